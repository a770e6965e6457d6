//! Temporaries whose life a `let` extends to the end of its block ([reference]), and what a `let` borrows.
//!
//! ```text
//! let x = &make(); .. yield ..                 from
//! _4 = make(); let x = &_4; .. yield ..        into
//!
//! let ref x = make(); .. yield ..              from
//! _4 = make(); let ref x = _4; .. yield ..     into
//! ```
//!
//! A suspension later in the block would end the life of `make()`'s value too early if it had no name.
//!
//! [reference]: https://doc.rust-lang.org/reference/destructors.html#temporary-lifetime-extension

use crate::ir::{Code, Dest, Flow, LocalId, StmtKind};
use crate::lower::moves::method_names::{lends, swaps};
use crate::lower::patterns::bound_by;
use crate::lower::predicates::is_constant;
use crate::lower::spine::operands::{join, parenthesized};
use crate::lower::spine::scrutinee::refers;
use crate::lower::uses::{Mode, local, place_root, pointer_of};
use crate::lower::{Lowerer, use_place};
use crate::resolve::holes;
use quote::{ToTokens, quote};
use syn::{Block, Expr, ExprReference, LocalInit, Pat, Stmt};

/// Whether calling this puts its arguments into a value that holds nothing else.
fn names_a_wrapper(func: &Expr) -> bool {
    matches!(func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| ["Some", "Ok", "Err"].iter().any(|name| last.ident == name)))
}

/// Whether a `let` extends the life of a temporary.
pub(in crate::lower) fn extends(init: &LocalInit) -> bool {
    extends_in(&init.expr)
}

fn extends_in(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(reference) => extended_operand(&reference.expr).is_some(),
        Expr::Paren(inner) => extends_in(&inner.expr),
        Expr::Group(inner) => extends_in(&inner.expr),
        Expr::Cast(cast) => extends_in(&cast.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().any(extends_in),
        Expr::Array(array) => array.elems.iter().any(extends_in),
        Expr::Struct(literal) => literal.fields.iter().any(|field| extends_in(&field.expr)),
        _ => false,
    }
}

/// The value that a borrowed place makes a temporary of.
pub(in crate::lower) fn extended_operand(place: &Expr) -> Option<&Expr> {
    match place {
        Expr::Field(field) => extended_operand(&field.base),
        Expr::Index(index) => extended_operand(&index.expr),
        Expr::Paren(inner) => extended_operand(&inner.expr),
        Expr::Group(inner) => extended_operand(&inner.expr),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => extended_operand(&unary.expr),
        Expr::Path(_) => None,
        _ if is_constant(place) => None,
        _ => Some(place),
    }
}

impl Lowerer<'_> {
    /// Names the temporary that a pattern refers to, so that it is a place: one of those that are `made`.
    pub(in crate::lower) fn name_referred(&mut self, pat: &Pat, value: &mut Expr, made: &mut Vec<LocalId>) {
        if refers(pat) && extended_operand(value).is_some() {
            let place = self.lower_extended_place(value, made).tokens.stream();
            *value = syn::parse2(place).unwrap_or_else(|_| value.clone());
        }
    }

    /// Lowers an initialiser, with names for the temporaries whose life it extends: those that are `made`.
    pub(in crate::lower) fn lower_extended(&mut self, expr: &Expr, made: &mut Vec<LocalId>) -> Code {
        match expr {
            Expr::Reference(reference) => self.lower_borrow(reference, made),
            Expr::Paren(inner) => parenthesized(self.lower_extended(&inner.expr, made)),
            Expr::Group(inner) => parenthesized(self.lower_extended(&inner.expr, made)),
            Expr::Cast(cast) => {
                let (value, ty) = (self.lower_extended(&cast.expr, made), &cast.ty);
                let tokens = value.tokens;
                Code::new(quote!(#tokens as #ty), value.flow)
            }
            Expr::Tuple(tuple) => {
                let parts = self.lower_extended_list(&tuple.elems.iter().collect::<Vec<_>>(), made);
                join(parts, |parts| quote!((#(#parts,)*)))
            }
            Expr::Array(array) => {
                let parts = self.lower_extended_list(&array.elems.iter().collect::<Vec<_>>(), made);
                join(parts, |parts| quote!([#(#parts),*]))
            }
            Expr::Struct(literal) if literal.rest.is_none() => {
                let members = literal.fields.iter().map(|field| field.member.to_token_stream()).collect::<Vec<_>>();
                let fields = literal.fields.iter().map(|field| &field.expr).collect::<Vec<_>>();
                let parts = self.lower_extended_list(&fields, made);
                let path = &literal.path;
                join(parts, |parts| quote!(#path { #(#members: #parts),* }))
            }
            _ => self.lower_apart(None, |this| this.lower_value(expr, None)),
        }
    }

    /// Parts in order of evaluation: what is not extended is evaluated before a later temporary is made.
    fn lower_extended_list(&mut self, parts: &[&Expr], made: &mut Vec<LocalId>) -> Vec<Code> {
        let last = parts.iter().rposition(|part| extends_in(part)).unwrap_or(0);
        let lowered = parts.iter().enumerate().map(|(position, part)| {
            let value = self.lower_extended(part, made);
            let waits = position < last && !extends_in(part) && !is_constant(part);
            if waits { self.bind_value(value) } else { value }
        });
        lowered.collect()
    }

    fn lower_borrow(&mut self, reference: &ExprReference, made: &mut Vec<LocalId>) -> Code {
        let (and, mutability) = (&reference.and_token, &reference.mutability);
        let place = self.lower_extended_place(&reference.expr, made);
        let tokens = place.tokens;
        Code::new(quote!(#and #mutability #tokens), place.flow)
    }

    fn lower_extended_place(&mut self, place: &Expr, made: &mut Vec<LocalId>) -> Code {
        match place {
            _ if extended_operand(place).is_none() => self.native(place, Mode::Place),
            Expr::Field(field) => {
                let (base, member) = (self.lower_extended_place(&field.base, made), &field.member);
                let tokens = base.tokens;
                Code::new(quote!(#tokens.#member), base.flow)
            }
            Expr::Index(index) => {
                let base = self.lower_extended_place(&index.expr, made);
                let at = self.lower_apart(None, |this| this.lower_value(&index.index, None));
                let (tokens, at_tokens) = (base.tokens, at.tokens);
                Code::new(quote!(#tokens[#at_tokens]), Flow::seq([base.flow, at.flow]))
            }
            Expr::Paren(inner) => parenthesized(self.lower_extended_place(&inner.expr, made)),
            Expr::Group(inner) => parenthesized(self.lower_extended_place(&inner.expr, made)),
            Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => {
                let pointer = self.lower_extended_place(&unary.expr, made);
                let tokens = pointer.tokens;
                Code::new(quote!((*#tokens)), pointer.flow)
            }
            _ => {
                let value = self.lower_apart(None, |this| this.lower_value(place, None));
                let temp = self.new_temp("extended", None);
                self.locate(temp, place);
                self.locals[temp].borrows = self.borrowed_by(place);
                self.push(StmtKind::Code(value), Dest::Bind(temp));
                made.push(temp);
                use_place(temp)
            }
        }
    }
}

impl Lowerer<'_> {
    /// The locals that a value may borrow, as far as syntax tells: those whose references it was made of.
    pub(in crate::lower) fn borrowed_by(&self, expr: &Expr) -> Vec<LocalId> {
        match expr {
            Expr::Path(_) => place_root(expr).map(|root| self.locals[root].borrows.clone()).unwrap_or_default(),
            Expr::Reference(reference) => self.roots_of(&reference.expr),
            Expr::Paren(inner) => self.borrowed_by(&inner.expr),
            Expr::Group(inner) => self.borrowed_by(&inner.expr),
            Expr::Try(expr) => self.borrowed_by(&expr.expr),
            Expr::MethodCall(call) => {
                let args = call.args.iter().flat_map(|arg| self.borrowed_by(arg));
                // What another method returns may have nothing to do with what it is called on.
                let receiver = if lends(&call.method.to_string()) {
                    self.roots_of(&call.receiver)
                } else {
                    self.borrowed_by(&call.receiver)
                };
                receiver.into_iter().chain(args).collect()
            }
            // What an argument is the result of need not be in what the call returns.
            Expr::Call(call) if !is_swap(&call.func) => {
                let args = call.args.iter().filter(|arg| matches!(arg, Expr::Reference(_) | Expr::Path(_)));
                args.flat_map(|arg| self.borrowed_by(arg)).collect()
            }
            Expr::Block(block) => self.borrowed_by_block(&block.block),
            Expr::Closure(closure) if closure.capture.is_none() => {
                let mut named = Vec::new();
                holes::for_each_local(&closure.body.to_token_stream(), &mut |local| named.push(local));
                named.retain(|local| self.locals[*local].could_be_copied);
                named
            }
            _ => Vec::new(),
        }
    }

    /// What the value of a block borrows: itself, or through what the block declares for it.
    fn borrowed_by_block(&self, block: &Block) -> Vec<LocalId> {
        let Some((Stmt::Expr(value, None), before)) = block.stmts.split_last() else { return Vec::new() };
        let mut named = Vec::new();
        holes::for_each_local(&value.to_token_stream(), &mut |local| named.push(local));
        let mut borrows = self.borrowed_by(value);
        for stmt in before {
            if let Stmt::Local(syn::Local { pat, init: Some(init), .. }) = stmt
                && bound_by(pat).iter().any(|bound| named.contains(bound))
            {
                borrows.extend(self.borrowed_by(&init.expr));
            }
        }
        borrows
    }

    /// The locals from which a value that is handed out borrows. What is borrowed uniquely through a local that is used
    /// again does not belong to that local, which then is a unique reference.
    pub(in crate::lower) fn handed_out(&mut self, value: &Expr) -> Vec<LocalId> {
        match value {
            Expr::Paren(inner) => self.handed_out(&inner.expr),
            Expr::Group(inner) => self.handed_out(&inner.expr),
            Expr::Tuple(tuple) => tuple.elems.iter().flat_map(|part| self.handed_out(part)).collect(),
            Expr::Call(call) if names_a_wrapper(&call.func) => {
                call.args.iter().flat_map(|arg| self.handed_out(arg)).collect()
            }
            Expr::Reference(reference) if reference.mutability.is_some() => {
                let root = place_root(&reference.expr).filter(|root| local(&reference.expr) != Some(*root));
                root.into_iter().for_each(|root| self.locals[root].unique |= !self.locals[root].mutable);
                self.borrowed_by(value)
            }
            _ => self.borrowed_by(value),
        }
    }

    /// A place that is borrowed, and what it borrows itself.
    fn roots_of(&self, place: &Expr) -> Vec<LocalId> {
        // What a unique reference points to can't be borrowed and the reference be moved at a time.
        let pointer = pointer_of(place).filter(|pointer| self.locals[*pointer].unique);
        match place_root(place).or(pointer) {
            Some(root) => [root].into_iter().chain(self.locals[root].borrows.iter().copied()).collect(),
            None => match place {
                Expr::Index(element) => self.roots_of(&element.expr),
                Expr::Field(field) => self.roots_of(&field.base),
                // A box is a part of what it is in.
                Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => self.roots_of(&unary.expr),
                Expr::Paren(inner) => self.roots_of(&inner.expr),
                Expr::Group(inner) => self.roots_of(&inner.expr),
                _ => self.borrowed_by(place),
            },
        }
    }
}

/// Whether a function is one that returns what it takes out of the place that is borrowed for it.
pub(in crate::lower) fn is_swap(func: &Expr) -> bool {
    let Expr::Path(path) = func else { return false };
    path.path.segments.last().is_some_and(|name| swaps(&name.ident.to_string()))
}
