//! Several generators: beside each other, in each other, behind types that name none of them.

use crate::harness::{check, check_drops, check_values, guard};
use genfn::generator;
use std::cell::RefCell;
use std::sync::{LazyLock, Mutex};
use std::thread;

#[test]
fn one_function_may_have_two_of_them() {
    #[generator]
    fn up(n: u8) -> impl Iterator<Item = u8> {
        for i in 0..n {
            yield_!(i);
        }
    }
    #[generator]
    fn doubled(n: u8) -> impl Iterator<Item = u8> {
        for i in up(n) {
            yield_!(i * 2);
        }
        yield_from!(up(2));
    }
    check_values(|| doubled(3), [0, 2, 4, 0, 1]);
}

#[test]
fn one_may_be_declared_in_another() {
    #[generator]
    fn outer(n: u8) -> impl Iterator<Item = u8> {
        #[generator]
        fn inner(n: u8) -> impl Iterator<Item = u8> {
            let _g = guard("g");
            for i in 0..n {
                yield_!(i);
            }
        }
        for i in inner(n) {
            yield_!(i + 10);
            yield_from!(inner(i));
        }
    }
    check(|| outer(2), "+g y10 +g ~g y11 +g y0 ~g ~g end");
    check_drops(|| outer(2), &["", "~g", "~g", "~g ~g"]);
}

#[test]
fn blocks_may_declare_others_of_the_same_name() {
    #[generator]
    fn outer(n: u8) -> impl Iterator<Item = u8> {
        if n > 1 {
            #[generator]
            fn inner(n: u8) -> impl Iterator<Item = u8> {
                for i in 0..n {
                    yield_!(i);
                }
            }
            yield_from!(inner(n));
            yield_!(9);
        }
        {
            #[generator]
            fn inner(n: u8) -> impl Iterator<Item = u8> {
                yield_!(n);
                yield_!(n);
            }
            for x in inner(n) {
                yield_!(x);
            }
        }
    }
    check_values(|| outer(2), [0, 1, 9, 2, 2]);
}

#[test]
fn a_closure_in_one_may_declare_another() {
    #[generator]
    fn outer(n: u8) -> impl Iterator<Item = u8> {
        let make = move |more: u8| {
            #[generator]
            fn inner(n: u8) -> impl Iterator<Item = u8> {
                for i in 0..n {
                    yield_!(i);
                }
            }
            inner(n + more)
        };
        for i in make(1) {
            yield_!(i);
        }
        yield_from!(make(0));
    }
    check_values(|| outer(2), [0, 1, 2, 0, 1]);
}

#[test]
fn methods_in_one_may_be_others() {
    #[generator]
    fn outer(n: u8) -> impl Iterator<Item = u8> {
        struct Source(u8);
        impl Source {
            #[generator]
            fn up(&self) -> impl Iterator<Item = u8> {
                for i in 0..self.0 {
                    yield_!(i);
                }
            }
            #[generator]
            fn whole(self) -> impl Iterator<Item = u8> {
                yield_!(self.0);
                yield_!(self.0 + 1);
            }
        }
        trait Walk {
            fn walk(&self) -> Box<dyn Iterator<Item = u8> + '_>;
        }
        impl Walk for Source {
            #[generator]
            fn walk(&self) -> Box<dyn Iterator<Item = u8> + '_> {
                yield_from!(self.up());
                yield_!(self.0 + 10);
            }
        }
        let source = Source(n);
        let walked = source.walk().collect::<Vec<_>>();
        for item in walked {
            yield_!(item);
        }
        yield_from!(source.whole());
    }
    check_values(|| outer(2), [0, 1, 12, 2, 3]);
}

#[generator]
fn ids(mut next: u32) -> impl Iterator<Item = u32> + Send {
    loop {
        yield_!(next);
        next += 1;
    }
}

#[generator]
fn boxed_ids(mut next: u32) -> Box<dyn Iterator<Item = u32> + Send> {
    loop {
        yield_!(next);
        next += 1;
    }
}

type Ids = Box<dyn Iterator<Item = u32> + Send>;

#[test]
fn a_static_may_hold_one_for_all_threads() {
    static IDS: LazyLock<Mutex<Ids>> = LazyLock::new(|| Mutex::new(Box::new(ids(5))));
    let threads = [(); 3].map(|()| thread::spawn(|| IDS.lock().unwrap().next().unwrap()));
    let mut taken = threads.map(|thread| thread.join().unwrap());
    taken.sort_unstable();
    assert_eq!(taken, [5, 6, 7]);
}

#[test]
fn constants_fields_and_thread_locals_may_hold_one() {
    struct Source {
        ids: Ids,
        make: fn(u32) -> Ids,
    }
    const MAKE: fn(u32) -> Ids = boxed_ids;
    thread_local!(static LOCAL: RefCell<Ids> = RefCell::new(Box::new(ids(1))));

    let mut source = Source { ids: boxed_ids(9), make: MAKE };
    assert_eq!((source.ids.next(), (source.make)(4).next()), (Some(9), Some(4)));
    assert_eq!(LOCAL.with_borrow_mut(Iterator::next), Some(1));
    assert_eq!(LOCAL.with_borrow_mut(Iterator::next), Some(2));
}
