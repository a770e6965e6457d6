//! Branches: what may run, and what locals hold where branches meet.

use super::Grammar;
use super::env::States;
use super::pattern::Arm;
use crate::tree::{Node, Ty};

/// Where branches meet.
struct Meeting {
    /// What locals hold in front of the branches.
    before: States,
    /// Whether control does not even come there.
    unreachable: bool,
    /// What they hold at each end that control comes to.
    ends: Vec<States>,
}

impl Meeting {
    fn of(grammar: &Grammar) -> Self {
        Self { before: grammar.env.states(), unreachable: grammar.diverged, ends: Vec::new() }
    }

    fn alternative<T>(&mut self, grammar: &mut Grammar, make: impl FnOnce(&mut Grammar) -> T) -> T {
        grammar.env.restore(&self.before);
        grammar.diverged = false;
        let result = make(grammar);
        if !grammar.diverged {
            self.ends.push(grammar.env.states());
        }
        result
    }

    fn close(self, grammar: &mut Grammar) {
        grammar.diverged = self.unreachable || self.ends.is_empty();
        grammar.env.restore(&self.before);
        grammar.env.join(&self.ends);
    }
}

impl Grammar {
    /// Makes alternatives, one of which runs.
    fn branches<T>(&mut self, alternatives: Vec<impl FnOnce(&mut Self) -> T>) -> Vec<T> {
        let mut meeting = Meeting::of(self);
        let results = alternatives.into_iter().map(|make| meeting.alternative(self, make)).collect();
        meeting.close(self);
        results
    }

    /// Makes two alternatives.
    pub(super) fn fork<T>(&mut self, one: impl FnOnce(&mut Self) -> T, other: impl FnOnce(&mut Self) -> T) -> Vec<T> {
        let mut meeting = Meeting::of(self);
        let results = vec![meeting.alternative(self, one), meeting.alternative(self, other)];
        meeting.close(self);
        results
    }

    /// Makes what runs on some paths only.
    pub(super) fn optional<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let (before, unreachable) = (self.env.states(), self.diverged);
        self.diverged = false;
        let result = make(self);
        let mut ends = vec![before];
        if !self.diverged {
            ends.push(self.env.states());
        }
        self.diverged = unreachable;
        self.env.join(&ends);
        result
    }

    pub(super) fn if_statement(&mut self) -> Option<Node> {
        let condition = self.value(Ty::Bool);
        let counts = [1 + self.rng.below(3), 1 + self.rng.below(2), 1];
        Some(match self.rng.below(4) {
            0 | 1 => {
                let then = self.optional(|this| this.block(counts[0]));
                Node::stmt("if $ {$}", vec![condition, then])
            }
            2 => {
                let blocks = self.fork(|this| this.block(2), |this| this.block(1));
                Node::stmt("if $ {$} else {$}", [vec![condition], blocks].concat())
            }
            _ => {
                let otherwise = |this: &mut Self| {
                    let inner = this.value(Ty::Bool);
                    [vec![inner], this.fork(|this| this.block(2), |this| this.block(1))].concat()
                };
                let made = self.fork(|this| vec![this.block(1)], otherwise);
                Node::stmt("if $ {$} else if $ {$} else {$}", [vec![condition], made.concat()].concat())
            }
        })
    }

    pub(super) fn if_value(&mut self, ty: Ty) -> Option<Node> {
        let condition = self.value(Ty::Bool);
        let blocks = self.fork(|this| this.value_block(ty, 1), |this| this.value_block(ty, 0));
        Some(Node::expr(ty, "if $ {$} else {$}", [vec![condition], blocks].concat()))
    }

    /// `if let`, with or without an `else`.
    pub(super) fn if_let_statement(&mut self) -> Option<Node> {
        let (scrutinee, arms) = self.scrutinee()?;
        let arm = arms.into_iter().next()?;
        let pattern = arm.pattern.clone();
        if self.rng.chance(50) {
            let then = self.optional(|this| this.arm_block(&arm, 2));
            return Some(Node::stmt(format!("if let {pattern} = $ {{$}}"), vec![scrutinee, then]));
        }
        let kids = self.fork(|this| this.arm_block(&arm, 2), |this| this.block(1));
        Some(Node::stmt(format!("if let {pattern} = $ {{$}} else {{$}}"), [vec![scrutinee], kids].concat()))
    }

    pub(super) fn if_let_value(&mut self, ty: Ty) -> Option<Node> {
        let (scrutinee, arms) = self.scrutinee()?;
        let arm = arms.into_iter().next()?;
        let pattern = arm.pattern.clone();
        let blocks = self.fork(|this| this.arm_value(&arm, ty), |this| this.value_block(ty, 0));
        Some(Node::expr(ty, format!("if let {pattern} = $ {{$}} else {{$}}"), [vec![scrutinee], blocks].concat()))
    }

    /// `if a && let P = b && c`
    pub(super) fn let_chain(&mut self) -> Option<Node> {
        if !self.edition_2024 {
            return None;
        }
        let condition = self.value(Ty::Bool);
        let unreachable = std::mem::replace(&mut self.diverged, false);
        let (before, mark) = (self.env.states(), self.env.len());
        let (scrutinee, arms) = self.scrutinee()?;
        let arm = arms.into_iter().next()?;
        self.bind(&arm);
        let last = self.rng.chance(60).then(|| self.value(Ty::Bool));
        let second = if self.rng.chance(35) { self.scrutinee() } else { None };
        let second = second.and_then(|(scrutinee, arms)| Some((scrutinee, arms.into_iter().next()?)));
        second.iter().for_each(|(_, arm)| self.bind(arm));
        let then = self.block(2);
        self.env.truncate(mark);
        let mut ends = vec![before];
        if !self.diverged {
            ends.push(self.env.states());
        }
        self.diverged = unreachable;
        self.env.join(&ends);
        let otherwise = self.rng.chance(40).then(|| self.optional(|this| this.block(1)));
        let template = format!(
            "if $ && let {} = $ {}{}{{$}}{}",
            arm.pattern,
            if last.is_some() { "&& $ " } else { "" },
            second.as_ref().map(|(_, arm)| format!("&& let {} = $ ", arm.pattern)).unwrap_or_default(),
            if otherwise.is_some() { " else {$}" } else { "" },
        );
        let second = second.map(|(scrutinee, _)| scrutinee);
        let kids = [condition, scrutinee].into_iter().chain(last).chain(second).chain([then]).chain(otherwise);
        Some(Node::stmt(template, kids.collect()))
    }

    pub(super) fn match_statement(&mut self) -> Option<Node> {
        let (scrutinee, arms) = self.scrutinee()?;
        let makers = arms.into_iter().map(|arm| move |this: &mut Self| this.match_arm(&arm, None)).collect();
        let arms = self.branches(makers);
        Some(Node::stmt("match $ {$}", vec![scrutinee, Node::list(arms)]))
    }

    pub(super) fn match_value(&mut self, ty: Ty) -> Option<Node> {
        let (scrutinee, arms) = self.scrutinee()?;
        let makers = arms.into_iter().map(|arm| move |this: &mut Self| this.match_arm(&arm, Some(ty))).collect();
        let arms = self.branches(makers);
        Some(Node::expr(ty, "match $ {$}", vec![scrutinee, Node::list(arms)]))
    }

    fn match_arm(&mut self, arm: &Arm, ty: Option<Ty>) -> Node {
        let mark = self.env.len();
        self.bind(arm);
        let guard = arm.guarded.then(|| self.enclosed(|this| this.value(Ty::Bool)));
        let head = format!("{}{}", arm.pattern, if guard.is_some() { " if $" } else { "" });
        let (tail, body) = match ty {
            None => (" => {$}", self.block(2)),
            Some(ty) if self.rng.chance(50) => (" => $,", self.value(ty)),
            Some(ty) => (" => {$}", self.value_block(ty, 1)),
        };
        self.env.truncate(mark);
        Node::stmt(head + tail, guard.into_iter().chain([body]).collect())
    }

    fn arm_block(&mut self, arm: &Arm, count: usize) -> Node {
        let mark = self.env.len();
        self.bind(arm);
        let block = self.block(count);
        self.env.truncate(mark);
        block
    }

    fn arm_value(&mut self, arm: &Arm, ty: Ty) -> Node {
        let mark = self.env.len();
        self.bind(arm);
        let block = self.value_block(ty, 1);
        self.env.truncate(mark);
        block
    }
}
