//! What a loop goes over, if those are parts of a collection, and the same with their indices in their stead.
//!
//! ```text
//! for (at, item) in self.items.iter_mut().skip(1).enumerate()                                         from
//! for (at, i) in indices(&self.items).skip(1).enumerate() { let item = &mut self.items[i]; .. }       into
//!
//! for (item, price) in self.items.iter_mut().zip(&self.prices)                                        from
//! for (i, j) in indices(&self.items).zip(indices(&self.prices)) {                                     into
//!     let item = &mut self.items[i]; let price = &self.prices[j]; .. }
//!
//! for item in self.items.iter().filter(|item| item.sold)                                              from
//! for i in indices(&self.items) { if !passes(&&self.items[i], |item| item.sold) { continue } .. }     into
//!
//! for c in self.text.chars()                                                                          from
//! for i in byte_indices(&self.text) { let Some(c) = char_at(&self.text, i) else { continue }; .. }    into
//!
//! for (at, c) in self.text.chars().enumerate() { .. }                                                 from
//! match 0 { mut n => for i in byte_indices(&self.text) {                                              into
//!     let Some(c) = char_at(&self.text, i) else { continue }; let at = n; n += 1; .. } }
//! ```
//!
//! Adaptors that do not look at what they adapt mean the same of indices. What others make of a part is made where it is
//! bound, as in `.map(|item| item.price)`, `.copied()` and `.filter_map(..)`.

use crate::emit::names::runtime_at;
use crate::ir::{IndexVec, Local, LocalId};
use crate::lower::borrows::parts::{Kind, Parts};
use crate::lower::borrows::rebind::bare;
use crate::lower::moves::copied::reads_copies;
use crate::lower::uses::{is_self, local};
use proc_macro2::Ident;
use syn::{Expr, ExprMethodCall, Label, Pat, Stmt, parse_quote, parse_quote_spanned};

type Locals = IndexVec<LocalId, Local>;

/// What a loop goes over.
pub(super) enum Head<'e> {
    /// The parts of a collection.
    Parts(Parts<'e>),
    /// Some of them, or in another order, as this adaptor says.
    Picked(Box<Head<'e>>, &'e ExprMethodCall),
    /// Each with how many have come before.
    Counted(Box<Head<'e>>),
    /// Each with one of something else.
    Zipped(Box<Head<'e>>, Other<'e>),
    /// What is made of them.
    Made(Box<Head<'e>>, Stage<'e>),
}

/// What is made of each part.
#[derive(Clone, Copy)]
pub(super) enum Stage<'e> {
    /// It is left out, unless this holds of it.
    Filter(&'e Expr),
    /// What a function makes of it.
    Map(&'e Expr),
    /// The same, unless that is nothing.
    FilterMap(&'e Expr),
    /// What it refers to.
    Copied,
    /// A clone of what it refers to.
    Cloned,
}

impl<'e> Stage<'e> {
    /// What an adaptor of this name does, with its argument.
    fn of(name: &str, arg: Option<&'e Expr>, locals: &Locals) -> Option<Self> {
        let function = arg.filter(|function| is_made_again(function, locals));
        match (name, arg) {
            ("filter", Some(_)) => function.map(Self::Filter),
            ("map", Some(_)) => function.map(Self::Map),
            ("filter_map", Some(_)) => function.map(Self::FilterMap),
            ("copied", None) => Some(Self::Copied),
            ("cloned", None) => Some(Self::Cloned),
            _ => None,
        }
    }

    /// Whether parts may be left out.
    const fn filters(self) -> bool {
        matches!(self, Self::Filter(_) | Self::FilterMap(_))
    }
}

/// What is beside the parts of a collection.
pub(super) enum Other<'e> {
    Parts(Box<Head<'e>>),
    Value(&'e Expr),
}

/// What a local is made for.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Named {
    Index,
    /// How many parts there were.
    Count,
    /// What is made of a part.
    Part,
    /// What adapts an iterator.
    Steps,
}

impl Named {
    /// The name that it has in dumps.
    pub(super) const fn as_str(self) -> &'static str {
        match self {
            Self::Index => "index",
            Self::Count => "count",
            Self::Part => "part",
            Self::Steps => "steps",
        }
    }
}

/// What binds a part, given its index.
pub(super) struct Bindings<'b> {
    /// Makes a local.
    pub(super) name: &'b mut dyn FnMut(Named) -> Ident,
    /// The label of the loop.
    pub(super) label: &'b Label,
    /// The statements that the loop's body begins with.
    pub(super) stmts: Vec<Stmt>,
    /// What counts the parts, where some of the indices stand for none: it is zero in front of the loop.
    pub(super) count: Option<Ident>,
}

impl<'e> Head<'e> {
    pub(super) fn of(head: &'e Expr, locals: &Locals) -> Option<Self> {
        match bare(head) {
            Expr::Reference(reference) => {
                let unique = reference.mutability.is_some();
                Some(Self::Parts(Parts { place: &reference.expr, kind: Kind::Elements { unique } }))
            }
            Expr::MethodCall(call) => Self::of_call(call, locals),
            _ => None,
        }
    }

    fn of_call(call: &'e ExprMethodCall, locals: &Locals) -> Option<Self> {
        let (name, receiver, arg) = (call.method.to_string(), &call.receiver, call.args.first());
        if let Some(kind) = Kind::of(&name, arg).filter(|_| !is_self(receiver, locals)) {
            return Some(Self::Parts(Parts { place: receiver, kind }));
        }
        let inner = Box::new(Self::of(receiver, locals)?);
        match (&*name, arg) {
            ("rev", None) => Some(Self::Picked(inner, call)),
            ("take", Some(_)) => (!inner.is_filtered()).then_some(Self::Picked(inner, call)),
            ("skip" | "step_by", Some(_)) => inner.is_idle().then_some(Self::Picked(inner, call)),
            ("enumerate", None) => (!inner.is_filtered() || inner.is_plain()).then_some(Self::Counted(inner)),
            ("zip", Some(other)) => inner.is_idle().then(|| Self::Zipped(inner, Other::of(other, locals))),
            _ => Stage::of(&name, arg, locals).filter(|_| inner.is_plain()).map(|stage| Self::Made(inner, stage)),
        }
    }

    /// Whether some of the indices may stand for nothing.
    fn is_filtered(&self) -> bool {
        match self {
            Self::Parts(parts) => parts.is_filtered(),
            Self::Picked(inner, _) | Self::Counted(inner) => inner.is_filtered(),
            Self::Made(inner, stage) => stage.filters() || inner.is_filtered(),
            Self::Zipped(..) => false,
        }
    }

    /// Whether nothing of the user's is called for a part, so that it does not matter which are made.
    fn is_idle(&self) -> bool {
        match self {
            Self::Parts(parts) => !parts.is_filtered(),
            Self::Picked(inner, _) | Self::Counted(inner) => inner.is_idle(),
            Self::Made(inner, stage) => matches!(stage, Stage::Copied) && inner.is_idle(),
            Self::Zipped(..) => true,
        }
    }

    /// Whether nothing stands beside the parts.
    fn is_plain(&self) -> bool {
        match self {
            Self::Parts(_) => true,
            Self::Picked(inner, _) | Self::Made(inner, _) => inner.is_plain(),
            Self::Counted(_) | Self::Zipped(..) => false,
        }
    }

    /// The collections that it goes over.
    pub(super) fn places(&self) -> Vec<&'e Expr> {
        match self {
            Self::Parts(parts) => vec![parts.place],
            Self::Picked(inner, _)
            | Self::Counted(inner)
            | Self::Made(inner, _)
            | Self::Zipped(inner, Other::Value(_)) => inner.places(),
            Self::Zipped(inner, Other::Parts(other)) => [inner.places(), other.places()].concat(),
        }
    }

    /// Whether it is known what a pattern binds.
    pub(super) fn binds(&self, pat: &Pat) -> bool {
        match self {
            Self::Parts(_) | Self::Made(..) => true,
            Self::Picked(inner, _) => inner.binds(pat),
            Self::Counted(inner) => pair(pat).is_some_and(|(_, part)| inner.binds(part)),
            Self::Zipped(inner, other) => {
                pair(pat).is_some_and(|(part, beside)| inner.binds(part) && other.binds(beside))
            }
        }
    }

    /// The pattern with indices in the stead of parts.
    pub(super) fn bind(&self, pat: &Pat, bindings: &mut Bindings<'_>) -> Pat {
        match (self, pair(pat)) {
            (Self::Parts(parts), _) => parts.bind(pat, &[], bindings),
            (Self::Picked(inner, _), _) => inner.bind(pat, bindings),
            (Self::Made(..), _) => self.bind_made(pat, Vec::new(), bindings),
            (Self::Counted(inner), Some((position, counted))) => {
                let found = inner.bind(counted, bindings);
                if inner.is_filtered() {
                    bindings.count(position);
                    return found;
                }
                if !inner.is_counted_by_index() {
                    return parse_quote!((#position, #found));
                }
                bindings.stmts.insert(0, parse_quote!(let #position = #found;));
                found
            }
            (Self::Zipped(inner, other), Some((first, beside))) => {
                let (found, beside) = (inner.bind(first, bindings), other.bind(beside, bindings));
                parse_quote!((#found, #beside))
            }
            _ => crate::diag::bug!("a pattern that does not bind a pair"),
        }
    }

    /// The same of what is made of the parts, by the inner stage first.
    fn bind_made(&self, pat: &Pat, mut stages: Vec<Stage<'e>>, bindings: &mut Bindings<'_>) -> Pat {
        match self {
            Self::Made(inner, stage) => {
                stages.insert(0, *stage);
                inner.bind_made(pat, stages, bindings)
            }
            Self::Picked(inner, _) => inner.bind_made(pat, stages, bindings),
            Self::Parts(parts) => parts.bind(pat, &stages, bindings),
            Self::Counted(_) | Self::Zipped(..) => crate::diag::bug!("what is made of pairs"),
        }
    }

    /// Whether the index of each part is how many have come before.
    fn is_counted_by_index(&self) -> bool {
        match self {
            Self::Parts(parts) => matches!(parts.kind, Kind::Elements { .. } | Kind::Bytes),
            Self::Made(inner, _) => inner.is_counted_by_index(),
            _ => false,
        }
    }

    /// The indices of all that it goes over.
    pub(super) fn indices(&self) -> Expr {
        match self {
            Self::Parts(parts) => parts.indices(),
            Self::Picked(inner, call) => {
                let receiver = Box::new(inner.indices());
                Expr::MethodCall(ExprMethodCall { receiver, ..(*call).clone() })
            }
            Self::Counted(inner) if inner.is_counted_by_index() || inner.is_filtered() => inner.indices(),
            Self::Counted(inner) => {
                let indices = inner.indices();
                parse_quote!(#indices.enumerate())
            }
            Self::Zipped(inner, other) => {
                let (indices, beside) = (inner.indices(), other.indices());
                parse_quote!(#indices.zip(#beside))
            }
            Self::Made(inner, _) => inner.indices(),
        }
    }
}

impl<'e> Other<'e> {
    fn of(other: &'e Expr, locals: &Locals) -> Self {
        match Head::of(other, locals) {
            Some(head) if !head.is_filtered() => Self::Parts(Box::new(head)),
            _ => Self::Value(other),
        }
    }

    fn binds(&self, pat: &Pat) -> bool {
        match self {
            Self::Parts(head) => head.binds(pat),
            Self::Value(_) => true,
        }
    }

    fn bind(&self, pat: &Pat, bindings: &mut Bindings<'_>) -> Pat {
        match self {
            Self::Parts(head) => head.bind(pat, bindings),
            Self::Value(_) => pat.clone(),
        }
    }

    fn indices(&self) -> Expr {
        match self {
            Self::Parts(head) => head.indices(),
            Self::Value(value) => (*value).clone(),
        }
    }
}

impl Stage<'_> {
    /// Makes its part of one.
    pub(super) fn bind(self, part: Expr, bindings: &mut Bindings<'_>) -> Expr {
        match self {
            Self::Filter(predicate) => {
                let part = if matches!(part, Expr::Reference(_)) { part } else { bindings.bind(&part) };
                let (runtime, label) = (runtime_at(predicate), &bindings.label.name);
                bindings.stmts.push(parse_quote_spanned! {runtime.span()=>
                    if !#runtime::passes(&#part, #predicate) { continue #label; }
                });
                part
            }
            Self::Map(function) => made(&part, function),
            Self::FilterMap(function) => bindings.bind_some(&made(&part, function)),
            Self::Copied => {
                let runtime = runtime_at(&part);
                parse_quote_spanned!(runtime.span()=> #runtime::copied(#part))
            }
            Self::Cloned => {
                let runtime = runtime_at(&part);
                parse_quote_spanned!(runtime.span()=> #runtime::cloned(#part))
            }
        }
    }
}

/// What a function makes of a part.
fn made(part: &Expr, function: &Expr) -> Expr {
    let runtime = runtime_at(function);
    parse_quote_spanned!(runtime.span()=> #runtime::made(#part, #function))
}

impl Bindings<'_> {
    /// Binds how many parts there were.
    fn count(&mut self, position: &Pat) {
        let count = (self.name)(Named::Count);
        self.stmts.push(parse_quote!(let #position = #count;));
        self.stmts.push(parse_quote!(#count += 1;));
        self.count = Some(count);
    }

    /// Gives what is made of a part a name.
    fn bind(&mut self, part: &Expr) -> Expr {
        let name = (self.name)(Named::Part);
        self.stmts.push(parse_quote!(let #name = #part;));
        parse_quote!(#name)
    }

    /// The same of what an option holds. If it holds nothing, the loop goes on.
    pub(super) fn bind_some(&mut self, part: &Expr) -> Expr {
        let (name, runtime, label) = ((self.name)(Named::Part), runtime_at(part), &self.label.name);
        self.stmts.push(parse_quote_spanned! {runtime.span()=>
            let #runtime::Some(#name) = #part else { continue #label };
        });
        parse_quote!(#name)
    }
}

/// The two parts of the pattern of a pair.
fn pair(pat: &Pat) -> Option<(&Pat, &Pat)> {
    match pat {
        Pat::Paren(inner) => pair(&inner.pat),
        Pat::Tuple(parts) if parts.elems.len() == 2 && !parts.elems.iter().any(|part| matches!(part, Pat::Rest(_))) => {
            Some((&parts.elems[0], &parts.elems[1]))
        }
        _ => None,
    }
}

/// Whether a predicate can be made for each part: it owns nothing but copies that it reads. A local may be a closure that
/// counts, unless its type is declared.
fn is_made_again(predicate: &Expr, locals: &Locals) -> bool {
    match predicate {
        Expr::Closure(closure) => closure.capture.is_none() || reads_copies(closure, locals, &[]),
        Expr::Path(_) => local(predicate).is_none_or(|local| locals[local].copy),
        _ => false,
    }
}
