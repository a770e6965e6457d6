//! Assignments.

use super::Grammar;
use super::env::State;
use super::value::atomic;
use crate::tree::{Node, Ty};

const TYPES: &[Ty] = &[
    Ty::Byte,
    Ty::Guard,
    Ty::Guard,
    Ty::Maybe,
    Ty::Pair,
    Ty::Couple,
    Ty::Text,
    Ty::Guards,
    Ty::Iter,
    Ty::Record,
    Ty::Boxed,
    Ty::Choice,
    Ty::Bytes,
];

impl Grammar {
    /// A local that can be assigned to, of any type; one that has no value is preferred.
    fn target(&mut self) -> Option<(usize, Ty)> {
        let unset = |this: &Self, index: usize| this.env.state(index) != State::Set;
        let all = TYPES.iter().flat_map(|&ty| self.env.assignable(ty)).collect::<Vec<_>>();
        let empty = all.iter().copied().filter(|&index| unset(self, index)).collect::<Vec<_>>();
        let chosen = if empty.is_empty() || self.rng.chance(40) { &all } else { &empty };
        let index = self.one_of(chosen)?;
        Some((index, self.env.local(index).ty))
    }

    pub(super) fn assign(&mut self) -> Option<Node> {
        let (index, ty) = self.target()?;
        let value = self.value(ty);
        if !self.env.assignable(ty).contains(&index) {
            return Some(Node::stmt("let _ = $;", vec![value]));
        }
        self.env.set(index);
        Some(Node::stmt(format!("{} = $;", self.name_of(index)), vec![value]))
    }

    pub(super) fn compound_assign(&mut self) -> Option<Node> {
        if self.rng.chance(25) {
            return self.overloaded_assign();
        }
        let locals = self.env.changeable(Ty::Byte);
        let index = self.one_of(&locals)?;
        let value = self.value(Ty::Byte);
        let operator = self.rng.pick(&["^=", "^=", "|=", "+="]);
        Some(Node::stmt(format!("{} {operator} $;", self.name_of(index)), vec![value]))
    }

    /// The place is borrowed while the value is evaluated.
    fn overloaded_assign(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Guard, Ty::Text]);
        let locals = self.env.changeable(ty);
        let index = self.one_of(&locals)?;
        let (part, operator) = if ty == Ty::Guard { (Ty::Byte, "^=") } else { (Ty::Text, "+= &") };
        let value = self.borrowing(|this| this.value(part));
        self.env.touch(index);
        Some(Node::stmt(format!("{} {operator} $;", self.name_of(index)), vec![atomic(value, part)]))
    }

    pub(super) fn destructuring_assign(&mut self) -> Option<Node> {
        match self.rng.below(8) {
            0 => {
                let value = self.value(Ty::Guard);
                Some(Node::stmt("_ = $;", vec![value]))
            }
            5 => self.assign_of(Ty::Pair, &["(X, Y) = $;", "(X, _) = $;", "(_, X) = $;"]),
            6 => self.assign_of(Ty::Record, &["P { a: X, b: Y, n: _ } = $;", "P { b: X, a: Y, .. } = $;"]),
            7 => self.assign_of(Ty::Holder, &["H(X, P { b: Y, a: _, n: _ }) = $;", "H(X, _) = $;"]),
            1 => self.assign_parts(Ty::Byte, "(X, _) = ($, $);"),
            2 => self.assign_parts(Ty::Byte, "[X, ..] = [$, $];"),
            _ => self.assign_parts(Ty::Guard, "(X, Y) = ($, $);"),
        }
    }

    /// `X` stands for a local, `Y` for another one.
    fn assign_parts(&mut self, ty: Ty, template: &str) -> Option<Node> {
        let one = |this: &mut Self| {
            let locals = this.env.changeable(ty);
            this.one_of(&locals)
        };
        let first = one(self)?;
        let second = one(self)?;
        if template.contains('Y') && first == second {
            return None;
        }
        let kids = vec![self.value(ty), self.value(ty)];
        for index in [first, second] {
            self.env.set(index);
        }
        let text = template.replace('X', &self.name_of(first)).replace('Y', &self.name_of(second));
        Some(Node::stmt(text, kids))
    }

    /// Guards get the parts of a value.
    fn assign_of(&mut self, ty: Ty, templates: &[&'static str]) -> Option<Node> {
        let value = self.value(ty);
        let locals = self.env.changeable(Ty::Guard);
        let template = self.rng.pick(templates);
        let targets = self.one_of(&locals).zip(self.one_of(&locals));
        match targets {
            Some((one, other)) if one != other || !template.contains('Y') => {
                self.env.set(one);
                let text = template.replace('X', &self.name_of(one));
                if template.contains('Y') {
                    self.env.set(other);
                }
                Some(Node::stmt(text.replace('Y', &self.name_of(other)), vec![value]))
            }
            _ => Some(Node::stmt("let _ = $;", vec![value])),
        }
    }

    /// Assignments to a part of a local.
    pub(super) fn place_assign(&mut self) -> Option<Node> {
        let (ty, part, template) = self.rng.pick(&[
            (Ty::Record, Ty::Guard, ".a = $;"),
            (Ty::Record, Ty::Byte, ".n = $;"),
            (Ty::Record, Ty::Byte, ".n ^= $;"),
            (Ty::Pair, Ty::Guard, ".1 = $;"),
            (Ty::Boxed, Ty::Guard, ".b = $;"),
            (Ty::Couple, Ty::Guard, "[1] = $;"),
            (Ty::Bytes, Ty::Byte, "[0] = $;"),
            (Ty::Bytes, Ty::Byte, "[1] ^= $;"),
            (Ty::Bytes, Ty::Byte, "[at(3)] = $;"),
        ]);
        let locals = self.env.changeable(ty);
        let index = self.one_of(&locals)?;
        let value = self.value(part);
        if self.env.state(index) != State::Set {
            return Some(Node::stmt("let _ = $;", vec![value]));
        }
        self.env.touch(index);
        Some(Node::stmt(format!("{}{template}", self.name_of(index)), vec![value]))
    }

    /// A part of a pair is moved; its place may be filled again.
    pub(super) fn move_part(&mut self) -> Option<Node> {
        let part = self.rng.pick(&[0, 1]);
        let locals = self.env.movable_parts(part);
        let index = self.one_of(&locals)?;
        self.env.take_part(index, part);
        let name = self.name_of(index);
        if self.env.local(index).mutable && self.env.state(index) == State::Partly(1 - part) && self.rng.chance(40) {
            let between = self.value(Ty::Byte);
            let value = self.value(Ty::Guard);
            if self.env.state(index) == State::Partly(1 - part) {
                self.env.set(index);
                return Some(Node::stmt(
                    format!("take({name}.{part}); st($); {name}.{part} = $;"),
                    vec![between, value],
                ));
            }
        }
        if self.rng.chance(50) {
            let bound = self.name();
            self.env.declare(&bound, Ty::Guard, false, State::Set);
            return Some(Node::stmt(format!("let {bound} = {name}.{part};"), vec![]));
        }
        Some(Node::stmt(format!("take({name}.{part});"), vec![]))
    }

    /// A field of a record is moved; others are used behind what follows, and its place may be filled again.
    pub(super) fn move_field(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Record, Ty::Record, Ty::Boxed]);
        let locals = self.env.movable(ty);
        let index = self.one_of(&locals)?;
        let (name, frozen) = (self.name_of(index), self.env.frozen);
        self.env.empty(index);
        // What comes between leaves it alone.
        self.env.frozen = self.env.len();
        let mutable = std::mem::replace(&mut self.env.local_mut(index).mutable, false);
        let between = self.value(Ty::Byte);
        self.env.local_mut(index).mutable = mutable;
        self.env.frozen = frozen;
        let head = self.rng.pick(&["take(X.a);", "let _moved = X.b;", "X.a.eat();", "drop(X.b);"]);
        let (moved, other) = if head.contains("X.a") { ("a", "b") } else { ("b", "a") };
        let tail = self.rng.pick(&["st(X.n);", "X.O.by_ref();", "take(X.O);", ""]);
        let is_left = !tail.contains("take");
        let text = format!("{head} st($); {tail}").replace("X.O", &format!("{name}.{other}")).replace('X', &name);
        if mutable && is_left && self.rng.chance(40) {
            self.env.set(index);
            return Some(Node::stmt(format!("{text} {name}.{moved} = mk(\"again\");"), vec![between]));
        }
        Some(Node::stmt(text, vec![between]))
    }

    /// A local is moved on some paths.
    pub(super) fn conditional_move(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Guard, Ty::Guard, Ty::Pair, Ty::Maybe, Ty::Guards, Ty::Iter]);
        let locals = self.env.movable(ty);
        let index = self.one_of(&locals)?;
        let condition = self.value(Ty::Bool);
        if !self.env.movable(ty).contains(&index) {
            return Some(Node::stmt("st($);", vec![condition]));
        }
        let name = self.name_of(index);
        let moved = |this: &mut Self| {
            let mut block = this.block(1);
            if !this.diverged && this.env.movable(ty).contains(&index) {
                this.env.take(index);
                block.kids.push(Node::stmt(format!("take({name});"), vec![]));
            }
            block
        };
        let block = self.optional(moved);
        Some(Node::stmt("if $ {$}", vec![condition, block]))
    }

    pub(super) fn push(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Guards);
        let index = self.one_of(&locals)?;
        // The vector is borrowed while the argument is evaluated.
        let value = self.borrowing(|this| this.value(Ty::Guard));
        self.env.touch(index);
        Some(Node::stmt(format!("{}.push($);", self.name_of(index)), vec![value]))
    }
}
