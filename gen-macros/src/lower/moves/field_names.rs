//! The names of all fields that a body uses, in expressions, in patterns and in macros.

use crate::ir::{Field, FieldId, IndexVec};
use crate::syntax::known_macro::parse_known;
use proc_macro2::{TokenStream, TokenTree};
use syn::visit::Visit;
use syn::{Block, ExprPath, Macro, Member};

/// Collects them, each once.
pub(in crate::lower) fn field_names(block: &Block, local_macros: &[String]) -> IndexVec<FieldId, Field> {
    let mut names = FieldNames { found: IndexVec::default(), local_macros };
    names.visit_block(block);
    names.found
}

struct FieldNames<'a> {
    found: IndexVec<FieldId, Field>,
    local_macros: &'a [String],
}

impl FieldNames<'_> {
    fn note(&mut self, field: Field) {
        if !self.found.iter().any(|known| *known == field) {
            self.found.push(field);
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

impl Visit<'_> for FieldNames<'_> {
    fn visit_member(&mut self, member: &Member) {
        self.note(Field::from(member));
    }

    fn visit_expr_path(&mut self, _: &ExprPath) {}

    fn visit_macro(&mut self, mac: &Macro) {
        match parse_known(mac, self.local_macros) {
            Some(known) => known.args.iter().for_each(|arg| self.visit_expr(&arg.expr)),
            None => self.read(&mac.tokens),
        }
    }
}
