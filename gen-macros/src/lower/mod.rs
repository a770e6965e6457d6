//! Lowers a resolved body to the IR: takes the spine apart, and leaves everything else as the user wrote it.
//!
//! Input: [`Resolved`]. Output: [`Body`], in which a suspension is a statement, never a part of an expression, and
//! conditions, scrutinees and patterns are native. Evaluating it is evaluating the resolved body, step for step.
//!
//! ```text
//! out.push(f(a(), yield b()));                          from
//! _4 = a(); _5 = yield b(); out.push(f(_4, _5));        into
//! ```
//!
//! `for` and `while` become `loop`, lazy operators `if`, when something in them suspends: see `control`. Operands
//! that are evaluated before a suspension in the same statement become temporaries: see `operands`.

mod alternatives;
pub(crate) mod borrows;
mod branches;
mod counts;
pub(crate) mod diverging;
mod exposed;
pub(crate) mod items;
mod moves;
mod patterns;
mod predicates;
mod spine;
mod structure;
mod temporaries;
pub(crate) mod uses;

use crate::compile::Unit;
use crate::diag::Errors;
use crate::ir::{
    BitSet, Body, Code, Declared, Dest, Effect, Flow, Idx as _, IndexVec, Local, LocalId, LocalKind, Rebind, RebindId,
    Scope, ScopeId, ScopeKind, Stmt, StmtKind, TargetId,
};
use crate::resolve::{Arg, Resolved, holes};
use crate::syntax::said::Holds;
use borrows::{alias, by_index, cursors, reborrow};
use counts::Count;
pub(crate) use exposed::Exposed;
use moves::bound_values::Refilled;
use moves::called_fields::FieldCalls;
use moves::field_names::field_names;
use moves::lone_fields::used_further;
use moves::methods::Questions;
pub(crate) use moves::receivers::staying;
use moves::vacate::Vacated;
use moves::{boxes, closures, copied, methods, opened, parted, vacate};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use spine::scrutinee::Entry;
use std::cell::{Cell, OnceCell};
use std::collections::BTreeMap;
use syn::{Block, Expr};
use temporaries::frames::Frame;
use temporaries::tails;
use temporaries::terminating::Settled;
use uses::Uses;

pub(crate) use moves::vacate::{Site, SiteKind};
pub(crate) use spine::home::Home;

/// A lowered body, with the items that it declares.
pub(crate) struct Lowered {
    pub(crate) body: Body,
    /// Items of the body, which must exist once.
    pub(crate) items: Vec<TokenStream>,
    /// Where fields are used by value while the rest of their value stays whole.
    pub(crate) vacated: Vec<Site>,
    /// Where patterns take parts out of values that stay whole.
    pub(crate) openings: Vec<Opening>,
    /// Locals that operands use by value where they stand, behind a suspension.
    pub(crate) waiting: BitSet<LocalId>,
    /// It would be another body in another edition.
    pub(crate) asks_edition: bool,
    /// A place is evaluated behind a suspension that stands behind it, and evaluating it may panic.
    pub(crate) defers: bool,
}

/// Where a pattern takes parts out of a value that stays whole, if rustc says that all of them leave something in their
/// places.
pub(crate) struct Opening {
    /// How many.
    pub(crate) parts: usize,
    /// The others that are held beside it if it does not stay whole.
    pub(crate) left: Vec<LeftOpen>,
    /// The pattern leaves what has no name, too.
    pub(crate) loses: bool,
    /// How what it binds is put back while the generator is suspended, if that is possible.
    pub(crate) home: Option<Home>,
}

/// A part of a value that a pattern leaves if what it binds is moved.
#[derive(Clone, Default)]
pub(crate) struct LeftOpen {
    /// What is bound inside of the struct that it is a part of, if that is held as a whole where all of this is copied.
    pub(crate) within: Vec<usize>,
    /// What is bound inside of it, if it is such a struct.
    pub(crate) opened: Vec<usize>,
    /// Where the pattern stands that opens it, if that leaves what has no name.
    pub(crate) loses: Option<Span>,
}

/// Lowers a body.
pub(crate) fn lower(cx: &mut Errors, unit: &Unit, resolved: &Resolved, exposed: &Exposed) -> Lowered {
    let mut block = resolved.block.clone();
    let (mut locals, mut args) = (resolved.locals.clone(), resolved.args.clone());
    name_places((&mut block, &mut args, &mut locals), unit, resolved, exposed);
    let holds = held_by(unit, resolved, exposed);
    prepare(holds, unit, &mut block, &mut locals, &resolved.local_macros.names);
    let [replaced, opened] = replaced_fields(&block, exposed, &locals);
    let (refilled, macros) = (Refilled { fields: &replaced, opened: &opened }, &resolved.local_macros.names);
    let Vacated { sites: vacated, lone } = vacate::vacate_fields(&mut block, refilled, &exposed.calls, macros);
    replaced.iter().for_each(|local| make_mutable(&mut locals[local], !lone.contains(local)));
    let (once, mut targets) = (closures::called_once(unit.holds, resolved), resolved.targets);
    let calls = (&exposed.called, FieldCalls::new(&exposed.calls, vacated));
    let Questions { methods, fields: calls, sites: vacated } =
        methods::asked_about(&mut block, calls, (&locals, macros), &mut targets, unit.edition);
    let fields = field_names(&block, macros);
    let uses = Uses {
        macros: &resolved.local_macros,
        once: &once,
        methods: &methods,
        calls: &calls,
        fields: &fields,
        refilled,
        called: &exposed.called,
    };
    let mut lowerer = Lowerer {
        cx,
        uses,
        args: &args,
        block: &block,
        whole: OnceCell::new(),
        used: OnceCell::new(),
        settled: Settled::Elsewhere,
        alone: BitSet::default(),
        waiting: BitSet::default(),
        loops: 0,
        unit,
        // What asks about a closure is a block with a label.
        has_jumps: holds.jumps || holds.closures,
        exposed,
        locals,
        scopes: IndexVec::default(),
        suspensions: 0,
        rebinds: IndexVec::default(),
        targets,
        frames: Vec::new(),
        items: Vec::new(),
        temp_frame: 0,
        hoisting: false,
        handed: 0,
        vacated,
        openings: Vec::new(),
        asks_edition: Cell::new(false),
        defers: false,
    };
    let root = lowerer.lower_body();
    let Lowerer {
        locals, scopes, suspensions, rebinds, items, vacated, openings, waiting, asks_edition, defers, ..
    } = lowerer;
    let args = resolved.args.iter().map(|arg| arg.local).collect();
    let named = structure::Names { args, methods, fields, calls: calls.list, rebinds };
    let body = structure::finish(locals, scopes, suspensions, named, root);
    Lowered { body, items, vacated, openings, waiting, asks_edition: asks_edition.get(), defers }
}

/// The locals of which fields are replaced that are used by value, and those among them that patterns open.
fn replaced_fields(block: &Block, exposed: &Exposed, locals: &IndexVec<LocalId, Local>) -> [BitSet<LocalId>; 2] {
    let replaced = used_further(block, &exposed.fields, locals);
    let opened = replaced.iter().filter(|local| locals[*local].opened).collect();
    [replaced, opened]
}

/// Gives names to places that are borrowed across suspensions, and closures copies of what they read.
fn name_places(
    (block, args, locals): (&mut Block, &mut Vec<Arg>, &mut IndexVec<LocalId, Local>),
    unit: &Unit,
    resolved: &Resolved,
    exposed: &Exposed,
) {
    let macros = &resolved.local_macros;
    if unit.holds.closures {
        copied::copy_captured(block, &exposed.copied, locals, &macros.names);
    }
    alias::name_aliased(block, args, locals, (&exposed.aliases, macros), &unit.runtime);
    by_index::walk_by_index(block, &exposed.loops, locals);
    reborrow::reborrow_fields(block, args, locals, &exposed.pointers, macros);
}

/// What may be found in the body. What is lowered again says what the user has not.
fn held_by(unit: &Unit, resolved: &Resolved, exposed: &Exposed) -> Holds {
    let is_written = !resolved.delegates && *exposed == Exposed::default();
    let holds = unit.holds;
    Holds { jumps: holds.jumps || !is_written, unique_borrows: holds.unique_borrows || !is_written, ..holds }
}

/// Notes what patterns and assignments tell of locals, and names what the spine can't be taken apart without.
fn prepare(
    holds: Holds,
    unit: &Unit,
    block: &mut Block,
    locals: &mut IndexVec<LocalId, Local>,
    local_macros: &[String],
) {
    opened::name_opened(block, locals);
    if holds.unique_borrows {
        cursors::note_cursors(block, locals);
    }
    parted::note_parted(block, locals, local_macros);
    // Without an allocator the runtime knows of no boxes.
    if holds.boxes && cfg!(feature = "alloc") {
        boxes::unbox_values(block, &unit.runtime, local_macros);
    }
    tails::name_extended(block, locals, &unit.runtime, local_macros);
}

/// Its fields can be replaced. A pattern that binds parts stays as it is.
fn make_mutable(local: &mut Local, in_parts: bool) {
    local.rebound |= in_parts && !local.mutable && local.kind == LocalKind::User;
    local.mutable = true;
}

struct Lowerer<'a> {
    cx: &'a mut Errors,
    uses: Uses<'a>,
    args: &'a [Arg],
    /// The whole body.
    block: &'a Block,
    /// Its tokens, if anybody asks for them.
    whole: OnceCell<TokenStream>,
    /// How often each local is used in it, if anybody asks.
    used: OnceCell<BTreeMap<LocalId, Count>>,
    /// What is known of the operands of the innermost scope of temporaries.
    settled: Settled,
    /// Locals of ours that are used once.
    alone: BitSet<LocalId>,
    /// Locals that operands use by value where they stand, behind a suspension.
    waiting: BitSet<LocalId>,
    /// How many loops enclose what is being lowered.
    loops: usize,
    unit: &'a Unit,
    /// There may be jumps to be spelled out.
    has_jumps: bool,
    exposed: &'a Exposed,
    locals: IndexVec<LocalId, Local>,
    scopes: IndexVec<ScopeId, Scope>,
    /// How references into places are bound again.
    rebinds: IndexVec<RebindId, Rebind>,
    suspensions: usize,
    targets: usize,
    /// The statements of the scopes that are being lowered, innermost last.
    frames: Vec<Frame>,
    /// In which of them temporaries are declared: that of the scope that they live in.
    temp_frame: usize,
    items: Vec<TokenStream>,
    /// Whether temporaries of native expressions must outlive them: a suspension follows in the same statement.
    hoisting: bool,
    /// How many receivers wait for arguments, so far.
    handed: usize,
    /// Where fields are used by value while the rest of their value stays whole.
    vacated: Vec<Site>,
    /// Where patterns take parts out of values that stay whole.
    openings: Vec<Opening>,
    /// The edition matters.
    asks_edition: Cell<bool>,
    /// A place that may panic is evaluated behind a suspension that stands behind it.
    defers: bool,
}

impl Lowerer<'_> {
    /// The tokens of the whole body.
    fn whole(&self) -> &TokenStream {
        self.whole.get_or_init(|| self.block.to_token_stream())
    }

    fn lower_body(&mut self) -> ScopeId {
        let (args, block) = (self.args, self.block);
        let braces = block.brace_token.span.close();
        self.scope(ScopeKind::Body, braces, Entry::default(), |this| {
            for arg in args {
                this.push(StmtKind::Arg, Dest::Bind(arg.local));
                arg.pattern.iter().for_each(|pattern| this.lower_pattern_of_arg(pattern));
            }
            this.lower_terminated(block, true, !args.is_empty());
        })
    }

    /// Lowers what is inside of a new scope.
    fn scope(&mut self, kind: ScopeKind, braces: Span, entry: Entry, inside: impl FnOnce(&mut Self)) -> ScopeId {
        let outer = std::mem::replace(&mut self.hoisting, false);
        let is_loop = usize::from(matches!(kind, ScopeKind::Loop(_)));
        self.loops += is_loop;
        let Entry { binds, flow, left, ended, opening } = entry;
        let ((), stmts, _) = self.capture(|this| {
            ended.iter().rev().for_each(|temp| this.push(StmtKind::Code(use_value(*temp)), Dest::Discard));
            this.frame().extend(opening);
            this.hold_left(&left);
            inside(this);
        });
        self.loops -= is_loop;
        self.hoisting = outer;
        self.scopes.push(Scope {
            kind,
            binds,
            entry: flow,
            stmts,
            braces,
            parent: None,
            locals: Vec::new(),
            items: Vec::new(),
            ends_in_call: false,
        })
    }

    fn new_target(&mut self) -> TargetId {
        self.targets += 1;
        TargetId::new(self.targets - 1)
    }

    fn push(&mut self, kind: StmtKind, dest: Dest) {
        self.frame().push(Stmt::new(kind, dest));
    }

    fn new_temp(&mut self, name: &str, ty: Option<TokenStream>) -> LocalId {
        new_temp(&mut self.locals, name, ty)
    }

    /// Notes what a temporary stands for: rustc points there.
    fn locate(&mut self, temp: LocalId, of: &impl ToTokens) {
        if let Some(first) = of.to_token_stream().into_iter().next() {
            self.locals[temp].name.set_span(Span::mixed_site().located_at(first.span()));
        }
    }

    /// Binds a value to a new temporary, and returns its use by value.
    fn bind_value(&mut self, code: Code) -> Code {
        let temp = self.new_temp("operand", None);
        self.locate(temp, &code.tokens);
        self.push(StmtKind::Code(code), Dest::Bind(temp));
        use_value(temp)
    }

    /// Binds a value to a temporary that lives until the end of the statement, and returns its use in place.
    ///
    /// It is declared at the beginning of the statement: it outlives the operands, whenever it is made.
    fn bind_place(&mut self, code: Code, of: &Expr) -> Code {
        self.bind_named(code, of).1
    }

    /// As [`bind_place`](Self::bind_place); returns the temporary, too.
    fn bind_named(&mut self, code: Code, of: &Expr) -> (LocalId, Code) {
        let temp = self.hoist(of);
        self.push(StmtKind::Code(code), Dest::Assign(temp));
        (temp, use_place(temp))
    }

    /// Declares a temporary for a value that one of several statements gives.
    fn declare(&mut self, ty: Option<TokenStream>) -> LocalId {
        let temp = self.new_temp("value", ty);
        self.push(StmtKind::Declare(temp), Dest::Discard);
        temp
    }
}

/// Makes a temporary.
fn new_temp(locals: &mut IndexVec<LocalId, Local>, name: &str, ty: Option<TokenStream>) -> LocalId {
    let name = Ident::new(name, Span::mixed_site());
    locals.push(Local { mutable: true, ty: ty.map(Declared::new), ..Local::new(name, LocalKind::Temp) })
}

/// The use of a temporary by value.
fn use_value(temp: LocalId) -> Code {
    let name = holes::local_ident(temp, Span::mixed_site());
    Code::new(quote!(#name), Flow::Effect(temp, Effect::Move))
}

/// The use of a temporary in place.
fn use_place(temp: LocalId) -> Code {
    let name = holes::local_ident(temp, Span::mixed_site());
    Code::new(quote!(#name), Flow::Effect(temp, Effect::Borrow))
}
