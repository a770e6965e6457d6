::core::compile_error! {
    "`generator` and `generator` are mutually exclusive\n= help: keep `#[generator]` to yield, `#[genfn::coroutine]` to wait, or `#[stream]` to do both"
}
#[allow(unused, clippy::all, clippy::pedantic)]
fn walk<'t, T>(
    tree: &'t Tree<T>,
    depth: u32,
) -> Box<dyn Iterator<Item = (u32, &'t T)> + 't> {
    ::genfn::__private::Box::new(::genfn::__private::stub::<(), (u32, &'t T), ()>())
}
