//! What only a boxed generator can do: hold borrows of its own locals while it is suspended.

use genfn::generator;

#[test]
fn the_lines_of_a_local() {
    #[generator(boxed)]
    fn lengths() -> impl Iterator<Item = usize> {
        let text = String::from("one\nthree\n\nfour");
        for line in text.lines() {
            yield_!(line.len());
        }
    }
    assert_eq!(lengths().collect::<Vec<_>>(), [3, 5, 0, 4]);
}

#[test]
fn the_lines_of_an_argument_that_is_owned() {
    #[generator(boxed)]
    fn lengths(text: String) -> impl Iterator<Item = usize> {
        for line in text.lines() {
            yield_!(line.len());
        }
    }
    let mut lengths = lengths("one\ntwelve".to_string());
    assert_eq!(lengths.next(), Some(3));
    let mut moved = Box::new(lengths);
    assert_eq!((moved.next(), moved.next(), moved.next()), (Some(6), None, None));
}

#[test]
fn a_borrow_that_writes() {
    #[generator(boxed)]
    fn fibonacci() -> impl Iterator<Item = u32> {
        let mut pair = [0, 1];
        let [a, b] = &mut pair;
        loop {
            yield_!(*a);
            *a += *b;
            std::mem::swap(a, b);
        }
    }
    assert_eq!(fibonacci().take(8).collect::<Vec<_>>(), [0, 1, 1, 2, 3, 5, 8, 13]);
}

#[test]
fn what_is_yielded_borrows_from_arguments() {
    struct Words {
        text: String,
    }
    impl Words {
        #[generator(boxed)]
        fn words(&self) -> impl Iterator<Item = &str> {
            let separators = [' ', ','];
            for word in self.text.split(&separators[..]) {
                yield_!(word);
            }
        }

        #[generator(boxed)]
        fn whole(&self) -> impl Iterator<Item = &String> + '_ {
            yield_!(&self.text);
        }
    }
    let words = Words { text: "one two,three".to_string() };
    let found = words.words().collect::<Vec<_>>();
    assert_eq!(found, ["one", "two", "three"]);
    assert!(std::ptr::eq(words.whole().next().unwrap(), &raw const words.text));
}

#[test]
fn a_borrow_that_is_held_across_a_delegation() {
    #[generator(boxed)]
    fn letters() -> impl Iterator<Item = char> {
        let words = ["ab".to_string(), "c".to_string()];
        for word in &words {
            yield_from!(word.chars());
        }
    }
    assert_eq!(letters().collect::<String>(), "abc");
}

#[test]
fn closures_that_borrow_locals() {
    #[generator(boxed)]
    fn sums() -> impl Iterator<Item = i32> {
        let mut total = 0;
        let mut add = |n: i32| {
            total += n;
            total
        };
        for n in 1..4 {
            yield_!(add(n));
        }
    }
    assert_eq!(sums().collect::<Vec<_>>(), [1, 3, 6]);
}
