//! The parser of everyday statements makes of them what `syn` does.

use crate::syntax::quick::parse_statements;
use std::fs;
use std::path::{Path, PathBuf};
use syn::buffer::{Cursor, TokenBuffer};
use syn::parse::Parser as _;
use syn::{Block, Stmt};

/// What both make of the statements in each pair of braces.
fn compare(at: Cursor<'_>, name: &str) -> usize {
    let (mut at, mut count) = (at, 0);
    while let Some((token, after)) = at.token_tree() {
        if let Some((inside, ..)) = at.any_group() {
            count += compare(inside, name);
            if at.group(proc_macro2::Delimiter::Brace).is_some() {
                count += compare_block(inside.token_stream(), name);
            }
        }
        drop(token);
        at = after;
    }
    count
}

fn compare_block(tokens: proc_macro2::TokenStream, name: &str) -> usize {
    let text = tokens.to_string();
    let parsed = Block::parse_within.parse2(tokens.clone());
    match (parse_statements.parse2(tokens), parsed) {
        (Ok(known), Ok(parsed)) => {
            assert_eq!(format!("{known:#?}"), format!("{parsed:#?}"), "{name}: {text}");
            1
        }
        (Err(_), Err(_)) => 0,
        (Ok(_), Err(fault)) => panic!("{name}: only `syn` refuses {text}: {fault}"),
        (Err(fault), Ok(_)) => panic!("{name}: `syn` takes {text}: {fault}"),
    }
}

/// The files of a folder, and of those in it.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a folder can be read") {
        let path = entry.expect("an entry can be read").path();
        if path.is_dir() {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

#[test]
fn sources_are_parsed_as_syn_does() {
    let (root, mut paths, mut count) = (Path::new(env!("CARGO_MANIFEST_DIR")), Vec::new(), 0);
    ["src", "snapshots", "../tests/behaviour", "../examples"]
        .iter()
        .for_each(|folder| sources(&root.join(folder), &mut paths));
    for path in paths {
        let text = fs::read_to_string(&path).expect("a source can be read");
        if let Ok(tokens) = text.parse() {
            count += compare(TokenBuffer::new2(tokens).begin(), &path.display().to_string());
        }
    }
    assert!(count > 5000, "{count}");
}

#[test]
fn statements_are_parsed_as_syn_does() {
    let operators = [
        "+", "-", "*", "/", "%", "^", "&", "|", "<", ">", "&&", "||", "<<", ">>", "==", "!=", "<=", ">=", "=", "+=",
        "-=", "*=", "/=", "%=", "^=", "&=", "|=", "<<=", ">>=", "..", "..=", "as", ".", "?", "::", "->", "<-", "=>",
        "!", "...",
    ];
    for one in operators {
        for other in operators {
            for text in [
                format!("a {one} b {other} c; a {other} b {one} c"),
                format!("let x = a {one} -b {other} &c;"),
                format!("if a {one} b {other} c {{ a {one} b; }} else if a {other} b {{ c }} a {other} b;"),
                format!("for x in a {one} b {{ a{one}b }} {other} c; d"),
                format!("(a {one} b {other} c, f(a {other} b)).g(a {one} b)[a {other} b] {one}= c{other}c;"),
            ] {
                if let Ok(tokens) = text.parse() {
                    compare_block(tokens, "operators");
                }
            }
        }
    }
}

#[test]
fn statements_of_random_tokens_are_parsed_as_syn_does() {
    const WORDS: [&str; 52] = [
        "a", "b", "mut", "let", "if", "else", "for", "in", "while", "loop", "match", "self", "true", "as", "u8", "0",
        "1.5", "\"s\"", "'l:", "'l", "_", ";", ";", ";", ",", "=", "+", "-", "*", "&", "&&", "!", "?", ".", ".", "..",
        "::", ":", "<", "==", "=>", "|", "#", "()", "(a)", "(a, b)", "[a]", "{}", "{ a; }", "{ b }", "m!(a)",
        "m! { a }",
    ];
    let mut random = super::random::Random::new(7);
    for _ in 0..20_000 {
        let words = (0..2 + random.below(9)).map(|_| *random.choose(&WORDS)).collect::<Vec<_>>();
        if let Ok(tokens) = words.join(" ").parse() {
            compare_block(tokens, "random");
        }
    }
}

#[test]
fn what_is_known_is_not_left_to_syn() {
    let text = "let mut x: u64 = y.z(1)[2]?; for (i, _) in 0..x { if i > 1 { m!(i); } else if a { } else { b() } } 'l: loop { x += 1; } x";
    let parsed = |input: syn::parse::ParseStream<'_>| {
        let mut count = 0;
        while let Some(Stmt::Local(_) | Stmt::Expr(..)) = crate::syntax::quick::parse_known(input)? {
            count += 1;
        }
        Ok(count)
    };
    assert_eq!(parsed.parse_str(text).unwrap_or_default(), 4);
}
