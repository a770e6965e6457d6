//! Generators as tasks: each `yield_!` hands the processor over with a request, and its value is the answer.
//!
//! ```text
//! cargo run --example round_robin
//! ```
//!
//! The scheduler is a generator too: it yields what the tasks say.

use genfn::GeneratorState::{self, Complete, Yielded};
use genfn::{Generator, Status, generator};
use std::collections::{BTreeMap, VecDeque};
use std::mem;

type Id = usize;
type Task = Box<dyn Generator<Id, Yield = Request, Return = ()>>;

/// What a task asks of the scheduler, which answers with an id: that of the new task, or else the task's own.
enum Request {
    Say(String),
    Spawn(Task),
    /// Not to be resumed before another task has ended.
    Join(Id),
}

struct Job {
    id: Id,
    answer: Id,
    task: Task,
}

impl Job {
    const fn new(id: Id, task: Task) -> Self {
        Self { id, answer: id, task }
    }

    fn resume(&mut self) -> GeneratorState<Request, ()> {
        match self.task.status() {
            Status::Unstarted => self.task.start(),
            _ => self.task.send(mem::replace(&mut self.answer, self.id)),
        }
    }
}

/// Runs a task and all that it spawns, each in its turn, for as long as one of them can go on.
#[generator]
fn round_robin(first: Task) -> impl Iterator<Item = String> {
    let mut ready = VecDeque::from([Job::new(0, first)]);
    // Under each task that has not ended, those that wait until it has.
    let mut joining = BTreeMap::from([(0, Vec::new())]);
    let mut spawned = 0;
    while let Some(mut job) = ready.pop_front() {
        match job.resume() {
            Yielded(Request::Say(line)) => {
                yield_!(format!("task {}: {line}", job.id));
                ready.push_back(job);
            }
            Yielded(Request::Spawn(task)) => {
                spawned += 1;
                joining.insert(spawned, Vec::new());
                ready.push_back(Job::new(spawned, task));
                ready.push_back(Job { answer: spawned, ..job });
            }
            Yielded(Request::Join(id)) => match joining.get_mut(&id) {
                Some(waiting) => waiting.push(job),
                None => ready.push_back(job),
            },
            Complete(()) => ready.extend(joining.remove(&job.id).unwrap_or_default()),
        }
    }
}

/// Counts down, a number each time it is its turn.
#[generator]
fn countdown(name: &'static str, from: u32) -> impl Generator<Id, Yield = Request> {
    for n in (1..=from).rev() {
        yield_!(Request::Say(format!("{name} {n}")));
    }
}

/// Has two things counted down at once, and goes on when both have come to their end.
#[generator]
fn launch() -> impl Generator<Id, Yield = Request> {
    let fuel = yield_!(Request::Spawn(Box::new(countdown("fuel", 4))));
    let crew = yield_!(Request::Spawn(Box::new(countdown("crew", 2))));
    yield_!(Request::Say(format!("waiting for the tasks {fuel} and {crew}")));
    for id in [fuel, crew] {
        yield_!(Request::Join(id));
    }
    yield_!(Request::Say("lift-off".into()));
}

fn main() {
    for line in round_robin(Box::new(launch())) {
        println!("{line}");
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn takes_turns() {
        let lines: Vec<_> = round_robin(Box::new(launch())).collect();
        assert_eq!(
            lines,
            [
                "task 1: fuel 4",
                "task 1: fuel 3",
                "task 2: crew 2",
                "task 0: waiting for the tasks 1 and 2",
                "task 1: fuel 2",
                "task 2: crew 1",
                "task 1: fuel 1",
                "task 0: lift-off"
            ]
        );
    }

    #[test]
    fn a_task_that_has_ended_is_not_waited_for() {
        #[generator]
        fn late() -> impl Generator<Id, Yield = Request> {
            let child = yield_!(Request::Spawn(Box::new(countdown("child", 0))));
            let own = yield_!(Request::Say("a turn goes by".into()));
            yield_!(Request::Join(child));
            yield_!(Request::Say(format!("{child} has ended before {own}")));
        }
        let lines: Vec<_> = round_robin(Box::new(late())).collect();
        assert_eq!(lines, ["task 0: a turn goes by", "task 0: 1 has ended before 0"]);
    }
}
