use genfn::generator;

#[generator(try)]
fn numbers(text: &str) -> impl Iterator<Item = Result<u8, String>> {
    if text.is_empty() {
        return Ok(());
    }
    if text == "x" {
        return Err(7);
    }
    yield_!(1);
    Ok(())
}

#[generator(try)]
fn others(text: &str) -> impl Iterator<Item = Result<u8, String>> {
    if text.is_empty() {
        return 5;
    }
    yield_!(1);
}

fn main() {
    numbers("").chain(others("")).count();
}
