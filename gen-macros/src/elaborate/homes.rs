//! Decides which patterns take parts that are put back while the generator is suspended.
//!
//! Input: the places where patterns open values, with the analyses and [`Frames`]. Output: [`Homes`]. A part is put back if it
//! is moved, which rustc tells. It has to be held wherever the value is of which it is a part, and nothing that has a destructor
//! may be declared in between: the value drops its parts itself, and then what is left.
//!
//! ```text
//! let Task { kind, .. } = task; yield; f(&kind)                                                      from
//! let kind = task.kind; task.kind = kind; *state = S { task }; yield ..; let kind = task.kind; f(&kind)    into
//! ```

use crate::analysis::Analyses;
use crate::elaborate::keep::{Keep, Question, Saved};
use crate::elaborate::{Frames, in_scope};
use crate::ir::{BitSet, Body, Gate, LocalId, Root, RootId};
use crate::lower::{Home, Opening};
use std::collections::BTreeMap;

/// The parts that may be put back.
#[derive(Default)]
pub(crate) struct Homes {
    /// The places where they are taken.
    openings: BTreeMap<usize, Opened>,
    parts: BTreeMap<LocalId, PartAt>,
}

/// A place where parts are taken that may be put back.
struct Opened {
    /// The local that they are taken of.
    whole: LocalId,
    /// The parts that may be missing where it is held: nothing is put back if one of them is moved.
    lost: Vec<usize>,
}

/// A part that may be put back.
#[derive(Clone, Copy)]
pub(crate) struct PartAt {
    /// Where it is taken.
    pub(crate) opening: usize,
    /// Which of the parts that are taken there it is.
    pub(crate) position: usize,
}

impl Homes {
    /// Finds them.
    pub(crate) fn new(body: &Body, openings: &[Opening], analyses: &Analyses, frames: &Frames) -> Self {
        let mut homes = Self::default();
        for (opening, home) in
            openings.iter().enumerate().filter_map(|(id, opening)| Some((id, opening.home.as_ref()?)))
        {
            homes.note(opening, &Search { body, analyses, frames, opening, home });
        }
        homes
    }

    /// Notes the parts that are taken somewhere, if they may be put back.
    fn note(&mut self, opening: usize, search: &Search<'_>) {
        let places = search.locals().enumerate().map(|(position, local)| (local, PartAt { opening, position }));
        let (lost, held) = places.partition::<Vec<_>, _>(|(part, _)| search.is_lost(*part));
        if search.is_home(&held.iter().map(|(part, _)| *part).collect::<Vec<_>>()) {
            let lost = lost.into_iter().map(|(_, at)| at.position).collect();
            self.openings.insert(opening, Opened { whole: search.home.whole, lost });
            self.parts.extend(held);
        }
    }

    /// Where a local is taken that may be put back.
    pub(crate) fn part(&self, local: LocalId) -> Option<PartAt> {
        self.parts.get(&local).copied()
    }

    /// The parts of what is taken there, if it may be put back, that nothing may be moved of.
    pub(crate) fn lost(&self, opening: usize) -> Option<&[usize]> {
        self.openings.get(&opening).map(|opened| &opened.lost[..])
    }

    /// The values that parts may be put back into, each with those parts.
    pub(crate) fn groups(&self) -> impl Iterator<Item = Vec<LocalId>> + '_ {
        self.openings.iter().map(|(opening, Opened { whole, .. })| {
            let parts = self.parts.iter().filter(|(_, part)| part.opening == *opening);
            parts.map(|(local, _)| *local).chain([*whole]).collect()
        })
    }
}

/// Whether rustc is asked whether a method has consumed a local.
fn is_asked(gate: Gate) -> bool {
    matches!(gate, Gate::Method(_) | Gate::Named(Some(_)))
}

/// A place where a pattern opens a value.
struct Search<'a> {
    body: &'a Body,
    analyses: &'a Analyses,
    frames: &'a Frames,
    opening: usize,
    home: &'a Home,
}

impl Search<'_> {
    /// Whether these parts are whole wherever they are held, or the value is of which they are parts.
    fn is_home(&self, parts: &[LocalId]) -> bool {
        let is_held =
            |root: &RootId| self.is_open(*root) || parts.iter().any(|part| self.frames.saved(*root, *part).is_some());
        let mut held = self.roots().filter(is_held);
        !parts.is_empty()
            && self.is_steady(self.home.whole)
            && held.all(|root| self.is_left(root) && self.is_in_order(root))
    }

    /// Whether a part may be missing where the value is held, or is held in another way than a local that is used again.
    fn is_lost(&self, part: LocalId) -> bool {
        let is_held = |root| match self.frames.saved(root, part) {
            Some(Saved::Live | Saved::Kept(Keep::Hold | Keep::Ask(Question::Destructor))) => true,
            Some(Saved::Kept(keep)) => keep.gate().is_some_and(is_asked),
            _ => false,
        };
        !self.is_steady(part) || self.roots().any(|root| self.is_open(root) && !is_held(root))
    }

    /// Whether a local is the same in all states that hold it.
    fn is_steady(&self, local: LocalId) -> bool {
        !self.frames.conditional.contains(local)
            && !self.frames.partial.contains(local)
            && !self.frames.is_bound_again(self.body, local)
    }

    fn locals(&self) -> impl Iterator<Item = LocalId> {
        self.home.paths.iter().map(|(local, _)| *local)
    }

    fn roots(&self) -> impl Iterator<Item = RootId> {
        let roots = &self.analyses.roots.list;
        roots.enumerate().filter(|(_, root)| **root != Root::Start).map(|(id, _)| id)
    }

    /// Whether a state holds the value without what is taken here.
    fn is_open(&self, root: RootId) -> bool {
        let Some(Saved::Kept(Keep::AskParts(_, taken))) = self.frames.saved(root, self.home.whole) else {
            return false;
        };
        let parts = &self.analyses.doubts.taken(taken).parts;
        parts.iter().any(|part| self.body.locals[*part].taken_by == Some(self.opening))
    }

    /// Whether a state holds the value without what is taken here, and nothing else is missing in it.
    fn is_left(&self, root: RootId) -> bool {
        let Some(Saved::Kept(Keep::AskParts(Question::Destructor, taken))) = self.frames.saved(root, self.home.whole)
        else {
            return false;
        };
        let parts = &self.analyses.doubts.taken(taken).parts;
        let node = self.analyses.roots.node(self.body, &self.analyses.graph, root);
        parts.len() == self.home.paths.len()
            && self.locals().all(|part| parts.contains(&part))
            && !self.analyses.doubts.is_mixed(node, self.home.whole)
    }

    /// Whether a state holds nothing between the value and its parts that has a destructor.
    fn is_in_order(&self, root: RootId) -> bool {
        let scope = in_scope(self.body, self.body.point_of(self.analyses.roots.list[root]));
        let own = self.locals().chain(self.home.left.iter().copied()).collect::<BitSet<_>>();
        let last = scope.iter().rposition(|local| self.locals().any(|part| part == *local)).unwrap_or_default();
        let between = scope[..last].iter().skip_while(|local| **local != self.home.whole).skip(1);
        let mut others = between.filter(|local| !own.contains(**local) && !self.body.locals[**local].trivial);
        others.all(|local| self.frames.saved(root, *local).is_none())
    }
}
