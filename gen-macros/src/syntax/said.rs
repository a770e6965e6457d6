//! What tokens say that matters in several places: they are read once, which takes a while.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;

/// What tokens say.
#[derive(Clone, Default)]
pub(crate) struct Said {
    /// The words that begin like those which stand for locals.
    pub(crate) words: BTreeSet<String>,
    /// Format strings, which capture names.
    pub(crate) texts: Vec<String>,
    /// `macro_rules!` has passed a fragment.
    pub(crate) has_invisible_groups: bool,
}

impl Said {
    /// Reads tokens.
    pub(crate) fn by(tokens: TokenStream) -> Self {
        let mut said = Self::default();
        said.read(tokens);
        said
    }

    /// Reads more tokens.
    pub(crate) fn read(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => {
                    let word = ident.to_string();
                    if word.starts_with('_') || word.starts_with("self_") {
                        self.words.insert(word);
                    }
                }
                TokenTree::Group(group) => {
                    self.has_invisible_groups |= group.delimiter() == Delimiter::None;
                    self.read(group.stream());
                }
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    self.texts.extend(Some(text).filter(|text| text.contains('{')));
                }
                TokenTree::Punct(_) => {}
            }
        }
    }
}
