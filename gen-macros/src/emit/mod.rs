//! Emits the machine: enums of states, and a step from one to the next.
//!
//! Input: the body with its analyses, its levels and its layout. Output: the tokens of the function's body. What could
//! fail has been checked before.
//!
//! ```text
//! while n > 0 { yield n; n -= 1; }                                      from
//! match state {                                                         into
//!     Start { .. } => {
//!         let Start { v0 } = replace(state, Poisoned) else { .. };
//!         let mut n = v0; *state = Loop0 { inner: Join1 {}, v0: n }; continue
//!     }
//!     Loop0 { inner, v0 } if match *inner { Join1 {} => true, _ => false } => {
//!         loop { if *v0 > 0 { let value = *v0; *inner = Yield2 {}; return Yielded(value) } else { break } }
//!         let Loop0 { v0, .. } = replace(state, Poisoned) else { .. };
//!         return Complete(())
//!     }
//!     Loop0 { inner, v0 } if match *inner { Yield2 {} => true, _ => false } => { *v0 -= 1; loop { .. } .. }
//! }
//! ```
//!
//! An arm enters the scopes again in which its root lies, with the locals that the state holds, each at its own
//! level. So scopes end where they end in the source, and rustc drops locals there, on every way out. What a loop that
//! is resumed in place holds is borrowed, until control leaves the loop. Without such a loop the state is taken apart at
//! once: `match replace(state, Poisoned)`.

mod answers;
mod arm;
mod arrays;
mod awaited;
mod begin;
mod bind;
pub(crate) mod capture;
pub(crate) mod fresh;
mod homes;
mod joined;
mod leave;
mod left;
pub(crate) mod names;
mod names_of;
mod openings;
mod pack;
mod phases;
mod pieces;
mod questions;
mod recursion;
mod reenter;
mod restore;
mod returned;
mod retype;
mod runtime;
mod sites;
mod split;
mod states;
mod step;
mod stmt;
mod tokens;

pub(crate) use runtime::Runtime;

use crate::analysis::Again;
use crate::compile::{Compiled, Unit};
use crate::elaborate::keep::{Keep, Question};
use crate::ir::{BitSet, LevelId, LocalId, PathId, Rebind, RootId};
use crate::lower::SiteKind;
use crate::syntax::returns::Contract;
use crate::syntax::tokens::any_ident;
use crate::twin::{Written, emit_unstarted};
use homes::Standing;
use names_of::Names;
use phases::Phases;
use proc_macro2::{Ident, TokenStream};
use quote::{quote, quote_spanned};
use returned::Returned;
use std::cell::{OnceCell, RefCell};
use std::collections::{BTreeMap, BTreeSet};
use syn::Block;
use tokens::Loose;

/// What stands in front of the machine. The user's code is spread over steps, where no lint can tell what becomes of its
/// locals. Those of clippy are named only where it runs: rustc takes long to find out that it does not know them.
const ALLOWED: &str = "
    #[allow(
        unused, unused_results, unused_qualifications, unused_lifetimes, let_underscore_drop, nonstandard_style,
        unit_bindings, redundant_lifetimes, single_use_lifetimes, variant_size_differences, trivial_casts,
        irrefutable_let_patterns, non_shorthand_field_patterns, dropping_copy_types, dropping_references,
        unconditional_recursion,
    )]
    #[cfg_attr(clippy, allow(clippy::all, clippy::pedantic, clippy::nursery, clippy::restriction))]
";

/// The body of the emitted function.
pub(crate) fn emit(written: Written<'_>, compiled: &Compiled, twin: Option<&Block>) -> TokenStream {
    let unit = written.unit;
    let emitter = Emitter::new(written, compiled);
    let Unit { runtime, contract, .. } = unit;
    let (states, fields, step) = (emitter.emit_states(), emitter.emit_fields(), emitter.emit_step());
    let begin = emit_unstarted(written, compiled, twin, &emitter.emit_start());
    let unstarted = names::unstarted();
    let (takes, yields, returns) = (&contract.takes, &contract.yields, &contract.returns);
    let returned = Returned::of(&written.sig.output);
    let at = returned.first;
    let machine = if unit.try_mode {
        quote_spanned!(at=> machine_try::<#yields, _, _, _>)
    } else {
        quote_spanned!(at=> machine::<#takes, #yields, #returns, _, _, _>)
    };
    let machine = returned.made_by(&machine, quote!(#unstarted, #step));
    let hint = names::hint();
    // While the arguments are there.
    let hints = unit.size_hint.as_ref().map(|given| quote!(let #hint: #runtime::SizeHint = #given;));
    let machine = match hints {
        Some(_) => returned.made_by(&quote_spanned!(at=> hinted), quote!(#machine, #hint)),
        None => machine,
    };
    let machine = match contract {
        Contract { boxed: true, .. } => returned.made_by(&quote_spanned!(at=> Box::new), machine),
        Contract { stacked: true, .. } => returned.made_by(&quote_spanned!(at=> stack::of_machine), machine),
        _ => machine,
    };
    let leave = returned.leave();
    let (imports, items, allowed) = (emitter.imports(), &compiled.lowered.items, tokens::as_read(ALLOWED));
    quote! {
        #imports
        #(#items)*
        #fields
        #states
        #hints
        #begin
        #allowed
        #leave #machine;
    }
}

/// Emits the parts of a machine.
struct Emitter<'a> {
    unit: &'a Unit,
    compiled: &'a Compiled,
    names: Names<'a>,
    /// What the machine takes for granted of locals that are used again, since the twin is checked.
    again: Again,
    /// The locals that are declared again in another step than that which declares them first.
    retyped: BitSet<LocalId>,
    /// The locals that are kept, or not, by what rustc answers.
    asked: RefCell<BTreeSet<(LocalId, Keep)>>,
    /// The places where fields are used by value that control gets to.
    sites: RefCell<BTreeSet<usize>>,
    /// The same of those where patterns open values.
    openings: RefCell<BTreeSet<usize>>,
    /// The locals that states hold with functions that drop them.
    arrays: RefCell<BTreeSet<LocalId>>,
    /// What stands for values that parts may be put back into.
    standing: RefCell<Standing>,
    /// The locals that are saved field by field, with the fields that a state may lack.
    split: RefCell<BTreeMap<LocalId, BitSet<PathId>>>,
    /// The patterns that borrow the states of loops.
    borrowed: RefCell<BTreeMap<LevelId, Loose>>,
    /// What makes an item that is yielded, without its braces.
    item: Loose,
    /// The rest of a `let` whose pattern is certain to match.
    otherwise: Loose,
    /// The fields of a pattern that binds none of them.
    any_fields: Loose,
    /// What follows the pattern where it is asked whether a state is a certain one.
    answers: Loose,
    /// The roots that have an arm of their own.
    arms: OnceCell<Vec<RootId>>,
    /// Which of them stand behind one another.
    phases: OnceCell<Phases>,
    /// The loops inside of which there are several of those.
    crowded: OnceCell<BitSet<LevelId>>,
}

fn item_of(unit: &Unit) -> TokenStream {
    let (runtime, ty) = (&unit.runtime, &unit.contract.yields);
    quote!(#runtime::Item::<#ty>)
}

fn otherwise(unit: &Unit) -> TokenStream {
    let runtime = &unit.runtime;
    quote!(else { #runtime::impossible() };)
}

impl<'a> Emitter<'a> {
    fn new(written: Written<'a>, compiled: &'a Compiled) -> Self {
        let (body, unit) = (compiled.body(), written.unit);
        Self {
            unit,
            compiled,
            again: compiled.again(),
            retyped: retype::retyped(compiled),
            names: Names::new(body, &compiled.naming, &compiled.levels.held(), &mut written.words()),
            asked: RefCell::default(),
            sites: RefCell::default(),
            openings: RefCell::default(),
            arrays: RefCell::default(),
            standing: RefCell::default(),
            split: RefCell::default(),
            borrowed: RefCell::default(),
            item: Loose::new(item_of(unit)),
            otherwise: Loose::new(otherwise(unit)),
            any_fields: Loose::new(quote!({ .. })),
            answers: Loose::new(quote!(=> true, _ => false)),
            arms: OnceCell::new(),
            phases: OnceCell::new(),
            crowded: OnceCell::new(),
        }
    }
}

impl Emitter<'_> {
    /// What brings the names into scope that emitted code has of the runtime.
    fn imports(&self) -> TokenStream {
        let Self { compiled, unit: Unit { runtime, .. }, .. } = self;
        let (vacated, splits) = (&compiled.lowered.vacated, !self.partial().is_empty());
        let import = runtime.import(compiled.recurses, compiled.delegates, &self.rungs(), vacated, splits);
        let opened = (!compiled.lowered.openings.is_empty()).then(|| runtime.import_opened());
        let again = (!self.again.moved.is_empty()).then(|| runtime.import_again());
        quote!(#import #opened #again)
    }

    /// The traits by which questions are asked about types.
    fn rungs(&self) -> Vec<&'static str> {
        let questions = self.questions();
        let of_memory = questions.iter().filter(|_| !self.compiled.is_unsafe);
        let of_memory = of_memory.flat_map(|question| questions::rungs_of_memory(*question));
        let all = questions.iter().flat_map(|question| questions::rungs(*question)).chain(of_memory);
        let mut rungs = Vec::new();
        for rung in all.copied() {
            if !rungs.contains(&rung) {
                rungs.push(rung);
            }
        }
        rungs
    }

    /// The questions that are asked about types.
    fn questions(&self) -> BTreeSet<Question> {
        let mut questions = BTreeSet::new();
        let leaves = self.compiled.lowered.openings.iter().any(|opening| !opening.left.is_empty());
        let drops = !self.arrays.borrow().is_empty();
        questions.extend((leaves || drops).then_some(Question::Destructor));
        let handed = self.compiled.body().locals.iter().filter_map(|local| local.handed);
        let handed = handed.filter_map(|handed| self.compiled.frames.of_handed(handed));
        for keep in self.compiled.frames.kept().map(|(_, keep)| keep).chain(handed) {
            match keep {
                Keep::Ask(question) | Keep::AskForm(question, _) => _ = questions.insert(question),
                Keep::AskParts(question, _) => questions.extend([question, Question::Part]),
                Keep::AskCaptured | Keep::AskCalled => _ = questions.insert(Question::Part),
                Keep::Hold => {}
            }
        }
        questions
    }

    /// The locals whose types decide whether this one is kept, besides its own.
    fn deciding(&self, local: LocalId, keep: Keep) -> Vec<LocalId> {
        let info = &self.compiled.body().locals[local];
        match (keep, &info.captures) {
            (Keep::AskCaptured | Keep::AskCalled, Some(captures)) => {
                captures.values().iter().map(|captured| captured.local).collect()
            }
            (Keep::AskParts(_, taken), _) => self.compiled.analyses.doubts.taken(taken).parts.clone(),
            _ => Vec::new(),
        }
    }

    /// The locals that are kept or not, each with one whose type decides about it.
    fn probes(&self) -> BTreeSet<(LocalId, LocalId)> {
        let kept = self.compiled.frames.kept();
        let deciding = |(local, keep)| self.deciding(local, keep).into_iter().map(move |other| (local, keep, other));
        let probed = kept.flat_map(deciding).filter(|(_, keep, other)| self.taken_by(*keep, *other).is_none());
        probed.map(|(local, _, other)| (local, other)).collect()
    }

    /// How many arguments a closure has that is made again, if there are some of which no type is declared.
    fn untold(&self, rebind: &Rebind) -> Option<usize> {
        let closure = rebind.closure.filter(|closure| !closure.told)?;
        self.compiled.frames.remade(self.compiled.body(), &rebind.binds).map(|_| closure.args)
    }

    /// Declares what stands for the answers, in front of the arms.
    fn emit_fates(&self) -> TokenStream {
        let runtime = &self.unit.runtime;
        let mut tokens = TokenStream::new();
        for (local, keep) in self.asked.borrow().iter() {
            let fate = names::fate(*local, *keep);
            tokens.extend(quote!(let #fate = #runtime::Fate::new();));
        }
        for (local, deciding) in self.probes() {
            let probe = names::probe(local, deciding);
            tokens.extend(quote!(let #probe = #runtime::Probe::new();));
        }
        tokens.extend(self.emit_splits());
        for (position, site) in self.sites() {
            let (part, bound) = (names::part(position), names::bound(position));
            let bound = (site.kind == SiteKind::Bound).then(|| quote!(let #bound = #runtime::Probe::new();));
            tokens.extend(self.declare_awaited(position, site));
            tokens.extend(quote!(let #part = #runtime::Part::new(); #bound));
        }
        tokens.extend(self.declare_openings());
        tokens.extend(self.declare_arrays());
        tokens.extend(self.declare_homes());
        for closure in self.compiled.body().rebinds.iter().filter(|rebind| self.untold(rebind).is_some()) {
            let signature = names::signature(closure.binds[0]);
            tokens.extend(quote!(let #signature = #runtime::Signature::new();));
        }
        for again in self.again.moved.keys().copied().map(names::again) {
            tokens.extend(quote!(let #again = #runtime::Again::new(); #again.go_on();));
        }
        if self.again.is_refused || self.again.unset.iter().next().is_some() {
            tokens.extend(quote!(#runtime::unset::<()>();));
        }
        tokens
    }

    /// Declares what knows the types of arguments, as far as this code tells them, or asks about methods that have them: a
    /// receiver may wait for arguments that never come.
    pub(super) fn emit_args(&self, code: &[&TokenStream]) -> TokenStream {
        let runtime = &self.unit.runtime;
        // Those of receivers that wait are among the body's.
        let of_fields = self.compiled.lowered.vacated.iter().filter(|site| site.kind != SiteKind::Awaited);
        let of_fields = of_fields.filter_map(|site| site.method.as_ref());
        let mut args = self.compiled.body().methods.iter().chain(of_fields).flat_map(|method| &method.args).peekable();
        if args.peek().is_none() {
            return TokenStream::new();
        }
        let is_named = |arg: &&Ident| code.iter().any(|code| any_ident(code, &mut |name| name == *arg));
        args.filter(is_named).map(|arg| quote!(let #arg = #runtime::Probe::new();)).collect()
    }
}
