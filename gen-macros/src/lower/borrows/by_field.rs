//! Patterns that take apart what a unique reference points to: each field is bound on its own.
//!
//! ```text
//! let World { cells, tick, .. } = world;                              from
//! let cells = &mut (*world).cells; let tick = &mut (*world).tick;     into
//!
//! let World { tick, ref mut log, .. } = *world;                       from
//! let tick = (*world).tick; let ref mut log = (*world).log;           into
//! ```
//!
//! So the fields can be [borrowed one by one](super::reborrow). Rustc checks in the twin that they are those of the type that is
//! named.

use crate::ir::LocalId;
use crate::lower::borrows::rebind::bare;
use crate::lower::uses::local;
use crate::resolve::holes;
use quote::quote;
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Item, Member, Pat, Stmt, UnOp, parse_quote};

/// Binds each field on its own; returns the block as it was, if it is another one now.
pub(super) fn bind_fields(block: &mut Block, pointer: LocalId) -> Option<Block> {
    let original = block.clone();
    let mut binds = BindFields { pointer, found: false };
    binds.visit_block_mut(block);
    binds.found.then_some(original)
}

struct BindFields {
    pointer: LocalId,
    found: bool,
}

impl BindFields {
    /// What stands for a `let` that takes apart what the reference points to.
    fn bind(&self, stmt: &Stmt) -> Option<Vec<Stmt>> {
        let Stmt::Local(binding) = stmt else { return None };
        let init = binding.init.as_ref().filter(|init| init.diverge.is_none())?;
        let by_place = self.is_place(&init.expr);
        let fields = fields_of(&binding.pat).filter(|_| by_place || self.is_reference(&init.expr))?;
        let is_bound = |(_, pat): &(Member, &Pat)| by_place || binds_reference(pat);
        let pointer = holes::local_ident(self.pointer, init.expr.span());
        let borrow = (!by_place).then(|| quote!(&mut));
        let bind = |(member, pat): (Member, &Pat)| parse_quote!(let #pat = #borrow (*#pointer).#member;);
        fields.iter().all(is_bound).then(|| fields.into_iter().map(bind).collect())
    }

    /// Whether an expression is what the reference points to.
    fn is_place(&self, place: &Expr) -> bool {
        match bare(place) {
            Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)) && local(&unary.expr) == Some(self.pointer),
            _ => false,
        }
    }

    /// Whether a value is the reference, or one that points to the same.
    fn is_reference(&self, value: &Expr) -> bool {
        match bare(value) {
            Expr::Reference(reference) => reference.mutability.is_some() && self.is_place(&reference.expr),
            value => local(value) == Some(self.pointer),
        }
    }
}

/// The fields that a struct's pattern names, but for those that it ignores.
fn fields_of(pat: &Pat) -> Option<Vec<(Member, &Pat)>> {
    let fields = match pat {
        Pat::Struct(parts) => parts.fields.iter().map(|field| (field.member.clone(), &*field.pat)).collect::<Vec<_>>(),
        Pat::TupleStruct(parts) => {
            let last = parts.elems.last().is_some_and(|last| matches!(last, Pat::Rest(_)));
            let named = parts.elems.iter().take(parts.elems.len() - usize::from(last));
            named.enumerate().map(|(index, part)| (Member::from(index), part)).collect()
        }
        _ => return None,
    };
    let has_rest = fields.iter().any(|(_, pat)| matches!(pat, Pat::Rest(_)));
    (!has_rest).then(|| fields.into_iter().filter(|(_, pat)| !matches!(pat, Pat::Wild(_))).collect())
}

/// Whether a pattern means the same of a field of what a reference points to, and of a reference to that field.
fn binds_reference(pat: &Pat) -> bool {
    match pat {
        Pat::Ident(ident) => ident.by_ref.is_none() && ident.mutability.is_none() && ident.subpat.is_none(),
        Pat::Struct(_) | Pat::TupleStruct(_) | Pat::Tuple(_) | Pat::Slice(_) => true,
        _ => false,
    }
}

impl VisitMut for BindFields {
    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        let mut stmts = Vec::with_capacity(block.stmts.len());
        for stmt in std::mem::take(&mut block.stmts) {
            match self.bind(&stmt) {
                Some(bound) => {
                    self.found = true;
                    stmts.extend(bound);
                }
                None => stmts.push(stmt),
            }
        }
        block.stmts = stmts;
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
