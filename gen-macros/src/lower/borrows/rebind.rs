//! References into a place that patterns bind: they can be bound again, as long as the place is borrowed.
//!
//! ```text
//! if let Some(item) = &mut self.item { yield item.price; item.price += 1; }
//! let last = self.items.last_mut().unwrap(); yield last.price; last.price += 1; self.count += 1;
//! ```
//!
//! A state that holds both `item` and `self` would move `self` while it is borrowed. While `item` is in use, rustc allows
//! nobody else to touch what it refers to. So a state need not hold it: whoever goes on binds it again. Where that looks for
//! an element, rustc checks that it is one of a collection where it is found again.

use crate::emit::names::runtime_at;
use crate::ir::{IndexVec, Local, LocalId, Rebind};
use crate::lower::Lowerer;
use crate::lower::alternatives::are_told_apart;
use crate::lower::borrows::alias::{is_assigned, is_redirected};
use crate::lower::borrows::elements::copied_index;
use crate::lower::borrows::lasting::lasting;
use crate::lower::patterns::bound_by;
use crate::lower::uses::{is_self, local, pointer_of};
use crate::resolve::holes;
use crate::syntax::tokens::any_ident;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{Block, Expr, ExprMethodCall, Pat, PatIdent, UnOp, parse_quote};

impl Lowerer<'_> {
    /// Notes how what a pattern binds can be bound again, if it refers to parts of a place.
    pub(in crate::lower) fn note_rebind(&mut self, pat: &Pat, value: &Expr) {
        let (pat, value) = (&lasting(unguarded(pat)), bare(value));
        for (pat, borrow) in borrows_of_tuple(pat, value) {
            // No `let` of its own can be left out.
            bound_by(pat).into_iter().for_each(|bound| self.locals[bound].alias = None);
            self.note_rebind(pat, borrow);
        }
        if let Some(finder) = unwrapped(value) {
            let found = untyped(pat);
            return self.note_rebind(&parse_quote!(Some(#found)), finder);
        }
        let is_unique = || self.is_reference(value, pat);
        let mut way = Way::new(&self.locals);
        let reference = match value {
            Expr::Reference(reference) => (way.is_place(&reference.expr) && refers(pat)).then(|| quote!(#value)),
            // A reference, of which the parts are borrowed again.
            Expr::Path(_) if is_unique().is_some() => {
                let borrowed = if is_unique() == Some(true) { quote!(&mut *#value) } else { quote!(#value) };
                (way.is_place(value) && binds_references(pat, false)).then_some(borrowed)
            }
            Expr::MethodCall(call) => (way.finds(call) && refers_to_found(pat, call)).then(|| quote!(#value)),
            _ => (way.is_place(value) && binds_references(pat, true)).then(|| quote!(#value)),
        };
        let Some(reference) = reference else { return };
        let unique = is_unique() == Some(true);
        let binds = bound_by(pat);
        if binds.is_empty() || !are_told_apart(pat) {
            return;
        }
        let Some(owners) = self.owners(&place_in(value), &way) else { return };
        let checks = way.checks(&owners);
        let Way { of, indices, .. } = way;
        let runtime = &self.unit.runtime;
        let code = quote!(#checks let #pat = #reference else { #runtime::impossible() };);
        let is_alias = binds.iter().any(|bound| self.locals[*bound].alias.is_some());
        let certain = self.is_certain(value);
        let id = self.rebinds.push(Rebind {
            code: code.into(),
            binds: binds.clone(),
            of,
            indices,
            unique,
            certain,
            is_alias,
            borrows_own: false,
            closure: None,
        });
        for bound in binds {
            self.locals[bound].rebind = Some(id);
            self.locals[bound].trivial |= certain || self.exposed.found.contains(bound);
        }
    }
}

impl Lowerer<'_> {
    /// The parts of the way to a place that have to own what they lead to, for something is assigned to them; none if
    /// something is assigned to others.
    fn owners(&self, place: &Expr, way: &Way<'_>) -> Option<Vec<Expr>> {
        let is_redirected = |owners: &[Expr]| is_redirected(place, owners, self.block, self.args);
        if pointer_of(place).is_some() || !is_redirected(&[]) {
            return Some(Vec::new());
        }
        Some(way.assigned(self.block)).filter(|owners| !is_redirected(owners))
    }

    /// Whether what a pattern binds are references, as far as is known, and unique ones.
    fn is_reference(&self, value: &Expr, pat: &Pat) -> Option<bool> {
        match value {
            Expr::Reference(reference) => Some(reference.mutability.is_some()),
            Expr::MethodCall(call) => Some(found_uniquely(call)),
            Expr::Path(_) => {
                let info = &self.locals[local(value)?];
                let bound = info.rebind.map(|rebind| self.rebinds[rebind].unique);
                if info.unique { Some(true) } else { bound }
            }
            _ => Some(any_ident(&pat.to_token_stream(), &mut |name| name == "mut")),
        }
    }

    /// Whether syntax alone tells that references are bound: a method of a user's type may return anything.
    fn is_certain(&self, value: &Expr) -> bool {
        match value {
            Expr::MethodCall(_) => false,
            Expr::Path(_) => local(value).is_some_and(|local| {
                let info = &self.locals[local];
                info.unique || info.rebind.is_some_and(|rebind| self.rebinds[rebind].certain)
            }),
            _ => true,
        }
    }
}

/// Whether an index is the same whenever it is evaluated.
pub(in crate::lower) fn is_settled(index: &Expr, locals: &IndexVec<LocalId, Local>) -> bool {
    match index {
        Expr::Lit(_) => true,
        Expr::Paren(inner) => is_settled(&inner.expr, locals),
        Expr::Group(inner) => is_settled(&inner.expr, locals),
        Expr::Binary(binary) => is_settled(&binary.left, locals) && is_settled(&binary.right, locals),
        Expr::Reference(reference) => reference.mutability.is_none() && is_settled(&reference.expr, locals),
        Expr::MethodCall(call) if call.method == "as_str" => is_settled(&call.receiver, locals),
        Expr::Range(range) => [&range.start, &range.end].into_iter().flatten().all(|end| is_settled(end, locals)),
        Expr::Path(_) => local(index).is_some_and(|local| !locals[local].mutable),
        _ => copied_index(index).is_some_and(|copied| is_settled(copied, locals)),
    }
}

/// Whether a method finds something uniquely: its name tells.
fn found_uniquely(call: &ExprMethodCall) -> bool {
    call.method.to_string().ends_with("_mut") || call.method.to_string().starts_with("as_mut")
}

/// The way to what references refer to.
pub(in crate::lower) struct Way<'w> {
    locals: &'w IndexVec<LocalId, Local>,
    /// The locals that lead there.
    pub(in crate::lower) of: Vec<LocalId>,
    /// The indices on it.
    indices: Vec<LocalId>,
    /// What rustc has to check.
    checks: Vec<Check>,
}

/// What rustc has to check of a part of the way.
struct Check {
    place: Expr,
    /// The function of the runtime that does.
    by: &'static str,
}

impl<'w> Way<'w> {
    pub(in crate::lower) const fn new(locals: &'w IndexVec<LocalId, Local>) -> Self {
        Self { locals, of: Vec::new(), indices: Vec::new(), checks: Vec::new() }
    }

    /// Whether an expression is a place that is found again, whatever happens meanwhile to what is not borrowed.
    pub(in crate::lower) fn is_place(&mut self, place: &Expr) -> bool {
        match place {
            Expr::Path(_) => local(place).is_some_and(|local| {
                self.of.push(local);
                true
            }),
            Expr::Field(field) => self.is_place(&field.base),
            Expr::Index(element) => {
                self.check_collection(&element.expr);
                self.is_place(&element.expr) && self.is_constant(&element.index)
            }
            Expr::Paren(inner) => self.is_place(&inner.expr),
            Expr::Group(inner) => self.is_place(&inner.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.is_place(&unary.expr),
            _ => false,
        }
    }

    /// Whether an index is the same whenever it is evaluated.
    fn is_constant(&mut self, index: &Expr) -> bool {
        holes::for_each_local(&index.to_token_stream(), &mut |local| self.indices.push(local));
        is_settled(index, self.locals)
    }

    /// Whether a method finds the same part of a place again.
    fn finds(&mut self, call: &ExprMethodCall) -> bool {
        let (receiver, name) = (bare(&call.receiver), call.method.to_string());
        match (&*name, call.args.len()) {
            _ if is_self(receiver, self.locals) => false,
            (
                "first" | "first_mut" | "last" | "last_mut" | "front" | "front_mut" | "back" | "back_mut"
                | "split_first" | "split_first_mut" | "split_last" | "split_last_mut" | "as_slice" | "as_mut_slice"
                | "as_str" | "as_bytes",
                0,
            ) => {
                self.check_collection(receiver);
                self.is_place(receiver)
            }
            ("trim" | "trim_start" | "trim_end", 0) => {
                self.check(receiver, "text_again");
                self.is_place(receiver)
            }
            ("get" | "get_mut", 1) => {
                self.check(receiver, "found_again");
                self.is_place(receiver) && self.is_constant(&call.args[0])
            }
            ("split_at" | "split_at_mut", 1) => {
                self.check_collection(receiver);
                self.is_place(receiver) && self.is_constant(&call.args[0])
            }
            ("as_mut" | "as_ref" | "as_deref_mut" | "as_deref", 0) => {
                // Nothing is assigned to a local while something refers to where it leads.
                self.check(receiver, if local(receiver).is_some() { "option_behind" } else { "option_again" });
                self.is_place(receiver)
            }
            _ => false,
        }
    }

    fn check_collection(&mut self, place: &Expr) {
        self.check(place, "index_again");
    }

    fn check(&mut self, place: &Expr, by: &'static str) {
        self.checks.push(Check { place: place.clone(), by });
    }

    /// The parts of the way that something is assigned to, while nothing is borrowed of them, if rustc finds that they own
    /// what they lead to.
    fn assigned(&self, block: &Block) -> Vec<Expr> {
        let places = self.checks.iter().map(|check| &check.place);
        places.filter(|place| is_assigned(place, block)).cloned().collect()
    }

    fn checks(&self, owners: &[Expr]) -> TokenStream {
        let owned = owners.iter().map(|place| check(place, "owner_again"));
        self.checks.iter().map(|Check { place, by }| check(place, by)).chain(owned).collect()
    }
}

/// A check of a place, where rustc is to say what is wrong with it.
fn check(place: &Expr, by: &str) -> TokenStream {
    let runtime = runtime_at(&place.to_token_stream().into_iter().last());
    let check = Ident::new(by, runtime.span());
    quote_spanned!(runtime.span()=> #runtime::#check(&#place);)
}

/// The borrows that are matched together, as parts of a tuple, each with its pattern.
pub(in crate::lower) fn borrows_of_tuple<'t>(pat: &'t Pat, value: &'t Expr) -> Vec<(&'t Pat, &'t Expr)> {
    let (Pat::Tuple(pats), Expr::Tuple(values)) = (pat, value) else { return Vec::new() };
    if pats.elems.len() != values.elems.len() || pats.elems.iter().any(|part| matches!(part, Pat::Rest(_))) {
        return Vec::new();
    }
    let matched = pats.elems.iter().zip(&values.elems);
    matched.filter(|(_, value)| matches!(bare(value), Expr::Reference(_) | Expr::MethodCall(_))).collect()
}

/// Whether a pattern that is matched with a reference binds nothing but references.
fn refers(pat: &Pat) -> bool {
    match pat {
        Pat::Type(typed) => refers(&typed.pat),
        Pat::Ident(_) => is_plain(pat),
        pat => binds_references(pat, false),
    }
}

/// The same of what a method has found.
fn refers_to_found(pat: &Pat, call: &ExprMethodCall) -> bool {
    match pat {
        _ if !is_finder(call) => refers(pat),
        Pat::TupleStruct(found) => found.path.is_ident("Some") && found.elems.iter().all(refers),
        _ => false,
    }
}

/// What finds something, if this is what is left where it has found nothing: `find().unwrap()`, `find().ok_or("none")?`.
fn unwrapped(value: &Expr) -> Option<&Expr> {
    let option = match value {
        Expr::MethodCall(call) if call.method == "unwrap" || call.method == "expect" => bare(&call.receiver),
        Expr::Try(question) => match bare(&question.expr) {
            Expr::MethodCall(call) if call.method == "ok_or" || call.method == "ok_or_else" => bare(&call.receiver),
            option => option,
        },
        _ => return None,
    };
    matches!(option, Expr::MethodCall(call) if is_finder(call)).then_some(option)
}

/// The place into which a value refers. An element is a part of its collection.
fn place_in(value: &Expr) -> Expr {
    match bare(value) {
        Expr::Reference(reference) => (*reference.expr).clone(),
        Expr::MethodCall(call) if call.method.to_string().starts_with("as_") => place_in(&call.receiver),
        Expr::MethodCall(call) => {
            let place = place_in(&call.receiver);
            parse_quote!(#place[0])
        }
        place => place.clone(),
    }
}

/// Whether a method returns an option of what it finds.
fn is_finder(call: &ExprMethodCall) -> bool {
    #[rustfmt::skip]
    const NAMES: [&str; 18] = [
        "first", "first_mut", "last", "last_mut", "front", "front_mut", "back", "back_mut", "split_first",
        "split_first_mut", "split_last", "split_last_mut", "get", "get_mut", "as_mut", "as_ref", "as_deref", "as_deref_mut",
    ];
    NAMES.iter().any(|name| call.method == name)
}

pub(in crate::lower) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => bare(&inner.expr),
        Expr::Group(inner) => bare(&inner.expr),
        expr => expr,
    }
}

fn unguarded(pat: &Pat) -> &Pat {
    match pat {
        Pat::Guard(guarded) => &guarded.pat,
        pat => pat,
    }
}

fn untyped(pat: &Pat) -> &Pat {
    match pat {
        Pat::Type(typed) => &typed.pat,
        pat => pat,
    }
}

/// Whether a pattern of several parts binds nothing but references to them: because of what it is matched with, or
/// `explicitly`.
fn binds_references(pat: &Pat, explicitly: bool) -> bool {
    let mut parts: Box<dyn Iterator<Item = &Pat>> = match pat {
        Pat::Paren(inner) => return binds_references(&inner.pat, explicitly),
        Pat::Or(or) => return or.cases.iter().all(|case| binds_references(case, explicitly)),
        Pat::Tuple(tuple) => Box::new(tuple.elems.iter()),
        Pat::TupleStruct(tuple) => Box::new(tuple.elems.iter()),
        Pat::Struct(parts) => Box::new(parts.fields.iter().map(|field| &*field.pat)),
        Pat::Slice(slice) => Box::new(slice.elems.iter()),
        _ => return false,
    };
    parts.all(|part| is_reference(part, explicitly))
}

fn is_reference(pat: &Pat, explicitly: bool) -> bool {
    match pat {
        Pat::Ident(ident) if holes::local_of(&ident.ident).is_some() && explicitly => {
            is_whole(ident) && ident.by_ref.is_some()
        }
        Pat::Ident(ident) if holes::local_of(&ident.ident).is_some() => is_whole(ident) && is_bare(ident),
        Pat::Ident(_) | Pat::Wild(_) | Pat::Rest(_) | Pat::Lit(_) | Pat::Range(_) | Pat::Path(_) => true,
        pat => binds_references(pat, explicitly),
    }
}

fn is_plain(pat: &Pat) -> bool {
    matches!(pat, Pat::Ident(ident) if ident.subpat.is_none() && is_bare(ident))
}

/// Whether a name has neither `ref` nor `mut`.
const fn is_bare(ident: &PatIdent) -> bool {
    ident.by_ref.is_none() && ident.mutability.is_none()
}

/// Whether nothing but a name is bound: `name @ ..` are the other elements of a slice.
fn is_whole(ident: &PatIdent) -> bool {
    ident.subpat.as_ref().is_none_or(|(_, pat)| matches!(**pat, Pat::Rest(_)))
}
