//! Decides which loops are resumed in place.
//!
//! Input: the body with its analyses and [`Frames`]. Output: [`Levels`]. While a generator is suspended inside of such
//! a loop, the locals that are declared outside of it stay in their fields: a step that goes on in the loop uses them
//! where they are, and only a step that leaves it moves them out. So they must be used in ways that a reference allows:
//! a local that is used by value, and again afterwards, is `Copy`, or the program would not compile. Others go from state
//! to state, with those that are declared inside, and what has a destructor and is declared behind them goes along: what
//! is inside is dropped first.
//!
//! ```text
//! let buf = [0; 4096]; loop { yield buf[0]; buf[0] += 1; }      the state: Loop0 { buf, inner: Yield1 {} }
//! let list = vec![]; let mut s = String::new();
//! loop { let t = s; yield t; s = list.concat(); }                the states: Loop0 { list, inner: Head { s } or Yield1 {} }
//! ```

use crate::analysis::Analyses;
use crate::analysis::graph::{Cycle, Leap};
use crate::analysis::{Graph, InitState};
use crate::elaborate::homes::Homes;
use crate::elaborate::keep::Saved;
use crate::elaborate::{Frames, in_scope};
use crate::ir::{
    BitSet, Body, Dest, Effect, Gate, IndexVec, LevelId, LocalId, NodeId, Point, RootId, ScopeId, ScopeKind, TargetId,
};
use crate::layout::mentions::Mentions;
use std::collections::BTreeMap;

/// The loops that are resumed in place, outer ones first.
#[derive(Default)]
pub(crate) struct Levels {
    pub(crate) list: IndexVec<LevelId, Level>,
    by_scope: BTreeMap<ScopeId, LevelId>,
    by_root: IndexVec<RootId, Option<LevelId>>,
}

/// A loop that is resumed in place.
pub(crate) struct Level {
    scope: ScopeId,
    /// The next one around it.
    pub(crate) parent: Option<LevelId>,
    /// The locals that its state holds, in order of declaration: declared outside of it, and inside of the next one. Others
    /// from there go from state to state with those from inside.
    pub(crate) locals: Vec<(LocalId, Saved)>,
    /// Those, and all that the states around it hold.
    held: BitSet<LocalId>,
    /// Behind it, nothing happens but that those go out of scope: they are dropped where they are.
    pub(crate) is_last: bool,
    /// The jumps that leave it together with what is around it.
    pub(crate) leaps: Vec<LeapOut>,
}

/// A jump that leaves a loop together with what is around it.
pub(crate) struct LeapOut {
    pub(crate) target: TargetId,
    /// It goes on at the head of its target.
    pub(crate) continues: bool,
    pub(crate) to: NodeId,
    /// All that the loop holds goes out of scope, as behind a loop that is last.
    pub(crate) is_last: bool,
}

impl Levels {
    /// Finds the loops of a body.
    pub(crate) fn new(body: &Body, analyses: &Analyses, frames: &Frames, homes: &Homes) -> Self {
        let targets = body.scopes.enumerate().filter_map(|(scope, info)| Some((info.target()?, scope))).collect();
        let search = Search { body, analyses, frames, homes, targets, roots: roots_by_scope(body, analyses) };
        let mut levels = Self::default();
        let mut loops = analyses.graph.loops.iter().collect::<Vec<_>>();
        loops.sort_by_key(|cycle| body.outwards(cycle.scope).count());
        for cycle in loops {
            if let Some(level) = search.level(cycle, &levels) {
                levels.by_scope.insert(cycle.scope, levels.list.push(level));
            }
        }
        for root in analyses.roots.list.ids() {
            let level = levels.enclosing(body, body.point_of(analyses.roots.list[root]));
            levels.by_root.push(level);
        }
        levels
    }

    /// The locals that are used in place.
    pub(crate) fn held(&self) -> Vec<LocalId> {
        self.list.iter().flat_map(|level| level.locals.iter().map(|(local, _)| *local)).collect()
    }

    fn enclosing(&self, body: &Body, at: Point) -> Option<LevelId> {
        body.outwards(at.scope).find_map(|scope| self.by_scope.get(&scope)).copied()
    }

    /// The level of a loop's body, if it is resumed in place.
    pub(crate) fn of_scope(&self, scope: ScopeId) -> Option<LevelId> {
        self.by_scope.get(&scope).copied()
    }

    /// The innermost level around a root.
    pub(crate) fn of_root(&self, root: RootId) -> Option<LevelId> {
        self.by_root[root]
    }

    /// A level with all around it, outermost first.
    pub(crate) fn chain(&self, level: Option<LevelId>) -> Vec<LevelId> {
        let mut chain = self.outwards(level).collect::<Vec<_>>();
        chain.reverse();
        chain
    }

    /// A level with all around it, innermost first.
    pub(crate) fn outwards(&self, level: Option<LevelId>) -> impl Iterator<Item = LevelId> {
        std::iter::successors(level, |level| self.list[*level].parent)
    }

    /// Whether a level's state, or one around it, holds a local.
    pub(crate) fn holds(&self, level: Option<LevelId>, local: LocalId) -> bool {
        level.is_some_and(|level| self.list[level].held.contains(local))
    }

    /// How it is held there.
    pub(crate) fn holds_as(&self, level: Option<LevelId>, local: LocalId) -> Option<Saved> {
        self.outwards(level).find_map(|level| {
            let held = self.list[level].locals.iter().find(|(held, _)| *held == local);
            held.map(|(_, saved)| *saved)
        })
    }
}

/// Whether nothing stands behind a loop, up to the end of this scope around it, or of the body.
fn is_last(body: &Body, scope: ScopeId, around: Option<ScopeId>) -> bool {
    let mut inside = scope;
    while let Some(at) = body.scopes[inside].parent {
        let is_end = at.stmt + 1 == body.scopes[at.scope].stmts.len();
        if !is_end || !matches!(body.stmt(at).dest, Dest::Discard | Dest::Tail) {
            return false;
        }
        if let ScopeKind::Loop(_) = body.scopes[at.scope].kind {
            return Some(at.scope) == around;
        }
        inside = at.scope;
    }
    true
}

struct Search<'a> {
    body: &'a Body,
    analyses: &'a Analyses,
    frames: &'a Frames,
    homes: &'a Homes,
    /// The scope of each target.
    targets: BTreeMap<TargetId, ScopeId>,
    /// The roots inside of each scope.
    roots: IndexVec<ScopeId, Vec<RootId>>,
}

/// A loop, with what is done in it.
struct Inside<'a> {
    cycle: &'a Cycle,
    roots: &'a [RootId],
    effects: BTreeMap<LocalId, Vec<(NodeId, Effect)>>,
    mentions: Mentions,
}

impl Search<'_> {
    fn graph(&self) -> &Graph {
        &self.analyses.graph
    }

    /// What the state of a loop holds, if it can be resumed in place.
    fn level(&self, cycle: &Cycle, levels: &Levels) -> Option<Level> {
        let at = self.body.scopes[cycle.scope].parent?;
        if !self.graph().suspends(cycle) || self.analyses.roots.at(Point { scope: cycle.scope, stmt: 0 }).is_none() {
            return None;
        }
        let parent = levels.enclosing(self.body, at);
        let around = parent.map(|parent| levels.list[parent].scope);
        let mut others = in_scope(self.body, at);
        others.retain(|local| !levels.holds(parent, *local));
        let (locals, is_ordered) = self.held(cycle, &others, around);
        let leaps = self.leaps_out_of(cycle, &locals, is_ordered);
        let is_last = is_ordered && is_last(self.body, cycle.scope, around);
        let mut held = parent.map_or_else(BitSet::default, |parent| levels.list[parent].held.clone());
        held.extend(locals.iter().map(|(local, _)| *local));
        (!locals.is_empty()).then_some(Level { scope: cycle.scope, parent, locals, held, is_last, leaps })
    }

    /// Those of these locals that a loop's state holds: the others are dropped before them, since they go from state to
    /// state. Also tells whether there are no others that could be dropped.
    fn held(&self, cycle: &Cycle, locals: &[LocalId], around: Option<ScopeId>) -> (Vec<(LocalId, Saved)>, bool) {
        let inside = Inside {
            cycle,
            roots: &self.roots[cycle.scope],
            effects: self.effects_in(cycle, &locals.iter().copied().collect()),
            mentions: Mentions::within(self.body, &self.analyses.readings, cycle.scope),
        };
        // What is put back goes where its value goes.
        let mut apart = BitSet::default();
        loop {
            let (held, is_ordered) = self.held_but(&inside, locals, around, &apart);
            let is_held = |local: &LocalId| held.iter().any(|(held, _)| held == local);
            let torn = self.homes.groups().filter(|group| group.iter().any(is_held) && !group.iter().all(is_held));
            let torn = torn.flatten().collect::<Vec<_>>();
            if torn.is_empty() {
                return (held, is_ordered);
            }
            apart.extend(torn);
        }
    }

    /// The same, but for locals that are known to go from state to state.
    fn held_but(
        &self,
        inside: &Inside<'_>,
        locals: &[LocalId],
        around: Option<ScopeId>,
        apart: &BitSet<LocalId>,
    ) -> (Vec<(LocalId, Saved)>, bool) {
        let (mut held, mut is_ordered) = (Vec::new(), true);
        for local in locals.iter().copied() {
            let is_outer = around.is_some_and(|around| !self.is_declared_inside(local, around));
            let trivial = self.body.locals[local].trivial;
            match self.held_as(inside, local).filter(|_| !apart.contains(local)) {
                Some(None) => {}
                Some(Some(saved)) if !is_outer && (is_ordered || trivial) => held.push((local, saved)),
                _ => is_ordered &= trivial,
            }
        }
        (held, is_ordered)
    }

    fn is_declared_inside(&self, local: LocalId, scope: ScopeId) -> bool {
        self.body.locals[local].declared.is_some_and(|at| self.is_inside(at.scope, scope))
    }

    fn is_inside(&self, scope: ScopeId, outer: ScopeId) -> bool {
        self.body.is_inside(scope, outer)
    }

    /// The jumps that leave a loop together with what is around it, each once.
    fn leaps_out_of(&self, cycle: &Cycle, held: &[(LocalId, Saved)], is_ordered: bool) -> Vec<LeapOut> {
        let mut leaps = BTreeMap::new();
        for (leap, scope) in self.leaps_from(cycle) {
            let (target, continues) = (leap.target, leap.to == self.graph().at(Point { scope, stmt: 0 }));
            let is_last = is_ordered && held.iter().all(|(local, _)| self.is_declared_inside(*local, scope));
            leaps.entry((target, continues)).or_insert(LeapOut { target, continues, to: leap.to, is_last });
        }
        leaps.into_values().collect()
    }

    /// The same, with the scope that each leaves or goes on in.
    fn leaps_from(&self, cycle: &Cycle) -> impl Iterator<Item = (Leap, ScopeId)> {
        let leaps = self.graph().leaps.iter().filter(|leap| cycle.contains(leap.from));
        let leaps = leaps.filter_map(|leap| Some((*leap, *self.targets.get(&leap.target)?)));
        leaps.filter(|(_, scope)| !self.is_inside(*scope, cycle.scope))
    }

    /// How the loop's state holds a local: `None` if it can't.
    #[allow(clippy::option_option)] // One for the loop, and one for the local.
    fn held_as(&self, inside: &Inside<'_>, local: LocalId) -> Option<Option<Saved>> {
        let Inside { cycle, roots, effects, .. } = inside;
        if self.frames.conditional.contains(local) || self.body.locals[local].cursor || self.leads_behind(cycle, local)
        {
            return None;
        }
        let form = |root: &RootId| {
            self.frames.partial.form_at(self.analyses.roots.node(self.body, self.graph(), *root), local)
        };
        if roots.iter().any(|root| form(root) != form(&roots[0])) {
            return None;
        }
        let saved = roots.iter().map(|root| self.frames.saved(*root, local)).collect::<Vec<_>>();
        let Some(first) = saved.iter().flatten().next() else {
            return Some(None);
        };
        if saved.iter().all(|saved| *saved == Some(*first)) && *first != Saved::Live {
            return (!effects.contains_key(&local)).then_some(Some(*first));
        }
        let is_init = |root: &RootId| {
            let node = self.analyses.roots.node(self.body, self.graph(), *root);
            self.analyses.state(node, local) == InitState::Init
        };
        let same = saved.iter().all(|saved| *saved == Some(Saved::Live));
        let head = self.analyses.roots.at(Point { scope: cycle.scope, stmt: 0 });
        let enters = head.is_some_and(|head| self.frames.saved(head, local) == Some(Saved::Live));
        let is_plain = self.body.locals[local].copy || !is_assigned(effects.get(&local));
        let lasts = same || enters && is_plain && roots.iter().all(is_init) && !self.is_lent_out(roots, local);
        (lasts && self.is_used_in_place(inside, local)).then_some(Some(Saved::Live))
    }

    /// Whether a state that need not hold a local holds what may borrow from it.
    fn is_lent_out(&self, roots: &[RootId], local: LocalId) -> bool {
        let borrows = |held: LocalId| self.body.locals[held].borrows.contains(&local);
        let without = roots.iter().filter(|root| self.frames.saved(**root, local).is_none());
        let mut held = without.flat_map(|root| self.frames.of(*root));
        !self.body.locals[local].copy && held.any(|(held, saved)| *saved == Saved::Live && borrows(*held))
    }

    /// Whether a step that leaves a loop goes on to use what it has bound again by way of a local: that is borrowed until
    /// then, and can't be moved out of the loop's state.
    fn leads_behind(&self, cycle: &Cycle, local: LocalId) -> bool {
        let (graph, roots) = (self.graph(), &self.analyses.roots);
        let mut bound = self.body.led_to(local);
        bound.retain(|local| self.frames.is_bound_again(self.body, *local));
        let behind = self.body.scopes[cycle.scope].parent.map(|at| graph.at(at.after()));
        let behind = behind.into_iter().chain(self.leaps_from(cycle).map(|(leap, _)| leap.to));
        let begins = |node: NodeId| roots.list.ids().any(|root| roots.node(self.body, graph, root) == node);
        let mut seen = BitSet::default();
        let mut stack = behind.filter(|_| !bound.is_empty()).collect::<Vec<_>>();
        while let Some(node) = stack.pop() {
            if begins(node) {
                continue;
            }
            if graph.nodes[node].effect.is_some_and(|(used, _)| bound.contains(&used)) {
                return true;
            }
            stack.extend(graph.nodes[node].successors.iter().filter(|next| seen.insert(**next)));
        }
        false
    }

    /// What is done to these locals in a loop.
    fn effects_in(&self, cycle: &Cycle, locals: &BitSet<LocalId>) -> BTreeMap<LocalId, Vec<(NodeId, Effect)>> {
        let mut effects = BTreeMap::<_, Vec<_>>::new();
        for node in cycle.nodes() {
            if let Some((local, effect)) = self.graph().nodes[node].effect
                && locals.contains(local)
                && self.graph().is_reachable(node)
            {
                effects.entry(local).or_default().push((node, effect));
            }
        }
        effects
    }

    /// Whether all that is done to a local in a loop can be done to what a reference points to.
    fn is_used_in_place(&self, inside: &Inside<'_>, local: LocalId) -> bool {
        let info = &self.body.locals[local];
        let by_place = |(node, effect): &(NodeId, Effect)| match effect {
            Effect::Borrow
            | Effect::CallField(_)
            | Effect::Assign
            | Effect::AssignField(_)
            | Effect::Doubt(Gate::Named(None)) => true,
            Effect::Move | Effect::Doubt(_) => {
                info.copy || self.analyses.liveness.is_used_behind(self.graph(), *node, local)
            }
            Effect::MoveField(_) => info.trivial,
            Effect::BindField(_) | Effect::MoveParts | Effect::MoveListed | Effect::MoveAll => info.copy,
            Effect::Init | Effect::Declare => false,
        };
        inside.effects.get(&local).into_iter().flatten().all(by_place)
            && !inside.mentions.hold_back(info.in_macro, local)
    }
}

fn roots_by_scope(body: &Body, analyses: &Analyses) -> IndexVec<ScopeId, Vec<RootId>> {
    let mut inside = IndexVec::from_elem(Vec::new(), body.scopes.len());
    for (id, root) in analyses.roots.list.enumerate() {
        body.outwards(body.point_of(*root).scope).for_each(|around| inside[around].push(id));
    }
    inside
}

fn is_assigned(effects: Option<&Vec<(NodeId, Effect)>>) -> bool {
    effects.into_iter().flatten().any(|(_, effect)| matches!(effect, Effect::Assign | Effect::Init))
}
