//! The return type of what is polled: the output of a future, the item of a stream.

use super::notation::Notation;
use super::returns::{Bounds, Contract, assoc_type, nameable, shown, trait_name};
use crate::diag::Errors;
use quote::ToTokens;
use syn::{GenericArgument, PathArguments, ReturnType, Signature, Type, TypeParamBound, TypePath, parse_quote};

/// Reads `impl Future<Output = T>`.
pub(super) fn parse_future(cx: &mut Errors, sig: &Signature) -> Option<Contract> {
    let promise = parse(cx, sig, &Wanted { notation: Notation::Coroutine, name: "Future", assoc: "Output" })?;
    Some(Contract { returns: promise.assoc, boxed: promise.boxed, ..nothing() })
}

/// Reads `impl Stream<Item = T>`.
pub(super) fn parse_stream(cx: &mut Errors, sig: &Signature) -> Option<Contract> {
    let promise = parse(cx, sig, &Wanted { notation: Notation::Stream, name: "Stream", assoc: "Item" })?;
    Some(Contract { yields: promise.assoc, boxed: promise.boxed, iterator: true, ..nothing() })
}

fn nothing() -> Contract {
    let unit: Type = parse_quote!(());
    Contract {
        yields: unit.clone(),
        takes: unit.clone(),
        returns: unit,
        iterator: false,
        boxed: false,
        stacked: false,
        clone: false,
        debug: false,
    }
}

/// The trait that has to be promised, and the type in it that is asked for.
struct Wanted {
    notation: Notation,
    name: &'static str,
    assoc: &'static str,
}

struct Promise {
    assoc: Type,
    boxed: bool,
}

fn parse(cx: &mut Errors, sig: &Signature, wanted: &Wanted) -> Option<Promise> {
    let ReturnType::Type(_, ty) = &sig.output else {
        refuse(cx, wanted, sig.fn_token, "()");
        return None;
    };
    let promise = peel(ty).and_then(|(boxed, bounds)| Some(Promise { assoc: read(bounds, wanted)?, boxed }));
    if promise.is_none() {
        refuse(cx, wanted, ty, &shown(ty));
    }
    promise
}

fn refuse(cx: &mut Errors, wanted: &Wanted, at: impl ToTokens, found: &str) {
    let Wanted { notation, name, assoc } = wanted;
    let noun = notation.name();
    let message = format!("a {noun} must return `impl {name}` or `Pin<Box<dyn {name}>>`, found `{found}`");
    cx.error_help(at, &message, &format!("write `-> impl {name}<{assoc} = ..>`"));
}

/// Finds the bounds of `impl ..` or of `Pin<Box<dyn ..>>`.
fn peel(ty: &Type) -> Option<(bool, &Bounds)> {
    match ty {
        Type::Group(group) => peel(&group.elem),
        Type::Paren(paren) => peel(&paren.elem),
        Type::ImplTrait(opaque) => Some((false, &opaque.bounds)),
        Type::Path(path) => match argument_of(path, "Pin")? {
            Type::Path(path) => match argument_of(path, "Box")? {
                Type::TraitObject(object) => Some((true, &object.bounds)),
                _ => None,
            },
            _ => None,
        },
        _ => None,
    }
}

/// The type argument of `Name<..>`.
fn argument_of<'a>(path: &'a TypePath, name: &str) -> Option<&'a Type> {
    let segment = path.path.segments.last().filter(|segment| segment.ident == name)?;
    let PathArguments::AngleBracketed(args) = &segment.arguments else {
        return None;
    };
    match args.args.first()? {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    }
}

fn read(bounds: &Bounds, wanted: &Wanted) -> Option<Type> {
    let bound = bounds.iter().find(|bound| trait_name(bound).is_some_and(|name| name == wanted.name))?;
    let TypeParamBound::Trait(bound) = bound else {
        return None;
    };
    let written = assoc_type(bound.path.segments.last()?, wanted.assoc);
    Some(written.map_or_else(|| parse_quote!(_), nameable))
}
