//! Patterns that leave parts of a struct, which may have no name, another order, or a destructor around them: what they bind is
//! taken out of a value that stays whole.
//!
//! ```text
//! if let Some(Job { name, .. }) = pop() { yield name }                                    from
//! _4 = pop(); if let Some(Job { name: _, .. }) = _4 {                                     into
//!     let (name,) = if open.is_taken() { match &mut _4 { Some(Job { name: n, .. }) => (part.take(n),) } }
//!                   else { match _4 { Some(Job { name: n, .. }) => (n,) } };
//!     yield name
//! }
//! ```
//!
//! The pattern that is tried binds nothing. What the other one binds is copied, or replaced by its type's default, if it can
//! be: rustc [tells](super::super::Opening). Then the value is dropped where it would be, with all that the pattern leaves.
//! If it can't be, it is moved, with a name for each part that is left and can be named; rustc warns where others may be
//! dropped early. If there are only copies to be made, the value stays whole, too. A guard sees what would be
//! bound by reference, as any guard does:
//!
//! ```text
//! Some(Job { name, .. }) if f(&name) => { .. }                                            from
//! Some(Job { name: _, .. }) if match &_4 { Some(Job { name: n, .. }) => f(&*n) } => { .. }    into
//! ```

use crate::emit::names;
use crate::ir::{Code, Dest, Effect, Flow, LocalId, LocalKind, Stmt, StmtKind};
use crate::lower::alternatives::are_told_apart;
use crate::lower::patterns::{Binding, binding_of, bound_by, pattern_binds};
use crate::lower::spine::beside::{MovedOut, leaves_beside, left_open, opens_beside};
use crate::lower::spine::left::{Left, Named, Place, moved_of};
use crate::lower::spine::scrutinee::{effect_on, is_std};
use crate::lower::spine::taken::{Bound, Taken, Tried, unguarded};
use crate::lower::uses::{has_let, local, target_of};
use crate::lower::{Lowerer, Opening, make_mutable};
use crate::resolve::holes;
use crate::syntax::tokens::any_ident;
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::spanned::Spanned as _;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut as _;
use syn::{Expr, Pat, parse_quote};

/// What takes out what a pattern binds, and what the pattern leaves, for where that is moved.
type Opened = (Vec<Stmt>, Vec<Left>);

/// A value that is opened.
struct Opens<'a> {
    /// The local that holds it.
    whole: LocalId,
    /// Where it is.
    place: &'a Expr,
    /// What made it.
    value: &'a Expr,
    /// What the pattern does to the local.
    used: Flow,
    /// Nothing uses it behind the pattern.
    is_over: bool,
}

/// What a pattern leaves if what it binds is moved.
#[derive(Default)]
struct LeftIfMoved {
    /// The pattern, with names for it.
    pat: Option<Pat>,
    list: Vec<Left>,
}

impl Lowerer<'_> {
    /// Takes what a pattern binds out of a value that is matched where it is: a local, or what a local points to.
    pub(super) fn open_place(&mut self, place: &Expr, pat: &mut Pat) -> Option<Opened> {
        let whole = local(place).or(target_of(place)).filter(|whole| self.can_be_opened(*whole, place, pat))?;
        let is_over = self.is_over_behind(whole);
        if is_over && local(place).is_some() && !stays_whole(pat) {
            return None;
        }
        let used = self.uses.pattern_use(pat, place);
        self.open(Opens { whole, place, value: place, used, is_over }, pat)
    }

    /// Takes what a pattern binds out of a temporary. What `..` leaves of one that is made by a literal is known.
    pub(super) fn open_temp(&mut self, temp: LocalId, value: &Expr, pat: &mut Pat, effect: Effect) -> Option<Opened> {
        let is_known = !self.locals[temp].fields.is_empty() && self.uses.taken_fields(pat).is_some();
        if is_known && leaves_unnamed(pat) || !stays_whole(pat) {
            return None;
        }
        let name = holes::local_ident(temp, self.locals[temp].name.span());
        let used = Flow::Effect(temp, effect);
        self.open(Opens { whole: temp, place: &parse_quote!(#name), value, used, is_over: true }, pat)
    }

    fn can_be_opened(&self, whole: LocalId, place: &Expr, pat: &Pat) -> bool {
        let info = &self.locals[whole];
        let is_reference = info.unique || info.foreign.is_some() || info.is_shared() || info.alias.is_some();
        !is_reference && !self.uses.refilled.by(pat, place)
    }

    fn open(&mut self, Opens { whole, place, value, used, is_over }: Opens<'_>, pat: &mut Pat) -> Option<Opened> {
        if binding_of(pat) != Binding::Part && !opens_beside(pat) || !Plain::is(pat) {
            return None;
        }
        self.note_bound(pat, value);
        self.note_rebind(pat, value);
        let seen = Taken::of(pat);
        if let Pat::Guard(guarded) = pat {
            self.let_see(&mut guarded.guard, place, &seen);
        }
        let opened = match self.name_payload(whole, place, pat).filter(|_| is_over) {
            Some((taken_out, payload, inner)) => {
                let name = holes::local_ident(payload, self.locals[payload].name.span());
                let used = Flow::Effect(payload, effect_on(&inner, false));
                let place = parse_quote!(#name);
                let (opening, left) =
                    self.take_out(Opens { whole: payload, place: &place, value, used, is_over }, &inner);
                (vec![taken_out, opening], left)
            }
            None => {
                let (opening, left) = self.take_out(Opens { whole, place, value, used, is_over }, unguarded(pat));
                (vec![opening], left)
            }
        };
        Tried.visit_pat_mut(pat);
        Some(opened)
    }

    /// Takes what a pattern binds out of a value that it is known to match.
    fn take_out(&mut self, Opens { whole, place, used, is_over, .. }: Opens<'_>, pat: &Pat) -> (Stmt, Vec<Left>) {
        self.note_parts(whole, pat);
        make_mutable(&mut self.locals[whole], true);
        let flow = Flow::seq([used, pattern_binds(pat)]);
        let loses = !is_over || leaves_unnamed(pat);
        let left = if is_over { self.left_if_moved(whole, pat) } else { LeftIfMoved::default() };
        let taken = Taken::of(pat);
        let opening = self.openings.len();
        let home = if is_over { self.home(whole, place, pat, &taken, &left.list) } else { None };
        self.openings.push(Opening { parts: taken.binds.len(), left: left_open(&left.list, &taken), loses, home });
        taken.binds.iter().for_each(|bound| self.locals[bound.local].taken_by = Some(opening));
        let held = left.list.iter().map(|left| left.bound).collect::<Vec<_>>();
        let binds = taken.binds.iter().map(|bound| bound.local).chain(held.iter().copied()).collect();
        let flow = Flow::seq([flow, Flow::seq(held.into_iter().map(|held| Flow::Effect(held, Effect::Init)))]);
        let code = Code::new(self.taken_out(opening, place, taken, &left), flow);
        (Stmt::new(StmtKind::Let { code, binds }, Dest::Discard), left.list)
    }

    /// Names what a pattern leaves, for where what it binds is moved.
    fn left_if_moved(&mut self, whole: LocalId, pat: &Pat) -> LeftIfMoved {
        let (mut named, binds) = (unguarded(pat).clone(), Some(bound_by(pat).len()));
        let mut left = Named { binds, moved: moved_of(&self.locals[whole]), ..Named::default() };
        self.name_parts(&mut named, &mut left);
        let list = left.list;
        // It holds what has a destructor, or nothing.
        list.iter().for_each(|left| self.locals[left.holder].has_destructor = true);
        let is_temp = self.locals[whole].kind == LocalKind::Temp;
        self.declare_left(&list, if is_temp { Place::InFrontOf(whole) } else { Place::Behind(whole) });
        LeftIfMoved { pat: Some(named), list }
    }

    /// Lets a guard see what the pattern in front of it would bind.
    fn let_see(&self, guard: &mut Expr, place: &Expr, Taken { pat, binds }: &Taken) {
        let tokens = self.native_tokens(guard);
        let seen = binds.iter().filter(|bound| names_any(&tokens, &[bound.local])).collect::<Vec<_>>();
        if seen.is_empty() {
            return;
        }
        let mut name = |local, span| match seen.iter().find(|bound| bound.local == local) {
            Some(Bound { seen, .. }) => Group::new(Delimiter::Parenthesis, quote_spanned!(span=> *#seen)).into(),
            None => holes::local_ident(local, span).into(),
        };
        let tokens = holes::fill(tokens, &mut name, &mut holes::local_ident);
        let (names, found) = (seen.iter().map(|bound| &bound.seen), seen.iter().map(|bound| &bound.found));
        let (names, found) = (names.collect::<Vec<_>>(), found.collect::<Vec<_>>());
        let runtime = &self.unit.runtime;
        *guard = Expr::Verbatim(quote! {
            match &#place {
                #pat => {
                    #(let #names = #runtime::opened::Seen::of(&#found);)*
                    if false {
                        #runtime::split::never();
                        match #place { #pat => { #(#names.bound(&#found);)* } _ => {} }
                    }
                    #(let #names = (&&#names).genfn_seen(&#found);)*
                    #tokens
                }
                _ => #runtime::impossible(),
            }
        });
    }

    /// The `let` that takes parts out of a place, or moves or copies them.
    fn taken_out(&self, opening: usize, place: &Expr, mut taken: Taken, left: &LeftIfMoved) -> TokenStream {
        let (runtime, open, pat) = (&self.unit.runtime, names::open(opening), taken.pat.clone());
        let found = taken.binds.iter().map(|bound| bound.found.clone()).collect::<Vec<_>>();
        let declared = taken.binds.iter().map(|bound| bound.declared.clone()).collect::<Vec<_>>();
        let parts = (0..found.len()).map(|position| names::part_of_open(opening, position));
        let held = left.list.iter().map(|left| holes::local_ident(left.bound, Span::mixed_site()));
        let fates = (0..left.list.len()).map(|position| names::left_of_open(opening, position)).collect::<Vec<_>>();
        let as_it_is = quote! {
            match #place { #pat => (#(#found,)* #((#fates.nothing)(),)*), _ => #runtime::impossible() }
        };
        let otherwise = match &left.pat {
            Some(named) if !fates.is_empty() => {
                let moved = MovedOut { runtime, opening, left: &left.list }.all(place, named, &mut taken);
                quote! {
                    if #open.is_moved() {
                        #open.moved();
                        #moved
                    } else {
                        #open.copied();
                        #as_it_is
                    }
                }
            }
            _ => quote!({ #open.left(); #as_it_is }),
        };
        // There rustc tells of what else borrows from it.
        let borrowed = quote_spanned!(Span::mixed_site().located_at(place.span())=> &mut #place);
        quote! {
            let (#(#declared,)* #(#held,)*) = if #open.is_taken() {
                #open.taken();
                match #borrowed {
                    #pat => (#(#parts.take(#found),)* #((#fates.nothing)(),)*),
                    _ => #runtime::impossible()
                }
            } else #otherwise;
        }
    }
}

/// Whether a value that a pattern takes apart should stay whole: the pattern leaves what has no name, or parts of a struct,
/// which may have a destructor of its own, and declare its fields in another order, or it opens such a struct beside others.
pub(super) fn stays_whole(pat: &Pat) -> bool {
    leaves_unnamed(pat) || leaves_fields(pat) || opens_beside(pat) || leaves_beside(pat)
}

/// Whether a pattern leaves parts of a struct of the user's, beside what it binds of it by value.
fn leaves_fields(pat: &Pat) -> bool {
    let leaves = |part: &Pat| binding_of(part) == Binding::None;
    match pat {
        _ if binding_of(pat) != Binding::Part => false,
        Pat::Paren(inner) => leaves_fields(&inner.pat),
        Pat::Type(inner) => leaves_fields(&inner.pat),
        Pat::Guard(inner) => leaves_fields(&inner.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().any(leaves_fields),
        Pat::TupleStruct(tuple) => {
            tuple.elems.iter().any(|part| !is_std(&tuple.path) && leaves(part) || leaves_fields(part))
        }
        Pat::Struct(open) => open.fields.iter().any(|field| leaves(&field.pat) || leaves_fields(&field.pat)),
        _ => false,
    }
}

/// Whether a pattern leaves what [no macro can name](super::left), beside what it binds by value.
pub(super) fn leaves_unnamed(pat: &Pat) -> bool {
    let leaves = |part: &Pat| matches!(part, Pat::Rest(_)) || leaves_unnamed(part);
    match pat {
        _ if binding_of(pat) != Binding::Part => false,
        Pat::Paren(inner) => leaves_unnamed(&inner.pat),
        Pat::Type(inner) => leaves_unnamed(&inner.pat),
        Pat::Guard(inner) => leaves_unnamed(&inner.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().any(leaves),
        Pat::TupleStruct(tuple) => tuple.elems.iter().any(leaves),
        Pat::Struct(open) => open.rest.is_some() || open.fields.iter().any(|field| leaves(&field.pat)),
        Pat::Or(_) => true,
        _ => false,
    }
}

/// Finds what a pattern can't hold that is to be matched with a reference: what says how it binds, elements, which are
/// dropped in another order, unless what may have a destructor of its own is among what is opened, guards that bind something
/// themselves, or have what is bound in a text, or are asked again for another alternative, and macros.
struct Plain<'p> {
    pat: &'p Pat,
    opens_beside: bool,
    holds_none: bool,
}

impl<'p> Plain<'p> {
    fn is(pat: &'p Pat) -> bool {
        let mut plain = Self { pat, opens_beside: opens_beside(pat) || leaves_beside(pat), holds_none: true };
        plain.visit_pat(pat);
        plain.holds_none
    }
}

impl Visit<'_> for Plain<'_> {
    fn visit_pat(&mut self, pat: &Pat) {
        self.holds_none &= match pat {
            Pat::Ident(ident) => {
                ident.by_ref.is_none() && ident.subpat.as_ref().is_none_or(|(_, inside)| bound_by(inside).is_empty())
            }
            Pat::Slice(_) => self.opens_beside,
            Pat::Reference(_) | Pat::Macro(_) | Pat::Verbatim(_) => false,
            Pat::Guard(guarded) => {
                let names_none = !has_let(&guarded.guard) && !captures_any(&guarded.guard, &bound_by(self.pat));
                names_none && are_told_apart(&guarded.pat)
            }
            _ => true,
        };
        visit::visit_pat(self, pat);
    }

    fn visit_expr(&mut self, _: &Expr) {}
}

/// Whether tokens name one of these locals.
fn names_any(tokens: &TokenStream, locals: &[LocalId]) -> bool {
    any_ident(tokens, &mut |name| holes::local_of(name).is_some_and(|local| locals.contains(&local)))
}

/// Whether a text in an expression captures one of these locals.
fn captures_any(expr: &Expr, locals: &[LocalId]) -> bool {
    let mut captures = false;
    let mut text = |local, span| {
        captures |= locals.contains(&local);
        holes::local_ident(local, span)
    };
    holes::fill(expr.to_token_stream(), &mut |local, span| holes::local_ident(local, span).into(), &mut text);
    captures
}
