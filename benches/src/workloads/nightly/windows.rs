//! Strings out of a text: all windows of eight characters.

use crate::workload::source;
use crate::workloads::windows::text;

gen fn windows(text: &str) -> &str {
    let mut ends = text.char_indices();
    ends.nth(6);
    for (start, _) in text.char_indices() {
        let Some((end, last)) = ends.next() else { return };
        yield &text[start..end + last.len_utf8()];
    }
}

source!(Nightly, &'static str, |n, consumer| consumer.consume(windows(text(n))));
