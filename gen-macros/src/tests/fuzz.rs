//! Whatever tokens there are, expanding them does not panic, and what comes out are items.
//!
//! Editors expand macros while one types, and other macros make functions of any form. The tokens are random, but the
//! same each time; a failure names its seed and prints the input.

use super::random::Random;
use super::{Source, native_sources, sources};
use crate::expand::expand;
use crate::syntax::item::parse_function;
use crate::syntax::notation::Notation;
use proc_macro2::{Delimiter, Group, Ident, Literal, Punct, Spacing, Span, TokenStream, TokenTree};
use std::panic::{AssertUnwindSafe, catch_unwind};

/// How many functions are made of random tokens, and how many by changing those of one of the sources.
const ARBITRARY: u64 = 700;
const MUTATED: u64 = 1500;

/// The tokens that bodies are made of.
const WORDS: [&str; 44] = [
    "fn",
    "let",
    "mut",
    "if",
    "else",
    "match",
    "for",
    "in",
    "while",
    "loop",
    "break",
    "continue",
    "return",
    "move",
    "async",
    "await",
    "unsafe",
    "const",
    "static",
    "struct",
    "impl",
    "dyn",
    "ref",
    "self",
    "Self",
    "use",
    "as",
    "where",
    "yield_",
    "yield_from",
    "Some",
    "None",
    "Ok",
    "vec",
    "format",
    "matches",
    "macro_rules",
    "x",
    "y",
    "guard",
    "_",
    "u8",
    "Iterator",
    "r#type",
];
const PUNCTS: &str = "+-*/%^!&|<>=.,;:#$?@~";
const LITERALS: [&str; 10] =
    ["0", "1u8", "2.5", "\"{x} {0} {\"", "\"text\"", "'c'", "b'b'", "true", "r#\"raw {y:?}\"#", "0x1F"];
/// Statements, so that much of what is made gets to the last pass.
const STATEMENTS: [&str; 40] = [
    "yield_!(x);",
    "let y = yield_!(x);",
    "let (a, mut b) = (x, yield_!(1));",
    "let y; if x > 1 { y = x; } else { return; }",
    "drop(x);",
    "let x = &mut x;",
    "let y = x.a.b;",
    "x.a = yield_!(x.b);",
    "x += yield_!(1);",
    "x[y] = yield_!(2);",
    "if x { yield_!(x); } else if let Some(y) = x { drop(y) }",
    "while let Some(y) = x.pop() { yield_!(y); }",
    "for (i, y) in x.iter().enumerate() { yield_!(y); }",
    "'a: loop { 'b: for y in x { if y { break 'a; } else { continue 'b; } } yield_!(1); }",
    "let y = 'a: { if yield_!(x) { break 'a 1; } 2 };",
    "match x { Some(y) if y > 1 => yield_!(y), A { y, .. } | B(y @ 1..=2) => drop(y), _ => return }",
    "let Some(y) = yield_!(x) else { return; };",
    "let y = (yield_!(x), x, &x, [yield_!(1); 3]);",
    "let y = f(x, yield_!(x)).g(yield_!(y))?;",
    "yield_from!(f(x)?);",
    "let y = yield_from!(x) + yield_from!(y);",
    "let f = move |y| x + y;",
    "let f = |y: u8| -> u8 { return y };",
    "let y = async move { x.await };",
    "println!(\"{x} {} {y:?}\", yield_!(1), y = x);",
    "assert_eq!(yield_!(x), x, \"{x}\");",
    "let y = vec![yield_!(1), x];",
    "if matches!(x, Some(_)) && yield_!(1) || x { }",
    "let y = S { a: yield_!(1), b: x, ..x };",
    "macro_rules! m { ($e:expr) => { $e + x } } let y = m!(1);",
    "struct S(u8); impl S { fn f(self) -> u8 { self.0 } }",
    "{ static N: u8 = 1; use a::b; yield_!(N); }",
    "#[cfg(a)] let y = x;",
    "#[cfg(not(a))] yield_!(1);",
    "unsafe { yield_!(*x) };",
    "bail!(\"{}\", x);",
    "return yield_!(x);",
    "let y = if x { yield_!(1) } else { break };",
    "let [first, .., last] = x; let Self { a, ref b } = self;",
    "let y = const { 1 } as u8..=yield_!(2);",
];
/// What is written in front of a function, and what it returns.
const RETURNS: [(Notation, &str, &str); 10] = [
    (Notation::Generator, "", "impl Iterator<Item = u8>"),
    (Notation::Generator, "", "impl Generator<u8, Yield = u8, Return = Option<u8>>"),
    (Notation::Generator, "", "impl Generator<Yield = impl Debug> + Clone"),
    (Notation::Generator, "try", "Box<dyn Iterator<Item = Result<u8, E>> + '_>"),
    (Notation::Generator, "boxed", "impl Iterator<Item = u8>"),
    (Notation::Generator, "", "BoxGenerator<'_, u8, String>"),
    (Notation::Generator, "cfg = [true]", "impl Iterator<Item = u8>"),
    (Notation::Coroutine, "", "impl Future<Output = u8>"),
    (Notation::Stream, "try", "impl Stream<Item = Result<u8, E>>"),
    (Notation::Stream, "try = , boxed boxed", "u8"),
];

/// A function, and the attribute that it is under.
struct Input {
    notation: Notation,
    args: TokenStream,
    item: TokenStream,
}

#[test]
fn no_tokens_make_it_panic() {
    for seed in 0..ARBITRARY {
        check(&format!("no_tokens_make_it_panic, seed {seed}"), &arbitrary(&mut Random::new(seed)));
    }
}

#[test]
fn no_change_of_a_function_makes_it_panic() {
    let originals = originals();
    for seed in 0..MUTATED {
        let mut random = Random::new(seed);
        let Input { notation, args, item } = random.choose(&originals);
        let mut input = Input { notation: *notation, args: args.clone(), item: item.clone() };
        for _ in 0..=random.below(4) {
            input.item = mutated(&mut random, &input.item, &originals);
        }
        check(&format!("no_change_of_a_function_makes_it_panic, seed {seed}"), &input);
    }
}

fn originals() -> Vec<Input> {
    let plain = sources().into_iter().map(|Source { args, text, .. }| (Notation::Generator, args, text));
    let all = plain.chain(native_sources().into_iter().map(|(notation, source)| (notation, source.args, source.text)));
    all.map(|(notation, args, text)| Input { notation, args, item: parsed(&text) }).collect()
}

fn parsed(text: &str) -> TokenStream {
    text.parse().expect("it is tokens")
}

/// Expands a function: it does not panic, and the output parses.
fn check(name: &str, input: &Input) {
    let Input { notation, args, item } = input;
    let expanded = catch_unwind(AssertUnwindSafe(|| expand(*notation, args.clone(), item)));
    let Ok(expanded) = expanded else {
        panic!("{name}: {}({args}) panics on\n{item}", notation.name());
    };
    // A body that does not parse is emitted as it is.
    let body = parse_function(item).and_then(|parsed| parsed.function.block());
    if body.is_err() || keeps_groups(item, &expanded) {
        return;
    }
    let parsed = syn::parse2::<syn::File>(expanded.clone());
    assert!(parsed.is_ok(), "{name}: {}({args}) of\n{item}\ndoes not parse:\n{expanded}", notation.name());
}

/// Whether the function is emitted as it was written, once for each `#[cfg]`, and `syn` does not take it, because of
/// a statement in an invisible group. rustc does.
fn keeps_groups(item: &TokenStream, expanded: &TokenStream) -> bool {
    expanded.to_string().contains("(cfg = [") && syn::parse2::<syn::File>(item.clone()).is_err()
}

/// A function with a body of random tokens, or of random statements; seldom something else.
fn arbitrary(random: &mut Random) -> Input {
    let (notation, args, returns) = *random.choose(&RETURNS);
    let returns = parsed(returns);
    let body = if random.below(3) == 0 { tokens(random, 5) } else { statements(random) };
    let item = match random.below(12) {
        0 => tokens(random, 5),
        1 => {
            let arguments = tokens(random, 2);
            quote::quote!(fn f(#arguments) -> #returns { #body })
        }
        _ => quote::quote!(fn f(&mut self, mut x: u8, (a, _): (u8, T)) -> #returns { #body }),
    };
    Input { notation, args: parsed(args), item }
}

fn statements(random: &mut Random) -> TokenStream {
    let length = 1 + random.below(6);
    (0..length).flat_map(|_| parsed(random.choose::<&str>(&STATEMENTS))).collect()
}

fn tokens(random: &mut Random, depth: u64) -> TokenStream {
    let length = random.below(10);
    (0..length).flat_map(|_| fragment(random, depth)).collect()
}

/// A token, or what often stands in bodies.
fn fragment(random: &mut Random, depth: u64) -> TokenStream {
    match random.below(if depth == 0 { 5 } else { 12 }) {
        0 | 1 => TokenStream::from(word(random)),
        2 | 3 => TokenStream::from(punct(random)),
        4 => TokenStream::from(literal(random)),
        5 | 6 => TokenStream::from(group(random, depth)),
        kind => phrase(random, kind, depth - 1),
    }
}

/// What is more than a token, and may be valid.
fn phrase(random: &mut Random, kind: u64, depth: u64) -> TokenStream {
    let (inner, other) = (tokens(random, depth), tokens(random, depth));
    match kind {
        7 => quote::quote!(yield_!(#inner)),
        8 => quote::quote!(let y = #inner;),
        9 => quote::quote!(if #inner { #other }),
        10 => quote::quote!(x.m(#inner); yield_!(1);),
        _ => quote::quote!(match #inner { y => { #other } }),
    }
}

fn group(random: &mut Random, depth: u64) -> TokenTree {
    let delimiters = [Delimiter::Brace, Delimiter::Parenthesis, Delimiter::Bracket, Delimiter::None];
    TokenTree::Group(Group::new(*random.choose(&delimiters), tokens(random, depth - 1)))
}

fn word(random: &mut Random) -> TokenTree {
    let word = *random.choose(&WORDS);
    let ident = match word.strip_prefix("r#") {
        Some(raw) => Ident::new_raw(raw, Span::call_site()),
        None => Ident::new(word, Span::call_site()),
    };
    TokenTree::Ident(ident)
}

fn punct(random: &mut Random) -> TokenTree {
    let all = PUNCTS.chars().collect::<Vec<_>>();
    let spacing = *random.choose(&[Spacing::Alone, Spacing::Joint]);
    TokenTree::Punct(Punct::new(*random.choose(&all), spacing))
}

fn literal(random: &mut Random) -> TokenTree {
    let text = *random.choose(&LITERALS);
    match text.parse::<Literal>() {
        Ok(literal) => TokenTree::Literal(literal),
        Err(_) => TokenTree::Ident(Ident::new(text, Span::call_site())),
    }
}

/// The same tokens, but for a change in one of their groups: most often in the last one, which is the body.
fn mutated(random: &mut Random, item: &TokenStream, others: &[Input]) -> TokenStream {
    let mut list = item.clone().into_iter().collect::<Vec<_>>();
    let groups = (0..list.len()).filter(|at| matches!(list[*at], TokenTree::Group(_))).collect::<Vec<_>>();
    let is_whole = list.first().is_some_and(|first| first.to_string() == "fn");
    if let Some(last) = groups.last().filter(|_| random.below(if is_whole { 20 } else { 3 }) > 0) {
        let at = if is_whole { *last } else { *random.choose(&groups) };
        if let TokenTree::Group(group) = &list[at] {
            list[at] = TokenTree::Group(Group::new(group.delimiter(), mutated(random, &group.stream(), others)));
        }
    } else if random.below(2) == 0 {
        insert_statement(random, &mut list);
    } else {
        change(random, &mut list, others);
    }
    list.into_iter().collect()
}

/// Inserts a statement between two others, or in front of all.
fn insert_statement(random: &mut Random, list: &mut Vec<TokenTree>) {
    let ends = |token: &TokenTree| matches!(token, TokenTree::Punct(punct) if punct.as_char() == ';');
    let mut places = (0..list.len()).filter(|at| ends(&list[*at])).map(|at| at + 1).collect::<Vec<_>>();
    places.push(0);
    let at = *random.choose(&places);
    list.splice(at..at, parsed(random.choose::<&str>(&STATEMENTS)));
}

/// Removes, doubles, exchanges, replaces or inserts a token, or puts it into a group.
fn change(random: &mut Random, list: &mut Vec<TokenTree>, others: &[Input]) {
    if list.is_empty() {
        return list.extend(fragment(random, 2));
    }
    let (at, other) = (random.index(list.len()), random.index(list.len()));
    match random.below(7) {
        0 => drop(list.remove(at)),
        1 => list.insert(at, list[other].clone()),
        2 => list.swap(at, other),
        3 => drop(list.splice(at..at, fragment(random, 2))),
        4 => list[at] = word(random),
        5 => list[at] = TokenTree::Group(Group::new(Delimiter::None, TokenStream::from(list[at].clone()))),
        _ => {
            let body = random.choose(others).item.clone().into_iter().last();
            drop(list.splice(at..at, body.into_iter().flat_map(inside)));
        }
    }
}

fn inside(token: TokenTree) -> TokenStream {
    match token {
        TokenTree::Group(group) => group.stream(),
        token => token.into(),
    }
}
