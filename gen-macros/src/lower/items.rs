//! Items in a body.
//!
//! An item must exist once, but a block on the spine is entered by several steps. Items of the body stand in front of
//! the machine; so do those of its blocks, if that leaves all names as they are. What declares nothing of its own
//! (`use`, constants, aliases, `macro_rules!`) stays in its block, in every step.

use super::Lowerer;
use crate::ir::{Dest, StmtKind};
use crate::resolve::holes;
use crate::syntax::tokens::any_ident;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::{Block, Item};

impl Lowerer<'_> {
    /// Lowers an item of `block`, or of the body itself.
    pub(super) fn lower_item(&mut self, item: &Item, block: Option<&Block>) {
        let tokens = item.to_token_stream();
        let stays = match item {
            Item::Macro(_) => block.is_some() || names_locals(&tokens),
            Item::Use(_) | Item::Const(_) | Item::Type(_) => block.is_some(),
            _ => false,
        };
        if stays {
            return self.push(StmtKind::Item(tokens), Dest::Discard);
        }
        if let (Some(block), Some(name)) = (block, name_of(item)) {
            self.check_hoisted(name, block);
        }
        self.items.push(tokens);
    }

    /// An item that leaves its block must not be visible where it was not before.
    fn check_hoisted(&mut self, name: &Ident, block: &Block) {
        let count = |tokens: &TokenStream| {
            let mut count = 0;
            any_ident(tokens, &mut |ident| {
                count += usize::from(ident == name);
                false
            });
            count
        };
        if count(&self.whole) != count(&block.to_token_stream()) {
            let message =
                format!("`{name}` is declared in a block that suspends the generator, and named outside of it");
            self.cx.error_help(name, &message, "rename the item, or declare it at the beginning of the function");
        }
    }
}

/// The name that an item declares.
fn name_of(item: &Item) -> Option<&Ident> {
    match item {
        Item::Enum(item) => Some(&item.ident),
        Item::Fn(item) => Some(&item.sig.ident),
        Item::Mod(item) => Some(&item.ident),
        Item::Static(item) => Some(&item.ident),
        Item::Struct(item) => Some(&item.ident),
        Item::Trait(item) => Some(&item.ident),
        Item::TraitAlias(item) => Some(&item.ident),
        Item::Union(item) => Some(&item.ident),
        _ => None,
    }
}

fn names_locals(tokens: &TokenStream) -> bool {
    let mut found = false;
    holes::for_each_local(tokens, &mut |_| found = true);
    found
}
