//! The functions in an item that is none: those that suspend are meant to have its attribute.
//!
//! ```text
//! #[generator] impl List { fn walk(&self) -> impl Iterator<Item = u8> { yield_!(0); } }            from
//! impl List { #[generator] fn walk(&self) -> impl Iterator<Item = u8> { yield_!(0); } }            as if it were
//! ```

use super::tokens::find_suspending;
use proc_macro2::TokenStream;
use quote::ToTokens;
use syn::visit_mut::{self, VisitMut};
use syn::{ImplItem, Item, TraitItem};

/// Replaces the functions in an item that suspend by what `expand` makes of them. It tells whether there are any.
pub(crate) fn expand_within(item: &mut Item, expand: &mut dyn FnMut(TokenStream) -> TokenStream) -> bool {
    let mut functions = Functions { expand, found: false };
    visit_mut::visit_item_mut(&mut functions, item);
    functions.found
}

struct Functions<'a> {
    expand: &'a mut dyn FnMut(TokenStream) -> TokenStream,
    found: bool,
}

impl Functions<'_> {
    fn expanded(&mut self, function: &impl ToTokens) -> Option<TokenStream> {
        let tokens = function.to_token_stream();
        find_suspending(tokens.clone())?;
        self.found = true;
        Some((self.expand)(tokens))
    }
}

impl VisitMut for Functions<'_> {
    fn visit_item_mut(&mut self, item: &mut Item) {
        match item {
            Item::Fn(function) => {
                if let Some(expanded) = self.expanded(function) {
                    *item = Item::Verbatim(expanded);
                }
            }
            item => visit_mut::visit_item_mut(self, item),
        }
    }

    fn visit_impl_item_mut(&mut self, item: &mut ImplItem) {
        if let ImplItem::Fn(function) = item
            && let Some(expanded) = self.expanded(function)
        {
            *item = ImplItem::Verbatim(expanded);
        }
    }

    fn visit_trait_item_mut(&mut self, item: &mut TraitItem) {
        if let TraitItem::Fn(function) = item
            && let Some(expanded) = self.expanded(function)
        {
            *item = TraitItem::Verbatim(expanded);
        }
    }
}
