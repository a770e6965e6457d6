//! Methods that may consume the fields on which they are called.
//!
//! ```text
//! let bytes = job.encoder.finish(); .. yield ..                                                            from
//! let bytes = if part.is_taken() { part.taken(); part.take(&mut job.encoder).finish() }                    into
//!     else { part.left(); job.encoder.finish() }; .. yield ..
//! ```
//!
//! As of a [method of a local](super::methods) rustc is asked whether it consumes the field. If it does, the field is
//! [replaced by its type's default, or moved](super::vacate), and if not, nothing becomes of it. Only calls are asked about
//! behind which the field is not used again, since it was not consumed where it is. Arguments stand twice in what is
//! emitted, in blocks of their own: there are no closures among them, each of which has a type of its own, and nothing
//! that makes temporaries.

use super::consuming::is_consuming;
use super::methods::Calls;
use super::predicates::{makes_temp, suspends};
use super::uses::{field_of_local, place_root};
use super::vacate::{Site, SiteKind};
use crate::emit::names;
use crate::ir::{CallId, Field, FieldCall, IndexVec, Method};
use proc_macro2::TokenStream;
use quote::quote;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::{Expr, ExprMethodCall, parse_quote};

/// The calls of a body of which it matters, or may matter, whether they consume fields.
pub(super) struct FieldCalls<'a> {
    /// Those that matter.
    wanted: &'a BTreeSet<FieldCall>,
    found: IndexVec<CallId, FieldCall>,
    /// Those that rustc can't be asked about somewhere.
    barred: BTreeSet<FieldCall>,
    /// Where fields are used by value.
    pub(super) sites: Vec<Site>,
}

/// The calls that rustc can be asked about.
pub(super) struct Asked {
    pub(super) list: IndexVec<CallId, FieldCall>,
    /// Those that it is asked about.
    wanted: BTreeSet<FieldCall>,
}

impl Asked {
    /// None.
    pub(super) fn nothing() -> Self {
        Self { list: IndexVec::default(), wanted: BTreeSet::new() }
    }

    /// The place of a call in the list, and whether rustc is asked.
    pub(super) fn find(&self, call: &ExprMethodCall) -> Option<(CallId, bool)> {
        let call = field_call(call)?;
        let (id, _) = self.list.enumerate().find(|(_, known)| **known == call)?;
        Some((id, self.wanted.contains(&call)))
    }
}

impl<'a> FieldCalls<'a> {
    pub(super) fn new(wanted: &'a BTreeSet<FieldCall>, sites: Vec<Site>) -> Self {
        Self { wanted, found: IndexVec::default(), barred: BTreeSet::new(), sites }
    }

    /// What has been found.
    pub(super) fn finish(self) -> (Asked, Vec<Site>) {
        let mut list = IndexVec::default();
        self.found.iter().filter(|call| !self.barred.contains(*call)).for_each(|call| _ = list.push(call.clone()));
        (Asked { list, wanted: self.wanted.difference(&self.barred).cloned().collect() }, self.sites)
    }
}

impl Calls<'_> {
    /// A call that may consume a field: `None` if it is no such call, or nothing is asked about it.
    pub(super) fn called_field(&mut self, call: &ExprMethodCall) -> Option<Expr> {
        let known = field_call(call).filter(|_| super::methods::is_in_doubt(call))?;
        if !self.barriers.can_ask(&call.method.to_string()) || self.barriers.captures > 0 || !is_plain(call) {
            self.fields.barred.insert(known);
            return None;
        }
        let is_wanted = self.fields.wanted.contains(&known);
        let whole = known.whole;
        if !self.fields.found.iter().any(|found| *found == known) {
            self.fields.found.push(known);
        }
        if !is_wanted {
            return None;
        }
        let site = self.fields.sites.len();
        let args = (0..call.args.len()).map(|position| names::part_arg(site, position)).collect::<Vec<_>>();
        let (part, ExprMethodCall { receiver, dot_token, method, turbofish, args: given, .. }) =
            (names::part(site), call);
        let told = args.iter().zip(given).map(|(knows, arg)| quote!(#knows.tell(#arg)));
        let (plain, told) =
            (quote!(#dot_token #method #turbofish(#given)), quote!(#dot_token #method #turbofish(#(#told),*)));
        let rewritten = parse_quote! {
            (if #part.is_taken() { #part.taken(); #part.take(&mut #receiver) #plain } else { #part.left(); #receiver #told })
        };
        self.fields.sites.push(Site {
            whole,
            field: field_of_local(receiver).map(Field::from),
            kind: SiteKind::Called,
            tells: TokenStream::new(),
            method: Some(Method { name: method.clone(), args }),
        });
        Some(rewritten)
    }
}

/// What a method is called on, if that is a field of a local.
fn field_call(call: &ExprMethodCall) -> Option<FieldCall> {
    let field = Field::from(field_of_local(&call.receiver)?);
    Some(FieldCall { whole: place_root(&call.receiver)?, field, method: call.method.clone() })
}

/// Whether a call can stand twice, in blocks of its own.
fn is_plain(call: &ExprMethodCall) -> bool {
    struct Plain(bool);
    impl Visit<'_> for Plain {
        fn visit_expr(&mut self, expr: &Expr) {
            let borrows = match expr {
                Expr::Reference(reference) => makes_temp(&reference.expr),
                Expr::MethodCall(call) => !is_consuming(call) && makes_temp(&call.receiver),
                Expr::Closure(_) | Expr::Async(_) => true,
                _ => false,
            };
            self.0 &= !borrows;
            visit::visit_expr(self, expr);
        }
    }
    let mut plain = Plain(call.turbofish.is_none() && !call.args.iter().any(suspends));
    call.args.iter().for_each(|arg| plain.visit_expr(arg));
    plain.0
}
