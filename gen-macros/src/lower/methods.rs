//! Methods that may consume their receivers, and that rustc can be asked about: they are called on a local, without
//! arguments, and not in `unsafe` code, of which the question would be no part.

use super::consuming::effect_of;
use super::uses::local;
use crate::ir::{Effect, Gate, MethodSet};
use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Block, ExprMethodCall, ExprUnsafe};

/// Collects their names.
pub(super) fn asked_about(block: &Block) -> Vec<Ident> {
    let mut calls = Calls::default();
    calls.visit_block(block);
    let mut methods = Vec::new();
    for name in calls.safe {
        if !calls.in_unsafe.contains(&name) && !methods.contains(&name) {
            methods.push(name);
        }
    }
    methods.truncate(MethodSet::MOST);
    methods
}

#[derive(Default)]
struct Calls {
    safe: Vec<Ident>,
    in_unsafe: Vec<Ident>,
    /// How many `unsafe` blocks enclose what is visited.
    depth: usize,
}

impl Visit<'_> for Calls {
    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        if local(&call.receiver).is_some() && effect_of(call) == Effect::Doubt(Gate::Unknown) {
            let list = if self.depth > 0 { &mut self.in_unsafe } else { &mut self.safe };
            list.push(call.method.clone());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_unsafe(&mut self, block: &ExprUnsafe) {
        self.depth += 1;
        visit::visit_expr_unsafe(self, block);
        self.depth -= 1;
    }
}
