//! Two loops, one in the other: `i ^ j` for all `j` below `i` below `n`.

use crate::workload::source;

gen fn nested(n: u64) -> u64 {
    for i in 0..n {
        for j in 0..i {
            yield i ^ j;
        }
    }
}

source!(Nightly, u64, |n, consumer| consumer.consume(nested(n)));
