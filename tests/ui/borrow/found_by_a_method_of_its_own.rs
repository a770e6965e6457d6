use genfn::generator;

struct Table {
    rows: Vec<u32>,
}

impl Table {
    fn get(&self, at: usize) -> Option<u32> {
        self.rows.get(at).copied()
    }
}

struct Report {
    table: Table,
    lines: usize,
}

impl Report {
    fn end_line(&mut self) {
        self.lines += 1;
    }

    #[generator]
    fn print(&mut self) -> impl Iterator<Item = u32> {
        if let Some(first) = self.table.get(0) {
            yield_!(0);
            self.end_line();
            yield_!(first);
        }
    }
}

fn main() {}
