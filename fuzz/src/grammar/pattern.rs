//! Patterns: what they match, and what they bind.

use super::Grammar;
use super::env::State;
use super::value::{atomic, typed};
use crate::tree::{Node, Ty};

/// One arm of a `match`.
#[derive(Clone, Debug)]
pub(super) struct Arm {
    /// The pattern, without a guard.
    pub(super) pattern: String,
    /// What it binds.
    pub(super) binds: Vec<(String, Ty)>,
    /// Whether a guard follows.
    pub(super) guarded: bool,
}

/// Patterns that match everything between them, written with names `a`, `b`; the first can fail in most cases.
/// A name is followed by the first letter of its type: `d` a guard, `n` a byte, `r` a reference, `m` an option,
/// `e` an `E`, `t` a text, `o` something that is not looked at. An arm that ends in ` if` has a guard.
type Table = &'static [&'static [&'static str]];

const BYTE: Table = &[
    &["0 | 2..=4", "$n"],
    &["$n @ 0..=2", "3 | 4", "_"],
    &["$n @ (1 | 2) if", "0..=3", "$n"],
    &["$n if", "$n if", "_"],
];
const MAYBE: Table = &[
    &["Some($d)", "None"],
    &["Some($d) if", "Some(_)", "None"],
    &["Some($d) if", "Some($d)", "None"],
    &["$m @ Some(_)", "None"],
    &["None", "Some($d)"],
    &["Some(_)", "$m"],
    &["Some(mut $d)", "None"],
    &["Some(ref $r)", "None"],
    &["None", "Some(ref $r)"],
    &["ref $o @ Some(_)", "None"],
    &["Some(D($o)) if", "Some(D($o))", "None"],
];
const PAIR: Table = &[
    &["($d, $d) if", "($d, _)"],
    &["($d, ref $r)"],
    &["(ref $r, ref $r) if", "($d, _)"],
    &["($d, _) if", "(_, $d)"],
    &["($d, $d)"],
    &["(_, $d) if", "_"],
    &["(D($o), $d)"],
    &["($d, D($o)) if", "(D($o), $d)"],
    &["(@d, _) | (_, @d) if", "_"],
];
const CHOICE: Table = &[
    &["E::A($n)", "E::B($d)", "E::C { d: $d, n: $n }"],
    &["E::B(@d) | E::C { d: @d, .. }", "E::A(_)"],
    &["E::A(@n) | E::C { n: @n, .. }", "E::B($d)"],
    &["E::A(@n) | E::C { n: @n, .. } if", "$e"],
    &["E::C { d: $d, .. } if", "$e"],
    &["E::C { n: 0..=4, d: $d }", "E::B(_)", "_"],
    &["E::B($d) if", "E::C { d: $d, n: $n } if", "_"],
    &["E::B(ref $r)", "E::A(_) | E::C { .. }"],
    &["E::B(D($o))", "E::C { d: D($o), n: $n }", "E::A($n)"],
    &["E::C { d: D($o), .. } if", "E::B(D($o))", "$e"],
];
const RECORD: Table = &[
    &["P { n: 0, b: $d, .. }", "P { a: $d, .. }"],
    &["P { n: $n, a: $d, b: _ } if", "P { a: $d, b: $d, .. }"],
    &["P { n: $n, b: $d, .. } if", "P { n: 1..=3, .. }", "P { n: $n, a: $d, .. }"],
    &["P { n: $n, a: D($o), b: D($o) }"],
    &["P { n: $n, a: D($o), b: $d } if", "P { a: $d, b: D($o), n: _ }"],
];
const SOME_RECORD: Table = &[
    &["Some(P { a: $d, .. })", "None"],
    &["Some(P { n: $n, b: $d, .. }) if", "Some(P { a: mut $d, .. })", "_"],
    &["Some(P { n: 0, .. })", "Some(P { b: $d, n: $n, .. }) if", "_"],
    &["Some(P { n: 0, a: @d, .. } | P { b: @d, .. })", "_"],
    &["Some(P { a: D($o), b: D($o), .. }) if", "Some(P { a: D($o), b: $d, n: $n })", "None"],
];
const OPENED: Table = &[
    &["(P { a: $d, .. }, E::C { d: $d, .. })", "(P { b: $d, .. }, _)"],
    &["(P { n: $n, a: $d, .. }, E::B(_) | E::C { .. }) if", "(P { n: $n, .. }, $e)"],
    &["(P { n: 0, a: $d, .. }, E::A(_))", "(P { b: $d, .. }, E::C { n: $n, .. })", "(_, $e)"],
];
const COUPLE: Table = &[
    &["[$d, $d]"],
    &["[ref $r, $d]"],
    &["[$d, _] if", "[$d, $d]"],
    &["[_, $d] if", "_"],
    &["[.., $d] if", "[$d, ..] if", "_"],
    &["[D($o), $d]"],
    &["[_, D($o)] if", "_"],
];
const SIGNAL: Table = &[
    &["(Q::X($n), $d)", "(Q::Z { n: $n }, $d)"],
    &["(Q::Z { n: 0..=2 }, $d) if", "(Q::X($n), _) if", "(_, $d)"],
    &["(Q::X(@n) | Q::Z { n: @n }, $d)"],
    &["(Q::X($n), _)", "(_, $d)"],
];
const SOME_COUPLE: Table = &[&["Some([_, $d]) if", "_"], &["Some([$d, _]) if", "Some([$d, $d])", "None"]];
const BESIDE_COUPLE: Table =
    &[&["(0..=2, [_, $d])", "(_, [$d, _]) if", "_"], &["($n, [$d, _]) if", "($n, _)"], &["($n, [ref $r, $d])"]];
const OPT_BYTE: Table =
    &[&["Some($n)", "None"], &["Some(0)", "Some($n) if", "_"], &["Some($n @ (1 | 2))", "Some($n)", "None"]];
const RES_BYTE: Table = &[&["Ok($n)", "Err($t)"], &["Err($t)", "Ok(_)"], &["Ok($n) if", "_"]];
const BYTES: Table =
    &[&["[0, ..]", "[$n, .., $n]"], &["[$n, 1 | 2, _] if", "[.., $n]"], &["[@n, ..] | [.., @n] if", "_"]];
const BOTH: Table = &[
    &["(0..=2, Some($d))", "($n, None)", "($n, $m)"],
    &["($n, Some($d)) if", "(_, Some($d)) if", "($n, _)"],
    &["(0 | 1, _)", "($n, Some($d))", "_"],
    &["(0..=2, Some(D($o)))", "($n, $m)"],
];
const BORROWED: Table = &[&["Some($r)", "None"], &["None", "Some($r)"], &["Some($r) if", "_"]];

impl Grammar {
    /// What is matched, and arms for it.
    pub(super) fn scrutinee(&mut self) -> Option<(Node, Vec<Arm>)> {
        if self.rng.chance(14) {
            return self.borrowed_scrutinee();
        }
        if self.rng.chance(14) {
            let kids = vec![self.value(Ty::Byte), typed(self.value(Ty::Maybe))];
            return Some((Node::expr(Ty::Unit, "($, $)", kids), self.arms(BOTH)));
        }
        if self.rng.chance(10) {
            let kids = vec![typed(self.value(Ty::Record))];
            return Some((Node::expr(Ty::Unit, "Some($)", kids), self.arms(SOME_RECORD)));
        }
        if self.rng.chance(4) {
            let kids = vec![typed(self.value(Ty::Couple))];
            return Some((Node::expr(Ty::Unit, "Some($)", kids), self.arms(SOME_COUPLE)));
        }
        if self.rng.chance(4) {
            let kids = vec![self.value(Ty::Byte), typed(self.value(Ty::Couple))];
            return Some((Node::expr(Ty::Unit, "($, $)", kids), self.arms(BESIDE_COUPLE)));
        }
        if self.rng.chance(4) {
            let kids = vec![self.value(Ty::Byte), typed(self.value(Ty::Guard))];
            let template = self.rng.pick(&["(Q::X($), $)", "(Q::Z { n: $ }, $)"]);
            return Some((Node::expr(Ty::Unit, template, kids), self.arms(SIGNAL)));
        }
        if self.rng.chance(6) {
            let kids = vec![typed(self.value(Ty::Record)), typed(self.value(Ty::Choice))];
            return Some((Node::expr(Ty::Unit, "($, $)", kids), self.arms(OPENED)));
        }
        let (ty, table) = self.rng.pick(&[
            (Ty::Byte, BYTE),
            (Ty::Byte, BYTE),
            (Ty::Maybe, MAYBE),
            (Ty::Maybe, MAYBE),
            (Ty::Pair, PAIR),
            (Ty::Choice, CHOICE),
            (Ty::Choice, CHOICE),
            (Ty::Record, RECORD),
            (Ty::Boxed, RECORD),
            (Ty::Couple, COUPLE),
            (Ty::OptByte, OPT_BYTE),
            (Ty::OptByte, OPT_BYTE),
            (Ty::ResByte, RES_BYTE),
            (Ty::Bytes, BYTES),
        ]);
        // A local that is matched is a place: what the pattern leaves is still there.
        let locals = self.env.movable(ty);
        let scrutinee = match self.one_of(&locals) {
            Some(index) if self.rng.chance(40) => {
                self.env.take(index);
                Node::expr(ty, self.name_of(index), vec![])
            }
            _ => typed(self.value(ty)),
        };
        if ty == Ty::Boxed {
            let target = Node::expr(Ty::Record, "*$", vec![atomic(scrutinee, ty)]);
            return Some((target, self.arms(table)));
        }
        Some((scrutinee, self.arms(table)))
    }

    fn borrowed_scrutinee(&mut self) -> Option<(Node, Vec<Arm>)> {
        let locals = self.env.readable(Ty::Maybe);
        let index = self.one_of(&locals)?;
        let name = self.name_of(index);
        if self.rng.chance(50) {
            return Some((Node::expr(Ty::Unit, format!("&{name}"), vec![]), self.arms(BORROWED)));
        }
        Some((Node::expr(Ty::Unit, format!("{name}.as_ref()"), vec![]), self.arms(BORROWED)))
    }

    fn arms(&mut self, table: Table) -> Vec<Arm> {
        let row = self.rng.pick(table);
        row.iter().map(|text| self.arm(text)).collect()
    }

    /// Gives the holes of a pattern names.
    pub(super) fn arm(&mut self, text: &str) -> Arm {
        let (text, guarded) = text.strip_suffix(" if").map_or((text, false), |pattern| (pattern, true));
        let mut arm = Arm { pattern: String::new(), binds: Vec::new(), guarded };
        let shared = self.names + 1;
        let mut chars = text.chars();
        while let Some(char) = chars.next() {
            match char {
                '$' => {
                    let letter = chars.next().unwrap_or('n');
                    let fresh = self.fresh_in(&arm);
                    arm.pattern.push_str(&fresh);
                    arm.binds.push((fresh, type_of(letter)));
                }
                // The same name in each alternative.
                '@' if chars.as_str().starts_with(['d', 'n']) => {
                    let letter = chars.next().unwrap_or('n');
                    let name = format!("o{shared}");
                    arm.pattern.push_str(&name);
                    if !arm.binds.iter().any(|(bound, _)| *bound == name) {
                        arm.binds.push((name, type_of(letter)));
                    }
                }
                _ => arm.pattern.push(char),
            }
        }
        self.names += 1;
        arm
    }

    fn fresh_in(&mut self, arm: &Arm) -> String {
        let name = self.name();
        if arm.binds.iter().any(|(bound, _)| *bound == name) {
            self.names += 1;
            return format!("v{}", self.names);
        }
        name
    }

    /// Declares what an arm binds.
    pub(super) fn bind(&mut self, arm: &Arm) {
        for (name, ty) in &arm.binds {
            let mutable = arm.pattern.contains(&format!("mut {name}"));
            // What is not looked at can't be used.
            let state = if *ty == Ty::Unit { State::Moved } else { State::Set };
            self.env.declare(name, *ty, mutable, state);
        }
    }
}

const fn type_of(letter: char) -> Ty {
    match letter {
        'd' => Ty::Guard,
        'r' => Ty::Ref,
        'm' => Ty::Maybe,
        'e' => Ty::Choice,
        't' => Ty::Text,
        'o' => Ty::Unit,
        _ => Ty::Byte,
    }
}
