//! `yield_!` is an expression, and its value is what the caller sends.
//!
//! ```text
//! cargo run --example hello_world
//! ```

use genfn::{Generator, generator};

/// Yields "Hello", and then whatever it is sent.
#[generator]
fn hello_world() -> impl Generator<&'static str, Yield = &'static str> {
    let sent = yield_!("Hello");
    yield_!(sent);
}

fn main() {
    let mut coroutine = hello_world();
    println!("{:?}", coroutine.status());

    // No `yield_!` waits for a value yet. What is sent too early is not lost: it comes back in the error.
    if let Err(error) = coroutine.try_send("World") {
        println!("{:?} came back: {error}", error.into_inner());
    }

    println!("{:?}", coroutine.start());
    println!("{:?}", coroutine.send("World"));
    println!("{:?}", coroutine.send("anything"));
    println!("{:?}", coroutine.status());
}

#[cfg(test)]
mod tests {
    use super::*;
    use genfn::GeneratorState::{Complete, Yielded};
    use genfn::Status;

    #[test]
    fn says_hello_and_then_what_it_is_sent() {
        let mut coroutine = hello_world();
        assert_eq!(coroutine.start(), Yielded("Hello"));
        assert_eq!(coroutine.send("World"), Yielded("World"));
        assert_eq!(coroutine.send("anything"), Complete(()));
    }

    #[test]
    fn gives_back_what_it_cannot_take() {
        let error = hello_world().try_send("World").unwrap_err();
        assert_eq!((error.status(), error.into_inner()), (Status::Unstarted, "World"));
    }
}
