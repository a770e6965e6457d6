//! The step: the closure that takes a state to the next.
//!
//! An arm that goes on with another one stores its state, and begins again. Where loops are resumed in place, arms that no
//! other arm comes back to stand in front of the others, in a [phase](super::phases) of their own:
//!
//! ```text
//! loop { match state { Start { .. } => { *state = Loop0 { .. }; continue } Loop0 { .. } => .. } }     from
//! loop { match state { Start { .. } => { *state = Loop0 { .. }; break } _ => break } }                into
//! loop { match state { Loop0 { .. } => .. } }
//! ```
//!
//! So the optimiser tells the first step from those that follow: it takes it out of a loop over the generator, or is left
//! with one bit that tells of it. In the loop it compares a state with one other, instead of finding out which of all it is.

use super::tokens::{append, braced};
use super::{Emitter, names};
use crate::diag::bug;
use crate::ir::{BitSet, RootId};
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use std::cmp::Ordering;
use syn::Token;

/// The most states that are told apart by one `match`.
const MANY: usize = 16;

/// The most nodes of a body whose step is a part of all that resumes it.
const SMALL: usize = 100;

impl Emitter<'_> {
    /// The closure that takes a state to the next.
    pub(super) fn emit_step(&self) -> TokenStream {
        let (state, sent) = (names::state(), names::sent());
        let arms = self.emit_arms();
        self.note_sites(&arms);
        self.note_openings(&arms);
        let (fates, questions) = (self.emit_fates(), self.emit_questions());
        let runtime = &self.unit.runtime;
        let (args, types) = (self.emit_args(&[&arms, &questions]), self.emit_types(&arms));
        // Seen together with the code that resumes it, a step is shorter; rustc might keep it apart, for it is called
        // from `start` and from `send`. Without optimizations there would only be more code.
        let inline = (self.compiled.analyses.graph.order.len() <= SMALL)
            .then(|| quote!(#[cfg_attr(not(debug_assertions), inline(always))]));
        quote! {
            #inline
            |#state, mut #sent| -> #runtime::Outcome<_, _> {
                #fates
                #args
                #types
                #arms
                #questions
            }
        }
    }

    /// Whether loops are resumed in place, so that a step looks at its state before it moves anything out of it.
    pub(super) fn is_in_place(&self) -> bool {
        self.compiled.levels.list.len() > 0
    }

    /// Leaves the arm of a root for that of another one, whose state has been stored.
    pub(super) fn leave_arm(&self, from: RootId, to: RootId) -> TokenStream {
        let (label, phases) = (names::step_label(), self.phases());
        match phases.of(from).cmp(&phases.of(to)) {
            Ordering::Less => quote!(break #label;),
            Ordering::Equal => quote!(continue #label;),
            Ordering::Greater => bug!("no phase stands behind {from} for {to}"),
        }
    }

    /// The roots that have an arm of their own: those at which a step begins, but for what is a part of another arm.
    pub(super) fn arms(&self) -> &[RootId] {
        self.arms.get_or_init(|| {
            let used = self.compiled.layout.variants.enumerate().filter(|(_, variant)| variant.is_used);
            let used = used.map(|(root, _)| root).collect::<Vec<_>>();
            let joined = used.iter().flat_map(|root| self.joined(*root)).collect::<BitSet<_>>();
            used.into_iter().filter(|root| !joined.contains(*root)).collect()
        })
    }

    fn emit_arms(&self) -> TokenStream {
        let (mut tokens, list) = (TokenStream::new(), &self.phases().list);
        for (position, arms) in list.iter().enumerate() {
            self.emit_phase(arms, position + 1 == list.len(), &mut tokens);
        }
        tokens
    }

    /// Appends a phase. Behind the last one there is nothing to do.
    fn emit_phase(&self, arms: &[RootId], is_last: bool, tokens: &mut TokenStream) {
        let (at, label) = (Span::call_site(), names::step_label());
        let mut behind = TokenStream::new();
        if is_last {
            behind.extend(self.emit_idle());
        } else {
            append!(&mut behind, Token![_](at), Token![=>](at), Token![break](at), label, Token![,](at));
        }
        let choice = match (self.is_in_place(), arms.len() > MANY) {
            (true, _) => self.emit_choice(&names::state().into_token_stream(), arms, behind),
            (false, false) => self.emit_choice(&self.taken(None), arms, behind),
            (false, true) => {
                let (held, taken, runtime) = (names::held(), self.taken(None), &self.unit.runtime);
                behind.extend(quote!(_ => #runtime::impossible(),));
                let choice = self.emit_choice(&held.to_token_stream(), arms, behind);
                quote!(let #held = #taken; #choice)
            }
        };
        append!(tokens, label, Token![:](at), Token![loop](at), braced(choice));
    }

    /// Tells arms apart: so many at a time that rustc, which looks at all patterns of a `match` first, knows most of the
    /// types in them by then. What stands behind them may name states that some of the arms have already had.
    fn emit_choice(&self, state: &TokenStream, arms: &[RootId], behind: TokenStream) -> TokenStream {
        let at = Span::call_site();
        let (first, others) = arms.split_at(arms.len().min(MANY));
        let (mut choice, mut told) = (TokenStream::new(), TokenStream::new());
        first.iter().for_each(|root| self.emit_arm(*root, &mut told));
        if others.is_empty() {
            told.extend(behind);
        } else {
            let others = braced(self.emit_choice(state, others, behind));
            append!(&mut told, Token![_](at), Token![=>](at), others);
        }
        append!(&mut choice, Token![match](at), state, braced(told));
        choice
    }

    /// The arms of the states in which no step begins. An iterator may be asked for more in them.
    fn emit_idle(&self) -> TokenStream {
        let (runtime, states, state) = (&self.unit.runtime, names::states(), names::state());
        match (self.is_in_place(), self.unit.contract.takes_nothing()) {
            (true, true) => quote!(_ => return #runtime::Idle,),
            (true, false) => quote!(_ => #runtime::impossible(),),
            (false, true) => quote! {
                #states::Complete => {
                    #runtime::store(#state, #states::Complete);
                    return #runtime::Idle;
                }
                #states::Poisoned => return #runtime::Idle,
            },
            (false, false) => quote!(#states::Complete | #states::Poisoned => #runtime::impossible(),),
        }
    }
}
