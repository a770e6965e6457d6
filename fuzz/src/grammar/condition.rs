//! Conditions.

use super::value::{atomic, typed};
use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

impl Grammar {
    /// A condition, as an expression of type `bool`.
    pub(super) fn condition(&mut self) -> Node {
        const CONDITIONS: &[(usize, Maker)] = &[
            (14, Grammar::comparison),
            (6, Grammar::even),
            (4, Grammar::both),
            (3, Grammar::either),
            (2, Grammar::not),
            (2, |_| Some(Node::expr(Ty::Bool, "go()", vec![]))),
            (3, Grammar::matching),
            (3, Grammar::is_some),
            (2, Grammar::is_empty),
        ];
        self.first_made(CONDITIONS).unwrap_or_else(|| self.simple(Ty::Bool))
    }

    fn comparison(&mut self) -> Option<Node> {
        let kids = vec![self.receiver(Ty::Byte), self.receiver(Ty::Byte)];
        let operator = self.rng.pick(&["<", "==", "!=", ">="]);
        Some(Node::expr(Ty::Bool, format!("($ {operator} $)"), kids))
    }

    fn even(&mut self) -> Option<Node> {
        let value = self.receiver(Ty::Byte);
        let modulus = 2 + self.rng.below(2);
        Some(Node::expr(Ty::Bool, format!("($ % {modulus} == 0)"), vec![value]))
    }

    fn both(&mut self) -> Option<Node> {
        Some(self.lazy("($ && $)"))
    }

    fn either(&mut self) -> Option<Node> {
        Some(self.lazy("($ || $)"))
    }

    fn lazy(&mut self, template: &str) -> Node {
        let left = self.value(Ty::Bool);
        let right = self.optional(|this| this.value(Ty::Bool));
        Node::expr(Ty::Bool, template, vec![atomic(left, Ty::Bool), atomic(right, Ty::Bool)])
    }

    fn not(&mut self) -> Option<Node> {
        let value = self.value(Ty::Bool);
        Some(Node::expr(Ty::Bool, "!$", vec![atomic(value, Ty::Bool)]))
    }

    fn matching(&mut self) -> Option<Node> {
        let (ty, pattern) = self.rng.pick(&[
            (Ty::Byte, "0 | 2..=4"),
            (Ty::Maybe, "Some(_)"),
            (Ty::Choice, "E::B(_) | E::C { n: 2, .. }"),
            (Ty::OptByte, "Some(k) if k > 2"),
        ]);
        let value = typed(self.value(ty));
        Some(Node::expr(Ty::Bool, format!("matches!($, {pattern})"), vec![value]))
    }

    fn is_some(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Maybe);
        if let Some(index) = self.one_of(&locals) {
            return Some(Node::expr(Ty::Bool, format!("{}.is_some()", self.name_of(index)), vec![]));
        }
        let value = self.receiver(Ty::Maybe);
        Some(Node::expr(Ty::Bool, "$.is_none()", vec![value]))
    }

    fn is_empty(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Guards);
        let index = self.one_of(&locals)?;
        Some(Node::expr(Ty::Bool, format!("{}.is_empty()", self.name_of(index)), vec![]))
    }
}
