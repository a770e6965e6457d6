//! Where emitted code finds the runtime: the alias that each function declares, and the traits that it brings into scope.

use super::questions::{RUNGS_OF_BLANKS, rungs_of_parts};
use crate::lower::{Site, SiteKind};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, TokenStreamExt as _, format_ident, quote};
use syn::Path;

/// The path to what emitted code refers to: an alias, declared once in each function.
pub(crate) struct Runtime {
    path: TokenStream,
}

impl Runtime {
    /// The runtime below the path of the `genfn` crate.
    pub(crate) fn new(genfn: Option<&Path>) -> Self {
        let path = match genfn {
            Some(path) => quote!(#path::__private),
            None => quote!(::genfn::__private),
        };
        Self { path }
    }

    /// The full path, for places where the alias is not in scope.
    pub(crate) fn path(&self) -> &TokenStream {
        &self.path
    }

    /// What the alias stands for. A function that delegates to itself has another machine.
    fn names_of(&self, recurses: bool) -> TokenStream {
        let path = &self.path;
        if recurses { quote!(#path::recursion) } else { path.clone() }
    }

    /// What a body returns that ends with its first error, if it returns results.
    pub(crate) fn result_of(&self, yields: &syn::Type) -> syn::Type {
        let path = &self.path;
        syn::parse_quote!(#path::Result<(), <#yields as #path::Fallible>::Error>)
    }

    /// Declares the alias, and brings the traits into scope by which rustc is asked about types.
    pub(crate) fn import(
        &self,
        recurses: bool,
        delegates: bool,
        rungs: &[&str],
        vacated: &[Site],
        splits: bool,
    ) -> TokenStream {
        let path = &self.path;
        let delegation = delegates.then(|| {
            quote!(use #path::{Delegate as _, DelegatesGenerator as _, DelegatesIterable as _, DelegatesNothing as _};)
        });
        let asks = !rungs.is_empty() || !vacated.is_empty();
        let rungs = rungs.iter().map(|name| format_ident!("{name}"));
        let parts = rungs_of_parts(vacated).into_iter().map(|name| format_ident!("{name}"));
        let asked = asks.then(|| {
            quote! {
                #[allow(unused_imports)] // Rungs above the one that answers.
                use #path::{keep::{#(#rungs as _),*}, part::{#(#parts as _),*}};
            }
        });
        let waits = vacated.iter().any(|site| site.kind == SiteKind::Awaited);
        let split = (splits || waits).then(|| {
            quote! {
                #[allow(unused_imports)]
                use #path::split::{
                    OrderAny as _, OrderCopy as _, OrderFrees as _, StaysAny as _, StaysCopy as _, TakenAny as _,
                    TakenCopy as _,
                };
            }
        });
        let blanks = RUNGS_OF_BLANKS.map(|name| format_ident!("{name}"));
        let blank = (splits || !vacated.is_empty()).then(|| {
            quote! {
                #[allow(unused_imports)]
                use #path::blank::{#(#blanks as _),*};
            }
        });
        let names = self.names_of(recurses);
        quote!(use #names as __genfn; #delegation #asked #split #blank)
    }

    /// Brings the traits into scope by which rustc is asked what can be taken out of values.
    pub(crate) fn import_opened(&self) -> TokenStream {
        let path = &self.path;
        quote! {
            #[allow(unused_imports)]
            use #path::opened::{
                PartAny as _, PartBlank as _, PartCopy as _, PartDefault as _, PartDrop as _, PartShared as _, PartUnique as _,
                SeenReference as _, SeenValue as _,
            };
        }
    }

    /// Brings the traits into scope by which rustc is asked whether a local can be used again.
    pub(crate) fn import_again(&self) -> TokenStream {
        let path = &self.path;
        quote! {
            #[allow(unused_imports)] // What answers is one of them.
            use #path::again::{
                AdaptsAgainAny as _, AdaptsAgainArray as _, AdaptsAgainCopy as _,
                AdaptsAgainOption as _, AdaptsAgainResult as _, AdaptsAgainUnique as _, AgainAny as _, AgainCopy as _,
                AgainUnique as _, LendsAny as _, LendsOwned as _, MovesAny as _, MovesCopy as _,
            };
        }
    }
}

impl ToTokens for Runtime {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        // One token is appended in a fraction of the time that a stream takes.
        tokens.append(Ident::new("__genfn", Span::call_site()));
    }
}
