//! What a body is made of: trees of templates, which know just enough to be printed and to be shrunk.

/// The types that values in a body have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ty {
    /// `()`
    Unit,
    /// `u8`
    Byte,
    /// `bool`
    Bool,
    /// `String`
    Text,
    /// `[u8; 3]`
    Bytes,
    /// `D`: logs when it is made, and when it is dropped.
    Guard,
    /// `&D`
    Ref,
    /// `Option<D>`
    Maybe,
    /// `(D, D)`
    Pair,
    /// `[D; 2]`
    Couple,
    /// `Vec<D>`
    Guards,
    /// `Peekable<IntoIter<D>>`
    Iter,
    /// `P`, a struct of a byte and two guards
    Record,
    /// `Box<P>`
    Boxed,
    /// `H`, a struct of a guard and a record, to which it derefs
    Holder,
    /// `E`, an enum with guards in it
    Choice,
    /// `Option<u8>`
    OptByte,
    /// `Result<u8, String>`
    ResByte,
    /// `Result<u8, F>`, of an error that is made of others by `?`
    ResFault,
    /// A closure that is called once, and gives a byte
    Thunk,
    /// `&mut Vec<u8>`: a parameter that bytes are written to
    Out,
    /// `&mut S`: a parameter of guards that are borrowed, moved and replaced
    State,
}

impl Ty {
    /// The type in Rust.
    #[must_use]
    pub const fn text(self) -> &'static str {
        match self {
            Self::Unit => "()",
            Self::Byte => "u8",
            Self::Bool => "bool",
            Self::Text => "String",
            Self::Bytes => "[u8; 3]",
            Self::Guard => "D",
            Self::Ref => "&D",
            Self::Maybe => "Option<D>",
            Self::Pair => "(D, D)",
            Self::Couple => "[D; 2]",
            Self::Guards => "Vec<D>",
            Self::Iter => "std::iter::Peekable<std::vec::IntoIter<D>>",
            Self::Record => "P",
            Self::Boxed => "Box<P>",
            Self::Holder => "H",
            Self::Choice => "E",
            Self::OptByte => "Option<u8>",
            Self::ResByte => "Result<u8, String>",
            Self::ResFault => "Result<u8, F>",
            Self::Thunk => "_",
            Self::Out => "&mut Vec<u8>",
            Self::State => "&mut S",
        }
    }

    /// The least expressions of this type: what shrinking replaces others by.
    #[must_use]
    pub const fn least(self) -> &'static [&'static str] {
        match self {
            Self::Unit => &["()"],
            Self::Byte => &["0", "1"],
            Self::Bool => &["true", "false"],
            Self::Text => &["String::new()"],
            Self::Bytes => &["[0; 3]"],
            Self::Guard => &["mk(\"z\")"],
            Self::Ref => &["&mk(\"z\")"],
            Self::Maybe => &["None", "Some(mk(\"z\"))"],
            Self::Pair => &["(mk(\"y\"), mk(\"z\"))"],
            Self::Couple => &["[mk(\"y\"), mk(\"z\")]"],
            Self::Guards => &["vec![]", "vec![mk(\"z\")]"],
            Self::Iter => &["vec![].into_iter().peekable()", "vec![mk(\"z\")].into_iter().peekable()"],
            Self::Record => &["P { n: 0, a: mk(\"y\"), b: mk(\"z\") }"],
            Self::Boxed => &["Box::new(P { n: 0, a: mk(\"y\"), b: mk(\"z\") })"],
            Self::Holder => &["H(mk(\"x\"), P { n: 0, a: mk(\"y\"), b: mk(\"z\") })"],
            Self::Choice => &["E::A(0)", "E::B(mk(\"z\"))"],
            Self::OptByte => &["None", "Some(0)"],
            Self::ResByte | Self::ResFault => &["Ok(0)"],
            Self::Thunk => &["|| 0"],
            Self::Out | Self::State => &[],
        }
    }

    /// Whether values of this type are copied, not moved.
    #[must_use]
    pub const fn is_copy(self) -> bool {
        matches!(self, Self::Unit | Self::Byte | Self::Bool | Self::Bytes | Self::Ref | Self::OptByte)
    }
}

/// What a node stands for, as far as shrinking needs to know.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// An expression of this type.
    Expr(Ty),
    /// A statement, or an arm of a `match`: what can be left out of a list.
    Stmt,
    /// A statement that must stay, for without it a loop would have no end.
    Fuel,
    /// The statements of a block, one a line, with its value last.
    List,
}

/// What is printed in a different way by each dialect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// Nothing: all dialects print the template.
    Plain,
    /// `yield_!(..)` of the only child.
    Yield,
    /// `yield_from!(..)` of the template, a generator.
    Delegate,
    /// `yield_from!(..)` of the template, which can be iterated.
    Iterate,
}

/// A piece of a body: a template, and what stands in its holes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Node {
    /// What it stands for.
    pub sort: Sort,
    /// How it is printed.
    pub form: Form,
    /// Rust, with a `$` for each child. Not used by lists.
    pub template: String,
    /// The children, in order of their holes.
    pub kids: Vec<Node>,
}

impl Node {
    /// An expression.
    #[must_use]
    pub fn expr(ty: Ty, template: impl Into<String>, kids: Vec<Self>) -> Self {
        Self::new(Sort::Expr(ty), Form::Plain, template, kids)
    }

    /// A statement.
    #[must_use]
    pub fn stmt(template: impl Into<String>, kids: Vec<Self>) -> Self {
        Self::new(Sort::Stmt, Form::Plain, template, kids)
    }

    /// A statement that ends a loop.
    #[must_use]
    pub fn fuel(template: impl Into<String>, kids: Vec<Self>) -> Self {
        Self::new(Sort::Fuel, Form::Plain, template, kids)
    }

    /// The statements of a block.
    #[must_use]
    pub fn list(kids: Vec<Self>) -> Self {
        Self::new(Sort::List, Form::Plain, "", kids)
    }

    /// A suspension, whose value has type `ty`.
    #[must_use]
    pub fn suspension(ty: Ty, operand: Self) -> Self {
        Self::new(Sort::Expr(ty), Form::Yield, "", vec![operand])
    }

    /// A delegation to a generator, whose value has type `ty`.
    #[must_use]
    pub fn delegation(ty: Ty, template: impl Into<String>, kids: Vec<Self>) -> Self {
        Self::new(Sort::Expr(ty), Form::Delegate, template, kids)
    }

    /// A delegation to something that can be iterated.
    #[must_use]
    pub fn iteration(template: impl Into<String>, kids: Vec<Self>) -> Self {
        Self::new(Sort::Expr(Ty::Unit), Form::Iterate, template, kids)
    }

    fn new(sort: Sort, form: Form, template: impl Into<String>, kids: Vec<Self>) -> Self {
        Self { sort, form, template: template.into(), kids }
    }

    /// Whether a suspension is in it.
    #[must_use]
    pub fn suspends(&self) -> bool {
        self.form != Form::Plain || self.kids.iter().any(Self::suspends)
    }

    /// How many nodes it has.
    #[must_use]
    pub fn size(&self) -> usize {
        1 + self.kids.iter().map(Self::size).sum::<usize>()
    }

    /// The node at the end of a path of child positions, if there is one.
    #[must_use]
    pub fn at(&self, path: &[usize]) -> Option<&Self> {
        path.iter().try_fold(self, |node, &position| node.kids.get(position))
    }

    /// The same, to be changed.
    #[must_use]
    pub fn at_mut(&mut self, path: &[usize]) -> Option<&mut Self> {
        path.iter().try_fold(self, |node, &position| node.kids.get_mut(position))
    }

    /// Visits all nodes with their paths, parents first.
    pub fn walk<'a>(&'a self, path: &mut Vec<usize>, visit: &mut impl FnMut(&[usize], &'a Self)) {
        visit(path, self);
        for (position, kid) in self.kids.iter().enumerate() {
            path.push(position);
            kid.walk(path, visit);
            path.pop();
        }
    }
}
