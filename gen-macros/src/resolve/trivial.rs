//! Which locals are known to have no destructor, by syntax alone.
//!
//! The knowledge saves work, never decides what is accepted: a local that is not known to be trivial is asked about
//! by [method lookup](../../genfn_core/private) in the emitted code.

use syn::{BinOp, Expr, ExprMethodCall, Lit, Type, UnOp};

/// Whether a value of this type has no destructor.
pub(crate) fn is_trivial_type(ty: &Type) -> bool {
    match ty {
        Type::Reference(_) | Type::Ptr(_) | Type::FnPtr(_) | Type::Never(_) => true,
        Type::Array(array) => is_trivial_type(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(is_trivial_type),
        Type::Paren(paren) => is_trivial_type(&paren.elem),
        Type::Group(group) => is_trivial_type(&group.elem),
        Type::Path(path) => path.qself.is_none() && path.path.get_ident().is_some_and(is_primitive),
        _ => false,
    }
}

fn is_primitive(name: &syn::Ident) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize",
    ];
    PRIMITIVES.iter().any(|primitive| name == primitive)
}

/// Whether the value of this expression has no destructor.
pub(crate) fn is_trivial_value(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(lit) => !matches!(lit.lit, Lit::Verbatim(_)),
        Expr::Paren(paren) => is_trivial_value(&paren.expr),
        Expr::Group(group) => is_trivial_value(&group.expr),
        Expr::Cast(cast) => is_trivial_type(&cast.ty),
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Deref(_)) && is_trivial_value(&unary.expr),
        Expr::Binary(binary) => {
            is_comparison(&binary.op) || is_trivial_value(&binary.left) && is_trivial_value(&binary.right)
        }
        Expr::Reference(_) => true,
        Expr::Array(array) => array.elems.iter().all(is_trivial_value),
        Expr::Repeat(repeat) => is_trivial_value(&repeat.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_trivial_value),
        Expr::MethodCall(call) => is_measure(call),
        _ => false,
    }
}

/// Comparisons and lazy operators: whatever they compare, they give a `bool`.
fn is_comparison(op: &BinOp) -> bool {
    use BinOp::{And, Eq, Ge, Gt, Le, Lt, Ne, Or};
    matches!(op, Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_) | And(_) | Or(_))
}

/// `x.len()` and `x.is_empty()` measure.
fn is_measure(call: &ExprMethodCall) -> bool {
    call.args.is_empty() && (call.method == "len" || call.method == "is_empty")
}

/// Whether the items of a `for` loop over this expression have no destructor: ranges step over numbers.
pub(crate) fn has_trivial_items(head: &Expr) -> bool {
    match head {
        Expr::Range(_) => true,
        Expr::Paren(paren) => has_trivial_items(&paren.expr),
        Expr::Group(group) => has_trivial_items(&group.expr),
        Expr::MethodCall(call) => {
            ["rev", "step_by", "skip", "take"].iter().any(|name| call.method == name)
                && has_trivial_items(&call.receiver)
        }
        _ => false,
    }
}
