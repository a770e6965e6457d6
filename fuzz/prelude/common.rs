// The trace: `+n` a guard is made, `~n` it is dropped, `sV` an evaluation, `Yv` a yielded value, `Rv` the returned
// one, `|` where the generator itself is dropped; `END` and `POISONED` are what a resume after the end says.
use std::cell::{Cell, RefCell};
use std::fmt::{self, Debug};
use std::panic::{AssertUnwindSafe, catch_unwind};

thread_local! {
    static TRACE: RefCell<Vec<String>> = const { RefCell::new(Vec::new()) };
    static FUEL: Cell<u8> = const { Cell::new(0) };
    static SENT: Cell<usize> = const { Cell::new(0) };
}

pub fn log(event: impl Into<String>) {
    let event = event.into();
    let events = TRACE.with(|trace| {
        trace.borrow_mut().push(event);
        trace.borrow().len()
    });
    if events > 100_000 {
        // Something has no end.
        std::process::abort();
    }
}

/// Ends loops: true a few times, and then never again.
pub fn go() -> bool {
    let left = FUEL.get();
    FUEL.set(left.saturating_sub(1));
    left > 0
}

/// The value that is sent for the `index`-th suspension.
pub fn sent(index: usize) -> u8 {
    ((index * 7 + index / 3 + 2) % 10) as u8
}

/// A guard. The default one, if there is one, says nothing: it takes the place of one that was moved out of a value.
/// One whose name begins with `!` panics when it is dropped.
#[derive(PartialEq, Eq)]
pub struct D(pub &'static str);

impl Drop for D {
    fn drop(&mut self) {
        if !self.0.is_empty() {
            log(format!("~{}", self.0));
        }
        if self.0.starts_with('!') && !std::thread::panicking() {
            panic!("dropped {}", self.0);
        }
    }
}

impl Debug for D {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "D({})", self.0)
    }
}

impl D {
    fn rank(&self) -> u8 {
        self.0.bytes().fold(0, |sum: u8, byte| sum.wrapping_add(byte)) % 6
    }
    pub fn by_ref(&self) -> u8 {
        log(format!("ref:{}", self.0));
        self.rank()
    }
    pub fn by_mut(&mut self) -> u8 {
        log(format!("mut:{}", self.0));
        self.rank()
    }
    pub fn same(&self) -> &D {
        self
    }
    pub fn with(&self, k: u8) -> u8 {
        log(format!("with:{}:{k}", self.0));
        self.rank() ^ k
    }
    pub fn into_byte(self) -> u8 {
        log(format!("val:{}", self.0));
        self.rank()
    }
    pub fn into_next(self, k: u8) -> D {
        log(format!("next:{}:{k}", self.0));
        self
    }
    pub fn eat(self) -> u8 {
        log(format!("eat:{}", self.0));
        self.rank()
    }
    pub fn meet(self, k: u8) -> u8 {
        log(format!("meet:{}:{k}", self.0));
        self.rank() ^ k
    }
    pub fn tell(&mut self, k: u8) -> u8 {
        log(format!("tell:{}:{k}", self.0));
        self.rank() & k
    }
    pub fn maybe(&self, k: u8) -> Option<u8> {
        log(format!("maybe:{}:{k}", self.0));
        (k % 3 != 0).then_some(k)
    }
}

impl std::ops::BitXorAssign<u8> for D {
    fn bitxor_assign(&mut self, k: u8) {
        log(format!("xor:{}:{k}", self.0));
    }
}

#[derive(Debug)]
pub struct P {
    pub n: u8,
    pub a: D,
    pub b: D,
}

impl P {
    pub fn sum(&self) -> u8 {
        self.n ^ self.a.by_ref() ^ self.b.by_ref()
    }
}

#[derive(Debug)]
pub enum Q {
    X(u8),
    Z { n: u8 },
}

impl Drop for Q {
    fn drop(&mut self) {
        let (Self::X(n) | Self::Z { n }) = self;
        log(format!("~Q{n}"));
    }
}

#[derive(Debug)]
pub enum E {
    A(u8),
    B(D),
    C { d: D, n: u8 },
}

pub fn mk(name: &'static str) -> D {
    log(format!("+{name}"));
    D(name)
}

pub fn st<T: Debug>(value: T) -> T {
    log(format!("s{value:?}"));
    value
}

pub fn take<T: Debug>(value: T) -> u8 {
    log(format!("take({value:?})"));
    1
}

pub fn two(a: impl Debug, b: impl Debug) -> u8 {
    log(format!("two({a:?},{b:?})"));
    2
}

pub fn three(a: impl Debug, b: impl Debug, c: impl Debug) -> u8 {
    log(format!("three({a:?},{b:?},{c:?})"));
    3
}

pub fn first<T: Debug>(a: T, b: impl Debug) -> T {
    log(format!("first({a:?},{b:?})"));
    a
}

pub fn opt(k: u8) -> Option<u8> {
    log(format!("opt{k}"));
    (k % 4 != 1).then_some(k)
}

pub fn res(k: u8) -> Result<u8, String> {
    log(format!("res{k}"));
    if k % 5 == 1 { Err(format!("e{k}")) } else { Ok(k) }
}

pub fn some(k: u8, d: D) -> Option<D> {
    log(format!("some{k}"));
    if k % 3 == 1 { None } else { Some(d) }
}

pub fn boxed(n: u8, a: D) -> Box<P> {
    log(format!("boxed{n}"));
    Box::new(P { n, a, b: mk("in") })
}

pub fn choice(k: u8, d: D) -> E {
    match k % 3 {
        0 => E::A(k),
        1 => E::B(d),
        _ => E::C { d, n: k },
    }
}

pub fn attempted(k: u8, d: D) -> Result<u8, D> {
    log(format!("attempted{k}"));
    if k % 3 == 1 { Err(d) } else { Ok(k) }
}

/// Has locals of names that bodies use.
#[macro_export]
macro_rules! beside {
    ($value:expr) => {{
        let v1 = mk("beside");
        let v2 = $value;
        let p = v1.by_ref();
        p ^ v2
    }};
}

pub fn at(k: u8) -> usize {
    usize::from(k % 3)
}

pub fn attempt<T>(step: impl FnOnce() -> T) -> Option<T> {
    match catch_unwind(AssertUnwindSafe(step)) {
        Ok(value) => Some(value),
        Err(payload) => {
            let text = payload.downcast_ref::<&str>().map(|text| text.to_string());
            let text = text.or_else(|| payload.downcast_ref::<String>().cloned());
            log(format!("PANIC({})", text.unwrap_or_default()));
            None
        }
    }
}

pub fn show<T: Debug>(tag: char, value: T) {
    let text = format!("{tag}{value:?}");
    attempt(|| drop(value));
    log(text);
}

/// What a run told, and whether the generator came to its end in it.
pub struct Run {
    pub trace: String,
    pub ended: bool,
}

pub fn begin() {
    TRACE.with(|trace| trace.borrow_mut().clear());
    FUEL.set(9);
    SENT.set(0);
}

pub fn finish(ended: bool) -> Run {
    Run { trace: TRACE.with(|trace| trace.borrow_mut().drain(..).collect::<Vec<_>>().join(" ")), ended }
}

pub fn subject_sent<Y: Debug, R: Debug, G: Generator<u8, Yield = Y, Return = R>>(make: impl FnOnce() -> G, resumes: usize) -> Run {
    begin();
    let mut generator = make();
    let mut ended = false;
    for index in 0..resumes {
        let step = attempt(|| if index == 0 { generator.start() } else { generator.send(sent(index - 1)) });
        ended = match step {
            Some(GeneratorState::Yielded(value)) => {
                show('Y', value);
                false
            }
            Some(GeneratorState::Complete(value)) => {
                show('R', value);
                true
            }
            None => true,
        };
        if ended {
            let refused = generator.try_send(0).is_err();
            match generator.status() {
                Status::Complete if refused => log("END"),
                Status::Poisoned if refused => log("POISONED"),
                status => log(format!("{status:?}")),
            }
            break;
        }
    }
    log("|");
    attempt(|| drop(generator));
    finish(ended)
}

pub fn subject_iter<Y: Debug, I: Iterator<Item = Y>>(make: impl FnOnce() -> I, resumes: usize) -> Run {
    begin();
    let mut iter = make();
    let mut ended = false;
    for _ in 0..resumes {
        let step = attempt(|| iter.next());
        ended = match step {
            Some(Some(value)) => {
                show('Y', value);
                false
            }
            Some(None) => {
                show('R', ());
                log(if iter.next().is_none() { "END" } else { "RESUMED" });
                true
            }
            None => {
                log(if catch_unwind(AssertUnwindSafe(|| iter.next())).is_err() { "POISONED" } else { "RESUMED" });
                true
            }
        };
        if ended {
            break;
        }
    }
    log("|");
    attempt(|| drop(iter));
    finish(ended)
}

/// The same, by internal iteration.
pub fn subject_fold<Y: Debug, I: Iterator<Item = Y>>(make: impl FnOnce() -> I) -> Run {
    begin();
    let iter = make();
    match attempt(|| iter.for_each(|value| show('Y', value))) {
        Some(()) => {
            show('R', ());
            log("END");
        }
        None => log("POISONED"),
    }
    log("|");
    finish(true)
}

/// A run to the end, with what each value is answered.
pub fn subject_run<Y: Debug, R: Debug, G: Generator<u8, Yield = Y, Return = R>>(make: impl FnOnce() -> G) -> Run {
    begin();
    let generator = make();
    let mut index = 0;
    let answer = |value: Y| {
        show('Y', value);
        index += 1;
        sent(index - 1)
    };
    match attempt(|| generator.run(answer)) {
        Some(value) => {
            show('R', value);
            log("END");
        }
        None => log("POISONED"),
    }
    log("|");
    finish(true)
}

/// More resumes than any body suspends.
pub const ALL: usize = 5_000;

/// Whether two runs told the same. Nobody promises an order of what is dropped once a destructor has panicked, and rustc's
/// coroutine leaks what it has made of a value by then: whatever has been made is dropped once.
fn agree(subject: &Run, twin: &Run) -> bool {
    if !twin.trace.contains("PANIC(dropped") {
        return subject.trace == twin.trace;
    }
    let all = subject.trace.split(' ').collect::<Vec<_>>();
    let mut left = all.clone();
    let is_told = |event| left.iter().position(|told| *told == event).map(|at| left.swap_remove(at)).is_some();
    let count = |mark, name: &str| all.iter().filter(|event| event.strip_prefix(mark) == Some(name)).count();
    let is_leaked = |name: &str| count('~', name) <= count('+', name);
    twin.trace.split(' ').all(is_told) && left.iter().all(|event| event.strip_prefix('~').is_some_and(is_leaked))
}

pub fn differ(id: u64, way: &str, subject: &Run, twin: &Run) -> bool {
    let differ = !agree(subject, twin);
    if differ {
        println!("DIFF {id} {way}\n{}\n{}", subject.trace, twin.trace);
    }
    differ
}
