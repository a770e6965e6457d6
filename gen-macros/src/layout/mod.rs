//! Lays the states out: a variant for each root, a field for each local that it holds, a type parameter for each type.
//!
//! Input: [`Frames`] and [`Levels`]. Output: [`Layout`]. The type of a local is a parameter of the enum, which rustc
//! infers: one for each local, so that all states agree on it. Fields are in reverse order of declaration, for an enum
//! drops them in the order in which they stand; a start state drops its arguments in order, as a function that was never
//! called. A loop that is resumed in place has an enum of its own, for what is declared inside of it.

pub(crate) mod ahead;
pub(crate) mod in_place;
pub(crate) mod last_calls;
pub(crate) mod mentions;
pub(crate) mod merge;
pub(crate) mod threads;

use crate::analysis::Analyses;
use crate::analysis::roots::Roots;
use crate::elaborate::Frames;
use crate::elaborate::keep::{Keep, Saved};
use crate::ir::{Body, FormId, IndexVec, LevelId, LocalId, Root, RootId};
use crate::layout::in_place::Levels;
use crate::layout::threads::Threads;
use std::collections::{BTreeMap, BTreeSet};

/// The states of a machine.
pub(crate) struct Layout {
    pub(crate) variants: IndexVec<RootId, Variant>,
    /// What the state of a loop holds beside that of what is inside.
    pub(crate) loops: IndexVec<LevelId, Vec<Field>>,
    /// The first state of each loop that holds nothing.
    vacant: IndexVec<LevelId, Option<RootId>>,
    /// The enums: the outermost one, and that of each loop.
    enums: BTreeMap<Option<LevelId>, Enum>,
}

/// An enum of states.
#[derive(Clone, Default)]
pub(crate) struct Enum {
    /// Its type parameters.
    pub(crate) params: BTreeSet<usize>,
    /// The states that are its own.
    pub(crate) variants: Vec<RootId>,
    /// The loops whose states it holds.
    pub(crate) loops: Vec<LevelId>,
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
    /// What may be missing of it.
    pub(crate) form: Option<FormId>,
    /// The type parameter that is its type, or the type of what it may hold.
    pub(crate) param: usize,
}

/// Lays out the states.
pub(crate) fn lay_out(body: &Body, analyses: &Analyses, frames: &Frames, levels: &Levels, threads: &Threads) -> Layout {
    let roots = &analyses.roots;
    let mut params = Params { body, analyses, frames, known: BTreeMap::new() };
    let mut variants = IndexVec::default();
    for (id, root) in roots.list.enumerate() {
        let level = levels.of_root(id);
        let inside = frames.of(id).iter().filter(|(local, _)| !levels.holds(level, *local));
        let mut fields = inside.map(|held| params.field(id, *held)).collect::<Vec<_>>();
        if *root != Root::Start {
            fields.reverse();
        }
        variants.push(Variant { root: *root, level, fields, is_used: threads.is_needed(id) });
    }
    let mut loops = IndexVec::default();
    let inside = roots_inside(roots, levels);
    for (id, level) in levels.list.enumerate() {
        // What it holds is the same at all of them.
        let inside = inside.get(&id).copied();
        let held = level.locals.iter().rev();
        loops.push(
            inside
                .into_iter()
                .flat_map(|root| held.clone().map(move |held| (root, *held)))
                .map(|(root, held)| params.field(root, held))
                .collect(),
        );
    }
    let vacant = first_vacant(&variants, loops.len());
    let enums = enums_of(&variants, &loops, levels);
    Layout { variants, loops, vacant, enums }
}

fn enums_of(
    variants: &IndexVec<RootId, Variant>,
    loops: &IndexVec<LevelId, Vec<Field>>,
    levels: &Levels,
) -> BTreeMap<Option<LevelId>, Enum> {
    let all = [None].into_iter().chain(loops.ids().map(Some));
    let mut enums = all.map(|level| (level, Enum::default())).collect::<BTreeMap<_, _>>();
    // An enum has the parameters of those inside of it, too.
    let mut hold = |level, fields: &[Field]| {
        for around in levels.outwards(level).map(Some).chain([None]) {
            enums.entry(around).or_default().params.extend(fields.iter().map(|field| field.param));
        }
    };
    variants.iter().filter(|variant| variant.is_used).for_each(|variant| hold(variant.level, &variant.fields));
    loops.enumerate().for_each(|(level, fields)| hold(levels.list[level].parent, fields));
    for (root, variant) in variants.enumerate().filter(|(_, variant)| variant.is_used) {
        enums.entry(variant.level).or_default().variants.push(root);
    }
    for level in loops.ids() {
        enums.entry(levels.list[level].parent).or_default().loops.push(level);
    }
    enums
}

/// The first root inside of each loop.
fn roots_inside(roots: &Roots, levels: &Levels) -> BTreeMap<LevelId, RootId> {
    let mut inside = BTreeMap::new();
    for root in roots.list.ids() {
        for level in levels.outwards(levels.of_root(root)) {
            inside.entry(level).or_insert(root);
        }
    }
    inside
}

/// The first state of each loop that holds nothing.
fn first_vacant(variants: &IndexVec<RootId, Variant>, levels: usize) -> IndexVec<LevelId, Option<RootId>> {
    let mut vacant = IndexVec::from_elem(None, levels);
    for (root, variant) in variants.enumerate().filter(|(_, variant)| variant.is_used && variant.fields.is_empty()) {
        if let Some(level) = variant.level {
            let first: &mut Option<RootId> = &mut vacant[level];
            *first = first.or(Some(root));
        }
    }
    vacant
}

impl Layout {
    /// All saved locals, in each state that holds them.
    pub(crate) fn fields(&self) -> impl Iterator<Item = &Field> {
        self.variants.iter().flat_map(|variant| &variant.fields).chain(self.loops.iter().flatten())
    }

    /// A state that holds nothing, in the enum of a loop: it stands there while what another one held is moved.
    pub(crate) fn vacant(&self, level: LevelId) -> Option<RootId> {
        self.vacant[level]
    }

    /// The enum of a loop, or the outermost one.
    pub(crate) fn enum_of(&self, level: Option<LevelId>) -> &Enum {
        &self.enums[&level]
    }
}

/// Hands out type parameters.
struct Params<'a> {
    body: &'a Body,
    analyses: &'a Analyses,
    frames: &'a Frames,
    known: BTreeMap<Held, usize>,
}

/// What has a type of its own.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Held {
    local: LocalId,
    keep: Option<Keep>,
    form: Option<FormId>,
    /// What is left of it, in parts.
    in_parts: bool,
    /// It is dropped from behind, but not by a generator that has not started; or only where arms come together.
    is_by_itself: bool,
}

impl Params<'_> {
    /// What is kept for its destructor has a type of its own: nothing, if there is none. So has a local of which fields
    /// may be missing, and what may hold one.
    fn field(&mut self, root: RootId, (local, saved): (LocalId, Saved)) -> Field {
        let keep = match saved {
            Saved::Live => None,
            Saved::Kept(keep) | Saved::Maybe(keep) | Saved::Rest(keep) => Some(keep),
        };
        let node = self.analyses.roots.node(self.body, &self.analyses.graph, root);
        let is_maybe = matches!(saved, Saved::Maybe(_));
        let form = self.frames.partial.form_at(node, local).filter(|_| !is_maybe);
        let in_parts = is_maybe && self.frames.partial.contains(local);
        let (behind, is_start) = (&self.frames.from_behind, self.analyses.roots.list[root] == Root::Start);
        let is_by_itself = if behind.held.contains(local) { is_start } else { is_maybe && behind.is_at_end(local) };
        let next = self.known.len();
        let held = Held { local, keep, form, in_parts, is_by_itself };
        let param = *self.known.entry(held).or_insert(next);
        Field { local, saved, form, param }
    }
}
