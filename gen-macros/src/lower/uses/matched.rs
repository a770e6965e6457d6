//! What matching values with patterns does to locals.

use super::{Uses, local, place_root, pointer_of};
use crate::ir::{Effect, Flow, Gate, LocalId, Moving};
use crate::lower::patterns::{Binding, binding_of, bound_by, is_variant, pattern_binds};
use crate::lower::spine::scrutinee::effect_on;
use crate::resolve::pattern::single_binding;
use syn::{Expr, Pat};

impl Uses<'_> {
    /// What evaluating a scrutinee does: a place is only matched where it is.
    pub(in crate::lower) fn scrutinee(self, scrutinee: &Expr) -> Flow {
        if place_root(scrutinee).is_some() { self.sub_places(scrutinee) } else { self.value(scrutinee) }
    }

    /// What evaluating a place does besides using its root.
    fn sub_places(self, place: &Expr) -> Flow {
        match place {
            Expr::Index(index) => Flow::seq([self.sub_places(&index.expr), self.value(&index.index)]),
            Expr::Field(field) => self.sub_places(&field.base),
            Expr::Paren(inner) => self.sub_places(&inner.expr),
            Expr::Group(inner) => self.sub_places(&inner.expr),
            Expr::Unary(unary) => self.sub_places(&unary.expr),
            _ => Flow::None,
        }
    }

    /// What matching a place with a pattern does to its root.
    pub(in crate::lower) fn pattern_use(self, pat: &Pat, scrutinee: &Expr) -> Flow {
        let Some(root) = place_root(scrutinee) else {
            return pointer_of(scrutinee).map_or(Flow::None, |pointer| target_use(pat, pointer));
        };
        // What is moved is told behind the pattern.
        if self.refilled.by(pat, scrutinee) {
            return Flow::Effect(root, Effect::Borrow);
        }
        let (is_local, is_single) = (local(scrutinee).is_some(), single_binding(pat).is_some());
        let effect = match binding_of(pat) {
            Binding::Whole if is_local && is_single => return Flow::Moving(root, Effect::Move, moving_by(pat)),
            Binding::Whole if is_single => Effect::MoveField(self.field(scrutinee)),
            Binding::None | Binding::Constant => Effect::Borrow,
            Binding::Whole if is_local => effect_on(pat, true),
            Binding::Whole | Binding::Part if is_local => Effect::MoveParts,
            Binding::Whole | Binding::Part => {
                let field = Flow::Effect(root, Effect::MoveField(self.field(scrutinee)));
                return Flow::seq([field, Flow::Effect(root, Effect::MoveParts)]);
            }
        };
        if is_local && effect != Effect::Borrow && is_variant(pat) {
            return Flow::Moving(root, effect, Moving::With(bound_by(pat)));
        }
        Flow::Effect(root, effect)
    }

    /// What a pattern does once it matches: it uses the place by value as far as it binds, and it binds.
    pub(in crate::lower) fn matched(self, pat: &Pat, scrutinee: &Expr) -> Flow {
        Flow::seq([self.pattern_use(pat, scrutinee), pattern_binds(pat)])
    }
}

/// How a pattern moves what it binds as a whole. Where its type is written, a unique reference is borrowed again.
fn moving_by(pat: &Pat) -> Moving {
    if matches!(pat, Pat::Type(_)) { Moving::Operand } else { Moving::Whole }
}

/// What matching what a local points to does to the local: if parts of it are moved, it is a box that has lost them.
fn target_use(pat: &Pat, pointer: LocalId) -> Flow {
    let effect = match binding_of(pat) {
        Binding::None | Binding::Constant => return Flow::None,
        Binding::Whole if single_binding(pat).is_some() => Effect::Doubt(Gate::Target),
        Binding::Whole => Effect::MoveAll,
        Binding::Part => Effect::MoveParts,
    };
    Flow::Effect(pointer, effect)
}
