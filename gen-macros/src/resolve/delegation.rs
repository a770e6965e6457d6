//! `yield_from!(source)`: the loop that it stands for.
//!
//! ```text
//! yield_from!(source)                                   from
//! {                                                     into
//!     let mut delegate = { let source = source; genfn_tag(&source).delegate(source) };
//!     let mut sent = None;
//!     loop {
//!         match delegate.resume(sent) {
//!             Yielded(value) => sent = Some(yield value),
//!             Complete(value) => break value,
//!         }
//!     }
//! }
//! ```
//!
//! Where nothing is sent, there is nothing to remember of it:
//!
//! ```text
//!     loop {
//!         let value = match delegate.resume(Some(())) { Yielded(value) => value, Complete(value) => break value };
//!         yield value;
//!     }
//! ```
//!
//! A `yield_from!` of the function itself waits for a call, if its frame can be in the same machine:
//!
//! ```text
//!     let args: (A, B,) = (a, b,);
//!     yield call(args)
//! ```
//!
//! This is the expansion of [PEP 380], without its exceptions: a panic passes through by itself.
//!
//! [PEP 380]: https://peps.python.org/pep-0380/#formal-semantics

use super::{Recursion, Resolver, holes};
use crate::ir::TargetId;
use crate::lower::borrows::by_step::delegates;
use crate::lower::borrows::lent::{handed_to_calls, lent_to_loop};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote_spanned;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, Macro, parse_quote, parse_quote_spanned};

impl Resolver<'_> {
    pub(super) fn resolve_yield_from(&mut self, mac: &Macro) -> Expr {
        let Some(operand) = self.resolve_operand(mac, false) else {
            return parse_quote!({});
        };
        self.delegates = true;
        // What is wrong with the source is reported as in the twin.
        let of_user = mac.path.segments.last().map_or_else(Span::call_site, |name| name.ident.span());
        let span = Span::mixed_site().located_at(of_user);
        if let Some(call) = self.recursive_call(&operand, span) {
            return call;
        }
        self.passes_on = true;
        let delegate = self.new_temp("delegate", true, span);
        let source = self.new_temp("source", false, of_user);
        let target = self.new_target();
        if let Some(local) = holes::local_of(&delegate) {
            self.locals[local].lent = lent_to_loop(&operand);
            self.locals[local].made_of = handed_to_calls(&operand);
            let steps = self.unit.contract.takes_nothing() && delegates(&operand, &self.locals);
            self.locals[local].walks = steps.then_some(target);
        }
        let passing = self.pass_on(&delegate, target, of_user);
        let delegated = quote_spanned!(of_user=> delegate(#source));
        let (runtime, takes) = (&self.unit.runtime, &self.unit.contract.takes);
        let mut expanded = parse_quote_spanned! {span=> {
            let mut #delegate = {
                let #source = #operand;
                (&&&#runtime::Source::<#takes, _>::new(&#source)).genfn_tag().#delegated
            };
            #passing
        }};
        Statements { resolver: self }.visit_expr_mut(&mut expanded);
        expanded
    }

    /// A call of the function itself: its arguments go into a frame of the same machine.
    fn recursive_call(&mut self, operand: &Expr, span: Span) -> Option<Expr> {
        let recursion = self.recursion.as_ref()?;
        let ((name, operands), types) = (recursion.call(operand)?, recursion.tuple());
        let (own, operands) = (Recursion::own_name(name), operands.iter());
        let args = self.new_temp("args", false, span);
        self.recurses = true;
        let call = holes::call(&args, span);
        Some(parse_quote_spanned! {span=> {
            #own();
            let #args: #types = (#(#operands,)*);
            #call
        }})
    }

    /// The loop that passes on what the delegate yields.
    fn pass_on(&mut self, delegate: &Ident, target: TargetId, of_user: Span) -> TokenStream {
        let span = Span::mixed_site().located_at(of_user);
        let [value, result] = ["value", "result"].map(|name| self.new_temp(name, false, of_user));
        let label = holes::break_label(target, span);
        if self.unit.contract.takes_nothing() {
            let passed = self.new_temp("passed", false, of_user);
            let runtime = &self.unit.runtime;
            // A generator that has been started before is resumed like an iterator.
            return quote_spanned! {span=>
                #label: loop {
                    let #passed = match #runtime::Delegate::<()>::resume(&mut #delegate, #runtime::Some(())) {
                        #runtime::Passed(#value) => #value,
                        #runtime::Ended(#result) => break #label #result,
                    };
                    yield #passed;
                }
            };
        }
        let sent = self.new_temp("sent", true, span);
        let (runtime, takes) = (&self.unit.runtime, &self.unit.contract.takes);
        quote_spanned! {span=>
            let mut #sent = #runtime::None;
            #label: loop {
                match #runtime::Delegate::<#takes>::resume(&mut #delegate, #sent) {
                    #runtime::Passed(#value) => #sent = #runtime::Some(yield #value),
                    #runtime::Ended(#result) => break #label #result,
                }
            }
        }
    }
}

/// Parsing has made statements again of macros that are expressions.
struct Statements<'a, 'r> {
    resolver: &'a Resolver<'r>,
}

impl VisitMut for Statements<'_, '_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        let count = block.stmts.len();
        for (position, stmt) in block.stmts.iter_mut().enumerate() {
            self.resolver.as_expression(stmt, position + 1 == count);
        }
        visit_mut::visit_block_mut(self, block);
    }
}
