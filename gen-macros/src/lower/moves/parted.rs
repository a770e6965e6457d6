//! Which locals patterns take parts of, wherever they stand: in native code, too.
//!
//! ```text
//! yield_!({ let Item { price, .. } = it; price })      `price` is a part of `it`
//! ```
//!
//! A literal takes parts as well: all that it does not give itself, of `..it`.
//!
//! Whether anything is left of a local that could be kept is told by the types of its parts. Where those are bound in
//! native code, the code is put on the spine [if it matters](crate::elaborate::Frames::hidden_parts).

use crate::ir::{BitSet, Idx as _, IndexVec, Local, LocalId};
use crate::lower::moves::bound_values::opens;
use crate::lower::moves::elements::note_elements_of;
use crate::lower::patterns::bound_by;
use crate::lower::spine::destructure::as_pattern;
use crate::lower::uses::{local, pointer_of};
use crate::resolve::pattern::single_binding;
use crate::syntax::known_macro::parse_known;
use syn::visit::{self, Visit};
use syn::{
    Block, Expr, ExprAssign, ExprAsync, ExprClosure, ExprLet, ExprMatch, ExprPath, ExprStruct, Item, Macro, Pat,
};

/// Notes what patterns bind of locals, or of what those point to, which locals they open, and of which literals take fields.
pub(in crate::lower) fn note_parted(block: &Block, locals: &mut IndexVec<LocalId, Local>, local_macros: &[String]) {
    Parted { locals, local_macros, otherwise: BitSet::default() }.visit_block(block);
}

struct Parted<'a> {
    locals: &'a mut IndexVec<LocalId, Local>,
    local_macros: &'a [String],
    /// Locals that other patterns take apart than those that open them.
    otherwise: BitSet<LocalId>,
}

impl Parted<'_> {
    fn note(&mut self, pat: &Pat, matched: &Expr, is_certain: bool) {
        note_elements_of(matched, pat, self.locals);
        let Some(whole) = local(matched).or(pointer_of(matched)).filter(|_| single_binding(pat).is_none()) else {
            return;
        };
        let is_open = is_certain && opens(pat);
        self.otherwise.extend((!is_open).then_some(whole));
        self.locals[whole].opened = !self.otherwise.contains(whole);
        for part in bound_by(pat) {
            if !self.locals[whole].parts.contains(&part) {
                self.locals[whole].parts.push(part);
            }
        }
    }
}

impl Visit<'_> for Parted<'_> {
    fn visit_local(&mut self, binding: &syn::Local) {
        binding.init.iter().for_each(|init| self.note(&binding.pat, &init.expr, init.diverge.is_none()));
        visit::visit_local(self, binding);
    }

    fn visit_expr_let(&mut self, cond: &ExprLet) {
        self.note(&cond.pat, &cond.expr, false);
        visit::visit_expr_let(self, cond);
    }

    fn visit_expr_match(&mut self, matching: &ExprMatch) {
        matching.arms.iter().for_each(|arm| self.note(&arm.pat, &matching.expr, false));
        visit::visit_expr_match(self, matching);
    }

    fn visit_expr_assign(&mut self, assign: &ExprAssign) {
        let mut places = 0;
        let pat = as_pattern(&assign.left, &mut |_| {
            places += 1;
            LocalId::new(places)
        });
        pat.iter().for_each(|pat| note_elements_of(&assign.right, pat, self.locals));
        visit::visit_expr_assign(self, assign);
    }

    fn visit_expr_struct(&mut self, literal: &ExprStruct) {
        if let Some(base) = literal.rest.as_deref().and_then(local).filter(|_| !literal.fields.is_empty()) {
            self.locals[base].updated = true;
        }
        visit::visit_expr_struct(self, literal);
    }

    fn visit_macro(&mut self, mac: &Macro) {
        if let Some(known) = parse_known(mac, self.local_macros) {
            known.args.iter().for_each(|arg| self.visit_expr(&arg.expr));
        }
    }

    fn visit_expr_path(&mut self, _: &ExprPath) {}

    // What these bind is theirs.
    fn visit_expr_closure(&mut self, _: &ExprClosure) {}

    fn visit_expr_async(&mut self, _: &ExprAsync) {}

    fn visit_item(&mut self, _: &Item) {}
}
