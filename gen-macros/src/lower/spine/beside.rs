//! Structs and variants that a pattern opens beside what else it binds. What has a destructor of its own stays whole, for what is
//! bound inside of it is copied; that destructor runs where that of the value around it would.
//!
//! ```text
//! match pair { (Guard(name), second) => { yield name } }                                  from
//! match pair { (rest @ Guard(_), second) => {                                             into
//!     let (name, kept) = if fate.is_gone { match rest { Guard(name) => (name, nothing) } }
//!                        else { (match rest { Guard(name) => name }, keep(rest)) }; .. yield name } }
//! ```
//!
//! That is for where something is moved out of the value around it, which can't stay [whole](super::opening) then. Rustc
//! tells whether all that is bound inside of the struct is copied. If it is not, the struct has no destructor of its own.

use super::left::{Left, Named};
use super::opening::leaves_unnamed;
use super::scrutinee::{is_std, parts_of};
use super::taken::{Taken, Tried, unguarded};
use crate::emit::Runtime;
use crate::emit::names;
use crate::ir::LocalId;
use crate::lower::patterns::{Binding, binding_of, bound_by};
use crate::lower::{LeftOpen, Lowerer};
use crate::resolve::holes;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote};
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{Expr, Pat, parse_quote};

/// A struct that a pattern opens beside what else it binds.
pub(super) struct OpenedPart {
    /// The pattern that opens it.
    opening: Pat,
    /// The same, with names for what it leaves.
    named: Pat,
    binds: Vec<LocalId>,
    /// What has these names.
    left: Vec<usize>,
}

/// Whether a pattern opens structs beside what else it binds.
pub(super) fn opens_beside(pat: &Pat) -> bool {
    fn any(pat: &Pat, binds: usize) -> bool {
        // The parts of alternatives get no names one by one.
        let is_named = |inner: &Pat| !matches!(inner, Pat::Or(_));
        match unguarded(pat) {
            Pat::Paren(inner) => any(&inner.pat, binds),
            pat => opens(pat, binds) || is_named(pat) && parts_of(pat).into_iter().any(|part| any(part, binds)),
        }
    }
    any(pat, bound_by(pat).len())
}

/// Whether a pattern opens structs, and leaves parts that stand beside them.
pub(super) fn leaves_beside(pat: &Pat) -> bool {
    let opens = |part: &Pat| opens_struct(part) && !bound_by(part).is_empty() || leaves_beside(part);
    binding_of(pat) == Binding::Part && parts_of(pat).into_iter().any(opens)
}

/// Whether a pattern opens a struct that is the user's, and binds some of these locals, but not all.
pub(super) fn opens(pat: &Pat, binds: usize) -> bool {
    opens_struct(pat) && bound_by(pat).len() < binds
}

/// Whether a pattern opens what may have a destructor of its own: a struct or a variant of the user's.
fn opens_struct(pat: &Pat) -> bool {
    match pat {
        Pat::Paren(inner) => opens_struct(&inner.pat),
        Pat::Or(or) => or.cases.iter().any(opens_struct),
        Pat::TupleStruct(open) => !is_std(&open.path),
        Pat::Struct(_) => true,
        _ => false,
    }
}

impl OpenedPart {
    /// What has names that its pattern leaves.
    pub(super) fn left_mut(&mut self) -> &mut [usize] {
        &mut self.left
    }
}

impl Lowerer<'_> {
    /// Names a struct that is opened, and what its pattern leaves.
    pub(super) fn name_opened(&mut self, part: &mut Pat, left: &mut Named) {
        let (start, opening, mut named) = (left.list.len(), part.clone(), part.clone());
        let binds = bound_by(part);
        if !binds.is_empty() {
            let outer = left.binds.replace(binds.len());
            self.name_parts(&mut named, left);
            left.binds = outer;
        }
        let inside = (start..left.list.len()).filter(|position| !left.list[*position].is_inside).collect::<Vec<_>>();
        inside.iter().for_each(|position| left.list[*position].is_inside = true);
        let [bound, holder] = ["rest", "left"].map(|name| self.new_temp(name, None));
        let name = holes::local_ident(bound, Span::mixed_site());
        Tried.visit_pat_mut(part);
        *part = parse_quote!(#name @ (#part));
        // Where nothing is bound inside of it, it is left like any other part.
        let opened = Some(OpenedPart { opening, named, binds, left: inside }).filter(|opened| !opened.binds.is_empty());
        left.list.push(Left { opened, ..Left::new(bound, holder) });
    }
}

/// What rustc is asked about that a pattern leaves.
pub(super) fn left_open(list: &[Left], taken: &Taken) -> Vec<LeftOpen> {
    let mut open = vec![LeftOpen::default(); list.len()];
    for (position, left) in list.iter().enumerate() {
        let Some(opened) = &left.opened else { continue };
        let parts = taken.binds.iter().enumerate().filter(|(_, bound)| opened.binds.contains(&bound.local));
        let parts = parts.map(|(part, _)| part).collect::<Vec<_>>();
        opened.left.iter().for_each(|inside| open[*inside].within.clone_from(&parts));
        open[position].opened = parts;
        open[position].loses = leaves_unnamed(&opened.opening).then(|| opened.opening.span());
    }
    open
}

/// Moves what a pattern binds out of a value, and keeps what it leaves.
pub(super) struct MovedOut<'a> {
    pub(super) runtime: &'a Runtime,
    pub(super) opening: usize,
    /// What the pattern leaves.
    pub(super) left: &'a [Left],
}

impl MovedOut<'_> {
    /// What is bound, and what is kept, of all of the value. Where none of the structs stays whole, all of it is taken out where
    /// it is: what has no name stays in the value.
    pub(super) fn all(&self, place: &impl ToTokens, named: &Pat, taken: &mut Taken) -> TokenStream {
        let found = taken.binds.iter().map(|bound| bound.found.clone());
        let out = found.chain((0..self.left.len()).map(kept)).collect::<Vec<_>>();
        let outermost = (0..self.left.len()).filter(|position| !self.left[*position].is_inside).collect::<Vec<_>>();
        let moved = self.moved(place, named, &outermost, &out, taken);
        let (opened, others): (Vec<_>, Vec<_>) =
            (0..self.left.len()).partition(|position| self.left[*position].opened.is_some());
        if opened.is_empty() {
            return moved;
        }
        let mut parts = named.clone();
        Parted(self.left).visit_pat_mut(&mut parts);
        let parted = self.moved(place, &parts, &others, &out, taken);
        let (kept, fates) = (opened.iter().map(|position| kept(*position)), self.fates(&opened));
        quote! {
            if #(#fates.is_gone)&&* {
                #((#fates.absent)(); let #kept = (#fates.nothing)();)*
                #parted
            } else {
                #moved
            }
        }
    }

    fn fates(&self, left: &[usize]) -> Vec<Ident> {
        left.iter().map(|position| names::left_of_open(self.opening, *position)).collect()
    }

    /// Matches a value with a pattern that has names for these parts. `out`: what that binds, and keeps.
    fn moved(
        &self,
        place: &impl ToTokens,
        named: &Pat,
        left: &[usize],
        out: &[Ident],
        taken: &mut Taken,
    ) -> TokenStream {
        let (runtime, mut named) = (self.runtime, named.clone());
        taken.visit_pat_mut(&mut named);
        let keep = left.iter().map(|position| self.keep(*position, taken)).collect::<Vec<_>>();
        quote!(match #place { #named => { #(#keep)* (#(#out,)*) } _ => #runtime::impossible() })
    }

    /// Keeps what the pattern leaves.
    fn keep(&self, position: usize, taken: &mut Taken) -> TokenStream {
        let (kept, fate) = (kept(position), names::left_of_open(self.opening, position));
        let rest = &taken.found_of(&[self.left[position].bound])[0];
        match &self.left[position].opened {
            Some(opened) => self.keep_opened(&kept, &fate, rest, opened, taken),
            None => quote! {
                let #kept = if #fate.is_gone { (#fate.nothing)() } else { (#fate.present)(); (#fate.keep)(#rest) };
            },
        }
    }

    /// Keeps a struct that the pattern opens, or what the pattern leaves of it.
    fn keep_opened(
        &self,
        kept: &Ident,
        fate: &Ident,
        rest: &Ident,
        opened: &OpenedPart,
        taken: &mut Taken,
    ) -> TokenStream {
        let (runtime, mut pat) = (self.runtime, opened.opening.clone());
        taken.visit_pat_mut(&mut pat);
        let (found, inside) = (taken.found_of(&opened.binds), self.inside(opened));
        let nothing = self.fates(&inside);
        let out = found.iter().cloned().chain(inside.iter().map(|position| self::kept(*position))).collect::<Vec<_>>();
        let moved = self.moved(rest, &opened.named, &opened.left, &out, taken);
        quote! {
            let (#(#out,)* #kept) = if #fate.is_gone {
                (#fate.absent)();
                let (#(#out,)*) = #moved;
                (#(#out,)* (#fate.nothing)())
            } else {
                (#fate.present)();
                let (#(#found,)*) = match #rest { #pat => (#(#found,)*), _ => #runtime::impossible() };
                (#(#found,)* #((#nothing.nothing)(),)* (#fate.keep)(#rest))
            };
        }
    }

    /// What the pattern leaves of a struct, and of those in it.
    fn inside(&self, opened: &OpenedPart) -> Vec<usize> {
        let of = |position: &usize| match &self.left[*position].opened {
            Some(inner) => [self.inside(inner), vec![*position]].concat(),
            None => vec![*position],
        };
        opened.left.iter().flat_map(of).collect()
    }
}

/// Opens the structs again that a pattern holds as a whole.
struct Parted<'a>(&'a [Left]);

impl VisitMut for Parted<'_> {
    fn visit_pat_mut(&mut self, pat: &mut Pat) {
        let whole = if let Pat::Ident(name) = &*pat { holes::local_of(&name.ident) } else { None };
        let opened = self.0.iter().filter(|left| Some(left.bound) == whole).find_map(|left| left.opened.as_ref());
        opened.into_iter().for_each(|opened| pat.clone_from(&opened.named));
        visit_mut::visit_pat_mut(self, pat);
    }

    fn visit_expr_mut(&mut self, _: &mut Expr) {}
}

/// What holds what a pattern leaves.
fn kept(position: usize) -> Ident {
    format_ident!("genfn_kept{position}", span = Span::mixed_site())
}
