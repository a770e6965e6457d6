//! The shape of a machine, on which its speed depends: which states exist, which loops are resumed in place, and what
//! stays where it is meanwhile.
//!
//! ```text
//! start: n
//! loop l0, in place, around it: buffer
//!     at s2.0
//!     behind y0: i
//! ```

use crate::compile::Compiled;
use crate::elaborate::keep::Saved;
use crate::ir::{Count, LevelId, LocalId, Root, RootId};
use std::fmt::Write as _;

/// Shows all states, each in the loop to which it belongs.
pub(super) fn shape_of(compiled: &Compiled) -> String {
    let mut text = String::new();
    show_level(compiled, None, 0, &mut text);
    text
}

fn show_level(compiled: &Compiled, level: Option<LevelId>, depth: usize, text: &mut String) {
    let indent = "    ".repeat(depth);
    let variants = compiled.layout.variants.enumerate();
    for (root, variant) in variants.filter(|(_, variant)| variant.is_used && variant.level == level) {
        let fields = variant.fields.iter().map(|field| (field.local, field.saved));
        let (name, ahead) = (name_of(variant.root), ahead_at(compiled, root));
        writeln!(text, "{indent}{name}{}{ahead}", list(compiled, fields)).expect("text can be written");
    }
    for (inner, info) in compiled.levels.list.enumerate().filter(|(_, inner)| inner.parent == level) {
        let around = list(compiled, info.locals.iter().copied());
        let last = if info.is_last { ", dropped where it is" } else { "" };
        writeln!(text, "{indent}loop {inner}, in place, around it{around}{last}").expect("text can be written");
        show_level(compiled, Some(inner), depth + 1, text);
    }
}

fn ahead_at(compiled: &Compiled, root: RootId) -> String {
    match compiled.ahead.of(root) {
        Some(Count { local, by }) => format!(", {} is ahead by {by}", compiled.body().locals[local].name),
        None => String::new(),
    }
}

fn name_of(root: Root) -> String {
    match root {
        Root::Start => "start".to_owned(),
        Root::Resume(suspension) => format!("behind {suspension}"),
        Root::Join(point) => format!("at {point}"),
    }
}

fn list(compiled: &Compiled, fields: impl Iterator<Item = (LocalId, Saved)>) -> String {
    let shown = fields.map(|(local, saved)| {
        let name = &compiled.body().locals[local].name;
        match saved {
            Saved::Live => name.to_string(),
            Saved::Kept(_) => format!("{name} (for its destructor)"),
            Saved::Rest(_) => format!("{name} (for what is left of it)"),
            Saved::Maybe(_) => format!("{name} (if it holds a value)"),
        }
    });
    let shown = shown.collect::<Vec<_>>().join(", ");
    if shown.is_empty() { shown } else { format!(": {shown}") }
}
