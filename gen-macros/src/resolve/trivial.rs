//! Which locals are known to have no destructor, by syntax alone.
//!
//! The knowledge saves work, never decides what is accepted: a local that is not known to be trivial is asked about
//! by [method lookup](../../genfn_core/private) in the emitted code.

use syn::{
    BinOp, Expr, ExprMethodCall, GenericArgument, Generics, Lit, PathArguments, Type, TypeParamBound, UnOp,
    WherePredicate,
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

fn is_primitive(name: &syn::Ident) -> bool {
    const PRIMITIVES: [&str; 16] = [
        "bool", "char", "f32", "f64", "i8", "i16", "i32", "i64", "i128", "isize", "u8", "u16", "u32", "u64", "u128",
        "usize",
    ];
    PRIMITIVES.iter().any(|primitive| name == primitive)
}

/// Whether the value of this expression has no destructor. `known` tells of locals.
pub(crate) fn is_trivial_value(expr: &Expr, known: &dyn Fn(&Expr) -> bool) -> bool {
    let is_trivial_value = |expr: &Expr| is_trivial_value(expr, known);
    match expr {
        Expr::Path(_) | Expr::Yield(_) => known(expr),
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
        Expr::MethodCall(call) => is_measure(call),
        _ => false,
    }
}

/// Whether an expression is plainly a number: operators on others may give anything.
fn is_number(expr: &Expr) -> bool {
    match expr {
        Expr::Lit(lit) => matches!(lit.lit, Lit::Int(_) | Lit::Float(_) | Lit::Byte(_)),
        Expr::Paren(paren) => is_number(&paren.expr),
        Expr::Group(group) => is_number(&group.expr),
        Expr::Cast(cast) => matches!(&*cast.ty, Type::Path(_)) && is_trivial_type(&cast.ty),
        Expr::Unary(unary) => matches!(unary.op, UnOp::Neg(_)) && is_number(&unary.expr),
        Expr::Binary(binary) => is_number(&binary.left) && is_number(&binary.right),
        Expr::MethodCall(call) => is_measure(call),
        _ => false,
    }
}

/// Whether the value of this expression is `Copy`. `known` tells of locals.
pub(crate) fn is_copy_value(expr: &Expr, known: &dyn Fn(&Expr) -> bool) -> bool {
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
        _ => is_trivial_value(expr, known),
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
fn bounds_of<'a>(name: &'a syn::Ident, generics: &'a Generics) -> impl Iterator<Item = &'a TypeParamBound> {
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

/// Whether a value is plainly a collection of the standard library, made on the spot.
pub(crate) fn is_made_here(expr: &Expr) -> bool {
    const TYPES: [&str; 9] =
        ["String", "Vec", "VecDeque", "BTreeMap", "BTreeSet", "HashMap", "HashSet", "BinaryHeap", "LinkedList"];
    match expr {
        Expr::Array(_) | Expr::Repeat(_) => true,
        Expr::Macro(mac) => mac.mac.path.is_ident("vec") || mac.mac.path.is_ident("format"),
        Expr::MethodCall(call) => ["to_string", "to_owned", "to_vec"].iter().any(|name| call.method == name),
        Expr::Call(call) => match &*call.func {
            Expr::Path(path) => {
                let mut segments = path.path.segments.iter().rev().skip(1);
                segments.next().is_some_and(|ty| TYPES.iter().any(|name| ty.ident == name))
            }
            _ => false,
        },
        _ => false,
    }
}
