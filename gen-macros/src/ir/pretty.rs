//! Shows a body as text, for snapshots and for those who debug the compiler.
