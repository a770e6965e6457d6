//! What one of several branches refers to, if a branch suspends.
//!
//! ```text
//! let x = if c { &make(yield 1) } else { &other };                                        from
//! let _4 = None; let _5 = None;
//! if c { _4 = Some(make(yield 1)) } else { _5 = Some(()) }
//! let x = if let Some(_6) = &_4 { &*_6 } else if _5.is_some() { &other } else { .. };    into
//! ```
//!
//! No state can hold a reference to what it holds. So what the branches leave tells which of them was entered, and the
//! reference is made behind them.

use crate::emit::Runtime;
use crate::ir::{IndexVec, Local, LocalId, LocalKind};
use crate::lower::new_temp;
use crate::lower::patterns::bound_by;
use crate::lower::predicates::{any_suspends, suspends};
use crate::lower::temporaries::extended::extended_operand;
use crate::lower::uses::place_root;
use crate::resolve::holes;
use proc_macro2::{Ident, Span};
use std::mem::replace;
use syn::visit::Visit;
use syn::{Block, Expr, ExprBlock, ExprReference, ExprUnsafe, Pat, Stmt, parse_quote};

/// Splits the initialiser of a `let`, if it is such a choice; returns what stands in front of the `let` then.
pub(super) fn split(init: &mut Expr, locals: &mut IndexVec<LocalId, Local>, runtime: &Runtime) -> Option<Vec<Stmt>> {
    if !branch_suspends(init) {
        return None;
    }
    let mut declared = Declared(Vec::new());
    declared.visit_expr(init);
    let mut refers = false;
    for_each_end(init, &mut |end| refers |= matches!(kind_of(end, &declared.0), End::Made | End::Place));
    if !refers {
        return None;
    }
    let mut choice = Choice { locals, runtime, declared: declared.0, slots: Vec::new(), found: Vec::new() };
    for_each_end(init, &mut |end| choice.leave(end));
    let Choice { slots, found, .. } = choice;
    let none = parse_quote!({ #runtime::impossible() });
    let found =
        found.into_iter().rev().fold(none, |rest: Expr, (cond, value)| parse_quote!(if #cond { #value } else #rest));
    let choosing = replace(init, found);
    let slots = slots.into_iter().map(|slot| parse_quote!(let mut #slot = #runtime::None;));
    Some(slots.chain([Stmt::Expr(choosing, Some(syn::Token![;](Span::mixed_site())))]).collect())
}

/// What the value of a branch is.
enum End {
    /// A reference to what the branch makes, or to a part of that.
    Made,
    /// A reference to a place outside of all branches.
    Place,
    /// Another value.
    Other,
    /// None: control does not come there.
    Jump,
}

fn kind_of(end: &Expr, declared: &[LocalId]) -> End {
    match end {
        Expr::Return(_) | Expr::Break(_) | Expr::Continue(_) => End::Jump,
        Expr::Reference(ExprReference { expr, .. }) if extended_operand(expr).is_some() && is_part(expr) => End::Made,
        Expr::Reference(ExprReference { expr, .. })
            if place_root(expr).is_some_and(|root| !declared.contains(&root)) =>
        {
            End::Place
        }
        _ => End::Other,
    }
}

/// Whether nothing but fields is between what is made and a place that is borrowed.
fn is_part(place: &Expr) -> bool {
    match place {
        Expr::Field(field) => is_part(&field.base),
        Expr::Paren(inner) => is_part(&inner.expr),
        Expr::Group(inner) => is_part(&inner.expr),
        Expr::Index(_) | Expr::Unary(_) => false,
        _ => true,
    }
}

/// The locals that an expression declares.
struct Declared(Vec<LocalId>);

impl Visit<'_> for Declared {
    fn visit_pat(&mut self, pat: &Pat) {
        self.0.extend(bound_by(pat));
    }
}

/// Visits the ends of all branches.
fn for_each_end(expr: &mut Expr, visit: &mut impl FnMut(&mut Expr)) {
    match expr {
        Expr::Paren(inner) => for_each_end(&mut inner.expr, visit),
        Expr::Group(inner) => for_each_end(&mut inner.expr, visit),
        Expr::Block(inner) if inner.label.is_none() => end_of(&mut inner.block, visit),
        Expr::Unsafe(inner) => end_of(&mut inner.block, visit),
        Expr::If(branch) => {
            end_of(&mut branch.then_branch, visit);
            if let Some((_, otherwise)) = &mut branch.else_branch {
                for_each_end(otherwise, visit);
            }
        }
        Expr::Match(matching) => matching.arms.iter_mut().for_each(|arm| for_each_end(&mut arm.body, visit)),
        end => visit(end),
    }
}

fn end_of(block: &mut Block, visit: &mut impl FnMut(&mut Expr)) {
    if let Some(Stmt::Expr(end, None)) = block.stmts.last_mut() {
        for_each_end(end, visit);
    }
}

/// Whether one of several branches suspends.
fn branch_suspends(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => branch_suspends(&inner.expr),
        Expr::Group(inner) => branch_suspends(&inner.expr),
        Expr::Block(ExprBlock { block, label: None, .. }) | Expr::Unsafe(ExprUnsafe { block, .. }) => {
            matches!(block.stmts.last(), Some(Stmt::Expr(end, None)) if branch_suspends(end))
        }
        Expr::If(branch) => {
            let otherwise = branch.else_branch.as_ref().is_some_and(|(_, otherwise)| suspends(otherwise));
            otherwise || any_suspends(&branch.then_branch.stmts)
        }
        Expr::Match(matching) => matching.arms.iter().any(|arm| suspends(&arm.body)),
        _ => false,
    }
}

struct Choice<'a> {
    locals: &'a mut IndexVec<LocalId, Local>,
    runtime: &'a Runtime,
    /// The locals that the branches declare.
    declared: Vec<LocalId>,
    /// What the branches leave something in.
    slots: Vec<Ident>,
    /// By which conditions that is found, and what the value is then.
    found: Vec<(Expr, Expr)>,
}

impl Choice<'_> {
    /// Lets the end of a branch leave what it refers to.
    fn leave(&mut self, end: &mut Expr) {
        let runtime = self.runtime;
        let kind = kind_of(end, &self.declared);
        if matches!(kind, End::Jump) {
            return;
        }
        let slot = self.name("extended", LocalKind::Temp, end);
        let (left, cond, value) = match (kind, &mut *end) {
            (End::Made, Expr::Reference(reference)) => {
                let (and, mutability) = (reference.and_token, reference.mutability);
                let found = self.name("found", LocalKind::User, &reference.expr);
                let left = replace(root_of(&mut reference.expr), parse_quote!((*#found)));
                let place = &reference.expr;
                let cond = parse_quote!(let #runtime::Some(#found) = #and #mutability #slot);
                (left, cond, parse_quote!(#and #mutability #place))
            }
            (End::Place, _) => (parse_quote!(()), parse_quote!(#runtime::Option::is_some(&#slot)), end.clone()),
            _ => {
                let found = self.name("found", LocalKind::User, end);
                (end.clone(), parse_quote!(let #runtime::Some(#found) = #slot), parse_quote!(#found))
            }
        };
        *end = parse_quote!(#slot = #runtime::Some(#left));
        self.slots.push(slot);
        self.found.push((cond, value));
    }

    fn name(&mut self, name: &str, kind: LocalKind, at: &Expr) -> Ident {
        let temp = new_temp(self.locals, name, None);
        if kind == LocalKind::User {
            (self.locals[temp].kind, self.locals[temp].mutable) = (kind, false);
        }
        self.locals[temp].name.set_span(Span::mixed_site().located_at(syn::spanned::Spanned::span(at)));
        holes::local_ident(temp, Span::mixed_site())
    }
}

/// What is made, of a place that is a part of that.
fn root_of(place: &mut Expr) -> &mut Expr {
    match place {
        Expr::Field(field) => root_of(&mut field.base),
        Expr::Paren(inner) => root_of(&mut inner.expr),
        Expr::Group(inner) => root_of(&mut inner.expr),
        root => root,
    }
}
