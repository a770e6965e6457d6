//! Statements and blocks.

use crate::ir::{Code, Count, Dest, Flow, LocalId, ScopeId, ScopeKind, StmtKind};
use crate::lower::Lowerer;
use crate::lower::borrows::lent::lent_to_item;
use crate::lower::borrows::rebind::borrows_of_tuple;
use crate::lower::patterns::{bound_by, pattern_binds};
use crate::lower::predicates::any_suspends;
use crate::lower::spine::beside::opens_beside;
use crate::lower::spine::scrutinee::{Entry, is_lasting, is_opened, is_place, leaves_parts, moved, refers_by};
use crate::lower::temporaries::extended::extends;
use crate::lower::temporaries::terminating::has_operands;
use crate::lower::uses::{Mode, local, origin, place_root};
use crate::resolve::pattern::single_binding;
use proc_macro2::{Span, TokenStream};
use quote::{ToTokens, quote};
use syn::{Attribute, BinOp, Block, Expr, ExprBinary, ExprLit, ExprMacro, Item, Lit, Local, LocalInit, Pat, Stmt};

impl Lowerer<'_> {
    /// Lowers the statements of a block into the current scope. The last expression is its value. `hoisting`: so are the
    /// temporaries of that.
    pub(in crate::lower) fn lower_stmts(&mut self, block: &Block, is_body: bool, hoisting: bool) {
        let stmts = &block.stmts;
        let declares = stmts.iter().any(|stmt| matches!(stmt, Stmt::Local(_) | Stmt::Macro(_)));
        // A step that begins behind a statement would not know of the items behind it.
        let (items, others): (Vec<_>, Vec<_>) = stmts.iter().enumerate().partition(|(_, stmt)| is_seen_in_front(stmt));
        for (begins_at, (position, stmt)) in items.into_iter().chain(others).enumerate() {
            let begun = self.begin();
            match stmt {
                Stmt::Item(item) => self.lower_item(item, (!is_body).then_some(block)),
                Stmt::Local(local) => self.lower_let(local),
                Stmt::Expr(expr, semi) => {
                    let dest = if semi.is_none() && position + 1 == stmts.len() { Dest::Tail } else { Dest::Discard };
                    self.hoisting |= hoisting && dest == Dest::Tail;
                    self.lower_effect(stmt, expr, dest, declares);
                }
                Stmt::Macro(declaration) if declares_items(&declaration.mac) => {
                    self.items.push(declaration.to_token_stream());
                }
                // One in the arguments of another one, which have been parsed again.
                Stmt::Macro(known) if any_suspends(std::slice::from_ref(stmt)) => {
                    let expr = Expr::Macro(ExprMacro { attrs: known.attrs.clone(), mac: known.mac.clone() });
                    self.statement(Dest::Discard, |this| this.lower_into(&expr, Dest::Discard));
                }
                Stmt::Macro(_) => {
                    let code = self.native_stmt(stmt);
                    self.push(StmtKind::Native(code), Dest::Discard);
                }
            }
            self.note_begun(&begun, begins_at);
        }
    }

    /// The `let` that takes an argument apart.
    pub(in crate::lower) fn lower_pattern_of_arg(&mut self, pattern: &Stmt) {
        if let Stmt::Local(binding) = pattern {
            self.lower_let(binding);
        }
    }

    /// Lowers a block into a scope of its own.
    pub(in crate::lower) fn lower_block(&mut self, block: &Block, kind: ScopeKind, entry: Entry) -> ScopeId {
        let is_branch = matches!(kind, ScopeKind::Branch | ScopeKind::Loop(_));
        let inside = !entry.binds.is_empty() || !entry.opening.is_empty();
        let braces = block.brace_token.span.join();
        let scope = self.scope(kind, braces, entry, |this| this.lower_terminated(block, false, inside));
        self.scopes[scope].ends_in_call = is_branch && self.uses.block_ends_in_call(block);
        scope
    }

    /// An expression as a statement. `declares`: there are locals in its block.
    fn lower_effect(&mut self, stmt: &Stmt, expr: &Expr, dest: Dest, declares: bool) {
        if self.is_spine(expr) || matches!(expr, Expr::Return(_) | Expr::Break(_) | Expr::Continue(_)) {
            if dest == Dest::Tail {
                self.lower_tail(expr, declares);
            } else {
                self.statement(dest, |this| this.lower_into(expr, dest));
            }
        } else if dest == Dest::Discard && !overwrites(expr) {
            if let Some(block) = self.takes_local_apart(expr) {
                let kind = ScopeKind::Block { target: None, unsafe_token: None };
                let scope = self.lower_block(&block, kind, Entry::default());
                return self.push(StmtKind::Scope(scope), dest);
            }
            let code = self.native_stmt(stmt);
            let kind = match self.counted(expr) {
                Some(count) => StmtKind::Count(code, count),
                None => StmtKind::Native(code),
            };
            self.push(kind, Dest::Discard);
        } else {
            let code = self.native(expr, Mode::Value);
            self.push(StmtKind::Code(code), dest);
        }
    }

    /// What an expression adds to a local, if that is known to be a number, and it does nothing else.
    fn counted(&self, expr: &Expr) -> Option<Count> {
        let Expr::Binary(ExprBinary { left, op, right, .. }) = expr else { return None };
        let Expr::Lit(ExprLit { lit: Lit::Int(by), .. }) = &**right else { return None };
        let by = by.base10_parse::<i8>().ok()?;
        let local = local(left).filter(|local| self.locals[*local].number)?;
        match op {
            BinOp::AddAssign(_) => Some(Count { local, by }),
            BinOp::SubAssign(_) => Some(Count { local, by: -by }),
            _ => None,
        }
    }

    pub(in crate::lower) fn lower_let(&mut self, local: &Local) {
        if let Some(opening) = self.open_field(local) {
            return self.frame().push(opening);
        }
        let (mut local, mut ended) = (local.clone(), Vec::new());
        if let Some(init) = &mut local.init {
            self.name_referred(&local.pat, &mut init.expr, &mut ended);
            self.settle_indices(&mut init.expr, &[&local.pat]);
        }
        let opening = local.init.as_ref().and_then(|init| self.open_place(&init.expr, &mut local.pat));
        let (opening, left) = match (opening, &local.init) {
            (Some((opening, left)), _) => (opening, left),
            (None, Some(init)) => (Vec::new(), self.name_left_of(&init.expr, &mut local.pat)),
            (None, None) => (Vec::new(), Vec::new()),
        };
        self.lower_binding(&local, ended);
        self.frame().extend(opening);
        self.hold_left(&left);
    }

    /// Lowers a `let`. `ended`: the temporaries that are dropped in front of its `else`.
    fn lower_binding(&mut self, local: &Local, mut ended: Vec<LocalId>) {
        self.note_borrows(local);
        // A step may begin behind any `let`, not only behind a suspension.
        let extends = local.init.as_ref().is_some_and(extends);
        let ends_some = |init: &LocalInit| init.diverge.is_some() && !ended.is_empty();
        let taken_apart = local.init.as_ref().filter(|init| extends || ends_some(init) || self.is_spine_let(init));
        let Some(init) = taken_apart else {
            let code = self.native_let(local);
            return self.push(StmtKind::Let { code, binds: bound_by(&local.pat) }, Dest::Discard);
        };
        self.check_attributes(&local.attrs);
        let pattern = &local.pat;
        // What is left of a value is dropped in front of the temporaries that it is made with.
        let outlives = || opens_beside(pattern) || is_place(&init.expr) || self.has_place_temps(&init.expr);
        let leaves = leaves_parts(pattern) || is_opened(pattern) && outlives();
        if !extends && leaves && self.is_spine(&init.expr) && !is_lasting(&init.expr) {
            let diverge = init.diverge.as_ref().map(|(_, diverge)| &**diverge);
            return self.lower_leaving(pattern, &init.expr, declared_type(local), diverge);
        }
        let (value, success) = if extends {
            (self.lower_extended(&init.expr, &mut ended), pattern_binds(pattern))
        } else {
            self.lower_initialiser(local, init)
        };
        let (tokens, binds) = (value.tokens, bound_by(pattern));
        match &init.diverge {
            None => {
                let code = Code::new(quote!(let #pattern = #tokens;), Flow::seq([value.flow, success]));
                self.push(StmtKind::Let { code, binds }, Dest::Discard);
            }
            Some((_, diverge)) => {
                let otherwise = self.lower_branch(diverge, Entry { ended, ..Entry::default() });
                let head = Code::new(quote!(let #pattern = #tokens), value.flow);
                self.push(StmtKind::LetElse { head, success, binds, otherwise }, Dest::Discard);
            }
        }
    }

    fn is_spine_let(&self, init: &LocalInit) -> bool {
        self.is_spine(&init.expr) || init.diverge.as_ref().is_some_and(|(_, diverge)| self.is_spine(diverge))
    }

    /// The value of a `let` whose initialiser or `else` is on the spine, and what its pattern does with it.
    fn lower_initialiser(&mut self, binding: &Local, init: &LocalInit) -> (Code, Flow) {
        if self.is_spine(&init.expr) {
            let ty = declared_type(binding);
            let value = self.lower_apart(ty.clone(), |this| this.lower_value(&init.expr, ty));
            let is_value = is_opened(&binding.pat) && !is_lasting(&init.expr);
            return (if is_value { moved(value) } else { value }, pattern_binds(&binding.pat));
        }
        let value = Code::new(self.native_tokens(&init.expr), self.uses.scrutinee(&init.expr));
        (value, self.uses.matched(&binding.pat, &init.expr))
    }

    /// A branch: a block whose braces become the scope's, or a lone expression, which is a scope of temporaries.
    pub(in crate::lower) fn lower_branch(&mut self, body: &Expr, entry: Entry) -> ScopeId {
        self.lower_branch_of(body, entry, |this| this.terminating(body))
    }

    /// An arm of a `match`, which is the scope of temporaries itself: what its body holds is inside.
    pub(in crate::lower) fn lower_arm(&mut self, body: &Expr, entry: Entry) -> ScopeId {
        self.lower_branch_of(body, entry, |this| {
            if this.is_spine(body) || !has_operands(body) || !this.has_place_temps(body) {
                return this.statement(Dest::Tail, |this| this.lower_into(body, Dest::Tail));
            }
            // Its temporaries outlive its operands, which they would not as the tail of a block.
            let value = this.native(body, Mode::Value);
            let value = this.bind_value(value);
            this.push(StmtKind::Code(value), Dest::Tail);
        })
    }

    fn lower_branch_of(&mut self, body: &Expr, entry: Entry, lone: impl FnOnce(&mut Self)) -> ScopeId {
        match body {
            Expr::Block(block) if block.label.is_none() => {
                self.check_attributes(&block.attrs);
                self.lower_block(&block.block, ScopeKind::Branch, entry)
            }
            _ => {
                // In our edition no temporary outlives what a block declares.
                let braces = Span::mixed_site().located_at(syn::spanned::Spanned::span(body));
                let scope = self.scope(ScopeKind::Branch, braces, entry, lone);
                self.scopes[scope].ends_in_call = self.uses.ends_in_call(body);
                scope
            }
        }
    }

    /// Attributes of a statement that is taken apart: lint levels don't matter in emitted code, others might.
    pub(in crate::lower) fn check_attributes(&mut self, attrs: &[Attribute]) {
        const LINTS: [&str; 7] = ["allow", "warn", "deny", "forbid", "expect", "doc", "rustfmt"];
        for attr in attrs {
            let name = attr.path().segments.first().map(|segment| segment.ident.to_string()).unwrap_or_default();
            if name == "cfg" || name == "cfg_attr" {
                let message = format!("`#[{name}]` is not supported on a statement that suspends the generator");
                self.cx.error_help(attr, &message, "put it on the function, with a second function for the other case");
            } else if !LINTS.contains(&name.as_str()) && name != "clippy" {
                let message = format!("`#[{name}]` is not supported on a statement that suspends the generator");
                self.cx.error_help(
                    attr,
                    &message,
                    "remove the attribute, or bind the value of `yield_!` with a `let` of its own",
                );
            }
        }
    }

    /// Notes which locals an initialiser borrows, and whether it is a closure.
    fn note_borrows(&mut self, binding: &Local) {
        let Some(init) = &binding.init else { return };
        self.note_bound(&binding.pat, &init.expr);
        self.note_rebind(&binding.pat, &init.expr);
        self.note_closure(&binding.pat, &init.expr);
        if let (Some(_), [bound]) = (single_binding(&binding.pat), &bound_by(&binding.pat)[..]) {
            let ty = match &binding.pat {
                Pat::Type(typed) => Some(&*typed.ty),
                _ => None,
            };
            let lent = crate::lower::borrows::lent::lent_to_let(&init.expr, ty);
            self.locals[*bound].lent = lent.or(self.locals[*bound].lent.take());
            self.locals[*bound].guards = crate::lower::borrows::lent::is_guard(&init.expr);
            self.locals[*bound].captures = self.captures_of(&init.expr);
            self.locals[*bound].makes_closure = self.makes_closure(&init.expr);
        }
    }

    /// Whether a pattern takes apart what a unique reference points to: it borrows from it.
    fn takes_apart(&self, pat: &Pat, value: &Expr, pointer: LocalId) -> bool {
        single_binding(pat).is_none() && local(value) == Some(pointer) && self.locals[pointer].unique
    }

    /// Notes that what a pattern binds borrows what the value borrows that it is matched with.
    pub(in crate::lower) fn note_bound(&mut self, pat: &Pat, value: &Expr) {
        let parts = borrows_of_tuple(pat, value);
        if !parts.is_empty() {
            return parts.into_iter().for_each(|(pat, borrow)| self.note_bound(pat, borrow));
        }
        let borrows = self.borrowed_by(value);
        if let Some((item, loan)) = lent_to_item(pat, value) {
            self.locals[item].lent = Some(loan);
        }
        for bound in bound_by(pat) {
            let owner = place_root(value).filter(|root| refers_by(pat, bound) || self.takes_apart(pat, value, *root));
            self.locals[bound].borrows = borrows.iter().copied().chain(owner).collect();
        }
        let whole = origin(value).filter(|_| !self.uses.refilled.by(pat, value));
        whole.into_iter().for_each(|whole| self.note_parts(whole, pat));
    }
}

/// Whether a statement is an item that code in front of it sees, too: a `macro_rules!` is none.
const fn is_seen_in_front(stmt: &Stmt) -> bool {
    matches!(stmt, Stmt::Item(item) if !matches!(item, Item::Macro(_)))
}

/// Whether a macro is known to declare items.
fn declares_items(mac: &syn::Macro) -> bool {
    const NAMES: [&str; 3] = ["thread_local", "lazy_static", "bitflags"];
    mac.path.segments.last().is_some_and(|segment| NAMES.iter().any(|name| segment.ident == name))
}

/// Whether a statement assigns to a local as a whole.
fn overwrites(expr: &Expr) -> bool {
    matches!(expr, Expr::Assign(assign) if local(&assign.left).is_some())
}

/// The type that a `let` declares for all of its pattern.
fn declared_type(binding: &Local) -> Option<TokenStream> {
    match &binding.pat {
        Pat::Type(typed) => Some(typed.ty.to_token_stream()),
        _ => None,
    }
}
