//! Methods that may consume their receivers, and that rustc can be asked about: they are called on a local, without
//! arguments, not in `unsafe` code, of which the question would be no part, and not where a `let` declares a type, which
//! may be what tells rustc the method's own parameters, unless what the method returns is plain by its name. Nor about
//! names that are known to read: there is nothing to ask.

use super::consuming::effect_of;
use super::method_names::{ends, reads};
use super::uses::local;
use crate::ir::{Effect, Gate, MethodSet};
use crate::syntax::known_macro::parse_known;
use proc_macro2::Ident;
use syn::visit::{self, Visit};
use syn::{Block, ExprMethodCall, ExprUnsafe, Local, Macro, Pat};

/// Collects their names.
pub(super) fn asked_about(block: &Block, local_macros: &[String]) -> Vec<Ident> {
    let mut calls = Calls { local_macros, safe: Vec::new(), barred: Vec::new(), unsafes: 0, typed: 0 };
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

struct Calls<'a> {
    local_macros: &'a [String],
    safe: Vec<Ident>,
    barred: Vec<Ident>,
    /// How many `unsafe` blocks enclose what is visited.
    unsafes: usize,
    /// How many statements that declare a type do.
    typed: usize,
}

impl Calls<'_> {
    /// Whether rustc can be asked about a method.
    fn is_safe(&self, name: &str) -> bool {
        self.unsafes == 0 && (ends(name, true) || self.typed == 0 && !reads(name))
    }
}

impl Visit<'_> for Calls<'_> {
    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        if local(&call.receiver).is_some() && effect_of(call) == Effect::Doubt(Gate::Unknown) {
            let is_safe = self.is_safe(&call.method.to_string());
            let list = if is_safe { &mut self.safe } else { &mut self.barred };
            list.push(call.method.clone());
        }
        visit::visit_expr_method_call(self, call);
    }

    fn visit_expr_unsafe(&mut self, block: &ExprUnsafe) {
        self.unsafes += 1;
        visit::visit_expr_unsafe(self, block);
        self.unsafes -= 1;
    }

    fn visit_macro(&mut self, mac: &Macro) {
        let Some(known) = parse_known(mac, self.local_macros) else { return };
        known.args.iter().for_each(|arg| self.visit_expr(&arg.expr));
    }

    fn visit_local(&mut self, binding: &Local) {
        let declares = usize::from(matches!(binding.pat, Pat::Type(_)));
        self.typed += declares;
        visit::visit_local(self, binding);
        self.typed -= declares;
    }
}
