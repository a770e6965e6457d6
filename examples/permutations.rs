//! A search is a generator and a filter: no more of it is done than the answer takes.
//!
//! ```text
//! cargo run --example permutations
//! ```

use genfn::generator;

/// Yields the distinct orders of the items, in lexicographic order.
#[generator]
fn permutations<T: Ord + Clone>(mut items: Vec<T>) -> impl Iterator<Item = Vec<T>> {
    items.sort();
    loop {
        yield_!(items.clone());
        // The rightmost item that is less than its neighbour gives way to the next one above it.
        let Some(pivot) = items.windows(2).rposition(|pair| pair[0] < pair[1]) else { return };
        let Some(successor) = items.iter().rposition(|item| *item > items[pivot]) else { return };
        items.swap(pivot, successor);
        items[pivot + 1..].reverse();
    }
}

/// Yields the ways to put `n` queens on a board of `n` by `n`, as the column of each row.
#[generator]
fn queens(n: usize) -> impl Iterator<Item = Vec<usize>> {
    for columns in permutations((0..n).collect()) {
        if is_peaceful(&columns) {
            yield_!(columns);
        }
    }
}

/// Whether no two queens share a diagonal; rows and columns they do not share anyhow.
fn is_peaceful(columns: &[usize]) -> bool {
    let queens = || columns.iter().copied().enumerate();
    queens().all(|(row, column)| queens().take(row).all(|(above, other)| row - above != column.abs_diff(other)))
}

fn main() {
    println!("the orders of \"seed\":");
    for letters in permutations("seed".chars().collect()) {
        print!(" {}", letters.into_iter().collect::<String>());
    }

    println!("\n");
    let boards = permutations((0..8).collect());
    if let Some((tried, columns)) = (1..).zip(boards).find(|(_, columns)| is_peaceful(columns)) {
        println!("eight queens in peace, after {tried} of 40320 orders were tried:");
        for column in columns {
            println!(" {}Q{}", ". ".repeat(column), " .".repeat(7 - column));
        }
    }
    println!("there are {} ways to do it", queens(8).count());
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_ascend() {
        let orders: Vec<_> = permutations(vec![3, 1, 2]).collect();
        assert_eq!(orders, [[1, 2, 3], [1, 3, 2], [2, 1, 3], [2, 3, 1], [3, 1, 2], [3, 2, 1]]);
    }

    #[test]
    fn equal_items_are_not_told_apart() {
        assert_eq!(
            permutations(vec!['a', 'b', 'a']).collect::<Vec<_>>(),
            [['a', 'a', 'b'], ['a', 'b', 'a'], ['b', 'a', 'a']]
        );
    }

    #[test]
    fn nothing_has_one_order() {
        assert_eq!(permutations(Vec::<u8>::new()).collect::<Vec<_>>(), [[]]);
    }

    #[test]
    fn queens_agree_with_the_literature() {
        assert_eq!((1..=7).map(|n| queens(n).count()).collect::<Vec<_>>(), [1, 0, 0, 2, 10, 4, 40]);
    }
}
