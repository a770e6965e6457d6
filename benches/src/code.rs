//! The machine code of each rival, read back from this very program.
//!
//! A function belongs to a rival's part of a workload if its name says so: mangled names of the `v0` scheme hold all
//! generic arguments, so that `next` of a generator, the loops around it, and the functions that drop it are found
//! wherever they are defined.

use crate::{Rival, Workload};
use object::{Object, ObjectSymbol, SymbolKind};
use rustc_demangle::demangle;
use std::collections::BTreeMap;
use std::{env, fs};

/// The functions of this program.
pub struct Code {
    /// Their demangled names, by address: functions that were merged have more than one.
    functions: BTreeMap<u64, Function>,
}

struct Function {
    names: Vec<String>,
    bytes: u64,
}

impl Code {
    /// Reads this program's symbols; `None` if it has none of the `v0` scheme.
    #[must_use]
    pub fn read() -> Option<Self> {
        let program = fs::read(env::current_exe().ok()?).ok()?;
        let file = object::File::parse(&*program).ok()?;
        let mut functions = BTreeMap::new();
        for symbol in file.symbols().filter(|symbol| symbol.kind() == SymbolKind::Text) {
            let name = symbol.name().ok()?;
            let function = functions.entry(symbol.address()).or_insert_with(|| Function { names: vec![], bytes: 0 });
            function.bytes = function.bytes.max(symbol.size());
            function.names.push(format!("{:#}", demangle(name)));
        }
        let code = Self { functions };
        code.functions.values().any(|function| function.mentions("workload::consume::<")).then_some(code)
    }

    /// Returns the bytes of a rival's part of a workload, for all ways to consume it.
    #[must_use]
    pub fn bytes(&self, workload: &Workload, rival: Rival) -> u64 {
        let module = match rival {
            Rival::Nightly => format!("workloads::nightly::{}::", workload.name),
            _ => format!("workloads::{}::{}::", workload.name, rival.module()),
        };
        let timed = |function: &&Function| function.mentions(&module) && !function.is_for_tests();
        self.functions.values().filter(timed).map(|function| function.bytes).sum()
    }
}

impl Function {
    fn mentions(&self, part: &str) -> bool {
        self.names.iter().any(|name| name.contains(part))
    }

    /// What only checks that the rivals agree, and measures sizes.
    fn is_for_tests(&self) -> bool {
        let marks = ["consume::Trace", "consume::Size", "Workload>::source", "Workload>::partner"];
        marks.iter().any(|mark| self.mentions(mark))
    }
}
