//! Receivers that wait for arguments: a method that consumes one has it before the arguments are evaluated.
//!
//! ```text
//! x.meet(yield a)                                                                                       from
//! _4 = if fate.is_gone() { fate.hand(x) } else { fate.stays() }; _5 = yield a;                            into
//! if fate.is_gone() { fate.handed(_4).meet(_5) } else { x.meet(_5) }
//! ```
//!
//! Rustc decides, as it does whether `x` is [kept](crate::elaborate::keep): what is not kept is handed over. So it is dropped like any
//! operand as long as it waits. A receiver that is used again behind the call is not consumed by it, and stays.

use crate::analysis::Analyses;
use crate::elaborate::keep::{Keep, Question};
use crate::emit::names;
use crate::ir::{Body, Code, Dest, Effect, Flow, Gate, Handed, LocalId, LocalKind, Point, StmtKind};
use crate::lower::spine::operands::join;
use crate::lower::uses::local;
use crate::lower::{Lowerer, use_value};
use crate::resolve::holes;
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens as _, quote};
use std::collections::BTreeSet;
use syn::{Expr, ExprMethodCall};

/// What a method is called on once its arguments are there.
pub(in crate::lower) enum Receiver {
    /// This value, which has waited.
    Moved(LocalId),
    /// The value that was handed over, or what has stayed in this place.
    Handed(LocalId, Handed, TokenStream),
}

impl Lowerer<'_> {
    /// Hands a receiver over, or lets it stay: `None` if nobody can tell.
    pub(in crate::lower) fn hand_over(&mut self, receiver: &Code, call: &ExprMethodCall) -> Option<Receiver> {
        let stays = syn::parse2::<Expr>(receiver.tokens.clone()).ok().as_ref().and_then(local)?;
        let is_temp = self.locals[stays].kind == LocalKind::Temp;
        match self.uses.effect_of(call) {
            Effect::Move if is_temp => {
                self.bind_value(Code::new(receiver.tokens.clone(), Flow::Effect(stays, Effect::Move)));
                self.just_bound().map(Receiver::Moved)
            }
            Effect::Doubt(gate @ (Gate::Methods(_) | Gate::Unknown | Gate::Adaptor)) if self.may_wait(stays, call) => {
                let handed = Handed { stays, gate, call: self.handed };
                self.handed += 1;
                let is_known = self.exposed.staying.contains(&handed.call);
                let place = receiver.tokens.clone();
                (!is_known).then(|| Receiver::Handed(self.bind_handed(handed, &place), handed, place))
            }
            _ => None,
        }
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
        let fate = handed.fate();
        let tokens = quote! {
            if #fate.is_gone() { #fate.absent(); #fate.hand(#place) } else { #fate.present(); #fate.stays() }
        };
        let temp = self.new_temp("operand", None);
        self.locals[temp].handed = Some(handed);
        self.locate(temp, place);
        let flow = Flow::Effect(handed.stays, Effect::Doubt(handed.gate));
        self.push(StmtKind::Code(Code::new(tokens, flow)), Dest::Bind(temp));
        temp
    }
}

impl Receiver {
    /// The call of a method on what has waited for its arguments.
    pub(in crate::lower) fn called(&self, rest: Code) -> Code {
        match self {
            Receiver::Moved(temp) => join(vec![use_value(*temp), rest], |parts| quote!(#(#parts)*)),
            Receiver::Handed(temp, handed, place) => {
                let (fate, rest_tokens) = (handed.fate(), rest.tokens);
                let Code { tokens: value, flow } = use_value(*temp);
                let tokens = quote! {
                    (if #fate.is_gone() {
                        #fate.absent();
                        #fate.handed(#value) #rest_tokens
                    } else {
                        #fate.present();
                        #place #rest_tokens
                    })
                };
                Code::new(tokens, Flow::seq([flow, rest.flow]))
            }
        }
    }
}

impl Handed {
    /// What decides whether it is handed over.
    fn fate(self) -> Ident {
        names::fate(self.stays, Keep::Ask(Question::Unless(self.gate)))
    }
}

/// The calls behind which their receivers are used again.
pub(crate) fn staying(body: &Body, analyses: &Analyses) -> BTreeSet<usize> {
    let points = body.scopes.enumerate().flat_map(|(scope, info)| {
        info.stmts.iter().enumerate().map(move |(stmt, info)| (Point { scope, stmt }.after(), info.dest))
    });
    let handed = points.filter_map(|(behind, dest)| match dest {
        Dest::Bind(temp) | Dest::Assign(temp) => Some((behind, body.locals[temp].handed?)),
        Dest::Discard | Dest::Tail => None,
    });
    let stays = |(behind, handed): &(Point, Handed)| {
        let node = analyses.graph.at(*behind);
        analyses.graph.is_reachable(node) && analyses.liveness.is_live(node, handed.stays)
    };
    handed.filter(stays).map(|(_, handed)| handed.call).collect()
}
