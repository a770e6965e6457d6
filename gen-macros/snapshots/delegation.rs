fn delegation() -> impl Generator<u8, Yield = u8, Return = u8> {
    let a = yield_from!(inner());
    a + 1
}
