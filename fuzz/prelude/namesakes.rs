// What has names of the standard library's: methods of a guard, and the traits by which a record is indexed and iterated.

/// Methods that are named like the standard library's.
impl D {
    fn given(&self, name: &'static str) -> D {
        log(format!("{name}:{}", self.0));
        mk(name)
    }
    fn own(self, name: &'static str) -> D {
        log(format!("{name}:{}", self.0));
        self
    }
    pub fn get(&self) -> D {
        self.given("get")
    }
    pub fn first(&self) -> D {
        self.given("first")
    }
    pub fn iter(&self) -> D {
        self.given("iter")
    }
    pub fn as_ref(&self) -> D {
        self.given("as_ref")
    }
    pub fn chars(&self) -> D {
        self.given("chars")
    }
    pub fn lock(&self) -> D {
        self.given("lock")
    }
    pub fn map(&self) -> D {
        self.given("map")
    }
    pub fn into_view(&self) -> D {
        self.given("into_view")
    }
    pub fn get_mut(&mut self) -> D {
        self.given("get_mut")
    }
    pub fn next(&mut self) -> D {
        self.given("next")
    }
    pub fn last_mut(&mut self) -> D {
        self.given("last_mut")
    }
    pub fn iter_mut(&mut self) -> D {
        self.given("iter_mut")
    }
    pub fn finish(self) -> D {
        self.own("finish")
    }
    pub fn close(self) -> D {
        self.own("close")
    }
    pub fn build(self) -> D {
        self.own("build")
    }
    pub fn split(self, _: u8) -> D {
        self.own("split")
    }
    pub fn chunks_exact(self, _: u8) -> D {
        self.own("chunks_exact")
    }
    pub fn cut(self, _: u8) -> D {
        self.own("cut")
    }
}

impl std::ops::Index<u8> for P {
    type Output = D;
    fn index(&self, k: u8) -> &D {
        log(format!("index{k}"));
        if k % 2 == 0 { &self.a } else { &self.b }
    }
}

impl IntoIterator for P {
    type Item = D;
    type IntoIter = Both;
    fn into_iter(self) -> Both {
        log("into_iter");
        Both { left: vec![self.b, self.a] }
    }
}

/// The guards of a record; tells when it is dropped.
#[derive(Debug)]
pub struct Both {
    left: Vec<D>,
}

impl Iterator for Both {
    type Item = D;
    fn next(&mut self) -> Option<D> {
        log("next");
        self.left.pop()
    }
}

impl Drop for Both {
    fn drop(&mut self) {
        log("~both");
    }
}
