//! What may not stand where it stands: `yield_!` in a body that is not the generator's own, `.await` in one that is.

use super::known_macro::parse_known;
use super::notation::Notation;
use super::operand::{is_plain, parse_operand};
use super::returns::shown;
use super::said::Holds;
use super::tokens::{Suspending, find_suspending};
use crate::diag::Errors;
use quote::ToTokens as _;
use syn::visit::{self, Visit};
use syn::{
    Arm, Attribute, Block, Expr, ExprAsync, ExprAwait, ExprClosure, ExprConst, ExprYield, FnArg, Item, ItemMacro,
    Macro, Pat, Signature, Type, UnOp,
};

/// Checks the function's qualifiers.
pub(crate) fn check_qualifiers(cx: &mut Errors, notation: Notation, sig: &Signature) {
    let noun = notation.name();
    if let Some(token) = &sig.asyncness {
        let help = match notation {
            Notation::Generator => "remove `async`, and wait with `yield_from!` in a `#[genfn::coroutine]`",
            Notation::Coroutine => "remove `async`, and wait with `yield_from!`",
            Notation::Stream => "remove `async`: a stream may `.await` as it is",
        };
        cx.error_help(token, &format!("a {noun} cannot be `async`"), help);
    }
    if let Some(token) = &sig.constness {
        cx.error_help(token, &format!("a {noun} cannot be `const`"), "remove `const`");
    }
    if let Some(variadic) = &sig.variadic {
        cx.error(variadic, format!("a {noun} cannot be variadic"));
    }
}

/// Checks that arguments have a size. Rustc would say so of each place in the machine that holds one.
pub(crate) fn check_sizes(cx: &mut Errors, sig: &Signature) {
    for ty in sig.inputs.iter().filter_map(unsized_type) {
        let ty_shown = shown(ty);
        let message = format!("the size for values of type `{ty_shown}` cannot be known at compilation time");
        cx.error_help(
            ty,
            &message,
            &format!("borrow it, as in `&{ty_shown}`: function arguments must have a known size"),
        );
    }
}

/// The type of an argument, if it plainly has no size.
pub(super) fn unsized_type(arg: &FnArg) -> Option<&Type> {
    let FnArg::Typed(arg) = arg else { return None };
    let is_unsized = match &*arg.ty {
        Type::Slice(_) | Type::TraitObject(_) => true,
        Type::Path(path) => path.path.is_ident("str"),
        _ => false,
    };
    is_unsized.then_some(&*arg.ty)
}

/// Checks that no other attribute of ours stands on the function.
pub(crate) fn check_attributes(cx: &mut Errors, notation: Notation, attrs: &[Attribute]) {
    for attr in attrs {
        if let Some(other) = Notation::of(attr) {
            let (this, other) = (notation.name(), other.name());
            let help = "keep `#[generator]` to yield, `#[genfn::coroutine]` to wait, or `#[stream]` to do both";
            cx.error_help(attr.path(), &format!("`{this}` and `{other}` are mutually exclusive"), help);
        }
    }
}

/// What there is to know of a body that is checked.
#[derive(Clone, Copy)]
pub(crate) struct Rules<'a> {
    pub(crate) notation: Notation,
    /// The names of the `macro_rules!` that it defines.
    pub(crate) local_macros: &'a [String],
    /// A `yield_!` is seen in the arguments of any macro.
    pub(crate) sees_all: bool,
}

/// Checks where the body suspends, and whether it may `.await`.
pub(crate) fn check_body(cx: &mut Errors, rules: Rules<'_>, body: &Block) {
    Checker { cx, rules, inside: None }.visit_block(body);
}

/// The names of the `macro_rules!` that a body defines, at any depth.
pub(crate) fn local_macros(holds: Holds, body: &Block) -> Vec<String> {
    if !holds.macro_rules {
        return Vec::new();
    }
    let mut definitions = Definitions(Vec::new());
    definitions.visit_block(body);
    definitions.0
}

struct Definitions(Vec<String>);

impl Visit<'_> for Definitions {
    fn visit_item_macro(&mut self, item: &ItemMacro) {
        self.0.extend(item.ident.as_ref().map(ToString::to_string));
    }
}

struct Checker<'a> {
    cx: &'a mut Errors,
    rules: Rules<'a>,
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
        let note = format!("only the {}'s own body can be suspended", self.rules.notation.name());
        match self.instead(which, inside) {
            Some(help) if inside == "a match guard" => self.cx.error_help(&mac.path, &message, help),
            Some(help) => self.cx.error_note_help(&mac.path, &message, &note, help),
            None => self.cx.error(&mac.path, message),
        }
    }

    /// What to write in the place of a suspension in a nested body.
    fn instead(&self, which: Suspending, inside: &str) -> Option<&'static str> {
        match (inside, self.rules.notation, which) {
            ("a match guard", ..) => Some("bind the value before the `match`"),
            ("a closure", ..) => Some("write a loop in the place of the closure"),
            ("a nested function", ..) => Some("give the nested function an attribute of its own"),
            ("an `async` block", Notation::Coroutine, Suspending::YieldFrom) => {
                Some("write `.await` in an `async` block, or wait outside of it")
            }
            ("an `async` block", Notation::Coroutine, _) => Some("give the others a turn outside of the block"),
            ("an `async` block", ..) => Some("yield outside of the block; what both yields and waits is a `#[stream]`"),
            _ => None,
        }
    }

    fn check_await(&mut self, expr: &ExprAwait) {
        let help = match self.rules.notation {
            Notation::Generator => {
                "wait with `yield_from!` in a `#[genfn::coroutine]`, or make the function an `async fn`"
            }
            Notation::Coroutine => "wait with `yield_from!`, or make the function an `async fn`",
            Notation::Stream => return,
        };
        let message = format!("`.await` is not allowed in a {}", self.rules.notation.name());
        self.cx.error_help(expr.await_token, &message, help);
    }

    /// Rustc says that it is not stable, but not what to write.
    fn check_yield(&mut self, expr: &ExprYield) {
        // `yield!(value)` yields what `!` makes of a value.
        let value = match expr.expr.as_deref() {
            Some(Expr::Unary(not)) if matches!(not.op, UnOp::Not(_)) => Some(&*not.expr),
            value => value,
        };
        let value = value.map(|value| value.to_token_stream().to_string()).unwrap_or_default();
        let help = match value.strip_prefix('(').and_then(|value| value.strip_suffix(')')) {
            Some(inside) => format!("write `yield_!({inside})`"),
            None => format!("write `yield_!({value})`"),
        };
        let message = format!("a {} suspends at a macro, not at the keyword `yield`", self.rules.notation.name());
        self.cx.error_help(expr.yield_token, &message, &help);
    }

    fn check_hidden(&mut self, mac: &Macro) {
        if self.rules.sees_all {
            return;
        }
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
            self.check_await(expr);
        }
        visit::visit_expr_await(self, expr);
    }

    fn visit_expr_yield(&mut self, expr: &'ast ExprYield) {
        if self.inside.is_none() {
            self.check_yield(expr);
        }
        visit::visit_expr_yield(self, expr);
    }

    fn visit_item(&mut self, item: &'ast Item) {
        match item {
            Item::Fn(nested) if nested.attrs.iter().any(|attr| Notation::of(attr).is_some()) => {}
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
            // Faults inside of the operand are reported when it is resolved.
            if !is_plain(&mac.tokens)
                && let Ok(operand) = parse_operand(&mac.tokens)
            {
                Checker { cx: self.cx, rules: self.rules, inside: self.inside }.visit_expr(&operand);
            }
        } else if let Some(known) = parse_known(mac, self.rules.local_macros) {
            for arg in &known.args {
                Checker { cx: self.cx, rules: self.rules, inside: self.inside }.visit_expr(&arg.expr);
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
