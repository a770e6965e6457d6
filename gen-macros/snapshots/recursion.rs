fn walk<'t, T>(tree: &'t Tree<T>, depth: u32) -> Box<dyn Iterator<Item = (u32, &'t T)> + 't> {
    for child in &tree.children {
        yield_from!(walk(child, depth + 1));
    }
    yield_!((depth, &tree.value));
    if let Some(next) = &tree.next {
        yield_from!(walk(next, depth));
    }
}
