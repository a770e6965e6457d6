//! Taking a state apart into locals, and putting locals into the next state.

use super::pieces::Needs;
use super::split::Forms;
use super::tokens::{Binding, Labelled, Loose, State, Written, append, listed};
use super::{Emitter, names};
use crate::analysis::InitState;
use crate::elaborate::keep::{Keep, Saved};
use crate::ir::{LevelId, LocalId, NodeId, RootId};
use crate::layout::Field;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens, quote, quote_spanned};
use syn::{Token, token};

impl Emitter<'_> {
    /// The pattern that takes a root's state apart.
    pub(super) fn pattern(&self, root: RootId) -> impl ToTokens {
        let variant = &self.compiled.layout.variants[root];
        self.state(root, |tokens| {
            variant.fields.iter().for_each(|field| listed(&names::field(field.local), tokens));
        })
    }

    fn state<F: Fn(&mut TokenStream)>(&self, root: RootId, fields: F) -> State<F> {
        let variant = &self.compiled.layout.variants[root];
        State { states: enum_of(variant.level), name: names::variant(root, variant.root), fields }
    }

    /// The pattern that a state is recognised by, in the enum of a level around it.
    pub(super) fn recognise(&self, root: RootId, from: Option<LevelId>) -> impl ToTokens {
        let around = self.compiled.levels.outwards(self.compiled.layout.variants[root].level);
        let around = around.take_while(|level| Some(*level) != from).collect::<Vec<_>>();
        Written(move |tokens: &mut TokenStream| self.recognised(root, &around, tokens))
    }

    fn recognised(&self, root: RootId, around: &[LevelId], tokens: &mut TokenStream) {
        let rest = |tokens: &mut TokenStream| Token![..](Span::call_site()).to_tokens(tokens);
        let Some((level, inside)) = around.split_last() else {
            let variant = &self.compiled.layout.variants[root];
            let (states, name) = (enum_of(variant.level), names::variant(root, variant.root));
            return append!(tokens, states, Token![::](Span::call_site()), name, self.any_fields);
        };
        let states = enum_of(self.compiled.levels.list[*level].parent);
        let fields = |tokens: &mut TokenStream| {
            let inside = Written(|tokens: &mut TokenStream| self.recognised(root, inside, tokens));
            listed(&Labelled(names::inner(*level), inside), tokens);
            rest(tokens);
        };
        State { states, name: names::loop_variant(*level), fields }.to_tokens(tokens);
    }

    /// The pattern that borrows the state of a loop.
    pub(super) fn borrowed_loop(&self, level: LevelId) -> Loose {
        // Each arm inside of a loop has it.
        let mut borrowed = self.borrowed.borrow_mut();
        let pattern = borrowed.entry(level).or_insert_with(|| {
            let inner = names::inner(level);
            let name = |local| self.names.reference(local, self.names.declared(local).span());
            Loose::new(self.loop_pattern(level, &quote!(#inner), name))
        });
        pattern.clone()
    }

    /// The pattern that moves the locals out of the state of a loop.
    pub(super) fn left_loop(&self, level: LevelId) -> TokenStream {
        self.loop_pattern(level, &quote!(_), names::field)
    }

    /// The same, where they are only dropped: in the order of the state, which is the reverse of that of the pattern.
    pub(super) fn dropped_loop(&self, level: LevelId) -> TokenStream {
        let around = enum_of(self.compiled.levels.list[level].parent);
        let variant = names::loop_variant(level);
        let fields = self.compiled.layout.loops[level].iter().rev().map(|field| names::field(field.local));
        quote!(#around::#variant { #(#fields,)* .. })
    }

    fn loop_pattern(&self, level: LevelId, inner: &TokenStream, name: impl Fn(LocalId) -> Ident) -> TokenStream {
        let around = enum_of(self.compiled.levels.list[level].parent);
        let (variant, inner_field) = (names::loop_variant(level), names::inner(level));
        let fields = self.compiled.layout.loops[level].iter();
        let fields = fields.map(|field| Labelled(names::field(field.local), name(field.local)));
        quote!(#around::#variant { #inner_field: #inner, #(#fields),* })
    }

    /// The state of a root, made of the locals as they are, for the enum of this level.
    pub(super) fn pack(&self, root: RootId, level: Option<LevelId>, forms: &Forms) -> impl ToTokens {
        let variant = &self.compiled.layout.variants[root];
        let inside = self.state(root, |tokens| self.pack_fields(&variant.fields, forms, tokens));
        Written(move |tokens: &mut TokenStream| match variant.level.filter(|_| variant.level != level) {
            Some(entered) => {
                let fields = |tokens: &mut TokenStream| {
                    listed(&Labelled(names::inner(entered), &inside), tokens);
                    self.pack_fields(&self.compiled.layout.loops[entered], forms, tokens);
                };
                State { states: enum_of(level), name: names::loop_variant(entered), fields }.to_tokens(tokens);
            }
            None => inside.to_tokens(tokens),
        })
    }

    fn pack_fields(&self, fields: &[Field], forms: &Forms, tokens: &mut TokenStream) {
        for field in fields {
            let name = names::field(field.local);
            match (field.form, field.saved) {
                (None, Saved::Live) if self.is_held_as_it_is(field.local) => {
                    listed(&Labelled(name, self.names.declared(field.local)), tokens);
                }
                _ => listed(&Labelled(name, self.packed(field, forms)), tokens),
            }
        }
    }

    fn is_held_as_it_is(&self, local: LocalId) -> bool {
        self.compiled.homes.part(local).is_none() && !self.is_from_behind(local)
    }

    fn packed(&self, field: &Field, forms: &Forms) -> TokenStream {
        if field.form.is_some() {
            return self.split(field, forms.get(&field.local));
        }
        let value = match field.saved {
            Saved::Live => self.held_from_behind(field.local),
            Saved::Kept(keep) | Saved::Rest(keep) => self.kept(field.local, keep),
            Saved::Maybe(_) => names::maybe(field.local).to_token_stream(),
        };
        self.unless_returned(field.local, field.saved, value)
    }

    /// Takes back a local that was kept for its destructor, if it certainly was.
    pub(super) fn unpack_held(&self, local: LocalId, keep: Keep) -> Option<Binding<TokenStream>> {
        if keep != Keep::Hold || self.part_of_home(local).is_some() {
            return None;
        }
        let (name, field) = (self.names.declared(local), names::field(local));
        let value = self.unkept_from_behind(local, keep, field.into_token_stream());
        Some(Binding { mutability: names::mutability(true, &name), name, ty: None, value })
    }

    /// Takes back a local that was kept for its destructor, if it was.
    pub(super) fn unpack_kept(&self, local: LocalId, keep: Keep) -> TokenStream {
        let name = self.names.declared(local);
        let at = Span::mixed_site().located_at(name.span());
        let assign = self.restore_kept(local, keep);
        quote_spanned!(at=> let mut #name; #assign)
    }

    /// The same, for a local that has been declared.
    pub(super) fn restore_kept(&self, local: LocalId, keep: Keep) -> TokenStream {
        let assign = |value| self.assign_kept(local, keep, &value);
        let returned = self.returned_or(local, Saved::Kept(keep), assign);
        returned.unwrap_or_else(|| self.assign_kept(local, keep, &names::field(local).into_token_stream()))
    }

    fn assign_kept(&self, local: LocalId, keep: Keep, value: &TokenStream) -> TokenStream {
        let name = self.names.declared(local);
        let at = Span::mixed_site().located_at(name.span());
        if keep == Keep::Hold {
            let value = self.unkept_from_behind(local, keep, value.clone());
            return quote_spanned!(at=> #name = #value;);
        }
        self.asked.borrow_mut().insert((local, keep));
        let fate = names::fate(local, keep);
        let restored = self.released(keep, quote_spanned!(at=> (#fate.restore)(#value)));
        let restored = self.unkept_from_behind(local, keep, restored);
        quote_spanned! {at=>
            if #fate.is_gone { (#fate.absent)(); } else { (#fate.present)(); #name = #restored; }
        }
    }

    /// A local's value for its destructor alone.
    pub(super) fn kept(&self, local: LocalId, keep: Keep) -> TokenStream {
        let name = self.names.declared(local);
        let at = Span::mixed_site().located_at(name.span());
        match keep {
            Keep::Hold => self.kept_from_behind(local, keep),
            Keep::Ask(_) | Keep::AskForm(..) | Keep::AskParts(..) | Keep::AskCaptured | Keep::AskCalled => {
                self.asked.borrow_mut().insert((local, keep));
                let (fate, value) =
                    (names::fate(local, keep), self.held_at_home(keep, self.kept_from_behind(local, keep)));
                let kept = quote_spanned!(at=> if #fate.is_gone { (#fate.nothing)() } else { (#fate.present)(); (#fate.keep)(#value) });
                match self.put_back(keep) {
                    Some(put_back) => quote_spanned!(at=> { #put_back #kept }),
                    None => kept,
                }
            }
        }
    }

    /// What stands in a place while what it held is moved, or after it has been dropped.
    fn vacant(&self, level: Option<LevelId>) -> TokenStream {
        let states = enum_of(level);
        match level.and_then(|level| self.compiled.layout.vacant(level)) {
            Some(root) => {
                let name = names::variant(root, self.compiled.layout.variants[root].root);
                quote!(#states::#name {})
            }
            None => quote!(#states::Poisoned),
        }
    }

    /// What moves the state out of its place.
    pub(super) fn taken(&self, level: Option<LevelId>) -> TokenStream {
        let (runtime, place) = (&self.unit.runtime, place_of(level));
        match level {
            // To name a state takes rustc as long as there are types in it.
            None => quote!(#runtime::take(#place)),
            Some(_) => {
                let vacant = self.vacant(level);
                quote!(#runtime::replace(#place, #vacant))
            }
        }
    }

    /// Stores what stands in a place after all that was in it has been moved.
    pub(super) fn vacated(&self, level: Option<LevelId>) -> TokenStream {
        let (runtime, place, vacant) = (&self.unit.runtime, place_of(level), self.vacant(level));
        quote!(#runtime::store(#place, #vacant);)
    }

    /// Stores the state of a root, in an arm that is at this level: what the one before held has been moved. If that is
    /// borrowed, rustc points at the suspension.
    pub(super) fn store(&self, (root, at): (RootId, Span), level: Option<LevelId>, forms: &Forms) -> impl ToTokens {
        let (place, packed) = (place_of(level), self.pack(root, level, forms));
        Written(move |tokens: &mut TokenStream| {
            names::runtime_in(at).to_tokens(tokens);
            Token![::](at).to_tokens(tokens);
            Ident::new("store", at).to_tokens(tokens);
            token::Paren(at).surround(tokens, |inside| {
                listed(&place, inside);
                packed.to_tokens(inside);
            });
            Token![;](Span::call_site()).to_tokens(tokens);
        })
    }

    /// Locals that hold a value for sure at `from`, but only maybe at `to`, are moved into what may hold them.
    pub(super) fn convert(&self, from: NodeId, to: NodeId, needs: &mut Needs, forms: &Forms) -> TokenStream {
        let analyses = &self.compiled.analyses;
        let runtime = &self.unit.runtime;
        let mut tokens = TokenStream::new();
        for local in self.compiled.frames.conditional.iter() {
            if analyses.state(to, local) != InitState::Maybe || !self.compiled.frames.is_wanted(to, local) {
                continue;
            }
            let holder = names::maybe(local);
            let value = match analyses.state(from, local) {
                InitState::Maybe => continue,
                InitState::Init if self.compiled.frames.partial.contains(local) => {
                    let parts = self.maybe_parts(local, from, forms.get(&local));
                    quote!(#runtime::Some(#parts))
                }
                InitState::Init => self.if_whole(from, local, self.moved_to_maybe(local)),
                InitState::Uninit if self.is_told(local) => quote!(#runtime::None),
                InitState::Uninit => self.nothing_held(local),
            };
            needs.maybe.insert(local);
            tokens.extend(quote!(#holder = #value;));
        }
        tokens
    }

    /// A local that is moved into what may hold it.
    fn moved_to_maybe(&self, local: LocalId) -> TokenStream {
        let runtime = &self.unit.runtime;
        let held = match self.compiled.frames.keep_of(local) {
            keep if self.ends_from_behind(local) => return self.moved_at_end(local, keep),
            Some(keep) => self.kept(local, keep),
            None => self.held_from_behind(local),
        };
        quote!(#runtime::Some(#held))
    }

    /// Whether a state tells the type of what may hold a local.
    fn is_told(&self, local: LocalId) -> bool {
        let mut fields = self.compiled.layout.fields().filter(|field| field.local == local);
        fields.any(|field| matches!(field.saved, Saved::Maybe(_)))
    }

    /// Drops what may hold a local.
    pub(super) fn emptied(&self, local: LocalId) -> TokenStream {
        let (holder, nothing) = (names::maybe(local), self.nothing_held(local));
        quote!(#holder = #nothing)
    }

    /// What may hold a local, if it holds nothing. Perhaps nothing else of the arm tells its type.
    fn nothing_held(&self, local: LocalId) -> TokenStream {
        let (runtime, told) = (&self.unit.runtime, names::told());
        if self.compiled.frames.partial.contains(local) {
            return quote!(#runtime::None);
        }
        let value = match self.compiled.frames.keep_of(local) {
            _ if self.ends_from_behind(local) => self.nothing_from_behind(local),
            Some(Keep::Hold) | None if self.is_from_behind(local) => self.nothing_from_behind(local),
            Some(Keep::Hold) | None => self.names.declared(local).into_token_stream(),
            Some(keep) => {
                self.asked.borrow_mut().insert((local, keep));
                let fate = names::fate(local, keep);
                quote!((#fate.nothing)())
            }
        };
        quote!(#told: { break #told #runtime::None; #runtime::Some(#value) })
    }

    /// What decides whether a local holds a value, if something may have been taken of it, or it may have been consumed.
    fn unless_taken(&self, at: NodeId, local: LocalId) -> Option<Keep> {
        let (doubts, frames) = (&self.compiled.analyses.doubts, &self.compiled.frames);
        match doubts.gate(at, local) {
            Some(gate) => frames.unless_consumed(local, gate),
            None => frames.rest_of(local, doubts.taken_of(at, local)?),
        }
    }

    /// What holds a local, unless nothing is left of it.
    fn if_whole(&self, at: NodeId, local: LocalId, value: TokenStream) -> TokenStream {
        let Some(keep) = self.unless_taken(at, local) else { return value };
        self.asked.borrow_mut().insert((local, keep));
        let (fate, name, runtime) = (names::fate(local, keep), self.names.declared(local), &self.unit.runtime);
        let at = Span::mixed_site().located_at(name.span());
        // Keeping it tells its type.
        quote_spanned! {at=>
            if #fate.is_gone {
                #runtime::None
            } else {
                (#fate.present)();
                let #name = (#fate.restore)((#fate.keep)(#name));
                #value
            }
        }
    }
}

/// The enum of a loop's states, or the outermost one.
pub(super) fn enum_of(level: Option<LevelId>) -> Ident {
    level.map_or_else(names::states, names::loop_states)
}

/// The reference to the state inside of a loop, or to all of it.
pub(super) fn place_of(level: Option<LevelId>) -> Ident {
    level.map_or_else(names::state, names::inner)
}
