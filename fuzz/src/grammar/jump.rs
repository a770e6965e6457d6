//! Ways out: `return`, `break`, `continue`, panics.

use super::Grammar;
use crate::tree::{Node, Ty};

/// A jump, as far as it is chosen.
struct Jump {
    /// With a hole for what it carries.
    template: String,
    carried: Option<Ty>,
    target: Option<usize>,
}

impl Grammar {
    /// A jump that is possible here.
    fn choose_jump(&mut self) -> Option<Jump> {
        if self.enclosed > 0 {
            return None;
        }
        if self.targets.is_empty() || self.rng.chance(20) {
            let returns = self.sig.returns;
            let bare = returns == Ty::Unit;
            let template = if bare { "return".to_owned() } else { "return $".to_owned() };
            return Some(Jump { template, carried: (!bare).then_some(returns), target: None });
        }
        let inner = self.targets.len() - 1;
        let target = if self.rng.chance(60) { inner } else { self.rng.below(self.targets.len()) };
        let around = self.targets.get(target)?;
        let innermost_loop = self.targets.iter().rposition(|target| target.is_loop);
        let in_condition = self.targets.get(target)?.in_condition;
        let is_bare =
            Some(target) == innermost_loop && !in_condition && (around.label.is_none() || self.rng.chance(50));
        let label = match &around.label {
            _ if is_bare => String::new(),
            Some(label) => format!(" {label}"),
            None => return None,
        };
        let (is_loop, value) = (around.is_loop, around.value);
        // In a condition nothing would end the loop.
        if is_loop && self.rng.chance(35) && !in_condition {
            return Some(Jump { template: format!("continue{label}"), carried: None, target: None });
        }
        let hole = if value.is_some() { " $" } else { "" };
        Some(Jump { template: format!("break{label}{hole}"), carried: value, target: Some(target) })
    }

    /// A jump, and what it carries. Control does not come past it.
    fn jump(&mut self) -> Option<(String, Vec<Node>)> {
        let jump = self.choose_jump()?;
        let kids = jump.carried.map(|ty| self.value(ty)).into_iter().collect();
        if let Some(target) = jump.target
            && !self.diverged
        {
            let outside = self.targets[target].outside;
            let states = self.env.states().into_iter().take(outside).collect();
            self.targets[target].exits.push(states);
        }
        self.diverged = true;
        Some((jump.template, kids))
    }

    pub(super) fn leave(&mut self) -> Option<Node> {
        let (template, kids) = self.jump()?;
        Some(Node::stmt(template + ";", kids))
    }

    /// A jump that is carried out on some paths.
    pub(super) fn leave_if(&mut self) -> Option<Node> {
        if self.enclosed > 0 {
            return None;
        }
        let condition = self.value(Ty::Bool);
        let count = self.rng.below(3);
        let block = self.optional(|this| this.leaving_block(count));
        Some(Node::stmt("if $ {$}", vec![condition, block]))
    }

    /// A block whose end control does not come to.
    pub(super) fn leaving_block(&mut self, count: usize) -> Node {
        let (mut kids, mark) = (Vec::new(), self.env.len());
        self.depth += 1;
        self.reached(|this| {
            this.statements(count, &mut kids);
            if !this.diverged {
                let jump = if this.rng.chance(12) { this.panic() } else { this.leave() };
                this.diverged = true;
                kids.push(jump.unwrap_or_else(|| Node::stmt("panic!(\"no way out\");", vec![])));
            }
        });
        self.depth -= 1;
        self.env.truncate(mark);
        Node::list(kids)
    }

    fn panic(&mut self) -> Option<Node> {
        let locals = self.env.readable(Ty::Guard);
        let template = match self.one_of(&locals) {
            Some(index) if self.rng.chance(50) => format!("panic!(\"boom {{{}:?}}\");", self.name_of(index)),
            _ => "panic!(\"boom\");".to_owned(),
        };
        self.diverged = true;
        Some(Node::stmt(template, vec![]))
    }

    pub(super) fn panic_if(&mut self) -> Option<Node> {
        let condition = self.value(Ty::Bool);
        let panic = self.optional(Self::panic)?;
        Some(Node::stmt("if $ {$}", vec![condition, Node::list(vec![panic])]))
    }

    /// A jump in the place of an operand.
    pub(super) fn left_with(&mut self) -> Option<Node> {
        if self.enclosed > 0 || !self.rng.chance(40) {
            return None;
        }
        let condition = self.value(Ty::Bool);
        let other = self.simple(Ty::Byte);
        let (template, kids) = self.optional(Self::jump)?;
        let jump = Node::expr(Ty::Byte, template, kids);
        Some(Node::expr(Ty::Byte, "(if $ { $ } else { $ })", vec![condition, other, jump]))
    }

    /// A local is moved in a loop, which is left at once.
    pub(super) fn move_and_leave(&mut self) -> Option<Node> {
        if self.enclosed > 0 || self.targets.is_empty() {
            return None;
        }
        let target = self.targets.iter().rposition(|target| target.is_loop)?;
        let frozen = self.targets[target].frozen;
        let locals = self.env.movable_once(Ty::Guard).into_iter().filter(|&index| index >= frozen).collect::<Vec<_>>();
        let index = self.one_of(&locals)?;
        if self.targets[target].value.is_some() || self.targets[target].in_condition {
            return None;
        }
        let name = self.name_of(index);
        let condition = self.value(Ty::Bool);
        if !self.env.movable_once(Ty::Guard).contains(&index) {
            return None;
        }
        let block = self.optional(|this| {
            this.env.take(index);
            let states = this.env.states().into_iter().take(this.targets[target].outside).collect();
            this.targets[target].exits.push(states);
            this.diverged = true;
            Node::list(vec![Node::stmt(format!("take({name});"), vec![]), Node::stmt("break;", vec![])])
        });
        Some(Node::stmt("if $ {$}", vec![condition, block]))
    }
}
