//! Two locals that change places: the first `n` Fibonacci numbers, modulo 2⁶⁴.

use crate::workload::source;

gen fn fibonacci(n: u64) -> u64 {
    let (mut a, mut b) = (0_u64, 1_u64);
    for _ in 0..n {
        yield a;
        (a, b) = (b, a.wrapping_add(b));
    }
}

source!(Nightly, u64, |n, consumer| consumer.consume(fibonacci(n)));
