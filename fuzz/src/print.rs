//! How a body is written in each dialect.
//!
//! ```text
//! two(x, yield_!(1))         genfn
//! two(x, (yield 1))          coroutine
//! two(x, sink(1))            function
//! ```

use crate::tree::{Form, Node, Sort, Ty};

/// A language that bodies are written in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialect {
    /// What `#[generator]` reads.
    Genfn,
    /// Rustc's own coroutines, on nightly.
    Coroutine,
    /// A plain function that hands its values to a sink.
    Function,
}

/// Prints a body, each of its lines indented by `depth` levels.
#[must_use]
pub fn print(body: &Node, dialect: Dialect, sent: Ty, depth: usize) -> String {
    let mut printer = Printer { dialect, sent, depth, out: String::new() };
    printer.node(body);
    printer.out
}

struct Printer {
    dialect: Dialect,
    sent: Ty,
    depth: usize,
    out: String,
}

impl Printer {
    fn node(&mut self, node: &Node) {
        match (node.sort, node.form) {
            (Sort::List, _) => self.list(node),
            (_, Form::Plain) => self.template(node),
            (_, Form::Yield) => self.suspension(node),
            (_, Form::Delegate) => self.delegation(node),
            (_, Form::Iterate) => self.iteration(node),
        }
    }

    fn list(&mut self, list: &Node) {
        self.depth += 1;
        for kid in &list.kids {
            self.line();
            self.node(kid);
        }
        self.depth -= 1;
        if !list.kids.is_empty() {
            self.line();
        }
    }

    fn line(&mut self) {
        self.out.push('\n');
        self.out.extend(std::iter::repeat_n("    ", self.depth));
    }

    fn template(&mut self, node: &Node) {
        let mut kids = node.kids.iter();
        for (index, text) in node.template.split('$').enumerate() {
            if index > 0
                && let Some(kid) = kids.next()
            {
                self.node(kid);
            }
            self.out.push_str(text);
        }
    }

    fn suspension(&mut self, node: &Node) {
        let (before, after) = match self.dialect {
            Dialect::Genfn => ("yield_!(", ")"),
            Dialect::Coroutine => ("(yield ", ")"),
            Dialect::Function => ("sink(", ")"),
        };
        self.out.push_str(before);
        for kid in &node.kids {
            if self.dialect != Dialect::Genfn || kid.template != "()" {
                self.node(kid);
            }
        }
        self.out.push_str(after);
    }

    fn delegation(&mut self, node: &Node) {
        let first = if self.sent == Ty::Unit { "()" } else { "0" };
        let coroutine = format!(
            "; let mut sent = {first}; loop {{ match Pin::new(&mut delegate).resume(sent) {{ \
             CoroutineState::Yielded(value) => sent = (yield value), CoroutineState::Complete(value) => break value }} }} }})"
        );
        let (before, after) = match self.dialect {
            Dialect::Genfn => ("yield_from!(", ")"),
            Dialect::Coroutine => ("({ let mut delegate = ", coroutine.as_str()),
            Dialect::Function => ("({ let delegate = ", "; delegate() })"),
        };
        self.surrounded(before, node, after);
    }

    fn iteration(&mut self, node: &Node) {
        let (before, after) = match self.dialect {
            Dialect::Genfn => ("yield_from!(", ")"),
            Dialect::Coroutine => ("({ let delegate = ", "; for value in delegate { yield value; } })"),
            Dialect::Function => ("({ let delegate = ", "; for value in delegate { sink(value); } })"),
        };
        self.surrounded(before, node, after);
    }

    fn surrounded(&mut self, before: &str, node: &Node, after: &str) {
        self.out.push_str(before);
        self.template(node);
        self.out.push_str(after);
    }
}

#[cfg(test)]
mod tests {
    use super::{Dialect, print};
    use crate::tree::{Node, Ty};

    #[test]
    fn each_dialect_spells_a_suspension_in_its_own_way() {
        let one = || Node::expr(Ty::Byte, "1", vec![]);
        let call = Node::expr(Ty::Byte, "two($, $)", vec![one(), Node::suspension(Ty::Byte, one())]);
        let body = Node::list(vec![Node::stmt("let x = $;", vec![call])]);
        let printed = |dialect| print(&body, dialect, Ty::Byte, 0).trim().to_owned();
        assert_eq!(printed(Dialect::Genfn), "let x = two(1, yield_!(1));");
        assert_eq!(printed(Dialect::Coroutine), "let x = two(1, (yield 1));");
        assert_eq!(printed(Dialect::Function), "let x = two(1, sink(1));");
    }
}
