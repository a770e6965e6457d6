//! Behind a loop that was resumed in place: what its state holds is moved out, or dropped where it is.
//!
//! A jump that leaves the loop together with what is around it does so in a block of its own: locals from inside of the loop
//! have been dropped there, with all that they borrowed of what its state holds.
//!
//! ```text
//! loop { if c { break 'outer } .. }                                                       from
//! 'left: { 'leap: { break 'left { loop { if c { break 'leap } .. } leave } } leave break 'outer }    into
//! ```

use super::arm::Arm;
use super::names;
use crate::elaborate::keep::Saved;
use crate::ir::{LevelId, LocalId, NodeId, Point, ScopeId};
use crate::layout::in_place::LeapOut;
use crate::resolve::holes;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens as _, quote};
use syn::Lifetime;

impl Arm<'_> {
    /// A loop, and what is done behind it if it was resumed in place.
    pub(super) fn leave_loop(&mut self, at: Point, scope: ScopeId, code: TokenStream) -> TokenStream {
        let levels = &self.emitter.compiled.levels;
        let Some(level) = levels.of_scope(scope) else { return code };
        let info = &levels.list[level];
        self.level = info.parent;
        let (mut code, mut taken) = (code, Vec::new());
        for leap in &info.leaps {
            let (label, mut found) = (label_of(leap), false);
            code = holes::redirect(code, &label, &holes::leap_label(&label, level), &mut found);
            taken.extend(found.then_some(leap));
        }
        if self.completes(at) {
            let (tail, leave) = (names::tail(), self.leave_level(level, self.graph().at(at.after()), info.is_last));
            code = quote!({ let #tail = #code; #leave #tail });
        }
        if taken.is_empty() { code } else { self.leap_out(level, &taken, &code) }
    }

    /// Code that completes, or goes on with one of these jumps.
    fn leap_out(&mut self, level: LevelId, leaps: &[&LeapOut], code: &TokenStream) -> TokenStream {
        let (left, tail) = (names::left_label(level), names::tail());
        let code = leaps.iter().fold(quote!(break #left #code;), |code, leap| {
            let (label, leave) = (label_of(leap), self.leave_level(level, leap.to, leap.is_last));
            let (by, value) = (holes::leap_label(&label, level), (!leap.continues).then_some(&tail));
            quote!(let #tail = #by: { #code }; #leave break #label #value;)
        });
        quote!(#left: { #code })
    }

    /// Drops the locals that a loop's state holds, or moves those out of which something is left to do from a node on.
    fn leave_level(&mut self, level: LevelId, behind: NodeId, is_last: bool) -> TokenStream {
        if is_last {
            return self.drop_held(level);
        }
        let (emitter, runtime) = (self.emitter, &self.emitter.unit.runtime);
        let (pattern, taken) = (emitter.left_loop(level), emitter.taken(self.level));
        let restore = self.restored_behind(behind, level).into_iter();
        let restore = restore.map(|(local, saved)| {
            self.needs.written.insert(local);
            self.restore_held(local, saved)
        });
        let restore = restore.collect::<TokenStream>();
        quote!(let #pattern = #taken else { #runtime::impossible() }; #restore)
    }

    /// Drops what the state of a loop holds, field by field: there is no code for what any other state might hold.
    fn drop_held(&self, level: LevelId) -> TokenStream {
        let (emitter, runtime) = (self.emitter, &self.emitter.unit.runtime);
        let held = emitter.compiled.levels.list[level].locals.iter();
        if held.clone().all(|(local, _)| self.body().locals[*local].trivial) {
            return emitter.vacated(self.level);
        }
        let (pattern, taken) = (emitter.dropped_loop(level), emitter.taken(self.level));
        quote!(let #pattern = #taken else { #runtime::impossible() };)
    }

    /// The locals that a loop's state holds, but for those of which nothing is left to do.
    fn restored_behind(&self, behind: NodeId, level: LevelId) -> Vec<(LocalId, Saved)> {
        let liveness = &self.emitter.compiled.analyses.liveness;
        let is_used = |local: LocalId| liveness.is_live(behind, local) || liveness.leads_on(self.body(), behind, local);
        let is_over = |local: LocalId| self.body().locals[local].trivial && !is_used(local);
        let held = self.emitter.compiled.levels.list[level].locals.iter();
        held.copied().filter(|(local, _)| !is_over(*local)).collect()
    }

    fn restore_held(&self, local: LocalId, saved: Saved) -> TokenStream {
        match saved {
            Saved::Live | Saved::Maybe(_) | Saved::Rest(_) => {
                let (name, field) = (self.emitter.names.declared(local), names::field(local));
                let returned = self.emitter.returned_or(local, saved, |value| quote!(#name = #value;));
                let value = self.released(local, field.into_token_stream());
                returned.unwrap_or_else(|| quote!(#name = #value;))
            }
            Saved::Kept(keep) => self.emitter.restore_kept(local, keep),
        }
    }
}

/// The label of what a jump leaves.
fn label_of(leap: &LeapOut) -> Lifetime {
    let label = if leap.continues { holes::continue_label } else { holes::break_label };
    label(leap.target, Span::mixed_site())
}
