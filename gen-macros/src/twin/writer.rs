//! Replaces what suspends in a body, and what leaves it.

use super::sink;
use crate::compile::Unit;
use crate::emit::names;
use crate::lower::items::is_repeatable;
use crate::syntax::known_macro::parse_known;
use crate::syntax::leaving::leaving;
use crate::syntax::literals::constructor;
use crate::syntax::operand::{self, parse_operand};
use crate::syntax::tokens::{Suspending, replace_calls};
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprAsync, ExprClosure, ExprConst, ExprPath, ExprReturn, Item, Macro, Stmt};

pub(super) struct Writer<'a> {
    unit: &'a Unit,
    local_macros: &'a [String],
    depth: usize,
    /// Nothing has been found that can't stand twice.
    possible: bool,
    /// There is a `return` with a value.
    returns: bool,
}

impl<'a> Writer<'a> {
    pub(super) const fn new(unit: &'a Unit, local_macros: &'a [String]) -> Self {
        Self { unit, local_macros, depth: 0, possible: true, returns: false }
    }

    /// Rewrites a body.
    pub(super) fn write(&mut self, body: &mut Block) {
        self.visit_block_mut(body);
        // Behind a `return` rustc would say that the type of the value has been inferred there.
        if let (true, Some(Stmt::Expr(last, None))) = (self.returns, body.stmts.last_mut())
            && is_plain(last)
        {
            *last = self.returned(last);
        }
    }

    /// A value of the type that the generator has declared to return.
    fn returned(&self, value: &Expr) -> Expr {
        Expr::Verbatim(names::typed(self.unit, &value.to_token_stream()))
    }

    /// Whether what has been written can stand twice.
    pub(super) const fn possible(&self) -> bool {
        self.possible
    }
}

/// Whether an expression surely has a value: nothing that branches or leaves, nor a call that may not return.
fn is_plain(expr: &Expr) -> bool {
    match expr {
        Expr::Paren(inner) => is_plain(&inner.expr),
        Expr::Reference(inner) => is_plain(&inner.expr),
        Expr::Call(call) => constructor(&call.func).is_some() && call.args.iter().all(is_plain),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_plain),
        Expr::Path(_) | Expr::Lit(_) | Expr::Field(_) | Expr::Index(_) | Expr::Binary(_) | Expr::Cast(_) => true,
        _ => false,
    }
}

impl VisitMut for Writer<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        if self.depth == 0 {
            // They stand in front of the machine.
            block.stmts.retain(|stmt| !matches!(stmt, Stmt::Item(item) if !matches!(item, Item::Macro(_))));
        }
        self.depth += 1;
        let last = block.stmts.len().saturating_sub(1);
        for (position, stmt) in block.stmts.iter_mut().enumerate() {
            if let Stmt::Macro(call) = stmt {
                if let Some(expr) = self.expand(&call.mac) {
                    let semi = call.semi_token.or((position != last).then(Default::default));
                    *stmt = Stmt::Expr(expr, semi);
                    continue;
                }
                self.possible &= self.is_statement(&call.mac);
            }
            self.visit_stmt_mut(stmt);
        }
        self.depth -= 1;
    }

    fn visit_item_mut(&mut self, item: &mut Item) {
        self.possible &= is_repeatable(item);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Macro(call) => {
                if let Some(expanded) = self.expand(&call.mac) {
                    *expr = expanded;
                    return;
                }
            }
            Expr::Try(question) => {
                self.visit_expr_mut(&mut question.expr);
                *expr = Expr::Verbatim(self.question(&question.expr, question.question_token.span()));
                return;
            }
            _ => {}
        }
        visit_mut::visit_expr_mut(self, expr);
    }

    fn visit_expr_return_mut(&mut self, jump: &mut ExprReturn) {
        visit_mut::visit_expr_return_mut(self, jump);
        if self.unit.try_mode {
            let (path, at) = (&self.unit.runtime, jump.return_token.span);
            let value = jump.expr.take().map_or_else(|| quote_spanned!(at=> ()), |value| value.to_token_stream());
            let value = names::typed(self.unit, &value);
            jump.expr = Some(Box::new(Expr::Verbatim(quote!(#path::MayFail::error(#value)))));
        } else if let Some(value) = jump.expr.take() {
            self.returns = true;
            jump.expr = Some(Box::new(self.returned(&value)));
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let tokens = std::mem::take(&mut mac.tokens);
        mac.tokens =
            replace_calls(tokens, &mut |which, name, operand| self.point(which, name.span(), &operand.stream()));
    }

    fn visit_expr_path_mut(&mut self, _: &mut ExprPath) {}

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_expr_const_mut(&mut self, _: &mut ExprConst) {}
}

impl Writer<'_> {
    /// Whether a macro in the place of a statement is known to define no items.
    fn is_statement(&self, mac: &Macro) -> bool {
        parse_known(mac, self.local_macros).is_some()
            || leaving(mac).is_some()
            || mac.path.get_ident().is_some_and(|name| self.local_macros.iter().any(|known| name == known))
    }

    fn expand(&mut self, mac: &Macro) -> Option<Expr> {
        let which = Suspending::of_macro(mac)?;
        let name = &mac.path.segments.last()?.ident;
        // It is put together here, once, for it will be copied.
        Some(Expr::Verbatim(TokenStream::from_iter([self.point(which, name.span(), &mac.tokens)])))
    }

    /// What a suspension stands for. It is a method call in the user's place, so that lints point there.
    fn point(&mut self, which: Suspending, span: Span, operand: &TokenStream) -> TokenStream {
        let operand = self.operand(operand, span);
        let at = Span::mixed_site().located_at(span);
        match which {
            Suspending::Yield => self.yield_value(&operand, span, at),
            Suspending::YieldFrom => self.delegate(&operand, span, at),
        }
    }

    fn operand(&mut self, operand: &TokenStream, span: Span) -> Expr {
        if operand::is_plain(operand) {
            return Expr::Verbatim(operand.clone());
        }
        let mut operand = parse_operand(operand).unwrap_or_else(|_| Expr::Verbatim(quote_spanned!(span=> ())));
        self.visit_expr_mut(&mut operand);
        operand
    }

    /// The value is made where it is handed over, so that its temporaries outlive the suspension.
    fn yield_value(&self, value: &Expr, span: Span, at: Span) -> TokenStream {
        let (sink, takes) = (sink(at), &self.unit.contract.takes);
        // In parentheses, since a statement may begin with it.
        let mut item = Group::new(Delimiter::Parenthesis, self.item(value, at));
        item.set_span(span);
        quote_spanned!(span=> #item.give::<#takes>(#sink))
    }

    fn item(&self, value: &impl ToTokens, at: Span) -> TokenStream {
        let (path, yields) = (&self.unit.runtime, &self.unit.contract.yields);
        if self.unit.try_mode {
            let value = names::wrapped_ok(value, at);
            quote_spanned!(at=> #path::Item::<#yields> { value: #value })
        } else {
            quote_spanned!(at=> #path::Item::<#yields> { value: #value })
        }
    }

    fn delegate(&self, source: &Expr, span: Span, at: Span) -> TokenStream {
        let (path, sink, contract) = (&self.unit.runtime, sink(at), &self.unit.contract);
        let [from, value] = ["genfn_source", "genfn_value"].map(|name| names::temp(name, span));
        let (takes, item) = (&contract.takes, self.item(&value, at));
        let first = if contract.takes_nothing() {
            quote_spanned!(at=> #path::Some(()))
        } else {
            quote_spanned!(at=> #path::None)
        };
        let delegate = quote_spanned!(span=> delegate(#from));
        let delegate = quote_spanned! {at=> {
            let #from = #source;
            (&&&#path::Source::<#takes, _>::new(&#from)).genfn_tag().#delegate
        }};
        let give = quote_spanned!(at=> &mut |#value| #item.give(#sink));
        quote_spanned!(span=> (#delegate).genfn_finish(#first, #give))
    }

    fn question(&self, operand: &Expr, at: Span) -> TokenStream {
        let (path, of_user, at) = (&self.unit.runtime, at, Span::mixed_site().located_at(at));
        let [value, residual] = ["genfn_value", "genfn_residual"].map(|name| names::local(name, at));
        let leave = names::from_residual(&residual, of_user);
        let leave = if self.unit.try_mode { quote_spanned!(at=> #path::Some(#leave)) } else { leave };
        quote_spanned! {at=>
            (match #path::Try::branch(#operand) {
                #path::Continue(#value) => #value,
                #path::Break(#residual) => return #leave,
            })
        }
    }
}
