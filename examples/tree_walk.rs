//! Walks over a binary tree: recursive generators are boxed, and `yield_from!` hands on what a subtree yields.
//!
//! ```text
//! cargo run --example tree_walk -- [WORD]..
//! ```

use genfn::generator;
use std::env;

/// A search tree: what is left of a node is less than it.
struct Tree<T>(Option<Box<Node<T>>>);

struct Node<T> {
    left: Tree<T>,
    value: T,
    right: Tree<T>,
}

impl<T> Tree<T> {
    /// Yields the values in ascending order.
    #[generator]
    fn in_order(&self) -> Box<dyn Iterator<Item = &T> + '_> {
        if let Some(node) = &self.0 {
            yield_from!(node.left.in_order());
            yield_!(&node.value);
            yield_from!(node.right.in_order());
        }
    }

    /// Yields each value after those that it stands below, with the number of these.
    #[generator]
    fn pre_order(&self, depth: usize) -> Box<dyn Iterator<Item = (usize, &T)> + '_> {
        if let Some(node) = &self.0 {
            yield_!((depth, &node.value));
            yield_from!(node.left.pre_order(depth + 1));
            yield_from!(node.right.pre_order(depth + 1));
        }
    }

    /// Yields the values in descending order, with a stack of its own: nothing is boxed.
    #[generator]
    fn descending(&self) -> impl Iterator<Item = &T> {
        let mut stack = Vec::new();
        let mut tree = self;
        loop {
            while let Some(node) = &tree.0 {
                stack.push(node);
                tree = &node.right;
            }
            let Some(node) = stack.pop() else { return };
            yield_!(&node.value);
            tree = &node.left;
        }
    }
}

impl<T: Ord> Tree<T> {
    fn insert(&mut self, value: T) {
        match &mut self.0 {
            Some(node) if value < node.value => node.left.insert(value),
            Some(node) => node.right.insert(value),
            None => self.0 = Some(Box::new(Node { left: Tree(None), value, right: Tree(None) })),
        }
    }
}

impl<T: Ord> FromIterator<T> for Tree<T> {
    fn from_iter<I: IntoIterator<Item = T>>(values: I) -> Self {
        let mut tree = Self(None);
        values.into_iter().for_each(|value| tree.insert(value));
        tree
    }
}

/// A boxed generator has a type that can be named, where a trait asks for one.
impl<'a, T> IntoIterator for &'a Tree<T> {
    type Item = &'a T;
    type IntoIter = Box<dyn Iterator<Item = &'a T> + 'a>;

    fn into_iter(self) -> Self::IntoIter {
        self.in_order()
    }
}

/// Whether the trees hold the same values, whatever their shapes: it looks no further than the first difference.
fn same_values<T: PartialEq>(a: &Tree<T>, b: &Tree<T>) -> bool {
    a.in_order().eq(b.in_order())
}

fn main() {
    let mut words: Vec<_> = env::args().skip(1).collect();
    if words.is_empty() {
        words = "no one knows what it is that the generator is about to yield".split(' ').map(String::from).collect();
    }
    let tree: Tree<_> = words.iter().collect();
    for (depth, word) in tree.pre_order(0) {
        println!("{}{word}", "  ".repeat(depth));
    }

    print!("\nascending: ");
    for word in &tree {
        print!(" {word}");
    }
    print!("\ndescending:");
    for word in tree.descending() {
        print!(" {word}");
    }

    let mirrored: Tree<_> = words.iter().rev().collect();
    println!("\n\nthe same words in the tree made backwards: {}", same_values(&tree, &mirrored));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ascends() {
        let tree: Tree<_> = [4, 2, 5, 1, 3].into_iter().collect();
        assert!(tree.in_order().eq(&[1, 2, 3, 4, 5]));
    }

    #[test]
    fn descends() {
        let tree: Tree<_> = [4, 2, 5, 1, 3].into_iter().collect();
        assert!(tree.descending().eq(&[5, 4, 3, 2, 1]));
        assert_eq!(Tree::<u8>(None).descending().next(), None);
    }

    #[test]
    fn knows_the_depth() {
        let tree: Tree<_> = ["b", "a", "c"].into_iter().collect();
        assert!(tree.pre_order(0).eq([(0, &"b"), (1, &"a"), (1, &"c")]));
    }

    #[test]
    fn compares_values_and_not_shapes() {
        let tree = |values: &[i32]| values.iter().copied().collect::<Tree<_>>();
        assert!(same_values(&tree(&[1, 2, 3]), &tree(&[3, 1, 2])));
        assert!(!same_values(&tree(&[1, 2, 3]), &tree(&[1, 2])));
    }
}
