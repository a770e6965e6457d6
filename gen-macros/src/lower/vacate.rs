//! Fields that are used by value while the rest of their value outlives a suspension.
//!
//! ```text
//! let a = x.a; .. yield ..                                                                             from
//! let a = if part.is_taken() { part.taken(); part.take(&mut x.a) } else { part.left(); x.a }; .. yield ..    into
//! ```
//!
//! What is left of a value of which a field was moved out can't be saved as a whole. So the field is replaced by its
//! type's default (`core::mem::take`), if it has one and is not `Copy`: the value stays whole, and is dropped where its
//! scope ends. A field without a default is moved, and what is left is saved [field by field](crate::partial).

use super::Lowerer;
use super::consuming::effect_of;
use super::uses::{is_comparison, is_compound, local, place_root};
use crate::emit::names;
use crate::ir::{BitSet, Effect, Gate, LocalId};
use crate::resolve::holes;
use crate::resolve::pattern::single_binding;
use crate::syntax::known_macro::{Role, parse_known};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use std::collections::BTreeMap;
use syn::visit::{self, Visit};
use syn::visit_mut::{self, VisitMut};
use syn::{
    Block, Expr, ExprAsync, ExprClosure, ExprLet, ExprMatch, ExprMethodCall, Item, Local, Macro, Pat, PatIdent, Token,
    UnOp, parse_quote,
};

/// A place where a field is used by value.
#[derive(Clone, Copy)]
pub(crate) struct Site {
    /// Whose field it is.
    pub(crate) whole: LocalId,
    /// It is the receiver of a method that consumes iterators, options and results.
    pub(crate) adapted: bool,
}

/// What has become of fields that are used by value.
pub(super) struct Vacated {
    /// The places where they are.
    pub(super) sites: Vec<Site>,
    /// The locals among those with such fields that are declared by their name alone.
    pub(super) lone: BitSet<LocalId>,
}

/// Rewrites the by-value uses of these locals' fields.
pub(super) fn vacate_fields(block: &mut Block, locals: &BitSet<LocalId>, local_macros: &[String]) -> Vacated {
    if locals.is_empty() {
        return Vacated { sites: Vec::new(), lone: BitSet::default() };
    }
    let mut paths = Paths { counts: BTreeMap::new() };
    paths.visit_block(block);
    let mut vacate = Vacate { locals, local_macros, paths, sites: Vec::new(), lone: BitSet::default() };
    vacate.visit_block_mut(block);
    Vacated { sites: vacate.sites, lone: vacate.lone }
}

struct Vacate<'a> {
    locals: &'a BitSet<LocalId>,
    local_macros: &'a [String],
    paths: Paths,
    sites: Vec<Site>,
    lone: BitSet<LocalId>,
}

impl Lowerer<'_> {
    /// A field of a temporary that is used by value.
    pub(super) fn vacated_field(&mut self, whole: LocalId, field: &Expr) -> Expr {
        self.vacated.push(Site { whole, adapted: false });
        taken_or_left(&names::part(self.vacated.len() - 1), field)
    }
}

/// A field that is replaced by its type's default, or copied, or moved.
fn taken_or_left(part: &Ident, field: &Expr) -> Expr {
    parse_quote! {
        (if #part.is_taken() { #part.taken(); #part.take(&mut #field) } else { #part.left(); #field })
    }
}

impl Vacate<'_> {
    /// A field that is used by value.
    fn field(&mut self, expr: &mut Expr) {
        let part = self.site(expr, false);
        *expr = taken_or_left(&part, expr);
    }

    /// A call that may consume a field.
    fn adapted(&mut self, call: &ExprMethodCall) -> Expr {
        let ExprMethodCall { receiver, dot_token, method, turbofish, args, .. } = call;
        let (part, call) = (self.site(receiver, true), quote!(#dot_token #method #turbofish(#args)));
        parse_quote! {
            (if #part.is_taken() { #part.taken(); #part.take(&mut #receiver) #call } else { #part.left(); #receiver #call })
        }
    }

    fn site(&mut self, field: &Expr, adapted: bool) -> Ident {
        let whole = place_root(field).unwrap_or_else(|| crate::diag::bug!("a field of nothing"));
        self.sites.push(Site { whole, adapted });
        names::part(self.sites.len() - 1)
    }

    fn is_vacated(&self, expr: &Expr) -> bool {
        local(expr).is_none() && place_root(expr).is_some_and(|root| self.locals.contains(root))
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

    /// A local that is declared by its name alone has to be mutable. What other patterns bind is
    /// [bound again](crate::ir::Local::rebound): `mut` would tell rustc to bind by value what it binds by reference.
    fn lone(&mut self, pat: &mut Pat) {
        let Some(name) = single_name(pat) else { return };
        if let Some(local) = holes::local_of(&name.ident).filter(|local| self.locals.contains(*local)) {
            name.mutability.get_or_insert(Token![mut](name.ident.span()));
            self.lone.insert(local);
        }
    }

    /// What a pattern is matched with: by value only if nobody else names it.
    fn scrutinee(&mut self, expr: &mut Expr, binds: bool) {
        if binds && self.is_vacated(expr) && self.paths.is_named_once(expr) {
            self.field(expr);
        } else {
            self.place(expr);
        }
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

/// Whether a pattern binds by value.
fn binds(pat: &Pat) -> bool {
    struct Binds(bool);
    impl Visit<'_> for Binds {
        fn visit_pat_ident(&mut self, pat: &PatIdent) {
            self.0 |= holes::local_of(&pat.ident).is_some() && pat.by_ref.is_none();
            visit::visit_pat_ident(self, pat);
        }
    }
    let mut binds = Binds(false);
    binds.visit_pat(pat);
    binds.0
}

impl VisitMut for Vacate<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        match expr {
            Expr::Field(_) if self.is_vacated(expr) => self.field(expr),
            Expr::Field(field) => self.place(&mut field.base),
            Expr::Index(index) => {
                self.place(&mut index.expr);
                self.visit_expr_mut(&mut index.index);
            }
            Expr::Reference(reference) => self.place(&mut reference.expr),
            Expr::RawAddr(addr) => self.place(&mut addr.expr),
            Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) => self.place(&mut unary.expr),
            Expr::MethodCall(call) => {
                call.args.iter_mut().for_each(|arg| self.visit_expr_mut(arg));
                match effect_of(call) {
                    Effect::Move => self.visit_expr_mut(&mut call.receiver),
                    Effect::Doubt(Gate::Adaptor) if self.is_vacated(&call.receiver) && !suspends_in(call) => {
                        *expr = self.adapted(call);
                    }
                    _ => self.place(&mut call.receiver),
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
                self.place(&mut assign.left);
            }
            Expr::Let(cond) => self.visit_expr_let_mut(cond),
            Expr::If(branch) if self.is_vacated(&branch.cond) => {
                // It is a `bool`, which is copied.
                self.visit_block_mut(&mut branch.then_branch);
                branch.else_branch.iter_mut().for_each(|(_, otherwise)| self.visit_expr_mut(otherwise));
            }
            Expr::While(repeat) if self.is_vacated(&repeat.cond) => self.visit_block_mut(&mut repeat.body),
            _ => visit_mut::visit_expr_mut(self, expr),
        }
    }

    fn visit_expr_let_mut(&mut self, cond: &mut ExprLet) {
        self.scrutinee(&mut cond.expr, binds(&cond.pat));
    }

    fn visit_expr_match_mut(&mut self, matching: &mut ExprMatch) {
        let by_value = matching.arms.iter().any(|arm| binds(&arm.pat));
        self.scrutinee(&mut matching.expr, by_value);
        // In a guard nothing can be moved.
        matching.arms.iter_mut().for_each(|arm| self.visit_expr_mut(&mut arm.body));
    }

    fn visit_local_mut(&mut self, binding: &mut Local) {
        self.lone(&mut binding.pat);
        let Some(init) = &mut binding.init else { return };
        if single_binding(&binding.pat).is_some() {
            self.visit_expr_mut(&mut init.expr);
        } else {
            self.scrutinee(&mut init.expr, binds(&binding.pat));
        }
        if let Some((_, diverge)) = &mut init.diverge {
            self.visit_expr_mut(diverge);
        }
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
    call.args.iter().any(super::predicates::suspends)
}

/// How often each field of a local is named.
struct Paths {
    counts: BTreeMap<String, usize>,
}

impl Paths {
    /// Whether nobody else names this field, a part of it, or what it is a part of.
    fn is_named_once(&self, field: &Expr) -> bool {
        let path = path_of(field);
        let overlaps = |other: &&String| {
            let (short, long) =
                if other.len() < path.len() { (other.as_str(), &*path) } else { (&*path, other.as_str()) };
            long == short || long.starts_with(short) && long[short.len()..].starts_with(" .")
        };
        self.counts.iter().filter(|(other, _)| overlaps(other)).map(|(_, count)| count).sum::<usize>() == 1
    }

    fn count(&mut self, tokens: &TokenStream) {
        *self.counts.entry(tokens.to_string()).or_insert(0) += 1;
    }
}

fn path_of(expr: &Expr) -> String {
    match expr {
        Expr::Paren(inner) => path_of(&inner.expr),
        Expr::Group(inner) => path_of(&inner.expr),
        _ => expr.to_token_stream().to_string(),
    }
}

impl Visit<'_> for Paths {
    fn visit_expr(&mut self, expr: &Expr) {
        if place_root(expr).is_some() {
            self.count(&expr.to_token_stream());
        } else {
            visit::visit_expr(self, expr);
        }
    }

    fn visit_macro(&mut self, mac: &Macro) {
        holes::for_each_local(&mac.tokens, &mut |local| {
            let name = holes::local_ident(local, proc_macro2::Span::call_site());
            self.count(&name.to_token_stream());
        });
    }
}
