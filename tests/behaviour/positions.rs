//! `yield_!` in every position in which an expression can stand.

use crate::harness::check_sent;
use genfn::{Generator, generator};

/// Defines a generator that is sent 1, 2, 3 and so on, and checks what it yields and returns.
macro_rules! positions {
    ($($name:ident: $body:block, $sent:expr => $trace:literal;)*) => {$(
        #[test]
        fn $name() {
            #[generator]
            fn position() -> impl Generator<i32, Yield = char, Return = String> $body
            check_sent(position, 1..=$sent, $trace);
        }
    )*};
}

#[derive(Clone, Copy, Debug, Default)]
struct Point {
    x: i32,
    y: i32,
}

impl Point {
    const fn plus(self, x: i32, y: i32) -> Self {
        Self { x: self.x + x, y: self.y + y }
    }

    const fn set(&mut self, x: i32) -> &mut Self {
        self.x = x;
        self
    }
}

#[derive(Debug)]
struct Pair(i32, [i32; 2]);

const fn add(a: i32, b: i32) -> i32 {
    a + b
}

positions! {
    in_calls: { format!("{}", add(yield_!('a'), add(yield_!('b'), yield_!('c')))) }, 3 => "y'a' y'b' y'c' r6";
    in_tuple_structs: { format!("{:?}", Pair(yield_!('a'), [yield_!('b'), yield_!('c')])) },
        3 => "y'a' y'b' y'c' rPair(1, [2, 3])";
    in_struct_fields: { format!("{:?}", Point { y: yield_!('y'), x: yield_!('x') }) },
        2 => "y'y' y'x' rPoint { x: 2, y: 1 }";
    in_struct_bases: { format!("{:?}", Point { y: yield_!('y'), ..Point::default().plus(yield_!('b'), 0) }) },
        2 => "y'y' y'b' rPoint { x: 2, y: 1 }";
    in_method_arguments: { format!("{:?}", Point::default().plus(yield_!('a'), 1).plus(2, yield_!('b'))) },
        2 => "y'a' y'b' rPoint { x: 3, y: 3 }";
    in_arguments_of_borrowing_methods: { let mut p = Point::default(); p.set(yield_!('a')).set(5); format!("{p:?}") },
        1 => "y'a' rPoint { x: 5, y: 0 }";
    in_receivers: { yield_!('a').to_string() }, 1 => "y'a' r1";
    in_arrays_in_structs: { let pair = Pair(0, [yield_!('a'), 5]); (pair.0 + pair.1[0]).to_string() }, 1 => "y'a' r1";
    in_fields: { Point { x: yield_!('a'), y: 5 }.x.to_string() }, 1 => "y'a' r1";
    in_indices: { let list = [10, 20, 30]; list[yield_!('i') as usize].to_string() }, 1 => "y'i' r20";
    in_indexed_values: { [yield_!('a'), yield_!('b')][1].to_string() }, 2 => "y'a' y'b' r2";
    in_index_assignments: {
        let mut grid = [[0; 4]; 3];
        grid[yield_!('i') as usize][yield_!('j') as usize] = yield_!('v');
        format!("{grid:?}")
    }, 3 => "y'v' y'i' y'j' r[[0, 0, 0, 0], [0, 0, 0, 0], [0, 0, 0, 1]]";
    in_unary_operators: { format!("{} {}", -yield_!('a'), !yield_!('b')) }, 2 => "y'a' y'b' r-1 -3";
    in_casts: { format!("{}", (yield_!('a') as u8 + b'a') as char) }, 1 => "y'a' rb";
    in_comparisons: { format!("{} {}", yield_!('a') < yield_!('b'), yield_!('c') == 3) },
        3 => "y'a' y'b' y'c' rtrue true";
    in_borrows: { let n: &dyn std::fmt::Debug = &yield_!('a'); format!("{n:?}") }, 1 => "y'a' r1";
    in_dereferences: { (*Box::new(yield_!('a')) + *&yield_!('b')).to_string() }, 2 => "y'a' y'b' r3";
    in_ranges: { format!("{:?} {:?}", yield_!('a')..yield_!('b'), ..=yield_!('c')) }, 3 => "y'a' y'b' y'c' r1..2 ..=3";
    in_array_repetitions: { format!("{:?}", [yield_!('a'); 3]) }, 1 => "y'a' r[1, 1, 1]";
    in_parentheses: { ((yield_!('a')) * (yield_!('b') + 1)).to_string() }, 2 => "y'a' y'b' r3";
    in_conditions: { if yield_!('a') == 1 && !(yield_!('b') > 2) { "yes" } else { "no" }.to_string() },
        2 => "y'a' y'b' ryes";
    in_if_let: { if let Some(2) = Some(yield_!('a')).map(|n| n + 1) { "two" } else { "other" }.to_string() },
        1 => "y'a' rtwo";
    in_let_chains: {
        if let n @ 1..=5 = yield_!('a') && let Some(m) = Some(yield_!('b')) && n < m {
            format!("{n}<{m}")
        } else {
            "no".to_string()
        }
    }, 2 => "y'a' y'b' r1<2";
    in_scrutinees: {
        match (yield_!('a'), yield_!('b')) { (1, n) => yield_!('c') + n, _ => 0 }.to_string()
    }, 3 => "y'a' y'b' y'c' r5";
    in_heads_of_for: {
        let mut sum = 0;
        for n in [yield_!('a'), yield_!('b')] {
            sum += n * yield_!('c');
        }
        sum.to_string()
    }, 4 => "y'a' y'b' y'c' y'c' r11";
    in_conditions_of_while: { let mut n = 0; while yield_!('w') < 3 { n += 1; } n.to_string() },
        3 => "y'w' y'w' y'w' r2";
    in_breaks: { loop { break yield_!('a') + yield_!('b') }.to_string() }, 2 => "y'a' y'b' r3";
    in_returns: { return format!("{}", yield_!('a')); }, 1 => "y'a' r1";
    in_yields: {
        let c = if yield_!('a') == 1 { 'b' } else { 'c' };
        yield_!(if yield_!(c) == 2 { 'd' } else { 'e' }).to_string()
    }, 3 => "y'a' y'b' y'd' r3";
    in_statements: { yield_!('a'); let _ = yield_!('b'); _ = yield_!('c'); (yield_!('d')); String::new() },
        4 => "y'a' y'b' y'c' y'd' r";
    in_deferred_initialisers: { let n; n = yield_!('a'); let m: i64; { m = yield_!('b').into(); } format!("{n} {m}") },
        2 => "y'a' y'b' r1 2";
    in_destructuring_assignments: {
        let (mut a, mut b) = (0, 0);
        (a, b) = (yield_!('a') + b, yield_!('b') + a);
        [_, a] = [a, a + yield_!('c')];
        format!("{a} {b}")
    }, 3 => "y'a' y'b' y'c' r4 2";
    in_compound_assignments: {
        let (mut n, mut list) = (1, [1, 2]);
        n += yield_!('a');
        n <<= yield_!('b');
        list[1] -= yield_!('c');
        n -= -yield_!('d');
        format!("{n} {list:?}")
    }, 4 => "y'a' y'b' y'c' y'd' r12 [1, -1]";
    in_callees: {
        let ops: [fn(i32, i32) -> i32; 2] = [add, |a, b| a * b];
        ops[yield_!('o') as usize](yield_!('a'), 5).to_string()
    }, 2 => "y'o' y'a' r10";
    in_closure_calls: { let f = |a: i32, b: i32| a * 10 + b; f(yield_!('a'), yield_!('b')).to_string() },
        2 => "y'a' y'b' r12";
    in_chains_of_adaptors: {
        let list: Vec<_> = (yield_!('a')..yield_!('b') + 3).map(|n| n * 2).chain([yield_!('c')]).collect();
        format!("{list:?}")
    }, 3 => "y'a' y'b' y'c' r[2, 4, 6, 8, 3]";
    in_arms: {
        let r: Result<i32, i32> = Ok(yield_!('a'));
        match r { Ok(n) => n + yield_!('b'), Err(e) => e }.to_string()
    }, 2 => "y'a' y'b' r3";
    in_let_else: { let Some(n) = yield_!('a').checked_sub(1) else { return yield_!('e').to_string() }; n.to_string() },
        1 => "y'a' r0";
    in_lazy_operators: {
        let both = yield_!('a') > 1 && yield_!('x') > 0;
        let either = yield_!('b') > 1 || yield_!('y') > 0;
        format!("{both} {either} {}", (yield_!('c') > 2) ^ (yield_!('d') > 3 && true))
    }, 4 => "y'a' y'b' y'c' y'd' rfalse true false";
}
