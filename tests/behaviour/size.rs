//! Bodies that are large: many suspension points, many locals, deep nesting.

use crate::harness::{check, check_drops, check_sent, check_values, guard};
use genfn::{Generator, generator};

/// Makes a generator that repeats the statement for each of ten times ten names.
macro_rules! hundred {
    ($make:ident) => {
        $make! {
            a0 a1 a2 a3 a4 a5 a6 a7 a8 a9 b0 b1 b2 b3 b4 b5 b6 b7 b8 b9
            c0 c1 c2 c3 c4 c5 c6 c7 c8 c9 d0 d1 d2 d3 d4 d5 d6 d7 d8 d9
            e0 e1 e2 e3 e4 e5 e6 e7 e8 e9 f0 f1 f2 f3 f4 f5 f6 f7 f8 f9
            g0 g1 g2 g3 g4 g5 g6 g7 g8 g9 h0 h1 h2 h3 h4 h5 h6 h7 h8 h9
            i0 i1 i2 i3 i4 i5 i6 i7 i8 i9 j0 j1 j2 j3 j4 j5 j6 j7 j8 j9
        }
    };
}

macro_rules! two_hundred_suspensions {
    ($($name:ident)*) => {
        #[generator]
        fn two_hundred_suspensions() -> impl Generator<u32, Yield = u32, Return = u32> {
            let mut sum = 0;
            $(
                sum += yield_!(sum);
                let $name = yield_!(sum) + sum;
                sum = $name;
            )*
            sum
        }
    };
}
hundred!(two_hundred_suspensions);

#[test]
fn a_body_may_have_two_hundred_suspensions() {
    let mut generator = two_hundred_suspensions();
    let mut state = generator.start();
    for n in 0..200 {
        assert_eq!(state.yielded(), Some(n));
        state = generator.send(1);
    }
    assert_eq!(state.complete(), Some(200));
}

macro_rules! hundred_locals {
    ($($name:ident)*) => {
        #[generator]
        fn hundred_locals(mut next: u32) -> impl Iterator<Item = u32> + Clone {
            $(
                next += 1;
                let $name = next;
            )*
            yield_!(0);
            yield_!([$($name),*].into_iter().sum());
            yield_!([$($name),*].into_iter().step_by(99).sum());
        }
    };
}
hundred!(hundred_locals);

#[test]
fn a_body_may_have_a_hundred_locals() {
    check_values(|| hundred_locals(0), [0, 5050, 101]);
    let mut one = hundred_locals(0);
    one.next();
    assert_eq!(one.clone().collect::<Vec<_>>(), [5050, 101]);
}

macro_rules! many_values {
    ($($name:ident)*) => {
        #[generator]
        fn many_values(make: fn(&str) -> String) -> impl Iterator<Item = String> {
            $(
                let $name = make(stringify!($name));
                if $name.len() > 1 {
                    yield_!($name.clone());
                }
                for n in 0..$name.len() {
                    yield_!(format!("{}{n}", $name));
                }
            )*
        }
    };
}
many_values! { a0 a1 a2 a3 a4 b0 b1 b2 b3 b4 c0 c1 c2 c3 c4 }

/// Of none of them the macro knows whether it has a destructor: what rustc has to prove grows with the square of their number.
#[test]
fn a_body_may_hold_many_values_that_others_made() {
    let values = many_values(str::to_uppercase).collect::<Vec<_>>();
    assert_eq!(values.len(), 15 * 3);
    assert_eq!(values[..4], ["A0", "A00", "A01", "A1"]);
    assert_eq!(values[44], "C41");
}

#[test]
fn a_body_may_nest_deeply() {
    #[generator]
    fn nested(n: u32) -> impl Iterator<Item = u32> {
        let _a = guard("a");
        for i in 0..n {
            if i % 2 == 0 {
                let _b = guard("b");
                match i {
                    0 => loop {
                        let _c = guard("c");
                        if let Some(j) = i.checked_sub(0) {
                            let mut k = j;
                            while k < 2 {
                                let _d = guard("d");
                                {
                                    let _e = guard("e");
                                    yield_!(k);
                                }
                                k += 1;
                            }
                            break;
                        }
                    },
                    _ => yield_!(100),
                }
            }
        }
    }
    check(|| nested(3), "+a +b +c +d +e y0 ~e ~d +d +e y1 ~e ~d ~c ~b +b y100 ~b ~a end");
    check_drops(|| nested(3), &["", "~e ~d ~c ~b ~a", "~e ~d ~c ~b ~a", "~b ~a"]);
}

#[test]
fn a_function_may_have_many_arguments() {
    #[generator]
    #[expect(clippy::too_many_arguments, clippy::many_single_char_names, reason = "that is what is tested")]
    fn wide(
        a: u8,
        b: i8,
        c: u16,
        d: i16,
        e: u32,
        f: i32,
        g: u64,
        h: i64,
        i: char,
        j: bool,
        k: &str,
        l: String,
    ) -> impl Iterator<Item = String> {
        yield_!(format!("{a}{b}{c}{d}"));
        yield_!(format!("{e}{f}{g}{h}"));
        yield_!(format!("{i}{j}{k}{l}"));
    }
    check_values(|| wide(1, 2, 3, 4, 5, 6, 7, 8, 'i', true, "k", "l".to_string()), ["1234", "5678", "itruekl"]);
}

#[test]
fn an_expression_may_suspend_many_times() {
    #[generator]
    fn polynomial() -> impl Generator<i64, Yield = u8, Return = i64> {
        let x = yield_!(0);
        ((((yield_!(1) * x + yield_!(2)) * x + yield_!(3)) * x + yield_!(4)) * x + yield_!(5)) * x
            + [yield_!(6), yield_!(7) * yield_!(8)][usize::from(yield_!(9) > 0 && yield_!(10) > 0)]
    }
    check_sent(polynomial, [2, 1, 1, 1, 1, 1, 5, 6, 7, 1, 1], "y0 y1 y2 y3 y4 y5 y6 y7 y8 y9 y10 r104");
    check_sent(polynomial, [2, 1, 1, 1, 1, 1, 5, 6, 7, 0], "y0 y1 y2 y3 y4 y5 y6 y7 y8 y9 r67");
}

fn named(n: usize) -> String {
    format!("n{n}")
}

#[generator]
fn holds_many() -> impl Iterator<Item = String> + Clone + std::fmt::Debug + Send {
    let (one, two, three) = (named(1), named(2), named(3));
    yield_!(one.clone());
    let (four, five, six) = (named(4), named(5), named(6));
    yield_!(two.clone() + &four);
    let (seven, eight, nine) = (named(7), named(8), named(9));
    for part in [&one, &seven].map(String::clone) {
        yield_!(part + &three);
    }
    let (ten, eleven) = (named(10), named(11));
    yield_!(five + &six + &eight + &nine + &ten + &eleven);
}

#[test]
fn a_state_of_many_types_is_a_value_like_any_other() {
    check_values(holds_many, ["n1", "n2n4", "n1n3", "n7n3", "n5n6n8n9n10n11"].map(str::to_owned));
    let mut original = holds_many();
    assert_eq!(original.by_ref().take(3).count(), 3);
    let copied = original.clone();
    assert!(format!("{copied:?}").contains("n9"), "what it holds can be seen");
    assert_eq!(original.collect::<Vec<_>>(), copied.collect::<Vec<_>>());
    assert!(size_of_val(&holds_many()) <= 15 * size_of::<String>(), "what is never held takes no space");
}
