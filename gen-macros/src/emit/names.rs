//! Every identifier that emitted code introduces.
//!
//! Locals and labels are invisible to the user's code by hygiene (`Span::mixed_site`). Types, fields and modules are
//! not, so those have names that nobody writes.

use super::tokens::{Written, append};
use crate::compile::Unit;
use crate::elaborate::keep::Keep;
use crate::ir::{Gate, Idx as _, LevelId, LocalId, PathId, Root, RootId};
use proc_macro2::{Delimiter, Group, Ident, Span, TokenStream};
use quote::{ToTokens, format_ident, quote, quote_spanned};
use std::fmt;
use syn::{Lifetime, Token};

/// The alias of the runtime, where rustc has to point at what the user wrote.
pub(crate) fn runtime_at(first: &impl ToTokens) -> Ident {
    let span = first.to_token_stream().into_iter().next().map_or_else(Span::call_site, |token| token.span());
    Ident::new("__genfn", Span::call_site().located_at(span))
}

/// The alias of the runtime, where rustc has to take what is called for the user's.
pub(crate) fn runtime_in(span: Span) -> Ident {
    Ident::new("__genfn", span)
}

/// The item that a `yield_!` here hands out under `try`: rustc reports its type where it stands.
pub(crate) fn wrapped_ok(value: &impl ToTokens, span: Span) -> TokenStream {
    let at = Span::mixed_site().located_at(span);
    let runtime = runtime_in(at);
    quote_spanned!(at=> #runtime::Ok(#value))
}

/// A local of emitted code, hidden from the user's.
pub(crate) fn local(name: &str, at: Span) -> Ident {
    // Constants are visible in spite of hygiene, and a pattern would mean them.
    Ident::new(&format!("__{name}"), Span::mixed_site().located_at(at))
}

/// A local of emitted code that stands for what the user wrote there: hidden, unless rustc has to take it for that.
pub(crate) fn temp(name: &str, span: Span) -> Ident {
    Ident::new(&format!("__{name}"), span)
}

fn hidden(name: impl fmt::Display) -> Ident {
    Ident::new(&format!("__{name}"), Span::mixed_site())
}

/// The parameter of a step that is the state.
pub(crate) fn state() -> Ident {
    hidden("genfn_state")
}

/// The state that has been moved out of its place, if it is asked several times what it is.
pub(crate) fn held() -> Ident {
    hidden("genfn_held")
}

/// The parameter of a step that is what was sent.
pub(crate) fn sent() -> Ident {
    hidden("genfn_sent")
}

/// What the user says of how many values there are.
pub(crate) fn hint() -> Ident {
    hidden("genfn_hint")
}

/// The first state of a generator.
pub(crate) fn first() -> Ident {
    hidden("genfn_first")
}

/// The beginning of a generator: its first state, and its twin.
pub(crate) fn unstarted() -> Ident {
    hidden("genfn_unstarted")
}

/// The first state of a call.
pub(crate) fn frame() -> Ident {
    hidden("genfn_frame")
}

/// The value that is about to be yielded.
pub(crate) fn yielded() -> Ident {
    hidden("genfn_yielded")
}

/// The value of a scope, while something is done behind it.
pub(crate) fn tail() -> Ident {
    hidden("genfn_tail")
}

/// The same, where rustc says that the value has another type: at its last token.
pub(crate) fn tail_of(value: &TokenStream) -> Ident {
    let at = value.clone().into_iter().last().map_or_else(Span::mixed_site, |last| last.span());
    Ident::new(&tail().to_string(), at)
}

/// The label of a loop that is resumed in place, and of what is done behind it.
pub(crate) fn left_label(level: LevelId) -> Lifetime {
    Lifetime::new(&format!("'__genfn_left{}", level.index()), Span::mixed_site())
}

/// The label of the loop that steps from state to state.
pub(crate) fn step_label() -> Lifetime {
    Lifetime::new("'step", Span::mixed_site())
}

/// The enum of states. Errors name it: a generator is `Send` if all is that it holds.
pub(crate) fn states() -> Ident {
    format_ident!("HeldAcrossYields")
}

/// The state of a root.
pub(crate) fn variant(id: RootId, root: Root) -> Ident {
    match root {
        Root::Start => format_ident!("Start"),
        Root::Resume(_) => format_ident!("Yield{}", id.index()),
        Root::Join(_) => format_ident!("Join{}", id.index()),
    }
}

/// The enum of the states inside of a loop that is resumed in place.
pub(crate) fn loop_states(level: LevelId) -> Ident {
    format_ident!("HeldInLoop{}", level.index())
}

/// The state of such a loop.
pub(crate) fn loop_variant(level: LevelId) -> Ident {
    format_ident!("Loop{}", level.index())
}

/// The state inside of such a loop.
pub(crate) fn inner(level: LevelId) -> Ident {
    hidden(format_args!("inner{}", level.index()))
}

/// What `?` leaves with, at the user's `?`. The function is in braces, so that rustc does not report the argument.
pub(crate) fn from_residual(residual: &Ident, at: Span) -> TokenStream {
    quote_spanned!(at=> ({ __genfn::FromResidual::from_residual })(#residual))
}

/// What completes a step with a value. The value is given its type as it is in the twin, so that rustc reports a wrong one
/// in the same words.
pub(crate) fn complete(unit: &Unit, value: &TokenStream) -> TokenStream {
    let (runtime, value) = (&unit.runtime, typed(unit, value));
    if unit.try_mode { quote!(#runtime::ended(#value)) } else { quote!(#runtime::Complete(#value)) }
}

/// The value that a generator returns, of the type that it has declared.
pub(crate) fn typed(unit: &Unit, value: &TokenStream) -> TokenStream {
    let (runtime, returns) = (&unit.runtime, &unit.contract.returns);
    quote!(#runtime::Item::<#returns> { value: #value }.value)
}

/// The value of an argument. One that is a shared reference stands where the user has said so, for there rustc suggests a
/// unique one.
pub(crate) fn argument(field: Ident, shared_at: Option<(Span, Span)>) -> impl ToTokens {
    Written(move |tokens: &mut TokenStream| {
        let Some((and, last)) = shared_at else { return field.to_tokens(tokens) };
        let mut place = Group::new(Delimiter::Parenthesis, quote!(*#field));
        place.set_span(last);
        append!(tokens, Token![&](and), place);
    })
}

/// What makes a binding mutable. It stands where the name stands: rustc does not name what a macro binds.
pub(crate) fn mutability(mutable: bool, name: &Ident) -> Option<Token![mut]> {
    mutable.then(|| Token![mut](name.span()))
}

/// A type parameter of the enum.
pub(crate) fn param(index: usize) -> Ident {
    format_ident!("T{index}")
}

/// The field of a local, and the variable that its value is taken into.
pub(crate) fn field(local: LocalId) -> Ident {
    hidden(format_args!("v{}", local.index()))
}

/// The variable that may hold a local's value.
pub(crate) fn maybe(local: LocalId) -> Ident {
    hidden(format_args!("maybe{}", local.index()))
}

/// What becomes of a field that is used by value.
pub(crate) fn part(site: usize) -> Ident {
    hidden(format_args!("genfn_part{site}"))
}

/// What becomes of a value that a pattern opens.
pub(crate) fn open(opening: usize) -> Ident {
    hidden(format_args!("genfn_open{opening}"))
}

/// How one of the parts of such a value is taken.
pub(crate) fn part_of_open(opening: usize, position: usize) -> Ident {
    hidden(format_args!("genfn_open{opening}_{position}"))
}

/// What becomes of such a part.
pub(crate) fn way_of_part(opening: usize, position: usize) -> Ident {
    hidden(format_args!("genfn_open{opening}_way{position}"))
}

/// What becomes of all of them.
pub(crate) fn way_of_open(opening: usize) -> Ident {
    hidden(format_args!("genfn_open{opening}_way"))
}

/// How what such a pattern leaves is held.
pub(crate) fn left_of_open(opening: usize, position: usize) -> Ident {
    hidden(format_args!("genfn_open{opening}_left{position}"))
}

/// The value that parts are put back into.
pub(crate) fn home(opening: usize) -> Ident {
    hidden(format_args!("genfn_open{opening}_home"))
}

/// Refers to such a value in the state of a loop.
pub(crate) fn reached(opening: usize) -> Ident {
    hidden(format_args!("genfn_open{opening}_reached"))
}

/// What a state holds of a part that may be put back: of one that is used again, or of one that is not.
pub(crate) fn returned(opening: usize, position: usize, is_live: bool) -> Ident {
    let kind = if is_live { "back" } else { "kept" };
    hidden(format_args!("genfn_open{opening}_{kind}{position}"))
}

/// The place that such a name belongs to.
pub(crate) fn opening(name: &Ident) -> Option<usize> {
    name.to_string().strip_prefix("__genfn_open")?.parse().ok()
}

/// Whether a name is that of what becomes of a field.
pub(crate) fn is_part(name: &Ident) -> bool {
    name.to_string().contains("genfn_part")
}

/// The place that one of its names belongs to, where a field is used by value.
pub(crate) fn site(name: &Ident) -> Option<usize> {
    let name = name.to_string();
    let kinds = ["__genfn_part", "__genfn_wait", "__genfn_bound"];
    kinds.iter().find_map(|kind| name.strip_prefix(kind)?.split('_').next()?.parse().ok())
}

/// What knows the type of a method's argument.
pub(crate) fn arg(method: usize, position: usize) -> Ident {
    hidden(format_args!("genfn_arg{method}_{position}"))
}

/// What a method has returned that may have consumed a field.
pub(crate) fn called() -> Ident {
    hidden("genfn_called")
}

/// What knows the type of an argument of a method that may consume a field.
pub(crate) fn part_arg(site: usize, position: usize) -> Ident {
    hidden(format_args!("genfn_part{site}_arg{position}"))
}

/// Whether a part of a value is handed over that waits for arguments.
pub(crate) fn wait(site: usize) -> Ident {
    hidden(format_args!("genfn_wait{site}"))
}

/// What knows the type of the value of which a part waits.
pub(crate) fn whole(site: usize) -> Ident {
    hidden(format_args!("genfn_whole{site}"))
}

/// What a pattern binds of a field.
pub(crate) fn bound(site: usize) -> Ident {
    hidden(format_args!("genfn_bound{site}"))
}

/// What becomes of a local that is not used any more.
pub(crate) fn fate(local: LocalId, keep: Keep) -> Ident {
    let kind = match keep {
        Keep::AskParts(_, taken) => format!("fate_of_rest{taken}_"),
        Keep::AskForm(_, form) => format!("fate_of_form{}_", form.index()),
        Keep::Ask(_) | Keep::AskCalled | Keep::AskCaptured | Keep::Hold => "fate".to_owned(),
    };
    hidden(format_args!("{kind}{}{}", local.index(), keep.gate().map(gate_name).unwrap_or_default()))
}

fn gate_name(gate: Gate) -> String {
    match gate {
        Gate::Own => "_own".to_owned(),
        Gate::Call => "_call".to_owned(),
        Gate::Method(method) | Gate::Named(Some(method)) => format!("_{method}"),
        Gate::Named(None) => String::new(),
        Gate::Unknown => "_unknown".to_owned(),
        Gate::Adaptor => "_adaptor".to_owned(),
        Gate::Choice => "_choice".to_owned(),
        Gate::Order => "_order".to_owned(),
        Gate::Target => "_target".to_owned(),
    }
}

/// Whether a local can be used again.
pub(crate) fn again(local: LocalId) -> Ident {
    hidden(format_args!("again{}", local.index()))
}

/// How states hold a value out of which elements of arrays are moved.
pub(crate) fn array(local: LocalId) -> Ident {
    hidden(format_args!("array{}", local.index()))
}

/// What knows the types of a closure's arguments.
pub(crate) fn signature(local: LocalId) -> Ident {
    hidden(format_args!("signature{}", local.index()))
}

/// The question about the type of what a closure has captured, or of a part of a value.
pub(crate) fn probe(whole: LocalId, part: LocalId) -> Ident {
    hidden(format_args!("probe{}_{}", whole.index(), part.index()))
}

/// What knows the type of a local.
pub(crate) fn type_of(local: LocalId) -> Ident {
    hidden(format_args!("type{}", local.index()))
}

/// The block in which a type is told.
pub(crate) fn told() -> Lifetime {
    Lifetime::new("'__genfn_told", Span::mixed_site())
}

/// Whether a local stays whole of which fields are used by value.
pub(crate) fn split(local: LocalId) -> Ident {
    hidden(format_args!("split{}", local.index()))
}

/// Whether a field is still there.
pub(crate) fn left(path: PathId) -> Ident {
    hidden(format_args!("left_{path}"))
}

/// The type of what is left of a local.
pub(crate) fn fields(local: LocalId) -> Ident {
    format_ident!("__Fields{}", local.index())
}
