//! What is known of each variable of a body.

use super::{Field, Gate, LocalId, MethodId, Point, RebindId, ScopeId, TargetId, Tokens};
use proc_macro2::{Ident, Span, TokenStream, TokenTree};

/// A variable.
#[derive(Clone)]
pub(crate) struct Local {
    /// How the user calls it, or what a temporary is for.
    pub(crate) name: Ident,
    pub(crate) kind: LocalKind,
    /// Bound with `mut`.
    pub(crate) mutable: bool,
    /// Bound without `mut` by a pattern of several parts, and mutable all the same: it is bound once more behind it.
    pub(crate) rebound: bool,
    /// How many loops enclose its declaration.
    pub(crate) loops: usize,
    /// Calling it consumes it.
    pub(crate) once: bool,
    /// Known to have no destructor: a number, a shared reference.
    pub(crate) trivial: bool,
    /// Known to be `Copy`.
    pub(crate) copy: bool,
    /// Closures read it that could take a copy of it.
    pub(crate) could_be_copied: bool,
    /// Known to be of a primitive type with operators of its own: an integer, a float.
    pub(crate) number: bool,
    /// Known to own what it holds: a collection that is made on the spot.
    pub(crate) owned: bool,
    /// Perhaps a guard, which lends what it guards, by the name of the method that made it.
    pub(crate) guards: bool,
    /// Known to have a destructor: a collection, or what else owns memory.
    pub(crate) has_destructor: bool,
    /// All its fields, in order, if it is made by a literal.
    pub(crate) fields: Vec<Field>,
    /// Known to be a unique reference, and never another one.
    pub(crate) unique: bool,
    /// The receiver that it is, if a method consumes that which is waiting for its arguments.
    pub(crate) handed: Option<Handed>,
    /// Assigned what is borrowed uniquely through itself.
    pub(crate) cursor: bool,
    /// The local that a place begins with that can be named again, if this is a reference to one.
    pub(crate) alias: Option<LocalId>,
    /// What it is known to borrow.
    pub(crate) lent: Option<Loan>,
    /// The local that it iterates over.
    pub(crate) iterates: Option<LocalId>,
    /// The loop that it iterates for, if that can go by index.
    pub(crate) walks: Option<TargetId>,
    /// What is bound to a part of an element whose index may change: this, or what this is a part of.
    pub(crate) of_element: Option<LocalId>,
    /// How it is bound again, if it refers to a part of a place.
    pub(crate) rebind: Option<RebindId>,
    /// Known to hold nothing that borrows from another local.
    pub(crate) foreign: Option<Foreign>,
    /// Named in the tokens of a macro that we can't see into, where it can't be renamed.
    pub(crate) in_macro: bool,
    /// Where the signature says that it is a shared reference: the `&`, and the last token of the type.
    pub(crate) shared_at: Option<(Span, Span)>,
    /// The signature tells its type: it is a part of an argument, or what is sent.
    pub(crate) declared_in_signature: bool,
    /// Its declared type, if its pattern is a single name.
    pub(crate) ty: Option<Declared>,
    /// Locals that its initialiser borrows, as far as syntax tells.
    pub(crate) borrows: Vec<LocalId>,
    /// Locals that have been handed to the calls that make it, if it is what a loop iterates over or a `yield_from!` delegates
    /// to: it may borrow from them.
    pub(crate) made_of: Vec<LocalId>,
    /// Locals that a pattern has bound parts of it to, by value unless it is a reference.
    pub(crate) parts: Vec<LocalId>,
    /// A pattern opens values in it that may have destructors of their own.
    pub(crate) nests: bool,
    /// What patterns move out of it, if elements of arrays are among that.
    pub(crate) elements: Vec<Elements>,
    /// Arms for whatever other patterns do not match that move elements of it in a variant: it may be another variant there.
    pub(crate) elsewhere: Vec<ScopeId>,
    /// The temporary beside which it is declared, if it holds a part of that.
    pub(crate) part_of: Option<LocalId>,
    /// Which [opening](crate::lower::Opening) takes it out of a value that may stay whole.
    pub(crate) taken_by: Option<usize>,
    /// A `let` takes fields of it by their names, and leaves others by `..`; no other pattern does.
    pub(crate) opened: bool,
    /// A literal takes fields of it that it does not give itself.
    pub(crate) updated: bool,
    /// It is a closure that returns a closure.
    pub(crate) makes_closure: bool,
    /// What it has captured, if it is a closure.
    pub(crate) captures: Option<Captures>,
    /// The first point at which it is in scope. `None` for locals of native code, which no state ever holds.
    pub(crate) declared: Option<Point>,
}

impl Local {
    /// Whether it is the receiver.
    pub(crate) fn is_self(&self) -> bool {
        self.kind == LocalKind::Arg && self.name == "self"
    }

    /// Whether it is known to be a shared reference: what is borrowed through it is not borrowed from it.
    pub(crate) fn is_shared(&self) -> bool {
        self.shared_at.is_some() || self.foreign == Some(Foreign::Reference)
    }
}

/// What a pattern moves out of a value in which there are arrays.
#[derive(Clone)]
pub(crate) struct Elements {
    /// The fields that lead to the part that is matched.
    pub(crate) path: TokenStream,
    /// A pattern that binds nothing but what is moved, under names of its own.
    pub(crate) moved: TokenStream,
}

/// References into a place, which are bound again instead of being held.
pub(crate) struct Rebind {
    /// The statement that binds them.
    pub(crate) code: Tokens,
    /// What it binds.
    pub(crate) binds: Vec<LocalId>,
    /// What leads to the place.
    pub(crate) of: Vec<LocalId>,
    /// The indices on the way.
    pub(crate) indices: Vec<LocalId>,
    /// They are unique.
    pub(crate) unique: bool,
    /// Syntax alone tells that they are references; otherwise rustc checks it where they are bound again.
    pub(crate) certain: bool,
    /// It is another name for the place.
    pub(crate) is_alias: bool,
    /// What it borrows may belong to the generator, so that it can't be held, whatever else is.
    pub(crate) borrows_own: bool,
    /// It is a closure, which is made again.
    pub(crate) closure: Option<Remade>,
}

/// A closure that is made again.
#[derive(Clone, Copy)]
pub(crate) struct Remade {
    /// How many arguments it has.
    pub(crate) args: usize,
    /// The types of all of them are declared.
    pub(crate) told: bool,
}

/// What holds nothing that borrows from a local.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Foreign {
    /// A reference.
    Reference,
    /// A reference, if there is one.
    Optional,
    /// Anything.
    Value,
}

/// A receiver that waits for the arguments of a method which may consume it.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Handed {
    /// What it is, or is a part of, if the method does not.
    pub(crate) stays: LocalId,
    /// What decides. `None` if it is a part: that is [asked](crate::lower::SiteKind::Awaited) about its type.
    pub(crate) gate: Option<Gate>,
    /// The call, by its place among those of the body that are of this kind.
    pub(crate) call: usize,
}

/// What is borrowed of a local.
#[derive(Clone)]
pub(crate) struct Loan {
    /// Whose it is.
    pub(crate) owner: LocalId,
    /// How it was written.
    pub(crate) shown: TokenStream,
    /// It is what a loop iterates over.
    pub(crate) iterates: bool,
    /// A method of the owner itself lends it, not of a part of it.
    pub(crate) by_method: bool,
}

/// What a closure has captured.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Captures {
    /// The values of these locals, or references to them if they are `Copy`; and references to others.
    Values(Vec<Captured>),
    /// What can't be told: the closure is a part of something else.
    Unknown,
}

/// What a closure has captured of a local.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Captured {
    pub(crate) local: LocalId,
    /// Its value, even if nothing in the closure consumes it.
    pub(crate) by_value: bool,
    /// What may consume it in the closure, if rustc is asked.
    pub(crate) spent_by: Option<Spending>,
}

/// What may consume a local that a closure has captured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Spending {
    /// This method.
    Method(MethodId),
    /// A method of options and results.
    Choice,
}

impl Captures {
    /// What is known of the locals that a closure has captured.
    pub(crate) fn values(&self) -> &[Captured] {
        match self {
            Self::Values(captured) => captured,
            Self::Unknown => &[],
        }
    }
}

/// Where a local comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum LocalKind {
    /// An argument.
    Arg,
    /// A binding in the body.
    User,
    /// A temporary of ours.
    Temp,
}

impl Local {
    /// A variable of which nothing is known.
    pub(crate) fn new(name: Ident, kind: LocalKind) -> Self {
        Self {
            name,
            kind,
            mutable: false,
            rebound: false,
            loops: 0,
            once: false,
            trivial: false,
            copy: false,
            could_be_copied: false,
            number: false,
            owned: false,
            guards: false,
            has_destructor: false,
            fields: Vec::new(),
            unique: false,
            opened: false,
            alias: None,
            cursor: false,
            handed: None,
            makes_closure: false,
            lent: None,
            foreign: None,
            of_element: None,
            rebind: None,
            iterates: None,
            walks: None,
            in_macro: false,
            shared_at: None,
            declared_in_signature: false,
            ty: None,
            borrows: Vec::new(),
            made_of: Vec::new(),
            part_of: None,
            parts: Vec::new(),
            nests: false,
            elements: Vec::new(),
            elsewhere: Vec::new(),
            taken_by: None,
            updated: false,
            captures: None,
            declared: None,
        }
    }
}

/// A declared type.
#[derive(Clone)]
pub(crate) struct Declared {
    pub(crate) tokens: TokenStream,
    /// No part of it has to be inferred.
    pub(crate) is_whole: bool,
}

impl Declared {
    pub(crate) fn new(tokens: TokenStream) -> Self {
        Self { is_whole: !leaves_parts_open(tokens.clone()), tokens }
    }
}

fn leaves_parts_open(ty: TokenStream) -> bool {
    ty.into_iter().any(|token| match token {
        TokenTree::Ident(word) => word == "_",
        TokenTree::Group(group) => leaves_parts_open(group.stream()),
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}
