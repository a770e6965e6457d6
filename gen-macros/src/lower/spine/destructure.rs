//! Assignments that take a value apart, as rustc takes them apart.
//!
//! ```text
//! (a, b.c, _) = make(yield);                                       from
//! { let (_4, _5, _) = make(yield); a = _4; b.c = _5; }             into
//! ```
//!
//! The temporaries of the value, and what is left of it, are dropped in front of what is assigned to.

use crate::ir::LocalId;
use crate::lower::Lowerer;
use crate::lower::uses::local;
use crate::resolve::holes;
use proc_macro2::Span;
use quote::ToTokens as _;
use syn::parse::Parser as _;
use syn::{Block, Expr, ExprAssign, Pat, Token, parse_quote};

impl Lowerer<'_> {
    /// The block that an assignment stands for that takes a local apart: what it leaves of it lives on.
    pub(super) fn takes_local_apart(&mut self, expr: &Expr) -> Option<Block> {
        match expr {
            Expr::Assign(assign) if local(&assign.right).is_some() => self.destructured(assign),
            _ => None,
        }
    }

    /// The block that an assignment stands for that takes a value apart; `None` if it does not.
    pub(super) fn destructured(&mut self, assign: &ExprAssign) -> Option<Block> {
        let mut places = Vec::new();
        let pat = as_pattern(&assign.left, &mut |place| {
            let temp = self.new_temp("part", None);
            places.push((temp, place));
            temp
        })?;
        let value = &assign.right;
        let names = places.iter().map(|(temp, _)| holes::local_ident(*temp, Span::mixed_site()));
        let places = places.iter().map(|(_, place)| place);
        Some(parse_quote!({ let #pat = #value; #(#places = #names;)* }))
    }
}

/// The pattern that takes a value apart as an assignment does; `None` if it takes none apart. `name` names what is assigned to
/// places.
pub(in crate::lower) fn as_pattern(target: &Expr, name: &mut dyn FnMut(Expr) -> LocalId) -> Option<Pat> {
    let mut target = target.clone();
    takes_apart(&target).then(|| name_places(&mut target, name))?;
    Pat::parse_single.parse2(target.into_token_stream()).ok()
}

/// Names the parts of a value that are assigned to places.
fn name_places(target: &mut Expr, name: &mut dyn FnMut(Expr) -> LocalId) {
    match target {
        Expr::Paren(inner) => name_places(&mut inner.expr, name),
        Expr::Group(inner) => name_places(&mut inner.expr, name),
        Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|part| name_places(part, name)),
        Expr::Array(array) => array.elems.iter_mut().for_each(|part| name_places(part, name)),
        Expr::Call(call) => call.args.iter_mut().for_each(|part| name_places(part, name)),
        Expr::Struct(literal) => literal.fields.iter_mut().for_each(|field| {
            field.colon_token.get_or_insert_with(<Token![:]>::default);
            name_places(&mut field.expr, name);
        }),
        Expr::Infer(_) | Expr::Range(_) => {}
        place => {
            let part = name(place.clone());
            let part = holes::local_ident(part, Span::mixed_site());
            *place = parse_quote!(#part);
        }
    }
}

fn takes_apart(target: &Expr) -> bool {
    match target {
        Expr::Paren(inner) => takes_apart(&inner.expr),
        Expr::Group(inner) => takes_apart(&inner.expr),
        Expr::Tuple(_) | Expr::Array(_) | Expr::Call(_) | Expr::Struct(_) => true,
        _ => false,
    }
}
