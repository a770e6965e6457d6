//! What may not stand where it stands: `yield_!` in a body that is not the generator's own, `.await` in one that is.

use super::known_macro::parse_known;
use super::tokens::{Suspending, find_suspending};
use crate::diag::Errors;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, Block, Expr, ExprAsync, ExprAwait, ExprClosure, ExprConst, Item, ItemMacro, Macro, Pat, Signature,
};

const WAIT: &str = "wait with `yield_from!` in a `#[coroutine]`, or make the function an `async fn`";

/// Checks the function's qualifiers.
pub(crate) fn check_qualifiers(cx: &mut Errors, sig: &Signature) {
    if let Some(token) = &sig.asyncness {
        cx.error_help(
            token,
            "a generator cannot be `async`",
            "remove `async`, and wait with `yield_from!` in a `#[coroutine]`",
        );
    }
    if let Some(token) = &sig.constness {
        cx.error_help(token, "a generator cannot be `const`", "remove `const`");
    }
    if let Some(variadic) = &sig.variadic {
        cx.error(variadic, "a generator cannot be variadic");
    }
}

/// Checks where the body suspends, and that it does not `.await`.
pub(crate) fn check_body(cx: &mut Errors, body: &Block, local_macros: &[String]) {
    Checker { cx, local_macros, inside: None }.visit_block(body);
}

/// The names of the `macro_rules!` that a body defines, at any depth.
pub(crate) fn local_macros(body: &Block) -> Vec<String> {
    struct Definitions(Vec<String>);
    impl Visit<'_> for Definitions {
        fn visit_item_macro(&mut self, item: &ItemMacro) {
            self.0.extend(item.ident.as_ref().map(ToString::to_string));
        }
    }
    let mut definitions = Definitions(Vec::new());
    definitions.visit_block(body);
    definitions.0
}

struct Checker<'a> {
    cx: &'a mut Errors,
    local_macros: &'a [String],
    /// The nested body that is being visited, as messages call it.
    inside: Option<&'static str>,
}

impl Checker<'_> {
    fn within(&mut self, inside: &'static str, visit: impl FnOnce(&mut Self)) {
        let outer = self.inside.replace(inside);
        visit(self);
        self.inside = outer;
    }

    fn misplaced(&mut self, mac: &Macro, which: Suspending, inside: &str) {
        let message = format!("`{}` is not allowed inside {inside}", which.name());
        match inside {
            "a closure" | "a nested function" | "an `async` block" => {
                self.cx.error_note(&mac.path, &message, "only the generator's own body can be suspended");
            }
            "a match guard" => self.cx.error_help(&mac.path, &message, "bind the value before the `match`"),
            _ => self.cx.error(&mac.path, message),
        }
    }

    fn check_hidden(&mut self, mac: &Macro) {
        if let Some((at, _)) = find_suspending(mac.tokens.clone()) {
            let name = mac.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
            self.hidden(&at, &name);
        }
    }

    fn hidden(&mut self, at: &syn::Ident, name: &str) {
        let message = format!("cannot see into the macro `{name}!`");
        self.cx.error_note(at, &message, "a `yield_!` made by another macro is not transformed");
    }
}

/// Whether a nested function is transformed by an attribute of ours.
fn is_generator(attrs: &[Attribute]) -> bool {
    attrs.iter().any(|attr| {
        let name = attr.path().segments.last().map(|segment| &segment.ident);
        name.is_some_and(|name| name == "generator" || name == "coroutine" || name == "stream")
    })
}

impl<'ast> Visit<'ast> for Checker<'_> {
    fn visit_expr_closure(&mut self, closure: &'ast ExprClosure) {
        let inside = if closure.asyncness.is_some() { "an `async` block" } else { "a closure" };
        self.within(inside, |this| visit::visit_expr_closure(this, closure));
    }

    fn visit_expr_async(&mut self, block: &'ast ExprAsync) {
        self.within("an `async` block", |this| visit::visit_expr_async(this, block));
    }

    fn visit_expr_const(&mut self, block: &'ast ExprConst) {
        self.within("a `const`", |this| visit::visit_expr_const(this, block));
    }

    fn visit_expr_await(&mut self, expr: &'ast ExprAwait) {
        if self.inside != Some("an `async` block") {
            self.cx.error_help(expr.await_token, "`.await` is not allowed in a generator", WAIT);
        }
        visit::visit_expr_await(self, expr);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Fn(nested) if is_generator(&nested.attrs) => {}
            Item::Fn(nested) => {
                let inside = if nested.sig.asyncness.is_some() { "an `async` block" } else { "a nested function" };
                self.within(inside, |this| this.visit_block(&nested.block));
            }
            Item::Const(_) | Item::Static(_) => self.within("a `const`", |this| visit::visit_item(this, item)),
            Item::Macro(definition) => self.visit_item_macro(definition),
            // Methods and modules: their bodies are none of ours, and `yield_!` there says so by itself.
            _ => {}
        }
    }

    fn visit_item_macro(&mut self, item: &'ast ItemMacro) {
        let name = item.ident.as_ref().map(ToString::to_string).unwrap_or_default();
        if let Some((at, _)) = find_suspending(item.mac.tokens.clone()) {
            self.hidden(&at, &name);
        }
    }

    fn visit_arm(&mut self, arm: &'ast Arm) {
        if let Pat::Guard(guarded) = &arm.pat {
            self.within("a match guard", |this| this.visit_expr(&guarded.guard));
            self.visit_pat(&guarded.pat);
        } else {
            self.visit_pat(&arm.pat);
        }
        self.visit_expr(&arm.body);
    }

    fn visit_expr_repeat(&mut self, expr: &'ast syn::ExprRepeat) {
        self.visit_expr(&expr.expr);
        self.within("a `const`", |this| this.visit_expr(&expr.len));
    }

    fn visit_macro(&mut self, mac: &'ast Macro) {
        if let Some(which) = Suspending::of_macro(mac) {
            if let Some(inside) = self.inside {
                self.misplaced(mac, which, inside);
            }
            // Faults inside of the operand are reported when it is parsed.
            if let Ok(operand) = syn::parse2::<Expr>(mac.tokens.clone()) {
                Checker { cx: self.cx, local_macros: self.local_macros, inside: self.inside }.visit_expr(&operand);
            }
        } else if let Some(known) = parse_known(mac, self.local_macros) {
            for arg in &known.args {
                Checker { cx: self.cx, local_macros: self.local_macros, inside: self.inside }.visit_expr(&arg.expr);
            }
            if let Some((at, which)) = find_suspending(known.rest) {
                let message = format!("`{}` is not allowed inside a match guard", which.name());
                self.cx.error_help(at, &message, "bind the value before the `matches!`");
            }
        } else {
            self.check_hidden(mac);
        }
    }
}
