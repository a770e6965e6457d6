//! Shows a body as text, for snapshots and for those who debug the compiler.
//!
//! ```text
//! s0 body(_0):
//!   0: loop s1
//! s1 loop t0:
//!   0: if _0 > 0 { s2 } else { s3 } -> tail
//! ```

use super::{Body, Dest, LocalKind, Point, Scope, ScopeKind, Stmt, StmtKind};
use proc_macro2::TokenStream;
use std::fmt::{self, Display, Formatter};

impl Display for Body {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        for (id, local) in self.locals.enumerate().filter(|(_, local)| local.declared.is_some()) {
            let kind = match local.kind {
                LocalKind::Arg => "arg",
                LocalKind::User => "let",
                LocalKind::Temp => "tmp",
            };
            let trivial = if local.trivial { " (trivial)" } else { "" };
            writeln!(f, "{kind} {id} = {}{trivial}", local.name)?;
        }
        let mut scopes = self.scopes.enumerate().collect::<Vec<_>>();
        scopes.sort_by_key(|(_, scope)| scope.parent.map(|parent| self.path_to(parent)));
        for (id, scope) in scopes {
            writeln!(f, "{id} {scope}")?;
        }
        Ok(())
    }
}

impl Display for Scope {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match &self.kind {
            ScopeKind::Body => f.write_str("body")?,
            ScopeKind::Block { target, unsafe_token } => {
                f.write_str(if unsafe_token.is_some() { "unsafe block" } else { "block" })?;
                target.iter().try_for_each(|target| write!(f, " {target}"))?;
            }
            ScopeKind::Branch => f.write_str("branch")?,
            ScopeKind::Loop(target) => write!(f, "loop {target}")?,
        }
        if !self.binds.is_empty() {
            write!(f, "({})", list(&self.binds))?;
        }
        f.write_str(":")?;
        for (position, stmt) in self.stmts.iter().enumerate() {
            write!(f, "\n  {position}: {stmt}")?;
        }
        Ok(())
    }
}

impl Display for Stmt {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self.dest {
            Dest::Discard | Dest::Tail => {}
            Dest::Bind(local) => write!(f, "let {local} = ")?,
            Dest::Assign(local) => write!(f, "{local} = ")?,
        }
        write!(f, "{}", self.kind)?;
        if self.dest == Dest::Tail {
            f.write_str(" -> tail")?;
        }
        Ok(())
    }
}

impl Display for StmtKind {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            StmtKind::Code(code) | StmtKind::Native(code) | StmtKind::Count(code, _) | StmtKind::Let { code, .. } => {
                f.write_str(&shown(&code.tokens))
            }
            StmtKind::LetElse { head, otherwise, .. } => write!(f, "{} else {{ {otherwise} }}", shown(&head.tokens)),
            StmtKind::Arg => f.write_str("argument"),
            StmtKind::Item(item) => f.write_str(&shown(item)),
            StmtKind::Declare(local) => write!(f, "let {local}"),
            StmtKind::Scope(scope) => write!(f, "{{ {scope} }}"),
            StmtKind::If { cond, then, otherwise, .. } => {
                write!(f, "if {} {{ {then} }} else {{ {otherwise} }}", shown(&cond.tokens))
            }
            StmtKind::Match { scrutinee, arms, .. } => {
                write!(f, "match {} {{", shown(&scrutinee.tokens))?;
                arms.iter().try_for_each(|arm| write!(f, " {} => {{ {} }}", shown(&arm.pattern), arm.body))?;
                f.write_str(" }")
            }
            StmtKind::Loop(scope) => write!(f, "loop {scope}"),
            StmtKind::Yield { value, id, .. } => write!(f, "yield {} at {id}", shown(&value.tokens)),
            StmtKind::Call { args, id } => write!(f, "call {} at {id}", shown(&args.tokens)),
            StmtKind::Jump { jump, value } => {
                write!(f, "{jump}")?;
                value.iter().try_for_each(|value| write!(f, " {}", shown(&value.tokens)))
            }
        }
    }
}

impl Display for super::Jump {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        match self {
            Self::Break(target) => write!(f, "break {target}"),
            Self::Continue(target) => write!(f, "continue {target}"),
            Self::Return => f.write_str("return"),
        }
    }
}

impl Display for Point {
    fn fmt(&self, f: &mut Formatter<'_>) -> fmt::Result {
        write!(f, "{}.{}", self.scope, self.stmt)
    }
}

fn list(items: &[impl Display]) -> String {
    items.iter().map(ToString::to_string).collect::<Vec<_>>().join(", ")
}

/// Tokens with short names of locals.
fn shown(tokens: &TokenStream) -> String {
    tokens.to_string().replace("__genfn_local_", "_").replace("__genfn_", "").replace('\n', " ")
}
