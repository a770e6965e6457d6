//! Lays the states out: a variant for each root, a field for each local that it holds, a type parameter for each type.
//!
//! Input: [`Frames`] and [`Levels`]. Output: [`Layout`]. The type of a local is a parameter of the enum, which rustc
//! infers: one for each local, so that all states agree on it. Fields are in reverse order of declaration, for an enum
//! drops them in the order in which they stand; a start state drops its arguments in order, as a function that was never
//! called. A loop that is resumed in place has an enum of its own, for what is declared inside of it.

use crate::analysis::roots::Roots;
use crate::elaborate::Frames;
use crate::in_place::Levels;
use crate::ir::{IndexVec, LevelId, LocalId, Root, RootId};
use crate::keep::{Keep, Saved};
use crate::threads::Threads;
use std::collections::{BTreeMap, BTreeSet};

/// The states of a machine.
pub(crate) struct Layout {
    pub(crate) variants: IndexVec<RootId, Variant>,
    /// What the state of a loop holds beside that of what is inside.
    pub(crate) loops: IndexVec<LevelId, Vec<Field>>,
}

/// The state of one root.
pub(crate) struct Variant {
    pub(crate) root: Root,
    /// The loop to whose enum it belongs.
    pub(crate) level: Option<LevelId>,
    /// The fields, in the order in which they are dropped.
    pub(crate) fields: Vec<Field>,
    /// A step begins there.
    pub(crate) is_used: bool,
}

/// A saved local.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub(crate) local: LocalId,
    pub(crate) saved: Saved,
    /// The type parameter that is its type, or the type of what it may hold.
    pub(crate) param: usize,
}

/// Lays out the states.
pub(crate) fn lay_out(roots: &Roots, frames: &Frames, levels: &Levels, threads: &Threads) -> Layout {
    let mut params = BTreeMap::new();
    let mut variants = IndexVec::default();
    for (id, root) in roots.list.enumerate() {
        let level = levels.of_root(id);
        let inside = frames.of(id).iter().filter(|(local, _)| !levels.holds(level, *local));
        let mut fields = inside.map(|(local, saved)| field(&mut params, *local, *saved)).collect::<Vec<_>>();
        if *root != Root::Start {
            fields.reverse();
        }
        variants.push(Variant { root: *root, level, fields, is_used: threads.is_needed(id) });
    }
    let mut loops = IndexVec::default();
    for level in levels.list.iter() {
        let held = level.locals.iter().rev();
        loops.push(held.map(|(local, saved)| field(&mut params, *local, *saved)).collect());
    }
    Layout { variants, loops }
}

impl Layout {
    /// A state that holds nothing, in the enum of a loop: it stands there while what another one held is moved.
    pub(crate) fn vacant(&self, level: LevelId) -> Option<RootId> {
        let mut variants = self.variants.enumerate();
        let is_vacant =
            |variant: &Variant| variant.is_used && variant.level == Some(level) && variant.fields.is_empty();
        variants.find(|(_, variant)| is_vacant(variant)).map(|(root, _)| root)
    }

    /// The type parameters of a loop's enum, or of the outermost one.
    pub(crate) fn params(&self, levels: &Levels, of: Option<LevelId>) -> BTreeSet<usize> {
        let variants = self.variants.iter().filter(|variant| variant.is_used && variant.level == of);
        let mut params = variants.flat_map(|variant| &variant.fields).map(|field| field.param).collect::<BTreeSet<_>>();
        for (level, fields) in self.loops.enumerate().filter(|(level, _)| levels.list[*level].parent == of) {
            params.extend(fields.iter().map(|field| field.param));
            params.extend(self.params(levels, Some(level)));
        }
        params
    }
}

/// What is kept for its destructor has a type of its own: nothing, if there is none.
fn field(params: &mut BTreeMap<(LocalId, Option<Keep>), usize>, local: LocalId, saved: Saved) -> Field {
    let next = params.len();
    let keep = match saved {
        Saved::Live => None,
        Saved::Kept(keep) | Saved::Maybe(keep) => Some(keep),
    };
    let param = *params.entry((local, keep)).or_insert(next);
    Field { local, saved, param }
}
