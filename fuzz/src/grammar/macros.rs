//! Macros of the standard library, and texts, which come from them.

use super::Grammar;
use crate::tree::{Node, Ty};

impl Grammar {
    pub(super) fn text(&mut self) -> Option<Node> {
        match self.rng.below(4) {
            0 => Some(self.literal(Ty::Text)),
            1 => self.captured_text(),
            2 => Some(self.formatted("format!(\"{}\", $)")),
            _ => Some(self.formatted_twice()),
        }
    }

    /// A format string that names a local.
    fn captured_text(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Byte, Ty::Guard, Ty::Pair, Ty::Ref, Ty::Bytes]);
        let locals = self.env.readable(ty);
        let name = self.one_of(&locals).map(|index| self.name_of(index))?;
        if self.rng.chance(50) {
            return Some(Node::expr(Ty::Text, format!("format!(\"{{{name}:?}}\")"), vec![]));
        }
        let value = self.borrowing(|this| this.value(Ty::Byte));
        Some(Node::expr(Ty::Text, format!("format!(\"{{{name}:?}} {{}}\", $)"), vec![value]))
    }

    fn formatted(&mut self, template: &str) -> Node {
        let value = self.value(Ty::Byte);
        Node::expr(Ty::Text, template, vec![value])
    }

    /// Arguments are borrowed while those behind them are evaluated.
    fn formatted_twice(&mut self) -> Node {
        let first = self.value(Ty::Guard);
        let second = self.borrowing(|this| this.value(Ty::Byte));
        let template = self.rng.pick(&["format!(\"{:?} {}\", $, $)", "format!(\"{a:?} {b}\", a = $, b = $)"]);
        Node::expr(Ty::Text, template, vec![first, second])
    }

    /// An assertion, which holds in most cases.
    pub(super) fn macro_statement(&mut self) -> Option<Node> {
        Some(match self.rng.below(6) {
            0 => {
                let value = self.value(Ty::Byte);
                Node::stmt("assert_ne!($, 200);", vec![value])
            }
            1 => {
                let value = self.receiver(Ty::Byte);
                // Nothing may suspend in a message.
                let shown = self.borrowing(|this| this.value(Ty::Byte));
                Node::stmt("assert!($ < 200, \"{}\", $);", vec![value, shown])
            }
            2 => {
                let value = self.value(Ty::Byte);
                let other = self.borrowing(|this| this.value(Ty::Byte));
                Node::stmt("debug_assert_eq!($ & 0, $ & 0, \"never\");", vec![value, other])
            }
            3 => {
                let condition = self.value(Ty::Bool);
                Node::stmt("assert!($ || true);", vec![super::value::atomic(condition, Ty::Bool)])
            }
            4 => {
                let value = self.value(Ty::Text);
                Node::stmt("log($);", vec![value])
            }
            _ => {
                let kids = vec![self.value(Ty::Byte), self.value(Ty::Guard)];
                Node::stmt("st(vec![($, $)]);", kids)
            }
        })
    }
}
