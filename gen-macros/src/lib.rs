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
mod resolve;
mod syntax;

use proc_macro::TokenStream;

/// Turns a function into a generator.
#[proc_macro_attribute]
pub fn generator(args: TokenStream, item: TokenStream) -> TokenStream {
    expand::expand(args.into(), &item.into()).into()
}

/// Suspends the generator.
#[proc_macro]
pub fn yield_(_: TokenStream) -> TokenStream {
    quote::quote!(::core::compile_error!("`yield_!` outside of a generator")).into()
}

/// Delegates.
#[proc_macro]
pub fn yield_from(_: TokenStream) -> TokenStream {
    quote::quote!(::core::compile_error!("`yield_from!` outside of a generator")).into()
}
