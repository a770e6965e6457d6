//! Recursion: whether a `yield_from!` of the function itself can go on in the machine that it stands in.
//!
//! It can where all calls have one type, and where it is certain that the name means the function.

use super::returns::Contract;
use crate::compile::Unit;
use proc_macro2::Ident;
use quote::ToTokens as _;
use syn::ext::IdentExt as _;
use syn::punctuated::Punctuated;
use syn::visit::{self, Visit};
use syn::visit_mut::VisitMut;
use syn::{
    Block, Expr, FnArg, GenericParam, Item, Lifetime, ParenthesizedGenericArguments, Path, QSelf, Signature, Token,
    Type, TypeFnPtr, TypeImplTrait, TypeReference, UseTree, parse_quote,
};

/// A function that may delegate to itself.
pub(crate) struct Recursion {
    name: Ident,
    /// The types of its arguments, as a body can name them.
    types: Vec<Type>,
}

/// The arguments of a call.
pub(crate) type Operands = Punctuated<Expr, Token![,]>;

impl Recursion {
    /// Looks at a function: what it returns is boxed, and its calls have one type.
    pub(crate) fn of(unit: &Unit, sig: &Signature, body: &Block) -> Option<Self> {
        let possible = (unit.contract.boxed || unit.contract.stacked)
            && unit.contract.takes_nothing()
            && unit.contract.returns_nothing()
            && !unit.try_mode
            && unit.size_hint.is_none()
            && has_one_type(sig, &unit.contract)
            && !hides(body, &sig.ident);
        let types = sig.inputs.iter().map(frame_type).collect::<Option<Vec<_>>>()?;
        possible.then(|| Self { name: sig.ident.clone(), types })
    }

    /// The name and the arguments, if this is a call of the function.
    pub(crate) fn call<'e>(&self, operand: &'e Expr) -> Option<(&'e Ident, &'e Operands)> {
        let Expr::Call(call) = operand else { return None };
        let Expr::Path(func) = &*call.func else { return None };
        let name = func.path.get_ident().filter(|name| **name == self.name)?;
        (call.args.len() == self.types.len()).then_some((name, &call.args))
    }

    /// The name of an item beside the function. Where the function is an associated one, the name of the function does not
    /// mean it; nor does this name this item, so that rustc says what to do.
    pub(crate) fn own_name(function: &Ident) -> Ident {
        Ident::new(&format!("__genfn_write_a_path_to_{}", function.unraw()), function.span())
    }

    /// The type of all arguments together.
    pub(crate) fn tuple(&self) -> Type {
        let types = &self.types;
        parse_quote!((#(#types,)*))
    }
}

/// Whether no call can have other type arguments than the one that makes it: the type of the items fixes them.
fn has_one_type(sig: &Signature, contract: &Contract) -> bool {
    let params = sig.generics.params.iter().filter_map(|param| match param {
        GenericParam::Lifetime(_) => None,
        GenericParam::Type(param) => Some(&param.ident),
        GenericParam::Const(param) => Some(&param.ident),
    });
    let params = params.collect::<Vec<_>>();
    let mut fixed = Fixed { params: &params, names: Vec::new() };
    fixed.visit_type(&contract.yields);
    params.iter().all(|param| fixed.names.contains(param))
}

/// The names in a type, without those of which something is projected: what has been can't be told.
struct Fixed<'a> {
    params: &'a [&'a Ident],
    names: Vec<&'a Ident>,
}

impl<'a> Visit<'a> for Fixed<'a> {
    fn visit_path(&mut self, path: &'a Path) {
        if path.segments.len() == 1 || !self.params.contains(&&path.segments[0].ident) {
            visit::visit_path(self, path);
        }
    }

    fn visit_qself(&mut self, _: &'a QSelf) {}

    fn visit_ident(&mut self, name: &'a Ident) {
        self.names.push(name);
    }
}

/// The type of an argument in a frame. There is none of `self`, of what has a type for each call, and of a unique reference:
/// of that, the frame below would have to lend a part.
fn frame_type(input: &FnArg) -> Option<Type> {
    struct Unknown(bool);
    impl Visit<'_> for Unknown {
        fn visit_type_impl_trait(&mut self, _: &TypeImplTrait) {
            self.0 = true;
        }

        fn visit_type_reference(&mut self, reference: &TypeReference) {
            self.0 |= reference.mutability.is_some();
            visit::visit_type_reference(self, reference);
        }
    }
    let FnArg::Typed(arg) = input else { return None };
    let mut unknown = Unknown(false);
    unknown.visit_type(&arg.ty);
    let mut ty = (*arg.ty).clone();
    Unnamed.visit_type_mut(&mut ty);
    (!unknown.0).then_some(ty)
}

/// Leaves lifetimes to inference: those of a call may be shorter than those of the one that makes it.
struct Unnamed;

impl VisitMut for Unnamed {
    fn visit_lifetime_mut(&mut self, lifetime: &mut Lifetime) {
        if lifetime.ident != "static" {
            *lifetime = Lifetime::new("'_", lifetime.span());
        }
    }

    // There, `'_` means any lifetime.
    fn visit_parenthesized_generic_arguments_mut(&mut self, _: &mut ParenthesizedGenericArguments) {}

    fn visit_type_fn_ptr_mut(&mut self, _: &mut TypeFnPtr) {}
}

/// Whether an item of the body may be what the name means in it.
fn hides(body: &Block, name: &Ident) -> bool {
    struct Hidden<'a>(&'a Ident, bool);
    impl Visit<'_> for Hidden<'_> {
        fn visit_item(&mut self, item: &Item) {
            self.1 |= match item {
                Item::Use(item) => imports(&item.tree, self.0),
                _ => names(item, self.0),
            };
        }
    }
    let mut hidden = Hidden(name, false);
    hidden.visit_block(body);
    hidden.1
}

fn imports(tree: &UseTree, name: &Ident) -> bool {
    match tree {
        UseTree::Path(path) => imports(&path.tree, name),
        UseTree::Name(leaf) => leaf.ident == *name,
        UseTree::Rename(leaf) => leaf.rename == *name,
        UseTree::Glob(_) => true,
        UseTree::Group(group) => group.items.iter().any(|tree| imports(tree, name)),
    }
}

fn names(item: &Item, name: &Ident) -> bool {
    super::tokens::any_ident(&item.to_token_stream(), &mut |ident| ident == name)
}
