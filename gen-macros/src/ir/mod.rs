//! The intermediate representation: what the front end lowers to, and what all later passes read.
//!
//! A body is a tree of scopes. Only the *spine*, the statements that hold a suspension, is taken apart; every other
//! statement is [`Code`]: the user's own tokens, with what they do to locals beside them.

mod bit_table;
pub(crate) mod body;
pub(crate) mod code;
pub(crate) mod field;
pub(crate) mod index;
pub(crate) mod local;
mod pretty;
pub(crate) mod tokens;
mod validate;

pub(crate) use bit_table::BitTable;
pub(crate) use body::{Arm, Body, Count, Dest, Point, Root, Scope, ScopeKind, Stmt, StmtKind, Suspension};
pub(crate) use code::{Code, Effect, FieldCall, Flow, Gate, Jump, Method, Moving, Namesake};
pub(crate) use field::Field;
pub(crate) use index::{
    BitSet, CallId, FieldId, FormId, Idx, IndexVec, LevelId, LocalId, MethodId, NodeId, PathId, RebindId, RootId,
    ScopeId, TargetId, YieldId,
};
pub(crate) use local::{
    Captured, Captures, Declared, Elements, Foreign, Handed, Loan, Local, LocalKind, Rebind, Remade, Spending,
};
pub(crate) use tokens::{Named, Token, Tokens};
pub(crate) use validate::validate;
