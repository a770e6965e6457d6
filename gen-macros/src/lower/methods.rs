//! Methods that may consume their receivers, and that rustc can be asked about: they are called on a local, without
//! arguments, not in `unsafe` code, of which the question would be no part, and not where a `let` declares a type, which
//! may be what tells rustc the method's own parameters. Nor about names that are known to read: there is nothing to ask.

use super::consuming::{effect_of, reads};
use super::uses::local;
use crate::ir::{Effect, Gate, MethodSet};
use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Block, ExprMethodCall, ExprUnsafe, Local, Pat};

/// Collects their names.
pub(super) fn asked_about(block: &Block) -> Vec<Ident> {
    let mut calls = Calls::default();
    calls.visit_block(block);
    let mut methods = Vec::new();
    for name in calls.safe {
        if !calls.barred.contains(&name) && !methods.contains(&name) {
            methods.push(name);
        }
    }
    methods.truncate(MethodSet::MOST);
    methods
}

#[derive(Default)]
struct Calls {
    safe: Vec<Ident>,
    barred: Vec<Ident>,
    /// How many `unsafe` blocks, and statements that declare a type, enclose what is visited.
    depth: usize,
}

impl Visit<'_> for Calls {
    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        if local(&call.receiver).is_some() && effect_of(call) == Effect::Doubt(Gate::Unknown) {
            let list =
                if self.depth > 0 || reads(&call.method.to_string()) { &mut self.barred } else { &mut self.safe };
            list.push(call.method.clone());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_unsafe(&mut self, block: &ExprUnsafe) {
        self.depth += 1;
        visit::visit_expr_unsafe(self, block);
        self.depth -= 1;
    }

    fn visit_local(&mut self, binding: &Local) {
        let declares = usize::from(matches!(binding.pat, Pat::Type(_)));
        self.depth += declares;
        visit::visit_local(self, binding);
        self.depth -= declares;
    }
}
