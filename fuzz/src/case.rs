//! What a random generator is: its signature, and its body.

use crate::tree::{Node, Ty};

/// A parameter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Param {
    /// Its pattern: a name in most cases.
    pub pattern: String,
    /// Its type.
    pub ty: Ty,
    /// What its pattern binds.
    pub binds: Vec<Bind>,
}

/// A name that a pattern binds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bind {
    /// The name.
    pub name: &'static str,
    /// The type.
    pub ty: Ty,
    /// Whether it is `mut`.
    pub mutable: bool,
}

/// The default that guards have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Defaults {
    /// None.
    Missing,
    /// One of which nothing is told: it may take the place of one that is moved out of a value.
    Silent,
    /// One that tells when it is made and when it is dropped: it must not.
    Told,
}

/// What a generator takes, yields, receives and returns.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Signature {
    /// What `#[generator]` is told, in parentheses; nothing in most cases.
    pub attribute: String,
    /// Whether guards have a default.
    pub defaults: Defaults,
    /// The parameters, in order.
    pub params: Vec<Param>,
    /// What it yields.
    pub yields: Ty,
    /// Whether it receives bytes; if not, it is an iterator, and returns `()`.
    pub sends: bool,
    /// What it returns.
    pub returns: Ty,
}

/// One random generator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Case {
    /// Which of the generators of its seed it is.
    pub index: u64,
    /// Its signature.
    pub sig: Signature,
    /// Its body: a list.
    pub body: Node,
}

impl Signature {
    /// The parameters as they are declared.
    #[must_use]
    pub fn declared(&self) -> String {
        self.joined(|_, param| format!("{}: {}", param.pattern, param.ty.text()), ", ")
    }

    /// The parameters of a function that does not take them apart, with their lifetime.
    #[must_use]
    pub fn numbered(&self) -> String {
        self.joined(|position, param| format!("arg{position}: {}", param.ty.text().replace('&', "&'a ")), ", ")
    }

    /// Takes the parameters apart as a function does: each of them is dropped after what its pattern binds.
    #[must_use]
    pub fn rebound(&self) -> String {
        let rebind = |position, param: &Param| {
            let own = format!("let arg{position} = arg{position};");
            format!("{own} let {} = arg{position};", param.pattern)
        };
        self.joined(rebind, " ")
    }

    /// The arguments that it is called with.
    #[must_use]
    pub fn arguments(&self) -> String {
        let argument = |position, param: &Param| match param.ty {
            Ty::Guard => format!("mk(\"p{position}\")"),
            Ty::Pair => format!("(mk(\"p{position}\"), mk(\"q{position}\"))"),
            Ty::Text => "String::from(\"t\")".to_owned(),
            Ty::Ref => format!("Box::leak(Box::new(mk(\"p{position}\")))"),
            Ty::State => "state()".to_owned(),
            Ty::Out => "Box::leak(Box::new(vec![4, 5, 6]))".to_owned(),
            _ => "3".to_owned(),
        };
        self.joined(argument, ", ")
    }

    fn joined(&self, text: impl Fn(usize, &Param) -> String, between: &str) -> String {
        let texts = self.params.iter().enumerate().map(|(position, param)| text(position, param));
        texts.collect::<Vec<_>>().join(between)
    }

    /// The type of what a suspension receives.
    #[must_use]
    pub const fn sent(&self) -> Ty {
        if self.sends { Ty::Byte } else { Ty::Unit }
    }
}
