//! Tables in Markdown, with footnotes.

use std::fmt;

/// A table: the first column is text, and all others are numbers.
#[derive(Default)]
pub struct Table {
    rows: Vec<Vec<String>>,
    // Invariant: no two are equal.
    notes: Vec<String>,
}

impl Table {
    /// Makes a table without rows.
    pub fn new<S: Into<String>>(heading: impl IntoIterator<Item = S>) -> Self {
        let mut table = Self::default();
        table.row(heading);
        table
    }

    /// Adds a row.
    pub fn row<S: Into<String>>(&mut self, cells: impl IntoIterator<Item = S>) {
        self.rows.push(cells.into_iter().map(Into::into).collect());
    }

    /// Returns a dash with a footnote, which is shared with all equal ones.
    pub fn dash(&mut self, note: &str) -> String {
        let number = self.notes.iter().position(|known| known == note).unwrap_or_else(|| {
            self.notes.push(note.to_owned());
            self.notes.len() - 1
        });
        format!("– <sup>{}</sup>", number + 1)
    }
}

impl fmt::Display for Table {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, row) in self.rows.iter().enumerate() {
            writeln!(f, "| {} |", row.join(" | "))?;
            if number == 0 {
                writeln!(f, "|---|{}", "--:|".repeat(row.len() - 1))?;
            }
        }
        for (number, note) in self.notes.iter().enumerate() {
            write!(f, "{}<sup>{}</sup> {note}.", if number == 0 { "\n" } else { "<br>\n" }, number + 1)?;
        }
        if self.notes.is_empty() { Ok(()) } else { writeln!(f) }
    }
}
