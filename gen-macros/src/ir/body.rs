//! The body of a generator: its scopes, its statements, its suspension points.

use super::{
    CallId, Code, Effect, Field, FieldCall, FieldId, Flow, IndexVec, Jump, Local, LocalId, Method, MethodId, Rebind,
    RebindId, ScopeId, TargetId, Tokens, YieldId,
};
use proc_macro2::Span;
use proc_macro2::TokenStream;
use std::collections::BTreeSet;

/// A lowered body.
#[derive(Default)]
pub(crate) struct Body {
    pub(crate) locals: IndexVec<LocalId, Local>,
    pub(crate) scopes: IndexVec<ScopeId, Scope>,
    pub(crate) suspensions: IndexVec<YieldId, Suspension>,
    /// The arguments, in order of declaration.
    pub(crate) args: Vec<LocalId>,
    /// Methods that may consume their receivers.
    pub(crate) methods: IndexVec<MethodId, Method>,
    /// The names of fields that are used.
    pub(crate) fields: IndexVec<FieldId, Field>,
    /// Methods that may consume the fields on which they are called.
    pub(crate) calls: IndexVec<CallId, FieldCall>,
    /// How references into places are bound again.
    pub(crate) rebinds: IndexVec<RebindId, Rebind>,
    /// The body's outermost scope.
    pub(crate) root: Option<ScopeId>,
}

/// A block of statements with its own drop scope.
pub(crate) struct Scope {
    pub(crate) kind: ScopeKind,
    /// What the pattern in front of the scope binds, in order of declaration.
    pub(crate) binds: Vec<LocalId>,
    /// What entering it does: its pattern matches.
    pub(crate) entry: Flow,
    pub(crate) stmts: Vec<Stmt>,
    /// The user's braces, whose span carries the edition.
    pub(crate) braces: Span,
    /// The statement that this scope is a part of; `None` for the body.
    pub(crate) parent: Option<Point>,
    /// What is declared in it, in order of declaration.
    pub(crate) locals: Vec<LocalId>,
    /// The statements that are items.
    pub(crate) items: Vec<usize>,
    /// It ends with a call that may never return.
    pub(crate) ends_in_call: bool,
}

/// What a scope is.
#[derive(Clone, Debug)]
pub(crate) enum ScopeKind {
    /// The body of the function.
    Body,
    /// A block, which a `break` may leave.
    Block { target: Option<TargetId>, unsafe_token: Option<TokenStream> },
    /// A branch of an `if` or `match`.
    Branch,
    /// The body of a loop.
    Loop(TargetId),
}

/// The position in front of a statement.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Point {
    pub(crate) scope: ScopeId,
    pub(crate) stmt: usize,
}

/// A statement of a scope.
pub(crate) struct Stmt {
    pub(crate) kind: StmtKind,
    /// What becomes of its value.
    pub(crate) dest: Dest,
    /// A statement of the user's begins with it, and it is not the first of its block.
    pub(crate) begins: bool,
}

/// What becomes of a statement's value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dest {
    /// It is dropped.
    Discard,
    /// It initialises a new temporary.
    Bind(LocalId),
    /// It initialises a temporary that was declared before.
    Assign(LocalId),
    /// It is the value of the scope.
    Tail,
}

/// The kinds of statements.
pub(crate) enum StmtKind {
    /// A native expression.
    Code(Code),
    /// A native statement that declares nothing.
    Native(Code),
    /// A native statement that does nothing but to count.
    Count(Code, Count),
    /// A native `let`, with what it binds, in order.
    Let { code: Code, binds: Vec<LocalId> },
    /// `let head else { .. };` with an `else` that is on the spine.
    LetElse { head: Code, success: Flow, binds: Vec<LocalId>, otherwise: ScopeId },
    /// Takes an argument out of the start state.
    Arg,
    /// An item or `use` that every step into its scope repeats.
    Item(Tokens),
    /// Declares a temporary that is initialised later.
    Declare(LocalId),
    /// A nested block.
    Scope(ScopeId),
    /// A condition, native, with the scopes that it chooses between.
    If { token: Span, cond: Code, then: ScopeId, otherwise: ScopeId },
    /// A native scrutinee and patterns, with the scopes that they choose between.
    Match { token: Span, scrutinee: Code, braces: Span, arms: Vec<Arm> },
    /// Its body, again and again.
    Loop(ScopeId),
    /// Hands a value out, which borrows from these locals as far as syntax tells, and waits. Its value is what is sent, where
    /// the user wrote it.
    Yield { value: Code, id: YieldId, lends: Vec<LocalId>, span: Span },
    /// Calls the function itself with a tuple of arguments, and waits until it has returned.
    Call { args: Code, id: YieldId },
    /// Leaves, with a value or without.
    Jump { jump: Jump, value: Option<Code> },
}

/// What a statement adds to a number.
#[derive(Clone, Copy)]
pub(crate) struct Count {
    pub(crate) local: LocalId,
    /// Negative if it subtracts.
    pub(crate) by: i8,
}

/// An arm of a `match` on the spine: a native pattern with its guard, and what follows.
pub(crate) struct Arm {
    pub(crate) pattern: Tokens,
    pub(crate) body: ScopeId,
    /// Where it ends, if the user has written no block.
    pub(crate) end: Option<Span>,
}

/// A suspension point.
#[derive(Clone, Copy)]
pub(crate) struct Suspension {
    /// The statement that suspends.
    pub(crate) at: Point,
}

/// A place where a step can begin.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Root {
    /// The beginning of the body.
    Start,
    /// Behind a suspension point.
    Resume(YieldId),
    /// In front of a statement that is reached from several other roots.
    Join(Point),
}

impl Stmt {
    pub(crate) fn new(kind: StmtKind, dest: Dest) -> Self {
        Self { kind, dest, begins: false }
    }

    /// The scopes that belong to it.
    pub(crate) fn scopes(&self) -> Vec<ScopeId> {
        match &self.kind {
            StmtKind::Code(_)
            | StmtKind::Native(_)
            | StmtKind::Count(..)
            | StmtKind::Let { .. }
            | StmtKind::Arg
            | StmtKind::Item(_)
            | StmtKind::Declare(_)
            | StmtKind::Yield { .. }
            | StmtKind::Call { .. }
            | StmtKind::Jump { .. } => Vec::new(),
            StmtKind::LetElse { otherwise: scope, .. } | StmtKind::Scope(scope) | StmtKind::Loop(scope) => vec![*scope],
            StmtKind::If { then, otherwise, .. } => vec![*then, *otherwise],
            StmtKind::Match { arms, .. } => arms.iter().map(|arm| arm.body).collect(),
        }
    }
}

impl StmtKind {
    /// The native code in it, with what that does.
    pub(crate) fn code(&self) -> Vec<&Code> {
        match self {
            Self::Code(code)
            | Self::Native(code)
            | Self::Count(code, _)
            | Self::Let { code, .. }
            | Self::Yield { value: code, .. }
            | Self::Call { args: code, .. }
            | Self::LetElse { head: code, .. }
            | Self::If { cond: code, .. }
            | Self::Match { scrutinee: code, .. } => vec![code],
            Self::Jump { value, .. } => value.iter().collect(),
            Self::Item(_) | Self::Arg | Self::Declare(_) | Self::Scope(_) | Self::Loop(_) => Vec::new(),
        }
    }

    /// The native tokens in it.
    pub(crate) fn tokens(&self) -> Vec<&Tokens> {
        match self {
            Self::Code(code) | Self::Native(code) | Self::Count(code, _) | Self::Let { code, .. } => vec![&code.tokens],
            Self::Yield { value: code, .. }
            | Self::Call { args: code, .. }
            | Self::LetElse { head: code, .. }
            | Self::If { cond: code, .. } => {
                vec![&code.tokens]
            }
            Self::Match { scrutinee, arms, .. } => {
                arms.iter().map(|arm| &arm.pattern).chain([&scrutinee.tokens]).collect()
            }
            Self::Jump { value, .. } => value.iter().map(|value| &value.tokens).collect(),
            Self::Item(tokens) => vec![tokens],
            Self::Arg | Self::Declare(_) | Self::Scope(_) | Self::Loop(_) => Vec::new(),
        }
    }

    /// The locals that it declares without a value, if it does nothing else.
    pub(crate) fn declared_only(&self) -> Option<Vec<LocalId>> {
        match self {
            StmtKind::Declare(local) => Some(vec![*local]),
            StmtKind::Let { code, binds } => {
                let mut only = true;
                code.flow.for_each(&mut |_, effect| only &= effect == Effect::Declare);
                (only && !binds.is_empty()).then(|| binds.clone())
            }
            _ => None,
        }
    }
}

impl Scope {
    /// The break target that this scope is.
    pub(crate) fn target(&self) -> Option<TargetId> {
        match self.kind {
            ScopeKind::Block { target, .. } => target,
            ScopeKind::Loop(target) => Some(target),
            ScopeKind::Body | ScopeKind::Branch => None,
        }
    }
}

impl Point {
    /// The position behind the statement.
    pub(crate) fn after(self) -> Self {
        Self { scope: self.scope, stmt: self.stmt + 1 }
    }
}

impl Body {
    pub(crate) fn root(&self) -> ScopeId {
        self.root.expect("a lowered body has a root")
    }

    /// The locals that get a value where they are declared: arguments, and what a `let` or a branch binds.
    pub(crate) fn bound(&self) -> impl Iterator<Item = LocalId> + '_ {
        let by_stmts = self.scopes.iter().flat_map(|scope| &scope.stmts).flat_map(|stmt| match &stmt.kind {
            kind @ StmtKind::Let { binds, .. } if kind.declared_only().is_none() => &binds[..],
            StmtKind::LetElse { binds, .. } => binds,
            _ => &[],
        });
        self.args.iter().chain(self.scopes.iter().flat_map(|scope| &scope.binds)).chain(by_stmts).copied()
    }

    /// What may be bound again by way of a local.
    pub(crate) fn led_to(&self, local: LocalId) -> BTreeSet<LocalId> {
        let mut led = BTreeSet::new();
        // What leads to something is declared before it.
        for rebind in self.rebinds.iter() {
            if rebind.of.iter().any(|of| *of == local || led.contains(of)) {
                led.extend(&rebind.binds);
            }
        }
        led
    }

    pub(crate) fn stmt(&self, at: Point) -> &Stmt {
        &self.scopes[at.scope].stmts[at.stmt]
    }

    /// The scopes that enclose a point, outermost first, each with the position of the statement that leads inwards.
    pub(crate) fn path_to(&self, at: Point) -> Vec<Point> {
        let mut path = vec![at];
        while let Some(parent) = self.scopes[path[path.len() - 1].scope].parent {
            path.push(parent);
        }
        path.reverse();
        path
    }

    /// Whether a scope is another one, or a part of it.
    pub(crate) fn is_inside(&self, scope: ScopeId, outer: ScopeId) -> bool {
        self.outwards(scope).any(|scope| scope == outer)
    }

    /// A scope, and those around it.
    pub(crate) fn outwards(&self, scope: ScopeId) -> impl Iterator<Item = ScopeId> {
        std::iter::successors(Some(scope), |inner| self.scopes[*inner].parent.map(|at| at.scope))
    }

    /// Where a root lies in the body.
    pub(crate) fn point_of(&self, root: Root) -> Point {
        match root {
            Root::Start => Point { scope: self.root(), stmt: 0 },
            Root::Resume(id) => self.suspensions[id].at,
            Root::Join(point) => point,
        }
    }
}
