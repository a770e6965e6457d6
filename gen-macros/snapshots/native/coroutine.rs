#[coroutine]
fn wait(&self, _: Guard) -> Pin<Box<dyn Future<Output = u32> + '_>> {
    yield_!();
    yield_from!(self.ready()) + 1
}
