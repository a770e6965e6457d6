//! The `?` operator inside of a step, whose closure returns a state and not the user's type.
//!
//! The standard library's `Try` is unstable, but the set of its implementors is closed: these are all of them.

use core::convert::Infallible;
use core::ops::ControlFlow;
use core::task::Poll;

/// A type to which `?` can be applied: `core::ops::Try`, as far as emitted code needs it.
#[diagnostic::on_unimplemented(
    message = "the `?` operator can only be applied to values that implement `Try`",
    label = "the `?` operator cannot be applied to type `{Self}`"
)]
pub trait Try {
    /// The value of `x?`.
    type Output;
    /// What `x?` returns early with.
    type Residual;

    /// Decides between the two.
    fn branch(self) -> ControlFlow<Self::Residual, Self::Output>;
}

/// What a generator returns, where a macro of its body may return it from a closure that is called on the spot.
pub trait Early {
    /// What the closure returns: the same, with another value.
    type Or<V>;

    /// The closure has come to its end.
    fn go_on<V>(value: V) -> Self::Or<V>;
}

impl<T> Early for Option<T> {
    type Or<V> = Option<V>;

    #[inline]
    fn go_on<V>(value: V) -> Option<V> {
        Some(value)
    }
}

impl<T, E> Early for Result<T, E> {
    type Or<V> = Result<V, E>;

    #[inline]
    fn go_on<V>(value: V) -> Result<V, E> {
        Ok(value)
    }
}

/// A return type that `?` can leave early with: `core::ops::FromResidual`.
#[diagnostic::on_unimplemented(
    message = "the `?` operator can't be used in a generator that returns `{Self}`",
    label = "cannot convert `{R}` into the generator's return value",
    note = "declare the return value with `impl Generator<Yield = .., Return = Result<..>>`, or yield the error once with `#[generator(try)]`"
)]
pub trait FromResidual<R> {
    /// Converts what `x?` leaves with.
    fn from_residual(residual: R) -> Self;
}

/// What a body can yield that ends with its first error.
#[diagnostic::on_unimplemented(
    message = "the argument `try` needs a generator of results, and this one yields `{Self}`",
    label = "not a `Result`"
)]
pub trait Fallible {
    /// What each `yield_!` hands out.
    type Value;
    /// What it fails with.
    type Error;

    /// Makes what is handed out.
    fn from_value(value: Self::Value) -> Self;

    /// Makes what comes last.
    fn from_error(error: Self::Error) -> Self;
}

impl<T, E> Fallible for Result<T, E> {
    type Value = T;
    type Error = E;

    #[inline]
    fn from_value(value: T) -> Self {
        Ok(value)
    }

    #[inline]
    fn from_error(error: E) -> Self {
        Err(error)
    }
}

impl<T> Try for Option<T> {
    type Output = T;
    type Residual = Option<Infallible>;

    #[inline]
    fn branch(self) -> ControlFlow<Self::Residual, T> {
        match self {
            Some(value) => ControlFlow::Continue(value),
            None => ControlFlow::Break(None),
        }
    }
}

impl<T> FromResidual<Option<Infallible>> for Option<T> {
    #[inline]
    fn from_residual(_: Option<Infallible>) -> Self {
        None
    }
}

impl<T, E> Try for Result<T, E> {
    type Output = T;
    type Residual = Result<Infallible, E>;

    #[inline]
    fn branch(self) -> ControlFlow<Self::Residual, T> {
        match self {
            Ok(value) => ControlFlow::Continue(value),
            Err(error) => ControlFlow::Break(Err(error)),
        }
    }
}

impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Result<T, F> {
    #[inline]
    #[track_caller]
    fn from_residual(residual: Result<Infallible, E>) -> Self {
        let Err(error) = residual;
        Err(F::from(error))
    }
}

impl<B, C> Try for ControlFlow<B, C> {
    type Output = C;
    type Residual = ControlFlow<B, Infallible>;

    #[inline]
    fn branch(self) -> ControlFlow<Self::Residual, C> {
        match self {
            Self::Continue(value) => ControlFlow::Continue(value),
            Self::Break(value) => ControlFlow::Break(ControlFlow::Break(value)),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<B, C> FromResidual<ControlFlow<B, Infallible>> for ControlFlow<B, C> {
    #[inline]
    fn from_residual(residual: ControlFlow<B, Infallible>) -> Self {
        let ControlFlow::Break(value) = residual;
        ControlFlow::Break(value)
    }
}

impl<T, E> Try for Poll<Result<T, E>> {
    type Output = Poll<T>;
    type Residual = Result<Infallible, E>;

    #[inline]
    fn branch(self) -> ControlFlow<Self::Residual, Poll<T>> {
        match self {
            Poll::Ready(Ok(value)) => ControlFlow::Continue(Poll::Ready(value)),
            Poll::Ready(Err(error)) => ControlFlow::Break(Err(error)),
            Poll::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Poll<Result<T, F>> {
    #[inline]
    #[track_caller]
    fn from_residual(residual: Result<Infallible, E>) -> Self {
        let Err(error) = residual;
        Poll::Ready(Err(F::from(error)))
    }
}

impl<T, E> Try for Poll<Option<Result<T, E>>> {
    type Output = Poll<Option<T>>;
    type Residual = Result<Infallible, E>;

    #[inline]
    fn branch(self) -> ControlFlow<Self::Residual, Poll<Option<T>>> {
        match self {
            Poll::Ready(Some(Ok(value))) => ControlFlow::Continue(Poll::Ready(Some(value))),
            Poll::Ready(Some(Err(error))) => ControlFlow::Break(Err(error)),
            Poll::Ready(None) => ControlFlow::Continue(Poll::Ready(None)),
            Poll::Pending => ControlFlow::Continue(Poll::Pending),
        }
    }
}

#[diagnostic::do_not_recommend]
impl<T, E, F: From<E>> FromResidual<Result<Infallible, E>> for Poll<Option<Result<T, F>>> {
    #[inline]
    #[track_caller]
    fn from_residual(residual: Result<Infallible, E>) -> Self {
        let Err(error) = residual;
        Poll::Ready(Some(Err(F::from(error))))
    }
}
