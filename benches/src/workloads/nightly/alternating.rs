//! A buffer of 4 KiB that lives across two `yield_!`s in a loop.

use crate::workload::source;
use crate::workloads::large_state::count;

gen fn alternating(n: u64) -> u64 {
    let mut buffer = [0; 4096];
    for i in 0..n {
        yield count(&mut buffer, i);
        yield count(&mut buffer, !i);
    }
}

source!(Nightly, u64, |n, consumer| consumer.consume(alternating(n)));
