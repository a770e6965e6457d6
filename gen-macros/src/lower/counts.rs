//! How often each local is used in the body: who is used once can be moved, or be taken apart, where it is used.

use super::Lowerer;
use super::uses::{Uses, local};
use crate::ir::{Effect, LocalId};
use crate::resolve::holes;
use proc_macro2::TokenStream;
use std::collections::BTreeMap;
use syn::{Block, Stmt};

/// How often a local is used.
#[derive(Clone, Copy, Default)]
pub(super) struct Count {
    /// How often it is named, but for where it is bound.
    named: usize,
    /// How often it is assigned to.
    assigned: usize,
}

fn count_uses(uses: Uses<'_>, block: &Block, whole: &TokenStream) -> BTreeMap<LocalId, Count> {
    let mut counts = BTreeMap::<_, Count>::new();
    holes::for_each_local(whole, &mut |local| counts.entry(local).or_default().named += 1);
    uses.block(block).for_each(&mut |local, effect| match (effect, counts.get_mut(&local)) {
        (Effect::Init | Effect::Declare, Some(count)) => count.named = count.named.saturating_sub(1),
        (Effect::Assign, Some(count)) => count.assigned += 1,
        _ => {}
    });
    counts
}

/// The local that a `let` gives away.
fn initial(stmt: &Stmt) -> Option<LocalId> {
    match stmt {
        Stmt::Local(binding) => local(&binding.init.as_ref()?.expr),
        _ => None,
    }
}

impl Lowerer<'_> {
    /// Whether a local is used once in the whole body.
    pub(super) fn is_used_once(&self, local: LocalId) -> bool {
        self.alone.contains(local) || self.count(local).named == 1
    }

    /// Whether a local is used once in the whole body, and otherwise only assigned to.
    pub(super) fn is_read_once(&self, local: LocalId) -> bool {
        let Count { named, assigned } = self.count(local);
        named == assigned + 1
    }

    fn count(&self, local: LocalId) -> Count {
        let used = self.used.get_or_init(|| {
            let mut used = count_uses(self.uses, self.block, self.whole());
            // What takes an argument apart is no part of the block.
            let taken = self.args.iter().flat_map(|arg| &arg.pattern).filter_map(initial);
            used.extend(taken.map(|local| (local, Count { named: 1, assigned: 0 })));
            used
        });
        used.get(&local).copied().unwrap_or_default()
    }
}
