struct Point {
    x: u8,
}

#[genfn::generator]
fn mismatched(point: Point, flag: u8) -> impl Iterator<Item = u8> {
    let n: u8 = "text";
    yield_!(n);
    if flag {
        yield_!(point.y);
    }
    while point.x {
        yield_!(point.len());
    }
    match point.x {
        0 => yield_!(0),
        "one" => yield_!(1),
        n => yield_!(n + "text"),
    }
    yield_!(Point { x: 'x' }.x);
}

fn main() {
    mismatched(Point { x: 1 }, 1).count();
}
