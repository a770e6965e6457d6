//! Words that the user has not written, made of words that the user has.
//!
//! What stands for a local of the user's, where its own name can't, is named by rustc when it reports an error of the
//! user's, and captured by format strings. So it reads like the local, has its hygiene, and is told apart by what is
//! appended.

use crate::syntax::said::{Said, THIS};

/// The words of a function, and those that have been made of them.
pub(crate) struct Words {
    /// What its signature and its body say.
    said: Said,
}

impl Words {
    /// The words of a function.
    pub(crate) fn of(said: Said) -> Self {
        Self { said }
    }

    /// What stands for `self`.
    pub(crate) fn this(&mut self) -> String {
        self.fresh(THIS.to_owned())
    }

    /// What stands for a local of this name. Lints that compare names pass by those that begin like this.
    pub(crate) fn like(&mut self, name: &str) -> String {
        self.fresh(format!("_{}", name.trim_start_matches("r#")))
    }

    fn fresh(&mut self, mut word: String) -> String {
        while self.said.words.contains(&word) || self.said.texts.iter().any(|text| text.contains(&word)) {
            word.push('_');
        }
        self.said.words.insert(word.clone());
        word
    }
}

#[cfg(test)]
mod tests {
    use super::Words;
    use crate::syntax::said::Said;
    use quote::quote;
    use syn::buffer::TokenBuffer;

    #[test]
    fn a_local_called_this_is_no_other() {
        let body = quote!({
            let this = self;
        });
        let mut words = Words::of(Said::by(TokenBuffer::new2(body).begin()));
        assert_eq!(words.this(), "this_");
    }

    #[test]
    fn words_are_like_others_and_no_other() {
        let body = quote!({
            let n = { _n };
            println!("{r#type:>_n_}");
        });
        let mut words = Words::of(Said::by(TokenBuffer::new2(body).begin()));
        assert_eq!(words.like("n"), "_n__");
        assert_eq!(words.like("n"), "_n___");
        assert_eq!(words.like("r#type"), "_type");
        assert_eq!(words.this(), "this");
    }
}
