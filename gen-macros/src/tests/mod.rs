//! Tests of the compiler as a whole, over `proc_macro2` alone.

mod fuzz;
mod may_move;
mod native;
mod native_loops;
mod prefixes;
mod random;
mod shape;
mod snapshots;

use crate::syntax::item::parse_function;
use crate::syntax::notation::Notation;
use proc_macro2::TokenStream;
use std::path::PathBuf;
use syn::Meta;

/// A function to compile: its name, the arguments of its attribute, and its source.
struct Source {
    name: String,
    args: TokenStream,
    text: String,
}

fn snapshot_folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("snapshots")
}

/// The functions in the folder of snapshots, in order.
fn sources() -> Vec<Source> {
    let folder = std::fs::read_dir(snapshot_folder()).expect("the folder of snapshots is there");
    let mut paths = folder.map(|entry| entry.expect("it can be read").path()).collect::<Vec<_>>();
    paths.sort();
    let is_source =
        |path: &PathBuf| path.to_string_lossy().ends_with(".rs") && !path.to_string_lossy().ends_with(".out.rs");
    paths.into_iter().filter(is_source).map(|path| read_source(&path)).collect()
}

fn read_source(path: &std::path::Path) -> Source {
    let text = std::fs::read_to_string(path).expect("a source can be read");
    let name = path.file_stem().expect("a source has a name").to_string_lossy().into_owned();
    match text.strip_prefix("#[generator(").and_then(|rest| rest.split_once(")]")) {
        Some((args, item)) => {
            Source { name, args: args.parse().expect("the arguments are tokens"), text: item.to_owned() }
        }
        None => Source { name, args: TokenStream::new(), text },
    }
}

/// The functions whose bodies rustc compiles, with the notations that they are in.
fn native_sources() -> Vec<(Notation, Source)> {
    let names = ["boxed", "coroutine", "failing", "stream"];
    names.map(|name| read_native_source(&snapshot_folder().join("native").join(format!("{name}.rs")))).into()
}

fn read_native_source(path: &std::path::Path) -> (Notation, Source) {
    let text = std::fs::read_to_string(path).expect("a source can be read");
    let source = text.parse().expect("a source is tokens");
    let mut function = parse_function(&source).expect("a source is a function").function;
    let attr = function.attrs.remove(0);
    let notation = Notation::of(&attr).expect("a source begins with its attribute");
    let args = match attr.meta {
        Meta::List(list) => list.tokens,
        _ => TokenStream::new(),
    };
    let name = path.file_stem().expect("a source has a name").to_string_lossy().into_owned();
    (notation, Source { name, args, text: function.tokens().to_string() })
}
