//! What is yielded borrows through a unique reference that is used again: of another field.

use crate::harness::check_values;
use genfn::generator;

struct Node<T> {
    value: T,
    next: Option<Box<Node<T>>>,
}

struct Tree {
    left: Option<Box<Tree>>,
    value: u8,
    right: Option<Box<Tree>>,
}

impl<T> Node<T> {
    #[generator]
    fn iter_mut(&mut self) -> impl Iterator<Item = &mut T> {
        let mut cursor = Some(self);
        while let Some(node) = cursor {
            yield_!(&mut node.value);
            cursor = node.next.as_deref_mut();
        }
    }
}

impl Tree {
    #[generator]
    fn iter_mut(&mut self) -> Box<dyn Iterator<Item = &mut u8> + '_> {
        if let Some(left) = &mut self.left {
            yield_from!(left.iter_mut());
        }
        yield_!(&mut self.value);
        if let Some(right) = self.right.as_deref_mut() {
            yield_from!(right.iter_mut());
        }
    }
}

fn leaf(value: u8) -> Tree {
    Tree { left: None, value, right: None }
}

#[test]
fn a_list_is_walked_along_what_follows_the_value_that_is_handed_out() {
    let mut list = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
    list.iter_mut().for_each(|value| *value *= 10);
    let mut values = list.iter_mut();
    assert_eq!(values.next(), Some(&mut 10));
    assert_eq!(values.next(), Some(&mut 20));
    assert_eq!(values.next(), None);
}

#[test]
fn a_tree_is_walked_on_both_sides_of_the_value_that_is_handed_out() {
    let mut tree = Tree { left: Some(leaf(1).into()), value: 2, right: Some(leaf(3).into()) };
    for value in tree.iter_mut() {
        *value += 1;
    }
    assert_eq!(tree.iter_mut().map(|value| *value).collect::<Vec<_>>(), [2, 3, 4]);
}

#[test]
fn fields_of_what_a_pattern_binds_are_handed_out_one_by_one() {
    struct Pair {
        left: u8,
        right: Option<u8>,
    }

    #[generator]
    fn all(pairs: Vec<&mut Pair>) -> impl Iterator<Item = (usize, &mut u8)> {
        for (position, pair) in pairs.into_iter().enumerate() {
            yield_!((position, &mut pair.left));
            match &mut pair.right {
                Some(right) => yield_!((position, right)),
                None => {}
            }
        }
    }

    let mut pairs = [Pair { left: 1, right: None }, Pair { left: 2, right: Some(3) }];
    all(pairs.iter_mut().collect()).for_each(|(position, value)| *value += 10 + position as u8);
    assert_eq!(pairs.map(|pair| (pair.left, pair.right)), [(11, None), (13, Some(14))]);
}

#[test]
fn an_arm_hands_out_fields_of_what_it_binds() {
    #[generator]
    fn first_two(list: Option<&mut Node<u8>>) -> impl Iterator<Item = &mut u8> {
        match list {
            Some(node) => {
                yield_!(&mut node.value);
                let Some(next) = &mut node.next else { return };
                yield_!(&mut next.value);
            }
            None => {}
        }
    }
    let mut list = Node { value: 1, next: Some(Box::new(Node { value: 2, next: None })) };
    check_values(|| first_two(None).map(|value| *value), [0; 0]);
    first_two(Some(&mut list)).for_each(|value| *value += 1);
    assert_eq!(first_two(Some(&mut list)).map(|value| *value).collect::<Vec<_>>(), [2, 3]);
}
