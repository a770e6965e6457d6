//! Taking a state apart into locals, and putting locals into the next state.

use super::{Emitter, names};
use crate::analysis::InitState;
use crate::elaborate::Saved;
use crate::ir::{LocalId, NodeId, RootId};
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};

impl Emitter<'_> {
    /// The pattern that takes a root's state apart.
    pub(super) fn pattern(&self, root: RootId) -> TokenStream {
        let variant = &self.input.layout.variants[root];
        let (states, name) = (names::states(), names::variant(root, variant.root));
        let fields = variant.fields.iter().map(|field| names::field(field.local));
        quote!(#states::#name { #(#fields),* })
    }

    /// The state of a root, made of the locals as they are.
    pub(super) fn pack(&self, root: RootId) -> TokenStream {
        let variant = &self.input.layout.variants[root];
        let (states, name) = (names::states(), names::variant(root, variant.root));
        let fields = variant.fields.iter().map(|field| {
            let (field_name, value) = (names::field(field.local), self.packed(field.local, field.saved));
            quote!(#field_name: #value)
        });
        quote!(#states::#name { #(#fields),* })
    }

    fn packed(&self, local: LocalId, saved: Saved) -> TokenStream {
        match saved {
            Saved::Live => self.names.declared(local).to_token_stream(),
            Saved::Kept => self.kept(local),
            Saved::Maybe => names::maybe(local).to_token_stream(),
        }
    }

    /// A local's value for its destructor alone.
    fn kept(&self, local: LocalId) -> TokenStream {
        let (runtime, name) = (self.input.runtime, self.names.declared(local));
        quote!((&&&#runtime::Probe(&#name)).tag().keep(#name))
    }

    /// Stores the state of a root.
    pub(super) fn store(&self, root: RootId) -> TokenStream {
        let (state, packed) = (names::state(), self.pack(root));
        quote!(*#state = #packed;)
    }

    /// Locals that hold a value for sure at `from`, but only maybe at `to`, are moved into what may hold them.
    pub(super) fn convert(&self, from: NodeId, to: NodeId, maybe: &mut dyn FnMut(LocalId)) -> TokenStream {
        let init = &self.input.analyses.init;
        let runtime = self.input.runtime;
        let mut tokens = TokenStream::new();
        for local in self.input.frames.conditional.iter() {
            if init.state(to, local) != InitState::Maybe || !self.input.frames.is_wanted(to, local) {
                continue;
            }
            let holder = names::maybe(local);
            let value = match init.state(from, local) {
                InitState::Maybe => continue,
                InitState::Init => {
                    let kept = self.kept(local);
                    quote!(#runtime::Some(#kept))
                }
                InitState::Uninit => quote!(#runtime::None),
            };
            maybe(local);
            tokens.extend(quote!(#holder = #value;));
        }
        tokens
    }
}
