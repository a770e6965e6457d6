//! The names of all fields that a body uses, in expressions, in patterns and in macros.

use crate::ir::{Field, FieldId, IndexVec};
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Block, Macro, Member};

/// Collects them, each once.
pub(in crate::lower) fn field_names(block: &Block) -> IndexVec<FieldId, Field> {
    let mut names = FieldNames(IndexVec::default());
    names.visit_block(block);
    names.0
}

struct FieldNames(IndexVec<FieldId, Field>);

impl FieldNames {
    fn note(&mut self, field: Field) {
        if !self.0.iter().any(|known| *known == field) {
            self.0.push(field);
        }
    }

    fn read(&mut self, tokens: &TokenStream) {
        let list = tokens.clone().into_iter().collect::<Vec<_>>();
        for (position, token) in list.iter().enumerate() {
            if let TokenTree::Group(group) = token {
                self.read(&group.stream());
            } else if let Some(field) = Field::behind(&list[position..]) {
                self.note(field);
            }
        }
    }
}

impl Visit<'_> for FieldNames {
    fn visit_member(&mut self, member: &Member) {
        self.note(Field::from(member));
    }

    fn visit_macro(&mut self, mac: &Macro) {
        self.read(&mac.tokens);
    }
}
