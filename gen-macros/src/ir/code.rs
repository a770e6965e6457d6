//! Native code: tokens that are emitted as they are, and what they do to locals.

use super::{BitSet, CallId, Field, FieldId, LocalId, MethodId, TargetId, Tokens};
use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};

/// A native expression or statement.
#[derive(Clone, Default)]
pub(crate) struct Code {
    /// The tokens. Locals are [named by their ids](crate::resolve::holes) in them.
    pub(crate) tokens: Tokens,
    /// What they do to locals, in order of evaluation.
    pub(crate) flow: Flow,
}

/// What one operation does to one local.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Effect {
    /// Refers to it, and leaves it where it is.
    Borrow,
    /// Uses it by value: it is moved, or it is `Copy` and has no destructor.
    Move,
    /// Uses a field of it by value: this one, or a part of one.
    MoveField(Option<FieldId>),
    /// Calls a method on a field of it, which may consume that.
    CallField(CallId),
    /// Binds a field of it by value, in a pattern.
    BindField(FieldId),
    /// Overwrites a field of it, dropping what that held.
    AssignField(FieldId),
    /// Binds parts of it by value, in a pattern that may leave others.
    MoveParts,
    /// The same, of a struct: the fields that are used by value are told beside it.
    MoveListed,
    /// Binds all parts of it by value: only a destructor of its own can be left, and then they were copied.
    MoveAll,
    /// Consumes it, if its type is one of a kind; refers to it otherwise.
    Doubt(Gate),
    /// Overwrites it, dropping what it held.
    Assign,
    /// Declares it with a value.
    Init,
    /// Declares it without a value.
    Declare,
}

/// A method that rustc is asked about: whether it consumes its receiver.
#[derive(Clone)]
pub(crate) struct Method {
    pub(crate) name: Ident,
    /// Its turbofish.
    pub(crate) types: Vec<TokenStream>,
    /// What knows the types of its arguments.
    pub(crate) args: Vec<Ident>,
    /// The `unsafe` of the block around a call of it: it may be an unsafe method.
    pub(crate) unsafe_token: Option<TokenStream>,
    pub(crate) namesake: Namesake,
}

/// Which method of many types may be meant, if not a user's own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Namesake {
    /// None about which anything else would have to be asked.
    None,
    /// One that consumes iterators, options, arrays and results: of those nothing is asked.
    Adaptor,
    /// One that consumes what is ordered: of that nothing is asked.
    Order,
    /// One that takes any value, and a closure.
    Tap,
}

impl Method {
    /// A call of it, as questions have it: each type of its turbofish stands for a parameter.
    pub(crate) fn call(&self, receiver: &Ident) -> TokenStream {
        let Self { name, types, args, .. } = self;
        let params = (0..types.len()).map(|position| format_ident!("T{position}"));
        let types = (!types.is_empty()).then(|| quote!([#(#params = #types),*]));
        quote!(#receiver.#name #types(#(#args),*))
    }

    /// Whether it is the one of this name, with this turbofish.
    pub(crate) fn is(&self, name: &Ident, types: &[TokenStream]) -> bool {
        let said = |types: &[TokenStream]| types.iter().map(ToString::to_string).collect::<Vec<_>>();
        self.name == *name && said(&self.types) == said(types)
    }

    /// A question about it.
    pub(crate) fn asked(&self, question: TokenStream) -> TokenStream {
        match &self.unsafe_token {
            Some(token) => quote!(#token { #question }),
            None => question,
        }
    }
}

/// A method that is called on a field of a local.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FieldCall {
    pub(crate) whole: LocalId,
    pub(crate) field: Field,
    pub(crate) method: Ident,
}

/// The types of which an operation is taken to consume a value.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Gate {
    /// All, but those with a destructor of their own: a pattern that takes all parts.
    Own,
    /// What can be called once only: a call.
    Call,
    /// Those that this method consumes: it is not known by its name, and rustc can be asked.
    Method(MethodId),
    /// The same of a method by whose name the standard library does not consume iterators. If rustc is not asked, it is taken
    /// for granted that it borrows.
    Named(Option<MethodId>),
    /// Iterators: a method that is not known by name, and that rustc can't be asked about.
    Unknown,
    /// Iterators, `Option` and `Result`: a method by which the standard library consumes those.
    Adaptor,
    /// `Option` and `Result`: a method that the standard library has for those alone.
    Choice,
    /// What is ordered: a method by which the standard library consumes that.
    Order,
    /// `Box`, of which `*x` moves out.
    Target,
}

/// What native code does, with its control flow.
#[derive(Clone, Debug, Default)]
pub(crate) enum Flow {
    /// Nothing.
    #[default]
    None,
    /// One effect.
    Effect(LocalId, Effect),
    /// An effect of which rustc can be asked whether it moves something.
    Moving(LocalId, Effect, Moving),
    /// One after the other.
    Seq(Vec<Flow>),
    /// One of them.
    Alt(Vec<Flow>),
    /// Again and again, until a jump leaves it.
    Loop(TargetId, Box<Flow>),
    /// Once, or until a jump leaves it.
    Block(TargetId, Box<Flow>),
    /// Leaves.
    Jump(Jump),
    /// A branch ends with a call that may never return: only its type would tell.
    Call,
}

/// How something is used in a way that its type may forbid, if it is used again: of what moves, what moves most types comes
/// first.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Moving {
    /// A reference to a local, or to an element of it, is yielded: it must not be what the local owns.
    Lent,
    /// A pattern binds a local, a `move` closure captures all of it, or it is called and is declared `FnOnce`: it is moved, if
    /// it is not `Copy`.
    Whole,
    /// A local is named where a value is wanted: it is moved, if it is not `Copy`. A unique reference may be borrowed again.
    Operand,
    /// This method is called on a local. It may consume what is not `Copy`.
    Method(Ident),
    /// A method is called on a local that consumes iterators, options, arrays and results.
    Adaptor,
    /// A pattern for a variant binds these locals, or a closure that is called moves them: what is matched or called is of no
    /// use any more if one of them is not `Copy`.
    With(Vec<LocalId>),
}

/// Where control goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Jump {
    /// Behind a loop or labelled block.
    Break(TargetId),
    /// To the head of a loop.
    Continue(TargetId),
    /// To the end of the generator.
    Return,
}

impl Flow {
    /// One after the other.
    pub(crate) fn seq(parts: impl IntoIterator<Item = Flow>) -> Flow {
        let mut list = Vec::new();
        for part in parts {
            match part {
                Flow::None => {}
                Flow::Seq(inner) => list.extend(inner),
                part => list.push(part),
            }
        }
        match list.len() {
            0 => Flow::None,
            1 => list.remove(0),
            _ => Flow::Seq(list),
        }
    }

    /// This, and then that.
    pub(crate) fn then(self, next: Flow) -> Flow {
        match (self, next) {
            (Flow::None, flow) | (flow, Flow::None) => flow,
            (one, Flow::Seq(mut parts)) if !matches!(one, Flow::Seq(_)) => {
                parts.insert(0, one);
                Flow::Seq(parts)
            }
            (Flow::Seq(mut parts), next) => {
                match next {
                    Flow::Seq(more) => parts.extend(more),
                    next => parts.push(next),
                }
                Flow::Seq(parts)
            }
            (one, next) => Flow::Seq(vec![one, next]),
        }
    }

    /// The effects of patterns, with nothing to ask about.
    pub(crate) fn without_moving(&self) -> Flow {
        match self {
            Flow::Moving(local, effect, _) => Flow::Effect(*local, *effect),
            Flow::Seq(parts) => Flow::Seq(parts.iter().map(Flow::without_moving).collect()),
            other => other.clone(),
        }
    }

    /// The effects on these locals, with nothing to ask about.
    pub(crate) fn only(&self, locals: &BitSet<LocalId>) -> Flow {
        let all = |parts: &[Flow]| parts.iter().map(|part| part.only(locals)).collect();
        match self {
            Flow::Effect(local, _) | Flow::Moving(local, ..) if !locals.contains(*local) => Flow::None,
            Flow::Moving(local, effect, _) => Flow::Effect(*local, *effect),
            Flow::Seq(parts) => Flow::Seq(all(parts)),
            Flow::Alt(parts) => Flow::Alt(all(parts)),
            Flow::Loop(target, body) => Flow::Loop(*target, Box::new(body.only(locals))),
            Flow::Block(target, body) => Flow::Block(*target, Box::new(body.only(locals))),
            other => other.clone(),
        }
    }

    /// Visits every effect, in order.
    pub(crate) fn for_each(&self, visit: &mut dyn FnMut(LocalId, Effect)) {
        self.for_each_moving(&mut |local, effect, _| visit(local, effect));
    }

    /// Visits every effect, in order, and how it may move something.
    pub(crate) fn for_each_moving(&self, visit: &mut dyn FnMut(LocalId, Effect, Option<&Moving>)) {
        match self {
            Flow::None | Flow::Jump(_) | Flow::Call => {}
            Flow::Effect(local, effect) => visit(*local, *effect, None),
            Flow::Moving(local, effect, moving) => visit(*local, *effect, Some(moving)),
            Flow::Seq(parts) | Flow::Alt(parts) => parts.iter().for_each(|part| part.for_each_moving(visit)),
            Flow::Loop(_, body) | Flow::Block(_, body) => body.for_each_moving(visit),
        }
    }
}

impl Code {
    pub(crate) fn new(tokens: impl Into<Tokens>, flow: Flow) -> Self {
        Self { tokens: tokens.into(), flow }
    }

    /// Code that does nothing to locals.
    pub(crate) fn inert(tokens: TokenStream) -> Self {
        Self::new(tokens, Flow::None)
    }
}
