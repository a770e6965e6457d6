#[genfn::generator]
struct Numbers;

fn main() {
    let _ = Numbers;
}
