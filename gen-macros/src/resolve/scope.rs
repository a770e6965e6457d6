//! Which names are visible: the stack of bindings, and the stack of labels.

use crate::ir::{LocalId, TargetId};
use proc_macro2::{Ident, Span};
use std::cell::OnceCell;
use std::collections::BTreeMap;
use syn::Lifetime;

/// A name that is bound.
struct Binding {
    name: String,
    span: Span,
    /// That of the span, if anybody has asked.
    hygiene: OnceCell<String>,
    /// `None` for what a closure or another nested body binds.
    local: Option<LocalId>,
}

impl Binding {
    fn hygiene(&self) -> &String {
        self.hygiene.get_or_init(|| hygiene_of(self.span))
    }
}

/// A label, or an unlabelled loop.
struct Label {
    name: Option<Lifetime>,
    target: TargetId,
    is_loop: bool,
}

/// The names and labels in scope.
#[derive(Default)]
pub(crate) struct Names {
    bindings: Vec<Binding>,
    /// Which of the bindings each name has, the nearest one last.
    by_name: BTreeMap<String, Vec<usize>>,
    labels: Vec<Label>,
}

/// A state of [`Names`] to return to.
pub(crate) struct Mark {
    bindings: usize,
}

impl Names {
    pub(crate) fn mark(&self) -> Mark {
        Mark { bindings: self.bindings.len() }
    }

    /// Forgets what was bound since `mark`.
    pub(crate) fn reset(&mut self, mark: &Mark) {
        for binding in self.bindings.drain(mark.bindings..) {
            self.by_name.get_mut(&binding.name).map(Vec::pop);
        }
    }

    pub(crate) fn bind(&mut self, ident: &Ident, local: Option<LocalId>) {
        let name = plain(ident);
        self.by_name.entry(name.clone()).or_default().push(self.bindings.len());
        self.bindings.push(Binding { name, span: ident.span(), hygiene: OnceCell::new(), local });
    }

    /// Finds the local that an identifier means; `None` if it means no local of the generator's own body.
    pub(crate) fn lookup(&self, ident: &Ident) -> Option<LocalId> {
        self.lookup_name(&plain(ident), ident.span())
    }

    /// As [`lookup`](Self::lookup), for a name in a format string.
    ///
    /// Two locals with one spelling differ if `macro_rules!` made one of them: a binding of the same hygiene wins
    /// over a nearer one of another.
    pub(crate) fn lookup_name(&self, name: &str, span: Span) -> Option<LocalId> {
        let candidates = self.by_name.get(name)?;
        let nearest = &self.bindings[*candidates.last()?];
        if candidates.len() == 1 {
            return nearest.local;
        }
        let wanted = hygiene_of(span);
        let same = |binding: &&Binding| *binding.hygiene() == wanted;
        candidates.iter().rev().map(|at| &self.bindings[*at]).find(same).unwrap_or(nearest).local
    }

    pub(crate) fn push_label(&mut self, name: Option<Lifetime>, target: TargetId, is_loop: bool) {
        self.labels.push(Label { name, target, is_loop });
    }

    pub(crate) fn pop_label(&mut self) {
        self.labels.pop();
    }

    /// Hides all labels, as a nested body does; returns them for [`restore_labels`](Self::restore_labels).
    pub(crate) fn hide_labels(&mut self) -> HiddenLabels {
        HiddenLabels(std::mem::take(&mut self.labels))
    }

    pub(crate) fn restore_labels(&mut self, hidden: HiddenLabels) {
        self.labels = hidden.0;
    }

    /// How many loops enclose what is being visited.
    pub(crate) fn loops(&self) -> usize {
        self.labels.iter().filter(|label| label.is_loop).count()
    }

    /// Finds the target of a jump: by its label, or the innermost loop. Of two labels with one spelling, the one of the
    /// same hygiene is meant.
    pub(crate) fn target(&self, label: Option<&Lifetime>) -> Option<TargetId> {
        let innermost = |fits: &dyn Fn(&Label) -> bool| self.labels.iter().rev().find(|label| fits(label));
        let found = match label {
            None => innermost(&|candidate| candidate.is_loop),
            Some(label) => {
                let named =
                    |candidate: &Label| candidate.name.as_ref().filter(|name| name.ident == label.ident).cloned();
                let same = |candidate: &Label| named(candidate).is_some_and(|name| is_same(&name.ident, &label.ident));
                innermost(&same).or_else(|| innermost(&|candidate| named(candidate).is_some()))
            }
        };
        found.map(|label| label.target)
    }
}

/// Whether two identifiers are the same name, and of the same hygiene.
pub(crate) fn is_same(one: &Ident, other: &Ident) -> bool {
    one == other && hygiene_of(one.span()) == hygiene_of(other.span())
}

/// A name without its `r#`, as format strings write it.
fn plain(ident: &Ident) -> String {
    let name = ident.to_string();
    match name.strip_prefix("r#") {
        Some(plain) => plain.to_owned(),
        None => name,
    }
}

/// Labels that a nested body hides.
pub(crate) struct HiddenLabels(Vec<Label>);

/// Tells spans of different hygiene apart.
///
/// Stable Rust shows a span's syntax context in its `Debug` output alone (`#19 bytes(..)`). Where it shows none, all
/// spans are alike, and names decide.
fn hygiene_of(span: Span) -> String {
    let shown = format!("{span:?}");
    match shown.split_once(' ') {
        Some((context, _)) if context.starts_with('#') => context.to_owned(),
        _ => String::new(),
    }
}
