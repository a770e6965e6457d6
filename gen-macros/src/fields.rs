//! How tokens name locals: one as a whole, or a field of one.
//!
//! It is read off tokens, not syntax, so that it is known of what stands in macros, too.

use crate::ir::{FieldId, IndexVec, LocalId};
use crate::resolve::holes;
use proc_macro2::{Ident, Literal, TokenStream, TokenTree};
use quote::format_ident;
use std::fmt::{self, Display, Formatter};
use syn::visit::Visit;
use syn::{Block, Expr, ExprField, Index, Macro, Member, Path};

/// The name of a field.
#[derive(Clone)]
pub(crate) enum Field {
    /// Of a struct.
    Named(Ident),
    /// Of a tuple.
    Numbered(u32),
}

impl Field {
    /// The field of this name.
    pub(crate) fn of_name(name: &str) -> Self {
        name.parse().map_or_else(|_| Self::Named(format_ident!("{name}")), Self::Numbered)
    }
}

impl Display for Field {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Named(name) => name.fmt(f),
            Self::Numbered(index) => index.fmt(f),
        }
    }
}

impl quote::ToTokens for Field {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Named(name) => name.to_tokens(tokens),
            Self::Numbered(index) => Index::from(*index as usize).to_tokens(tokens),
        }
    }
}

impl From<&Member> for Field {
    fn from(member: &Member) -> Self {
        match member {
            Member::Named(name) => Self::Named(name.clone()),
            Member::Unnamed(index) => Self::Numbered(index.index),
        }
    }
}

/// The parts of a value with their names, if a literal makes it.
pub(crate) fn parts_of_literal(value: &Expr) -> Vec<(Member, &Expr)> {
    match bare(value) {
        Expr::Tuple(tuple) => (0..).map(|index: usize| Member::from(index)).zip(&tuple.elems).collect(),
        Expr::Struct(literal) if literal.rest.is_none() && !is_variant(&literal.path) => {
            literal.fields.iter().map(|field| (field.member.clone(), &field.expr)).collect()
        }
        Expr::Field(part) => part_of_literal(part).map(parts_of_literal).unwrap_or_default(),
        _ => Vec::new(),
    }
}

/// Whether a path looks like a variant's: it stands behind a type's name.
fn is_variant(path: &Path) -> bool {
    let ty = path.segments.iter().rev().nth(1).map(|segment| segment.ident.to_string());
    ty.is_some_and(|ty| ty.starts_with(char::is_uppercase))
}

/// The part of a literal that is named.
fn part_of_literal(part: &ExprField) -> Option<&Expr> {
    parts_of_literal(&part.base).into_iter().find(|(member, _)| *member == part.member).map(|(_, value)| value)
}

/// All fields of a value, if a literal makes it.
pub(crate) fn fields_of_literal(value: &Expr) -> Vec<Field> {
    parts_of_literal(value).iter().map(|(member, _)| Field::from(member)).collect()
}

/// Whether an expression makes a tuple. Its parts are dropped in order, those of a struct in an order that its type tells.
pub(crate) fn is_tuple(expr: &Expr) -> bool {
    matches!(bare(expr), Expr::Tuple(tuple) if !tuple.elems.is_empty())
}

/// An expression without the parentheses around it.
pub(crate) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => bare(&inner.expr),
        Expr::Group(inner) => bare(&inner.expr),
        _ => expr,
    }
}

/// Visits each use of a local, with the field that is named of it: `None` if it is used as a whole.
pub(crate) fn for_each_use(tokens: &TokenStream, visit: &mut dyn FnMut(LocalId, Option<Field>)) {
    let list = tokens.clone().into_iter().collect::<Vec<_>>();
    for (position, token) in list.iter().enumerate() {
        match token {
            TokenTree::Group(group) => for_each_use(&group.stream(), visit),
            TokenTree::Ident(name) => {
                if let Some(local) = holes::local_of(name) {
                    visit(local, field_behind(&list[position + 1..]));
                }
            }
            TokenTree::Literal(literal) => holes::for_each_capture(literal.clone(), &mut |local| visit(local, None)),
            TokenTree::Punct(_) => {}
        }
    }
}

/// The names of all fields that are used, in expressions and in patterns.
pub(crate) fn field_names(block: &Block) -> IndexVec<FieldId, String> {
    let mut names = FieldNames(IndexVec::default());
    names.visit_block(block);
    names.0
}

struct FieldNames(IndexVec<FieldId, String>);

impl FieldNames {
    fn note(&mut self, field: &Field) {
        let name = field.to_string();
        if !self.0.iter().any(|known| *known == name) {
            self.0.push(name);
        }
    }
}

impl Visit<'_> for FieldNames {
    fn visit_member(&mut self, member: &Member) {
        self.note(&Field::from(member));
    }

    fn visit_macro(&mut self, mac: &Macro) {
        for_each_field(&mac.tokens, &mut |field| self.note(&field));
    }
}

/// Visits what is named behind a dot: fields, and methods.
fn for_each_field(tokens: &TokenStream, visit: &mut dyn FnMut(Field)) {
    let list = tokens.clone().into_iter().collect::<Vec<_>>();
    for (position, token) in list.iter().enumerate() {
        match (token, list.get(position + 1)) {
            (TokenTree::Group(group), _) => for_each_field(&group.stream(), visit),
            (TokenTree::Punct(dot), Some(TokenTree::Ident(name))) if dot.as_char() == '.' => {
                visit(Field::Named(name.clone()));
            }
            (TokenTree::Punct(dot), Some(TokenTree::Literal(index))) if dot.as_char() == '.' => {
                numbered(index).into_iter().for_each(&mut *visit);
            }
            _ => {}
        }
    }
}

/// The field that is named behind a local: what is called is a method.
fn field_behind(tokens: &[TokenTree]) -> Option<Field> {
    match tokens {
        [TokenTree::Punct(dot), TokenTree::Ident(name), rest @ ..] if dot.as_char() == '.' => {
            let is_call = match rest {
                [TokenTree::Group(group), ..] => group.delimiter() == proc_macro2::Delimiter::Parenthesis,
                [TokenTree::Punct(colon), ..] => colon.as_char() == ':',
                _ => false,
            };
            (!is_call && name != "await").then(|| Field::Named(name.clone()))
        }
        [TokenTree::Punct(dot), TokenTree::Literal(index), ..] if dot.as_char() == '.' => numbered(index),
        _ => None,
    }
}

/// `0`, or `0.1`, which is one token.
fn numbered(literal: &Literal) -> Option<Field> {
    literal.to_string().split('.').next()?.parse().ok().map(Field::Numbered)
}
