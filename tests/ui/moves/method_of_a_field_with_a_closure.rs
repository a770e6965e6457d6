use genfn::generator;

struct Log(Vec<String>);

impl Log {
    fn finish(self, show: impl Fn(&str) -> String) -> Vec<String> {
        self.0.iter().map(|line| show(line)).collect()
    }
}

struct Machine {
    log: Log,
    name: String,
}

#[generator]
fn lines(machine: Machine) -> impl Iterator<Item = String> {
    for line in machine.log.finish(|line| line.to_uppercase()) {
        yield_!(line);
    }
    yield_!(machine.name);
}

fn main() {
    lines(Machine { log: Log(Vec::new()), name: String::new() }).count();
}
