//! The locals of a scope that is entered again: what their state has held of them, and what has to be told of their types.

use super::arm::Arm;
use super::names;
use super::pieces::Pieces;
use super::tokens::Binding;
use crate::elaborate::keep::{Keep, Saved};
use crate::ir::{LocalId, Point, Rebind, Stmt, StmtKind};
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, format_ident, quote};

impl Arm<'_> {
    /// The locals that are in scope where a scope is entered again.
    pub(super) fn restore_all(&mut self, at: Point, pieces: &mut Pieces) {
        let (body, scope) = (self.body(), &self.body().scopes[at.scope]);
        let items = scope.items.iter().copied().take_while(|item| *item < at.stmt);
        let mut locals = scope.locals.iter().peekable();
        for behind in items.chain([at.stmt]) {
            let declared = |local: &&LocalId| body.locals[**local].declared.is_some_and(|from| from.stmt <= behind);
            while let Some(local) = locals.next_if(declared) {
                self.restore(*local, pieces);
            }
            if let Some(Stmt { kind: StmtKind::Item(item), .. }) = scope.stmts[..at.stmt].get(behind) {
                pieces.push(self.fill(item));
            }
        }
    }

    fn restore(&mut self, local: LocalId, pieces: &mut Pieces) {
        if self.is_in_place(local) {
            if self.emitter.compiled.levels.holds_as(self.level, local) == Some(Saved::Live) {
                self.tell_again(local, pieces);
            }
            return pieces.push_declaration(local);
        }
        if let Some(rebind) = self.emitter.compiled.frames.rebound(self.root, self.body(), local) {
            let code = (rebind.binds.first() == Some(&local)).then(|| self.fill(&rebind.code));
            match code {
                Some(code) if rebind.closure.is_some() => self.push_closure(rebind, &code, pieces),
                Some(code) => pieces.push(code),
                None => {}
            }
            return;
        }
        match self.emitter.compiled.frames.saved(self.root, local) {
            Some(saved @ (Saved::Live | Saved::Rest(_))) => self.restore_saved(local, saved == Saved::Live, pieces),
            Some(Saved::Kept(keep)) => {
                match self.emitter.unpack_held(local, keep) {
                    Some(binding) => pieces.push_binding(binding),
                    None => pieces.push(self.emitter.unpack_kept(local, keep)),
                }
                self.attend(local, pieces);
            }
            Some(Saved::Maybe(_)) => {
                let (maybe, field) = (names::maybe(local), names::field(local));
                pieces.push(quote!(let mut #maybe = #field;));
                pieces.push_declaration(local);
            }
            None => {
                pieces.push_declaration(local);
                self.attend(local, pieces);
            }
        }
    }

    /// Binds what a state holds. What is left of a value has another type than the whole.
    fn restore_saved(&self, local: LocalId, is_live: bool, pieces: &mut Pieces) {
        let (name, field) = (self.emitter.names.declared(local), names::field(local));
        let (info, is_whole) = (&self.body().locals[local], is_live && self.is_whole_at(local));
        let mutability = names::mutability(info.mutable, &name);
        if let Some(assign) = self.emitter.returned_or(local, Saved::Live, |value| quote!(#name = #value;)) {
            pieces.push(quote!(let #mutability #name; #assign));
            self.tell_again(local, pieces);
            return self.attend(local, pieces);
        }
        // An arm may be checked in front of the `let` that declares the type.
        let declared = info.ty.as_ref().filter(|ty| is_whole && ty.is_whole);
        let (ty, value) = (declared.map(|ty| ty.tokens.clone()), names::argument(field, info.shared_at));
        let value = self.released(local, value.into_token_stream());
        pieces.push_binding(Binding { mutability, name, ty, value });
        if is_whole {
            self.tell_again(local, pieces);
        }
        self.attend(local, pieces);
    }

    /// What has been held of a local.
    pub(super) fn released(&self, local: LocalId, held: TokenStream) -> TokenStream {
        if self.is_whole_at(local) { self.emitter.released_from_behind(local, held) } else { held }
    }

    /// Makes a closure where it is used.
    pub(super) fn push_closure(&self, closure: &Rebind, code: &impl ToTokens, pieces: &mut Pieces) {
        let captured = closure.of.iter().filter(|local| !self.is_in_place(**local));
        let told = self.tell_signature(closure);
        pieces.push_if_used(closure.binds[0], captured.copied().collect(), quote!(#code #told));
    }

    /// Tells the types of a closure's arguments, if rustc finds them out: they are those that they are elsewhere.
    fn tell_signature(&self, closure: &Rebind) -> Option<TokenStream> {
        let local = closure.binds[0];
        let args = self.emitter.untold(closure)?;
        let (runtime, signature, of) =
            (&self.emitter.unit.runtime, names::signature(local), format_ident!("of_{args}"));
        let name = self.emitter.names.declared(local);
        Some(quote!(if false { #runtime::impossible(); #signature.#of(#name); }))
    }

    /// Whether nothing has been taken of a local where the arm begins.
    fn is_whole_at(&self, local: LocalId) -> bool {
        !self.emitter.forms_at(self.root).contains_key(&local)
    }

    /// The declaration of a local that is assigned later.
    pub(super) fn declaration(&self, local: LocalId) -> TokenStream {
        let name = self.emitter.names.declared(local);
        let mutability = names::mutability(true, &name);
        // What is left of a value has another type.
        let declared = self.body().locals[local].ty.as_ref().filter(|_| self.is_whole_at(local));
        let (ty, told) = (declared.map(|ty| &ty.tokens), self.tell_type(local));
        match ty {
            Some(ty) => quote!(let #mutability #name: #ty; #told),
            None => quote!(let #mutability #name; #told),
        }
    }

    /// Tells the type of a local that is used again.
    pub(super) fn tell_again(&self, local: LocalId, pieces: &mut Pieces) {
        if self.emitter.again.moved.contains_key(&local) {
            let (again, value) = (names::again(local), self.value(local));
            pieces.push(quote!(#again.of(&#value);));
        }
    }

    /// A local, wherever it is.
    pub(super) fn value(&self, local: LocalId) -> TokenTree {
        let name = self.emitter.names.declared(local);
        if self.is_in_place(local) { self.emitter.names.place(local, name.span()) } else { name.into() }
    }

    /// Tells the type of a local that decides whether another one is kept.
    fn tell(&self, whole: LocalId, deciding: LocalId, pieces: &mut Pieces) {
        let (runtime, probe) = (&self.emitter.unit.runtime, names::probe(whole, deciding));
        let value = self.value(deciding);
        pieces.push(quote!(#runtime::Probe::of(&#probe, &#value);));
    }

    /// Tells the type of a part of a value, if that decides whether the rest is kept.
    pub(super) fn attend_part(&self, part: LocalId, pieces: &mut Pieces) {
        for (whole, deciding) in self.emitter.probes() {
            if deciding == part && self.body().locals[whole].parts.contains(&part) {
                self.tell(whole, part, pieces);
            }
        }
    }

    /// Declares what may hold a local, in case that it is moved there.
    pub(super) fn attend(&self, local: LocalId, pieces: &mut Pieces) {
        if self.emitter.compiled.frames.conditional.contains(local) {
            let maybe = names::maybe(local);
            pieces.push_if_maybe(local, quote!(let mut #maybe;));
        }
    }

    /// Tells the types of what a closure is about to capture, if that decides whether it is kept.
    pub(super) fn attend_closure(&self, local: LocalId, pieces: &mut Pieces) {
        let mut kept = self.emitter.compiled.frames.kept();
        if kept.any(|kept| kept == (local, Keep::AskCaptured) || kept == (local, Keep::AskCalled)) {
            self.emitter
                .deciding(local, Keep::AskCaptured)
                .into_iter()
                .for_each(|captured| self.tell(local, captured, pieces));
        }
    }
}
