//! What a pattern binds.

use syn::{Arm, Pat, PatIdent, PatPath};

/// Where a pattern stands, which decides what a capitalised name in it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Position {
    /// It must match: `let`, `for`, arguments. A name is a binding, unless it is written like that of a type: then it is a
    /// unit struct.
    Irrefutable,
    /// It may fail: `match`, `if let`. A capitalised name is a constant or a unit variant.
    Refutable,
}

/// Whether a name in a pattern is a binding.
///
/// Only rustc knows for sure; it follows the naming conventions, which it lints itself.
pub(crate) fn is_binding(pat: &PatIdent, position: Position) -> bool {
    if pat.by_ref.is_some() || pat.mutability.is_some() || pat.subpat.is_some() {
        return true;
    }
    match position {
        Position::Irrefutable => !is_camel_case(&pat.ident),
        Position::Refutable => !starts_uppercase(&pat.ident),
    }
}

/// Tells which names in front of other arms are constants, whatever they look like: behind a binding no arm is reached.
pub(crate) fn tell_constants(arms: &mut [Arm]) {
    if let Some((_, others)) = arms.split_last_mut() {
        others.iter_mut().for_each(|arm| tell_constant(&mut arm.pat));
    }
}

/// A name that stands alone where nothing can be bound is the path of a constant.
pub(crate) fn tell_constant(pat: &mut Pat) {
    if let Pat::Ident(PatIdent { by_ref: None, mutability: None, subpat: None, ident, attrs }) = pat {
        let path = ident.clone().into();
        *pat = Pat::Path(PatPath { attrs: std::mem::take(attrs), qself: None, path });
    }
}

fn starts_uppercase(ident: &syn::Ident) -> bool {
    let name = ident.to_string();
    name.trim_start_matches("r#").trim_start_matches('_').starts_with(char::is_uppercase)
}

/// Whether a name is written like that of a type. `N` and `MAX` are locals as well.
fn is_camel_case(ident: &syn::Ident) -> bool {
    starts_uppercase(ident) && ident.to_string().contains(char::is_lowercase)
}

/// The pattern as a single binding, if it is one: `x`, `mut x`, `x: T`.
pub(crate) fn single_binding(pat: &Pat) -> Option<&PatIdent> {
    match pat {
        Pat::Ident(ident) if ident.subpat.is_none() && is_binding(ident, Position::Irrefutable) => Some(ident),
        Pat::Type(typed) => single_binding(&typed.pat),
        Pat::Paren(paren) => single_binding(&paren.pat),
        _ => None,
    }
}
