//! Which locals are in scope, and what they hold: as much of rustc's analyses as keeps nearly all bodies valid.

use crate::tree::Ty;

/// What a local holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum State {
    /// Nothing yet: it was declared without a value.
    Unset,
    /// A value.
    Set,
    /// Nothing any more.
    Moved,
    /// A pair of which only the first, or only the second part is left.
    Partly(u8),
    /// A value on some paths.
    Unsure,
}

/// A local.
#[derive(Clone, Debug)]
pub(super) struct Local {
    pub(super) name: String,
    pub(super) ty: Ty,
    pub(super) mutable: bool,
    /// For a reference: how many suspensions there were when it was made. It must not be used after another one.
    pub(super) made_at: usize,
    /// For a reference: the local that it borrows.
    pub(super) borrows: Option<usize>,
    /// Whether something else borrows what it refers to.
    pub(super) lent: bool,
}

/// What all locals hold at one point.
pub(super) type States = Vec<State>;

/// The locals in scope, in order of declaration.
#[derive(Clone, Debug, Default)]
pub(super) struct Env {
    locals: Vec<Local>,
    states: States,
    /// Locals in front of this one are not to be moved: a loop would move them twice.
    pub(super) frozen: usize,
    /// How many suspensions there were so far.
    pub(super) suspensions: usize,
    /// Above zero while nothing may be moved or assigned at all: in guards of `match` arms.
    pub(super) read_only: usize,
}

impl Env {
    pub(super) fn len(&self) -> usize {
        self.locals.len()
    }

    /// Ends scopes: forgets all locals but the first `len`.
    pub(super) fn truncate(&mut self, len: usize) {
        self.locals.truncate(len);
        self.states.truncate(len);
    }

    pub(super) fn declare(&mut self, name: &str, ty: Ty, mutable: bool, state: State) -> usize {
        let made_at = self.suspensions;
        self.locals.push(Local { name: name.to_owned(), ty, mutable, made_at, borrows: None, lent: false });
        self.states.push(state);
        self.locals.len() - 1
    }

    /// What a reference borrows is not a local: it can be used across suspensions.
    pub(super) fn outlives(&mut self, reference: usize) {
        self.locals[reference].made_at = usize::MAX;
    }

    pub(super) fn is_outliving(&self, reference: usize) -> bool {
        self.locals[reference].made_at == usize::MAX
    }

    pub(super) fn borrow(&mut self, reference: usize, source: usize) {
        self.locals[reference].borrows = Some(source);
    }

    pub(super) fn local(&self, index: usize) -> &Local {
        &self.locals[index]
    }

    pub(super) fn local_mut(&mut self, index: usize) -> &mut Local {
        &mut self.locals[index]
    }

    pub(super) fn state(&self, index: usize) -> State {
        self.states[index]
    }

    pub(super) fn states(&self) -> States {
        self.states.clone()
    }

    pub(super) fn restore(&mut self, states: &[State]) {
        let len = self.locals.len();
        self.states = states.iter().copied().take(len).collect();
        self.states.resize(len, State::Moved);
    }

    /// Control comes from all of these ends.
    pub(super) fn join(&mut self, ends: &[States]) {
        for index in 0..self.locals.len() {
            let mut states = ends.iter().filter_map(|end| end.get(index).copied());
            if let Some(first) = states.next() {
                self.states[index] = if states.all(|state| state == first) { first } else { State::Unsure };
            }
        }
    }

    fn is_visible(&self, index: usize) -> bool {
        let name = &self.locals[index].name;
        !self.locals[index + 1..].iter().any(|later| later.name == *name)
    }

    fn is_alive(&self, index: usize) -> bool {
        let local = &self.locals[index];
        if local.lent {
            return false;
        }
        local.ty != Ty::Ref || local.made_at == self.suspensions || local.made_at == usize::MAX
    }

    /// Locals that can be read, or borrowed.
    pub(super) fn readable(&self, ty: Ty) -> Vec<usize> {
        let fits = |&index: &usize| {
            self.locals[index].ty == ty
                && self.states[index] == State::Set
                && self.is_visible(index)
                && self.is_alive(index)
        };
        (0..self.locals.len()).filter(fits).collect()
    }

    /// Locals that can be read and are declared `mut`.
    pub(super) fn changeable(&self, ty: Ty) -> Vec<usize> {
        let readable = if self.read_only > 0 { Vec::new() } else { self.readable(ty) };
        readable.into_iter().filter(|&index| self.locals[index].mutable).collect()
    }

    /// Locals that can be moved.
    pub(super) fn movable(&self, ty: Ty) -> Vec<usize> {
        let readable = if self.read_only > 0 { Vec::new() } else { self.readable(ty) };
        readable.into_iter().filter(|&index| index >= self.frozen).collect()
    }

    /// Locals that would be moved in a loop, which is fine if they are set again, or if the loop ends.
    pub(super) fn movable_once(&self, ty: Ty) -> Vec<usize> {
        if self.read_only > 0 { Vec::new() } else { self.readable(ty) }
    }

    /// Pairs of which part `part` can be moved.
    pub(super) fn movable_parts(&self, part: u8) -> Vec<usize> {
        let fits = |&index: &usize| {
            let holds = matches!(self.states[index], State::Set) || self.states[index] == State::Partly(part);
            self.locals[index].ty == Ty::Pair && holds && self.is_visible(index) && index >= self.frozen
        };
        if self.read_only > 0 { Vec::new() } else { (0..self.locals.len()).filter(fits).collect() }
    }

    /// Locals that can be assigned to.
    pub(super) fn assignable(&self, ty: Ty) -> Vec<usize> {
        let fits = |&index: &usize| {
            let local = &self.locals[index];
            let once = self.states[index] == State::Unset && index >= self.frozen;
            local.ty == ty && ty != Ty::Ref && self.is_visible(index) && (local.mutable || once)
        };
        if self.read_only > 0 { Vec::new() } else { (0..self.locals.len()).filter(fits).collect() }
    }

    /// A local is moved, or copied.
    pub(super) fn take(&mut self, index: usize) {
        if !self.locals[index].ty.is_copy() {
            self.empty(index);
        }
    }

    /// A local has no value any more, and gets another one only if it is `mut`.
    pub(super) fn empty(&mut self, index: usize) {
        self.states[index] = State::Moved;
        self.touch(index);
    }

    /// One part of a pair is moved.
    pub(super) fn take_part(&mut self, index: usize, part: u8) {
        let whole = self.states[index] == State::Set;
        self.states[index] = if whole { State::Partly(1 - part) } else { State::Moved };
        self.touch(index);
    }

    /// A local gets a value.
    pub(super) fn set(&mut self, index: usize) {
        self.states[index] = State::Set;
        self.touch(index);
    }

    /// A local is changed: what borrows it must not be used any more.
    pub(super) fn touch(&mut self, index: usize) {
        for later in 0..self.locals.len() {
            if self.locals[later].borrows == Some(index) {
                self.states[later] = State::Moved;
            }
        }
    }
}
