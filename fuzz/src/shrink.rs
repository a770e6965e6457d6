//! The smallest body that still shows a finding.
//!
//! Shrinking knows nothing of types and scopes but what nodes say: it leaves statements out, puts a block in the place
//! of the statement around it, and simpler expressions of the same type in the place of others. What does not compile
//! any more, or does not show the finding, is not taken; so nothing else has to be right.

use crate::case::Case;
use crate::tree::{Form, Node, Sort};

/// One change to a body.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Change {
    /// The node that it changes.
    path: Vec<usize>,
    action: Action,
}

#[derive(Clone, Debug, PartialEq, Eq)]
enum Action {
    /// Leaves `count` children of a list out, from `from` on.
    Remove { from: usize, count: usize },
    /// Puts what stands in a block inside of a statement into its place.
    Unwrap { list: Vec<usize> },
    /// Puts another node into its place.
    Replace(Node),
}

/// Makes a case smaller as long as `shows` finds what is looked for in it.
///
/// `shows` is given some candidates at a time, `group` at most, and returns the first one that will do.
///
/// # Errors
///
/// Returns the first error of `shows`.
pub fn shrink<E>(
    case: &Case,
    group: usize,
    mut shows: impl FnMut(&[Case]) -> Result<Option<usize>, E>,
) -> Result<Case, E> {
    let mut best = case.clone();
    loop {
        let before = best.clone();
        best = round(best, group, &mut shows)?;
        best = without_params(best, &mut shows)?;
        if best == before {
            return Ok(best);
        }
    }
}

/// Tries all changes once; after one that was taken, goes on with those that follow.
fn round<E>(
    mut best: Case,
    group: usize,
    shows: &mut impl FnMut(&[Case]) -> Result<Option<usize>, E>,
) -> Result<Case, E> {
    let mut at = 0;
    loop {
        let all = changes(&best.body);
        let Some(rest) = all.get(at..).filter(|rest| !rest.is_empty()) else { return Ok(best) };
        let candidates =
            rest.iter().take(group).map(|change| Case { body: changed(&best.body, change), ..best.clone() });
        let candidates = candidates.collect::<Vec<_>>();
        match shows(&candidates)? {
            Some(chosen) => {
                at += chosen;
                best = candidates[chosen].clone();
            }
            None => at += candidates.len(),
        }
    }
}

fn without_params<E>(mut best: Case, shows: &mut impl FnMut(&[Case]) -> Result<Option<usize>, E>) -> Result<Case, E> {
    for position in (0..best.sig.params.len()).rev() {
        let mut candidate = best.clone();
        candidate.sig.params.remove(position);
        if shows(std::slice::from_ref(&candidate))?.is_some() {
            best = candidate;
        }
    }
    Ok(best)
}

/// All changes of a body, those that take most away first.
fn changes(body: &Node) -> Vec<Change> {
    let mut all = Vec::new();
    body.walk(&mut Vec::new(), &mut |path, node| {
        let change = |action| Change { path: path.to_vec(), action };
        match node.sort {
            Sort::List => all.extend(removals(node).map(change)),
            Sort::Stmt => all.extend(unwrappings(node).map(change)),
            Sort::Expr(_) => all.extend(replacements(node).into_iter().map(change)),
            Sort::Fuel => {}
        }
    });
    // Stable: among equals, those that come first in the body are tried first.
    all.sort_by_key(|change| std::cmp::Reverse(gain(body, change)));
    all
}

/// How many nodes a change takes away.
fn gain(body: &Node, change: &Change) -> usize {
    let Some(node) = body.at(&change.path) else { return 0 };
    match &change.action {
        Action::Remove { from, count } => node.kids[*from..from + count].iter().map(Node::size).sum(),
        Action::Unwrap { list } => node.size() - node.at(list).map_or(0, Node::size),
        Action::Replace(by) => node.size().saturating_sub(by.size()),
    }
}

/// Halves, quarters, and so on down to single statements.
fn removals(list: &Node) -> impl Iterator<Item = Action> + '_ {
    let len = list.kids.len();
    let sizes = std::iter::successors(Some(len), |size| (*size > 1).then(|| size / 2)).filter(|&size| size > 0);
    let all = sizes.flat_map(move |count| (0..=len - count).step_by(count).map(move |from| (from, count)));
    // A change that changes nothing would be taken again and again.
    let does_something =
        |(from, count): &(usize, usize)| list.kids[*from..from + count].iter().any(|kid| kid.sort != Sort::Fuel);
    all.filter(does_something).map(|(from, count)| Action::Remove { from, count })
}

fn unwrappings(stmt: &Node) -> impl Iterator<Item = Action> {
    let mut lists = Vec::new();
    stmt.walk(&mut Vec::new(), &mut |path, node| {
        if node.sort == Sort::List && !node.kids.is_empty() {
            lists.push(Action::Unwrap { list: path.to_vec() });
        }
    });
    lists.into_iter()
}

/// Smaller expressions of the same type: those inside of it, and the least of all.
fn replacements(node: &Node) -> Vec<Action> {
    let Sort::Expr(ty) = node.sort else { return Vec::new() };
    let mut all = Vec::new();
    node.walk(&mut Vec::new(), &mut |path, inner| {
        let fits =
            inner.sort == node.sort || (node.form == Form::Plain && node.template == "($, $).1" && path.len() == 1);
        if !path.is_empty() && fits {
            all.push(Action::Replace(inner.clone()));
        }
    });
    let is_least = node.kids.is_empty() && ty.least().contains(&node.template.as_str());
    if !is_least {
        all.extend(ty.least().iter().map(|&least| Action::Replace(Node::expr(ty, least, vec![]))));
    }
    all
}

fn changed(body: &Node, change: &Change) -> Node {
    let mut body = body.clone();
    if let Action::Unwrap { list } = &change.action {
        unwrap(&mut body, &change.path, list);
    } else if let Some(node) = body.at_mut(&change.path) {
        match &change.action {
            Action::Remove { from, count } => remove(node, *from, *count),
            Action::Replace(by) => *node = by.clone(),
            Action::Unwrap { .. } => {}
        }
    }
    body
}

/// Leaves statements out, but for those that end loops.
fn remove(list: &mut Node, from: usize, count: usize) {
    let mut position = 0;
    list.kids.retain(|kid| {
        position += 1;
        kid.sort == Sort::Fuel || !(from + 1..=from + count).contains(&position)
    });
}

/// Puts the statements of a list inside of the statement at `path` into the list around it.
fn unwrap(body: &mut Node, path: &[usize], list: &[usize]) {
    let Some((&position, outer)) = path.split_last() else { return };
    let Some(kids) = body.at(path).and_then(|stmt| stmt.at(list)).map(|list| list.kids.clone()) else { return };
    if let Some(around) = body.at_mut(outer) {
        around.kids.splice(position..=position, kids);
    }
}

#[cfg(test)]
mod tests {
    use super::shrink;
    use crate::case::Case;
    use crate::grammar::generate;
    use crate::print::{Dialect, print};
    use std::convert::Infallible;

    fn text(case: &Case) -> String {
        print(&case.body, Dialect::Genfn, case.sig.sent(), 0)
    }

    fn shrunk(case: &Case, shows: impl Fn(&str) -> bool) -> String {
        let first = |cases: &[Case]| Ok::<_, Infallible>(cases.iter().position(|case| shows(&text(case))));
        let Ok(case) = shrink(case, 4, first);
        text(&case).trim().to_owned()
    }

    #[test]
    fn only_the_cause_is_left() {
        // A body may suspend by `yield_from!` alone.
        let suspends = |body: &str| body.contains("yield_!");
        let is_long = |case: &Case| case.body.size() > 60 && suspends(&text(case));
        let cases = (0..50).map(|index| generate(3, index, true)).filter(is_long);
        for case in cases.take(5) {
            let lines = shrunk(&case, suspends).lines().count();
            // What ends a loop is not left out.
            assert!(lines <= 3, "{lines} lines are left");
        }
    }

    #[test]
    fn what_shows_nothing_else_is_empty() {
        assert_eq!(shrunk(&generate(3, 1, true), |_| true), "");
    }
}
