//! A number that a block ends in has the type that the block is cast to. (Rustc tells it to blocks, but not to branches.)
//!
//! ```text
//! { yield 0; 3_000_000_000 } as u64                                    from
//! let value: u64; value = { yield 0; 3_000_000_000 }; value as u64    into
//! ```

use crate::ir::Code;
use crate::lower::Lowerer;
use crate::resolve::is_number_type;
use quote::{ToTokens as _, quote};
use syn::{Block, Expr, ExprCast, ExprLit, Lit, Stmt, Type, UnOp};

impl Lowerer<'_> {
    /// `value as type`.
    pub(super) fn lower_cast(&mut self, cast: &ExprCast) -> Code {
        let ty = &cast.ty;
        let told = ends_in_number(&cast.expr, ty).then(|| ty.to_token_stream());
        let Code { tokens, flow } = self.lower_value(&cast.expr, told);
        Code::new(quote!(#tokens as #ty), flow)
    }
}

/// Whether this is, or ends in, a number whose type nothing but the cast tells.
fn ends_in_number(value: &Expr, ty: &Type) -> bool {
    match value {
        Expr::Lit(literal) => is_told(literal, ty),
        Expr::Paren(inner) => ends_in_number(&inner.expr, ty),
        Expr::Group(inner) => ends_in_number(&inner.expr, ty),
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Deref(_)) && ends_in_number(&unary.expr, ty),
        Expr::Block(inner) => block_ends_in_number(&inner.block, ty),
        Expr::Unsafe(inner) => block_ends_in_number(&inner.block, ty),
        _ => false,
    }
}

fn block_ends_in_number(block: &Block, ty: &Type) -> bool {
    matches!(block.stmts.last(), Some(Stmt::Expr(last, None)) if ends_in_number(last, ty))
}

/// Whether a literal has this type if it is cast to it.
fn is_told(literal: &ExprLit, ty: &Type) -> bool {
    let is_float = ["f32", "f64"].iter().any(|float| matches!(ty, Type::Path(path) if path.path.is_ident(float)));
    match &literal.lit {
        Lit::Int(number) => number.suffix().is_empty() && is_number_type(ty) && !is_float,
        Lit::Float(number) => number.suffix().is_empty() && is_float,
        _ => false,
    }
}
