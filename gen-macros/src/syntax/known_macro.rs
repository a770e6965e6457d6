//! The macros of the standard library whose arguments the compiler sees into.

use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::parse::{ParseStream, Parser as _};
use syn::{Expr, Ident, Macro, Token};

/// How a macro uses an argument.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Role {
    /// By value.
    Value,
    /// By reference.
    Ref,
    /// As the receiver of a method, by reference.
    Receiver,
    /// It is the format string.
    Format,
}

/// One argument, and the name that it is given (`format!("{a}", a = 1)`).
pub(crate) struct MacroArg {
    pub(crate) name: Option<Ident>,
    pub(crate) expr: Expr,
    pub(crate) role: Role,
}

/// What a macro does with its arguments.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Shape {
    /// All of them, in order.
    Eager,
    /// The first `n` of them, in order; the rest only when an assertion fails.
    Assert(usize),
    /// `vec![value; length]`.
    Repeat,
    /// `matches!(scrutinee, pattern)`.
    Matches,
    /// None: they are names, literals and types.
    Inert,
}

/// A call of a known macro, taken apart.
pub(crate) struct KnownMacro {
    pub(crate) shape: Shape,
    pub(crate) args: Vec<MacroArg>,
    /// What follows the arguments: the pattern of `matches!`.
    pub(crate) rest: TokenStream,
}

/// Parses the call of a macro that is known by name; `None` for all others.
///
/// A name means the standard library's macro unless its path leads elsewhere, or the body defines one (`shadowed`).
pub(crate) fn parse_known(mac: &Macro, shadowed: &[String]) -> Option<KnownMacro> {
    let segments = &mac.path.segments;
    let name = segments.last()?.ident.to_string();
    let from_std = segments.len() == 1 || ["std", "core", "alloc"].iter().any(|krate| segments[0].ident == krate);
    if !from_std || shadowed.contains(&name) {
        return None;
    }
    let parser = parser_of(&name)?;
    parser.parse2(mac.tokens.clone()).ok()
}

type Parser = fn(ParseStream<'_>) -> syn::Result<KnownMacro>;

fn parser_of(name: &str) -> Option<Parser> {
    Some(match name {
        "format" | "print" | "println" | "eprint" | "eprintln" | "panic" | "todo" | "unreachable" | "unimplemented"
        | "format_args" => |input| format_like(input, &[], Shape::Eager),
        "write" | "writeln" => |input| format_like(input, &[Role::Receiver], Shape::Eager),
        "assert" | "debug_assert" => |input| format_like(input, &[Role::Value], Shape::Assert(1)),
        "assert_eq" | "assert_ne" | "debug_assert_eq" | "debug_assert_ne" => {
            |input| format_like(input, &[Role::Ref, Role::Ref], Shape::Assert(2))
        }
        "vec" => vec_like,
        "dbg" => |input| values(input, Shape::Eager),
        "matches" => matches_like,
        "line" | "column" | "file" | "module_path" | "stringify" | "concat" | "env" | "option_env" | "include"
        | "include_str" | "include_bytes" | "cfg" | "compile_error" => inert,
        _ => return None,
    })
}

fn format_like(input: ParseStream<'_>, before: &[Role], shape: Shape) -> syn::Result<KnownMacro> {
    let mut args = Vec::new();
    for role in before.iter().copied().chain([Role::Format]) {
        if input.is_empty() {
            break;
        }
        args.push(MacroArg { name: None, expr: input.parse()?, role });
        comma(input)?;
    }
    while !input.is_empty() {
        let is_named = input.peek(Ident::peek_any) && input.peek2(Token![=]) && !input.peek2(Token![==]);
        let name = is_named.then(|| input.call(Ident::parse_any)).transpose()?;
        if name.is_some() {
            input.parse::<Token![=]>()?;
        }
        args.push(MacroArg { name, expr: input.parse()?, role: Role::Ref });
        comma(input)?;
    }
    Ok(KnownMacro { shape, args, rest: TokenStream::new() })
}

fn values(input: ParseStream<'_>, shape: Shape) -> syn::Result<KnownMacro> {
    let mut args = Vec::new();
    while !input.is_empty() {
        args.push(MacroArg { name: None, expr: input.parse()?, role: Role::Value });
        comma(input)?;
    }
    Ok(KnownMacro { shape, args, rest: TokenStream::new() })
}

fn vec_like(input: ParseStream<'_>) -> syn::Result<KnownMacro> {
    let ahead = input.fork();
    if ahead.parse::<Expr>().is_err() || !ahead.peek(Token![;]) {
        return values(input, Shape::Eager);
    }
    let mut args = vec![MacroArg { name: None, expr: input.parse()?, role: Role::Value }];
    input.parse::<Token![;]>()?;
    args.push(MacroArg { name: None, expr: input.parse()?, role: Role::Value });
    Ok(KnownMacro { shape: Shape::Repeat, args, rest: TokenStream::new() })
}

fn matches_like(input: ParseStream<'_>) -> syn::Result<KnownMacro> {
    let args = vec![MacroArg { name: None, expr: input.parse()?, role: Role::Ref }];
    input.parse::<Token![,]>()?;
    Ok(KnownMacro { shape: Shape::Matches, args, rest: input.parse()? })
}

fn inert(input: ParseStream<'_>) -> syn::Result<KnownMacro> {
    Ok(KnownMacro { shape: Shape::Inert, args: Vec::new(), rest: input.parse()? })
}

fn comma(input: ParseStream<'_>) -> syn::Result<()> {
    if !input.is_empty() {
        input.parse::<Token![,]>()?;
    }
    Ok(())
}

impl KnownMacro {
    /// Puts the arguments together again.
    pub(crate) fn tokens(&self) -> TokenStream {
        let parts = self.args.iter().map(|arg| arg.expr.to_token_stream()).collect::<Vec<_>>();
        self.tokens_with(&parts)
    }

    /// Puts the macro's arguments together with other expressions in their places.
    pub(crate) fn tokens_with(&self, parts: &[TokenStream]) -> TokenStream {
        let Self { shape, args, rest } = self;
        let named = args.iter().zip(parts).map(|(arg, part)| match &arg.name {
            Some(name) => quote!(#name = #part),
            None => part.clone(),
        });
        match shape {
            Shape::Eager | Shape::Assert(_) => quote!(#(#named),*),
            Shape::Repeat => quote!(#(#named);*),
            Shape::Matches => quote!(#(#named),*, #rest),
            Shape::Inert => rest.clone(),
        }
    }
}
