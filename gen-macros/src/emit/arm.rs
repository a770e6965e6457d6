//! One arm of a step: enters the scopes of its root again, and goes on from there.

use super::pieces::{Inside, Needs};
use super::split::Forms;
use super::{Emitter, names};
use crate::analysis::Graph;
use crate::ir::{BitSet, Body, LevelId, LocalId, NodeId, Point, RootId, ScopeId, ScopeKind, Tokens};
use proc_macro2::{Delimiter, Group, TokenStream, TokenTree};
use quote::{ToTokens as _, quote};

/// An arm that is being emitted.
pub(super) struct Arm<'a> {
    pub(super) emitter: &'a Emitter<'a>,
    pub(super) root: RootId,
    /// The innermost loop around what is being emitted that is resumed in place.
    pub(super) level: Option<LevelId>,
    /// Control has left the root's own point: it is a root like any other from there on.
    begun: bool,
    /// Heads of loops that are roots, and are emitted in this arm, too: control comes back to them in it.
    threaded: BitSet<RootId>,
    /// The nodes that control reaches from the root before it comes to another one.
    pub(super) region: BitSet<NodeId>,
    pub(super) needs: Needs,
    /// The locals of which fields may be missing: what their variables hold.
    pub(super) forms: Forms,
}

impl<'a> Arm<'a> {
    pub(super) fn new(emitter: &'a Emitter<'a>, root: RootId) -> Self {
        let threaded = emitter.compiled.threads.of(root).clone();
        let region = region_of(emitter, root, &BitSet::default());
        let level = emitter.compiled.levels.of_root(root);
        Self {
            emitter,
            root,
            level,
            begun: false,
            threaded,
            region,
            needs: Needs::default(),
            forms: emitter.forms_at(root),
        }
    }

    pub(super) fn body(&self) -> &'a Body {
        self.emitter.compiled.body()
    }

    pub(super) fn graph(&self) -> &'a Graph {
        &self.emitter.compiled.analyses.graph
    }

    pub(super) fn is_in_place(&self, local: LocalId) -> bool {
        self.emitter.compiled.levels.holds(self.level, local)
    }

    /// Puts names back into tokens.
    pub(super) fn fill(&self, tokens: &Tokens) -> TokenStream {
        self.filled(tokens).into_iter().collect()
    }

    /// The same, token by token.
    pub(super) fn filled(&self, tokens: &Tokens) -> Vec<TokenTree> {
        self.emitter.names.fill(tokens, &|local| self.is_in_place(local))
    }

    /// Whether control gets to a node in this arm.
    pub(super) fn reaches(&self, node: NodeId) -> bool {
        self.region.contains(node)
    }

    /// The root at a point where control leaves this arm; `None` where the arm itself begins.
    pub(super) fn leaves_at(&mut self, at: Point) -> Option<RootId> {
        let root = self.emitter.compiled.analyses.roots.at(at)?;
        let begins = root == self.root && !std::mem::replace(&mut self.begun, true);
        let threaded = self.threaded.contains(root) && self.level == self.emitter.compiled.levels.of_root(self.root);
        (!begins && !threaded).then_some(root)
    }

    /// The code of the arm, in braces.
    pub(super) fn emit(mut self) -> Group {
        let root = self.emitter.compiled.layout.variants[self.root].root;
        let path = self.body().path_to(self.body().point_of(root));
        let inside = self.enter(&path, root);
        let code = self.in_braces(path[0].scope, inside);
        if self.reaches(self.graph().end_of(path[0].scope)) {
            let complete = names::complete(self.emitter.unit, &code.into_token_stream());
            Group::new(Delimiter::Brace, quote!(return #complete))
        } else {
            code
        }
    }

    /// Emits a loop from its head. If that is a root of its own that is threaded, what control reaches from there is not
    /// what it reaches from this arm's root; behind the loop it is both.
    pub(super) fn threading(&mut self, head: Point, emit: impl FnOnce(&mut Self) -> TokenStream) -> TokenStream {
        let root = self.emitter.compiled.analyses.roots.at(head).filter(|root| self.threaded.contains(*root));
        let Some(root) = root else { return emit(self) };
        let inside = region_of(self.emitter, root, &self.threaded);
        let outside = std::mem::replace(&mut self.region, inside);
        let code = emit(self);
        self.region.union(&outside);
        code
    }

    /// Code in the braces of a scope. Their span carries the user's edition.
    pub(super) fn braced(&self, scope: ScopeId, code: TokenStream) -> Group {
        let mut group = Group::new(Delimiter::Brace, code);
        group.set_span(self.body().scopes[scope].braces);
        group
    }

    /// The same, unless it is a block as it is.
    pub(super) fn in_braces(&self, scope: ScopeId, inside: Inside) -> Group {
        match inside {
            Inside::Block(block) => block,
            Inside::Code(code) => self.braced(scope, code),
        }
    }

    /// A block: with its label, and `unsafe` if it is.
    pub(super) fn block(&self, scope: ScopeId, code: TokenStream) -> TokenStream {
        let block = self.braced(scope, code);
        match &self.body().scopes[scope].kind {
            ScopeKind::Block { target: Some(_), .. } => {
                let label = self.break_label(scope);
                quote!(#label #block)
            }
            ScopeKind::Block { unsafe_token: Some(token), .. } => quote!(#token #block),
            _ => block.into_token_stream(),
        }
    }
}

fn region_of(emitter: &Emitter<'_>, root: RootId, threaded: &BitSet<RootId>) -> BitSet<NodeId> {
    emitter.compiled.analyses.region_of(emitter.compiled.body(), root, threaded)
}
