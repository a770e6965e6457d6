//! Names: of the user's that are like the standard library's or the macro's, and of generators that a macro makes.

use crate::harness::{check_return, check_values};

mod shadowed {
    //! Every name that emitted code might have relied on means something else here.
    #![allow(dead_code, unused_imports, non_camel_case_types, reason = "the names are what is tested")]

    use ::genfn::generator;

    pub(super) enum Option {
        Some,
        None,
    }
    pub(super) enum Result {
        Ok,
        Err,
    }
    pub(super) struct Box;
    pub(super) struct Iterator;
    pub(super) struct Machine;
    pub(super) struct State;
    pub(super) struct String;
    pub(super) struct u8;
    pub(super) mod core {}
    pub(super) mod std {}
    pub(super) mod alloc {}
    pub(super) mod genfn {}
    pub(super) use Option::{None, Some};
    pub(super) use Result::{Err, Ok};

    pub(super) trait IntoIterator {
        #[allow(clippy::wrong_self_convention, reason = "it is to be the wrong one")]
        fn into_iter(&self) -> &'static str {
            "mine"
        }
    }
    impl<T> IntoIterator for T {}

    #[allow(unused_macros, reason = "they are not used, which is what is tested")]
    macro_rules! panic {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }
    #[allow(unused_macros, reason = "they are not used, which is what is tested")]
    macro_rules! unreachable {
        ($($any:tt)*) => {
            compile_error!("not this one")
        };
    }

    #[generator]
    pub(super) fn values(list: &[i32]) -> impl ::core::iter::Iterator<Item = i32> + use<'_> {
        let mut sum = 0;
        for n in list {
            if let (Some, Ok) = (if *n > 0 { Some } else { None }, Ok) {
                sum += n;
                yield_!(sum);
            }
        }
        while sum > 1 {
            sum /= 2;
            yield_!(sum);
        }
    }

    #[generator]
    pub(super) fn fails(text: &str) -> impl ::genfn::Generator<Yield = i32, Return = ::core::option::Option<()>> {
        yield_!(text.parse::<i32>().ok()?);
        ::core::option::Option::Some(())
    }
}

#[test]
fn names_of_the_prelude_may_mean_something_else() {
    check_values(|| shadowed::values(&[3, -1, 2]), [3, 5, 2, 1]);
    check_return(|| shadowed::fails("1"), "y1 rSome(())");
    check_return(|| shadowed::fails("x"), "rNone");
}

mod bare {
    //! Without the prelude.
    #![no_implicit_prelude]

    use ::genfn::{Generator, generator};
    use ::std::iter::Iterator;
    use ::std::option::Option;

    #[generator]
    pub(super) fn squares(n: u32) -> impl Generator<Yield = u32, Return = Option<u32>> + Iterator<Item = u32> {
        let mut sum = 0u32;
        for i in 0..n {
            yield_!(i * i);
            sum = sum.checked_add(i)?;
        }
        Option::Some(sum)
    }
}

#[test]
fn the_prelude_is_not_needed() {
    check_values(|| bare::squares(3), [0, 1, 4]);
    check_return(|| bare::squares(3), "y0 y1 y4 rSome(3)");
}

#[test]
fn locals_may_have_the_names_of_what_is_emitted() {
    use genfn::generator;

    #[generator]
    fn names(state: u8, sent: u8) -> impl Iterator<Item = u8> {
        let step = state + 1;
        let machine = sent;
        let (yielded, part, fate) = (step, machine, 5);
        yield_!(yielded);
        'step: for __v0 in 0..2 {
            let value = __v0 + part;
            yield_!(value);
            if value > 2 {
                break 'step;
            }
        }
        let __genfn_state = fate;
        let __genfn_sent = yield_!(__genfn_state);
        let () = __genfn_sent;
        yield_!(state + sent + step);
    }
    check_values(|| names(1, 2), [2, 2, 3, 5, 5]);
}

#[test]
fn types_may_have_the_names_of_what_is_emitted() {
    use genfn::generator;

    #[derive(Clone, Copy)]
    struct Start(u8);
    #[derive(Clone, Copy)]
    struct T0(u8);
    enum Complete {
        Poisoned(u8),
    }
    use Complete::Poisoned;

    #[generator]
    fn types<T1: Into<u32>>(start: Start, t0: T0, t1: T1) -> impl Iterator<Item = u32> {
        let Start(n) = start;
        yield_!(n.into());
        let T0(n) = t0;
        yield_!(n.into());
        yield_!(t1.into());
        let Poisoned(n) = Poisoned(9);
        yield_!(n.into());
    }
    check_values(|| types(Start(1), T0(2), 3_u16), [1, 2, 3, 9]);
}

/// Two locals called `x` wherever it is given an `x`: its own, and the caller's.
macro_rules! two_of_a_name {
    ($name:ident) => {
        #[genfn::generator]
        fn two_of_a_name() -> impl Iterator<Item = i32> {
            let x = 1;
            let $name = 2;
            yield_!(x);
            yield_!($name);
            for x in 10..11 {
                yield_!(x + $name);
                let $name = 20;
                yield_!(x + $name);
            }
            if let (x, $name) = (100, 200) {
                yield_!(x);
                yield_!($name);
            }
            yield_!(x * 10 + $name);
        }
    };
}
two_of_a_name!(x);

#[test]
fn a_macro_may_make_two_locals_of_one_name() {
    check_values(two_of_a_name, [1, 2, 12, 30, 100, 200, 12]);
}

/// One generator for each line.
macro_rules! generators {
    ($($name:ident($($arg:ident: $ty:ty),*) -> $item:ty = $first:expr, $($more:expr),*;)*) => {$(
        #[genfn::generator]
        fn $name($($arg: $ty),*) -> impl Iterator<Item = $item> {
            let mut last = $first;
            yield_!(last.clone());
            $(
                last = last + $more;
                yield_!(last.clone());
            )*
        }
    )*};
}
generators! {
    sums(a: i32, b: i32) -> i32 = a, b, a * b;
    texts(last: &str) -> String = last.to_string(), "!", last;
}

#[test]
fn a_macro_may_make_many_generators() {
    check_values(|| sums(2, 3), [2, 5, 11]);
    check_values(|| texts("a"), ["a", "a!", "a!a"]);
}

/// A loop of its own, around a body of the caller's.
macro_rules! looping {
    ($label:lifetime, $body:block) => {
        #[genfn::generator]
        fn looping() -> impl Iterator<Item = i32> {
            $label: for i in 0..3 {
                'a: loop {
                    if i == 1 {
                        continue $label;
                    }
                    yield_!(i);
                    break 'a;
                }
            }
            $body
        }
    };
}
looping!('a, {
    'a: for _ in 0..2 {
        loop {
            yield_!(7);
            continue 'a;
        }
    }
});

#[test]
fn a_macro_may_make_two_labels_of_one_name() {
    check_values(looping, [0, 2, 7, 7]);
}

mod extended {
    //! Every type has methods of its own, by the names that emitted code might call.

    use ::genfn::generator;

    #[allow(dead_code, clippy::wrong_self_convention, reason = "the names are what is tested")]
    pub(super) trait Extended: Sized {
        fn tag(&self) -> u8 {
            1
        }
        fn of(self) {}
        fn found(&self) {}
        fn finish(self) {}
        fn resume(&mut self) {}
        fn branch(self) {}
        fn clone(&self) {}
        fn drop(&self) -> u8 {
            2
        }
        fn keep(self) {}
        fn restore(self) {}
        fn is_gone(&self) {}
        fn give(self) {}
        fn decide(self) {}
    }
    impl<T> Extended for T {}

    pub(super) struct Held(pub(super) String);
    impl ::core::ops::Drop for Held {
        fn drop(&mut self) {
            self.0.clear();
        }
    }

    #[generator]
    pub(super) fn called(held: Held, parts: (String, u8), give: bool) -> impl Iterator<Item = u8> {
        let mut list = vec![held.tag() + held.drop()];
        for n in 0..2 {
            yield_!(n);
            list.push(n);
        }
        if give {
            ::core::mem::drop(held);
        }
        let text = parts.0;
        yield_!(text.tag());
        yield_from!(list);
        yield_!(parts.1);
    }
}

#[test]
fn methods_of_all_types_may_have_the_names_of_those_that_are_called() {
    use extended::{Held, called};
    check_values(|| called(Held(String::new()), (String::new(), 9), true), [0, 1, 1, 3, 0, 1, 9]);
}

#[test]
fn what_stands_for_a_local_is_named_like_nothing_else() {
    use genfn::generator;

    struct Counter {
        n: u8,
    }
    impl Counter {
        #[generator]
        #[allow(clippy::used_underscore_binding, reason = "the names are what is tested")]
        fn count(mut self, _n: u8) -> impl Iterator<Item = String> {
            let self_ = _n;
            let mut n = 0;
            while self.n > 0 {
                let self__ = self_ + n;
                yield_!(format!("{} {n} {_n} {self_} {self__}", self.n));
                self.n -= 1;
                n += 1;
            }
        }
    }
    check_values(|| Counter { n: 2 }.count(7), ["2 0 7 7 7", "1 1 7 7 8"]);
}

mod elsewhere {
    pub(super) use ::genfn as renamed;
}

/// A generator whose maker knows genfn by another name; its user brings a name and a body.
macro_rules! made_elsewhere {
    ($name:ident, $x:ident, $body:expr) => {
        #[$crate::hygiene::elsewhere::renamed::generator(crate = $crate::hygiene::elsewhere::renamed)]
        fn $name(n: u8) -> impl Iterator<Item = u8> {
            let x = n;
            let $x = 10;
            yield_!(x);
            'a: for i in 0..2 {
                let twice = |k: u8| k * 2;
                yield_!(twice(x + $x + i));
                if i == 1 {
                    break 'a;
                }
            }
            yield_!($body);
        }
    };
}

#[test]
fn genfn_may_have_another_name_where_a_generator_is_made() {
    #![allow(clippy::semicolon_if_nothing_returned, reason = "the body is a value")]

    made_elsewhere!(same, x, {
        let i = 3;
        'a: loop {
            if i > 2 {
                break 'a x + i;
            }
        }
    });
    made_elsewhere!(other, y, y + 1);
    check_values(|| same(1), [1, 22, 24, 13]);
    check_values(|| other(1), [1, 22, 24, 11]);
}

struct Pair {
    left: i32,
    right: Option<Box<Self>>,
}

impl Pair {
    #[genfn::generator]
    fn others(&self, this: &Self) -> impl Iterator<Item = i32> {
        yield_!(self.left - this.left);
        if let Some(this) = &self.right {
            yield_!(this.left - self.left);
        }
        yield_!(self.left + this.left);
    }
}

#[test]
fn a_local_called_this_is_not_self() {
    let inner = Pair { left: 30, right: None };
    let outer = Pair { left: 3, right: Some(Box::new(Pair { left: 100, right: None })) };
    check_values(|| outer.others(&inner), [-27, 97, 33]);
}

/// A macro that is not the standard library's, and shows the name of what it is given.
macro_rules! shown {
    ($value:expr) => {
        format!("{}={}", stringify!($value), $value)
    };
}

/// The same, with a text that captures.
macro_rules! said {
    ($($text:tt)*) => {
        format!($($text)*)
    };
}

#[test]
fn macros_may_name_two_locals_of_one_name() {
    use genfn::generator;

    #[generator]
    fn hidden(text: &str) -> impl Iterator<Item = String> {
        let copy = text.to_owned();
        yield_!(shown!(copy));
        let copy = copy.len();
        yield_!(shown!(copy));
        for copy in copy..=copy {
            yield_!(format!("{copy}"));
        }
        yield_!(said!("{copy}"));
    }
    check_values(|| hidden("abc"), ["copy=abc", "copy=3", "3", "3"]);
}

#[test]
fn texts_capture_what_hides_another_local_beside_others() {
    use genfn::generator;

    #[generator]
    fn captured(n: u8) -> impl Iterator<Item = String> {
        let unit = "s";
        {
            let n = [n];
            let line = said!("{n:?}{unit}");
            yield_!(line);
            yield_!(said!("{unit}{n:?}"));
        }
        yield_!(shown!(n));
        let Some(n) = n.checked_add(1) else { return };
        yield_!(shown!(n));
    }
    check_values(|| captured(1), ["[1]s", "s[1]", "n=1", "n=2"]);
}

#[test]
fn a_local_that_no_macro_names_hides_one_that_a_macro_names() {
    use genfn::generator;

    #[generator]
    fn called(n: u8) -> impl Iterator<Item = String> {
        if let Some(n) = n.checked_sub(1) {
            yield_!(n.to_string());
            yield_!((n + 1).to_string());
        }
        yield_!(shown!(n));
    }
    check_values(|| called(2), ["1", "2", "n=2"]);
}

#[test]
#[expect(clippy::items_after_statements, reason = "that is what it is about")]
fn an_item_is_named_in_front_of_it_in_a_block_that_suspends() {
    #[genfn::generator]
    fn run(twice: bool) -> impl Iterator<Item = u32> {
        if twice {
            let list = vec![double(LIMIT)];
            yield_!(double({
                if list.len() > 1 {
                    yield_!(0);
                } else {
                    yield_!(list[0]);
                }
                4
            }));
            const LIMIT: u32 = 3;
            fn double(n: u32) -> u32 {
                2 * n
            }
        }
    }
    check_values(|| run(true), [6, 8]);
}

#[test]
fn locals_named_like_the_macros_are_compared_in_macros() {
    macro_rules! same {
        ($value:expr) => {
            $value
        };
    }
    #[genfn::generator]
    fn rates(yield_: u32) -> impl Iterator<Item = u32> {
        assert!(yield_ != 3);
        let yield_from = yield_ + 1;
        yield_!(same!(u32::from(yield_ != 4)));
        yield_!(same!(u32::from(yield_from != yield_)));
    }
    check_values(|| rates(1), [1, 1]);
    check_values(|| rates(4), [0, 1]);
}
