//! The signature for editions before 2024, in which an `impl Trait` captures a lifetime only if it names it.
//!
//! ```text
//! fn f(&self, text: &str) -> impl Iterator<Item = char>                                          from
//! fn f<'g0, 'g1>(&'g0 self, text: &'g1 str) -> impl Iterator<Item = char> + Captures<(..)>       into
//! ```
//!
//! What the return type leaves out has the name of what it stands for: a lifetime that is named in one place and left out
//! in another one is linted against.

use super::Runtime;
use proc_macro2::Span;
use quote::quote;
use syn::visit_mut::VisitMut;
use syn::{
    GenericParam, Lifetime, LifetimeParam, ParenthesizedGenericArguments, Receiver, ReceiverKind, ReturnType,
    Signature, Type, TypeFnPtr, TypeImplTrait, TypeParamBound, TypeReference, parse_quote,
};

/// The signature with every lifetime named and captured; `None` if there is none to capture.
pub(crate) fn capturing(runtime: &Runtime, sig: &Signature) -> Option<Signature> {
    let ReturnType::Type(_, output) = &sig.output else {
        return None;
    };
    let Type::ImplTrait(_) = &**output else {
        return None;
    };
    let mut sig = sig.clone();
    let mut elided = Elided::default();
    let has_self = sig.receiver().is_some();
    let mut of_self = None;
    for (position, input) in sig.inputs.iter_mut().enumerate() {
        elided.visit_fn_arg_mut(input);
        of_self = of_self.or((position == 0 && has_self).then(|| elided.only()).flatten());
    }
    elided.returned = of_self.or(elided.only());
    if elided.returned.is_some() {
        elided.visit_return_type_mut(&mut sig.output);
    }
    let names = sig.generics.lifetimes().map(|param| param.lifetime.clone()).chain(elided.named.iter().cloned());
    let names = names.collect::<Vec<_>>();
    if names.is_empty() && !has_self {
        return None;
    }
    let params = elided.named.into_iter().map(|lifetime| GenericParam::Lifetime(LifetimeParam::new(lifetime)));
    params.rev().for_each(|param| sig.generics.params.insert(0, param));
    let this = has_self.then(|| quote!(*const Self,));
    let path = runtime.path();
    let captures: TypeParamBound = parse_quote!(#path::Captures<(#this #(&#names (),)*)>);
    let ReturnType::Type(_, output) = &mut sig.output else {
        return None;
    };
    let Type::ImplTrait(TypeImplTrait { bounds, .. }) = &mut **output else {
        return None;
    };
    bounds.push(captures);
    Some(sig)
}

/// Names the lifetimes that arguments leave out, and then the one of them that the return type leaves out.
#[derive(Default)]
struct Elided {
    named: Vec<Lifetime>,
    /// The user has named one.
    told: bool,
    /// What the return type leaves out.
    returned: Option<Lifetime>,
}

impl Elided {
    fn name(&mut self, at: Span) -> Lifetime {
        let at = Span::mixed_site().located_at(at);
        if let Some(mut returned) = self.returned.clone() {
            returned.set_span(at);
            return returned;
        }
        let lifetime = Lifetime::new(&format!("'genfn{}", self.named.len()), Span::mixed_site());
        self.named.push(lifetime.clone());
        lifetime
    }

    /// The only lifetime so far, if it has been left out.
    fn only(&self) -> Option<Lifetime> {
        let [only] = &self.named[..] else { return None };
        (!self.told).then(|| only.clone())
    }
}

impl VisitMut for Elided {
    fn visit_receiver_mut(&mut self, receiver: &mut Receiver) {
        match &mut receiver.kind {
            ReceiverKind::Reference(and, lifetime @ None, _) => *lifetime = Some(self.name(and.span)),
            ReceiverKind::Reference(_, Some(lifetime), _) => self.visit_lifetime_mut(lifetime),
            ReceiverKind::Typed(_, ty) => self.visit_type_mut(ty),
            _ => {}
        }
    }

    fn visit_type_reference_mut(&mut self, reference: &mut TypeReference) {
        match &mut reference.lifetime {
            Some(lifetime) => self.visit_lifetime_mut(lifetime),
            None => reference.lifetime = Some(self.name(reference.and_token.span)),
        }
        self.visit_type_mut(&mut reference.elem);
    }

    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident == "_" {
            *lifetime = self.name(lifetime.span());
        } else {
            self.told = true;
        }
    }

    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {
        // `Fn(&T)`: for any lifetime.
    }

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {
        // `fn(&T)`: for any lifetime.
    }
}
