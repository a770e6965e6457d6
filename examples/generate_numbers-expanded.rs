//! What `#[generator]` makes of the function in `generate_numbers.rs`, trimmed by hand so that it can be read.
//!
//! ```text
//! cargo run --release --example generate_numbers-expanded -- [COUNT]
//! ```
//!
//! A function that can be paused is a state, and a step that takes it to the next one. Each state holds the locals that
//! are alive in it. The macro does not know their types: each is a type parameter, and rustc infers it from the step.
//! It is all safe code, and an ordinary value. Left out is the copy of the body that only rustc's lints see.
//!
//! The loop is resumed in place: its state stays where it is, and a step borrows the locals from it. So a `yield_!` in a
//! loop moves nothing, however large its locals are.

use genfn::GeneratorState::{self, Complete, Yielded};
use std::hint::black_box;
use std::num::ParseIntError;
use std::time::Instant;
use std::{env, fs, mem};

const TEN_MILLION: u32 = 10_000_000;

/// Where the function stands, with the locals that it needs to go on.
enum State<Count, N> {
    /// Nothing has run yet: there are the arguments.
    Start { count: Count },
    /// In the loop, with the locals that are declared outside of it.
    Loop { inner: Inner, n: N, count: Count },
    /// At the end of the body.
    Complete,
    /// Within a step, when it takes a state apart. A panic leaves it so, too.
    Poisoned,
}

/// Where in the loop, with the locals that are declared in it: here are none.
enum Inner {
    /// At the condition, where it does not stay.
    Head,
    /// Suspended at the `yield_!`. If nothing were left to do behind it, it would wait at the head.
    Yield,
}

/// Yields the numbers from zero up to, but without, `count`.
fn generate_numbers(count: u32) -> impl Iterator<Item = u32> {
    machine(State::Start { count }, |state| {
        loop {
            match state {
                State::Start { .. } => {
                    let State::Start { count } = mem::replace(state, State::Poisoned) else { unreachable!() };
                    let n = 0;
                    *state = State::Loop { inner: Inner::Head, n, count };
                }
                State::Loop { inner, n, count } if matches!(inner, Inner::Head) => {
                    if *n < *count {
                        let value = *n;
                        *inner = Inner::Yield;
                        return Yielded(value);
                    }
                    // Nothing stands behind the loop, so that what its state holds is dropped where it is.
                    *state = State::Poisoned;
                    return Complete(());
                }
                State::Loop { inner, n, count } if matches!(inner, Inner::Yield) => {
                    *n += 1;
                    // The loop from its head again: so there is one step for each number.
                    if *n < *count {
                        let value = *n;
                        *inner = Inner::Yield;
                        return Yielded(value);
                    }
                    *state = State::Poisoned;
                    return Complete(());
                }
                _ => unreachable!("the machine takes no step from here"),
            }
        }
    })
}

/// What callers get, opaque to them: the state and the step. One such type, in genfn, serves all generators.
struct Machine<S, F> {
    state: S,
    step: F,
}

/// Creates a machine. It is from the bound here that rustc knows what the step takes.
const fn machine<Count, N, F>(state: State<Count, N>, step: F) -> Machine<State<Count, N>, F>
where
    F: Fn(&mut State<Count, N>) -> GeneratorState<u32, ()>,
{
    Machine { state, step }
}

impl<Count, N, F> Iterator for Machine<State<Count, N>, F>
where
    F: Fn(&mut State<Count, N>) -> GeneratorState<u32, ()>,
{
    type Item = u32;

    fn next(&mut self) -> Option<u32> {
        match self.state {
            State::Complete => return None,
            State::Poisoned => panic!("the generator has panicked: it is poisoned and can't be resumed"),
            State::Start { .. } | State::Loop { .. } => {}
        }
        let running = Running { state: &mut self.state };
        let outcome = (self.step)(running.state);
        if outcome.is_complete() {
            *running.state = State::Complete;
        }
        mem::forget(running);
        outcome.yielded()
    }
}

/// A state while a step runs. It is dropped only by a panic, which leaves the state poisoned.
struct Running<'a, Count, N> {
    state: &'a mut State<Count, N>,
}

impl<Count, N> Drop for Running<'_, Count, N> {
    fn drop(&mut self) {
        *self.state = State::Poisoned;
    }
}

fn main() -> Result<(), ParseIntError> {
    let count = env::args().nth(1).map_or(Ok(TEN_MILLION), |arg| arg.replace('_', "").parse())?;
    let numbers = generate_numbers(count);
    println!("a generator of {} bytes is to yield {count} numbers", size_of_val(&numbers));

    let (before, begin) = (memory(), Instant::now());
    let mut sum = 0;
    for n in numbers {
        // The optimizer must not see that there is a formula for the sum.
        sum += u64::from(black_box(n));
    }
    println!("they sum up to {sum}, in {:.1?}", begin.elapsed());

    match before.zip(memory()) {
        Some((before, after)) => println!("memory before: {before}\nmemory after:  {after}"),
        None => println!("this system does not say how much memory that took"),
    }
    println!("a vector of them would take {} KiB", size_of::<u32>() * count as usize / 1024);
    Ok(())
}

/// Returns what this process takes of the memory, now and at most, where Linux says so.
fn memory() -> Option<String> {
    let status = fs::read_to_string("/proc/self/status").ok()?;
    let field = |name| status.lines().find_map(|line| line.strip_prefix(name)).map(str::trim);
    Some(format!("{}, at most {}", field("VmRSS:")?, field("VmHWM:")?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_from_zero() {
        assert_eq!(generate_numbers(4).collect::<Vec<_>>(), [0, 1, 2, 3]);
        assert_eq!(generate_numbers(0).next(), None);
    }

    #[test]
    fn none_follows_none() {
        let mut numbers = generate_numbers(1);
        assert_eq!((numbers.next(), numbers.next(), numbers.next()), (Some(0), None, None));
    }

    #[test]
    fn yields_all_of_them() {
        assert_eq!(generate_numbers(TEN_MILLION).count(), 10_000_000);
    }

    #[test]
    fn is_as_small_as_what_it_holds() {
        assert!(size_of_val(&generate_numbers(TEN_MILLION)) <= 4 * size_of::<u32>());
    }
}
