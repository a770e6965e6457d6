//! The phases of a step: arms that are left only for what stands behind them stand in front of the others.
//!
//! Input: the arms, in the order of the source, and for which roots each of them is left. Output: [`Phases`].
//!
//! ```text
//! loop { match state { Loop0 { .. } => { .. continue } Join3 { .. } => { .. continue } Loop1 { .. } => .. } }    from
//! loop { match state { Loop0 { .. } => { .. break } _ => break } }                                              into
//! loop { match state { Join3 { .. } => { .. break } _ => break } }
//! loop { match state { Loop1 { .. } => .. } }
//! ```
//!
//! So the optimiser follows control from one arm into the next, and a loop over the generator is left with as many loops as
//! the body has one behind the other. Of one `match` it would make a table, through which each change of state goes.

use super::Emitter;
use crate::ir::{IndexVec, RootId};

/// The arms of a step, as they are told apart.
pub(super) struct Phases {
    /// The arms of each of them, which are told apart by one `match`. Control comes back from none to one in front of it.
    pub(super) list: Vec<Vec<RootId>>,
    /// The phase in which a root has its arm, or is a part of one.
    of: IndexVec<RootId, usize>,
}

impl Phases {
    /// The phase of a root.
    pub(super) fn of(&self, root: RootId) -> usize {
        self.of[root]
    }
}

impl Emitter<'_> {
    /// The phases of the step.
    pub(super) fn phases(&self) -> &Phases {
        self.phases.get_or_init(|| {
            let (arms, positions) = (self.arms(), self.positions());
            // What is moved out of its place is asked once what it is.
            let firsts = if self.is_in_place() { self.firsts(&positions) } else { vec![0] };
            let ends = firsts.iter().skip(1).copied().chain([arms.len()]);
            let list = firsts.iter().zip(ends).map(|(first, end)| arms[*first..end].to_vec()).collect();
            let of = positions.iter().map(|at| firsts.partition_point(|first| first <= at) - 1).collect();
            Phases { list, of }
        })
    }

    /// The position of the arm of each root.
    fn positions(&self) -> IndexVec<RootId, usize> {
        let mut positions = IndexVec::from_elem(0, self.compiled.layout.variants.len());
        for (position, arm) in self.arms().iter().enumerate() {
            self.roots_of(*arm).for_each(|root| positions[root] = position);
        }
        positions
    }

    /// The root of an arm, and those that are a part of it.
    fn roots_of(&self, arm: RootId) -> impl Iterator<Item = RootId> {
        [arm].into_iter().chain(self.joined(arm))
    }

    /// The positions of the arms with which phases begin: no arm is left for one in front of its phase, and for another one
    /// in it only if control comes back.
    fn firsts(&self, positions: &IndexVec<RootId, usize>) -> Vec<usize> {
        let targets = |arm: &RootId| {
            let next = self.roots_of(*arm).flat_map(|root| self.compiled.threads.next(root).iter());
            next.map(|root| positions[root]).collect::<Vec<_>>()
        };
        first_of_phases(&self.arms().iter().map(targets).collect::<Vec<_>>())
    }
}

/// The same, for arms of which is known for which others each is left.
fn first_of_phases(targets: &[Vec<usize>]) -> Vec<usize> {
    let bounds = bounds(targets);
    // For each bound, the last arm in front of it that is left for one between it and the next bound.
    let mut sources = vec![None; bounds.len()];
    for (from, to) in targets.iter().enumerate().flat_map(|(from, all)| all.iter().map(move |to| (from, *to))) {
        let bound = bounds.partition_point(|bound| *bound <= to) - 1;
        if from < bounds[bound] {
            sources[bound] = Some(from);
        }
    }
    let mut firsts = vec![0];
    for (bound, source) in bounds.into_iter().zip(sources) {
        let first = firsts.last().copied();
        if source >= first && source.is_some() {
            firsts.push(bound);
        }
    }
    firsts
}

/// The positions to whose front control does not come back from behind them.
fn bounds(targets: &[Vec<usize>]) -> Vec<usize> {
    let mut least = usize::MAX;
    let mut bounds = Vec::new();
    for (at, targets) in targets.iter().enumerate().rev() {
        least = targets.iter().copied().fold(least, usize::min);
        if least >= at {
            bounds.push(at);
        }
    }
    bounds.reverse();
    bounds
}

#[cfg(test)]
mod tests {
    use super::first_of_phases;

    #[test]
    fn what_an_arm_is_left_for_begins_a_phase() {
        assert_eq!(first_of_phases(&[vec![1], vec![1, 2], vec![]]), [0, 1, 2]);
        assert_eq!(first_of_phases(&[vec![2], vec![], vec![2]]), [0, 2]);
        assert_eq!(first_of_phases(&[vec![], vec![], vec![]]), [0]);
    }

    #[test]
    fn arms_to_which_control_comes_back_are_one_phase() {
        assert_eq!(first_of_phases(&[vec![1], vec![2, 3], vec![1], vec![]]), [0, 1, 3]);
        assert_eq!(first_of_phases(&[vec![2], vec![3], vec![1, 3], vec![2]]), [0, 1]);
    }
}
