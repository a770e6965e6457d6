//! The questions about a type: for each, a method of several traits, of which rustc finds the one whose bounds hold.

use super::memory::{CopiedItems, Copies, Frees, Items, Owned};
use super::{Forget, Keep, Probe};
use crate::private::rung::rung;
use core::pin::Pin;

/// What is asked about boxes. Without an allocator there are none, and the questions pass these rungs by.
mod boxed {
    #[cfg(feature = "alloc")]
    use super::{Forget, Probe, rung};
    #[cfg(feature = "alloc")]
    use alloc::boxed::Box;

    macro_rules! boxed {
        ($trait:ident::$method:ident, [$($generics:tt)*] $target:ty) => {
            #[cfg(feature = "alloc")]
            rung!($trait::$method, [$($generics)*] &&&Probe<Box<$target>> => Forget);
            #[cfg(not(feature = "alloc"))]
            #[doc = "Answers nothing: there are no boxes."]
            pub trait $trait {}
        };
    }

    boxed!(TargetBox::genfn_tag_target, [T: ?Sized] T);
}
pub use boxed::TargetBox;

/// Unique references, as they are and as they are wrapped: neither of these is `Copy`, nor has a destructor.
pub trait Unique {}

impl<T: ?Sized> Unique for &mut T {}

impl<T: ?Sized> Unique for Pin<&mut T> {}

impl<T: ?Sized> Unique for Option<&mut T> {}

// What iterators over unique references give.
impl<A: Copy, T: ?Sized> Unique for (A, &mut T) {}

impl<A: Copy, B: Copy, T: ?Sized> Unique for (A, (B, &mut T)) {}

/// Two unique references.
pub trait UniquePair {}

impl<T: ?Sized, U: ?Sized> UniquePair for (&mut T, &mut U) {}

impl<A: Copy, T: ?Sized, U: ?Sized> UniquePair for (A, (&mut T, &mut U)) {}

// Has it a destructor that has to wait?
rung!(HeldCopy::genfn_tag_held, [T: Copy] &&&&&&&&&Probe<T> => Forget);
rung!(HeldUnique::genfn_tag_held, [T: Unique] &&&&&&&&Probe<T> => Forget);
rung!(HeldPair::genfn_tag_held, [T: UniquePair] &&&&&&&Probe<T> => Forget);
rung!(HeldOwned::genfn_tag_held, [T: Owned] &&&&&&Probe<T> => Keep);
rung!(HeldFrees::genfn_tag_held, [T: Frees] &&&&&Probe<T> => Forget);
rung!(HeldCopies::genfn_tag_held, [T: Copies] &&&&Probe<T> => Forget);
#[allow(drop_bounds)] // The question is whether the type itself implements `Drop`.
mod held {
    use super::{Keep, Probe, rung};
    rung!(HeldDrop::genfn_tag_held, [T: Drop] &&&Probe<T> => Keep);
    rung!(UnknownDrop::genfn_tag_unknown, [T: Drop] &&&Probe<T> => Keep);
}
pub use held::{HeldDrop, UnknownDrop};
rung!(HeldItems::genfn_tag_held, [T: Items] &&Probe<T> => Forget);
rung!(HeldCopiedItems::genfn_tag_held, [T: CopiedItems] &Probe<T> => Forget);
rung!(HeldAny::genfn_tag_held, [T] Probe<T> => Keep);

// Has it a destructor?
rung!(KeepCopy::genfn_tag, [T: Copy] &&&&&Probe<T> => Forget);
rung!(KeepUnique::genfn_tag, [T: Unique] &&&&Probe<T> => Forget);
rung!(KeepPair::genfn_tag, [T: UniquePair] &&&Probe<T> => Forget);
rung!(KeepAny::genfn_tag, [T] Probe<T> => Keep);

// Has it a destructor of its own? The parts of what borrows another local, or is consumed by most methods, do not count.
// But the guards of cells are nothing but a part that has one.
#[allow(drop_bounds)] // The question is whether the type itself implements `Drop`.
mod own {
    use super::{Copies, Forget, Frees, Keep, Probe, rung};
    use core::cell::{Ref, RefMut};
    rung!(OwnDrop::genfn_tag_own, [T: Drop] &Probe<T> => Keep);
    rung!(OwnRef::genfn_tag_own, [T: ?Sized] &Probe<Ref<'_, T>> => Keep);
    rung!(OwnRefMut::genfn_tag_own, [T: ?Sized] &Probe<RefMut<'_, T>> => Keep);
    rung!(OwnAny::genfn_tag_own, [T] Probe<T> => Forget);

    // The same, or has a part one? What seems to borrow another local may have been made of it. One that only frees memory
    // need not wait.
    rung!(BorrowerFrees::genfn_tag_borrower, [T: Frees] &&&&&Probe<T> => Forget);
    rung!(BorrowerCopies::genfn_tag_borrower, [T: Copies] &&&&Probe<T> => Forget);
    rung!(BorrowerDrop::genfn_tag_borrower, [T: Drop] &&&Probe<T> => Keep);
    rung!(BorrowerRef::genfn_tag_borrower, [T: ?Sized] &&&Probe<Ref<'_, T>> => Keep);
    rung!(BorrowerRefMut::genfn_tag_borrower, [T: ?Sized] &&&Probe<RefMut<'_, T>> => Keep);
    rung!(BorrowerOption::genfn_tag_borrower, [T: Drop] &&Probe<Option<T>> => Keep);
    rung!(BorrowerResult::genfn_tag_borrower, [T: Drop, E] &&Probe<Result<T, E>> => Keep);
    rung!(BorrowerFirst::genfn_tag_borrower, [T: Drop, U] &&Probe<(T, U)> => Keep);
    rung!(BorrowerSecond::genfn_tag_borrower, [T, U: Drop] &Probe<(T, U)> => Keep);
    rung!(BorrowerAny::genfn_tag_borrower, [T] Probe<T> => Forget);

    // The same, but it may have been consumed by a method of iterators.
    rung!(PassedFrees::genfn_tag_passed, [T: Frees] &&&&Probe<T> => Forget);
    rung!(PassedCopies::genfn_tag_passed, [T: Copies] &&&Probe<T> => Forget);
    rung!(PassedIterator::genfn_tag_passed, [T: Iterator] &&Probe<T> => Forget);
    rung!(PassedDrop::genfn_tag_passed, [T: Drop] &Probe<T> => Keep);
    rung!(PassedRef::genfn_tag_passed, [T: ?Sized] &Probe<Ref<'_, T>> => Keep);
    rung!(PassedRefMut::genfn_tag_passed, [T: ?Sized] &Probe<RefMut<'_, T>> => Keep);
    rung!(PassedAny::genfn_tag_passed, [T] Probe<T> => Forget);
}
pub use own::{
    BorrowerAny, BorrowerCopies, BorrowerDrop, BorrowerFirst, BorrowerFrees, BorrowerOption, BorrowerRef,
    BorrowerRefMut, BorrowerResult, BorrowerSecond, OwnAny, OwnDrop, OwnRef, OwnRefMut, PassedAny, PassedCopies,
    PassedDrop, PassedFrees, PassedIterator, PassedRef, PassedRefMut,
};

// Has it a destructor, and was not consumed by a method that is not known? Iterators were.
rung!(UnknownCopy::genfn_tag_unknown, [T: Copy] &&&&&&&&&Probe<T> => Forget);
rung!(UnknownUnique::genfn_tag_unknown, [T: Unique] &&&&&&&&Probe<T> => Forget);
rung!(UnknownIterator::genfn_tag_unknown, [T: Iterator] &&&&&&&Probe<T> => Forget);
rung!(UnknownOwned::genfn_tag_unknown, [T: Owned] &&&&&&Probe<T> => Keep);
rung!(UnknownFrees::genfn_tag_unknown, [T: Frees] &&&&&Probe<T> => Forget);
rung!(UnknownCopies::genfn_tag_unknown, [T: Copies] &&&&Probe<T> => Forget);
rung!(UnknownItems::genfn_tag_unknown, [T: Items] &&Probe<T> => Forget);
rung!(UnknownCopiedItems::genfn_tag_unknown, [T: CopiedItems] &Probe<T> => Forget);
rung!(UnknownAny::genfn_tag_unknown, [T] Probe<T> => Keep);

// The same for what was called: what can be called once only is consumed. The arguments are parameters of the rungs, for
// the type of what is called alone does not tell them.
rung!(CallCopy::genfn_tag_call, [T: Copy] &&&&&Probe<T> => Forget);
rung!(CallUnique::genfn_tag_call, [T: Unique] &&&&Probe<T> => Forget);
rung!(CallNothing::genfn_tag_call, [T: FnMut() -> R, R] &&&Probe<T> => Keep);
rung!(CallOne<A>::genfn_tag_call, [A, T: FnMut(A) -> R, R] &&&Probe<T> => Keep);
rung!(CallTwo<A, B>::genfn_tag_call, [A, B, T: FnMut(A, B) -> R, R] &&&Probe<T> => Keep);
rung!(CallNothingOnce::genfn_tag_call, [T: FnOnce() -> R, R] &&Probe<T> => Forget);
rung!(CallOneOnce<A>::genfn_tag_call, [A, T: FnOnce(A) -> R, R] &&Probe<T> => Forget);
rung!(CallTwoOnce<A, B>::genfn_tag_call, [A, B, T: FnOnce(A, B) -> R, R] &&Probe<T> => Forget);
rung!(CallAny::genfn_tag_call, [T] Probe<T> => Keep);

// The same for a method that consumes iterators, options, arrays and results.
rung!(AdaptorCopy::genfn_tag_adaptor, [T: Copy] &&&&&Probe<T> => Forget);
rung!(AdaptorUnique::genfn_tag_adaptor, [T: Unique] &&&&Probe<T> => Forget);
rung!(AdaptorIterator::genfn_tag_adaptor, [T: Iterator] &&&Probe<T> => Forget);
rung!(AdaptorOption::genfn_tag_adaptor, [T] &&Probe<Option<T>> => Forget);
rung!(AdaptorArray::genfn_tag_adaptor, [T, const N: usize] &&Probe<[T; N]> => Forget);
rung!(AdaptorResult::genfn_tag_adaptor, [T, E] &Probe<Result<T, E>> => Forget);
rung!(AdaptorAny::genfn_tag_adaptor, [T] Probe<T> => Keep);

// Has it a destructor, and was not consumed by a method of what is ordered?
rung!(OrderCopy::genfn_tag_order, [T: Copy] &&&Probe<T> => Forget);
rung!(OrderUnique::genfn_tag_order, [T: Unique] &&Probe<T> => Forget);
rung!(OrderAll::genfn_tag_order, [T: Ord] &Probe<T> => Forget);
rung!(OrderAny::genfn_tag_order, [T] Probe<T> => Keep);

// The same for a pointer whose target was used by value: it was moved out of a `Box`, and copied out of others.
rung!(TargetCopy::genfn_tag_target, [T: Copy] &&&&&Probe<T> => Forget);
rung!(TargetUnique::genfn_tag_target, [T: Unique] &&&&Probe<T> => Forget);
rung!(TargetIterator::genfn_tag_target, [T: Iterator] &&Probe<T> => Forget);
rung!(TargetAny::genfn_tag_target, [T] Probe<T> => Keep);
