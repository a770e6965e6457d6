//! Lists of names: they are put in order when genfn is compiled, so that a macro, which is compiled without optimizations,
//! finds a name in a few steps, or finds that it is not there.

use std::cmp::Ordering;

/// Names, the shortest first.
pub(crate) struct NameList(pub(crate) &'static [&'static str]);

/// A list of these names.
macro_rules! names {
    ($($name:tt)*) => {{
        const NAMES: &[&str] = &$crate::name_list::sorted([$(stringify!($name)),*]);
        $crate::name_list::NameList(NAMES)
    }};
}
pub(crate) use names;

impl NameList {
    pub(crate) fn contains(&self, name: &str) -> bool {
        let (mut begin, mut end) = (0, self.0.len());
        while begin < end {
            let middle = begin.midpoint(end);
            match compare(self.0[middle], name) {
                Ordering::Less => begin = middle + 1,
                Ordering::Greater => end = middle,
                Ordering::Equal => return true,
            }
        }
        false
    }
}

fn compare(known: &str, name: &str) -> Ordering {
    match known.len().cmp(&name.len()) {
        Ordering::Equal => known.cmp(name),
        // Most have another length.
        other => other,
    }
}

/// Names in order.
pub(crate) const fn sorted<const COUNT: usize>(mut names: [&str; COUNT]) -> [&str; COUNT] {
    let mut count = 0;
    while count < COUNT {
        let mut at = count;
        while at > 0 && is_before(names[at], names[at - 1]) {
            (names[at], names[at - 1]) = (names[at - 1], names[at]);
            at -= 1;
        }
        count += 1;
    }
    names
}

const fn is_before(one: &str, other: &str) -> bool {
    if one.len() != other.len() {
        return one.len() < other.len();
    }
    let (one, other, mut at) = (one.as_bytes(), other.as_bytes(), 0);
    while at < one.len() && one[at] == other[at] {
        at += 1;
    }
    at < one.len() && one[at] < other[at]
}

#[cfg(test)]
mod tests {
    use super::NameList;

    #[test]
    fn a_list_contains_its_names_and_no_parts_of_them() {
        static LIST: NameList = names! { map x and_then map_or min max };
        assert_eq!(LIST.0, ["x", "map", "max", "min", "map_or", "and_then"]);
        assert!(LIST.0.iter().all(|name| LIST.contains(name)));
        assert!(
            ["", "ma", "ap", "or", "map ", "max min", "_", "y", "and_them"].iter().all(|name| !LIST.contains(name))
        );
        assert!(!names! {}.contains(""));
    }
}
