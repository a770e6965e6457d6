//! Items, which a generator has to have once, whatever becomes of its body.

use super::Grammar;
use crate::tree::{Node, Ty};

impl Grammar {
    /// An item, and its use.
    pub(super) fn local_item(&mut self) -> Option<Node> {
        self.names += 1;
        let number = self.names;
        let (item, template) = match self.rng.below(4) {
            0 => (format!("const K{number}: u8 = 5;"), format!("st(K{number} ^ $);")),
            1 => (format!("fn f{number}(k: u8) -> u8 {{ log(\"f\"); k ^ 6 }}"), format!("st(f{number}($));")),
            2 => (format!("#[derive(Debug)] struct S{number}(u8);"), format!("st(S{number}($));")),
            _ => (
                format!("enum F{number} {{ X, Y(u8) }}"),
                format!("if let F{number}::Y(k) = F{number}::Y($) {{ st(k); }}"),
            ),
        };
        let value = self.receiver(Ty::Byte);
        // Items are visible in front of where they stand.
        let text = if self.rng.chance(70) { format!("{item} {template}") } else { format!("{template} {item}") };
        Some(Node::stmt(text, vec![value]))
    }
}
