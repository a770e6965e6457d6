//! Macros of the standard library with a suspension among their arguments.
//!
//! ```text
//! println!("{} {x}", yield a)           _4 = yield a; println!("{} {x}", _4)
//! assert!(yield a, "{}", f())           _4 = yield a; assert!(_4, "{}", f())
//! assert!(c, "{}", yield a)             if !c { _4 = yield a; panic!("{}", _4) }
//! ```

use super::Lowerer;
use super::operands::{Operand, join};
use super::predicates::suspends;
use super::uses::Mode;
use crate::ir::Code;
use crate::resolve::holes;
use crate::syntax::known_macro::{KnownMacro, Role, Shape, parse_known};
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Macro, parse_quote};

impl Lowerer<'_> {
    pub(super) fn lower_macro(&mut self, mac: &Macro) -> Code {
        let Some(known) = parse_known(mac, &self.uses.macros.names) else {
            self.cx.error(&mac.path, "cannot see into this macro");
            return Code::default();
        };
        match known.shape {
            Shape::Assert(1) if known.args.iter().skip(1).any(|arg| suspends(&arg.expr)) => {
                self.lower_value(&told(mac, &known), Some(quote!(())))
            }
            Shape::Assert(eager) if known.args.iter().skip(eager).any(|arg| suspends(&arg.expr)) => {
                // Its operands would be borrowed while the message waits.
                self.cx.error_help(
                    &mac.path,
                    "`yield_!` is not supported in the message of a comparison",
                    "write `if left != right { panic!(..) }`",
                );
                Code::default()
            }
            Shape::Assert(eager) if eager == 1 && known.args.len() == 1 => self.lower_bare_assert(mac, &known),
            _ if is_statement(mac) => self.lower_apart(None, |this| this.lower_arguments(mac, &known)),
            _ => self.lower_arguments(mac, &known),
        }
    }

    fn lower_arguments(&mut self, mac: &Macro, known: &KnownMacro) -> Code {
        let operands = known.args.iter().map(operand).collect::<Vec<_>>();
        join(self.lower_operands(&operands), |parts| rebuilt(mac, known.tokens_with(parts)))
    }

    /// `assert!(condition)`: its message shows the condition as it was written.
    fn lower_bare_assert(&mut self, mac: &Macro, known: &KnownMacro) -> Code {
        let condition = &known.args[0].expr;
        let message = format!("assertion failed: {}", self.shown(condition));
        let value = self.lower_value(condition, Some(quote!(bool)));
        let tokens = value.tokens;
        Code::new(rebuilt(mac, quote!(#tokens, "{}", #message)), value.flow)
    }

    /// A condition as the user wrote it.
    fn shown(&self, condition: &Expr) -> String {
        let mut condition = condition.clone();
        Unresolve.visit_expr_mut(&mut condition);
        let names = holes::fill(
            condition.to_token_stream(),
            &mut |local, _| self.locals[local].name.to_token_stream(),
            &mut |local, _| self.locals[local].name.clone(),
        );
        names.to_string()
    }
}

/// `assert!(condition, message)` with a message that suspends: `if !condition { panic!(message) }`.
fn told(mac: &Macro, known: &KnownMacro) -> Expr {
    let condition = &known.args[0].expr;
    let message = known.args.iter().skip(1).map(|arg| {
        let (name, expr) = (arg.name.iter().map(|name| quote!(#name =)), &arg.expr);
        quote!(#(#name)* #expr)
    });
    let is_debug = mac.path.segments.last().is_some_and(|name| name.ident == "debug_assert");
    let enabled = is_debug.then(|| quote!(::core::cfg!(debug_assertions) &&));
    parse_quote!(if #enabled !(#condition) { ::core::panic!(#(#message),*) })
}

/// Whether a macro is a statement of its own, at the end of which the temporaries of its arguments die.
fn is_statement(mac: &Macro) -> bool {
    const NAMES: [&str; 6] = ["format", "print", "println", "eprint", "eprintln", "panic"];
    let name = mac.path.segments.last().map(|segment| &segment.ident);
    name.is_some_and(|name| NAMES.iter().any(|known| name == known) || name.to_string().contains("assert"))
}

/// How an argument is evaluated.
fn operand(arg: &crate::syntax::known_macro::MacroArg) -> Operand<'_> {
    let mode = match arg.role {
        Role::Value | Role::Format => Mode::Value,
        Role::Ref | Role::Receiver => Mode::Place,
    };
    (&arg.expr, mode)
}

fn rebuilt(mac: &Macro, tokens: TokenStream) -> TokenStream {
    Macro { tokens, ..mac.clone() }.to_token_stream()
}

/// Turns suspensions back into the macros that they were.
struct Unresolve;

impl VisitMut for Unresolve {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::Yield(suspend) = expr {
            let value = &suspend.expr;
            *expr = parse_quote!(yield_!(#value));
        }
    }
}
