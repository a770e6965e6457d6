//! Finds `yield_!` and `yield_from!`, in the body and in the arguments of any macro.

use super::{Native, points};
use crate::diag::Errors;
use crate::syntax::notation::Notation;
use crate::syntax::operand::parse_operand;
use crate::syntax::tokens::{Suspending, replace_calls};
use proc_macro2::{Delimiter, Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::visit_mut::{self, VisitMut};
use syn::{Attribute, Block, Expr, Item, Macro, MacroDelimiter, Stmt};

/// Replaces what suspends by what it stands for.
pub(super) fn expand_suspensions(cx: &mut Errors, native: Native<'_>, body: &mut Block) {
    Suspender { cx, native }.visit_block_mut(body);
}

struct Suspender<'a> {
    cx: &'a mut Errors,
    native: Native<'a>,
}

impl VisitMut for Suspender<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        let last = block.stmts.len().saturating_sub(1);
        for (position, stmt) in block.stmts.iter_mut().enumerate() {
            let Stmt::Macro(call) = stmt else {
                self.visit_stmt_mut(stmt);
                continue;
            };
            match self.expand(&call.attrs, &call.mac) {
                Some(expr) => *stmt = Stmt::Expr(expr, call.semi_token.or((position != last).then(Default::default))),
                None => self.visit_macro_mut(&mut call.mac),
            }
        }
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let expanded = match expr {
            Expr::Macro(call) => self.expand(&call.attrs, &call.mac),
            _ => None,
        };
        match expanded {
            Some(expanded) => *expr = expanded,
            None => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let tokens = std::mem::take(&mut mac.tokens);
        mac.tokens = replace_calls(tokens, &mut |which, name, operand| {
            self.expand_call(Call { which, name, delimiter: operand.delimiter(), operand: operand.stream() })
        });
    }

    fn visit_item_mut(&mut self, _: &mut Item) {
        // The bodies of items are none of ours.
    }
}

impl Suspender<'_> {
    /// What a macro call stands for, if it suspends.
    fn expand(&mut self, attrs: &[Attribute], mac: &Macro) -> Option<Expr> {
        let which = Suspending::of_macro(mac)?;
        let delimiter = match mac.delimiter {
            MacroDelimiter::Paren(_) => Delimiter::Parenthesis,
            MacroDelimiter::Brace(_) => Delimiter::Brace,
            MacroDelimiter::Bracket(_) => Delimiter::Bracket,
        };
        let name = &mac.path.segments.last()?.ident;
        let call = Call { which, name, delimiter, operand: mac.tokens.clone() };
        let point = self.expand_call(call);
        Some(Expr::Verbatim(quote!(#(#attrs)* #point)))
    }

    fn expand_call(&mut self, call: Call<'_>) -> TokenStream {
        let braces = call.delimiter == Delimiter::Brace;
        let point = self.expand_point(call).unwrap_or_default();
        if braces { quote!({ #point }) } else { point }
    }

    fn expand_point(&mut self, call: Call<'_>) -> Option<TokenStream> {
        let Call { which, name, operand, .. } = call;
        let (native, at) = (self.native, Span::mixed_site().located_at(name.span()));
        match (which, native.notation) {
            (Suspending::Yield, Notation::Coroutine) => {
                self.check_turn(&operand);
                Some(points::turn(native, at))
            }
            (Suspending::Yield, _) => {
                let value =
                    if operand.is_empty() { quote_spanned!(name.span()=> ()) } else { self.parse_operand(&operand)? };
                Some(points::yield_value(native, &value, at))
            }
            (Suspending::YieldFrom, Notation::Stream) => {
                let help = "wait with `.await`; to pass on another stream, yield its items in a loop";
                self.cx.error_help(name, "`yield_from!` is not allowed in a stream", help);
                None
            }
            (Suspending::YieldFrom, _) if operand.is_empty() => {
                let waits = native.notation == Notation::Coroutine;
                self.cx
                    .error(name, if waits { "expected a future to wait for" } else { "expected what to delegate to" });
                None
            }
            (Suspending::YieldFrom, Notation::Coroutine) => {
                Some(points::wait(native, &self.parse_operand(&operand)?, at))
            }
            (Suspending::YieldFrom, Notation::Generator) => {
                Some(points::delegate(native, &self.parse_operand(&operand)?, at))
            }
        }
    }

    /// A coroutine has nobody to hand a value to.
    fn check_turn(&mut self, operand: &TokenStream) {
        if !operand.is_empty() {
            let help = "write `yield_!()` to give other tasks a turn, or make the function a `#[stream]`";
            self.cx.error_help(operand, "a coroutine cannot yield a value", help);
        }
    }

    /// Parses the single operand of a suspending macro.
    fn parse_operand(&mut self, operand: &TokenStream) -> Option<TokenStream> {
        match parse_operand(operand) {
            Ok(mut operand) => {
                self.visit_expr_mut(&mut operand);
                Some(operand.into_token_stream())
            }
            Err(fault) => {
                self.cx.push(fault);
                None
            }
        }
    }
}

/// A call of `yield_!` or `yield_from!`.
struct Call<'a> {
    which: Suspending,
    name: &'a Ident,
    delimiter: Delimiter,
    operand: TokenStream,
}
