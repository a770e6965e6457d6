//! The macros of [`genfn`](https://docs.rs/genfn), which re-exports them.
//!
//! They are a small compiler; `ARCHITECTURE.md` in the repository describes its passes.
#![forbid(unsafe_code)]

mod analysis;
mod compile;
mod diag;
mod elaborate;
mod emit;
mod expand;
mod ir;
mod layout;
mod lower;
mod name_list;
mod native;
mod resolve;
mod syntax;
#[cfg(test)]
mod tests;
mod twin;

use proc_macro::TokenStream;
use syntax::notation::Notation;

/// Turns a function into a generator.
///
/// See the `genfn` crate for what can stand in its body and what it may return.
#[proc_macro_attribute]
pub fn generator(args: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(Notation::Generator, args.into(), &item.into()).into()
}

/// Turns a function into a generator-based coroutine: a future whose body waits with `yield_from!`.
///
/// It is written with its path, `#[genfn::coroutine]`, because rustc has an attribute of its own that is called `coroutine`.
///
/// See the `genfn` crate for an example.
#[proc_macro_attribute]
pub fn coroutine(args: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(Notation::Coroutine, args.into(), &item.into()).into()
}

/// Turns a function into an asynchronous generator: a stream whose body both yields and awaits.
///
/// See the `genfn` crate for an example.
#[proc_macro_attribute]
pub fn stream(args: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(Notation::Stream, args.into(), &item.into()).into()
}

/// Suspends the generator: hands out a value, and evaluates to what is sent next.
///
/// It is expanded by the attribute of the generator around it, and needs no import there. On its own it is an error, which
/// says so.
#[proc_macro]
pub fn yield_(_: TokenStream) -> TokenStream {
    outside("yield_!", "annotate the function with `#[generator]`, or with `#[stream]` to `.await` as well")
}

/// Delegates to another generator, or to an iterable: yields all that it yields, and evaluates to what it returns.
///
/// It is expanded by the attribute of the generator around it, and needs no import there. On its own it is an error, which
/// says so.
#[proc_macro]
pub fn yield_from(_: TokenStream) -> TokenStream {
    let help = "annotate the function with `#[generator]`, or with `#[genfn::coroutine]` to wait for futures";
    outside("yield_from!", help)
}

fn outside(name: &str, help: &str) -> TokenStream {
    let message = format!("`{name}` outside of a generator\n= help: {help}");
    quote::quote!(::core::compile_error!(#message)).into()
}
