//! Bodies of every shape, full of guards.
//!
//! In none of them does a guard leave a block in which a destructor is still to run: if that fails, rustc leaks what
//! leaves, of any function ([rust-lang/rust#47949]).
//!
//! [rust-lang/rust#47949]: https://github.com/rust-lang/rust/issues/47949

#![allow(
    clippy::match_single_binding, // a scrutinee that is held
    clippy::needless_pass_by_value // guards are to be consumed
)]

use crate::drive::{Iter, Make, Plain, Sent};
use crate::ledger::{Guard, guard};
use genfn::{BoxGenerator, Generator, generator};

/// A body.
pub(crate) struct Shape {
    pub(crate) name: &'static str,
    pub(crate) make: Make,
}

macro_rules! shapes {
    ($($kind:ident $name:ident($($argument:expr),*)),* $(,)?) => {
        /// All of them.
        pub(crate) const SHAPES: &[Shape] = &[
            $(Shape { name: stringify!($name), make: || Box::new($kind::new($name($($argument),*))) }),*
        ];
    };
}

shapes! {
    Plain locals(guard()),
    Plain scopes(),
    Plain loops(),
    Plain list(vec![guard(), guard(), guard()]),
    Plain matches(Some((guard(), guard()))),
    Plain conditional(guard(), true),
    Plain conditional(guard(), false),
    Plain moved_in_a_loop(),
    Plain given_again(guard()),
    Plain given_later(),
    Plain parts((guard(), guard())),
    Plain fields(Pair { one: guard(), other: guard() }),
    Plain operands(),
    Plain arguments(),
    Plain literals(),
    Plain temporaries(),
    Plain extended(),
    Plain yielded(guard()),
    Plain closures(guard()),
    Plain cloned(guard()),
    Plain let_else(vec![Some(guard()), None, Some(guard())]),
    Plain labels(),
    Plain shadowed(guard()),
    Plain questioned(),
    Iter tried(),
    Plain delegating(guard()),
    Plain iterating(),
    Plain nested(),
    Plain unused(guard(), (guard(), guard()), guard()),
    Plain formatted(guard()),
    Plain returned(),
    Plain boxed(guard()),
    Plain boxed_borrowing(vec![guard(), guard()]),
    Iter boxed_tried(guard()),
    Plain stacked(2),
    Sent sent(),
    Sent sent_in_operands(),
    Sent sent_through(),
    Sent boxed_sent(guard()),
}

#[generator]
fn locals(argument: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let a = guard();
    yield_!(a.touch());
    let _held = guard();
    yield_!(argument.touch());
    drop(a);
    yield_!(1);
}

#[generator]
fn scopes() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let _outer = guard();
    {
        let inner = guard();
        {
            let _innermost = guard();
            yield_!(inner.touch());
        }
        yield_!(inner.touch());
    }
    yield_!(1);
}

#[generator]
fn loops() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let mut kept = Vec::new();
    for n in 0..3 {
        let round = guard();
        if n == 1 {
            continue;
        }
        yield_!(round.touch());
        kept.push(round);
        yield_!(n);
    }
    while let Some(last) = kept.pop() {
        yield_!(last.touch());
    }
}

#[generator]
fn list(list: Vec<Guard>) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    for (n, item) in list.into_iter().enumerate() {
        yield_!(item.touch());
        if n == 1 {
            break;
        }
    }
    yield_!(9);
}

#[generator]
fn matches(pair: Option<(Guard, Guard)>) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    match pair {
        Some((one, _)) if one.touch() > 1 => yield_!(1),
        Some((one, other)) => {
            yield_!(one.touch());
            drop(one);
            yield_!(other.touch());
        }
        None => {}
    }
    match guard().into_itself() {
        again => yield_!(again.touch()),
    }
}

#[generator]
fn conditional(guarded: Guard, flag: bool) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let local = guard();
    if flag {
        drop(guarded);
    } else {
        drop(local);
    }
    yield_!(1);
    let _after = guard();
    yield_!(2);
}

#[generator]
fn moved_in_a_loop() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let mut maybe = Some(guard());
    for n in 0..3 {
        if let Some(taken) = maybe.take() {
            yield_!(taken.touch());
            if n == 0 {
                maybe = Some(taken);
            }
        }
        yield_!(n);
    }
}

#[generator]
fn given_again(mut value: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    for _ in 0..2 {
        let old = value;
        yield_!(old.touch());
        value = guard();
        yield_!(value.touch());
    }
    value = guard();
    yield_!(value.touch());
}

#[generator]
fn given_later() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let later;
    yield_!(0);
    if guard().touch() == 1 {
        later = guard();
        yield_!(later.touch());
    }
    yield_!(1);
}

#[generator]
fn parts(pair: (Guard, Guard)) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let one = pair.0;
    yield_!(one.touch());
    drop(one);
    yield_!(pair.1.touch());
}

struct Pair {
    one: Guard,
    other: Guard,
}

#[generator]
fn fields(pair: Pair) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    yield_!(pair.one.touch());
    let Pair { one, other } = pair;
    drop(one);
    yield_!(other.touch());
}

fn sum(one: Guard, other: Guard) -> u8 {
    one.touch() + other.touch()
}

#[generator]
fn operands() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let n = guard().into_number() + {
        yield_!(1);
        guard().touch()
    };
    let all = (
        guard(),
        {
            yield_!(n);
            guard()
        },
        {
            yield_!(n);
            guard()
        },
    );
    yield_!(all.2.touch());
}

#[generator]
fn arguments() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let n = sum(guard(), {
        yield_!(1);
        guard()
    });
    yield_!(n);
    let m = guard().into_itself().into_itself().touch() + guard().touch();
    yield_!(m);
}

#[generator]
fn literals() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let pair = Pair {
        other: guard(),
        one: {
            yield_!(1);
            guard()
        },
    };
    yield_!(pair.one.touch());
    let array = [guard(), {
        yield_!(2);
        guard()
    }];
    for item in array {
        yield_!(item.touch());
    }
    let list = vec![guard(), {
        yield_!(3);
        guard()
    }];
    drop(list);
    yield_!(4);
}

#[generator]
fn temporaries() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    match guard().touch() {
        0 => yield_!(0),
        n => {
            yield_!(n);
            yield_!(guard().touch());
        }
    }
    if let Some(n) = Some(guard()).as_ref().map(Guard::touch) {
        yield_!(n);
    }
    yield_!(guard().touch() + guard().touch());
}

#[generator]
fn extended() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let held = &guard();
    let n = held.touch();
    yield_!(n);
    let _ = guard();
    yield_!(n);
}

#[generator]
fn yielded(argument: Guard) -> impl Iterator<Item = Guard> + Generator<Yield = Guard> {
    yield_!(guard());
    yield_!(argument);
    let list = vec![guard(), guard()];
    for item in list {
        yield_!(item.into_itself());
    }
}

#[generator]
fn closures(captured: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let extra = guard();
    let touch = move || captured.touch() + extra.touch();
    yield_!(touch());
    yield_!(touch());
    let once = {
        let other = guard();
        move || other.into_number()
    };
    yield_!(1);
    yield_!(once());
}

#[generator]
fn cloned(original: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let clones = vec![original.clone(), original.clone()];
    yield_!(original.touch());
    let again = clones.clone();
    drop(clones);
    yield_!(again[1].touch());
}

#[generator]
fn let_else(list: Vec<Option<Guard>>) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    for item in list {
        let Some(item) = item else {
            let _other = guard();
            yield_!(0);
            continue;
        };
        yield_!(item.touch());
    }
}

#[generator]
fn labels() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let found = 'outer: loop {
        let _outer = guard();
        for n in 0..2 {
            let inner = guard();
            yield_!(inner.touch());
            if n == 1 {
                break 'outer inner.touch() + n;
            }
        }
    };
    yield_!(found);
}

#[generator]
fn shadowed(value: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let n = value.touch();
    let value = guard();
    yield_!(n + value.touch());
    let value = (value, guard());
    yield_!(value.1.touch());
}

fn checked(value: Guard, wanted: u8) -> Result<Guard, u8> {
    if value.touch() == wanted { Ok(value) } else { Err(0) }
}

#[generator]
fn questioned() -> impl Iterator<Item = u8> + Generator<Yield = u8, Return = Result<(), u8>> {
    let _held = guard();
    let value = checked(guard(), 1)?;
    yield_!(value.touch());
    let other = checked(value, 1)?;
    yield_!(1);
    checked(other, 2)?;
    Ok(())
}

#[generator(try)]
fn tried() -> impl Iterator<Item = Result<u8, u8>> {
    let held = guard();
    yield_!(checked(guard(), 1)?.touch());
    let _other = guard();
    checked(held, 2)?;
}

#[generator]
fn inner(argument: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8, Return = Guard> {
    let local = guard();
    yield_!(local.touch());
    yield_!(argument.touch());
    drop(argument);
    local
}

#[generator]
fn delegating(argument: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let _held = guard();
    let first = yield_from!(inner(argument));
    let second = yield_from!(inner(first));
    yield_!(second.touch());
}

#[generator]
fn iterating() -> impl Iterator<Item = Guard> + Generator<Yield = Guard> {
    yield_from!(vec![guard(), guard()]);
    yield_from!([guard()].into_iter().map(Guard::into_itself));
}

#[generator]
fn nested() -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    #[generator]
    fn within(argument: Guard) -> impl Iterator<Item = Guard> {
        yield_!(guard());
        yield_!(argument);
    }

    let mut waiting = within(guard());
    for item in within(guard()) {
        yield_!(item.touch());
        if let Some(other) = waiting.next() {
            yield_!(other.touch());
        }
    }
}

#[generator]
fn unused(_: Guard, (_one, _): (Guard, Guard), _last: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    yield_!(1);
    let _ = guard();
    yield_!(2);
}

#[generator]
fn formatted(argument: Guard) -> impl Iterator<Item = String> + Generator<Yield = String> {
    let text = format!("{} {}", argument.touch(), guard().touch());
    yield_!(text);
    assert!(guard().touch() > 0, "{}", guard().touch());
    yield_!(format!("{:?}", argument.into_number()));
}

#[generator]
fn returned() -> impl Iterator<Item = u8> + Generator<Yield = u8, Return = Guard> {
    let value = guard();
    let other = guard();
    yield_!(value.touch());
    drop(other);
    if value.touch() == 1 {
        return value;
    }
    guard()
}

#[generator(boxed)]
fn boxed(argument: Guard) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let local = guard();
    for _ in 0..2 {
        let _round = guard();
        yield_!(local.touch());
    }
    drop(local);
    yield_!(argument.touch());
}

#[generator(boxed)]
fn boxed_borrowing(list: Vec<Guard>) -> impl Iterator<Item = u8> + Generator<Yield = u8> {
    let held = guard();
    for item in &list {
        yield_!(item.touch() + held.touch());
    }
}

#[generator(try, boxed)]
fn boxed_tried(argument: Guard) -> impl Iterator<Item = Result<u8, u8>> {
    let _held = guard();
    let value = checked(argument, 1)?;
    yield_!(value.touch());
    checked(value, 2)?;
}

#[generator]
fn stacked(depth: u8) -> BoxGenerator<'static, u8> {
    let held = guard();
    yield_!(held.touch());
    if depth > 0 {
        yield_from!(stacked(depth - 1));
        yield_from!(locals(guard()));
    }
    yield_!(held.touch());
}

#[generator]
fn sent() -> impl Generator<Guard, Yield = u8, Return = ()> {
    let first = yield_!(1);
    yield_!(first.touch());
    let mut list = vec![first];
    for n in 0..2 {
        list.push(yield_!(n));
    }
    let _ = yield_!(list[1].touch());
}

#[generator]
fn sent_in_operands() -> impl Generator<Guard, Yield = u8, Return = (Guard, Guard)> {
    let pair = (yield_!(1), yield_!(2));
    drop(pair.0);
    yield_!(pair.1.touch());
    drop(pair.1);
    (yield_!(3), yield_!(4))
}

#[generator]
fn sent_through() -> impl Generator<Guard, Yield = u8, Return = ()> {
    let _held = guard();
    let pair = yield_from!(sent_in_operands());
    yield_!(pair.0.touch());
    yield_from!(sent());
}

#[generator(boxed)]
fn boxed_sent(argument: Guard) -> impl Generator<Guard, Yield = u8, Return = Guard> {
    let mut last = argument;
    for _ in 0..2 {
        last = yield_!(last.touch());
    }
    yield_from!(sent());
    last
}
