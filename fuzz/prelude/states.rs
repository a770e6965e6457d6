// What an argument refers to: what a body changes through it, and what it borrows of it across suspensions.

#[derive(Debug)]
pub struct S {
    pub n: u8,
    pub items: Vec<D>,
    pub slot: Option<D>,
    pub rec: P,
    pub iter: std::iter::Peekable<std::vec::IntoIter<D>>,
}

pub fn state() -> &'static mut S {
    let rec = P { n: 2, a: mk("a"), b: mk("b") };
    Box::leak(Box::new(S { n: 3, items: vec![mk("i0"), mk("i1"), mk("i2")], slot: Some(mk("slot")), rec, iter: vec![mk("x0"), mk("x1"), mk("x2")].into_iter().peekable() }))
}

impl S {
    pub fn count(&self) -> u8 {
        log(format!("count:{}", self.items.len()));
        self.n ^ self.items.len() as u8
    }
    pub fn grow(&mut self, d: D) -> u8 {
        log(format!("grow:{}", d.0));
        self.items.push(d);
        self.n
    }
}

/// What a guard is locked by: it tells when it is free again.
pub struct L<'a>(&'a D);

impl D {
    pub fn claim(&self) -> L<'_> {
        log(format!("claim:{}", self.0));
        L(self)
    }
}

impl Drop for L<'_> {
    fn drop(&mut self) {
        log(format!("free:{}", self.0.0));
    }
}

impl std::ops::Deref for L<'_> {
    type Target = D;
    fn deref(&self) -> &D {
        self.0
    }
}
