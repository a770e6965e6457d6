//! The inline captures of format strings.
//!
//! `"{x:>width$}"` names `x` and `width`. The text is read as it stands in the source, quotes and escapes included,
//! so that it can be put back unchanged but for the names.

/// Replaces captured names in the text of a string literal. Returns `None` if nothing was replaced.
pub(crate) fn replace(text: &str, map: &mut dyn FnMut(&str) -> Option<String>) -> Option<String> {
    let mut out = String::with_capacity(text.len());
    let mut changed = false;
    let mut rest = text;
    let raw = text.starts_with('r');
    while let Some(open) = rest.find(['{', '\\']) {
        let (before, tail) = rest.split_at(open);
        out.push_str(before);
        let skipped = verbatim_length(tail, raw);
        if skipped > 0 {
            out.push_str(&tail[..skipped]);
            rest = &tail[skipped..];
            continue;
        }
        let end = tail.find('}').map_or(tail.len(), |end| end + 1);
        changed |= replace_placeholder(&tail[..end], map, &mut out);
        rest = &tail[end..];
    }
    out.push_str(rest);
    changed.then_some(out)
}

/// How much of `tail`, which begins with `{` or `\`, is no placeholder: `{{`, an escape.
fn verbatim_length(tail: &str, raw: bool) -> usize {
    if tail.starts_with("{{") {
        2
    } else if raw {
        usize::from(tail.starts_with('\\'))
    } else if tail.starts_with("\\u{") {
        tail.find('}').map_or(tail.len(), |end| end + 1)
    } else {
        tail.strip_prefix('\\').map_or(0, |escaped| 1 + escaped.chars().next().map_or(0, char::len_utf8))
    }
}

/// Replaces the names in one `{name:spec}`.
fn replace_placeholder(placeholder: &str, map: &mut dyn FnMut(&str) -> Option<String>, out: &mut String) -> bool {
    let inner = placeholder.trim_start_matches('{').trim_end_matches('}');
    let (name, spec) = match inner.split_once(':') {
        Some((name, spec)) => (name, Some(spec)),
        None => (inner, None),
    };
    let mut changed = false;
    out.push('{');
    changed |= push_mapped(name, map, out);
    if let Some(spec) = spec {
        out.push(':');
        changed |= replace_counts(spec, map, out);
    }
    if placeholder.ends_with('}') {
        out.push('}');
    }
    changed
}

/// Replaces the names in the `width$` and `.precision$` of a format specification.
fn replace_counts(spec: &str, map: &mut dyn FnMut(&str) -> Option<String>, out: &mut String) -> bool {
    let mut changed = false;
    let mut rest = spec;
    while let Some(dollar) = rest.find('$') {
        let before = &rest[..dollar];
        let start = before
            .rfind(|c: char| !(c.is_alphanumeric() || c == '_'))
            .map_or(0, |at| at + before[at..].chars().next().map_or(1, char::len_utf8));
        // The zero flag may stand in front of a width: `{:0width$}`.
        let start = start + before[start..].find(|c: char| !c.is_ascii_digit()).unwrap_or(0);
        out.push_str(&before[..start]);
        changed |= push_mapped(&before[start..], map, out);
        out.push('$');
        rest = &rest[dollar + 1..];
    }
    out.push_str(rest);
    changed
}

fn push_mapped(name: &str, map: &mut dyn FnMut(&str) -> Option<String>, out: &mut String) -> bool {
    let trimmed = name.trim();
    let is_name = trimmed.starts_with(|c: char| c.is_alphabetic() || c == '_');
    match is_name.then(|| map(trimmed)).flatten() {
        Some(mapped) => {
            out.push_str(&mapped);
            true
        }
        None => {
            out.push_str(name);
            false
        }
    }
}

#[cfg(test)]
mod tests {
    use super::replace;

    fn doubled(text: &str) -> Option<String> {
        replace(text, &mut |name| (name == "x" || name == "w").then(|| name.repeat(2)))
    }

    #[test]
    fn names_widths_and_precisions_are_captures() {
        assert_eq!(
            doubled(r#""{x} {x:?} {x:>w$} {:.w$} {x:0w$.x$}""#).unwrap(),
            r#""{xx} {xx:?} {xx:>ww$} {:.ww$} {xx:0ww$.xx$}""#
        );
    }

    #[test]
    fn escapes_positions_and_other_names_are_not() {
        assert_eq!(doubled(r#""{{x}} {} {0} {y} \u{78} \{ {0:1$}""#), None);
        assert_eq!(doubled(r##"r#"\{x}"#"##).unwrap(), r##"r#"\{xx}"#"##);
    }

    #[test]
    fn unfinished_placeholders_are_left_alone() {
        assert_eq!(doubled(r#""{x"#).unwrap(), r#""{xx"#);
        assert_eq!(doubled("\"{"), None);
    }
}
