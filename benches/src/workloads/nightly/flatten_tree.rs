//! A tree, walked by a generator in a box for each node.

use crate::workload::source;
use crate::workloads::flatten_tree::{Tree, tree};

fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u64> + '_> {
    Box::new(gen move {
        if let Some(left) = &tree.left {
            for value in walk(left) {
                yield value;
            }
        }
        yield tree.value;
        if let Some(right) = &tree.right {
            for value in walk(right) {
                yield value;
            }
        }
    })
}

source!(Nightly, u64, |n, consumer| consumer.consume(walk(tree(n))));
