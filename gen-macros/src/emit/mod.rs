//! Emits the machine: an enum of states, and a step from one to the next.
//!
//! Input: the body with its analyses and its layout. Output: the tokens of the function's body. What could fail has
//! been checked before.
//!
//! ```text
//! while n > 0 { yield n; n -= 1; }                                      from
//! match replace(state, Poisoned) {                                      into
//!     Start { v0 } => { let mut n = v0; *state = Join1 { v0: n }; continue }
//!     Join1 { v0 } => {
//!         let mut n = v0;
//!         loop { if n > 0 { let value = n; *state = Yield2 { v0: n }; return Yielded(value) } else { break } }
//!         return Complete(())
//!     }
//!     Yield2 { v0 } => { let mut n = v0; { n -= 1; } *state = Join1 { v0: n }; continue }
//! }
//! ```
//!
//! An arm enters the scopes again in which its root lies, with the locals that the state holds, each at its own
//! level. So scopes end where they end in the source, and rustc drops locals there, on every way out.

mod arm;
pub(crate) mod capture;
pub(crate) mod names;
mod names_of;
mod pack;
mod pieces;
mod states;
mod stmt;

pub(crate) use names::Runtime;

use crate::compile::{Compiled, Unit};
use crate::elaborate::{Keep, Saved};
use crate::ir::RootId;
use names::Ladder;
use names_of::Names;
use proc_macro2::{Span, TokenStream};
use quote::quote;

/// The body of the emitted function.
pub(crate) fn emit(unit: &Unit, compiled: &Compiled) -> TokenStream {
    let emitter = Emitter { unit, compiled, names: Names::new(compiled.body(), &compiled.frames.hidden) };
    let Unit { runtime, contract, .. } = unit;
    let (states, start, step) = (emitter.emit_states(), emitter.emit_start(), emitter.emit_step());
    let (takes, yields, returns) = (&contract.takes, &contract.yields, &contract.returns);
    let machine = quote!(#runtime::machine::<#takes, #yields, #returns, _, _>(#start, #step));
    let machine = if contract.boxed { quote!(#runtime::Box::new(#machine)) } else { machine };
    let (import, result) = (runtime.import(&emitter.ladders()), names::local("machine", Span::mixed_site()));
    let items = &compiled.lowered.items;
    quote! {
        #import
        #(#items)*
        #states
        // The user's code is spread over steps, where no lint can tell what becomes of its locals.
        #[allow(warnings, clippy::all, clippy::pedantic, clippy::nursery)]
        let #result = #machine;
        #result
    }
}

/// Emits the parts of a machine.
struct Emitter<'a> {
    unit: &'a Unit,
    compiled: &'a Compiled,
    names: Names<'a>,
}

impl Emitter<'_> {
    /// The questions that are asked about types.
    fn ladders(&self) -> Vec<Ladder> {
        let mut ladders = Vec::new();
        for field in self.compiled.layout.variants.iter().flat_map(|variant| &variant.fields) {
            let ladder = match field.saved {
                Saved::Live | Saved::Kept(Keep::Hold) | Saved::Maybe(Keep::Hold) => continue,
                Saved::Kept(Keep::Ask | Keep::AskCaptured) | Saved::Maybe(Keep::Ask | Keep::AskCaptured) => Ladder::Any,
                Saved::Kept(Keep::AskBorrower) | Saved::Maybe(Keep::AskBorrower) => Ladder::Borrower,
                Saved::Kept(Keep::Unless(gate)) | Saved::Maybe(Keep::Unless(gate)) => Ladder::Gate(gate),
            };
            if !ladders.contains(&ladder) {
                ladders.push(ladder);
            }
        }
        ladders
    }

    /// The closure that takes a state to the next.
    fn emit_step(&self) -> TokenStream {
        let (runtime, states) = (&self.unit.runtime, names::states());
        let (state, sent, label) = (names::state(), names::sent(), names::step_label());
        let arms = self.compiled.layout.variants.ids().map(|root| self.emit_arm(root));
        let failed = self.unit.try_mode.then(|| {
            let failed = names::failed();
            quote!(#failed => return #runtime::Complete(()),)
        });
        quote! {
            |#state, mut #sent| #label: loop {
                match #runtime::replace(#state, #states::Poisoned) {
                    #(#arms)*
                    #failed
                    #states::Complete | #states::Poisoned => #runtime::unreachable!(),
                }
            }
        }
    }

    fn emit_arm(&self, root: RootId) -> TokenStream {
        let pattern = self.pattern(root);
        let code = arm::Arm::new(self, root).emit();
        quote!(#pattern => #code)
    }
}
