//! Strings out of a text: all windows of eight characters. Two iterators live across the `yield_!`.

use crate::workload::{Workload, source};
use std::sync::LazyLock;

/// Returns the workload.
#[must_use]
pub fn workload() -> Workload {
    let workload = Workload::new("windows", 200)
        .source::<hand::Source>()
        .source::<combinators::Source>()
        .source::<genfn::Source>()
        .source::<diapause::Source>()
        .source::<genawaiter_stack::Source>()
        .source::<genawaiter_rc::Source>()
        .source::<next_gen::Source>()
        .source::<fauxgen::Source>()
        .source::<corosensei::Source>();
    #[cfg(nightly)]
    let workload = workload.source::<super::nightly::windows::Source>();
    workload
}

/// Characters of one to four bytes.
const LINE: &str = "Zwölf Boxkämpfer jagen Viktor quer über den Sylter Deich. 🥊 ";

static TEXT: LazyLock<String> = LazyLock::new(|| LINE.repeat(200));

/// Returns `lines` lines of text.
pub(super) fn text(lines: u64) -> &'static str {
    &TEXT[..LINE.len() * usize::try_from(lines).expect("there are no more than 200")]
}

mod hand {
    use std::str::CharIndices;

    struct Windows<'t> {
        text: &'t str,
        starts: CharIndices<'t>,
        ends: CharIndices<'t>,
    }

    impl<'t> Windows<'t> {
        fn new(text: &'t str) -> Self {
            let mut ends = text.char_indices();
            ends.nth(6);
            Self { text, starts: text.char_indices(), ends }
        }
    }

    impl<'t> Iterator for Windows<'t> {
        type Item = &'t str;

        #[inline]
        fn next(&mut self) -> Option<&'t str> {
            let (start, _) = self.starts.next()?;
            let (end, last) = self.ends.next()?;
            Some(&self.text[start..end + last.len_utf8()])
        }
    }

    super::source!(Hand, &'static str, |n, consumer| consumer.consume(Windows::new(super::text(n))));
}

mod combinators {
    fn windows(text: &str) -> impl Iterator<Item = &str> {
        let mut ends = text.char_indices();
        ends.nth(6);
        text.char_indices().zip(ends).map(move |((start, _), (end, last))| &text[start..end + last.len_utf8()])
    }

    super::source!(Combinators, &'static str, |n, consumer| consumer.consume(windows(super::text(n))));
}

mod genfn {
    #[::genfn::generator]
    fn windows(text: &str) -> impl Iterator<Item = &str> {
        let mut ends = text.char_indices();
        ends.nth(6);
        for (start, _) in text.char_indices() {
            let Some((end, last)) = ends.next() else { return };
            yield_!(&text[start..end + last.len_utf8()]);
        }
    }

    super::source!(Genfn, &'static str, |n, consumer| consumer.consume(windows(super::text(n))));
}

mod diapause {
    use std::str::CharIndices;

    #[::diapause::coroutine(yield = &'t str)]
    fn windows<'t>(text: &'t str) {
        let mut ends: CharIndices<'t> = text.char_indices();
        ends.nth(6);
        let starts: CharIndices<'t> = text.char_indices();
        for (start, _) in starts {
            let Some((end, last)) = ends.next() else { return };
            yield_!(&text[start..end + last.len_utf8()]);
        }
    }

    super::source!(Diapause, &'static str, |n, consumer| consumer.consume(windows(super::text(n)).into_iter()));
}

mod genawaiter_stack {
    use ::genawaiter::stack::{Co, let_gen_using};

    async fn windows(text: &'static str, co: Co<'_, &'static str>) {
        let mut ends = text.char_indices();
        ends.nth(6);
        for (start, _) in text.char_indices() {
            let Some((end, last)) = ends.next() else { return };
            co.yield_(&text[start..end + last.len_utf8()]).await;
        }
    }

    super::source!(GenawaiterStack, &'static str, |n, consumer| {
        let_gen_using!(iter, |co| windows(super::text(n), co));
        consumer.consume(iter.into_iter())
    });
}

mod genawaiter_rc {
    use ::genawaiter::rc::{Co, Gen};

    async fn windows(text: &'static str, co: Co<&'static str>) {
        let mut ends = text.char_indices();
        ends.nth(6);
        for (start, _) in text.char_indices() {
            let Some((end, last)) = ends.next() else { return };
            co.yield_(&text[start..end + last.len_utf8()]).await;
        }
    }

    super::source!(GenawaiterRc, &'static str, |n, consumer| consumer
        .consume(Gen::new(|co| windows(super::text(n), co)).into_iter()));
}

mod next_gen {
    use ::next_gen::prelude::*;

    #[generator(yield(&'static str))]
    fn windows(text: &'static str) {
        let mut ends = text.char_indices();
        ends.nth(6);
        for (start, _) in text.char_indices() {
            let Some((end, last)) = ends.next() else { return };
            yield_!(&text[start..end + last.len_utf8()]);
        }
    }

    super::source!(NextGen, &'static str, |n, consumer| {
        mk_gen!(let iter = windows(super::text(n)));
        consumer.consume(iter)
    });
}

mod fauxgen {
    use std::pin::pin;

    #[::fauxgen::generator(yield = &'static str)]
    fn windows(text: &'static str) {
        let mut ends = text.char_indices();
        ends.nth(6);
        for (start, _) in text.char_indices() {
            let Some((end, last)) = ends.next() else { return };
            r#yield!(&text[start..end + last.len_utf8()]);
        }
    }

    super::source!(Fauxgen, &'static str, |n, consumer| consumer.consume(pin!(windows(super::text(n)))));
}

mod corosensei {
    use crate::fiber::Fiber;

    fn windows(text: &'static str) -> Fiber<(), &'static str> {
        Fiber::new(move |co, ()| {
            let mut ends = text.char_indices();
            ends.nth(6);
            for (start, _) in text.char_indices() {
                let Some((end, last)) = ends.next() else { return };
                co.suspend(&text[start..end + last.len_utf8()]);
            }
        })
    }

    super::source!(Corosensei, &'static str, |n, consumer| consumer.consume(windows(super::text(n))));
}
