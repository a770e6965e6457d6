//! The primes below `n`: a vector that is read, yielded in between, and written in an inner loop.

use crate::workload::source;

gen fn sieve(n: usize) -> u64 {
    let mut composite = vec![false; n];
    for i in 2..n {
        if !composite[i] {
            yield i as u64;
            for multiple in (i * i..n).step_by(i) {
                composite[multiple] = true;
            }
        }
    }
}

source!(Nightly, u64, |n, consumer| consumer.consume(sieve(n as usize)));
