//! Two sorted inputs, merged: a loop for both, and one for what is left of each.

use crate::workload::source;
use crate::workloads::merge::inputs;

gen fn merge(a: &[u64], b: &[u64]) -> u64 {
    let (mut i, mut j) = (0, 0);
    while i < a.len() && j < b.len() {
        if a[i] <= b[j] {
            yield a[i];
            i += 1;
        } else {
            yield b[j];
            j += 1;
        }
    }
    while i < a.len() {
        yield a[i];
        i += 1;
    }
    while j < b.len() {
        yield b[j];
        j += 1;
    }
}

source!(Nightly, u64, |n, consumer| {
    let (a, b) = inputs(n);
    consumer.consume(merge(a, b))
});
