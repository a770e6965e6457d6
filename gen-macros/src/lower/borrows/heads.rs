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
//! ```
//!
//! Adaptors that do not look at what they adapt mean the same of indices.

use crate::emit::names::runtime_at;
use crate::ir::{IndexVec, Local, LocalId};
use crate::lower::borrows::rebind::bare;
use crate::lower::moves::copied::reads_copies;
use crate::lower::uses::local;
use proc_macro2::Ident;
use quote::{ToTokens as _, quote, quote_spanned};
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
    /// Those of which this holds.
    Filtered(Box<Head<'e>>, &'e Expr),
}

/// What is beside the parts of a collection.
pub(super) enum Other<'e> {
    Parts(Box<Head<'e>>),
    Value(&'e Expr),
}

/// The elements of a collection, or several at a time.
pub(super) struct Parts<'e> {
    place: &'e Expr,
    unique: bool,
    /// So many at a time.
    chunks: Option<(&'e Expr, Chunks)>,
}

/// Which elements are a chunk.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Chunks {
    All,
    /// The rest is left out.
    Exact,
    /// They overlap.
    Windows,
}

impl Chunks {
    /// Those that a method of this name returns.
    fn of(method: &str) -> Option<Self> {
        match method {
            "chunks" | "chunks_mut" => Some(Self::All),
            "chunks_exact" | "chunks_exact_mut" => Some(Self::Exact),
            "windows" => Some(Self::Windows),
            _ => None,
        }
    }
}

/// What binds a part, given its index.
pub(super) struct Bindings<'b> {
    /// Makes an index.
    pub(super) index: &'b mut dyn FnMut() -> Ident,
    /// The label of the loop.
    pub(super) label: &'b Label,
    /// The statements that the loop's body begins with.
    pub(super) stmts: Vec<Stmt>,
}

impl<'e> Head<'e> {
    pub(super) fn of(head: &'e Expr, locals: &Locals) -> Option<Self> {
        match bare(head) {
            Expr::Reference(reference) => {
                let unique = reference.mutability.is_some();
                Some(Self::Parts(Parts { place: &reference.expr, unique, chunks: None }))
            }
            Expr::MethodCall(call) => Self::of_call(call, locals),
            _ => None,
        }
    }

    fn of_call(call: &'e ExprMethodCall, locals: &Locals) -> Option<Self> {
        let (name, receiver, arg) = (call.method.to_string(), &call.receiver, call.args.first());
        let unique = name.ends_with("_mut");
        let adapted = || Self::of(receiver, locals).filter(|inner| !inner.is_filtered()).map(Box::new);
        match (&*name, arg) {
            ("iter" | "iter_mut", None) => Some(Self::Parts(Parts { place: receiver, unique, chunks: None })),
            ("rev", None) | ("skip" | "take" | "step_by", Some(_)) => Some(Self::Picked(adapted()?, call)),
            ("enumerate", None) => Some(Self::Counted(adapted()?)),
            ("zip", Some(other)) => Some(Self::Zipped(adapted()?, Other::of(other, locals))),
            ("filter", Some(predicate)) => {
                let inner = Self::of(receiver, locals).filter(Self::is_plain)?;
                is_made_again(predicate, locals).then(|| Self::Filtered(Box::new(inner), predicate))
            }
            (method, Some(size)) => {
                let chunks = Chunks::of(method)?;
                Some(Self::Parts(Parts { place: receiver, unique, chunks: Some((size, chunks)) }))
            }
            _ => None,
        }
    }

    fn is_filtered(&self) -> bool {
        matches!(self, Self::Filtered(..))
    }

    /// Whether nothing stands beside the parts.
    fn is_plain(&self) -> bool {
        match self {
            Self::Parts(_) => true,
            Self::Picked(inner, _) | Self::Filtered(inner, _) => inner.is_plain(),
            Self::Counted(_) | Self::Zipped(..) => false,
        }
    }

    /// The collections that it goes over.
    pub(super) fn places(&self) -> Vec<&'e Expr> {
        match self {
            Self::Parts(parts) => vec![parts.place],
            Self::Picked(inner, _)
            | Self::Counted(inner)
            | Self::Filtered(inner, _)
            | Self::Zipped(inner, Other::Value(_)) => inner.places(),
            Self::Zipped(inner, Other::Parts(other)) => [inner.places(), other.places()].concat(),
        }
    }

    /// Whether it is known what a pattern binds.
    pub(super) fn binds(&self, pat: &Pat) -> bool {
        match self {
            Self::Parts(_) => true,
            Self::Picked(inner, _) | Self::Filtered(inner, _) => inner.binds(pat),
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
            (Self::Filtered(..), _) => self.bind_filtered(pat, Vec::new(), bindings),
            (Self::Counted(inner), Some((position, counted))) => {
                let found = inner.bind(counted, bindings);
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

    /// The same of what filters leave, of which the inner one is asked first.
    fn bind_filtered(&self, pat: &Pat, mut predicates: Vec<&'e Expr>, bindings: &mut Bindings<'_>) -> Pat {
        match self {
            Self::Filtered(inner, predicate) => {
                predicates.insert(0, predicate);
                inner.bind_filtered(pat, predicates, bindings)
            }
            Self::Picked(inner, _) => inner.bind_filtered(pat, predicates, bindings),
            Self::Parts(parts) => parts.bind(pat, &predicates, bindings),
            Self::Counted(_) | Self::Zipped(..) => crate::diag::bug!("a filter of pairs"),
        }
    }

    /// Whether the index of each part is how many have come before.
    const fn is_counted_by_index(&self) -> bool {
        matches!(self, Self::Parts(Parts { chunks: None, .. }))
    }

    /// The indices of all that it goes over.
    pub(super) fn indices(&self) -> Expr {
        match self {
            Self::Parts(parts) => parts.indices(),
            Self::Picked(inner, call) => {
                let receiver = Box::new(inner.indices());
                Expr::MethodCall(ExprMethodCall { receiver, ..(*call).clone() })
            }
            Self::Counted(inner) if inner.is_counted_by_index() => inner.indices(),
            Self::Counted(inner) => {
                let indices = inner.indices();
                parse_quote!(#indices.enumerate())
            }
            Self::Zipped(inner, other) => {
                let (indices, beside) = (inner.indices(), other.indices());
                parse_quote!(#indices.zip(#beside))
            }
            Self::Filtered(inner, _) => inner.indices(),
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

impl Parts<'_> {
    /// Binds a part if it passes; returns the pattern of its index.
    fn bind(&self, pat: &Pat, predicates: &[&Expr], bindings: &mut Bindings<'_>) -> Pat {
        let from = (bindings.index)();
        let (found, at): (Pat, Expr) = match self.chunks {
            Some(_) => {
                let to = (bindings.index)();
                (parse_quote!((#from, #to)), parse_quote!(#from..#to))
            }
            None => (parse_quote!(#from), parse_quote!(#from)),
        };
        let element = self.part(&at);
        let label = &bindings.label.name;
        for predicate in predicates {
            let runtime = runtime_at(predicate);
            let test = parse_quote_spanned! {runtime.span()=>
                if !#runtime::passes(&#element, #predicate) { continue #label; }
            };
            bindings.stmts.push(test);
        }
        bindings.stmts.push(parse_quote!(let #pat = #element;));
        found
    }

    fn part(&self, at: &Expr) -> Expr {
        let mutability = self.unique.then(|| quote!(mut));
        match self.place {
            // An index binds tighter than a `*`.
            place @ Expr::Unary(_) => parse_quote!(&#mutability (#place)[#at]),
            place => parse_quote!(&#mutability #place[#at]),
        }
    }

    /// The indices of all parts.
    fn indices(&self) -> Expr {
        let place = self.place;
        let runtime = runtime_at(&place.to_token_stream().into_iter().last());
        let indices = match self.chunks {
            Some((size, Chunks::Windows)) => quote_spanned!(runtime.span()=> #runtime::windows(&#place, #size)),
            Some((size, chunks)) => {
                let exact = chunks == Chunks::Exact;
                quote_spanned!(runtime.span()=> #runtime::chunks(&#place, #size, #exact))
            }
            None => quote_spanned!(runtime.span()=> #runtime::indices(&#place)),
        };
        parse_quote!(#indices)
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
