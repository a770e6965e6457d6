//! The error sink, and the way messages are put together.

use proc_macro2::TokenStream;
use quote::ToTokens;

/// Collects the faults that the passes find; each pass reports all that it can see.
///
/// It must be read with [`finish`](Self::finish): a sink that is dropped with faults in it is a fault of ours.
#[derive(Default)]
pub(crate) struct Errors {
    faults: Vec<syn::Error>,
}

impl Errors {
    /// Reports a fault at these tokens.
    pub(crate) fn error(&mut self, at: impl ToTokens, message: impl Into<String>) {
        self.faults.push(syn::Error::new_spanned(at, message.into()));
    }

    /// Reports a fault at these tokens, with what to write instead.
    pub(crate) fn error_help(&mut self, at: impl ToTokens, message: &str, help: &str) {
        self.error(at, format!("{message}\n= help: {help}"));
    }

    /// Reports a fault at these tokens, with the reason.
    pub(crate) fn error_note(&mut self, at: impl ToTokens, message: &str, note: &str) {
        self.error(at, format!("{message}\n= note: {note}"));
    }

    /// Reports a fault at these tokens, with the reason and with what to write instead.
    pub(crate) fn error_note_help(&mut self, at: impl ToTokens, message: &str, note: &str, help: &str) {
        self.error(at, format!("{message}\n= note: {note}\n= help: {help}"));
    }

    /// Reports a fault that `syn` found.
    pub(crate) fn push(&mut self, fault: syn::Error) {
        self.faults.push(fault);
    }

    /// Ends a phase: the later ones run only if this one found nothing.
    pub(crate) fn finish(&mut self) -> Result<(), TokenStream> {
        if self.faults.is_empty() {
            return Ok(());
        }
        Err(std::mem::take(&mut self.faults).iter().map(syn::Error::to_compile_error).collect())
    }
}

impl Drop for Errors {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.faults.is_empty(), "faults were found and not reported");
        }
    }
}

/// Stops on what cannot happen, asking for a report.
macro_rules! bug {
    ($($message:tt)*) => {
        panic!("{}; this is a bug in genfn, please report it with the function's source", format_args!($($message)*))
    };
}
pub(crate) use bug;
