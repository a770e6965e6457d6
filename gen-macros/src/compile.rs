//! The pipeline: from the body of a function to the states of a machine, pass by pass.

use crate::analysis::Remaining;
use crate::analysis::{Again, Analyses, used_again};
use crate::diag::Errors;
use crate::elaborate::homes::Homes;
use crate::elaborate::keep::{Keep, Saved};
use crate::elaborate::naming::Naming;
use crate::elaborate::{Frames, elaborate};
use crate::emit::Runtime;
use crate::ir::{BitSet, Body, Loan, Local, LocalId, YieldId, validate};
use crate::layout::ahead::Ahead;
use crate::layout::in_place::Levels;
use crate::layout::last_calls::last_calls;
use crate::layout::merge::merge_roots;
use crate::layout::threads::Threads;
use crate::layout::{Layout, lay_out};
use crate::lower::staying;
use crate::lower::{Exposed, Lowered, lower};
use crate::resolve::holes;
use crate::resolve::{Resolved, resolve};
use crate::syntax::check::{Rules, check_body, local_macros};
use crate::syntax::notation::Notation;
use crate::syntax::recursion::Recursion;
use crate::syntax::returns::Contract;
use crate::syntax::said::Holds;
use crate::twin::write_twin;
use proc_macro2::{Ident, Span, TokenStream};
use syn::{Block, Expr, Signature};

/// What all passes know of the function.
pub(crate) struct Unit {
    pub(crate) runtime: Runtime,
    pub(crate) contract: Contract,
    /// A failing `?` yields its `Err` once, and ends.
    pub(crate) try_mode: bool,
    /// How many values it yields, as the user says.
    pub(crate) size_hint: Option<Expr>,
    /// The edition for which the body is compiled.
    pub(crate) edition: Edition,
    /// What may be found in the body.
    pub(crate) holds: Holds,
}

/// What a body can mean, depending on the user's edition.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Edition {
    /// 2018 or 2021: the temporaries of an `if let` outlive its `else`.
    Old,
    /// 2024 or later.
    New,
}

/// A body without faults that syntax tells, whatever edition it is compiled for.
pub(crate) struct Checked {
    resolved: Resolved,
    /// The body as it is written, in which rustc checks what the passes guess.
    pub(crate) twin: Option<Block>,
    /// The body before any of that, if it may become an `async` block.
    pub(crate) original: Option<Block>,
}

/// A compiled body, ready to be emitted.
pub(crate) struct Compiled {
    pub(crate) lowered: Lowered,
    pub(crate) analyses: Analyses,
    pub(crate) frames: Frames,
    /// The parts that may be put back into their values.
    pub(crate) homes: Homes,
    pub(crate) naming: Naming,
    pub(crate) levels: Levels,
    /// The calls of the function itself behind which nothing is left to do.
    pub(crate) last_calls: BitSet<YieldId>,
    pub(crate) threads: Threads,
    /// What is counted before the generator suspends.
    pub(crate) ahead: Ahead,
    pub(crate) layout: Layout,
    pub(crate) remaining: Remaining,
    /// Rustc checks in a twin what the passes guess.
    has_twin: bool,
    /// There is a `yield_from!` in the body.
    pub(crate) delegates: bool,
    /// There is a `yield_from!` of the function itself, which goes on in the same machine.
    pub(crate) recurses: bool,
    /// There is a `yield_from!` of something else.
    pub(crate) passes_on: bool,
    /// There is unsafe code in the body.
    pub(crate) is_unsafe: bool,
    /// rustc is certain to refuse the body.
    is_refused: bool,
    /// What a state would hold borrows from it, as far as syntax tells, and the body may be an `async` block instead.
    pub(crate) overlaps: bool,
}

impl Compiled {
    pub(crate) fn body(&self) -> &Body {
        &self.lowered.body
    }

    /// The locals that are used by value, or not set, and used again: of the former, those whose types steps can tell. If
    /// something is missing then, rustc refuses the twin.
    pub(crate) fn again(&self) -> Again {
        if !self.has_twin {
            return Again::default();
        }
        let Analyses { graph, liveness, .. } = &self.analyses;
        let mut told = self.frames.live();
        told.extend(self.body().bound());
        let mut again = used_again(self.body(), graph, liveness);
        let is_remade = |local| self.frames.remade(self.body(), &[local]).is_some();
        // Whether a closure is copied rustc finds out at the end of the function: it can't be asked.
        let is_closure = |local: LocalId| self.body().locals[local].captures.is_some();
        again.moved.retain(|local, _| told.contains(*local) && !is_remade(*local) && !is_closure(*local));
        again.is_refused = self.is_refused;
        again
    }

    /// Whether no state holds what borrows from it, nor what is moved on some paths only.
    pub(crate) fn may_move(&self) -> bool {
        let is_foreign = |local: LocalId| {
            let info = &self.body().locals[local];
            info.foreign.is_some() || info.number
        };
        let is_held = |(local, saved): &(LocalId, Saved)| is_foreign(*local) && !matches!(saved, Saved::Maybe(_));
        self.frames.suspended().flatten().all(is_held)
            && self.lowered.vacated.iter().all(|site| is_foreign(site.whole))
            && !self.lowered.defers
    }

    /// Whether the machine does everything at the time at which the body as it is written does it. It does not where a
    /// place is evaluated behind what suspends, nor where the rest of a value may be dropped when a part is moved.
    pub(crate) fn runs_as_written(&self) -> bool {
        let mut kept = self.frames.kept();
        !self.lowered.defers
            && !self.frames.holds_rest()
            && !kept
                .any(|(_, keep)| matches!(keep, Keep::AskParts(_, taken) if self.analyses.doubts.taken(taken).leaves))
    }
}

/// Checks a body, and resolves its names. What is left of the arguments in the signature are names.
pub(crate) fn check(cx: &mut Errors, unit: &Unit, body: Block, sig: &mut Signature) -> Result<Checked, TokenStream> {
    let local_macros = local_macros(unit.holds, &body);
    let rules = Rules { notation: Notation::Generator, local_macros: &local_macros, sees_all: false };
    check_body(cx, rules, &body);
    cx.finish()?;
    // A box may hold a body that rustc compiles.
    let may_be_native = unit.contract.boxed && unit.size_hint.is_none();
    let (block, original) = (body.clone(), may_be_native.then(|| body.clone()));
    let twin = write_twin(unit, &local_macros, body);
    // Of a body that can't stand twice, it is not known what it defines.
    let recursion = twin.as_ref().and_then(|_| Recursion::of(unit, sig, &block));
    let resolved = resolve(cx, unit, sig, block, local_macros, recursion);
    cx.finish()?;
    Ok(Checked { resolved, twin, original })
}

/// Compiles a body.
pub(crate) fn compile(cx: &mut Errors, unit: &Unit, checked: &Checked) -> Result<Compiled, TokenStream> {
    let (resolved, has_twin) = (&checked.resolved, checked.twin.is_some());
    let (lowered, mut analyses, frames) = lower_until_settled(cx, unit, resolved, has_twin)?;
    let naming = Naming::new(&lowered.body, &analyses.readings, &frames.hidden);
    check_named(cx, &lowered.body, &naming);
    let lends = |lender: &Local| lender.owned || lender.guards;
    let reborrowed = frames.reborrowed(&lowered.body);
    let is_lent = || !lent(&lowered.body, &analyses, &frames, lends).is_empty();
    let overlaps = || !reborrowed.is_empty() || is_lent() || frames.overlaps(&lowered.body);
    let overlaps = checked.original.is_some() && overlaps();
    if !overlaps {
        report_lent(cx, &lowered.body, &lent(&lowered.body, &analyses, &frames, |owner| owner.owned));
        report_reborrowed(cx, &reborrowed);
    }
    cx.finish()?;
    if unit.contract.takes_nothing() {
        merge_roots(&lowered.body, &mut analyses, &frames);
    }
    let homes = Homes::new(&lowered.body, &lowered.openings, &analyses, &frames);
    let levels = Levels::new(&lowered.body, &analyses, &frames, &homes);
    let last_calls = last_calls(&lowered.body, &analyses, &frames, &levels);
    let ahead = Ahead::new(&lowered.body, &analyses, &levels);
    let threads = Threads::new(&lowered.body, &analyses, &levels, &ahead, &last_calls);
    let layout = lay_out(&lowered.body, &analyses, &frames, &levels, &threads);
    let remaining = Remaining::new(&analyses.graph);
    Ok(Compiled {
        lowered,
        analyses,
        frames,
        homes,
        naming,
        levels,
        last_calls,
        threads,
        ahead,
        layout,
        remaining,
        has_twin,
        delegates: resolved.delegates,
        recurses: resolved.recurses,
        passes_on: resolved.passes_on,
        is_unsafe: unit.holds.unsafe_code,
        is_refused: resolved.is_refused,
        overlaps,
    })
}

/// Lowers again as long as the analyses find locals that are moved on some paths only: what moves them has to be on
/// the spine, so that each path can say whether the local still holds a value.
fn lower_until_settled(
    cx: &mut Errors,
    unit: &Unit,
    resolved: &Resolved,
    has_twin: bool,
) -> Result<(Lowered, Analyses, Frames), TokenStream> {
    let (mut exposed, declared) = (Exposed::default(), resolved.locals.len());
    loop {
        let lowered = lower(cx, unit, resolved, &exposed);
        cx.finish()?;
        validate(&lowered.body);
        let analyses = Analyses::new(&lowered.body);
        let frames = elaborate(&lowered.body, &analyses);
        if has_twin && exposed.lend(frames.lent(&lowered.body, &analyses), declared) {
            continue;
        }
        if has_twin && exposed.walk(frames.walked(&lowered.body, &analyses), declared) {
            continue;
        }
        if exposed.part(&frames.parted(&lowered.body, &analyses)) {
            continue;
        }
        if exposed.found.union(&frames.found(&lowered.body)) {
            continue;
        }
        let mut grown = exposed.locals.union(&frames.conditional);
        grown |= exposed.fields.union(&frames.moved_fields(&lowered.body, &analyses));
        let staying = staying(&lowered.body, &analyses);
        staying.into_iter().for_each(|call| grown |= exposed.staying.insert(call));
        grown |= exposed.given.union(&analyses.given(&lowered.body, &lowered.waiting));
        grown |= exposed.called.union(&frames.doubted(&lowered.body, &analyses));
        frames.called_fields(&lowered.body, &analyses).into_iter().for_each(|call| grown |= exposed.calls.insert(call));
        frames.hidden_parts(&lowered.body).into_iter().for_each(|local| grown |= exposed.locals.insert(local));
        frames.hidden_leaps(&analyses).into_iter().for_each(|target| grown |= exposed.targets.insert(target));
        if !grown {
            return Ok((lowered, analyses, frames));
        }
    }
}

/// What these locals lend while the generator is suspended.
fn lent<'a>(body: &'a Body, analyses: &Analyses, frames: &Frames, owns: fn(&Local) -> bool) -> Vec<&'a Loan> {
    let assigned = analyses.graph.assigned();
    let live = frames.live();
    let held = live.iter().filter(|local| !assigned.contains(*local));
    let loans = held.filter_map(|local| body.locals[local].lent.as_ref());
    loans.filter(|loan| owns(&body.locals[loan.owner])).collect()
}

/// What is lent can't be held. Rustc would say so, in terms of the machine.
fn report_lent(cx: &mut Errors, body: &Body, loans: &[&Loan]) {
    for Loan { owner, shown, iterates, .. } in loans.iter().copied() {
        let shown = holes::fill(shown.clone(), &mut |id, span| named(body, id, span).into(), &mut |id, span| {
            named(body, id, span)
        });
        let name = &body.locals[*owner].name;
        let message = format!(
            "`{name}` is borrowed across a `yield_!`, and the generator that owns it can be moved while it is suspended",
        );
        let instead = if *iterates {
            format!("iterate by value, as in `for .. in {name}`")
        } else {
            "borrow it again behind the `yield_!`".to_owned()
        };
        cx.error_help(shown, &message, &format!("{instead}, or write `#[generator(boxed)]`"));
    }
}

/// What borrows from a unique reference can't be held together with it.
fn report_reborrowed(cx: &mut Errors, loans: &[&Loan]) {
    for Loan { shown, .. } in loans {
        let message = "this borrow is held across a `yield_!`, and what it is borrowed from is used again";
        let instead = "look it up again behind the `yield_!`, loop over a copy, or write `#[generator(boxed)]`";
        cx.error_help(as_written(shown), message, instead);
    }
}

/// Tokens that begin where the user's begin: the first one may be ours.
fn as_written(shown: &TokenStream) -> TokenStream {
    let mut tokens = shown.clone().into_iter().collect::<Vec<_>>();
    if let [first, .., last] = &mut tokens[..] {
        first.set_span(first.span().resolved_at(last.span()));
    }
    tokens.into_iter().collect()
}

fn named(body: &Body, local: LocalId, span: Span) -> Ident {
    let mut name = body.locals[local].name.clone();
    name.set_span(span);
    name
}

/// A local for which there is no name that tells it from others, in tokens that we don't understand.
fn check_named(cx: &mut Errors, body: &Body, naming: &Naming) {
    for local in &naming.nameless {
        let name = &body.locals[*local].name;
        let message = format!("`{name}` is named in a macro, and held together with others of that name");
        cx.error_help(name, &message, "rename one of them");
    }
}
