//! The statements of an emitted scope, some of which depend on what follows them.

use crate::ir::{BitSet, LocalId};
use proc_macro2::{TokenStream, TokenTree};

/// Statements that are being collected.
#[derive(Default)]
pub(super) struct Pieces {
    list: Vec<Piece>,
}

enum Piece {
    Always(TokenStream),
    /// The same, as tokens that rustc has not put together yet: each stream that is a part of another one takes calls of it.
    Loose(Vec<TokenTree>),
    /// A declaration, needed if one of these is assigned behind it.
    IfWritten(Vec<LocalId>, TokenStream),
    /// Makes a closure of others, needed if it is used behind it: elsewhere rustc may not know its types.
    IfUsed(LocalId, Vec<LocalId>, TokenStream),
    /// The declaration of this local, needed if it is assigned behind it.
    Declaration(LocalId),
    /// The declaration of what may hold a local, needed if that is assigned behind it.
    IfMaybe(LocalId, TokenStream),
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
    pub(super) fn push(&mut self, tokens: TokenStream) {
        self.list.push(Piece::Always(tokens));
    }

    pub(super) fn push_loose(&mut self, tokens: Vec<TokenTree>) {
        self.list.push(Piece::Loose(tokens));
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
    pub(super) fn finish(self, needs: &Needs, declare: impl Fn(LocalId) -> TokenStream) -> TokenStream {
        let mut finished = TokenStream::new();
        for piece in self.list {
            let wanted = match piece {
                Piece::Loose(tokens) => {
                    finished.extend(tokens);
                    continue;
                }
                Piece::Always(tokens) => Some(tokens),
                Piece::IfWritten(locals, tokens) => {
                    locals.iter().any(|local| needs.written.contains(*local)).then_some(tokens)
                }
                Piece::IfUsed(closure, _, tokens) => needs.written.contains(closure).then_some(tokens),
                Piece::Declaration(local) => needs.written.contains(local).then(|| declare(local)),
                Piece::IfMaybe(local, tokens) => needs.maybe.contains(local).then_some(tokens),
            };
            wanted.filter(|tokens| !tokens.is_empty()).into_iter().for_each(|tokens| finished.extend([tokens]));
        }
        finished
    }
}

impl Needs {
    /// Forgets what was declared in a scope that has been emitted.
    pub(super) fn leave(&mut self, declared: &[LocalId]) {
        for local in declared {
            self.written.remove(*local);
            self.maybe.remove(*local);
        }
    }

    /// Adds what code in an enclosing scope needs.
    pub(super) fn merge(&mut self, outer: &Self) {
        self.written.union(&outer.written);
        self.maybe.union(&outer.maybe);
    }
}
