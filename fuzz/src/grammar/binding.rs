//! `let`, in all its forms.

use super::Grammar;
use super::env::State;
use super::value::{atomic, closed, typed};
use crate::tree::{Node, Ty};

impl Grammar {
    /// A type for a local.
    fn local_type(&mut self) -> Ty {
        const TYPES: &[(usize, Ty)] = &[
            (9, Ty::Byte),
            (10, Ty::Guard),
            (1, Ty::Bool),
            (2, Ty::Text),
            (2, Ty::Bytes),
            (4, Ty::Maybe),
            (4, Ty::Pair),
            (2, Ty::Couple),
            (3, Ty::Guards),
            (2, Ty::Record),
            (2, Ty::Boxed),
            (2, Ty::Holder),
            (2, Ty::Choice),
            (1, Ty::OptByte),
            (1, Ty::ResByte),
        ];
        TYPES[self.rng.weighted(TYPES.iter().map(|(weight, _)| *weight))].1
    }

    /// `: T`, or nothing if rustc finds the type by itself: in the value, or, for a number, in its uses.
    fn annotation(&mut self, ty: Ty, value: &Node) -> String {
        let open = ["None", "Some", "Ok", "Err", "vec", "Vec"].iter().any(|name| value.template.starts_with(name));
        let needed = matches!(ty, Ty::Maybe | Ty::OptByte | Ty::ResByte | Ty::ResFault | Ty::Guards)
            && open
            && !value.template.contains("::<");
        if needed || self.rng.chance(30) { format!(": {}", ty.text()) } else { String::new() }
    }

    pub(super) fn let_value(&mut self) -> Option<Node> {
        let ty = self.local_type();
        let value = self.value(ty);
        let mutable = self.rng.chance(45);
        let name = self.name();
        self.env.declare(&name, ty, mutable, State::Set);
        let annotation = self.annotation(ty, &value);
        let mutable = if mutable { "mut " } else { "" };
        let attribute = if self.rng.chance(4) { "#[allow(unused_mut)] " } else { "" };
        Some(Node::stmt(format!("{attribute}let {mutable}{name}{annotation} = $;"), vec![value]))
    }

    /// `let x = .. x ..;`
    pub(super) fn let_shadowing(&mut self) -> Option<Node> {
        let ty = self.local_type();
        let locals = if ty.is_copy() { self.env.readable(ty) } else { self.env.movable(ty) };
        let index = self.one_of(&locals)?;
        let name = self.name_of(index);
        let value = self.value(ty);
        self.env.declare(&name, ty, false, State::Set);
        let annotation = self.annotation(ty, &value);
        Some(Node::stmt(format!("let {name}{annotation} = $;"), vec![value]))
    }

    /// A local that gets its value later, on all paths or on some.
    pub(super) fn let_deferred(&mut self) -> Option<Node> {
        let ty = self.local_type();
        self.names += 1;
        let name = format!("v{}", self.names);
        let mutable = self.rng.chance(50);
        let head = format!("let {}{name}", if mutable { "mut " } else { "" });
        let index = self.env.declare(&name, ty, mutable, State::Unset);
        let choice = self.rng.below(3);
        if choice > 0 {
            // It gets its value here, and not before.
            self.env.empty(index);
        }
        match choice {
            0 => Some(Node::stmt(format!("{head}: {};", ty.text()), vec![])),
            1 => {
                let value = self.value(ty);
                self.env.set(index);
                Some(Node::stmt(format!("{head}: {}; {name} = $;", ty.text()), vec![value]))
            }
            _ => {
                let condition = self.value(Ty::Bool);
                let set = |this: &mut Self| {
                    let mut block = this.value_block(ty, 1);
                    if let Some(value) = block.kids.pop_if(|_| !this.diverged) {
                        block.kids.push(Node::stmt(format!("{name} = $;"), vec![value]));
                        this.env.set(index);
                    }
                    block
                };
                let blocks = self.fork(set, set);
                let template = format!("{head}: {}; if $ {{$}} else {{$}}", ty.text());
                Some(Node::stmt(template, [vec![condition], blocks].concat()))
            }
        }
    }

    /// Values that are dropped at once, or not looked at again.
    pub(super) fn let_nothing(&mut self) -> Option<Node> {
        let ty = self.local_type();
        let value = self.value(ty);
        self.names += 1;
        let template = match self.rng.below(3) {
            0 => format!("let _v{}: {} = $;", self.names, ty.text()),
            _ => format!("let _: {} = $;", ty.text()),
        };
        Some(Node::stmt(template, vec![value]))
    }

    pub(super) fn let_pattern(&mut self) -> Option<Node> {
        let (ty, pattern) = self.rng.pick(&[
            (Ty::Pair, "($d, $d)"),
            (Ty::Pair, "($d, _)"),
            (Ty::Pair, "(_, $d)"),
            (Ty::Pair, "(mut $d, $d)"),
            (Ty::Record, "P { n: $n, a: $d, b: $d }"),
            (Ty::Record, "P { a: $d, .. }"),
            (Ty::Record, "P { b: $d, n: $n, .. }"),
            (Ty::Bytes, "[$n, .., $n]"),
            (Ty::Couple, "[$d, $d]"),
            (Ty::Couple, "[_, $d]"),
            (Ty::Couple, "[$d, ..]"),
            (Ty::Guard, "D(_)"),
            (Ty::Pair, "(D($o), $d)"),
            (Ty::Pair, "($d, D($o))"),
        ]);
        let value = self.matched_value(ty);
        let arm = self.arm(pattern);
        self.bind(&arm);
        Some(Node::stmt(format!("let {} = $;", arm.pattern), vec![value]))
    }

    /// What a pattern takes apart: a record may be in a box.
    fn matched_value(&mut self, ty: Ty) -> Node {
        let boxes = if ty == Ty::Record { self.env.movable(Ty::Boxed) } else { Vec::new() };
        match self.one_of(&boxes) {
            Some(index) if self.rng.chance(60) => {
                self.env.take(index);
                Node::expr(ty, format!("*{}", self.name_of(index)), vec![])
            }
            _ => self.value(ty),
        }
    }

    /// Temporaries that live as long as the local.
    pub(super) fn let_extended(&mut self) -> Option<Node> {
        let (template, ty) = self.rng.pick(&[
            ("&$", Ty::Guard),
            ("&$", Ty::Guard),
            ("&mut $", Ty::Guard),
            ("&$.0", Ty::Pair),
            ("&$.a", Ty::Record),
            ("{ st(5); &$ }", Ty::Guard),
            ("if go() { &$ } else { &mk(\"other\") }", Ty::Guard),
        ]);
        let value = if self.rng.chance(60) { self.literal(ty) } else { self.value(ty) };
        // A reference to a local would not extend anything.
        let value = if value.kids.is_empty() && !value.template.contains('(') { self.literal(ty) } else { value };
        let name = self.name();
        self.env.declare(&name, Ty::Ref, false, State::Set);
        Some(Node::stmt(format!("let {name} = {template};"), vec![atomic(value, ty)]))
    }

    /// A vector whose type is told by what is pushed.
    pub(super) fn let_collected(&mut self) -> Option<Node> {
        let between = self.block(1);
        self.names += 1;
        let name = format!("v{}", self.names);
        let value = self.borrowing(|this| this.value(Ty::Guard));
        self.env.declare(&name, Ty::Guards, true, State::Set);
        Some(Node::stmt(format!("let mut {name} = Vec::new(); {{$}} {name}.push($);"), vec![between, value]))
    }

    /// A reference to a local, which is used up to the next suspension.
    pub(super) fn let_reference(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Guard);
        let source = self.one_of(&locals)?;
        let template = format!("&{}", self.name_of(source));
        self.names += 1;
        let name = format!("r{}", self.names);
        let reference = self.env.declare(&name, Ty::Ref, false, State::Set);
        self.env.borrow(reference, source);
        Some(Node::stmt(format!("let {name} = {template};"), vec![]))
    }

    pub(super) fn let_else(&mut self) -> Option<Node> {
        if self.enclosed > 0 {
            return None;
        }
        let (ty, pattern) = self.rng.pick(&[
            (Ty::Maybe, "Some($d)"),
            (Ty::OptByte, "Some($n)"),
            (Ty::ResByte, "Ok($n)"),
            (Ty::Choice, "(E::B(@d) | E::C { d: @d, .. })"),
            (Ty::Choice, "E::C { d: $d, .. }"),
            (Ty::Choice, "E::B(D($o))"),
            (Ty::Record, "P { n: 0..=5, b: $d, .. }"),
            (Ty::Byte, "$n @ 0..=5"),
            (Ty::Pair, "($d, D(_))"),
        ]);
        let value = self.value(ty);
        let count = self.rng.below(3);
        let otherwise = self.optional(|this| this.leaving_block(count));
        let arm = self.arm(pattern);
        self.bind(&arm);
        Some(Node::stmt(format!("let {} = $ else {{$}};", arm.pattern), vec![closed(typed(value), ty), otherwise]))
    }
}
