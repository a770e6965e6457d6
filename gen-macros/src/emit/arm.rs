//! One arm of a step: enters the scopes of its root again, and goes on from there.

use super::pack::place_of;
use super::pieces::{Needs, Pieces};
use super::split::Forms;
use super::{Emitter, names};
use crate::analysis::Graph;
use crate::analysis::graph::Leap;
use crate::compile::Unit;
use crate::ir::{BitSet, Body, LevelId, LocalId, NodeId, Point, Root, RootId, ScopeId, ScopeKind, StmtKind, TargetId};
use crate::keep::{Keep, Saved};
use crate::resolve::holes;
use proc_macro2::{Delimiter, Group, Span, TokenStream, TokenTree};
use quote::quote;

/// An arm that is being emitted.
pub(super) struct Arm<'a> {
    pub(super) emitter: &'a Emitter<'a>,
    root: RootId,
    /// The innermost loop around what is being emitted that is resumed in place.
    pub(super) level: Option<LevelId>,
    /// Control has left the root's own point: it is a root like any other from there on.
    begun: bool,
    /// Heads of loops that are roots, and are emitted in this arm, too: control comes back to them in it.
    threaded: BitSet<RootId>,
    /// The nodes that control reaches from the root before it comes to another one.
    region: BitSet<NodeId>,
    pub(super) needs: Needs,
    /// The locals of which fields may be missing: what their variables hold.
    pub(super) forms: Forms,
}

impl<'a> Arm<'a> {
    pub(super) fn new(emitter: &'a Emitter<'a>, root: RootId) -> Self {
        let threaded = emitter.compiled.threads.of(root).clone();
        let region = region_of(emitter, root, &BitSet::default());
        let level = emitter.compiled.levels.of_root(root);
        Self {
            emitter,
            root,
            level,
            begun: false,
            threaded,
            region,
            needs: Needs::default(),
            forms: emitter.forms_at(root),
        }
    }

    pub(super) fn body(&self) -> &'a Body {
        self.emitter.compiled.body()
    }

    pub(super) fn graph(&self) -> &'a Graph {
        &self.emitter.compiled.analyses.graph
    }

    pub(super) fn is_in_place(&self, local: LocalId) -> bool {
        self.emitter.compiled.levels.holds(self.level, local)
    }

    /// Puts names back into tokens.
    pub(super) fn fill(&self, tokens: &TokenStream) -> TokenStream {
        self.emitter.names.fill(tokens, &|local| self.is_in_place(local))
    }

    /// Whether control gets to a node in this arm.
    pub(super) fn reaches(&self, node: NodeId) -> bool {
        self.region.contains(node)
    }

    /// The root at a point where control leaves this arm; `None` where the arm itself begins.
    pub(super) fn leaves_at(&mut self, at: Point) -> Option<RootId> {
        let root = self.emitter.compiled.analyses.roots.at(at)?;
        let begins = root == self.root && !std::mem::replace(&mut self.begun, true);
        let threaded = self.threaded.contains(root) && self.level == self.emitter.compiled.levels.of_root(root);
        (!begins && !threaded).then_some(root)
    }

    /// The code of the arm, in braces.
    pub(super) fn emit(mut self) -> TokenStream {
        let root = self.emitter.compiled.layout.variants[self.root].root;
        let path = self.body().path_to(self.body().point_of(root));
        let code = self.enter(&path, root);
        let code = self.braced(path[0].scope, code);
        if self.reaches(self.graph().end_of(path[0].scope)) {
            let complete = names::complete(self.emitter.unit, &code);
            quote!({ return #complete })
        } else {
            code
        }
    }

    /// The rest of a scope that is entered again: its locals, and what follows the first point of the path.
    fn enter(&mut self, path: &[Point], root: Root) -> TokenStream {
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
    pub(super) fn finish_scope(&mut self, scope: ScopeId, pieces: Pieces, outer: &Needs) -> TokenStream {
        let tokens = pieces.finish(&self.needs, |local| self.declaration(local));
        self.needs.leave(&self.body().scopes[scope].locals);
        self.needs.merge(outer);
        tokens
    }

    /// What happens at the root itself. Returns the statement to go on with.
    fn resume(&mut self, at: Point, root: Root, pieces: &mut Pieces) -> usize {
        let Root::Resume(_) = root else {
            return at.stmt;
        };
        let (Unit { runtime, contract, .. }, sent) = (self.emitter.unit, names::sent());
        let value = if contract.takes_nothing() { quote!(()) } else { quote!(#runtime::resumed_with(&mut #sent)) };
        self.emit_value(at, value, pieces);
        at.stmt + 1
    }

    /// Enters a statement again in the middle of a scope of its own.
    fn reenter(&mut self, at: Point, inner: &[Point], root: Root, pieces: &mut Pieces) {
        let scope = inner[0].scope;
        if root == Root::Join(Point { scope, stmt: 0 }) && matches!(self.body().scopes[scope].kind, ScopeKind::Loop(_))
        {
            let code = self.emit_loop_from_head(scope);
            let code = self.leave_loop(at, scope, code);
            return self.emit_value(at, code, pieces);
        }
        let code = self.enter(inner, root);
        let code = match &self.body().scopes[scope].kind {
            ScopeKind::Loop(_) => {
                let code = self.rest_of_loop(scope, code);
                self.leave_loop(at, scope, code)
            }
            ScopeKind::Block { .. } | ScopeKind::Branch | ScopeKind::Body => {
                let end = self.convert_at_end(scope, self.graph().received(at), code);
                self.block(scope, end)
            }
        };
        self.emit_value(at, code, pieces);
    }

    /// Behind a loop that was resumed in place: drops the locals that its state holds, or moves them out.
    fn leave_loop(&mut self, at: Point, scope: ScopeId, code: TokenStream) -> TokenStream {
        let levels = &self.emitter.compiled.levels;
        let Some(level) = levels.of_scope(scope) else { return code };
        self.level = levels.list[level].parent;
        if !self.completes(at) {
            return code;
        }
        let runtime = &self.emitter.unit.runtime;
        let (place, vacant, tail) = (place_of(self.level), self.emitter.vacant(self.level), names::tail());
        if levels.list[level].is_last {
            let drop = self.drop_held(level);
            return quote!({ let #tail = #code; #drop #tail });
        }
        let pattern = self.emitter.left_loop(level);
        let restore = self.restored_behind(at, level).into_iter();
        let restore = restore.map(|(local, saved)| {
            self.needs.written.insert(local);
            self.restore_held(local, saved)
        });
        let restore = restore.collect::<TokenStream>();
        quote!({
            let #tail = #code;
            let #pattern = #runtime::replace(#place, #vacant) else { #runtime::impossible() };
            #restore
            #tail
        })
    }

    /// Drops what the state of a loop holds, field by field: there is no code for what any other state might hold.
    fn drop_held(&self, level: LevelId) -> TokenStream {
        let (emitter, runtime) = (self.emitter, &self.emitter.unit.runtime);
        let (place, vacant) = (place_of(self.level), emitter.vacant(self.level));
        let held = emitter.compiled.levels.list[level].locals.iter();
        if held.clone().all(|(local, _)| self.body().locals[*local].trivial) {
            return quote!(#runtime::store(#place, #vacant););
        }
        let pattern = emitter.dropped_loop(level);
        quote!(let #pattern = #runtime::replace(#place, #vacant) else { #runtime::impossible() };)
    }

    /// The locals that a loop's state holds, but for those of which nothing is left to do.
    fn restored_behind(&self, at: Point, level: LevelId) -> Vec<(LocalId, Saved)> {
        let behind = self.graph().at(at.after());
        let liveness = &self.emitter.compiled.analyses.liveness;
        let is_over = |local: LocalId| self.body().locals[local].trivial && !liveness.is_live(behind, local);
        let held = self.emitter.compiled.levels.list[level].locals.iter();
        held.copied().filter(|(local, _)| !is_over(*local)).collect()
    }

    fn restore_held(&self, local: LocalId, saved: Saved) -> TokenStream {
        match saved {
            Saved::Live | Saved::Maybe(_) | Saved::Rest(_) => {
                let (name, field) = (self.emitter.names.declared(local), names::field(local));
                quote!(#name = #field;)
            }
            Saved::Kept(keep) => self.emitter.restore_kept(local, keep),
        }
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
            None => quote!({ #iteration #repeat }),
        }
    }

    /// Whether the rest of an iteration may leave the loop at whose head this is.
    fn breaks_before(&self, head: Point, target: TargetId) -> bool {
        let (graph, roots) = (self.graph(), &self.emitter.compiled.analyses.roots);
        let head = graph.at(head);
        let is_break = |leap: &&Leap| leap.target == target && leap.to != head;
        let breaks = graph.leaps.iter().filter(is_break).map(|leap| leap.from).collect::<Vec<_>>();
        let Some(cycle) = graph.loops_around(head).next() else { return true };
        let (mut seen, mut stack) = (BitSet::default(), vec![roots.node(self.body(), graph, self.root)]);
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

    /// The locals that are in scope where a scope is entered again.
    fn restore_all(&mut self, at: Point, pieces: &mut Pieces) {
        let body = self.body();
        let mut locals = body.scopes[at.scope].locals.iter().peekable();
        for stmt in 0..=at.stmt {
            let declared = |local: &&LocalId| body.locals[**local].declared.is_some_and(|from| from.stmt <= stmt);
            while let Some(local) = locals.next_if(declared) {
                self.restore(*local, pieces);
            }
            let passed = (stmt < at.stmt).then(|| &body.stmt(Point { stmt, ..at }).kind);
            if let Some(StmtKind::Item(item)) = passed {
                pieces.push(self.fill(item));
            }
        }
    }

    fn restore(&mut self, local: LocalId, pieces: &mut Pieces) {
        if self.is_in_place(local) {
            if self.emitter.compiled.levels.holds_as(self.level, local) == Some(Saved::Live) {
                self.tell_again(local, pieces);
            }
            return pieces.push_declaration(local);
        }
        match self.emitter.compiled.frames.saved(self.root, local) {
            Some(Saved::Live | Saved::Rest(_)) => {
                let (name, field) = (self.emitter.names.declared(local), names::field(local));
                let mutability = names::mutability(self.body().locals[local].mutable, &name);
                pieces.push(quote!(let #mutability #name = #field;));
                self.tell_again(local, pieces);
                self.attend(local, pieces);
            }
            Some(Saved::Kept(keep)) => {
                pieces.push(self.emitter.unpack_kept(local, keep));
                self.attend(local, pieces);
            }
            Some(Saved::Maybe(_)) => {
                let (maybe, field) = (names::maybe(local), names::field(local));
                pieces.push(quote!(let mut #maybe = #field;));
                pieces.push_declaration(local);
            }
            None => {
                pieces.push_declaration(local);
                self.attend(local, pieces);
            }
        }
    }

    /// The declaration of a local that is assigned later.
    fn declaration(&self, local: LocalId) -> TokenStream {
        let name = self.emitter.names.declared(local);
        let mutability = names::mutability(true, &name);
        // What is left of a value has another type.
        let is_whole = !self.emitter.forms_at(self.root).contains_key(&local);
        match self.body().locals[local].ty.as_ref().filter(|_| is_whole) {
            Some(ty) => quote!(let #mutability #name: #ty;),
            None => quote!(let #mutability #name;),
        }
    }

    /// Tells the type of a local that is used again.
    pub(super) fn tell_again(&self, local: LocalId, pieces: &mut Pieces) {
        if self.emitter.again.contains(local) {
            let (again, value) = (names::again(local), self.value(local));
            pieces.push(quote!(#again.of(&#value);));
        }
    }

    /// A local, wherever it is.
    fn value(&self, local: LocalId) -> TokenTree {
        let name = self.emitter.names.declared(local);
        if self.is_in_place(local) { self.emitter.names.place(local, name.span()) } else { name.into() }
    }

    /// Tells the type of a local that decides whether another one is kept.
    fn tell(&self, whole: LocalId, deciding: LocalId, pieces: &mut Pieces) {
        let (runtime, probe) = (&self.emitter.unit.runtime, names::probe(whole, deciding));
        let value = self.value(deciding);
        pieces.push(quote!(#runtime::Probe::of(&#probe, &#value);));
    }

    /// Tells the type of a part of a value, if that decides whether the rest is kept.
    pub(super) fn attend_part(&self, part: LocalId, pieces: &mut Pieces) {
        for (whole, deciding) in self.emitter.probes() {
            if deciding == part && self.body().locals[whole].parts.contains(&part) {
                self.tell(whole, part, pieces);
            }
        }
    }

    /// Declares what may hold a local, in case that it is moved there.
    pub(super) fn attend(&self, local: LocalId, pieces: &mut Pieces) {
        if self.emitter.compiled.frames.conditional.contains(local) {
            let maybe = names::maybe(local);
            pieces.push_if_maybe(local, quote!(let mut #maybe;));
        }
    }

    /// Tells the types of what a closure is about to capture, if that decides whether it is kept.
    pub(super) fn attend_closure(&self, local: LocalId, pieces: &mut Pieces) {
        let mut kept = self.emitter.compiled.frames.kept();
        if kept.any(|kept| kept == (local, Keep::AskCaptured)) {
            self.emitter
                .deciding(local, Keep::AskCaptured)
                .into_iter()
                .for_each(|captured| self.tell(local, captured, pieces));
        }
    }

    /// Emits a loop from its head. If that is a root of its own that is threaded, what control reaches from there is not
    /// what it reaches from this arm's root; behind the loop it is both.
    pub(super) fn threading(&mut self, head: Point, emit: impl FnOnce(&mut Self) -> TokenStream) -> TokenStream {
        let root = self.emitter.compiled.analyses.roots.at(head).filter(|root| self.threaded.contains(*root));
        let Some(root) = root else { return emit(self) };
        let inside = region_of(self.emitter, root, &self.threaded);
        let outside = std::mem::replace(&mut self.region, inside);
        let code = emit(self);
        self.region.union(&outside);
        code
    }

    /// Code in the braces of a scope. Their span carries the user's edition.
    pub(super) fn braced(&self, scope: ScopeId, code: TokenStream) -> TokenStream {
        let mut group = Group::new(Delimiter::Brace, code);
        group.set_span(self.body().scopes[scope].braces);
        TokenTree::Group(group).into()
    }

    /// A block: with its label, and `unsafe` if it is.
    pub(super) fn block(&self, scope: ScopeId, code: TokenStream) -> TokenStream {
        let block = self.braced(scope, code);
        match &self.body().scopes[scope].kind {
            ScopeKind::Block { target: Some(_), .. } => {
                let label = self.break_label(scope);
                quote!(#label #block)
            }
            ScopeKind::Block { unsafe_token: Some(token), .. } => quote!(#token #block),
            _ => block,
        }
    }
}

fn region_of(emitter: &Emitter<'_>, root: RootId, threaded: &BitSet<RootId>) -> BitSet<NodeId> {
    emitter.compiled.analyses.region_of(emitter.compiled.body(), root, threaded)
}
