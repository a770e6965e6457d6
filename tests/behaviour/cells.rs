//! Guards of cells: as long as one is in scope, nobody else borrows what it guards.

use crate::harness::check_values;
use genfn::generator;
use std::cell::RefCell;

#[test]
fn guards_of_cells_behind_a_reference_are_held_to_the_end_of_their_scope() {
    struct Shelf {
        books: RefCell<Vec<u8>>,
    }

    impl Shelf {
        fn is_free(&self) -> bool {
            self.books.try_borrow_mut().is_ok()
        }

        #[generator]
        fn named(&self) -> impl Iterator<Item = bool> {
            {
                let books = self.books.borrow();
                let first = books.iter().next().copied();
                yield_!(first.is_none());
                yield_!(self.is_free());
            }
            yield_!(self.is_free());
        }

        #[generator]
        fn unnamed(&self) -> impl Iterator<Item = bool> {
            match self.books.borrow().first().copied() {
                Some(_) => yield_!(self.is_free()),
                None => yield_!(true),
            }
            if let Some(book) = self.books.borrow_mut().last_mut() {
                *book += 1;
                yield_!(*book > 9);
                yield_!(self.is_free());
            }
            yield_!(self.is_free());
        }
    }

    let shelf = Shelf { books: RefCell::new(vec![1, 2]) };
    check_values(|| shelf.named(), [false, false, true]);
    check_values(|| shelf.unnamed(), [false, false, false, true]);
}
