//! Expressions of the other types: guards, and what holds them; texts, options and results.

use super::value::atomic;
use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

impl Grammar {
    pub(super) fn guard(&mut self) -> Option<Node> {
        const GUARDS: &[(usize, Maker)] = &[
            (12, |this| Some(this.literal(Ty::Guard))),
            (6, Grammar::next_guard),
            (4, Grammar::part_of_pair),
            (3, Grammar::part_of_local),
            (3, Grammar::field_of_record),
            (2, Grammar::guard_or_else),
            (2, Grammar::popped),
            (2, Grammar::replaced),
            (2, Grammar::guard_of_holder),
            (2, Grammar::inserted),
            (5, Grammar::namesake),
            (2, |this| this.state_value(Ty::Guard)),
        ];
        self.first_made(GUARDS)
    }

    fn next_guard(&mut self) -> Option<Node> {
        let kids = vec![self.receiver(Ty::Guard), self.value(Ty::Byte)];
        Some(Node::expr(Ty::Guard, "$.into_next($)", kids))
    }

    fn part_of_pair(&mut self) -> Option<Node> {
        let pair = self.receiver(Ty::Pair);
        let template = self.rng.pick(&["$.0", "$.1"]);
        Some(Node::expr(Ty::Guard, template, vec![pair]))
    }

    fn part_of_local(&mut self) -> Option<Node> {
        let part = self.rng.pick(&[0, 1]);
        let locals = self.env.movable_parts(part);
        let index = self.one_of(&locals)?;
        self.env.take_part(index, part);
        Some(Node::expr(Ty::Guard, format!("{}.{part}", self.name_of(index)), vec![]))
    }

    fn field_of_record(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Record, Ty::Record, Ty::Boxed]);
        let record = self.receiver(ty);
        let template = self.rng.pick(&["$.a", "$.b"]);
        Some(Node::expr(Ty::Guard, template, vec![record]))
    }

    fn guard_or_else(&mut self) -> Option<Node> {
        let option = self.receiver(Ty::Maybe);
        let name = self.guard_name();
        Some(Node::expr(Ty::Guard, format!("$.unwrap_or_else(|| mk(\"{name}\"))"), vec![option]))
    }

    fn popped(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Guards);
        let index = self.one_of(&locals)?;
        self.env.touch(index);
        let other = self.value(Ty::Guard);
        Some(Node::expr(Ty::Guard, format!("{}.pop().unwrap_or($)", self.name_of(index)), vec![other]))
    }

    fn replaced(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Guard);
        let index = self.one_of(&locals)?;
        let name = self.name_of(index);
        let other = self.borrowing(|this| this.value(Ty::Guard));
        self.env.touch(index);
        Some(Node::expr(Ty::Guard, format!("std::mem::replace(&mut {name}, $)"), vec![other]))
    }

    pub(super) fn maybe(&mut self) -> Option<Node> {
        const OPTIONS: &[(usize, Maker)] = &[
            (6, |this| Some(this.wrapped(Ty::Maybe, "Some($)", &[Ty::Guard]))),
            (2, |_| Some(Node::expr(Ty::Maybe, "None", vec![]))),
            (5, |this| Some(this.wrapped(Ty::Maybe, "some($, $)", &[Ty::Byte, Ty::Guard]))),
            (2, Grammar::taken),
            (3, |this| this.state_value(Ty::Maybe)),
        ];
        self.first_made(OPTIONS)
    }

    fn taken(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Maybe);
        let index = self.one_of(&locals)?;
        self.env.touch(index);
        let name = self.name_of(index);
        if self.rng.chance(40) {
            let value = self.borrowing(|this| this.value(Ty::Guard));
            return Some(Node::expr(Ty::Maybe, format!("{name}.replace($)"), vec![value]));
        }
        Some(Node::expr(Ty::Maybe, format!("{name}.take()"), vec![]))
    }

    /// What an option holds, or is given, is taken out of it.
    fn inserted(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Maybe);
        let index = self.one_of(&locals)?;
        self.env.touch(index);
        let (name, guard) = (self.name_of(index), self.guard_name());
        let template = format!("std::mem::replace({name}.get_or_insert_with(|| mk(\"{guard}\")), $)");
        let value = self.borrowing(|this| this.value(Ty::Guard));
        Some(Node::expr(Ty::Guard, template, vec![value]))
    }

    /// A template over values of these types.
    pub(super) fn wrapped(&mut self, ty: Ty, template: &str, parts: &[Ty]) -> Node {
        let kids = parts.iter().map(|&part| self.value(part)).collect();
        Node::expr(ty, template, kids)
    }

    pub(super) fn pair(&mut self) -> Option<Node> {
        Some(self.wrapped(Ty::Pair, "($, $)", &[Ty::Guard, Ty::Guard]))
    }

    pub(super) fn couple(&mut self) -> Option<Node> {
        Some(self.wrapped(Ty::Couple, "[$, $]", &[Ty::Guard, Ty::Guard]))
    }

    pub(super) fn boxed(&mut self) -> Option<Node> {
        Some(match self.rng.below(3) {
            0 => self.wrapped(Ty::Boxed, "boxed($, $)", &[Ty::Byte, Ty::Guard]),
            1 => self.wrapped(Ty::Boxed, "Box::new($)", &[Ty::Record]),
            _ => self.wrapped(Ty::Boxed, "Box::new(P { n: $, a: $, b: $ })", &[Ty::Byte, Ty::Guard, Ty::Guard]),
        })
    }

    pub(super) fn guards(&mut self) -> Option<Node> {
        Some(match self.rng.below(4) {
            0 => self.wrapped(Ty::Guards, "vec![$]", &[Ty::Guard]),
            1 => self.wrapped(Ty::Guards, "Vec::from([$, $])", &[Ty::Guard, Ty::Guard]),
            2 => self.wrapped(Ty::Guards, "vec![$, $, $]", &[Ty::Guard, Ty::Guard, Ty::Guard]),
            _ => self.wrapped(Ty::Guards, "vec![$, $]", &[Ty::Guard, Ty::Guard]),
        })
    }

    pub(super) fn record(&mut self) -> Option<Node> {
        Some(match self.rng.below(12) {
            5 => self.wrapped(Ty::Record, "(P { n: $, ..rest($) })", &[Ty::Byte, Ty::Guard]),
            6 => self.wrapped(Ty::Record, "(P { a: $, ..rest($) })", &[Ty::Guard, Ty::Guard]),
            4 => {
                let boxed = self.receiver(Ty::Boxed);
                Node::expr(Ty::Record, "*$", vec![boxed])
            }
            0 => self.wrapped(Ty::Record, "(P { b: $, a: $, n: $ })", &[Ty::Guard, Ty::Guard, Ty::Byte]),
            1 => self.updated()?,
            _ => self.wrapped(Ty::Record, "(P { n: $, a: $, b: $ })", &[Ty::Byte, Ty::Guard, Ty::Guard]),
        })
    }

    /// A record with the rest of another one. That is a local: of a temporary, what is not used is dropped with the
    /// statement by rustc, and with the literal by `#[generator]`.
    fn updated(&mut self) -> Option<Node> {
        let locals = self.env.movable(Ty::Record);
        let index = self.one_of(&locals)?;
        self.env.take(index);
        let number = self.value(Ty::Byte);
        Some(Node::expr(Ty::Record, format!("(P {{ n: $, ..{} }})", self.name_of(index)), vec![number]))
    }

    pub(super) fn choice(&mut self) -> Option<Node> {
        Some(match self.rng.below(4) {
            0 => self.wrapped(Ty::Choice, "E::A($)", &[Ty::Byte]),
            1 => self.wrapped(Ty::Choice, "E::B($)", &[Ty::Guard]),
            2 => self.wrapped(Ty::Choice, "(E::C { d: $, n: $ })", &[Ty::Guard, Ty::Byte]),
            _ => self.wrapped(Ty::Choice, "choice($, $)", &[Ty::Byte, Ty::Guard]),
        })
    }

    pub(super) fn bytes(&mut self) -> Option<Node> {
        Some(match self.rng.below(4) {
            0 => self.wrapped(Ty::Bytes, "[$; 3]", &[Ty::Byte]),
            _ => self.wrapped(Ty::Bytes, "[$, $, $]", &[Ty::Byte, Ty::Byte, Ty::Byte]),
        })
    }

    pub(super) fn opt_byte(&mut self) -> Option<Node> {
        Some(match self.rng.below(5) {
            0 => self.wrapped(Ty::OptByte, "Some($)", &[Ty::Byte]),
            1 => {
                let guard = self.receiver(Ty::Guard);
                let value = self.borrowing(|this| this.value(Ty::Byte));
                Node::expr(Ty::OptByte, "$.maybe($)", vec![guard, value])
            }
            2 => {
                let value = self.receiver(Ty::Byte);
                let closure = self.borrowing(|this| this.value(Ty::Byte));
                Node::expr(Ty::OptByte, "opt($).map(|k| k ^ $)", vec![value, atomic(closure, Ty::Byte)])
            }
            _ => self.wrapped(Ty::OptByte, "opt($)", &[Ty::Byte]),
        })
    }

    pub(super) fn res_fault(&mut self) -> Option<Node> {
        Some(match self.rng.below(3) {
            0 => self.wrapped(Ty::ResFault, "Ok($)", &[Ty::Byte]),
            _ => self.wrapped(Ty::ResFault, "attempted($, $).map_err(F::from)", &[Ty::Byte, Ty::Guard]),
        })
    }

    pub(super) fn res_byte(&mut self) -> Option<Node> {
        Some(match self.rng.below(4) {
            0 => self.wrapped(Ty::ResByte, "Ok($)", &[Ty::Byte]),
            1 => self.wrapped(Ty::ResByte, "Err($)", &[Ty::Text]),
            _ => self.wrapped(Ty::ResByte, "res($)", &[Ty::Byte]),
        })
    }
}
