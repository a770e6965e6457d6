//! What becomes of bodies that rustc compiles, one for each notation.
//!
//! `UPDATE_EXPECT=1 cargo test -p genfn-macros` writes the snapshots anew.

use super::snapshots::shown;
use super::{native_sources, snapshot_folder};
use crate::expand::expand;
use expect_test::expect_file;

#[test]
fn the_output_of_each_notation() {
    for (notation, source) in native_sources() {
        let item = source.text.parse().expect("a source is tokens");
        let path = snapshot_folder().join("native").join(format!("{}.out.rs", source.name));
        expect_file![path].assert_eq(&shown(expand(notation, source.args, &item)));
    }
}
