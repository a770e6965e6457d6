//! What emitted code refers to if a function delegates to itself: the same names, of which some mean other things.

pub use super::*;
pub use Turn as Outcome;
pub use Turn::{Called, Complete, Idle, Last, Yielded};

use crate::Recursion;

/// What a step did. The states are those of the machine itself.
#[repr(u8)]
pub enum Turn<Y, St> {
    /// It suspended.
    Yielded(Y),
    /// It came to the end.
    Complete(()),
    /// It did nothing: the generator had ended, or panicked.
    Idle,
    /// It waits until a call has ended that begins in this state.
    Called(St),
    /// There is nothing left for it to do, nor to drop, but a call that begins in this state.
    Last(St),
}

/// Creates the machine of a generator that delegates to itself.
///
/// The bound on `step` is what tells rustc the closure's signature.
pub fn machine<S, Y, R, St, W, F>(unstarted: Unstarted<St, W>, step: F) -> Recursion<St, F>
where
    St: State,
    F: Fn(&mut St, Sent<()>) -> Turn<Y, St>,
{
    Recursion::new(unstarted.state, step)
}
