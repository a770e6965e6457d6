//! Of which bodies the optimiser may keep a step apart, since it has a loop of its own.

use crate::expand::expand;
use crate::syntax::notation::Notation;
use proc_macro2::TokenStream;

fn loops(body: &str) -> bool {
    let function = format!("fn f(n: usize) -> impl Iterator<Item = usize> {{ {body} }}");
    let function = function.parse().expect("a function is tokens");
    expand(Notation::Generator, TokenStream::new(), &function).to_string().contains("fn resumed")
}

#[test]
fn a_loop_between_two_items() {
    for body in [
        "for i in 0..n { yield_!(i); for j in 0..i { work(j); } }",
        "let mut i = n; while i > 0 { let odd = { while i % 2 == 0 { i /= 2; } i }; yield_!(odd); i -= 1; }",
        "loop { yield_!(loop { if let Some(n) = poll() { break n; } }); }",
        "for i in 0..n { if i > 2 { for j in 0..i { work(j); } } for j in 0..i { yield_!(j); } }",
    ] {
        assert!(loops(body), "{body}");
    }
}

#[test]
fn a_loop_that_suspends_or_runs_once() {
    for body in [
        "for i in 0..n { for j in 0..i { yield_!(i + j); } }",
        "let mut all = vec![]; for i in 0..n { all.push(i); } for i in all { yield_!(i); }",
        "for i in 0..n { yield_!(i); } for i in 0..n { work(i); }",
        "for i in 0..n { yield_!((0..i).map(|i| { for j in 0..i { work(j); } i }).sum()); }",
    ] {
        assert!(!loops(body), "{body}");
    }
}
