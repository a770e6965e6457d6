//! Saving locals field by field, if rustc says that a field has been moved.

use super::{Emitter, names, questions};
use crate::elaborate::keep::{Keep, Saved};
use crate::ir::{BitSet, FormId, LocalId, NodeId, PathId, RootId};
use crate::layout::Field;
use crate::lower::Site;
use proc_macro2::{Ident, Span, TokenStream};
use quote::{ToTokens as _, quote, quote_spanned};
use std::collections::{BTreeMap, BTreeSet};

/// What the variables hold of locals of which fields may be missing.
pub(super) type Forms = BTreeMap<LocalId, Held>;

/// What a variable holds of a local.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Held {
    form: FormId,
    /// Only for the destructors of what is left.
    is_rest: bool,
}

impl Emitter<'_> {
    /// The locals that are saved field by field.
    pub(super) fn partial(&self) -> BTreeSet<LocalId> {
        let partial = &self.compiled.frames.partial;
        let is_maybe = |field: &Field| matches!(field.saved, Saved::Maybe(_)) && partial.contains(field.local);
        let split = self.compiled.layout.fields().filter(|field| field.form.is_some() || is_maybe(field));
        split.map(|field| field.local).collect()
    }

    /// What the variables of a root's arm hold.
    pub(super) fn forms_at(&self, root: RootId) -> Forms {
        let (layout, levels) = (&self.compiled.layout, &self.compiled.levels);
        let around = levels.outwards(levels.of_root(root)).flat_map(|level| &layout.loops[level]);
        let held = layout.variants[root].fields.iter().chain(around).filter_map(|field| {
            let is_rest = matches!(field.saved, Saved::Rest(_));
            field.form.map(|form| (field.local, Held { form, is_rest }))
        });
        held.collect()
    }

    /// The types of what is left of locals.
    pub(super) fn emit_fields(&self) -> TokenStream {
        let (runtime, contract) = (&self.unit.runtime, &self.unit.contract);
        let types = self.partial().into_iter().map(|local| {
            let fields = self.compiled.frames.partial.fields_of(local).map(|(_, field)| field).collect::<Vec<_>>();
            let name = names::fields(local);
            let params = (0..fields.len()).map(names::param).collect::<Vec<_>>();
            let derives = [(contract.clone, quote!(Clone)), (contract.debug, quote!(Debug))];
            let derives = derives.into_iter().filter(|(wanted, _)| *wanted).map(|(_, name)| quote!(#runtime::#name));
            let body = match fields.first() {
                Some(crate::ir::Field::Numbered(_)) => quote!((#(#params),*);),
                _ => quote!({ #(#fields: #params),* }),
            };
            quote! {
                #[allow(dead_code)]
                #[derive(#(#derives),*)]
                struct #name<#(#params),*> #body
            }
        });
        types.collect()
    }

    /// Declares what stands for the answers that arms ask for.
    pub(super) fn emit_splits(&self) -> TokenStream {
        let runtime = &self.unit.runtime;
        let splits = self.split.borrow();
        let splits = splits.iter().map(|(local, left)| {
            let (split, left) = (names::split(*local), left.iter().map(names::left));
            quote!(let #split = #runtime::split::Split::new(); #(let #left = #runtime::Fate::new();)*)
        });
        splits.collect()
    }

    /// A local of which fields may be missing, for a state.
    pub(super) fn split(&self, field: &Field, held: Option<&Held>) -> TokenStream {
        let local = field.local;
        let (name, partial) = (self.names.declared(local), &self.compiled.frames.partial);
        let is_rest = matches!(field.saved, Saved::Rest(_));
        if held.is_some_and(|held| Some(held.form) == field.form && held.is_rest == is_rest) {
            return name.into_token_stream();
        }
        let missing = partial.of_form(field.form);
        let (ask, parts) = (self.ask(local, &missing, held), self.parts(field, held));
        let whole = match field.saved {
            Saved::Rest(keep) => self.kept(local, of_form(keep, held)),
            _ => name.to_token_stream(),
        };
        self.either(local, &ask, &whole, &parts)
    }

    /// The whole, or what is left of it.
    fn either(&self, local: LocalId, ask: &TokenStream, whole: &TokenStream, parts: &TokenStream) -> TokenStream {
        let (split, at) = (names::split(local), Span::mixed_site().located_at(self.names.declared(local).span()));
        quote_spanned! {at=>
            {
                #ask
                let both = #split.both();
                if #split.is_whole() { #split.whole(); both.keep(#whole) } else { #split.parts(); both.take(#parts) }
            }
        }
    }

    /// What is left of a local where others may lack other fields: each that any lacks is there, or not.
    pub(super) fn maybe_parts(&self, local: LocalId, from: NodeId, held: Option<&Held>) -> TokenStream {
        let (partial, runtime) = (&self.compiled.frames.partial, &self.unit.runtime);
        let (name, ty) = (self.names.declared(local), names::fields(local));
        let (missing, ever) = (partial.moved(from, local), partial.ever_moved(local));
        let fields =
            partial.fields_of(local).map(|(path, field)| match (ever.contains(path), missing.contains(path)) {
                (true, true) => quote!(#field: #runtime::None),
                (true, false) => quote!(#field: #runtime::Some(#name.#field)),
                (false, _) => quote!(#field: #name.#field),
            });
        let parts = quote!(#ty { #(#fields),* });
        let whole = match self.compiled.frames.keep_of(local) {
            Some(keep) if held.is_none_or(|held| !held.is_rest) => self.kept(local, of_form(keep, held)),
            _ => name.to_token_stream(),
        };
        self.either(local, &self.ask(local, &BitSet::default(), held), &whole, &parts)
    }

    /// What is left of a local.
    fn parts(&self, field: &Field, held: Option<&Held>) -> TokenStream {
        let (local, partial) = (field.local, &self.compiled.frames.partial);
        let (name, ty) = (self.names.declared(local), names::fields(local));
        if held.map(|held| held.form) == field.form {
            return name.into_token_stream();
        }
        let (known, missing) = (partial.of_form(held.map(|held| held.form)), partial.of_form(field.form));
        let fields = partial.fields_of(local).map(|(path, field)| {
            let left = names::left(path);
            if missing.contains(path) && !known.contains(path) {
                quote!(#field: if #left.is_gone { (#left.nothing)() } else { (#left.present)(); (#left.keep)(#name.#field) }.value)
            } else {
                quote!(#field: #name.#field)
            }
        });
        quote!(#ty { #(#fields),* })
    }

    /// Asks about the fields that may be missing, where their types are known.
    fn ask(&self, local: LocalId, missing: &BitSet<PathId>, held: Option<&Held>) -> TokenStream {
        let (partial, runtime) = (&self.compiled.frames.partial, &self.unit.runtime);
        let known = partial.of_form(held.map(|held| held.form));
        let asked = match held {
            Some(_) => missing.iter().filter(|path| !known.contains(*path)).collect::<Vec<_>>(),
            None => partial.ever_moved(local).iter().collect(),
        };
        let lacked = || asked.iter().copied().filter(|path| missing.contains(*path));
        self.split.borrow_mut().entry(local).or_default().extend(lacked());
        let name = self.names.declared(local);
        let probes = asked.iter().map(|path| {
            let (probe, field) = (probe(*path), partial.field(*path));
            // What is left of it is no struct that the pattern knows.
            let sites = self
                .sites_of(local, *path)
                .filter(|(_, site)| !(site.tells.is_empty() || site.opens && held.is_some()));
            let tells = sites.map(|(_, site)| {
                let arm = self.names.fill(&site.tells, &|_| false).into_iter().collect::<TokenStream>();
                if site.opens { quote!(match #name { #arm }) } else { quote!(match #name.#field { #arm _ => {} }) }
            });
            quote!(let #probe = #runtime::Probe::new(); #runtime::Probe::of(&#probe, &#name.#field); #(#tells)*)
        });
        let left = lacked().map(|path| {
            let (left, probe, method) =
                (names::left(path), probe(path), questions::left_method(partial.is_bound(path)));
            let answer = self.of_sites(local, path, &quote!(left), quote!((&&&&&#probe).#method()));
            quote!(#left.decide(#answer);)
        });
        let split = asked.iter().map(|path| {
            let (probe, method) = (probe(*path), questions::split_method(partial.is_bound(*path)));
            self.of_sites(local, *path, &quote!(split), quote!((&&&&&#probe).#method()))
        });
        let split = split.reduce(|one, other| quote!(#one.or(#other))).filter(|_| held.is_none());
        let decide = split.map(|answer| self.decide(local, missing, &answer));
        quote!(if false { #runtime::split::never(); #(#probes)* #(#left)* #decide })
    }

    /// An answer about a field, which is whole if it is used by patterns and methods alone, and those bind copies, and
    /// consume nothing.
    fn of_sites(&self, local: LocalId, path: PathId, then: &TokenStream, answer: TokenStream) -> TokenStream {
        self.if_moved(self.sites_of(local, path), Some(&probe(path)), then, answer)
    }

    /// Where a field is used by value.
    fn sites_of(&self, local: LocalId, path: PathId) -> impl Iterator<Item = (usize, &Site)> + Clone {
        let field = self.compiled.frames.partial.field(path);
        let sites = self.compiled.lowered.vacated.iter().enumerate();
        sites.filter(move |(_, site)| site.whole == local && site.field.as_ref() == Some(field))
    }

    /// Gives the answer. If fields may be lost that nobody names, or be dropped in an order that nobody knows, it warns,
    /// where the local is declared.
    fn decide(&self, local: LocalId, missing: &BitSet<PathId>, answer: &TokenStream) -> TokenStream {
        let (split, at) = (names::split(local), self.names.declared(local).span());
        let at = |name| Ident::new(name, Span::mixed_site().located_at(at));
        let is_known = !self.compiled.body().locals[local].fields.is_empty();
        if !is_known || self.compiled.frames.partial.is_torn(local) {
            let of_all = at("of_all");
            return quote!(#split.decide(#answer.#of_all()););
        }
        let order = self.order(local, missing);
        if order.is_empty() {
            return quote!(#split.decide(#answer););
        }
        let then = at("then");
        quote!({ let answer = #answer; #split.decide(answer.orders({ #order }).#then(answer)); })
    }

    /// Asks of which of the fields that are left it matters in what order they are dropped: of a tuple's it is known, and so it
    /// is of less than two.
    fn order(&self, local: LocalId, missing: &BitSet<PathId>) -> TokenStream {
        let (partial, name, runtime) = (&self.compiled.frames.partial, self.names.declared(local), &self.unit.runtime);
        let moved = if missing.is_empty() { &partial.ever_moved(local) } else { missing };
        let left = partial
            .fields_of(local)
            .filter(|(path, field)| !moved.contains(*path) && matches!(field, crate::ir::Field::Named(_)));
        let left = left.collect::<Vec<_>>();
        if left.len() < 2 {
            return TokenStream::new();
        }
        let probes = left.iter().map(|(path, field)| {
            let probe = probe(*path);
            quote!(let #probe = #runtime::Probe::new(); #runtime::Probe::of(&#probe, &#name.#field);)
        });
        let order = left.iter().fold(quote!(#runtime::split::Any), |others, (path, _)| {
            let probe = probe(*path);
            quote!((&&&&#probe).genfn_tag_order().beside(#others))
        });
        quote!(#(#probes)* #order)
    }
}

/// What asks about a field.
fn probe(path: PathId) -> Ident {
    names::local(&format!("probe_{path}"), Span::mixed_site())
}

/// The question about the whole, if it is asked about what a variable holds.
fn of_form(keep: Keep, held: Option<&Held>) -> Keep {
    match (keep, held) {
        (Keep::Ask(question), Some(held)) => Keep::AskForm(question, held.form),
        (keep, _) => keep,
    }
}
