//! The twin of a body: the body as the user wrote it, which rustc checks and nobody runs.
//!
//! A machine spreads the user's code over steps, where no lint can tell what becomes of its locals. In its twin it
//! stands as in any function, so that rustc's lints see it, once:
//!
//! ```text
//! fn f(mut n: u32) -> impl Generator<u8, Yield = u32, Return = ()> {                               from
//!     let m = yield_!(n);
//! }
//! if false {                                                                                       into
//!     twin::<u8, (), _, _>((n,), |sink, (mut n,)| {
//!         let m = { let yielded: u32 = n; sink.sent() };
//!     });
//! }
//! ```
//!
//! There is none where a part of the body can't stand twice, or where a type is opaque.

use crate::compile::Unit;
use crate::emit::names;
use crate::lower::items::is_repeatable;
use crate::syntax::check::local_macros;
use crate::syntax::item::Function;
use crate::syntax::known_macro::parse_known;
use crate::syntax::leaving::leaving;
use crate::syntax::tokens::{Suspending, any_ident, pop_call};
use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Attribute, Block, Expr, ExprAsync, ExprClosure, ExprConst, ExprReturn, FnArg, Item, Macro, Pat, Signature, Stmt,
};

/// What the user wrote.
#[derive(Clone, Copy)]
pub(crate) struct Written<'a> {
    pub(crate) unit: &'a Unit,
    pub(crate) function: &'a Function,
    /// Its signature, as far as it is not configured out.
    pub(crate) sig: &'a Signature,
    /// Its body, as far as it is not configured out.
    pub(crate) body: &'a Block,
}

/// Emits the twin of a body, if there can be one. What is left of the arguments in the signature are names.
pub(crate) fn emit_twin(written: Written<'_>, left: &mut Signature) -> Option<TokenStream> {
    let Written { unit, sig, body, .. } = written;
    let contract = &unit.contract;
    let types = [&contract.yields, &contract.takes, &contract.returns];
    if types.iter().any(|ty| any_ident(&ty.to_token_stream(), &mut |ident| ident == "_")) {
        return None;
    }
    let (mut body, local_macros) = (body.clone(), local_macros(body));
    let mut writer = Writer { unit, local_macros: &local_macros, depth: 0, possible: true };
    writer.visit_block_mut(&mut body);
    if !writer.possible {
        return None;
    }
    keep_mutability(sig, left);
    Some(emit_call(written, left, &body))
}

/// `mut self` is what the twin captures.
fn keep_mutability(sig: &Signature, left: &mut Signature) {
    if let (Some(FnArg::Receiver(written)), Some(FnArg::Receiver(receiver))) =
        (sig.inputs.first(), left.inputs.first_mut())
    {
        receiver.mutability = written.mutability;
    }
}

fn emit_call(written: Written<'_>, left: &Signature, body: &Block) -> TokenStream {
    let (path, contract) = (&written.unit.runtime, &written.unit.contract);
    let (takes, yields, returns) = (&contract.takes, &contract.yields, &contract.returns);
    let (patterns, given, lints) = (patterns(written.sig), patterns(left), lints(written));
    let [arguments, ended] = ["genfn_arguments", "genfn_ended"].map(|name| names::local(name, Span::mixed_site()));
    let (returns, body) = if written.unit.try_mode {
        let end = quote!(#[allow(unreachable_code)] { #path::drop(#ended); #path::None });
        (quote!(#path::Option<#yields>), quote!({ let #ended: () = #body; #end }))
    } else {
        (quote!(#returns), quote!(#body))
    };
    let sink = sink(Span::mixed_site());
    quote! {
        #(#lints)*
        if false {
            #[allow(clippy::used_underscore_binding)] // It is moved, not used.
            let #arguments = (#(#given,)*);
            #path::twin::<#takes, #returns, _, _>(#arguments, |#sink, (#(#patterns,)*)| #body);
        }
    }
}

fn patterns(sig: &Signature) -> Vec<&Pat> {
    let patterns = sig.inputs.iter().filter_map(|input| match input {
        FnArg::Receiver(_) => None,
        FnArg::Typed(arg) => Some(&*arg.pat),
    });
    patterns.collect()
}

/// The attributes for lints that stand in the body and on its arguments.
fn lints(written: Written<'_>) -> Vec<TokenStream> {
    let of_arguments = written.sig.inputs.iter().flat_map(|input| match input {
        FnArg::Receiver(receiver) => receiver.attrs.clone(),
        FnArg::Typed(arg) => arg.attrs.clone(),
    });
    let levels = ["allow", "expect", "warn", "deny", "forbid"];
    let is_lint = |attr: &Attribute| levels.iter().any(|level| attr.path().is_ident(level));
    let lints = written.function.inner_attrs().into_iter().chain(of_arguments).filter(is_lint).map(|attr| {
        let meta = attr.meta;
        quote!(#[#meta])
    });
    lints.collect()
}

fn sink(at: Span) -> Ident {
    names::local("genfn_sink", at)
}

/// Replaces what suspends, and what leaves.
struct Writer<'a> {
    unit: &'a Unit,
    local_macros: &'a [String],
    depth: usize,
    /// Nothing has been found that can't stand twice.
    possible: bool,
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
            let (path, value) = (&self.unit.runtime, jump.expr.take());
            let value = value.map_or_else(TokenStream::new, |value| quote!(let (): () = #value;));
            jump.expr = Some(Box::new(Expr::Verbatim(quote!({ #value #path::None }))));
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        mac.tokens = self.expand_tokens(std::mem::take(&mut mac.tokens));
    }

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
        Some(Expr::Verbatim(self.point(which, name.span(), mac.tokens.clone())))
    }

    /// What a suspension stands for. It is a method call in the user's place, so that lints point there.
    fn point(&mut self, which: Suspending, span: Span, operand: TokenStream) -> TokenStream {
        let mut operand = syn::parse2::<Expr>(operand).unwrap_or_else(|_| Expr::Verbatim(quote!(())));
        self.visit_expr_mut(&mut operand);
        let at = Span::mixed_site().located_at(span);
        let sink = match which {
            Suspending::Yield => self.yield_value(&operand, at),
            Suspending::YieldFrom => self.delegate(&operand, at),
        };
        // In parentheses, since a statement may begin with it.
        quote_spanned!(span=> (#sink).sent())
    }

    fn yield_value(&self, value: &Expr, at: Span) -> TokenStream {
        let (path, sink, yields, yielded) =
            (&self.unit.runtime, sink(at), &self.unit.contract.yields, names::yielded());
        let value = if self.unit.try_mode { quote_spanned!(at=> #path::Ok(#value)) } else { value.to_token_stream() };
        quote_spanned!(at=> { let #yielded: #yields = #value; #sink })
    }

    fn delegate(&self, source: &Expr, at: Span) -> TokenStream {
        let (path, sink, contract) = (&self.unit.runtime, sink(at), &self.unit.contract);
        let (takes, yields, yielded) = (&contract.takes, &contract.yields, names::yielded());
        let [from, delegate, value] =
            ["genfn_source", "genfn_delegate", "genfn_value"].map(|name| names::local(name, at));
        let item =
            if self.unit.try_mode { quote_spanned!(at=> #path::Ok(#value)) } else { quote_spanned!(at=> #value) };
        quote_spanned! {at=> {
            let #from = #source;
            let #delegate = (&&&#path::Source::<#takes, _>::new(&#from)).tag().delegate(#from);
            let #value = #sink.item_of(&#delegate);
            let #yielded: #yields = #item;
            #sink.ended(#delegate)
        }}
    }

    fn question(&self, operand: &Expr, at: Span) -> TokenStream {
        let (path, at) = (&self.unit.runtime, Span::mixed_site().located_at(at));
        let [value, residual] = ["genfn_value", "genfn_residual"].map(|name| names::local(name, at));
        let leave = quote_spanned!(at=> #path::FromResidual::from_residual(#residual));
        let leave = if self.unit.try_mode { quote_spanned!(at=> #path::Some(#leave)) } else { leave };
        quote_spanned! {at=>
            (match #path::Try::branch(#operand) {
                #path::Continue(#value) => #value,
                #path::Break(#residual) => return #leave,
            })
        }
    }

    /// Replaces what suspends among the arguments of a macro.
    fn expand_tokens(&mut self, tokens: TokenStream) -> TokenStream {
        let mut expanded: Vec<TokenTree> = Vec::new();
        for token in tokens {
            match token {
                TokenTree::Group(group) => match pop_call(&mut expanded) {
                    Some((which, name)) => expanded.extend(self.point(which, name.span(), group.stream())),
                    None => expanded.push(self.expand_group(&group)),
                },
                token => expanded.push(token),
            }
        }
        expanded.into_iter().collect()
    }

    fn expand_group(&mut self, group: &Group) -> TokenTree {
        let mut expanded = Group::new(group.delimiter(), self.expand_tokens(group.stream()));
        expanded.set_span(group.span());
        TokenTree::Group(expanded)
    }
}
