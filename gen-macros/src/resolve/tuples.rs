//! Tuples that are only ever used part by part are taken apart, so that a part can be moved out on its own.
//!
//! ```text
//! let t = (a(), b()); drop(t.0); .. yield .. t.1                                          from
//! let (_5, _6) = (a(), b()); let _4 = _6; let _3 = _5; drop(_3); .. yield .. _4           into
//! ```
//!
//! What is left of a partially moved value can't be saved as a whole. A tuple's parts can: it has no destructor of its
//! own, and drops them in order, which is what the order of the new declarations is for.

use super::trivial::{Known, is_number, is_number_type};
use super::{Arg, Resolver, holes};
use crate::ir::{LocalId, LocalKind};
use crate::syntax::known_macro::parse_known;
use proc_macro2::{Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, format_ident};
use std::collections::BTreeMap;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, FnArg, Local, Macro, Member, Pat, Signature, Stmt, Type, parse_quote};

impl Resolver<'_> {
    /// Takes tuples apart that are only used part by part.
    pub(super) fn split_tuples(&mut self, sig: &Signature, args: &mut [Arg], block: &mut Block) {
        let mut counts = Counts::default();
        counts.tokens(&block.to_token_stream());
        let is_split = |local: &LocalId| {
            let count = &counts.by_local[local];
            // The `let` of a local mentions it, too.
            let declarations = usize::from(self.locals[*local].kind != LocalKind::Arg);
            count.parts > 0 && count.parts + declarations == count.mentions && !self.locals[*local].in_macro
        };
        let candidates = counts.by_local.iter().filter(|(local, _)| is_split(local));
        let candidates = candidates.map(|(local, count)| (*local, count.arity)).collect::<BTreeMap<_, _>>();
        if candidates.is_empty() {
            return;
        }
        let mut split = Split { resolver: self, candidates, parts: BTreeMap::new() };
        sig.inputs.iter().zip(args).for_each(|(input, arg)| split.split_arg(input, arg));
        split.visit_block_mut(block);
    }
}

/// How often a local is mentioned, and how often as `local.N`.
#[derive(Default)]
struct Count {
    mentions: usize,
    parts: usize,
    /// How many parts there have to be for that. If there are fewer, rustc says so of the tuple.
    arity: usize,
}

#[derive(Default)]
struct Counts {
    by_local: BTreeMap<LocalId, Count>,
}

impl Counts {
    fn tokens(&mut self, tokens: &TokenStream) {
        let mut list = tokens.clone().into_iter().peekable();
        while let Some(token) = list.next() {
            match token {
                TokenTree::Ident(ident) => {
                    let Some(local) = holes::local_of(&ident) else {
                        continue;
                    };
                    let count = self.by_local.entry(local).or_default();
                    count.mentions += 1;
                    let dot = list.next_if(|next| matches!(next, TokenTree::Punct(punct) if punct.as_char() == '.'));
                    let part = dot.and_then(|_| list.peek()).and_then(part_at);
                    count.parts += usize::from(part.is_some());
                    count.arity = count.arity.max(part.map_or(0, |part| part.saturating_add(1)));
                }
                TokenTree::Group(group) => self.tokens(&group.stream()),
                TokenTree::Literal(literal) => holes::for_each_capture(literal, &mut |local| {
                    self.by_local.entry(local).or_default().mentions += 1;
                }),
                TokenTree::Punct(_) => {}
            }
        }
    }
}

/// The part that a literal behind a dot stands for, which may have one of that behind it: `0.1`.
fn part_at(literal: &TokenTree) -> Option<usize> {
    let TokenTree::Literal(literal) = literal else { return None };
    let text = literal.to_string();
    text.split('.').next().and_then(|digits| digits.parse().ok())
}

struct Split<'a, 'r> {
    resolver: &'a mut Resolver<'r>,
    /// Tuples that could be taken apart, if they have as many parts.
    candidates: BTreeMap<LocalId, usize>,
    /// The parts of those that are.
    parts: BTreeMap<LocalId, Vec<LocalId>>,
}

impl Split<'_, '_> {
    /// The parts that a `let` of a candidate has, if its syntax tells: whether each is plainly a number.
    fn parts_of(&self, local: &Local) -> Option<(LocalId, Vec<bool>)> {
        let bound = match &local.pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.subpat.is_none() => pat,
            Pat::Type(typed) => match (&*typed.pat, &*typed.ty) {
                (Pat::Ident(pat), Type::Tuple(_)) if pat.by_ref.is_none() && pat.subpat.is_none() => pat,
                _ => return None,
            },
            _ => return None,
        };
        let id = holes::local_of(&bound.ident).filter(|id| self.candidates.contains_key(id))?;
        let init = local.init.as_ref().filter(|init| init.diverge.is_none())?;
        let parts = match (&local.pat, &*init.expr) {
            (Pat::Type(typed), _) => match &*typed.ty {
                Type::Tuple(tuple) => Some(tuple.elems.iter().map(is_number_type).collect()),
                _ => None,
            },
            (_, Expr::Tuple(tuple)) => {
                let known: Known<'_> = &|part, fact| self.resolver.tells(part, fact);
                Some(tuple.elems.iter().map(|value| is_number(value, known)).collect::<Vec<_>>())
            }
            _ => None,
        };
        parts.filter(|parts| self.has_parts(id, parts.len())).map(|parts| (id, parts))
    }

    /// Whether a candidate has all the parts that are used.
    fn has_parts(&self, id: LocalId, parts: usize) -> bool {
        self.candidates.get(&id).is_some_and(|arity| *arity <= parts)
    }

    /// Takes an argument apart whose type is a tuple's.
    fn split_arg(&mut self, input: &FnArg, arg: &mut Arg) {
        let FnArg::Typed(typed) = input else { return };
        let Type::Tuple(tuple) = &*typed.ty else { return };
        if !arg.pattern.is_empty() || !self.has_parts(arg.local, tuple.elems.len()) {
            return;
        }
        let value = holes::local_ident(arg.local, self.resolver.locals[arg.local].name.span());
        let mut binding: Local = parse_local(parse_quote!(let #value = #value;));
        let numbers = tuple.elems.iter().map(is_number_type).collect::<Vec<_>>();
        let parts = self.split_let(&mut binding, arg.local, &numbers);
        let bound = self.parts[&arg.local].iter();
        bound.for_each(|part| self.resolver.locals[*part].declared_in_signature = true);
        arg.pattern = [Stmt::Local(binding)].into_iter().chain(parts).collect();
    }

    /// Declares the parts: first all of them, then each on its own, the last one first.
    fn split_let(&mut self, local: &mut Local, id: LocalId, numbers: &[bool]) -> Vec<Stmt> {
        let info = self.resolver.locals[id].clone();
        let span = info.name.span();
        let parts = numbers.iter().enumerate().map(|(index, is_number)| {
            let name = format_ident!("{}_{index}", info.name);
            let part = self.resolver.new_local(&name, LocalKind::User, info.mutable);
            let known = &mut self.resolver.locals[part];
            (known.trivial, known.copy, known.number) =
                (info.trivial || *is_number, info.copy || *is_number, *is_number);
            part
        });
        let parts = parts.collect::<Vec<_>>();
        let whole = numbers.iter().map(|_| self.resolver.new_temp("part", false, span)).collect::<Vec<_>>();
        let ty = match &local.pat {
            Pat::Type(typed) => Some(typed.ty.clone()),
            _ => None,
        };
        local.pat = match ty {
            Some(ty) => Pat::Type(parse_quote!((#(#whole,)*): #ty)),
            None => parse_quote!((#(#whole,)*)),
        };
        let declare = parts.iter().zip(&whole).rev().map(|(part, value)| {
            let name = holes::local_ident(*part, span);
            let mutability = info.mutable.then(|| quote::quote!(mut));
            parse_quote!(let #mutability #name = #value;)
        });
        let declared = declare.collect();
        self.parts.insert(id, parts);
        declared
    }

    fn part_of(&self, field: &syn::ExprField) -> Option<Ident> {
        let Expr::Path(base) = &*field.base else {
            return None;
        };
        let base = base.path.get_ident()?;
        let Member::Unnamed(index) = &field.member else {
            return None;
        };
        let part = self.parts.get(&holes::local_of(base)?)?.get(index.index as usize)?;
        Some(holes::local_ident(*part, base.span()))
    }
}

fn parse_local(stmt: Stmt) -> Local {
    match stmt {
        Stmt::Local(local) => local,
        _ => crate::diag::bug!("not a `let`"),
    }
}

impl VisitMut for Split<'_, '_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        let mut stmts = Vec::with_capacity(block.stmts.len());
        for mut stmt in std::mem::take(&mut block.stmts) {
            self.visit_stmt_mut(&mut stmt);
            let split = match &mut stmt {
                Stmt::Local(local) => self.parts_of(local).map(|(id, numbers)| self.split_let(local, id, &numbers)),
                _ => None,
            };
            stmts.push(stmt);
            stmts.extend(split.into_iter().flatten());
        }
        block.stmts = stmts;
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        let part = match expr {
            Expr::Field(field) => self.part_of(field),
            _ => None,
        };
        if let Some(part) = part {
            *expr = parse_quote!(#part);
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut known) = parse_known(mac, &self.resolver.local_macros.names) {
            known.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            mac.tokens = known.tokens();
        }
    }
}
