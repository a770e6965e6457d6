//! Decides which locals are saved field by field: those of which a field is used by value while others live on.
//!
//! Input: the body with its analyses. Output: [`Partial`]. If the field is `Copy`, or its default takes its place, the
//! local stays whole; if it is moved, a state can't hold what is left of the local. Rustc tells which it is. So the
//! local becomes a value of a type of ours with the fields that the body names, by the same names: code that follows
//! uses them as before.
//!
//! ```text
//! let a = pair.a; yield; f(pair.b)                                            from
//! let a = pair.a; *state = S { pair: Fields { a: (), b: pair.b } }; yield ..  into
//! let pair = pair; f(pair.b)
//! ```

use crate::analysis::{Analyses, Graph, InitState};
use crate::elaborate::in_scope;
use crate::ir::{
    BitSet, Body, Effect, Field, FieldId, FormId, IndexVec, LocalId, NodeId, PathId, Point, Root, Stmt, StmtKind,
};
use crate::resolve::holes;
use proc_macro2::{TokenStream, TokenTree};
use std::collections::BTreeMap;

/// A field of a local.
struct MovePath {
    field: Field,
    /// A pattern binds it: no default takes its place.
    is_bound: bool,
}

/// The locals that are saved field by field.
#[derive(Default)]
pub(crate) struct Partial {
    /// The fields that the body names, local by local, in the order in which it first does.
    paths: IndexVec<PathId, MovePath>,
    /// Those of each local that is saved so.
    of_local: BTreeMap<LocalId, Vec<PathId>>,
    /// What may have been moved, in front of each node.
    moved: IndexVec<NodeId, BitSet<PathId>>,
    /// Locals of which a state may hold a field, or may not: it was moved on some paths only.
    torn: BitSet<LocalId>,
    /// All that may have been moved of a local anywhere.
    forms: IndexVec<FormId, (LocalId, BitSet<PathId>)>,
}

impl Partial {
    /// Finds them.
    pub(crate) fn new(body: &Body, analyses: &Analyses) -> Self {
        let graph = &analyses.graph;
        let mut partial = Self::default();
        for (local, fields) in named(body, graph) {
            let paths = fields.into_iter().map(|field| partial.paths.push(MovePath { field, is_bound: false }));
            let paths = paths.collect();
            partial.of_local.insert(local, paths);
        }
        if partial.of_local.is_empty() {
            return partial;
        }
        let nothing = IndexVec::from_elem(BitSet::default(), graph.nodes.len());
        partial.moved = partial.flow(body, graph, nothing, &|moved, local, effect| {
            partial.taken_by(body, local, effect).into_iter().for_each(|path| _ = moved.insert(path));
        });
        partial.note_bound(body, graph);
        let lacked = partial.lacked(body, analyses);
        let fit = partial.of_local.keys().copied().filter(|local| partial.is_fit(body, analyses, &lacked, *local));
        let fit = fit.collect::<BitSet<_>>();
        partial.of_local.retain(|local, _| fit.contains(*local));
        partial.collect_forms();
        partial.note_torn(body, analyses);
        partial
    }

    /// Whether a local is saved field by field.
    pub(crate) fn contains(&self, local: LocalId) -> bool {
        self.of_local.contains_key(&local)
    }

    /// The fields of a local that the body names.
    pub(crate) fn fields_of(&self, local: LocalId) -> impl Iterator<Item = (PathId, &Field)> {
        self.of_local.get(&local).into_iter().flatten().map(|path| (*path, &self.paths[*path].field))
    }

    /// The name of a field.
    pub(crate) fn field(&self, path: PathId) -> &Field {
        &self.paths[path].field
    }

    /// Whether a pattern binds a field.
    pub(crate) fn is_bound(&self, path: PathId) -> bool {
        self.paths[path].is_bound
    }

    /// What may have been moved of a local in front of a node; nothing of one that is saved as a whole.
    pub(crate) fn moved(&self, node: NodeId, local: LocalId) -> BitSet<PathId> {
        self.fields_of(local).map(|(path, _)| path).filter(|path| self.moved[node].contains(*path)).collect()
    }

    /// What may have been moved of a local in front of a node; `None` if nothing.
    pub(crate) fn form_at(&self, node: NodeId, local: LocalId) -> Option<FormId> {
        let moved = self.moved(node, local);
        let found = self.forms.enumerate().find(|(_, (of, form))| *of == local && *form == moved);
        found.filter(|_| !moved.is_empty()).map(|(id, _)| id)
    }

    /// What a form stands for.
    pub(crate) fn of_form(&self, form: Option<FormId>) -> BitSet<PathId> {
        form.map(|form| self.forms[form].1.clone()).unwrap_or_default()
    }

    /// The fields of a local that are moved anywhere.
    pub(crate) fn ever_moved(&self, local: LocalId) -> BitSet<PathId> {
        let is_moved = |path: &PathId| self.moved.iter().any(|moved| moved.contains(*path));
        self.fields_of(local).map(|(path, _)| path).filter(is_moved).collect()
    }

    fn collect_forms(&mut self) {
        for node in self.moved.ids() {
            for local in self.of_local.keys() {
                let form = (*local, self.moved(node, *local));
                if !form.1.is_empty() && !self.forms.iter().any(|known| *known == form) {
                    self.forms.push(form);
                }
            }
        }
    }

    /// Whether a field of a local was moved on some of the paths to a state, and not on others.
    pub(crate) fn is_torn(&self, local: LocalId) -> bool {
        self.torn.contains(local)
    }

    fn note_torn(&mut self, body: &Body, analyses: &Analyses) {
        let graph = &analyses.graph;
        let nothing = IndexVec::from_elem(BitSet::default(), graph.nodes.len());
        // Where a field is filled it may be what has been taken of it that is.
        let mut filled = BitSet::default();
        for node in &graph.order {
            if let Some((local, effect @ Effect::AssignField(_))) = graph.nodes[*node].effect {
                self.filled_by(body, local, effect).for_each(|path| _ = filled.insert(path));
            }
        }
        let there = self.flow(body, graph, nothing, &|there, local, effect| {
            self.filled_by(body, local, effect).for_each(|path| _ = there.insert(path));
            self.taken_by(body, local, effect).into_iter().for_each(|path| there.remove(path));
        });
        for (id, root) in analyses.roots.list.enumerate().filter(|(_, root)| **root != Root::Start) {
            let node = analyses.roots.node(body, graph, id);
            for local in in_scope(body, body.point_of(*root)) {
                if self.moved(node, local).iter().any(|path| there[node].contains(path) && !filled.contains(path)) {
                    self.torn.insert(local);
                }
            }
        }
    }

    fn note_bound(&mut self, body: &Body, graph: &Graph) {
        for node in &graph.order {
            if let Some((local, Effect::BindField(field))) = graph.nodes[*node].effect
                && let Some(path) = self.path(body, local, field)
            {
                self.paths[path].is_bound = true;
            }
        }
    }

    /// What is true of fields on any path to each node, until they are given other values.
    fn flow(
        &self,
        body: &Body,
        graph: &Graph,
        mut known: IndexVec<NodeId, BitSet<PathId>>,
        apply: &dyn Fn(&mut BitSet<PathId>, LocalId, Effect),
    ) -> IndexVec<NodeId, BitSet<PathId>> {
        let mut changed = true;
        while std::mem::take(&mut changed) {
            for node in &graph.order {
                let mut behind = known[*node].clone();
                if let Some((local, effect)) = graph.nodes[*node].effect {
                    self.filled_by(body, local, effect).for_each(|path| behind.remove(path));
                    apply(&mut behind, local, effect);
                }
                for successor in &graph.nodes[*node].successors {
                    changed |= known[*successor].union(&behind);
                }
            }
        }
        known
    }

    /// The field that something takes.
    fn taken_by(&self, body: &Body, local: LocalId, effect: Effect) -> Option<PathId> {
        match effect {
            Effect::MoveField(Some(field)) | Effect::BindField(field) => self.path(body, local, field),
            _ => None,
        }
    }

    /// The fields that something gives values.
    fn filled_by(&self, body: &Body, local: LocalId, effect: Effect) -> impl Iterator<Item = PathId> {
        let (one, all) = match effect {
            Effect::AssignField(field) => (self.path(body, local, field), false),
            Effect::Init | Effect::Declare | Effect::Assign => (None, true),
            _ => (None, false),
        };
        let all = self.fields_of(local).map(|(path, _)| path).filter(|_| all).collect::<Vec<_>>();
        one.into_iter().chain(all)
    }

    /// What the variables of locals have no place for in front of each node, since the state that they come from lacks it.
    fn lacked(&self, body: &Body, analyses: &Analyses) -> IndexVec<NodeId, BitSet<PathId>> {
        let graph = &analyses.graph;
        let mut lacked = IndexVec::from_elem(BitSet::default(), graph.nodes.len());
        for (id, root) in analyses.roots.list.enumerate().filter(|(_, root)| **root != Root::Start) {
            let node = analyses.roots.node(body, graph, id);
            for local in in_scope(body, body.point_of(*root)) {
                lacked[node].union(&self.moved(node, local));
            }
        }
        self.flow(body, graph, lacked, &|_, _, _| {})
    }

    fn path(&self, body: &Body, local: LocalId, field: FieldId) -> Option<PathId> {
        self.fields_of(local).find(|(_, known)| **known == body.fields[field]).map(|(path, _)| path)
    }

    /// Whether a local can be saved field by field: it holds a value wherever something is missing, no part of a field
    /// is moved, and from there on the body names fields of it alone, and does not fill it again.
    fn is_fit(
        &self,
        body: &Body,
        analyses: &Analyses,
        lacked: &IndexVec<NodeId, BitSet<PathId>>,
        local: LocalId,
    ) -> bool {
        let graph = &analyses.graph;
        let is_moved = |node: NodeId| !self.moved(node, local).is_empty();
        let holds = analyses.roots.list.enumerate().all(|(id, root)| {
            let node = analyses.roots.node(body, graph, id);
            *root == Root::Start
                || !in_scope(body, body.point_of(*root)).contains(&local)
                || analyses.init.state(node, local) == InitState::Init
                || !is_moved(node)
        });
        holds
            && graph.order.iter().all(|node| match graph.nodes[*node].effect {
                Some((other, effect)) if other == local => match effect {
                    Effect::MoveField(None) | Effect::MoveParts | Effect::MoveAll => false,
                    Effect::Assign => !is_moved(*node),
                    // What a state lacks has no type that could be filled.
                    Effect::AssignField(field) => {
                        let path = self.path(body, local, field);
                        !path.is_some_and(|path| lacked[*node].contains(path))
                    }
                    _ => true,
                },
                _ => true,
            })
            && !points(body).any(|at| names_whole(body, at, local) && is_moved(graph.at(at)))
    }
}

/// The locals of which fields are used by value, with all fields of them that the body names.
fn named(body: &Body, graph: &Graph) -> BTreeMap<LocalId, Vec<Field>> {
    let mut fields = BTreeMap::<_, Vec<Field>>::new();
    for node in &graph.order {
        if let Some((local, Effect::MoveField(Some(_)) | Effect::BindField(_))) = graph.nodes[*node].effect {
            let info = &body.locals[local];
            if !info.trivial && !info.copy && info.captures.is_none() {
                fields.entry(local).or_insert_with(|| info.fields.clone());
            }
        }
    }
    if fields.is_empty() {
        return fields;
    }
    for at in points(body) {
        for tokens in body.stmt(at).kind.tokens() {
            for_each_use(tokens, &mut |local, field| {
                if let (Some(known), Some(field)) = (fields.get_mut(&local), field) {
                    note(known, field);
                }
            });
        }
    }
    // Those that are named behind an explicit `*`, or only in patterns.
    for (local, field) in moved_fields(body, graph) {
        fields.get_mut(&local).into_iter().for_each(|known| note(known, field.clone()));
    }
    let moved = moved_fields(body, graph).collect::<Vec<_>>();
    fields.retain(|local, known| {
        let mut of_local = moved.iter().filter(|(of, _)| of == local).map(|(_, field)| field.is_numbered());
        let numbered = of_local.next();
        // Those of the other kind are behind a `Deref`.
        known.retain(|field| numbered.is_none_or(|numbered| field.is_numbered() == numbered));
        of_local.all(|other| Some(other) == numbered)
    });
    fields
}

/// The fields that are moved of locals.
fn moved_fields<'a>(body: &'a Body, graph: &'a Graph) -> impl Iterator<Item = (LocalId, Field)> + 'a {
    graph.order.iter().filter_map(|node| match graph.nodes[*node].effect {
        Some((local, Effect::MoveField(Some(field)) | Effect::BindField(field))) => {
            Some((local, body.fields[field].clone()))
        }
        _ => None,
    })
}

/// Notes a field, and those of a tuple in front of it.
fn note(known: &mut Vec<Field>, field: Field) {
    if let Field::Numbered(last) = field {
        let count = u32::try_from(known.len()).unwrap_or(last);
        known.extend((count..=last).map(Field::Numbered));
    } else if !known.contains(&field) {
        known.push(field);
    }
}

/// Visits each use of a local, with the field that is named of it: `None` if it is used as a whole. It is read off tokens,
/// not syntax, so that it is known of what stands in macros, too.
pub(crate) fn for_each_use(tokens: &TokenStream, visit: &mut dyn FnMut(LocalId, Option<Field>)) {
    let list = tokens.clone().into_iter().collect::<Vec<_>>();
    for (position, token) in list.iter().enumerate() {
        match token {
            TokenTree::Group(group) => for_each_use(&group.stream(), visit),
            TokenTree::Ident(name) => {
                if let Some(local) = holes::local_of(name) {
                    visit(local, Field::behind(&list[position + 1..]));
                }
            }
            TokenTree::Literal(literal) => holes::for_each_capture(literal.clone(), &mut |local| visit(local, None)),
            TokenTree::Punct(_) => {}
        }
    }
}

/// All statements.
fn points(body: &Body) -> impl Iterator<Item = Point> + '_ {
    body.scopes.enumerate().flat_map(|(scope, info)| (0..info.stmts.len()).map(move |stmt| Point { scope, stmt }))
}

/// Whether a statement names a local as a whole, other than where it binds it.
fn names_whole(body: &Body, at: Point, local: LocalId) -> bool {
    let stmt = body.stmt(at);
    if binds(body, stmt, local) || calls_part(body, stmt, local) {
        return false;
    }
    let mut whole = false;
    for tokens in stmt.kind.tokens() {
        for_each_use(tokens, &mut |named, field| whole |= named == local && field.is_none());
    }
    whole
}

/// Whether a statement calls a method on a part of a local that has waited for its arguments: if it was handed over, the
/// local is not used.
fn calls_part(body: &Body, stmt: &Stmt, local: LocalId) -> bool {
    let waits = |temp: LocalId| body.locals[temp].handed.is_some_and(|handed| handed.stays == local);
    let mut calls = false;
    for code in stmt.kind.code() {
        code.flow.for_each(&mut |temp, effect| calls |= effect == Effect::Move && waits(temp));
    }
    calls
}

/// Whether a statement, or what is directly inside of it, binds a local.
pub(crate) fn binds(body: &Body, stmt: &Stmt, local: LocalId) -> bool {
    let inside = || stmt.scopes().into_iter().any(|scope| body.scopes[scope].binds.contains(&local));
    match &stmt.kind {
        StmtKind::Let { binds, .. } | StmtKind::LetElse { binds, .. } => binds.contains(&local),
        _ => inside(),
    }
}
