//! Methods and operators of a type of the user's that are named like the standard library's, and do something else.

use super::value::atomic;
use super::{Grammar, Maker};
use crate::tree::{Node, Ty};

impl Grammar {
    pub(super) fn namesake(&mut self) -> Option<Node> {
        const NAMESAKES: &[(usize, Maker)] = &[
            (4, Grammar::given_by_reference),
            (2, Grammar::given_by_unique),
            (3, Grammar::given_by_value),
            (2, Grammar::given_for_another),
        ];
        self.first_made(NAMESAKES)
    }

    /// A guard that a method makes which borrows its receiver.
    fn given_by_reference(&mut self) -> Option<Node> {
        let mut locals = self.env.readable(Ty::Guard);
        locals.extend(self.env.readable(Ty::Ref));
        // Of what has no name, and is called by a name that begins by `into_`, nobody is asked.
        let methods = ["get", "first", "iter", "as_ref", "chars", "lock", "map", "into_view"];
        let (receiver, methods) = match self.one_of(&locals) {
            Some(index) if self.rng.chance(60) => (Node::expr(Ty::Guard, self.name_of(index), vec![]), &methods[..]),
            _ => (self.receiver(Ty::Guard), &methods[..7]),
        };
        let method = self.rng.pick(methods);
        Some(Node::expr(Ty::Guard, format!("$.{method}()"), vec![receiver]))
    }

    /// The same, of one that borrows it uniquely.
    fn given_by_unique(&mut self) -> Option<Node> {
        let locals = self.env.changeable(Ty::Guard);
        let index = self.one_of(&locals)?;
        self.env.touch(index);
        let method = self.rng.pick(&["get_mut", "next", "last_mut", "iter_mut"]);
        Some(Node::expr(Ty::Guard, format!("{}.{method}()", self.name_of(index)), vec![]))
    }

    /// The guard on which a method is called that consumes it. By names like `last` the standard library only reads: of
    /// those nobody is asked, and a body with one is refused.
    fn given_by_value(&mut self) -> Option<Node> {
        let receiver = self.receiver(Ty::Guard);
        let method = self.rng.pick(&["finish", "close", "build"]);
        Some(Node::expr(Ty::Guard, format!("$.{method}()"), vec![receiver]))
    }

    /// The same, with an argument, for which it waits.
    fn given_for_another(&mut self) -> Option<Node> {
        let kids = vec![self.receiver(Ty::Guard), self.value(Ty::Byte)];
        let method = self.rng.pick(&["split", "chunks_exact", "cut"]);
        Some(Node::expr(Ty::Guard, format!("$.{method}($)"), kids))
    }

    /// A part of a record by index, which is traced.
    pub(super) fn indexed_record(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Record);
        let index = self.one_of(&locals)?;
        let at = self.borrowing(|this| this.value(Ty::Byte));
        let at = atomic(at, Ty::Byte);
        Some(Node::expr(Ty::Byte, format!("{}[$].by_ref()", self.name_of(index)), vec![at]))
    }
}
