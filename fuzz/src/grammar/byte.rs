//! Expressions of type `u8`.

use super::value::{atomic, typed};
use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

impl Grammar {
    pub(super) fn byte(&mut self) -> Option<Node> {
        const BYTES: &[(usize, Maker)] = &[
            (22, Grammar::received),
            (5, Grammar::seen_byte),
            (8, Grammar::operator),
            (3, Grammar::wrapping),
            (9, Grammar::call_of_two),
            (4, Grammar::call_of_three),
            (4, Grammar::call_of_take),
            (8, Grammar::guard_by_ref),
            (4, Grammar::guard_by_mut),
            (8, Grammar::temporary_by_ref),
            (4, Grammar::guard_with),
            (4, Grammar::guard_into_byte),
            (3, Grammar::indexed),
            (4, Grammar::field),
            (2, Grammar::length_of_text),
            (2, Grammar::unwrapped),
            (3, Grammar::questioned),
            (3, Grammar::converted),
            (4, Grammar::through_deref),
            (2, Grammar::beside_names),
            (2, Grammar::indexed_guard),
            (1, |_| Some(Node::expr(Ty::Byte, "const { 2 + 3 }", vec![]))),
            (3, Grammar::thunk_called),
            (2, Grammar::by_reference),
            (2, Grammar::cast),
            (2, Grammar::folded),
            (2, Grammar::left_with),
            (2, Grammar::counted),
            (1, Grammar::debugged),
            (4, Grammar::written),
            (2, Grammar::ranged),
            (2, Grammar::itemized),
            (5, Grammar::delegated),
            (3, Grammar::indexed_record),
            (4, |this| this.state_value(Ty::Byte)),
        ];
        self.first_made(BYTES)
    }

    /// What a suspension receives.
    fn received(&mut self) -> Option<Node> {
        if self.quiet > 0 {
            return None;
        }
        let suspension = self.suspension();
        if self.sig.sends {
            return Some(suspension);
        }
        let value = self.value(Ty::Byte);
        Some(Node::expr(Ty::Byte, "($, $).1", vec![suspension, value]))
    }

    fn seen_byte(&mut self) -> Option<Node> {
        let value = self.value(Ty::Byte);
        Some(Node::expr(Ty::Byte, "st($)", vec![value]))
    }

    fn operator(&mut self) -> Option<Node> {
        let left = self.value(Ty::Byte);
        let right = self.value(Ty::Byte);
        let operator = self.rng.pick(&["^", "^", "&", "|", "+", "-", "%", "*"]);
        Some(Node::expr(Ty::Byte, format!("($ {operator} $)"), vec![left, right]))
    }

    fn wrapping(&mut self) -> Option<Node> {
        let left = self.receiver(Ty::Byte);
        let right = self.value(Ty::Byte);
        let method = self.rng.pick(&["wrapping_add", "wrapping_sub", "max", "min"]);
        Some(Node::expr(Ty::Byte, format!("u8::{method}($, $)"), vec![left, right]))
    }

    /// A type that calls take for an argument.
    fn argument_type(&mut self) -> Ty {
        self.rng.pick(&[Ty::Byte, Ty::Byte, Ty::Byte, Ty::Guard, Ty::Guard, Ty::Text, Ty::Pair, Ty::Bool])
    }

    pub(super) fn call_of_two(&mut self) -> Option<Node> {
        let types = [self.argument_type(), self.argument_type()];
        let kids = types.map(|ty| self.value(ty)).into();
        let callee = self.rng.pick(&["two", "two", "crate::two"]);
        Some(Node::expr(Ty::Byte, format!("{callee}($, $)"), kids))
    }

    pub(super) fn call_of_three(&mut self) -> Option<Node> {
        let types = [self.argument_type(), self.argument_type(), self.argument_type()];
        let kids = types.map(|ty| self.value(ty)).into();
        Some(Node::expr(Ty::Byte, "three($, $, $)", kids))
    }

    pub(super) fn call_of_take(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[
            Ty::Guard,
            Ty::Pair,
            Ty::Couple,
            Ty::Maybe,
            Ty::Record,
            Ty::Boxed,
            Ty::Choice,
            Ty::Guards,
            Ty::Holder,
        ]);
        let value = typed(self.value(ty));
        Some(Node::expr(Ty::Byte, format!("take::<{}>($)", ty.text()), vec![value]))
    }

    pub(super) fn guard_by_ref(&mut self) -> Option<Node> {
        let mut locals = self.env.readable(Ty::Guard);
        locals.extend(self.env.readable(Ty::Ref));
        let index = self.one_of(&locals)?;
        let method = self.rng.pick(&["by_ref()", "by_ref()", "same().by_ref()"]);
        Some(Node::expr(Ty::Byte, format!("{}.{method}", self.name_of(index)), vec![]))
    }

    pub(super) fn guard_by_mut(&mut self) -> Option<Node> {
        let index = self.env.changeable(Ty::Guard);
        let index = self.one_of(&index)?;
        self.env.touch(index);
        let name = self.name_of(index);
        if self.rng.chance(40) {
            let value = self.borrowing(|this| this.value(Ty::Byte));
            return Some(Node::expr(Ty::Byte, format!("{name}.tell($)"), vec![value]));
        }
        Some(Node::expr(Ty::Byte, format!("{name}.by_mut()"), vec![]))
    }

    fn temporary_by_ref(&mut self) -> Option<Node> {
        let guard = if self.rng.chance(70) { self.literal(Ty::Guard) } else { self.receiver(Ty::Guard) };
        // A local may not be `mut`.
        let methods = ["by_ref()", "by_ref()", "same().by_ref()", "by_mut()"];
        let choices = if guard.template.contains('(') { &methods[..] } else { &methods[..3] };
        let method = self.rng.pick(choices);
        Some(Node::expr(Ty::Byte, format!("$.{method}"), vec![guard]))
    }

    /// A local, or a temporary, which is borrowed while the argument is evaluated.
    fn guard_with(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Guard);
        let guard = match self.one_of(&locals) {
            Some(index) if self.rng.chance(50) => Node::expr(Ty::Guard, self.name_of(index), vec![]),
            _ => self.receiver(Ty::Guard),
        };
        let value = self.borrowing(|this| this.value(Ty::Byte));
        Some(Node::expr(Ty::Byte, "$.with($)", vec![guard, value]))
    }

    fn guard_into_byte(&mut self) -> Option<Node> {
        let guard = self.receiver(Ty::Guard);
        match self.rng.below(3) {
            0 => {
                let value = self.value(Ty::Byte);
                Some(Node::expr(Ty::Byte, "$.meet($)", vec![guard, value]))
            }
            // Their names tell nothing.
            1 => Some(Node::expr(Ty::Byte, "$.eat()", vec![guard])),
            _ => Some(Node::expr(Ty::Byte, "$.into_byte()", vec![guard])),
        }
    }

    fn indexed(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Bytes);
        let base = match self.one_of(&locals) {
            Some(index) if self.rng.chance(60) => Node::expr(Ty::Bytes, self.name_of(index), vec![]),
            _ => atomic(self.value(Ty::Bytes), Ty::Bytes),
        };
        // The elements of a temporary are read through a borrow of it.
        let index = self.value(Ty::Byte);
        Some(Node::expr(Ty::Byte, "$[at($)]", vec![base, index]))
    }

    fn field(&mut self) -> Option<Node> {
        let mut locals = self.env.readable(Ty::Record);
        locals.extend(self.env.readable(Ty::Boxed));
        match self.one_of(&locals) {
            Some(index) if self.rng.chance(60) => {
                let field = self.rng.pick(&["n", "n", "sum()", "a.by_ref()"]);
                Some(Node::expr(Ty::Byte, format!("{}.{field}", self.name_of(index)), vec![]))
            }
            _ => {
                let record = self.receiver(Ty::Record);
                let field = self.rng.pick(&["n", "sum()", "b.into_byte()"]);
                Some(Node::expr(Ty::Byte, format!("$.{field}"), vec![record]))
            }
        }
    }

    fn length_of_text(&mut self) -> Option<Node> {
        let text = self.receiver(Ty::Text);
        Some(Node::expr(Ty::Byte, "($.len() as u8)", vec![text]))
    }

    fn unwrapped(&mut self) -> Option<Node> {
        let option = self.receiver(Ty::OptByte);
        let default = self.value(Ty::Byte);
        Some(Node::expr(Ty::Byte, "$.unwrap_or($)", vec![option, default]))
    }

    /// `?`, where the return type has a place for it.
    fn questioned(&mut self) -> Option<Node> {
        let ty = self.sig.returns;
        if self.enclosed > 0 || !matches!(ty, Ty::OptByte | Ty::ResByte | Ty::ResFault) {
            return None;
        }
        let value = self.receiver(ty);
        Some(Node::expr(Ty::Byte, "$?", vec![value]))
    }

    /// `?` on an error of another type, from which that of the return type is made.
    fn converted(&mut self) -> Option<Node> {
        if self.enclosed > 0 || self.sig.returns != Ty::ResFault {
            return None;
        }
        let kids = vec![self.value(Ty::Byte), self.value(Ty::Guard)];
        Some(Node::expr(Ty::Byte, "attempted($, $)?", kids))
    }

    /// A macro with a local of its own, of a name that the body uses, too.
    fn beside_names(&mut self) -> Option<Node> {
        let value = self.borrowing(|this| this.value(Ty::Byte));
        Some(Node::expr(Ty::Byte, "beside!($)", vec![value]))
    }

    /// A guard in a vector, which may be empty.
    fn indexed_guard(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Guards);
        let index = self.one_of(&locals)?;
        let name = self.name_of(index);
        let at = self.value(Ty::Byte);
        if !self.env.readable(Ty::Guards).contains(&index) {
            return Some(Node::expr(Ty::Byte, "st($)", vec![at]));
        }
        Some(Node::expr(Ty::Byte, format!("{name}.get(at($)).map_or(9, D::by_ref)"), vec![at]))
    }

    pub(super) fn thunk_called(&mut self) -> Option<Node> {
        let locals = self.env.movable(Ty::Thunk);
        let index = self.one_of(&locals)?;
        self.env.take(index);
        Some(Node::expr(Ty::Byte, format!("{}()", self.name_of(index)), vec![]))
    }

    fn by_reference(&mut self) -> Option<Node> {
        let value = self.value(Ty::Byte);
        Some(Node::expr(Ty::Byte, "*&$", vec![atomic(value, Ty::Byte)]))
    }

    fn cast(&mut self) -> Option<Node> {
        let value = self.value(Ty::Byte);
        let template = self.rng.pick(&["($ as u16 as u8)", "!$", "u8::from($)"]);
        Some(Node::expr(Ty::Byte, template, vec![atomic(value, Ty::Byte)]))
    }

    fn folded(&mut self) -> Option<Node> {
        let end = self.receiver(Ty::Byte);
        let closure = self.borrowing(|this| this.value(Ty::Byte));
        Some(Node::expr(Ty::Byte, "(0..$ % 4).fold(0, |sum, k| sum ^ k ^ $)", vec![end, atomic(closure, Ty::Byte)]))
    }

    fn counted(&mut self) -> Option<Node> {
        let ty = self.rng.pick(&[Ty::Guard, Ty::Byte]);
        let kids = vec![self.value(ty), self.value(ty)];
        Some(Node::expr(Ty::Byte, "(vec![$, $].len() as u8)", kids))
    }

    /// What was written to a parameter, which is borrowed from outside.
    fn written(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Out);
        let index = self.one_of(&locals)?;
        let name = self.name_of(index);
        if self.rng.chance(50) {
            return Some(Node::expr(Ty::Byte, format!("({name}.len() as u8)"), vec![]));
        }
        let value = self.value(Ty::Byte);
        Some(Node::expr(Ty::Byte, format!("{name}[at($)]"), vec![value]))
    }

    fn ranged(&mut self) -> Option<Node> {
        let first = self.receiver(Ty::Byte);
        if self.rng.chance(30) {
            let sought = self.borrowing(|this| this.receiver(Ty::Byte));
            return Some(Node::expr(Ty::Byte, "u8::from((1..$).contains(&$))", vec![first, sought]));
        }
        let last = self.receiver(Ty::Byte);
        let template = self.rng.pick(&["(($..$).len() as u8)", "(($..=$).count() as u8)"]);
        Some(Node::expr(Ty::Byte, template, vec![first, last]))
    }

    /// A block with an item of its own.
    fn itemized(&mut self) -> Option<Node> {
        let value = self.value(Ty::Byte);
        let template = self.rng.pick(&["{ const K: u8 = 5; K ^ $ }", "{ fn helper(k: u8) -> u8 { k ^ 6 } helper($) }"]);
        Some(Node::expr(Ty::Byte, template, vec![atomic(value, Ty::Byte)]))
    }

    fn debugged(&mut self) -> Option<Node> {
        let value = self.value(Ty::Byte);
        Some(Node::expr(Ty::Byte, "dbg!($)", vec![value]))
    }
}
