//! Locals of which a `let` takes one field, and that nothing else uses: they are opened, as by a pattern.
//!
//! ```text
//! let kind = task.kind; .. yield ..                                                                    from
//! let kind = if open.is_taken() { part.take(&mut task.kind) } else { task.kind }; .. yield ..          into
//! ```
//!
//! What is left of such a local has no name, so that it can't be saved field by field. But the field has one, so that it can be
//! [put back](crate::elaborate::homes).

use crate::emit::names;
use crate::ir::{BitSet, Code, Dest, Effect, Flow, IndexVec, LocalId, LocalKind, Stmt, StmtKind};
use crate::lower::patterns::pattern_binds;
use crate::lower::predicates::any_suspends;
use crate::lower::uses::local;
use crate::lower::{Home, Lowerer, Opening, make_mutable, use_value};
use crate::resolve::holes;
use proc_macro2::TokenStream;
use quote::{ToTokens as _, quote};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::{Block, Expr, ExprClosure, Item, Local, Pat, parse_quote};

/// Those of these locals that are used in other ways, or not in front of a suspension.
pub(in crate::lower) fn used_further(
    block: &Block,
    fields: &BitSet<LocalId>,
    locals: &IndexVec<LocalId, crate::ir::Local>,
) -> BitSet<LocalId> {
    if fields.is_empty() {
        return BitSet::default();
    }
    let mut lone = LoneFields::default();
    lone.visit_block(block);
    let mut named = BTreeMap::<_, usize>::new();
    holes::for_each_local(&block.to_token_stream(), &mut |local| *named.entry(local).or_default() += 1);
    // An argument is bound in front of the block.
    let is_named_once = |whole: LocalId| match locals[whole].kind {
        LocalKind::Arg => named.get(&whole) == Some(&1),
        LocalKind::User => named.get(&whole) == Some(&2),
        LocalKind::Temp => false,
    };
    // Of what a literal makes, all fields have names.
    let is_lone = |whole: LocalId| lone.wholes.contains(whole) && locals[whole].fields.is_empty();
    fields.iter().filter(|whole| !is_lone(*whole) || !is_named_once(*whole)).collect()
}

/// Locals of which a `let` takes a field in front of a suspension.
#[derive(Default)]
struct LoneFields {
    wholes: BitSet<LocalId>,
}

impl Visit<'_> for LoneFields {
    fn visit_block(&mut self, block: &Block) {
        for (position, stmt) in block.stmts.iter().enumerate() {
            if let syn::Stmt::Local(binding) = stmt
                && let Some(Taken { whole, .. }) = Taken::by(binding)
                && any_suspends(&block.stmts[position + 1..])
            {
                self.wholes.insert(whole);
            }
        }
        visit::visit_block(self, block);
    }

    fn visit_expr_closure(&mut self, _: &ExprClosure) {}

    fn visit_item(&mut self, _: &Item) {}
}

/// A field that a `let` takes.
struct Taken<'a> {
    whole: LocalId,
    part: LocalId,
    place: &'a Expr,
    /// The fields that lead to it.
    path: TokenStream,
}

impl<'a> Taken<'a> {
    fn by(binding: &'a Local) -> Option<Self> {
        let init = binding.init.as_ref().filter(|init| init.diverge.is_none() && binding.attrs.is_empty())?;
        let Pat::Ident(name) = &binding.pat else { return None };
        let is_plain = name.by_ref.is_none() && name.subpat.is_none();
        let part = holes::local_of(&name.ident).filter(|_| is_plain)?;
        let (whole, path) = path_of(&init.expr).filter(|(_, path)| !path.is_empty())?;
        Some(Self { whole, part, place: &init.expr, path })
    }
}

/// The local that a field belongs to, with the fields that lead there.
fn path_of(place: &Expr) -> Option<(LocalId, TokenStream)> {
    match place {
        Expr::Field(field) => {
            let ((whole, path), member) = (path_of(&field.base)?, &field.member);
            Some((whole, quote!(#path.#member)))
        }
        _ => Some((local(place)?, TokenStream::new())),
    }
}

impl Lowerer<'_> {
    /// Takes a field out of a local that nothing else uses.
    pub(in crate::lower) fn open_field(&mut self, binding: &Local) -> Option<Stmt> {
        let Taken { whole, part, place, path } = Taken::by(binding)?;
        let is_lone = self.exposed.fields.contains(whole) && !self.uses.refilled.fields.contains(whole);
        if !is_lone {
            return None;
        }
        self.note_bound(&binding.pat, place);
        let (code, binds) = (self.open_part(whole, (part, path), place, &binding.pat), vec![part]);
        Some(Stmt::new(StmtKind::Let { code, binds }, Dest::Discard))
    }

    /// Takes a part out of a temporary that lives on, and returns the use of what holds it.
    pub(in crate::lower) fn open_operand(&mut self, place: Code) -> Code {
        let opened = syn::parse2::<Expr>(place.tokens.stream()).ok().and_then(|part| Some((path_of(&part)?, part)));
        let Some(((whole, path), place)) = opened else { return self.bind_value(place) };
        let part = self.new_temp("operand", None);
        self.locate(part, &place);
        let name = holes::local_ident(part, self.locals[part].name.span());
        let code = self.open_part(whole, (part, path), &place, &parse_quote!(#name));
        self.push(StmtKind::Let { code, binds: vec![part] }, Dest::Discard);
        use_value(part)
    }

    /// What takes a part out of a local.
    fn open_part(&mut self, whole: LocalId, (part, path): (LocalId, TokenStream), place: &Expr, bound: &Pat) -> Code {
        self.note_parts(whole, bound);
        make_mutable(&mut self.locals[whole], true);
        let opening = self.openings.len();
        self.locals[part].taken_by = Some(opening);
        let runtime = &self.unit.runtime;
        let drops = quote!(|genfn_whole| #runtime::drop(genfn_whole #path));
        let home = Home { whole, is_target: false, paths: vec![(part, path)], left: Vec::new(), drops };
        self.openings.push(Opening { parts: 1, left: Vec::new(), loses: true, home: Some(home) });
        let (open, taken) = (names::open(opening), names::part_of_open(opening, 0));
        let tokens = quote! {
            let #bound = if #open.is_taken() {
                #open.taken();
                #taken.take(&mut #place)
            } else {
                #open.left();
                #place
            };
        };
        let flow = Flow::seq([Flow::Effect(whole, Effect::MoveParts), pattern_binds(bound)]);
        Code::new(tokens, flow)
    }
}
