//! What states hold together with what borrows from it.

use crate::analysis::Analyses;
use crate::elaborate::Frames;
use crate::elaborate::keep::Saved;
use crate::elaborate::rebound::Held;
use crate::ir::{Body, Effect, Loan, LocalId, Root, StmtKind, TargetId};
use std::collections::BTreeSet;

/// What states hold together with what borrows from it.
#[derive(Default)]
pub(crate) struct Lent {
    /// Unique references from which something is borrowed.
    pub(crate) pointers: BTreeSet<LocalId>,
    /// References to places that can be named instead.
    pub(crate) aliases: BTreeSet<LocalId>,
    /// What closures could take copies of.
    pub(crate) copied: BTreeSet<LocalId>,
    /// What is bound to parts of elements whose indices may change.
    pub(crate) elements: BTreeSet<LocalId>,
}

impl Frames {
    /// What is held together with what borrows from it.
    pub(crate) fn lent(&self, body: &Body, analyses: &Analyses) -> Lent {
        let mut lent = Lent::default();
        for frame in self.suspended() {
            let live = frame.iter().filter(|(_, saved)| *saved == Saved::Live).map(|(local, _)| *local);
            let live = live.collect::<Vec<_>>();
            let borrowers = frame.iter().map(|(held, _)| &body.locals[*held]).filter(|held| !held.number);
            let lenders = borrowers.flat_map(|borrower| &borrower.borrows).copied();
            lent.copied.extend(lenders.filter(|lender| body.locals[*lender].could_be_copied));
            let is_held = |owner: LocalId| frame.iter().any(|(held, _)| *held == owner);
            for local in &live {
                let info = &body.locals[*local];
                // What a loop goes over is a reference that it has consumed.
                let named = info.iterates.unwrap_or(*local);
                let alias = &body.locals[named];
                let mut owners = alias.alias.iter().chain(&alias.borrows).copied();
                let refers = |in_use| refers_to_place(body, analyses, named, in_use);
                if alias.alias.is_some() && owners.any(is_held) && refers(named) && refers(*local) {
                    lent.aliases.insert(named);
                    continue;
                }
                if info.borrows.iter().copied().any(is_held) {
                    lent.elements.extend(info.of_element);
                }
                let owners = info.borrows.iter().filter(|owner| body.locals[**owner].unique && live.contains(owner));
                lent.pointers.extend(owners);
            }
        }
        lent.pointers.extend(self.lent_out(body, analyses));
        lent
    }

    /// What plainly borrows from a unique reference, and is held together with it.
    pub(crate) fn reborrowed<'a>(&self, body: &'a Body) -> Vec<&'a Loan> {
        let mut borrowers = BTreeSet::new();
        for frame in self.suspended() {
            let is_live = |local: LocalId| frame.contains(&(local, Saved::Live));
            // Methods of `self` are the user's, and may return anything.
            let is_told = |loan: &Loan| !loan.by_method || !body.locals[loan.owner].is_self();
            let is_overlap = |loan: &Loan| body.locals[loan.owner].unique && is_live(loan.owner) && is_told(loan);
            let held = frame.iter().map(|(local, _)| *local).filter(|local| is_live(*local));
            borrowers.extend(held.filter(|local| body.locals[*local].lent.as_ref().is_some_and(is_overlap)));
        }
        borrowers.into_iter().filter_map(|local| body.locals[local].lent.as_ref()).collect()
    }

    /// Whether a state holds a unique reference together with an iterator, or with what a `yield_from!` delegates to, that may
    /// borrow from it.
    pub(crate) fn overlaps(&self, body: &Body) -> bool {
        self.suspended().any(|frame| {
            let is_live = |local: &LocalId| frame.contains(&(*local, Saved::Live));
            let owners = frame.iter().flat_map(|(local, _)| &body.locals[*local].made_of);
            owners.filter(|owner| body.locals[**owner].unique).any(is_live)
        })
    }

    /// Loops over what is held while the generator is suspended in them.
    pub(crate) fn walked(&self, body: &Body, analyses: &Analyses) -> BTreeSet<TargetId> {
        let mut loops = BTreeSet::new();
        for frame in self.suspended() {
            let held = Held { body, analyses, frame };
            let live = frame.iter().filter(|(_, saved)| *saved == Saved::Live).map(|(local, _)| &body.locals[*local]);
            let lent = live.filter(|iter| iter.borrows.iter().chain(&iter.made_of).any(|owner| held.is_lender(*owner)));
            loops.extend(lent.filter_map(|iter| iter.walks));
        }
        loops
    }

    /// Unique references that are held while what has been yielded borrows from them.
    fn lent_out(&self, body: &Body, analyses: &Analyses) -> BTreeSet<LocalId> {
        let mut pointers = BTreeSet::new();
        for (id, root) in analyses.roots.list.enumerate() {
            let Root::Resume(suspension) = root else { continue };
            let StmtKind::Yield { lends, .. } = &body.stmt(body.suspensions[*suspension].at).kind else { continue };
            let is_held = |owner: &&LocalId| self.saved(id, **owner) == Some(Saved::Live);
            pointers.extend(lends.iter().filter(|owner| body.locals[**owner].unique).filter(is_held).copied());
        }
        pointers
    }
}

/// Whether a reference refers to what its place means all the time that it is `in_use`, itself or what it was made of
/// it: nothing that it begins with is assigned to. One that goes through another shared reference does not borrow a
/// local, and may stay.
fn refers_to_place(body: &Body, analyses: &Analyses, reference: LocalId, in_use: LocalId) -> bool {
    let Analyses { graph, liveness, .. } = analyses;
    let info = &body.locals[reference];
    let mut root = info.alias;
    while let Some(outer) = root.and_then(|root| body.locals[root].alias) {
        root = Some(outer);
    }
    let is_shared = root.is_some_and(|root| body.locals[root].copy && !body.locals[root].number) && !info.unique;
    let is_owner = |local: LocalId| root == Some(local) || info.borrows.contains(&local);
    let is_redirected = graph.order.iter().any(|node| match graph.nodes[*node].effect {
        Some((local, Effect::Assign | Effect::Init)) => {
            is_owner(local) && liveness.is_live_behind(graph, *node, in_use)
        }
        _ => false,
    });
    !is_shared && !is_redirected
}
