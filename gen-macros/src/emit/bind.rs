//! Where an arm declares locals, and gives them their first values.

use super::arm::Arm;
use super::names;
use super::pieces::Pieces;
use crate::ir::{Dest, LocalId, Point, StmtKind};
use proc_macro2::TokenStream;
use quote::quote;

impl Arm<'_> {
    /// Declares what goes with locals that have just got their values.
    pub(super) fn attend_bound(&mut self, binds: &[LocalId], pieces: &mut Pieces) {
        binds.iter().for_each(|local| _ = self.forms.remove(local));
        self.rebind(binds, pieces);
        for (position, local) in binds.iter().enumerate() {
            self.tell_again(*local, pieces);
            pieces.push(self.tell_type(*local));
            self.attend(*local, pieces);
            self.attend_part(*local, pieces);
            self.keep_behind(*local, &binds[position + 1..], pieces);
        }
    }

    /// Binds locals once more that were bound together with one that has moved into what may hold it: that was declared
    /// behind them, but is dropped behind them, too.
    fn keep_behind(&self, moved: LocalId, others: &[LocalId], pieces: &mut Pieces) {
        if !others.is_empty() && self.emitter.compiled.frames.conditional.contains(moved) {
            let again = others.iter().map(|local| self.bound_again(*local)).collect();
            pieces.push_if_maybe(moved, again);
        }
    }

    fn bound_again(&self, local: LocalId) -> TokenStream {
        let name = self.emitter.names.declared(local);
        let mutability = names::mutability(self.body().locals[local].mutable, &name);
        quote!(let #mutability #name = #name;)
    }

    /// Binds locals once more if one of them has to be mutable: all of them, so that they are dropped in the same order.
    fn rebind(&self, binds: &[LocalId], pieces: &mut Pieces) {
        let locals = &self.body().locals;
        if !binds.iter().any(|local| locals[*local].rebound) {
            return;
        }
        binds.iter().for_each(|local| pieces.push(self.bound_again(*local)));
    }

    pub(super) fn emit_arg(&mut self, at: Point, pieces: &mut Pieces) {
        if let Dest::Bind(local) = self.body().stmt(at).dest {
            let value = names::argument(names::field(local), self.body().locals[local].shared_at);
            self.emit_value(at, value, pieces);
            self.tell_again(local, pieces);
            pieces.push(self.tell_type(local));
        }
    }

    pub(super) fn emit_let(&mut self, kind: &StmtKind, pieces: &mut Pieces) {
        match (kind, kind.declared_only()) {
            (StmtKind::Declare(local), _) => {
                self.forms.remove(local);
                pieces.push_declaration(*local);
                self.attend(*local, pieces);
            }
            (StmtKind::Let { code, binds }, declared) => {
                let tokens = self.native(code);
                binds.iter().for_each(|local| self.attend_closure(*local, pieces));
                match declared {
                    Some(locals) => {
                        let told = locals.iter().map(|local| self.tell_type(*local));
                        let tokens = quote!(#tokens #(#told)*);
                        pieces.push_if_written(locals, tokens);
                        binds.iter().for_each(|local| {
                            self.forms.remove(local);
                            self.attend(*local, pieces);
                        });
                    }
                    None => {
                        match self.emitter.compiled.frames.remade(self.body(), binds) {
                            Some(closure) => self.push_closure(closure, &tokens, pieces),
                            None => pieces.push(tokens),
                        }
                        self.attend_bound(binds, pieces);
                    }
                }
            }
            _ => crate::diag::bug!("not a declaration"),
        }
    }
}
