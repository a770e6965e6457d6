//! Statements in which a local, or a parameter, is borrowed.

use super::Grammar;
use crate::tree::{Node, Ty};

impl Grammar {
    /// Writes to a parameter, which may be borrowed while the generator is suspended.
    pub(super) fn write_out(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Out);
        let index = self.one_of(&locals)?;
        if self.env.read_only > 0 {
            return None;
        }
        let name = self.name_of(index);
        if self.rng.chance(25) {
            return Some(Node::stmt(format!("if let Some(k) = {name}.last_mut() {{ *k ^= 1; }}"), vec![]));
        }
        self.env.read_only += 1;
        let value = self.value(Ty::Byte);
        self.env.read_only -= 1;
        let template = self.rng.pick(&["OUT.push($);", "OUT.extend([1, $]);", "OUT.insert(0, $);", "OUT[0] = $;"]);
        Some(Node::stmt(template.replace("OUT", &name), vec![value]))
    }

    /// A loop that borrows what it iterates: it does not suspend, but may leave a loop that does.
    pub(super) fn native_loop(&mut self) -> Option<Node> {
        let guards = self.env.readable(Ty::Guards);
        let out = self.env.readable(Ty::Out);
        let source = if out.is_empty() || self.rng.chance(50) { &guards } else { &out };
        let index = self.one_of(source)?;
        let name = self.name_of(index);
        let is_out = self.env.local(index).ty == Ty::Out;
        let use_of_item = if is_out { "st(*item);" } else { "item.by_ref();" };
        let iter = if is_out || self.rng.chance(50) { format!("{name}.iter()") } else { format!("&{name}") };
        let around = self.around(true, None, true);
        self.quiet += 1;
        self.env.read_only += 1;
        let kids = self.within(&around, |this| {
            let condition = this.value(Ty::Bool);
            vec![condition, this.optional(|this| this.leaving_block(0))]
        });
        self.env.read_only -= 1;
        self.quiet -= 1;
        Some(Node::stmt(format!("{}for item in {iter} {{ {use_of_item} if $ {{$}} }}", around.head), kids))
    }
}
