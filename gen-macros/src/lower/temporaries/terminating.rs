//! Expressions that are scopes of temporaries themselves, which rustc calls terminating: tails, branches, conditions.

use crate::compile::Edition;
use crate::ir::{Code, Dest, Effect, LocalId, Stmt, StmtKind};
use crate::lower::{Lowerer, use_value};
use crate::syntax::literals::bare;
use quote::quote;
use syn::Expr;

/// Which operands of a scope of temporaries have been settled.
pub(in crate::lower) enum Settled {
    /// They come next.
    Awaited,
    /// These.
    Operands(Vec<LocalId>),
    /// What is lowered are no operands of one.
    Elsewhere,
}

impl Lowerer<'_> {
    /// Lowers an expression that is a scope of temporaries itself. What it holds is dropped the latest first, be it an
    /// operand or another temporary.
    pub(in crate::lower) fn terminating(&mut self, expr: &Expr) {
        let ((), stmts, made_temps) = self.capture_scope(expr, |this| this.lower_into(expr, Dest::Tail));
        self.place(stmts, made_temps, Dest::Tail);
    }

    /// Lowers the tail of a block, which is such an expression from 2024 on; before, its temporaries outlive the locals of
    /// the block.
    pub(in crate::lower) fn lower_tail(&mut self, expr: &Expr, declares: bool) {
        if self.unit.edition == Edition::Old {
            let outer = std::mem::replace(&mut self.settled, Settled::Elsewhere);
            self.lower_into(expr, Dest::Tail);
            self.settled = outer;
            return;
        }
        let ((), stmts, made_temps) = self.capture_scope(expr, |this| this.lower_into(expr, Dest::Tail));
        let orders = has_operands(expr) || declares;
        self.asks_edition.set(self.asks_edition.get() || made_temps && orders);
        self.place(stmts, made_temps, Dest::Tail);
    }

    /// Lowers a condition, which is a scope of temporaries, too.
    pub(in crate::lower) fn lower_bool(&mut self, cond: &Expr) -> Code {
        let (value, mut stmts, made_temps) = self.capture_scope(cond, |this| this.lower_value(cond, None));
        if !made_temps {
            self.frame().extend(stmts);
            return value;
        }
        let result = self.declare(Some(quote!(bool)));
        stmts.push(Stmt::new(StmtKind::Code(value), Dest::Assign(result)));
        self.place(stmts, true, Dest::Assign(result));
        use_value(result)
    }

    /// As [`capture`](Self::capture), of a scope of temporaries, with what it holds declared as rustc drops it.
    fn capture_scope<T>(&mut self, expr: &Expr, inside: impl FnOnce(&mut Self) -> T) -> (T, Vec<Stmt>, bool) {
        let awaited = if has_operands(expr) { Settled::Awaited } else { Settled::Elsewhere };
        let outer = std::mem::replace(&mut self.settled, awaited);
        let (value, stmts, made_temps) = self.capture(inside);
        let settled = std::mem::replace(&mut self.settled, outer);
        let stmts = match settled {
            Settled::Operands(operands) if made_temps => self.order_temps(stmts, &operands),
            _ => stmts,
        };
        (value, stmts, made_temps)
    }

    /// Declares the temporaries of a statement in the order in which they are made, these operands among them.
    fn order_temps(&self, stmts: Vec<Stmt>, operands: &[LocalId]) -> Vec<Stmt> {
        let count = stmts.iter().take_while(|stmt| matches!(stmt.kind, StmtKind::Declare(_))).count();
        let mut stmts = stmts.into_iter();
        let mut waiting = stmts.by_ref().take(count).collect::<Vec<_>>();
        let (mut declared, mut rest) = (Vec::new(), Vec::new());
        for mut stmt in stmts {
            declared.extend(waiting.extract_if(.., |declare| self.makes(&stmt, declare)));
            if let Dest::Bind(operand) = stmt.dest
                && operands.contains(&operand)
            {
                declared.push(Stmt::new(StmtKind::Declare(operand), Dest::Discard));
                stmt.dest = Dest::Assign(operand);
            }
            rest.push(stmt);
        }
        waiting.into_iter().chain(declared).chain(rest).collect()
    }

    /// Whether a statement, or one in its scopes, gives what is declared its value, or that of which it is a part.
    fn makes(&self, stmt: &Stmt, declare: &Stmt) -> bool {
        matches!(declare.kind, StmtKind::Declare(temp) if self.gives(stmt, self.whole_of(temp)))
    }

    fn gives(&self, stmt: &Stmt, temp: LocalId) -> bool {
        stmt.dest == Dest::Assign(temp)
            || stmt.dest == Dest::Bind(temp)
            || assigns(stmt, temp)
            || stmt
                .scopes()
                .into_iter()
                .any(|scope| self.scopes[scope].stmts.iter().any(|inner| self.gives(inner, temp)))
    }

    /// The temporary that this is a part of, or a part of a part; or itself.
    fn whole_of(&self, temp: LocalId) -> LocalId {
        self.locals[temp].part_of.map_or(temp, |whole| self.whole_of(whole))
    }
}

/// Whether a statement is code that assigns to a temporary, be it together with others.
fn assigns(stmt: &Stmt, temp: LocalId) -> bool {
    let StmtKind::Code(code) = &stmt.kind else { return false };
    let mut found = false;
    code.flow.for_each(&mut |local, effect| found |= local == temp && effect == Effect::Assign);
    found
}

/// Whether an expression evaluates operands before it does something itself.
pub(in crate::lower) fn has_operands(expr: &Expr) -> bool {
    matches!(
        bare(expr),
        Expr::Call(_) | Expr::MethodCall(_) | Expr::Binary(_) | Expr::Tuple(_) | Expr::Array(_) | Expr::Struct(_)
    )
}
