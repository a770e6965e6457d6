//! Which locals hold nothing that borrows from another one, by syntax alone: arguments, what they refer to, and numbers.
//!
//! ```text
//! fn walk(tree: &Tree, depth: u32) { for (i, child) in tree.children.iter().enumerate() { if let Some(x) = &child.x { .. } } }
//! tree, depth, i, child, x
//! ```
//!
//! A body that holds nothing else while it is suspended may be moved then. What is not known to be foreign may be all the
//! same: nothing is refused for it.

use super::holes;
use super::trivial::is_copy_type;
use crate::ir::{Foreign, IndexVec, Local, LocalId};
use syn::visit::{self, Visit};
use syn::{
    Arm, Block, Expr, ExprForLoop, ExprLet, ExprMatch, ExprMethodCall, GenericArgument, Pat, PathArguments, Type, UnOp,
};

type Locals = IndexVec<LocalId, Local>;

/// What an argument of this type is.
pub(super) fn foreign_type(ty: &Type) -> Option<Foreign> {
    match ty {
        Type::Reference(reference) if reference.mutability.is_none() => Some(Foreign::Reference),
        Type::Path(path) => match option_of(path.path.segments.last()?) {
            Some(inner) => (foreign_type(inner)? == Foreign::Reference).then_some(Foreign::Optional),
            None => is_copy_type(ty).then_some(Foreign::Value),
        },
        _ => is_copy_type(ty).then_some(Foreign::Value),
    }
}

fn option_of(segment: &syn::PathSegment) -> Option<&Type> {
    match &segment.arguments {
        PathArguments::AngleBracketed(args) if segment.ident == "Option" => match args.args.first()? {
            GenericArgument::Type(inner) => Some(inner),
            _ => None,
        },
        _ => None,
    }
}

/// Marks the locals that patterns bind.
pub(super) fn mark(block: &Block, locals: &mut Locals) {
    Marker { locals }.visit_block(block);
}

/// What the value of an expression is.
pub(crate) fn foreign_value(expr: &Expr, locals: &Locals) -> Option<Foreign> {
    let value = |expr: &Expr| foreign_value(expr, locals);
    let all = |exprs: &[&Expr]| exprs.iter().all(|expr| value(expr).is_some()).then_some(Foreign::Value);
    match expr {
        Expr::Path(path) => {
            let local = &locals[holes::local_of(path.path.get_ident()?)?];
            if local.number { Some(Foreign::Value) } else { local.foreign }
        }
        Expr::Lit(_) => Some(Foreign::Value),
        Expr::Paren(inner) => value(&inner.expr),
        Expr::Group(inner) => value(&inner.expr),
        Expr::Reference(reference) if reference.mutability.is_none() => {
            is_behind(&reference.expr, locals).then_some(Foreign::Reference)
        }
        Expr::Field(_) | Expr::Index(_) => is_behind(expr, locals).then_some(Foreign::Value),
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => is_behind(expr, locals).then_some(Foreign::Value),
        Expr::Unary(unary) => all(&[&unary.expr]),
        Expr::Cast(cast) => all(&[&cast.expr]),
        Expr::Binary(binary) => all(&[&binary.left, &binary.right]),
        Expr::Tuple(tuple) => all(&tuple.elems.iter().collect::<Vec<_>>()),
        Expr::Range(range) => {
            all(&[&range.start, &range.end].into_iter().flatten().map(|end| &**end).collect::<Vec<_>>())
        }
        Expr::MethodCall(call) => all(&call.args.iter().collect::<Vec<_>>()).and_then(|_| foreign_call(call, locals)),
        _ => None,
    }
}

/// What a method returns whose arguments are foreign.
fn foreign_call(call: &ExprMethodCall, locals: &Locals) -> Option<Foreign> {
    let (method, receiver) = (call.method.to_string(), foreign_value(&call.receiver, locals));
    let is_borrowed = is_behind(&call.receiver, locals) || receiver == Some(Foreign::Reference);
    match &*method {
        // What a user's type returns may own something, but it borrows from nothing else.
        "iter" | "chars" | "bytes" | "char_indices" | "lines" | "split_whitespace" | "keys" | "values" | "as_ref"
        | "as_deref" | "first" | "last" | "get"
            if is_borrowed =>
        {
            Some(Foreign::Value)
        }
        "len" | "is_empty" => Some(Foreign::Value),
        "rev" | "skip" | "take" | "step_by" => receiver,
        "enumerate" | "copied" | "cloned" | "zip" | "chain" => receiver.map(|_| Foreign::Value),
        _ => None,
    }
}

/// Whether a place is what a foreign reference points to, or a part of it.
fn is_behind(place: &Expr, locals: &Locals) -> bool {
    let is_reference = |base: &Expr| foreign_value(base, locals) == Some(Foreign::Reference);
    match place {
        Expr::Field(field) => is_reference(&field.base) || is_behind(&field.base, locals),
        Expr::Index(index) => {
            let element = is_reference(&index.expr) || is_behind(&index.expr, locals);
            element && foreign_value(&index.index, locals).is_some()
        }
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => {
            is_reference(&unary.expr) || is_behind(&unary.expr, locals)
        }
        Expr::Paren(inner) => is_behind(&inner.expr, locals),
        _ => false,
    }
}

struct Marker<'l> {
    locals: &'l mut Locals,
}

impl Marker<'_> {
    fn mark(&mut self, pat: &Pat, value: &Expr) {
        if let Some(value) = foreign_value(value, self.locals) {
            self.bind(pat, value);
        }
    }

    /// Marks what a pattern binds that is matched with this.
    fn bind(&mut self, pat: &Pat, value: Foreign) {
        match pat {
            Pat::Ident(pat) if pat.by_ref.is_none() && pat.mutability.is_none() && pat.subpat.is_none() => {
                if let Some(local) = holes::local_of(&pat.ident) {
                    let local = &mut self.locals[local];
                    local.foreign = Some(value);
                    local.copy |= value == Foreign::Reference;
                    local.trivial |= value == Foreign::Reference;
                }
            }
            Pat::Paren(inner) => self.bind(&inner.pat, value),
            Pat::Reference(reference) => self.bind(&reference.pat, Foreign::Value),
            Pat::Tuple(tuple) => self.bind_parts(tuple.elems.iter(), value),
            Pat::Slice(slice) => self.bind_parts(slice.elems.iter(), value),
            Pat::Struct(parts) => self.bind_parts(parts.fields.iter().map(|field| &*field.pat), value),
            Pat::TupleStruct(parts) if value == Foreign::Optional && parts.path.is_ident("Some") => {
                self.bind_parts(parts.elems.iter(), Foreign::Reference);
            }
            Pat::TupleStruct(parts) => self.bind_parts(parts.elems.iter(), value),
            Pat::Or(cases) => cases.cases.iter().for_each(|case| self.bind(case, value)),
            _ => {}
        }
    }

    /// The parts of what a reference points to are bound by reference.
    fn bind_parts<'p>(&mut self, parts: impl Iterator<Item = &'p Pat>, whole: Foreign) {
        let part = if whole == Foreign::Reference { Foreign::Reference } else { Foreign::Value };
        parts.for_each(|pat| self.bind(pat, part));
    }
}

impl Visit<'_> for Marker<'_> {
    fn visit_local(&mut self, local: &syn::Local) {
        visit::visit_local(self, local);
        if let Some(init) = &local.init {
            self.mark(&local.pat, &init.expr);
        }
    }

    fn visit_expr_let(&mut self, condition: &ExprLet) {
        self.mark(&condition.pat, &condition.expr);
        visit::visit_expr_let(self, condition);
    }

    fn visit_expr_match(&mut self, expr: &ExprMatch) {
        expr.arms.iter().for_each(|Arm { pat, .. }| self.mark(pat, &expr.expr));
        visit::visit_expr_match(self, expr);
    }

    fn visit_expr_for_loop(&mut self, repeat: &ExprForLoop) {
        // Collections yield references if they are borrowed, but other types need not.
        if foreign_value(&repeat.expr, self.locals).is_some() {
            self.bind(&repeat.pat, Foreign::Value);
        }
        visit::visit_expr_for_loop(self, repeat);
    }
}
