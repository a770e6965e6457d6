//! Crates that are written, and compiled, to see how long that takes.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::{env, fs, io};

/// A generated crate, in a folder below the workspace's `target`.
pub struct Project {
    folder: PathBuf,
}

impl Project {
    /// Makes a crate that depends on genfn and diapause. Versions are those of the workspace.
    ///
    /// # Errors
    ///
    /// Returns an error if it can't be written.
    pub fn new(name: &str, profile: &str) -> io::Result<Self> {
        let workspace = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").canonicalize()?;
        let folder = workspace.join("target/projects").join(name);
        fs::create_dir_all(folder.join("src"))?;
        let manifest = format!(
            "[package]\nname = \"{name}\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n\
             [dependencies]\ngenfn = {{ path = \"{}\" }}\ndiapause = \"0.2\"\n\n[workspace]\n{profile}",
            workspace.display(),
        );
        fs::write(folder.join("Cargo.toml"), manifest)?;
        if !folder.join("Cargo.lock").exists() {
            fs::copy(workspace.join("Cargo.lock"), folder.join("Cargo.lock"))?;
        }
        Ok(Self { folder })
    }

    /// Replaces the source of the program.
    ///
    /// # Errors
    ///
    /// Returns an error if it can't be written.
    pub fn write(&self, source: &str) -> io::Result<()> {
        fs::write(self.folder.join("src/main.rs"), source)
    }

    /// Returns the text of a file in the folder.
    ///
    /// # Errors
    ///
    /// Returns an error if it can't be read.
    pub fn read(&self, file: &str) -> io::Result<String> {
        fs::read_to_string(self.folder.join(file))
    }

    /// Prepares a program, such as `cargo` or what measures it, to run in the folder. It has a target folder of its own.
    #[must_use]
    pub fn command(&self, program: &str) -> Command {
        let mut command = Command::new(program);
        command.current_dir(&self.folder).env_remove("CARGO_TARGET_DIR").stdin(Stdio::null());
        command
    }
}

/// Returns the cargo that runs this program, so that both use the same toolchain.
#[must_use]
pub fn cargo() -> String {
    env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned())
}

/// Runs a command, and returns what it wrote to its standard error.
///
/// # Errors
///
/// Returns that text as an error if the command fails.
pub fn run(command: &mut Command) -> io::Result<String> {
    let output = command.output().map_err(|fault| io::Error::other(format!("{command:?}: {fault}")))?;
    let text = String::from_utf8_lossy(&output.stderr).into_owned();
    if output.status.success() { Ok(text) } else { Err(io::Error::other(text)) }
}
