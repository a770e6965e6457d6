// What everyday bodies are made of: lists, wrappers, builders, operators and objects, all of guards; and what tells types.

/// A list.
#[derive(Debug)]
pub struct N {
    pub d: D,
    pub next: Option<Box<N>>,
}

pub fn list(a: D, b: D) -> Option<Box<N>> {
    Some(Box::new(N { d: a, next: Some(Box::new(N { d: b, next: None })) }))
}

/// A wrapper.
#[derive(Debug)]
pub struct W<T>(pub T);

impl<T> W<T> {
    pub fn into_inner(self) -> T {
        log("into_inner");
        self.0
    }
    pub fn map<U>(self, change: impl FnOnce(T) -> U) -> W<U> {
        log("map");
        W(change(self.0))
    }
    pub fn inside(&self) -> &T {
        &self.0
    }
}

/// A builder, which is handed on.
#[derive(Debug)]
pub struct M {
    size: u8,
    parts: Vec<D>,
}

impl M {
    pub fn new() -> M {
        M { size: 0, parts: vec![mk("first")] }
    }
    pub fn with(mut self, d: D) -> M {
        log(format!("with:{}", d.0));
        self.parts.push(d);
        self
    }
    pub fn size(self, size: u8) -> M {
        log(format!("size:{size}"));
        M { size, ..self }
    }
    pub fn add(&mut self, d: D) -> &mut M {
        log(format!("add:{}", d.0));
        self.parts.push(d);
        self
    }
    pub fn build(self) -> (D, Vec<D>) {
        log(format!("build:{}", self.size));
        (mk("built"), self.parts)
    }
}

/// An amount.
#[derive(Debug)]
pub struct V(pub u8, pub D);

pub fn amount(k: u8) -> V {
    V(k, mk(["v0", "v1", "v2", "v3"][usize::from(k % 4)]))
}

impl std::ops::Add for V {
    type Output = V;
    fn add(self, other: V) -> V {
        log(format!("{}+{}", self.0, other.0));
        V(self.0.wrapping_add(other.0), mk("sum"))
    }
}

impl std::ops::AddAssign<u8> for V {
    fn add_assign(&mut self, k: u8) {
        log(format!("{}+={k}", self.0));
        self.0 = self.0.wrapping_add(k);
    }
}

impl std::ops::Neg for V {
    type Output = V;
    fn neg(self) -> V {
        log(format!("-{}", self.0));
        self
    }
}

impl PartialEq<u8> for V {
    fn eq(&self, k: &u8) -> bool {
        log(format!("{}=={k}", self.0));
        self.0 == *k
    }
}

/// An object.
pub trait Tell: Debug {
    fn told(&self) -> u8;
    fn ended(self: Box<Self>) -> u8;
}

impl Tell for D {
    fn told(&self) -> u8 {
        self.by_ref()
    }
    fn ended(self: Box<Self>) -> u8 {
        self.into_byte()
    }
}

impl Tell for P {
    fn told(&self) -> u8 {
        self.sum()
    }
    fn ended(self: Box<Self>) -> u8 {
        log("ended");
        self.n
    }
}

/// Tells the type of a value.
pub fn typed<T: Debug>(value: &T) {
    log(format!("{value:?}:{}", std::any::type_name::<T>()));
}

pub fn wide(k: u16) -> u8 {
    log(format!("wide{k}"));
    k as u8
}

pub fn long(k: i64) -> u8 {
    log(format!("long{k}"));
    k as u8
}

pub fn small(k: i8) -> u8 {
    log(format!("small{k}"));
    k as u8
}

pub fn bytes(all: &[u8]) -> u8 {
    log(format!("bytes{all:?}"));
    all.len() as u8
}
