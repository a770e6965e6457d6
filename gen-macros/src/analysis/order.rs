//! Which points must begin a step so that rustc meets the user's code in the order of the source.
//!
//! Rustc infers types from top to bottom: a method can be called on a value only if what was checked before has told
//! its type. Arms are emitted in the order of their roots, so code of an early arm may come in front of code that
//! precedes it in the source. That matters if it needs a type that the other determines; then it gets an arm of its own:
//!
//! ```text
//! let mut v = Vec::new();
//! while more() { yield 1; v.push(0_u8); }      // the arm behind the suspension tells the type of `v`'s items,
//! v[0].pow(2)                                  // which has to be known here: a root, though control comes from one arm
//! ```

use crate::ir::{Body, IndexVec, LocalId, LocalKind, Point, StmtKind};
use crate::resolve::holes;
use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeMap;

/// What each statement's own code has to do with types.
pub(super) struct Order {
    statements: Vec<Statement>,
}

struct Statement {
    at: Point,
    /// The classes of locals that it mentions.
    mentions: Vec<LocalId>,
    /// Those of which it needs to know the type.
    needs: Vec<LocalId>,
}

impl Order {
    /// Reads a body, whose points stand in the source as `in_order` lists them.
    pub(super) fn new(body: &Body, in_order: &[Point]) -> Self {
        let mut classes = Classes::new(body);
        let mut statements = Vec::new();
        for at in in_order {
            let tokens = own_tokens(body, *at);
            let mut mentions = Vec::new();
            holes::for_each_local(&tokens, &mut |local| mentions.push(local));
            mentions.retain(|local| is_open(body, *local));
            classes.unite(&mentions);
            let mut needs = Vec::new();
            find_needs(&tokens, &mut needs);
            needs.retain(|local| is_open(body, *local));
            statements.push(Statement { at: *at, mentions, needs });
        }
        for statement in &mut statements {
            let Statement { mentions, needs, .. } = statement;
            mentions.iter_mut().chain(needs).for_each(|local| *local = classes.find(*local));
        }
        Self { statements }
    }

    /// Finds the first statement that needs a type which a later arm tells. `arm_of` gives the place in the source of
    /// the root to whose arm a statement belongs, if control gets there.
    pub(super) fn first_too_early(&self, arm_of: &dyn Fn(Point) -> Option<usize>) -> Option<Point> {
        let mut latest: BTreeMap<LocalId, usize> = BTreeMap::new();
        for statement in &self.statements {
            let Some(arm) = arm_of(statement.at) else {
                continue;
            };
            if statement.needs.iter().any(|class| latest.get(class).is_some_and(|told| *told > arm)) {
                return Some(statement.at);
            }
            for class in &statement.mentions {
                let told = latest.entry(*class).or_insert(arm);
                *told = arm.max(*told);
            }
        }
        None
    }
}

/// Whether the type of a local has to be inferred from its uses.
fn is_open(body: &Body, local: LocalId) -> bool {
    let info = &body.locals[local];
    info.kind != LocalKind::Arg && !info.declared_in_signature && info.ty.is_none()
}

/// Locals whose types may have to do with one another: they are mentioned together.
struct Classes {
    parent: IndexVec<LocalId, LocalId>,
}

impl Classes {
    fn new(body: &Body) -> Self {
        let mut parent = IndexVec::default();
        body.locals.ids().for_each(|local| _ = parent.push(local));
        Self { parent }
    }

    fn find(&mut self, local: LocalId) -> LocalId {
        let mut root = local;
        while self.parent[root] != root {
            root = self.parent[root];
        }
        self.parent[local] = root;
        root
    }

    fn unite(&mut self, locals: &[LocalId]) {
        let Some((first, rest)) = locals.split_first() else {
            return;
        };
        let root = self.find(*first);
        for local in rest {
            let other = self.find(*local);
            self.parent[other] = root;
        }
    }
}

/// The native code of a statement itself, without that of its scopes.
fn own_tokens(body: &Body, at: Point) -> TokenStream {
    let mut tokens = TokenStream::new();
    match &body.stmt(at).kind {
        StmtKind::Code(code)
        | StmtKind::Native(code)
        | StmtKind::Let { code, .. }
        | StmtKind::Yield { value: code, .. } => {
            tokens.extend(code.tokens.clone());
        }
        StmtKind::LetElse { head, .. } => tokens.extend(head.tokens.clone()),
        StmtKind::If { cond, .. } => tokens.extend(cond.tokens.clone()),
        StmtKind::Match { scrutinee, arms } => {
            tokens.extend(scrutinee.tokens.clone());
            arms.iter().for_each(|arm| tokens.extend(arm.pattern.clone()));
        }
        StmtKind::Jump { value, .. } => tokens.extend(value.iter().map(|value| value.tokens.clone())),
        StmtKind::Arg | StmtKind::Item(_) | StmtKind::Declare(_) | StmtKind::Scope(_) | StmtKind::Loop(_) => {}
    }
    if let crate::ir::Dest::Bind(local) | crate::ir::Dest::Assign(local) = body.stmt(at).dest {
        tokens.extend([TokenTree::Ident(holes::local_ident(local, proc_macro2::Span::mixed_site()))]);
    }
    tokens
}

/// Finds the locals of which code needs to know the type: a method is called on them, a field is named, they are
/// indexed, called or dereferenced.
fn find_needs(tokens: &TokenStream, needs: &mut Vec<LocalId>) {
    let list = tokens.clone().into_iter().collect::<Vec<_>>();
    for (position, token) in list.iter().enumerate() {
        match token {
            TokenTree::Group(group) => find_needs(&group.stream(), needs),
            TokenTree::Ident(ident) => {
                let before = position.checked_sub(1).and_then(|before| list.get(before));
                let used =
                    list.get(position + 1).is_some_and(opens_type) || before.is_some_and(|token| is_punct(token, '*'));
                needs.extend(holes::local_of(ident).filter(|_| used));
            }
            TokenTree::Punct(_) | TokenTree::Literal(_) => {}
        }
    }
}

fn opens_type(next: &TokenTree) -> bool {
    match next {
        TokenTree::Group(group) => matches!(group.delimiter(), Delimiter::Bracket | Delimiter::Parenthesis),
        TokenTree::Punct(punct) => matches!(punct.as_char(), '.' | '?'),
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

fn is_punct(token: &TokenTree, wanted: char) -> bool {
    matches!(token, TokenTree::Punct(punct) if punct.as_char() == wanted)
}
