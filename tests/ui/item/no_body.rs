trait Source {
    #[genfn::generator]
    fn items(&self) -> impl Iterator<Item = u8>;
}

fn main() {}
