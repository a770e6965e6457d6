//! What a `let` leaves of a value that its pattern takes apart.
//!
//! It is a temporary as those are that were made on the way to it: all of them are dropped at the end of the `let`, the
//! value first. What the pattern binds outlives them, so it is declared in front:
//!
//! ```text
//! let (a, _) = make(&other(), yield);                                                   from
//! let a; { _4 = other(); _5 = yield; let (_6, _) = make(&_4, _5); a = _6; }             into
//! ```

use crate::ir::{Code, Dest, Flow, Jump, LocalId, ScopeKind, Stmt, StmtKind};
use crate::lower::patterns::{bound_by, pattern_binds, pattern_declares};
use crate::lower::spine::scrutinee::{Entry, is_place, moved};
use crate::lower::{Lowerer, use_value};
use crate::resolve::holes;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::collections::BTreeMap;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, PatIdent};

impl Lowerer<'_> {
    /// Lowers a `let` whose pattern leaves some of a value that has to be taken apart itself.
    pub(in crate::lower) fn lower_leaving(
        &mut self,
        pat: &Pat,
        value: &Expr,
        ty: Option<TokenStream>,
        diverge: Option<&Expr>,
    ) {
        // A part of a value is matched where it is: what is left of the value is dropped in order.
        let is_part = is_place(value);
        let (value, mut stmts, made_temps) =
            self.capture(|this| if is_part { this.lower_place(value) } else { moved(this.lower_value(value, ty)) });
        self.declare_bound(pat);
        let mut inner = pat.clone();
        let pairs = self.bind_again(&mut inner);
        match diverge {
            None => {
                let (Code { tokens, flow }, binds) = (value, bound_by(&inner));
                let code = Code::new(quote!(let #inner = #tokens;), Flow::seq([flow, pattern_binds(&inner)]));
                stmts.push(Stmt::new(StmtKind::Let { code, binds }, Dest::Discard));
                stmts.extend(pairs.into_iter().map(hand_over));
                self.place(stmts, made_temps, Dest::Discard);
            }
            Some(diverge) => self.lower_or_else(value, (stmts, made_temps), (&inner, pairs), diverge),
        }
    }

    /// `'t: { .. if let pattern = value { bound = ..; break 't } diverge }`
    fn lower_or_else(
        &mut self,
        value: Code,
        (mut stmts, made_temps): (Vec<Stmt>, bool),
        (pat, pairs): (&Pat, Vec<(LocalId, LocalId)>),
        diverge: &Expr,
    ) {
        let target = self.new_target();
        let kind = ScopeKind::Block { target: Some(target), unsafe_token: None };
        let Code { tokens, flow } = value;
        let cond = Code::new(quote!(let #pat = #tokens), flow);
        let scope = self.scope(kind, Span::mixed_site(), Entry::default(), |this| {
            let entry = Entry { binds: bound_by(pat), flow: pattern_binds(pat), ..Entry::default() };
            let then = this.scope(ScopeKind::Branch, Span::mixed_site(), entry, |this| {
                this.frame().extend(pairs.into_iter().map(hand_over));
                this.push(StmtKind::Jump { jump: Jump::Break(target), value: None }, Dest::Discard);
            });
            let otherwise = this.empty_branch(Span::mixed_site());
            let token = Span::mixed_site();
            stmts.push(Stmt::new(StmtKind::If { token, cond, then, otherwise }, Dest::Discard));
            this.place(stmts, made_temps, Dest::Discard);
            // It does not come to its end: to return its value says so.
            this.lower_jump(Jump::Return, Some(diverge));
        });
        self.push(StmtKind::Scope(scope), Dest::Discard);
    }

    /// Declares what a pattern binds.
    fn declare_bound(&mut self, pat: &Pat) {
        let mut names = Names(BTreeMap::new());
        names.visit_pat_mut(&mut pat.clone());
        for name in bound_by(pat).iter().filter_map(|bound| names.0.get(bound)) {
            let declared = Pat::Ident(name.clone());
            let (code, binds) = (Code::new(quote!(let #declared;), pattern_declares(&declared)), bound_by(&declared));
            self.push(StmtKind::Let { code, binds }, Dest::Discard);
        }
    }

    /// Lets a pattern bind temporaries instead; returns them with what they stand for, in order.
    fn bind_again(&mut self, pat: &mut Pat) -> Vec<(LocalId, LocalId)> {
        let bound = bound_by(pat);
        let pairs = bound.into_iter().map(|local| (local, self.new_temp("bound", None))).collect::<Vec<_>>();
        for (local, temp) in &pairs {
            let borrows = self.locals[*local].borrows.clone();
            self.locals[*temp].borrows = borrows;
        }
        Rename(pairs.iter().copied().collect()).visit_pat_mut(pat);
        pairs
    }
}

/// `bound = temp`
fn hand_over((bound, temp): (LocalId, LocalId)) -> Stmt {
    Stmt::new(StmtKind::Code(use_value(temp)), Dest::Assign(bound))
}

/// Collects the bindings of a pattern.
struct Names(BTreeMap<LocalId, PatIdent>);

impl VisitMut for Names {
    fn visit_pat_ident_mut(&mut self, name: &mut PatIdent) {
        if let Some(local) = holes::local_of(&name.ident) {
            self.0.entry(local).or_insert_with(|| PatIdent { subpat: None, ..name.clone() });
        }
        visit_mut::visit_pat_ident_mut(self, name);
    }
}

/// Gives bindings other names.
struct Rename(BTreeMap<LocalId, LocalId>);

impl VisitMut for Rename {
    fn visit_pat_ident_mut(&mut self, name: &mut PatIdent) {
        if let Some(temp) = holes::local_of(&name.ident).and_then(|local| self.0.get(&local)) {
            name.ident = holes::local_ident(*temp, name.ident.span());
            name.mutability = None;
        }
        visit_mut::visit_pat_ident_mut(self, name);
    }
}
