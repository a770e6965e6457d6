//! The places where fields are used by value: which of them control gets to, and what rustc is asked about them.

use super::{Emitter, names, questions};
use crate::ir::LocalId;
use crate::lower::{Site, SiteKind};
use crate::syntax::tokens::any_ident;
use proc_macro2::{Ident, TokenStream};
use quote::quote;

impl Emitter<'_> {
    /// Notes which fields the arms use by value: of others nothing tells the type.
    pub(super) fn note_sites(&self, arms: &TokenStream) {
        if !self.compiled.lowered.vacated.is_empty() {
            let mut sites = self.sites.borrow_mut();
            any_ident(arms, &mut |name| {
                sites.extend(names::site(name));
                false
            });
        }
    }

    /// The places where fields are used by value, with their positions.
    pub(super) fn sites(&self) -> impl Iterator<Item = (usize, &Site)> {
        let sites = self.compiled.lowered.vacated.iter().enumerate();
        sites.filter(|(position, _)| self.sites.borrow().contains(position))
    }

    /// Asks whether fields of a local were moved.
    pub(super) fn moved_parts(&self, whole: LocalId) -> impl Iterator<Item = TokenStream> + '_ {
        self.sites().filter(move |(_, site)| site.whole == whole).map(|(position, site)| {
            let (part, method) = (names::part(position), questions::moved_method(site.kind));
            let answer = quote!((&&&&&#part.probe()).#method());
            self.if_moved([(position, site)].into_iter(), None, &quote!(missing), answer)
        })
    }

    /// What an answer is if one of these patterns moves what it binds, or one of these methods consumes what it is called
    /// on; if none of them does, there is nothing to answer. All of them are such, or it is asked whatever they do. What
    /// knows the field's type stands beside each site, unless it is given.
    pub(super) fn if_moved<'a>(
        &self,
        sites: impl Iterator<Item = (usize, &'a Site)> + Clone,
        field: Option<&Ident>,
        then: &TokenStream,
        answer: TokenStream,
    ) -> TokenStream {
        let runtime = &self.unit.runtime;
        let mut moved = Vec::new();
        for (position, site) in sites {
            moved.push(match (&site.method, site.kind) {
                (Some(method), _) => {
                    let part = names::part(position);
                    let asked = method.call(field.unwrap_or(&part));
                    let consumes = method.asked(quote!(#runtime::consumes!(#asked)));
                    quote!(#consumes.moves())
                }
                (None, SiteKind::Bound) => {
                    let bound = names::bound(position);
                    quote!((&&&&#bound).genfn_tag_bound())
                }
                (None, SiteKind::Spent | SiteKind::Adapted) if field.is_some() => {
                    quote!((&&&&#field).genfn_tag_adapts())
                }
                (None, SiteKind::Spent) => {
                    let part = names::part(position);
                    quote!((&&&&#part.probe()).genfn_tag_adapts())
                }
                (None, SiteKind::Operand | SiteKind::Adapted | SiteKind::Called | SiteKind::Awaited) => {
                    return answer;
                }
            });
        }
        let moved = moved.into_iter().reduce(|one, other| quote!(#one.join(#other)));
        moved.map_or(answer.clone(), |moved| quote!(#moved.#then(#answer)))
    }
}
