use std::rc::Rc;

#[genfn::generator]
fn twice(n: u32) -> impl Iterator<Item = u32> + Send {
    let shared = Rc::new(n);
    genfn::yield_!(*shared);
    genfn::yield_!(*shared);
}

fn main() {}
