//! The lifetimes that a signature leaves out: those of arguments that are references are one.
//!
//! ```text
//! fn merge(a: &[u32], b: &[u32]) -> impl Iterator<Item = u32>                      from
//! fn merge<'g>(a: &'g [u32], b: &'g [u32]) -> impl Iterator<Item = u32>            into
//! ```
//!
//! The generator lives as long as the shortest of them, whatever they are called. A state may hold what refers to the
//! one or to the other; of the time for which both live rustc knows no name, and only what has one can be part of what
//! an `impl Trait` stands for. What a trait declares has to keep its lifetimes, so that methods do. Of an associated
//! function without `self` nobody can tell that it is one: rustc reports it, and lifetimes with names are the remedy.

use proc_macro2::Span;
use syn::{FnArg, GenericParam, Lifetime, LifetimeParam, ReturnType, Signature, Type, TypeReference};

/// Gives references among the arguments that leave out their lifetimes the same one, if there are several.
pub(crate) fn unite_elided(sig: &mut Signature) {
    let is_opaque = matches!(&sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::ImplTrait(_)));
    if sig.receiver().is_some() || !is_opaque || sig.inputs.iter_mut().filter_map(elided_by).count() < 2 {
        return;
    }
    let lifetime = Lifetime::new("'genfn", Span::mixed_site());
    for reference in sig.inputs.iter_mut().filter_map(elided_by) {
        reference.lifetime = Some(lifetime.clone());
    }
    sig.generics.params.insert(0, GenericParam::Lifetime(LifetimeParam::new(lifetime)));
}

/// The argument, if it is a reference that leaves out its lifetime.
fn elided_by(arg: &mut FnArg) -> Option<&mut TypeReference> {
    let FnArg::Typed(typed) = arg else { return None };
    let mut ty = &mut *typed.ty;
    loop {
        match ty {
            Type::Reference(reference) => return Some(reference).filter(|reference| reference.lifetime.is_none()),
            Type::Paren(inner) => ty = &mut inner.elem,
            Type::Group(inner) => ty = &mut inner.elem,
            _ => return None,
        }
    }
}
