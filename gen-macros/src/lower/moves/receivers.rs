//! Receivers that wait for arguments: a method that consumes one has it before the arguments are evaluated.
//!
//! ```text
//! x.meet(yield a)                                                                                       from
//! _4 = if fate.is_gone { fate.hand(x) } else { fate.stays() }; _5 = yield a;                            into
//! if fate.is_gone { fate.handed(_4).meet(_5) } else { x.meet(_5) }
//! ```
//!
//! Rustc decides, as it does whether `x` is [kept](crate::elaborate::keep): what is not kept is handed over. So it is
//! dropped like any operand as long as it waits. A receiver that is used again behind the call is not consumed by it,
//! and stays.
//!
//! A part of a value is handed over in the same way. Then what is left of the value may have [another type](
//! crate::elaborate::partial), in which the part can't be named:
//!
//! ```text
//! x.a.meet(yield a)                                                                                     from
//! _4 = if wait.is_gone { wait.hand(x.a) } else { wait.stays() }; _5 = yield a;                          into
//! if wait.is_gone { wait.handed(_4).meet(_5) } else { wait.whole(&mut x).a.meet(_5) }
//! ```

use crate::analysis::Analyses;
use crate::elaborate::keep::{Keep, Question};
use crate::emit::names;
use crate::ir::{Body, Code, Dest, Effect, Flow, Gate, Handed, LocalId, LocalKind, NodeId, StmtKind};
use crate::lower::moves::parts::used_as;
use crate::lower::moves::vacate::{SiteKind, taken_or_left};
use crate::lower::spine::operands::join;
use crate::lower::uses::{local, place_root, target_of};
use crate::lower::{Lowerer, use_value};
use crate::resolve::holes;
use proc_macro2::{Group, Ident, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};
use std::collections::BTreeSet;
use syn::{Expr, ExprMethodCall};

/// What a method is called on once its arguments are there.
pub(in crate::lower) enum Receiver {
    /// This value, which has waited.
    Moved(LocalId),
    /// The value that was handed over, or what has stayed in this place.
    Handed(LocalId, Handed, TokenStream),
    /// The same, of a part: with the place of what is asked about it.
    Part(LocalId, Handed, TokenStream, usize),
}

impl Lowerer<'_> {
    /// Hands a receiver over, or lets it stay: `None` if nobody can tell.
    pub(in crate::lower) fn hand_over(&mut self, receiver: &Code, call: &ExprMethodCall) -> Option<Receiver> {
        let place = syn::parse2::<Expr>(receiver.tokens.stream()).ok()?;
        let stays = place_root(&place).or_else(|| target_of(&place))?;
        let is_part = local(&place).or_else(|| target_of(&place)).is_none();
        let is_temp = self.locals[stays].kind == LocalKind::Temp;
        match (self.uses.effect_of(call), is_part) {
            (Effect::Move, false) if is_temp && local(&place).is_some() => {
                self.bind_value(Code::new(receiver.tokens.stream(), Flow::Effect(stays, Effect::Move)));
                self.just_bound().map(Receiver::Moved)
            }
            (
                Effect::Doubt(gate @ (Gate::Method(_) | Gate::Unknown | Gate::Adaptor | Gate::Choice | Gate::Order)),
                false,
            ) => {
                let handed = self.new_handed(stays, Some(gate), call)?;
                Some(Receiver::Handed(self.bind_handed(handed, &receiver.tokens), handed, receiver.tokens.stream()))
            }
            (Effect::Doubt(Gate::Method(method)), true) => {
                let method = self.uses.methods[method].clone();
                let handed = self.new_handed(stays, None, call)?;
                let site = self.note_site(stays, &place, SiteKind::Awaited, Some(method));
                let temp = self.bind_part(handed, receiver, &place, site);
                Some(Receiver::Part(temp, handed, receiver.tokens.stream(), site))
            }
            _ => None,
        }
    }

    /// Whether a receiver is a part of a temporary, of which the rest outlives the call.
    pub(in crate::lower) fn is_part_of_temp(&self, receiver: &Code) -> bool {
        let place = syn::parse2::<Expr>(receiver.tokens.stream()).ok().filter(|place| local(place).is_none());
        place.as_ref().and_then(place_root).is_some_and(|root| self.locals[root].kind == LocalKind::Temp)
    }

    /// A receiver that waits, unless it is known to stay.
    fn new_handed(&mut self, stays: LocalId, gate: Option<Gate>, call: &ExprMethodCall) -> Option<Handed> {
        if !self.may_wait(stays, call) {
            return None;
        }
        self.handed += 1;
        let handed = Handed { stays, gate, call: self.handed };
        (!self.exposed.staying.contains(&handed.call)).then_some(handed)
    }

    /// Whether it matters when a receiver is consumed, and the arguments leave it alone.
    fn may_wait(&self, receiver: LocalId, call: &ExprMethodCall) -> bool {
        let info = &self.locals[receiver];
        let mut is_named = false;
        holes::for_each_local(&call.args.to_token_stream(), &mut |local| is_named |= local == receiver);
        let is_plain = !info.trivial && !info.copy && !info.number && !info.unique && info.captures.is_none();
        let is_held = info.alias.is_none() && info.rebind.is_none();
        is_plain && is_held && !is_named
    }

    fn bind_handed(&mut self, handed: Handed, place: &TokenStream) -> LocalId {
        let (fate, root) = (handed.fate(), root_of(place, handed.stays));
        let tokens = quote! {
            if #fate.is_gone { (#fate.absent)(); #fate.hand(#root) } else { (#fate.present)(); #fate.stays() }
        };
        let effect = handed.gate.map_or(Effect::Move, Effect::Doubt);
        self.bind_waiting(handed, Code::new(tokens, Flow::Effect(handed.stays, effect)), place)
    }

    fn bind_part(&mut self, handed: Handed, receiver: &Code, place: &Expr, site: usize) -> LocalId {
        let (wait, part, whole) = (names::wait(site), names::part(site), names::whole(site));
        let (runtime, taken) = (names::runtime_at(place), taken_or_left(&part, place, &TokenStream::new()));
        let root = root_of(&receiver.tokens, handed.stays);
        let tokens = quote!({
            if false { #runtime::split::never(); #runtime::Probe::of(&#whole, &#root); }
            if #wait.is_gone { (#wait.absent)(); #wait.hand(#taken) } else { (#wait.present)(); #wait.stays() }
        });
        let flow = used_as(receiver.flow.clone(), handed.stays, Effect::MoveField(self.uses.field(place)));
        self.bind_waiting(handed, Code::new(tokens, flow), &receiver.tokens)
    }

    fn bind_waiting(&mut self, handed: Handed, code: Code, place: &TokenStream) -> LocalId {
        let temp = self.new_temp("operand", None);
        self.locals[temp].handed = Some(handed);
        self.locate(temp, place);
        self.push(StmtKind::Code(code), Dest::Bind(temp));
        temp
    }
}

impl Receiver {
    /// The call of a method on what has waited for its arguments.
    pub(in crate::lower) fn called(&self, rest: Code) -> Code {
        let (handed, temp, place, site) = match self {
            Self::Moved(temp) => return join(vec![use_value(*temp), rest], |parts| quote!(#(#parts)*)),
            Self::Handed(temp, handed, place) => (handed, *temp, place, None),
            Self::Part(temp, handed, place, site) => (handed, *temp, place, Some(*site)),
        };
        let (fate, Code { tokens: value, flow }) = (site.map_or_else(|| handed.fate(), names::wait), use_value(temp));
        let (mut given, mut stayed) = (quote!(#fate.handed(#value)), place.clone());
        if let Some(whole) = site.map(names::whole) {
            let root = root_of(place, handed.stays);
            stayed = replaced(place, handed.stays, &quote!((*#fate.whole(&#whole, &mut #root))));
        } else {
            given = replaced(place, handed.stays, &given);
        }
        let rest_tokens = rest.tokens;
        let tokens = quote! {
            (if #fate.is_gone {
                (#fate.absent)();
                #given #rest_tokens
            } else {
                (#fate.present)();
                #stayed #rest_tokens
            })
        };
        let used = site.map_or(Flow::None, |_| Flow::Effect(handed.stays, Effect::Borrow));
        Code::new(tokens, Flow::seq([used, flow, rest.flow]))
    }
}

/// The local that a place begins with, as it is named there.
fn root_of(place: &TokenStream, root: LocalId) -> TokenStream {
    place
        .clone()
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(name) if holes::local_of(&name) == Some(root) => quote!(#name),
            TokenTree::Group(group) => root_of(&group.stream(), root),
            _ => TokenStream::new(),
        })
        .collect()
}

/// A place that begins with something else.
fn replaced(place: &TokenStream, root: LocalId, by: &TokenStream) -> TokenStream {
    place
        .clone()
        .into_iter()
        .map(|token| match token {
            TokenTree::Ident(name) if holes::local_of(&name) == Some(root) => by.clone(),
            TokenTree::Group(group) => {
                Group::new(group.delimiter(), replaced(&group.stream(), root, by)).to_token_stream()
            }
            token => token.to_token_stream(),
        })
        .collect()
}

impl Handed {
    /// What decides whether it is handed over, if it is no part.
    fn fate(self) -> Ident {
        let keep = self.gate.map_or(Keep::Hold, |gate| Keep::Ask(Question::Unless(gate)));
        names::fate(self.stays, keep)
    }
}

/// The calls behind which their receivers are used again, or other parts of what those are parts of.
pub(crate) fn staying(body: &Body, analyses: &Analyses) -> BTreeSet<usize> {
    let graph = &analyses.graph;
    let again = |node: &NodeId| {
        let (temp, effect) = graph.nodes[*node].effect?;
        let handed = body.locals[temp].handed?;
        // A part is used in place in front of that if it stays.
        let is_over = match effect {
            Effect::Init | Effect::Assign => handed.gate.is_some(),
            _ => handed.gate.is_none(),
        };
        (is_over && analyses.liveness.is_live_behind(graph, *node, handed.stays)).then_some(handed.call)
    };
    graph.order.iter().filter_map(again).collect()
}
