//! Loops over iterators that are used again: each item is asked for where the iterator is, so that no reference to it is held
//! while the generator is suspended.
//!
//! ```text
//! for line in self.lines.by_ref() { yield line; } self.rest = self.lines.next();                                  from
//! while let Some(line) = next_of(self.lines.by_ref()) { yield line; } self.rest = self.lines.next();              into
//! ```
//!
//! So does a `yield_from!`, where nothing is sent: it delegates for each item.
//!
//! ```text
//! { let mut delegate = { .. }; loop { let passed = match resume(&mut delegate) { .. }; yield passed; } }          from
//! { loop { let passed = { let mut delegate = { .. }; match resume(&mut delegate) { .. } }; yield passed; } }      into
//! ```
//!
//! While the loop goes on, nobody else can touch the iterator: rustc checks that in the twin.

use crate::emit::Runtime;
use crate::emit::names::runtime_at;
use crate::ir::{IndexVec, Local, LocalId};
use crate::lower::borrows::alias::is_redirected;
use crate::lower::borrows::rebind::{Way, bare};
use crate::resolve::holes;
use crate::resolve::pattern::single_binding;
use quote::ToTokens as _;
use std::collections::BTreeSet;
use syn::{Block, Expr, ExprForLoop, ExprWhile, Stmt, Token, parse_quote, parse_quote_spanned};

/// Whether a loop goes over an iterator by reference, and the iterator stays where it is.
pub(super) fn steps(repeat: &ExprForLoop, locals: &IndexVec<LocalId, Local>, runtime: &Runtime) -> bool {
    let Some(place) = lent(&repeat.expr) else { return false };
    let (mut way, mut named) = (Way::new(locals, runtime), BTreeSet::new());
    holes::for_each_local(&repeat.body.to_token_stream(), &mut |local| {
        named.insert(local);
    });
    let stays = |local: &LocalId| !locals[*local].mutable || !locals[*local].in_macro && !named.contains(local);
    let is_place = way.is_place(place);
    is_place && way.of.iter().all(stays) && !is_redirected(&parse_quote!(#place[0]), &repeat.body, &[])
}

/// Whether what a `yield_from!` delegates to is an iterator by reference that stays where it is.
pub(crate) fn delegates(operand: &Expr, locals: &IndexVec<LocalId, Local>, runtime: &Runtime) -> bool {
    let Some(place) = lent(operand) else { return false };
    let mut way = Way::new(locals, runtime);
    way.is_place(place) && way.of.iter().all(|local| !locals[*local].mutable || !locals[*local].in_macro)
}

/// Whether a loop goes over what `by_ref()` returns.
pub(super) fn is_by_reference(head: &Expr) -> bool {
    lent(head).is_some()
}

/// The place of an iterator of which `by_ref()` is called.
fn lent(head: &Expr) -> Option<&Expr> {
    match bare(head) {
        Expr::MethodCall(call) if call.method == "by_ref" && call.args.is_empty() => Some(&call.receiver),
        _ => None,
    }
}

/// Asks for each item where the iterator is.
pub(super) fn step_by_step(repeat: ExprForLoop) -> Expr {
    let ExprForLoop { attrs, label, pat, expr, body, for_token, .. } = repeat;
    let runtime = runtime_at(&for_token);
    let cond = parse_quote_spanned!(runtime.span()=> let #runtime::Some(#pat) = #runtime::next_of(#expr));
    Expr::While(ExprWhile { attrs, label, while_token: Token![while](for_token.span), cond, body })
}

/// Delegates for each item, if this is what a `yield_from!` stands for, and its delegate is one of these.
pub(super) fn delegate_step_by_step(block: &mut Block, is_walked: impl Fn(LocalId) -> bool) {
    let [Stmt::Local(delegate), Stmt::Expr(Expr::Loop(repeat), _)] = &mut block.stmts[..] else { return };
    let bound = single_binding(&delegate.pat).and_then(|bound| holes::local_of(&bound.ident));
    let Some(Stmt::Local(passed)) = repeat.body.stmts.first_mut() else { return };
    if let (Some(init), true) = (&mut passed.init, bound.is_some_and(is_walked)) {
        let resume = &init.expr;
        init.expr = parse_quote!({ #delegate #resume });
        block.stmts.remove(0);
    }
}
