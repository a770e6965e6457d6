//! Deep recursion: in-order walks of a balanced tree and of degenerate ones, which have left children only.

use crate::Rival;
use crate::workload::{Workload, source};
use crate::workloads::flatten_tree::Tree;
use std::sync::LazyLock;

/// How high the balanced tree is. Tests, which are not optimised, have a small one.
const HEIGHT: u64 = if cfg!(debug_assertions) { 12 } else { 20 };
/// How many nodes the largest degenerate tree has.
const DEPTH: u64 = 100_000;

/// A tree of a million nodes, twenty levels high.
#[must_use]
pub fn balanced() -> Workload {
    others(everybody(Workload::new("balanced_tree", HEIGHT)))
}

/// A tree that is a thousand levels high, with a node on each.
#[must_use]
pub fn degenerate() -> Workload {
    others(everybody(Workload::new("degenerate_tree", DEPTH / 100)))
}

/// A tree that is a hundred thousand levels high, with a node on each.
#[must_use]
pub fn deep() -> Workload {
    let why = "it takes a hundred times as long for each item as in `degenerate_tree`, and overflows the stack";
    let workload = Workload::new("deep_tree", DEPTH).source::<hand::Source>().source::<genfn::Source>();
    others([Rival::Combinators, Rival::GenawaiterRc].into_iter().fold(workload, |all, rival| all.without(rival, why)))
}

fn everybody(workload: Workload) -> Workload {
    workload
        .source::<hand::Source>()
        .source::<combinators::Source>()
        .source::<genfn::Source>()
        .source::<genawaiter_rc::Source>()
}

/// Those that are not compared here.
fn others(workload: Workload) -> Workload {
    let others = [Rival::Diapause, Rival::GenawaiterStack, Rival::NextGen, Rival::Fauxgen, Rival::Corosensei];
    others.into_iter().fold(workload, |workload, rival| workload.without(rival, "`flatten_tree` shows its recursion"))
}

// What is static is never dropped, which would recurse.
static BALANCED: LazyLock<Tree> = LazyLock::new(|| Tree::full(HEIGHT, 1));
static DEGENERATE: LazyLock<Tree> = LazyLock::new(|| degenerate_of(DEPTH / 100));
static DEEP: LazyLock<Tree> = LazyLock::new(|| degenerate_of(DEPTH));

fn degenerate_of(depth: u64) -> Tree {
    let above = |below: Tree, value| Tree { left: Some(Box::new(below)), value, right: None };
    (1..depth).fold(Tree { left: None, value: 0, right: None }, above)
}

/// Returns the tree of a workload.
fn tree(size: u64) -> &'static Tree {
    match size {
        HEIGHT => &BALANCED,
        DEPTH => &DEEP,
        _ => &DEGENERATE,
    }
}

mod hand {
    use super::Tree;

    struct Walk<'t> {
        stack: Vec<&'t Tree>,
    }

    impl<'t> Walk<'t> {
        fn new(tree: &'t Tree) -> Self {
            let mut walk = Self { stack: vec![] };
            walk.descend(Some(tree));
            walk
        }

        fn descend(&mut self, mut tree: Option<&'t Tree>) {
            while let Some(node) = tree {
                self.stack.push(node);
                tree = node.left.as_deref();
            }
        }
    }

    impl Iterator for Walk<'_> {
        type Item = u64;

        #[inline]
        fn next(&mut self) -> Option<u64> {
            let node = self.stack.pop()?;
            self.descend(node.right.as_deref());
            Some(node.value)
        }
    }

    super::source!(Hand, u64, |n, consumer| consumer.consume(Walk::new(super::tree(n))));
}

mod combinators {
    use super::Tree;

    fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u64> + '_> {
        let left = tree.left.iter().flat_map(|tree| walk(tree));
        let right = tree.right.iter().flat_map(|tree| walk(tree));
        Box::new(left.chain([tree.value]).chain(right))
    }

    super::source!(Combinators, u64, |n, consumer| consumer.consume(walk(super::tree(n))));
}

mod genfn {
    use super::Tree;
    use ::genfn::BoxGenerator;

    #[::genfn::generator]
    fn walk(tree: &Tree) -> BoxGenerator<'_, u64> {
        if let Some(left) = &tree.left {
            yield_from!(walk(left));
        }
        yield_!(tree.value);
        if let Some(right) = &tree.right {
            yield_from!(walk(right));
        }
    }

    super::source!(Genfn, u64, |n, consumer| consumer.consume(walk(super::tree(n))));
}

mod genawaiter_rc {
    use super::Tree;
    use ::genawaiter::rc::{Co, Gen};

    async fn produce(tree: &Tree, co: Co<u64>) {
        if let Some(left) = &tree.left {
            for value in walk(left) {
                co.yield_(value).await;
            }
        }
        co.yield_(tree.value).await;
        if let Some(right) = &tree.right {
            for value in walk(right) {
                co.yield_(value).await;
            }
        }
    }

    fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u64> + '_> {
        Box::new(Gen::new(|co| produce(tree, co)).into_iter())
    }

    super::source!(GenawaiterRc, u64, |n, consumer| consumer.consume(walk(super::tree(n))));
}
