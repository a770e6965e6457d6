//! Which loops are threaded: a step that comes back to their head goes on in it, instead of going through another step.
//!
//! Their code is emitted once for each suspension in them that does. So they must be small, and must not make types that
//! are like no other: two closures have two types. What is behind such a loop begins a step, so that it is emitted once.

use super::Graph;
use super::graph::Cycle;
use crate::ir::{Body, NodeId, ScopeId};
use proc_macro2::{TokenStream, TokenTree};

/// The most nodes that are emitted once more.
const MOST: usize = 100;

/// Whether a loop is threaded.
pub(super) fn is_threaded(body: &Body, graph: &Graph, cycle: &Cycle) -> bool {
    let suspends = graph.resumes.iter().any(|resume| cycle.body.contains(*resume));
    let size = graph.order.iter().filter(|node| cycle.contains(**node)).count();
    suspends && size <= MOST && !body.tokens_in(cycle.scope).into_iter().any(makes_types)
}

/// Whether an edge leaves one of these loops.
pub(super) fn leaves(graph: &Graph, threaded: &[ScopeId], from: NodeId, to: NodeId) -> bool {
    let loops = graph.loops.iter().filter(|cycle| threaded.contains(&cycle.scope));
    loops.into_iter().any(|cycle| cycle.contains(from) && !cycle.contains(to))
}

/// Whether tokens may make a value of a type that is like no other, which they would do twice: closures do.
fn makes_types(tokens: &TokenStream) -> bool {
    const PLAIN: [&str; 17] = [
        "assert",
        "assert_eq",
        "assert_ne",
        "debug_assert",
        "debug_assert_eq",
        "debug_assert_ne",
        "eprint",
        "eprintln",
        "format",
        "matches",
        "panic",
        "print",
        "println",
        "unreachable",
        "vec",
        "write",
        "writeln",
    ];
    let list = tokens.clone().into_iter().collect::<Vec<_>>();
    list.iter().enumerate().any(|(position, token)| match token {
        TokenTree::Group(group) => makes_types(&group.stream()),
        TokenTree::Ident(ident) => {
            let is_macro = matches!(list.get(position + 1..position + 3),
                Some([TokenTree::Punct(bang), TokenTree::Group(_)]) if bang.as_char() == '!');
            ident == "async" || is_macro && !PLAIN.iter().any(|name| ident == name)
        }
        TokenTree::Punct(punct) => punct.as_char() == '|',
        TokenTree::Literal(_) => false,
    })
}
