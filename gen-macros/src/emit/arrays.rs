//! Values out of which patterns move elements of arrays: rustc drops what is left of those from behind. A state holds such a value
//! with a function that does so, too, because it may have moved the same.
//!
//! ```text
//! let pair = make(); yield; let [a, _] = pair; yield;                                               from
//! *state = S { pair: array.hold(pair, |whole| if false { match whole { [a, _] => {} } }) }          into
//! let pair = array.release(pair);
//! ```

use super::{Emitter, names, questions};
use crate::elaborate::keep::{Keep, Question, Saved};
use crate::ir::{LevelId, LocalId};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};

impl Emitter<'_> {
    /// Whether states hold a local with a function that drops it.
    pub(super) fn is_from_behind(&self, local: LocalId) -> bool {
        let frames = &self.compiled.frames;
        frames.from_behind.held.contains(local) && self.compiled.homes.part(local).is_none()
    }

    /// Whether they do if this decides about it.
    fn is_whole(&self, local: LocalId, keep: Keep) -> bool {
        let is_apart = matches!(keep, Keep::AskParts(..)) || keep.gate().is_some();
        !is_apart && self.is_from_behind(local) && !self.compiled.frames.partial.contains(local)
    }

    /// A local, as states hold it.
    pub(super) fn held_from_behind(&self, local: LocalId) -> TokenStream {
        if self.is_from_behind(local) { self.hold(local) } else { self.names.declared(local).into_token_stream() }
    }

    /// Whether a function drops a local anywhere.
    pub(super) fn drops_from_behind(&self, local: LocalId) -> bool {
        self.is_from_behind(local) || self.ends_from_behind(local)
    }

    /// Whether a local is dropped from behind at the end of its scope, and nowhere else.
    pub(super) fn ends_from_behind(&self, local: LocalId) -> bool {
        self.compiled.frames.from_behind.is_at_end(local) && !self.is_from_behind(local)
    }

    /// Such a local, in front of the end, unless nothing has been kept of it.
    pub(super) fn moved_at_end(&self, local: LocalId, keep: Option<Keep>) -> TokenStream {
        let (runtime, held) = (&self.unit.runtime, self.hold(local));
        let Some(keep) = keep.filter(|keep| *keep != Keep::Hold) else { return quote!(#runtime::Some(#held)) };
        self.asked.borrow_mut().insert((local, keep));
        let fate = names::fate(local, keep);
        quote!(if #fate.is_gone { #runtime::None } else { (#fate.present)(); #runtime::Some(#held) })
    }

    /// A local that a function drops.
    pub(super) fn hold(&self, local: LocalId) -> TokenStream {
        let name = self.names.declared(local);
        self.arrays.borrow_mut().insert(local);
        let elements = &self.compiled.body().locals[local].elements;
        let (array, paths, moved) = (
            names::array(local),
            elements.iter().map(|elements| &elements.path),
            elements.iter().map(|elements| &elements.moved),
        );
        // Each of the patterns may be certain to match.
        quote!(#array.hold(#name, |genfn_whole| #(if false { match genfn_whole #paths { #moved => {} _ => {} } })else*))
    }

    /// What stands for such a local, where it is not there.
    pub(super) fn nothing_from_behind(&self, local: LocalId) -> TokenStream {
        self.arrays.borrow_mut().insert(local);
        let array = names::array(local);
        quote!(#array.held())
    }

    /// The same, if this decides about it.
    pub(super) fn kept_from_behind(&self, local: LocalId, keep: Keep) -> TokenStream {
        if self.is_whole(local, keep) {
            self.held_from_behind(local)
        } else {
            self.names.declared(local).into_token_stream()
        }
    }

    /// What a state has held of a local.
    pub(super) fn released_from_behind(&self, local: LocalId, held: TokenStream) -> TokenStream {
        if !self.is_from_behind(local) {
            return held;
        }
        self.arrays.borrow_mut().insert(local);
        let array = names::array(local);
        quote!(#array.release(#held))
    }

    /// The same, if this decides about it.
    pub(super) fn unkept_from_behind(&self, local: LocalId, keep: Keep, held: TokenStream) -> TokenStream {
        if self.is_whole(local, keep) { self.released_from_behind(local, held) } else { held }
    }

    /// Refers to what the state of a loop holds in another way than as it is.
    pub(super) fn reach_held(&self, level: LevelId) -> TokenStream {
        let (values, parts) = (self.reach_from_behind(level), self.reach_parts(level));
        quote!(#values #parts)
    }

    fn reach_from_behind(&self, level: LevelId) -> TokenStream {
        let held = self.compiled.layout.loops[level].iter();
        let held = held.filter(|field| field.saved == Saved::Live && field.form.is_none());
        let reach = held.map(|field| field.local).filter(|local| self.is_from_behind(*local)).map(|local| {
            self.arrays.borrow_mut().insert(local);
            let (array, name) = (names::array(local), self.names.declared(local));
            let name = self.names.reference(local, name.span());
            quote!(let #name = #array.reach(#name);)
        });
        reach.collect()
    }

    /// Declares what stands for the answers about them.
    pub(super) fn declare_arrays(&self) -> TokenStream {
        let runtime = &self.unit.runtime;
        let arrays = self.arrays.borrow().iter().copied().map(names::array).collect::<Vec<_>>();
        quote!(#(let #arrays = #runtime::back::Home::new();)*)
    }

    /// Asks rustc whether they have destructors, behind the arms.
    pub(super) fn ask_arrays(&self) -> Vec<TokenStream> {
        let tag = questions::method(Question::Destructor);
        let arrays = self.arrays.borrow().iter().copied().map(names::array).collect::<Vec<_>>();
        arrays.into_iter().map(|array| quote!(#array.decide((&&&&&&&&&&#array.probe()).#tag());)).collect()
    }
}
