//! What a boxed generator lends to the calls that it delegates to, or iterates over, and uses again behind them.

use crate::harness::{guard, log, trace};
use genfn::generator;
use std::cell::RefCell;

/// All orders of a list, which is used again behind each call that borrows it.
#[generator]
fn orders(list: &mut [u32], from: usize) -> Box<dyn Iterator<Item = Vec<u32>> + Send + '_> {
    if from == list.len() {
        yield_!(list.to_vec());
        return;
    }
    for i in from..list.len() {
        list.swap(from, i);
        yield_from!(orders(list, from + 1));
        list.swap(from, i);
    }
}

struct Board {
    queens: Vec<usize>,
    size: usize,
}

impl Board {
    fn is_free(&self, column: usize) -> bool {
        let row = self.queens.len();
        self.queens.iter().enumerate().all(|(at, queen)| *queen != column && row - at != queen.abs_diff(column))
    }

    #[generator]
    fn solutions(&mut self) -> Box<dyn Iterator<Item = Vec<usize>> + '_> {
        let _guard = guard("row");
        if self.queens.len() == self.size {
            yield_!(self.queens.clone());
        }
        for column in 0..self.size {
            if self.is_free(column) {
                self.queens.push(column);
                for solution in self.solutions() {
                    yield_!(solution);
                    log("found");
                }
                self.queens.pop();
            }
        }
    }
}

/// A list that belongs to the generator is borrowed, too.
#[generator]
fn lengths(text: &str) -> Box<dyn Iterator<Item = usize> + '_> {
    let owned = text.to_uppercase();
    for word in owned.split(' ') {
        yield_!(word.len());
    }
    yield_!(owned.len());
}

#[test]
fn a_reference_is_used_again_behind_calls_that_borrow_through_it() {
    let mut list = [1, 2, 3];
    let found = orders(&mut list, 0).map(|order| order.into_iter().fold(0, |all, digit| all * 10 + digit));
    assert_eq!(found.collect::<Vec<_>>(), [123, 132, 213, 231, 321, 312]);
    assert_eq!(list, [1, 2, 3]);
}

#[test]
fn a_receiver_is_used_again_behind_calls_that_borrow_it() {
    let mut board = Board { queens: Vec::new(), size: 4 };
    assert_eq!(board.solutions().collect::<Vec<_>>(), [[1, 3, 0, 2], [2, 0, 3, 1]]);
    assert_eq!(board.queens, []);
    let dropped = trace(|| drop(board.solutions().next()));
    assert_eq!(dropped.matches("+row").count(), dropped.matches("~row").count());
    assert_eq!(board.queens, [1, 3, 0, 2]);
}

#[test]
fn what_a_boxed_generator_owns_is_borrowed_where_it_stands() {
    assert_eq!(lengths("a few words").collect::<Vec<_>>(), [1, 3, 5, 11]);
}

#[test]
fn a_guard_lends_what_a_loop_iterates_over() {
    struct Shelf(RefCell<Vec<&'static str>>);
    impl Shelf {
        #[generator]
        fn titles(&self) -> Box<dyn Iterator<Item = &'static str> + '_> {
            let titles = self.0.borrow();
            for title in titles.iter() {
                yield_!(title);
            }
            log("behind");
        }
    }
    let shelf = Shelf(RefCell::new(vec!["a", "b"]));
    let mut titles = shelf.titles();
    assert_eq!(titles.next(), Some("a"));
    assert!(shelf.0.try_borrow_mut().is_err());
    assert_eq!(titles.next(), Some("b"));
    assert_eq!(titles.next(), None);
    assert!(shelf.0.try_borrow_mut().is_ok());
}
