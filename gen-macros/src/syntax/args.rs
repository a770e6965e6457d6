//! The arguments of the attribute: `#[generator(try, crate = path)]`.

use crate::diag::Errors;
use proc_macro2::TokenStream;
use syn::ext::IdentExt as _;
use syn::parse::{Parse, ParseStream, Parser as _};
use syn::punctuated::Punctuated;
use syn::{Ident, Path, Token};

/// What the attribute asks for.
#[derive(Default)]
pub(crate) struct Args {
    /// `try`: a failing `?` yields its `Err` once, and ends.
    pub(crate) try_mode: bool,
    /// `crate = path`: where to find genfn.
    pub(crate) genfn: Option<Path>,
}

const KNOWN: &str = "expected one of `try` or `crate = path`";

/// Parses the arguments, reporting the unknown and the duplicate ones.
pub(crate) fn parse_args(cx: &mut Errors, tokens: TokenStream) -> Args {
    let mut args = Args::default();
    match Punctuated::<Arg, Token![,]>::parse_terminated.parse2(tokens) {
        Ok(list) => list.iter().for_each(|arg| args.add(cx, arg)),
        Err(fault) => cx.push(fault),
    }
    args
}

struct Arg {
    name: Ident,
    value: Option<Path>,
}

impl Parse for Arg {
    fn parse(input: ParseStream<'_>) -> syn::Result<Self> {
        let name = input.call(Ident::parse_any)?;
        let value = match input.parse::<Option<Token![=]>>()? {
            Some(_) => Some(input.call(Path::parse_mod_style)?),
            None => None,
        };
        Ok(Self { name, value })
    }
}

impl Args {
    fn add(&mut self, cx: &mut Errors, arg: &Arg) {
        let duplicate = match (arg.name.to_string().as_str(), &arg.value) {
            ("try", None) => std::mem::replace(&mut self.try_mode, true),
            ("crate", Some(path)) => self.genfn.replace(path.clone()).is_some(),
            ("try", Some(value)) => return cx.error(value, "the argument `try` takes no value"),
            ("crate", None) => return cx.error_help(&arg.name, "the argument `crate` needs a value", "write `crate = path`"),
            (name, _) => return cx.error_help(&arg.name, &format!("unknown argument `{name}`"), KNOWN),
        };
        if duplicate {
            cx.error(&arg.name, format!("duplicate argument `{}`", arg.name));
        }
    }
}
