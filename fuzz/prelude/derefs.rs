// What the user's own code converts, derefs and gives as a base, and tells of it.

pub fn rest(a: D) -> P {
    log("rest");
    P { n: 3, a, b: mk("left") }
}

/// An error that is made of a guard.
#[derive(Debug)]
pub struct F(pub D, pub u8);

impl From<D> for F {
    fn from(d: D) -> F {
        log(format!("from:{}", d.0));
        F(d, 7)
    }
}

/// Derefs to a part of it, and tells.
#[derive(Debug)]
pub struct H(pub D, pub P);

impl std::ops::Deref for H {
    type Target = P;
    fn deref(&self) -> &P {
        log("deref");
        &self.1
    }
}

impl std::ops::DerefMut for H {
    fn deref_mut(&mut self) -> &mut P {
        log("deref_mut");
        &mut self.1
    }
}

impl H {
    pub fn same(&self) -> &D {
        &self.0
    }
}
