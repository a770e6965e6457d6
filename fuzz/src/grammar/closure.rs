//! Closures: what they capture, and how.

use super::Grammar;
use super::env::State;
use super::value::atomic;
use crate::tree::{Node, Ty};

impl Grammar {
    /// Runs `make` while a local is borrowed: nothing may suspend, and nothing may be moved or changed.
    pub(super) fn borrowing<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.enclosed(make)
    }

    /// A closure that is called once.
    pub(super) fn thunk(&mut self) -> Option<Node> {
        match self.rng.below(3) {
            0 => {
                let value = self.by_copy();
                Some(Node::expr(Ty::Thunk, "move || $", vec![value]))
            }
            1 if self.rng.chance(25) => {
                let part = self.rng.pick(&[0, 1]);
                let locals = self.env.movable_parts(part);
                let index = self.one_of(&locals)?;
                self.env.take_part(index, part);
                let name = self.name_of(index);
                Some(Node::expr(Ty::Thunk, format!("move || take({name}.{part})"), vec![]))
            }
            choice => {
                let ty = self.rng.pick(&[Ty::Guard, Ty::Guard, Ty::Pair, Ty::Maybe]);
                let locals = self.env.movable(ty);
                let index = self.one_of(&locals)?;
                self.env.take(index);
                let name = self.name_of(index);
                let head = if choice == 1 { "move " } else { "" };
                let value = self.by_copy();
                let template = if value.suspends() {
                    format!("{head}|| take({name})")
                } else {
                    format!("move || take({name}) ^ $")
                };
                Some(Node::expr(Ty::Thunk, template, vec![value]))
            }
        }
    }

    /// Locals of type `u8`, which a `move` closure copies.
    fn by_copy(&mut self) -> Node {
        let locals = self.env.readable(Ty::Byte);
        match self.one_of(&locals) {
            Some(index) => Node::expr(Ty::Byte, self.name_of(index), vec![]),
            None => self.literal(Ty::Byte),
        }
    }

    /// A closure that borrows, is used at once, and stays in scope; or one that is called later, once.
    pub(super) fn let_closure(&mut self) -> Option<Node> {
        match self.rng.below(5) {
            0 => self.borrowing_closure(),
            1 => self.changing_closure(),
            2 => self.consuming_closure(),
            _ => {
                let thunk = self.thunk()?;
                let name = self.name();
                self.env.declare(&name, Ty::Thunk, false, State::Set);
                Some(Node::stmt(format!("let {name} = $;"), vec![thunk]))
            }
        }
    }

    fn borrowing_closure(&mut self) -> Option<Node> {
        let body = self.borrowing(|this| this.value(Ty::Byte));
        let argument = self.borrowing(|this| this.value(Ty::Byte));
        self.names += 1;
        let name = format!("f{}", self.names);
        Some(Node::stmt(format!("let {name} = |k: u8| k ^ $; st({name}($));"), vec![atomic(body, Ty::Byte), argument]))
    }

    fn changing_closure(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Byte);
        let index = self.one_of(&locals)?;
        let local = self.name_of(index);
        self.names += 1;
        let name = format!("f{}", self.names);
        Some(Node::stmt(
            format!("let mut {name} = |k: u8| {{ {local} ^= k; {local} }}; {name}(3); st({name}(1));"),
            vec![],
        ))
    }

    fn consuming_closure(&mut self) -> Option<Node> {
        let locals = self.env.movable(Ty::Guard);
        let index = self.one_of(&locals)?;
        self.env.take(index);
        let local = self.name_of(index);
        self.names += 1;
        let name = format!("f{}", self.names);
        let template =
            self.rng.pick(&["|| drop(LOCAL)", "move || LOCAL.by_ref()", "move || { let d = LOCAL; d.by_ref() }"]);
        Some(Node::stmt(format!("let {name} = {}; st({name}());", template.replace("LOCAL", &local)), vec![]))
    }

    /// A closure that is called where it stands.
    pub(super) fn called_closure(&mut self, ty: Ty) -> Option<Node> {
        let value = self.borrowing(|this| this.value(ty));
        let template = if self.rng.chance(50) { "(|| $)()" } else { "(|| { st(7); $ })()" };
        Some(Node::expr(ty, template, vec![value]))
    }
}
