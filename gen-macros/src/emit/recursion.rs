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
use super::names;
use super::pieces::Pieces;
use crate::ir::{Code, Idx as _, Root, RootId, YieldId};
use proc_macro2::Span;
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
        let (store, outcome) = if self.emitter.compiled.last_calls.contains(id) {
            (None, quote!(Last))
        } else {
            (Some(self.emitter.store((root, Span::call_site()), self.level, &self.forms)), quote!(Called))
        };
        pieces.push(quote! {
            let (#(#fields,)*) = #args;
            let #frame = #states::#start { #(#fields),* };
            #store
            return #runtime::#outcome(#frame);
        });
    }
}
