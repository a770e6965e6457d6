//! Labels: of loops and of blocks, with and without values.

use crate::harness::{check_sent, check_values};
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
