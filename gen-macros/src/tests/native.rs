//! What becomes of bodies that rustc compiles, one for each notation.
//!
//! `UPDATE_EXPECT=1 cargo test -p genfn-macros` writes the snapshots anew.

use super::snapshot_folder;
use super::snapshots::shown;
use crate::expand::expand;
use crate::syntax::item::Function;
use crate::syntax::notation::Notation;
use expect_test::expect_file;
use proc_macro2::TokenStream;
use syn::{Attribute, Meta};

#[test]
fn the_output_of_each_notation() {
    for name in ["boxed", "coroutine", "failing", "stream"] {
        let path = snapshot_folder().join("native").join(format!("{name}.rs"));
        let text = std::fs::read_to_string(&path).expect("a source can be read");
        expect_file![path.with_extension("out.rs")].assert_eq(&output_of(&text));
    }
}

fn output_of(text: &str) -> String {
    let mut function: Function = syn::parse_str(text).expect("a source is a function");
    let attr = function.attrs.remove(0);
    let notation = Notation::of(&attr).expect("a source begins with its attribute");
    shown(expand(notation, args_of(attr), &function.tokens()))
}

fn args_of(attr: Attribute) -> TokenStream {
    match attr.meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    }
}
