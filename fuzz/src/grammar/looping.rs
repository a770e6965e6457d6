//! Loops, and labelled blocks.

use super::env::State;
use super::value::{atomic, typed};
use super::{Grammar, Target};
use crate::tree::{Node, Ty};

/// What is known of a loop before its body is made.
pub(super) struct Around {
    /// `'l: `, or nothing.
    pub(super) head: String,
    label: Option<String>,
    is_loop: bool,
    value: Option<Ty>,
    /// Whether it ends by itself, not by a `break` alone.
    ends: bool,
}

impl Grammar {
    pub(super) fn around(&mut self, is_loop: bool, value: Option<Ty>, ends: bool) -> Around {
        let label = (!is_loop || self.rng.chance(40)).then(|| {
            self.names += 1;
            // Labels are nested and hide each other as locals do.
            format!("'l{}", if self.rng.chance(10) { 0 } else { self.names })
        });
        let hidden =
            label.as_ref().is_some_and(|label| self.targets.iter().any(|target| target.label.as_ref() == Some(label)));
        let label = if hidden { Some(format!("'m{}", self.names)) } else { label };
        let head = label.as_ref().map(|label| format!("{label}: ")).unwrap_or_default();
        Around { head, label, is_loop, value, ends }
    }

    /// Makes what runs in a loop or a labelled block.
    pub(super) fn within<T>(&mut self, around: &Around, make: impl FnOnce(&mut Self) -> T) -> T {
        let outside = self.env.len();
        let frozen = self.env.frozen;
        let before = self.env.states();
        if around.is_loop {
            self.env.frozen = outside;
            // A reference that is result in front of a loop may not be used in it: the loop may suspend before.
            self.env.suspensions += 1;
        }
        let (label, is_loop, value) = (around.label.clone(), around.is_loop, around.value);
        self.targets.push(Target { label, is_loop, in_condition: false, value, outside, frozen, exits: Vec::new() });
        let unreachable = std::mem::replace(&mut self.diverged, false);
        let result = make(self);
        let target = self.targets.pop();
        self.env.truncate(outside);
        let mut ends = target.map(|target| target.exits).unwrap_or_default();
        if around.is_loop && around.ends {
            ends.push(before.clone());
        }
        if !self.diverged && (around.ends || !around.is_loop) {
            ends.push(self.env.states());
        }
        self.diverged = unreachable || ends.is_empty();
        if ends.is_empty() {
            self.env.restore(&before);
        } else {
            self.env.join(&ends);
        }
        self.env.frozen = frozen;
        self.env.suspensions += 1;
        result
    }

    /// Makes the condition of the innermost loop.
    fn head_of_loop(&mut self, make: impl FnOnce(&mut Self) -> Node) -> Node {
        let around = self.targets.len() - 1;
        self.targets[around].in_condition = true;
        let result = make(self);
        self.targets[around].in_condition = false;
        result
    }

    pub(super) fn while_loop(&mut self) -> Option<Node> {
        let around = self.around(true, None, true);
        let kids = self.within(&around, |this| {
            let condition = this.head_of_loop(|this| this.value(Ty::Bool));
            let body = this.optional(|this| this.block(2));
            vec![condition, body]
        });
        Some(Node::stmt(format!("{}while go() && $ {{$}}", around.head), kids))
    }

    /// Counts behind a suspension at the end of its body, and may overflow.
    pub(super) fn counting_loop(&mut self) -> Option<Node> {
        if self.quiet > 0 {
            return None;
        }
        self.names += 1;
        let (counter, from) = (format!("count{}", self.names), self.rng.pick(&[0, 3, 253]));
        let (test, step) = self.rng.pick(&[("< 6", "+= 1"), ("!= 2", "-= 1"), ("> 1", "+= 2")]);
        let around = self.around(true, None, true);
        let kids = self.within(&around, |this| {
            let body = this.optional(|this| this.block(1));
            vec![body, this.yield_statement()]
        });
        let head = format!("let mut {counter} = {from}u8; {}while {counter} {test} && go()", around.head);
        Some(Node::stmt(format!("{head} {{ $ $ {counter} {step}; }} st({counter});"), kids))
    }

    pub(super) fn while_let_loop(&mut self) -> Option<Node> {
        let around = self.around(true, None, true);
        let popped = self.env.changeable(Ty::Guards);
        let popped = self.one_of(&popped);
        let (chance, guards) = (self.rng.chance(60), self.rng.chance(40));
        let (pattern, kids) = self.within(&around, |this| {
            let (scrutinee, arm) = match popped.filter(|_| chance) {
                Some(index) => {
                    let name = this.name_of(index);
                    (Node::expr(Ty::Unit, format!("{name}.pop()"), vec![]), this.arm("Some($d)"))
                }
                None if guards => (this.head_of_loop(|this| typed(this.value(Ty::Maybe))), this.arm("Some($d)")),
                None => (this.head_of_loop(|this| typed(this.value(Ty::OptByte))), this.arm("Some($n)")),
            };
            let body = this.optional(|this| {
                let mark = this.env.len();
                this.bind(&arm);
                let mut body = this.block(2);
                body.kids.insert(0, Node::fuel("if !go() { break; }", vec![]));
                this.env.truncate(mark);
                body
            });
            (arm.pattern, vec![scrutinee, body])
        });
        Some(Node::stmt(format!("{}while let {pattern} = $ {{$}}", around.head), kids))
    }

    pub(super) fn for_loop(&mut self) -> Option<Node> {
        let (pattern, head) = self.for_head();
        let arm = self.arm(pattern);
        let around = self.around(true, None, true);
        let count = 1 + self.rng.below(3);
        let body = self.within(&around, |this| {
            this.bind(&arm);
            this.block(count)
        });
        Some(Node::stmt(format!("{}for {} in $ {{$}}", around.head, arm.pattern), vec![head, body]))
    }

    /// What is iterated, and the pattern for its items.
    fn for_head(&mut self) -> (&'static str, Node) {
        let head = |template: &str, kids| Node::expr(Ty::Unit, template, kids);
        match self.rng.below(11) {
            0 => ("$n", head("0..$ % 3", vec![self.receiver(Ty::Byte)])),
            1 => {
                let kids = vec![self.receiver(Ty::Byte), self.receiver(Ty::Byte)];
                ("$n", head("($ & 1)..=($ & 1)", kids))
            }
            2 => ("$d", self.value(Ty::Guards)),
            3 => ("mut $d", head("[$, $]", vec![self.value(Ty::Guard), self.value(Ty::Guard)])),
            4 => {
                let kids = vec![self.value(Ty::Byte), self.value(Ty::Guard), self.value(Ty::Guard)];
                ("($n, $d)", head("vec![($, $), (1, $)]", kids))
            }
            5 => ("(_, $d)", head("$.into_iter().enumerate()", vec![self.receiver(Ty::Guards)])),
            6 => ("$d", head("$.into_iter().rev()", vec![self.receiver(Ty::Guards)])),
            7 => ("$n", self.value(Ty::Bytes)),
            8 => ("$d", self.value(Ty::Couple)),
            9 => ("$d", self.value(Ty::Record)),
            _ => ("_", head("0..$ % 3", vec![self.receiver(Ty::Byte)])),
        }
    }

    /// `loop`, which is left by a `break`.
    pub(super) fn endless_loop(&mut self) -> Option<Node> {
        let around = self.around(true, None, false);
        let body = self.within(&around, |this| this.loop_body(None));
        Some(Node::stmt(format!("{}loop {{$}}", around.head), vec![body]))
    }

    pub(super) fn loop_value(&mut self, ty: Ty) -> Option<Node> {
        let around = self.around(true, Some(ty), false);
        let body = self.within(&around, |this| this.loop_body(Some(ty)));
        Some(Node::expr(ty, format!("{}loop {{$}}", around.head), vec![body]))
    }

    /// A body that leaves the loop when there is no fuel any more.
    fn loop_body(&mut self, ty: Option<Ty>) -> Node {
        let mark = self.env.len();
        let first = self.rng.chance(50);
        let leave = |this: &mut Self| {
            let value = ty.map(|ty| this.literal(ty));
            let states = this.env.states();
            if let Some(target) = this.targets.last_mut() {
                let outside = target.outside;
                target.exits.push(states.into_iter().take(outside).collect());
            }
            let template = if value.is_some() { "if !go() { break $; }" } else { "if !go() { break; }" };
            Node::fuel(template, value.into_iter().collect())
        };
        let mut kids = Vec::new();
        if first {
            kids.push(leave(self));
        }
        self.depth += 1;
        self.statements(2, &mut kids);
        self.depth -= 1;
        if !first {
            // A `continue` must not pass it by.
            let at = kids.iter().position(|_| true).unwrap_or_default();
            self.env.truncate(mark);
            kids.insert(at, leave(self));
        }
        self.env.truncate(mark);
        Node::list(kids)
    }

    pub(super) fn labelled_block(&mut self) -> Option<Node> {
        let around = self.around(false, None, true);
        let body = self.within(&around, |this| this.block(3));
        Some(Node::stmt(format!("{}{{$}}", around.head), vec![body]))
    }

    pub(super) fn labelled_value(&mut self, ty: Ty) -> Option<Node> {
        let around = self.around(false, Some(ty), true);
        let body = self.within(&around, |this| this.value_block(ty, 2));
        Some(Node::expr(ty, format!("{}{{$}}", around.head), vec![body]))
    }

    pub(super) fn nested_block(&mut self) -> Option<Node> {
        let body = self.block(3);
        let template = if self.rng.chance(20) { "unsafe {$}" } else { "{$}" };
        Some(Node::stmt(template, vec![body]))
    }

    /// A local is moved in a loop, and set again at once.
    pub(super) fn move_and_set_again(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Guard, Ty::Maybe, Ty::Pair]);
        let locals =
            self.env.movable_once(ty).into_iter().filter(|&index| self.env.local(index).mutable).collect::<Vec<_>>();
        let index = self.one_of(&locals)?;
        let name = self.name_of(index);
        let frozen = self.env.frozen;
        self.env.take(index);
        // What comes between may suspend; it must leave the local alone.
        let between = self.value(Ty::Byte);
        let value = self.value(ty);
        self.env.frozen = frozen;
        if self.env.state(index) != State::Moved {
            return Some(Node::stmt("st($);", vec![atomic(between, Ty::Byte)]));
        }
        self.env.set(index);
        Some(Node::stmt(format!("take({name}); st($); {name} = $;"), vec![between, value]))
    }
}
