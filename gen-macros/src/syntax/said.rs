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
    /// What may be found in them.
    pub(crate) holds: Holds,
}

/// What may be found in a body, as its words tell: what there is no word for need not be looked for.
#[derive(Clone, Copy, Default)]
pub(crate) struct Holds {
    /// Unsafe code.
    pub(crate) unsafe_code: bool,
    /// Definitions of macros.
    pub(crate) macro_rules: bool,
    /// Conditions that only rustc can evaluate.
    pub(crate) conditions: bool,
    /// Jumps that leave the function, an iteration, or what has a label.
    pub(crate) jumps: bool,
    /// Closures.
    pub(crate) closures: bool,
    /// Unique borrows, or calls that borrow uniquely.
    pub(crate) unique_borrows: bool,
    /// Boxes that are made.
    pub(crate) boxes: bool,
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
        let mut binds = false;
        loop {
            if let Some((inside, delimiter, _, after)) = tokens.any_group() {
                self.has_invisible_groups |= delimiter == Delimiter::None;
                self.read(inside);
                tokens = after;
                continue;
            }
            let Some((token, after)) = tokens.token_tree() else { return };
            match token {
                TokenTree::Ident(ident) => binds = self.read_word(ident.to_string(), binds),
                TokenTree::Literal(literal) => {
                    let text = literal.to_string();
                    self.texts.extend(Some(text).filter(|text| text.contains('{')));
                }
                TokenTree::Punct(punct) => self.read_mark(punct.as_char()),
                TokenTree::Group(_) => {}
            }
            tokens = after;
        }
    }

    /// `binds`: it stands behind `let`. Returns whether it is one.
    fn read_word(&mut self, word: String, binds: bool) -> bool {
        let holds = &mut self.holds;
        holds.unique_borrows |= word.ends_with("mut") && !(binds && word == "mut");
        match &word[..] {
            "let" => return true,
            "unsafe" => holds.unsafe_code = true,
            "macro_rules" => holds.macro_rules = true,
            "cfg" | "cfg_attr" => holds.conditions = true,
            "return" | "continue" | "bail" | "ensure" => holds.jumps = true,
            "Box" => holds.boxes = true,
            _ if word.starts_with('_') || word.starts_with(THIS) => _ = self.words.insert(word),
            _ => {}
        }
        false
    }

    fn read_mark(&mut self, mark: char) {
        match mark {
            '?' | '\'' => self.holds.jumps = true,
            '|' => self.holds.closures = true,
            _ => {}
        }
    }
}
