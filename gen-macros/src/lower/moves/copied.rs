//! Closures that read what is `Copy`: a copy does for them where they would be held together with what they borrow.
//!
//! ```text
//! for x in list.iter().filter(|x| **x > limit) { yield x }            from
//! for x in list.iter().filter(move |x| **x > limit) { yield x }       into
//! ```
//!
//! Nothing changes what a closure has borrowed, so that a copy is as good, unless the closure changes it itself, or
//! returns a reference to it.

use crate::ir::{BitSet, IndexVec, Local, LocalId};
use crate::lower::uses::{is_compound, local, place_root};
use crate::resolve::holes;
use crate::syntax::known_macro::parse_known;
use quote::ToTokens as _;
use std::collections::BTreeSet;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Block, Expr, ExprAssign, ExprBinary, ExprClosure, ExprIndex, ExprMethodCall, ExprPath, ExprReference, ExprUnary,
    Macro, PatIdent, Token, UnOp,
};

/// Lets closures take copies of these locals, and notes of which others they could.
pub(in crate::lower) fn copy_captured(
    block: &mut Block,
    held: &BTreeSet<LocalId>,
    locals: &mut IndexVec<LocalId, Local>,
    local_macros: &[String],
) {
    Copies { held, locals, local_macros }.visit_block_mut(block);
}

struct Copies<'a> {
    held: &'a BTreeSet<LocalId>,
    locals: &'a mut IndexVec<LocalId, Local>,
    local_macros: &'a [String],
}

impl VisitMut for Copies<'_> {
    fn visit_expr_closure_mut(&mut self, closure: &mut ExprClosure) {
        if closure.capture.is_none() {
            self.copy(closure);
        }
        visit_mut::visit_expr_closure_mut(self, closure);
    }
}

/// Whether all that a closure does with what it captures is to read it, and that is `Copy`.
pub(in crate::lower) fn reads_copies(
    closure: &ExprClosure,
    locals: &IndexVec<LocalId, Local>,
    local_macros: &[String],
) -> bool {
    let uses = Uses::of(closure, local_macros);
    uses.captured.iter().all(|local| uses.is_read(*local, &locals[*local]))
}

impl Copies<'_> {
    fn copy(&mut self, closure: &mut ExprClosure) {
        let uses = Uses::of(closure, self.local_macros);
        if !uses.captured.iter().all(|local| uses.is_read(*local, &self.locals[*local])) {
            return;
        }
        if uses.captured.iter().any(|local| self.held.contains(local)) {
            closure.capture = Some(Token![move](closure.inputs_begin.span));
            return;
        }
        for captured in uses.captured {
            // What a reference points to is borrowed without it.
            let is_borrowed = !self.locals[captured].is_shared() || uses.values.contains(captured);
            self.locals[captured].could_be_copied |= is_borrowed;
        }
    }
}

/// How a closure uses what it captures.
struct Uses<'a> {
    /// All that it captures.
    captured: BTreeSet<LocalId>,
    /// What is used by value, as a whole.
    values: BitSet<LocalId>,
    /// What may be changed, or lent.
    places: BitSet<LocalId>,
    /// What the closure declares itself.
    own: BitSet<LocalId>,
    local_macros: &'a [String],
}

impl<'a> Uses<'a> {
    fn of(closure: &ExprClosure, local_macros: &'a [String]) -> Self {
        let mut uses = Self {
            captured: BTreeSet::new(),
            values: BitSet::default(),
            places: BitSet::default(),
            own: BitSet::default(),
            local_macros,
        };
        uses.visit_expr_closure(closure);
        holes::for_each_local(&closure.body.to_token_stream(), &mut |local| _ = uses.captured.insert(local));
        uses.captured.retain(|local| !uses.own.contains(*local));
        uses
    }

    /// Whether a closure does nothing with a local but to read it, and it is `Copy`.
    fn is_read(&self, local: LocalId, info: &Local) -> bool {
        let gives_values = !info.mutable && (info.number || info.is_shared());
        info.copy && (gives_values || !self.places.contains(local))
    }

    fn place(&mut self, place: &Expr) {
        let whole = match place {
            Expr::Index(element) => return self.place(&element.expr),
            _ => place_root(place),
        };
        whole.into_iter().for_each(|local| _ = self.places.insert(local));
    }

    /// What is not used by value, if it is a local.
    fn pointer(&mut self, pointer: &Expr) {
        if local(pointer).is_none() {
            self.visit_expr(pointer);
        }
    }
}

impl Visit<'_> for Uses<'_> {
    fn visit_expr_path(&mut self, path: &ExprPath) {
        path.path.get_ident().and_then(holes::local_of).into_iter().for_each(|local| _ = self.values.insert(local));
    }

    fn visit_expr_assign(&mut self, assign: &ExprAssign) {
        self.place(&assign.left);
        visit::visit_expr_assign(self, assign);
    }

    fn visit_expr_binary(&mut self, binary: &ExprBinary) {
        if is_compound(&binary.op) {
            self.place(&binary.left);
        }
        visit::visit_expr_binary(self, binary);
    }

    fn visit_expr_reference(&mut self, reference: &ExprReference) {
        self.place(&reference.expr);
        visit::visit_expr_reference(self, reference);
    }

    fn visit_expr_method_call(&mut self, call: &ExprMethodCall) {
        self.place(&call.receiver);
        self.pointer(&call.receiver);
        call.args.iter().for_each(|arg| self.visit_expr(arg));
    }

    fn visit_expr_index(&mut self, index: &ExprIndex) {
        self.pointer(&index.expr);
        self.visit_expr(&index.index);
    }

    fn visit_expr_unary(&mut self, unary: &ExprUnary) {
        match unary.op {
            UnOp::Deref(_) => self.pointer(&unary.expr),
            _ => self.visit_expr(&unary.expr),
        }
    }

    fn visit_pat_ident(&mut self, pat: &PatIdent) {
        holes::local_of(&pat.ident).into_iter().for_each(|local| _ = self.own.insert(local));
        visit::visit_pat_ident(self, pat);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        match parse_known(mac, self.local_macros) {
            Some(known) => known.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
            None => holes::for_each_local(&mac.tokens, &mut |local| _ = self.places.insert(local)),
        }
    }
}
