//! Which locals are known to own what they hold, by syntax alone: collections, cells and boxes of the standard library.
//!
//! What is borrowed of them can't be held across a suspension, whatever else their types are. Of those that own memory
//! rustc need not be asked whether they have a destructor.

use super::trivial::is_number_type;
use syn::{Expr, ExprCall, ExprMethodCall, GenericArgument, Ident, Path, PathArguments, Type};

/// Whether a value of this type owns what it holds.
pub(crate) fn is_owned_type(ty: &Type) -> bool {
    match ty {
        Type::Array(_) => true,
        Type::Paren(paren) => is_owned_type(&paren.elem),
        Type::Group(group) => is_owned_type(&group.elem),
        Type::Path(path) => path.qself.is_none() && is_owned_path(&path.path),
        _ => false,
    }
}

fn is_owned_path(path: &Path) -> bool {
    let Some(last) = path.segments.last() else { return false };
    is_owner(&last.ident) || is_pointer(&last.ident) && !points_to_reference(&last.arguments)
}

/// Whether a value of this type has a destructor, and holds no reference: texts, and collections of texts and numbers. If it
/// has none, for another type has taken the name, it is held in vain.
pub(crate) fn has_destructor(ty: &Type) -> bool {
    match ty {
        Type::Paren(paren) => has_destructor(&paren.elem),
        Type::Group(group) => has_destructor(&group.elem),
        Type::Path(path) if path.qself.is_none() => path.path.segments.last().is_some_and(|last| {
            is_text(&last.ident) || is_collection(&last.ident) && holds_no_reference(&last.arguments)
        }),
        _ => false,
    }
}

fn holds_no_reference(arguments: &PathArguments) -> bool {
    let PathArguments::AngleBracketed(list) = arguments else { return false };
    list.args.iter().all(|arg| matches!(arg, GenericArgument::Type(ty) if is_number_type(ty) || has_destructor(ty)))
}

/// Pointers, which own what they point to, unless that is a reference.
fn is_pointer(name: &Ident) -> bool {
    ["Box", "Rc", "Arc"].iter().any(|known| name == known)
}

fn points_to_reference(arguments: &PathArguments) -> bool {
    match arguments {
        PathArguments::AngleBracketed(list) => {
            list.args.iter().any(|arg| matches!(arg, GenericArgument::Type(Type::Reference(_) | Type::Infer(_))))
        }
        _ => true,
    }
}

fn is_owner(name: &Ident) -> bool {
    is_text(name) || is_collection(name) || ["RefCell", "Mutex", "RwLock"].iter().any(|known| name == known)
}

fn is_text(name: &Ident) -> bool {
    ["String", "PathBuf", "OsString"].iter().any(|known| name == known)
}

fn is_collection(name: &Ident) -> bool {
    const TYPES: [&str; 8] =
        ["Vec", "VecDeque", "BTreeMap", "BTreeSet", "HashMap", "HashSet", "BinaryHeap", "LinkedList"];
    TYPES.iter().any(|known| name == known)
}

/// Whether a value plainly owns what it holds, since it is made on the spot.
pub(crate) fn is_made_here(expr: &Expr) -> bool {
    match expr {
        Expr::Array(_) | Expr::Repeat(_) => true,
        Expr::Macro(mac) => mac.mac.path.is_ident("vec") || mac.mac.path.is_ident("format"),
        Expr::MethodCall(call) => {
            const COPIES: [&str; 6] = ["to_string", "to_owned", "to_vec", "to_uppercase", "to_lowercase", "repeat"];
            let unwraps = call.method == "unwrap" || call.method == "expect";
            COPIES.iter().any(|name| call.method == name)
                || call.method == "replace" && call.args.len() == 2
                || unwraps && is_read(&call.receiver)
                || collects(call, is_owned_type)
        }
        Expr::Try(tried) => is_read(&tried.expr),
        Expr::Call(call) => makes(call, is_owner),
        _ => false,
    }
}

/// Whether a value has a destructor, as [`has_destructor`] tells of its type.
pub(crate) fn makes_destructor(expr: &Expr) -> bool {
    match expr {
        Expr::Macro(mac) => mac.mac.path.is_ident("format"),
        Expr::MethodCall(call) => call.method == "to_string" || collects(call, has_destructor),
        Expr::Call(call) => makes(call, is_text),
        _ => false,
    }
}

/// `Vec::new()`, `String::from(x)`: an associated function that returns a value of its type.
fn makes(call: &ExprCall, is_known: impl Fn(&Ident) -> bool) -> bool {
    const NAMES: [&str; 6] = ["new", "from", "with_capacity", "default", "from_iter", "clone"];
    let Expr::Path(path) = &*call.func else { return false };
    let mut segments = path.path.segments.iter().rev();
    match (segments.next(), segments.next()) {
        (Some(function), Some(ty)) => is_known(&ty.ident) && NAMES.iter().any(|name| function.ident == name),
        _ => false,
    }
}

/// `fs::read_to_string(path)`: what is read is owned.
fn is_read(expr: &Expr) -> bool {
    let Expr::Call(call) = expr else { return false };
    let Expr::Path(path) = &*call.func else { return false };
    let mut segments = path.path.segments.iter().rev().map(|segment| segment.ident.to_string());
    let (function, module) = (segments.next().unwrap_or_default(), segments.next().unwrap_or_default());
    ["fs", "io"].contains(&module.as_str()) && ["read", "read_to_string"].contains(&function.as_str())
}

/// `collect::<Vec<_>>()`.
fn collects(call: &ExprMethodCall, is_known: impl Fn(&Type) -> bool) -> bool {
    let into = call.turbofish.iter().flat_map(|turbofish| &turbofish.args);
    let mut types = into.filter_map(|arg| match arg {
        GenericArgument::Type(ty) => Some(ty),
        _ => None,
    });
    call.method == "collect" && types.any(is_known)
}

#[cfg(test)]
mod tests {
    use super::{is_made_here, is_owned_type};
    use syn::parse_str;

    #[test]
    fn what_is_made_on_the_spot_is_owned() {
        for text in [
            "vec![1]",
            "[x; 2]",
            "String::from(x)",
            "std::collections::HashMap::new()",
            "x.map(f).collect::<Vec<_>>()",
            "x.to_string()",
            "x.replace('a', b)",
            "std::fs::read_to_string(x).unwrap()",
            "io::read_to_string(x)?",
        ] {
            assert!(is_made_here(&parse_str(text).unwrap()), "{text}");
        }
        for text in [
            "Vec::leak(x)",
            "x.collect()",
            "x.collect::<Result<Vec<_>, _>>()",
            "new()",
            "&x",
            "x.clone()",
            "x.replace(y)",
        ] {
            assert!(!is_made_here(&parse_str(text).unwrap()), "{text}");
        }
    }

    #[test]
    fn types_of_the_standard_library_own_what_they_hold() {
        for text in ["String", "std::vec::Vec<&str>", "[T; 3]", "Box<dyn Iterator<Item = u8>>"] {
            assert!(is_owned_type(&parse_str(text).unwrap()), "{text}");
        }
        for text in ["&String", "Rc<&str>", "Option<String>", "T", "Cow<'_, str>", "(String,)"] {
            assert!(!is_owned_type(&parse_str(text).unwrap()), "{text}");
        }
    }
}
