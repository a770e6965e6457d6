//! Tests of the compiler as a whole, over `proc_macro2` alone.

mod native;
mod prefixes;
mod snapshots;

use proc_macro2::TokenStream;
use std::path::PathBuf;

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
