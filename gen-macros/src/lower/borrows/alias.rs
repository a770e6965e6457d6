//! References to parts of a local that is used again behind a suspension: what they refer to is named instead.
//!
//! ```text
//! let a = &mut x.a; x.b += 1; yield x.b; a.push(1);      from
//! x.b += 1; yield x.b; x.a.push(1);                      into
//! ```
//!
//! A state that holds both `a` and `x` would move `x` while it is borrowed. While `a` is in use, rustc allows nobody
//! else to touch what it refers to, and so naming that means the same: rustc checks it in the twin. A place is another
//! one if a part of the way to it is assigned to; then the reference stays. A call that uses the reference several times gets
//! one of its own, `match &mut x[i] { a => a.push(a.len()) }`, but if it refers to a field of what a unique reference points
//! to: of that, parts are borrowed one by one.

use crate::emit::Runtime;
use crate::ir::{Effect, Idx as _, IndexVec, Local, LocalId};
use crate::lower::borrows::elements::{evaluate_indices, has_index};
use crate::lower::moves::consuming::effect_of;
use crate::lower::predicates::suspends;
use crate::lower::uses::{is_compound, local};
use crate::resolve::{Arg, LocalMacros, holes};
use crate::syntax::known_macro::{MacroArg, Role, parse_known};
use proc_macro2::{Ident, Span, TokenTree};
use quote::{ToTokens as _, format_ident};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprAssign, ExprLit, ExprReference, Item, Lit, LocalInit, Macro, Pat, Stmt, UnOp, parse_quote};

/// The local that a place begins with, if a value is a reference to one that can be named again.
pub(crate) fn alias_of(value: &Expr) -> Option<LocalId> {
    match value {
        Expr::Reference(reference) => root_of(&reference.expr),
        _ => None,
    }
}

/// The local that a place begins with, if no call is part of the way to it.
fn root_of(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Field(field) => root_of(&field.base),
        Expr::Index(element) => root_of(&element.expr),
        Expr::Paren(inner) => root_of(&inner.expr),
        Expr::Group(inner) => root_of(&inner.expr),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => root_of(&unary.expr),
        _ => local(place),
    }
}

/// Replaces these references by what they refer to, where they can be.
pub(in crate::lower) fn name_aliased(
    block: &mut Block,
    args: &[Arg],
    locals: &mut IndexVec<LocalId, Local>,
    (aliases, macros): (&[LocalId], &LocalMacros),
    runtime: &Runtime,
) {
    for alias in aliases {
        let mut search = Search { alias: *alias, found: None };
        search.visit_block(block);
        let Some(mut reference) = search.found else { continue };
        let mut uses = Count { alias: *alias, macros, uses: 0 };
        uses.visit_block(block);
        let root = root_of(&reference.expr).filter(|root| !locals[*root].in_macro);
        if root.is_some()
            && uses.uses + 1 == mentions(*alias, block)
            && !is_redirected(&reference.expr, &[], block, args)
        {
            let in_parts = root.is_some_and(|root| locals[root].unique) && !has_index(&reference.expr);
            let indices = evaluate_indices(&mut reference.expr, locals, runtime);
            let name = holes::local_ident(*alias, locals[*alias].name.span());
            Replace { alias: *alias, name, indices, reference, in_parts, macros }.visit_block_mut(block);
        }
    }
}

fn mentions(alias: LocalId, block: &Block) -> usize {
    let mut count = 0;
    holes::for_each_local(&block.to_token_stream(), &mut |local| count += usize::from(local == alias));
    count
}

/// What a `let` binds this local to.
struct Search {
    alias: LocalId,
    found: Option<ExprReference>,
}

impl Visit<'_> for Search {
    fn visit_local(&mut self, binding: &syn::Local) {
        if let Some(reference) = aliased(binding, self.alias) {
            self.found = Some(reference.clone());
        }
        visit::visit_local(self, binding);
    }
}

/// The reference that a `let` of this local is.
fn aliased(binding: &syn::Local, alias: LocalId) -> Option<&ExprReference> {
    match (&binding.pat, &binding.init) {
        (Pat::Ident(pat), Some(LocalInit { expr, diverge: None, .. }))
            if holes::local_of(&pat.ident) == Some(alias) =>
        {
            match &**expr {
                Expr::Reference(reference) if pat.by_ref.is_none() && pat.subpat.is_none() => Some(reference),
                _ => None,
            }
        }
        _ => None,
    }
}

/// Counts the uses of a local as an expression.
struct Count<'a> {
    alias: LocalId,
    macros: &'a LocalMacros,
    uses: usize,
}

impl Visit<'_> for Count<'_> {
    fn visit_expr(&mut self, expr: &Expr) {
        match expr {
            Expr::Path(_) if local(expr) == Some(self.alias) => self.uses += 1,
            // A closure that moves a reference would move what it begins with.
            Expr::Closure(closure) if closure.capture.is_some() => {}
            Expr::Async(block) if block.capture.is_some() => {}
            Expr::Assign(assign) if local(&assign.left) == Some(self.alias) => {}
            _ => visit::visit_expr(self, expr),
        }
    }

    fn visit_macro(&mut self, mac: &Macro) {
        for arg in parse_known(mac, &self.macros.names).into_iter().flat_map(|known| known.args) {
            match (arg.role, &arg.expr) {
                (Role::Format, Expr::Lit(literal)) => self.uses += captures(literal, self.alias),
                _ => self.visit_expr(&arg.expr),
            }
        }
    }
}

/// Whether a part of the way to a place is assigned to, but for `owners`, of which nothing is borrowed then.
pub(in crate::lower) fn is_redirected(place: &Expr, owners: &[Expr], block: &Block, args: &[Arg]) -> bool {
    let leads = |target: &Expr| leads_to(target, place) && !owners.iter().any(|owner| is_same(target, owner));
    let mut redirected = Assigned { is_meant: &leads, found: false };
    args.iter().flat_map(|arg| &arg.pattern).for_each(|stmt| redirected.visit_stmt(stmt));
    redirected.visit_block(block);
    redirected.found
}

/// Whether a place is assigned to.
pub(in crate::lower) fn is_assigned(place: &Expr, block: &Block) -> bool {
    let mut assigned = Assigned { is_meant: &|target| is_same(target, place), found: false };
    assigned.visit_block(block);
    assigned.found
}

struct Assigned<'a> {
    is_meant: &'a dyn Fn(&Expr) -> bool,
    found: bool,
}

impl Assigned<'_> {
    fn assigned(&mut self, target: &Expr) {
        match target {
            Expr::Tuple(tuple) => tuple.elems.iter().for_each(|part| self.assigned(part)),
            Expr::Array(array) => array.elems.iter().for_each(|part| self.assigned(part)),
            Expr::Call(call) => call.args.iter().for_each(|part| self.assigned(part)),
            Expr::Struct(literal) => literal.fields.iter().for_each(|field| self.assigned(&field.expr)),
            // Whether that happens while the reference is in use was asked before.
            _ => self.found |= local(target).is_none() && (self.is_meant)(target),
        }
    }
}

impl Visit<'_> for Assigned<'_> {
    fn visit_expr_assign(&mut self, assign: &ExprAssign) {
        self.assigned(&assign.left);
        visit::visit_expr_assign(self, assign);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        let known = parse_known(mac, &[]).into_iter().flat_map(|known| known.args);
        known.for_each(|arg| self.visit_expr(&arg.expr));
    }
}

/// Whether a place is reached by way of another one.
fn leads_to(target: &Expr, place: &Expr) -> bool {
    let inner = match place {
        Expr::Field(field) => &field.base,
        Expr::Index(element) => &element.expr,
        Expr::Paren(inner) => return leads_to(target, &inner.expr),
        Expr::Group(inner) => return leads_to(target, &inner.expr),
        Expr::Unary(unary) => &unary.expr,
        _ => return false,
    };
    is_same(target, inner) || leads_to(target, inner)
}

/// Whether two places are the same by their syntax.
pub(in crate::lower) fn is_same(one: &Expr, other: &Expr) -> bool {
    match (one, other) {
        (Expr::Paren(inner), _) => is_same(&inner.expr, other),
        (_, Expr::Paren(inner)) => is_same(one, &inner.expr),
        (Expr::Group(inner), _) => is_same(&inner.expr, other),
        (_, Expr::Group(inner)) => is_same(one, &inner.expr),
        // What a reference points to is reached with or without a `*`.
        (Expr::Unary(one), _) if matches!(one.op, UnOp::Deref(_)) => is_same(&one.expr, other),
        (_, Expr::Unary(other)) if matches!(other.op, UnOp::Deref(_)) => is_same(one, &other.expr),
        (Expr::Index(one), Expr::Index(other)) => is_same(&one.expr, &other.expr),
        (Expr::Field(one), Expr::Field(other)) => one.member == other.member && is_same(&one.base, &other.base),
        _ => local(one).is_some() && local(one) == local(other),
    }
}

struct Replace<'a> {
    alias: LocalId,
    name: Ident,
    /// What stands for the `let`.
    indices: Vec<Stmt>,
    reference: ExprReference,
    /// Its parts can be borrowed one by one.
    in_parts: bool,
    macros: &'a LocalMacros,
}

impl Replace<'_> {
    /// Visits what is used in place: a reference leads to where it points to by itself.
    fn place(&mut self, expr: &mut Expr) {
        if local(expr) == Some(self.alias) {
            let place = &self.reference.expr;
            *expr = parse_quote!((#place));
        } else {
            self.visit_expr_mut(expr);
        }
    }
}

impl Replace<'_> {
    /// Whether a call, or what is like one, may borrow several parts of a place at a time, and the place may be no such one
    /// that this is possible, as an element of a collection is, so that it is borrowed once.
    fn borrows_parts(&self, expr: &Expr) -> bool {
        if self.in_parts {
            return false;
        }
        let is_call = match expr {
            Expr::Call(_) | Expr::MethodCall(_) => true,
            Expr::Binary(binary) => is_compound(&binary.op),
            _ => false,
        };
        let mut uses = 0;
        let mut count = |local| uses += usize::from(local == self.alias);
        if is_call && !suspends(expr) {
            holes::for_each_local(&expr.to_token_stream(), &mut count);
        }
        uses > 1
    }

    /// What a format string captured is an argument of its own.
    fn rename_captures(&self, literal: &mut ExprLit) -> bool {
        if captures(literal, self.alias) == 0 {
            return false;
        }
        let (alias, name) = (holes::local_ident(self.alias, Span::call_site()), self.captured_name());
        for token in literal.to_token_stream() {
            if let TokenTree::Literal(text) = token {
                let renamed = holes::map_captures(text, &mut |name_of| (alias == name_of).then(|| name.to_string()));
                literal.lit = Lit::new(renamed);
            }
        }
        true
    }

    fn captured_name(&self) -> Ident {
        format_ident!("__genfn_captured{}", self.alias.index())
    }
}

/// How often a format string captures a local.
fn captures(literal: &ExprLit, alias: LocalId) -> usize {
    let mut count = 0;
    holes::for_each_local(&literal.to_token_stream(), &mut |local| count += usize::from(local == alias));
    count
}

impl VisitMut for Replace<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        visit_mut::visit_block_mut(self, block);
        let is_let = |stmt: &Stmt| matches!(stmt, Stmt::Local(binding) if aliased(binding, self.alias).is_some());
        if let Some(at) = block.stmts.iter().position(is_let) {
            block.stmts.splice(at..=at, self.indices.clone());
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            _ if self.borrows_parts(expr) => {
                let (name, reference) = (&self.name, &self.reference);
                *expr = parse_quote!(match #reference { #name => #expr });
            }
            Expr::Path(_) if local(expr) == Some(self.alias) => {
                let reference = &self.reference;
                *expr = parse_quote!((#reference));
            }
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) && local(&unary.expr) == Some(self.alias) => {
                let place = &self.reference.expr;
                *expr = parse_quote!((#place));
            }
            Expr::Field(field) => self.place(&mut field.base),
            Expr::Index(index) => {
                self.place(&mut index.expr);
                self.visit_expr_mut(&mut index.index);
            }
            Expr::MethodCall(call) => {
                // Of a call that borrows, rustc borrows the receiver when the arguments have been evaluated.
                if effect_of(call) == Effect::Borrow && call.method != "clone" {
                    self.place(&mut call.receiver);
                } else {
                    self.visit_expr_mut(&mut call.receiver);
                }
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let Some(mut known) = parse_known(mac, &self.macros.names) else { return };
        let mut captured = false;
        for arg in &mut known.args {
            match (arg.role, &mut arg.expr) {
                (Role::Format, Expr::Lit(literal)) => captured |= self.rename_captures(literal),
                _ => self.visit_expr_mut(&mut arg.expr),
            }
        }
        if captured {
            let (name, place) = (self.captured_name(), &self.reference.expr);
            known.args.push(MacroArg { name: Some(name), expr: parse_quote!(#place), role: Role::Ref });
        }
        mac.tokens = known.tokens();
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
