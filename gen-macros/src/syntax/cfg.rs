//! `#[cfg]` in a body: an attribute macro sees it unevaluated, and only rustc can evaluate it.
//!
//! Where the answer matters, the function is emitted once for each combination of answers, each under a `#[cfg]` of
//! its own, and with the answers for an argument; rustc keeps one of them.
//!
//! ```text
//! #[generator] fn f() -> .. { #[cfg(a)] yield_!(1); }                               from
//! #[cfg(all(a))] #[generator(cfg = [true])] fn f() -> .. { .. }                     into
//! #[cfg(all(not(a)))] #[generator(cfg = [false])] fn f() -> .. { .. }
//! ```

use super::args::Args;
use super::item::Function;
use super::said::Holds;
use super::tokens::find_suspending;
use crate::diag::Errors;
use proc_macro2::{TokenStream, TokenTree};
use quote::{ToTokens, quote};
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Arm, Attribute, Block, Expr, FieldPat, FieldValue, FnArg, Item, Local, Meta, Signature, Stmt, Token};

/// With more conditions there would be too many combinations.
const MOST: usize = 5;

/// The conditions on which the lowering depends, if there are any.
pub(crate) fn conditions(cx: &mut Errors, holds: Holds, sig: &Signature, body: &Block) -> Vec<TokenStream> {
    let mut search = Search { conditions: Vec::new(), matters: false };
    sig.inputs.iter().for_each(|input| search.visit_fn_arg(input));
    if holds.conditions {
        search.visit_block(body);
    }
    if !search.matters {
        return Vec::new();
    }
    if let Some(surplus) = search.conditions.get(MOST) {
        let message = format!("a generator can't depend on more than {MOST} different `#[cfg]` conditions");
        cx.error_help(surplus, &message, "put them on the function, with a second function for the other case");
    }
    search.conditions
}

/// Emits the function once for each combination of answers.
pub(crate) fn by_condition(args: &Args, function: &Function, conditions: &[TokenStream]) -> TokenStream {
    let combinations = (0..1_usize << conditions.len()).map(|combination| {
        let answers = (0..conditions.len()).map(|bit| combination & (1 << bit) != 0).collect::<Vec<_>>();
        let tests = conditions.iter().zip(&answers).map(
            |(test, holds)| {
                if *holds { quote!(#test) } else { quote!(not(#test)) }
            },
        );
        let (attribute, rest) = (args.attribute(&answers), function.tokens());
        quote!(#[cfg(all(#(#tests),*))] #attribute #rest)
    });
    combinations.collect()
}

/// Applies the answers: removes what is configured out.
pub(crate) fn configure(sig: &mut Signature, body: &mut Block, conditions: &[TokenStream], answers: &[bool]) {
    let names = conditions.iter().map(ToString::to_string);
    let mut configure = Configure { answers: names.zip(answers.iter().copied()).collect() };
    configure.visit_signature_mut(sig);
    configure.visit_block_mut(body);
}

/// The condition of a `#[cfg]` or `#[cfg_attr]`.
fn condition(attr: &Attribute) -> Option<TokenStream> {
    let Meta::List(list) = &attr.meta else {
        return None;
    };
    if attr.path().is_ident("cfg") {
        return Some(list.tokens.clone());
    }
    let is_attr = attr.path().is_ident("cfg_attr");
    let parsed = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated);
    parsed.ok().filter(|_| is_attr)?.first().map(ToTokens::to_token_stream)
}

/// A condition without its `not`, and whether it had none.
fn positive(test: TokenStream) -> (TokenStream, bool) {
    let list = test.clone().into_iter().collect::<Vec<_>>();
    match &list[..] {
        [TokenTree::Ident(not), TokenTree::Group(group)] if not == "not" => {
            let (inner, holds) = positive(group.stream());
            (inner, !holds)
        }
        _ => (test, true),
    }
}

struct Search {
    conditions: Vec<TokenStream>,
    /// A condition decides whether something is declared, or whether the generator suspends.
    matters: bool,
}

impl Search {
    fn note(&mut self, attrs: &[Attribute], matters: impl Fn() -> bool) {
        for (found, _) in attrs.iter().filter_map(condition).map(positive) {
            self.matters |= matters();
            if !self.conditions.iter().any(|known| known.to_string() == found.to_string()) {
                self.conditions.push(found);
            }
        }
    }
}

fn holds_suspension(node: &impl ToTokens) -> bool {
    find_suspending(node.to_token_stream()).is_some()
}

impl Visit<'_> for Search {
    fn visit_fn_arg(&mut self, arg: &FnArg) {
        match arg {
            FnArg::Receiver(receiver) => self.note(&receiver.attrs, || true),
            FnArg::Typed(typed) => self.note(&typed.attrs, || true),
        }
    }

    fn visit_local(&mut self, local: &Local) {
        self.note(&local.attrs, || true);
        visit::visit_local(self, local);
    }

    fn visit_arm(&mut self, arm: &Arm) {
        self.note(&arm.attrs, || holds_suspension(&arm.body));
        visit::visit_arm(self, arm);
    }

    fn visit_stmt(&mut self, stmt: &Stmt) {
        match stmt {
            Stmt::Expr(expr, _) => self.note(attrs_of(expr), || holds_suspension(expr)),
            Stmt::Macro(stmt) => self.note(&stmt.attrs, || holds_suspension(&stmt.mac)),
            Stmt::Local(_) | Stmt::Item(_) => {}
        }
        visit::visit_stmt(self, stmt);
    }

    fn visit_item(&mut self, _: &Item) {}
}

/// The attributes in front of an expression statement, which belong to its leftmost part.
fn attrs_of(expr: &Expr) -> &[Attribute] {
    match expr {
        Expr::Assign(expr) if expr.attrs.is_empty() => attrs_of(&expr.left),
        Expr::Binary(expr) if expr.attrs.is_empty() => attrs_of(&expr.left),
        Expr::MethodCall(expr) if expr.attrs.is_empty() => attrs_of(&expr.receiver),
        Expr::Call(expr) if expr.attrs.is_empty() => attrs_of(&expr.func),
        Expr::Field(expr) if expr.attrs.is_empty() => attrs_of(&expr.base),
        Expr::Index(expr) if expr.attrs.is_empty() => attrs_of(&expr.expr),
        _ => attrs_ref(expr),
    }
}

macro_rules! attrs_by_variant {
    ($expr:expr, $default:expr, $($variant:ident)*) => {
        match $expr {
            $(Expr::$variant(expr) => &expr.attrs,)*
            _ => $default,
        }
    };
}

fn attrs_ref(expr: &Expr) -> &[Attribute] {
    attrs_by_variant!(
        expr, &[],
        Array Assign Async Await Binary Block Break Call Cast Closure Const Continue Field ForLoop Group If Index Let Lit
        Loop Macro Match MethodCall Paren Path Range RawAddr Reference Repeat Return Struct Try TryBlock Tuple Unary Unsafe
        While Yield
    )
}

struct Configure {
    answers: Vec<(String, bool)>,
}

impl Configure {
    /// Evaluates attributes, and removes them; returns whether what they stand on stays.
    fn keeps(&self, attrs: &mut Vec<Attribute>) -> bool {
        let mut stays = true;
        let mut evaluated = Vec::new();
        for attr in attrs.drain(..) {
            let answer = condition(&attr)
                .map(positive)
                .and_then(|(test, holds)| self.answer(&test.to_string()).map(|answer| answer == holds));
            match answer {
                None => evaluated.push(attr),
                Some(holds) if attr.path().is_ident("cfg") => stays &= holds,
                Some(holds) => evaluated.extend(holds.then(|| conditional_attrs(&attr)).into_iter().flatten()),
            }
        }
        *attrs = evaluated;
        stays
    }

    fn answer(&self, test: &str) -> Option<bool> {
        self.answers.iter().find(|(name, _)| name == test).map(|(_, holds)| *holds)
    }

    fn retain<T: Clone, P: Default>(
        &self,
        list: &mut Punctuated<T, P>,
        attrs: impl Fn(&mut T) -> Option<&mut Vec<Attribute>>,
    ) {
        let kept = std::mem::take(list).into_iter().filter_map(|mut element| {
            let stays = attrs(&mut element).is_none_or(|attrs| self.keeps(attrs));
            stays.then_some(element)
        });
        *list = kept.collect();
    }
}

/// The attributes that a `#[cfg_attr(condition, ..)]` stands for.
fn conditional_attrs(attr: &Attribute) -> Vec<Attribute> {
    let Meta::List(list) = &attr.meta else {
        return Vec::new();
    };
    let metas = list.parse_args_with(Punctuated::<Meta, Token![,]>::parse_terminated).unwrap_or_default();
    metas.into_iter().skip(1).map(|meta| Attribute { meta, ..attr.clone() }).collect()
}

/// The attributes in front of an expression, wherever they were parsed into.
fn leading_attrs(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    let is_leading = |expr: &Expr| !attrs_ref(expr).is_empty();
    if is_leading(expr) {
        return attrs_mut(expr);
    }
    match expr {
        Expr::Assign(expr) => leading_attrs(&mut expr.left),
        Expr::Binary(expr) => leading_attrs(&mut expr.left),
        Expr::MethodCall(expr) => leading_attrs(&mut expr.receiver),
        Expr::Call(expr) => leading_attrs(&mut expr.func),
        Expr::Field(expr) => leading_attrs(&mut expr.base),
        Expr::Index(expr) => leading_attrs(&mut expr.expr),
        _ => None,
    }
}

macro_rules! attrs_mut_by_variant {
    ($expr:expr, $($variant:ident)*) => {
        match $expr {
            $(Expr::$variant(expr) => Some(&mut expr.attrs),)*
            _ => None,
        }
    };
}

fn attrs_mut(expr: &mut Expr) -> Option<&mut Vec<Attribute>> {
    attrs_mut_by_variant!(
        expr,
        Array Assign Async Await Binary Block Break Call Cast Closure Const Continue Field ForLoop Group If Index Let Lit
        Loop Macro Match MethodCall Paren Path Range RawAddr Reference Repeat Return Struct Try TryBlock Tuple Unary Unsafe
        While Yield
    )
}

impl VisitMut for Configure {
    fn visit_signature_mut(&mut self, sig: &mut Signature) {
        self.retain(&mut sig.inputs, |input| match input {
            FnArg::Receiver(receiver) => Some(&mut receiver.attrs),
            FnArg::Typed(typed) => Some(&mut typed.attrs),
        });
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.retain_mut(|stmt| match stmt {
            Stmt::Local(local) => self.keeps(&mut local.attrs),
            Stmt::Expr(expr, _) => leading_attrs(expr).is_none_or(|attrs| self.keeps(attrs)),
            Stmt::Macro(stmt) => self.keeps(&mut stmt.attrs),
            Stmt::Item(_) => true,
        });
        visit_mut::visit_block_mut(self, block);
    }

    fn visit_expr_match_mut(&mut self, expr: &mut syn::ExprMatch) {
        expr.arms.retain_mut(|arm| self.keeps(&mut arm.attrs));
        visit_mut::visit_expr_match_mut(self, expr);
    }

    fn visit_expr_struct_mut(&mut self, expr: &mut syn::ExprStruct) {
        self.retain(&mut expr.fields, |field: &mut FieldValue| Some(&mut field.attrs));
        visit_mut::visit_expr_struct_mut(self, expr);
    }

    fn visit_pat_struct_mut(&mut self, pat: &mut syn::PatStruct) {
        self.retain(&mut pat.fields, |field: &mut FieldPat| Some(&mut field.attrs));
        visit_mut::visit_pat_struct_mut(self, pat);
    }

    fn visit_expr_array_mut(&mut self, expr: &mut syn::ExprArray) {
        self.retain(&mut expr.elems, leading_attrs);
        visit_mut::visit_expr_array_mut(self, expr);
    }

    fn visit_expr_call_mut(&mut self, expr: &mut syn::ExprCall) {
        self.retain(&mut expr.args, leading_attrs);
        visit_mut::visit_expr_call_mut(self, expr);
    }

    fn visit_expr_tuple_mut(&mut self, expr: &mut syn::ExprTuple) {
        self.retain(&mut expr.elems, leading_attrs);
        visit_mut::visit_expr_tuple_mut(self, expr);
    }

    fn visit_expr_method_call_mut(&mut self, expr: &mut syn::ExprMethodCall) {
        self.retain(&mut expr.args, leading_attrs);
        visit_mut::visit_expr_method_call_mut(self, expr);
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
