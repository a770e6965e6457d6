//! Methods of one's own whose names are of those that consume by convention: `expect`, `unwrap`, `max`, `into_inner`, `tap`.

use crate::harness::{Guard, check, check_drops, guard, log};
use genfn::generator;
use std::any::Any;

/// Nothing that is called consumes it.
struct Parser(Guard, u32);

impl Parser {
    fn new(name: &'static str) -> Self {
        Self(guard(name), 1)
    }

    fn expect(&mut self, n: u32) -> u32 {
        self.1 += n;
        self.1
    }

    fn ok(&self) -> bool {
        self.1 > 1
    }

    fn unwrap(&self) -> u32 {
        self.1
    }

    fn max(&self, least: u32) -> u32 {
        self.1 + least
    }

    #[expect(clippy::wrong_self_convention)]
    fn into_inner(&self) -> &'static str {
        self.0.0
    }

    fn tap(&mut self, change: impl Fn(u32) -> u32) {
        self.1 = change(self.1);
    }

    fn unwrap_or<T: From<u8>>(&self, other: T) -> T {
        if self.ok() { T::from(0) } else { other }
    }
}

#[test]
fn what_is_borrowed_against_convention_is_held() {
    #[generator]
    fn parse() -> impl Iterator<Item = u32> {
        let mut first = Parser::new("a");
        let n = first.expect(2);
        yield_!(n);
        let second = Parser::new("b");
        if second.ok() {
            return;
        }
        yield_!(second.max(3));
        let third = Parser::new("c");
        yield_!(third.unwrap());
        let mut fourth = Parser::new("d");
        fourth.tap(|n| n + 1);
        yield_!(5);
        let fifth = Parser::new("e");
        log(fifth.into_inner());
        yield_!(6);
        let sixth = Parser::new("f");
        let n = sixth.unwrap_or::<u32>(7);
        yield_!(n);
    }
    check(parse, "+a y3 +b y4 +c y1 +d y5 +e e y6 +f y7 ~f ~e ~d ~c ~b ~a end");
}

#[test]
fn a_temporary_is_held_that_is_borrowed_against_convention() {
    #[generator]
    fn parse() -> impl Iterator<Item = u32> {
        yield_!(Parser::new("a").unwrap());
        let n = Parser::new("b").expect(2) + {
            yield_!(2);
            3
        };
        yield_!(n);
        if let "c" = Parser::new("c").into_inner() {
            yield_!(4);
        }
    }
    check(parse, "+a y1 ~a +b y2 ~b y6 +c y4 ~c end");
    check_drops(parse, &["", "~a", "~b", "", "~c"]);
}

#[test]
fn a_field_is_held_that_is_borrowed_against_convention() {
    struct Both {
        parser: Parser,
        other: Guard,
    }
    #[generator]
    fn parse() -> impl Iterator<Item = u32> {
        let mut both = Both { parser: Parser::new("a"), other: guard("b") };
        yield_!(0);
        let n = both.parser.expect(2);
        yield_!(n + both.other.0.len() as u32);
        let one = Both { parser: Parser::new("c"), other: guard("d") }.parser.unwrap() + {
            yield_!(1);
            1
        };
        yield_!(one);
    }
    check(parse, "+a +b y0 y4 +c +d y1 ~c ~d y2 ~a ~b end");
}

/// All that is called consumes it.
struct Spender(Guard);

impl Spender {
    fn expect(self, n: usize) -> usize {
        self.0.0.len() + n
    }

    fn max(self, n: usize) -> usize {
        self.0.0.len().max(n)
    }

    fn into_inner<T: From<u8>>(self, other: T) -> (Guard, T) {
        (self.0, other)
    }
}

#[test]
fn what_is_consumed_by_ones_own_method_is_gone() {
    #[generator]
    fn spend(any: Box<dyn Any>) -> impl Iterator<Item = usize> {
        let (a, b, c) = (Spender(guard("a")), Spender(guard("b")), Spender(guard("c")));
        yield_!(a.expect(1));
        yield_!(b.max(3));
        let (held, n) = c.into_inner::<u16>(4);
        yield_!(n.into());
        if let Ok(n) = any.downcast::<usize>() {
            yield_!(*n);
        }
        log(held.0);
        yield_!(6);
    }
    check(|| spend(Box::new(5_usize)), "+a +b +c ~a y2 ~b y3 y4 y5 c y6 ~c end");
}

#[test]
fn a_closure_holds_what_a_method_would_consume() {
    #[generator]
    fn hold(calls: bool) -> impl Iterator<Item = usize> {
        let (kept, spent) = (guard("a"), guard("b"));
        yield_!(0);
        let look = || kept.name();
        let spend = || spent.into_name();
        if calls {
            yield_!(spend().len() + look().len());
        }
        yield_!(3);
    }
    check(|| hold(true), "+a +b y0 into:b ~b a y2 y3 ~a end");
    check(|| hold(false), "+a +b y0 y3 ~b ~a end");
}

#[test]
fn a_closure_that_owns_it_is_consumed_if_its_method_consumes() {
    #[generator]
    fn hold(some: Option<Guard>, mut parser: Parser) -> impl Iterator<Item = u32> {
        let unwrap = move || some.expect("it holds a guard");
        let mut expect = move || parser.expect(1);
        drop(unwrap());
        yield_!(expect());
        yield_!(9);
    }
    check(|| hold(Some(guard("a")), Parser::new("b")), "+a +b ~a y2 y9 ~b end");
}
