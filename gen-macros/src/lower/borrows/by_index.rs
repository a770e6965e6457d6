//! Loops over collections that are used again: they go by index, so that nothing is borrowed while the generator is suspended.
//!
//! ```text
//! for item in &mut self.items { yield item.price; self.seen += 1; } self.items.clear();                     from
//! for i in indices(&self.items) { let item = &mut self.items[i]; yield item.price; .. } ..                    into
//! ```
//!
//! What a loop drains, as in `for item in self.items.drain(..)`, is taken out in front of it, if rustc finds that what drains
//! it is one of the standard library's: those own what they take out.
//!
//! Of a loop over chunks, `self.data.chunks_mut(3)`, or windows, each is found again by where it begins and ends.
//!
//! Rustc checks that it is a collection with elements by index. While the loop goes on, nobody else can touch it: rustc checks
//! that in the twin.

use crate::emit::Runtime;
use crate::emit::names::runtime_at;
use crate::ir::{IndexVec, Local, LocalId, TargetId};
use crate::lower::borrows::alias::is_redirected;
use crate::lower::borrows::by_step::{delegate_step_by_step, is_by_reference, step_by_step, steps};
use crate::lower::borrows::rebind::{Way, bare};
use crate::lower::new_temp;
use crate::lower::uses::origin;
use crate::resolve::holes;
use proc_macro2::{Ident, Span};
use quote::{ToTokens as _, quote, quote_spanned};
use std::collections::BTreeSet;
use syn::visit_mut::{self, VisitMut};
use syn::{Block, Expr, ExprForLoop, ExprMethodCall, Item, Pat, Stmt, parse_quote, parse_quote_spanned};

/// The loop that a `for` is, if it can go by index.
pub(in crate::lower) fn walks(
    repeat: &ExprForLoop,
    block: &Block,
    locals: &IndexVec<LocalId, Local>,
    runtime: &Runtime,
) -> Option<TargetId> {
    let target = repeat.label.as_ref().and_then(|label| holes::target_of(&label.name))?;
    if drains(&repeat.expr) || steps(repeat, block, locals, runtime) {
        return Some(target);
    }
    let head = Head::of(&repeat.expr)?;
    let mut way = Way::new(locals, runtime);
    let (place, is_place) = (head.place, way.is_place(head.place));
    // What its elements are part of must stay what it is.
    let stays = way.of.iter().all(|local| !locals[*local].mutable)
        && !is_redirected(&parse_quote!(#place[0]), &repeat.body, &[]);
    (is_place && stays && head.binds(&repeat.pat)).then_some(target)
}

/// Lets these loops go by index.
pub(in crate::lower) fn walk_by_index(
    block: &mut Block,
    loops: &BTreeSet<TargetId>,
    locals: &mut IndexVec<LocalId, Local>,
    runtime: &Runtime,
) {
    if !loops.is_empty() {
        let original = block.clone();
        Walk { loops, block: &original, locals, runtime }.visit_block_mut(block);
    }
}

/// Whether a loop goes over what it drains out of a place, in whatever way.
fn drains(head: &Expr) -> bool {
    match bare(head) {
        Expr::MethodCall(call) => is_drain(call) || drains(&call.receiver),
        _ => false,
    }
}

fn is_drain(call: &ExprMethodCall) -> bool {
    call.method == "drain" && origin(&call.receiver).is_some()
}

/// Takes out what a loop drains, if rustc finds that it is what owns it.
fn drain_ahead(head: &mut Expr) {
    match head {
        Expr::MethodCall(call) if is_drain(call) => {
            let runtime = runtime_at(&call.method);
            let drained = Ident::new("drained", Span::mixed_site());
            *head = parse_quote_spanned! {runtime.span()=>
                match #runtime::drained(#call) { mut #drained => #drained.genfn_ahead() }
            };
        }
        Expr::MethodCall(call) => drain_ahead(&mut call.receiver),
        Expr::Paren(inner) => drain_ahead(&mut inner.expr),
        Expr::Group(inner) => drain_ahead(&mut inner.expr),
        _ => {}
    }
}

/// What a loop iterates over.
struct Head<'e> {
    place: &'e Expr,
    unique: bool,
    order: Order,
    /// Over chunks of this size.
    chunks: Option<(&'e Expr, Chunks)>,
}

/// Which parts of a collection a loop goes over.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Chunks {
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

#[derive(Clone, Copy, PartialEq, Eq)]
enum Order {
    Forwards,
    Backwards,
    /// Forwards, with the index of each element.
    Counted,
    /// The same backwards.
    CountedDown,
    /// Backwards, each with how many have come before.
    BackwardsCounted,
}

impl<'e> Head<'e> {
    fn of(head: &'e Expr) -> Option<Self> {
        match bare(head) {
            Expr::Reference(reference) => {
                let unique = reference.mutability.is_some();
                Some(Self { place: &reference.expr, unique, order: Order::Forwards, chunks: None })
            }
            Expr::MethodCall(call) if call.args.len() == 1 => {
                let (name, size) = (call.method.to_string(), &call.args[0]);
                let (chunks, unique) = (Chunks::of(&name)?, name.ends_with("_mut"));
                Some(Self { place: &call.receiver, unique, order: Order::Forwards, chunks: Some((size, chunks)) })
            }
            Expr::MethodCall(call) if call.args.is_empty() => {
                let (name, receiver) = (call.method.to_string(), &call.receiver);
                match &*name {
                    "iter" | "iter_mut" => {
                        let unique = name == "iter_mut";
                        Some(Self { place: receiver, unique, order: Order::Forwards, chunks: None })
                    }
                    "rev" => Self::of(receiver)?.reversed(),
                    "enumerate" => Self::of(receiver)?.counted(),
                    _ => None,
                }
            }
            _ => None,
        }
    }

    fn ordered(self, order: Order) -> Option<Self> {
        (self.order == Order::Forwards).then_some(Self { order, ..self })
    }

    fn reversed(self) -> Option<Self> {
        match self.order {
            Order::Counted if self.chunks.is_none() => Some(Self { order: Order::CountedDown, ..self }),
            _ => self.ordered(Order::Backwards),
        }
    }

    fn counted(self) -> Option<Self> {
        match self.order {
            Order::Backwards => Some(Self { order: Order::BackwardsCounted, ..self }),
            _ => self.ordered(Order::Counted),
        }
    }

    fn is_counted(&self) -> bool {
        matches!(self.order, Order::Counted | Order::CountedDown | Order::BackwardsCounted)
    }

    /// Whether what an element is counted by is not its index.
    fn counts(&self) -> bool {
        self.order == Order::BackwardsCounted || self.order == Order::Counted && self.chunks.is_some()
    }

    /// Whether it is known what a pattern binds.
    fn binds(&self, pat: &Pat) -> bool {
        !self.is_counted() || matches!(pat, Pat::Tuple(parts) if parts.elems.len() == 2)
    }

    /// What binds an element: a pattern for its index, and the statements behind it.
    fn bind(&self, pat: &Pat, mut index: impl FnMut() -> Ident) -> (Pat, Vec<Stmt>) {
        let place = self.place;
        let mutability = self.unique.then(|| quote!(mut));
        let from = index();
        let (found, at): (Pat, Expr) = match self.chunks {
            Some(_) => {
                let to = index();
                (parse_quote!((#from, #to)), parse_quote!(#from..#to))
            }
            None => (parse_quote!(#from), parse_quote!(#from)),
        };
        // An index binds tighter than a `*`.
        let place = match place {
            Expr::Unary(_) => parse_quote!((#place)),
            _ => place.clone(),
        };
        let element: Expr = parse_quote!(&#mutability #place[#at]);
        match pat {
            Pat::Tuple(parts) if self.is_counted() => {
                let (position, inner) = (&parts.elems[0], &parts.elems[1]);
                let bind = parse_quote!(let #inner = #element;);
                if self.counts() {
                    (parse_quote!((#position, #found)), vec![bind])
                } else {
                    (found, vec![parse_quote!(let #position = #from;), bind])
                }
            }
            pat => (found, vec![parse_quote!(let #pat = #element;)]),
        }
    }

    /// The indices of all elements.
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
        match self.order {
            Order::Backwards | Order::CountedDown => parse_quote!(#indices.rev()),
            Order::BackwardsCounted => parse_quote!(#indices.rev().enumerate()),
            Order::Counted if self.counts() => parse_quote!(#indices.enumerate()),
            Order::Forwards | Order::Counted => parse_quote!(#indices),
        }
    }
}

struct Walk<'w> {
    loops: &'w BTreeSet<TargetId>,
    /// The body, in which no loop goes by index yet.
    block: &'w Block,
    locals: &'w mut IndexVec<LocalId, Local>,
    runtime: &'w Runtime,
}

impl Walk<'_> {
    fn index(&mut self) -> Ident {
        let temp = new_temp(self.locals, "index", None);
        let info = &mut self.locals[temp];
        (info.trivial, info.copy, info.number, info.mutable) = (true, true, true, false);
        holes::local_ident(temp, Span::mixed_site())
    }

    fn steps(&mut self) -> Ident {
        holes::local_ident(new_temp(self.locals, "steps", None), Span::mixed_site())
    }

    fn by_index(&mut self, repeat: &ExprForLoop) -> Option<Expr> {
        let target = walks(repeat, self.block, self.locals, self.runtime).filter(|target| self.loops.contains(target));
        let mut repeat = repeat.clone();
        if target.is_some() && drains(&repeat.expr) {
            drain_ahead(&mut repeat.expr);
            return Some(Expr::ForLoop(repeat));
        }
        if target.is_some() && is_by_reference(&repeat.expr, self.block, self.locals) {
            return Some(step_by_step(repeat, || self.steps()));
        }
        let iterated = repeat.expr.clone();
        let head = Head::of(&iterated).filter(|_| target.is_some())?;
        let (pat, stmts) = head.bind(&repeat.pat, || self.index());
        repeat.body.stmts.splice(0..0, stmts);
        *repeat.pat = pat;
        *repeat.expr = head.indices();
        Some(Expr::ForLoop(repeat))
    }
}

impl VisitMut for Walk<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        let is_walked = |local: LocalId| self.locals[local].walks.is_some_and(|target| self.loops.contains(&target));
        match expr {
            Expr::ForLoop(repeat) => {
                if let Some(walked) = self.by_index(repeat) {
                    *expr = walked;
                }
            }
            Expr::Block(block) => delegate_step_by_step(&mut block.block, is_walked),
            _ => {}
        }
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
