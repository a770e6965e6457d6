//! Puts parts back into the values that they were taken from, where rustc says that they were moved: a state holds those whole.
//!
//! ```text
//! task.kind = kind; *state = S { task: home.hold(task, drops), kind: nothing }                where a step ends
//! let task = home.release(task); let kind = task.kind;                                        where one begins
//! let task = home.reach(task); let kind = &mut task.kind;                                     the same, in a loop's state
//! ```

use super::{Emitter, names};
use crate::elaborate::homes::PartAt;
use crate::elaborate::keep::{Keep, Saved};
use crate::ir::{LevelId, LocalId};
use crate::lower::Home;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use std::collections::BTreeSet;

/// What stands for values that parts may be put back into, as far as arms hold it.
#[derive(Default)]
pub(super) struct Standing {
    /// The values.
    homes: BTreeSet<usize>,
    /// What states hold of parts: of those that are used again, or of those that are not.
    returned: BTreeSet<(usize, usize, bool)>,
}

impl Emitter<'_> {
    /// Where a local is taken that is kept without its parts, if those may be put back.
    pub(super) fn home_of(&self, keep: Keep) -> Option<(usize, &Home)> {
        let Keep::AskParts(_, taken) = keep else { return None };
        let mut parts = self.compiled.analyses.doubts.taken(taken).parts.iter();
        let opening = parts.find_map(|part| self.compiled.homes.part(*part))?.opening;
        Some((opening, self.compiled.lowered.openings[opening].home.as_ref()?))
    }

    /// A part that may be put back, with the place where it belongs.
    pub(super) fn part_of_home(&self, part: LocalId) -> Option<(PartAt, TokenStream)> {
        let at = self.compiled.homes.part(part)?;
        let home = self.compiled.lowered.openings[at.opening].home.as_ref()?;
        Some((at, home.place(self.names.declared(home.whole), &home.paths[at.position].1)))
    }

    /// What a state holds of a local: nothing, if it has been put back.
    pub(super) fn unless_returned(&self, local: LocalId, saved: Saved, value: TokenStream) -> TokenStream {
        let Some(at) = self.compiled.homes.part(local) else { return value };
        let returned = self.returned(at, saved);
        quote!(if #returned.is_gone { (#returned.nothing)() } else { (#returned.present)(); (#returned.keep)(#value) })
    }

    /// Takes a part out again that has been put back, or else does this with what the state holds of it.
    pub(super) fn returned_or(
        &self,
        local: LocalId,
        saved: Saved,
        then: impl FnOnce(TokenStream) -> TokenStream,
    ) -> Option<TokenStream> {
        let (at, place) = self.part_of_home(local)?;
        let (returned, part, field) =
            (self.returned(at, saved), names::part_of_open(at.opening, at.position), names::field(local));
        let (name, then) = (self.names.declared(local), then(quote!((#returned.restore)(#field))));
        Some(quote! {
            if #returned.is_gone { (#returned.absent)(); #name = #part.again(#place); } else { (#returned.present)(); #then }
        })
    }

    /// What stands for what a state holds of a part.
    fn returned(&self, at: PartAt, saved: Saved) -> Ident {
        let is_live = matches!(saved, Saved::Live | Saved::Kept(Keep::Hold));
        self.standing.borrow_mut().returned.insert((at.opening, at.position, is_live));
        names::returned(at.opening, at.position, is_live)
    }

    /// Puts parts back into a local that is kept.
    pub(super) fn put_back(&self, keep: Keep) -> Option<TokenStream> {
        let (opening, home) = self.home_of(keep)?;
        let open = names::open(opening);
        let parts = home.paths.iter().filter_map(|(local, path)| {
            let at = self.compiled.homes.part(*local)?;
            let (place, name) = (home.place(self.names.declared(home.whole), path), self.names.declared(*local));
            let part = names::part_of_open(opening, at.position);
            Some(quote! {
                if #part.is_back() { #part.goes(); #place = #part.back(#name); } else { #part.stays(); }
            })
        });
        Some(quote!(if #open.is_back() { #open.back(); #(#parts)* } else { #open.apart(); }))
    }
    /// A local that is kept, as a state holds it.
    pub(super) fn held_at_home(&self, keep: Keep, whole: TokenStream) -> TokenStream {
        let Some((opening, Home { drops, .. })) = self.home_of(keep) else { return whole };
        let home = self.home(opening);
        quote!(#home.hold(#whole, #drops))
    }

    /// A local that was kept, out of what a state holds of it.
    pub(super) fn released(&self, keep: Keep, held: TokenStream) -> TokenStream {
        let Some((opening, _)) = self.home_of(keep) else { return held };
        let home = self.home(opening);
        quote!(#home.release(#held))
    }

    /// What stands for a value that parts may be put back into.
    fn home(&self, opening: usize) -> Ident {
        self.standing.borrow_mut().homes.insert(opening);
        names::home(opening)
    }

    /// Refers to parts in the state of a loop, wherever they are.
    pub(super) fn reach_parts(&self, level: LevelId) -> TokenStream {
        let held = &self.compiled.levels.list[level].locals;
        let homes = held.iter().filter_map(|(local, saved)| match saved {
            Saved::Kept(keep) => Some((*local, *keep, self.home_of(*keep)?)),
            _ => None,
        });
        let reach = homes.map(|(whole, keep, (opening, home))| {
            let is_live = |part: &&(LocalId, TokenStream)| held.contains(&(part.0, Saved::Live));
            let parts = home.paths.iter().filter(is_live).filter_map(|(part, path)| self.reach_part(*part, home, path));
            let parts = parts.collect::<TokenStream>();
            if parts.is_empty() { parts } else { self.reach_whole(whole, keep, opening, &parts) }
        });
        reach.collect()
    }

    fn reach_whole(&self, whole: LocalId, keep: Keep, opening: usize, parts: &TokenStream) -> TokenStream {
        self.asked.borrow_mut().insert((whole, keep));
        let (open, home, reached, fate) =
            (names::open(opening), self.home(opening), names::reached(opening), names::fate(whole, keep));
        let name = self.names.reference(whole, self.names.declared(whole).span());
        quote! {
            let #reached;
            if #open.is_back() { #open.back(); #reached = #home.reach(#fate.inside(#name)); } else { #open.apart(); }
            #parts
        }
    }

    fn reach_part(&self, local: LocalId, home: &Home, path: &TokenStream) -> Option<TokenStream> {
        let at = self.compiled.homes.part(local)?;
        let (returned, part, reached) =
            (self.returned(at, Saved::Live), names::part_of_open(at.opening, at.position), names::reached(at.opening));
        let name = self.names.reference(local, self.names.declared(local).span());
        let place = home.place(quote!((*#reached)), path);
        Some(quote! {
            let #name = if #returned.is_gone {
                (#returned.absent)();
                #part.reach(&mut #place)
            } else {
                (#returned.present)();
                #returned.inside(#name)
            };
        })
    }

    /// Declares what stands for such values, and for their parts.
    pub(super) fn declare_homes(&self) -> TokenStream {
        let (standing, runtime) = (self.standing.borrow(), &self.unit.runtime);
        let homes = standing.homes.iter().copied().map(names::home);
        let returned =
            standing.returned.iter().map(|(opening, part, is_live)| names::returned(*opening, *part, *is_live));
        quote!(#(let #homes = #runtime::back::Home::new();)* #(let #returned = #runtime::Fate::new();)*)
    }

    /// Gives the answers for what a pattern has opened.
    pub(super) fn answer_homes(&self, opening: usize) -> TokenStream {
        let (standing, runtime, way) = (self.standing.borrow(), &self.unit.runtime, names::way_of_open(opening));
        let home = standing.homes.get(&opening).copied().map(names::home).into_iter();
        let returned = standing.returned.iter().filter(|(of, ..)| *of == opening).map(|(_, part, is_live)| {
            let (returned, part) = (names::returned(opening, *part, *is_live), names::way_of_part(opening, *part));
            quote!(#returned.decide(#way.of_part(#part, #runtime::keep::Keep));)
        });
        quote!(#(#home.decide(#way);)* #(#returned)*)
    }
    /// Asks whether parts have been moved that may be missing, or methods have consumed some.
    pub(super) fn if_held(&self, opening: usize) -> Option<TokenStream> {
        let home = self.compiled.lowered.openings[opening].home.as_ref()?;
        let lost = self.compiled.homes.lost(opening)?.iter().map(|position| names::way_of_part(opening, *position));
        let asked = self.asked.borrow();
        let parts = asked.iter().filter(|(local, _)| home.paths.iter().any(|(part, _)| part == local));
        let runtime = &self.unit.runtime;
        let consumed = parts.filter_map(|(part, keep)| match keep {
            Keep::Ask(question) => self.emit_consumed(&names::fate(*part, *keep), *question),
            _ => None,
        });
        Some(quote!(#(.if_held(#lost.stays()))* #(.if_held(#consumed.consumed(#runtime::keep::Keep)))*))
    }
}
