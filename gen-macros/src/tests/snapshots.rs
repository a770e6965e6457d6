//! What the passes make of bodies that show one thing each.
//!
//! `UPDATE_EXPECT=1 cargo test -p genfn-macros` writes the snapshots anew.

use super::shape::shape_of;
use super::{Source, snapshot_folder, sources};
use crate::compile::{Compiled, Unit, check, compile};
use crate::diag::Errors;
use crate::elaborate::keep::Saved;
use crate::emit::Runtime;
use crate::expand::expand;
use crate::syntax::args::parse_args;
use crate::syntax::item::parse_function;
use crate::syntax::notation::Notation;
use crate::syntax::returns::parse_returns;
use expect_test::expect_file;
use std::fmt::Write as _;

#[test]
fn the_ir_and_the_states() {
    for source in sources() {
        let path = snapshot_folder().join(format!("{}.ir", source.name));
        expect_file![path].assert_eq(&with_compiled(&source, ir_of));
    }
}

#[test]
fn the_shape() {
    for source in sources() {
        let path = snapshot_folder().join(format!("{}.shape", source.name));
        expect_file![path].assert_eq(&with_compiled(&source, shape_of));
    }
}

#[test]
fn the_output() {
    for source in sources() {
        let path = snapshot_folder().join(format!("{}.out.rs", source.name));
        expect_file![path].assert_eq(&output_of(&source));
    }
}

#[test]
fn the_output_is_the_same_each_time() {
    for source in sources() {
        assert_eq!(output_of(&source), output_of(&source));
    }
}

/// Compiles a source, and shows the result.
fn with_compiled(source: &Source, show: impl FnOnce(&Compiled) -> String) -> String {
    let mut cx = Errors::default();
    let args = parse_args(&mut cx, Notation::Generator, source.args.clone());
    let item = source.text.parse().expect("a source is tokens");
    let function = parse_function(&item).expect("a source is a function").function;
    let mut sig = function.sig.clone();
    let contract = parse_returns(&mut cx, Notation::Generator, &mut sig).expect("a source returns a generator");
    let unit = Unit {
        runtime: Runtime::new(None),
        contract,
        try_mode: args.try_mode,
        size_hint: None,
        edition: crate::compile::Edition::New,
        holds: function.said.holds,
    };
    let block = function.block().expect("a source has a body");
    let checked = check(&mut cx, &unit, block, &mut sig).expect("a source has no faults");
    show(&compile(&mut cx, &unit, &checked).expect("a source compiles"))
}

fn ir_of(compiled: &Compiled) -> String {
    let mut text = compiled.body().to_string();
    for (id, variant) in compiled.layout.variants.enumerate() {
        let point = compiled.body().point_of(variant.root);
        write!(text, "{id} {:?} at {point}:", variant.root).expect("text can be written");
        for (local, saved) in compiled.frames.of(id) {
            let how = match saved {
                Saved::Live => String::new(),
                saved => format!(" ({saved:?})"),
            };
            write!(text, " {local}{how}").expect("text can be written");
        }
        text.push('\n');
    }
    text
}

fn output_of(source: &Source) -> String {
    shown(expand(Notation::Generator, source.args.clone(), &source.text.parse().expect("a source is tokens")))
}

/// The output as one would write it.
pub(super) fn shown(tokens: proc_macro2::TokenStream) -> String {
    // The signature is chosen by edition: show the one of today.
    let shown = match syn::parse2::<syn::ItemMacro>(tokens.clone()) {
        Ok(by_edition) => {
            let parts = by_edition.mac.tokens.into_iter().collect::<Vec<_>>();
            [&parts[3], &parts[4]].into_iter().map(ungrouped).collect()
        }
        Err(_) => tokens,
    };
    let file = syn::parse2::<syn::File>(shown).expect("the output parses");
    prettyplease::unparse(&file)
}

/// The signature stands in a group; the body's is its own.
fn ungrouped(token: &proc_macro2::TokenTree) -> proc_macro2::TokenStream {
    use proc_macro2::TokenTree;
    match token {
        TokenTree::Group(group) if group.stream().into_iter().next().is_some_and(|first| first.to_string() == "fn") => {
            group.stream()
        }
        token => token.clone().into(),
    }
}
