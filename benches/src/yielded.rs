//! What a resume brought, in the words of each rival: all that counts here is the yielded value.

/// diapause's.
#[inline]
pub(crate) fn diapause<T>(state: diapause::CoroutineState<T, ()>) -> Option<T> {
    match state {
        diapause::CoroutineState::Yielded(value) => Some(value),
        diapause::CoroutineState::Complete(()) => None,
    }
}

/// genawaiter's.
#[inline]
pub(crate) fn genawaiter<T>(state: genawaiter::GeneratorState<T, ()>) -> Option<T> {
    match state {
        genawaiter::GeneratorState::Yielded(value) => Some(value),
        genawaiter::GeneratorState::Complete(()) => None,
    }
}

/// next-gen's.
#[inline]
pub(crate) fn next_gen<T>(state: next_gen::generator::GeneratorState<T, ()>) -> Option<T> {
    match state {
        next_gen::generator::GeneratorState::Yielded(value) => Some(value),
        next_gen::generator::GeneratorState::Returned(()) => None,
    }
}

/// fauxgen's.
#[inline]
pub(crate) fn fauxgen<T>(state: fauxgen::GeneratorState<T, ()>) -> Option<T> {
    match state {
        fauxgen::GeneratorState::Yielded(value) => Some(value),
        fauxgen::GeneratorState::Complete(()) => None,
    }
}

/// rustc's.
#[cfg(nightly)]
#[inline]
pub(crate) fn nightly<T>(state: std::ops::CoroutineState<T, ()>) -> Option<T> {
    match state {
        std::ops::CoroutineState::Yielded(value) => Some(value),
        std::ops::CoroutineState::Complete(()) => None,
    }
}
