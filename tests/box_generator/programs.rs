//! Programs that recurse: searches, parsers, walks behind `dyn`, and dialogues.

use genfn::GeneratorState::{Complete, Yielded};
use genfn::{BoxGenerator, Generator, generator};
use std::cell::{Cell, RefCell};
use std::rc::Rc;

#[test]
fn eight_queens() {
    #[generator]
    fn queens(row: usize, placed: &RefCell<Vec<usize>>) -> BoxGenerator<'_, Vec<usize>, (), usize> {
        if row == 8 {
            let solution = placed.borrow().clone();
            yield_!(solution);
            return 1;
        }
        let mut solutions = 0;
        for column in 0..8 {
            let attacks = |(above, &other): (usize, &usize)| other == column || row - above == column.abs_diff(other);
            if placed.borrow().iter().enumerate().any(attacks) {
                continue;
            }
            placed.borrow_mut().push(column);
            solutions += yield_from!(queens(row + 1, placed));
            placed.borrow_mut().pop();
        }
        solutions
    }
    let placed = RefCell::default();
    let mut generator = queens(0, &placed);
    let mut solutions = generator.iter();
    assert_eq!(solutions.next(), Some(vec![0, 4, 7, 5, 2, 6, 1, 3]));
    assert_eq!(solutions.by_ref().count(), 91);
    assert_eq!(solutions.into_return(), Some(92));
}

#[test]
fn permutations_of_any_array() {
    #[generator]
    fn permutations<T: Clone, const N: usize>(items: &[T; N], used: u64, chosen: Vec<T>) -> BoxGenerator<'_, Vec<T>> {
        if chosen.len() == N {
            yield_!(chosen);
            return;
        }
        for (i, item) in items.iter().enumerate().filter(|(i, _)| used & (1 << i) == 0) {
            let mut longer = chosen.clone();
            longer.push(item.clone());
            yield_from!(permutations(items, used | 1 << i, longer));
        }
    }
    let of_letters = permutations(&["a", "b", "c"], 0, vec![]).map(|letters| letters.concat());
    assert_eq!(of_letters.collect::<Vec<_>>(), ["abc", "acb", "bac", "bca", "cab", "cba"]);
    assert_eq!(permutations(&[1, 2, 3, 4, 5, 6, 7], 0, vec![]).count(), 5040);
}

#[test]
fn a_parser_that_fails_at_any_depth() {
    type Parsed = Result<u32, String>;
    #[generator]
    fn parse<'t>(text: &'t Cell<&'t str>, depth: usize) -> BoxGenerator<'t, (usize, char), (), Parsed> {
        let mut groups = 0;
        'group: loop {
            let mut chars = text.get().chars();
            let Some(char) = chars.next() else {
                break if depth == 0 { Ok(groups) } else { Err(format!("unclosed at {depth}")) };
            };
            text.set(chars.as_str());
            match char {
                '(' => groups += yield_from!(parse(text, depth + 1))?,
                ')' if depth == 0 => return Err("unopened".to_string()),
                ')' => break 'group Ok(groups + 1),
                other => yield_!((depth, other)),
            }
        }
    }
    let parsed = |text: &str| {
        let text = Cell::new(text);
        let mut generator = parse(&text, 0);
        let mut leaves = generator.iter();
        (leaves.by_ref().collect::<Vec<_>>(), leaves.into_return().unwrap())
    };
    assert_eq!(parsed("a(b(c)d)"), (vec![(0, 'a'), (1, 'b'), (2, 'c'), (1, 'd')], Ok(2)));
    assert_eq!(parsed("a(b"), (vec![(0, 'a'), (1, 'b')], Err("unclosed at 1".to_string())));
    assert_eq!(parsed("(a))b"), (vec![(1, 'a')], Err("unopened".to_string())));
}

#[test]
fn methods_of_traits_behind_dyn() {
    trait Walk {
        fn walk(&self) -> BoxGenerator<'_, String>;
    }
    impl Walk for u8 {
        #[generator]
        fn walk(&self) -> BoxGenerator<'_, String> {
            yield_!(self.to_string());
        }
    }
    impl Walk for Vec<Box<dyn Walk>> {
        #[generator]
        fn walk(&self) -> BoxGenerator<'_, String> {
            yield_!("[".to_string());
            for inner in self {
                yield_from!(inner.walk());
            }
            yield_!("]".to_string());
        }
    }
    let list = |items: Vec<Box<dyn Walk>>| -> Box<dyn Walk> { Box::new(items) };
    let tree = list(vec![Box::new(1), list(vec![Box::new(2), Box::new(3)]), list(vec![list(vec![])])]);
    assert_eq!(tree.walk().collect::<String>(), "[1[23][[]]]");
}

#[test]
fn every_receiver() {
    struct Counter(u32);
    impl Counter {
        #[generator]
        fn down(&mut self, step: u32) -> BoxGenerator<'_, u32> {
            while self.0 >= step {
                self.0 -= step;
                yield_!(self.0);
            }
        }
        #[generator]
        fn twice(&mut self) -> BoxGenerator<'_, u32> {
            for value in self.down(4) {
                yield_!(value);
            }
            self.0 += 5;
            yield_from!(self.down(2));
        }
        #[generator]
        fn owned(mut self) -> BoxGenerator<'static, u32, (), Self> {
            if self.0 == 0 {
                return self;
            }
            yield_!(self.0);
            self.0 -= 1;
            yield_from!(self.owned())
        }
        #[generator]
        fn shared(self: Rc<Self>) -> BoxGenerator<'static, u32> {
            yield_!(self.0);
            if self.0 > 0 {
                yield_from!(Rc::new(Self(self.0 - 1)).shared());
            }
        }
    }
    let mut counter = Counter(13);
    assert_eq!(counter.twice().collect::<Vec<_>>(), [9, 5, 1, 4, 2, 0]);
    let mut generator = Counter(2).owned();
    let mut values = generator.iter();
    assert_eq!(values.by_ref().collect::<Vec<_>>(), [2, 1]);
    assert_eq!(values.into_return().map(|counter| counter.0), Some(0));
    assert_eq!(Rc::new(Counter(2)).shared().collect::<Vec<_>>(), [2, 1, 0]);
}

#[test]
fn a_dialogue_that_goes_deeper() {
    #[generator]
    fn ask(depth: u32, names: &mut Vec<String>) -> BoxGenerator<'_, String, Option<String>, usize> {
        let question = format!("who is at {depth}?");
        while let Some(name) = yield_!(question.clone()) {
            names.push(name + &yield_!("and?".to_string()).unwrap_or_default());
        }
        if depth > 0 { yield_from!(ask(depth - 1, names)) + 1 } else { names.len() }
    }
    let mut names = vec![];
    let mut generator = ask(1, &mut names);
    assert_eq!(generator.start(), Yielded("who is at 1?".to_string()));
    let answers = [Some("a"), Some("b"), None, Some("c"), None];
    let questions = answers.map(|answer| generator.send(answer.map(str::to_string)).yielded().unwrap());
    assert_eq!(questions, ["and?", "who is at 1?", "who is at 0?", "and?", "who is at 0?"]);
    assert_eq!(generator.send(None), Complete(3));
    drop(generator);
    assert_eq!(names, ["ab", "c"]);
}

#[test]
fn a_hundred_thousand_that_had_all_started() {
    #[generator]
    fn around(inner: BoxGenerator<'static, u32>, n: u32) -> BoxGenerator<'static, u32> {
        yield_!(n);
        yield_from!(inner);
        yield_!(n);
    }
    #[generator]
    fn bottom() -> BoxGenerator<'static, u32> {
        yield_!(0);
        yield_!(1_000_000);
    }
    let started = |mut generator: BoxGenerator<'static, u32>| {
        generator.next();
        generator
    };
    let all = || (0..100_000).fold(started(bottom()), |inner, n| started(around(inner, n)));
    let mut generator = all();
    assert_eq!(generator.next(), Some(1_000_000));
    assert!(generator.eq(0..100_000));
    let mut generator = all();
    generator.next();
    drop(generator);
}
