//! That `cargo test` runs the tests of every example, for it does so only where the manifest says so.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

/// The names of the programs in `examples/`.
fn programs() -> BTreeSet<String> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    fs::read_dir(folder)
        .expect("there are examples")
        .map(|entry| entry.expect("the folder can be read").path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "rs"))
        .map(|path| path.file_stem().expect("it has a name").display().to_string())
        .collect()
}

/// The names of the examples whose tests the manifest turns on.
fn tested() -> BTreeSet<String> {
    let manifest = fs::read_to_string(concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml")).expect("there is a manifest");
    let targets = manifest.split("[[example]]").skip(1);
    targets
        .filter(|target| target.lines().any(|line| line == "test = true"))
        .filter_map(|target| target.lines().find_map(|line| line.strip_prefix("name = ")))
        .map(|name| name.trim_matches('"').to_string())
        .collect()
}

#[test]
fn every_example_is_tested() {
    assert_eq!(programs(), tested());
}

#[test]
fn every_example_has_tests() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples");
    for name in programs() {
        let source = fs::read_to_string(folder.join(&name).with_extension("rs")).expect("it can be read");
        assert!(source.contains("#[test]") || source.contains("#[tokio::test("), "{name} has no tests");
    }
}
