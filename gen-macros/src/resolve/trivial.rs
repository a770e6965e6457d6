//! Which locals are known to have no destructor, by syntax alone.
//!
//! The knowledge saves work, never decides what is accepted: a local that is not known to be trivial is asked about
//! by [method lookup](../../genfn_core/private) in the emitted code.

use syn::{
    BinOp, Expr, ExprMethodCall, ExprPath, GenericArgument, Generics, Ident, Lit, PathArguments, Type, TypeParamBound,
    UnOp, WherePredicate,
};

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

/// Whether a type is a unique reference to something whose fields are its own: not to a smart pointer, whose fields are
/// reached by a call.
pub(crate) fn is_unique_type(ty: &Type) -> bool {
    const POINTERS: [&str; 8] =
        ["Rc", "Arc", "Ref", "RefMut", "MutexGuard", "RwLockReadGuard", "RwLockWriteGuard", "ManuallyDrop"];
    match ty {
        Type::Reference(reference) if reference.mutability.is_some() => match &*reference.elem {
            Type::Path(path) => {
                let name = path.path.segments.last().map(|segment| segment.ident.to_string()).unwrap_or_default();
                !POINTERS.contains(&name.as_str())
            }
            _ => true,
        },
        Type::Paren(paren) => is_unique_type(&paren.elem),
        Type::Group(group) => is_unique_type(&group.elem),
        _ => false,
    }
}

/// Whether a type is `Copy`.
pub(crate) fn is_copy_type(ty: &Type) -> bool {
    match ty {
        Type::Reference(reference) => reference.mutability.is_none(),
        Type::Array(array) => is_copy_type(&array.elem),
        Type::Tuple(tuple) => tuple.elems.iter().all(is_copy_type),
        Type::Paren(paren) => is_copy_type(&paren.elem),
        Type::Group(group) => is_copy_type(&group.elem),
        _ => is_trivial_type(ty),
    }
}

/// Whether a type is a number, whose operators give numbers.
pub(crate) fn is_number_type(ty: &Type) -> bool {
    match ty {
        Type::Paren(paren) => is_number_type(&paren.elem),
        Type::Group(group) => is_number_type(&group.elem),
        Type::Path(path) => path.qself.is_none() && path.path.get_ident().is_some_and(is_numeric),
        _ => false,
    }
}

fn is_primitive(name: &Ident) -> bool {
    name == "bool" || name == "char" || is_numeric(name)
}

fn is_numeric(name: &Ident) -> bool {
    const NUMBERS: [&str; 14] =
        ["f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128", "usize"];
    NUMBERS.iter().any(|number| name == number)
}

/// What may be known of a value.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fact {
    /// It has no destructor.
    Trivial,
    /// It is `Copy`.
    Copy,
    /// It is a number.
    Number,
}

/// Tells of locals, and of what is sent.
pub(crate) type Known<'a> = &'a dyn Fn(&Expr, Fact) -> bool;

/// Whether the value of this expression has no destructor.
pub(crate) fn is_trivial_value(expr: &Expr, known: Known<'_>) -> bool {
    let is_number = |expr: &Expr| is_number(expr, known);
    let is_trivial_value = |expr: &Expr| is_trivial_value(expr, known);
    match expr {
        Expr::Path(_) | Expr::Yield(_) => known(expr, Fact::Trivial) || is_number(expr),
        Expr::Lit(lit) => !matches!(lit.lit, Lit::Verbatim(_)),
        Expr::Paren(paren) => is_trivial_value(&paren.expr),
        Expr::Group(group) => is_trivial_value(&group.expr),
        Expr::Cast(cast) => is_trivial_type(&cast.ty),
        Expr::Unary(_) => is_number(expr),
        Expr::Binary(binary) => is_comparison(&binary.op) || is_number(&binary.left) && is_number(&binary.right),
        Expr::Reference(_) => true,
        Expr::Array(array) => array.elems.iter().all(is_trivial_value),
        Expr::Repeat(repeat) => is_trivial_value(&repeat.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_trivial_value),
        Expr::MethodCall(_) => is_number(expr) || is_measure(expr),
        _ => false,
    }
}

/// Whether an expression is plainly a number: operators on others may give anything.
pub(crate) fn is_number(expr: &Expr, known: Known<'_>) -> bool {
    let is_number = |expr: &Expr| is_number(expr, known);
    match expr {
        Expr::Path(path) => is_constant_of_a_number(path) || known(expr, Fact::Number),
        Expr::Yield(_) => known(expr, Fact::Number),
        Expr::Lit(lit) => matches!(lit.lit, Lit::Int(_) | Lit::Float(_) | Lit::Byte(_)),
        Expr::Paren(paren) => is_number(&paren.expr),
        Expr::Group(group) => is_number(&group.expr),
        Expr::Cast(cast) => is_number_type(&cast.ty),
        Expr::Unary(unary) => !matches!(unary.op, UnOp::Deref(_)) && is_number(&unary.expr),
        Expr::Binary(binary) => is_arithmetic(&binary.op) && is_number(&binary.left) && is_number(&binary.right),
        Expr::MethodCall(call) => gives_the_same(call) && is_number(&call.receiver) || is_length(call),
        _ => false,
    }
}

/// `u64::MAX` and the like.
fn is_constant_of_a_number(path: &ExprPath) -> bool {
    const CONSTANTS: [&str; 7] = ["MAX", "MIN", "BITS", "EPSILON", "INFINITY", "NEG_INFINITY", "NAN"];
    let mut segments = path.path.segments.iter();
    match (segments.next(), segments.next(), segments.next()) {
        (Some(ty), Some(name), None) => {
            path.qself.is_none() && is_numeric(&ty.ident) && CONSTANTS.iter().any(|known| name.ident == known)
        }
        _ => false,
    }
}

/// Methods that numbers have themselves, and that give a number of the same type.
fn gives_the_same(call: &ExprMethodCall) -> bool {
    const NAMES: [&str; 13] = [
        "abs",
        "div_euclid",
        "isqrt",
        "pow",
        "powf",
        "powi",
        "rem_euclid",
        "rotate_left",
        "rotate_right",
        "signum",
        "sqrt",
        "abs_diff",
        "swap_bytes",
    ];
    let name = call.method.to_string();
    NAMES.contains(&name.as_str()) || name.starts_with("wrapping_") || name.starts_with("saturating_")
}

/// Whether the value of this expression is `Copy`.
pub(crate) fn is_copy_value(expr: &Expr, known: Known<'_>) -> bool {
    let is_number = |expr: &Expr| is_number(expr, known);
    let is_copy = |expr: &Expr| is_copy_value(expr, known);
    match expr {
        Expr::Reference(reference) => reference.mutability.is_none(),
        Expr::Paren(paren) => is_copy(&paren.expr),
        Expr::Group(group) => is_copy(&group.expr),
        Expr::Cast(cast) => is_copy_type(&cast.ty),
        Expr::Array(array) => array.elems.iter().all(is_copy),
        Expr::Repeat(repeat) => is_copy(&repeat.expr),
        Expr::Tuple(tuple) => tuple.elems.iter().all(is_copy),
        Expr::Binary(binary) => is_comparison(&binary.op) || is_number(&binary.left) && is_number(&binary.right),
        Expr::Path(_) | Expr::Yield(_) => known(expr, Fact::Copy) || is_number(expr),
        _ => is_trivial_value(expr, known),
    }
}

/// Comparisons and lazy operators: whatever they compare, they give a `bool`.
fn is_comparison(op: &BinOp) -> bool {
    use BinOp::{And, Eq, Ge, Gt, Le, Lt, Ne, Or};
    matches!(op, Eq(_) | Ne(_) | Lt(_) | Le(_) | Gt(_) | Ge(_) | And(_) | Or(_))
}

/// Arithmetic and bits: of numbers they give a number.
fn is_arithmetic(op: &BinOp) -> bool {
    use BinOp::{Add, BitAnd, BitOr, BitXor, Div, Mul, Rem, Shl, Shr, Sub};
    matches!(op, Add(_) | Sub(_) | Mul(_) | Div(_) | Rem(_) | BitXor(_) | BitAnd(_) | BitOr(_) | Shl(_) | Shr(_))
}

/// `x.len()` and `x.is_empty()` measure.
fn is_measure(expr: &Expr) -> bool {
    matches!(expr, Expr::MethodCall(call) if call.args.is_empty() && call.method == "is_empty" || is_length(call))
}

fn is_length(call: &ExprMethodCall) -> bool {
    call.args.is_empty() && call.method == "len"
}

/// Whether the items of a `for` loop over this expression are plainly numbers.
pub(crate) fn has_numbers(head: &Expr, known: Known<'_>) -> bool {
    match head {
        Expr::Range(range) => [&range.start, &range.end].into_iter().flatten().all(|end| is_number(end, known)),
        Expr::Paren(paren) => has_numbers(&paren.expr, known),
        Expr::Group(group) => has_numbers(&group.expr, known),
        Expr::MethodCall(call) => is_range_adaptor(call) && has_numbers(&call.receiver, known),
        _ => false,
    }
}

/// Adaptors that pass the items of a range on.
fn is_range_adaptor(call: &ExprMethodCall) -> bool {
    const NAMES: [&str; 8] = ["rev", "step_by", "skip", "take", "filter", "skip_while", "take_while", "inspect"];
    NAMES.iter().any(|name| call.method == name)
}

/// Whether the items of a `for` loop over this expression have no destructor: ranges step over numbers.
pub(crate) fn has_trivial_items(head: &Expr) -> bool {
    match head {
        Expr::Range(_) => true,
        Expr::Paren(paren) => has_trivial_items(&paren.expr),
        Expr::Group(group) => has_trivial_items(&group.expr),
        Expr::MethodCall(call) => is_range_adaptor(call) && has_trivial_items(&call.receiver),
        _ => false,
    }
}

/// Whether a value of this type is consumed by calling it, as its declaration says: `impl FnOnce()`, `Box<dyn FnOnce()>`,
/// or a type parameter that is bounded so.
pub(crate) fn is_called_once(ty: &Type, generics: &Generics) -> bool {
    match ty {
        Type::ImplTrait(opaque) => opaque.bounds.iter().any(is_fn_once),
        Type::TraitObject(object) => object.bounds.iter().any(is_fn_once),
        Type::Paren(paren) => is_called_once(&paren.elem, generics),
        Type::Group(group) => is_called_once(&group.elem, generics),
        Type::Path(path) => match (path.path.get_ident(), path.path.segments.last()) {
            (Some(name), _) => bounds_of(name, generics).any(is_fn_once),
            (None, Some(segment)) if segment.ident == "Box" => match &segment.arguments {
                PathArguments::AngleBracketed(args) => args.args.iter().any(|arg| match arg {
                    GenericArgument::Type(inner) => is_called_once(inner, generics),
                    _ => false,
                }),
                _ => false,
            },
            _ => false,
        },
        _ => false,
    }
}

/// The bounds of a type parameter, where it is declared and in the `where` clause.
fn bounds_of<'a>(name: &'a Ident, generics: &'a Generics) -> impl Iterator<Item = &'a TypeParamBound> {
    let declared = generics.type_params().filter(move |param| param.ident == *name).flat_map(|param| &param.bounds);
    let predicates = generics.where_clause.iter().flat_map(|clause| &clause.predicates);
    let later = predicates.filter_map(move |predicate| match predicate {
        WherePredicate::Type(predicate) => match &predicate.bounded_ty {
            Type::Path(path) if path.path.is_ident(name) => Some(&predicate.bounds),
            _ => None,
        },
        _ => None,
    });
    declared.chain(later.flatten())
}

fn is_fn_once(bound: &TypeParamBound) -> bool {
    match bound {
        TypeParamBound::Trait(bound) => bound.path.segments.last().is_some_and(|segment| segment.ident == "FnOnce"),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fact, is_number};
    use syn::{Expr, parse_str};

    /// Whether it is known that an expression is a number, if `n` is one, and `x` may be anything.
    fn number(text: &str) -> bool {
        let expr: Expr = parse_str(text).unwrap();
        is_number(&expr, &|expr, fact| {
            fact == Fact::Number && matches!(expr, Expr::Path(path) if path.path.is_ident("n"))
        })
    }

    #[test]
    fn operators_on_numbers_give_numbers() {
        for text in [
            "1",
            "n",
            "n + 1",
            "-(n * n)",
            "!n << 2",
            "n.wrapping_add(x)",
            "u8::MAX - n",
            "x as u64 ^ n",
            "x.len() / 2",
        ] {
            assert!(number(text), "{text}");
        }
    }

    #[test]
    fn operators_on_others_may_give_anything() {
        for text in ["x", "x + 1", "n + x", "n == 1", "*n", "n += 1", "x.pow(2)", "n.to_string()", "X::MAX", "&n"] {
            assert!(!number(text), "{text}");
        }
    }
}
