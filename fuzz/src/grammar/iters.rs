//! Iterators in locals: they are asked for items here and there, and looped over.

use super::env::State;
use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

/// Statements that ask an iterator for an item; what stands in their holes may suspend. `X` is the iterator, `R` a new name.
const ASKING: &[&str] = &[
    "if let Some(R) = X.next() {$ R.by_ref(); }",
    "let R = X.next(); $ st(R.is_some());",
    "match X.next() { Some(R) => {$ R.by_ref(); } None => st(0), }",
    "if X.peek().is_some() {$}",
    "take(X.next()); $",
    "if let Some(R) = X.next_if(|d| d.by_ref() > 1) {$ R.by_ref(); }",
    "for R in X.by_ref() { R.by_ref(); break; } $",
    "let R = X.by_ref().take(1).count(); $ st(R);",
    "let _ = X.nth(1); $",
];

/// Loops that ask for each item.
const STEPPING: &[&str] = &[
    "while let Some(R) = X.next() {$ R.by_ref(); }",
    "while let Some(R) = X.next_if(|d| d.by_ref() < 5) {$ R.by_ref(); }",
    "while X.peek().is_some() {$ drop(X.next()); }",
];

/// Loops that consume an iterator.
const CONSUMING: &[&str] = &[
    "for R in X {$ R.by_ref(); }",
    "for R in X.take(2) { R.by_ref(); $ }",
    "for (Q, R) in X.enumerate() {$ st(Q); take(R); }",
    "for R in X.map(|d| d.into_next(1)) {$ R.by_ref(); }",
    "for R in X.skip(1).chain([mk(\"more\")]) {$ R.by_ref(); }",
    "for R in X.filter(|d| d.by_ref() > 1) {$ R.by_ref(); }",
    "for (Q, R) in X.zip(0..4) {$ Q.by_ref(); st(R); }",
];

impl Grammar {
    /// An iterator over guards.
    pub(super) fn let_iter(&mut self) -> Option<Node> {
        let guards = self.receiver(Ty::Guards);
        let name = self.name();
        self.env.declare(&name, Ty::Iter, true, State::Set);
        Some(Node::stmt(format!("let mut {name} = $.into_iter().peekable();"), vec![guards]))
    }

    /// The same as a value.
    pub(super) fn peekable(&mut self) -> Option<Node> {
        let guards = self.receiver(Ty::Guards);
        Some(Node::expr(Ty::Iter, "$.into_iter().peekable()", vec![guards]))
    }

    /// A statement that uses one.
    pub(super) fn iter_statement(&mut self) -> Option<Node> {
        const STATEMENTS: &[(usize, Maker)] =
            &[(4, Grammar::iter_asked), (2, Grammar::iter_stepped), (2, Grammar::iter_consumed)];
        if self.enclosed > 0 { None } else { self.first_made(STATEMENTS) }
    }

    fn iter_asked(&mut self) -> Option<Node> {
        let text = self.iter_text(false, ASKING)?;
        let block = self.optional(|this| this.block(2));
        Some(Node::stmt(text, vec![block]))
    }

    fn iter_stepped(&mut self) -> Option<Node> {
        let text = self.iter_text(false, STEPPING)?;
        let around = self.around(true, None, true);
        let body = self.within(&around, |this| {
            let mut body = this.optional(|this| this.block(2));
            body.kids.insert(0, Node::fuel("if !go() { break; }", vec![]));
            body
        });
        Some(Node::stmt(format!("{}{text}", around.head), vec![body]))
    }

    fn iter_consumed(&mut self) -> Option<Node> {
        let text = self.iter_text(true, CONSUMING)?;
        let around = self.around(true, None, true);
        let body = self.within(&around, |this| this.optional(|this| this.block(2)));
        Some(Node::stmt(format!("{}{text}", around.head), vec![body]))
    }

    fn iter_text(&mut self, consumes: bool, templates: &[&str]) -> Option<String> {
        let locals = if consumes { self.env.movable(Ty::Iter) } else { self.env.changeable(Ty::Iter) };
        let index = self.one_of(&locals)?;
        let (name, template) = (self.name_of(index), self.rng.pick(templates));
        if consumes {
            self.env.take(index);
        }
        Some(self.named(template, &name))
    }
}
