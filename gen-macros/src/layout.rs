//! Lays the states out: a variant for each root, a field for each local that it holds, a type parameter for each type.
//!
//! Input: [`Frames`]. Output: [`Layout`]. The type of a local is a parameter of the enum, which rustc infers: one for
//! each local, so that all states agree on it. Fields are in reverse order of declaration, for an enum drops them in
//! the order in which they stand; a start state drops its arguments in order, as a function that was never called.

use crate::analysis::roots::Roots;
use crate::elaborate::{Frames, Keep, Saved};
use crate::ir::{IndexVec, LocalId, Root, RootId};
use std::collections::BTreeMap;

/// The states of a machine.
pub(crate) struct Layout {
    pub(crate) variants: IndexVec<RootId, Variant>,
    /// How many type parameters there are.
    pub(crate) params: usize,
}

/// The state of one root.
pub(crate) struct Variant {
    pub(crate) root: Root,
    /// The fields, in the order in which they are dropped.
    pub(crate) fields: Vec<Field>,
}

/// A saved local.
#[derive(Clone, Copy)]
pub(crate) struct Field {
    pub(crate) local: LocalId,
    pub(crate) saved: Saved,
    /// The type parameter that is its type, or the type of what it may hold.
    pub(crate) param: usize,
}

/// Lays out the states.
pub(crate) fn lay_out(roots: &Roots, frames: &Frames) -> Layout {
    let mut params = BTreeMap::new();
    let mut variants = IndexVec::default();
    for (id, root) in roots.list.enumerate() {
        let mut fields =
            frames.of(id).iter().map(|(local, saved)| field(&mut params, *local, *saved)).collect::<Vec<_>>();
        if *root != Root::Start {
            fields.reverse();
        }
        variants.push(Variant { root: *root, fields });
    }
    Layout { variants, params: params.len() }
}

/// What is kept for its destructor has a type of its own: nothing, if there is none.
fn field(params: &mut BTreeMap<(LocalId, Option<Keep>), usize>, local: LocalId, saved: Saved) -> Field {
    let next = params.len();
    let keep = match saved {
        Saved::Live => None,
        Saved::Kept(keep) | Saved::Maybe(keep) => Some(keep),
    };
    let param = *params.entry((local, keep)).or_insert(next);
    Field { local, saved, param }
}
