//! What arguments refer to: a state that a body changes, borrows parts of which are held across suspensions, and guards
//! that are locked.

use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

/// What stands in a hole of a template.
#[derive(Clone, Copy)]
enum Hole {
    /// Statements, which may suspend.
    Block,
    /// An expression.
    Value(Ty),
}
use Hole::{Block, Value};

/// `X` is the state, `R` and `Q` are new names, and a `$` stands for each hole.
type Template = (&'static str, &'static [Hole]);

const BYTE: Hole = Value(Ty::Byte);
const GUARD: Hole = Value(Ty::Guard);

/// Statements that borrow from the state up to their end: what stands in them leaves it alone.
const BORROWING: &[Template] = &[
    ("let R = &mut X.items; $ R.push($); st(R.len());", &[Block, GUARD]),
    ("let R = &mut X.rec; $ R.n ^= $; let Q = &mut R.b; $ Q.by_mut(); st(R.sum());", &[Block, BYTE, Block]),
    ("let R = &mut X.rec; $ R.a = $; R.b.by_mut();", &[Block, GUARD]),
    ("let R = &mut X.slot; $ *R = Some($); $ if let Some(d) = R { d.by_mut(); }", &[Block, GUARD, Block]),
    ("if let Some(R) = &mut X.slot { R.by_mut(); $ R.by_mut(); } else {$}", &[Block, Block]),
    ("if let Some(R) = X.slot.as_mut() {$ *R = $; }", &[Block, GUARD]),
    ("match &mut X.slot { Some(R) => {$ R.by_mut(); } None => {$} }", &[Block, Block]),
    ("match &X.slot { Some(R) if R.by_ref() > 2 => {$ R.by_ref(); } _ => {$} }", &[Block, Block]),
    ("match X.items.first_mut() { Some(R) => {$ R.by_mut(); } None => {$} }", &[Block, Block]),
    ("let R = &mut X.items[at($)]; R.by_mut(); $ R.by_mut();", &[BYTE, Block]),
    ("let R = &X.items[at($)]; $ R.by_ref();", &[BYTE, Block]),
    ("if let Some(R) = X.items.get_mut(at($)) {$ R.by_mut(); }", &[BYTE, Block]),
    ("if let Some(R) = X.items.last_mut() {$ R.by_mut(); $ *R = $; }", &[Block, Block, GUARD]),
    ("let P { n: R, a: Q, .. } = &mut X.rec; $ *R ^= 1; Q.by_mut();", &[Block]),
    ("let P { a: R, b: Q, .. } = &X.rec; $ R.by_ref(); Q.by_ref();", &[Block]),
    ("if let S { slot: Some(R), n: Q @ 0..=6, .. } = &mut *X {$ R.by_mut(); *Q ^= 1; }", &[Block]),
    ("if let S { n: 0..=3, slot: Some(ref mut R), .. } = *X { X.n = 7; $ R.by_mut(); }", &[Block]),
    ("if let P { a: R, n: 2, .. } = &mut X.rec {$ R.by_mut(); }", &[Block]),
    (
        "match X { S { n: 9, items: R, .. } => {$ R.clear(); } S { slot: None, rec: R, .. } => {$ R.n ^= 1; } S { items: R, n: Q, .. } => {$ *Q ^= 1; $ R.push(mk(\"pushed\")); } }",
        &[Block, Block, Block, Block],
    ),
    ("if let [R, .., Q] = &mut X.items[..] {$ R.by_mut(); Q.by_mut(); }", &[Block]),
    ("if let [R, Q @ ..] = X.items.as_slice() {$ R.by_ref(); st(Q.len()); }", &[Block]),
    (
        "let (R, Q) = X.items.split_at_mut(at($).min(1)); $ st(R.len()); if let Some(d) = Q.first_mut() { d.by_mut(); }",
        &[BYTE, Block],
    ),
    ("let mut R = |d: D| X.items.push(d); $ R($); $ R(mk(\"late\"));", &[Block, GUARD, Block]),
    ("let R = || X.rec.sum(); $ st(R()); $ st(R());", &[Block, Block]),
];

/// Loops over what the state holds.
const LOOPS: &[&str] = &[
    "for R in &mut X.items {$ R.by_mut(); }",
    "for R in X.items.iter_mut() { R.by_mut(); $ R.by_mut(); }",
    "for R in &X.items {$ R.by_ref(); }",
    "for R in X.items.iter() { R.by_ref(); $ }",
    "for R in X.items.iter().rev() {$ R.by_ref(); }",
    "for (Q, R) in X.items.iter_mut().enumerate() {$ st(Q); R.by_mut(); }",
    "for (Q, R) in X.items.iter().enumerate().skip(1) {$ st(Q); R.by_ref(); }",
    "for R in X.items.chunks(2) {$ st(R.len()); R[0].by_ref(); }",
    "for R in X.items.windows(2) {$ R[0].by_ref(); R[1].by_ref(); }",
    "for R in X.items.drain(..) {$ R.by_ref(); }",
    "for R in X.items.drain(1..).rev() { R.by_ref(); $ }",
    "for R in X.iter.by_ref() {$ R.by_ref(); }",
    "for R in &mut X.iter {$ take(R); }",
    "while let Some(R) = X.iter.next_if(|d| d.by_ref() < 5) {$ R.by_ref(); }",
    "for R in std::mem::take(&mut X.items) {$ R.by_ref(); }",
];

/// Statements that use the state, and do not borrow it while what stands in them runs.
const USES: &[Template] = &[
    ("X.slot = Some($);", &[GUARD]),
    ("X.n ^= $;", &[BYTE]),
    ("X.n = $;", &[BYTE]),
    ("X.rec.a = $;", &[GUARD]),
    ("X.rec = $;", &[Value(Ty::Record)]),
    ("X.items = $;", &[Value(Ty::Guards)]),
    ("if let Some(R) = X.slot.take() {$ R.by_ref(); X.slot = Some(R); }", &[Block]),
    ("if let Some(R) = X.items.pop() {$ R.by_ref(); X.items.push(R); }", &[Block]),
    ("let R = std::mem::replace(&mut X.rec.b, mk(\"other\")); $ X.rec.b = R;", &[Block]),
    ("if X.slot.is_some() {$}", &[Block]),
    ("if X.rec.a.by_ref() > $ {$}", &[BYTE, Block]),
    ("match X.n % 3 { 0 => {$} R => {$ st(R); } }", &[Block, Block]),
    ("match X.slot { Some(ref R) if R.by_ref() > 2 => st(1), Some(_) => st($), None => st(2) };", &[BYTE]),
    ("let S { n: R, .. } = *X; $ st(R);", &[Block]),
    ("X.items.truncate(at($)); st(X.count());", &[BYTE]),
    ("X.items.retain(|d| d.by_ref() > 1); st(X.count());", &[]),
];

/// Statements that hold the lock of a guard.
const LOCKED: &[Template] = &[
    ("let R = X.claim(); $ R.by_ref();", &[Block]),
    ("let _R = X.claim(); $", &[Block]),
    ("let R = X.claim(); $ drop(R); $", &[Block, Block]),
    ("st(X.claim().with($));", &[BYTE]),
    ("two(X.claim().by_ref(), $);", &[BYTE]),
    ("take((X.claim(), $).1);", &[BYTE]),
    ("match X.claim().by_ref() { 0..=2 => {$} _ => {$} }", &[Block, Block]),
    ("match X.claim().maybe($) { Some(R) => {$ st(R); } None => {$} }", &[BYTE, Block, Block]),
    ("if X.claim().by_ref() > 2 {$} else {$}", &[Block, Block]),
    ("if let Some(R) = X.claim().maybe($) {$ st(R); } else {$}", &[BYTE, Block, Block]),
    ("let Some(R) = X.claim().maybe(3) else { panic!() }; $ st(R);", &[Block]),
    ("_ = X.claim(); $", &[Block]),
];

/// Loops in whose heads a lock is held.
const LOCKED_LOOPS: &[&str] = &[
    "for _ in 0..X.claim().by_ref() % 3 {$}",
    "while go() && X.claim().by_ref() > 1 {$}",
    "while let (true, Some(R)) = (go(), X.claim().maybe(2)) {$ st(R); }",
];

impl Grammar {
    /// A statement that uses what an argument refers to.
    pub(super) fn state_statement(&mut self) -> Option<Node> {
        const STATEMENTS: &[(usize, Maker)] =
            &[(5, Grammar::state_borrowed), (4, Grammar::state_walked), (3, |this| this.of_state(USES))];
        if self.enclosed > 0 { None } else { self.first_made(STATEMENTS) }
    }

    /// A statement that holds the lock of a guard to which an argument refers.
    pub(super) fn lock_statement(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Ref).into_iter().filter(|&index| self.env.is_outliving(index));
        let locals = locals.collect::<Vec<_>>();
        let name = self.one_of(&locals).map(|index| self.name_of(index))?;
        if self.enclosed == 0 && self.rng.chance(25) {
            let template = self.rng.pick(LOCKED_LOOPS);
            return Some(self.walked(&name, template));
        }
        let template = self.rng.pick(LOCKED);
        Some(self.filled(&name, template))
    }

    fn state_borrowed(&mut self) -> Option<Node> {
        let template = self.rng.pick(BORROWING);
        self.lending(|this, name| this.filled(name, template))
    }

    fn state_walked(&mut self) -> Option<Node> {
        let template = self.rng.pick(LOOPS);
        self.lending(|this, name| this.walked(name, template))
    }

    fn of_state(&mut self, templates: &[Template]) -> Option<Node> {
        let name = self.state_name()?.1;
        let template = self.rng.pick(templates);
        Some(self.filled(&name, template))
    }

    /// A part of the state, or what it returns.
    pub(super) fn state_value(&mut self, ty: Ty) -> Option<Node> {
        let texts: &[&str] = match ty {
            Ty::Byte => &["X.n", "X.count()", "X.rec.n", "X.rec.sum()", "X.rec.a.by_mut()", "(X.items.len() as u8)"],
            Ty::Maybe => &["X.slot.take()", "X.items.pop()", "X.iter.next()"],
            Ty::Guards => &["std::mem::take(&mut X.items)"],
            _ => &["std::mem::replace(&mut X.rec.a, mk(\"new\"))", "X.slot.take().unwrap_or_else(|| mk(\"none\"))"],
        };
        if self.enclosed > 0 || self.env.read_only > 0 {
            return None;
        }
        let name = self.state_name()?.1;
        Some(Node::expr(ty, self.rng.pick(texts).replace('X', &name), vec![]))
    }

    fn state_name(&mut self) -> Option<(usize, String)> {
        let locals = self.env.readable(Ty::State);
        let index = self.one_of(&locals)?;
        Some((index, self.name_of(index)))
    }

    /// Makes a statement that borrows from a state, which nothing else uses meanwhile.
    fn lending(&mut self, make: impl FnOnce(&mut Self, &str) -> Node) -> Option<Node> {
        let (index, name) = self.state_name()?;
        self.env.local_mut(index).lent = true;
        let node = make(self, &name);
        self.env.local_mut(index).lent = false;
        Some(node)
    }

    fn walked(&mut self, name: &str, template: &str) -> Node {
        let around = self.around(true, None, true);
        let text = format!("{}{}", around.head, self.named(template, name));
        let body = self.within(&around, |this| this.optional(|this| this.block(2)));
        Node::stmt(text, vec![body])
    }

    fn filled(&mut self, name: &str, (template, holes): Template) -> Node {
        let text = self.named(template, name);
        let kids = holes.iter().map(|hole| match hole {
            Block => self.optional(|this| this.block(1)),
            Value(ty) => self.value(*ty),
        });
        Node::stmt(text, kids.collect())
    }

    /// A template with names.
    pub(super) fn named(&mut self, template: &str, name: &str) -> String {
        self.names += 2;
        let (one, other) = (format!("r{}", self.names), format!("q{}", self.names));
        template.replace('X', name).replace('R', &one).replace('Q', &other)
    }
}
