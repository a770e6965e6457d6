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

use super::Lowerer;
use super::predicates::makes_temp;
use super::uses::{Uses, bound_by, has_let, pattern_binds, place_root};
use crate::ir::{Arm, Code, Dest, Effect, Flow, Jump, LocalId, ScopeId, ScopeKind, StmtKind, TargetId};
use crate::resolve::holes;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{BinOp, Block, Expr, ExprBinary, ExprForLoop, ExprIf, ExprLet, ExprMatch, ExprWhile, Label};

impl Lowerer<'_> {
    /// Lowers an expression that branches, loops or is a block.
    pub(super) fn lower_control(&mut self, expr: &Expr, dest: Dest) {
        match expr {
            Expr::If(branch) => self.lower_if(branch, dest),
            Expr::Match(matching) => self.lower_match(matching, dest),
            Expr::While(repeat) => self.lower_while(repeat, dest),
            Expr::ForLoop(repeat) => self.lower_for(repeat, dest),
            Expr::Loop(repeat) => {
                let scope = self.lower_block(&repeat.body, loop_kind(repeat.label.as_ref()), Vec::new(), Flow::None);
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
        let scope = self.lower_block(block, kind, Vec::new(), Flow::None);
        self.push(StmtKind::Scope(scope), dest);
    }

    fn lower_if(&mut self, branch: &ExprIf, dest: Dest) {
        self.check_attributes(&branch.attrs);
        if has_let(&branch.cond) && self.chain_is_spine(branch) {
            return self.lower_chain(branch, dest);
        }
        let (cond, entry, binds) = self.lower_cond(&branch.cond, self.is_spine_block(&branch.then_branch));
        let then = self.lower_block(&branch.then_branch, ScopeKind::Branch, binds, entry);
        let otherwise = match &branch.else_branch {
            Some((_, expr)) => self.lower_branch(expr, Vec::new(), Flow::None),
            None => self.empty_branch(),
        };
        self.push(StmtKind::If { cond, then, otherwise }, dest);
    }

    fn empty_branch(&mut self) -> ScopeId {
        self.scope(ScopeKind::Branch, Span::mixed_site(), Vec::new(), Flow::None, |_| {})
    }

    /// Lowers a condition that is a single `let`, or none. Returns it with what its pattern does and binds.
    fn lower_cond(&mut self, cond: &Expr, suspends_inside: bool) -> (Code, Flow, Vec<LocalId>) {
        match cond {
            Expr::Let(cond) => {
                let (scrutinee, success) = self.lower_scrutinee(cond, suspends_inside);
                let (pat, tokens) = (&cond.pat, scrutinee.tokens);
                self.note_bound(pat, &cond.expr);
                (Code::new(quote!(let #pat = #tokens), scrutinee.flow), success, bound_by(pat))
            }
            _ if has_let(cond) => {
                let flow = self.uses.condition(cond);
                let code = Code::new(self.native_tokens(cond), flow.operands);
                (code, flow.success, chain_parts(cond).into_iter().flat_map(bound_in).collect())
            }
            _ => {
                let code = self.lower_apart(Some(quote!(bool)), |this| this.lower_value(cond, None));
                (code, Flow::None, Vec::new())
            }
        }
    }

    /// Lowers what `let pat = scrutinee` matches, and returns what a match does.
    fn lower_scrutinee(&mut self, cond: &ExprLet, suspends_inside: bool) -> (Code, Flow) {
        let scrutinee = self.lower_matched(&cond.expr, suspends_inside);
        let success =
            if self.is_spine(&cond.expr) { pattern_binds(&cond.pat) } else { Uses::matched(&cond.pat, &cond.expr) };
        (scrutinee, success)
    }

    /// A scrutinee: a place is matched where it is. Its temporaries live through the arms, so they get names if one
    /// of those suspends.
    fn lower_matched(&mut self, scrutinee: &Expr, suspends_inside: bool) -> Code {
        if place_root(scrutinee).is_some() && !self.is_spine(scrutinee) {
            return Code::new(self.native_tokens(scrutinee), self.uses.scrutinee(scrutinee));
        }
        let lower = |this: &mut Self| match scrutinee {
            Expr::Field(_) | Expr::Index(_) | Expr::Unary(_) => this.lower_place(scrutinee),
            _ => this.lower_value(scrutinee, None),
        };
        if suspends_inside { self.while_hoisting(lower) } else { lower(self) }
    }

    /// Whether a chain of conditions with `let` has to be taken apart into nested ones.
    fn chain_is_spine(&self, branch: &ExprIf) -> bool {
        let parts = chain_parts(&branch.cond);
        let suspends_inside = self.is_spine_block(&branch.then_branch);
        let names_temps = |part: &&Expr| match part {
            Expr::Let(cond) => {
                suspends_inside && (makes_temp(&cond.expr) || super::predicates::has_place_temps(&cond.expr))
            }
            _ => false,
        };
        parts.len() > 1 && parts.iter().any(|part| self.is_spine(part) || names_temps(part))
    }

    /// `if a && let p = b { then } else { otherwise }`, part by part:
    /// `'t: { if a { if let p = b { break 't then } } otherwise }`.
    fn lower_chain(&mut self, branch: &ExprIf, dest: Dest) {
        let target = self.new_target();
        let kind = ScopeKind::Block { target: Some(target), unsafe_token: None };
        let scope = self.scope(kind, Span::mixed_site(), Vec::new(), Flow::None, |this| {
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
            let then = self.lower_block(&branch.then_branch, kind, Vec::new(), Flow::None);
            self.push(StmtKind::Scope(then), Dest::Assign(inner));
            let value = Some(super::use_value(inner));
            return self.push(StmtKind::Jump { jump: Jump::Break(target), value }, Dest::Discard);
        };
        let (cond, entry, binds) = self.lower_cond(first, true);
        let then = self.scope(ScopeKind::Branch, Span::mixed_site(), binds, entry, |this| {
            this.statement(Dest::Discard, |this| this.lower_chain_parts(rest, branch, target));
        });
        let otherwise = self.empty_branch();
        self.push(StmtKind::If { cond, then, otherwise }, Dest::Discard);
    }

    /// `a && b` and `a || b`.
    pub(super) fn lower_lazy(&mut self, whole: &Expr, left: &Expr, right: &Expr, dest: Dest) {
        let is_and = matches!(whole, Expr::Binary(ExprBinary { op: BinOp::And(_), .. }));
        let cond = self.lower_apart(Some(quote!(bool)), |this| this.lower_value(left, None));
        let evaluate = self.lower_branch(right, Vec::new(), Flow::None);
        let decide = self.scope(ScopeKind::Branch, Span::mixed_site(), Vec::new(), Flow::None, |this| {
            let value = if is_and { quote!(false) } else { quote!(true) };
            this.push(StmtKind::Code(Code::inert(value)), Dest::Tail);
        });
        let (then, otherwise) = if is_and { (evaluate, decide) } else { (decide, evaluate) };
        self.push(StmtKind::If { cond, then, otherwise }, dest);
    }

    fn lower_match(&mut self, matching: &ExprMatch, dest: Dest) {
        self.check_attributes(&matching.attrs);
        let suspends_inside = matching.arms.iter().any(|arm| self.is_spine(&arm.body));
        let by_value = self.is_spine(&matching.expr);
        let scrutinee = self.lower_matched(&matching.expr, suspends_inside);
        let arms = matching.arms.iter().map(|arm| {
            let nothing = Expr::Verbatim(TokenStream::new());
            let entry = self.uses.arm(arm, if by_value { &nothing } else { &matching.expr });
            let pattern = self.arm_pattern(arm);
            self.note_bound(&arm.pat, &matching.expr);
            Arm { pattern, body: self.lower_branch(&arm.body, bound_by(&arm.pat), entry) }
        });
        let arms = arms.collect();
        self.push(StmtKind::Match { scrutinee, arms }, dest);
    }

    /// The pattern of an arm, with its attributes and its guard.
    fn arm_pattern(&self, arm: &syn::Arm) -> TokenStream {
        let attrs = &arm.attrs;
        match &arm.pat {
            syn::Pat::Guard(guarded) => {
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
        let scope = self.scope(kind, Span::mixed_site(), Vec::new(), Flow::None, |this| {
            this.statement(Dest::Tail, |this| this.lower_if(&branch, Dest::Tail));
        });
        self.push(StmtKind::Loop(scope), dest);
    }

    fn lower_for(&mut self, repeat: &ExprForLoop, dest: Dest) {
        self.check_attributes(&repeat.attrs);
        let kind = ScopeKind::Block { target: None, unsafe_token: None };
        let scope = self.scope(kind, Span::mixed_site(), Vec::new(), Flow::None, |this| {
            let runtime = &this.unit.runtime;
            let head = this.while_hoisting(|this| this.lower_value(&repeat.expr, None));
            let head_tokens = head.tokens;
            let iter = this.new_temp("iter", None);
            this.locals[iter].borrows = this.borrowed_by(&repeat.expr);
            let head = Code::new(quote!(#runtime::IntoIterator::into_iter(#head_tokens)), head.flow);
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
        self.scope(kind, Span::mixed_site(), Vec::new(), Flow::None, |this| {
            let name = holes::local_ident(iter, Span::mixed_site());
            let next = quote!(#runtime::Iterator::next(&mut #name));
            let scrutinee = Code::new(next, Flow::Effect(iter, Effect::Borrow));
            let pat = &repeat.pat;
            this.note_bound(pat, &repeat.expr);
            let body = this.lower_block(&repeat.body, ScopeKind::Branch, bound_by(pat), pattern_binds(pat));
            let leave = this.lower_branch(&break_out(target), Vec::new(), Flow::None);
            let arms = vec![
                Arm { pattern: quote!(#runtime::Some(#pat)), body },
                Arm { pattern: quote!(#runtime::None), body: leave },
            ];
            this.push(StmtKind::Match { scrutinee, arms }, Dest::Tail);
        })
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
fn chain_parts(cond: &Expr) -> Vec<&Expr> {
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
