//! The lifetimes that a signature leaves out: those of arguments that are references are one.
//!
//! ```text
//! fn merge(a: &[u32], b: &[u32]) -> impl Iterator<Item = u32>                      from
//! fn merge<'g>(a: &'g [u32], b: &'g [u32]) -> impl Iterator<Item = u32>            into
//! ```
//!
//! The generator lives as long as the shortest of them, whatever they are called. A state may hold what refers to the
//! one or to the other; of the time for which both live rustc knows no name, and only what has one can be part of what
//! an `impl Trait` stands for. What a trait declares has to keep its lifetimes, and so have methods, but for those with a
//! visibility, which no trait has. If the return type leaves out a lifetime, it is that of `self`, which keeps its own then.
//! Of an associated function without `self` nobody can tell that it is one: rustc reports it, and lifetimes with names are
//! the remedy.

use proc_macro2::Span;
use syn::visit::Visit;
use syn::{
    FnArg, GenericParam, Lifetime, LifetimeParam, Receiver, ReceiverKind, ReturnType, Signature, Type, TypeReference,
    Visibility,
};

/// Gives references among the arguments that leave out their lifetimes the same one, if there are several.
pub(crate) fn unite_elided(vis: &Visibility, sig: &mut Signature) {
    if !may_unite(vis, sig) || sig.inputs.iter_mut().filter_map(elided_by).count() < 2 {
        return;
    }
    let name = Lifetime::new("'genfn", Span::mixed_site());
    for lifetime in sig.inputs.iter_mut().filter_map(elided_by) {
        *lifetime = Some(name.clone());
    }
    sig.generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(name)));
}

/// No trait tells which lifetimes there are, and callers can't see that they are one.
fn may_unite(vis: &Visibility, sig: &Signature) -> bool {
    let ReturnType::Type(_, output) = &sig.output else { return false };
    let is_own = sig.receiver().is_none() || !matches!(vis, Visibility::Inherited) && !leaves_out(output);
    matches!(**output, Type::ImplTrait(_)) && is_own
}

/// The lifetime that an argument leaves out, if it is a reference.
fn elided_by(arg: &mut FnArg) -> Option<&mut Option<Lifetime>> {
    match arg {
        FnArg::Receiver(Receiver { kind: ReceiverKind::Reference(_, lifetime @ None, _), .. }) => Some(lifetime),
        FnArg::Receiver(_) => None,
        FnArg::Typed(typed) => elided_in(&mut typed.ty),
    }
}

fn elided_in(ty: &mut Type) -> Option<&mut Option<Lifetime>> {
    match ty {
        Type::Reference(reference) => Some(&mut reference.lifetime).filter(|lifetime| lifetime.is_none()),
        Type::Paren(inner) => elided_in(&mut inner.elem),
        Type::Group(inner) => elided_in(&mut inner.elem),
        _ => None,
    }
}

/// Whether a return type leaves out a lifetime.
fn leaves_out(output: &Type) -> bool {
    let mut search = LeftOut(false);
    search.visit_type(output);
    search.0
}

struct LeftOut(bool);

impl Visit<'_> for LeftOut {
    fn visit_type_reference(&mut self, reference: &TypeReference) {
        self.0 |= reference.lifetime.is_none();
        syn::visit::visit_type_reference(self, reference);
    }

    fn visit_lifetime(&mut self, lifetime: &Lifetime) {
        self.0 |= lifetime.ident == "_";
    }
}
