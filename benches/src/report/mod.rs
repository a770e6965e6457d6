//! The results, for people: a page and a chart.

mod chart;
mod markdown;
mod table;

pub use chart::Chart;
pub use markdown::Page;
pub use table::Table;
