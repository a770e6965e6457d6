//! What tokens say that matters in several places: they are read once, which takes a while.

use proc_macro2::{Delimiter, TokenTree};
use std::collections::BTreeSet;
use syn::buffer::Cursor;

/// What stands for `self`, and begins whatever has to if the user has said that.
pub(crate) const THIS: &str = "this";

/// What tokens say.
#[derive(Clone, Default)]
pub(crate) struct Said {
    /// The words that begin like those which stand for locals.
    pub(crate) words: BTreeSet<String>,
    /// Format strings, which capture names.
    pub(crate) texts: Vec<String>,
    /// `macro_rules!` has passed a fragment.
    pub(crate) has_invisible_groups: bool,
    /// There is unsafe code.
    pub(crate) is_unsafe: bool,
}

impl Said {
    /// Reads tokens.
    pub(crate) fn by(tokens: Cursor<'_>) -> Self {
        let mut said = Self::default();
        said.read(tokens);
        said
    }

    /// Reads more tokens.
    pub(crate) fn read(&mut self, mut tokens: Cursor<'_>) {
        loop {
            if let Some((inside, delimiter, _, after)) = tokens.any_group() {
                self.has_invisible_groups |= delimiter == Delimiter::None;
                self.read(inside);
                tokens = after;
                continue;
            }
            let Some((token, after)) = tokens.token_tree() else { return };
            match token {
                TokenTree::Ident(ident) => self.read_word(ident.to_string()),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    self.texts.extend(Some(text).filter(|text| text.contains('{')));
                }
                TokenTree::Punct(_) | TokenTree::Group(_) => {}
            }
            tokens = after;
        }
    }

    fn read_word(&mut self, word: String) {
        if word.starts_with('_') || word.starts_with(THIS) {
            self.words.insert(word);
        } else {
            self.is_unsafe |= word == "unsafe";
        }
    }
}
