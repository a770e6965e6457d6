//! What a generator is as a value: which traits hold for it, and which locals it may have.

use crate::harness::{check_drops, check_values, log};
use genfn::generator;
use std::cell::{Cell, RefCell};
use std::panic::{RefUnwindSafe, UnwindSafe};
use std::rc::Rc;
use std::sync::{Arc, Mutex, mpsc};
use std::thread;

/// Whether a trait holds for the type of an expression: an inherent constant wins over the trait's.
macro_rules! holds {
    ($value:expr => $($bound:tt)+) => {{
        struct Ask<T>(std::marker::PhantomData<T>);
        #[allow(dead_code, reason = "it answers where the trait does not hold")]
        trait Not {
            fn answer(&self) -> bool {
                false
            }
        }
        impl<T> Not for &Ask<T> {}
        impl<T: $($bound)+> Ask<T> {
            #[allow(dead_code, reason = "it answers where the trait holds")]
            fn answer(&self) -> bool {
                true
            }
        }
        macro_rules! of {
            ($it:expr) => {{
                fn ask<T>(_: &T) -> Ask<T> {
                    Ask(std::marker::PhantomData)
                }
                (&ask(&$it)).answer()
            }};
        }
        of!($value)
    }};
}

#[generator]
fn plain() -> impl Iterator<Item = u8> {
    let list = vec![1, 2];
    for n in list {
        yield_!(n);
    }
}

#[generator]
fn shared() -> impl Iterator<Item = u8> {
    let count = Rc::new(1);
    yield_!(*count);
    yield_!(*count + 1);
}

#[generator]
fn cell() -> impl Iterator<Item = u8> {
    let count = Cell::new(1);
    yield_!(count.get());
    count.set(5);
    yield_!(count.get());
}

#[generator]
fn exclusive(list: &mut Vec<u8>) -> impl Iterator<Item = u8> {
    list.push(1);
    yield_!(list[0]);
    list.push(2);
}

#[generator]
fn over_before() -> impl Iterator<Item = usize> {
    let len = {
        let shared = Rc::new(RefCell::new(vec![1]));
        shared.borrow().len()
    };
    yield_!(len);
    yield_!(len);
}

#[test]
fn it_is_send_exactly_when_its_locals_are() {
    assert!(holds!(plain() => Send));
    assert!(holds!(cell() => Send));
    assert!(holds!(over_before() => Send), "what is over at each yield does not count");
    assert!(!holds!(shared() => Send));
}

#[test]
fn it_is_sync_exactly_when_its_locals_are() {
    assert!(holds!(plain() => Sync));
    assert!(!holds!(cell() => Sync));
    assert!(!holds!(shared() => Sync));
}

#[test]
fn it_is_always_unpin() {
    assert!(holds!(plain() => Unpin));
    assert!(holds!(cell() => Unpin));
    assert!(holds!(exclusive(&mut vec![]) => Unpin));
}

#[test]
fn it_is_unwind_safe_exactly_when_its_locals_are() {
    assert!(holds!(plain() => UnwindSafe));
    assert!(holds!(plain() => RefUnwindSafe));
    assert!(!holds!(cell() => RefUnwindSafe));
    assert!(!holds!(exclusive(&mut vec![]) => UnwindSafe));
}

#[test]
fn it_outlives_what_its_arguments_outlive() {
    #[generator]
    fn repeat<T: Clone>(value: T) -> impl Iterator<Item = T> {
        loop {
            yield_!(value.clone());
        }
    }
    fn boxed<T: Clone + 'static>(value: T) -> Box<dyn Iterator<Item = T>> {
        Box::new(repeat(value))
    }
    assert_eq!(boxed("a").nth(3), Some("a"));
    check_values(|| boxed(1).take(2), [1, 1]);
}

#[test]
fn a_clone_goes_its_own_way() {
    #[generator]
    fn collatz(mut n: u64) -> impl Iterator<Item = u64> + Clone {
        let mut seen = Vec::new();
        while n != 1 {
            seen.push(n);
            yield_!(n);
            n = if n % 2 == 0 { n / 2 } else { 3 * n + 1 };
        }
        yield_!(seen.iter().sum());
    }
    let mut one = collatz(3);
    one.nth(2);
    let two = one.clone();
    assert_eq!(one.next(), Some(16));
    assert_eq!(two.collect::<Vec<_>>(), [16, 8, 4, 2, 48]);
    assert_eq!(one.fold(0, |sum, n| sum + n), 8 + 4 + 2 + 48);
}

#[test]
fn it_moves_from_thread_to_thread() {
    #[generator]
    fn count(total: Arc<Mutex<u32>>) -> impl Iterator<Item = u32> + Send {
        for n in 1..=4 {
            *total.lock().unwrap() += n;
            let sum = *total.lock().unwrap();
            yield_!(sum);
        }
    }
    let total = Arc::new(Mutex::new(0));
    let mut iter = count(Arc::clone(&total));
    assert_eq!(iter.next(), Some(1));
    let (sender, receiver) = mpsc::channel();
    let worker = thread::spawn(move || {
        sender.send(iter.next()).unwrap();
        iter
    });
    assert_eq!(receiver.recv().unwrap(), Some(3));
    assert_eq!(worker.join().unwrap().collect::<Vec<_>>(), [6, 10]);
    assert_eq!(Arc::try_unwrap(total).unwrap().into_inner().unwrap(), 10);
}

#[test]
fn it_moves_while_it_is_suspended() {
    let mut waiting = vec![plain(), plain()];
    assert_eq!(waiting[1].next(), Some(1));
    waiting.swap(0, 1);
    let mut first = Box::new(waiting.remove(0));
    assert_eq!(first.next(), Some(2));
    assert_eq!((waiting.pop().unwrap().count(), first.next()), (2, None));
}

#[test]
fn locals_may_have_no_size() {
    #[derive(Debug, PartialEq)]
    struct Nothing;
    impl Drop for Nothing {
        fn drop(&mut self) {
            log("nothing");
        }
    }

    #[generator]
    fn nothings() -> impl Iterator<Item = (Nothing, [Nothing; 0])> {
        let kept = Nothing;
        yield_!((Nothing, []));
        let unit = ();
        yield_!((kept, []));
        let () = unit;
    }
    check_values(nothings, [(Nothing, []), (Nothing, [])]);
    check_drops(nothings, &["", "nothing", ""]);
}

#[test]
fn locals_may_be_over_aligned() {
    #[derive(Clone, Copy)]
    #[repr(align(256))]
    struct Aligned(u8);

    fn is_aligned(value: &Aligned) -> bool {
        std::ptr::from_ref(value).addr().is_multiple_of(256)
    }

    #[generator]
    fn aligned() -> impl Iterator<Item = bool> {
        let mut a = Aligned(1);
        yield_!(is_aligned(&a));
        let b = [Aligned(2); 2];
        yield_!(b.iter().all(is_aligned));
        a.0 += b[1].0;
        yield_!(is_aligned(&a) && a.0 == 3);
    }
    check_values(aligned, [true; 3]);
    assert_eq!(align_of_val(&aligned()), 256);
}

#[test]
fn locals_may_be_large() {
    #[generator]
    fn buffered() -> impl Iterator<Item = u8> {
        let mut buffer = [0_u8; 4096];
        for i in 0..3_u8 {
            buffer[usize::from(i) * 1000] = i;
            yield_!(buffer[usize::from(i) * 1000] + 1);
        }
        yield_!(buffer.iter().sum());
    }
    check_values(buffered, [1, 2, 3, 3]);
}

#[test]
fn it_is_no_larger_than_what_it_remembers() {
    #[generator]
    fn count(from: u64, to: u64) -> impl Iterator<Item = u64> {
        for n in from..to {
            yield_!(n);
        }
    }
    assert!(size_of_val(&count(0, 9)) <= 4 * size_of::<u64>());
    check_values(|| count(7, 9), [7, 8]);
}
