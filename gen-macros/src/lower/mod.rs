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

pub(crate) mod alias;
mod closures;
mod consuming;
mod control;
mod cursors;
pub(crate) mod diverging;
mod extended;
pub(crate) mod items;
mod known_macro;
pub(crate) mod lent;
mod methods;
mod native;
mod operands;
mod patterns;
mod predicates;
mod reborrow;
mod rest;
mod scrutinee;
mod stmt;
mod structure;
mod tails;
mod uses;
mod vacate;
mod value;

use crate::compile::{Edition, Unit};
use crate::diag::Errors;
use crate::fields::{Field, bare, fields_of_literal, for_each_field};
use crate::ir::{
    BitSet, Body, Code, Dest, Effect, FieldId, Flow, Idx as _, IndexVec, Local, LocalId, LocalKind, Scope, ScopeId,
    ScopeKind, Stmt, StmtKind, TargetId,
};
use crate::loans::Lent;
use crate::resolve::{Arg, Resolved, holes};
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote};
use scrutinee::Entry;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};
use syn::visit::Visit;
use syn::{Block, Expr, Macro, Member};
use uses::Uses;
pub(crate) use vacate::Site;
use vacate::Vacated;

/// What has to be on the spine although it does not suspend.
#[derive(Default)]
pub(crate) struct Exposed {
    /// Unique references of which parts are borrowed across suspensions, in the order in which that was found.
    pub(crate) pointers: Vec<LocalId>,
    /// References that are held together with what they refer to.
    pub(crate) aliases: Vec<LocalId>,
    /// Locals that are moved on some paths only: what moves them.
    pub(crate) locals: BitSet<LocalId>,
    /// Locals whose fields are used by value while the rest outlives a suspension.
    pub(crate) fields: BitSet<LocalId>,
    /// Locals that operands use by value, and that nobody uses afterwards.
    pub(crate) given: BitSet<LocalId>,
    /// Targets at which it matters from where control comes: the jumps to them.
    pub(crate) targets: BitSet<TargetId>,
}

impl Exposed {
    /// Adds what is lent across a suspension; returns whether there is anything new. What is known of other locals is
    /// found again, since this changes the ids of temporaries.
    pub(crate) fn lend(&mut self, lent: Lent) -> bool {
        let grown = insert_new(&mut self.aliases, lent.aliases) || insert_new(&mut self.pointers, lent.pointers);
        if grown {
            let (pointers, aliases) = (std::mem::take(&mut self.pointers), std::mem::take(&mut self.aliases));
            *self = Self { pointers, aliases, ..Self::default() };
        }
        grown
    }
}

/// Adds what a list does not hold; returns whether there was any.
fn insert_new(list: &mut Vec<LocalId>, others: BTreeSet<LocalId>) -> bool {
    let known = list.len();
    for other in others {
        if !list.contains(&other) {
            list.push(other);
        }
    }
    list.len() > known
}

/// A lowered body, with the items that it declares.
pub(crate) struct Lowered {
    pub(crate) body: Body,
    /// Items of the body, which must exist once.
    pub(crate) items: Vec<TokenStream>,
    /// Where fields are used by value while the rest of their value stays whole.
    pub(crate) vacated: Vec<Site>,
    /// Locals that operands use by value where they stand, behind a suspension.
    pub(crate) waiting: BitSet<LocalId>,
    /// It would be another body in another edition.
    pub(crate) asks_edition: bool,
    /// A place is evaluated behind a suspension that stands behind it, and evaluating it may panic.
    pub(crate) defers: bool,
}

/// Lowers a body.
pub(crate) fn lower(cx: &mut Errors, unit: &Unit, resolved: &Resolved, exposed: &Exposed) -> Lowered {
    let mut block = resolved.block.clone();
    let (mut locals, mut args) = (resolved.locals.clone(), resolved.args.clone());
    alias::name_aliased(&mut block, &args, &locals, &exposed.aliases, &resolved.local_macros);
    reborrow::reborrow_fields(&mut block, &mut args, &mut locals, &exposed.pointers, &resolved.local_macros);
    cursors::note_cursors(&block, &mut locals);
    tails::name_extended(&mut block, &mut locals, &unit.runtime);
    let Vacated { sites: vacated, lone } =
        vacate::vacate_fields(&mut block, &exposed.fields, &resolved.local_macros.names);
    exposed.fields.iter().for_each(|local| make_mutable(&mut locals[local], !lone.contains(local)));
    let once = closures::called_once(resolved);
    let methods = methods::asked_about(&block);
    let fields = field_names(&block);
    let uses = Uses { macros: &resolved.local_macros, once: &once, methods: &methods, fields: &fields };
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
        exposed,
        locals,
        scopes: IndexVec::default(),
        suspensions: 0,
        targets: resolved.targets,
        frames: Vec::new(),
        items: Vec::new(),
        made_temps: false,
        hoisting: false,
        vacated,
        asks_edition: false,
        defers: false,
    };
    let root = lowerer.lower_body();
    let Lowerer { locals, scopes, suspensions, items, vacated, waiting, asks_edition, defers, .. } = lowerer;
    let args = resolved.args.iter().map(|arg| arg.local).collect();
    let named = (args, methods, fields);
    let body = structure::finish(locals, scopes, suspensions, named, root);
    Lowered { body, items, vacated, waiting, asks_edition, defers }
}

/// Its fields can be replaced. A pattern that binds parts stays as it is.
fn make_mutable(local: &mut Local, in_parts: bool) {
    local.rebound = in_parts && !local.mutable && local.kind == LocalKind::User;
    local.mutable = true;
}

/// The names of all fields that are used, in expressions and in patterns.
fn field_names(block: &Block) -> IndexVec<FieldId, String> {
    let mut names = FieldNames(IndexVec::default());
    names.visit_block(block);
    names.0
}

struct FieldNames(IndexVec<FieldId, String>);

impl FieldNames {
    fn note(&mut self, field: &Field) {
        let name = field.to_string();
        if !self.0.iter().any(|known| *known == name) {
            self.0.push(name);
        }
    }
}

impl Visit<'_> for FieldNames {
    fn visit_member(&mut self, member: &Member) {
        self.note(&Field::from(member));
    }

    fn visit_macro(&mut self, mac: &Macro) {
        for_each_field(&mac.tokens, &mut |field| self.note(&field));
    }
}

/// How often a local is used.
#[derive(Clone, Copy, Default)]
struct Count {
    /// How often it is named, but for where it is bound.
    named: usize,
    /// How often it is assigned to.
    assigned: usize,
}

fn count_uses(uses: Uses<'_>, block: &Block, whole: &TokenStream) -> BTreeMap<LocalId, Count> {
    let mut counts = BTreeMap::<_, Count>::new();
    holes::for_each_local(whole, &mut |local| counts.entry(local).or_default().named += 1);
    uses.block(block).for_each(&mut |local, effect| match (effect, counts.get_mut(&local)) {
        (Effect::Init | Effect::Declare, Some(count)) => count.named = count.named.saturating_sub(1),
        (Effect::Assign, Some(count)) => count.assigned += 1,
        _ => {}
    });
    counts
}

/// The local that a `let` gives away.
fn initial(stmt: &syn::Stmt) -> Option<LocalId> {
    match stmt {
        syn::Stmt::Local(binding) => uses::local(&binding.init.as_ref()?.expr),
        _ => None,
    }
}

/// Which operands of a scope of temporaries have been settled.
enum Settled {
    /// They come next.
    Awaited,
    /// These.
    Operands(Vec<LocalId>),
    /// What is lowered are no operands of one.
    Elsewhere,
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
    exposed: &'a Exposed,
    locals: IndexVec<LocalId, Local>,
    scopes: IndexVec<ScopeId, Scope>,
    suspensions: usize,
    targets: usize,
    /// The statements of the scopes that are being lowered, innermost last.
    frames: Vec<Vec<Stmt>>,
    items: Vec<TokenStream>,
    /// Whether the current statement has made temporaries that live until its end.
    made_temps: bool,
    /// Whether temporaries of native expressions must outlive them: a suspension follows in the same statement.
    hoisting: bool,
    /// Where fields are used by value while the rest of their value stays whole.
    vacated: Vec<Site>,
    /// The edition matters.
    asks_edition: bool,
    /// A place that may panic is evaluated behind a suspension that stands behind it.
    defers: bool,
}

impl Lowerer<'_> {
    /// The tokens of the whole body.
    fn whole(&self) -> &TokenStream {
        self.whole.get_or_init(|| self.block.to_token_stream())
    }

    /// Whether a local is used once in the whole body.
    fn is_used_once(&self, local: LocalId) -> bool {
        self.alone.contains(local) || self.count(local).named == 1
    }

    /// Whether a local is used once in the whole body, and otherwise only assigned to.
    fn is_read_once(&self, local: LocalId) -> bool {
        let Count { named, assigned } = self.count(local);
        named == assigned + 1
    }

    fn count(&self, local: LocalId) -> Count {
        let used = self.used.get_or_init(|| {
            let mut used = count_uses(self.uses, self.block, self.whole());
            // What takes an argument apart is no part of the block.
            let taken = self.args.iter().flat_map(|arg| &arg.pattern).filter_map(initial);
            used.extend(taken.map(|local| (local, Count { named: 1, assigned: 0 })));
            used
        });
        used.get(&local).copied().unwrap_or_default()
    }

    fn lower_body(&mut self) -> ScopeId {
        let (args, block) = (self.args, self.block);
        let braces = block.brace_token.span.close();
        self.scope(ScopeKind::Body, braces, Entry::default(), |this| {
            for arg in args {
                this.push(StmtKind::Arg, Dest::Bind(arg.local));
                arg.pattern.iter().for_each(|pattern| this.lower_pattern_of_arg(pattern));
            }
            this.lower_stmts(block, true);
        })
    }

    /// Lowers what is inside of a new scope.
    fn scope(&mut self, kind: ScopeKind, braces: Span, entry: Entry, inside: impl FnOnce(&mut Self)) -> ScopeId {
        let outer = std::mem::replace(&mut self.hoisting, false);
        let is_loop = usize::from(matches!(kind, ScopeKind::Loop(_)));
        self.loops += is_loop;
        let Entry { binds, flow, left } = entry;
        let ((), stmts, _) = self.capture(|this| {
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
            ends_in_call: false,
        })
    }

    /// Lowers a statement. If it makes temporaries that live until its end, it gets a scope of its own.
    fn statement(&mut self, dest: Dest, inside: impl FnOnce(&mut Self)) {
        let ((), stmts, made_temps) = self.capture(inside);
        self.place(stmts, made_temps, dest);
    }

    /// Lowers an expression that is a scope of temporaries itself: a branch, or from 2024 on the tail of a block. What it
    /// holds is dropped the latest first, be it an operand or another temporary.
    fn terminating(&mut self, expr: &Expr, is_tail: bool) {
        let outer = std::mem::replace(&mut self.settled, Settled::Awaited);
        if !has_operands(expr) {
            self.settled = Settled::Elsewhere;
        }
        let ((), stmts, made_temps) = self.capture(|this| this.lower_into(expr, Dest::Tail));
        let settled = std::mem::replace(&mut self.settled, outer);
        let stmts = match settled {
            Settled::Operands(operands) if made_temps && !operands.is_empty() => {
                self.asks_edition |= is_tail;
                let is_scope = !is_tail || self.unit.edition == Edition::New;
                if is_scope { self.order_temps(stmts, &operands) } else { stmts }
            }
            _ => stmts,
        };
        self.place(stmts, made_temps, Dest::Tail);
    }

    /// Declares the temporaries of a statement in the order in which they are made, these operands among them.
    fn order_temps(&self, stmts: Vec<Stmt>, operands: &[LocalId]) -> Vec<Stmt> {
        let count = stmts.iter().take_while(|stmt| matches!(stmt.kind, StmtKind::Declare(_))).count();
        let mut stmts = stmts.into_iter();
        let mut waiting = stmts.by_ref().take(count).collect::<Vec<_>>();
        let (mut declared, mut rest) = (Vec::new(), Vec::new());
        for mut stmt in stmts {
            match stmt.dest {
                Dest::Bind(operand) if operands.contains(&operand) => {
                    declared.push(Stmt::new(StmtKind::Declare(operand), Dest::Discard));
                    stmt.dest = Dest::Assign(operand);
                }
                _ => declared.extend(waiting.extract_if(.., |declare| self.makes(&stmt, declare))),
            }
            rest.push(stmt);
        }
        waiting.into_iter().chain(declared).chain(rest).collect()
    }

    /// Whether a statement, or one in its scopes, gives what is declared its value.
    fn makes(&self, stmt: &Stmt, declare: &Stmt) -> bool {
        let StmtKind::Declare(temp) = declare.kind else { return false };
        stmt.dest == Dest::Assign(temp)
            || stmt
                .scopes()
                .into_iter()
                .any(|scope| self.scopes[scope].stmts.iter().any(|inner| self.makes(inner, declare)))
    }

    /// Lowers a value whose statement ends with it: what it makes on the way is dropped before it is used.
    fn lower_apart(&mut self, ty: Option<TokenStream>, value: impl FnOnce(&mut Self) -> Code) -> Code {
        let (value, mut stmts, made_temps) = self.capture(value);
        if !made_temps {
            self.frame().extend(stmts);
            return value;
        }
        let result = self.declare(ty);
        stmts.push(Stmt::new(StmtKind::Code(value), Dest::Assign(result)));
        self.place(stmts, true, Dest::Assign(result));
        use_value(result)
    }

    /// Collects what is lowered, and tells whether it made temporaries that live until the end of the statement.
    fn capture<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> (T, Vec<Stmt>, bool) {
        let outer_temps = std::mem::replace(&mut self.made_temps, false);
        self.frames.push(Vec::new());
        let value = inside(self);
        let stmts = self.frames.pop().unwrap_or_default();
        let made_temps = std::mem::replace(&mut self.made_temps, outer_temps);
        (value, stmts, made_temps)
    }

    /// Places collected statements into the current scope, or into a new one if they made temporaries.
    fn place(&mut self, stmts: Vec<Stmt>, made_temps: bool, dest: Dest) {
        if !made_temps {
            return self.frame().extend(stmts);
        }
        let kind = ScopeKind::Block { target: None, unsafe_token: None };
        let braces = Span::mixed_site();
        let (binds, locals) = (Vec::new(), Vec::new());
        let scope = Scope { kind, binds, entry: Flow::None, stmts, braces, parent: None, locals, ends_in_call: false };
        let scope = self.scopes.push(scope);
        // What is assigned is assigned inside.
        let dest = if matches!(dest, Dest::Assign(_)) { Dest::Discard } else { dest };
        self.push(StmtKind::Scope(scope), dest);
    }

    fn new_target(&mut self) -> TargetId {
        self.targets += 1;
        TargetId::new(self.targets - 1)
    }

    fn frame(&mut self) -> &mut Vec<Stmt> {
        self.frames.last_mut().expect("statements are lowered inside of a scope")
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

    /// Declares a temporary at the beginning of the statement.
    fn hoist(&mut self, of: &Expr) -> LocalId {
        let temp = self.new_temp("place", None);
        self.locals[temp].borrows = self.borrowed_by(of);
        self.locate(temp, of);
        self.locals[temp].fields = fields_of_literal(of);
        let frame = self.frame();
        let declared = frame.iter().take_while(|stmt| matches!(stmt.kind, StmtKind::Declare(_))).count();
        frame.insert(declared, Stmt::new(StmtKind::Declare(temp), Dest::Discard));
        self.made_temps = true;
        temp
    }

    /// Declares a temporary for a value that one of several statements gives.
    fn declare(&mut self, ty: Option<TokenStream>) -> LocalId {
        let temp = self.new_temp("value", ty);
        self.push(StmtKind::Declare(temp), Dest::Discard);
        temp
    }
}

/// Whether an expression evaluates operands before it does something itself.
fn has_operands(expr: &Expr) -> bool {
    matches!(
        bare(expr),
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Binary(_) | Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_)
    )
}

/// Makes a temporary.
fn new_temp(locals: &mut IndexVec<LocalId, Local>, name: &str, ty: Option<TokenStream>) -> LocalId {
    locals.push(Local {
        name: Ident::new(name, Span::mixed_site()),
        kind: LocalKind::Temp,
        mutable: true,
        rebound: false,
        loops: 0,
        once: false,
        trivial: false,
        copy: false,
        number: false,
        owned: false,
        fields: Vec::new(),
        unique: false,
        alias: None,
        cursor: false,
        makes_closure: false,
        lent: None,
        in_macro: false,
        declared_in_signature: false,
        ty,
        borrows: Vec::new(),
        parts: Vec::new(),
        captures: None,
        declared: None,
    })
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
