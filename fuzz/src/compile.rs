//! How programs are compiled and run.

use crate::program::{Half, Oracle, Program};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// How long a program may run.
const PATIENCE: Duration = Duration::from_secs(10);

/// Compiles programs against the workspace's `genfn`, and runs them.
#[derive(Debug)]
pub struct Compiler {
    oracle: Oracle,
    toolchain: Option<String>,
    edition: &'static str,
    library: PathBuf,
    // Holds a copy of the library, and programs while they are tried.
    scratch: PathBuf,
    // Names each program, so that several threads can compile at once.
    programs: AtomicUsize,
}

/// An error of rustc.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// To which case it belongs, and to which half of it, as far as its line tells.
    pub owner: Option<(u64, Half)>,
    /// The line of the program.
    pub line: usize,
    /// What it says, with its code.
    pub text: String,
}

/// What came of a program.
#[derive(Clone, Debug)]
pub enum Outcome {
    /// It does not compile.
    Rejected(Vec<Fault>),
    /// It ran: what it printed, and whether it came to its end.
    Ran {
        /// Its output.
        output: String,
        /// Whether it exited with success in time.
        finished: bool,
    },
}

impl Compiler {
    /// Builds `genfn` for an oracle.
    ///
    /// # Errors
    ///
    /// Returns what cargo says if the library does not build, and what the system says if cargo does not start.
    pub fn new(oracle: Oracle, toolchain: &str, edition: &'static str) -> io::Result<Self> {
        let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("..");
        let toolchain = (oracle == Oracle::Coroutine).then(|| format!("+{toolchain}"));
        let folder = if toolchain.is_some() { "target/fuzz-nightly" } else { "target/fuzz-stable" };
        let mut cargo = Command::new("cargo");
        cargo.args(&toolchain).args(["build", "--quiet", "--package", "genfn", "--message-format", "json"]);
        cargo.args(["--target-dir", folder]).current_dir(&root);
        let output = without_toolchain(&mut cargo).stderr(Stdio::inherit()).output()?;
        let messages = String::from_utf8_lossy(&output.stdout);
        let built = messages.split('"').rfind(|text| text.ends_with("libgenfn.rlib"));
        let library =
            built.filter(|_| output.status.success()).ok_or_else(|| io::Error::other("genfn does not build"))?;
        let scratch = root.join(folder).join(format!("programs-{}", std::process::id()));
        fs::create_dir_all(&scratch)?;
        let library = own_copy(Path::new(library), &scratch)?;
        Ok(Self { oracle, toolchain, edition, library, scratch, programs: AtomicUsize::new(0) })
    }

    /// What programs are written for.
    #[must_use]
    pub const fn oracle(&self) -> Oracle {
        self.oracle
    }

    /// Compiles a program, and runs it if it holds both halves.
    ///
    /// # Errors
    ///
    /// Returns what the system says if a file can't be written or a command does not start.
    pub fn try_out(&self, program: &Program, run: bool) -> io::Result<Outcome> {
        let (name, source, binary) = self.new_program();
        fs::write(&source, &program.text)?;
        let output = self.rustc(&name, &source, &binary, run).output()?;
        let outcome = if output.status.success() {
            if run { execute(&binary)? } else { Outcome::Ran { output: String::new(), finished: true } }
        } else {
            Outcome::Rejected(faults(program, &String::from_utf8_lossy(&output.stderr)))
        };
        remove(&source, &binary);
        Ok(outcome)
    }

    /// Whether rustc warns where it compiles a program that what is left of a value may be dropped early.
    ///
    /// # Errors
    ///
    /// Returns what the system says if a file can't be written or a command does not start.
    pub fn warns_of(&self, program: &Program) -> io::Result<bool> {
        let (name, source, binary) = self.new_program();
        fs::write(&source, program.text.replace("#![allow(warnings,", "#![allow(unused,"))?;
        let output = self.rustc(&name, &source, &binary, false).args(["-D", "deprecated"]).output()?;
        remove(&source, &binary);
        Ok(String::from_utf8_lossy(&output.stderr).contains("use of deprecated"))
    }

    /// The name of a program that is still to be written, with where it and its binary are.
    fn new_program(&self) -> (String, PathBuf, PathBuf) {
        let name = format!("p{}", self.programs.fetch_add(1, Ordering::Relaxed));
        let (source, binary) = (self.scratch.join(format!("{name}.rs")), self.scratch.join(&name));
        (name, source, binary)
    }

    fn rustc(&self, name: &str, source: &Path, binary: &Path, run: bool) -> Command {
        let mut rustc = Command::new("rustc");
        rustc.args(&self.toolchain).args(["--edition", self.edition, "--error-format", "short"]);
        rustc.args(["-C", "debuginfo=0", "-C", "opt-level=0", "-A", "warnings"]);
        // Files that rustc makes on its way are named after the crate: each program needs a name of its own.
        rustc.arg("--crate-name").arg(name);
        rustc.arg("-L").arg(format!("dependency={}", self.scratch.display()));
        rustc.arg("--extern").arg(format!("genfn={}", self.library.display()));
        rustc.arg(format!("--emit={}={}", if run { "link" } else { "metadata" }, binary.display())).arg(source);
        rustc.current_dir(&self.scratch);
        without_toolchain(&mut rustc);
        rustc
    }
}

/// Removes a program. One that was only checked, or refused, has no binary.
fn remove(source: &Path, binary: &Path) {
    for file in [source, binary] {
        let _ = fs::remove_file(file);
    }
}

/// Copies the library and what it needs: it may be built again while the fuzzer runs.
fn own_copy(library: &Path, folder: &Path) -> io::Result<PathBuf> {
    for entry in fs::read_dir(library.with_file_name("deps"))? {
        let entry = entry?;
        if entry.file_name().to_string_lossy().starts_with("libgenfn") {
            fs::copy(entry.path(), folder.join(entry.file_name()))?;
        }
    }
    let copy = folder.join("libgenfn.rlib");
    fs::copy(library, &copy)?;
    Ok(copy)
}

impl Drop for Compiler {
    fn drop(&mut self) {
        // What is left behind is in the target folder, and harms nobody.
        let _ = fs::remove_dir_all(&self.scratch);
    }
}

/// A toolchain that runs this program says so to its children, which would hide the one that is asked for.
fn without_toolchain(command: &mut Command) -> &mut Command {
    for name in ["RUSTUP_TOOLCHAIN", "CARGO", "RUSTC", "RUSTC_WORKSPACE_WRAPPER", "RUSTC_WRAPPER"] {
        command.env_remove(name);
    }
    command
}

/// Reads errors such as `p0.rs:12:9: error[E0382]: use of moved value: x`.
fn faults(program: &Program, stderr: &str) -> Vec<Fault> {
    let read = |text: &str| {
        let (place, message) = text.split_once(": error").map(|(place, rest)| (place, format!("error{rest}")))?;
        let line = place.split(':').nth(1)?.parse().ok()?;
        Some(Fault { owner: program.owner(line), line, text: message })
    };
    let mut faults = stderr.lines().filter_map(read).collect::<Vec<_>>();
    if faults.is_empty() {
        let text = stderr.lines().find(|line| line.contains("panicked") || line.contains("error")).unwrap_or(stderr);
        faults.push(Fault { owner: None, line: 0, text: text.to_owned() });
    }
    faults
}

fn execute(binary: &Path) -> io::Result<Outcome> {
    let file = binary.with_extension("out");
    let mut child = Command::new(binary).stdout(fs::File::create(&file)?).stderr(Stdio::null()).spawn()?;
    let since = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait()? {
            break Some(status);
        }
        if since.elapsed() > PATIENCE {
            child.kill()?;
            child.wait()?;
            break None;
        }
        sleep(Duration::from_millis(2));
    };
    let output = String::from_utf8_lossy(&fs::read(&file)?).into_owned();
    fs::remove_file(&file)?;
    Ok(Outcome::Ran { output, finished: status.is_some_and(|status| status.success()) })
}
