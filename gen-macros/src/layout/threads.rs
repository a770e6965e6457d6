//! Which arms go on in a loop that they come to, instead of going through the step of its head.
//!
//! Input: the analyses, the [levels](crate::layout::in_place), what is counted [ahead](crate::layout::ahead), and the
//! [last calls](crate::layout::last_calls), behind which no step begins. Output: [`Threads`]. `analysis::threads` has
//! found the loops that can be emitted several times.

use crate::analysis::Analyses;
use crate::analysis::graph::Cycle;
use crate::ir::{BitSet, Body, IndexVec, Point, Root, RootId, YieldId};
use crate::layout::ahead::Ahead;
use crate::layout::in_place::Levels;

/// The loops that each arm goes on in.
pub(crate) struct Threads {
    heads: IndexVec<RootId, BitSet<RootId>>,
    /// The roots for whose steps each arm is left.
    next: IndexVec<RootId, BitSet<RootId>>,
    needed: BitSet<RootId>,
}

impl Threads {
    /// Decides for all arms.
    pub(crate) fn new(
        body: &Body,
        analyses: &Analyses,
        levels: &Levels,
        ahead: &Ahead,
        last_calls: &BitSet<YieldId>,
    ) -> Self {
        let ids = analyses.roots.list.ids();
        let heads = ids.map(|root| heads_in(body, analyses, levels, ahead, root)).collect::<IndexVec<_, _>>();
        let next = IndexVec::from_elem(BitSet::default(), heads.len());
        let mut threads = Self { heads, next, needed: BitSet::default() };
        threads.find_needed(body, analyses, last_calls);
        threads
    }

    /// The heads of the loops that an arm goes on in.
    pub(crate) fn of(&self, root: RootId) -> &BitSet<RootId> {
        &self.heads[root]
    }

    /// The roots for whose steps an arm is left. If it begins at a join, that is one of them: control may come back there.
    pub(crate) fn next(&self, root: RootId) -> &BitSet<RootId> {
        &self.next[root]
    }

    /// Whether a step begins at a root at all.
    pub(crate) fn is_needed(&self, root: RootId) -> bool {
        self.needed.contains(root)
    }

    /// From the start on: what arms go to, and where they are resumed.
    fn find_needed(&mut self, body: &Body, analyses: &Analyses, last_calls: &BitSet<YieldId>) {
        let (graph, roots) = (&analyses.graph, &analyses.roots);
        let mut stack = roots.list.ids().take(1).collect::<Vec<_>>();
        while let Some(root) = stack.pop() {
            if !self.needed.insert(root) {
                continue;
            }
            let (heads, next) = (&self.heads[root], &mut self.next[root]);
            analyses.walk_from(body, root, heads, &mut BitSet::default(), &mut |node| {
                let join = graph.nodes[node].point.and_then(|point| roots.at(point));
                let left = join.filter(|join| !heads.contains(*join));
                next.extend(left);
                stack.extend(left);
                let resumed = graph.suspension(node).filter(|id| !last_calls.contains(*id));
                stack.extend(resumed.and_then(|id| roots.behind(id)));
            });
        }
    }
}

fn heads_in(body: &Body, analyses: &Analyses, levels: &Levels, ahead: &Ahead, root: RootId) -> BitSet<RootId> {
    let roots = &analyses.roots;
    let node = roots.node(body, &analyses.graph, root);
    let mut heads = BitSet::default();
    for cycle in analyses.graph.loops.iter().filter(|cycle| roots.is_threaded(cycle.scope)) {
        let Some(head) = roots.at(Point { scope: cycle.scope, stmt: 0 }).filter(|head| *head != root) else { continue };
        let comes_back = head < root && cycle.contains(node);
        let stays = (comes_back || is_free(analyses, levels, cycle)) && levels.of_root(head) == levels.of_root(root);
        if stays || roots.list[root] == Root::Start && is_begun(analyses, levels, ahead, cycle) {
            heads.insert(head);
        }
    }
    heads
}

/// Whether the first step goes on in a loop that is resumed in place, up to its one suspension, where something is
/// counted ahead: if there were a state at the loop's head, where it is not, a loop over the generator would have to
/// tell the two apart.
fn is_begun(analyses: &Analyses, levels: &Levels, ahead: &Ahead, cycle: &Cycle) -> bool {
    let suspensions = cycle.nodes().filter_map(|node| analyses.graph.suspension(node)).collect::<Vec<_>>();
    let [only] = suspensions[..] else { return false };
    let Some(behind) = analyses.roots.behind(only).filter(|root| ahead.of(*root).is_some()) else { return false };
    let is_only = |level| levels.of_root(behind) == Some(level) && levels.list[level].parent.is_none();
    levels.of_scope(cycle.scope).is_some_and(is_only) && !analyses.roots.is_forced(cycle.scope)
}

/// Whether a loop can be entered without a step of its own: it is not resumed in place.
fn is_free(analyses: &Analyses, levels: &Levels, cycle: &Cycle) -> bool {
    levels.of_scope(cycle.scope).is_none() && !analyses.roots.is_forced(cycle.scope)
}
