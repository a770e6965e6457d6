//! Labels: of loops and of blocks, with and without values.

use crate::harness::{check_return, check_sent, check_values, guard};
use genfn::{Generator, generator};

#[test]
fn labels_reach_the_outer_loop() {
    #[generator]
    fn grid(rows: &[&[i32]]) -> impl Iterator<Item = i32> {
        'rows: for row in rows {
            let mut i = 0;
            'cells: while i < row.len() {
                let cell = row[i];
                i += 1;
                for divisor in 2..cell {
                    if cell % divisor == 0 {
                        continue 'cells;
                    }
                }
                if cell < 0 {
                    continue 'rows;
                }
                if cell == 0 {
                    break 'rows;
                }
                yield_!(cell);
            }
            yield_!(-1);
        }
        yield_!(-2);
    }
    check_values(|| grid(&[&[2, 4, 3], &[5, -9, 7], &[9, 11, 0, 13], &[17]]), [2, 3, -1, 5, 11, -2]);
}

#[test]
fn labelled_blocks_break_with_a_value() {
    #[generator]
    fn classify(n: i32) -> impl Generator<i32, Yield = i32, Return = &'static str> {
        let kind = 'kind: {
            if n < 0 {
                break 'kind "negative";
            }
            let half = yield_!(n / 2);
            if half == 0 {
                break 'kind "small";
            }
            'inner: {
                if yield_!(half) == 0 {
                    break 'inner;
                }
                break 'kind "large";
            }
            "medium"
        };
        yield_!(100);
        kind
    }
    check_sent(|| classify(-1), [0], "y100 rnegative");
    check_sent(|| classify(1), [0, 0], "y0 y100 rsmall");
    check_sent(|| classify(9), [4, 0, 0], "y4 y4 y100 rmedium");
    check_sent(|| classify(9), [4, 1, 0], "y4 y4 y100 rlarge");
}

#[test]
fn the_same_label_names_the_innermost() {
    #[generator]
    fn twice() -> impl Iterator<Item = u8> {
        'a: for i in 0..2 {
            for j in 0..2 {
                if j == 1 {
                    continue 'a;
                }
                yield_!(10 * i + j);
            }
        }
        'a: loop {
            yield_!(99);
            break 'a;
        }
    }
    check_values(twice, [0, 10, 99]);
}

#[test]
fn what_follows_a_suspension_leaves_the_loop_or_goes_back_to_its_head() {
    #[generator]
    fn search(list: &[u8]) -> impl Generator<Yield = usize, Return = Option<u8>> {
        let _list = guard("list");
        let (mut at, mut last) = (0, None);
        loop {
            let _round = guard("round");
            let Some(n) = list.get(at) else { break last };
            last = Some(*n);
            yield_!(at);
            at += 1;
            if last.is_some_and(u8::is_power_of_two) {
                continue;
            }
            let _second = guard("second");
            yield_!(at + 10);
            if at == 3 {
                break None;
            }
        }
    }
    check_return(|| search(&[4, 8]), "+list +round y0 ~round +round y1 ~round +round ~round ~list rSome(8)");
    check_return(
        || search(&[5, 2, 7, 9]),
        "+list +round y0 +second y11 ~second ~round +round y1 ~round +round y2 +second y13 ~second ~round ~list rNone",
    );
}
