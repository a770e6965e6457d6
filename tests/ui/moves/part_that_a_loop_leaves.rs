#![deny(deprecated)]

enum Task {
    Wait { minutes: u32, note: String },
    Stop,
}

struct Job {
    task: Task,
    name: String,
}

#[genfn::generator]
fn minutes(jobs: Vec<Job>) -> impl Iterator<Item = u32> {
    for Job { task, .. } in jobs {
        match task {
            Task::Wait { minutes, note } => {
                yield_!(minutes);
                yield_!(note.len() as u32);
            }
            Task::Stop => yield_!(0),
        }
    }
}

fn main() {
    let (wait, name) = (Task::Wait { minutes: 1, note: String::new() }, String::new());
    let last = Job { task: Task::Stop, name: name.clone() };
    println!("{}", last.name);
    minutes(vec![Job { task: wait, name }, last]).count();
}
