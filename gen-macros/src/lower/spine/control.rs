//! Control flow on the spine.
//!
//! Conditions, scrutinees and patterns stay native: rustc alone knows about binding modes and exhaustiveness. What
//! suspends in them is taken out in front. Loops become `loop`:
//!
//! ```text
//! while c { body }         loop { if c { body } else { break } }
//! for x in it { body }     { _4 = into_iter(it); loop { match next(&mut _4) { Some(x) => { body } None => { break } } } }
//! a && b                   if a { b } else { false }
//! ```

use crate::compile::Edition;
use crate::emit::names;
use crate::ir::{Arm, Code, Dest, Effect, Flow, Jump, LocalId, ScopeId, ScopeKind, StmtKind, TargetId};
use crate::lower::Lowerer;
use crate::lower::borrows::by_index::walks;
use crate::lower::borrows::lent::{handed_to_calls, lent_to_loop};
use crate::lower::moves::elements::moves_elements;
use crate::lower::patterns::{bound_by, pattern_binds};
use crate::lower::predicates::makes_temp;
use crate::lower::spine::scrutinee::{Entry, needs_name, takes_all, tried, wild};
use crate::lower::uses::has_let;
use crate::resolve::foreign::foreign_value;
use crate::resolve::{has_trivial_items, holes};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{
    BinOp, Block, Expr, ExprBinary, ExprForLoop, ExprIf, ExprMatch, ExprWhile, Label, Local, Pat, Stmt, parse_quote,
};

impl Lowerer<'_> {
    /// Lowers an expression that branches, loops or is a block.
    pub(in crate::lower) fn lower_control(&mut self, expr: &Expr, dest: Dest) {
        match expr {
            Expr::If(branch) => self.lower_if(branch, dest),
            Expr::Match(matching) => self.lower_match(matching, dest),
            Expr::While(repeat) => self.lower_while(repeat, dest),
            Expr::ForLoop(repeat) => self.lower_for(repeat, dest),
            Expr::Loop(repeat) => {
                let scope = self.lower_block(&repeat.body, loop_kind(repeat.label.as_ref()), Entry::default());
                self.push(StmtKind::Loop(scope), dest);
            }
            Expr::Block(block) => {
                self.check_attributes(&block.attrs);
                let target = block.label.as_ref().and_then(|label| holes::target_of(&label.name));
                self.lower_nested(&block.block, target, None, dest);
            }
            Expr::Unsafe(block) => {
                let unsafe_token = Some(block.unsafe_token.to_token_stream());
                self.lower_nested(&block.block, None, unsafe_token, dest);
            }
            _ => crate::diag::bug!("not control flow"),
        }
    }

    fn lower_nested(&mut self, block: &Block, target: Option<TargetId>, unsafe_token: Option<TokenStream>, dest: Dest) {
        let kind = ScopeKind::Block { target, unsafe_token };
        let scope = self.lower_inner(block, kind);
        self.push(StmtKind::Scope(scope), dest);
    }

    fn lower_if(&mut self, branch: &ExprIf, dest: Dest) {
        self.check_attributes(&branch.attrs);
        let asked = self.edition_at(branch);
        // From 2024 on nothing of what an `if` matches outlives it.
        let outer = self.hoisting;
        self.hoisting &= self.unit.edition == Edition::Old;
        self.lower_if_of(asked, branch, dest);
        self.hoisting = outer;
    }

    fn lower_if_of(&mut self, asked: Option<Edition>, branch: &ExprIf, dest: Dest) {
        if has_let(&branch.cond) && self.chain_is_spine(branch) {
            return self.lower_chain(branch, dest);
        }
        let suspends = match asked {
            Some(Edition::New) => return self.lower_chain(branch, dest),
            Some(Edition::Old) => true,
            None => self.is_spine_block(&branch.then_branch),
        };
        let (cond, entry) = self.lower_cond(&branch.cond, suspends, asked == Some(Edition::Old));
        let then = self.lower_block(&branch.then_branch, ScopeKind::Branch, entry);
        let otherwise = match &branch.else_branch {
            Some((_, expr)) => self.lower_branch(expr, Entry::default()),
            None => self.empty_branch(branch.then_branch.brace_token.span.join()),
        };
        let token = branch.if_token.span;
        self.push(StmtKind::If { token, cond, then, otherwise }, dest);
    }

    /// The edition, if it matters for what an `if let` matches: from 2024 on it is dropped in front of the `else`.
    fn edition_at(&mut self, branch: &ExprIf) -> Option<Edition> {
        let Expr::Let(cond) = &*branch.cond else { return None };
        let otherwise = branch.else_branch.as_ref().map(|(_, otherwise)| &**otherwise);
        let otherwise = otherwise.filter(|otherwise| !matches!(otherwise, Expr::Break(_)));
        let inside = self.is_spine_block(&branch.then_branch);
        let suspends = self.hoisting || inside || otherwise.is_some_and(|otherwise| self.is_spine(otherwise));
        let lives = |suspends: bool, pats: &[&Pat]| {
            (suspends || self.is_spine(&cond.expr))
                && (needs_name(&cond.expr, pats) || self.has_place_temps(&cond.expr))
        };
        let is_alone = otherwise.is_none() && !self.hoisting;
        // What is left of an array is dropped from behind, but where the pattern does not match.
        if is_alone && !moves_elements(&cond.pat) || !lives(suspends, &tried(&cond.pat, &wild())) {
            return None;
        }
        let needs_chain = lives(inside, &[&cond.pat]);
        self.asks_edition.set(true);
        match self.unit.edition {
            Edition::New if !needs_chain => None,
            Edition::Old if is_alone => None,
            edition => Some(edition),
        }
    }

    /// The branch that is not written. If it has the wrong type, rustc points at the one beside it, as it does where it
    /// has made the branch itself.
    pub(in crate::lower) fn empty_branch(&mut self, beside: Span) -> ScopeId {
        self.scope(ScopeKind::Branch, beside, Entry::default(), |_| {})
    }

    /// Lowers a condition that is a single `let`, or none. Returns it with how its branch is entered. `outlives`: what does
    /// not match is still there in the other branch.
    fn lower_cond(&mut self, cond: &Expr, suspends_inside: bool, outlives: bool) -> (Code, Entry) {
        match cond {
            Expr::Let(cond) => {
                let wild = wild();
                let pats = if outlives { tried(&cond.pat, &wild) } else { vec![&*cond.pat] };
                let mut value = (*cond.expr).clone();
                self.settle_indices(&mut value, &[&cond.pat]);
                let scrutinee = self.lower_scrutinee(&value, &pats, suspends_inside);
                let mut pat = (*cond.pat).clone();
                let entry = self.enter(&scrutinee, &value, &mut pat);
                let Code { tokens, flow } = scrutinee.code;
                (Code::new(quote!(let #pat = #tokens), flow), entry)
            }
            _ if has_let(cond) => {
                let flow = self.uses.condition(cond);
                let code = Code::new(self.native_tokens(cond), flow.operands);
                let parts = chain_parts(cond);
                parts.iter().for_each(|part| self.note_bound_in(part));
                let binds = parts.into_iter().flat_map(bound_in).collect();
                (code, Entry { binds, flow: flow.success, ..Entry::default() })
            }
            _ => (self.lower_bool(cond), Entry::default()),
        }
    }

    /// Notes what a part of a chain binds.
    fn note_bound_in(&mut self, part: &Expr) {
        if let Expr::Let(cond) = part {
            self.note_bound(&cond.pat, &cond.expr);
            self.note_rebind(&cond.pat, &cond.expr);
        }
    }

    /// Whether a chain of conditions with `let` has to be taken apart into nested ones.
    fn chain_is_spine(&self, branch: &ExprIf) -> bool {
        let parts = chain_parts(&branch.cond);
        let suspends_inside = self.is_spine_block(&branch.then_branch);
        let names_temps = |part: &&Expr| match part {
            Expr::Let(cond) => suspends_inside && (makes_temp(&cond.expr) || self.has_place_temps(&cond.expr)),
            _ => false,
        };
        let moves = |part: &Expr| {
            self.changes(part, &[Effect::Assign, Effect::Move, Effect::MoveParts, Effect::MoveListed, Effect::MoveAll])
        };
        parts.len() > 1
            && (parts.iter().any(|part| self.is_spine(part) || names_temps(part))
                || parts.iter().any(|part| moves(part)))
    }

    /// `if a && let p = b { then } else { otherwise }`, part by part:
    /// `'t: { if a { if let p = b { break 't then } } otherwise }`.
    fn lower_chain(&mut self, branch: &ExprIf, dest: Dest) {
        let target = self.new_target();
        let kind = ScopeKind::Block { target: Some(target), unsafe_token: None };
        let scope = self.scope(kind, Span::mixed_site(), Entry::default(), |this| {
            this.statement(Dest::Discard, |this| this.lower_chain_parts(&chain_parts(&branch.cond), branch, target));
            match &branch.else_branch {
                Some((_, otherwise)) => this.lower_into(otherwise, Dest::Tail),
                None => this.push(StmtKind::Code(Code::inert(quote!(()))), Dest::Tail),
            }
        });
        self.push(StmtKind::Scope(scope), dest);
    }

    fn lower_chain_parts(&mut self, parts: &[&Expr], branch: &ExprIf, target: TargetId) {
        let Some((first, rest)) = parts.split_first() else {
            let inner = self.declare(None);
            let kind = ScopeKind::Block { target: None, unsafe_token: None };
            let then = self.lower_block(&branch.then_branch, kind, Entry::default());
            self.push(StmtKind::Scope(then), Dest::Assign(inner));
            let value = Some(crate::lower::use_value(inner));
            return self.push(StmtKind::Jump { jump: Jump::Break(target), value }, Dest::Discard);
        };
        let (cond, entry) = self.lower_cond(first, true, false);
        let then = self.scope(ScopeKind::Branch, Span::mixed_site(), entry, |this| {
            this.statement(Dest::Discard, |this| this.lower_chain_parts(rest, branch, target));
        });
        let otherwise = self.empty_branch(branch.then_branch.brace_token.span.join());
        self.push(StmtKind::If { token: branch.if_token.span, cond, then, otherwise }, Dest::Discard);
    }

    /// `a && b` and `a || b`.
    pub(in crate::lower) fn lower_lazy(&mut self, whole: &Expr, left: &Expr, right: &Expr, dest: Dest) {
        let is_and = matches!(whole, Expr::Binary(ExprBinary { op: BinOp::And(_), .. }));
        let cond = self.lower_bool(left);
        let evaluate = self.lower_branch(right, Entry::default());
        let decide = self.scope(ScopeKind::Branch, Span::mixed_site(), Entry::default(), |this| {
            let value = if is_and { quote!(false) } else { quote!(true) };
            this.push(StmtKind::Code(Code::inert(value)), Dest::Tail);
        });
        let (then, otherwise) = if is_and { (evaluate, decide) } else { (decide, evaluate) };
        self.push(StmtKind::If { token: Span::mixed_site(), cond, then, otherwise }, dest);
    }

    fn lower_match(&mut self, matching: &ExprMatch, dest: Dest) {
        self.check_attributes(&matching.attrs);
        let suspends_inside = self.hoisting || matching.arms.iter().any(|arm| self.is_spine(&arm.body));
        let pats = matching.arms.iter().map(|arm| &arm.pat).collect::<Vec<_>>();
        let mut value = (*matching.expr).clone();
        self.settle_indices(&mut value, &pats);
        let scrutinee = self.lower_scrutinee(&value, &pats, suspends_inside);
        let arms = matching.arms.iter().map(|arm| {
            let mut arm = arm.clone();
            let mut entry = self.enter(&scrutinee, &value, &mut arm.pat);
            if let Pat::Guard(guarded) = &arm.pat {
                entry.flow = Flow::seq([entry.flow, self.uses.guard(&guarded.guard)]);
            }
            let pattern = self.arm_pattern(&arm).into();
            Arm { pattern, body: self.lower_arm(&arm.body, entry), end: end_of_lone(&arm.body) }
        });
        let arms = arms.collect::<Vec<_>>();
        self.note_elsewhere(&scrutinee, matching, &arms);
        let (token, braces) = (matching.match_token.span, matching.brace_token.span.join());
        self.push(StmtKind::Match { token, scrutinee: scrutinee.code, braces, arms }, dest);
    }

    /// The pattern of an arm, with its attributes and its guard.
    fn arm_pattern(&self, arm: &syn::Arm) -> TokenStream {
        let attrs = &arm.attrs;
        match &arm.pat {
            Pat::Guard(guarded) => {
                let (pat, if_token, guard) = (&guarded.pat, &guarded.if_token, self.native_tokens(&guarded.guard));
                quote!(#(#attrs)* #pat #if_token #guard)
            }
            pat => quote!(#(#attrs)* #pat),
        }
    }

    fn lower_while(&mut self, repeat: &ExprWhile, dest: Dest) {
        self.check_attributes(&repeat.attrs);
        let kind = loop_kind(repeat.label.as_ref());
        let ScopeKind::Loop(target) = kind else {
            return;
        };
        // A chain breaks out of its own block, so it is the same as an `if`.
        let branch = ExprIf {
            attrs: Vec::new(),
            if_token: syn::Token![if](repeat.while_token.span),
            cond: repeat.cond.clone(),
            then_branch: repeat.body.clone(),
            else_branch: Some((syn::Token![else](repeat.while_token.span), Box::new(break_out(target)))),
        };
        let scope = self.scope(kind, Span::mixed_site(), Entry::default(), |this| {
            this.statement(Dest::Tail, |this| this.lower_if(&branch, Dest::Tail));
        });
        self.push(StmtKind::Loop(scope), dest);
    }

    fn lower_for(&mut self, repeat: &ExprForLoop, dest: Dest) {
        self.check_attributes(&repeat.attrs);
        let kind = ScopeKind::Block { target: None, unsafe_token: None };
        let scope = self.scope(kind, Span::mixed_site(), Entry::default(), |this| {
            let head = this.while_hoisting(|this| this.lower_value(&repeat.expr, None));
            let head_tokens = head.tokens;
            let iter = this.new_temp("iter", None);
            this.locate(iter, &repeat.expr);
            this.locals[iter].borrows = this.borrowed_by(&repeat.expr);
            this.locals[iter].made_of = handed_to_calls(&repeat.expr);
            this.locals[iter].lent = lent_to_loop(&repeat.expr)
                .or_else(|| this.locals[crate::lower::uses::local(&repeat.expr)?].lent.clone());
            this.locals[iter].iterates = crate::lower::uses::local(&repeat.expr);
            this.locals[iter].walks = walks(repeat, this.block, &this.locals);
            this.locals[iter].foreign = foreign_value(&repeat.expr, &this.locals);
            // What steps over numbers holds numbers.
            this.locals[iter].trivial = has_trivial_items(&repeat.expr);
            let head = Code::new(call_of_loop(repeat, "IntoIterator", "into_iter", quote!(#head_tokens)), head.flow);
            this.push(StmtKind::Code(head), Dest::Bind(iter));
            let body = this.lower_iteration(repeat, iter);
            this.push(StmtKind::Loop(body), Dest::Tail);
        });
        self.push(StmtKind::Scope(scope), dest);
    }

    /// One iteration of a `for` loop: `match next(&mut iter) { Some(pat) => body, None => break }`.
    fn lower_iteration(&mut self, repeat: &ExprForLoop, iter: LocalId) -> ScopeId {
        let runtime = &self.unit.runtime;
        let kind = loop_kind(repeat.label.as_ref());
        let ScopeKind::Loop(target) = kind else { crate::diag::bug!("a loop without a label") };
        self.scope(kind, Span::mixed_site(), Entry::default(), |this| {
            let name = holes::local_ident(iter, this.locals[iter].name.span());
            let next = call_of_loop(repeat, "Iterator", "next", quote_spanned!(name.span()=> &mut #name));
            let scrutinee = Code::new(next, Flow::Effect(iter, Effect::Borrow));
            let (pat, body) = this.lower_taken(repeat);
            let leave = this.lower_branch(&break_out(target), Entry::default());
            let arms = vec![
                Arm { pattern: quote!(#runtime::Some(#pat)).into(), body, end: None },
                Arm { pattern: quote!(#runtime::None).into(), body: leave, end: None },
            ];
            let at = Span::mixed_site();
            this.push(StmtKind::Match { token: at, scrutinee, braces: at, arms }, Dest::Tail);
        })
    }
}

impl Lowerer<'_> {
    /// The pattern of a `for` loop with its body. An item of which a pattern leaves some lives as long as the iteration.
    fn lower_taken(&mut self, repeat: &ExprForLoop) -> (Pat, ScopeId) {
        let pat = &*repeat.pat;
        self.note_bound(pat, &repeat.expr);
        if takes_all(pat) {
            let entry = Entry { binds: bound_by(pat), flow: pattern_binds(pat), ..Entry::default() };
            return (pat.clone(), self.lower_block(&repeat.body, ScopeKind::Branch, entry));
        }
        let item = self.new_temp("item", None);
        self.alone.insert(item);
        let name = holes::local_ident(item, Span::mixed_site());
        let whole: Pat = parse_quote!(#name);
        let entry = Entry { binds: vec![item], flow: pattern_binds(&whole), ..Entry::default() };
        let body = self.scope(ScopeKind::Branch, repeat.body.brace_token.span.join(), entry, |this| {
            this.lower_let(&taken_apart(pat, &name));
            let kind = ScopeKind::Block { target: None, unsafe_token: None };
            let body = this.lower_block(&repeat.body, kind, Entry::default());
            this.push(StmtKind::Scope(body), Dest::Tail);
        });
        let mutability = self.locals[item].mutable.then(|| syn::Token![mut](Span::mixed_site()));
        (parse_quote!(#mutability #name), body)
    }
}

/// Where an arm ends, unless in a block. What stands for a suspension in the twin stands where its name does.
fn end_of_lone(body: &Expr) -> Option<Span> {
    match body {
        Expr::Block(block) if block.label.is_none() => None,
        Expr::Yield(suspend) => Some(suspend.yield_token.span),
        _ => body.to_token_stream().into_iter().last().map(|last| last.span()),
    }
}

/// What a `for` loop calls. What is iterated may be no iterator: rustc says so of the twin's loop, and not again of a call
/// that stands where the whole loop does. The function is in braces, or rustc would say it of the argument.
fn call_of_loop(repeat: &ExprForLoop, of: &str, name: &str, arg: TokenStream) -> TokenStream {
    let (first, last) = (repeat.for_token.span, repeat.body.brace_token.span.close());
    let (runtime, of, name) = (names::runtime_in(first), Ident::new(of, first), Ident::new(name, last));
    let mut args = Group::new(Delimiter::Parenthesis, arg);
    args.set_span(last);
    quote_spanned!(first=> { #runtime::#of::#name } #args)
}

/// `let pattern = name;`
fn taken_apart(pat: &Pat, name: &Ident) -> Local {
    match parse_quote!(let _ = #name;) {
        Stmt::Local(local) => Local { pat: pat.clone(), ..local },
        _ => crate::diag::bug!("not a `let`"),
    }
}

fn loop_kind(label: Option<&Label>) -> ScopeKind {
    let target = label.and_then(|label| holes::target_of(&label.name));
    ScopeKind::Loop(target.unwrap_or_else(|| crate::diag::bug!("a loop without a label")))
}

/// `break 'target`.
fn break_out(target: TargetId) -> Expr {
    let label = holes::break_label(target, Span::mixed_site());
    syn::parse_quote!(break #label)
}

/// The parts of a chain of conditions, in order.
pub(in crate::lower) fn chain_parts(cond: &Expr) -> Vec<&Expr> {
    match cond {
        Expr::Binary(ExprBinary { left, op: BinOp::And(_), right, .. }) if has_let(cond) => {
            let mut parts = chain_parts(left);
            parts.extend(chain_parts(right));
            parts
        }
        _ => vec![cond],
    }
}

fn bound_in(part: &Expr) -> Vec<LocalId> {
    match part {
        Expr::Let(cond) => bound_by(&cond.pat),
        _ => Vec::new(),
    }
}
