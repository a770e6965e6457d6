//! Enters the scopes of an arm's root again: the rest of each, and what is left of the loops that were resumed in place.

use super::arm::Arm;
use super::names;
use super::pieces::{Inside, Needs, Pieces};
use crate::analysis::graph::Leap;
use crate::ir::{BitSet, Dest, Point, Root, ScopeId, ScopeKind, StmtKind, TargetId};
use crate::resolve::holes;
use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};

impl Arm<'_> {
    /// The rest of a scope that is entered again: its locals, and what follows the first point of the path.
    pub(super) fn enter(&mut self, path: &[Point], root: Root) -> Inside {
        let at = path[0];
        let outer = std::mem::take(&mut self.needs);
        let mut pieces = Pieces::default();
        self.restore_all(at, &mut pieces);
        let next = match &path[1..] {
            [] => self.resume(at, root, &mut pieces),
            inner => {
                self.reenter(at, inner, root, &mut pieces);
                at.stmt + 1
            }
        };
        self.emit_stmts(at.scope, next, &mut pieces);
        self.finish_scope(at.scope, pieces, &outer)
    }

    /// Puts the statements of a scope together, and forgets what it declares.
    pub(super) fn finish_scope(&mut self, scope: ScopeId, pieces: Pieces, outer: &Needs) -> Inside {
        self.needs.written.union(&pieces.captured(&self.needs));
        let tokens = pieces.finish(&self.needs, |local| self.declaration(local));
        self.needs.leave(self.emitter.compiled.body(), scope);
        self.needs.merge(outer);
        tokens
    }

    /// What happens at the root itself. Returns the statement to go on with.
    fn resume(&mut self, at: Point, root: Root, pieces: &mut Pieces) -> usize {
        let Root::Resume(_) = root else {
            return at.stmt;
        };
        let (contract, sent) = (&self.emitter.unit.contract, names::sent());
        let span = match &self.body().stmt(at).kind {
            StmtKind::Yield { span, .. } => *span,
            _ => Span::call_site(),
        };
        // All of it is where the user wrote it, as it is in the twin, so that rustc reports the same error once.
        if !contract.takes_nothing() {
            self.emit_value(at, quote_spanned!(span=> (#sent).resumed()), pieces);
        } else if self.body().stmt(at).dest != Dest::Discard {
            self.emit_value(at, quote_spanned!(span=> ()), pieces);
        }
        self.count_back().into_iter().for_each(|count| pieces.push(count));
        at.stmt + 1
    }

    /// Enters a statement again in the middle of a scope of its own.
    fn reenter(&mut self, at: Point, inner: &[Point], root: Root, pieces: &mut Pieces) {
        let scope = inner[0].scope;
        if root == Root::Join(Point { scope, stmt: 0 }) && matches!(self.body().scopes[scope].kind, ScopeKind::Loop(_))
        {
            let code = self.emit_joined_loop(scope);
            let code = self.leave_loop(at, scope, code);
            return self.emit_value(at, code, pieces);
        }
        let inside = self.enter(inner, root);
        if !self.completes(at) && self.is_plain(scope) {
            let levels = &self.emitter.compiled.levels;
            self.level = levels.of_scope(scope).map_or(self.level, |level| levels.list[level].parent);
            return pieces.end_in(self.in_braces(scope, inside));
        }
        let code = inside.code();
        let code = match &self.body().scopes[scope].kind {
            ScopeKind::Loop(_) => {
                let code = self.rest_of_loop(scope, code);
                self.leave_loop(at, scope, code)
            }
            kind @ (ScopeKind::Block { .. } | ScopeKind::Branch | ScopeKind::Body) => {
                let end = self.convert_at_end(scope, self.graph().received(at), code);
                let block = self.block(scope, end);
                if matches!(kind, ScopeKind::Branch) { self.as_branch(at, scope, block) } else { block }
            }
        };
        self.emit_value(at, code, pieces);
    }

    /// Whether a scope that control does not come out of at its end is emitted as a block, without a label or the like.
    fn is_plain(&self, scope: ScopeId) -> bool {
        match &self.body().scopes[scope].kind {
            ScopeKind::Body | ScopeKind::Branch | ScopeKind::Block { target: None, unsafe_token: None } => true,
            ScopeKind::Block { .. } => false,
            ScopeKind::Loop(_) => {
                let levels = &self.emitter.compiled.levels;
                let leaps = levels.of_scope(scope).is_some_and(|level| !levels.list[level].leaps.is_empty());
                !leaps && !self.reaches(self.graph().end_of(scope)) && self.continued(scope).is_none()
            }
        }
    }

    /// A block that stands for the branch that it is: temporaries of a branch's value are dropped where it ends, and
    /// not, as those of a block in the older editions, with the statement around it.
    fn as_branch(&self, at: Point, scope: ScopeId, block: TokenStream) -> TokenStream {
        let is_value = self.body().stmt(at).dest == Dest::Tail && self.ends_natively(scope);
        if is_value { quote!(match () { () => #block }) } else { block }
    }

    /// Whether the value of a scope is that of native code.
    fn ends_natively(&self, scope: ScopeId) -> bool {
        let last = self.body().scopes[scope].stmts.last().filter(|last| last.dest == Dest::Tail);
        last.is_some_and(|last| match last.kind {
            StmtKind::Code(_) => true,
            StmtKind::Scope(inner) => self.ends_natively(inner),
            _ => false,
        })
    }

    /// The rest of one iteration, and then the loop from its head.
    fn rest_of_loop(&mut self, scope: ScopeId, rest: TokenStream) -> TokenStream {
        let head = Point { scope, stmt: 0 };
        let rest = self.convert_at_end(scope, self.graph().at(head), rest);
        let iteration = self.iteration(scope, rest);
        let repeat = self.repeat_from(head);
        // The loop itself stands in this block, and its label must not hide the block's.
        match self.body().scopes[scope].target().filter(|target| self.breaks_before(head, *target)) {
            Some(target) => {
                let label = holes::rest_label(target, Span::mixed_site());
                let iteration = holes::relabel(iteration, target);
                quote!(#label: { #iteration #repeat })
            }
            None if repeat.is_empty() => iteration,
            None => quote!({ #iteration #repeat }),
        }
    }

    /// Whether the rest of an iteration may leave the loop at whose head this is, or would, if control got there.
    pub(super) fn breaks_before(&self, head: Point, target: TargetId) -> bool {
        let (graph, roots) = (self.graph(), &self.emitter.compiled.analyses.roots);
        let head = graph.at(head);
        let is_break = |leap: &&Leap| leap.target == target && leap.to != head;
        let breaks = graph.leaps.iter().filter(is_break).map(|leap| leap.from).collect::<Vec<_>>();
        let Some(cycle) = graph.loops_around(head).next() else { return true };
        let (mut seen, mut stack) = (BitSet::default(), vec![roots.node(self.body(), graph, self.root)]);
        if breaks.iter().any(|node| !graph.is_reachable(*node)) {
            return true;
        }
        while let Some(node) = stack.pop().filter(|_| !breaks.is_empty()) {
            if node == head || !cycle.contains(node) || !self.reaches(node) || !seen.insert(node) {
                continue;
            }
            if breaks.contains(&node) {
                return true;
            }
            stack.extend(&graph.nodes[node].successors);
        }
        false
    }

    /// Goes to the head of a loop at the end of an iteration, if control gets there.
    fn repeat_from(&mut self, head: Point) -> TokenStream {
        let node = self.graph().at(head);
        if !self.reaches(node) {
            return TokenStream::new();
        }
        match self.leaves_at(head) {
            Some(root) => self.go_to(root),
            None => self.emit_loop_from_head(head.scope),
        }
    }
}
