//! The statements of the scopes that are being lowered, and in which of those temporaries are declared.
//!
//! A temporary lives until the end of the innermost scope of temporaries around it: a statement, a condition, a branch.
//! From edition 2024 on the tail of a block is one; before, its temporaries outlive the locals of the block.

use crate::compile::Edition;
use crate::ir::{Code, Dest, Flow, LocalId, Scope, ScopeId, ScopeKind, Stmt, StmtKind};
use crate::lower::{Lowerer, use_value};
use crate::syntax::literals::fields_of_literal;
use proc_macro2::{Span, TokenStream};
use syn::{Block, Expr};

/// Statements that are being collected.
#[derive(Default)]
pub(in crate::lower) struct Frame {
    pub(in crate::lower) stmts: Vec<Stmt>,
    /// Whether they declare temporaries that live until their end.
    made_temps: bool,
}

/// Where a statement of the user's begins among those of a scope.
pub(in crate::lower) struct Begun {
    at: usize,
    /// How many temporaries are declared at the beginning of the scope.
    declared: usize,
}

/// How many temporaries are declared at the beginning of a scope.
fn declared(stmts: &[Stmt]) -> usize {
    stmts.iter().take_while(|stmt| matches!(stmt.kind, StmtKind::Declare(_))).count()
}

impl Lowerer<'_> {
    pub(in crate::lower) fn frame(&mut self) -> &mut Vec<Stmt> {
        &mut self.frames.last_mut().expect("statements are lowered inside of a scope").stmts
    }

    /// Lowers a statement. If it makes temporaries that live until its end, it gets a scope of its own.
    pub(in crate::lower) fn statement(&mut self, dest: Dest, inside: impl FnOnce(&mut Self)) {
        let ((), stmts, made_temps) = self.capture(inside);
        self.place(stmts, made_temps, dest);
    }

    /// Lowers a value whose statement ends with it: what it makes on the way is dropped before it is used.
    pub(in crate::lower) fn lower_apart(
        &mut self,
        ty: Option<TokenStream>,
        value: impl FnOnce(&mut Self) -> Code,
    ) -> Code {
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
    pub(in crate::lower) fn capture<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> (T, Vec<Stmt>, bool) {
        let outer = std::mem::replace(&mut self.temp_frame, self.frames.len());
        let collected = self.collect(inside);
        self.temp_frame = outer;
        collected
    }

    /// Collects what is lowered. Its temporaries live as long as those of what is around it.
    fn collect<T>(&mut self, inside: impl FnOnce(&mut Self) -> T) -> (T, Vec<Stmt>, bool) {
        self.frames.push(Frame::default());
        let value = inside(self);
        let Frame { stmts, made_temps } = self.frames.pop().unwrap_or_default();
        (value, stmts, made_temps)
    }

    /// Places collected statements into the current scope, or into a new one if they made temporaries.
    pub(in crate::lower) fn place(&mut self, stmts: Vec<Stmt>, made_temps: bool, dest: Dest) {
        if !made_temps {
            return self.frame().extend(stmts);
        }
        // What is assigned is assigned inside.
        let dest = if matches!(dest, Dest::Assign(_)) { Dest::Discard } else { dest };
        self.push_scope(stmts, Span::mixed_site(), dest);
    }

    fn push_scope(&mut self, stmts: Vec<Stmt>, braces: Span, dest: Dest) {
        let kind = ScopeKind::Block { target: None, unsafe_token: None };
        let (binds, locals) = (Vec::new(), Vec::new());
        let scope = Scope {
            kind,
            binds,
            entry: Flow::None,
            stmts,
            braces,
            parent: None,
            locals,
            items: Vec::new(),
            ends_in_call: false,
        };
        let scope = self.scopes.push(scope);
        self.push(StmtKind::Scope(scope), dest);
    }

    /// Declares a temporary at the beginning of the scope that it lives in.
    pub(in crate::lower) fn hoist(&mut self, of: &Expr) -> LocalId {
        let temp = self.new_temp("place", None);
        self.locals[temp].borrows = self.borrowed_by(of);
        self.locate(temp, of);
        self.locals[temp].fields = fields_of_literal(of);
        let Frame { stmts, made_temps } = &mut self.frames[self.temp_frame];
        let declared = declared(stmts);
        stmts.insert(declared, Stmt::new(StmtKind::Declare(temp), Dest::Discard));
        *made_temps = true;
        temp
    }

    /// Where a statement of the user's begins.
    pub(in crate::lower) fn begin(&mut self) -> Begun {
        let stmts = self.frame();
        Begun { at: stmts.len(), declared: declared(stmts) }
    }

    /// Notes where it has begun, by its position in the block. Temporaries may have been declared in front of it meanwhile.
    pub(in crate::lower) fn note_begun(&mut self, begun: &Begun, position: usize) {
        let stmts = self.frame();
        let first = begun.at + declared(stmts) - begun.declared;
        if let Some(first) = stmts.get_mut(first).filter(|_| position > 0) {
            first.begins = true;
        }
    }

    /// Lowers the statements of a block that is a scope of temporaries itself: a branch, or the body of a loop. `inside`:
    /// it is inside of a scope that has locals of its own, which the temporaries of its tail don't outlive in any edition.
    pub(in crate::lower) fn lower_terminated(&mut self, block: &Block, is_body: bool, inside: bool) {
        let hoisting = inside && self.has_tail_temps(block);
        if self.unit.edition == Edition::New {
            self.asks_edition.set(self.asks_edition.get() || hoisting);
            return self.lower_stmts(block, is_body, false);
        }
        let ((), stmts, made_temps) = self.capture(|this| {
            let ((), stmts, _) = this.collect(|this| this.lower_stmts(block, is_body, hoisting));
            if this.frames[this.temp_frame].made_temps {
                this.push_scope(stmts, block.brace_token.span.join(), Dest::Tail);
            } else {
                this.frame().extend(stmts);
            }
        });
        self.place(stmts, made_temps, Dest::Tail);
    }

    /// Lowers a block that is an expression into a scope of its own.
    pub(in crate::lower) fn lower_inner(&mut self, block: &Block, kind: ScopeKind) -> ScopeId {
        // Of a block with a label rustc thinks as of 2024: the label is ours.
        let is_labelled = matches!(kind, ScopeKind::Block { target: Some(_), .. }) && self.has_tail_temps(block);
        self.asks_edition.set(self.asks_edition.get() || is_labelled);
        let hoisting = (self.hoisting || is_labelled) && self.unit.edition == Edition::Old;
        let temps = self.temp_frame;
        self.scope(kind, block.brace_token.span.join(), crate::lower::Entry::default(), |this| {
            this.temp_frame = temps;
            this.lower_stmts(block, false, hoisting);
        })
    }

    /// Whether the tail of a block makes temporaries that outlive it up to 2021.
    fn has_tail_temps(&self, block: &Block) -> bool {
        matches!(block.stmts.last(), Some(syn::Stmt::Expr(tail, None)) if self.has_place_temps(tail))
    }
}
