//! `#[generator(boxed)]`: bodies that borrow from themselves, and all that plain generators do.

mod arguments;
mod borrows;
mod misuse;
mod positions;
mod protocol;
mod returns;
mod threads;
mod trace;
