//! What a literal tells of the value that it makes: its fields, and what each of them holds.

use crate::ir::Field;
use syn::{Block, Expr, ExprField, ExprPath, Member, Path, Stmt};

impl From<&Member> for Field {
    fn from(member: &Member) -> Self {
        match member {
            Member::Named(name) => Self::Named(name.clone()),
            Member::Unnamed(index) => Self::Numbered(index.index),
        }
    }
}

/// All fields of a value, if a literal makes it, be it in a branch: the others make values of the same type.
pub(crate) fn fields_of_literal(value: &Expr) -> Vec<Field> {
    match bare(value) {
        Expr::If(branch) => {
            let otherwise = branch.else_branch.iter().map(|(_, otherwise)| &**otherwise);
            first_known(tail_of(&branch.then_branch).into_iter().chain(otherwise))
        }
        Expr::Match(matching) => first_known(matching.arms.iter().map(|arm| &*arm.body)),
        Expr::Block(block) => first_known(tail_of(&block.block)),
        Expr::Unsafe(block) => first_known(tail_of(&block.block)),
        Expr::Call(call) if is_unboxing(&call.func) => first_known(call.args.first().and_then(boxed)),
        Expr::Field(part) => first_known(part_of_literal(part)),
        literal => parts_of_literal(literal).iter().map(|(member, _)| Field::from(member)).collect(),
    }
}

/// The fields of the first of these values of which they are known.
fn first_known<'a>(values: impl IntoIterator<Item = &'a Expr>) -> Vec<Field> {
    values.into_iter().map(fields_of_literal).find(|fields| !fields.is_empty()).unwrap_or_default()
}

/// The value of a block.
fn tail_of(block: &Block) -> Option<&Expr> {
    match block.stmts.last()? {
        Stmt::Expr(value, None) => Some(value),
        _ => None,
    }
}

/// The parts of a value with their names, if a literal makes it.
pub(crate) fn parts_of_literal(value: &Expr) -> Vec<(Member, &Expr)> {
    match bare(value) {
        Expr::Tuple(tuple) => (0..).map(|index: usize| Member::from(index)).zip(&tuple.elems).collect(),
        Expr::Struct(literal) if literal.rest.is_none() && !is_variant(&literal.path) => {
            literal.fields.iter().map(|field| (field.member.clone(), &field.expr)).collect()
        }
        Expr::Field(part) => part_of_literal(part).map(parts_of_literal).unwrap_or_default(),
        Expr::Call(call) if is_unboxing(&call.func) => {
            call.args.first().and_then(boxed).map(parts_of_literal).unwrap_or_default()
        }
        Expr::Call(call) if constructor(&call.func).is_some_and(|path| !is_variant(path)) => {
            (0..).map(|index: usize| Member::from(index)).zip(&call.args).collect()
        }
        _ => Vec::new(),
    }
}

/// The path of a tuple struct or variant: the `Some` of `Some(x)`.
pub(crate) fn constructor(func: &Expr) -> Option<&Path> {
    let Expr::Path(ExprPath { path, .. }) = bare(func) else { return None };
    let name = path.segments.last()?.ident.to_string();
    name.starts_with(char::is_uppercase).then_some(path)
}

/// Whether a path looks like a variant's: it stands behind a type's name.
fn is_variant(path: &Path) -> bool {
    let ty = path.segments.iter().rev().nth(1).map(|segment| segment.ident.to_string());
    ty.is_some_and(|ty| ty.starts_with(char::is_uppercase))
}

/// The part of a literal that is named.
fn part_of_literal(part: &ExprField) -> Option<&Expr> {
    parts_of_literal(&part.base).into_iter().find(|(member, _)| *member == part.member).map(|(_, value)| value)
}

/// An element of a tuple, to be changed: its type follows, as that of a struct's field would not.
pub(crate) fn element_of_tuple_mut<'a>(base: &'a mut Expr, member: &Member) -> Option<&'a mut Expr> {
    match base {
        Expr::Paren(inner) => element_of_tuple_mut(&mut inner.expr, member),
        Expr::Group(inner) => element_of_tuple_mut(&mut inner.expr, member),
        Expr::Tuple(tuple) => match member {
            Member::Unnamed(index) => tuple.elems.iter_mut().nth(index.index as usize),
            Member::Named(_) => None,
        },
        Expr::Field(part) => {
            let outer = element_of_tuple_mut(&mut part.base, &part.member)?;
            element_of_tuple_mut(outer, member)
        }
        _ => None,
    }
}

/// What a box is made of, at least in a branch: the `x` of `Box::new(x)`.
pub(crate) fn boxed(expr: &Expr) -> Option<&Expr> {
    match bare(expr) {
        Expr::Call(call) => call.args.first().filter(|_| call.args.len() == 1 && names(&call.func, ["Box", "new"])),
        Expr::Field(part) => part_of_literal(part).and_then(boxed),
        Expr::If(branch) => {
            let otherwise = branch.else_branch.as_ref().map(|(_, otherwise)| &**otherwise);
            [tail_of(&branch.then_branch), otherwise].into_iter().flatten().find_map(boxed)
        }
        Expr::Match(matching) => matching.arms.iter().find_map(|arm| boxed(&arm.body)),
        Expr::Block(block) => tail_of(&block.block).and_then(boxed),
        _ => None,
    }
}

/// Whether a function takes a value out of a box.
fn is_unboxing(func: &Expr) -> bool {
    names(func, ["__genfn", "unbox"])
}

/// Whether a path ends with these two names.
fn names(path: &Expr, last: [&str; 2]) -> bool {
    let Expr::Path(path) = bare(path) else { return false };
    let mut segments = path.path.segments.iter().rev();
    last.iter().rev().all(|name| segments.next().is_some_and(|segment| segment.ident == name))
}

/// Whether an expression makes a tuple. Its parts are dropped in order, those of a struct in an order that its type tells.
pub(crate) fn is_tuple(expr: &Expr) -> bool {
    match bare(expr) {
        Expr::Tuple(tuple) => !tuple.elems.is_empty(),
        Expr::Field(part) => is_tuple(&part.base) && part_of_literal(part).is_some_and(is_tuple),
        _ => false,
    }
}

/// An expression without the parentheses around it.
pub(crate) fn bare(expr: &Expr) -> &Expr {
    match expr {
        Expr::Paren(inner) => bare(&inner.expr),
        Expr::Group(inner) => bare(&inner.expr),
        _ => expr,
    }
}
