//! Parts of temporaries that are used by value: the rest of the temporary outlives the use.
//!
//! ```text
//! f(make().a, yield b)                                                       from
//! _4 = make(); _5 = if part.is_taken() { part.take(&mut _4.a) } else { _4.a }; f(_5, yield b)    into
//! ```
//!
//! If the part is moved, its type's default takes its place, as for [locals](crate::lower::moves::vacate).

use crate::emit::names;
use crate::ir::{Code, Effect, Field, Flow, Gate, LocalId, LocalKind, Method, Tokens};
use crate::lower::Lowerer;
use crate::lower::moves::consuming::effect_of;
use crate::lower::moves::vacate::{Site, SiteKind, taken_or_left};
use crate::lower::uses::{field_of_local, local, place_root, pointer_of};
use crate::syntax::literals::bare;
use proc_macro2::{Ident, TokenStream};
use quote::ToTokens as _;
use syn::{Expr, ExprMethodCall, UnOp};

impl Lowerer<'_> {
    /// A part of a place that is used by value.
    pub(in crate::lower) fn lower_part(&mut self, expr: &Expr) -> Code {
        let Code { tokens, flow } = self.lower_place(expr);
        let Ok(place) = syn::parse2::<Expr>(tokens.stream()) else { return Code::new(tokens, flow) };
        let is_temp = |local: &LocalId| self.locals[*local].kind == LocalKind::Temp;
        if let Some(temp) = local(&place).filter(is_temp) {
            return Code::new(tokens, used_as(flow, temp, Effect::Move));
        }
        if let Some(pointer) = pointer_of(&place).filter(|pointer| is_temp(pointer) && is_target(&place)) {
            return Code::new(tokens, used_as(flow, pointer, Effect::Doubt(Gate::Target)));
        }
        let Some(whole) = place_root(&place).filter(is_temp) else { return Code::new(tokens, flow) };
        let part = self.note_part(whole, &place, SiteKind::Operand);
        let flow = used_as(flow, whole, Effect::MoveField(self.uses.field(&place)));
        Code::new(taken_or_left(&part, &place, &TokenStream::new()).into_token_stream(), flow)
    }

    /// A call of a method that may consume its receiver, if that is a part of a temporary.
    pub(in crate::lower) fn lower_adapted(
        &mut self,
        receiver: &Code,
        call: &ExprMethodCall,
        rest: &TokenStream,
    ) -> Option<Code> {
        let place = syn::parse2::<Expr>(receiver.tokens.stream()).ok()?;
        let whole = place_root(&place).filter(|whole| self.locals[*whole].kind == LocalKind::Temp)?;
        if local(&place).is_some() || effect_of(call) != Effect::Doubt(Gate::Adaptor) {
            return None;
        }
        let part = self.note_part(whole, &place, SiteKind::Adapted);
        let flow = used_as(receiver.flow.clone(), whole, Effect::MoveField(self.uses.field(&place)));
        Some(Code::new(taken_or_left(&part, &place, rest).into_token_stream(), flow))
    }

    fn note_part(&mut self, whole: LocalId, place: &Expr, kind: SiteKind) -> Ident {
        names::part(self.note_site(whole, place, kind, None))
    }

    /// Notes where a part is used by value; returns the place of that in the list.
    pub(in crate::lower) fn note_site(
        &mut self,
        whole: LocalId,
        place: &Expr,
        kind: SiteKind,
        method: Option<Method>,
    ) -> usize {
        let field = field_of_local(place).map(Field::from);
        self.vacated.push(Site { whole, field, kind, tells: Tokens::default(), opens: false, method });
        self.vacated.len() - 1
    }
}

/// Whether a place is what a local points to.
fn is_target(place: &Expr) -> bool {
    matches!(bare(place), Expr::Unary(unary) if matches!(unary.op, UnOp::Deref(_)) && local(&unary.expr).is_some())
}

/// The flow of a place that is not only borrowed.
pub(in crate::lower) fn used_as(flow: Flow, root: LocalId, effect: Effect) -> Flow {
    match flow {
        Flow::Effect(local, Effect::Borrow) if local == root => Flow::Effect(root, effect),
        Flow::Seq(parts) => Flow::Seq(parts.into_iter().map(|part| used_as(part, root, effect)).collect()),
        flow => flow,
    }
}
