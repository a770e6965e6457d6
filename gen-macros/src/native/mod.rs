//! Bodies that rustc compiles itself: those of boxed generators, coroutines and streams are `async` blocks.
//!
//! Input: the checked body, as the user wrote it. Output: the tokens of the function's body. Nothing is taken apart;
//! what suspends becomes an await of a future of the runtime, which hands the value over to whoever resumes the frame.
//!
//! ```text
//! #[generator(boxed)]                                                                            from
//! fn lengths(text: String) -> impl Iterator<Item = usize> {
//!     for line in text.lines() { yield_!(line.len()); }
//! }
//!
//! let (vacancy, mut yielder) = frame::<(), usize>();                                             into
//! vacancy.boxed(async move {
//!     if let Some(returned) = None::<()> { return returned; }
//!     let text = text;
//!     let returned: () = { for line in text.lines() {
//!         match give(line.len(), &mut yielder).await { () => receive(&mut yielder).await };
//!     } };
//!     returned
//! })
//! ```
//!
//! | notation | `yield_!(v)` | `yield_from!(x)` | the block |
//! |---|---|---|---|
//! | generator | `give(v).await; receive().await` | a loop that resumes `x` and hands over | `vacancy.boxed(block)` |
//! | generator that is a `BoxGenerator` | `say(v); hear().await` | `genfn_tag().pass(x).await` | `plain(block)`, an async closure |
//! | coroutine | `turn().await` | `x.await` | `block` |
//! | stream | `give(v).await; receive().await` | not allowed | `Frame::fill(vacancy, block)` |

mod arguments;
mod block;
mod exits;
mod points;
mod suspend;

use crate::compile::Unit;
use crate::diag::Errors;
use crate::syntax::check::{Rules, check_body, local_macros};
use crate::syntax::notation::Notation;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use syn::{Block, Signature};

/// The most tokens of a body that is a part of all that resumes it.
const SMALL: usize = 250;

/// A function whose body rustc compiles.
#[derive(Clone, Copy)]
pub(crate) struct Native<'a> {
    pub(crate) unit: &'a Unit,
    pub(crate) notation: Notation,
    /// The frame is in a heap allocation, though the signature does not say so.
    pub(crate) boxed: bool,
}

/// Emits the body of a function. What is left of the arguments in the signature are names.
pub(crate) fn compile_native(
    cx: &mut Errors,
    native: Native<'_>,
    sig: &mut Signature,
    mut body: Block,
) -> Result<TokenStream, TokenStream> {
    let local_macros = local_macros(native.unit.holds, &body);
    check_body(cx, Rules { notation: native.notation, local_macros: &local_macros, sees_all: true }, &body);
    cx.finish()?;
    // Seen together with the code that resumes it, a body is shorter; rustc might keep it apart, for there may be several.
    // Without optimizations there would only be more code.
    let inline =
        (size_of(body.to_token_stream()) <= SMALL).then(|| quote!(#[cfg_attr(not(debug_assertions), inline(always))]));
    suspend::expand_suspensions(cx, native, &mut body);
    cx.finish()?;
    if native.unit.try_mode && native.unit.contract.returns_nothing() {
        exits::wrap_returns(native, &mut body);
    }
    let arguments = arguments::bind_arguments(sig);
    let block = block::emit_block(native, &arguments, &body.to_token_stream());
    Ok(emit_frame(native, inline.as_ref(), &block))
}

/// How many tokens there are, at any depth.
fn size_of(tokens: TokenStream) -> usize {
    let size = |token| if let TokenTree::Group(group) = token { size_of(group.stream()) } else { 1 };
    tokens.into_iter().map(size).sum()
}

/// Puts the block into what the signature promises.
fn emit_frame(native: Native<'_>, inline: Option<&TokenStream>, block: &TokenStream) -> TokenStream {
    let path = native.unit.runtime.path();
    let (outer, vacancy) = (native.unit.contract.boxed, points::vacancy());
    let made = match native.notation {
        Notation::Coroutine => block.clone(),
        Notation::Generator if native.unit.contract.stacked => emit_stacked(native, block),
        Notation::Generator => quote!(#vacancy.boxed(#inline #block)),
        Notation::Stream => quote!(#path::Frame::fill(#vacancy, #inline #block)),
    };
    let made = match native.notation {
        Notation::Generator if outer => quote!(#path::Box::new(#made)),
        Notation::Coroutine | Notation::Stream if outer || native.boxed => quote!(#path::Box::pin(#made)),
        _ => made,
    };
    let head = emit_head(native);
    quote!(#head #made)
}

/// Puts the block into a `BoxGenerator`.
fn emit_stacked(native: Native<'_>, block: &TokenStream) -> TokenStream {
    let (path, contract) = (native.unit.runtime.path(), &native.unit.contract);
    let (yields, takes, returns) = (&contract.yields, &contract.takes, &contract.returns);
    if contract.returns_nothing() {
        return quote!(#path::stack::plain::<#yields, #takes>(#block));
    }
    quote!(#path::stack::returning::<#yields, #takes, #returns>(#block))
}

/// What comes before: the two ends of the exchange, and what `yield_from!` asks with.
fn emit_head(native: Native<'_>) -> TokenStream {
    let path = native.unit.runtime.path();
    let exchange = emit_exchange(native);
    // No other task waits for what a generator holds.
    let held = quote!(#![cfg_attr(clippy, allow(clippy::await_holding_refcell_ref, clippy::await_holding_lock))]);
    match native.notation {
        Notation::Generator if native.unit.contract.stacked => quote! {
            #held
            #[allow(unused_imports)] // It may not delegate, and rungs above the one that answers.
            use #path::stack::{
                JoinsBody as _, JoinsGenerator as _, JoinsIterable as _, JoinsNothing as _, JoinsReturn as _,
            };
        },
        Notation::Generator => {
            quote! {
                #held
                #[allow(unused_imports)] // It may not delegate.
                use #path::{DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _};
                #exchange
            }
        }
        Notation::Coroutine => quote! {
            #![allow(clippy::manual_async_fn)] // That is the other notation.
            #[allow(unused_imports)] // It may not wait.
            use #path::{PausesForFuture as _, PausesForNothing as _};
        },
        Notation::Stream => exchange,
    }
}

fn emit_exchange(native: Native<'_>) -> TokenStream {
    let path = native.unit.runtime.path();
    let (takes, gives) = (&native.unit.contract.takes, &native.unit.contract.yields);
    let (vacancy, yielder) = (points::vacancy(), points::yielder());
    quote! {
        #[allow(unused_mut, unused_variables)] // It may not suspend.
        let (#vacancy, mut #yielder) = #path::frame::<#takes, #gives>();
    }
}
