//! How long temporaries live: to the end of their statement, or as long as what they are bound to.

use crate::harness::{Guard, check, check_drops, check_sent, guard, log};
use genfn::{Generator, generator};
use std::cell::RefCell;

fn len(text: &str) -> usize {
    text.len()
}

#[test]
fn a_temporary_of_the_yielded_value_lives_across_the_yield() {
    #[generator]
    fn temporary() -> impl Iterator<Item = &'static str> {
        yield_!(guard("a").name());
        log("after");
    }
    check(temporary, "+a a ya ~a after end");
    check_drops(temporary, &["", "~a"]);
}

#[test]
fn a_temporary_lives_to_the_end_of_its_statement() {
    #[generator]
    fn temporary() -> impl Generator<usize, Yield = u8, Return = usize> {
        let sum = len(guard("abc").name()) + yield_!(1) + len(guard("d").name());
        log("after");
        sum
    }
    check_sent(temporary, [5], "+abc abc y1 +d d ~d ~abc after r9");
}

#[test]
fn the_scrutinee_of_a_match_lives_to_its_end() {
    #[generator]
    fn scrutinee() -> impl Iterator<Item = u8> {
        match guard("a").name().len() {
            1 => yield_!(1),
            _ => yield_!(2),
        }
        log("after");
    }
    check(scrutinee, "+a a y1 ~a after end");
    check_drops(scrutinee, &["", "~a"]);
}

#[test]
fn the_temporaries_of_a_condition_die_before_the_block() {
    #[generator]
    fn condition() -> impl Iterator<Item = u8> {
        if guard("a").name() == "a" {
            yield_!(1);
        }
        let mut rounds = 0;
        while guard("b").name() == "b" && rounds < 1 {
            rounds += 1;
            yield_!(2);
        }
    }
    check(condition, "+a a ~a y1 +b b ~b y2 +b b ~b end");
}

#[test]
fn the_temporaries_of_if_let_live_through_its_block() {
    #[generator]
    fn if_let() -> impl Iterator<Item = usize> {
        if let Some(n) = guard("ab").name().find('b') {
            yield_!(n);
        }
        log("after");
    }
    check(if_let, "+ab ab y1 ~ab after end");
    check_drops(if_let, &["", "~ab"]);
}

#[test]
fn the_head_of_a_for_loop_lives_as_long_as_the_loop() {
    #[generator]
    fn head() -> impl Iterator<Item = char> {
        for c in guard("ab").name().chars() {
            yield_!(c);
        }
        log("after");
    }
    check(head, "+ab ab y'a' y'b' ~ab after end");
    check_drops(head, &["", "~ab", "~ab"]);
}

#[test]
fn the_temporaries_of_while_let_live_through_the_round() {
    #[generator]
    fn rounds(stack: &RefCell<Vec<u8>>) -> impl Iterator<Item = (u8, bool)> {
        while let Some(n) = { guard("g") }.name().len().checked_sub(1).and_then(|_| stack.borrow_mut().pop()) {
            yield_!((n, stack.try_borrow().is_ok()));
        }
    }
    let stack = RefCell::new(Vec::new());
    let make = || {
        stack.replace(vec![1]);
        rounds(&stack)
    };
    check(make, "+g g y(1, true) ~g +g g ~g end");
}

#[test]
fn a_temporary_that_a_let_borrows_lives_as_long_as_the_local() {
    #[generator]
    fn extended() -> impl Iterator<Item = u8> {
        {
            let a = &guard("a");
            a.name();
            yield_!(1);
        }
        yield_!(2);
        let _b = &guard("b");
        let _c = guard("c");
        yield_!(3);
    }
    check(extended, "+a a y1 ~a y2 +b +c y3 ~c ~b end");
    check_drops(extended, &["", "~a", "", "~c ~b"]);
}

#[test]
fn a_promoted_constant_may_be_borrowed_across_a_yield() {
    #[generator]
    fn constants() -> impl Iterator<Item = i32> {
        let n = &5;
        let list: &[i32] = &[1, 2];
        yield_!(*n);
        for &x in list {
            yield_!(x * n);
        }
    }
    check(constants, "y5 y5 y10 end");
}

#[test]
fn a_temporary_of_a_lazy_operand_dies_with_the_operand() {
    #[generator]
    fn lazy() -> impl Generator<bool, Yield = u8, Return = bool> {
        let both = guard("a").name() == "a" && yield_!(1) && guard("b").name() == "b";
        log("after");
        both
    }
    check_sent(lazy, [true], "+a a ~a y1 +b b ~b after rtrue");
    check_sent(lazy, [false], "+a a ~a y1 after rfalse");
}

#[test]
fn the_links_of_a_chain_live_to_the_end_of_the_statement() {
    struct Link(Guard);
    impl Link {
        fn next(&self, name: &'static str) -> Self {
            log(self.0.0);
            Self(guard(name))
        }
    }

    #[generator]
    fn chain() -> impl Generator<&'static str, Yield = u8, Return = ()> {
        Link(guard("a")).next(yield_!(1)).next(yield_!(2)).next("d");
        log("after");
    }
    check_sent(chain, ["b", "c"], "+a y1 a +b y2 b +c c +d ~d ~c ~b ~a after r()");
    check_sent(chain, ["b"], "+a y1 a +b y2 | ~b ~a");
}

#[test]
fn the_temporaries_of_a_tail_die_before_the_locals() {
    #[generator]
    fn tail() -> impl Generator<(), Yield = u8, Return = usize> {
        let n = {
            let _local = guard("local");
            guard("tail").name().len() + {
                yield_!(1);
                2
            }
        };
        log("after");
        n
    }
    check_sent(tail, [()], "+local +tail tail y1 ~tail ~local after r6");
}

#[test]
fn a_lock_in_a_scrutinee_is_held_while_its_arm_is_suspended() {
    #[generator]
    fn locked(cell: &RefCell<Option<u8>>) -> impl Iterator<Item = bool> {
        match cell.borrow().as_ref() {
            Some(_) => yield_!(cell.try_borrow_mut().is_ok()),
            None => {}
        }
        let held = cell.borrow();
        yield_!(held.is_some() && cell.try_borrow_mut().is_err());
        drop(held);
        yield_!(cell.try_borrow_mut().is_ok());
    }
    let cell = RefCell::new(Some(1));
    check(|| locked(&cell), "yfalse ytrue ytrue end");
    assert!(cell.try_borrow_mut().is_ok());
}

#[test]
fn the_temporaries_of_if_let_live_through_its_block_and_not_its_else() {
    #[generator]
    fn if_let(found: bool) -> impl Iterator<Item = u8> {
        if let Some(n) = guard("a").name().find(if found { 'a' } else { 'b' }) {
            yield_!(u8::try_from(n).unwrap());
        } else {
            yield_!(9);
        }
        log("after");
    }
    check(|| if_let(true), "+a a y0 ~a after end");
    check(|| if_let(false), "+a a ~a y9 after end");
}

#[test]
fn a_let_extends_a_life_across_the_beginning_of_a_step() {
    struct Pair {
        number: u8,
        one: Guard,
        _other: Guard,
    }
    #[generator]
    fn in_an_arm() -> impl Iterator<Item = usize> {
        match (Pair { number: 1, one: guard("matched"), _other: guard("rest") }) {
            Pair { number: 0, one, .. } => {
                let waiting = (
                    one,
                    if guard("condition").name() == "a" {
                        yield_!(1);
                    },
                );
                drop(waiting);
            }
            Pair { one, .. } => {
                let extended = &Pair { number: 2, one: guard("extended"), _other: guard("beside") }.one;
                let length = (one.into_name(), guard("last"), extended.name());
                drop(length);
            }
        }
    }
    check(
        in_an_arm,
        "+matched +rest +extended +beside into:matched ~matched +last extended ~last ~extended ~beside ~rest end",
    );
}

#[test]
fn a_let_in_the_argument_of_a_macro_extends_the_life_of_what_a_tail_borrows() {
    #[generator]
    fn in_a_macro() -> impl Iterator<Item = usize> {
        let list = vec![guard("a"), {
            let _borrowed = { &guard("tail") };
            yield_!(1);
            guard("b")
        }];
        yield_!(list.len());
    }
    check(in_a_macro, "+a +tail y1 +b ~tail y2 ~a ~b end");
    check_drops(in_a_macro, &["", "~tail ~a", "~a ~b"]);
}

#[test]
fn what_a_let_extends_ends_in_front_of_its_else() {
    #[generator]
    fn or_else(name: &'static str) -> impl Iterator<Item = u8> {
        let _outer = guard("outer");
        let (Guard("a"), _moved, Guard("b")) = (&guard(name), guard("moved"), &guard("b")) else {
            log("else");
            yield_!(1);
            return;
        };
        yield_!(2);
    }
    check(|| or_else("a"), "+outer +a +moved +b y2 ~moved ~b ~a ~outer end");
    check(|| or_else("c"), "+outer +c +moved +b ~moved ~b ~c else y1 ~outer end");
    check_drops(|| or_else("c"), &["", "~outer"]);
}

#[test]
fn what_a_pattern_refers_to_lives_as_long_as_a_local() {
    #[allow(clippy::toplevel_ref_arg, clippy::needless_borrow, reason = "they are what is tested")]
    #[generator]
    fn referred() -> impl Iterator<Item = &'static str> {
        let ref whole = guard("a");
        yield_!(whole.name());
        let Guard(ref name) = guard("b");
        yield_!(*name);
        let Some(ref part) = Some(guard("c")) else { return };
        yield_!(part.name());
        log("behind");
    }
    #[generator]
    fn in_parts() -> impl Iterator<Item = &'static str> {
        let (ref mut first, second, _) = (guard("a"), guard("b"), guard("c"));
        first.0 = "d";
        yield_!(first.name());
        yield_!(second.name());
    }
    #[generator]
    fn refused(value: Option<Guard>) -> impl Iterator<Item = &'static str> {
        let Ok(ref some) = value.ok_or(guard("else")) else {
            log("left");
            yield_!("none");
            return;
        };
        yield_!(some.name());
    }
    check(referred, "+a a ya +b yb +c c yc behind ~c ~b ~a end");
    check(in_parts, "+a +b +c d yd b yb ~b ~d ~c end");
    check(|| refused(None), "+else ~else left ynone end");
    check(|| refused(Some(guard("a"))), "+a +else ~else a ya ~a end");
}

#[test]
fn branches_that_suspend_refer_to_what_they_make() {
    struct Pair {
        left: Guard,
        right: Guard,
    }

    #[generator]
    fn run(which: u8, lent: &Guard) -> impl Iterator<Item = u8> {
        let mut own = Pair { left: guard("left"), right: guard("right") };
        let chosen = match which {
            0 => &{
                yield_!(1);
                let _local = guard("local");
                guard("made")
            },
            1 => &Pair { left: guard("c"), right: guard("d") }.right,
            2 => {
                yield_!(2);
                &own.left
            }
            3 => lent,
            _ => return,
        };
        chosen.name();
        yield_!(3);
        let side = if which == 0 {
            yield_!(4);
            &mut own.left
        } else {
            &mut own.right
        };
        *side = guard("new");
        yield_!(5);
    }
    let lent = Guard("lent");
    check(|| run(0, &lent), "+left +right y1 +local +made ~local made y3 y4 +new ~left y5 ~made ~new ~right end");
    check(|| run(1, &lent), "+left +right +c +d d y3 +new ~right y5 ~c ~d ~left ~new end");
    check(|| run(2, &lent), "+left +right y2 left y3 +new ~right y5 ~left ~new end");
    check(|| run(3, &lent), "+left +right lent y3 +new ~right y5 ~left ~new end");
    check(|| run(4, &lent), "+left +right ~left ~right end");
    check_drops(
        || run(0, &lent),
        &["", "~left ~right", "~made ~left ~right", "~made ~left ~right", "~made ~new ~right"],
    );
}
