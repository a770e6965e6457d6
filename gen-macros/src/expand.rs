//! What an attribute expands to: the function, with a machine for its body.

use crate::compile::{Unit, compile};
use crate::diag::Errors;
use crate::emit::capture::capturing;
use crate::emit::{Runtime, emit};
use crate::syntax::args::{Args, parse_args};
use crate::syntax::cfg;
use crate::syntax::check::check_qualifiers;
use crate::syntax::item::Function;
use crate::syntax::returns::parse_returns;
use proc_macro2::{Ident, TokenStream};
use quote::quote;
use syn::Signature;

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
        None if !conditions.is_empty() => {
            return Ok(cfg::by_condition(args, function, &conditions));
        }
        None => {}
        Some(answers) => cfg::configure(&mut sig, &mut block, &conditions, answers),
    }
    let unit = Unit { runtime: Runtime::new(args.genfn.as_ref()), contract, try_mode: args.try_mode };
    let compiled = compile(cx, &unit, &mut sig, block)?;
    let body = emit(&unit, &compiled);
    Ok(assemble(&unit, function, &sig, &body))
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

fn not_a_function(mut cx: Errors, item: &TokenStream, fault: syn::Error) -> TokenStream {
    match syn::parse2::<syn::Item>(item.clone()) {
        Ok(syn::Item::Fn(_)) | Err(_) => cx.push(fault),
        Ok(_) => {
            let first = item.clone().into_iter().next();
            cx.error(first, "the `generator` attribute can only be applied to functions");
        }
    }
    let faults = cx.finish().err();
    quote!(#faults #item)
}
