//! Loops over iterators that are used again: each item is asked for where the iterator is, so that no reference to it is held
//! while the generator is suspended.
//!
//! ```text
//! for line in self.lines.by_ref() { yield line; } self.rest = self.lines.next();                                  from
//! while let Some(line) = next_of(self.lines.by_ref()) { yield line; } self.rest = self.lines.next();              into
//! ```
//!
//! What adapts the iterator holds what it has to know, and not the iterator.
//!
//! ```text
//! for line in self.lines.by_ref().take(3) { yield line; } self.rest = self.lines.next();                          from
//! match Steps::take(steps_of(self.lines.by_ref()), 3) {                                                           into
//!     mut steps => while let Some(line) = steps.next_of(self.lines.by_ref()) { yield line; }
//! }
//! ```
//!
//! A loop over `&mut self.lines` is one over an iterator if a method of iterators is called on `self.lines`.
//!
//! A `yield_from!` delegates for each item, where nothing is sent.
//!
//! ```text
//! { let mut delegate = { .. }; loop { let passed = match resume(&mut delegate) { .. }; yield passed; } }          from
//! { loop { let passed = { let mut delegate = { .. }; match resume(&mut delegate) { .. } }; yield passed; } }      into
//! ```
//!
//! While the loop goes on, nobody else can touch the iterator: rustc checks that in the twin.

use crate::emit::names::runtime_at;
use crate::ir::{IndexVec, Local, LocalId};
use crate::lower::borrows::alias::{is_redirected, is_same};
use crate::lower::borrows::rebind::{Way, bare};
use crate::lower::uses::local;
use crate::resolve::holes;
use crate::resolve::pattern::single_binding;
use crate::syntax::known_macro::parse_known;
use proc_macro2::Ident;
use quote::{ToTokens as _, quote_spanned};
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprForLoop, ExprMethodCall, ExprWhile, Macro, Stmt, Token, parse_quote, parse_quote_spanned};

/// Whether a loop goes over an iterator by reference, and the iterator stays where it is.
pub(super) fn steps(repeat: &ExprForLoop, block: &Block, locals: &IndexVec<LocalId, Local>) -> bool {
    let Some(place) = lent(&repeat.expr, block, locals) else { return false };
    let (mut way, mut named) = (Way::new(locals), BTreeSet::new());
    holes::for_each_local(&repeat.body.to_token_stream(), &mut |local| {
        named.insert(local);
    });
    let stays = |local: &LocalId| !locals[*local].mutable || !locals[*local].in_macro && !named.contains(local);
    let is_place = way.is_place(place);
    is_place && way.of.iter().all(stays) && !is_redirected(&parse_quote!(#place[0]), &[], &repeat.body, &[])
}

/// Whether what a `yield_from!` delegates to is an iterator by reference that stays where it is.
pub(crate) fn delegates(operand: &Expr, locals: &IndexVec<LocalId, Local>) -> bool {
    let Some(place) = lent_for_calls(operand) else { return false };
    let mut way = Way::new(locals);
    way.is_place(place) && way.of.iter().all(|local| !locals[*local].mutable || !locals[*local].in_macro)
}

/// Whether a loop goes over an iterator by reference, or over what adapts it.
pub(super) fn is_by_reference(head: &Expr, block: &Block, locals: &IndexVec<LocalId, Local>) -> bool {
    lent(head, block, locals).is_some()
}

/// The place of the iterator that a loop goes over by reference.
fn lent<'e>(head: &'e Expr, block: &Block, locals: &IndexVec<LocalId, Local>) -> Option<&'e Expr> {
    match (bare(head), source_of(head)) {
        (Expr::Reference(reference), _) => lent_for_calls(head).filter(|_| is_asked(&reference.expr, block)),
        // Adaptors borrow what a reference points to.
        (Expr::MethodCall(_), source @ Expr::Path(_)) => {
            Some(source).filter(|source| local(source).is_some_and(|local| locals[local].unique))
        }
        (_, source) => lent_for_calls(source),
    }
}

/// The place of an iterator of which `by_ref()` is called, or on a reference to which methods of iterators are.
fn lent_for_calls(source: &Expr) -> Option<&Expr> {
    match bare(source) {
        Expr::MethodCall(call) if call.method == "by_ref" && call.args.is_empty() => Some(&call.receiver),
        Expr::Reference(reference) if reference.mutability.is_some() => Some(&reference.expr),
        _ => None,
    }
}

/// The iterator that adaptors adapt.
fn source_of(head: &Expr) -> &Expr {
    match bare(head) {
        Expr::MethodCall(call) if adapts(call) => source_of(&call.receiver),
        head => head,
    }
}

/// Whether a call is one of the adaptors that the runtime has, too.
fn adapts(call: &ExprMethodCall) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 10] = [
        "take", "skip", "step_by", "enumerate", "map", "filter", "filter_map", "take_while", "map_while", "inspect",
    ];
    NAMES.iter().any(|name| call.method == name)
}

/// Asks for each item where the iterator is. `steps` names what adapts it, if something does.
pub(super) fn step_by_step(repeat: ExprForLoop, steps: impl FnOnce() -> Ident) -> Expr {
    let ExprForLoop { attrs, label, pat, expr, body, for_token, .. } = repeat;
    let runtime = runtime_at(&for_token);
    let source = match source_of(&expr) {
        pointer @ Expr::Path(_) => parse_quote!(&mut *#pointer),
        source => source.clone(),
    };
    let steps = matches!(bare(&expr), Expr::MethodCall(call) if adapts(call)).then(steps);
    let next = match &steps {
        Some(steps) => quote_spanned!(runtime.span()=> #steps.next_of(#source)),
        None => quote_spanned!(runtime.span()=> #runtime::next_of(#source)),
    };
    let cond = parse_quote_spanned!(runtime.span()=> let #runtime::Some(#pat) = #next);
    let repeat = Expr::While(ExprWhile { attrs, label, while_token: Token![while](for_token.span), cond, body });
    let Some(steps) = steps else { return repeat };
    let adaptors = adapt(&expr, &source);
    parse_quote_spanned!(runtime.span()=> match #adaptors { mut #steps => #repeat })
}

/// The same adaptors of an iterator that is lent for each item.
fn adapt(head: &Expr, source: &Expr) -> Expr {
    match bare(head) {
        Expr::MethodCall(call) if adapts(call) => {
            let ExprMethodCall { receiver, method, turbofish, args, .. } = call;
            let (runtime, receiver) = (runtime_at(method), adapt(receiver, source));
            parse_quote_spanned!(runtime.span()=> #runtime::Steps::#method #turbofish(#receiver, #args))
        }
        _ => {
            let runtime = runtime_at(&source.to_token_stream().into_iter().last());
            parse_quote_spanned!(runtime.span()=> #runtime::steps_of(#source))
        }
    }
}

/// Whether a method is called on a place that iterators have, and collections have not.
fn is_asked(place: &Expr, block: &Block) -> bool {
    let mut asked = Asked { place: bare(place), found: false };
    asked.visit_block(block);
    asked.found
}

struct Asked<'a> {
    place: &'a Expr,
    found: bool,
}

impl Visit<'_> for Asked<'_> {
    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        const NAMES: [&str; 8] = ["next", "by_ref", "peek", "next_if", "next_if_eq", "next_back", "nth", "peek_mut"];
        self.found |= NAMES.iter().any(|name| call.method == name) && is_same(bare(&call.receiver), self.place);
        visit::visit_expr_method_call(self, call);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        let known = parse_known(mac, &[]).into_iter().flat_map(|known| known.args);
        known.for_each(|arg| self.visit_expr(&arg.expr));
    }
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
