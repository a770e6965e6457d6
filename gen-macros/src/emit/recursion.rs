//! A call of the function itself: the first state of another frame, which the machine puts on top of this one.
//!
//! ```text
//! call (a, b,)                                                      from
//! let (v0, v1,) = (a, b,); let frame = Start { v0, v1 };            into
//! *state = Yield2 { .. }; return Called(frame);
//! ```
//!
//! Where nothing is left to do behind it, the frame takes the place of this one.

use super::arm::Arm;
use super::pieces::Pieces;
use super::{Emitter, names};
use crate::ir::{Code, Idx as _, NodeId, Root, RootId, YieldId};
use proc_macro2::TokenStream;
use quote::quote;

impl Arm<'_> {
    pub(super) fn emit_call(&mut self, args: &Code, id: YieldId, pieces: &mut Pieces) {
        let args = self.native(args);
        let Some(root) = self.emitter.compiled.analyses.roots.behind(id) else {
            return pieces.push(quote!(#args;));
        };
        self.need(root);
        let (runtime, frame) = (&self.emitter.unit.runtime, names::frame());
        let fields = self.body().args.iter().map(|arg| names::field(*arg)).collect::<Vec<_>>();
        let (states, start) = (names::states(), names::variant(RootId::new(0), Root::Start));
        let (store, outcome) = if self.level.is_none() && self.emitter.is_last(root, id) {
            (TokenStream::new(), quote!(Last))
        } else {
            (self.emitter.store(root, self.level, &self.forms), quote!(Called))
        };
        pieces.push(quote! {
            let (#(#fields,)*) = #args;
            let #frame = #states::#start { #(#fields),* };
            #store
            return #runtime::#outcome(#frame);
        });
    }
}

impl Emitter<'_> {
    /// Whether there is nothing left to do behind a call, nor to drop.
    fn is_last(&self, root: RootId, call: YieldId) -> bool {
        let (variant, graph) = (&self.compiled.layout.variants[root], &self.compiled.analyses.graph);
        variant.fields.is_empty() && variant.level.is_none() && self.leads_to_end(graph.resumes[call])
    }

    fn leads_to_end(&self, from: NodeId) -> bool {
        let (body, graph) = (self.compiled.body(), &self.compiled.analyses.graph);
        let mut at = from;
        loop {
            let node = &graph.nodes[at];
            let does = node.point.is_some_and(|point| point.stmt < body.scopes[point.scope].stmts.len());
            match node.successors[..] {
                [] => return true,
                [next] if !does && node.effect.is_none() => at = next,
                _ => return false,
            }
        }
    }
}
