// `Vec::extend` returns, and so does whatever has its name.
struct Log(String);

impl Log {
    fn extend(self, line: u8) -> ! {
        panic!("{} {line}", self.0)
    }
}

#[genfn::generator]
fn lines(most: u8) -> impl Iterator<Item = u8> {
    let log = Log(String::from("too long:"));
    let mut line = 0;
    loop {
        if line == most {
            log.extend(line);
        }
        yield_!(line);
        line += 1;
    }
}

fn main() {}
