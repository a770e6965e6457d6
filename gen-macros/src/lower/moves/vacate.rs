//! Fields that are used by value while the rest of their value outlives a suspension.
//!
//! ```text
//! let a = x.a; .. yield ..                                                                             from
//! let a = if part.is_taken() { part.taken(); part.take(&mut x.a) } else { part.left(); x.a }; .. yield ..    into
//! ```
//!
//! A pattern takes parts of a field where it is. What it binds tells whether anything was moved:
//!
//! ```text
//! if let Some(a) = x.a { .. }                                                                       from
//! if let Some(a) = x.a { if part.is_taken() { part.taken(); x.a = part.filled() } else { part.left() } .. }    into
//! ```
//!
//! What is left of a value of which a field was moved out can't be saved as a whole. So the field is replaced by its
//! type's default (`core::mem::take`), if it has one and is not `Copy`: the value stays whole, and is dropped where its
//! scope ends. A field without a default is moved, and what is left is saved [field by field](crate::elaborate::partial).

use crate::emit::names;
use crate::ir::{BitSet, Effect, Field, FieldCall, Gate, LocalId, Method, Tokens};
use crate::lower::moves::bound_values::{Refilled, values_in};
use crate::lower::moves::called_fields::{field_call, refilled};
use crate::lower::moves::consuming::{effect_of, is_unwrapping};
use crate::lower::spine::control::chain_parts;
use crate::lower::uses::{field_of_local, is_comparison, is_compound, local, place_root};
use crate::resolve::holes;
use crate::resolve::pattern::single_binding;
use crate::syntax::known_macro::{Role, parse_known};
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use std::collections::BTreeSet;
use syn::visit_mut::{self, VisitMut};
use syn::{
    BinOp, Block, Expr, ExprAsync, ExprBinary, ExprClosure, ExprIf, ExprLet, ExprMatch, ExprMethodCall, Item, Local,
    Macro, Pat, PatIdent, Stmt, Token, UnOp, parse_quote,
};

/// A place where a field is used by value.
pub(crate) struct Site {
    /// Whose field it is.
    pub(crate) whole: LocalId,
    /// The field, unless it is a part of one.
    pub(crate) field: Option<Field>,
    pub(crate) kind: SiteKind,
    /// The arm of a `match` that tells the types of what a pattern binds.
    pub(crate) tells: Tokens,
    /// It is the whole that is matched, not the field.
    pub(crate) opens: bool,
    /// The method of which rustc is asked whether it consumes the field.
    pub(crate) method: Option<Method>,
}

/// How a field is used by value.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum SiteKind {
    /// As an operand.
    Operand,
    /// As the receiver of a method that consumes iterators, options and results.
    Adapted,
    /// The same, and it is not used again behind that.
    Spent,
    /// As the receiver of a method of which rustc is asked whether it consumes it, with the same behind it.
    Called,
    /// As a receiver that waits for the arguments of a method of which rustc is asked whether it consumes it.
    Awaited,
    /// A pattern binds it, or parts of it.
    Bound,
}

/// What has become of fields that are used by value.
pub(in crate::lower) struct Vacated {
    /// The places where they are.
    pub(in crate::lower) sites: Vec<Site>,
    /// The locals among those with such fields that are declared by their name alone.
    pub(in crate::lower) lone: BitSet<LocalId>,
}

/// Rewrites the by-value uses of these locals' fields.
pub(in crate::lower) fn vacate_fields(
    block: &mut Block,
    refilled: Refilled<'_>,
    calls: &BTreeSet<FieldCall>,
    local_macros: &[String],
) -> Vacated {
    if refilled.fields.is_empty() {
        return Vacated { sites: Vec::new(), lone: BitSet::default() };
    }
    let mut vacate =
        Vacate { refilled, calls, local_macros, behind: Vec::new(), sites: Vec::new(), lone: BitSet::default() };
    vacate.visit_block_mut(block);
    Vacated { sites: vacate.sites, lone: vacate.lone }
}

struct Vacate<'a> {
    refilled: Refilled<'a>,
    /// Calls behind which the fields are not used again on which they are.
    calls: &'a BTreeSet<FieldCall>,
    local_macros: &'a [String],
    /// What has to follow the `let` that is being visited.
    behind: Vec<Stmt>,
    sites: Vec<Site>,
    lone: BitSet<LocalId>,
}

/// A field that is replaced by its type's default, or copied, or moved; with the call of a method on it, if there is one.
pub(in crate::lower) fn taken_or_left(part: &Ident, field: &Expr, call: &TokenStream) -> Expr {
    parse_quote! {
        (if #part.is_taken() { #part.taken(); #part.take(&mut #field) #call } else { #part.left(); #field #call })
    }
}

/// Whether this is such a field. It is used in both branches, and only one of them is ever run.
pub(in crate::lower) fn is_taken_or_left(branch: &ExprIf) -> bool {
    let Expr::MethodCall(call) = &*branch.cond else { return false };
    let is_part = matches!(&*call.receiver, Expr::Path(path) if path.path.get_ident().is_some_and(names::is_part));
    is_part && call.method == "is_taken" && matches!(branch.then_branch.stmts.last(), Some(Stmt::Expr(_, None)))
}

impl Vacate<'_> {
    /// A field that is used by value.
    fn field(&mut self, expr: &mut Expr, kind: SiteKind) {
        let part = self.site(expr, kind);
        *expr = taken_or_left(&part, expr, &TokenStream::new());
    }

    /// What a call becomes of a field that it may consume.
    fn method(&mut self, call: &mut ExprMethodCall) -> Option<Expr> {
        call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
        let (is_field, suspends) = (self.is_vacated(&call.receiver), suspends_in(call));
        match effect_of(call) {
            Effect::Move if is_unwrapping(call) && is_field => {
                if !suspends {
                    return Some(self.adapted(call));
                }
                self.field(&mut call.receiver, SiteKind::Adapted);
            }
            Effect::Move => self.visit_expr_mut(&mut call.receiver),
            Effect::Doubt(Gate::Adaptor) if is_field && !suspends => {
                let is_spent = field_call(call).is_some_and(|known| self.calls.contains(&known));
                return Some(if is_spent { self.spent(call) } else { self.adapted(call) });
            }
            _ => self.place(&mut call.receiver),
        }
        None
    }

    /// A call that may consume a field that is not used again.
    fn spent(&mut self, call: &ExprMethodCall) -> Expr {
        let part = self.site(&call.receiver, SiteKind::Spent);
        refilled(call, &part)
    }

    /// A call that may consume a field.
    fn adapted(&mut self, call: &ExprMethodCall) -> Expr {
        let ExprMethodCall { receiver, dot_token, method, turbofish, args, .. } = call;
        let part = self.site(receiver, SiteKind::Adapted);
        taken_or_left(&part, receiver, &quote!(#dot_token #method #turbofish(#args)))
    }

    fn site(&mut self, field: &Expr, kind: SiteKind) -> Ident {
        let whole = place_root(field).unwrap_or_else(|| crate::diag::bug!("a field of nothing"));
        let (field, tells) = (field_of_local(field).map(Field::from), Tokens::default());
        self.sites.push(Site { whole, field, kind, tells, opens: false, method: None });
        names::part(self.sites.len() - 1)
    }

    /// What follows a pattern that has bound a field, or parts of it: if they were moved, the default takes its place.
    fn refill(&mut self, place: &Expr, pat: &Pat) -> Vec<Stmt> {
        let taken = self.refilled.taken(pat, place);
        taken.into_iter().flat_map(|(field, part)| self.refill_field(&field, part, (place, pat))).collect()
    }

    fn refill_field(&mut self, place: &Expr, pat: &Pat, (matched, by): (&Expr, &Pat)) -> [Stmt; 2] {
        let taken = self.site(place, SiteKind::Bound);
        let (bound, runtime) = (names::bound(self.sites.len() - 1), names::runtime_at(place));
        let opens = local(matched).is_some();
        let field = if opens { quote!((&#place, ())) } else { quote!(()) };
        let parts = values_in(pat).into_iter().rev().fold(field, |rest, part| quote!((&#part, #rest)));
        // By themselves, so that where one has no type rustc expects none of the others.
        let told = names::local("genfn_told", Span::mixed_site());
        let tell = quote!(let #told = #parts; #runtime::Probe::of(&#bound, &#told););
        let by = if let Pat::Guard(guarded) = by { &*guarded.pat } else { by };
        self.sites.last_mut().into_iter().for_each(|site| {
            site.tells = quote!(#by => { #tell }).into();
            site.opens = opens;
        });
        // It is not filled again where it is missing: that it may be moved stands behind.
        [
            parse_quote!(if #taken.is_taken() { #taken.taken(); #place = #taken.filled(); } else { #taken.left(); }),
            parse_quote!(if false { #runtime::split::never(); #tell { #place }; }),
        ]
    }

    /// Lets what has been taken of fields be followed by what takes their places: in front of the next condition, or of
    /// the branch.
    fn refill_behind(&mut self, cond: &mut Expr, block: &mut Block) {
        let parts = chain_parts(cond).into_iter().cloned().collect::<Vec<_>>();
        let count = parts.len();
        let mut chain = None;
        for (position, part) in parts.into_iter().enumerate() {
            let refill =
                if let Expr::Let(ExprLet { pat, expr, .. }) = &part { self.refill(expr, pat) } else { Vec::new() };
            chain = Some(joined(chain, part));
            if position + 1 == count {
                let behind = std::mem::replace(&mut block.stmts, refill);
                block.stmts.extend(behind);
            } else if !refill.is_empty() {
                chain = Some(joined(chain, parse_quote!({ #(#refill)* true })));
            }
        }
        chain.into_iter().for_each(|chain| *cond = chain);
    }

    fn is_vacated(&self, expr: &Expr) -> bool {
        local(expr).is_none() && place_root(expr).is_some_and(|root| self.refilled.fields.contains(root))
    }

    /// An expression that is used in place: only what is evaluated on the way to it is used by value.
    fn place(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Field(field) => self.place(&mut field.base),
            Expr::Paren(inner) => self.place(&mut inner.expr),
            Expr::Group(inner) => self.place(&mut inner.expr),
            _ => self.visit_expr_mut(expr),
        }
    }

    /// What is assigned to: a place, or places that take what is assigned apart.
    fn assignee(&mut self, target: &mut Expr) {
        match target {
            Expr::Tuple(tuple) => tuple.elems.iter_mut().for_each(|elem| self.assignee(elem)),
            Expr::Array(array) => array.elems.iter_mut().for_each(|elem| self.assignee(elem)),
            Expr::Call(call) => call.args.iter_mut().for_each(|arg| self.assignee(arg)),
            Expr::Struct(literal) => literal.fields.iter_mut().for_each(|field| self.assignee(&mut field.expr)),
            Expr::Paren(inner) => self.assignee(&mut inner.expr),
            Expr::Group(inner) => self.assignee(&mut inner.expr),
            _ => self.place(target),
        }
    }

    /// A local that is declared by its name alone has to be mutable. What other patterns bind is
    /// [bound again](crate::ir::Local::rebound): `mut` would tell rustc to bind by value what it binds by reference.
    fn lone(&mut self, pat: &mut Pat) {
        let Some(name) = single_name(pat) else { return };
        if let Some(local) = holes::local_of(&name.ident).filter(|local| self.refilled.fields.contains(*local)) {
            name.mutability.get_or_insert(Token![mut](name.ident.span()));
            self.lone.insert(local);
        }
    }
}

/// One more condition behind others.
fn joined(before: Option<Expr>, part: Expr) -> Expr {
    match before {
        Some(before) => Expr::Binary(ExprBinary {
            attrs: Vec::new(),
            left: Box::new(before),
            op: BinOp::And(Token![&&](Span::mixed_site())),
            right: Box::new(part),
        }),
        None => part,
    }
}

/// The binding that is all of a pattern, but for its type.
fn single_name(pat: &mut Pat) -> Option<&mut PatIdent> {
    match pat {
        Pat::Ident(name) if name.by_ref.is_none() && name.subpat.is_none() => Some(name),
        Pat::Type(typed) => single_name(&mut typed.pat),
        _ => None,
    }
}

impl VisitMut for Vacate<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Field(_) if self.is_vacated(expr) => self.field(expr, SiteKind::Operand),
            Expr::Field(field) => self.place(&mut field.base),
            Expr::Index(index) => {
                self.place(&mut index.expr);
                self.visit_expr_mut(&mut index.index);
            }
            Expr::Reference(reference) => self.place(&mut reference.expr),
            Expr::RawAddr(addr) => self.place(&mut addr.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.place(&mut unary.expr),
            Expr::MethodCall(call) => {
                if let Some(vacated) = self.method(call) {
                    *expr = vacated;
                }
            }
            Expr::Call(call) => {
                self.place(&mut call.func);
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
            }
            Expr::Binary(binary) => {
                let in_place = is_comparison(&binary.op);
                if in_place || is_compound(&binary.op) {
                    self.place(&mut binary.left);
                } else {
                    self.visit_expr_mut(&mut binary.left);
                }
                if in_place { self.place(&mut binary.right) } else { self.visit_expr_mut(&mut binary.right) }
            }
            Expr::Assign(assign) => {
                self.visit_expr_mut(&mut assign.right);
                self.assignee(&mut assign.left);
            }
            Expr::Let(cond) => self.place(&mut cond.expr),
            Expr::If(branch) if self.is_vacated(&branch.cond) => {
                // It is a `bool`, which is copied.
                self.visit_block_mut(&mut branch.then_branch);
                branch.else_branch.iter_mut().for_each(|(_, otherwise)| self.visit_expr_mut(otherwise));
            }
            Expr::While(repeat) if self.is_vacated(&repeat.cond) => self.visit_block_mut(&mut repeat.body),
            Expr::If(branch) => {
                visit_mut::visit_expr_if_mut(self, branch);
                self.refill_behind(&mut branch.cond, &mut branch.then_branch);
            }
            Expr::While(repeat) => {
                visit_mut::visit_expr_while_mut(self, repeat);
                self.refill_behind(&mut repeat.cond, &mut repeat.body);
            }
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_expr_match_mut(&mut self, matching: &mut ExprMatch) {
        self.place(&mut matching.expr);
        for arm in &mut matching.arms {
            // In a guard nothing can be moved.
            self.visit_expr_mut(&mut arm.body);
            let refill = self.refill(&matching.expr, &arm.pat);
            if !refill.is_empty() {
                let body = &arm.body;
                *arm.body = parse_quote!({ #(#refill)* #body });
            }
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        for mut stmt in std::mem::take(&mut block.stmts) {
            let outer = std::mem::take(&mut self.behind);
            self.visit_stmt_mut(&mut stmt);
            block.stmts.push(stmt);
            block.stmts.append(&mut self.behind);
            self.behind = outer;
        }
    }

    fn visit_local_mut(&mut self, binding: &mut Local) {
        self.lone(&mut binding.pat);
        let Some(init) = &mut binding.init else { return };
        if single_binding(&binding.pat).is_some() {
            self.visit_expr_mut(&mut init.expr);
        } else {
            self.place(&mut init.expr);
        }
        if let Some((_, diverge)) = &mut init.diverge {
            self.visit_expr_mut(diverge);
        }
        self.behind = self.refill(&init.expr, &binding.pat);
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        let Some(mut known) = parse_known(mac, self.local_macros) else { return };
        for arg in &mut known.args {
            match arg.role {
                Role::Value => self.visit_expr_mut(&mut arg.expr),
                Role::Ref | Role::Receiver => self.place(&mut arg.expr),
                Role::Format => {}
            }
        }
        mac.tokens = known.tokens();
    }

    fn visit_expr_closure_mut(&mut self, _: &mut ExprClosure) {}

    fn visit_expr_async_mut(&mut self, _: &mut ExprAsync) {}

    fn visit_item_mut(&mut self, _: &mut Item) {}
}

fn suspends_in(call: &ExprMethodCall) -> bool {
    call.args.iter().any(crate::lower::predicates::suspends)
}
