//! The program that compares generators with their twins: its text, and which lines belong to which of them.

use crate::case::{Case, Defaults, Signature};
use crate::print::{Dialect, print};
use std::fmt::Write as _;
use std::ops::Range;

const COMMON: &str = include_str!("../prelude/common.rs");
const NAMESAKES: &str = include_str!("../prelude/namesakes.rs");
const DEREFS: &str = include_str!("../prelude/derefs.rs");
const STATES: &str = include_str!("../prelude/states.rs");
const EVERYDAY: &str = include_str!("../prelude/everyday.rs");
const LEAVES: &str = include_str!("../prelude/leaves.rs");
const SILENT: &str =
    "impl Default for D { fn default() -> D { D(\"\") } }\nimpl genfn::__private::blank::Blank for D {}\n";
const TOLD: &str = "impl Default for D { fn default() -> D { mk(\"default\") } }\n";
const COROUTINE: &str = include_str!("../prelude/coroutine.rs");
const FUNCTION: &str = include_str!("../prelude/function.rs");

/// What generators are compared with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Oracle {
    /// Rustc's own movable coroutines: every step, and every way to be dropped. Needs nightly.
    Coroutine,
    /// A plain function: whole runs only.
    Function,
}

/// Which half of a case a line belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Half {
    /// The generator under test.
    Subject,
    /// The same body in the language of the oracle.
    Twin,
}

/// Which halves a program holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Halves {
    /// Both, and a `main` that compares them.
    Both,
    /// One, only to see whether it compiles.
    Only(Half),
}

/// The lines of one half of one case.
#[derive(Clone, Debug)]
pub struct Lines {
    /// The case.
    pub index: u64,
    /// The half.
    pub half: Half,
    /// Its lines, counted from 1.
    pub lines: Range<usize>,
}

/// A program.
#[derive(Clone, Debug)]
pub struct Program {
    /// Its text.
    pub text: String,
    /// Where each half of each case is.
    pub lines: Vec<Lines>,
}

impl Program {
    /// The case and the half to which a line belongs.
    #[must_use]
    pub fn owner(&self, line: usize) -> Option<(u64, Half)> {
        self.lines.iter().find(|lines| lines.lines.contains(&line)).map(|lines| (lines.index, lines.half))
    }
}

/// Writes the program that compares these cases.
#[must_use]
pub fn program(cases: &[&Case], oracle: Oracle, halves: Halves) -> Program {
    let defaults = cases.first().map_or(Defaults::Missing, |case| case.sig.defaults);
    let mut program = Program { text: head(oracle, defaults), lines: Vec::new() };
    for case in cases {
        module(&mut program, case, oracle, halves);
    }
    let calls = cases.iter().map(|case| call(case));
    let calls = if halves == Halves::Both { calls.collect::<String>() } else { String::new() };
    // Writing to a string can't fail.
    let _ = write!(program.text, "fn main() {{\n    std::panic::set_hook(Box::new(|_| {{}}));\n{calls}}}\n");
    program
}

/// The two functions of a case, as they are shown to people.
#[must_use]
pub fn excerpt(case: &Case, oracle: Oracle) -> String {
    let mut program = Program { text: String::new(), lines: Vec::new() };
    module(&mut program, case, oracle, Halves::Both);
    program.text
}

fn head(oracle: Oracle, defaults: Defaults) -> String {
    let features = match oracle {
        Oracle::Coroutine => "#![feature(coroutines, coroutine_trait, stmt_expr_attributes, yield_expr)]\n",
        Oracle::Function => "",
    };
    let prelude = if oracle == Oracle::Coroutine { COROUTINE } else { FUNCTION };
    let defaults = match defaults {
        Defaults::Missing => "",
        Defaults::Silent => SILENT,
        Defaults::Told => TOLD,
    };
    format!(
        "{features}#![allow(warnings, arithmetic_overflow, unconditional_panic)]\n\
         use genfn::{{Generator, GeneratorState, Status, generator}};\n{COMMON}{NAMESAKES}{DEREFS}{STATES}{EVERYDAY}{LEAVES}{defaults}{prelude}"
    )
}

fn module(program: &mut Program, case: &Case, oracle: Oracle, halves: Halves) {
    let _ = writeln!(program.text, "mod c{} {{", case.index);
    for half in [Half::Subject, Half::Twin] {
        if halves == Halves::Both || halves == Halves::Only(half) {
            let from = program.text.lines().count() + 1;
            program.text.push_str(&half_text(case, oracle, half));
            let lines = from..program.text.lines().count() + 1;
            program.lines.push(Lines { index: case.index, half, lines });
        }
    }
    program.text.push_str("}\n");
}

fn half_text(case: &Case, oracle: Oracle, half: Half) -> String {
    let sig = &case.sig;
    let way = if sig.sends { "sent" } else { "iter" };
    match (half, oracle) {
        (Half::Subject, _) => {
            let body = print(&case.body, Dialect::Genfn, sig.sent(), 2);
            let returns = subject_type(sig);
            format!(
                "    pub mod subject {{\n        use crate::*;\n        use crate::leaf_{way}::{{leaf, nest}};\n        #[generator{}]\n        \
                 pub fn run({}) -> {returns} {{{body}}}\n    }}\n",
                sig.attribute,
                sig.declared()
            )
        }
        (Half::Twin, Oracle::Coroutine) => {
            let body = print(&case.body, Dialect::Coroutine, sig.sent(), 3);
            let (yields, sent, returns) = (sig.yields.text(), sig.sent().text(), sig.returns.text());
            format!(
                "    pub mod twin {{\n        use crate::*;\n        use crate::twin_{way}::{{leaf, nest}};\n        \
                 pub fn run<'a>({}) -> impl Coroutine<{sent}, Yield = {yields}, Return = {returns}> + Unpin + use<'a> {{\n            \
                 #[coroutine] move |_: {sent}| -> {returns} {{ {} return {{{body}}}; }}\n        }}\n    }}\n",
                sig.numbered(),
                sig.rebound()
            )
        }
        (Half::Twin, Oracle::Function) => {
            let body = print(&case.body, Dialect::Function, sig.sent(), 2);
            format!(
                "    pub mod twin {{\n        use crate::*;\n        use crate::{{twin_{way}::{{leaf, nest}}, sink_{way} as sink}};\n        \
                 pub fn run({}) -> {} {{{body}}}\n    }}\n",
                sig.declared(),
                sig.returns.text()
            )
        }
    }
}

fn subject_type(sig: &Signature) -> String {
    let yields = sig.yields.text();
    if sig.sends {
        format!("impl Generator<u8, Yield = {yields}, Return = {}>", sig.returns.text())
    } else {
        format!("impl Iterator<Item = {yields}>")
    }
}

fn call(case: &Case) -> String {
    let (index, arguments) = (case.index, case.sig.arguments());
    let way = if case.sig.sends { "sent" } else { "iter" };
    format!(
        "    compare_{way}({index}, || c{index}::subject::run({arguments}), || c{index}::twin::run({arguments}));\n"
    )
}
