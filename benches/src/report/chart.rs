//! The chart: a row for each workload, and on it a dot for each rival, on a logarithmic scale.

use crate::results::{Measured, Results};
use crate::{Rival, Way};
use std::fmt;

const WIDTH: f64 = 920.0;
const LEFT: f64 = 130.0;
const RIGHT: f64 = 20.0;
const ROW: f64 = 26.0;
const HEAD: f64 = 56.0;
const LEGEND: f64 = 68.0;
/// The ends of the scale. What is beyond them is drawn at the edge.
const SCALE: (f64, f64) = (0.25, 250.0);
const TICKS: [f64; 10] = [0.25, 0.5, 1.0, 2.0, 5.0, 10.0, 20.0, 50.0, 100.0, 200.0];
const WAYS: [(Way, &str); 3] = [
    (Way::For, "A for loop, or a loop that sends"),
    (Way::Fold, "fold, and with it sum and for_each"),
    (Way::Dyn, "Behind dyn"),
];

/// The results as a chart in SVG.
pub struct Chart<'r>(pub &'r Results);

impl fmt::Display for Chart<'_> {
    fn fmt(&self, svg: &mut fmt::Formatter<'_>) -> fmt::Result {
        let heights = WAYS.map(|(way, _)| self.rows(way).fold(HEAD, |height, _| height + ROW));
        let height = heights.iter().sum::<f64>() + LEGEND;
        writeln!(svg, r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}">"#)?;
        writeln!(svg, r"<style>text {{ font: 12px sans-serif; fill: #333 }} .title {{ font-weight: bold }}</style>")?;
        writeln!(svg, r##"<rect width="100%" height="100%" fill="#fff"/>"##)?;
        legend(svg)?;
        let mut top = LEGEND;
        for ((way, title), height) in WAYS.into_iter().zip(heights) {
            scale(svg, title, top, height)?;
            for (row, measured) in (0_u32..).zip(self.rows(way)) {
                dots(svg, measured, way, top + HEAD + (f64::from(row) - 0.3) * ROW)?;
            }
            top += height;
        }
        writeln!(svg, "</svg>")
    }
}

impl Chart<'_> {
    /// Returns the workloads that are consumed in this way.
    fn rows(&self, way: Way) -> impl Iterator<Item = &Measured> {
        self.0.workloads.iter().filter(move |measured| measured.nanos(way, Rival::Hand).is_some())
    }
}

/// The rivals and their colours, five in a line.
fn legend(svg: &mut fmt::Formatter<'_>) -> fmt::Result {
    let shown = Rival::ALL.into_iter().filter(|&rival| rival != Rival::Hand);
    for (number, rival) in (0_u32..).zip(shown) {
        let (x, y) = (LEFT + f64::from(number % 5) * 155.0, 16.0 + f64::from(number / 5) * 20.0);
        dot(svg, rival, x, y, rival.name())?;
        writeln!(svg, r#"<text x="{}" y="{}">{rival}</text>"#, x + 12.0, y + 4.0)?;
    }
    Ok(())
}

/// The title of a panel, and its scale.
fn scale(svg: &mut fmt::Formatter<'_>, title: &str, top: f64, height: f64) -> fmt::Result {
    let (first, last) = (top + 34.0, top + height - 10.0);
    writeln!(svg, r#"<text x="{LEFT}" y="{}" class="title">{title}</text>"#, top + 14.0)?;
    for tick in TICKS {
        let (x, colour) = (position(tick), if (tick - 1.0).abs() < 1e-9 { "#222" } else { "#ddd" });
        writeln!(svg, r#"<line x1="{x:.1}" y1="{first}" x2="{x:.1}" y2="{last}" stroke="{colour}"/>"#)?;
        let y = first - 4.0;
        writeln!(svg, r#"<text x="{x:.1}" y="{y}" text-anchor="middle">{tick}×</text>"#)?;
    }
    Ok(())
}

/// The rivals in a workload. genfn comes last, so that it is on top.
fn dots(svg: &mut fmt::Formatter<'_>, measured: &Measured, way: Way, y: f64) -> fmt::Result {
    let (x, name) = (LEFT - 10.0, measured.workload.name);
    writeln!(svg, r#"<text x="{x}" y="{}" text-anchor="end">{name}</text>"#, y + 4.0)?;
    let others = Rival::ALL.into_iter().filter(|rival| !matches!(rival, Rival::Hand | Rival::Genfn));
    for rival in others.chain([Rival::Genfn]) {
        if let Some(ratio) = measured.ratio(way, rival, Rival::Hand) {
            dot(svg, rival, position(ratio), y, &format!("{rival}: {ratio:.2}×"))?;
        }
    }
    Ok(())
}

fn dot(svg: &mut fmt::Formatter<'_>, rival: Rival, x: f64, y: f64, tip: &str) -> fmt::Result {
    let radius = if rival == Rival::Genfn { 7 } else { 5 };
    let colour = colour(rival);
    writeln!(svg, r#"<circle cx="{x:.1}" cy="{y:.1}" r="{radius}" fill="{colour}"><title>{tip}</title></circle>"#)
}

/// Where a ratio stands.
fn position(ratio: f64) -> f64 {
    let share = (ratio / SCALE.0).ln() / (SCALE.1 / SCALE.0).ln();
    LEFT + share.clamp(0.0, 1.0) * (WIDTH - LEFT - RIGHT)
}

const fn colour(rival: Rival) -> &'static str {
    match rival {
        Rival::Genfn => "#d81b60",
        Rival::Boxed => "#f48fb1",
        Rival::Hand | Rival::Plain => "#222222",
        Rival::Combinators => "#9e9e9e",
        Rival::Diapause => "#1e88e5",
        Rival::Nightly => "#43a047",
        Rival::GenawaiterStack => "#fdd835",
        Rival::GenawaiterRc => "#fb8c00",
        Rival::NextGen => "#8e24aa",
        Rival::Fauxgen => "#6d4c41",
        Rival::Corosensei => "#00acc1",
        Rival::AsyncStream => "#3949ab",
    }
}
