//! The `async` block around a body.
//!
//! An `async` block has no place for the type that it returns, so that a `return` which comes before all others
//! tells it. With the argument `try` there are two blocks: what the inner one fails with, the outer one yields.

use super::{Native, points};
use crate::emit::names;
use proc_macro2::{Span, TokenStream};
use quote::quote;

/// Emits the block.
pub(super) fn emit_block(native: Native<'_>, arguments: &TokenStream, body: &TokenStream) -> TokenStream {
    if native.unit.try_mode {
        return emit_failing(native, arguments, body);
    }
    let returns = &native.unit.contract.returns;
    let block = emit_typed(native, &quote!(#returns), arguments, body);
    if native.unit.contract.stacked {
        let yielder = points::yielder();
        return quote!(async move |#[allow(unused_variables)] #yielder| #block); // It may not suspend.
    }
    quote!(async move #block)
}

/// `{ body }`, with the type that it returns.
fn emit_typed(native: Native<'_>, returns: &TokenStream, arguments: &TokenStream, body: &TokenStream) -> TokenStream {
    let path = native.unit.runtime.path();
    let returned = names::local("genfn_returned", Span::mixed_site());
    quote! {{
        if let #path::Some(#returned) = #path::None::<#returns> {
            return #returned;
        }
        #arguments
        let #returned: #returns = #body;
        #[allow(unreachable_code)] // The body may end by `return` alone.
        #returned
    }}
}

/// Yields what the body fails with, and ends.
fn emit_failing(native: Native<'_>, arguments: &TokenStream, body: &TokenStream) -> TokenStream {
    let path = native.unit.runtime.path();
    let yields = &native.unit.contract.yields;
    let returns = quote!(#path::Result<(), <#yields as #path::Fallible>::Error>);
    let wrapped = quote!({ let (): () = #body; #[allow(unreachable_code)] #path::Ok(()) });
    let body = if native.unit.contract.returns_nothing() { &wrapped } else { body };
    let block = emit_typed(native, &returns, arguments, body);
    let [outcome, error] = ["genfn_outcome", "genfn_error"].map(|name| names::local(name, Span::mixed_site()));
    let yielder = points::yielder();
    let last = quote!(<#yields as #path::Fallible>::from_error(#error));
    let last = points::hand_over(native, &last, Span::mixed_site());
    quote! {
        async move {
            let mut #yielder = &mut #yielder;
            let #outcome = {
                #[allow(unused_mut, unused_variables)] // It may not suspend.
                let mut #yielder = &mut *#yielder;
                async move #block
            };
            if let #path::Err(#error) = #outcome.await {
                #last;
            }
        }
    }
}
