//! Boxed generators between threads.

use genfn::generator;
use std::sync::mpsc;
use std::thread;

#[generator(boxed)]
fn words(text: String) -> impl Iterator<Item = String> + Send {
    for word in text.split(' ') {
        yield_!(word.to_string());
    }
}

#[test]
fn resumed_by_one_thread_after_another() {
    let mut words = words("a b c d".to_string());
    let mut found = vec![words.next().unwrap()];
    for _ in 0..2 {
        let resumed = thread::spawn(move || {
            let word = words.next().unwrap();
            (words, word)
        });
        let (moved, word) = resumed.join().unwrap();
        words = moved;
        found.push(word);
    }
    found.extend(words);
    assert_eq!(found, ["a", "b", "c", "d"]);
}

#[test]
fn suspended_here_and_dropped_there() {
    let mut words = words("a b".to_string());
    words.next();
    thread::spawn(move || drop(words)).join().unwrap();
}

#[test]
fn many_at_once() {
    let (sender, receiver) = mpsc::channel();
    thread::scope(|scope| {
        for number in 0..4 {
            let sender = sender.clone();
            scope.spawn(move || {
                for _ in 0..50 {
                    let text = format!("{number} {number}");
                    words(text).for_each(|word| sender.send(word).unwrap());
                }
            });
        }
    });
    drop(sender);
    assert_eq!(receiver.iter().filter(|word| word == "3").count(), 100);
}
