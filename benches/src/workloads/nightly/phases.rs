//! Three loops behind one another, each over something else.

use crate::workload::source;
use crate::workloads::phases::numbers;

gen fn phases(numbers: &[u64]) -> u64 {
    for x in numbers {
        yield *x;
    }
    for x in numbers.iter().rev() {
        yield *x ^ 1;
    }
    for i in 0..numbers.len() {
        yield i as u64;
    }
}

source!(Nightly, u64, |n, consumer| {
    let numbers = numbers(n);
    consumer.consume(phases(numbers))
});
