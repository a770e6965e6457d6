//! Words that the user has not written, made of words that the user has.
//!
//! What stands for a local of the user's, where its own name can't, is named by rustc when it reports an error of the
//! user's, and captured by format strings. So it reads like the local, has its hygiene, and is told apart by what is
//! appended.

use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeSet;

/// The words of a body, and those that have been made of them.
pub(crate) struct Words {
    taken: BTreeSet<String>,
    /// Format strings, which capture names.
    texts: Vec<String>,
}

impl Words {
    /// The words of a function: of its signature and its body.
    pub(crate) fn of(parts: [TokenStream; 2]) -> Self {
        let mut words = Self { taken: BTreeSet::new(), texts: Vec::new() };
        parts.into_iter().for_each(|part| words.read(part));
        words
    }

    fn read(&mut self, tokens: TokenStream) {
        for token in tokens {
            match token {
                TokenTree::Ident(ident) => _ = self.taken.insert(ident.to_string()),
                TokenTree::Group(group) => self.read(group.stream()),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    self.texts.extend(Some(text).filter(|text| text.contains('{')));
                }
                TokenTree::Punct(_) => {}
            }
        }
    }

    /// What stands for `self`.
    pub(crate) fn this(&mut self) -> String {
        self.fresh("self_".to_owned())
    }

    /// What stands for a local of this name. Lints that compare names pass by those that begin like this.
    pub(crate) fn like(&mut self, name: &str) -> String {
        self.fresh(format!("_{}", name.trim_start_matches("r#")))
    }

    fn fresh(&mut self, mut word: String) -> String {
        while self.taken.contains(&word) || self.texts.iter().any(|text| text.contains(&word)) {
            word.push('_');
        }
        self.taken.insert(word.clone());
        word
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use quote::quote;

    #[test]
    fn words_are_like_others_and_no_other() {
        let body = quote!({
            let n = { _n };
            println!("{r#type:>_n_}");
        });
        let mut words = Words::of([quote!(fn f()), body]);
        assert_eq!(words.like("n"), "_n__");
        assert_eq!(words.like("n"), "_n___");
        assert_eq!(words.like("r#type"), "_type");
        assert_eq!(words.this(), "self_");
    }
}
