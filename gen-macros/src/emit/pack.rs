//! Taking a state apart into locals, and putting locals into the next state.

use super::pieces::Needs;
use super::{Emitter, names};
use crate::analysis::InitState;
use crate::elaborate::{Keep, Saved};
use crate::ir::{LocalId, NodeId, RootId};
use crate::layout::Field;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};

impl Emitter<'_> {
    /// The pattern that takes a root's state apart.
    pub(super) fn pattern(&self, root: RootId) -> TokenStream {
        let variant = &self.compiled.layout.variants[root];
        let (states, name) = (names::states(), names::variant(root, variant.root));
        let fields = variant.fields.iter().map(|field| names::field(field.local));
        quote!(#states::#name { #(#fields),* })
    }

    /// The state of a root, made of the locals as they are.
    pub(super) fn pack(&self, root: RootId) -> TokenStream {
        let variant = &self.compiled.layout.variants[root];
        let (states, name) = (names::states(), names::variant(root, variant.root));
        let fields = variant.fields.iter().map(|field| {
            let (field_name, value) = (names::field(field.local), self.packed(field));
            quote!(#field_name: #value)
        });
        quote!(#states::#name { #(#fields),* })
    }

    fn packed(&self, field: &Field) -> TokenStream {
        match field.saved {
            Saved::Live => self.names.declared(field.local).to_token_stream(),
            Saved::Kept(keep) => self.kept(field.local, keep),
            Saved::Maybe(_) => names::maybe(field.local).to_token_stream(),
        }
    }

    /// Takes back a local that was kept for its destructor, if it was.
    pub(super) fn unpack_kept(&self, local: LocalId, keep: Keep) -> TokenStream {
        let (name, field) = (self.names.declared(local), names::field(local));
        let at = Span::mixed_site().located_at(name.span());
        if keep == Keep::Hold {
            return quote_spanned!(at=> let mut #name = #field;);
        }
        self.asked.borrow_mut().insert((local, keep));
        let fate = names::fate(local, keep);
        quote_spanned! {at=>
            let mut #name;
            if #fate.is_gone() { #fate.absent(); } else { #fate.present(); #name = #fate.restore(#field); }
        }
    }

    /// A local's value for its destructor alone.
    fn kept(&self, local: LocalId, keep: Keep) -> TokenStream {
        let name = self.names.declared(local);
        let at = Span::mixed_site().located_at(name.span());
        match keep {
            Keep::Hold => name.into_token_stream(),
            Keep::Ask(_) | Keep::AskParts(_) | Keep::AskCaptured => {
                self.asked.borrow_mut().insert((local, keep));
                let fate = names::fate(local, keep);
                quote_spanned!(at=> if #fate.is_gone() { #fate.nothing() } else { #fate.present(); #fate.keep(#name) })
            }
        }
    }

    /// Stores the state of a root.
    pub(super) fn store(&self, root: RootId) -> TokenStream {
        let (state, packed) = (names::state(), self.pack(root));
        quote!(*#state = #packed;)
    }

    /// Locals that hold a value for sure at `from`, but only maybe at `to`, are moved into what may hold them.
    pub(super) fn convert(&self, from: NodeId, to: NodeId, needs: &mut Needs) -> TokenStream {
        let init = &self.compiled.analyses.init;
        let runtime = &self.unit.runtime;
        let mut tokens = TokenStream::new();
        for local in self.compiled.frames.conditional.iter() {
            if init.state(to, local) != InitState::Maybe || !self.compiled.frames.is_wanted(to, local) {
                continue;
            }
            let holder = names::maybe(local);
            let value = match init.state(from, local) {
                InitState::Maybe => continue,
                InitState::Init => {
                    let kept = match self.compiled.frames.keep_of(local) {
                        Some(keep) => self.kept(local, keep),
                        None => self.names.declared(local).into_token_stream(),
                    };
                    quote!(#runtime::Some(#kept))
                }
                InitState::Uninit => quote!(#runtime::None),
            };
            needs.maybe.insert(local);
            tokens.extend(quote!(#holder = #value;));
        }
        tokens
    }
}
