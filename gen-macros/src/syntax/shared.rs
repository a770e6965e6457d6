//! Where a signature says that an argument is a shared reference: there it has to be changed if the body needs a unique one.

use proc_macro2::Span;
use quote::ToTokens as _;
use syn::{Receiver, ReceiverKind, Type};

/// The `&` and the last token of a type, if it is a shared reference.
pub(crate) fn shared_at(ty: &Type) -> Option<(Span, Span)> {
    match ty {
        Type::Reference(reference) if reference.mutability.is_none() => {
            let last = reference.elem.to_token_stream().into_iter().last()?;
            Some((reference.and_token.span, last.span()))
        }
        _ => None,
    }
}

/// The same of a receiver.
pub(crate) fn receiver_shared_at(receiver: &Receiver) -> Option<(Span, Span)> {
    match &receiver.kind {
        ReceiverKind::Reference(and, _, None) => Some((and.span, receiver.self_token.span)),
        ReceiverKind::Typed(_, ty) => shared_at(ty),
        _ => None,
    }
}
