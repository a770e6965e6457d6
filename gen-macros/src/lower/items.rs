//! Items in a body.
//!
//! An item must exist once, but a block on the spine is entered by several steps. Items of the body stand in front of
//! the machine. In a block, what can be declared again in each step stays where it is: `use`, constants, aliases,
//! `macro_rules!` and functions. Types, traits, statics and implementations can't, and leave their block, together
//! with what they name of it, if that leaves the meaning of all names as it is.

use super::Lowerer;
use crate::ir::{Dest, StmtKind};
use crate::resolve::holes;
use crate::syntax::tokens::any_ident;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::{Block, Item, Stmt, UseTree};

impl Lowerer<'_> {
    /// Lowers an item of `block`, or of the body itself.
    pub(super) fn lower_item(&mut self, item: &Item, block: Option<&Block>) {
        let tokens = item.to_token_stream();
        let leaves = match block {
            Some(block) => leaving(block).iter().any(|leaving| std::ptr::eq(*leaving, item)),
            // The locals that a macro names are declared inside of the steps.
            None => !(matches!(item, Item::Macro(_)) && names_locals(&tokens)),
        };
        if !leaves {
            return self.push(StmtKind::Item(tokens.into()), Dest::Discard);
        }
        if let Some(block) = block {
            names_of(item).into_iter().for_each(|name| self.check_leaving(&name, block));
        }
        self.items.push(tokens);
    }

    /// An item that leaves its block must not be visible where it was not before.
    fn check_leaving(&mut self, name: &Ident, block: &Block) {
        if count(self.whole(), name) != count(&block.to_token_stream(), name) {
            let message =
                format!("`{name}` is declared in a block that suspends the generator, and named elsewhere, too");
            self.cx.error_help(name, &message, "rename the item, or declare it at the beginning of the function");
        }
    }
}

/// The items that leave a block.
fn leaving(block: &Block) -> Vec<&Item> {
    let items = block.stmts.iter().filter_map(|stmt| match stmt {
        Stmt::Item(item) => Some(item),
        _ => None,
    });
    let (mut leaving, mut rest): (Vec<_>, Vec<_>) = items.partition(|item| !is_repeatable(item));
    loop {
        let named = |item: &&Item| leaving.iter().any(|leaving: &&Item| mentions(leaving, item));
        let (more, others): (Vec<_>, Vec<_>) = rest.iter().copied().partition(named);
        if more.is_empty() {
            return leaving;
        }
        leaving.extend(more);
        rest = others;
    }
}

/// Whether an item means the same if it is declared several times.
pub(crate) fn is_repeatable(item: &Item) -> bool {
    match item {
        Item::Macro(_) | Item::Use(_) | Item::Const(_) | Item::Type(_) => true,
        Item::Fn(function) => {
            !any_ident(&function.block.to_token_stream(), &mut |ident| ident == "static" || ident == "thread_local")
        }
        _ => false,
    }
}

/// Whether an item names another one.
fn mentions(item: &Item, other: &Item) -> bool {
    let tokens = item.to_token_stream();
    names_of(other).iter().any(|name| count(&tokens, name) > 0)
}

fn count(tokens: &TokenStream, name: &Ident) -> usize {
    let mut count = 0;
    any_ident(tokens, &mut |ident| {
        count += usize::from(ident == name);
        false
    });
    count
}

/// The names that an item declares.
fn names_of(item: &Item) -> Vec<Ident> {
    match item {
        Item::Const(item) => vec![item.ident.clone()],
        Item::Enum(item) => vec![item.ident.clone()],
        Item::Fn(item) => vec![item.sig.ident.clone()],
        Item::Macro(item) => item.ident.iter().cloned().collect(),
        Item::Mod(item) => vec![item.ident.clone()],
        Item::Static(item) => vec![item.ident.clone()],
        Item::Struct(item) => vec![item.ident.clone()],
        Item::Trait(item) => vec![item.ident.clone()],
        Item::TraitAlias(item) => vec![item.ident.clone()],
        Item::Type(item) => vec![item.ident.clone()],
        Item::Union(item) => vec![item.ident.clone()],
        Item::Use(item) => names_of_use(&item.tree),
        _ => Vec::new(),
    }
}

fn names_of_use(tree: &UseTree) -> Vec<Ident> {
    match tree {
        UseTree::Path(path) => names_of_use(&path.tree),
        UseTree::Name(name) => vec![name.ident.clone()],
        UseTree::Rename(rename) => vec![rename.rename.clone()],
        UseTree::Group(group) => group.items.iter().flat_map(names_of_use).collect(),
        UseTree::Glob(_) => Vec::new(),
    }
}

fn names_locals(tokens: &TokenStream) -> bool {
    let mut found = false;
    holes::for_each_local(tokens, &mut |_| found = true);
    found
}
