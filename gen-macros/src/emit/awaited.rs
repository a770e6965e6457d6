//! Parts of values that wait for arguments: whether they are handed over.

use super::{Emitter, names};
use crate::lower::{Site, SiteKind};
use proc_macro2::TokenStream;
use quote::quote;

impl Emitter<'_> {
    /// Declares what stands for the answer, and what knows the type of the whole.
    pub(super) fn declare_awaited(&self, position: usize, site: &Site) -> Option<TokenStream> {
        let (runtime, wait, whole) = (&self.unit.runtime, names::wait(position), names::whole(position));
        (site.kind == SiteKind::Awaited)
            .then(|| quote!(let (#wait, #whole) = (#runtime::Fate::new(), #runtime::Probe::new());))
    }

    /// Gives the answer: a part is handed over if it is consumed, and not copied.
    pub(super) fn emit_awaited(&self, position: usize, site: &Site) -> Option<TokenStream> {
        if site.kind != SiteKind::Awaited {
            return None;
        }
        let (part, wait) = (names::part(position), names::wait(position));
        let answer = quote!((&&&&&#part.probe()).genfn_tag_stays());
        let answer = self.if_moved([(position, site)].into_iter(), None, &quote!(left), answer);
        Some(quote!(#wait.decide(#answer);))
    }
}
