//! Loops over collections that are used again: they go by index, so that nothing is borrowed while the generator is suspended.
//!
//! ```text
//! for item in &mut self.items { yield item.price; self.seen += 1; } self.items.clear();                     from
//! for i in indices(&self.items) { let item = &mut self.items[i]; yield item.price; .. } ..                    into
//! ```
//!
//! What may adapt the loop's [head](super::heads) goes over indices as well.
//!
//! What a loop drains, as in `for item in self.items.drain(..)`, is taken out in front of it, if rustc finds that what drains
//! it is one of the standard library's: those own what they take out.
//!
//! Of a loop over chunks, `self.data.chunks_mut(3)`, or windows, each is found again by where it begins and ends.
//!
//! Rustc checks that it is a collection with elements by index. While the loop goes on, nobody else can touch it: rustc checks
//! that in the twin.

use crate::emit::names::runtime_at;
use crate::ir::{IndexVec, Local, LocalId, TargetId};
use crate::lower::borrows::alias::is_redirected;
use crate::lower::borrows::by_step::{delegate_step_by_step, is_by_reference, step_by_step, steps};
use crate::lower::borrows::heads::{Bindings, Head, Named};
use crate::lower::borrows::rebind::{Way, bare};
use crate::lower::new_temp;
use crate::lower::uses::origin;
use crate::resolve::holes;
use proc_macro2::{Ident, Span};
use std::collections::BTreeSet;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprForLoop, ExprMethodCall, Item, parse_quote, parse_quote_spanned};

/// The loop that a `for` is, if it can go by index.
pub(in crate::lower) fn walks(
    repeat: &ExprForLoop,
    block: &Block,
    locals: &IndexVec<LocalId, Local>,
) -> Option<TargetId> {
    let target = repeat.label.as_ref().and_then(|label| holes::target_of(&label.name))?;
    if drains(&repeat.expr) || steps(repeat, block, locals) {
        return Some(target);
    }
    let head = Head::of(&repeat.expr, locals)?;
    let mut way = Way::new(locals);
    // What its elements are part of must stay what it is.
    let stays = |place: &&Expr| way.is_place(place) && !is_redirected(&parse_quote!(#place[0]), &[], &repeat.body, &[]);
    let are_places = head.places().iter().all(stays) && way.of.iter().all(|local| !locals[*local].mutable);
    (are_places && head.binds(&repeat.pat)).then_some(target)
}

/// Lets these loops go by index.
pub(in crate::lower) fn walk_by_index(
    block: &mut Block,
    loops: &BTreeSet<TargetId>,
    locals: &mut IndexVec<LocalId, Local>,
) {
    if !loops.is_empty() {
        let original = block.clone();
        Walk { loops, block: &original, locals }.visit_block_mut(block);
    }
}

/// Whether a loop goes over what it drains out of a place, in whatever way.
fn drains(head: &Expr) -> bool {
    match bare(head) {
        Expr::MethodCall(call) => is_drain(call) || drains(&call.receiver),
        _ => false,
    }
}

fn is_drain(call: &ExprMethodCall) -> bool {
    call.method == "drain" && origin(&call.receiver).is_some()
}

/// Takes out what a loop drains, if rustc finds that it is what owns it.
fn drain_ahead(head: &mut Expr) {
    match head {
        Expr::MethodCall(call) if is_drain(call) => {
            let runtime = runtime_at(&call.method);
            let drained = Ident::new("drained", Span::mixed_site());
            *head = parse_quote_spanned! {runtime.span()=>
                match #runtime::drained(#call) { mut #drained => #drained.genfn_ahead() }
            };
        }
        Expr::MethodCall(call) => drain_ahead(&mut call.receiver),
        Expr::Paren(inner) => drain_ahead(&mut inner.expr),
        Expr::Group(inner) => drain_ahead(&mut inner.expr),
        _ => {}
    }
}

struct Walk<'w> {
    loops: &'w BTreeSet<TargetId>,
    /// The body, in which no loop goes by index yet.
    block: &'w Block,
    locals: &'w mut IndexVec<LocalId, Local>,
}

impl Walk<'_> {
    fn name(&mut self, what: Named) -> Ident {
        let temp = new_temp(self.locals, what.as_str(), None);
        if matches!(what, Named::Index | Named::Count) {
            let info = &mut self.locals[temp];
            (info.trivial, info.copy, info.number, info.mutable) = (true, true, true, what == Named::Count);
        }
        holes::local_ident(temp, Span::mixed_site())
    }

    fn by_index(&mut self, repeat: &ExprForLoop) -> Option<Expr> {
        let target = walks(repeat, self.block, self.locals).filter(|target| self.loops.contains(target));
        let mut repeat = repeat.clone();
        if target.is_some() && drains(&repeat.expr) {
            drain_ahead(&mut repeat.expr);
            return Some(Expr::ForLoop(repeat));
        }
        if target.is_some() && is_by_reference(&repeat.expr, self.block, self.locals) {
            return Some(step_by_step(repeat, || self.name(Named::Steps)));
        }
        let iterated = repeat.expr.clone();
        let head = Head::of(&iterated, self.locals).filter(|_| target.is_some())?;
        let label = repeat.label.clone()?;
        let mut bindings =
            Bindings { name: &mut |what| self.name(what), label: &label, stmts: Vec::new(), count: None };
        *repeat.pat = head.bind(&repeat.pat, &mut bindings);
        let Bindings { stmts, count, .. } = bindings;
        repeat.body.stmts.splice(0..0, stmts);
        *repeat.expr = head.indices();
        Some(match count {
            Some(count) => parse_quote!(match 0_usize { mut #count => #repeat }),
            None => Expr::ForLoop(repeat),
        })
    }
}

impl VisitMut for Walk<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        let is_walked = |local: LocalId| self.locals[local].walks.is_some_and(|target| self.loops.contains(&target));
        match expr {
            Expr::ForLoop(repeat) => {
                if let Some(walked) = self.by_index(repeat) {
                    *expr = walked;
                }
            }
            Expr::Block(block) => delegate_step_by_step(&mut block.block, is_walked),
            _ => {}
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
