//! Arrays out of which patterns move elements, where a state holds them: rustc may drop them from behind, a state from the front.
//! If their elements have destructors, rustc is let to warn, at the pattern.
//!
//! ```text
//! let pair = make(); yield; let [a, b] = pair;                            from
//! let pair = make(); array.of(&pair); .. array.tag().then_taken_apart()   into
//! ```

use super::{Emitter, names};
use crate::elaborate::keep::{Keep, Saved};
use crate::ir::{Gate, LocalId};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

impl Emitter<'_> {
    /// Tells the type of a local that may be such an array.
    pub(super) fn tell_array(&self, local: LocalId) -> TokenStream {
        if !self.is_held_array(local) {
            return TokenStream::new();
        }
        self.arrays.borrow_mut().insert(local);
        let (array, name) = (names::array(local), self.names.declared(local));
        quote!(#array.of(&#name);)
    }

    /// Whether a state holds such an array in front of the pattern, or where control goes another way.
    fn is_held_array(&self, local: LocalId) -> bool {
        let info = &self.compiled.body().locals[local];
        let is_apart = |keep: Keep| matches!(keep, Keep::AskParts(..)) || keep.gate() == Some(Gate::Own);
        let is_whole = |saved: &Saved| !matches!(saved, Saved::Kept(keep) if is_apart(*keep));
        let mut held = self.compiled.frames.suspended().flatten();
        info.moves_elements.is_some()
            && !info.copy
            && !info.trivial
            && held.any(|(held, saved)| *held == local && is_whole(saved))
    }

    /// Declares what knows their types.
    pub(super) fn declare_arrays(&self) -> TokenStream {
        let runtime = &self.unit.runtime;
        let arrays = self.arrays.borrow().iter().copied().map(names::array).collect::<Vec<_>>();
        quote!(#(let #arrays = #runtime::Probe::new();)*)
    }

    /// Asks rustc, behind the arms.
    pub(super) fn ask_arrays(&self) -> Vec<TokenStream> {
        let ask = |local: &LocalId| {
            let at = self.compiled.body().locals[*local].moves_elements.unwrap_or_else(Span::mixed_site);
            let (array, then) =
                (names::array(*local), Ident::new("then_taken_apart", Span::mixed_site().located_at(at)));
            quote!((&&&#array).genfn_tag_array().#then();)
        };
        self.arrays.borrow().iter().map(ask).collect()
    }
}
