//! Where an arm leaves: it suspends, or jumps.

use super::arm::Arm;
use super::names;
use super::pieces::Pieces;
use super::tokens::{Binding, Labelled, Loose, Written, append, braced, in_parentheses, word};
use crate::ir::{Code, Count, Jump, LocalId, Point, RootId, YieldId};
use crate::resolve::holes;
use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Token;

impl Arm<'_> {
    pub(super) fn emit_yield(&mut self, value: &Code, (id, span): (YieldId, Span), pieces: &mut Pieces) {
        let Some(root) = self.emitter.compiled.analyses.roots.behind(id) else {
            let value = self.native(value);
            return pieces.push_statement(value);
        };
        let value = self.native(value);
        self.need(root);
        let at = Span::mixed_site().located_at(span);
        let value = Written(|tokens: &mut TokenStream| {
            let value = Labelled(word("value"), &value);
            append!(tokens, self.emitter.item, braced(value), Token![.](Span::call_site()), word("value"));
        });
        pieces.push(Binding { mutability: None, name: names::yielded(), ty: None, value });
        pieces.push(self.count_ahead(root));
        pieces.push(self.emitter.store((root, at), self.level, &self.forms));
        pieces.push(hand_out(at));
    }

    /// Counts before the generator suspends, if the state of this root is to be ahead.
    fn count_ahead(&self, root: RootId) -> Option<TokenStream> {
        let Count { local, by } = self.emitter.compiled.ahead.of(root)?;
        Some(self.add(local, by))
    }

    /// Takes back what was counted ahead, before the user's code counts.
    pub(super) fn count_back(&self) -> Option<TokenStream> {
        let Count { local, by } = self.emitter.compiled.ahead.of(self.root)?;
        Some(self.add(local, -by))
    }

    fn add(&self, local: LocalId, by: i8) -> TokenStream {
        let (runtime, by) = (&self.emitter.unit.runtime, Literal::i8_unsuffixed(by));
        let name = holes::local_ident(local, self.body().locals[local].name.span());
        let place = self.fill(&name.into_token_stream().into());
        quote!(#runtime::count(&mut #place, #by);)
    }

    pub(super) fn emit_jump(&mut self, at: Point, jump: Jump, value: Option<&Code>, pieces: &mut Pieces) {
        let value = value.map(|value| self.native(value));
        let leap = self.graph().leaps.iter().find(|leap| leap.stmt == Some(at)).copied();
        let convert = leap.map(|leap| self.convert(leap.from, leap.to)).unwrap_or_default();
        let (value, convert) = match value {
            Some(value) if !convert.is_empty() => {
                let tail = names::tail();
                (Some(Loose(vec![tail.clone().into()])), quote!(let #tail = #value; #convert))
            }
            value => (value, convert),
        };
        let leave = match jump {
            Jump::Return => quote!(return #value;),
            Jump::Break(target) => {
                let label = holes::break_label(target, Span::mixed_site());
                quote!(break #label #value;)
            }
            Jump::Continue(target) => {
                let label = holes::continue_label(target, Span::mixed_site());
                quote!(break #label;)
            }
        };
        pieces.push(quote!(#convert #leave));
    }
}

/// Leaves a step with a value, where it is yielded: there rustc reports that it does not live long enough.
fn hand_out(at: Span) -> impl ToTokens {
    Written(move |tokens: &mut TokenStream| {
        let (runtime, mut value) = (names::runtime_in(at), in_parentheses(names::yielded()));
        value.set_span(at);
        append!(tokens, Token![return](at), runtime, Token![::](at), Ident::new("Yielded", at), value, Token![;](at));
    })
}
