//! Whether what is done for an item is a loop of its own, in which nothing suspends.
//!
//! ```text
//! for i in 2..n { yield i; for multiple in (i * i..n).step_by(i) { composite[multiple] = true; } }      it is
//! for n in 0.. { yield n; }                                                                             it isn't
//! let mut all = vec![]; for n in 0..9 { all.push(n); } for n in all { yield n; }                        nor is it here
//! ```

use super::Analyses;
use crate::ir::{Body, Flow, Point, StmtKind};

impl Analyses {
    /// Whether a loop that suspends holds native code that loops.
    pub(crate) fn loops_natively(&self, body: &Body) -> bool {
        let loops = |kind: &StmtKind| kind.code().iter().any(|code| code.flow.loops());
        body.scopes.enumerate().any(|(scope, info)| {
            let found = info.stmts.iter().enumerate().filter(|(_, stmt)| loops(&stmt.kind));
            found.map(|(stmt, _)| Point { scope, stmt }).any(|at| self.is_repeated(at))
        })
    }

    /// Whether a statement is a part of a loop in which a generator is suspended.
    fn is_repeated(&self, at: Point) -> bool {
        self.graph.loops_around(self.graph.at(at)).any(|cycle| self.graph.suspends(cycle))
    }
}

impl Flow {
    /// Whether it comes back to where it was.
    fn loops(&self) -> bool {
        match self {
            Self::Loop(..) => true,
            Self::Seq(parts) | Self::Alt(parts) => parts.iter().any(Self::loops),
            Self::Block(_, body) => body.loops(),
            Self::None | Self::Effect(..) | Self::Moving(..) | Self::Jump(_) | Self::Call => false,
        }
    }
}
