use genfn::generator;

enum State {
    Waiting(String),
    Done,
}

struct Task {
    state: State,
}

#[generator]
fn run(mut task: Task) -> impl Iterator<Item = String> {
    loop {
        task.state = match task.state {
            State::Waiting(name) => {
                yield_!(name.clone());
                State::Done
            }
            State::Done => return,
        };
    }
}

fn main() {
    run(Task { state: State::Waiting(String::new()) }).count();
}
