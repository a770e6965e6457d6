//! Methods that may consume their receivers, and that rustc can be asked about.
//!
//! They are called on a local, in `unsafe` code as is the question then, but not where a `let` declares a type that may
//! be what tells rustc the method's own parameters, as the name of the method says. Nor about names that are known to
//! read: there is nothing to ask. Of a method without arguments its name is enough. If it has arguments, rustc has to
//! know their types, so that each call is a question of its own:
//!
//! ```text
//! builder.with(&name)              from
//! builder.with(arg0.tell(&name))   into
//! ```
//!
//! A closure's parameters get their types from what the method wants. So it stands where rustc sees that beside it:
//! `'a: { break 'a |x| ..; arg0.value() }`. No control reaches what tells the type: if it did, all that the closure's type
//! borrows would be borrowed for all the time. Only calls are asked about that decide whether something is kept.
//! Methods that are named like the standard library's are among them, but where what is called is an iterator, an option, an
//! array or a result that consumes itself by that name.

use crate::compile::Edition;
use crate::emit::names;
use crate::ir::{BitSet, Idx as _, IndexVec, Local as Variable, LocalId, Method, MethodId, TargetId};
use crate::lower::moves::called_fields::{Asked, FieldCalls};
use crate::lower::moves::consuming::{Asks, Known, namesake_of, types_of};
use crate::lower::moves::method_names::{ends, is_inferred, reads};
use crate::lower::moves::vacate::Site;
use crate::lower::predicates::{any_suspends, makes_temp, suspends};
use crate::lower::uses::{local, place_root, target_of};
use crate::resolve::holes;
use crate::syntax::known_macro::parse_known;
use crate::syntax::literals::{bare, is_tuple};
use proc_macro2::{Ident, Span, TokenStream};
use quote::ToTokens as _;
use syn::visit_mut::{self, VisitMut};
use syn::{
    Block, Expr, ExprAsync, ExprClosure, ExprMethodCall, ExprPath, ExprUnsafe, Item, Local, Macro, Pat, Path, Stmt,
    parse_quote,
};

/// About how many methods of a body rustc is asked: every question has to be answered for each local that it is about.
const MOST: usize = 64;

/// What rustc is asked about.
pub(in crate::lower) struct Questions {
    pub(in crate::lower) methods: IndexVec<MethodId, Method>,
    /// Calls on fields.
    pub(in crate::lower) fields: Asked,
    /// Where fields are used by value.
    pub(in crate::lower) sites: Vec<Site>,
}

/// Collects them, and lets arguments tell their types in calls on these locals, and in these calls on fields.
pub(in crate::lower) fn asked_about(
    block: &mut Block,
    (called, fields): (&BitSet<LocalId>, FieldCalls<'_>),
    (locals, local_macros): (&IndexVec<LocalId, Variable>, &[String]),
    targets: &mut usize,
    edition: Edition,
) -> Questions {
    let mut calls = Calls {
        called,
        locals,
        local_macros,
        targets,
        plain: Vec::new(),
        barred: Vec::new(),
        asked: Vec::new(),
        fields,
        barriers: Barriers::default(),
        unsafe_token: None,
        suspends: false,
        edition,
    };
    // What the body itself imports is there where rustc is asked.
    visit_mut::visit_block_mut(&mut calls, block);
    let mut methods = calls.asked;
    for method in calls.plain {
        if calls.barred.contains(&method.name) {
            continue;
        }
        match methods.iter_mut().find(|known| known.args.is_empty() && known.is(&method.name, &method.types)) {
            Some(known) => known.unsafe_token = known.unsafe_token.take().or(method.unsafe_token),
            None => methods.push(method),
        }
    }
    methods.truncate(MOST);
    let (fields, sites) = calls.fields.finish();
    Questions { methods: methods.into_iter().collect(), fields, sites }
}

/// Whether a question about a method is about this call.
pub(in crate::lower) fn asks_about(method: &Method, call: &ExprMethodCall) -> bool {
    match (method.args.first(), call.args.first()) {
        (None, None) => types_of(call).is_some_and(|types| method.is(&call.method, &types)),
        (Some(arg), Some(told)) => what_knows(told).is_some_and(|path| path.is_ident(arg)),
        _ => false,
    }
}

/// What knows the type of an argument that [tells it](Calls::told).
fn what_knows(told: &Expr) -> Option<&Path> {
    match told {
        Expr::MethodCall(call) => match &*call.receiver {
            Expr::Path(knows) => Some(&knows.path),
            _ => None,
        },
        Expr::Block(block) => match block.block.stmts.last()? {
            Stmt::Expr(value, None) => what_knows(value),
            _ => None,
        },
        _ => None,
    }
}

pub(in crate::lower) struct Calls<'a> {
    /// The locals of which calls with arguments are asked about.
    called: &'a BitSet<LocalId>,
    locals: &'a IndexVec<LocalId, Variable>,
    local_macros: &'a [String],
    /// How many targets the body has.
    targets: &'a mut usize,
    plain: Vec<Method>,
    barred: Vec<Ident>,
    asked: Vec<Method>,
    pub(in crate::lower) fields: FieldCalls<'a>,
    pub(in crate::lower) barriers: Barriers,
    /// The `unsafe` of the innermost block around what is visited.
    unsafe_token: Option<TokenStream>,
    /// The statement around what is visited suspends: temporaries may outlive a suspension.
    suspends: bool,
    /// How long the temporaries of tails live.
    edition: Edition,
}

/// How many of these enclose what is visited.
#[derive(Default)]
pub(in crate::lower) struct Barriers {
    /// Statements that declare a type.
    typed: usize,
    /// Blocks of the body with imports: what they import may be the method's trait.
    imports: usize,
    /// Blocks of the body with other items: a turbofish may name them.
    items: usize,
    /// Closures and async blocks, which would capture what knows the types of arguments.
    pub(in crate::lower) captures: usize,
}

impl Barriers {
    /// Whether rustc can be asked about a call.
    pub(in crate::lower) fn can_ask(&self, call: &ExprMethodCall) -> bool {
        let name = call.method.to_string();
        self.knows(call) && (ends(&name) || !reads(&name) && (self.typed == 0 || !is_inferred(&name)))
    }

    /// Whether what a call names is there where rustc is asked.
    fn knows(&self, call: &ExprMethodCall) -> bool {
        self.imports == 0 && (call.turbofish.is_none() || self.items == 0 && types_of(call).is_some())
    }

    /// Whether rustc can be asked about a call, even of a method that reads by its name.
    fn can_ask_of_any(&self, call: &ExprMethodCall) -> bool {
        let name = call.method.to_string();
        self.knows(call) && (ends(&name) || self.typed == 0 || !is_inferred(&name))
    }
}

impl Calls<'_> {
    /// Notes a call without arguments.
    fn note(&mut self, call: &ExprMethodCall) {
        self.note_if(self.barriers.can_ask(call), call);
    }

    fn note_if(&mut self, can_ask: bool, call: &ExprMethodCall) {
        if can_ask {
            self.plain.push(self.method(call, Vec::new()));
        } else {
            self.barred.push(call.method.clone());
        }
    }

    /// A method that is called here.
    pub(in crate::lower) fn method(&self, call: &ExprMethodCall, args: Vec<Ident>) -> Method {
        Method {
            name: call.method.clone(),
            types: types_of(call).unwrap_or_default(),
            args,
            unsafe_token: self.unsafe_token.clone(),
            namesake: namesake_of(call),
        }
    }

    /// A call of a method that is known by its name, unless a user's own has the same name. If its arguments suspend, its
    /// receiver is taken to stay.
    fn ask_where_it_matters(&mut self, call: &mut ExprMethodCall) {
        let matters = local(&call.receiver).is_some_and(|local| self.called.contains(local));
        if !matters || call.args.iter().any(suspends) || self.barriers.captures > 0 && !call.args.is_empty() {
            return;
        }
        let can_ask = self.barriers.can_ask_of_any(call);
        if call.args.is_empty() {
            self.note_if(can_ask, call);
        } else if can_ask {
            self.let_args_tell(call, MOST);
        }
    }

    /// Lets the arguments of a call tell their types, if it can be asked about.
    fn ask(&mut self, call: &mut ExprMethodCall, most: usize) {
        if self.barriers.captures == 0 && self.barriers.can_ask(call) {
            self.let_args_tell(call, most);
        }
    }

    fn let_args_tell(&mut self, call: &mut ExprMethodCall, most: usize) {
        let position = self.asked.len();
        if position >= most {
            return;
        }
        let mut args = Vec::new();
        for arg in &mut call.args {
            let name = names::arg(position, args.len());
            *arg = self.told(&name, arg);
            args.push(name);
        }
        self.asked.push(self.method(call, args));
    }

    /// An argument that tells its type.
    pub(in crate::lower) fn told(&mut self, name: &Ident, arg: &Expr) -> Expr {
        if !matches!(arg, Expr::Closure(_)) {
            return parse_quote!(#name.tell(#arg));
        }
        let label = holes::break_label(TargetId::new(*self.targets), Span::mixed_site());
        *self.targets += 1;
        parse_quote!(#label: { break #label #arg; #name.value() })
    }
}

/// Whether a receiver gets a name if something suspends as long as it lives.
fn is_named(receiver: &Expr) -> bool {
    makes_temp(receiver) || matches!(bare(receiver), Expr::Field(part) if is_tuple(&part.base))
}

impl Calls<'_> {
    /// Whether a part of a value waits for the arguments of a call, or the rest of a value without a name outlives it.
    /// What is known to be a reference is not consumed.
    fn waits(&self, call: &ExprMethodCall) -> bool {
        let is_owned = |local: LocalId| !self.locals[local].trivial && !self.locals[local].unique;
        let is_asked = match place_root(&call.receiver) {
            Some(root) => call.args.iter().any(suspends) && is_owned(root),
            None => true,
        };
        matches!(bare(&call.receiver), Expr::Field(_)) && is_asked
    }
}

impl VisitMut for Calls<'_> {
    fn visit_expr_mut(&mut self, expr: &mut Expr) {
        visit_mut::visit_expr_mut(self, expr);
        if let Expr::MethodCall(call) = expr
            && let Some(asking) = self.called_field(call)
        {
            *expr = asking;
        }
    }

    fn visit_expr_method_call_mut(&mut self, call: &mut ExprMethodCall) {
        visit_mut::visit_expr_method_call_mut(self, call);
        let Some(asks) = Known::of(call).asks().filter(|_| types_of(call).is_some()) else { return };
        if asks == Asks::WhereItMatters {
            return self.ask_where_it_matters(call);
        }
        // Locals come first: there may be too many calls.
        let most = match local(&call.receiver).or_else(|| target_of(&call.receiver)) {
            Some(_) if call.args.is_empty() => return self.note(call),
            Some(local) if self.called.contains(local) => MOST,
            None if self.suspends && (is_named(&call.receiver) || self.waits(call)) => {
                if call.args.is_empty() {
                    return self.note_if(self.barriers.can_ask_of_any(call), call);
                }
                MOST / 2
            }
            _ => return,
        };
        self.ask(call, most);
    }

    fn visit_stmt_mut(&mut self, stmt: &mut Stmt) {
        // Up to 2021 the temporaries of a tail live until the end of the statement around its block.
        let is_tail = self.edition == Edition::Old && matches!(stmt, Stmt::Expr(_, None));
        let inside = is_tail && self.suspends || any_suspends(std::slice::from_ref(stmt));
        let outer = std::mem::replace(&mut self.suspends, inside);
        visit_mut::visit_stmt_mut(self, stmt);
        self.suspends = outer;
    }

    fn visit_macro_mut(&mut self, mac: &mut Macro) {
        if let Some(mut known) = parse_known(mac, self.local_macros) {
            known.args.iter_mut().for_each(|arg| self.visit_expr_mut(&mut arg.expr));
            mac.tokens = known.tokens();
        }
    }

    fn visit_block_mut(&mut self, block: &mut Block) {
        let imports = usize::from(block.stmts.iter().any(|stmt| matches!(stmt, Stmt::Item(Item::Use(_)))));
        let items = usize::from(block.stmts.iter().any(|stmt| matches!(stmt, Stmt::Item(_))));
        self.barriers.imports += imports;
        self.barriers.items += items;
        visit_mut::visit_block_mut(self, block);
        self.barriers.imports -= imports;
        self.barriers.items -= items;
    }

    fn visit_expr_unsafe_mut(&mut self, block: &mut ExprUnsafe) {
        let outer = self.unsafe_token.replace(block.unsafe_token.to_token_stream());
        visit_mut::visit_expr_unsafe_mut(self, block);
        self.unsafe_token = outer;
    }

    fn visit_local_mut(&mut self, binding: &mut Local) {
        let declares = usize::from(matches!(binding.pat, Pat::Type(_)));
        self.barriers.typed += declares;
        visit_mut::visit_local_mut(self, binding);
        self.barriers.typed -= declares;
    }

    fn visit_expr_path_mut(&mut self, _: &mut ExprPath) {}

    fn visit_expr_closure_mut(&mut self, closure: &mut ExprClosure) {
        self.barriers.captures += 1;
        visit_mut::visit_expr_closure_mut(self, closure);
        self.barriers.captures -= 1;
    }

    fn visit_expr_async_mut(&mut self, block: &mut ExprAsync) {
        self.barriers.captures += 1;
        visit_mut::visit_expr_async_mut(self, block);
        self.barriers.captures -= 1;
    }
}
