//! Finds out whether the compiler is a nightly one, which has `gen` blocks and coroutines of its own.

use std::process::Command;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rustc-check-cfg=cfg(nightly)");
    let version = version();
    if version.contains("-nightly") || version.contains("-dev") {
        println!("cargo::rustc-cfg=nightly");
    }
    println!("cargo::rustc-env=BENCHES_RUSTC={version}");
    println!("cargo::rustc-env=BENCHES_TARGET={}", std::env::var("TARGET").unwrap_or_default());
}

/// Returns what the compiler calls itself.
fn version() -> String {
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let output = Command::new(rustc).arg("--version").output().map(|output| output.stdout).unwrap_or_default();
    String::from_utf8_lossy(&output).trim().to_owned()
}
