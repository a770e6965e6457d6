//! Unique references of which parts are borrowed across suspensions: each part is reborrowed on its own.
//!
//! ```text
//! let a = &mut x.a; x.b += 1; yield x.b; a.push(1);                                        from
//! let _1 = &mut x.a; let _2 = &mut x.b; let a = &mut *_1; *_2 += 1; yield *_2; a.push(1);  into
//! ```
//!
//! A state that holds both `a` and `x` would move `x` while it is borrowed. If all uses of `x` are uses of its fields,
//! the fields can be borrowed where `x` comes from, and `x` need not be held any more. A field that is only read is
//! shared, so that it may be borrowed and read at a time. Both are guesses that rustc checks.

use crate::ir::{IndexVec, Local, LocalId};
use crate::lower::borrows::by_field::bind_fields;
use crate::lower::branches::{begin_branch, mentions_in_branch};
use crate::lower::new_temp;
use crate::lower::patterns::bound_by;
use crate::lower::uses::{is_comparison, is_compound, local, reads};
use crate::resolve::holes;
use crate::resolve::{Arg, LocalMacros};
use crate::syntax::known_macro::{KnownMacro, Role, parse_known};
use proc_macro2::{Ident, Span};
use quote::{ToTokens as _, quote};
use std::collections::BTreeMap;
use syn::spanned::Spanned as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Block, Expr, ExprField, ExprForLoop, ExprLet, ExprMatch, Item, Macro, Member, Pat, Stmt, UnOp, parse_quote,
    parse_quote_spanned,
};

/// Reborrows the fields of these locals, in this order, where their uses allow that.
pub(in crate::lower) fn reborrow_fields(
    block: &mut Block,
    args: &mut [Arg],
    locals: &mut IndexVec<LocalId, Local>,
    pointers: &[LocalId],
    macros: &LocalMacros,
) {
    for pointer in pointers {
        let original = bind_fields(block, *pointer);
        let mut fields = Fields { pointer: *pointer, macros, uses: 0, parts: BTreeMap::new(), access: Access::Unique };
        fields.visit_all(block, args);
        let uses = mentions(*pointer, block, args, &locals[*pointer]);
        let in_branch = mentions_in_branch(block, *pointer);
        if locals[*pointer].in_macro || fields.uses != uses || in_branch.is_some_and(|inside| inside != uses) {
            if let Some(original) = original {
                *block = original;
            }
            continue;
        }
        let declared = fields.declare(locals);
        let mut split = Split { fields, declared };
        split.visit_all(block, args);
        begin_branch(block, *pointer, &mut split.declared);
    }
}

/// How often a local is named, but for where it is declared.
fn mentions(pointer: LocalId, block: &Block, args: &[Arg], info: &Local) -> usize {
    let mut tokens = block.to_token_stream();
    args.iter().flat_map(|arg| &arg.pattern).for_each(|stmt| stmt.to_tokens(&mut tokens));
    let mut count = 0;
    holes::for_each_local(&tokens, &mut |local| count += usize::from(local == pointer));
    count.saturating_sub(usize::from(info.kind != crate::ir::LocalKind::Arg))
}

/// What is done to a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Access {
    /// It is read.
    Shared,
    /// It may be changed.
    Unique,
}

/// A field of a reference.
struct Part {
    member: Member,
    access: Access,
    name: Option<Ident>,
}

/// The local that leads to a place, without a field on the way: a reference, perhaps to a box.
fn led_by(place: &Expr) -> Option<LocalId> {
    match place {
        Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => led_by(&unary.expr),
        Expr::Paren(inner) => led_by(&inner.expr),
        Expr::Group(inner) => led_by(&inner.expr),
        _ => local(place),
    }
}

/// Collects the fields of a reference that are used, and how.
struct Fields<'a> {
    pointer: LocalId,
    macros: &'a LocalMacros,
    /// How often any of them is used.
    uses: usize,
    parts: BTreeMap<String, Part>,
    /// What is done to the expression that is being visited.
    access: Access,
}

impl Fields<'_> {
    fn visit_all(&mut self, block: &mut Block, args: &mut [Arg]) {
        args.iter_mut().flat_map(|arg| &mut arg.pattern).for_each(|stmt| self.visit_stmt_mut(stmt));
        self.visit_block_mut(block);
    }

    fn is_part(&self, field: &ExprField) -> bool {
        led_by(&field.base) == Some(self.pointer)
    }

    fn note(&mut self, field: &ExprField) {
        self.uses += 1;
        let (member, access) = (field.member.clone(), self.access);
        let key = member.to_token_stream().to_string();
        let part = self.parts.entry(key).or_insert(Part { member, access, name: None });
        part.access = part.access.max(access);
    }

    /// Visits a place, or a value of which only this is known.
    fn used(&mut self, expr: &mut Expr, access: Access) {
        let outer = std::mem::replace(&mut self.access, access);
        self.visit_expr_mut(expr);
        self.access = outer;
    }

    /// Visits a place that is matched.
    fn scrutinee(&mut self, expr: &mut Expr, pats: &[&Pat]) {
        let by_unique = pats
            .iter()
            .any(|pat| crate::syntax::tokens::any_ident(&pat.to_token_stream(), &mut |ident| ident == "mut"));
        let is_place = matches!(expr, Expr::Field(_) | Expr::Index(_) | Expr::Paren(_));
        self.used(expr, if is_place && !by_unique { Access::Shared } else { Access::Unique });
    }

    /// Makes a local for each field; returns what declares them.
    fn declare(&mut self, locals: &mut IndexVec<LocalId, Local>) -> Vec<Stmt> {
        let span = locals[self.pointer].name.span();
        let pointer = holes::local_ident(self.pointer, span);
        let span = Span::mixed_site().located_at(span);
        let declare = self.parts.values_mut().map(|Part { member, access, name }| {
            let part = new_temp(locals, "part", None);
            let info = &mut locals[part];
            (info.mutable, info.trivial, info.copy) = (false, true, *access == Access::Shared);
            info.name.set_span(Span::mixed_site().located_at(member.span()));
            info.unique = *access == Access::Unique;
            let part = name.insert(holes::local_ident(part, span));
            let mutability = (*access == Access::Unique).then(|| quote!(mut));
            parse_quote!(let #part = &#mutability #pointer.#member;)
        });
        declare.collect()
    }
}

impl VisitMut for Fields<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        use Access::{Shared, Unique};
        let access = std::mem::replace(&mut self.access, Unique);
        match expr {
            Expr::Field(field) if self.is_part(field) => {
                self.access = access;
                self.note(field);
            }
            // What is done to a part is done to the whole.
            Expr::Field(field) => self.used(&mut field.base, access),
            Expr::Paren(inner) => self.used(&mut inner.expr, access),
            Expr::Group(inner) => self.used(&mut inner.expr, access),
            Expr::Index(index) => {
                self.used(&mut index.expr, access);
                self.visit_expr_mut(&mut index.index);
            }
            Expr::Unary(unary) => {
                self.used(&mut unary.expr, if matches!(unary.op, UnOp::Deref(_)) { access } else { Shared });
            }
            Expr::Reference(reference) => {
                self.used(&mut reference.expr, if reference.mutability.is_some() { Unique } else { Shared });
            }
            Expr::MethodCall(call) => {
                self.used(&mut call.receiver, if reads(&call.method.to_string()) { Shared } else { Unique });
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            Expr::Binary(binary) => {
                let in_place = is_comparison(&binary.op);
                self.used(&mut binary.left, if is_compound(&binary.op) { Unique } else { Shared });
                self.used(&mut binary.right, if in_place { Shared } else { access.max(Shared) });
            }
            Expr::Cast(cast) => self.used(&mut cast.expr, Shared),
            Expr::Macro(mac) => self.visit_macro_mut(&mut mac.mac),
            _ => visit_mut::visit_expr_mut(self, expr),
        }
        self.access = access;
    }

    fn visit_expr_let_mut(&mut self, cond: &mut ExprLet) {
        self.scrutinee(&mut cond.expr, &[&cond.pat]);
    }

    fn visit_expr_match_mut(&mut self, matching: &mut ExprMatch) {
        let pats = matching.arms.iter().map(|arm| &arm.pat).collect::<Vec<_>>();
        self.scrutinee(&mut matching.expr, &pats);
        matching.arms.iter_mut().for_each(|arm| self.visit_arm_mut(arm));
    }

    fn visit_expr_for_loop_mut(&mut self, repeat: &mut ExprForLoop) {
        self.visit_expr_mut(&mut repeat.expr);
        self.visit_block_mut(&mut repeat.body);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        each_arg(mac, self.macros, |arg, role| {
            self.used(arg, if role == Role::Ref { Access::Shared } else { Access::Unique });
        });
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

/// Visits the arguments of a macro that is known.
fn each_arg(mac: &mut Macro, macros: &LocalMacros, mut visit: impl FnMut(&mut Expr, Role)) -> Option<KnownMacro> {
    let mut known = parse_known(mac, &macros.names)?;
    known.args.iter_mut().filter(|arg| arg.role != Role::Format).for_each(|arg| visit(&mut arg.expr, arg.role));
    mac.tokens = known.tokens();
    Some(known)
}

/// Declares the fields behind the reference, and names them.
struct Split<'a> {
    fields: Fields<'a>,
    declared: Vec<Stmt>,
}

impl Split<'_> {
    fn visit_all(&mut self, block: &mut Block, args: &mut [Arg]) {
        for arg in args {
            arg.pattern.iter_mut().for_each(|stmt| self.visit_stmt_mut(stmt));
            self.declare_behind(&mut arg.pattern);
            if arg.local == self.fields.pointer {
                arg.pattern.append(&mut self.declared);
            }
        }
        self.visit_block_mut(block);
    }

    /// Declares the fields behind the `let` of their reference.
    fn declare_behind(&mut self, stmts: &mut Vec<Stmt>) {
        let declares = |stmt: &Stmt| match stmt {
            Stmt::Local(binding) => bound_by(&binding.pat).contains(&self.fields.pointer),
            _ => false,
        };
        if let Some(position) = stmts.iter().position(declares) {
            let behind = stmts.split_off(position + 1);
            stmts.append(&mut self.declared);
            stmts.extend(behind);
        }
    }

    fn part_of(&self, field: &ExprField) -> Option<&Ident> {
        let key = field.member.to_token_stream().to_string();
        self.fields.is_part(field).then(|| self.fields.parts.get(&key)?.name.as_ref()).flatten()
    }
}

impl VisitMut for Split<'_> {
    fn visit_block_mut(&mut self, block: &mut Block) {
        block.stmts.iter_mut().for_each(|stmt| self.visit_stmt_mut(stmt));
        self.declare_behind(&mut block.stmts);
    }

    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        let Expr::Field(field) = expr else { return visit_mut::visit_expr_mut(self, expr) };
        match self.part_of(field).cloned() {
            Some(mut part) => {
                let [whole, member] = [field.base.span(), field.member.span()];
                part.set_span(Span::mixed_site().located_at(member));
                let span = Span::mixed_site().located_at(whole);
                *expr = parse_quote_spanned!(span=> (*#part));
            }
            None => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let macros = self.fields.macros;
        each_arg(mac, macros, |arg, _| self.visit_expr_mut(arg));
    }

    fn visit_item_mut(&mut self, _: &mut Item) {}
}
