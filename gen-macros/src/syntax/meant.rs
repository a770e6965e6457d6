//! What the types in a signature were meant to be that can't stand there: callers of the function are checked against that.
//!
//! ```text
//! text: str                          an argument without a size
//! text: &str                         what callers hand over
//! -> Iterator<Item = u8>             a trait for a type
//! -> dyn Iterator<Item = u8>         a type without a size
//! -> impl Iterator<Item = u8>        what callers see of both
//! ```

use super::check::unsized_type;
use syn::visit_mut::{self, VisitMut};
use syn::{FnArg, ReturnType, Signature, Type, parse_quote};

/// Replaces types of which rustc would say what has been said.
pub(crate) fn mean(sig: &mut Signature) {
    for arg in &mut sig.inputs {
        let borrowed = unsized_type(arg).map(|ty| parse_quote!(&#ty));
        if let (FnArg::Typed(arg), Some(borrowed)) = (arg, borrowed) {
            *arg.ty = borrowed;
        }
    }
    if let ReturnType::Type(_, ty) = &mut sig.output {
        mean_returned(ty);
    }
}

fn mean_returned(ty: &mut Type) {
    match ty {
        Type::TraitObject(object) => {
            let bounds = &object.bounds;
            *ty = parse_quote!(impl #bounds);
        }
        Type::Path(_) if is_trait(ty) => *ty = parse_quote!(impl #ty),
        _ => Pointed.visit_type_mut(ty),
    }
}

const TRAITS: [&str; 6] = ["Iterator", "FusedIterator", "ExactSizeIterator", "Generator", "Future", "Stream"];

fn is_trait(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|name| TRAITS.iter().any(|known| name.ident == known))
}

/// A trait for what a pointer points to.
struct Pointed;

impl VisitMut for Pointed {
    fn visit_type_mut(&mut self, ty: &mut Type) {
        if is_trait(ty) {
            *ty = parse_quote!(dyn #ty);
        }
        visit_mut::visit_type_mut(self, ty);
    }
}
