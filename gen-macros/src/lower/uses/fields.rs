//! Which fields of a local are used by value: by a place, or by a pattern.

use super::Uses;
use super::places::field_of_local;
use crate::ir::{Field, FieldId};
use crate::lower::patterns::{Binding, binding_of};
use syn::{Expr, Member, Pat};

impl Uses<'_> {
    /// The field that a place is: `None` if it is a part of one.
    pub(in crate::lower) fn field(self, place: &Expr) -> Option<FieldId> {
        self.field_named(field_of_local(place)?)
    }

    pub(in crate::lower) fn field_named(self, member: &Member) -> Option<FieldId> {
        let wanted = Field::from(member);
        self.fields.enumerate().find(|(_, name)| **name == wanted).map(|(id, _)| id)
    }

    /// What a pattern takes of a struct, field by field: `None` if it takes parts of them, or is no struct's pattern.
    pub(in crate::lower) fn taken_fields(self, pat: &Pat) -> Option<Vec<FieldId>> {
        match pat {
            Pat::Struct(pattern) => {
                let taken = pattern.fields.iter().filter(|field| binding_of(&field.pat) == Binding::Whole);
                let parts = pattern.fields.iter().any(|field| binding_of(&field.pat) == Binding::Part);
                let taken = taken.map(|field| self.field_named(&field.member)).collect::<Option<Vec<_>>>();
                taken.filter(|_| !parts)
            }
            Pat::Paren(inner) => self.taken_fields(&inner.pat),
            Pat::Guard(inner) => self.taken_fields(&inner.pat),
            _ => None,
        }
    }
}
