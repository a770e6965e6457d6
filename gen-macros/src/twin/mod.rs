//! The twin of a body: the body as the user wrote it, from its beginning to its end.
//!
//! A machine spreads the user's code over steps, where no lint can tell what becomes of its locals, and no optimiser
//! sees the loops that it came from. In its twin it stands as in any function. So rustc's lints see it, once, and what
//! consumes a generator whole (`Iterator::fold`, and all that is made of it) runs it as the loop that it is:
//!
//! ```text
//! fn f(mut n: u32) -> impl Generator<u8, Yield = u32, Return = ()> {                               from
//!     let m = yield_!(n);
//! }
//! let unstarted = with_twin::<u8, u32, (), _, _>(State::Start { v0: n }, |state, sink| {           into
//!     let State::Start { v0 } = state else { impossible() };
//!     let mut n = v0;
//!     match () { () => { let m = Item::<u32> { value: n }.give(sink) } }
//! });
//! ```
//!
//! There is none where a part of the body can't stand twice. It is shown to rustc, but never run, where the machine
//! evaluates something at another time than the body as it is written.

mod this;
mod writer;

use crate::compile::{Compiled, Unit};
use crate::emit::fresh::Words;
use crate::emit::names;
use crate::resolve::pattern::single_binding;
use crate::syntax::item::Function;
use crate::syntax::shared::{receiver_shared_at, shared_at};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::buffer::TokenBuffer;
use syn::{Attribute, Block, FnArg, Signature};
use writer::Writer;

/// What the user wrote.
#[derive(Clone, Copy)]
pub(crate) struct Written<'a> {
    pub(crate) unit: &'a Unit,
    pub(crate) function: &'a Function,
    /// Its signature, as far as it is not configured out.
    pub(crate) sig: &'a Signature,
}

impl Written<'_> {
    /// What stands for `self`.
    fn this(&self) -> String {
        self.words().this()
    }

    /// Its words.
    pub(crate) fn words(&self) -> Words {
        let mut said = self.function.said.clone();
        said.read(TokenBuffer::new2(self.sig.to_token_stream()).begin());
        Words::of(said)
    }
}

/// The body with everything replaced that suspends or leaves; `None` if it can't stand twice.
pub(crate) fn write_twin(unit: &Unit, local_macros: &[String], mut body: Block) -> Option<Block> {
    // The function has these braces. Were they the same, rustc would take the closure's body for the function's.
    body.brace_token = syn::token::Brace(body.brace_token.span.close());
    let mut writer = Writer::new(unit, local_macros);
    writer.write(&mut body);
    writer.possible().then_some(body)
}

/// Emits what makes the beginning of a generator: of its first state, with its twin if there can be one.
pub(crate) fn emit_unstarted(
    written: Written<'_>,
    compiled: &Compiled,
    twin: Option<&Block>,
    start: &TokenStream,
) -> TokenStream {
    let (path, unstarted, first) = (&written.unit.runtime, names::unstarted(), names::first());
    let made = match twin {
        Some(body) => {
            let (lints, makes) = (lints(written), makes(written.unit, compiled));
            let twin = emit_closure(written, compiled, body);
            quote!(#(#lints)* let #unstarted = #makes(#first, #twin);)
        }
        None => quote!(let #unstarted = #path::without_twin(#first);),
    };
    quote! {
        #[cfg_attr(clippy, allow(clippy::used_underscore_binding))] // It is moved, not used.
        let #first = #start;
        #made
    }
}

/// What takes the first state and the twin.
fn makes(unit: &Unit, compiled: &Compiled) -> TokenStream {
    let (path, contract) = (&unit.runtime, &unit.contract);
    let (takes, yields, returns) = (&contract.takes, &contract.yields, &contract.returns);
    match (compiled.runs_as_written(), unit.try_mode) {
        (true, true) => quote!(#path::with_try_twin::<#yields, _, _>),
        (true, false) => quote!(#path::with_twin::<#takes, #yields, #returns, _, _>),
        (false, true) => quote!(#path::with_checked_twin::<#takes, #yields, #path::Option<#yields>, _, _>),
        (false, false) => quote!(#path::with_checked_twin::<#takes, #yields, #returns, _, _>),
    }
}

fn emit_closure(written: Written<'_>, compiled: &Compiled, body: &Block) -> TokenStream {
    // Where the user has written the type of the items: rustc shows it for a lifetime in that.
    let item = written.unit.contract.yields.to_token_stream().into_iter().next();
    let item = item.map_or_else(Span::call_site, |token| token.span());
    let (path, states, sink) = (&written.unit.runtime, names::states(), sink(Span::mixed_site().located_at(item)));
    let [state, ended] = ["genfn_state", "genfn_ended"].map(|name| names::local(name, Span::mixed_site()));
    let fields = compiled.body().args.iter().map(|arg| names::field(*arg)).collect::<Vec<_>>();
    let args = written.sig.inputs.iter().zip(&fields).map(|(input, field)| match input {
        FnArg::Receiver(receiver) => {
            let (mutability, this) = (&receiver.mutability, Ident::new(&written.this(), receiver.self_token.span));
            let value = names::argument(field.clone(), receiver_shared_at(receiver));
            // No lint tells of a `self` that is not used.
            quote! {
                #[cfg_attr(clippy, allow(clippy::borrow_deref_ref))]
                let #mutability #this = #value;
                let _ = &#this;
            }
        }
        FnArg::Typed(arg) => {
            // What the pattern leaves of it is dropped right behind what it binds.
            let (pattern, whole) = (&arg.pat, single_binding(&arg.pat).is_none().then(|| quote!(let #field = #field;)));
            let value = names::argument(field.clone(), shared_at(&arg.ty));
            quote! {
                #whole
                #[cfg_attr(clippy, allow(clippy::no_effect_underscore_binding, clippy::borrow_deref_ref, clippy::shadow_unrelated))]
                let #pattern = #value;
            }
        }
    });
    let body = match written.sig.receiver() {
        Some(_) => this::rename(body.to_token_stream(), &written.this()),
        None => body.to_token_stream(),
    };
    // In an arm, so that the temporaries of its last expression are dropped before the arguments.
    let body = quote!(match () { () => #body });
    let body = if written.unit.try_mode {
        let returns = &written.unit.contract.returns;
        quote!(let #ended: #returns = #body; #[allow(unreachable_code)] #path::MayFail::error(#ended))
    } else {
        body
    };
    let begin = (!fields.is_empty())
        .then(|| quote!(let #states::Start { #(#fields),* } = #state else { #path::impossible() };));
    quote! {
        |#state, #sink| {
            #begin
            #(#args)*
            #body
        }
    }
}

/// The attributes for lints that stand in the body and on its arguments.
fn lints(written: Written<'_>) -> Vec<TokenStream> {
    let of_arguments = written.sig.inputs.iter().flat_map(|input| match input {
        FnArg::Receiver(receiver) => receiver.attrs.clone(),
        FnArg::Typed(arg) => arg.attrs.clone(),
    });
    let levels = ["allow", "expect", "warn", "deny", "forbid"];
    let is_lint = |attr: &Attribute| levels.iter().any(|level| attr.path().is_ident(level));
    let lints = written.function.inner_attrs().into_iter().chain(of_arguments).filter(is_lint).map(|attr| {
        let meta = attr.meta;
        quote!(#[#meta])
    });
    lints.collect()
}

/// What takes the values that the twin yields.
fn sink(at: Span) -> Ident {
    names::local("genfn_sink", at)
}
