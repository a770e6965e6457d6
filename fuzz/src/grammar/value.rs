//! Expressions of any type: what can be said of all of them.

use super::{DEPTH, Grammar, ValueMaker};
use crate::tree::{Node, Sort, Ty};

impl Grammar {
    /// An expression.
    pub(super) fn value(&mut self, ty: Ty) -> Node {
        const GENERAL: &[(usize, ValueMaker)] = &[
            (4, Grammar::if_value),
            (3, Grammar::if_let_value),
            (4, Grammar::match_value),
            (4, Grammar::block_value),
            (2, Grammar::loop_value),
            (2, Grammar::labelled_value),
            (3, Grammar::seen_value),
            (2, Grammar::first_of_two),
            (1, Grammar::in_parentheses),
            (1, Grammar::boxed_value),
            (2, Grammar::field_of_tuple),
            (1, Grammar::called_closure),
        ];
        self.budget = self.budget.saturating_sub(1);
        let plain = self.depth > DEPTH || self.budget == 0 || self.rng.chance(18);
        self.depth += 1;
        let made = match (plain, self.rng.chance(16)) {
            (true, _) => None,
            (false, true) if ty != Ty::Thunk => self.first_value(GENERAL, ty),
            (false, _) => self.specific(ty),
        };
        self.depth -= 1;
        let made = made.unwrap_or_else(|| self.simple(ty));
        if self.rng.chance(80) { typed(made) } else { made }
    }

    /// An expression that says something about its type.
    fn specific(&mut self, ty: Ty) -> Option<Node> {
        match ty {
            Ty::Unit => self.unit(),
            Ty::Byte => self.byte(),
            Ty::Bool => Some(self.condition()),
            Ty::Text => self.text(),
            Ty::Bytes => self.bytes(),
            Ty::Guard => self.guard(),
            Ty::Maybe => self.maybe(),
            Ty::Pair => self.pair(),
            Ty::Couple => self.couple(),
            Ty::Guards => self.guards(),
            Ty::Record => self.record(),
            Ty::Boxed => self.boxed(),
            Ty::Holder => self.holder(),
            Ty::Choice => self.choice(),
            Ty::OptByte => self.opt_byte(),
            Ty::ResByte => self.res_byte(),
            Ty::ResFault => self.res_fault(),
            Ty::Thunk => self.thunk(),
            Ty::Iter => self.peekable(),
            Ty::Ref | Ty::Out | Ty::State => None,
        }
    }

    /// A local, or a literal.
    pub(super) fn simple(&mut self, ty: Ty) -> Node {
        let locals = if ty.is_copy() { self.env.readable(ty) } else { self.env.movable(ty) };
        let likely = if ty.is_copy() { 65 } else { 55 };
        if self.rng.chance(likely)
            && let Some(index) = self.one_of(&locals)
        {
            self.env.take(index);
            return Node::expr(ty, self.name_of(index), vec![]);
        }
        self.literal(ty)
    }

    pub(super) fn literal(&mut self, ty: Ty) -> Node {
        let (x, y) = (self.guard_name(), self.guard_name());
        let text = match ty {
            Ty::Unit => "()".to_owned(),
            Ty::Byte => self.rng.below(8).to_string(),
            Ty::Bool => self.rng.pick(&["true", "false"]).to_owned(),
            Ty::Text => format!("String::from(\"{x}\")"),
            Ty::Bytes => "[1, 2, 3]".to_owned(),
            Ty::Guard => format!("mk(\"{x}\")"),
            Ty::Ref => format!("&mk(\"{x}\")"),
            Ty::Maybe => format!("Some(mk(\"{x}\"))"),
            Ty::Pair => format!("(mk(\"{x}\"), mk(\"{y}\"))"),
            Ty::Couple => format!("[mk(\"{x}\"), mk(\"{y}\")]"),
            Ty::Guards => format!("vec![mk(\"{x}\"), mk(\"{y}\")]"),
            Ty::Record => format!("(P {{ n: 1, a: mk(\"{x}\"), b: mk(\"{y}\") }})"),
            Ty::Boxed => format!("Box::new(P {{ n: 1, a: mk(\"{x}\"), b: mk(\"{y}\") }})"),
            Ty::Iter => format!("vec![mk(\"{x}\"), mk(\"{y}\")].into_iter().peekable()"),
            Ty::Holder => format!("H(mk(\"{x}\"), P {{ n: 1, a: mk(\"in\"), b: mk(\"{y}\") }})"),
            Ty::Choice => format!("E::B(mk(\"{x}\"))"),
            Ty::OptByte => "Some(2)".to_owned(),
            Ty::ResByte | Ty::ResFault => "Ok(2)".to_owned(),
            Ty::Thunk => "|| 3".to_owned(),
            Ty::Out => "&mut vec![1]".to_owned(),
            Ty::State => "state()".to_owned(),
        };
        Node::expr(ty, text, vec![])
    }

    /// `yield_!(..)`, whose value has the type of what is sent.
    pub(super) fn suspension(&mut self) -> Node {
        let operand = self.value(self.sig.yields);
        self.env.suspensions += 1;
        Node::suspension(self.sig.sent(), operand)
    }

    /// An expression that a method can be called on.
    pub(super) fn receiver(&mut self, ty: Ty) -> Node {
        let value = self.value(ty);
        atomic(value, ty)
    }

    fn unit(&mut self) -> Option<Node> {
        (self.quiet == 0 && !self.sig.sends).then(|| self.suspension())
    }

    fn seen_value(&mut self, ty: Ty) -> Option<Node> {
        let value = self.value(ty);
        Some(Node::expr(ty, format!("st::<{}>($)", ty.text()), vec![value]))
    }

    fn first_of_two(&mut self, ty: Ty) -> Option<Node> {
        let kids = vec![self.value(ty), self.value(Ty::Byte)];
        Some(Node::expr(ty, "first($, $)", kids))
    }

    fn in_parentheses(&mut self, ty: Ty) -> Option<Node> {
        let value = self.value(ty);
        Some(Node::expr(ty, "($)", vec![value]))
    }

    fn boxed_value(&mut self, ty: Ty) -> Option<Node> {
        let value = self.value(ty);
        Some(Node::expr(ty, "*Box::new($)", vec![value]))
    }

    fn field_of_tuple(&mut self, ty: Ty) -> Option<Node> {
        if self.rng.chance(50) {
            let kids = vec![self.value(Ty::Guard), self.value(ty)];
            return Some(Node::expr(ty, "($, $).1", kids));
        }
        let kids = vec![self.value(ty), self.value(Ty::Byte)];
        Some(Node::expr(ty, "($, $).0", kids))
    }

    fn block_value(&mut self, ty: Ty) -> Option<Node> {
        let count = self.rng.below(3);
        let block = self.value_block(ty, count);
        let template = if self.rng.chance(10) { "unsafe {$}" } else { "{$}" };
        Some(Node::expr(ty, template, vec![block]))
    }
}

/// Puts parentheses around what a method could not be called on.
pub(super) fn atomic(value: Node, ty: Ty) -> Node {
    let starts = ["if ", "match ", "{", "loop", "'", "unsafe", "!", "*", "&", "|", "move"];
    let literal =
        ty == Ty::Byte && !value.template.is_empty() && value.template.bytes().all(|byte| byte.is_ascii_digit());
    if literal {
        let template = format!("{}_u8", value.template);
        Node::expr(ty, template, vec![])
    } else if starts.iter().any(|start| value.template.starts_with(start)) {
        Node::expr(ty, "($)", vec![value])
    } else {
        typed(value)
    }
}

/// Tells the type of a constructor that leaves one open.
pub(super) fn typed(mut value: Node) -> Node {
    const OPEN: &[&str] = &["None", "Some", "Ok", "Err"];
    let Sort::Expr(ty) = value.sort else { return value };
    let arguments = match ty {
        Ty::Maybe => "::<D>",
        Ty::OptByte => "::<u8>",
        Ty::ResByte => "::<u8, String>",
        Ty::ResFault => "::<u8, F>",
        _ => return value,
    };
    let found =
        OPEN.iter().find(|name| value.template.strip_prefix(**name).is_some_and(|rest| !rest.starts_with("::")));
    if let Some(name) = found {
        value.template.insert_str(name.len(), arguments);
    }
    value
}

/// Puts parentheses around what `else` can't follow.
pub(super) fn closed(value: Node, ty: Ty) -> Node {
    if value.template.ends_with('}') { Node::expr(ty, "($)", vec![value]) } else { value }
}
