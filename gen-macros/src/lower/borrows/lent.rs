//! What a local lends: if the local belongs to the generator, it can't be held across a suspension; nor can it be held
//! together with the local, if that is a unique reference.
//!
//! Only what is plain by the names of the standard library's methods is told: an iterator, what borrows an item, a guard.
//! Whether the items of an iterator borrow as well decides whether one of them does, and what is collected of them.

use crate::ir::{Loan, Local, LocalId};
use crate::lower::Lowerer;
use crate::lower::temporaries::extended::is_swap;
use crate::lower::uses::{local, origin, place_root};
use crate::resolve::holes;
use crate::resolve::owned::is_owned_type;
use crate::resolve::pattern::single_binding;
use quote::ToTokens as _;
use syn::{Expr, ExprMethodCall, GenericArgument, Pat, Type};

/// What calls have made of what a local lends.
#[derive(Clone, Copy)]
enum Lent {
    /// An iterator that borrows; its items do, too, or do not.
    Iterator { items: bool },
    /// Something else that borrows: a reference, perhaps in an option or in a list, or a guard.
    Value,
}

/// What the head of a `for` loop plainly borrows, if that is a collection.
pub(crate) fn lent_to_loop(head: &Expr) -> Option<Loan> {
    loan(head, None, true)
}

/// What an initialiser plainly borrows: a part of a collection, an iterator over it, a guard.
pub(in crate::lower) fn lent_to_let(value: &Expr, ty: Option<&Type>) -> Option<Loan> {
    // Of a reference to a reference, a reference may be a copy of the inner one.
    if matches!(ty, Some(Type::Reference(_))) && !matches!(value, Expr::Reference(_)) {
        return None;
    }
    loan(value, ty, false)
}

/// What `Some(item)` or `Ok(item)` plainly borrows, if it is matched with this: the name, and the loan.
pub(in crate::lower) fn lent_to_item(pat: &Pat, value: &Expr) -> Option<(LocalId, Loan)> {
    let Pat::TupleStruct(wrapped) = pat else { return None };
    let name = wrapped.path.segments.last().map(|last| &last.ident)?;
    let item = wrapped.elems.first().and_then(single_binding)?;
    let is_wrapped = wrapped.elems.len() == 1 && (name == "Some" || name == "Ok");
    Some((holes::local_of(&item.ident).filter(|_| is_wrapped)?, loan(value, None, false)?))
}

fn loan(value: &Expr, ty: Option<&Type>, iterates: bool) -> Option<Loan> {
    let owner = match value {
        Expr::Reference(reference) => place_of(&reference.expr),
        _ => lent_by(value, ty).map(|(owner, _)| owner),
    };
    let by_method = local(called_first(value)).is_some() && !matches!(value, Expr::Reference(_));
    owner.map(|owner| Loan { owner, shown: value.to_token_stream(), iterates, by_method })
}

/// What the first of the methods is called on that make a value.
fn called_first(value: &Expr) -> &Expr {
    match value {
        Expr::MethodCall(call) => called_first(&call.receiver),
        Expr::Try(inner) => called_first(&inner.expr),
        Expr::Paren(inner) => called_first(&inner.expr),
        Expr::Group(inner) => called_first(&inner.expr),
        value => value,
    }
}

/// Whether a value is perhaps a guard: what it lends, it owns.
pub(in crate::lower) fn is_guard(value: &Expr) -> bool {
    match value {
        Expr::MethodCall(call) if is_one_of(call, &["unwrap", "expect"]) => is_guard(&call.receiver),
        Expr::MethodCall(call) => {
            call.args.is_empty() && is_one_of(call, &["borrow", "borrow_mut", "lock", "read", "write"])
        }
        Expr::Try(inner) => is_guard(&inner.expr),
        _ => false,
    }
}

/// The locals that are handed to the calls which make this.
pub(crate) fn handed_to_calls(made: &Expr) -> Vec<LocalId> {
    let handed = |part: &Expr| match part {
        Expr::Reference(reference) => origin(&reference.expr).into_iter().collect(),
        _ => place_root(part).map_or_else(|| handed_to_calls(part), |root| vec![root]),
    };
    match made {
        Expr::Paren(inner) => handed_to_calls(&inner.expr),
        Expr::Group(inner) => handed_to_calls(&inner.expr),
        Expr::Try(inner) => handed_to_calls(&inner.expr),
        Expr::Call(call) if !is_swap(&call.func) => call.args.iter().flat_map(handed).collect(),
        Expr::MethodCall(call) => [&*call.receiver].into_iter().chain(&call.args).flat_map(handed).collect(),
        _ => Vec::new(),
    }
}

impl Lowerer<'_> {
    /// What a local owns can't be yielded by reference. Rustc would say so of the twin, and of the machine.
    pub(in crate::lower) fn check_owner(&mut self, value: &Expr) {
        if !is_reference(&self.unit.contract.yields) {
            return;
        }
        let owner = match value {
            Expr::Reference(reference) => whole_or_range(&reference.expr),
            Expr::MethodCall(call) if call.method == "as_str" && call.args.is_empty() => local(&call.receiver),
            _ => None,
        };
        let owns = |local: &Local| local.owned || local.has_destructor || local.number;
        let Some(owner) = owner.filter(|owner| owns(&self.locals[*owner])) else { return };
        let (name, number) = (&self.locals[owner].name, self.locals[owner].number);
        let message = format!("`{name}` belongs to the generator, and what is yielded borrows it");
        let instead = if number { name.to_string() } else { format!("{name}.clone()") };
        let help = format!("yield it by value, as in `yield_!({instead})`, or borrow from an argument instead");
        self.cx.error_help(value, &message, &help);
    }

    /// The local of which a whole or an element is yielded by reference: if the local owns it, rustc refuses the twin.
    pub(in crate::lower) fn lender(&self, value: &Expr) -> Option<LocalId> {
        match value {
            Expr::Reference(reference) if is_reference(&self.unit.contract.yields) => place_of(&reference.expr),
            _ => None,
        }
    }
}

fn is_reference(ty: &Type) -> bool {
    match ty {
        Type::Paren(paren) => is_reference(&paren.elem),
        Type::Group(group) => is_reference(&group.elem),
        _ => matches!(ty, Type::Reference(_)),
    }
}

/// The local that a place is, or is a range of.
fn whole_or_range(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Index(index) if matches!(*index.index, Expr::Range(_)) => local(&index.expr),
        place => local(place),
    }
}

/// The local of which a whole, an element or a slice is borrowed.
fn place_of(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Index(index) => local(&index.expr),
        Expr::Paren(inner) => place_of(&inner.expr),
        Expr::Group(inner) => place_of(&inner.expr),
        _ => local(place),
    }
}

/// The local from which calls borrow. The type is what is declared of the value.
fn lent_by(value: &Expr, ty: Option<&Type>) -> Option<(LocalId, Lent)> {
    match value {
        Expr::Paren(inner) => lent_by(&inner.expr, ty),
        Expr::Group(inner) => lent_by(&inner.expr, ty),
        Expr::Try(inner) => lent_by(&inner.expr, None).filter(|(_, lent)| matches!(lent, Lent::Value)),
        Expr::MethodCall(call) if origin(&call.receiver).is_some() => Some((lender(call)?, lends(call)?)),
        Expr::MethodCall(call) => {
            let (owner, lent) = lent_by(&call.receiver, None)?;
            let passed = match lent {
                Lent::Iterator { items } => passes_on(call, items, ty),
                Lent::Value if is_one_of(call, &["unwrap", "expect"]) => Some(Lent::Value),
                Lent::Value => lends(call),
            };
            Some((owner, passed?))
        }
        _ => None,
    }
}

/// The local that a method borrows. A field may be a shared reference, which lends what is not the local's, but not uniquely.
fn lender(call: &ExprMethodCall) -> Option<LocalId> {
    local(&call.receiver).or_else(|| origin(&call.receiver).filter(|_| borrows_uniquely(call)))
}

/// Whether a method of this name borrows what it is called on uniquely. `borrow_mut` is one of cells.
fn borrows_uniquely(call: &ExprMethodCall) -> bool {
    let name = call.method.to_string();
    name.ends_with("_mut") && name != "borrow_mut" || ["as_mut_slice", "drain"].contains(&name.as_str())
}

/// What methods of collections, strings and cells return that borrow what they are called on.
fn lends(call: &ExprMethodCall) -> Option<Lent> {
    #[rustfmt::skip]
    const ITERATORS: [&str; 23] = [
        "iter", "iter_mut", "keys", "values", "values_mut", "lines", "split_whitespace", "split", "splitn", "rsplit",
        "split_terminator", "split_inclusive", "windows", "chunks", "chunks_exact", "chunks_mut", "rchunks", "range",
        "matches", "components", "chunks_exact_mut", "rchunks_mut", "split_mut",
    ];
    #[rustfmt::skip]
    const VALUES: [&str; 22] = [
        "as_str", "as_bytes", "as_slice", "as_mut_slice", "as_path", "trim", "trim_start", "trim_end", "lock", "borrow",
        "borrow_mut", "first", "last", "get", "first_mut", "last_mut", "get_mut", "front", "back", "front_mut",
        "back_mut", "peek_mut",
    ];
    const OWNING: [&str; 4] = ["chars", "char_indices", "bytes", "drain"];
    match () {
        () if is_one_of(call, &ITERATORS) => Some(Lent::Iterator { items: true }),
        () if is_one_of(call, &OWNING) => Some(Lent::Iterator { items: false }),
        () if is_one_of(call, &VALUES) => Some(Lent::Value),
        () => None,
    }
}

/// What methods of an iterator return that borrows what it borrows.
fn passes_on(call: &ExprMethodCall, items: bool, ty: Option<&Type>) -> Option<Lent> {
    #[rustfmt::skip]
    const SAME: [&str; 10] = [
        "enumerate", "rev", "skip", "take", "step_by", "peekable", "filter", "inspect", "skip_while", "take_while",
    ];
    const OTHERS: [&str; 6] = ["copied", "cloned", "map", "filter_map", "map_while", "fuse"];
    #[rustfmt::skip]
    const ITEMS: [&str; 10] = [
        "next", "nth", "last", "find", "max", "min", "max_by", "max_by_key", "min_by", "min_by_key",
    ];
    match () {
        () if is_one_of(call, &SAME) => Some(Lent::Iterator { items }),
        () if is_one_of(call, &OTHERS) => Some(Lent::Iterator { items: items && call.method == "fuse" }),
        () if items && is_one_of(call, &ITEMS) => Some(Lent::Value),
        () if items && call.method == "collect" && collects_references(call, ty) => Some(Lent::Value),
        () => None,
    }
}

/// Whether references are collected in a list: its type says so, or leaves it open.
fn collects_references(call: &ExprMethodCall, ty: Option<&Type>) -> bool {
    let told = call.turbofish.iter().flat_map(|told| &told.args).filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    let mut types = told.chain(ty);
    types.any(|ty| is_owned_type(ty) && ty.to_token_stream().to_string().contains(['&', '_']))
}

fn is_one_of(call: &ExprMethodCall, names: &[&str]) -> bool {
    names.iter().any(|name| call.method == name)
}
