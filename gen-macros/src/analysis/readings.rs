//! What native code says, token by token: it is read once, for all that asks about it later.

use crate::ir::{Body, IndexVec, LocalId, Point, ScopeId, Stmt};
use crate::resolve::holes;
use proc_macro2::{Delimiter, Literal, TokenStream, TokenTree};

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
                stmt.kind.tokens().into_iter().for_each(|tokens| reading.read(tokens));
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
    fn read(&mut self, tokens: &TokenStream) {
        let list = tokens.clone().into_iter().collect::<Vec<_>>();
        for (position, token) in list.iter().enumerate() {
            match token {
                TokenTree::Group(group) => {
                    self.is_complex |= matches!(group.delimiter(), Delimiter::Brace | Delimiter::Bracket);
                    self.read(&group.stream());
                }
                TokenTree::Ident(ident) => {
                    let before = position.checked_sub(1).and_then(|before| list.get(before));
                    self.read_name(&ident.to_string(), before, &list[position + 1..]);
                }
                TokenTree::Literal(literal) => self.read_literal(literal),
                TokenTree::Punct(punct) => {
                    self.makes_types |= punct.as_char() == '|';
                    self.is_complex |= !OPERATORS.contains(punct.as_char());
                }
            }
        }
    }

    fn read_name(&mut self, name: &str, before: Option<&TokenTree>, behind: &[TokenTree]) {
        if let Some(local) = holes::local_named(name) {
            self.named.push(local);
            if behind.first().is_some_and(opens_type) || before.is_some_and(|token| is_punct(token, '*')) {
                self.needs.push(local);
            }
            return;
        }
        let is_macro = matches!(behind, [bang, TokenTree::Group(_), ..] if is_punct(bang, '!'));
        self.moves |= name == "move";
        self.is_complex |= name != "let" && name != "mut";
        let is_lifetime = before.is_some_and(|token| is_punct(token, '\''));
        self.makes_types |= !is_lifetime && UNIQUE.contains(&name) || is_macro && !PLAIN.contains(&name);
    }

    fn read_literal(&mut self, literal: &Literal) {
        let named = self.named.len();
        holes::for_each_capture(literal.clone(), &mut |local| self.named.push(local));
        let text = literal.to_string();
        self.is_complex |= !text.starts_with(|first: char| first.is_ascii_digit());
        if self.named.len() > named && (text.contains('$') || text.contains("p}")) {
            self.formatted.extend_from_slice(&self.named[named..]);
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

fn opens_type(next: &TokenTree) -> bool {
    match next {
        TokenTree::Group(group) => matches!(group.delimiter(), Delimiter::Bracket | Delimiter::Parenthesis),
        TokenTree::Punct(punct) => matches!(punct.as_char(), '.' | '?'),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}
