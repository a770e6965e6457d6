//! What derefs by the user's own code, which is traced; and options and vectors that are changed through references.

use super::Grammar;
use super::value::atomic;
use crate::tree::{Node, Ty};

impl Grammar {
    pub(super) fn holder(&mut self) -> Option<Node> {
        Some(self.wrapped(Ty::Holder, "H($, $)", &[Ty::Guard, Ty::Record]))
    }

    /// A part of what a holder derefs to, or of the holder itself. It is a value, and no place: a place that is
    /// compared is found behind what suspends on the other side.
    pub(super) fn through_deref(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Holder);
        let read = self.rng.pick(&["n ^ 0", "n ^ 0", "sum()", "a.by_ref()", "0.by_ref()", "same().by_ref()"]);
        match self.one_of(&locals) {
            Some(index) if self.rng.chance(70) => {
                Some(Node::expr(Ty::Byte, format!("({}.{read})", self.name_of(index)), vec![]))
            }
            _ => {
                let holder = self.receiver(Ty::Holder);
                Some(Node::expr(Ty::Byte, format!("($.{read})"), vec![holder]))
            }
        }
    }

    /// The guard of a holder is moved out, of which the record is left.
    pub(super) fn guard_of_holder(&mut self) -> Option<Node> {
        let holder = self.receiver(Ty::Holder);
        Some(Node::expr(Ty::Guard, "$.0", vec![holder]))
    }

    /// Changes what a holder derefs to.
    pub(super) fn holder_assign(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Holder);
        let index = self.one_of(&locals)?;
        let (part, template) = self.rng.pick(&[
            (Ty::Guard, ".a = $;"),
            (Ty::Guard, ".0 = $;"),
            (Ty::Byte, ".n = $;"),
            (Ty::Byte, ".n ^= $;"),
            (Ty::Guard, ".1.b = $;"),
        ]);
        let name = self.name_of(index);
        let value = self.value(part);
        if !self.env.changeable(Ty::Holder).contains(&index) {
            return Some(Node::stmt("let _ = $;", vec![value]));
        }
        self.env.touch(index);
        Some(Node::stmt(format!("{name}{template}"), vec![value]))
    }

    /// Changes what an option holds.
    pub(super) fn option_changed(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Maybe);
        let index = self.one_of(&locals)?;
        self.env.touch(index);
        let name = self.name_of(index);
        let value = self.borrowing(|this| this.value(Ty::Guard));
        let template = self.rng.pick(&[
            "X.insert($);",
            "drop(X.replace($));",
            "if let Some(d) = &mut X { d.by_mut(); *d = $; }",
            "if let Some(ref mut d) = X { *d = $; }",
            "if let Some(d) = X.as_mut() { take(std::mem::replace(d, $)); }",
            "X.get_or_insert_with(|| $).by_mut();",
        ]);
        Some(Node::stmt(template.replace('X', &name), vec![value]))
    }

    /// Two guards change places.
    pub(super) fn swapped(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Guard);
        let (one, other) = (self.one_of(&locals)?, self.one_of(&locals)?);
        if one == other {
            return None;
        }
        self.env.touch(one);
        self.env.touch(other);
        let text = format!("std::mem::swap(&mut {}, &mut {});", self.name_of(one), self.name_of(other));
        Some(Node::stmt(text, vec![]))
    }

    /// A local that gets its value on the way out of a block, or at its end.
    pub(super) fn let_initialised_in_block(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Guard, Ty::Pair, Ty::Record, Ty::Maybe]);
        self.names += 1;
        let (name, label) = (format!("v{}", self.names), format!("'d{}", self.names));
        let condition = self.value(Ty::Bool);
        let early = self.optional(|this| this.value(ty));
        let between = self.value(Ty::Byte);
        let late = self.value(ty);
        let mutable = self.rng.chance(40);
        self.env.declare(&name, ty, mutable, super::State::Set);
        let head = format!("let {}{name}: {};", if mutable { "mut " } else { "" }, ty.text());
        let body = format!("{label}: {{ if $ {{ {name} = $; break {label}; }} st($); {name} = $; }}");
        Some(Node::stmt(format!("{head} {body}"), vec![condition, early, atomic(between, Ty::Byte), late]))
    }
}
