//! The arguments of the attribute: `#[generator(try, boxed, size_hint = expr, crate = path)]`.

use super::notation::Notation;
use crate::diag::Errors;
use proc_macro2::TokenStream;
use quote::{ToTokens, quote};
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Expr, Ident, LitBool, Path, Token, bracketed, token};

/// What the attribute asks for.
#[derive(Default)]
pub(crate) struct Args {
    /// `try`: a failing `?` yields its `Err` once, and ends.
    pub(crate) try_mode: bool,
    /// `boxed`: the body may borrow from itself, in a heap allocation of its own.
    pub(crate) boxed: bool,
    /// `size_hint = expr`: how many values it yields, as `Iterator::size_hint` has it.
    pub(crate) size_hint: Option<Expr>,
    /// `crate = path`: where to find genfn.
    pub(crate) genfn: Option<Path>,
    /// `cfg = [..]`: how rustc has evaluated the conditions in the body. Written by the macro alone.
    pub(crate) cfg: Option<Vec<bool>>,
}

/// Parses the arguments, reporting the unknown and the duplicate ones.
pub(crate) fn parse_args(cx: &mut Errors, notation: Notation, tokens: TokenStream) -> Args {
    let mut args = Args::default();
    match Punctuated::<Arg, Token![,]>::parse_terminated.parse2(tokens) {
        Ok(list) => list.iter().for_each(|arg| args.add(cx, notation, arg)),
        Err(fault) => cx.push(fault),
    }
    args
}

struct Arg {
    name: Ident,
    value: Value,
}

enum Value {
    None,
    Path(Path),
    Expr(Box<Expr>),
    List(Vec<bool>),
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let value = if input.parse::<Option<Token![=]>>()?.is_none() {
            Value::None
        } else if name == "size_hint" {
            Value::Expr(input.parse()?)
        } else if input.peek(token::Bracket) {
            let list;
            bracketed!(list in input);
            let list = Punctuated::<LitBool, Token![,]>::parse_terminated(&list)?;
            Value::List(list.iter().map(LitBool::value).collect())
        } else {
            Value::Path(input.call(Path::parse_mod_style)?)
        };
        Ok(Self { name, value })
    }
}

impl Args {
    /// The attribute with the same arguments, and how rustc evaluates the conditions in the body.
    pub(crate) fn attribute(&self, answers: &[bool]) -> TokenStream {
        let path = self.genfn.as_ref().map_or_else(|| quote!(::genfn), ToTokens::to_token_stream);
        let genfn = self.genfn.as_ref().map(|path| quote!(crate = #path,));
        let try_mode = self.try_mode.then(|| quote!(try,));
        let size_hint = self.size_hint.as_ref().map(|hint| quote!(size_hint = #hint,));
        quote!(#[#path::generator(#try_mode #size_hint #genfn cfg = [#(#answers),*])])
    }

    fn add(&mut self, cx: &mut Errors, notation: Notation, arg: &Arg) {
        let (waits, iterates) = (notation == Notation::Coroutine, notation == Notation::Generator);
        let duplicate = match (arg.name.to_string().as_str(), &arg.value) {
            (name @ ("try" | "boxed"), _) if waits => return unknown(cx, notation, &arg.name, name),
            ("boxed", Value::None) => std::mem::replace(&mut self.boxed, true),
            ("try", Value::None) => std::mem::replace(&mut self.try_mode, true),
            ("crate", Value::Path(path)) => self.genfn.replace(path.clone()).is_some(),
            ("size_hint", _) if !iterates => return unknown(cx, notation, &arg.name, "size_hint"),
            ("size_hint", Value::Expr(hint)) => self.size_hint.replace((**hint).clone()).is_some(),
            ("cfg", Value::List(answers)) => self.cfg.replace(answers.clone()).is_some(),
            (name @ ("try" | "boxed"), _) => {
                return cx.error(&arg.name, format!("the argument `{name}` takes no value"));
            }
            ("crate", _) => {
                return cx.error_help(&arg.name, "the argument `crate` needs a path", "write `crate = path`");
            }
            ("size_hint", _) => {
                let help = "write `size_hint = (n, Some(n))`, where the arguments tell `n`";
                return cx.error_help(&arg.name, "the argument `size_hint` needs a value", help);
            }
            (name, _) => return unknown(cx, notation, &arg.name, name),
        };
        if duplicate {
            cx.error(&arg.name, format!("duplicate argument `{}`", arg.name));
        }
    }
}

fn unknown(cx: &mut Errors, notation: Notation, at: &Ident, name: &str) {
    let known = match notation {
        Notation::Generator => "expected one of `try`, `boxed`, `size_hint = expr`, or `crate = path`",
        Notation::Stream => "expected one of `try`, `boxed`, or `crate = path`",
        Notation::Coroutine => "expected `crate = path`",
    };
    cx.error_help(at, &format!("unknown argument `{name}`"), known);
}
