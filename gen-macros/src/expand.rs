//! What an attribute expands to: the function, with a machine for its body.

use crate::compile::{Edition, Unit, compile};
use crate::diag::Errors;
use crate::emit::capture::capturing;
use crate::emit::{Runtime, emit};
use crate::syntax::args::{Args, parse_args};
use crate::syntax::cfg;
use crate::syntax::check::check_qualifiers;
use crate::syntax::item::Function;
use crate::syntax::returns::{Contract, parse_returns};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{ReturnType, Signature, Type};

/// Expands `#[generator(args)] item`.
pub(crate) fn expand(args: TokenStream, item: &TokenStream) -> TokenStream {
    let mut cx = Errors::default();
    let args = parse_args(&mut cx, args);
    let function = match syn::parse2::<Function>(item.clone()) {
        Ok(function) => function,
        Err(fault) => return not_a_function(cx, item, fault),
    };
    match expand_function(&mut cx, &args, &function) {
        Ok(expanded) => expanded,
        Err(later) => {
            let faults = cx.finish().err().into_iter().chain([later]).collect::<TokenStream>();
            let stub = stub(&args, &function);
            quote!(#faults #stub)
        }
    }
}

/// The function without its body, so that its callers still type-check.
fn stub(args: &Args, function: &Function) -> TokenStream {
    let (mut cx, runtime) = (Errors::default(), Runtime::new(args.genfn.as_ref()));
    let mut sig = function.sig.clone();
    let contract = parse_returns(&mut cx, &mut sig);
    // What is wrong with the return type has been reported.
    let unreadable = cx.finish().is_err();
    let body = match &contract {
        Some(Contract { takes, yields, returns, boxed, .. }) => {
            let path = runtime.path();
            let stub = quote!(#path::stub::<#takes, #yields, #returns>());
            if *boxed { quote!(#path::Box::new(#stub)) } else { stub }
        }
        None if unreadable && matches!(&sig.output, ReturnType::Type(_, ty) if matches!(**ty, Type::ImplTrait(_))) => {
            return TokenStream::new();
        }
        None => quote!(::core::unreachable!()),
    };
    let function = function.with_body(&sig, &body);
    quote!(#[allow(unused, clippy::all, clippy::pedantic)] #function)
}

fn expand_function(cx: &mut Errors, args: &Args, function: &Function) -> Result<TokenStream, TokenStream> {
    let mut sig = function.sig.clone();
    check_qualifiers(cx, &sig);
    let contract = parse_returns(cx, &mut sig).ok_or_else(TokenStream::new)?;
    check_try(cx, args, &contract, &sig);
    cx.finish()?;
    let mut block = function.block().map_err(|fault| fault.to_compile_error())?;
    let conditions = cfg::conditions(&sig, &block);
    match &args.cfg {
        None if !conditions.is_empty() => {
            return Ok(cfg::by_condition(args, function, &conditions));
        }
        None => {}
        Some(answers) => cfg::configure(&mut sig, &mut block, &conditions, answers),
    }
    let runtime = Runtime::new(args.genfn.as_ref());
    let mut unit = Unit { runtime, contract, try_mode: args.try_mode, edition: Edition::New };
    let mut old_sig = sig.clone();
    let compiled = compile(cx, &unit, &mut sig, block.clone())?;
    let body = emit(&unit, &compiled);
    if !compiled.lowered.asks_edition {
        return Ok(assemble(&unit, function, &sig, &body));
    }
    unit.edition = Edition::Old;
    let compiled = compile(cx, &unit, &mut old_sig, block)?;
    let old_body = emit(&unit, &compiled);
    Ok(assemble_both(&unit, function, (&old_sig, &old_body), (&sig, &body)))
}

/// Only an iterator of results can yield an error.
fn check_try(cx: &mut Errors, args: &Args, contract: &Contract, sig: &Signature) {
    if args.try_mode && !contract.iterator {
        let message = "the argument `try` needs a generator that is an iterator";
        cx.error_help(&sig.output, message, "write `-> impl Iterator<Item = Result<.., ..>>`");
    }
}

/// Puts the function together. Its signature may depend on the edition.
fn assemble(unit: &Unit, function: &Function, sig: &Signature, body: &TokenStream) -> TokenStream {
    let Some(capturing) = capturing(&unit.runtime, sig) else {
        return function.with_body(sig, body);
    };
    let (path, head, body) = (unit.runtime.path(), function.head(), function.braced(body));
    let probe = Ident::new("gen", sig.fn_token.span);
    quote!(#path::by_edition! { #probe { #head } { #capturing } { #sig } #body })
}

/// As [`assemble`], for a body that depends on the edition, too.
fn assemble_both(
    unit: &Unit,
    function: &Function,
    old: (&Signature, &TokenStream),
    new: (&Signature, &TokenStream),
) -> TokenStream {
    let capturing = capturing(&unit.runtime, old.0);
    let old_sig = capturing.as_ref().unwrap_or(old.0);
    let (path, head, probe) = (unit.runtime.path(), function.head(), Ident::new("gen", new.0.fn_token.span));
    let ((new_sig, new_body), old_body) = ((new.0, function.braced(new.1)), function.braced(old.1));
    quote!(#path::by_edition! { #probe { #head } { #old_sig #old_body } { #new_sig #new_body } })
}

fn not_a_function(mut cx: Errors, item: &TokenStream, fault: syn::Error) -> TokenStream {
    let first = item.clone().into_iter().next();
    if let Ok(declared) = syn::parse2::<syn::TraitItemFn>(item.clone()) {
        cx.error_help(declared.sig.ident, "a generator needs a body", "put the attribute on the implementation");
    } else if let Ok(syn::Item::Fn(_)) | Err(_) = syn::parse2::<syn::Item>(item.clone()) {
        cx.push(fault);
    } else {
        cx.error(first, "the `generator` attribute can only be applied to functions");
    }
    let faults = cx.finish().err();
    quote!(#faults #item)
}
