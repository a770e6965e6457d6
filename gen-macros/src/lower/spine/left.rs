//! What patterns leave of what they match: parts get names, and live as long as the whole would.
//!
//! ```text
//! match make() { (a, _) => { yield a } }                        from
//! _4 = make(); match _4 { (a, _6) => { _5 = _6; yield a } }     into, with `_5` declared at the beginning
//! ```

use crate::ir::{Code, Dest, Flow, Local, LocalId, LocalKind, Stmt, StmtKind};
use crate::lower::Lowerer;
use crate::lower::moves::elements::note_elements;
use crate::lower::patterns::{Binding, binding_of, bound_by, pattern_binds};
use crate::lower::spine::beside::{OpenedPart, opens};
use crate::lower::uses::local;
use crate::resolve::holes;
use proc_macro2::{Span, TokenStream};
use quote::quote;
use std::ops::Range;
use syn::parse::Parser as _;
use syn::{Expr, Member, Pat, PatSlice, Path, parse_quote};

/// Where a temporary is declared.
#[derive(Clone, Copy)]
pub(super) enum Place {
    /// It outlives this one.
    InFrontOf(LocalId),
    /// It is dropped with this one, or just before.
    Behind(LocalId),
}

/// A part of a scrutinee that a pattern does not take.
pub(in crate::lower) struct Left {
    /// What it is bound to instead.
    pub(super) bound: LocalId,
    /// What holds it.
    pub(super) holder: LocalId,
    /// The binding that refers to it, if there is one.
    pub(super) by_ref: Option<Pat>,
    /// The struct that is opened, if it is one.
    pub(super) opened: Option<OpenedPart>,
    /// It is a part of such a struct.
    pub(super) is_inside: bool,
}

impl Left {
    pub(super) fn new(bound: LocalId, holder: LocalId) -> Self {
        Self { bound, holder, by_ref: None, opened: None, is_inside: false }
    }
}

/// What a pattern leaves.
#[derive(Default)]
pub(super) struct Named {
    /// What stands first is dropped first.
    pub(super) list: Vec<Left>,
    /// How many locals the pattern binds, or the struct in it that is visited, if structs that it [opens](super::beside) get
    /// names as well.
    pub(super) binds: Option<usize>,
    /// What other patterns move of the part that is visited.
    pub(super) moved: Vec<Pat>,
}

/// Elements of an array side by side of which nothing is moved, by what the pattern leaves. Of one that the pattern opens,
/// something may be moved: if it is, nothing holds all of it, and else nothing holds what is left inside of it.
#[derive(Default)]
struct Run {
    whole: Vec<usize>,
    /// What is left inside of elements in front of those of which all is left, and behind them.
    front: Vec<Range<usize>>,
    behind: Vec<Range<usize>>,
    is_left: bool,
}

impl Run {
    /// Adds an element of which all is left.
    fn add(&mut self, left: Range<usize>) {
        self.whole.extend(left);
        self.is_left = true;
    }

    /// Adds one that the pattern opens.
    fn add_opened(&mut self, inside: Range<usize>, whole: usize) {
        self.whole.push(whole);
        if self.is_left { self.behind.push(inside) } else { self.front.push(inside) }
    }

    /// What is dropped first comes first.
    fn in_order(self) -> impl Iterator<Item = usize> {
        let Self { whole, front, behind, .. } = self;
        behind.into_iter().rev().flatten().chain(whole).chain(front.into_iter().rev().flatten())
    }
}

impl Named {
    /// Puts what is named from a position on in this order.
    fn put_in_order(&mut self, start: usize, order: &[usize]) {
        let mut named = self.list.drain(start..).map(Some).collect::<Vec<_>>();
        self.list.extend(order.iter().filter_map(|position| named[position - start].take()));
        let parts = self.list[start..].iter_mut().filter_map(|left| left.opened.as_mut());
        for inside in parts.flat_map(OpenedPart::left_mut) {
            *inside = order.iter().position(|position| position == inside).map_or(*inside, |at| start + at);
        }
    }
}

impl Lowerer<'_> {
    /// Whether nothing uses a local behind the patterns that take parts of it.
    pub(super) fn is_over_behind(&self, local: LocalId) -> bool {
        let is_temp = self.locals[local].kind == LocalKind::Temp;
        is_temp || self.is_used_once(local) || self.exposed.parted.contains(local)
    }

    /// Names what a pattern leaves of a local that is not used behind it: it lives as long as the local.
    pub(in crate::lower) fn name_left_of(&mut self, place: &Expr, pat: &mut Pat) -> Vec<Left> {
        match local(place) {
            Some(whole)
                if binding_of(pat) == Binding::Part
                    && self.is_over_behind(whole)
                    && !self.uses.refilled.by(pat, place) =>
            {
                self.name_left(pat, Place::Behind(whole))
            }
            _ => Vec::new(),
        }
    }

    /// Names what a pattern leaves, and declares what holds it.
    pub(super) fn name_left(&mut self, pat: &mut Pat, place: Place) -> Vec<Left> {
        let (Place::InFrontOf(whole) | Place::Behind(whole)) = place;
        let mut left = Named { moved: moved_of(&self.locals[whole]), ..Named::default() };
        if binding_of(pat) == Binding::Part || matches!((&*pat, place), (Pat::Tuple(_), Place::InFrontOf(_))) {
            self.name_parts(pat, &mut left);
        }
        self.declare_left(&left.list, place);
        left.list
    }

    /// Declares what holds parts. What stands first is dropped first.
    pub(super) fn declare_left(&mut self, left: &[Left], place: Place) {
        match place {
            Place::InFrontOf(_) => left.iter().rev().for_each(|left: &Left| self.declare_at(left.holder, place)),
            Place::Behind(_) => left.iter().for_each(|left: &Left| self.declare_at(left.holder, place)),
        }
    }

    /// Names what a pattern leaves.
    pub(super) fn name_parts(&mut self, pat: &mut Pat, left: &mut Named) {
        match pat {
            Pat::Paren(inner) => self.name_parts(&mut inner.pat, left),
            Pat::Guard(inner) => self.name_parts(&mut inner.pat, left),
            Pat::Type(inner) => self.name_parts(&mut inner.pat, left),
            Pat::Slice(slice) => {
                let outer = std::mem::take(&mut left.moved);
                self.name_elements(slice, left);
                left.moved = outer;
            }
            _ => members_of(pat).into_iter().for_each(|(member, part)| self.name_inside(part, &member, left)),
        }
    }

    /// Names what a pattern leaves of a part.
    fn name_inside(&mut self, part: &mut Pat, member: &(String, Member), left: &mut Named) {
        let inside = left.moved.iter_mut().filter_map(|moved| {
            let mut members = members_of(moved).into_iter();
            members.find(|(other, _)| other == member).map(|(_, moved)| moved.clone())
        });
        let inside = inside.collect();
        let outer = std::mem::replace(&mut left.moved, inside);
        self.name_part(part, left);
        left.moved = outer;
    }

    fn name_part(&mut self, part: &mut Pat, left: &mut Named) {
        match binding_of(part) {
            _ if left.binds.is_some_and(|binds| opens(part, binds)) => self.name_opened(part, left),
            Binding::Part => self.name_parts(part, left),
            Binding::Whole if left.binds.is_some() => self.name_parts(part, left),
            Binding::None if !matches!(part, Pat::Rest(_)) => {
                let [bound, holder] = ["rest", "left"].map(|name| self.new_temp(name, None));
                left.moved.iter().for_each(|moved| note_elements(&mut self.locals[holder], TokenStream::new(), moved));
                let name = holes::local_ident(bound, Span::mixed_site());
                let (taken, by_ref) = match &*part {
                    Pat::Wild(_) => (parse_quote!(#name), None),
                    Pat::Ident(ident) if ident.subpat.is_none() => (parse_quote!(#name), Some(part.clone())),
                    _ if bound_by(part).is_empty() => (parse_quote!(#name @ (#part)), None),
                    _ => return,
                };
                *part = taken;
                left.list.push(Left { by_ref, ..Left::new(bound, holder) });
            }
            _ => {}
        }
    }

    /// What a pattern leaves of an array is dropped from behind, but for elements side by side of which nothing is moved.
    fn name_elements(&mut self, slice: &mut PatSlice, left: &mut Named) {
        let (start, mut runs, mut goes_on) = (left.list.len(), vec![Run::default()], true);
        for part in &mut slice.elems {
            let is_opened = left.binds.is_some_and(|binds| opens(part, binds));
            let is_left = matches!(part, Pat::Wild(_) | Pat::Rest(_));
            let first = left.list.len();
            self.name_element(part, left);
            let (end, is_split) = (left.list.len(), is_left && runs.last().is_some_and(|run| !run.behind.is_empty()));
            if !goes_on || is_split || !is_left && !is_opened {
                runs.push(Run::default());
            }
            let last = runs.len() - 1;
            if is_opened {
                runs[last].add_opened(first..end - 1, end - 1);
            } else {
                runs[last].add(first..end);
            }
            goes_on = is_left || is_opened;
        }
        let order = runs.into_iter().rev().flat_map(Run::in_order).collect::<Vec<_>>();
        left.put_in_order(start, &order);
    }

    /// As [`name_part`](Self::name_part), for an array: `..` stands for several elements.
    fn name_element(&mut self, part: &mut Pat, left: &mut Named) {
        if !matches!(part, Pat::Rest(_)) {
            return self.name_part(part, left);
        }
        let [bound, holder] = ["rest", "left"].map(|name| self.new_temp(name, None));
        let name = holes::local_ident(bound, Span::mixed_site());
        *part = parse_quote!(#name @ ..);
        left.list.push(Left::new(bound, holder));
    }

    /// Declares a temporary next to another local.
    pub(super) fn declare_at(&mut self, temp: LocalId, place: Place) {
        let declare = Stmt::new(StmtKind::Declare(temp), Dest::Discard);
        let (Place::InFrontOf(other) | Place::Behind(other)) = place;
        self.locals[temp].part_of = Some(other).filter(|other| self.locals[*other].kind == LocalKind::Temp);
        let offset = usize::from(matches!(place, Place::Behind(_)));
        let position = |frame: &Vec<Stmt>| Some(frame.iter().position(|stmt| declares(stmt, other))? + offset);
        match self.frames.iter_mut().rev().find_map(|frame| Some((position(&frame.stmts)?, &mut frame.stmts))) {
            Some((position, frame)) => frame.insert(position, declare),
            // What a branch or a loop binds is declared by no statement.
            None => self.frame().insert(0, declare),
        }
    }

    /// Moves what a pattern has left into what holds it.
    pub(in crate::lower) fn hold_left(&mut self, left: &[Left]) {
        for Left { bound, holder, by_ref, .. } in left {
            self.push(StmtKind::Code(crate::lower::use_value(*bound)), Dest::Assign(*holder));
            if let Some(pat) = by_ref {
                let Code { tokens, flow } = crate::lower::use_place(*holder);
                let code = Code::new(quote!(let #pat = #tokens;), Flow::seq([flow, pattern_binds(pat)]));
                let binds = bound_by(pat);
                binds.iter().for_each(|bound| self.locals[*bound].borrows.push(*holder));
                self.push(StmtKind::Let { code, binds }, Dest::Discard);
            }
        }
    }
}

fn declares(stmt: &Stmt, local: LocalId) -> bool {
    match &stmt.kind {
        StmtKind::Let { binds, .. } | StmtKind::LetElse { binds, .. } => binds.contains(&local),
        StmtKind::Declare(declared) => *declared == local,
        _ => stmt.dest == Dest::Bind(local),
    }
}

/// What patterns move of a local, if elements of arrays are among that.
pub(super) fn moved_of(local: &Local) -> Vec<Pat> {
    let of_all = local.elements.iter().filter(|elements| elements.path.is_empty());
    of_all.filter_map(|elements| Pat::parse_multi.parse2(elements.moved.clone()).ok()).collect()
}

/// The patterns of the parts of a tuple, a struct or a variant, with its name and theirs.
fn members_of(pat: &mut Pat) -> Vec<((String, Member), &mut Pat)> {
    let named = |path: &Path| path.segments.last().map(|last| last.ident.to_string()).unwrap_or_default();
    let (whole, parts) = match pat {
        Pat::Tuple(tuple) => (String::new(), &mut tuple.elems),
        Pat::TupleStruct(tuple) => (named(&tuple.path), &mut tuple.elems),
        Pat::Struct(pattern) => {
            let whole = named(&pattern.path);
            let fields = pattern.fields.iter_mut();
            return fields.map(|field| ((whole.clone(), field.member.clone()), &mut *field.pat)).collect();
        }
        _ => return Vec::new(),
    };
    let (count, rest) = (parts.len(), parts.iter().position(|part| matches!(part, Pat::Rest(_))));
    // What stands behind `..` is counted from the end.
    let index = |position| {
        if rest.is_some_and(|rest| rest < position) { u32::MAX as usize - count + position } else { position }
    };
    let member = |position| (whole.clone(), Member::from(index(position)));
    parts.iter_mut().enumerate().map(|(position, part)| (member(position), part)).collect()
}
