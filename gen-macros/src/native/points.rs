//! The suspension points: what `yield_!` and `yield_from!` are in an `async` block.

use super::Native;
use crate::emit::names;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{quote, quote_spanned};
use syn::Lifetime;

/// The frame that has no body yet.
pub(super) fn vacancy() -> Ident {
    names::local("genfn_vacancy", Span::mixed_site())
}

/// The body's end of the exchange.
pub(super) fn yielder() -> Ident {
    names::local("genfn_yielder", Span::mixed_site())
}

/// The path to the runtime, as if it stood where the user suspends.
fn runtime(native: Native<'_>, at: Span) -> TokenStream {
    let respan = |mut token: TokenTree| {
        token.set_span(token.span().located_at(at));
        token
    };
    native.unit.runtime.path().clone().into_iter().map(respan).collect()
}

/// Hands a value over, and evaluates to what is sent. The value's temporaries live until then, for a `match` keeps them.
pub(super) fn hand_over(native: Native<'_>, value: &TokenStream, at: Span) -> TokenStream {
    let (path, yielder) = (runtime(native, at), yielder());
    let (takes, yields) = (&native.unit.contract.takes, &native.unit.contract.yields);
    // In parentheses, since an operator may follow.
    if native.unit.contract.stacked {
        return quote_spanned! {at=>
            (match #path::stack::say::<#yields, #takes>(#value, #yielder) {
                () => #path::stack::hear(#yielder).await,
            })
        };
    }
    quote_spanned! {at=>
        (match #path::give::<#takes, #yields>(#value, &mut #yielder).await {
            () => #path::receive(&mut #yielder).await,
        })
    }
}

/// Hands over the value of a `yield_!`.
pub(super) fn yield_value(native: Native<'_>, value: &TokenStream, at: Span) -> TokenStream {
    let (path, yields) = (runtime(native, at), &native.unit.contract.yields);
    if !native.unit.try_mode {
        return hand_over(native, value, at);
    }
    hand_over(native, &quote_spanned!(at=> <#yields as #path::Fallible>::from_value(#value)), at)
}

/// Gives the other tasks a turn.
pub(super) fn turn(native: Native<'_>, at: Span) -> TokenStream {
    let path = runtime(native, at);
    quote_spanned!(at=> #path::turn().await)
}

/// Waits for a future. Its temporaries live as long as it, for a `match` keeps them.
pub(super) fn wait(native: Native<'_>, future: &TokenStream, at: Span) -> TokenStream {
    let path = runtime(native, at);
    let [from, awaited] = ["genfn_source", "genfn_awaited"].map(|name| names::local(name, at));
    // In parentheses, since an operator may follow.
    quote_spanned! {at=>
        (match #future {
            #from => {
                let #awaited = (&&#path::Pause::new(&#from)).genfn_tag().wait(#from);
                #awaited.await
            }
        })
    }
}

/// Delegates: in a `BoxGenerator`, by way of its stack.
pub(super) fn delegate(native: Native<'_>, source: &TokenStream, at: Span) -> TokenStream {
    if native.unit.contract.stacked { pass(native, source, at) } else { resume_all(native, source, at) }
}

fn pass(native: Native<'_>, source: &TokenStream, at: Span) -> TokenStream {
    let (path, yielder, from) = (runtime(native, at), yielder(), names::local("genfn_source", at));
    let passing = names::local("genfn_passing", at);
    let first = if native.unit.contract.takes_nothing() { quote!(#path::Some(())) } else { quote!(#path::None) };
    quote_spanned! {at=> ({
        let #passing = {
            let #from = #source;
            (&&&&&#path::stack::Joint::new(&#from, #yielder)).genfn_tag().pass(#yielder, #from, #first)
        };
        #passing.await
    })}
}

/// Hands over all that a generator yields, as `resolve/delegation.rs` does for plain generators.
fn resume_all(native: Native<'_>, source: &TokenStream, at: Span) -> TokenStream {
    let (path, contract) = (runtime(native, at), &native.unit.contract);
    let [delegate, sent, from, value] =
        ["genfn_delegate", "genfn_sent", "genfn_source", "genfn_value"].map(|name| names::local(name, at));
    let (takes, label) = (&contract.takes, Lifetime::new("'genfn_delegation", delegate.span()));
    let first = if contract.takes_nothing() { quote!(#path::Some(())) } else { quote!(#path::None) };
    let passed = yield_value(native, &quote!(#value), at);
    // In parentheses, since an operator may follow.
    quote_spanned! {at=> ({
        let mut #delegate = {
            let #from = #source;
            (&&&#path::Source::<#takes, _>::new(&#from)).genfn_tag().delegate(#from)
        };
        let mut #sent = #first;
        #label: loop {
            match #path::Delegate::<#takes>::resume(&mut #delegate, #sent) {
                #path::Passed(#value) => #sent = #path::Some(#passed),
                #path::Ended(#value) => break #label #value,
            }
        }
    })}
}
