//! Macros that return from the function that calls them: `bail!` and `ensure!`, as anyhow and others have them.
//!
//! A step can't let a macro's hidden `return` return from it. In a closure of its own it returns what the generator is
//! to return:
//!
//! ```text
//! bail!("no");          return Complete((|| bail!("no"))())
//! ensure!(c, "no");     match (|| { ensure!(c, "no"); Ok(()) })() { Ok(()) => {}, Err(e) => return Complete(Err(e)) }
//! ```
//!
//! A `macro_rules!` in the body shows whether it leaves, by `?` or `return`. If the generator returns a `Result` or an
//! `Option`, the closure returns one of what the macro is:
//!
//! ```text
//! pop!()                match Try::branch((|| -> Result<_, E> { Ok(pop!()) })()) { Continue(value) => value, Break(r) => .. }
//! ```

use proc_macro2::{TokenStream, TokenTree};
use syn::{Macro, Type};

/// A macro that returns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// It always does.
    Bail,
    /// It does if its condition fails.
    Ensure,
}

/// Whether a macro is known, by its name, to return from the function that calls it.
pub(crate) fn leaving(mac: &Macro) -> Option<Leaving> {
    let name = &mac.path.segments.last()?.ident;
    if name == "bail" {
        Some(Leaving::Bail)
    } else if name == "ensure" {
        Some(Leaving::Ensure)
    } else {
        None
    }
}

/// Whether the definition of a macro shows that it may return from the function that calls it, and declares nothing there.
pub(crate) fn may_leave(definition: &TokenStream) -> bool {
    let bodies = bodies(definition);
    bodies.iter().any(exits) && !bodies.iter().any(declares)
}

/// Whether the closure that a macro of the body is called in can return what the generator does.
pub(crate) fn can_return_early(ty: &Type) -> bool {
    let Type::Path(path) = ty else { return false };
    path.path.segments.last().is_some_and(|last| last.ident == "Result" || last.ident == "Option")
}

/// What the rules of a macro stand for.
fn bodies(definition: &TokenStream) -> Vec<TokenStream> {
    let mut bodies = Vec::new();
    let mut is_next = false;
    for token in definition.clone() {
        match token {
            TokenTree::Group(group) if is_next => bodies.push(group.stream()),
            token => is_next = matches!(&token, TokenTree::Punct(mark) if mark.as_char() == '>'),
        }
    }
    bodies
}

fn declares(body: &TokenStream) -> bool {
    body.clone().into_iter().any(|token| matches!(token, TokenTree::Ident(word) if word == "let"))
}

/// Whether there is a `return` or a `?` that is not a part of `$(..)?`.
fn exits(body: &TokenStream) -> bool {
    let tokens = body.clone().into_iter().collect::<Vec<_>>();
    let is_mark =
        |at: usize, mark: char| matches!(tokens.get(at), Some(TokenTree::Punct(punct)) if punct.as_char() == mark);
    tokens.iter().enumerate().any(|(at, token)| match token {
        TokenTree::Ident(word) => word == "return",
        TokenTree::Punct(_) => is_mark(at, '?') && !(at > 1 && is_mark(at - 2, '$')),
        TokenTree::Group(group) => exits(&group.stream()),
        TokenTree::Literal(_) => false,
    })
}
