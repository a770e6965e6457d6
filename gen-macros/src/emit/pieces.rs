//! The statements of an emitted scope, some of which depend on what follows them.

use super::tokens::{Binding, append, in_parentheses, listed, semicolon, word};
use crate::ir::{BitSet, Body, LocalId, ScopeId};
use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::ToTokens;
use syn::Token;

/// How many locals are bound one by one. For each `let`, rustc tries again all that it does not know yet.
const FEW: usize = 4;

/// Statements that are being collected.
#[derive(Default)]
pub(super) struct Pieces {
    list: Vec<Piece>,
    /// A block behind them that control does not come out of at its end.
    last: Option<Group>,
}

enum Piece {
    Always(TokenStream),
    /// Binds what a state has held.
    Binding(Binding<TokenStream>),
    /// A declaration, needed if one of these is assigned behind it.
    IfWritten(Vec<LocalId>, TokenStream),
    /// Makes a closure of others, needed if it is used behind it: elsewhere rustc may not know its types.
    IfUsed(LocalId, Vec<LocalId>, TokenStream),
    /// The declaration of this local, needed if it is assigned behind it.
    Declaration(LocalId),
    /// The declaration of what may hold a local, needed if that is assigned behind it.
    IfMaybe(LocalId, TokenStream),
}

/// The code of a scope.
pub(super) enum Inside {
    Code(TokenStream),
    /// Nothing but a block that control does not come out of at its end: braces around it say nothing.
    Block(Group),
}

/// What the code behind a declaration does with locals that are declared in front of it.
#[derive(Default)]
pub(super) struct Needs {
    /// Locals that are assigned.
    pub(super) written: BitSet<LocalId>,
    /// Locals that are moved into what may hold them.
    pub(super) maybe: BitSet<LocalId>,
}

impl Pieces {
    /// Adds what goes on with what has been added before: each stream that is a part of another one takes calls of rustc.
    pub(super) fn push(&mut self, tokens: impl ToTokens) {
        match self.list.last_mut() {
            Some(Piece::Always(before)) => tokens.to_tokens(before),
            _ => self.list.push(Piece::Always(tokens.into_token_stream())),
        }
    }

    /// Adds a local that gets the value that it had: those that follow one another may be bound together.
    pub(super) fn push_binding(&mut self, binding: Binding<TokenStream>) {
        self.list.push(Piece::Binding(binding));
    }

    /// Adds an expression, and a semicolon.
    pub(super) fn push_statement(&mut self, value: impl ToTokens) {
        self.push(value);
        self.push(semicolon());
    }

    pub(super) fn push_if_written(&mut self, locals: Vec<LocalId>, tokens: TokenStream) {
        self.list.push(Piece::IfWritten(locals, tokens));
    }

    pub(super) fn push_if_used(&mut self, closure: LocalId, captured: Vec<LocalId>, tokens: TokenStream) {
        self.list.push(Piece::IfUsed(closure, captured, tokens));
    }

    pub(super) fn push_declaration(&mut self, local: LocalId) {
        self.list.push(Piece::Declaration(local));
    }

    pub(super) fn push_if_maybe(&mut self, local: LocalId, tokens: TokenStream) {
        self.list.push(Piece::IfMaybe(local, tokens));
    }

    /// Adds the last statement of all.
    pub(super) fn end_in(&mut self, block: Group) {
        self.last = Some(block);
    }

    /// What closures capture that are needed.
    pub(super) fn captured(&self, needs: &Needs) -> BitSet<LocalId> {
        let mut all = BitSet::default();
        for piece in self.list.iter().rev() {
            if let Piece::IfUsed(closure, captured, _) = piece
                && (needs.written.contains(*closure) || all.contains(*closure))
            {
                captured.iter().for_each(|local| _ = all.insert(*local));
            }
        }
        all
    }

    /// Puts the statements together, once it is known what they need.
    pub(super) fn finish(self, needs: &Needs, declare: impl Fn(LocalId) -> TokenStream) -> Inside {
        let (mut finished, mut bindings) = (TokenStream::new(), Vec::new());
        for piece in self.list {
            let wanted = match piece {
                Piece::Binding(binding) => {
                    bindings.push(binding);
                    None
                }
                Piece::Always(tokens) => Some(tokens),
                Piece::IfWritten(locals, tokens) => {
                    locals.iter().any(|local| needs.written.contains(*local)).then_some(tokens)
                }
                Piece::IfUsed(closure, _, tokens) => needs.written.contains(closure).then_some(tokens),
                Piece::Declaration(local) => needs.written.contains(local).then(|| declare(local)),
                Piece::IfMaybe(local, tokens) => needs.maybe.contains(local).then_some(tokens),
            };
            if let Some(tokens) = wanted.filter(|tokens| !tokens.is_empty()) {
                bind(&mut bindings, &mut finished);
                extend(&mut finished, tokens);
            }
        }
        bind(&mut bindings, &mut finished);
        match self.last {
            Some(block) if finished.is_empty() => Inside::Block(block),
            Some(block) => {
                append!(&mut finished, block, semicolon());
                Inside::Code(finished)
            }
            None => Inside::Code(finished),
        }
    }
}

/// Appends statements.
fn extend(finished: &mut TokenStream, tokens: TokenStream) {
    if finished.is_empty() {
        *finished = tokens;
    } else {
        finished.extend([tokens]);
    }
}

/// Binds locals that follow one another: one by one, or all at once.
fn bind(bindings: &mut Vec<Binding<TokenStream>>, tokens: &mut TokenStream) {
    let bindings = std::mem::take(bindings);
    if bindings.len() <= FEW || bindings.iter().any(|binding| binding.ty.is_some()) {
        return bindings.iter().for_each(|binding| binding.to_tokens(tokens));
    }
    let (mut names, mut values) = (TokenStream::new(), TokenStream::new());
    for Binding { mutability, name, value, .. } in &bindings {
        mutability.to_tokens(&mut names);
        listed(name, &mut names);
        listed(value, &mut values);
    }
    let (names, values) = (in_parentheses(names), in_parentheses(values));
    append!(tokens, word("let"), names, Token![=](Span::call_site()), values, semicolon());
}

impl Inside {
    /// The code, whatever it is.
    pub(super) fn code(self) -> TokenStream {
        match self {
            Self::Code(code) => code,
            Self::Block(block) => TokenTree::Group(block).into(),
        }
    }
}

impl Needs {
    /// Forgets what was declared in a scope that has been emitted.
    pub(super) fn leave(&mut self, body: &Body, scope: ScopeId) {
        let stays = |local: LocalId| body.locals[local].declared.is_none_or(|from| from.scope != scope);
        self.written.retain(stays);
        self.maybe.retain(stays);
    }

    /// Adds what code in an enclosing scope needs.
    pub(super) fn merge(&mut self, outer: &Self) {
        self.written.union(&outer.written);
        self.maybe.union(&outer.maybe);
    }
}
