use genfn::generator;

struct Tree(Vec<u32>);

fn walk(tree: &Tree) -> impl Iterator<Item = u32> {
    tree.0.iter().copied()
}

impl Tree {
    #[generator]
    fn walk(tree: &Tree) -> Box<dyn Iterator<Item = u32> + '_> {
        yield_from!(walk(tree));
    }
}

fn main() {
    let tree = Tree(vec![1]);
    assert!(Tree::walk(&tree).eq(walk(&tree)));
}
