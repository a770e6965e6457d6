//! What an attribute expands to: the function, with a machine or a frame for its body.

use crate::compile::{Checked, Edition, Unit, check, compile};
use crate::diag::Errors;
use crate::emit::capture::capturing;
use crate::emit::{Runtime, emit};
use crate::native::{Native, compile_native};
use crate::syntax::args::{Args, parse_args};
use crate::syntax::cfg;
use crate::syntax::check::{check_attributes, check_qualifiers, check_sizes};
use crate::syntax::elided::unite_elided;
use crate::syntax::item::{Function, Parsed, parse_function};
use crate::syntax::meant::mean;
use crate::syntax::notation::Notation;
use crate::syntax::outcome::{end_with_results, returns_results};
use crate::syntax::recursion::Recursion;
use crate::syntax::returns::{Contract, parse_returns};
use crate::syntax::tokens::any_ident;
use crate::syntax::within::expand_within;
use crate::twin::Written;
use proc_macro2::{Ident, Span, TokenStream, TokenTree};
use quote::{ToTokens as _, quote, quote_spanned};
use syn::{Block, Item, Signature};

/// Expands `#[generator(args)] item`, or what stands in another notation.
pub(crate) fn expand(notation: Notation, args: TokenStream, item: &TokenStream) -> TokenStream {
    let mut cx = Errors::default();
    let args = parse_args(&mut cx, notation, args);
    expand_parsed(cx, notation, &args, item)
}

/// Expands an item whose attribute has been read.
fn expand_parsed(mut cx: Errors, notation: Notation, args: &Args, item: &TokenStream) -> TokenStream {
    let Parsed { function, block } = match parse_function(item) {
        Ok(parsed) => parsed,
        Err(fault) => return not_a_function(cx, notation, args, item, fault),
    };
    match expand_function(&mut cx, notation, args, &function, block) {
        Ok(expanded) => expanded,
        Err(refused) => {
            let faults = cx.finish().err().into_iter().chain(refused.reported).collect::<TokenStream>();
            let written = Unread { block: item.clone().into_iter().last(), fault: refused.unread };
            stub(notation, args, function, faults, &written)
        }
    }
}

/// Why a function has not been compiled, besides what the sink holds.
#[derive(Default)]
struct Refused {
    /// Faults that have been taken out of the sink.
    reported: Option<TokenStream>,
    /// Its body does not parse. Rustc has said so before, unless it knows more of the language than we do.
    unread: Option<syn::Error>,
}

/// A body that has not been compiled.
struct Unread {
    /// As it was written: a block with spans of its own.
    block: Option<TokenTree>,
    /// Why it does not parse.
    fault: Option<syn::Error>,
}

impl From<TokenStream> for Refused {
    fn from(faults: TokenStream) -> Self {
        Self { reported: Some(faults), unread: None }
    }
}

/// The function without its body, so that its callers still type-check: its faults stand for a value of any type. Editors
/// see the body, beside them.
fn stub(notation: Notation, args: &Args, mut function: Function, faults: TokenStream, unread: &Unread) -> TokenStream {
    function.attrs.retain(|attr| Notation::of(attr).is_none());
    let mut sig = function.sig.clone();
    // It has been reported, and would follow.
    sig.asyncness = None;
    mean(&mut sig);
    let body = match &unread.fault {
        Some(fault) => stub_unread(notation, &Runtime::new(args.genfn.as_ref()), &mut sig, fault.span()),
        None => faults,
    };
    let block = &unread.block;
    // Braces, since a body that a macro was given is in an invisible group.
    let function = function.with_body(&sig, &quote!(#[cfg(rust_analyzer)] { #block } #body));
    quote!(#[allow(unused, unexpected_cfgs, clippy::all, clippy::pedantic)] #function)
}

/// What stands for a body that does not parse.
fn stub_unread(notation: Notation, runtime: &Runtime, sig: &mut Signature, at: Span) -> TokenStream {
    let mut cx = Errors::default();
    let contract = parse_returns(&mut cx, notation, sig);
    let (faults, path, at) = (cx.finish().err(), runtime.path(), Span::mixed_site().located_at(at));
    let body = contract.map(|contract| stub_body(notation, runtime, &contract));
    // Rustc reports it only if it has reported nothing else.
    quote_spanned!(at=> let _ = #path::SyntaxThatGenfnCannotRead { not_supported: () }; #faults #body)
}

fn stub_body(notation: Notation, runtime: &Runtime, contract: &Contract) -> TokenStream {
    let (Contract { takes, yields, returns, boxed, .. }, path) = (contract, runtime.path());
    let stub = match notation {
        Notation::Generator | Notation::Stream => quote!(#path::stub::<#takes, #yields, #returns>()),
        Notation::Coroutine => quote!(#path::pending::<#returns>()),
    };
    match notation {
        _ if contract.stacked => quote!(::core::unreachable!()),
        _ if !boxed => stub,
        Notation::Generator => quote!(#path::Box::new(#stub)),
        Notation::Coroutine | Notation::Stream => quote!(#path::Box::pin(#stub)),
    }
}

fn expand_function(
    cx: &mut Errors,
    notation: Notation,
    args: &Args,
    function: &Function,
    parsed: Option<Block>,
) -> Result<TokenStream, Refused> {
    let mut sig = function.sig.clone();
    check_qualifiers(cx, notation, &sig);
    check_attributes(cx, notation, &function.attrs);
    check_sizes(cx, &sig);
    let mut contract = parse_returns(cx, notation, &mut sig).ok_or_else(Refused::default)?;
    check_try(cx, args, &contract, &sig);
    check_size_hint(cx, args, &contract, &sig);
    cx.finish()?;
    let runtime = Runtime::new(args.genfn.as_ref());
    let block = parsed.map_or_else(|| function.block(), Ok);
    let mut block = block.map_err(|fault| Refused { unread: Some(fault), ..Refused::default() })?;
    if args.try_mode && returns_results(&block) {
        end_with_results(&mut block, &runtime);
        contract.returns = runtime.result_of(&contract.yields);
    }
    let unit = Unit {
        runtime,
        contract,
        try_mode: args.try_mode,
        size_hint: args.size_hint.clone(),
        edition: Edition::New,
        holds: function.said.holds,
    };
    if unit.contract.stacked
        && let Some(expanded) = expand_frames(function, &unit, sig.clone(), &block)
    {
        return Ok(expanded);
    }
    if args.boxed || unit.contract.stacked || notation != Notation::Generator {
        let body = compile_native(cx, Native { unit: &unit, notation, boxed: args.boxed }, &mut sig, block)?;
        return Ok(assemble(&unit, function, &sig, &body));
    }
    unite_elided(&function.vis, &mut sig);
    Ok(expand_machine(cx, args, function, unit, sig, block)?)
}

/// Expands a plain generator.
fn expand_machine(
    cx: &mut Errors,
    args: &Args,
    function: &Function,
    mut unit: Unit,
    mut sig: Signature,
    mut block: Block,
) -> Result<TokenStream, TokenStream> {
    let conditions = cfg::conditions(cx, unit.holds, &sig, &block);
    cx.finish()?;
    match &args.cfg {
        None if !conditions.is_empty() => {
            return Ok(cfg::by_condition(args, function, &conditions));
        }
        None => {}
        Some(answers) => cfg::configure(&mut sig, &mut block, &conditions, answers),
    }
    let original = sig.clone();
    let checked = check(cx, &unit, block, &mut sig)?;
    let mut old_sig = sig.clone();
    let new = emit_body(cx, Written { unit: &unit, function, sig: &original }, &checked, &mut sig)?;
    let own = new.recurses.then(|| own_item(function));
    if !new.asks_edition {
        let assembled = assemble(&unit, function, &sig, &new.body);
        return Ok(quote!(#assembled #own));
    }
    unit.edition = Edition::Old;
    let old = emit_body(cx, Written { unit: &unit, function, sig: &original }, &checked, &mut old_sig)?;
    let assembled = assemble_both(&unit, function, (&old_sig, &old.body), (&sig, &new.body));
    Ok(quote!(#assembled #own))
}

/// Expands a function that returns a `BoxGenerator` as a machine, if all that it delegates to are calls of itself, and its body
/// plainly borrows nothing of its own.
fn expand_frames(function: &Function, unit: &Unit, mut sig: Signature, block: &Block) -> Option<TokenStream> {
    let mut cx = Errors::default();
    if !cfg::conditions(&mut cx, unit.holds, &sig, block).is_empty() {
        return None;
    }
    let original = sig.clone();
    let written = Written { unit, function, sig: &original };
    let checked = check(&mut cx, unit, block.clone(), &mut sig).ok()?;
    let compiled = compile(&mut cx, unit, &checked).ok()?;
    let fits = compiled.recurses && !compiled.passes_on && !compiled.lowered.asks_edition && compiled.may_move();
    if !fits || looks_at_addresses(block) {
        return None;
    }
    // Who sees which machine is in the box has its steps in the loop around it.
    let body = emit(written, &compiled, checked.twin.as_ref());
    let assembled = assemble(unit, &function.inlined(), &sig, &body);
    let own = own_item(function);
    Some(quote!(#assembled #own))
}

/// Whether a body may find out that it is moved.
fn looks_at_addresses(block: &Block) -> bool {
    const WORDS: [&str; 7] = ["unsafe", "raw", "addr_of", "addr_of_mut", "as_ptr", "as_mut_ptr", "const"];
    let tokens = block.to_token_stream();
    any_ident(&tokens, &mut |name| WORDS.iter().any(|word| name == word)) || tokens.to_string().contains("as * mut")
}

/// A body, and what else has been found out about it.
struct Emitted {
    body: TokenStream,
    /// It depends on the edition.
    asks_edition: bool,
    /// It delegates to itself.
    recurses: bool,
}

/// Compiles and emits a body: what a box holds may borrow from itself.
fn emit_body(
    cx: &mut Errors,
    written: Written<'_>,
    checked: &Checked,
    sig: &mut Signature,
) -> Result<Emitted, TokenStream> {
    let compiled = compile(cx, written.unit, checked)?;
    if let Some(original) = checked.original.as_ref().filter(|_| compiled.overlaps) {
        sig.clone_from(written.sig);
        let native = Native { unit: written.unit, notation: Notation::Generator, boxed: true };
        let body = compile_native(cx, native, sig, original.clone())?;
        return Ok(Emitted { body, asks_edition: false, recurses: false });
    }
    let (asks_edition, recurses) = (compiled.lowered.asks_edition, compiled.recurses);
    Ok(Emitted { body: emit(written, &compiled, checked.twin.as_ref()), asks_edition, recurses })
}

/// What is found beside a function that delegates to itself, and only there.
fn own_item(function: &Function) -> TokenStream {
    let name = Recursion::own_name(&function.sig.ident);
    let conditions = function.attrs.iter().filter(|attr| attr.path().is_ident("cfg"));
    quote! {
        #(#conditions)*
        #[doc(hidden)]
        #[allow(dead_code, non_snake_case)]
        const fn #name() {}
    }
}

/// Only an iterator of results can yield an error.
fn check_try(cx: &mut Errors, args: &Args, contract: &Contract, sig: &Signature) {
    if args.try_mode && !contract.iterator {
        let message = "the argument `try` needs a generator that is an iterator";
        cx.error_help(&sig.output, message, "write `-> impl Iterator<Item = Result<.., ..>>`");
    }
}

/// Only what can be iterated has a hint, and a boxed generator can't tell where it stands.
fn check_size_hint(cx: &mut Errors, args: &Args, contract: &Contract, sig: &Signature) {
    let Some(hint) = &args.size_hint else { return };
    if args.boxed {
        cx.error(hint, "`size_hint` and `boxed` are mutually exclusive");
    } else if !contract.takes_nothing() || contract.stacked {
        let message = "the argument `size_hint` needs a generator that is an iterator";
        cx.error_help(&sig.output, message, "write `-> impl Iterator<Item = ..>`");
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

fn not_a_function(
    mut cx: Errors,
    notation: Notation,
    args: &Args,
    item: &TokenStream,
    fault: syn::Error,
) -> TokenStream {
    let (first, name) = (item.clone().into_iter().next(), notation.name());
    if let Ok(declared) = syn::parse2::<syn::TraitItemFn>(item.clone()) {
        let help = "put the attribute on the implementation";
        cx.error_help(declared.sig.ident, &format!("a {name} needs a body"), help);
        let faults = cx.finish().err();
        return quote!(#faults #item);
    }
    match syn::parse2(item.clone()) {
        Ok(Item::Fn(function)) => {
            cx.push(fault);
            let faults = cx.finish().err();
            quote!(#faults #function)
        }
        Ok(mut around) => {
            let message = format!("the `{name}` attribute can only be applied to functions");
            let expand = &mut |function| expand_parsed(Errors::default(), notation, args, &function);
            if expand_within(&mut around, expand) {
                cx.error_help(first, &message, "apply it to each function that suspends");
            } else {
                cx.error(first, message);
            }
            let faults = cx.finish().err();
            quote!(#faults #around)
        }
        Err(_) => {
            cx.push(fault);
            let faults = cx.finish().err();
            // Rustc has told what is wrong with it, and would tell more.
            quote!(#faults #[cfg(any())] #item)
        }
    }
}
