//! The statements of a scope, as control comes to them in an arm.

use super::arm::Arm;
use super::names;
use super::pieces::Pieces;
use super::tokens::{Binding, Loose};
use crate::elaborate::keep::Saved;
use crate::ir::{self, Code, Dest, Effect, LocalId, NodeId, Point, RootId, ScopeId, StmtKind, TargetId};
use crate::resolve::holes;
use proc_macro2::{Delimiter, Group, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Token;

impl Arm<'_> {
    /// A scope that control enters at its beginning, without its braces.
    pub(super) fn emit_scope(&mut self, scope: ScopeId) -> TokenStream {
        let outer = std::mem::take(&mut self.needs);
        let mut pieces = Pieces::default();
        self.attend_bound(&self.body().scopes[scope].binds, &mut pieces);
        self.emit_stmts(scope, 0, &mut pieces);
        self.finish_scope(scope, pieces, &outer).code()
    }

    /// The statements of a scope from one on, as far as control gets.
    pub(super) fn emit_stmts(&mut self, scope: ScopeId, from: usize, pieces: &mut Pieces) {
        for stmt in from..self.body().scopes[scope].stmts.len() {
            let at = Point { scope, stmt };
            if self.ends_dead(at, pieces) {
                return;
            }
            if !self.reaches(self.graph().at(at)) {
                return;
            }
            if let Some(root) = self.leaves_at(at) {
                return pieces.push(self.go_to(root));
            }
            self.emit_stmt(at, pieces);
        }
        self.ends_dead(Point { scope, stmt: self.body().scopes[scope].stmts.len() }, pieces);
    }

    /// Ends code that is never run, if this is where it does.
    fn ends_dead(&self, at: Point, pieces: &mut Pieces) -> bool {
        let ends = self.graph().is_dead_end(at) && self.reaches(self.graph().at(at));
        if ends {
            let runtime = &self.emitter.unit.runtime;
            pieces.push(quote!(#runtime::impossible()));
        }
        ends
    }

    /// Goes on with the step of another root.
    pub(super) fn go_to(&mut self, root: RootId) -> TokenStream {
        self.need(root);
        let (store, leave) = (
            self.emitter.store((root, Span::call_site()), self.level, &self.forms),
            self.emitter.leave_arm(self.root, root),
        );
        quote!(#store #leave)
    }

    /// Notes what has to be declared for the state of a root: what may hold the locals that it holds only maybe, and
    /// locals that have no value, though they are used. Rustc reports those.
    pub(super) fn need(&mut self, root: RootId) {
        for (local, saved) in self.emitter.compiled.frames.of(root) {
            match saved {
                Saved::Maybe(_) => _ = self.needs.maybe.insert(*local),
                Saved::Live if !self.is_in_place(*local) => _ = self.needs.written.insert(*local),
                Saved::Live | Saved::Kept(_) | Saved::Rest(_) => {}
            }
        }
    }

    fn emit_stmt(&mut self, at: Point, pieces: &mut Pieces) {
        let stmt = self.body().stmt(at);
        match &stmt.kind {
            StmtKind::Code(code) => {
                let assignment = self.native(code);
                match self.drop_overwritten(at, code) {
                    Some(drops) => self.emit_value(at, quote!((#assignment, #drops).0), pieces),
                    None => self.emit_value(at, assignment, pieces),
                }
            }
            StmtKind::Native(code) | StmtKind::Count(code, _) => pieces.push(self.native(code)),
            kind @ (StmtKind::Declare(_) | StmtKind::Let { .. }) => self.emit_let(kind, pieces),
            StmtKind::Arg => self.emit_arg(at, pieces),
            StmtKind::Item(item) => pieces.push(self.fill(item)),
            StmtKind::LetElse { head, binds, otherwise, .. } => {
                let head = self.native(head);
                let otherwise = self.branch(*otherwise, None);
                pieces.push(quote!(#head else #otherwise;));
                self.attend_bound(binds, pieces);
            }
            StmtKind::Scope(scope) => {
                let code = self.branch(*scope, Some(at));
                self.emit_value(at, code, pieces);
            }
            StmtKind::If { token, cond, then, otherwise } => {
                // Its span tells rustc the user's edition.
                let (if_token, cond) = (syn::Token![if](*token), self.native(cond));
                let (then, otherwise) = (self.branch(*then, Some(at)), self.branch(*otherwise, Some(at)));
                self.emit_value(at, quote!(#if_token #cond #then else #otherwise), pieces);
            }
            StmtKind::Match { token, scrutinee, braces, arms } => {
                let (token, scrutinee) = (Token![match](*token), self.native(scrutinee));
                let arms = arms.iter().map(|arm| self.emit_match_arm(arm, at)).collect();
                let mut arms = Group::new(Delimiter::Brace, arms);
                arms.set_span(*braces);
                self.emit_value(at, quote!(#token #scrutinee #arms), pieces);
            }
            StmtKind::Loop(scope) => self.emit_loop(at, *scope, pieces),
            StmtKind::Yield { value, id, span, .. } => self.emit_yield(value, (*id, *span), pieces),
            StmtKind::Call { args, id } => self.emit_call(args, *id, pieces),
            StmtKind::Jump { jump, value } => self.emit_jump(at, *jump, value.as_ref(), pieces),
        }
    }

    /// Native code, with names put back into it. What it names has to be declared, even if no state holds it: it is assigned
    /// first, or control does not get there.
    pub(super) fn native(&mut self, code: &Code) -> Loose {
        code.flow.for_each(&mut |local, effect| {
            if !matches!(effect, Effect::Init | Effect::Declare) && !self.is_in_place(local) {
                self.needs.written.insert(local);
            }
        });
        Loose(self.filled(&code.tokens))
    }

    /// Does with a statement's value what its `dest` says.
    pub(super) fn emit_value(&mut self, at: Point, value: impl ToTokens, pieces: &mut Pieces) {
        let completes = self.completes(at) && !self.graph().is_dead_end(at.after());
        self.note_handed(at);
        match self.body().stmt(at).dest {
            _ if !completes => pieces.push_statement(value),
            Dest::Discard => pieces.push_statement(value),
            Dest::Tail => pieces.push(value),
            Dest::Bind(local) => {
                let name = self.emitter.names.declared(local);
                let mutability = names::mutability(self.body().locals[local].mutable, &name);
                self.forms.remove(&local);
                pieces.push(Binding { mutability, name, ty: None, value });
                self.attend(local, pieces);
            }
            Dest::Assign(local) => {
                let name = self.emitter.names.declared(local);
                self.needs.written.insert(local);
                pieces.push(quote!(#name = #value;));
            }
        }
    }

    /// Asks whether a receiver stays that waits for arguments from here on.
    fn note_handed(&self, at: Point) {
        if let Dest::Bind(local) | Dest::Assign(local) = self.body().stmt(at).dest
            && let Some(handed) = self.body().locals[local].handed
            && let Some(keep) = self.emitter.compiled.frames.of_handed(handed)
        {
            self.emitter.asked.borrow_mut().insert((handed.stays, keep));
        }
    }

    /// Whether control gets behind a statement in this arm.
    pub(super) fn completes(&self, at: Point) -> bool {
        self.reaches(self.graph().at(at.after()))
    }

    /// What drops what may have held the locals that an assignment gives values to, if anything does: before the temporaries
    /// of the statement are dropped.
    fn drop_overwritten(&mut self, at: Point, code: &Code) -> Option<TokenStream> {
        let node = self.graph().at(at);
        let mut overwritten = Vec::new();
        code.flow.for_each(&mut |local, effect| {
            if effect == Effect::Assign && self.is_maybe(node, local) {
                overwritten.push(local);
            }
        });
        let drops = overwritten.iter().map(|local| self.emitter.emptied(*local));
        let drops = (!overwritten.is_empty()).then(|| quote!(#(#drops),*));
        overwritten.into_iter().for_each(|local| _ = self.needs.maybe.insert(local));
        drops
    }

    fn is_maybe(&self, node: NodeId, local: LocalId) -> bool {
        let input = self.emitter.compiled;
        input.frames.conditional.contains(local)
            && input.analyses.state(node, local) == crate::analysis::InitState::Maybe
    }

    /// An arm of a `match`. Rustc may say where another one should stand: behind the last token of the user's.
    fn emit_match_arm(&mut self, arm: &ir::Arm, at: Point) -> TokenStream {
        let (pattern, body) = (self.fill(&arm.pattern), self.branch(arm.body, Some(at)));
        let Some(end) = arm.end else { return quote!(#pattern => #body) };
        let mut value = Group::new(Delimiter::Parenthesis, body);
        value.set_span(end);
        quote!(#pattern => #value,)
    }

    /// A scope that is a part of a statement, in its braces.
    fn branch(&mut self, scope: ScopeId, of: Option<Point>) -> TokenStream {
        let code = self.emit_scope(scope);
        let code = match of {
            Some(at) => self.convert_at_end(scope, self.graph().received(at), code),
            None => code,
        };
        self.block(scope, code)
    }

    /// Moves locals into what may hold them where a scope ends, if what follows expects them there.
    pub(super) fn convert_at_end(&mut self, scope: ScopeId, to: NodeId, code: TokenStream) -> TokenStream {
        let end = self.graph().end_of(scope);
        if !self.reaches(end) {
            return code;
        }
        let convert = self.convert(end, to);
        if convert.is_empty() {
            return code;
        }
        let tail = names::tail_of(&code);
        let block = self.braced(scope, code);
        quote!(let #tail = #block; #convert #tail)
    }

    pub(super) fn convert(&mut self, from: NodeId, to: NodeId) -> TokenStream {
        self.emitter.convert(from, to, &mut self.needs, &self.forms)
    }

    fn emit_loop(&mut self, at: Point, scope: ScopeId, pieces: &mut Pieces) {
        let head = Point { scope, stmt: 0 };
        let node = self.graph().at(head);
        let convert = self.convert(self.graph().at(at), node);
        pieces.push(convert);
        if let Some(root) = self.leaves_at(head) {
            return pieces.push(self.go_to(root));
        }
        let code = self.emit_loop_from_head(scope);
        self.emit_value(at, code, pieces);
    }

    /// A loop that control enters at its head.
    pub(super) fn emit_loop_from_head(&mut self, scope: ScopeId) -> TokenStream {
        let head = Point { scope, stmt: 0 };
        let body = self.threading(head, |this| {
            let body = this.emit_scope(scope);
            this.convert_at_end(scope, this.graph().at(head), body)
        });
        let (label, iteration) = (self.break_label(scope), self.iteration(scope, body));
        quote!(#label loop #iteration)
    }

    /// One iteration: a block that `continue` leaves.
    pub(super) fn iteration(&self, scope: ScopeId, code: TokenStream) -> TokenStream {
        let block = self.braced(scope, code);
        match self.continued(scope) {
            Some(target) => {
                let label = holes::continue_label(target, Span::mixed_site());
                quote!({ #label: #block })
            }
            None => block.into_token_stream(),
        }
    }

    /// The loop that a scope is, if jumps in it go to its head.
    pub(super) fn continued(&self, scope: ScopeId) -> Option<TargetId> {
        let head = self.graph().at(Point { scope, stmt: 0 });
        let target = self.body().scopes[scope].target()?;
        self.graph().leaps.iter().any(|leap| leap.target == target && leap.to == head).then_some(target)
    }

    /// The label of a loop or block, with its colon.
    pub(super) fn break_label(&self, scope: ScopeId) -> TokenStream {
        match self.body().scopes[scope].target() {
            Some(target) => {
                let label = holes::break_label(target, Span::mixed_site());
                quote!(#label:)
            }
            None => TokenStream::new(),
        }
    }
}
