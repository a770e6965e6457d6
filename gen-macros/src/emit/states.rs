//! The enums of states, and the first value.

use super::tokens::{Labelled, Written, append, as_read, braced, listed};
use super::{Emitter, Runtime, names};
use crate::analysis::Bounds;
use crate::compile::Unit;
use crate::elaborate::keep::Saved;
use crate::ir::{Idx as _, LevelId, Root, RootId};
use crate::layout::{Enum, Field, Variant};
use proc_macro2::{Ident, TokenStream};
use quote::{ToTokens, quote};
use std::collections::BTreeMap;

/// How many types a state may hold so that rustc need not be told that they are the same wherever it is named: for so few of
/// them that takes longer than it saves.
const FEW: usize = 8;

/// What is known of any generator.
const NOTHING: Bounds = Bounds { least: 0, most: None };

/// What is told of all states.
const STATUS: &str = "
    #[inline]
    fn over(panicked: bool) -> Self {
        if panicked { Self::Poisoned } else { Self::Complete }
    }

    #[inline]
    fn status(&self) -> __genfn::Status {
        match self {
            Self::Start { .. } => __genfn::Status::Unstarted,
            Self::Complete => __genfn::Status::Complete,
            Self::Poisoned => __genfn::Status::Poisoned,
            #[allow(unreachable_patterns)]
            _ => __genfn::Status::Suspended,
        }
    }
";

/// Where what is done for an item is a loop of its own, a call costs little: the optimiser may keep it apart.
const RESUMED: &str = "
    #[inline]
    fn resumed<T>(step: impl FnOnce() -> T) -> T {
        step()
    }
";

/// What stands in front of each enum: a state that only generated code names may have no reason to be built.
const ALLOWED: &str = "#[allow(dead_code)] #[cfg_attr(clippy, allow(clippy::large_enum_variant))]";

impl Emitter<'_> {
    /// The enums, with what the core must know of them.
    pub(super) fn emit_states(&self) -> TokenStream {
        let (runtime, states) = (&self.unit.runtime, names::states());
        let params = self.params(None);
        let loops = self.compiled.levels.list.ids().map(|level| {
            let name = names::loop_states(level);
            let others = self.compiled.layout.vacant(level).is_none().then(|| quote!(Poisoned,));
            self.emit_enum(&name, Some(level), others.as_ref())
        });
        let loops = loops.collect::<TokenStream>();
        let (functions, resumed, hints) = (as_read(STATUS), self.emit_resumed(), self.emit_hints());
        let outermost = self.emit_enum(&states, None, Some(&quote!(Complete, Poisoned,)));
        quote! {
            #loops
            #outermost

            impl<#(#params),*> #runtime::State for #states<#(#params),*> {
                #resumed
                #functions
                #hints
            }
        }
    }

    /// How a step is resumed that has a loop of its own.
    fn emit_resumed(&self) -> Option<TokenStream> {
        let loops = self.unit.contract.takes_nothing() && self.compiled.analyses.loops_natively(self.compiled.body());
        loops.then(|| as_read(RESUMED))
    }

    /// What the states tell of how many values are still to come, if they tell anything.
    fn emit_hints(&self) -> Option<TokenStream> {
        if !self.unit.contract.takes_nothing() || self.unit.size_hint.is_some() {
            return None;
        }
        let runtime = &self.unit.runtime;
        let known = self.hints().into_iter().filter(|(_, hint)| *hint != NOTHING).collect::<Vec<_>>();
        let arms = known.iter().map(|(name, Bounds { least, most })| {
            let least = if *least == usize::MAX { quote!(#runtime::ENDLESS) } else { quote!(#least) };
            let most = most.map_or_else(|| quote!(#runtime::None), |most| quote!(#runtime::Some(#most)));
            quote!(Self::#name { .. } => (#least, #most),)
        });
        let arms = arms.collect::<TokenStream>();
        (!known.is_empty()).then(|| {
            quote! {
                #[inline]
                fn remaining(&self) -> #runtime::SizeHint {
                    match self {
                        #arms
                        #[allow(unreachable_patterns)]
                        _ => (0, #runtime::None),
                    }
                }
            }
        })
    }

    /// What each variant of the outermost enum tells.
    fn hints(&self) -> Vec<(Ident, Bounds)> {
        let (compiled, levels) = (self.compiled, &self.compiled.levels);
        let roots = compiled.layout.variants.enumerate().filter(|(_, variant)| variant.is_used);
        let mut loops = BTreeMap::<LevelId, Bounds>::new();
        let mut hints = Vec::new();
        for (id, variant) in roots {
            let found = self.bounds_of(id);
            match levels.chain(variant.level).first() {
                Some(level) => {
                    let all = loops.entry(*level).or_insert(found);
                    *all = Bounds { least: all.least.min(found.least), most: None };
                }
                None => hints.push((names::variant(id, variant.root), found)),
            }
        }
        hints.extend(loops.into_iter().map(|(level, bounds)| (names::loop_variant(level), bounds)));
        hints
    }

    /// How many values come behind a root. A failing `?` may yield one more.
    fn bounds_of(&self, root: RootId) -> Bounds {
        let compiled = self.compiled;
        let node = compiled.analyses.roots.node(compiled.body(), &compiled.analyses.graph, root);
        let Bounds { least, most } = compiled.remaining.behind_node(node);
        Bounds { least, most: most.map(|most| most + usize::from(self.unit.try_mode)) }
    }

    fn params(&self, level: Option<LevelId>) -> Vec<Ident> {
        self.compiled.layout.enum_of(level).params.iter().copied().map(names::param).collect()
    }

    /// The enum of a loop's states, or the outermost one.
    fn emit_enum(&self, name: &Ident, level: Option<LevelId>, others: Option<&TokenStream>) -> TokenStream {
        let Unit { runtime, contract, .. } = self.unit;
        let (layout, params) = (&self.compiled.layout, self.params(level));
        let Enum { variants, loops, .. } = layout.enum_of(level);
        let variants = variants.iter().map(|id| emit_variant(runtime, *id, &layout.variants[*id]));
        let inner = loops.iter().map(|id| self.emit_loop_variant(*id));
        let derives = [(contract.clone, quote!(Clone)), (contract.debug, quote!(Debug))];
        // An empty list would be expanded, too.
        let derives = derives.into_iter().filter(|(wanted, _)| *wanted);
        let derives = derives.map(|(_, name)| quote!(#[derive(#runtime::#name)]));
        // Nothing is ever in it: there is no such state.
        let never = (params.len() > FEW).then(|| quote!(Never(#runtime::Never, #runtime::Invariant<(#(#params,)*)>),));
        let inner = quote!(#(#inner,)*);
        // The largest of those of loops has no tag of its own. If it comes last, it is told by one comparison; but what asks
        // for the status, as whoever sends does, can read that off the tag if they are in its order.
        let (early, late) = if contract.takes_nothing() { (None, Some(inner)) } else { (Some(inner), None) };
        let allowed = as_read(ALLOWED);
        quote! {
            #allowed
            #(#derives)*
            enum #name<#(#params),*> {
                #(#variants,)*
                #early
                #never
                #others
                #late
            }
        }
    }

    fn emit_loop_variant(&self, level: LevelId) -> TokenStream {
        let (name, inner, states) = (names::loop_variant(level), names::inner(level), names::loop_states(level));
        let fields = self.compiled.layout.loops[level].iter().map(|field| emit_field(&self.unit.runtime, field));
        let params = self.params(Some(level));
        // What is inside is dropped first.
        quote!(#name { #inner: #states<#(#params),*>, #(#fields),* })
    }

    /// The state in which a generator begins: it holds the arguments.
    pub(super) fn emit_start(&self) -> TokenStream {
        let (states, body) = (names::states(), self.compiled.body());
        let fields = body.args.iter().map(|arg| {
            let (field, param) = (names::field(*arg), &body.locals[*arg].name);
            quote!(#field: #param)
        });
        let start = names::variant(RootId::new(0), Root::Start);
        quote!(#states::#start { #(#fields),* })
    }
}

fn emit_variant(runtime: &Runtime, id: RootId, variant: &Variant) -> impl ToTokens {
    let name = names::variant(id, variant.root);
    Written(move |tokens: &mut TokenStream| {
        let fields = Written(|inside: &mut TokenStream| {
            variant.fields.iter().for_each(|field| listed(&emit_field(runtime, field), inside));
        });
        append!(tokens, name, braced(fields));
    })
}

fn emit_field(runtime: &Runtime, field: &Field) -> Labelled<FieldType> {
    let param = names::param(field.param);
    let ty = match field.saved {
        Saved::Live | Saved::Kept(_) | Saved::Rest(_) => FieldType::Param(param),
        Saved::Maybe(_) => FieldType::Option(quote!(#runtime::Option<#param>)),
    };
    Labelled(names::field(field.local), ty)
}

/// The type of a field.
enum FieldType {
    Param(Ident),
    Option(TokenStream),
}

impl ToTokens for FieldType {
    fn to_tokens(&self, tokens: &mut TokenStream) {
        match self {
            Self::Param(param) => param.to_tokens(tokens),
            Self::Option(option) => option.to_tokens(tokens),
        }
    }
}
