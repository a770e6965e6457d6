//! Which functions that return a `BoxGenerator` are machines, and which are left to rustc.

use crate::expand::expand;
use crate::syntax::notation::Notation;
use proc_macro2::TokenStream;

fn is_machine(function: &str) -> bool {
    let function = function.parse().expect("a function is tokens");
    let output = expand(Notation::Generator, TokenStream::new(), &function).to_string();
    assert_eq!(output.contains("of_machine"), !output.contains("stack :: plain"), "it is either");
    output.contains("of_machine")
}

fn walk(body: &str) -> bool {
    is_machine(&format!("fn walk(tree: &Tree, depth: u32) -> BoxGenerator<'_, u32> {{ {body} }}"))
}

#[test]
fn what_holds_arguments_and_what_they_refer_to() {
    for body in [
        "yield_!(depth); if let Some(left) = &tree.left { yield_from!(walk(left, depth + 1)); }",
        "for child in &tree.children { yield_from!(walk(child, depth)); yield_!(child.value); }",
        "for (i, child) in tree.children.iter().enumerate().rev() { yield_!(i as u32); yield_from!(walk(child, 0)); }",
        "let Some(next) = tree.next.as_deref() else { return }; yield_from!(walk(next, depth)); yield_!(next.value);",
        "match &tree.kind { Kind::Pair(a, b) => { yield_from!(walk(a, 0)); yield_from!(walk(b, 0)); } Kind::Leaf => {} }",
        "let mut count = 0; while count < depth { count += 1; yield_!(count); yield_from!(walk(tree, count)); }",
        "for i in 0..tree.children.len() { let child = &tree.children[i]; yield_!(child.value); yield_from!(walk(child, 1)); }",
        "let value = tree.value; yield_!(value); yield_from!(walk(tree, value)); yield_!(value);",
    ] {
        assert!(walk(body), "{body}");
    }
}

#[test]
fn what_may_hold_a_borrow_of_its_own() {
    for body in [
        "let list = tree.list(); for child in &list { yield_from!(walk(child, 0)); }",
        "let copy = tree.clone(); let it = &copy.left; yield_from!(walk(tree, 0)); yield_from!(walk(it, 0));",
        "for child in tree.children().iter() { yield_from!(walk(child, 0)); }",
        "let mut stack = vec![tree]; while let Some(next) = stack.pop() { yield_!(next.value); yield_from!(walk(next, 0)); }",
        "let mut cell = Cell::new(None); cell.set(Some(&depth)); yield_from!(walk(tree, 0)); yield_!(**cell.get().unwrap());",
        "let double = |n| n * depth; yield_from!(walk(tree, 0)); yield_!(double(1));",
        "let guard = lock(); yield_from!(walk(tree, 0));",
    ] {
        assert!(!walk(body), "{body}");
    }
}

#[test]
fn what_delegates_to_others_or_looks_at_addresses() {
    for body in [
        "yield_from!(walk(tree, 1)); yield_from!(other(tree));",
        "yield_from!(self::walk(tree, 1));",
        "yield_from!(tree.walk(1));",
        "yield_!(&raw const depth as u32); yield_from!(walk(tree, 1));",
        "yield_!(unsafe { read(&depth) }); yield_from!(walk(tree, 1));",
        "yield_!(&depth as *const u32 as u32); yield_from!(walk(tree, 1));",
        "yield_!(depth);",
    ] {
        assert!(!walk(body), "{body}");
    }
}

#[test]
fn what_has_arguments_that_are_dropped_or_shared() {
    assert!(is_machine(
        "fn f(n: Option<&Node>) -> BoxGenerator<'_, u32> { if let Some(n) = n { yield_from!(f(n.next.as_ref())); yield_!(n.value); } }"
    ));
    assert!(!is_machine("fn f(n: Vec<u32>) -> BoxGenerator<'static, u32> { yield_!(1); yield_from!(f(n)); }"));
    assert!(!is_machine("fn f(n: &mut u32) -> BoxGenerator<'_, u32> { yield_!(1); yield_from!(f(n)); }"));
    assert!(!is_machine("fn f(n: &u32) -> BoxGenerator<'_, u32, u8> { yield_!(1); yield_from!(f(n)); }"));
    assert!(!is_machine("fn f<I: Iterator>(i: &I) -> BoxGenerator<'_, I::Item> { yield_from!(f(i)); }"));
    assert!(is_machine("fn f<T>(t: &Tree<T>) -> BoxGenerator<'_, &T> { yield_!(&t.value); yield_from!(f(t)); }"));
}
