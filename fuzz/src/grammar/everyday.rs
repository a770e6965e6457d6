//! Statements as they stand in everyday code: values in values, collections, lists, builders, operators, objects, and
//! locals whose types are told behind what suspends. Each brings the locals that it is about.

use super::value::typed;
use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

/// What stands in a hole of a template.
#[derive(Clone, Copy)]
enum Hole {
    /// Statements, which may suspend.
    Block,
    /// The statements of the loop in the template, which may suspend.
    Body,
    /// An expression, which may suspend.
    Value(Ty),
    /// An expression that does not, since something is borrowed around it.
    Quiet(Ty),
}
use Hole::{Block, Body, Quiet, Value};

/// `%a` and `%b` are new names, `%l` is where a loop has its label, and a `$` stands for each hole.
type Template = (&'static str, &'static [Hole]);

const BYTE: Hole = Value(Ty::Byte);
const BOOL: Hole = Value(Ty::Bool);
const GUARD: Hole = Value(Ty::Guard);
const TEXT: Hole = Value(Ty::Text);
const RECORD: Hole = Value(Ty::Record);

/// Values in values, and what takes them apart.
const NESTED: &[Template] = &[
    (
        "let %a = ($, ($, $)); {$} let %b = (%a.1).0; {$} %b.by_ref(); %a.0.by_ref();",
        &[GUARD, GUARD, GUARD, Block, Block],
    ),
    ("let ((%a, _), %b) = (($, $), $); {$} %a.by_ref(); %b.by_ref();", &[GUARD, GUARD, GUARD, Block]),
    (
        "let %a = ($, $); {$} let (D(name), %b) = %a; {$} st(name.len()); take(%b); {$}",
        &[GUARD, GUARD, Block, Block, Block],
    ),
    (
        "let %a = ($, ($, $)); {$} if $ { let (P { a: D(name), b: %b, .. }, (D(_), d)) = %a; {$} st(name); %b.by_ref(); take(d); }",
        &[RECORD, GUARD, GUARD, Block, BOOL, Block],
    ),
    ("let %a = ($, $, $); {$} let (_, %b, _) = %a; {$} %b.by_ref();", &[GUARD, GUARD, GUARD, Block, Block]),
    ("let %a = Some(($, $)); {$} if let Some((%b, n)) = %a {$ %b.by_ref(); st(n); }", &[GUARD, BYTE, Block, Block]),
    (
        "let %a = Some(Some($)); {$} if let Some(Some(%b)) = %a {$ %b.by_ref(); } else {$}",
        &[GUARD, Block, Block, Block],
    ),
    (
        "let %a = Some(Box::new($)); {$} if let Some(%b) = %a { let d = %b.a; {$} take(d); take(%b.b); }",
        &[RECORD, Block, Block],
    ),
    (
        "let %a: Result<D, D> = if $ { Ok($) } else { Err($) }; {$} match %a { Ok(%b) | Err(%b) => {$ %b.by_ref(); } }",
        &[BOOL, GUARD, GUARD, Block, Block],
    ),
    (
        "let %a = (Some($), $); {$} match %a { (Some(%b), 0..=3) => {$ %b.by_ref(); } (Some(_), n) => {$ st(n); } (None, _) => {} }",
        &[GUARD, BYTE, Block, Block, Block],
    ),
    (
        "match ($, $) { (Some(%a), Some(%b)) => {$ %a.by_ref(); st(%b); } (Some(%a), None) => {$ take(%a); } (None, %b) => {$ st(%b); } }",
        &[Value(Ty::Maybe), Value(Ty::OptByte), Block, Block, Block],
    ),
    (
        "let mut %a = E::A(1); %lloop { if !go() { break; } {$} %a = match %a { E::A(n) => E::B(first(mk(\"b\"), n)), E::B(d) => E::C { n: 2, d }, E::C { d, n } => { drop(d); E::A(n) } }; } take(%a);",
        &[Body],
    ),
    (
        "let mut %a = E::A(1); %lloop { if !go() { break; } %a = match %a { E::A(n) => { {$} E::B(first(mk(\"b\"), n)) } E::B(d) => E::C { n: 2, d }, E::C { d, n } => { {$} drop(d); E::A(n) } }; } take(%a);",
        &[Body, Body],
    ),
    ("let %a = W($); {$} let %b = %a.into_inner(); {$} %b.by_ref();", &[GUARD, Block, Block]),
    (
        "let %a = W($).map(|d| W(d.into_next(2))); {$} %a.inside().inside().by_ref(); let W(W(%b)) = %a; {$} %b.by_ref();",
        &[GUARD, Block, Block],
    ),
    ("let %a = W(W($)); {$} take(%a.0.0); {$}", &[GUARD, Block, Block]),
    (
        "let %a = [Some($), None, Some($)]; {$} %lfor %b in %a.into_iter().flatten() { {$} %b.by_ref(); if go() { break; } }",
        &[GUARD, GUARD, Block, Body],
    ),
    (
        "let mut %a = Some($); {$} let %b = std::mem::take(&mut %a); {$} take(%b); %a = Some($);",
        &[GUARD, Block, Block, GUARD],
    ),
    ("let %a = $; {$} let P { a, n, .. } = %a; {$} take(a); st(n);", &[RECORD, Block, Block]),
    (
        "let mut %a = $; {$} let %b = std::mem::replace(&mut %a.a, $); {$} %b.by_ref(); %a.b.by_mut();",
        &[RECORD, Block, Quiet(Ty::Guard), Block],
    ),
    ("let mut %a = Box::new($); {$} *%a = $; {$} %a.a.by_mut();", &[RECORD, Block, RECORD, Block]),
];

/// What is shared, called, or an object.
const OBJECTS: &[Template] = &[
    ("let %a = std::rc::Rc::new($); let %b = %a.clone(); {$} drop(%a); {$} %b.by_ref();", &[GUARD, Block, Block]),
    (
        "let %a = std::rc::Rc::new($); {$} if let Ok(%b) = std::rc::Rc::try_unwrap(%a) {$ %b.by_ref(); }",
        &[GUARD, Block, Block],
    ),
    (
        "let %a = std::cell::Cell::new(Some($)); {$} take(%a.take()); {$} %a.set(Some($));",
        &[GUARD, Block, Block, GUARD],
    ),
    (
        "let %a = std::cell::RefCell::new(vec![$]); {$} %a.borrow_mut().push($); {$} st(%a.borrow().len());",
        &[GUARD, Block, Quiet(Ty::Guard), Block],
    ),
    ("let %a: Box<dyn Tell> = Box::new($); {$} %a.told(); {$} st(%a.ended());", &[GUARD, Block, Block]),
    (
        "let %a: Vec<Box<dyn Tell>> = vec![Box::new($), Box::new($)]; {$} %lfor %b in %a { {$} %b.told(); }",
        &[GUARD, RECORD, Block, Body],
    ),
    ("let %b = $; let %a: Box<dyn FnOnce() -> u8> = Box::new(move || %b.into_byte()); {$} st(%a());", &[GUARD, Block]),
    ("let mut %b = $; let mut %a = move |k: u8| %b.tell(k); {$} st(%a(1)); {$} st(%a(2));", &[GUARD, Block, Block]),
    (
        "let mut %b = vec![$]; let mut %a = |d: D| { %b.push(d); %b.len() }; st(%a($)); st(%a(mk(\"third\"))); {$} take(%b);",
        &[GUARD, Quiet(Ty::Guard), Block],
    ),
    ("let %b = $; let %a = move |k: u8| k ^ %b; {$} st(%a($)); {$} st(%a(1));", &[Quiet(Ty::Byte), Block, BYTE, Block]),
    (
        "let %a = M::new().with($).size($).with($); {$} let (%b, _) = %a.build(); {$} %b.by_ref();",
        &[GUARD, BYTE, GUARD, Block, Block],
    ),
    (
        "let mut %a = M::new(); %a.add($).add($); {$} %a.add($); take(%a.size($).build().1);",
        &[Quiet(Ty::Guard), Quiet(Ty::Guard), Block, GUARD, BYTE],
    ),
    ("let mut %a = M::new(); {$} if $ { %a = %a.with($); } {$} take(%a.build());", &[Block, BOOL, GUARD, Block]),
];

/// Operators, and chains of methods.
const OPERATORS: &[Template] = &[
    ("take(amount($) + amount($));", &[BYTE, BYTE]),
    ("let %a = -(amount($) + amount($) + amount(1)); {$} st(%a == $);", &[BYTE, BYTE, Block, BYTE]),
    ("let mut %a = amount($); {$} %a += $; {$} st(%a.0);", &[BYTE, Block, Quiet(Ty::Byte), Block]),
    ("let mut %a = amount($); {$} %a = %a + amount($); {$} take(%a);", &[BYTE, Block, BYTE, Block]),
    (
        "let mut %a = [$, $]; {$} %a[at($) & 1] ^= 3; let %b = &mut %a[1]; *%b ^= 1; st(%a);",
        &[BYTE, BYTE, Block, Quiet(Ty::Byte)],
    ),
    ("let mut %a = [[$; 2]; 2]; {$} %a[1][0] = $; {$} st(%a);", &[BYTE, Block, BYTE, Block]),
    (
        "take(($).map(|d| d.into_next(1)).filter(|d| d.by_ref() > 1).unwrap_or_else(|| mk(\"none\")));",
        &[Value(Ty::Maybe)],
    ),
    (
        "let %a = ($).map(|d| (d, $)); {$} let %b = %a.map_or(0, |(d, n)| d.into_byte() ^ n); {$} st(%b);",
        &[Value(Ty::Maybe), Quiet(Ty::Byte), Block, Block],
    ),
    (
        "let %a = ($).zip($); {$} if let Some((d, %b)) = %a {$ d.by_ref(); st(%b); }",
        &[Value(Ty::Maybe), Value(Ty::OptByte), Block, Block],
    ),
    (
        "let %a = ($).ok_or($); {$} match %a { Ok(%b) => {$ %b.by_ref(); } Err(%b) => {$ st(%b); } }",
        &[Value(Ty::Maybe), BYTE, Block, Block, Block],
    ),
    (
        "let %a = ($).iter().map(|d| d.by_ref()).fold($, |a, b| a ^ b); {$} st(%a);",
        &[Quiet(Ty::Guards), Quiet(Ty::Byte), Block],
    ),
    ("let %a = format!(\"{}-{:?}\", $, $); {$} st(%a);", &[TEXT, BYTE, Block]),
    (
        "let mut %a = $; %a.push_str(&$); {$} let %b = %a.len(); {$} st((%b, %a));",
        &[TEXT, Quiet(Ty::Text), Block, Block],
    ),
];

/// Collections.
const COLLECTIONS: &[Template] = &[
    (
        "let mut %a = vec![$, $]; {$} %a.swap(0, 1); take(%a.remove(0)); {$} %a.insert(0, $); st(%a.len());",
        &[GUARD, GUARD, Block, Block, GUARD],
    ),
    (
        "let mut %a = vec![$, $, mk(\"c\")]; {$} %a[1] = $; {$} %a.sort_by_key(|d| d.0); %a.truncate(2); %a.extend([$]); %a.retain(|d| d.by_ref() > 1);",
        &[GUARD, GUARD, Block, GUARD, Block, Quiet(Ty::Guard)],
    ),
    (
        "let mut %a = $; {$} let %b = %a.split_off(%a.len() / 2); {$} take(%b); %a.extend($);",
        &[Value(Ty::Guards), Block, Block, Quiet(Ty::Guards)],
    ),
    (
        "let mut %a = std::collections::VecDeque::from([$, $]); {$} %lwhile let Some(%b) = %a.pop_front() { {$} %b.by_ref(); if go() { %a.push_back(%b); } }",
        &[GUARD, GUARD, Block, Body],
    ),
    (
        "let mut %a = std::collections::BTreeMap::new(); %a.insert($, $); {$} %a.entry($).or_insert_with(|| mk(\"entry\")).by_mut(); {$} if let Some(%b) = %a.remove(&$) {$ %b.by_ref(); }",
        &[Quiet(Ty::Byte), Quiet(Ty::Guard), Block, Quiet(Ty::Byte), Block, Quiet(Ty::Byte), Block],
    ),
    (
        "let %a = std::collections::BTreeMap::from([(1_u8, $), ($, mk(\"second\"))]); {$} %lfor (%b, d) in %a { {$} st(%b); d.by_ref(); }",
        &[GUARD, BYTE, Block, Body],
    ),
    (
        "let mut %a = list($, $); {$} %lwhile let Some(%b) = %a { let N { d, next } = *%b; %a = next; {$} d.by_ref(); }",
        &[GUARD, GUARD, Block, Body],
    ),
    (
        "let mut %a = list($, $); {$} %lwhile let Some(mut %b) = %a { %a = %b.next.take(); {$} %b.d.by_ref(); }",
        &[GUARD, GUARD, Block, Body],
    ),
    (
        "let mut %a = list($, $); {$} %lwhile let Some(%b) = %a { %a = %b.next; {$} %b.d.by_ref(); }",
        &[GUARD, GUARD, Block, Body],
    ),
    (
        "let mut %a = None; %lfor %b in $ { {$} %a = Some(Box::new(N { d: %b, next: %a })); } {$} take(%a);",
        &[Value(Ty::Guards), Body, Block],
    ),
    (
        "let %a: Vec<(u8, D)> = ($).into_iter().enumerate().map(|(k, d)| (k as u8, d)).collect(); {$} %lfor (%b, d) in %a.into_iter().rev() { {$} st(%b); d.by_ref(); }",
        &[Value(Ty::Guards), Block, Body],
    ),
    (
        "let (mut %a, mut %b) = ($, $); {$} %lwhile let (Some(c), Some(d)) = (%a.pop(), %b.pop()) { {$} c.by_ref(); d.by_ref(); }",
        &[Value(Ty::Guards), Value(Ty::Guards), Block, Body],
    ),
    (
        "let (%a, %b): (Vec<D>, Vec<D>) = ($).into_iter().partition(|d| d.by_ref() > 2); {$} take(%a); {$} take(%b);",
        &[Value(Ty::Guards), Block, Block],
    ),
    (
        "%lfor (%a, %b) in ($).into_iter().zip([$, $]) { {$} %a.by_ref(); st(%b); }",
        &[Value(Ty::Guards), BYTE, BYTE, Body],
    ),
    (
        "let mut %a = ($).into_iter(); {$} if let Some(%b) = %a.next() {$ %b.by_ref(); } take(%a.next_back()); {$} take(%a.collect::<Vec<_>>());",
        &[Value(Ty::Guards), Block, Block, Block],
    ),
];

/// Locals whose types are told later than they are made.
const INFERRED: &[Template] = &[
    ("let %a = 1; {$} typed(&%a); {$} wide(%a);", &[Block, Block]),
    ("let mut %a = 0; {$} %a += 200; {$} %a += 100; typed(&%a); wide(%a);", &[Block, Block]),
    ("let %a = -1; {$} typed(&%a); long(%a);", &[Block]),
    ("let %a = (1, 2); {$} typed(&%a); {$} st(wide(%a.0) ^ small(%a.1));", &[Block, Block]),
    ("let %a = [7; 3]; {$} typed(&%a); {$} bytes(&%a);", &[Block, Block]),
    ("let mut %a = vec![]; {$} %a.push(3); typed(&%a); {$} bytes(&%a);", &[Block, Block]),
    ("let mut %a = Vec::new(); %lfor %b in 250..=255 { {$} %a.push(%b); } typed(&%a); bytes(&%a);", &[Body]),
    ("let %a = \"7\".parse().unwrap_or(3); {$} wide(%a);", &[Block]),
    ("let %a = Default::default(); {$} small(%a);", &[Block]),
    ("let mut %a = None; {$} typed(&%a); {$} %a = Some(5); long(%a.unwrap_or(1));", &[Block, Block]),
    ("let %a = (0..5).map(|k| k * 50).sum(); {$} wide(%a);", &[Block]),
    (
        "let %a: Vec<_> = (250..).take(3).collect(); {$} typed(&%a); {$} st(%a.iter().map(|k| wide(*k)).max());",
        &[Block, Block],
    ),
    ("let mut %a = 1; %lwhile go() { {$} %a *= 2; } typed(&%a); small(%a);", &[Body]),
    ("let %a; {$} if $ { %a = 3; } else { %a = 4; } {$} typed(&%a); small(%a);", &[Block, BOOL, Block]),
    ("let %a = if $ { 5 } else { 6 }; {$} typed(&%a); wide(%a);", &[BOOL, Block]),
    ("let %a = W(9); {$} typed(&%a); {$} long(%a.0);", &[Block, Block]),
    ("let %a = |k| k; {$} wide(%a(4));", &[Block]),
    ("let %a = 200; let %b = 100; {$} typed(&(%a as u32 + 1)); {$} st(wide(%a + %b));", &[Block, Block]),
    ("%lfor %a in 0..3 { {$} typed(&%a); wide(%a); }", &[Body]),
    ("%lfor (%a, %b) in [(1, 2), (3, 4)] { {$} typed(&%a); wide(%a); small(%b); }", &[Body]),
    ("let (%a, mut %b) = (0, 1); %lloop { if !go() { break; } {$} %b = %a + %b; } typed(&%b); long(%b);", &[Body]),
];

impl Grammar {
    /// A statement, or a few, as they stand in everyday code.
    pub(super) fn everyday_statement(&mut self) -> Option<Node> {
        const TABLES: &[(usize, Maker)] = &[
            (4, |this| Some(this.everyday(NESTED))),
            (3, |this| Some(this.everyday(OBJECTS))),
            (3, |this| Some(this.everyday(OPERATORS))),
            (4, |this| Some(this.everyday(COLLECTIONS))),
            (3, |this| Some(this.everyday(INFERRED))),
        ];
        if self.enclosed > 0 { None } else { self.first_made(TABLES) }
    }

    fn everyday(&mut self, templates: &[Template]) -> Node {
        let (template, holes) = self.rng.pick(templates);
        self.names += 2;
        let names = [("%a", format!("a{}", self.names)), ("%b", format!("b{}", self.names))];
        let around = self.around(true, None, true);
        let template = template.replace("%l", &around.head);
        let text = names.iter().fold(template, |text, (mark, name)| text.replace(mark, name));
        let kids = holes.iter().map(|hole| match hole {
            Block => self.optional(|this| this.block(1)),
            Body => self.within(&around, |this| this.optional(|this| this.block(2))),
            Value(ty) => typed(self.value(*ty)),
            Quiet(ty) => typed(self.borrowing(|this| this.value(*ty))),
        });
        Node::stmt(text, kids.collect())
    }
}
