//! Who takes part.

use std::fmt;

/// One way to write a workload.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Rival {
    /// A struct with a `next` or a `send` of its own.
    Hand,
    /// Adaptors of the standard library.
    Combinators,
    /// The body with the consumer written into it: no generator at all.
    Plain,
    /// `#[genfn::generator]`.
    Genfn,
    /// `#[genfn::generator(boxed)]`.
    Boxed,
    /// `#[diapause::coroutine]`.
    Diapause,
    /// rustc's own `gen` blocks and coroutines.
    Nightly,
    /// genawaiter, pinned to the stack.
    GenawaiterStack,
    /// genawaiter, in an `Rc`.
    GenawaiterRc,
    /// `#[next_gen::generator]`, pinned to the stack.
    NextGen,
    /// `#[fauxgen::generator]`, pinned to the stack.
    Fauxgen,
    /// A coroutine with a stack of its own.
    Corosensei,
    /// `async_stream::stream!`.
    AsyncStream,
}

impl Rival {
    /// All of them, in the order of the tables' columns.
    pub const ALL: [Self; 13] = [
        Self::Hand,
        Self::Genfn,
        Self::Boxed,
        Self::Combinators,
        Self::Plain,
        Self::Diapause,
        Self::Nightly,
        Self::GenawaiterStack,
        Self::GenawaiterRc,
        Self::NextGen,
        Self::Fauxgen,
        Self::Corosensei,
        Self::AsyncStream,
    ];

    /// Returns the heading of its column.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Hand => "hand-written",
            Self::Combinators => "combinators",
            Self::Plain => "plain loop",
            Self::Genfn => "genfn",
            Self::Boxed => "genfn (boxed)",
            Self::Diapause => "diapause",
            Self::Nightly => "nightly",
            Self::GenawaiterStack => "genawaiter (stack)",
            Self::GenawaiterRc => "genawaiter (rc)",
            Self::NextGen => "next-gen",
            Self::Fauxgen => "fauxgen",
            Self::Corosensei => "corosensei",
            Self::AsyncStream => "async-stream",
        }
    }

    /// Returns the module that holds its code in each workload.
    #[must_use]
    pub const fn module(self) -> &'static str {
        match self {
            Self::Hand => "hand",
            Self::Combinators => "combinators",
            Self::Plain => "plain",
            Self::Genfn => "genfn",
            Self::Boxed => "boxed",
            Self::Diapause => "diapause",
            Self::Nightly => "nightly",
            Self::GenawaiterStack => "genawaiter_stack",
            Self::GenawaiterRc => "genawaiter_rc",
            Self::NextGen => "next_gen",
            Self::Fauxgen => "fauxgen",
            Self::Corosensei => "corosensei",
            Self::AsyncStream => "async_stream",
        }
    }

    /// Returns whether it takes part only where it has something to show.
    #[must_use]
    pub const fn is_optional(self) -> bool {
        matches!(self, Self::Plain | Self::Nightly | Self::Boxed | Self::AsyncStream)
    }

    /// Returns whether its generators are values that are passed around, so that their size can be told.
    #[must_use]
    pub const fn is_value(self) -> bool {
        matches!(self, Self::Hand | Self::Combinators | Self::Genfn | Self::Diapause | Self::Nightly)
    }
}

impl fmt::Display for Rival {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.name())
    }
}
