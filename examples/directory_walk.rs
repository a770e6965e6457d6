//! A recursive walk over a directory, as an iterator that ends at the first error.
//!
//! ```text
//! cargo run --example directory_walk -- [FOLDER]
//! ```
//!
//! `#[generator(try, boxed)]`: the body holds a borrow of its own list while it is suspended, and a failing `?` yields
//! its error once.

use genfn::generator;
use std::io;
use std::path::{Path, PathBuf};
use std::{env, fs};

/// A file or folder, and how deep it lies.
#[derive(Debug, PartialEq)]
struct Found {
    path: PathBuf,
    depth: usize,
}

/// Yields everything below a folder: each folder in front of what is in it, by name.
#[generator(try, boxed)]
fn walk(folder: PathBuf, depth: usize) -> Box<dyn Iterator<Item = io::Result<Found>>> {
    let mut paths = fs::read_dir(&folder)?.map(|entry| Ok(entry?.path())).collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    for path in &paths {
        yield_!(Found { path: path.clone(), depth });
        // Links are shown and not followed, or the walk might never end.
        if fs::symlink_metadata(path)?.is_dir() {
            for below in walk(path.clone(), depth + 1) {
                yield_!(below?);
            }
        }
    }
}

/// A line for each, indented.
fn line(found: &Found) -> String {
    let name = found.path.file_name().unwrap_or_default().to_string_lossy();
    format!("{:indent$}{name}", "", indent = found.depth * 2)
}

fn main() -> io::Result<()> {
    let folder = env::args().nth(1).unwrap_or_else(|| ".".to_string());
    for found in walk(Path::new(&folder).to_path_buf(), 0) {
        println!("{}", line(&found?));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::process;

    /// A folder that is removed in the end.
    struct Folder(PathBuf);

    impl Folder {
        fn new(name: &str, files: &[&str]) -> io::Result<Self> {
            let folder = Self(env::temp_dir().join(format!("genfn-{name}-{}", process::id())));
            for file in files {
                let path = folder.0.join(file);
                fs::create_dir_all(path.parent().unwrap_or(&folder.0))?;
                fs::write(path, "")?;
            }
            Ok(folder)
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            // What can't be removed is the system's to clean.
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    #[test]
    fn folders_come_in_front_of_what_is_in_them() -> io::Result<()> {
        let folder = Folder::new("walk", &["b/c/deep", "b/a", "a", "z"])?;
        let lines = walk(folder.0.clone(), 0).map(|found| Ok(line(&found?))).collect::<io::Result<Vec<_>>>()?;
        assert_eq!(lines, ["a", "b", "  a", "  c", "    deep", "z"]);
        Ok(())
    }

    #[test]
    fn it_is_lazy() -> io::Result<()> {
        let folder = Folder::new("lazy", &["a/file", "b"])?;
        let mut walk = walk(folder.0.clone(), 0);
        assert_eq!(walk.next().transpose()?, Some(Found { path: folder.0.join("a"), depth: 0 }));
        // It has not read this folder yet.
        fs::write(folder.0.join("a/another"), "")?;
        let rest = walk.map(|found| Ok(line(&found?))).collect::<io::Result<Vec<_>>>()?;
        assert_eq!(rest, ["  another", "  file", "b"]);
        Ok(())
    }

    #[test]
    fn an_error_is_the_last_item() {
        let mut walk = walk(env::temp_dir().join("genfn-no-such-folder"), 0);
        assert_eq!(walk.next().and_then(Result::err).map(|error| error.kind()), Some(io::ErrorKind::NotFound));
        assert!(walk.next().is_none());
    }
}
