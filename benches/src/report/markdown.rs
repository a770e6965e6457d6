//! The page of results: a summary, and a table for each thing that was measured.

use super::Table;
use crate::bars::{Bar, bars};
use crate::results::{Measured, Results};
use crate::{Rival, Way};
use std::fmt;

/// The results as a page in Markdown.
pub struct Page<'r>(pub &'r Results);

impl fmt::Display for Page<'_> {
    fn fmt(&self, page: &mut fmt::Formatter<'_>) -> fmt::Result {
        let results = self.0;
        let Results { machine, effort, .. } = results;
        writeln!(page, "# Results\n")?;
        writeln!(
            page,
            "Written by `cargo +nightly run --release -p genfn-benches`; see [how to read it](README.md).\n"
        )?;
        writeln!(page, "- Machine: {machine}")?;
        writeln!(page, "- Compiler: {}, {}", env!("BENCHES_RUSTC"), env!("BENCHES_TARGET"))?;
        writeln!(page, "- Medians of {} samples of {} µs or more\n", effort.rounds, effort.sample.as_micros())?;
        writeln!(page, "![time for each item, in relation to hand-written code](results.svg)\n")?;
        writeln!(page, "## Bars\n\n{}", summary(&bars(results)))?;
        for way in Way::ALL {
            writeln!(page, "## {}\n\n{}", title(way), times(results, way))?;
        }
        writeln!(page, "## Size of a generator, in bytes\n\n{}", sizes(results))?;
        write!(page, "## Machine code, in bytes\n\n{}", code(results))
    }
}

const fn title(way: Way) -> &'static str {
    match way {
        Way::For => "`for` loop, or a loop that sends: nanoseconds an item",
        Way::Fold => "`fold`: nanoseconds an item",
        Way::Collect => "`collect`: nanoseconds an item",
        Way::Dyn => "Behind `dyn`: nanoseconds an item",
    }
}

fn summary(bars: &[Bar]) -> Table {
    let mut table = Table::new(["genfn", "at most", "worst", "", "missed by"]);
    for bar in bars {
        let show = |value: f64| if bar.is_ratio { format!("{value:.2}") } else { format!("{value:+.0} B") };
        let misses = bar.misses().map(|(name, found)| format!("{name} {}", show(*found))).collect::<Vec<_>>();
        let (worst, verdict) = match bar.worst() {
            None => ("–".to_owned(), "not measured"),
            Some((name, found)) => {
                (format!("{} ({name})", show(*found)), if misses.is_empty() { "pass" } else { "**fail**" })
            }
        };
        table.row([bar.what, &show(bar.limit), &worst, verdict, &misses.join(", ")]);
    }
    table
}

fn times(results: &Results, way: Way) -> Table {
    let takes_part = |rival: &Rival| results.workloads.iter().any(|measured| measured.nanos(way, *rival).is_some());
    let others = Rival::ALL.into_iter().filter(takes_part);
    let others = others.filter(|rival| !matches!(rival, Rival::Hand | Rival::Genfn)).collect::<Vec<_>>();
    let mut table =
        Table::new(["", "hand-written", "genfn", "ratio"].into_iter().chain(others.iter().map(|rival| rival.name())));
    for measured in &results.workloads {
        let Some(ratio) = measured.ratio(way, Rival::Genfn, Rival::Hand) else { continue };
        let mut row = vec![measured.workload.name.to_owned()];
        row.extend([Rival::Hand, Rival::Genfn].map(|rival| time(&mut table, measured, way, rival)));
        row.push(format!("**{ratio:.2}**"));
        row.extend(others.iter().map(|&rival| time(&mut table, measured, way, rival)));
        table.row(row);
    }
    table
}

fn time(table: &mut Table, measured: &Measured, way: Way, rival: Rival) -> String {
    match measured.nanos(way, rival) {
        Some(nanos) => format!("{nanos:.2}"),
        None => measured.excuse(rival).map_or_else(String::new, |excuse| table.dash(excuse)),
    }
}

fn sizes(results: &Results) -> Table {
    let rivals = || Rival::ALL.into_iter().filter(|rival| rival.is_value());
    let mut table = Table::new([""].into_iter().chain(rivals().map(Rival::name)).chain(["beyond nightly's"]));
    for measured in &results.workloads {
        let mut row = vec![measured.workload.name.to_owned()];
        row.extend(rivals().map(|rival| measured.size(rival).map_or_else(String::new, |size| size.to_string())));
        let beyond = measured.size(Rival::Genfn).zip(measured.size(Rival::Nightly));
        row.push(
            beyond.map_or_else(String::new, |(ours, nightly)| {
                format!("{:+}", ours.cast_signed() - nightly.cast_signed())
            }),
        );
        table.row(row);
    }
    table
}

fn code(results: &Results) -> String {
    if results.workloads.iter().all(|measured| measured.code.is_empty()) {
        return "Not measured: this needs a compiler that mangles names by the `v0` scheme, as nightly does.\n"
            .to_owned();
    }
    let rivals = || Rival::ALL.into_iter().filter(|rival| !matches!(rival, Rival::Hand | Rival::Genfn | Rival::Plain));
    let mut table = Table::new(["", "hand-written", "genfn", "ratio"].into_iter().chain(rivals().map(Rival::name)));
    // Not every workload has code of its own: some share theirs.
    for measured in results.workloads.iter().filter(|measured| measured.code(Rival::Genfn).is_some()) {
        let show = |rival| measured.code(rival).map_or_else(String::new, |bytes| bytes.to_string());
        let mut row = vec![measured.workload.name.to_owned(), show(Rival::Hand), show(Rival::Genfn)];
        let ratio = measured.code(Rival::Genfn).zip(measured.code(Rival::Hand));
        #[expect(clippy::cast_precision_loss, reason = "no program has quadrillions of bytes")]
        row.push(ratio.map_or_else(String::new, |(ours, hand)| format!("**{:.2}**", ours as f64 / hand as f64)));
        row.extend(rivals().map(show));
        table.row(row);
    }
    table.to_string()
}
