//! Which bodies there are: a random walk through a grammar that knows types, and what locals hold.
//!
//! Each kind of statement and expression is a `Maker` in a table with its weight; a maker may find that it has
//! nothing to work with, and then another one is asked. What is made first is evaluated first, so that the walk
//! always knows what a local holds.
#![allow(clippy::unnecessary_wraps, reason = "all makers are of one type, whether or not they can fail")]

mod assign;
mod binding;
mod branch;
mod byte;
mod closure;
mod condition;
mod control;
mod derefs;
mod env;
mod everyday;
mod item;
mod iters;
mod jump;
mod looping;
mod macros;
mod namesakes;
mod native;
mod pattern;
mod record;
mod states;
mod value;

use crate::case::{Bind, Case, Defaults, Param, Signature};
use crate::rng::Rng;
use crate::tree::{Node, Ty};
use env::{Env, State, States};

/// Makes a statement; `None`, and nothing has changed, if it can't.
type Maker = fn(&mut Grammar) -> Option<Node>;

/// Makes an expression of a type; `None`, and nothing has changed, if it can't.
type ValueMaker = fn(&mut Grammar, Ty) -> Option<Node>;

/// How deep expressions and statements are nested.
const DEPTH: usize = 5;

/// A loop or a labelled block around the current point.
struct Target {
    label: Option<String>,
    is_loop: bool,
    /// Whether the current point is in its condition, where jumps need a label.
    in_condition: bool,
    /// What a `break` carries.
    value: Option<Ty>,
    /// How many locals are declared outside of it.
    outside: usize,
    /// How many of those must not be moved when it is left, because it lies in another loop.
    frozen: usize,
    /// What locals hold wherever it is left by a `break`.
    exits: Vec<States>,
}

/// The walk.
struct Grammar {
    rng: Rng,
    env: Env,
    sig: Signature,
    edition_2024: bool,
    targets: Vec<Target>,
    /// Whether control does not come to the current point.
    diverged: bool,
    /// Above zero where nothing may suspend: in closures and guards, and while a local is borrowed.
    quiet: usize,
    /// Above zero where nothing may jump: in closures and guards.
    enclosed: usize,
    depth: usize,
    /// How many more nodes may be made, roughly.
    budget: usize,
    names: usize,
}

/// Makes the `index`-th body of a seed.
#[must_use]
pub fn generate(seed: u64, index: u64, edition_2024: bool) -> Case {
    let mut rng = Rng::derived(seed, index);
    let defaults = match seed % 4 {
        1 => Defaults::Missing,
        3 => Defaults::Told,
        _ => Defaults::Silent,
    };
    let sig = Signature { defaults, ..signature(&mut rng) };
    let budget = 25 + rng.below(90);
    let mut grammar = Grammar {
        rng,
        env: Env::default(),
        sig: sig.clone(),
        edition_2024,
        targets: Vec::new(),
        diverged: false,
        quiet: 0,
        enclosed: 0,
        depth: 0,
        budget,
        names: 0,
    };
    for bind in sig.params.iter().flat_map(|param| &param.binds) {
        let index = grammar.env.declare(bind.name, bind.ty, bind.mutable, State::Set);
        grammar.env.outlives(index);
    }
    let body = grammar.body();
    Case { index, sig, body }
}

fn signature(rng: &mut Rng) -> Signature {
    let sends = rng.chance(70);
    let yields = [Ty::Byte, Ty::Byte, Ty::Byte, Ty::Guard, Ty::Text, Ty::Unit];
    let returns = [Ty::Unit, Ty::Unit, Ty::Byte, Ty::Guard, Ty::ResByte, Ty::ResFault, Ty::OptByte];
    let mut params = Vec::new();
    for names in [["p", "pp"], ["q", "qq"]] {
        if rng.chance(40) {
            params.push(param(rng, names));
        }
    }
    Signature {
        attribute: String::new(),
        defaults: Defaults::Missing,
        params,
        yields: rng.pick(&yields),
        sends,
        returns: if sends { rng.pick(&returns) } else { Ty::Unit },
    }
}

fn param(rng: &mut Rng, [name, other]: [&'static str; 2]) -> Param {
    let mutable = rng.chance(30);
    let bind = |ty| vec![Bind { name, ty, mutable }];
    let prefix = if mutable { "mut " } else { "" };
    if rng.chance(18) {
        let second = Bind { name: other, ty: Ty::Guard, mutable: false };
        let (pattern, binds) = match rng.below(4) {
            0 => ("_".to_owned(), vec![]),
            1 => (format!("({prefix}{name}, _)"), bind(Ty::Guard)),
            2 => (format!("(_, {prefix}{name})"), bind(Ty::Guard)),
            _ => (format!("({prefix}{name}, {other})"), [bind(Ty::Guard), vec![second]].concat()),
        };
        return Param { pattern, ty: Ty::Pair, binds };
    }
    let ty = rng.pick(&[Ty::Guard, Ty::Guard, Ty::Byte, Ty::Text, Ty::Ref, Ty::Out, Ty::State, Ty::State]);
    if ty == Ty::State {
        // Nothing else is assigned to it, and rustc would say so.
        return Param { pattern: name.to_owned(), ty, binds: vec![Bind { name, ty, mutable: false }] };
    }
    Param { pattern: format!("{prefix}{name}"), ty, binds: bind(ty) }
}

/// What makes statements, with how often each does.
const STATEMENTS: &[(usize, Maker)] = &[
    (14, Grammar::yield_maker),
    (14, Grammar::let_value),
    (4, Grammar::let_deferred),
    (4, Grammar::let_nothing),
    (6, Grammar::let_pattern),
    (6, Grammar::let_extended),
    (3, Grammar::let_reference),
    (5, Grammar::let_else),
    (4, Grammar::let_shadowing),
    (4, Grammar::let_closure),
    (10, Grammar::expression_statement),
    (9, Grammar::assign),
    (5, Grammar::compound_assign),
    (4, Grammar::destructuring_assign),
    (3, Grammar::place_assign),
    (2, Grammar::holder_assign),
    (3, Grammar::option_changed),
    (1, Grammar::swapped),
    (3, Grammar::let_initialised_in_block),
    (2, Grammar::delegate_to_local),
    (4, Grammar::move_and_set_again),
    (5, Grammar::move_part),
    (4, Grammar::move_field),
    (3, Grammar::push),
    (5, Grammar::write_out),
    (3, Grammar::native_loop),
    (2, Grammar::local_item),
    (2, Grammar::let_collected),
    (9, Grammar::if_statement),
    (6, Grammar::if_let_statement),
    (4, Grammar::let_chain),
    (8, Grammar::match_statement),
    (4, Grammar::while_loop),
    (4, Grammar::while_let_loop),
    (3, Grammar::counting_loop),
    (7, Grammar::for_loop),
    (4, Grammar::endless_loop),
    (3, Grammar::labelled_block),
    (3, Grammar::nested_block),
    (5, Grammar::conditional_move),
    (3, Grammar::move_and_leave),
    (6, Grammar::leave_if),
    (1, Grammar::leave),
    (2, Grammar::panic_if),
    (4, Grammar::macro_statement),
    (5, Grammar::delegate_statement),
    (5, Grammar::let_iter),
    (12, Grammar::iter_statement),
    (12, Grammar::state_statement),
    (6, Grammar::lock_statement),
    (16, Grammar::everyday_statement),
];

impl Grammar {
    /// A body that suspends.
    fn body(&mut self) -> Node {
        let count = 3 + self.rng.below(7);
        let (mut kids, mark) = (Vec::new(), self.env.len());
        self.statements(count, &mut kids);
        if !kids.iter().any(Node::suspends) {
            let operand = self.literal(self.sig.yields);
            kids.insert(0, Node::stmt("$;", vec![Node::suspension(self.sig.sent(), operand)]));
        }
        if !self.diverged {
            let returns = self.sig.returns;
            self.budget += 4;
            if returns != Ty::Unit || self.rng.chance(15) {
                kids.push(self.value(returns));
            }
        }
        self.env.truncate(mark);
        Node::list(kids)
    }

    /// Up to `count` statements; fewer if control does not come to their end.
    fn statements(&mut self, count: usize, into: &mut Vec<Node>) {
        for _ in 0..count {
            if self.budget == 0 {
                return;
            }
            into.push(self.statement());
            if self.diverged && !self.rng.chance(4) {
                return;
            }
        }
    }

    /// A block of statements, which has no value.
    fn block(&mut self, count: usize) -> Node {
        let (mut kids, mark) = (Vec::new(), self.env.len());
        self.depth += 1;
        self.statements(count, &mut kids);
        self.depth -= 1;
        self.env.truncate(mark);
        Node::list(kids)
    }

    /// A block that has a value, unless control does not come to its end.
    fn value_block(&mut self, ty: Ty, count: usize) -> Node {
        let (mut kids, mark) = (Vec::new(), self.env.len());
        self.depth += 1;
        self.reached(|this| {
            this.statements(count, &mut kids);
            if !this.diverged {
                kids.push(this.value(ty));
            }
        });
        self.depth -= 1;
        self.env.truncate(mark);
        Node::list(kids)
    }

    /// Runs `make` as if control came here: code that is never reached has to have its types all the same.
    fn reached<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        let unreachable = std::mem::replace(&mut self.diverged, false);
        let result = make(self);
        self.diverged |= unreachable;
        result
    }

    fn statement(&mut self) -> Node {
        self.budget = self.budget.saturating_sub(1);
        if self.depth < DEPTH && self.budget > 0 {
            self.depth += 1;
            let made = self.first_made(STATEMENTS);
            self.depth -= 1;
            if let Some(made) = made {
                return made;
            }
        }
        self.yield_statement()
    }

    fn first_made(&mut self, makers: &[(usize, Maker)]) -> Option<Node> {
        for _ in 0..6 {
            let chosen = self.rng.weighted(makers.iter().map(|(weight, _)| *weight));
            if let Some(node) = makers[chosen].1(self) {
                return Some(node);
            }
        }
        None
    }

    fn first_value(&mut self, makers: &[(usize, ValueMaker)], ty: Ty) -> Option<Node> {
        for _ in 0..6 {
            let chosen = self.rng.weighted(makers.iter().map(|(weight, _)| *weight));
            if let Some(node) = makers[chosen].1(self, ty) {
                return Some(node);
            }
        }
        None
    }

    /// Runs `make` where nothing may suspend, jump, or move.
    fn enclosed<T>(&mut self, make: impl FnOnce(&mut Self) -> T) -> T {
        self.quiet += 1;
        self.enclosed += 1;
        self.env.read_only += 1;
        let result = make(self);
        self.env.read_only -= 1;
        self.enclosed -= 1;
        self.quiet -= 1;
        result
    }

    /// The name of a new local: sometimes one that is in scope already.
    fn name(&mut self) -> String {
        if self.env.len() > 0 && self.rng.chance(12) {
            let index = self.rng.below(self.env.len());
            // What waits for its value must not be hidden.
            if self.env.state(index) == State::Set {
                return self.name_of(index);
            }
        }
        self.names += 1;
        format!("v{}", self.names)
    }

    /// The name of a new guard.
    fn guard_name(&mut self) -> String {
        self.names += 1;
        // Few destructors panic.
        let mark = if self.rng.below(150) == 0 { "!" } else { "" };
        format!("{mark}g{}", self.names)
    }

    /// One of these locals.
    fn one_of(&mut self, locals: &[usize]) -> Option<usize> {
        (!locals.is_empty()).then(|| self.rng.pick(locals))
    }

    fn name_of(&self, index: usize) -> String {
        self.env.local(index).name.clone()
    }
}
