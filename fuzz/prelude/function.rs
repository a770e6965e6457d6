/// Takes a yielded value, and gives back what is sent for it.
pub fn sink_sent(value: impl Debug) -> u8 {
    show('Y', value);
    let index = SENT.get();
    SENT.set(index + 1);
    sent(index)
}

pub fn sink_iter(value: impl Debug) {
    show('Y', value);
}

pub fn twin<R: Debug>(run: impl FnOnce() -> R) -> Run {
    begin();
    match attempt(run) {
        Some(value) => {
            show('R', value);
            log("END");
        }
        None => log("POISONED"),
    }
    log("|");
    finish(true)
}

/// Compares whole runs.
pub fn compare_sent<Y: Debug, R1: Debug, G, R2: Debug>(id: u64, subject: impl Fn() -> G, twin_of: impl Fn() -> R2)
where
    G: Generator<u8, Yield = Y, Return = R1>,
{
    let run = twin(&twin_of);
    if !differ(id, "run to the end", &subject_sent(&subject, ALL), &run)
        && !differ(id, "by answers", &subject_run(&subject), &run)
    {
        println!("OK {id} {ALL}");
    }
}

pub fn compare_iter<Y: Debug, G: Iterator<Item = Y>>(id: u64, subject: impl Fn() -> G, twin_of: impl Fn()) {
    let run = twin(&twin_of);
    if !differ(id, "run to the end", &subject_iter(&subject, ALL), &run)
        && !differ(id, "by internal iteration", &subject_fold(&subject), &run)
    {
        println!("OK {id} {ALL}");
    }
}

pub mod twin_sent {
    use super::*;
    pub fn leaf<Y: Leaf + Debug>(n: u8, d: D) -> impl FnOnce() -> u8 {
        move || {
            let n = n;
            let d = d;
            log("leaf");
            let mut total = 0u8;
            for index in 0..n % 3 {
                total ^= sink_sent(Y::leaf(index));
            }
            total ^ d.by_ref()
        }
    }
    pub fn nest<Y: Leaf + Debug>(n: u8, d: D) -> impl FnOnce() -> u8 {
        move || {
            let n = n;
            let d = d;
            let inner = leaf::<Y>(n, mk("inner"))();
            let sent = sink_sent(Y::leaf(2));
            leaf::<Y>(sent, d)() ^ inner
        }
    }
}

pub mod twin_iter {
    use super::*;
    pub fn leaf<Y: Leaf + Debug>(n: u8, d: D) -> impl FnOnce() -> u8 {
        move || {
            let n = n;
            let d = d;
            log("leaf");
            for index in 0..n % 3 {
                sink_iter(Y::leaf(index));
            }
            d.by_ref()
        }
    }
    pub fn nest<Y: Leaf + Debug>(n: u8, d: D) -> impl FnOnce() -> u8 {
        move || {
            let n = n;
            let d = d;
            let inner = leaf::<Y>(n, mk("inner"))();
            sink_iter(Y::leaf(2));
            leaf::<Y>(n, d)() ^ inner
        }
    }
}
