//! Resolves names: from what the user wrote to a body in which every local and every jump is named by its id.
//!
//! Input: the parsed function. Output: [`Resolved`], the same body, in which
//!
//! - every name of a local is a [hole](holes), in patterns, expressions, macro arguments and format strings alike,
//! - every loop and labelled block carries a label of its own, and every `break` and `continue` names it,
//! - `yield_!(v)` is an `Expr::Yield`, and `yield_from!(x)` the loop that it stands for.
//!
//! ```text
//! let x = 1; { let x = x + 1; yield_!(x); }    from
//! let _0 = 1; { let _1 = _0 + 1; yield _1; }   into
//! ```

mod captures;
mod delegation;
pub(crate) mod foreign;
pub(crate) mod holes;
mod macros;
pub(crate) mod owned;
pub(crate) mod pattern;
mod refused;
mod scope;
mod trivial;
mod tuples;
mod walk;

use crate::compile::Unit;
use crate::diag::Errors;
use crate::ir::{Declared, IndexVec, Local, LocalId, LocalKind};
use crate::lower::borrows::alias::alias_of;
use crate::lower::borrows::elements::has_index;
use crate::syntax::literals::fields_of_literal;
use crate::syntax::recursion::Recursion;
use crate::syntax::shared::{receiver_shared_at, shared_at};
use foreign::foreign_type;
use owned::{has_destructor, is_made_here, is_owned_type, makes_destructor};
use pattern::{Position, single_binding};
use proc_macro2::{Ident, Span};
use quote::ToTokens as _;
use refused::is_refused;
use scope::Names;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit_mut::VisitMut as _;
use syn::{Block, Expr, FnArg, Macro, Pat, PatIdent, Receiver, ReceiverKind, Signature, Stmt, Type, parse_quote};
use trivial::{
    Fact, Known, is_called_once, is_copy_type, is_copy_value, is_number, is_trivial_type, is_trivial_value,
    is_unique_type,
};
pub(crate) use trivial::{has_trivial_items, is_number_type};

/// A resolved function.
pub(crate) struct Resolved {
    pub(crate) block: Block,
    pub(crate) locals: IndexVec<LocalId, Local>,
    /// The arguments, in order of declaration.
    pub(crate) args: Vec<Arg>,
    /// How many break targets there are.
    pub(crate) targets: usize,
    /// What the `macro_rules!` of the body mention.
    pub(crate) local_macros: LocalMacros,
    /// There is a `yield_from!` in it.
    pub(crate) delegates: bool,
    /// There is a `yield_from!` of the function itself in it.
    pub(crate) recurses: bool,
    /// There is one of something else.
    pub(crate) passes_on: bool,
    /// rustc is certain to refuse it.
    pub(crate) is_refused: bool,
}

/// An argument, which is called in the emitted signature as its local is.
#[derive(Clone)]
pub(crate) struct Arg {
    pub(crate) local: LocalId,
    /// What takes it apart, if it has a pattern.
    pub(crate) pattern: Vec<Stmt>,
}

/// The macros that the body defines, with the locals that each one mentions.
#[derive(Default)]
pub(crate) struct LocalMacros {
    /// All of their names.
    pub(crate) names: Vec<String>,
    /// What their definitions mention.
    pub(crate) mentions: BTreeMap<String, Vec<LocalId>>,
    /// Those that may return from the function.
    leaving: BTreeSet<String>,
}

impl LocalMacros {
    /// Whether a call may return from the function.
    pub(crate) fn may_leave(&self, mac: &Macro) -> bool {
        mac.path.get_ident().is_some_and(|name| self.leaving.contains(&name.to_string()))
    }
}

/// Resolves a function, and names the arguments in its signature.
pub(crate) fn resolve(
    cx: &mut Errors,
    unit: &Unit,
    sig: &mut Signature,
    block: Block,
    local_macros: Vec<String>,
    recursion: Option<Recursion>,
) -> Resolved {
    let mut resolver = Resolver {
        cx,
        unit,
        names: Names::default(),
        locals: IndexVec::default(),
        targets: 0,
        local_macros: LocalMacros { names: local_macros, ..LocalMacros::default() },
        nested: 0,
        pattern: Vec::new(),
        position: Position::Irrefutable,
        parts: false,
        delegates: false,
        recursion,
        recurses: false,
        passes_on: false,
    };
    let mut args = resolver.resolve_args(sig);
    let mut block = block;
    resolver.visit_block_mut(&mut block);
    let is_refused = is_refused(&block, &resolver.locals);
    if resolver.parts {
        resolver.split_tuples(sig, &mut args, &mut block);
    }
    if resolver.recurses && unit.contract.stacked {
        foreign::mark(&block, &mut resolver.locals);
    }
    let Resolver { locals, targets, local_macros, delegates, recurses, passes_on, .. } = resolver;
    Resolved { block, locals, args, targets, local_macros, delegates, recurses, passes_on, is_refused }
}

struct Resolver<'a> {
    cx: &'a mut Errors,
    unit: &'a Unit,
    names: Names,
    locals: IndexVec<LocalId, Local>,
    targets: usize,
    local_macros: LocalMacros,
    /// How many closures and other nested bodies enclose what is being visited.
    nested: usize,
    /// What the pattern that is being visited has bound so far: alternatives bind the same names again.
    pattern: Vec<(Ident, LocalId)>,
    position: Position,
    /// A part of a tuple is named, or tokens that nobody can parse may name one.
    parts: bool,
    /// A `yield_from!` has been found.
    delegates: bool,
    /// What a `yield_from!` of the function itself is known by.
    recursion: Option<Recursion>,
    /// One has been found.
    recurses: bool,
    /// A `yield_from!` of something else has been found.
    passes_on: bool,
}

impl Resolver<'_> {
    /// Moves the arguments' patterns into the body; what remains in the signature are names.
    fn resolve_args(&mut self, sig: &mut Signature) -> Vec<Arg> {
        let bounds = sig.generics.clone();
        let inputs = sig.inputs.iter_mut().enumerate();
        let args = inputs.map(|(position, input)| match input {
            FnArg::Receiver(receiver) => self.resolve_receiver(receiver),
            FnArg::Typed(typed) => {
                let arg = self.resolve_arg(&mut typed.pat, position);
                let info = &mut self.locals[arg.local];
                info.trivial = is_trivial_type(&typed.ty);
                info.copy = is_copy_type(&typed.ty);
                info.number = is_number_type(&typed.ty);
                info.owned = is_owned_type(&typed.ty);
                info.has_destructor = has_destructor(&typed.ty);
                info.foreign = foreign_type(&typed.ty);
                info.once = is_called_once(&typed.ty, &bounds);
                info.unique = !info.mutable && is_unique_type(&typed.ty);
                info.shared_at = shared_at(&typed.ty);
                if let Some(Stmt::Local(parts)) = arg.pattern.first() {
                    self.tell_parts(&parts.pat, &typed.ty);
                }
                arg
            }
        });
        args.collect()
    }

    /// Notes what the type of an argument tells of the parts of it that a pattern binds.
    fn tell_parts(&mut self, pat: &Pat, ty: &Type) {
        match (pat, ty) {
            (Pat::Tuple(parts), Type::Tuple(types))
                if parts.elems.len() == types.elems.len()
                    && !parts.elems.iter().any(|part| matches!(part, Pat::Rest(_))) =>
            {
                parts.elems.iter().zip(&types.elems).for_each(|(part, ty)| self.tell_parts(part, ty));
            }
            (Pat::Ident(bound), _) if bound.by_ref.is_none() && bound.subpat.is_none() => {
                let Some(local) = holes::local_of(&bound.ident) else { return };
                let info = &mut self.locals[local];
                (info.trivial, info.copy, info.number) = (is_trivial_type(ty), is_copy_type(ty), is_number_type(ty));
            }
            _ => {}
        }
    }

    fn resolve_receiver(&mut self, receiver: &mut Receiver) -> Arg {
        let this = Ident::new("self", receiver.self_token.span);
        let mutable = receiver.mutability.take().is_some();
        let local = self.new_local(&this, LocalKind::Arg, mutable);
        self.locals[local].trivial = match &receiver.kind {
            ReceiverKind::Reference(..) => true,
            ReceiverKind::Typed(_, ty) => is_trivial_type(ty),
            _ => false,
        };
        self.locals[local].copy = match &receiver.kind {
            ReceiverKind::Reference(_, _, mutability) => mutability.is_none(),
            ReceiverKind::Typed(_, ty) => is_copy_type(ty),
            _ => false,
        };
        self.locals[local].unique = match &receiver.kind {
            ReceiverKind::Reference(_, _, mutability) => mutability.is_some() && !mutable,
            ReceiverKind::Typed(_, ty) => is_unique_type(ty) && !mutable,
            _ => false,
        };
        self.locals[local].shared_at = receiver_shared_at(receiver);
        self.names.bind(&this, Some(local));
        Arg { local, pattern: Vec::new() }
    }

    fn resolve_arg(&mut self, pat: &mut Pat, position: usize) -> Arg {
        if let Some(PatIdent { ident, mutability, .. }) = single_binding(pat) {
            let param = ident.clone();
            let local = self.new_local(&param, LocalKind::Arg, mutability.is_some());
            self.names.bind(&param, Some(local));
            *pat = parse_quote!(#param);
            return Arg { local, pattern: Vec::new() };
        }
        let span = Span::mixed_site().located_at(syn::spanned::Spanned::span(&*pat));
        let param = Ident::new(&format!("arg{position}"), span);
        let local = self.new_local(&param, LocalKind::Arg, false);
        let value = holes::local_ident(local, span);
        let mut pattern = std::mem::replace(pat, parse_quote!(#param));
        let bound = self.bind_pattern(&mut pattern, Position::Irrefutable);
        bound.into_iter().for_each(|local| self.locals[local].declared_in_signature = true);
        Arg { local, pattern: vec![parse_quote!(let #pattern = #value;)] }
    }

    fn new_local(&mut self, name: &Ident, kind: LocalKind, mutable: bool) -> LocalId {
        let loops = self.names.loops();
        self.locals.push(Local { mutable, loops, ..Local::new(name.clone(), kind) })
    }

    /// Makes a temporary, and returns its resolved name.
    fn new_temp(&mut self, name: &str, mutable: bool, span: Span) -> Ident {
        let name = Ident::new(name, span);
        let local = self.new_local(&name, LocalKind::Temp, mutable);
        holes::local_ident(local, name.span())
    }

    /// Declares what a pattern binds.
    fn bind_pattern(&mut self, pat: &mut Pat, position: Position) -> Vec<LocalId> {
        let outer_pattern = std::mem::take(&mut self.pattern);
        let outer_position = std::mem::replace(&mut self.position, position);
        self.visit_pat_mut(pat);
        self.position = outer_position;
        let bound = std::mem::replace(&mut self.pattern, outer_pattern);
        bound.into_iter().map(|(_, local)| local).collect()
    }

    /// Notes what a `let` tells of the locals that it binds.
    fn note_let(&mut self, local: &syn::Local) {
        let init = local.init.as_ref().map(|init| &*init.expr);
        match &local.pat {
            Pat::Type(typed) => {
                if let (Pat::Ident(pat), Some(id)) = (&*typed.pat, bound_by(&typed.pat)) {
                    self.locals[id].trivial |= pat.by_ref.is_none() && is_trivial_type(&typed.ty);
                    self.locals[id].copy |= pat.by_ref.is_none() && is_copy_type(&typed.ty);
                    self.locals[id].number |= pat.by_ref.is_none() && is_number_type(&typed.ty);
                    self.locals[id].owned |= pat.by_ref.is_none() && is_owned_type(&typed.ty);
                    self.locals[id].has_destructor |= pat.by_ref.is_none() && has_destructor(&typed.ty);
                    self.locals[id].ty = Some(Declared::new(typed.ty.to_token_stream()));
                }
                self.note_values(&typed.pat, init);
                // Its type may not be that of the reference.
                bound_by(&typed.pat).into_iter().for_each(|id| self.locals[id].alias = None);
            }
            pat => self.note_values(pat, init),
        }
    }

    /// Notes what the values tell that a pattern binds.
    fn note_values(&mut self, pat: &Pat, value: Option<&Expr>) {
        match (pat, value) {
            (Pat::Ident(ident), Some(value)) => {
                if let Some(id) = bound_by(pat) {
                    let known: Known<'_> = &|part, fact| self.tells(part, fact);
                    let (trivial, copy) = (is_trivial_value(value, known), is_copy_value(value, known));
                    let number = ident.by_ref.is_none() && is_number(value, known);
                    self.locals[id].trivial |= trivial;
                    self.locals[id].copy |= copy && (ident.by_ref.is_none() || ident.mutability.is_none());
                    self.locals[id].number |= number;
                    self.locals[id].owned |= is_made_here(value);
                    self.locals[id].has_destructor |= ident.by_ref.is_none() && makes_destructor(value);
                    self.locals[id].fields = fields_of_literal(value);
                    let is_plain = matches!(pat, Pat::Ident(pat) if pat.by_ref.is_none() && pat.mutability.is_none());
                    let borrows = matches!(value, Expr::Reference(reference) if reference.mutability.is_some());
                    self.locals[id].unique = is_plain && borrows;
                    let is_own = |root: &LocalId| self.locals[*root].owned && has_index(value);
                    self.locals[id].alias = alias_of(value).filter(|root| is_plain && !is_own(root));
                }
            }
            (Pat::Tuple(pats), Some(Expr::Tuple(values))) if pats.elems.len() == values.elems.len() => {
                pats.elems.iter().zip(&values.elems).for_each(|(pat, value)| self.note_values(pat, Some(value)));
            }
            (Pat::Paren(inner), value) => self.note_values(&inner.pat, value),
            _ => {}
        }
    }
}

impl Resolver<'_> {
    /// Whether something is known of the type of a local, or of what is sent.
    fn tells(&self, expr: &Expr, fact: Fact) -> bool {
        match expr {
            Expr::Path(path) => path.path.get_ident().and_then(holes::local_of).is_some_and(|id| {
                let local = &self.locals[id];
                match fact {
                    Fact::Trivial => local.trivial,
                    Fact::Copy => local.copy,
                    Fact::Number => local.number,
                }
            }),
            Expr::Yield(_) => match fact {
                Fact::Trivial | Fact::Copy => is_copy_type(&self.unit.contract.takes),
                Fact::Number => is_number_type(&self.unit.contract.takes),
            },
            _ => false,
        }
    }
}

/// The local that a pattern without parts binds.
fn bound_by(pat: &Pat) -> Option<LocalId> {
    match pat {
        Pat::Ident(ident) if ident.subpat.is_none() => holes::local_of(&ident.ident),
        _ => None,
    }
}
