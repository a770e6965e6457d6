//! The parts of a collection or a text that a loop goes over, each found again by its index.
//!
//! ```text
//! self.items.chunks_mut(3)      &mut self.items[i..j], for (i, j) in chunks(&self.items, 3)
//! self.text.lines()             &self.text[i..j], for i in piece_indices(&self.text), if a line begins there, and ends at j
//! ```

use super::heads::{Bindings, Named, Stage};
use crate::emit::names::runtime_at;
use proc_macro2::Ident;
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{Expr, ExprLit, Lit, Pat, parse_quote, parse_quote_spanned};

/// The elements of a collection, or several at a time.
pub(super) struct Parts<'e> {
    pub(super) place: &'e Expr,
    pub(super) kind: Kind<'e>,
}

/// What the parts are.
#[derive(Clone, Copy)]
pub(super) enum Kind<'e> {
    Elements {
        unique: bool,
    },
    /// So many elements at a time.
    Chunks {
        unique: bool,
        size: &'e Expr,
        chunks: Chunks,
    },
    /// The bytes of a text.
    Bytes,
    /// Its characters, with where each begins.
    Chars {
        counted: bool,
    },
    /// The parts into which a text is split.
    Pieces(Pieces<'e>),
}

/// How a text is split.
#[derive(Clone, Copy)]
pub(super) enum Pieces<'e> {
    Lines,
    Words,
    AsciiWords,
    /// At this character.
    At(&'e Expr),
}

impl<'e> Pieces<'e> {
    /// What a method of this name splits a text into.
    fn of(name: &str, arg: Option<&'e Expr>) -> Option<Self> {
        match (name, arg) {
            ("lines", None) => Some(Self::Lines),
            ("split_whitespace", None) => Some(Self::Words),
            ("split_ascii_whitespace", None) => Some(Self::AsciiWords),
            ("split", Some(Expr::Lit(ExprLit { lit: Lit::Char(_), .. }))) => arg.map(Self::At),
            _ => None,
        }
    }
}

/// Which elements are a chunk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Chunks {
    All,
    /// The rest is left out.
    Exact,
    /// They overlap.
    Windows,
}

impl Chunks {
    /// Those that a method of this name returns.
    fn of(method: &str) -> Option<Self> {
        match method {
            "chunks" | "chunks_mut" => Some(Self::All),
            "chunks_exact" | "chunks_exact_mut" => Some(Self::Exact),
            "windows" => Some(Self::Windows),
            _ => None,
        }
    }
}

impl<'e> Kind<'e> {
    /// What a method of this name goes over.
    pub(super) fn of(name: &str, arg: Option<&'e Expr>) -> Option<Self> {
        let unique = name.ends_with("_mut");
        match (name, arg) {
            ("iter" | "iter_mut", None) => Some(Self::Elements { unique }),
            ("bytes", None) => Some(Self::Bytes),
            ("chars" | "char_indices", None) => Some(Self::Chars { counted: name == "char_indices" }),
            _ => Pieces::of(name, arg).map(Self::Pieces).or_else(|| {
                let (size, chunks) = (arg?, Chunks::of(name)?);
                Some(Self::Chunks { unique, size, chunks })
            }),
        }
    }
}

impl Parts<'_> {
    /// Binds what these stages make of a part; returns the pattern of its index.
    pub(super) fn bind(&self, pat: &Pat, stages: &[Stage<'_>], bindings: &mut Bindings<'_>) -> Pat {
        let from = (bindings.name)(Named::Index);
        let (found, at): (Pat, Expr) = match self.kind {
            Kind::Chunks { .. } => {
                let to = (bindings.name)(Named::Index);
                (parse_quote!((#from, #to)), parse_quote!(#from..#to))
            }
            _ => (parse_quote!(#from), parse_quote!(#from)),
        };
        let element = match self.kind {
            Kind::Pieces(pieces) => self.piece(pieces, &at, bindings),
            Kind::Chars { counted } => bindings.bind_some(&self.char(counted, &at)),
            _ => self.part(&at),
        };
        let made = stages.iter().fold(element, |element, stage| stage.bind(element, bindings));
        bindings.stmts.push(parse_quote!(let #pat = #made;));
        found
    }

    fn part(&self, at: &Expr) -> Expr {
        let place = self.place;
        let mutability = match self.kind {
            Kind::Elements { unique } | Kind::Chunks { unique, .. } => unique.then(|| quote!(mut)),
            Kind::Bytes => {
                let runtime = self.runtime();
                return parse_quote_spanned!(runtime.span()=> #runtime::byte_at(&#place, #at));
            }
            Kind::Chars { .. } | Kind::Pieces(_) => None,
        };
        match place {
            // An index binds tighter than a `*`.
            Expr::Unary(_) => parse_quote!(&#mutability (#place)[#at]),
            place => parse_quote!(&#mutability #place[#at]),
        }
    }

    /// The character that begins at an index.
    fn char(&self, counted: bool, at: &Expr) -> Expr {
        let (place, runtime) = (self.place, self.runtime());
        if counted {
            parse_quote_spanned!(runtime.span()=> #runtime::counted_char_at(&#place, #at))
        } else {
            parse_quote_spanned!(runtime.span()=> #runtime::char_at(&#place, #at))
        }
    }

    /// The piece of a text that begins at an index. If none does, the loop goes on.
    fn piece(&self, pieces: Pieces<'_>, at: &Expr, bindings: &mut Bindings<'_>) -> Expr {
        let (place, runtime, label) = (self.place, self.runtime(), &bindings.label.name);
        let end = (bindings.name)(Named::Index);
        let found = match pieces {
            Pieces::Lines => quote_spanned!(runtime.span()=> #runtime::line_at(&#place, #at)),
            Pieces::Words => quote_spanned!(runtime.span()=> #runtime::word_at(&#place, #at)),
            Pieces::AsciiWords => quote_spanned!(runtime.span()=> #runtime::ascii_word_at(&#place, #at)),
            Pieces::At(separator) => quote_spanned!(runtime.span()=> #runtime::piece_at(&#place, #at, #separator)),
        };
        bindings.stmts.push(parse_quote_spanned! {runtime.span()=>
            let #runtime::Some(#end) = #found else { continue #label };
        });
        self.part(&parse_quote!(#at..#end))
    }

    /// Whether none may begin at some of the indices.
    pub(super) const fn is_filtered(&self) -> bool {
        matches!(self.kind, Kind::Chars { .. } | Kind::Pieces(_))
    }

    /// The indices of all parts.
    pub(super) fn indices(&self) -> Expr {
        let (place, runtime) = (self.place, self.runtime());
        let indices = match self.kind {
            Kind::Chunks { size, chunks: Chunks::Windows, .. } => {
                quote_spanned!(runtime.span()=> #runtime::windows(&#place, #size))
            }
            Kind::Chunks { size, chunks, .. } => {
                let exact = chunks == Chunks::Exact;
                quote_spanned!(runtime.span()=> #runtime::chunks(&#place, #size, #exact))
            }
            Kind::Elements { .. } => quote_spanned!(runtime.span()=> #runtime::indices(&#place)),
            Kind::Bytes | Kind::Chars { .. } => quote_spanned!(runtime.span()=> #runtime::byte_indices(&#place)),
            Kind::Pieces(_) => quote_spanned!(runtime.span()=> #runtime::piece_indices(&#place)),
        };
        parse_quote!(#indices)
    }

    /// The runtime, where rustc is to say what is wrong with the collection.
    fn runtime(&self) -> Ident {
        runtime_at(&self.place.to_token_stream().into_iter().last())
    }
}
