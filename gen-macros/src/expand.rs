//! The pipeline: what an attribute expands to, pass by pass.

use crate::diag::Errors;
use crate::elaborate::{Analyses, Frames, elaborate};
use crate::emit::{self, Runtime};
use crate::ir::{BitSet, Body, validate};
use crate::layout::lay_out;
use crate::lower::{Lowered, Options, lower};
use crate::resolve::{Resolved, resolve};
use crate::syntax::args::{Args, parse_args};
use crate::syntax::cfg;
use crate::syntax::check::{check_body, check_qualifiers, local_macros};
use crate::syntax::item::Function;
use crate::syntax::returns::{Contract, parse_returns};
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::{Block, Signature};

/// Expands `#[generator(args)] item`.
pub(crate) fn expand(args: TokenStream, item: TokenStream) -> TokenStream {
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
            let stub = function.with_body(&function.sig, &quote!(::core::unreachable!()));
            quote!(#faults #[allow(unused_variables, unused_mut, clippy::all)] #stub)
        }
    }
}

fn expand_function(cx: &mut Errors, args: &Args, function: &Function) -> Result<TokenStream, TokenStream> {
    let mut sig = function.sig.clone();
    check_qualifiers(cx, &sig);
    let contract = parse_returns(cx, &mut sig).ok_or_else(TokenStream::new)?;
    let mut block = function.block().map_err(|fault| fault.to_compile_error())?;
    let conditions = cfg::conditions(&sig, &block);
    match &args.cfg {
        None if !conditions.is_empty() => return Ok(cfg::by_condition(args, function, &conditions)),
        None => {}
        Some(answers) => cfg::configure(&mut sig, &mut block, &conditions, answers),
    }
    let body = expand_body(cx, args, &mut sig, block, &contract)?;
    Ok(assemble(args, function, &sig, &body))
}

/// Puts the function together. Its signature may depend on the edition.
fn assemble(args: &Args, function: &Function, sig: &Signature, body: &TokenStream) -> TokenStream {
    let runtime = Runtime::new(args.genfn.as_ref());
    let Some(capturing) = emit::capture::capturing(&runtime, sig) else { return function.with_body(sig, body) };
    let (path, head, body) = (runtime.path(), function.head(), function.braced(body));
    let probe = Ident::new("gen", sig.fn_token.span);
    quote!(#path::by_edition! { #probe { #head } { #capturing } { #sig } #body })
}

/// The body of the emitted function, and its parameters in `sig`.
fn expand_body(
    cx: &mut Errors,
    args: &Args,
    sig: &mut Signature,
    block: Block,
    contract: &Contract,
) -> Result<TokenStream, TokenStream> {
    let runtime = Runtime::new(args.genfn.as_ref());
    let local_macros = local_macros(&block);
    check_body(cx, &block, &local_macros);
    cx.finish()?;
    let resolved = resolve(cx, &runtime, contract, sig, block, local_macros);
    cx.finish()?;
    let (lowered, analyses, frames) = lower_until_stable(cx, &runtime, args, contract, &resolved);
    check_hidden(cx, &lowered.body, &frames);
    cx.finish()?;
    validate(&lowered.body);
    let layout = lay_out(&analyses.roots, &frames);
    Ok(emit::emit(&emit::Input {
        runtime: &runtime,
        contract,
        body: &lowered.body,
        analyses: &analyses,
        frames: &frames,
        layout: &layout,
        items: &lowered.items,
        try_mode: args.try_mode,
    }))
}

/// Lowers again as long as the analyses find locals that are moved on some paths only: what moves them has to be on
/// the spine, so that each path can say whether the local still holds a value.
fn lower_until_stable(
    cx: &mut Errors,
    runtime: &Runtime,
    args: &Args,
    contract: &Contract,
    resolved: &Resolved,
) -> (Lowered, Analyses, Frames) {
    let (mut conditional, mut exposed) = (BitSet::default(), BitSet::default());
    loop {
        let options =
            Options { runtime, contract, try_mode: args.try_mode, conditional: &conditional, exposed: &exposed };
        let lowered = lower(cx, resolved, &options);
        let analyses = Analyses::new(&lowered.body);
        let frames = elaborate(&lowered.body, &analyses);
        let mut grown = conditional.union(&frames.conditional);
        frames.hidden_leaps(&analyses).into_iter().for_each(|target| grown |= exposed.insert(target));
        if !grown {
            return (lowered, analyses, frames);
        }
    }
}

/// A local that is saved under another name can't be named in tokens that we don't understand.
fn check_hidden(cx: &mut Errors, body: &Body, frames: &Frames) {
    for local in frames.hidden.iter().map(|local| &body.locals[local]).filter(|local| local.in_macro) {
        let name = &local.name;
        let message = format!("`{name}` is named in a macro, and hidden by another `{name}` where the generator suspends");
        cx.error_help(name, &message, "rename one of the two");
    }
}

fn not_a_function(mut cx: Errors, item: TokenStream, fault: syn::Error) -> TokenStream {
    let first = item.clone().into_iter().next();
    match syn::parse2::<syn::Item>(item.clone()) {
        Ok(syn::Item::Fn(_)) | Err(_) => cx.push(fault),
        Ok(_) => cx.error(first, "the `generator` attribute can only be applied to functions"),
    }
    let faults = cx.finish().err();
    quote!(#faults #item)
}
