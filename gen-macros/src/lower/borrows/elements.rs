//! Elements of collections that references refer to: each index is evaluated once, so that the element can be named again.
//!
//! ```text
//! let cell = &mut grid.rows[row()][1];                                                         from
//! let _1 = row(); index_again(&grid.rows); let _2 = 1; index_again(&grid.rows[_1]);            into
//! let _ = &grid.rows[_1][_2];                                           and, for `cell`, grid.rows[_1][_2]
//! ```
//!
//! Of a range of elements, `&mut cells[1..len()]`, the ends are.
//!
//! Rustc checks that it is a collection whose elements stay where they are, however often they are looked for.

use crate::emit::Runtime;
use crate::ir::{IndexVec, Local, LocalId};
use crate::lower::new_temp;
use crate::resolve::holes;
use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{Expr, Path, Stmt, parse_quote, parse_quote_spanned};

/// Whether an index is part of the way to a place.
pub(crate) fn has_index(place: &Expr) -> bool {
    match place {
        Expr::Index(_) => true,
        Expr::Field(field) => has_index(&field.base),
        Expr::Paren(inner) => has_index(&inner.expr),
        Expr::Group(inner) => has_index(&inner.expr),
        Expr::Unary(unary) => has_index(&unary.expr),
        _ => false,
    }
}

/// Evaluates the indices in a place, and the place; returns the statements that do so.
pub(in crate::lower) fn evaluate_indices(
    place: &mut Expr,
    locals: &mut IndexVec<LocalId, Local>,
    runtime: &Runtime,
) -> Vec<Stmt> {
    if !has_index(place) {
        return Vec::new();
    }
    let mut stmts = Vec::new();
    evaluate(place, locals, runtime, &mut stmts);
    stmts.push(parse_quote!(let _ = &#place;));
    stmts
}

fn evaluate(place: &mut Expr, locals: &mut IndexVec<LocalId, Local>, runtime: &Runtime, stmts: &mut Vec<Stmt>) {
    match place {
        Expr::Index(element) => {
            evaluate(&mut element.expr, locals, runtime, stmts);
            evaluate_once(&mut element.index, locals, runtime, stmts);
            let base = &element.expr;
            stmts.push(parse_quote_spanned!(base.span()=> #runtime::index_again(&#base);));
        }
        Expr::Field(field) => evaluate(&mut field.base, locals, runtime, stmts),
        Expr::Paren(inner) => evaluate(&mut inner.expr, locals, runtime, stmts),
        Expr::Group(inner) => evaluate(&mut inner.expr, locals, runtime, stmts),
        Expr::Unary(unary) => evaluate(&mut unary.expr, locals, runtime, stmts),
        _ => {}
    }
}

/// What an index is a copy of, if [it is evaluated once](evaluate_indices).
pub(in crate::lower) fn copied_index(index: &Expr) -> Option<&Expr> {
    match index {
        Expr::Call(call) if matches!(&*call.func, Expr::Path(func) if ends_in_clone(&func.path)) => match &call.args[0]
        {
            Expr::Reference(copied) => Some(&copied.expr),
            _ => None,
        },
        _ => None,
    }
}

fn ends_in_clone(path: &Path) -> bool {
    let mut names = path.segments.iter().rev().map(|segment| &segment.ident);
    names.next().is_some_and(|name| name == "clone") && names.next().is_some_and(|name| name == "Clone")
}

/// Evaluates an index, or the ends of a range of them.
fn evaluate_once(index: &mut Expr, locals: &mut IndexVec<LocalId, Local>, runtime: &Runtime, stmts: &mut Vec<Stmt>) {
    match index {
        Expr::Range(range) => {
            let ends = [&mut range.start, &mut range.end].into_iter().flatten();
            ends.for_each(|end| evaluate_once(end, locals, runtime, stmts));
        }
        Expr::Paren(inner) => evaluate_once(&mut inner.expr, locals, runtime, stmts),
        Expr::Group(inner) => evaluate_once(&mut inner.expr, locals, runtime, stmts),
        _ => {
            let temp = new_temp(locals, "index", None);
            locals[temp].trivial = true;
            locals[temp].copy = true;
            locals[temp].mutable = false;
            let name = holes::local_ident(temp, Span::mixed_site().located_at(index.span()));
            stmts.push(parse_quote!(let #name = #index;));
            // It may be a range, which is not `Copy`.
            *index = match index {
                Expr::Lit(_) | Expr::Binary(_) | Expr::Cast(_) => parse_quote!(#name),
                _ => parse_quote!(#runtime::Clone::clone(&#name)),
            };
        }
    }
}
