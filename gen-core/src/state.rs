//! What a resume brings, and where a generator stands.

/// What a generator did when it was last resumed.
///
/// After `core::ops::CoroutineState` ([RFC 2033]), with Python's word for the end of a generator's life.
///
/// # Examples
///
/// ```
/// use genfn_core::GeneratorState::{self, Complete, Yielded};
///
/// let step: GeneratorState<u8, &str> = Yielded(1);
/// assert!(step.is_yielded());
/// assert_eq!(step.yielded(), Some(1));
/// assert_eq!(Complete::<u8, _>("end").complete(), Some("end"));
/// ```
///
/// [RFC 2033]: https://rust-lang.github.io/rfcs/2033-experimental-coroutines.html
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
// Its tag is a byte of its own: in a niche of what is yielded, the optimiser would not follow it from a step to who looks at it.
#[repr(u8)]
pub enum GeneratorState<Y, R> {
    /// It is suspended at a `yield_!`, with this value.
    Yielded(Y),
    /// It has ended, with this value.
    Complete(R),
}

impl<Y, R> GeneratorState<Y, R> {
    /// Returns whether the generator is suspended.
    ///
    /// ```
    /// # use genfn_core::GeneratorState::{self, Complete, Yielded};
    /// assert!(GeneratorState::<u8, ()>::Yielded(1).is_yielded());
    /// assert!(!GeneratorState::<u8, ()>::Complete(()).is_yielded());
    /// ```
    pub const fn is_yielded(&self) -> bool {
        matches!(self, Self::Yielded(_))
    }

    /// Returns whether the generator has ended.
    ///
    /// ```
    /// # use genfn_core::GeneratorState;
    /// assert!(GeneratorState::<u8, ()>::Complete(()).is_complete());
    /// ```
    pub const fn is_complete(&self) -> bool {
        matches!(self, Self::Complete(_))
    }

    /// Converts into the yielded value, dropping a returned one.
    ///
    /// ```
    /// # use genfn_core::GeneratorState;
    /// assert_eq!(GeneratorState::<u8, ()>::Yielded(1).yielded(), Some(1));
    /// assert_eq!(GeneratorState::<u8, ()>::Complete(()).yielded(), None);
    /// ```
    pub fn yielded(self) -> Option<Y> {
        match self {
            Self::Yielded(value) => Some(value),
            Self::Complete(_) => None,
        }
    }

    /// Converts into the returned value, dropping a yielded one.
    ///
    /// ```
    /// # use genfn_core::GeneratorState;
    /// assert_eq!(GeneratorState::<u8, &str>::Complete("end").complete(), Some("end"));
    /// assert_eq!(GeneratorState::<u8, &str>::Yielded(1).complete(), None);
    /// ```
    pub fn complete(self) -> Option<R> {
        match self {
            Self::Yielded(_) => None,
            Self::Complete(value) => Some(value),
        }
    }

    /// Converts from `&GeneratorState<Y, R>` to a state of references.
    ///
    /// ```
    /// # use genfn_core::GeneratorState::{self, Yielded};
    /// let step: GeneratorState<String, ()> = Yielded("a".to_string());
    /// assert_eq!(step.as_ref().yielded().map(String::len), Some(1));
    /// assert!(step.is_yielded());
    /// ```
    pub const fn as_ref(&self) -> GeneratorState<&Y, &R> {
        match self {
            Self::Yielded(value) => GeneratorState::Yielded(value),
            Self::Complete(value) => GeneratorState::Complete(value),
        }
    }

    /// Applies `f` to a yielded value, and leaves a returned one as it is.
    ///
    /// ```
    /// # use genfn_core::GeneratorState::{self, Yielded};
    /// assert_eq!(GeneratorState::<u8, ()>::Yielded(1).map(|n| n + 1), Yielded(2));
    /// ```
    pub fn map<U>(self, f: impl FnOnce(Y) -> U) -> GeneratorState<U, R> {
        match self {
            Self::Yielded(value) => GeneratorState::Yielded(f(value)),
            Self::Complete(value) => GeneratorState::Complete(value),
        }
    }

    /// Applies `f` to a returned value, and leaves a yielded one as it is.
    ///
    /// ```
    /// # use genfn_core::GeneratorState::{self, Complete};
    /// assert_eq!(GeneratorState::<u8, u8>::Complete(1).map_complete(|n| n + 1), Complete(2));
    /// ```
    pub fn map_complete<U>(self, f: impl FnOnce(R) -> U) -> GeneratorState<Y, U> {
        match self {
            Self::Yielded(value) => GeneratorState::Yielded(value),
            Self::Complete(value) => GeneratorState::Complete(f(value)),
        }
    }
}

/// Where a generator stands, as [`Generator::status`](crate::Generator::status) tells it.
///
/// After Python's `inspect.getgeneratorstate`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Status {
    /// Nothing of its body has run: `start` runs it to the first `yield_!`.
    Unstarted,
    /// It waits at a `yield_!`: `send` resumes it.
    Suspended,
    /// Its body has returned.
    Complete,
    /// Its body has panicked; what it held is dropped.
    Poisoned,
}

#[cfg(test)]
mod tests {
    use super::GeneratorState::{self, Complete, Yielded};
    use std::string::String;

    type Step = GeneratorState<u8, &'static str>;

    const STEPS: [Step; 2] = [Yielded(1), Complete("end")];

    #[test]
    fn a_state_is_one_of_two() {
        assert_eq!(STEPS.map(|step| (step.is_yielded(), step.is_complete())), [(true, false), (false, true)]);
        assert_eq!(STEPS.map(Step::yielded), [Some(1), None]);
        assert_eq!(STEPS.map(Step::complete), [None, Some("end")]);
    }

    #[test]
    fn each_side_is_mapped_by_itself() {
        assert_eq!(STEPS.map(|step| step.map(|n| n + 1)), [Yielded(2), Complete("end")]);
        assert_eq!(STEPS.map(|step| step.map_complete(str::len)), [Yielded(1), Complete(3)]);
    }

    #[test]
    fn a_borrowed_state_leaves_the_value_where_it_is() {
        let steps: [GeneratorState<String, String>; 2] = [Yielded("a".into()), Complete("bc".into())];
        assert_eq!(steps.each_ref().map(|step| step.as_ref().yielded().map(String::len)), [Some(1), None]);
        assert_eq!(steps.each_ref().map(|step| step.as_ref().complete().map(String::len)), [None, Some(2)]);
    }
}
