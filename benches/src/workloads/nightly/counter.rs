//! One loop: the numbers below `n`.

use crate::workload::source;

gen fn counter(n: u64) -> u64 {
    let mut i = 0;
    while i < n {
        yield i;
        i += 1;
    }
}

source!(Nightly, u64, |n, consumer| consumer.consume(counter(n)));
