//! A parser of everyday statements: `syn`, which asks of each word whether it is this or that keyword, takes five times as long
//! in a macro, which is compiled without optimizations.
//!
//! Input: the statements of a block. Output: what `syn` makes of them. What is not known here, `syn` parses: a statement of a
//! block, or all that is left of it. Without invisible groups, which only `syn` knows.

mod control;
mod expr;
mod operators;
mod simple;

use expr::Reader;
use syn::parse::ParseStream;
use syn::parse::discouraged::Speculative as _;
use syn::{Block, Stmt};

/// Parses all statements of a block.
pub(crate) fn parse_statements(input: ParseStream<'_>) -> syn::Result<Vec<Stmt>> {
    let mut stmts = Vec::new();
    while !input.is_empty() {
        if let Some(stmt) = parse_known(input)? {
            stmts.push(stmt);
            continue;
        }
        let ahead = input.fork();
        match ahead.parse::<Stmt>() {
            Ok(stmt) => {
                input.advance_to(&ahead);
                stmts.push(stmt);
            }
            // Only as the last one of a block it needs no semicolon.
            Err(_) => stmts.extend(input.call(Block::parse_within)?),
        }
    }
    Ok(stmts)
}

/// Parses a statement if it is one that is known here.
pub(crate) fn parse_known(input: ParseStream<'_>) -> syn::Result<Option<Stmt>> {
    if let Some(head) = control::head_of(input.cursor()) {
        return head.parse_rest(input).map(Some);
    }
    input.step(|cursor| {
        let mut reader = Reader::new(*cursor);
        Ok(match reader.simple_statement() {
            Some(stmt) => (Some(stmt), reader.at),
            None => (None, *cursor),
        })
    })
}
