//! The ways in which a generator is sent values.

use crate::Item;
use crate::consume::{Dynamic, ForLoop, Size, Trace};
use std::hint::black_box;

/// Both sides of a conversation, but for the generator.
pub trait Topic {
    /// What the generator is sent.
    type Sent;
    /// What it yields.
    type Yielded: Item;

    /// Returns what the generator is sent in its turn, given what it yielded before.
    fn reply(turn: u64, yielded: Self::Yielded) -> Self::Sent;
}

/// Sends values to a generator: it is handed what the generator yielded first, and the function that sends.
pub trait Talk<T: Topic> {
    /// What comes out.
    type Output;

    /// Sends `turns` values, or fewer if the generator ends.
    fn talk<F>(self, turns: u64, first: Option<T::Yielded>, send: F) -> Self::Output
    where
        F: FnMut(T::Sent) -> Option<T::Yielded>;
}

impl<T: Topic> Talk<T> for ForLoop {
    type Output = u64;

    #[inline]
    fn talk<F>(self, turns: u64, first: Option<T::Yielded>, mut send: F) -> u64
    where
        F: FnMut(T::Sent) -> Option<T::Yielded>,
    {
        let (mut sum, mut yielded) = (0, first);
        for turn in 0..turns {
            let Some(value) = yielded else { break };
            sum ^= value.digest();
            yielded = send(T::reply(turn, value));
        }
        sum
    }
}

impl<T: Topic> Talk<T> for Dynamic {
    type Output = u64;

    #[inline]
    fn talk<F>(self, turns: u64, first: Option<T::Yielded>, mut send: F) -> u64
    where
        F: FnMut(T::Sent) -> Option<T::Yielded>,
    {
        let send: &mut dyn FnMut(T::Sent) -> Option<T::Yielded> = black_box(&mut send);
        Talk::<T>::talk(ForLoop, turns, first, send)
    }
}

impl<T: Topic> Talk<T> for Size {
    type Output = usize;

    // The function holds the generator, and nothing else.
    fn talk<F>(self, _: u64, _: Option<T::Yielded>, _: F) -> usize
    where
        F: FnMut(T::Sent) -> Option<T::Yielded>,
    {
        size_of::<F>()
    }
}

impl<T: Topic> Talk<T> for Trace {
    type Output = Vec<u64>;

    fn talk<F>(self, turns: u64, first: Option<T::Yielded>, mut send: F) -> Vec<u64>
    where
        F: FnMut(T::Sent) -> Option<T::Yielded>,
    {
        let (mut trace, mut yielded) = (vec![], first);
        for turn in 0..turns {
            let Some(value) = yielded else { break };
            trace.push(value.fingerprint());
            yielded = send(T::reply(turn, value));
        }
        trace
    }
}
