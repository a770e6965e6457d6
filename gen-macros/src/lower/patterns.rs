//! Patterns: what they bind, and how much of what they match.

use crate::ir::{Effect, Flow, LocalId};
use crate::resolve::holes;
use crate::resolve::pattern::{Position, is_binding};
use syn::visit::{self, Visit};
use syn::{BinOp, Expr, ExprBinary, Pat, PatIdent, Path};

/// How much of what it matches a pattern binds by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Binding {
    /// Nothing: it ignores what it matches, or binds references to it.
    None,
    /// Nothing, but there is nothing to bind: a literal, a constant, a variant without fields.
    Constant,
    /// Something.
    Part,
    /// Everything that it could: what is left has no destructor.
    Whole,
}

/// How much a pattern binds by value.
pub(super) fn binding_of(pat: &Pat) -> Binding {
    match pat {
        // What closures bind has not been resolved.
        Pat::Ident(ident) if holes::local_of(&ident.ident).is_none() && !is_binding(ident, Position::Refutable) => {
            Binding::Constant
        }
        Pat::Ident(ident) if ident.by_ref.is_some() => Binding::None,
        Pat::Ident(_) => Binding::Whole,
        Pat::Lit(_) | Pat::Range(_) | Pat::Path(_) | Pat::Const(_) => Binding::Constant,
        Pat::Paren(inner) => binding_of(&inner.pat),
        Pat::Type(inner) => binding_of(&inner.pat),
        Pat::Guard(inner) => binding_of(&inner.pat),
        Pat::Tuple(tuple) => joined(tuple.elems.iter()),
        Pat::TupleStruct(tuple) => joined(tuple.elems.iter()),
        Pat::Slice(slice) => joined(slice.elems.iter()),
        Pat::Struct(pattern) => {
            let fields = joined(pattern.fields.iter().map(|field| &*field.pat));
            let ignores = pattern.rest.is_some() && fields == Binding::Whole;
            if ignores { Binding::Part } else { fields }
        }
        Pat::Or(or) => joined(or.cases.iter()),
        _ => Binding::None,
    }
}

/// Joins what the parts of a pattern bind.
fn joined<'a>(parts: impl Iterator<Item = &'a Pat>) -> Binding {
    parts.map(binding_of).fold(Binding::Constant, |all, part| match (all, part) {
        (Binding::Constant, other) | (other, Binding::Constant) => other,
        (all, part) if all == part => all,
        _ => Binding::Part,
    })
}

/// Whether a pattern is plainly one for a variant of an enum: no other part of what it matches has a name.
pub(super) fn is_variant(pat: &Pat) -> bool {
    match pat {
        Pat::TupleStruct(variant) => names_variant(&variant.path),
        Pat::Struct(variant) => names_variant(&variant.path),
        Pat::Paren(inner) => is_variant(&inner.pat),
        Pat::Or(or) => or.cases.iter().all(is_variant),
        _ => false,
    }
}

/// Whether a path ends like `Type::Variant`, or is one of the prelude's variants.
fn names_variant(path: &Path) -> bool {
    let names = path.segments.iter().rev().map(|segment| segment.ident.to_string()).collect::<Vec<_>>();
    match &names[..] {
        [name] => ["Some", "Ok", "Err"].contains(&name.as_str()),
        [_, of, ..] => of.starts_with(char::is_uppercase),
        [] => false,
    }
}

/// The locals that a pattern binds, in order of declaration.
pub(super) fn bound_by(pat: &Pat) -> Vec<LocalId> {
    struct Binds(Vec<LocalId>);
    impl Visit<'_> for Binds {
        fn visit_pat_ident(&mut self, pat: &PatIdent) {
            if let Some(local) = holes::local_of(&pat.ident).filter(|local| !self.0.contains(local)) {
                self.0.push(local);
            }
            visit::visit_pat_ident(self, pat);
        }

        fn visit_expr(&mut self, expr: &Expr) {
            // A guard binds what its conditions bind; nothing else in a pattern is an expression with bindings.
            match expr {
                Expr::Let(cond) => self.visit_pat(&cond.pat),
                Expr::Binary(ExprBinary { left, op: BinOp::And(_), right, .. }) => {
                    self.visit_expr(left);
                    self.visit_expr(right);
                }
                _ => {}
            }
        }
    }
    let mut binds = Binds(Vec::new());
    binds.visit_pat(pat);
    binds.0
}

/// What a pattern does to the locals that it binds.
pub(super) fn pattern_binds(pat: &Pat) -> Flow {
    Flow::seq(bound_by(pat).into_iter().map(|local| Flow::Effect(local, Effect::Init)))
}

/// What a `let` without a value does.
pub(super) fn pattern_declares(pat: &Pat) -> Flow {
    Flow::seq(bound_by(pat).into_iter().map(|local| Flow::Effect(local, Effect::Declare)))
}
