//! Patterns that leave what no macro can name: what they bind is taken out of a value that stays whole.
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
//! If it can't be, it is moved, and rustc warns where something that is left may be dropped early. A guard sees what would be
//! bound by reference, as any guard does:
//!
//! ```text
//! Some(Job { name, .. }) if f(&name) => { .. }                                            from
//! Some(Job { name: _, .. }) if match &_4 { Some(Job { name: n, .. }) => f(&*n) } => { .. }    into
//! ```

use crate::emit::names;
use crate::ir::{Code, Dest, Effect, Flow, LocalId, Stmt, StmtKind};
use crate::lower::patterns::{Binding, binding_of, bound_by, pattern_binds};
use crate::lower::uses::{has_let, local, target_of};
use crate::lower::{Lowerer, Opening, make_mutable};
use crate::resolve::holes;
use crate::syntax::tokens::any_ident;
use proc_macro2::{Delimiter, Group, Ident, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, PatIdent, parse_quote};

impl Lowerer<'_> {
    /// Takes what a pattern binds out of a value that is matched where it is: a local, or what a local points to.
    pub(super) fn open_place(&mut self, place: &Expr, pat: &mut Pat) -> Option<Stmt> {
        let whole = local(place).or(target_of(place)).filter(|whole| self.can_be_opened(*whole, place, pat))?;
        let is_named = local(place).is_some_and(|whole| self.is_over_behind(whole)) && !leaves_unnamed(pat);
        if is_named {
            return None;
        }
        let used = self.uses.pattern_use(pat, place);
        self.open(whole, place, place, pat, used)
    }

    /// Takes what a pattern binds out of a temporary. What is taken of one that is made by a literal is known field by field.
    pub(super) fn open_temp(&mut self, temp: LocalId, value: &Expr, pat: &mut Pat, effect: Effect) -> Option<Stmt> {
        let is_known = !self.locals[temp].fields.is_empty() && self.uses.taken_fields(pat).is_some();
        let name = holes::local_ident(temp, self.locals[temp].name.span());
        if is_known || !leaves_unnamed(pat) {
            None
        } else {
            self.open(temp, &parse_quote!(#name), value, pat, Flow::Effect(temp, effect))
        }
    }

    fn can_be_opened(&self, whole: LocalId, place: &Expr, pat: &Pat) -> bool {
        let info = &self.locals[whole];
        let is_reference = info.unique || info.foreign.is_some() || info.is_shared() || info.alias.is_some();
        !is_reference && !self.uses.refilled.by(pat, place)
    }

    /// Takes what a pattern binds out of a place that belongs to a local, if the pattern leaves anything. `used`: what the
    /// pattern does to the local.
    fn open(&mut self, whole: LocalId, place: &Expr, value: &Expr, pat: &mut Pat, used: Flow) -> Option<Stmt> {
        if binding_of(pat) != Binding::Part || !Plain::is(pat) {
            return None;
        }
        self.note_bound(pat, value);
        self.note_rebind(pat, value);
        self.note_parts(whole, pat);
        make_mutable(&mut self.locals[whole], true);
        let flow = Flow::seq([used, pattern_binds(pat)]);
        let taken = Taken::of(pat);
        let binds = taken.binds.iter().map(|bound| bound.local).collect::<Vec<_>>();
        let opening = self.openings.len();
        self.openings.push(Opening { parts: binds.len() });
        binds.iter().for_each(|bound| self.locals[*bound].taken_by = Some(opening));
        let code = Code::new(self.taken_out(opening, place, &taken), flow);
        if let Pat::Guard(guarded) = pat {
            self.let_see(&mut guarded.guard, place, &taken);
        }
        Tried.visit_pat_mut(pat);
        Some(Stmt::new(StmtKind::Let { code, binds }, Dest::Discard))
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

    /// The `let` that takes parts out of a place, or moves them.
    fn taken_out(&self, opening: usize, place: &Expr, taken: &Taken) -> TokenStream {
        let (runtime, open) = (&self.unit.runtime, names::open(opening));
        let pat = &taken.pat;
        let declared = taken.binds.iter().map(|bound| &bound.declared);
        let found = taken.binds.iter().map(|bound| &bound.found).collect::<Vec<_>>();
        let parts = (0..found.len()).map(|position| names::part_of_open(opening, position));
        quote! {
            let (#(#declared,)*) = if #open.is_taken() {
                #open.taken();
                match &mut #place { #pat => (#(#parts.take(#found),)*), _ => #runtime::impossible() }
            } else {
                #open.left();
                match #place { #pat => (#(#found,)*), _ => #runtime::impossible() }
            };
        }
    }
}

/// Whether a pattern leaves what [no macro can name](super::left), beside what it binds by value.
fn leaves_unnamed(pat: &Pat) -> bool {
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
/// dropped in another order, guards that bind something themselves, or have what is bound in a text, and macros.
struct Plain<'p> {
    pat: &'p Pat,
    is_plain: bool,
}

impl<'p> Plain<'p> {
    fn is(pat: &'p Pat) -> bool {
        let mut plain = Self { pat, is_plain: true };
        plain.visit_pat(pat);
        plain.is_plain
    }
}

impl Visit<'_> for Plain<'_> {
    fn visit_pat(&mut self, pat: &Pat) {
        self.is_plain &= match pat {
            Pat::Ident(ident) => {
                ident.by_ref.is_none() && ident.subpat.as_ref().is_none_or(|(_, inside)| bound_by(inside).is_empty())
            }
            Pat::Reference(_) | Pat::Slice(_) | Pat::Macro(_) | Pat::Verbatim(_) => false,
            Pat::Guard(guarded) => !has_let(&guarded.guard) && !captures_any(&guarded.guard, &bound_by(self.pat)),
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

/// What a pattern binds, under names of its own.
struct Taken {
    pat: Pat,
    /// In order of declaration.
    binds: Vec<Bound>,
}

/// What a pattern binds.
struct Bound {
    local: LocalId,
    /// How it is declared.
    declared: PatIdent,
    /// What the pattern calls it.
    found: Ident,
    /// What a guard sees of it.
    seen: Ident,
}

impl Taken {
    fn of(pat: &Pat) -> Self {
        let mut taken = Self { pat: unguarded(pat).clone(), binds: Vec::new() };
        let mut renamed = taken.pat.clone();
        taken.visit_pat_mut(&mut renamed);
        taken.pat = renamed;
        taken
    }
}

impl Taken {
    /// What the pattern calls a local. Each of several alternatives binds it.
    fn found(&mut self, local: LocalId, declared: PatIdent) -> Ident {
        if let Some(known) = self.binds.iter().find(|bound| bound.local == local) {
            return known.found.clone();
        }
        let (position, span) = (self.binds.len(), declared.ident.span());
        let [found, seen] = ["found", "seen"].map(|kind| names::local(&format!("genfn_{kind}{position}"), span));
        self.binds.push(Bound { local, declared, found: found.clone(), seen });
        found
    }
}

impl VisitMut for Taken {
    fn visit_pat_ident_mut(&mut self, name: &mut PatIdent) {
        if let Some(local) = holes::local_of(&name.ident) {
            let declared = PatIdent { subpat: None, ..name.clone() };
            (name.ident, name.mutability) = (self.found(local, declared), None);
        }
        visit_mut::visit_pat_ident_mut(self, name);
    }
}

/// Lets a pattern bind nothing.
struct Tried;

impl VisitMut for Tried {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        visit_mut::visit_pat_mut(self, pat);
        if let Pat::Ident(name) = pat
            && holes::local_of(&name.ident).is_some()
        {
            *pat = name.subpat.take().map_or_else(|| parse_quote!(_), |(_, inside)| *inside);
        }
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// A pattern without its guard, or its type.
fn unguarded(pat: &Pat) -> &Pat {
    match pat {
        Pat::Guard(inner) => unguarded(&inner.pat),
        Pat::Type(inner) => unguarded(&inner.pat),
        pat => pat,
    }
}
