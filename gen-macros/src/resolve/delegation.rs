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
use crate::lower::borrows::lent::lent_to_loop;
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
        let span = Span::mixed_site().located_at(mac.path.segments[0].ident.span());
        if let Some(call) = self.recursive_call(&operand, span) {
            return call;
        }
        self.passes_on = true;
        let delegate = self.new_temp("delegate", true, span);
        let source = self.new_temp("source", false, span);
        if let Some(local) = holes::local_of(&delegate) {
            self.locals[local].lent = lent_to_loop(&operand);
        }
        let passing = self.pass_on(&delegate, span);
        let (runtime, takes) = (&self.unit.runtime, &self.unit.contract.takes);
        let mut expanded = parse_quote_spanned! {span=> {
            let mut #delegate = {
                let #source = #operand;
                (&&&#runtime::Source::<#takes, _>::new(&#source)).genfn_tag().delegate(#source)
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
    fn pass_on(&mut self, delegate: &Ident, span: Span) -> TokenStream {
        let [value, result] = [self.new_temp("value", false, span), self.new_temp("result", false, span)];
        let label = holes::break_label(self.new_target(), span);
        if self.unit.contract.takes_nothing() {
            let passed = self.new_temp("passed", false, span);
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
