//! What native code says, token by token: it is read once, for all that asks about it later.

use crate::ir::{Body, IndexVec, LocalId, Point, ScopeId, Stmt, Token};
use crate::resolve::holes;
use proc_macro2::{Delimiter, Literal, TokenTree};

/// What the native code of a statement says.
#[derive(Clone, Default)]
pub(crate) struct Reading {
    /// The locals that it names, as often as it does.
    pub(crate) named: Vec<LocalId>,
    /// Those of which it needs to know the type: a method is called on them, a field is named, they are indexed, called
    /// or dereferenced.
    pub(crate) needs: Vec<LocalId>,
    /// Those that a format string names that uses something as a width, a precision or a pointer.
    pub(crate) formatted: Vec<LocalId>,
    /// Those that each format string names, if it names any.
    pub(crate) texts: Vec<Vec<LocalId>>,
    /// There is a closure that moves what it names.
    pub(crate) moves: bool,
    /// It may make what must exist once: a value of a type that is like no other, as closures are, or an item.
    pub(crate) makes_types: bool,
    /// It says more than operators do with locals and numbers.
    pub(crate) is_complex: bool,
}

/// What the native code of a body says.
pub(crate) struct Readings {
    by_scope: IndexVec<ScopeId, Vec<Reading>>,
}

impl Readings {
    /// Reads a body.
    pub(crate) fn new(body: &Body) -> Self {
        let mut by_scope = IndexVec::default();
        for scope in body.scopes.iter() {
            let read = scope.stmts.iter().map(|stmt| {
                let mut reading = Reading::default();
                stmt.kind.tokens().into_iter().for_each(|tokens| reading.read(tokens.read()));
                reading
            });
            by_scope.push(read.collect());
        }
        Self { by_scope }
    }

    /// What a statement says itself, without the scopes in it.
    pub(crate) fn of(&self, at: Point) -> &Reading {
        &self.by_scope[at.scope][at.stmt]
    }

    /// What each format string of a body captures.
    pub(crate) fn texts(&self, body: &Body) -> Vec<&[LocalId]> {
        self.within(body, body.root()).into_iter().flat_map(|reading| &reading.texts).map(Vec::as_slice).collect()
    }

    /// What is said in a scope, and in all scopes in it.
    pub(crate) fn within<'a>(&'a self, body: &Body, outer: ScopeId) -> Vec<&'a Reading> {
        let (mut found, mut stack) = (Vec::new(), vec![outer]);
        while let Some(scope) = stack.pop() {
            found.extend(&self.by_scope[scope]);
            stack.extend(body.scopes[scope].stmts.iter().flat_map(Stmt::scopes));
        }
        found
    }
}

impl Reading {
    fn read(&mut self, tokens: &[Token]) {
        for (position, token) in tokens.iter().enumerate() {
            let (before, behind) = (position.checked_sub(1).map(|before| &tokens[before]), &tokens[position + 1..]);
            match token {
                Token::Local(local, _) => self.read_local(*local, before, behind.first()),
                Token::Text(literal) => self.read_text(literal),
                Token::Group(delimiter, _, inner) => {
                    self.is_complex |= matches!(delimiter, Delimiter::Brace | Delimiter::Bracket);
                    self.read(inner);
                }
                Token::Other(TokenTree::Ident(ident)) => self.read_word(&ident.to_string(), before, behind),
                Token::Other(TokenTree::Literal(literal)) => {
                    self.is_complex |= !literal.to_string().starts_with(|first: char| first.is_ascii_digit());
                }
                Token::Other(TokenTree::Punct(punct)) => {
                    let mark = punct.as_char();
                    self.makes_types |= mark == '|';
                    self.is_complex |= !OPERATORS.contains(mark);
                }
                Token::Other(TokenTree::Group(_)) => {}
            }
        }
    }

    fn read_local(&mut self, local: LocalId, before: Option<&Token>, next: Option<&Token>) {
        self.named.push(local);
        if next.is_some_and(Token::binds_tighter) || before.is_some_and(|token| token.is_punct('*')) {
            self.needs.push(local);
        }
    }

    fn read_word(&mut self, word: &str, before: Option<&Token>, behind: &[Token]) {
        let is_macro = matches!(behind, [bang, Token::Group(..), ..] if bang.is_punct('!'));
        self.moves |= word == "move";
        self.is_complex |= word != "let" && word != "mut";
        let is_lifetime = before.is_some_and(|token| token.is_punct('\''));
        self.makes_types |= !is_lifetime && UNIQUE.contains(&word) || is_macro && !PLAIN.contains(&word);
    }

    fn read_text(&mut self, literal: &Literal) {
        let (named, text) = (self.named.len(), literal.to_string());
        holes::for_each_capture(literal.clone(), &mut |local| self.named.push(local));
        self.is_complex = true;
        let captured = &self.named[named..];
        if captured.is_empty() {
            return;
        }
        self.texts.push(captured.to_vec());
        if text.contains('$') || text.contains("p}") {
            self.formatted.extend_from_slice(captured);
        }
    }
}

/// Operators that take numbers by value, and what may stand between them.
const OPERATORS: &str = "+-*/%^<>!=,;";

/// Words that begin what is like no other: a future, or an item.
const UNIQUE: [&str; 7] = ["async", "enum", "fn", "impl", "static", "struct", "union"];

/// Macros whose expansion makes no closure, nor anything else that is like no other.
const PLAIN: [&str; 17] = [
    "assert",
    "assert_eq",
    "assert_ne",
    "debug_assert",
    "debug_assert_eq",
    "debug_assert_ne",
    "eprint",
    "eprintln",
    "format",
    "matches",
    "panic",
    "print",
    "println",
    "unreachable",
    "vec",
    "write",
    "writeln",
];
