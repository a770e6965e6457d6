//! Parts of a text that are found again by where they begin, instead of by an iterator that borrows it.
//!
//! ```text
//! for line in self.text.lines() { .. }                                                                           from
//! for i in piece_indices(&self.text) { let Some(end) = line_at(&self.text, i) else { continue }; .. }            into
//! ```
//!
//! To find out that nothing begins at an index takes no longer than to look at the character in front of it.

use core::ops::Range;

/// A text, of which all parts are found again by where they begin.
#[diagnostic::on_unimplemented(
    message = "a borrow of `{Self}` is held across a `yield_!`, and what it is borrowed from is used again",
    label = "only what is in a `str` or a `String` is found again",
    note = "look it up again behind the `yield_!`, loop over a copy, or write `#[generator(boxed)]`"
)]
pub trait Text {
    /// Returns it.
    fn text(&self) -> &str;
}

impl Text for str {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

#[cfg(feature = "alloc")]
impl Text for alloc::string::String {
    #[inline]
    fn text(&self) -> &str {
        self
    }
}

macro_rules! text_pointers {
    ($($(#[$cfg:meta])? $pointer:ty;)*) => {$(
        $(#[$cfg])?
        impl<T: Text + ?Sized> Text for $pointer {
            #[inline]
            fn text(&self) -> &str {
                (**self).text()
            }
        }
    )*};
}

text_pointers! {
    &T;
    &mut T;
    #[cfg(feature = "alloc")]
    alloc::boxed::Box<T>;
    #[cfg(feature = "alloc")]
    alloc::rc::Rc<T>;
    #[cfg(all(feature = "alloc", target_has_atomic = "ptr"))]
    alloc::sync::Arc<T>;
}

/// Checks that what is left of it where it is trimmed may be looked for again.
#[inline]
pub const fn text_again<T: Text + ?Sized>(_: &T) {}

/// Returns the indices of the bytes of a text.
#[inline]
pub fn byte_indices<T: Text + ?Sized>(text: &T) -> Range<usize> {
    0..text.text().len()
}

/// Returns a byte of a text.
#[inline]
pub fn byte_at<T: Text + ?Sized>(text: &T, at: usize) -> u8 {
    text.text().as_bytes()[at]
}

/// Returns the character of a text that begins at an index, if one does.
#[inline]
pub fn char_at<T: Text + ?Sized>(text: &T, at: usize) -> Option<char> {
    text.text().get(at..)?.chars().next()
}

/// The same with the index.
#[inline]
pub fn counted_char_at<T: Text + ?Sized>(text: &T, at: usize) -> Option<(usize, char)> {
    Some((at, char_at(text, at)?))
}

/// Returns the indices of the bytes of a text, and that of its end.
#[inline]
pub fn piece_indices<T: Text + ?Sized>(text: &T) -> Range<usize> {
    0..text.text().len() + 1
}

/// Returns where the line ends that begins at an index, if one does.
#[inline]
pub fn line_at<T: Text + ?Sized>(text: &T, at: usize) -> Option<usize> {
    end_of(text, at, |front| front.ends_with('\n'), |rest| rest.lines().next())
}

/// The same of a word, as [`str::split_whitespace`] finds it.
#[inline]
pub fn word_at<T: Text + ?Sized>(text: &T, at: usize) -> Option<usize> {
    let word = |rest: &str| rest.find(char::is_whitespace).unwrap_or(rest.len());
    end_of(text, at, |front| front.ends_with(char::is_whitespace), |rest| non_empty(&rest[..word(rest)]))
}

/// The same of a word, as [`str::split_ascii_whitespace`] finds it.
#[inline]
pub fn ascii_word_at<T: Text + ?Sized>(text: &T, at: usize) -> Option<usize> {
    let is_space = |c: char| c.is_ascii_whitespace();
    let word = |rest: &str| rest.find(is_space).unwrap_or(rest.len());
    end_of(text, at, |front| front.ends_with(is_space), |rest| non_empty(&rest[..word(rest)]))
}

/// The same of what stands between two separators.
#[inline]
pub fn piece_at<T: Text + ?Sized>(text: &T, at: usize, separator: char) -> Option<usize> {
    end_of(text, at, |front| front.ends_with(separator), |rest| rest.split(separator).next())
}

/// Returns where a piece ends that begins at an index, if it may begin behind what stands in front of it.
#[inline]
fn end_of<T: Text + ?Sized>(
    text: &T,
    at: usize,
    begins: impl FnOnce(&str) -> bool,
    piece: impl FnOnce(&str) -> Option<&str>,
) -> Option<usize> {
    let (front, rest) = text.text().split_at_checked(at)?;
    let begins = front.is_empty() || begins(front);
    let piece = if begins { piece(rest) } else { None };
    piece.map(|piece| at + piece.len())
}

fn non_empty(word: &str) -> Option<&str> {
    (!word.is_empty()).then_some(word)
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::string::String;
    use std::vec::Vec;

    const TEXTS: [&str; 9] = ["", "a", "\n", "a\r\n\nb\n", " a  bc ", "é\u{2003}ü,x", ",,", "a,b,", "\r\n,\tx\u{b}y"];

    fn found(text: &str, end: impl Fn(&str, usize) -> Option<usize>) -> Vec<String> {
        let pieces = piece_indices(text).filter_map(|at| Some(&text[at..end(text, at)?]));
        pieces.map(String::from).collect()
    }

    #[test]
    fn the_pieces_are_those_of_the_standard_library() {
        for text in TEXTS {
            assert_eq!(found(text, line_at), text.lines().collect::<Vec<_>>());
            assert_eq!(found(text, word_at), text.split_whitespace().collect::<Vec<_>>());
            assert_eq!(found(text, ascii_word_at), text.split_ascii_whitespace().collect::<Vec<_>>());
            assert_eq!(found(text, |text, at| piece_at(text, at, ',')), text.split(',').collect::<Vec<_>>());
        }
    }

    #[test]
    fn so_are_the_characters() {
        for text in TEXTS {
            let chars = byte_indices(text).filter_map(|at| counted_char_at(text, at));
            assert!(chars.eq(text.char_indices()));
            assert!(byte_indices(text).map(|at| byte_at(text, at)).eq(text.bytes()));
        }
    }
}
