use std::ops::{Coroutine, CoroutineState};
use std::pin::Pin;

pub fn twin<S, Y: Debug, R: Debug, C: Coroutine<S, Yield = Y, Return = R> + Unpin>(
    make: impl FnOnce() -> C,
    resumes: usize,
    sent: impl Fn(usize) -> S,
) -> Run {
    begin();
    let mut coroutine = make();
    let mut ended = false;
    for index in 0..resumes {
        let step = attempt(|| Pin::new(&mut coroutine).resume(sent(index.saturating_sub(1))));
        ended = match step {
            Some(CoroutineState::Yielded(value)) => {
                show('Y', value);
                false
            }
            Some(CoroutineState::Complete(value)) => {
                show('R', value);
                log("END");
                true
            }
            None => {
                log("POISONED");
                true
            }
        };
        if ended {
            break;
        }
    }
    log("|");
    attempt(|| drop(coroutine));
    finish(ended)
}

/// Compares whole runs, and runs that are dropped after each number of resumes before the last.
pub fn compare_sent<Y1: Debug, R1: Debug, G, Y2: Debug, R2: Debug, C>(id: u64, subject: impl Fn() -> G, twin_of: impl Fn() -> C)
where
    G: Generator<u8, Yield = Y1, Return = R1>,
    C: Coroutine<u8, Yield = Y2, Return = R2> + Unpin,
{
    for resumes in (0..60).chain([ALL]) {
        let run = twin(&twin_of, resumes, sent);
        if differ(id, &format!("after {resumes} resumes"), &subject_sent(&subject, resumes), &run) {
            return;
        }
        if run.ended {
            if !differ(id, "by answers", &subject_run(&subject), &run) {
                println!("OK {id} {resumes}");
            }
            return;
        }
    }
    println!("OK {id} {ALL}");
}

pub fn compare_iter<Y1: Debug, G, Y2: Debug, C>(id: u64, subject: impl Fn() -> G, twin_of: impl Fn() -> C)
where
    G: Iterator<Item = Y1>,
    C: Coroutine<(), Yield = Y2, Return = ()> + Unpin,
{
    for resumes in (0..60).chain([ALL]) {
        let run = twin(&twin_of, resumes, |_| ());
        if differ(id, &format!("after {resumes} resumes"), &subject_iter(&subject, resumes), &run) {
            return;
        }
        if run.ended {
            if !differ(id, "by internal iteration", &subject_fold(&subject), &run) {
                println!("OK {id} {resumes}");
            }
            return;
        }
    }
    println!("OK {id} {ALL}");
}

pub mod twin_sent {
    use super::*;
    pub fn leaf<Y: Leaf>(n: u8, d: D) -> impl Coroutine<u8, Yield = Y, Return = u8> + Unpin {
        #[coroutine]
        move |_: u8| {
            let n = n;
            let d = d;
            log("leaf");
            let mut total = 0u8;
            for index in 0..n % 3 {
                total ^= yield Y::leaf(index);
            }
            total ^ d.by_ref()
        }
    }
    pub fn nest<Y: Leaf>(n: u8, d: D) -> impl Coroutine<u8, Yield = Y, Return = u8> + Unpin {
        #[coroutine]
        move |_: u8| {
            let n = n;
            let d = d;
            let inner = {
                let mut delegate = leaf::<Y>(n, mk("inner"));
                let mut sent = 0;
                loop {
                    match Pin::new(&mut delegate).resume(sent) {
                        CoroutineState::Yielded(value) => sent = yield value,
                        CoroutineState::Complete(value) => break value,
                    }
                }
            };
            let sent = yield Y::leaf(2);
            ({
                let mut delegate = leaf::<Y>(sent, d);
                let mut sent = 0;
                loop {
                    match Pin::new(&mut delegate).resume(sent) {
                        CoroutineState::Yielded(value) => sent = yield value,
                        CoroutineState::Complete(value) => break value,
                    }
                }
            }) ^ inner
        }
    }
}

pub mod twin_iter {
    use super::*;
    pub fn leaf<Y: Leaf>(n: u8, d: D) -> impl Coroutine<(), Yield = Y, Return = u8> + Unpin {
        #[coroutine]
        move |_: ()| {
            let n = n;
            let d = d;
            log("leaf");
            for index in 0..n % 3 {
                yield Y::leaf(index);
            }
            d.by_ref()
        }
    }
    pub fn nest<Y: Leaf>(n: u8, d: D) -> impl Coroutine<(), Yield = Y, Return = u8> + Unpin {
        #[coroutine]
        move |_: ()| {
            let n = n;
            let d = d;
            let inner = {
                let mut delegate = leaf::<Y>(n, mk("inner"));
                let mut sent = ();
                loop {
                    match Pin::new(&mut delegate).resume(sent) {
                        CoroutineState::Yielded(value) => sent = yield value,
                        CoroutineState::Complete(value) => break value,
                    }
                }
            };
            yield Y::leaf(2);
            ({
                let mut delegate = leaf::<Y>(n, d);
                let mut sent = ();
                loop {
                    match Pin::new(&mut delegate).resume(sent) {
                        CoroutineState::Yielded(value) => sent = yield value,
                        CoroutineState::Complete(value) => break value,
                    }
                }
            }) ^ inner
        }
    }
}
