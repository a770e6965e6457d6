use std::thread::JoinHandle;

struct Report(String);

impl Report {
    fn finish(self) -> String {
        self.0
    }
}

#[genfn::generator]
fn summed(list: Vec<u32>) -> impl Iterator<Item = u32> {
    let sum = list.into_iter().sum();
    yield_!(sum);
    yield_!(list.len() as u32);
}

#[genfn::generator]
fn finished_twice(report: Report) -> impl Iterator<Item = String> {
    yield_!(report.finish());
    yield_!(report.finish());
}

#[genfn::generator]
fn joined_in_a_loop(thread: JoinHandle<u32>) -> impl Iterator<Item = u32> {
    loop {
        yield_!(thread.join().unwrap());
    }
}

#[genfn::generator]
fn unwrapped(name: Option<String>) -> impl Iterator<Item = String> {
    yield_!(name.unwrap_or_default());
    yield_!(format!("{name:?}"));
}

fn main() {
    summed(Vec::new()).count();
    finished_twice(Report(String::new())).count();
    joined_in_a_loop(std::thread::spawn(|| 1)).count();
    unwrapped(None).count();
}
