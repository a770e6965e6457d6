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
use crate::resolve::holes;
use proc_macro2::Span;
use quote::ToTokens as _;
use syn::parse::Parser as _;
use syn::{Block, Expr, ExprAssign, Pat, Token, parse_quote};

impl Lowerer<'_> {
    /// The block that an assignment stands for that takes a value apart; `None` if it does not.
    pub(super) fn destructured(&mut self, assign: &ExprAssign) -> Option<Block> {
        if !takes_apart(&assign.left) {
            return None;
        }
        let (mut target, mut places) = ((*assign.left).clone(), Vec::new());
        self.name_places(&mut target, &mut places);
        let pat = Pat::parse_single.parse2(target.into_token_stream()).ok()?;
        let value = &assign.right;
        let names = places.iter().map(|(temp, _)| holes::local_ident(*temp, Span::mixed_site()));
        let places = places.iter().map(|(_, place)| place);
        Some(parse_quote!({ let #pat = #value; #(#places = #names;)* }))
    }

    /// Names the parts of a value that are assigned to places.
    fn name_places(&mut self, target: &mut Expr, places: &mut Vec<(LocalId, Expr)>) {
        match target {
            Expr::Paren(inner) => self.name_places(&mut inner.expr, places),
            Expr::Group(inner) => self.name_places(&mut inner.expr, places),
            Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|part| self.name_places(part, places)),
            Expr::Array(array) => array.elems.iter_mut().for_each(|part| self.name_places(part, places)),
            Expr::Call(call) => call.args.iter_mut().for_each(|part| self.name_places(part, places)),
            Expr::Struct(literal) => literal.fields.iter_mut().for_each(|field| {
                field.colon_token.get_or_insert_with(<Token![:]>::default);
                self.name_places(&mut field.expr, places);
            }),
            Expr::Infer(_) | Expr::Range(_) => {}
            place => {
                let temp = self.new_temp("part", None);
                let name = holes::local_ident(temp, Span::mixed_site());
                places.push((temp, std::mem::replace(place, parse_quote!(#name))));
            }
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
