//! Elements that patterns take apart: what may change of an index is evaluated in front, so that they are found again.
//!
//! ```text
//! match &mut self.items[i] { Some(item) => { yield item.price; item.price += 1 } None => {} } i += 1;            from
//! let _1 = i; match &mut self.items[_1] { Some(item) => { yield item.price; item.price += 1 } None => {} } i += 1;    into
//! ```
//!
//! That is done where [what is bound](crate::lower::borrows::rebind) would be held together with what it is borrowed from.

use crate::ir::{Dest, StmtKind};
use crate::lower::Lowerer;
use crate::lower::borrows::rebind::is_settled;
use crate::lower::patterns::bound_by;
use crate::lower::uses::{is_compound, origin, place_root};
use crate::resolve::holes;
use proc_macro2::Span;
use syn::spanned::Spanned as _;
use syn::{BinOp, Expr, Pat, UnOp, parse_quote};

impl Lowerer<'_> {
    /// Gives what these patterns are matched with indices that do not change. They are evaluated where it stands.
    pub(in crate::lower) fn settle_indices(&mut self, value: &mut Expr, pats: &[&Pat]) {
        let outer = place_root(value).and_then(|root| self.locals[root].of_element);
        let mut indices = Vec::new();
        open_indices(value, &mut indices);
        indices.retain(|index| !is_settled(index, &self.locals) && is_plain(index));
        if indices.is_empty() && outer.is_none() {
            return;
        }
        let bound = pats.iter().flat_map(|pat| bound_by(pat)).collect::<Vec<_>>();
        for bound in &bound {
            self.locals[*bound].of_element = if indices.is_empty() { outer } else { Some(*bound) };
        }
        if bound.iter().any(|bound| self.exposed.elements.contains(bound)) {
            indices.into_iter().for_each(|index| self.evaluate_index(index));
        }
    }

    fn evaluate_index(&mut self, index: &mut Expr) {
        let (code, temp) = (self.lower_value(index, None), self.new_temp("index", None));
        self.locate(temp, index);
        let info = &mut self.locals[temp];
        (info.trivial, info.copy, info.mutable) = (true, true, false);
        self.push(StmtKind::Code(code), Dest::Bind(temp));
        let name = holes::local_ident(temp, Span::mixed_site().located_at(index.span()));
        *index = parse_quote!(#name);
    }
}

/// Collects the indices in a place, or in what finds an element.
fn open_indices<'e>(value: &'e mut Expr, indices: &mut Vec<&'e mut Expr>) {
    match value {
        Expr::Reference(reference) => open_indices(&mut reference.expr, indices),
        Expr::Index(element) => {
            open_indices(&mut element.expr, indices);
            match &mut *element.index {
                Expr::Range(range) => {
                    indices.extend([&mut range.start, &mut range.end].into_iter().flatten().map(|end| &mut **end));
                }
                index => indices.push(index),
            }
        }
        Expr::MethodCall(call) => {
            let finds = ["get", "get_mut", "split_at", "split_at_mut"].iter().any(|name| call.method == name);
            open_indices(&mut call.receiver, indices);
            indices.extend(call.args.first_mut().filter(|_| finds));
        }
        Expr::Field(field) => open_indices(&mut field.base, indices),
        Expr::Unary(unary) => open_indices(&mut unary.expr, indices),
        Expr::Paren(inner) => open_indices(&mut inner.expr, indices),
        Expr::Group(inner) => open_indices(&mut inner.expr, indices),
        _ => {}
    }
}

/// Whether an index is read from places, and calculated, so that nothing is left to drop.
fn is_plain(index: &Expr) -> bool {
    match index {
        Expr::Path(_) | Expr::Lit(_) => true,
        Expr::Field(field) => is_plain(&field.base),
        Expr::Paren(inner) => is_plain(&inner.expr),
        Expr::Group(inner) => is_plain(&inner.expr),
        Expr::Cast(cast) => is_plain(&cast.expr),
        Expr::Call(call) => call.args.iter().all(is_plain),
        Expr::MethodCall(call) => origin(&call.receiver).is_some() && call.args.iter().all(is_plain),
        Expr::Reference(reference) => origin(&reference.expr).is_some(),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Deref(_)) && is_plain(&unary.expr),
        Expr::Binary(binary) => !is_lazy(&binary.op) && is_plain(&binary.left) && is_plain(&binary.right),
        _ => false,
    }
}

fn is_lazy(op: &BinOp) -> bool {
    matches!(op, BinOp::And(_) | BinOp::Or(_)) || is_compound(op)
}
