//! A tree, walked in order by recursion: each node's generator is in a box, and delegates to those of its children.

use crate::workload::{Workload, source};
use std::sync::LazyLock;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("flatten_tree", 13)
        .source::<hand::Source>()
        .source::<combinators::Source>()
        .source::<genfn::Source>()
        .source::<diapause::Source>()
        .source::<genawaiter_stack::Source>()
        .source::<genawaiter_rc::Source>()
        .source::<next_gen::Source>()
        .source::<fauxgen::Source>()
        .source::<corosensei::Source>();
    #[cfg(nightly)]
    let workload = workload.source::<super::nightly::flatten_tree::Source>();
    workload
}

/// A binary tree.
pub struct Tree {
    pub(super) left: Option<Box<Self>>,
    pub(super) value: u64,
    pub(super) right: Option<Box<Self>>,
}

impl Tree {
    /// Makes a full tree.
    pub(super) fn full(height: u64, value: u64) -> Self {
        let child = |value| (height > 1).then(|| Box::new(Self::full(height - 1, value)));
        Self { left: child(2 * value), value, right: child(2 * value + 1) }
    }
}

static TREE: LazyLock<Tree> = LazyLock::new(|| Tree::full(13, 1));

/// Returns a full tree.
pub(super) fn tree(height: u64) -> &'static Tree {
    let below = |tree: &'static Tree| tree.left.as_deref().expect("the tree is not that small");
    (height..13).fold(&TREE, |tree, _| below(tree))
}

mod hand {
    use super::Tree;

    enum Stage {
        Left,
        Value,
        Right,
    }

    struct Walk<'t> {
        tree: &'t Tree,
        stage: Stage,
        child: Option<Box<Self>>,
    }

    impl<'t> Walk<'t> {
        fn new(tree: &'t Tree) -> Self {
            Self { tree, stage: Stage::Left, child: boxed(tree.left.as_deref()) }
        }
    }

    fn boxed(tree: Option<&Tree>) -> Option<Box<Walk<'_>>> {
        tree.map(|tree| Box::new(Walk::new(tree)))
    }

    impl Iterator for Walk<'_> {
        type Item = u64;

        fn next(&mut self) -> Option<u64> {
            loop {
                if let Some(value) = self.child.as_mut().and_then(Iterator::next) {
                    return Some(value);
                }
                match self.stage {
                    Stage::Left => self.stage = Stage::Value,
                    Stage::Value => {
                        self.stage = Stage::Right;
                        self.child = boxed(self.tree.right.as_deref());
                        return Some(self.tree.value);
                    }
                    Stage::Right => return None,
                }
            }
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

    #[::genfn::generator]
    fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u64> + '_> {
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

#[expect(
    unused_qualifications,
    clippy::ignored_unit_patterns,
    reason = "diapause asks for the one, and emits the other"
)]
mod diapause {
    use super::Tree;

    #[::diapause::coroutine(yield = u64)]
    fn walk<'t>(tree: &'t Tree) {
        if let Some(left) = &tree.left {
            let left: walk::State<'t> = walk(left);
            yield_all!(box left);
        }
        yield_!(tree.value);
        if let Some(right) = &tree.right {
            let right: walk::State<'t> = walk(right);
            yield_all!(box right);
        }
    }

    super::source!(Diapause, u64, |n, consumer| consumer.consume(walk(super::tree(n)).into_iter()));
}

mod genawaiter_stack {
    use super::Tree;
    use ::genawaiter::stack::{Co, let_gen_using};
    use std::pin::Pin;

    // A generator that is pinned to the stack can't be returned, so there is one for the whole tree, and futures below.
    fn walk<'c>(tree: &'static Tree, co: &'c Co<'c, u64>) -> Pin<Box<dyn Future<Output = ()> + 'c>> {
        Box::pin(async move {
            if let Some(left) = &tree.left {
                walk(left, co).await;
            }
            co.yield_(tree.value).await;
            if let Some(right) = &tree.right {
                walk(right, co).await;
            }
        })
    }

    async fn all(tree: &'static Tree, co: Co<'_, u64>) {
        walk(tree, &co).await;
    }

    super::source!(GenawaiterStack, u64, |n, consumer| {
        let_gen_using!(iter, |co| all(super::tree(n), co));
        consumer.consume(iter.into_iter())
    });
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

mod next_gen {
    use super::Tree;
    use ::next_gen::prelude::*;

    #[generator(yield(u64))]
    fn produce(tree: &'static Tree) {
        if let Some(left) = &tree.left {
            for value in walk(left) {
                yield_!(value);
            }
        }
        yield_!(tree.value);
        if let Some(right) = &tree.right {
            for value in walk(right) {
                yield_!(value);
            }
        }
    }

    fn walk(tree: &'static Tree) -> Box<dyn Iterator<Item = u64>> {
        Box::new(produce.call_boxed((tree,)))
    }

    super::source!(NextGen, u64, |n, consumer| consumer.consume(walk(super::tree(n))));
}

mod fauxgen {
    use super::Tree;

    #[::fauxgen::generator(yield = u64)]
    fn produce(tree: &'static Tree) {
        if let Some(left) = &tree.left {
            for value in walk(left) {
                r#yield!(value);
            }
        }
        r#yield!(tree.value);
        if let Some(right) = &tree.right {
            for value in walk(right) {
                r#yield!(value);
            }
        }
    }

    fn walk(tree: &'static Tree) -> Box<dyn Iterator<Item = u64>> {
        Box::new(Box::pin(produce(tree)))
    }

    super::source!(Fauxgen, u64, |n, consumer| consumer.consume(walk(super::tree(n))));
}

mod corosensei {
    use super::Tree;
    use crate::fiber::Fiber;
    use ::corosensei::Yielder;

    // With a stack of one's own, recursion is recursion: no box, and no delegation.
    fn walk(tree: &Tree, co: &Yielder<(), u64>) {
        if let Some(left) = &tree.left {
            walk(left, co);
        }
        co.suspend(tree.value);
        if let Some(right) = &tree.right {
            walk(right, co);
        }
    }

    fn all(tree: &'static Tree) -> Fiber<(), u64> {
        Fiber::new(move |co, ()| walk(tree, co))
    }

    super::source!(Corosensei, u64, |n, consumer| consumer.consume(all(super::tree(n))));
}
