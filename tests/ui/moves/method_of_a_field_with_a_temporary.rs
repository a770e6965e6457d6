use genfn::generator;

struct Log(Vec<String>);

impl Log {
    fn finish(self, last: &str) -> Vec<String> {
        self.0.into_iter().chain([last.to_string()]).collect()
    }
}

struct Machine {
    log: Log,
    name: String,
}

#[generator]
fn lines(machine: Machine) -> impl Iterator<Item = String> {
    for line in machine.log.finish(&machine.name.to_uppercase()) {
        yield_!(line);
    }
    yield_!(machine.name);
}

fn main() {
    lines(Machine { log: Log(Vec::new()), name: String::new() }).count();
}
