//! The enum of states, and its first value.

use super::{Emitter, Runtime, names};
use crate::compile::Unit;
use crate::elaborate::Saved;
use crate::ir::{Idx as _, Root, RootId};
use crate::layout::Variant;
use proc_macro2::TokenStream;
use quote::quote;

impl Emitter<'_> {
    /// The enum, with what the core must know of it.
    pub(super) fn emit_states(&self) -> TokenStream {
        let Unit { runtime, contract, .. } = self.unit;
        let (layout, states) = (&self.compiled.layout, names::states());
        let params = (0..layout.params).map(names::param).collect::<Vec<_>>();
        let variants = layout.variants.enumerate().map(|(id, variant)| emit_variant(runtime, id, variant));
        let derives = [(contract.clone, quote!(Clone)), (contract.debug, quote!(Debug))];
        let derives = derives.into_iter().filter(|(wanted, _)| *wanted).map(|(_, name)| quote!(#runtime::#name));
        quote! {
            // A state that only generated code names; it may have no reason to be built.
            #[allow(dead_code, clippy::large_enum_variant)]
            #[derive(#(#derives),*)]
            enum #states<#(#params),*> {
                #(#variants,)*
                Complete,
                Poisoned,
            }

            impl<#(#params),*> #runtime::State for #states<#(#params),*> {
                const COMPLETE: Self = Self::Complete;
                const POISONED: Self = Self::Poisoned;

                #[inline]
                fn status(&self) -> #runtime::Status {
                    match self {
                        Self::Start { .. } => #runtime::Status::Unstarted,
                        Self::Complete => #runtime::Status::Complete,
                        Self::Poisoned => #runtime::Status::Poisoned,
                        #[allow(unreachable_patterns)]
                        _ => #runtime::Status::Suspended,
                    }
                }
            }
        }
    }

    /// The state in which a generator begins: it holds the arguments.
    pub(super) fn emit_start(&self) -> TokenStream {
        let (states, body) = (names::states(), self.compiled.body());
        let fields = body.args.iter().map(|arg| {
            let (field, param) = (names::field(*arg), &body.locals[*arg].name);
            quote!(#field: #param)
        });
        let start = names::variant(RootId::new(0), Root::Start);
        quote!(#states::#start { #(#fields),* })
    }
}

fn emit_variant(runtime: &Runtime, id: RootId, variant: &Variant) -> TokenStream {
    let name = names::variant(id, variant.root);
    let fields = variant.fields.iter().map(|field| {
        let (name, param) = (names::field(field.local), names::param(field.param));
        match field.saved {
            Saved::Live | Saved::Kept(_) => quote!(#name: #param),
            Saved::Maybe(_) => quote!(#name: #runtime::Option<#param>),
        }
    });
    quote!(#name { #(#fields),* })
}
