//! How resolved tokens name locals and labels.
//!
//! Resolving replaces every name of a local by its id, `x` by `__genfn_local_3`, with the user's span. From then on
//! shadowing is no question any more, for no two locals share a name, and uses can be read off tokens. Emission puts
//! a name back in each place: the user's own in nearly all cases.

use crate::ir::{Idx as _, LevelId, LocalId, TargetId, Tokens};
use proc_macro2::{Group, Ident, Literal, Span, TokenStream, TokenTree};
use quote::quote_spanned;
use syn::{Expr, Lifetime};

const LOCAL: &str = "__genfn_local_";
const CALL: &str = "__genfn_call";

/// The resolved name of a local.
pub(crate) fn local_ident(local: LocalId, span: Span) -> Ident {
    Ident::new(&format!("{LOCAL}{}", local.index()), span)
}

/// The local that a resolved name stands for.
pub(crate) fn local_of(ident: &Ident) -> Option<LocalId> {
    local_named(&ident.to_string())
}

/// As [`local_of`], of the text of a name.
pub(crate) fn local_named(name: &str) -> Option<LocalId> {
    name.strip_prefix(LOCAL)?.parse().ok().map(LocalId::new)
}

/// A suspension that waits for a call of the function itself, with a tuple of arguments.
pub(crate) fn call(args: &Ident, span: Span) -> TokenStream {
    let call = Ident::new(CALL, span);
    quote_spanned!(span=> yield #call(#args))
}

/// The tuple of arguments, if this is what such a suspension waits for.
pub(crate) fn args_of(operand: &Expr) -> Option<&Expr> {
    match operand {
        Expr::Call(call) if matches!(&*call.func, Expr::Path(func) if func.path.is_ident(CALL)) => call.args.first(),
        _ => None,
    }
}

/// The label that `break` leaves a target with. Native loops `continue` with it, too.
pub(crate) fn break_label(target: TargetId, span: Span) -> Lifetime {
    Lifetime::new(&format!("'__genfn_t{}", target.index()), Span::mixed_site().located_at(span))
}

/// The label of a block that holds the rest of one iteration, and the loop behind it.
pub(crate) fn rest_label(target: TargetId, span: Span) -> Lifetime {
    Lifetime::new(&format!("'__genfn_r{}", target.index()), Span::mixed_site().located_at(span))
}

/// The label of the block behind which a jump to a label goes on that leaves a loop which is resumed in place.
pub(crate) fn leap_label(label: &Lifetime, left: LevelId) -> Lifetime {
    Lifetime::new(&format!("{label}_l{}", left.index()), Span::mixed_site())
}

/// Lets the jumps in tokens that leave a loop leave the block around the rest of an iteration.
pub(crate) fn relabel(tokens: TokenStream, target: TargetId) -> TokenStream {
    let span = Span::mixed_site();
    redirect(tokens, &break_label(target, span), &rest_label(target, span), &mut false)
}

/// Lets the jumps in tokens to a label be to another one, and notes whether there are any.
pub(crate) fn redirect(tokens: TokenStream, from: &Lifetime, to: &Lifetime, found: &mut bool) -> TokenStream {
    let redirected = tokens.into_iter().map(|token| match token {
        TokenTree::Ident(ident) if ident == from.ident => {
            *found = true;
            TokenTree::Ident(Ident::new(&to.ident.to_string(), Span::mixed_site().located_at(ident.span())))
        }
        TokenTree::Group(group) => {
            let mut inner = Group::new(group.delimiter(), redirect(group.stream(), from, to, found));
            inner.set_span(group.span());
            TokenTree::Group(inner)
        }
        token => token,
    });
    redirected.collect()
}

/// Lets the jumps in tokens to a label mean one of this hygiene.
pub(crate) fn resolved_at(tokens: TokenStream, label: &str, hygiene: Span) -> TokenStream {
    let mut resolved = tokens.into_iter().collect::<Vec<_>>();
    for position in 0..resolved.len() {
        match &mut resolved[position] {
            TokenTree::Ident(ident) if *ident == label => {
                // A label is two tokens, with a quote in front.
                let quote = position.saturating_sub(1);
                for token in &mut resolved[quote..=position] {
                    token.set_span(token.span().resolved_at(hygiene));
                }
            }
            TokenTree::Group(group) => {
                let mut inner = Group::new(group.delimiter(), resolved_at(group.stream(), label, hygiene));
                inner.set_span(group.span());
                *group = inner;
            }
            _ => {}
        }
    }
    resolved.into_iter().collect()
}

/// The label that leaves one iteration of a loop on the spine.
pub(crate) fn continue_label(target: TargetId, span: Span) -> Lifetime {
    Lifetime::new(&format!("'__genfn_c{}", target.index()), Span::mixed_site().located_at(span))
}

/// The target that a resolved `break` or `continue` names.
pub(crate) fn target_of(label: &Lifetime) -> Option<TargetId> {
    let name = label.ident.to_string();
    name.strip_prefix("__genfn_t")?.parse().ok().map(TargetId::new)
}

/// Puts names back into resolved tokens.
///
/// `name` gives what stands for a local, and `text` what names it in a format string.
pub(crate) fn fill(
    tokens: TokenStream,
    name: &mut dyn FnMut(LocalId, Span) -> TokenTree,
    text: &mut dyn FnMut(LocalId, Span) -> Ident,
) -> TokenStream {
    let filled = Tokens::from(tokens).fill(&mut |named, filled| filled.push(name(named.local, named.span)), text);
    filled.into_iter().collect()
}

/// Puts names back into the inline captures of a format string, whose hygiene they have.
pub(crate) fn fill_literal(literal: Literal, name: &mut dyn FnMut(LocalId, Span) -> Ident) -> Literal {
    let span = literal.span();
    let mut hygiene = span;
    let mut filled = map_captures(literal, &mut |capture| {
        let name = name(local_named(capture)?, span);
        hygiene = name.span();
        Some(name.to_string().trim_start_matches("r#").to_owned())
    });
    filled.set_span(hygiene);
    filled
}

/// Replaces inline captures (`"{x:>w$}"`: `x` and `w`) in a literal, where it has any.
pub(crate) fn map_captures(literal: Literal, map: &mut dyn FnMut(&str) -> Option<String>) -> Literal {
    let Some(changed) = text_of(&literal).and_then(|text| super::captures::replace(&text, map)) else {
        return literal;
    };
    let Ok(mut changed) = changed.parse::<Literal>() else {
        return literal;
    };
    changed.set_span(literal.span());
    changed
}

/// Whether a literal may have inline captures.
pub(crate) fn may_capture(literal: &Literal) -> bool {
    text_of(literal).is_some()
}

/// The text of a literal that may have inline captures.
fn text_of(literal: &Literal) -> Option<String> {
    Some(literal.to_string()).filter(|text| text.contains('{') && text.contains('"'))
}

/// Visits the locals that tokens name.
pub(crate) fn for_each_local(tokens: &TokenStream, visit: &mut dyn FnMut(LocalId)) {
    for token in tokens.clone() {
        match token {
            TokenTree::Ident(ident) => {
                if let Some(local) = local_of(&ident) {
                    visit(local);
                }
            }
            TokenTree::Group(group) => for_each_local(&group.stream(), visit),
            TokenTree::Literal(literal) => for_each_capture(literal, visit),
            TokenTree::Punct(_) => {}
        }
    }
}

/// Visits the locals that a resolved format string captures.
pub(crate) fn for_each_capture(literal: Literal, visit: &mut dyn FnMut(LocalId)) {
    map_captures(literal, &mut |capture| {
        if let Some(id) = capture.strip_prefix(LOCAL).and_then(|id| id.parse().ok()) {
            visit(LocalId::new(id));
        }
        None
    });
}
