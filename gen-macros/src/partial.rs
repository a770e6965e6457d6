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
use crate::fields::{Field, for_each_use};
use crate::ir::{Body, Effect, FieldId, FormId, IndexVec, LocalId, NodeId, Point, Root, Stmt};
use std::collections::{BTreeMap, BTreeSet};

/// The fields of a local that may have been moved: positions in the list of those that the body names.
pub(crate) type Moved = BTreeSet<usize>;

/// The locals that are saved field by field.
#[derive(Default)]
pub(crate) struct Partial {
    /// The fields that the body names, in the order in which it first does.
    pub(crate) fields: BTreeMap<LocalId, Vec<Field>>,
    /// What may have been moved, in front of each node.
    moved: IndexVec<NodeId, BTreeMap<LocalId, Moved>>,
    /// The fields that patterns bind: no default takes their place.
    bound: BTreeSet<(LocalId, usize)>,
    /// All that may have been moved of a local anywhere.
    forms: IndexVec<FormId, (LocalId, Moved)>,
}

impl Partial {
    /// Finds them.
    pub(crate) fn new(body: &Body, analyses: &Analyses) -> Self {
        let graph = &analyses.graph;
        let mut partial = Self {
            fields: named(body, graph),
            moved: IndexVec::from_elem(BTreeMap::new(), graph.nodes.len()),
            forms: IndexVec::default(),
            bound: BTreeSet::new(),
        };
        if partial.fields.is_empty() {
            return partial;
        }
        while partial.pass(body, graph) {}
        partial.bound = partial.bound_fields(body, graph);
        let unfit = partial.fields.keys().copied().filter(|local| !partial.is_fit(body, analyses, *local));
        unfit.collect::<Vec<_>>().into_iter().for_each(|local| _ = partial.fields.remove(&local));
        partial.forms = partial.collect();
        partial
    }

    /// What may have been moved of a local in front of a node; nothing of one that is saved as a whole.
    pub(crate) fn moved(&self, node: NodeId, local: LocalId) -> Moved {
        if !self.fields.contains_key(&local) {
            return Moved::new();
        }
        self.moved[node].get(&local).cloned().unwrap_or_default()
    }

    /// What may have been moved of a local in front of a node; `None` if nothing.
    pub(crate) fn form_at(&self, node: NodeId, local: LocalId) -> Option<FormId> {
        let moved = self.moved(node, local);
        let found = self.forms.enumerate().find(|(_, (of, form))| *of == local && *form == moved);
        found.filter(|_| !moved.is_empty()).map(|(id, _)| id)
    }

    /// What a form stands for.
    pub(crate) fn of_form(&self, form: Option<FormId>) -> Moved {
        form.map(|form| self.forms[form].1.clone()).unwrap_or_default()
    }

    fn collect(&self) -> IndexVec<FormId, (LocalId, Moved)> {
        let mut forms = IndexVec::<FormId, _>::default();
        for (local, moved) in self.moved.iter().flatten().filter(|(local, _)| self.fields.contains_key(local)) {
            if !forms.iter().any(|known| *known == (*local, moved.clone())) {
                forms.push((*local, moved.clone()));
            }
        }
        forms
    }

    /// Whether a pattern binds a field of a local.
    pub(crate) fn is_bound(&self, local: LocalId, field: usize) -> bool {
        self.bound.contains(&(local, field))
    }

    fn bound_fields(&self, body: &Body, graph: &Graph) -> BTreeSet<(LocalId, usize)> {
        let bound = graph.order.iter().filter_map(|node| match graph.nodes[*node].effect {
            Some((local, Effect::BindField(field))) => Some((local, self.position(body, local, field)?)),
            _ => None,
        });
        bound.collect()
    }

    /// The fields of a local that are moved anywhere.
    pub(crate) fn ever_moved(&self, local: LocalId) -> Moved {
        let all = self.moved.iter().filter_map(|moved| moved.get(&local));
        all.flatten().copied().collect()
    }

    fn pass(&mut self, body: &Body, graph: &Graph) -> bool {
        let mut changed = false;
        for node in &graph.order {
            let mut moved = self.moved[*node].clone();
            match graph.nodes[*node].effect {
                Some((local, Effect::MoveField(Some(field)) | Effect::BindField(field))) => {
                    if let Some(position) = self.position(body, local, field) {
                        moved.entry(local).or_default().insert(position);
                    }
                }
                Some((local, Effect::Init | Effect::Declare | Effect::Assign)) => _ = moved.remove(&local),
                _ => {}
            }
            for successor in &graph.nodes[*node].successors {
                for (local, fields) in &moved {
                    let known = self.moved[*successor].entry(*local).or_default();
                    let count = known.len();
                    known.extend(fields);
                    changed |= known.len() > count;
                }
            }
        }
        changed
    }

    fn position(&self, body: &Body, local: LocalId, field: FieldId) -> Option<usize> {
        let name = &body.fields[field];
        self.fields.get(&local)?.iter().position(|known| known.to_string() == *name)
    }

    /// Whether a local can be saved field by field: it holds a value wherever something is missing, no part of a field
    /// is moved, and from there on the body names fields of it alone, and does not fill it again.
    fn is_fit(&self, body: &Body, analyses: &Analyses, local: LocalId) -> bool {
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
    fields
}

/// The fields that are moved of locals.
fn moved_fields<'a>(body: &'a Body, graph: &'a Graph) -> impl Iterator<Item = (LocalId, Field)> + 'a {
    graph.order.iter().filter_map(|node| match graph.nodes[*node].effect {
        Some((local, Effect::MoveField(Some(field)) | Effect::BindField(field))) => {
            Some((local, Field::of_name(&body.fields[field])))
        }
        _ => None,
    })
}

/// Notes a field, and those of a tuple in front of it.
fn note(known: &mut Vec<Field>, field: Field) {
    if let Field::Numbered(last) = field {
        let count = u32::try_from(known.len()).unwrap_or(last);
        known.extend((count..=last).map(Field::Numbered));
    } else if !known.iter().any(|other| other.to_string() == field.to_string()) {
        known.push(field);
    }
}

/// All statements.
fn points(body: &Body) -> impl Iterator<Item = Point> + '_ {
    body.scopes.enumerate().flat_map(|(scope, info)| (0..info.stmts.len()).map(move |stmt| Point { scope, stmt }))
}

/// Whether a statement names a local as a whole, other than where it binds it.
fn names_whole(body: &Body, at: Point, local: LocalId) -> bool {
    let stmt = body.stmt(at);
    if binds(body, stmt, local) {
        return false;
    }
    let mut whole = false;
    for tokens in stmt.kind.tokens() {
        for_each_use(tokens, &mut |named, field| whole |= named == local && field.is_none());
    }
    whole
}

fn binds(body: &Body, stmt: &Stmt, local: LocalId) -> bool {
    let inside = || stmt.scopes().into_iter().any(|scope| body.scopes[scope].binds.contains(&local));
    match &stmt.kind {
        crate::ir::StmtKind::Let { binds, .. } | crate::ir::StmtKind::LetElse { binds, .. } => binds.contains(&local),
        _ => inside(),
    }
}
