//! Generators are iterators: adaptors apply to them, and they are cloned in the middle of what they do.
//!
//! ```text
//! cargo run --example fibonacci
//! ```

use genfn::generator;

/// Yields the Fibonacci numbers, as many as there are in a `u64`.
#[generator]
fn fibonacci() -> impl Iterator<Item = u64> + Clone {
    let (mut a, mut b) = (0_u64, 1);
    while let Some(next) = a.checked_add(b) {
        yield_!(a);
        (a, b) = (b, next);
    }
    yield_!(a);
    yield_!(b);
}

/// Yields each item together with the one that follows it.
#[generator]
fn pairs<T: Copy>(mut items: impl Iterator<Item = T>) -> impl Iterator<Item = (T, T)> {
    let Some(mut previous) = items.next() else { return };
    for item in items {
        yield_!((previous, item));
        previous = item;
    }
}

fn main() {
    println!("the first ten:      {:?}", fibonacci().take(10).collect::<Vec<_>>());
    println!(
        "even, below 1000:   {:?}",
        fibonacci().take_while(|&n| n < 1000).filter(|n| n % 2 == 0).collect::<Vec<_>>()
    );
    println!("the last of all {}: {:?}", fibonacci().count(), fibonacci().last());

    let mut numbers = fibonacci();
    let beyond = numbers.find(|&n| n > 1_000_000);
    // A clone goes on from here on its own: looking ahead consumes nothing.
    let ahead: Vec<_> = numbers.clone().take(2).collect();
    println!("past a million:     {beyond:?}, then {ahead:?}; still to come: {:?}", numbers.next());

    println!("to the golden ratio:");
    for (a, b) in pairs(fibonacci().skip(1)).step_by(4).take(4) {
        println!("{b:>6} / {a:<5} = {:.9}", ratio(b, a));
    }
}

#[allow(clippy::cast_precision_loss, reason = "nine digits are shown, and a float has fifteen")]
fn ratio(a: u64, b: u64) -> f64 {
    a as f64 / b as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_the_sum_of_two() {
        assert_eq!(fibonacci().take(10).collect::<Vec<_>>(), [0, 1, 1, 2, 3, 5, 8, 13, 21, 34]);
    }

    #[test]
    fn ends_where_u64_does() {
        assert_eq!(fibonacci().count(), 94);
        assert_eq!(fibonacci().last(), Some(12_200_160_415_121_876_738));
    }

    #[test]
    fn a_clone_goes_on_by_itself() {
        let mut numbers = fibonacci();
        assert_eq!(numbers.nth(5), Some(5));
        assert_eq!(numbers.clone().take(2).collect::<Vec<_>>(), [8, 13]);
        assert_eq!(numbers.next(), Some(8));
    }

    #[test]
    fn pairs_overlap() {
        assert_eq!(pairs(1..4).collect::<Vec<_>>(), [(1, 2), (2, 3)]);
        assert_eq!(pairs([0].into_iter()).next(), None);
        assert_eq!(pairs(0..0).next(), None);
    }
}
