use genfn::{yield_, yield_from};

fn main() {
    let _ = async {
        yield_!(1);
        yield_from!(0..3);
    };
}
