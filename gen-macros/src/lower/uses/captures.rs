//! What closures and `async` blocks do where they are made: they capture.

use crate::ir::{Effect, Flow, LocalId};

/// What creating a closure does with what its body uses: it captures.
pub(super) fn captures(body: &Flow, by_move: bool) -> Flow {
    let mut captured: Vec<(LocalId, Effect)> = Vec::new();
    body.for_each(&mut |local, effect| {
        let effect = match effect {
            Effect::Init | Effect::Declare => return,
            Effect::Move => Effect::Move,
            _ if by_move => Effect::Move,
            Effect::MoveField(_)
            | Effect::BindField(_)
            | Effect::MoveParts
            | Effect::MoveListed
            | Effect::MoveAll
            | Effect::Doubt(_) => effect,
            Effect::Borrow | Effect::CallField(_) | Effect::Assign | Effect::AssignField(_) => Effect::Borrow,
        };
        match captured.iter_mut().find(|(known, _)| *known == local) {
            Some((_, known)) if *known == Effect::Borrow => *known = effect,
            Some(_) => {}
            None => captured.push((local, effect)),
        }
    });
    Flow::seq(captured.into_iter().map(|(local, effect)| Flow::Effect(local, effect)))
}
