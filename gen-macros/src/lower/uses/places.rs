//! Places: the local that an expression names, is a part of, or is pointed to by.

use crate::ir::{IndexVec, Local, LocalId};
use crate::resolve::holes;
use syn::{Expr, Member, UnOp};

/// The local that an expression names.
pub(in crate::lower) fn local(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::Path(path) => path.path.get_ident().and_then(holes::local_of),
        Expr::Paren(inner) => local(&inner.expr),
        Expr::Group(inner) => local(&inner.expr),
        _ => None,
    }
}

/// Whether an expression is `self`: methods of that are the user's, and may return anything.
pub(in crate::lower) fn is_self(expr: &Expr, locals: &IndexVec<LocalId, Local>) -> bool {
    local(expr).is_some_and(|local| locals[local].is_self())
}

/// The local that a place belongs to: itself, or a part of it. What it points to is another place; but a part of that, as
/// `(*x).a`, is what `x.a` would be.
pub(in crate::lower) fn place_root(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::Path(_) => local(expr),
        Expr::Field(field) => place_root(&field.base).or_else(|| target_of(&field.base)),
        Expr::Paren(inner) => place_root(&inner.expr),
        Expr::Group(inner) => place_root(&inner.expr),
        _ => None,
    }
}

/// The local that a place begins with, whether it is a part of that, or of what it points to.
pub(in crate::lower) fn origin(place: &Expr) -> Option<LocalId> {
    place_root(place).or_else(|| pointer_of(place))
}

/// The field of a local that a place is.
pub(in crate::lower) fn field_of_local(place: &Expr) -> Option<&Member> {
    match place {
        Expr::Field(field) if local(&field.base).or_else(|| target_of(&field.base)).is_some() => Some(&field.member),
        Expr::Paren(inner) => field_of_local(&inner.expr),
        Expr::Group(inner) => field_of_local(&inner.expr),
        _ => None,
    }
}

/// The local whose target an expression is.
pub(in crate::lower) fn target_of(expr: &Expr) -> Option<LocalId> {
    match expr {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => local(&unary.expr),
        Expr::Paren(inner) => target_of(&inner.expr),
        Expr::Group(inner) => target_of(&inner.expr),
        _ => None,
    }
}

/// The local that points to a place: the `x` of `*x` and of `(*x).a`.
pub(in crate::lower) fn pointer_of(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => local(&unary.expr),
        Expr::Field(field) => pointer_of(&field.base),
        Expr::Paren(inner) => pointer_of(&inner.expr),
        Expr::Group(inner) => pointer_of(&inner.expr),
        _ => None,
    }
}
