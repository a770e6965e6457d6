//! What patterns are matched with, on the spine.
//!
//! A place is matched where it is. A value that a pattern does not take whole lives until the end of the statement, so
//! it gets a name if something suspends until then; and so do the parts of it that a pattern leaves:
//!
//! ```text
//! match make() { (a, _) => { yield a } }                        from
//! _4 = make(); match _4 { (a, _6) => { _5 = _6; yield a } }     into, with `_5` declared at the beginning
//! ```

use crate::ir::{Code, Effect, Flow, Gate, LocalId, LocalKind, Stmt};
use crate::lower::Lowerer;
use crate::lower::moves::elements::note_elements;
use crate::lower::patterns::{Binding, binding_of, bound_by, pattern_binds};
use crate::lower::predicates::is_constant;
use crate::lower::spine::left::{Left, Place};
use crate::lower::uses::{local, origin, place_root};
use crate::resolve::holes;
use proc_macro2::TokenStream;
use quote::quote;
use syn::visit::{self, Visit};
use syn::{Expr, Pat, PatIdent, Path, parse_quote};

/// A scrutinee that has been lowered.
pub(in crate::lower) struct Scrutinee {
    /// What is evaluated and matched.
    pub(in crate::lower) code: Code,
    of: Matched,
    /// A state may hold it, or what is left of it.
    is_held: bool,
}

/// What a pattern uses.
enum Matched {
    /// A place.
    Place(Expr),
    /// A value of which the patterns leave nothing, or which nothing outlives.
    Value,
    /// A value that has got a name. `whole`: each of the patterns takes all of what it matches.
    Temp { temp: LocalId, whole: bool },
}

/// How a branch is entered.
#[derive(Default)]
pub(in crate::lower) struct Entry {
    /// What its pattern binds.
    pub(in crate::lower) binds: Vec<LocalId>,
    /// What matching it does.
    pub(in crate::lower) flow: Flow,
    /// What the pattern leaves, with the temporaries that hold it until the scrutinee would be dropped.
    pub(in crate::lower) left: Vec<Left>,
    /// Temporaries whose life ends in front of it, in the order in which they were made.
    pub(in crate::lower) ended: Vec<LocalId>,
    /// What takes out of the scrutinee what the pattern binds.
    pub(in crate::lower) opening: Vec<Stmt>,
}

impl Scrutinee {
    /// The local that it is.
    pub(in crate::lower) fn whole(&self) -> Option<LocalId> {
        match &self.of {
            Matched::Place(place) => local(place),
            Matched::Temp { temp, .. } => Some(*temp),
            Matched::Value => None,
        }
    }
}

impl Lowerer<'_> {
    /// Lowers what these patterns are matched with. `suspends`: something suspends as long as it lives.
    pub(in crate::lower) fn lower_scrutinee(&mut self, scrutinee: &Expr, pats: &[&Pat], suspends: bool) -> Scrutinee {
        let lowered = self.lower_matched(scrutinee, pats, suspends);
        if let Matched::Temp { temp, .. } = lowered.of {
            pats.iter().for_each(|pat| note_elements(&mut self.locals[temp], TokenStream::new(), pat));
        }
        lowered
    }

    fn lower_matched(&mut self, scrutinee: &Expr, pats: &[&Pat], suspends: bool) -> Scrutinee {
        let is_spine = self.is_spine(scrutinee);
        if place_root(scrutinee).is_some() && !is_spine {
            let code = Code::new(self.native_tokens(scrutinee), self.uses.scrutinee(scrutinee));
            return Scrutinee { code, of: Matched::Place(scrutinee.clone()), is_held: true };
        }
        let lower = |this: &mut Self| {
            if is_place(scrutinee) { this.lower_place(scrutinee) } else { this.lower_value(scrutinee, None) }
        };
        let named = (suspends || is_spine) && needs_name(scrutinee, pats);
        let code = if suspends || named { self.while_hoisting(lower) } else { lower(self) };
        if is_place(scrutinee) {
            let place = syn::parse2(code.tokens.stream()).unwrap_or_else(|_| scrutinee.clone());
            return match local(&place).filter(|local| self.locals[*local].kind == LocalKind::Temp) {
                Some(temp) => {
                    Scrutinee { code, of: Matched::Temp { temp, whole: takes_whole(pats) }, is_held: suspends }
                }
                None => Scrutinee { code, of: Matched::Place(place), is_held: true },
            };
        }
        if named {
            let (temp, code) = self.bind_named(code, scrutinee);
            return Scrutinee { code, of: Matched::Temp { temp, whole: takes_whole(pats) }, is_held: suspends };
        }
        Scrutinee { code: moved(code), of: Matched::Value, is_held: false }
    }

    /// How a branch is entered whose pattern matches. What the pattern leaves gets names in it.
    pub(in crate::lower) fn enter(&mut self, scrutinee: &Scrutinee, value: &Expr, pat: &mut Pat) -> Entry {
        let opening = match &scrutinee.of {
            _ if !scrutinee.is_held => None,
            Matched::Temp { temp, whole } => self.open_temp(*temp, value, pat, effect_on(pat, *whole)),
            Matched::Place(place) => self.open_place(place, pat),
            Matched::Value => None,
        };
        if let Some((opening, left)) = opening {
            return Entry { left, opening, ..Entry::default() };
        }
        let left = match &scrutinee.of {
            // Rustc knows what is left of it.
            _ if !scrutinee.is_held => Vec::new(),
            Matched::Temp { temp, .. } => self.name_left(pat, Place::InFrontOf(*temp)),
            Matched::Place(place) => self.name_left_of(place, pat),
            Matched::Value => Vec::new(),
        };
        self.note_bound(pat, value);
        self.note_rebind(pat, value);
        let used = match &scrutinee.of {
            Matched::Temp { temp, whole } => {
                self.note_parts(*temp, pat);
                self.taken(*temp, pat, effect_on(pat, *whole))
            }
            Matched::Place(place) => {
                let whole = origin(place);
                let whole = whole.filter(|_| !self.uses.refilled.by(pat, place));
                whole.into_iter().for_each(|whole| self.note_parts(whole, pat));
                self.uses.pattern_use(pat, place)
            }
            Matched::Value => Flow::None,
        };
        Entry { binds: bound_by(pat), flow: Flow::seq([used, pattern_binds(pat)]), left, ..Entry::default() }
    }

    /// What a pattern does to a temporary. Of one that is made by a literal it is known that it is a struct.
    fn taken(&self, temp: LocalId, pat: &Pat, effect: Effect) -> Flow {
        let is_struct = !self.locals[temp].fields.is_empty() && effect == Effect::MoveParts;
        match self.uses.taken_fields(pat).filter(|_| is_struct) {
            Some(fields) => {
                let fields = fields.into_iter().map(|field| Flow::Effect(temp, Effect::BindField(field)));
                Flow::seq(fields.chain([Flow::Effect(temp, Effect::MoveListed)]))
            }
            None => Flow::Effect(temp, effect),
        }
    }

    /// Notes what a pattern binds of a temporary.
    pub(in crate::lower) fn note_parts(&mut self, temp: LocalId, pat: &Pat) {
        let parts =
            bound_by(pat).into_iter().filter(|part| !self.locals[temp].parts.contains(part)).collect::<Vec<_>>();
        let info = &mut self.locals[temp];
        info.parts.extend(parts);
        info.nests |= parts_of(pat).into_iter().any(opens_value);
    }
}

/// Whether each of the patterns takes all of what it matches.
fn takes_whole(pats: &[&Pat]) -> bool {
    pats.iter().all(|pat| matches!(binding_of(pat), Binding::Whole | Binding::Constant))
}

/// A place that is matched as a value: where no pattern matches, it is dropped as one.
pub(in crate::lower) fn moved(code: Code) -> Code {
    let tokens = &code.tokens;
    let is_place = syn::parse2::<Expr>(tokens.stream()).is_ok_and(|expr| is_place(&expr));
    if is_place { Code::new(quote!(({ #tokens })), code.flow) } else { code }
}

/// Whether a value that is matched may have to outlive a suspension.
pub(in crate::lower) fn needs_name(scrutinee: &Expr, pats: &[&Pat]) -> bool {
    !is_reference(scrutinee) && !is_constant(scrutinee) && leaves_some(pats)
}

/// What a value may match, if it need not match this pattern. What does not match `Some` is nothing.
pub(in crate::lower) fn tried<'a>(pat: &'a Pat, wild: &'a Pat) -> Vec<&'a Pat> {
    match pat {
        Pat::Ident(ident) if holes::local_of(&ident.ident).is_some() && ident.subpat.is_none() => vec![pat],
        Pat::TupleStruct(tuple) if tuple.path.is_ident("Some") && tuple.elems.iter().all(takes_all) => vec![pat],
        _ => vec![pat, wild],
    }
}

/// `_`
pub(in crate::lower) fn wild() -> Pat {
    parse_quote!(_)
}

/// Whether an expression is `&x`.
fn is_reference(expr: &Expr) -> bool {
    match expr {
        Expr::Reference(_) => true,
        Expr::Paren(inner) => is_reference(&inner.expr),
        Expr::Group(inner) => is_reference(&inner.expr),
        _ => false,
    }
}

/// Whether an expression is a place, although not a local's.
pub(in crate::lower) fn is_place(expr: &Expr) -> bool {
    match expr {
        Expr::Field(_) | Expr::Index(_) => true,
        Expr::Unary(unary) => matches!(unary.op, syn::UnOp::Deref(_)),
        Expr::Paren(inner) => is_place(&inner.expr),
        Expr::Group(inner) => is_place(&inner.expr),
        _ => place_root(expr).is_some(),
    }
}

/// Whether an expression is a place that outlives its statement: no part of a temporary.
pub(in crate::lower) fn is_lasting(expr: &Expr) -> bool {
    match expr {
        Expr::Field(field) => is_lasting(&field.base),
        Expr::Index(index) => is_lasting(&index.expr),
        Expr::Unary(unary) if matches!(unary.op, syn::UnOp::Deref(_)) => is_lasting(&unary.expr),
        Expr::Paren(inner) => is_lasting(&inner.expr),
        Expr::Group(inner) => is_lasting(&inner.expr),
        Expr::Path(_) => true,
        _ => false,
    }
}

/// Whether a pattern leaves parts of what it matches, and holds no references to it.
pub(in crate::lower) fn leaves_parts(pat: &Pat) -> bool {
    !refers(pat) && matches!(binding_of(pat), Binding::None | Binding::Part)
}

/// Whether a pattern takes a value apart that may have a destructor of its own, and holds no references to it.
pub(in crate::lower) fn is_opened(pat: &Pat) -> bool {
    !refers(pat) && !takes_all(pat)
}

/// Whether a pattern says of anything that it is bound by reference.
pub(in crate::lower) fn refers(pat: &Pat) -> bool {
    bound_by(pat).into_iter().any(|bound| refers_by(pat, bound))
}

/// Whether a pattern says of this local that it is bound by reference.
pub(in crate::lower) fn refers_by(pat: &Pat, bound: LocalId) -> bool {
    struct Refs(LocalId, bool);
    impl Visit<'_> for Refs {
        fn visit_pat_ident(&mut self, pat: &PatIdent) {
            self.1 |= pat.by_ref.is_some() && holes::local_of(&pat.ident) == Some(self.0);
            visit::visit_pat_ident(self, pat);
        }
    }
    let mut refs = Refs(bound, false);
    refs.visit_pat(pat);
    refs.1
}

/// Whether matching a value with one of these patterns may leave something of it that has a destructor.
fn leaves_some(pats: &[&Pat]) -> bool {
    !pats.iter().any(|pat| is_literal(pat)) && !pats.iter().all(|pat| takes_all(pat))
}

/// A literal at the top: what is matched is a number, a character, a `bool` or a `&str`.
fn is_literal(pat: &Pat) -> bool {
    match pat {
        Pat::Lit(_) | Pat::Range(_) => true,
        Pat::Paren(inner) => is_literal(&inner.pat),
        Pat::Guard(inner) => is_literal(&inner.pat),
        Pat::Or(or) => or.cases.iter().any(is_literal),
        _ => false,
    }
}

/// Whether a pattern leaves nothing of what it matches: it takes all parts, and the types around them are known to
/// have no destructors of their own.
pub(in crate::lower) fn takes_all(pat: &Pat) -> bool {
    match pat {
        Pat::Ident(ident) => match holes::local_of(&ident.ident) {
            Some(_) => ident.by_ref.is_none(),
            None => ident.ident == "None",
        },
        // A reference has no destructor.
        Pat::Lit(_) | Pat::Range(_) | Pat::Reference(_) => true,
        Pat::Path(path) => is_std(&path.path),
        Pat::Paren(inner) => takes_all(&inner.pat),
        Pat::Type(inner) => takes_all(&inner.pat),
        Pat::Guard(inner) => takes_all(&inner.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().all(takes_all),
        Pat::TupleStruct(tuple) => is_std(&tuple.path) && tuple.elems.iter().all(takes_all),
        Pat::Or(or) => or.cases.iter().all(takes_all),
        _ => false,
    }
}

/// Whether a path is a variant of `Option` or `Result`.
pub(super) fn is_std(path: &Path) -> bool {
    const NAMES: [&str; 4] = ["Some", "None", "Ok", "Err"];
    path.segments.last().is_some_and(|segment| NAMES.iter().any(|name| segment.ident == name))
}

/// What matching does to a local. `whole`: no pattern leaves any parts of it.
pub(in crate::lower) fn effect_on(pat: &Pat, whole: bool) -> Effect {
    match binding_of(pat) {
        _ if takes_all(pat) => Effect::Move,
        // Only a destructor of its own can be left: then its parts were copied.
        Binding::Whole | Binding::Constant if whole && parts_of(pat).iter().all(|part| takes_all(part)) => {
            Effect::Doubt(Gate::Own)
        }
        Binding::Whole => Effect::MoveAll,
        Binding::Part => Effect::MoveParts,
        Binding::None | Binding::Constant => Effect::Borrow,
    }
}

/// Whether a pattern opens what may have a destructor of its own.
fn opens_value(pat: &Pat) -> bool {
    let path = match pat {
        Pat::TupleStruct(tuple) => Some(&tuple.path),
        Pat::Struct(open) => Some(&open.path),
        _ => None,
    };
    !bound_by(pat).is_empty() && (path.is_some_and(|path| !is_std(path)) || parts_of(pat).into_iter().any(opens_value))
}

/// The patterns in a pattern.
pub(in crate::lower) fn parts_of(pat: &Pat) -> Vec<&Pat> {
    match pat {
        Pat::Paren(inner) => parts_of(&inner.pat),
        Pat::Type(inner) => parts_of(&inner.pat),
        Pat::Guard(inner) => parts_of(&inner.pat),
        Pat::Tuple(tuple) => tuple.elems.iter().collect(),
        Pat::TupleStruct(tuple) => tuple.elems.iter().collect(),
        Pat::Struct(pattern) => pattern.fields.iter().map(|field| &*field.pat).collect(),
        Pat::Slice(slice) => slice.elems.iter().collect(),
        Pat::Or(or) => or.cases.iter().flat_map(parts_of).collect(),
        _ => Vec::new(),
    }
}
