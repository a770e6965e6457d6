//! The arguments, which belong to the block, used or not.
//!
//! ```text
//! fn f(&self, mut n: u32, (a, b): (u8, u8), _: Guard) -> ..                                      from
//! fn f(&self, n: u32, arg2: (u8, u8), arg3: Guard) -> ..                                         into
//!     let _ = &self; let mut n = n; let arg2 = arg2; let (a, b) = arg2; let arg3 = arg3; let _ = arg3;
//! ```
//!
//! So they are captured in order, and dropped as those of an `async fn` are: in reverse, each pattern's parts before
//! what it leaves behind.

use crate::emit::names;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned as _;
use syn::{FnArg, Pat, PatType, Receiver, Signature, parse_quote};

/// Leaves names in the signature, and returns the statements that bind what they stand for.
pub(super) fn bind_arguments(sig: &mut Signature) -> TokenStream {
    let inputs = sig.inputs.iter_mut().enumerate();
    inputs
        .map(|(position, input)| match input {
            FnArg::Receiver(receiver) => capture_receiver(receiver),
            FnArg::Typed(arg) => bind_argument(arg, position),
        })
        .collect()
}

fn capture_receiver(receiver: &Receiver) -> TokenStream {
    let this = receiver.self_token;
    quote!(let _ = &#this;)
}

fn bind_argument(arg: &mut PatType, position: usize) -> TokenStream {
    let attrs = &arg.attrs;
    if let Pat::Ident(binding) = &mut *arg.pat
        && binding.by_ref.is_none()
        && binding.subpat.is_none()
    {
        let (name, mutability) = (&binding.ident, binding.mutability.take());
        return quote! {
            #(#attrs)*
            // It is moved, not used.
            #[cfg_attr(clippy, allow(clippy::used_underscore_binding, clippy::no_effect_underscore_binding, clippy::shadow_same))]
            let #mutability #name = #name;
        };
    }
    let span = Span::mixed_site().located_at(arg.pat.span());
    let name = names::local(&format!("genfn_arg{position}"), span);
    let pattern = std::mem::replace(&mut *arg.pat, parse_quote!(#name));
    quote!(#(#attrs)* let #name = #name; #(#attrs)* let #pattern = #name;)
}
