//! What closures and `async` blocks do where they are made: they capture.

use super::local;
use crate::ir::{BitSet, Effect, FieldId, Flow, Gate, LocalId, Moving};
use std::collections::{BTreeMap, BTreeSet};
use syn::Expr;
use syn::visit::{self, Visit};

/// What creating a closure does with what its body uses: it captures. These locals are named in it as a whole.
pub(super) fn captures(body: &Flow, by_move: bool, whole: &BitSet<LocalId>) -> Flow {
    let parted = if by_move { parted_by(body) } else { BTreeMap::new() };
    let mut captured: Vec<(LocalId, Effect, Option<Moving>)> = Vec::new();
    body.for_each_moving(&mut |local, effect, moving| {
        let moving = moving.filter(|moving| matches!(moving, Moving::Operand | Moving::Whole)).cloned();
        let effect = match effect {
            Effect::Init | Effect::Declare => return,
            Effect::Move => Effect::Move,
            _ if parted.contains_key(&local) => return,
            _ if by_move => Effect::Move,
            // Where nothing is asked.
            Effect::Borrow
            | Effect::Doubt(Gate::Named(None))
            | Effect::CallField(_)
            | Effect::Assign
            | Effect::AssignField(_) => Effect::Borrow,
            Effect::MoveField(_)
            | Effect::BindField(_)
            | Effect::MoveParts
            | Effect::MoveListed
            | Effect::MoveAll
            | Effect::Doubt(_) => effect,
        };
        match captured.iter_mut().find(|(known, ..)| *known == local) {
            Some((_, known, how)) if *known == Effect::Borrow => (*known, *how) = (effect, moving),
            Some(_) => {}
            None => captured.push((local, effect, moving)),
        }
    });
    let of_fields = parted
        .into_iter()
        .flat_map(|(local, fields)| fields.into_iter().map(move |field| Flow::Effect(local, Effect::BindField(field))));
    let captured = captured.into_iter().map(|(local, effect, moving)| match moving {
        _ if by_move && whole.contains(local) => Flow::Moving(local, Effect::Move, Moving::Whole),
        Some(moving) => Flow::Moving(local, effect, moving),
        None => Flow::Effect(local, effect),
    });
    Flow::seq(captured.chain(of_fields))
}

/// The locals of which nothing but fields is used, and those by value: nothing else of them is captured. As of what a pattern
/// binds, no default takes its place.
fn parted_by(body: &Flow) -> BTreeMap<LocalId, BTreeSet<FieldId>> {
    let (mut parted, mut others) = (BTreeMap::<_, BTreeSet<_>>::new(), BitSet::default());
    body.for_each(&mut |local, effect| match effect {
        Effect::MoveField(Some(field)) => _ = parted.entry(local).or_default().insert(field),
        _ => _ = others.insert(local),
    });
    parted.retain(|local, _| !others.contains(*local));
    parted
}

/// The locals that an expression uses as a whole, and not only fields of them: all of each is captured, in all editions.
pub(super) fn used_whole(expr: &Expr) -> BitSet<LocalId> {
    struct Whole(BitSet<LocalId>);
    impl Whole {
        fn note<'a>(&mut self, used: impl IntoIterator<Item = &'a Expr>) {
            used.into_iter().filter_map(local).for_each(|local| _ = self.0.insert(local));
        }
    }
    impl Visit<'_> for Whole {
        fn visit_expr(&mut self, expr: &Expr) {
            match expr {
                Expr::MethodCall(call) => self.note([&*call.receiver].into_iter().chain(&call.args)),
                Expr::Call(call) => self.note(&call.args),
                Expr::Reference(reference) => self.note([&*reference.expr]),
                Expr::Index(index) => self.note([&*index.expr]),
                _ => {}
            }
            visit::visit_expr(self, expr);
        }
    }
    let mut whole = Whole(BitSet::default());
    whole.visit_expr(expr);
    whole.0
}
