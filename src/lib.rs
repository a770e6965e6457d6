#![doc = include_str!("../README.md")]
#![no_std]
#![forbid(unsafe_code)]

/// # Examples
///
/// ```
/// use genfn::{BoxGenerator, generator};
///
/// #[generator]
/// fn countdown(n: u32) -> BoxGenerator<'static, u32> {
///     yield_!(n);
///     if n > 0 {
///         yield_from!(countdown(n - 1));
///     }
/// }
///
/// assert_eq!(countdown(100_000).count(), 100_001);
/// ```
#[cfg(feature = "alloc")]
pub use genfn_core::BoxGenerator;
#[cfg(feature = "alloc")]
pub use genfn_core::BoxedMachine;
#[cfg(any(feature = "alloc", feature = "stream"))]
pub use genfn_core::Frame;
#[cfg(feature = "stream")]
pub use genfn_core::Stream;
#[doc(hidden)]
pub use genfn_core::private as __private;
pub use genfn_core::{Generator, GeneratorState, Hinted, Iter, Machine, SendError, Status};
/// # Examples
///
/// ```
/// use std::future::{Future, ready};
///
/// #[genfn::coroutine]
/// fn sum(numbers: &[u32]) -> impl Future<Output = u32> {
///     let mut sum = 0;
///     for n in numbers {
///         sum += yield_from!(ready(*n));
///         yield_!(); // The other tasks have a turn.
///     }
///     sum
/// }
///
/// assert_eq!(smol::block_on(sum(&[1, 2, 3])), 6);
/// ```
///
/// It returns `impl Future<Output = T>` or `Pin<Box<dyn Future<Output = T>>>`, each with whatever other bounds hold, and
/// runs on any executor. The operand of `yield_from!` is anything that implements `IntoFuture`; to yield a value, or to
/// `.await`, is an error.
///
/// # Panics
///
/// The future panics if it is polled after its end, as that of an `async fn` does.
pub use genfn_macros::coroutine;
/// # Examples
///
/// ```
/// use genfn::generator;
///
/// #[generator]
/// fn pairs(words: &[&str]) -> impl Iterator<Item = String> + Clone {
///     for (n, a) in words.iter().enumerate() {
///         for b in &words[n + 1..] {
///             yield_!(format!("{a}-{b}"));
///         }
///     }
/// }
///
/// let pairs = pairs(&["a", "b", "c"]);
/// assert_eq!(pairs.clone().count(), 3);
/// assert_eq!(pairs.last().as_deref(), Some("b-c"));
/// ```
///
/// | returns | yields | takes | ends with |
/// |---|---|---|---|
/// | `impl Iterator<Item = Y>`, `Box<dyn Iterator<Item = Y>>` | `Y` | nothing | `()` |
/// | `impl Generator<S, Yield = Y, Return = R>`, `Box<dyn Generator<..>>` | `Y` | `S`, by default `()` | `R`, by default `()` |
/// | `BoxGenerator<'a, Y, S, R>` | `Y` | `S`, by default `()` | `R`, by default `()` |
///
/// Each of these takes whatever other bounds hold: `+ Clone` holds if it does for the locals that are alive at a
/// `yield_!`, and so do `+ Send`, `+ Sync` and `+ UnwindSafe`. It is always `Unpin`.
///
/// | argument | what it does |
/// |---|---|
/// | `try` | The items are results: `yield_!` gives the value of an `Ok`, and a failing `?` yields its error once and ends. |
/// | `boxed` | The body may hold borrows of its own locals while it is suspended, in one heap allocation. |
/// | `size_hint = expr` | What [`Iterator::size_hint`] answers: see below. |
/// | `crate = path` | Where the crate `genfn` is found, for those who re-export it. |
///
/// A generator knows that nothing comes after its end, and how many values are still to come where no loop decides. For
/// the rest there is `size_hint`: an expression of type `(usize, Option<usize>)` over the arguments, which is evaluated
/// when the generator is made. The answer is that promise, less the values that have been yielded since, and
/// `(0, Some(0))` after the end. It takes as much space as such a pair; without the argument nothing is stored. A generator
/// that promises is an [`ExactSizeIterator`], too.
///
/// ```
/// #[genfn::generator(size_hint = (n, Some(n)))]
/// fn squares(n: usize) -> impl Iterator<Item = usize> {
///     for n in 0..n {
///         yield_!(n * n);
///     }
/// }
///
/// let mut squares = squares(3);
/// assert_eq!(squares.size_hint(), (3, Some(3)));
/// squares.next();
/// assert_eq!(squares.size_hint(), (2, Some(2)));
/// ```
///
/// A boxed generator can't be cloned, since its clone would borrow from the original:
///
/// ```compile_fail,E0277
/// #[genfn::generator(boxed)]
/// fn numbers() -> impl Iterator<Item = u8> + Clone {
///     yield_!(1);
/// }
/// ```
///
/// # Panics
///
/// A generator whose body has panicked is poisoned, and panics if it is resumed.
pub use genfn_macros::generator;
/// # Examples
///
/// ```
/// use genfn::{Stream, stream};
/// use smol::stream::StreamExt;
/// use std::future::ready;
///
/// #[stream]
/// fn doubled(numbers: &[u32]) -> impl Stream<Item = u32> {
///     for n in numbers {
///         yield_!(ready(*n).await * 2);
///     }
/// }
///
/// assert_eq!(smol::block_on(doubled(&[1, 2]).collect::<Vec<_>>()), [2, 4]);
/// ```
///
/// It returns `impl Stream<Item = T>` or `Pin<Box<dyn Stream<Item = T>>>`, each with whatever other bounds hold, and is
/// polled by any executor. After its end it yields `None` forever. It allocates nothing, and has to be pinned to be
/// polled; with the argument `boxed` it is `Unpin`, in one allocation. With `try` the items are results, each
/// `yield_!` gives the value of an `Ok`, and the first `?` that fails yields its error and ends the stream.
///
/// # Panics
///
/// The stream panics if it is polled after its body has panicked.
#[cfg(feature = "stream")]
pub use genfn_macros::stream;
pub use genfn_macros::{yield_, yield_from};
