//! Macros that return from the function that calls them: `bail!` and `ensure!`, as anyhow and others have them.
//!
//! A step can't let a macro's hidden `return` return from it. In a closure of its own it returns what the generator is
//! to return:
//!
//! ```text
//! bail!("no");          return Complete((|| bail!("no"))())
//! ensure!(c, "no");     match (|| { ensure!(c, "no"); Ok(()) })() { Ok(()) => {}, Err(e) => return Complete(Err(e)) }
//! ```

use syn::Macro;

/// A macro that returns.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Leaving {
    /// It always does.
    Bail,
    /// It does if its condition fails.
    Ensure,
}

/// Whether a macro is known, by its name, to return from the function that calls it.
pub(crate) fn leaving(mac: &Macro) -> Option<Leaving> {
    let name = &mac.path.segments.last()?.ident;
    if name == "bail" {
        Some(Leaving::Bail)
    } else if name == "ensure" {
        Some(Leaving::Ensure)
    } else {
        None
    }
}
