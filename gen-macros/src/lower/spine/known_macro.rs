//! Macros of the standard library with a suspension among their arguments.
//!
//! ```text
//! println!("{} {x}", yield a)           _4 = yield a; println!("{} {x}", _4)
//! assert!(yield a, "{}", f())           _4 = yield a; assert!(_4, "{}", f())
//! assert!(c, "{}", yield a)             if !c { _4 = yield a; panic!("{}", _4) }
//! ```

use crate::emit::names;
use crate::ir::{Code, Flow, Jump};
use crate::lower::Lowerer;
use crate::lower::spine::operands::{Operand, join};
use crate::lower::uses::Mode;
use crate::resolve::holes;
use crate::syntax::known_macro::{KnownMacro, MacroArg, Role, Shape, parse_known};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Macro, parse_quote};

impl Lowerer<'_> {
    pub(in crate::lower) fn lower_macro(&mut self, mac: &Macro) -> Code {
        let Some(known) = parse_known(mac, &self.uses.macros.names) else {
            self.cx.error(&mac.path, "cannot see into this macro");
            return Code::default();
        };
        if let Some(checked) = if_enabled(mac) {
            return self.lower_value(&checked, Some(quote!(())));
        }
        match known.shape {
            Shape::Assert(1) if known.args.iter().skip(1).any(|arg| self.is_spine(&arg.expr)) => {
                self.lower_value(&told(&known), Some(quote!(())))
            }
            Shape::Assert(2) if known.args.iter().skip(2).any(|arg| self.is_spine(&arg.expr)) => {
                let told = self.told_comparison(mac, &known);
                self.lower_value(&told, Some(quote!(())))
            }
            Shape::Assert(1) => self.lower_assert(mac, &known),
            _ if is_statement(mac) => self.lower_apart(None, |this| this.lower_arguments(mac, &known)),
            _ => self.lower_arguments(mac, &known),
        }
    }

    /// `assert_eq!(left, right, message)` with a message that suspends. What it shows is written down first, so that
    /// nothing is borrowed while the message waits.
    fn told_comparison(&mut self, mac: &Macro, known: &KnownMacro) -> Expr {
        let (left, right, message) = (&known.args[0].expr, &known.args[1].expr, message_of(known, 2));
        let is_eq = mac.path.segments.last().is_some_and(|name| name.ident.to_string().ends_with("_eq"));
        let op = if is_eq { quote!(==) } else { quote!(!=) };
        let text = format!("assertion `left {op} right` failed: {{}}\n  left: {{}}\n right: {{}}");
        let [one, other] = ["genfn_left", "genfn_right"].map(|name| names::local(name, Span::mixed_site()));
        let shown = ["left", "right"].map(|name| holes::local_ident(self.new_temp(name, None), Span::mixed_site()));
        let ([shown_left, shown_right], runtime) = (&shown, &self.unit.runtime);
        parse_quote! {
            if let #runtime::Some((#shown_left, #shown_right)) = match (&(#left), &(#right)) {
                (#one, #other) => if *#one #op *#other {
                    #runtime::None
                } else {
                    #runtime::Some((::std::format!("{:?}", #one), ::std::format!("{:?}", #other)))
                }
            } {
                ::core::panic!(#text, ::std::format!(#message), #shown_left, #shown_right)
            }
        }
    }

    fn lower_arguments(&mut self, mac: &Macro, known: &KnownMacro) -> Code {
        let operands = known.args.iter().map(operand).collect::<Vec<_>>();
        join(self.lower_operands(&operands), |parts| rebuilt(mac, known.tokens_with(parts)))
    }

    /// `assert!(condition, message)`: the temporaries of the condition are dropped in front of the message. Where there is
    /// none it shows the condition as it was written.
    fn lower_assert(&mut self, mac: &Macro, known: &KnownMacro) -> Code {
        let Some((condition, message)) = known.args.split_first() else { return Code::default() };
        let ty = Some(quote!(bool));
        let value = self.lower_apart(ty.clone(), |this| this.lower_value(&condition.expr, ty));
        if message.is_empty() {
            let (tokens, message) = (value.tokens, format!("assertion failed: {}", self.shown(&condition.expr)));
            return Code::new(rebuilt(mac, quote!(#tokens, "{}", #message)), value.flow);
        }
        let (args, flows): (Vec<_>, Vec<_>) = message.iter().map(|arg| self.native_operand(arg)).unzip();
        let lazy = Flow::seq(flows.into_iter().chain([Flow::Jump(Jump::Return)]));
        let lazy = Flow::Alt(vec![lazy, Flow::None]);
        let parts = [value.tokens.stream()].into_iter().chain(args).collect::<Vec<_>>();
        Code::new(rebuilt(mac, known.tokens_with(&parts)), Flow::seq([value.flow, lazy]))
    }

    fn native_operand(&self, arg: &MacroArg) -> (TokenStream, Flow) {
        let (expr, mode) = operand(arg);
        let Code { tokens, flow } = self.native(expr, mode);
        (tokens.stream(), flow)
    }

    /// A condition as the user wrote it.
    fn shown(&self, condition: &Expr) -> String {
        let mut condition = condition.clone();
        Unresolve.visit_expr_mut(&mut condition);
        let names = holes::fill(
            condition.to_token_stream(),
            &mut |local, _| self.locals[local].name.clone().into(),
            &mut |local, _| self.locals[local].name.clone(),
        );
        names.to_string()
    }
}

/// `assert!(condition, message)` with a message that suspends: `if !condition { panic!(message) }`.
fn told(known: &KnownMacro) -> Expr {
    let (condition, message) = (&known.args[0].expr, message_of(known, 1));
    parse_quote!(if !(#condition) { ::core::panic!(#message) })
}

/// The arguments behind the first ones.
fn message_of(known: &KnownMacro, skipped: usize) -> TokenStream {
    let args = known.args.iter().skip(skipped).map(|arg| {
        let (name, expr) = (arg.name.iter().map(|name| quote!(#name =)), &arg.expr);
        quote!(#(#name)* #expr)
    });
    quote!(#(#args),*)
}

/// `debug_assert!` and its like: nothing of them is evaluated where they are disabled.
fn if_enabled(mac: &Macro) -> Option<Expr> {
    let mut checked = mac.clone();
    let name = &mut checked.path.segments.last_mut()?.ident;
    *name = Ident::new(name.to_string().strip_prefix("debug_")?, name.span());
    Some(parse_quote!(if ::core::cfg!(debug_assertions) { #checked; }))
}

/// Whether a macro is a statement of its own, at the end of which the temporaries of its arguments die.
fn is_statement(mac: &Macro) -> bool {
    const NAMES: [&str; 6] = ["format", "print", "println", "eprint", "eprintln", "panic"];
    let name = mac.path.segments.last().map(|segment| &segment.ident);
    name.is_some_and(|name| NAMES.iter().any(|known| name == known) || name.to_string().contains("assert"))
}

/// How an argument is evaluated.
fn operand(arg: &MacroArg) -> Operand<'_> {
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
