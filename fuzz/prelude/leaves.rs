// What bodies delegate to.

/// The guards of `yield_from!`: what a leaf yields.
pub trait Leaf {
    fn leaf(index: u8) -> Self;
}
impl Leaf for () {
    fn leaf(_: u8) {}
}
impl Leaf for u8 {
    fn leaf(index: u8) -> u8 {
        index + 40
    }
}
impl Leaf for D {
    fn leaf(index: u8) -> D {
        mk(["l0", "l1", "l2"][usize::from(index)])
    }
}
impl Leaf for String {
    fn leaf(index: u8) -> String {
        format!("leaf{index}")
    }
}

pub mod leaf_sent {
    use super::*;
    #[generator]
    pub fn leaf<Y: Leaf>(n: u8, d: D) -> impl Generator<u8, Yield = Y, Return = u8> {
        log("leaf");
        let mut total = 0u8;
        for index in 0..n % 3 {
            total ^= yield_!(Y::leaf(index));
        }
        total ^ d.by_ref()
    }
    #[generator]
    pub fn nest<Y: Leaf>(n: u8, d: D) -> impl Generator<u8, Yield = Y, Return = u8> {
        let inner = yield_from!(leaf::<Y>(n, mk("inner")));
        let sent = yield_!(Y::leaf(2));
        yield_from!(leaf::<Y>(sent, d)) ^ inner
    }
}

pub mod leaf_iter {
    use super::*;
    #[generator]
    pub fn leaf<Y: Leaf>(n: u8, d: D) -> impl Generator<(), Yield = Y, Return = u8> {
        log("leaf");
        for index in 0..n % 3 {
            yield_!(Y::leaf(index));
        }
        d.by_ref()
    }
    #[generator]
    pub fn nest<Y: Leaf>(n: u8, d: D) -> impl Generator<(), Yield = Y, Return = u8> {
        let inner = yield_from!(leaf::<Y>(n, mk("inner")));
        yield_!(Y::leaf(2));
        yield_from!(leaf::<Y>(n, d)) ^ inner
    }
}
