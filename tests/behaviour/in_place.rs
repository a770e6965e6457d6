//! Loops of which a state holds some locals in place, while others go from state to state.

use crate::harness::{Guard, check, check_drops, check_return, check_values, guard, log};
use genfn::{Generator, generator};
use std::collections::VecDeque;

#[test]
fn what_goes_from_state_to_state_is_dropped_in_order() {
    #[generator]
    fn steps() -> impl Iterator<Item = usize> {
        let first = guard("first");
        let mut moved = guard("moved");
        let last = guard("last");
        for n in [first.name().len(), 7] {
            drop(moved);
            yield_!(n);
            moved = guard("again");
            yield_!(last.name().len());
        }
        log("behind");
    }
    check(
        steps,
        "+first +moved +last first ~moved y5 +again last y4 ~again y7 +again last y4 behind ~last ~again ~first end",
    );
    check_drops(steps, &["", "~last ~first", "~last ~again ~first", "~last ~first", "~last ~again ~first"]);
}

#[test]
fn a_loop_that_is_the_last_statement_drops_what_it_holds_behind_the_others() {
    #[generator]
    fn steps(mut left: u8) -> impl Iterator<Item = u8> {
        let held = guard("held");
        let mut moved = guard("moved");
        while left > 0 {
            drop(moved);
            yield_!(left);
            moved = guard("again");
            left -= 1;
            held.name();
        }
    }
    check(|| steps(2), "+held +moved ~moved y2 +again held ~again y1 +again held ~again ~held end");
    check_drops(|| steps(2), &["", "~held", "~held"]);
}

#[test]
fn a_loop_inside_holds_nothing_that_is_dropped_behind_what_is_moved() {
    #[generator]
    fn grid(rows: u8) -> impl Iterator<Item = u8> {
        let outer = guard("outer");
        let mut moved = guard("moved");
        for row in 0..rows {
            let inner = guard("inner");
            for column in 0..row {
                yield_!(column);
                inner.name();
            }
            drop(moved);
            yield_!(row);
            outer.name();
            moved = guard("again");
        }
    }
    check(
        || grid(2),
        "+outer +moved +inner ~moved y0 outer +again ~inner +inner y0 inner ~again y1 outer +again ~inner ~again \
         ~outer end",
    );
    check_drops(|| grid(2), &["", "~inner ~outer", "~inner ~again ~outer", "~inner ~outer"]);
}

#[test]
fn what_is_left_by_a_loop_is_still_there() {
    #[generator]
    fn ends(list: &[u8]) -> impl Generator<Yield = u8, Return = String> {
        let (mut text, mut seen) = (String::from("-"), Vec::new());
        let mut longest = vec![0];
        for n in list {
            let last = text;
            yield_!(*n);
            if *n == 0 {
                text = last;
                break;
            }
            text = format!("{last}{n}");
            seen.push(*n);
            longest = vec![*n; longest.len() + 1];
        }
        format!("{text} {seen:?} {longest:?}")
    }
    check_return(|| ends(&[1, 2]), "y1 y2 r-12 [1, 2] [2, 2, 2]");
    check_return(|| ends(&[3, 0, 2]), "y3 y0 r-3 [3] [3, 3]");
}

#[test]
fn a_queue_grows_while_it_is_emptied() {
    #[generator]
    fn reached(edges: &[Vec<usize>]) -> impl Iterator<Item = usize> {
        let (mut seen, mut queue) = (vec![false; edges.len()], VecDeque::from([0]));
        seen[0] = true;
        while let Some(at) = queue.pop_front() {
            yield_!(at);
            for next in &edges[at] {
                if !seen[*next] {
                    seen[*next] = true;
                    queue.push_back(*next);
                }
            }
        }
    }
    let edges = [vec![2, 1], vec![3, 0], vec![3], vec![0], vec![1]];
    check(|| reached(&edges), "y0 y2 y1 y3 end");
}

#[test]
fn a_jump_out_of_two_loops_drops_what_both_hold_in_order() {
    #[generator]
    fn grid(rows: u8) -> impl Iterator<Item = u8> {
        let outer = guard("outer");
        'rows: for row in 0..rows {
            let inner = guard("inner");
            for column in 0..9 {
                let cell = guard("cell");
                yield_!(10 * row + column);
                if column == row {
                    continue 'rows;
                }
                if row == 2 {
                    break 'rows;
                }
                log(format!("{} {} {}", outer.name(), inner.name(), cell.name()));
            }
        }
        log("behind");
    }
    check(|| grid(1), "+outer +inner +cell y0 ~cell ~inner behind ~outer end");
    check(
        || grid(9),
        "+outer +inner +cell y0 ~cell ~inner +inner +cell y10 outer inner cell outer inner cell ~cell +cell y11 ~cell ~inner \
         +inner +cell y20 ~cell ~inner behind ~outer end",
    );
    check_drops(
        || grid(9),
        &["", "~cell ~inner ~outer", "~cell ~inner ~outer", "~cell ~inner ~outer", "~cell ~inner ~outer"],
    );
}

#[test]
fn a_jump_out_of_three_loops_leaves_what_is_used_behind() {
    #[generator]
    fn search(wanted: usize) -> impl Generator<Yield = usize, Return = String> {
        let (mut seen, found) = (Vec::new(), guard("found"));
        let at = 'all: loop {
            let page = format!("page {}", seen.len());
            'page: for line in 0..3 {
                let text = format!("{page}, line {line}");
                for column in 0..4 {
                    yield_!(column);
                    seen.push(column);
                    match seen.len() {
                        n if n == wanted => break 'all (text, column),
                        n if n % 3 == 0 => continue 'page,
                        n if n % 5 == 0 => continue 'all,
                        7 => break 'page,
                        _ => {}
                    }
                }
            }
            seen.push(100);
        };
        format!("{at:?} {seen:?} {}", found.name())
    }
    check_return(|| search(4), "+found y0 y1 y2 y0 found ~found r(\\page 0, line 1\\, 0) [0, 1, 2, 0] found");
    check_return(
        || search(11),
        "+found y0 y1 y2 y0 y1 y0 y0 y0 y0 y0 found ~found r(\\page 10, line 0\\, 0) [0, 1, 2, 0, 1, 0, 0, 100, 0, 0, 0] \
         found",
    );
}

#[test]
fn what_borrows_from_what_a_loop_holds_is_dropped_before_a_jump_moves_that_out() {
    struct Lent<'a>(&'a Guard);
    impl Drop for Lent<'_> {
        fn drop(&mut self) {
            log(format!("back to {}", self.0.name()));
        }
    }
    #[generator]
    fn lending(pairs: Vec<(u8, u8)>) -> impl Iterator<Item = u8> {
        'pairs: for (from, to) in pairs {
            let lender = guard("lender");
            for n in from..to {
                yield_!(n);
                let lent = Lent(&lender);
                if n == 5 {
                    continue 'pairs;
                }
                log(lent.0.name());
            }
            drop(lender);
        }
    }
    check(
        || lending(vec![(4, 9), (1, 2)]),
        "+lender y4 lender lender lender back to lender y5 lender back to lender ~lender +lender y1 lender lender lender back \
         to lender ~lender end",
    );
}

#[test]
fn what_leaves_the_loop_borrows_from_what_it_need_not_hold_any_more() {
    struct Counter {
        slot: Option<u32>,
        n: u32,
    }
    #[generator]
    fn run(counter: &mut Counter) -> impl Iterator<Item = u32> {
        while counter.n < 5 {
            yield_!(counter.n);
            counter.n += 1;
            if counter.n == 3 {
                if let Some(value) = &mut counter.slot {
                    yield_!(*value);
                    *value += 1;
                    yield_!(*value);
                }
                break;
            }
        }
    }
    check_values(|| run(Box::leak(Box::new(Counter { slot: Some(7), n: 1 }))), [1, 2, 7, 8]);
}

#[test]
fn loops_behind_one_another_hand_on_what_they_share() {
    #[generator]
    fn merged<'a>(a: &'a [u8], b: &'a [u8]) -> impl Iterator<Item = u8> {
        let shared = guard("shared");
        let (mut a, mut b) = (a.iter().peekable(), b.iter().peekable());
        while let (Some(x), Some(y)) = (a.peek(), b.peek()) {
            if x <= y {
                yield_!(**x);
                a.next();
            } else {
                yield_!(**y);
                b.next();
            }
            shared.name();
        }
        log("left");
        for x in a {
            let own = guard("own");
            yield_!(*x);
            own.name();
        }
        for y in b {
            yield_!(*y + 10);
        }
    }
    check(|| merged(&[1], &[]), "+shared left +own y1 own ~own ~shared end");
    check(|| merged(&[1, 3], &[2, 4]), "+shared y1 shared y2 shared y3 shared left y14 ~shared end");
    check(|| merged(&[], &[]), "+shared left ~shared end");
    check_drops(|| merged(&[1], &[0]), &["", "~shared", "~own ~shared"]);
}

#[test]
fn loops_behind_one_another_are_begun_again_by_the_loop_around_them() {
    #[generator]
    fn rounds(mut left: u8) -> impl Iterator<Item = u8> {
        'rounds: loop {
            let round = guard("round");
            left -= 1;
            for n in 0..=left {
                if n == 2 {
                    continue 'rounds;
                }
                yield_!(n);
            }
            for n in (0..=left).rev() {
                yield_!(n + 10);
                round.name();
            }
            if left == 0 {
                break;
            }
        }
        for n in 20..22 {
            yield_!(n);
        }
    }
    check(
        || rounds(3),
        "+round y0 y1 ~round +round y0 y1 y11 round y10 round ~round +round y0 y10 round ~round y20 y21 end",
    );
    check_drops(|| rounds(2), &["", "~round", "~round", "~round", "~round", "~round", "~round", "", ""]);
}
