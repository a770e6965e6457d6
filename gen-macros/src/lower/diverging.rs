//! Which branches may never end.
//!
//! Whether a call returns is told by its type, `!` if it does not. So `if done { finish(x) }` may move `x`, and `x` may
//! be used behind it all the same: where control gets there it has not been moved. A call in any other place would have
//! nothing to do there if it did not return. Methods of the standard library's names return; if one of the user's own
//! consumes its receiver instead, rustc says so (E0507).

use super::moves::method_names::returns;
use super::uses::Uses;
use crate::ir::Flow;
use crate::syntax::known_macro::{Shape, parse_known};
use crate::syntax::literals::constructor;
use syn::{Block, Expr, ExprCall, Macro, Stmt};

impl Uses<'_> {
    /// What a branch does that is a block.
    pub(super) fn branch(self, block: &Block) -> Flow {
        Flow::seq([self.block(block), if self.block_ends_in_call(block) { Flow::Call } else { Flow::None }])
    }

    /// What a branch does.
    pub(super) fn branch_value(self, expr: &Expr) -> Flow {
        Flow::seq([self.value(expr), if self.ends_in_call(expr) { Flow::Call } else { Flow::None }])
    }

    /// Whether the last thing that a block does is a call that may not return.
    pub(super) fn block_ends_in_call(self, block: &Block) -> bool {
        match block.stmts.last() {
            Some(Stmt::Expr(last, _)) => self.ends_in_call(last),
            Some(Stmt::Macro(last)) => self.is_call(&last.mac),
            Some(Stmt::Local(_) | Stmt::Item(_)) | None => false,
        }
    }

    /// The same of an expression.
    pub(super) fn ends_in_call(self, expr: &Expr) -> bool {
        match expr {
            Expr::Call(call) => constructor(&call.func).is_none() && !is_drop(call),
            Expr::MethodCall(call) => !returns(&call.method.to_string()),
            Expr::Macro(call) => self.is_call(&call.mac),
            Expr::Paren(inner) => self.ends_in_call(&inner.expr),
            Expr::Group(inner) => self.ends_in_call(&inner.expr),
            Expr::Block(block) => self.block_ends_in_call(&block.block),
            Expr::Unsafe(block) => self.block_ends_in_call(&block.block),
            Expr::Match(matching) => matching.arms.is_empty(),
            _ => false,
        }
    }

    /// Whether a macro may stand for what does not return: not if it is known to format, to assert or to collect.
    fn is_call(self, mac: &Macro) -> bool {
        let known = parse_known(mac, &self.macros.names);
        panics(mac) || known.is_none_or(|known| known.shape == Shape::Inert)
    }
}

/// Whether a macro of this name panics.
pub(crate) fn panics(mac: &Macro) -> bool {
    const PANICS: [&str; 4] = ["panic", "unreachable", "todo", "unimplemented"];
    mac.path.segments.last().is_some_and(|last| PANICS.iter().any(|name| last.ident == name))
}

/// Whether a call drops a value, and returns.
fn is_drop(call: &ExprCall) -> bool {
    matches!(&*call.func, Expr::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == "drop"))
}
