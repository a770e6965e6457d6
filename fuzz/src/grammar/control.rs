//! Statements that are not control flow: suspensions, delegations, and expressions whose value is dropped.

use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

impl Grammar {
    /// `yield_!(..);`, or something that can stand in a closure.
    pub(super) fn yield_statement(&mut self) -> Node {
        if self.quiet > 0 {
            return Node::stmt("st(9);", vec![]);
        }
        let suspension = self.suspension();
        let template = if self.sig.sends { self.rng.pick(&["$;", "$;", "st($);", "let _ = $;"]) } else { "$;" };
        Node::stmt(template, vec![suspension])
    }

    pub(super) fn yield_maker(&mut self) -> Option<Node> {
        (self.quiet == 0).then(|| self.yield_statement())
    }

    pub(super) fn expression_statement(&mut self) -> Option<Node> {
        const CALLS: &[(usize, Maker)] = &[
            (5, Grammar::call_of_two),
            (3, Grammar::call_of_three),
            (6, Grammar::call_of_take),
            (4, Grammar::guard_by_ref),
            (4, Grammar::guard_by_mut),
            (2, Grammar::thunk_called),
            (5, |this| Some(this.value(Ty::Guard))),
            (3, |this| Some(this.value(Ty::Byte))),
        ];
        let value = self.first_made(CALLS)?;
        // What starts with a block would be a statement of its own.
        let is_block =
            |text: &str| ["if ", "match ", "{", "loop", "'", "unsafe"].iter().any(|start| text.starts_with(start));
        if is_block(&value.template) {
            return Some(Node::stmt("let _ = $;", vec![value]));
        }
        Some(Node::stmt("$;", vec![value]))
    }

    pub(super) fn delegate_statement(&mut self) -> Option<Node> {
        if self.quiet > 0 {
            return None;
        }
        if !self.sig.sends && self.rng.chance(50) {
            return self.iterate_statement();
        }
        let delegation = self.delegated()?;
        Some(Node::stmt(if self.rng.chance(50) { "$;" } else { "st($);" }, vec![delegation]))
    }

    fn iterate_statement(&mut self) -> Option<Node> {
        let iterated = match self.sig.yields {
            Ty::Byte => {
                let kids = vec![self.receiver(Ty::Byte), self.receiver(Ty::Byte)];
                Node::iteration(self.rng.pick(&["$ % 3..$ % 5", "[$, $]", "vec![$, $]", "Some($ ^ $)"]), kids)
            }
            Ty::Guard => Node::iteration("$", vec![self.value(Ty::Guards)]),
            _ => return None,
        };
        self.env.suspensions += 1;
        Some(Node::stmt("$;", vec![iterated]))
    }

    /// A delegation to a leaf, which returns a byte.
    pub(super) fn delegated(&mut self) -> Option<Node> {
        if self.quiet > 0 {
            return None;
        }
        let kids = vec![self.value(Ty::Byte), self.value(Ty::Guard)];
        self.env.suspensions += 1;
        let yields = self.sig.yields.text();
        let callee = self.rng.pick(&["leaf", "leaf", "nest"]);
        Some(Node::delegation(Ty::Byte, format!("{callee}::<{yields}>($, $)"), kids))
    }

    /// A delegation to what has waited in a local.
    pub(super) fn delegate_to_local(&mut self) -> Option<Node> {
        if self.quiet > 0 {
            return None;
        }
        self.names += 1;
        let name = format!("g{}", self.names);
        let kids = vec![self.value(Ty::Byte), self.value(Ty::Guard), self.value(Ty::Byte)];
        self.env.suspensions += 1;
        let delegation = Node::delegation(Ty::Byte, name.as_str(), vec![]);
        let callee = self.rng.pick(&["leaf", "nest"]);
        let text = format!("let {name} = {callee}::<{}>($, $); st($); st($);", self.sig.yields.text());
        Some(Node::stmt(text, [kids, vec![delegation]].concat()))
    }
}
