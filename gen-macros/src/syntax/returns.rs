//! The return type: what the body yields, takes and returns, and what else callers rely on.

use super::notation::Notation;
use super::polled::{parse_future, parse_stream};
use crate::diag::Errors;
use quote::ToTokens;
use syn::punctuated::Punctuated;
use syn::visit_mut::VisitMut;
use syn::{
    AngleBracketedGenericArguments, GenericArgument, PathArguments, PathSegment, ReturnType, Signature, Token, Type,
    TypeParamBound, parse_quote,
};

/// What a return type promises.
pub(crate) struct Contract {
    /// What each `yield_!` hands out; `()` in a coroutine. `_` where it is opaque or left out.
    pub(crate) yields: Type,
    /// What `send` brings. `()` for all but generators.
    pub(crate) takes: Type,
    /// What the body returns. `()` for iterators and streams.
    pub(crate) returns: Type,
    /// It is declared as an iterator or a stream, so that it may yield an error.
    pub(crate) iterator: bool,
    /// It is returned in a `Box`, or in a `Pin<Box>`.
    pub(crate) boxed: bool,
    /// It is a `BoxGenerator`, which has a stack for what it delegates to.
    pub(crate) stacked: bool,
    /// Callers may clone it.
    pub(crate) clone: bool,
    /// Callers may format it.
    pub(crate) debug: bool,
}

impl Contract {
    /// Whether nothing is sent, so that the generator can be iterated.
    pub(crate) fn takes_nothing(&self) -> bool {
        is_unit(&self.takes)
    }

    /// Whether it says that nothing is returned.
    pub(crate) fn returns_nothing(&self) -> bool {
        is_unit(&self.returns)
    }
}

fn is_unit(ty: &Type) -> bool {
    matches!(ty, Type::Tuple(tuple) if tuple.elems.is_empty())
}

/// Reads the return type, and completes it: a `Return` that is left out is `()`.
pub(crate) fn parse_returns(cx: &mut Errors, notation: Notation, sig: &mut Signature) -> Option<Contract> {
    match notation {
        Notation::Generator => parse_generator(cx, sig),
        Notation::Coroutine => parse_future(cx, sig),
        Notation::Stream => parse_stream(cx, sig),
    }
}

fn parse_generator(cx: &mut Errors, sig: &mut Signature) -> Option<Contract> {
    let ReturnType::Type(_, ty) = &mut sig.output else {
        refuse(cx, sig.fn_token, "()");
        return None;
    };
    if let Some(contract) = read_box_generator(ty) {
        return Some(contract);
    }
    let found = shown(ty);
    let Some((boxed, bounds)) = peel(ty) else {
        refuse(cx, &*ty, &found);
        return None;
    };
    let contract = read_bounds(bounds, boxed);
    if contract.is_none() {
        refuse(cx, &*ty, &found);
    }
    contract
}

/// A type as one would write it.
pub(super) fn shown(ty: &Type) -> String {
    let spaced = ty.to_token_stream().to_string();
    let tight = [(" <", "<"), ("< ", "<"), (" >", ">"), (" :: ", "::"), (" ,", ","), ("& ", "&")];
    tight.iter().fold(spaced, |text, (from, to)| text.replace(from, to))
}

fn refuse(cx: &mut Errors, at: impl ToTokens, found: &str) {
    let message =
        format!("a generator must return `impl Iterator`, `impl Generator` or a boxed one of them, found `{found}`");
    cx.error_help(at, &message, "write `-> impl Iterator<Item = ..>`");
}

pub(super) type Bounds = Punctuated<TypeParamBound, Token![+]>;

/// Finds the bounds of `impl ..` or of `Box<dyn ..>`.
fn peel(ty: &mut Type) -> Option<(bool, &mut Bounds)> {
    match ty {
        Type::Group(group) => peel(&mut group.elem),
        Type::Paren(paren) => peel(&mut paren.elem),
        Type::ImplTrait(opaque) => Some((false, &mut opaque.bounds)),
        Type::Path(path) => {
            let segment = path.path.segments.last_mut().filter(|segment| segment.ident == "Box")?;
            let PathArguments::AngleBracketed(args) = &mut segment.arguments else {
                return None;
            };
            match args.args.first_mut()? {
                GenericArgument::Type(Type::TraitObject(object)) => Some((true, &mut object.bounds)),
                _ => None,
            }
        }
        _ => None,
    }
}

fn read_bounds(bounds: &mut Bounds, boxed: bool) -> Option<Contract> {
    let named =
        |bounds: &Bounds, name: &str| bounds.iter().position(|bound| trait_name(bound).is_some_and(|t| t == name));
    let at = named(bounds, "Generator").or_else(|| ITERATORS.iter().find_map(|name| named(bounds, name)))?;
    let (clone, debug) = (promises(bounds, "Clone"), promises(bounds, "Debug"));
    let TypeParamBound::Trait(bound) = &mut bounds[at] else {
        return None;
    };
    let segment = bound.path.segments.last_mut()?;
    let mut contract = if segment.ident == "Generator" { read_generator(segment) } else { read_iterator(segment) };
    contract.boxed = boxed;
    contract.clone = clone;
    contract.debug = debug;
    Some(contract)
}

/// Reads `BoxGenerator<'a, Y, S, R>`.
fn read_box_generator(ty: &Type) -> Option<Contract> {
    let path = match ty {
        Type::Group(group) => return read_box_generator(&group.elem),
        Type::Paren(paren) => return read_box_generator(&paren.elem),
        Type::Path(path) => path,
        _ => return None,
    };
    let segment = path.path.segments.last().filter(|segment| segment.ident == "BoxGenerator")?;
    let mut types = arguments(segment)?.args.iter().filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    });
    let yields = types.next()?;
    let [takes, returns] = [types.next(), types.next()].map(|ty| ty.unwrap_or_else(|| parse_quote!(())));
    Some(Contract { yields, takes, returns, iterator: false, boxed: false, stacked: true, clone: false, debug: false })
}

fn read_iterator(segment: &PathSegment) -> Contract {
    let yields = assoc_type(segment, "Item").map_or_else(|| parse_quote!(_), nameable);
    Contract {
        yields,
        takes: parse_quote!(()),
        returns: parse_quote!(()),
        iterator: true,
        boxed: false,
        stacked: false,
        clone: false,
        debug: false,
    }
}

fn read_generator(segment: &mut PathSegment) -> Contract {
    let yields = assoc_type(segment, "Yield").map_or_else(|| parse_quote!(_), nameable);
    let takes = first_type(segment).unwrap_or_else(|| parse_quote!(()));
    if !mentions(segment, "Return") {
        add_return(segment);
    }
    let returns = assoc_type(segment, "Return").map_or_else(|| parse_quote!(_), nameable);
    Contract { yields, takes, returns, iterator: false, boxed: false, stacked: false, clone: false, debug: false }
}

/// Writes the `Return = ()` that was left out.
fn add_return(segment: &mut PathSegment) {
    let completed: GenericArgument = parse_quote!(Return = ());
    match &mut segment.arguments {
        PathArguments::AngleBracketed(args) => args.args.push(completed),
        _ => segment.arguments = PathArguments::AngleBracketed(parse_quote!(<#completed>)),
    }
}

/// Whether an associated type is given or bounded.
fn mentions(segment: &PathSegment, name: &str) -> bool {
    let Some(args) = arguments(segment) else {
        return false;
    };
    args.args.iter().any(|arg| match arg {
        GenericArgument::AssocType(assoc) => assoc.ident == name,
        GenericArgument::Constraint(constraint) => constraint.ident == name,
        _ => false,
    })
}

pub(super) fn trait_name(bound: &TypeParamBound) -> Option<&syn::Ident> {
    match bound {
        TypeParamBound::Trait(bound) => Some(&bound.path.segments.last()?.ident),
        _ => None,
    }
}

/// What promises an iterator, with the type of its items.
const ITERATORS: [&str; 3] = ["Iterator", "FusedIterator", "ExactSizeIterator"];

/// Traits that hold, or not, whatever the macro derives.
const STRUCTURAL: [&str; 10] = [
    "Iterator",
    "Generator",
    "FusedIterator",
    "ExactSizeIterator",
    "Send",
    "Sync",
    "Unpin",
    "UnwindSafe",
    "RefUnwindSafe",
    "Sized",
];

/// Whether callers may rely on this trait: they name it, or one that we don't know and that may demand it.
fn promises(bounds: &Bounds, wanted: &str) -> bool {
    let other = if wanted == "Clone" { "Debug" } else { "Clone" };
    bounds.iter().filter_map(trait_name).any(|name| name != other && !STRUCTURAL.iter().any(|known| name == known))
}

fn arguments(segment: &PathSegment) -> Option<&AngleBracketedGenericArguments> {
    match &segment.arguments {
        PathArguments::AngleBracketed(args) => Some(args),
        _ => None,
    }
}

pub(super) fn assoc_type(segment: &PathSegment, name: &str) -> Option<Type> {
    arguments(segment)?.args.iter().find_map(|arg| match arg {
        GenericArgument::AssocType(assoc) if assoc.ident == name => Some(assoc.ty.clone()),
        _ => None,
    })
}

fn first_type(segment: &PathSegment) -> Option<Type> {
    arguments(segment)?.args.iter().find_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty.clone()),
        _ => None,
    })
}

/// The type as a body can name it: `impl Trait` is left to inference.
pub(super) fn nameable(mut ty: Type) -> Type {
    struct Opaque;
    impl VisitMut for Opaque {
        fn visit_type_mut(&mut self, ty: &mut Type) {
            match ty {
                Type::ImplTrait(_) => *ty = parse_quote!(_),
                _ => syn::visit_mut::visit_type_mut(self, ty),
            }
        }
    }
    Opaque.visit_type_mut(&mut ty);
    ty
}
