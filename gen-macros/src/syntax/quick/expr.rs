//! Expressions without blocks: paths, literals, calls, fields, macros, and operators.
//!
//! Each function reads what it is named for and goes on behind it, or returns `None`: then nothing here knows what comes next,
//! and all that has been read is read again by `syn`.

use super::operators::{Found, Operator, Precedence, operator_at};
use crate::syntax::operand::{is_keyword, path_of};
use proc_macro2::{Delimiter, Ident, Spacing, Span, TokenTree};
use syn::buffer::Cursor;
use syn::punctuated::Punctuated;
use syn::{
    BinOp, Expr, ExprAssign, ExprBinary, ExprCall, ExprCast, ExprField, ExprIndex, ExprLit, ExprMacro, ExprMethodCall,
    ExprParen, ExprRange, ExprReference, ExprTry, ExprTuple, ExprUnary, Index, Lit, LitBool, Macro, MacroDelimiter,
    Member, Path, PathSegment, Token, Type, TypePath, UnOp, token,
};

/// Reads tokens.
pub(super) struct Reader<'a> {
    pub(super) at: Cursor<'a>,
    /// A block follows the expression: what stands in braces is not a part of it.
    pub(super) before_block: bool,
}

impl<'a> Reader<'a> {
    pub(super) const fn new(at: Cursor<'a>) -> Self {
        Self { at, before_block: false }
    }

    pub(super) fn expr(&mut self) -> Option<Expr> {
        let first = self.unary()?;
        self.operators(first, Precedence::Lowest)
    }

    /// An expression that begins with `left`, as far as operators bind at least as tight as `least`.
    fn operators(&mut self, mut left: Expr, least: Precedence) -> Option<Expr> {
        while let Some(found) = operator_at(self.at).filter(|found| found.precedence >= least) {
            left = self.operation(left, found)?;
            if matches!(left, Expr::Range(_)) {
                // Nothing binds a range.
                return operator_at(self.at).is_none().then_some(left);
            }
        }
        Some(left)
    }

    /// An operation, from its operator on.
    fn operation(&mut self, left: Expr, Found { operator, precedence, behind }: Found<'a>) -> Option<Expr> {
        self.at = behind;
        let (attrs, left) = (Vec::new(), Box::new(left));
        if let Operator::As(as_token) = operator {
            let ty = Box::new(self.ty()?);
            return Some(Expr::Cast(ExprCast { attrs, expr: left, as_token, ty }));
        }
        let mut right = self.unary()?;
        while let Some(next) = operator_at(self.at).filter(|next| next.precedence > precedence) {
            right = self.operators(right, next.precedence)?;
        }
        // Assignments to assignments, and chains of comparisons.
        let is_chain = |expr: &Expr| precedence_of(expr) == Some(precedence);
        let is_barred = match precedence {
            Precedence::Assign => operator_at(self.at).is_some(),
            Precedence::Compare => is_chain(&left),
            _ => false,
        };
        if is_barred {
            return None;
        }
        let right = Box::new(right);
        Some(match operator {
            Operator::Binary(op) => Expr::Binary(ExprBinary { attrs, left, op, right }),
            Operator::Assign(eq_token) => Expr::Assign(ExprAssign { attrs, left, eq_token, right }),
            Operator::Range(limits) => Expr::Range(ExprRange { attrs, start: Some(left), limits, end: Some(right) }),
            Operator::As(_) => crate::diag::bug!("it has been read"),
        })
    }

    fn unary(&mut self) -> Option<Expr> {
        let Some((mark, after)) = self.at.punct() else { return self.postfix() };
        let (attrs, at) = (Vec::new(), mark.span());
        let op = match mark.as_char() {
            '&' => None,
            '-' => Some(UnOp::Neg(Token![-](at))),
            '!' => Some(UnOp::Not(Token![!](at))),
            '*' => Some(UnOp::Deref(Token![*](at))),
            _ => return None,
        };
        self.at = after;
        let mutability = if op.is_none() { self.keyword("mut").map(token::Mut) } else { None };
        let expr = Box::new(self.unary()?);
        Some(match op {
            Some(op) => Expr::Unary(ExprUnary { attrs, op, expr }),
            None => Expr::Reference(ExprReference { attrs, and_token: Token![&](at), mutability, expr }),
        })
    }

    /// What stands behind an expression belongs to it: `(args)`, `[index]`, `.field`, `.method(args)`, `?`.
    fn postfix(&mut self) -> Option<Expr> {
        let mut expr = self.atom()?;
        loop {
            let (attrs, base) = (Vec::new(), Box::new(expr));
            expr = if let Some((args, paren_token)) = self.arguments() {
                Expr::Call(ExprCall { attrs, func: base, paren_token, args: args? })
            } else if let Some((inside, span, after)) = self.at.group(Delimiter::Bracket) {
                (self.at, expr) = (after, Reader::new(inside).alone()?);
                let (bracket_token, index) = (token::Bracket(span), Box::new(expr));
                Expr::Index(ExprIndex { attrs, expr: base, bracket_token, index })
            } else if let Some(at) = self.mark('?') {
                Expr::Try(ExprTry { attrs, expr: base, question_token: Token![?](at) })
            } else if let Some(at) = self.dot() {
                self.member(base, Token![.](at))?
            } else {
                return Some(*base);
            };
        }
    }

    /// What stands behind a dot.
    fn member(&mut self, base: Box<Expr>, dot_token: Token![.]) -> Option<Expr> {
        let attrs = Vec::new();
        if let Some((literal, after)) = self.at.literal() {
            self.at = after;
            let (index, span) = (literal.to_string().parse().ok()?, literal.span());
            let member = Member::Unnamed(Index { index, span });
            return Some(Expr::Field(ExprField { attrs, base, dot_token, member }));
        }
        let name = self.name()?;
        if self.is_path() {
            return None;
        }
        Some(match self.arguments() {
            Some((args, paren_token)) => {
                let (receiver, method, turbofish, args) = (base, name, None, args?);
                Expr::MethodCall(ExprMethodCall { attrs, receiver, dot_token, method, turbofish, paren_token, args })
            }
            None => Expr::Field(ExprField { attrs, base, dot_token, member: Member::Named(name) }),
        })
    }

    fn atom(&mut self) -> Option<Expr> {
        let attrs = Vec::new();
        if let Some((literal, after)) = self.at.literal() {
            self.at = after;
            return Some(Expr::Lit(ExprLit { attrs, lit: Lit::new(literal) }));
        }
        if let Some((inside, span, after)) = self.at.group(Delimiter::Parenthesis) {
            self.at = after;
            let (mut elems, paren_token) = (Reader::new(inside).list(Reader::expr)?, token::Paren(span));
            if elems.len() != 1 || elems.trailing_punct() {
                return Some(Expr::Tuple(ExprTuple { attrs, paren_token, elems }));
            }
            let expr = Box::new(elems.pop()?);
            return Some(Expr::Paren(ExprParen { attrs, paren_token, expr }));
        }
        self.path_or_macro()
    }

    fn path_or_macro(&mut self) -> Option<Expr> {
        let (first, after) = self.at.ident()?;
        let word = first.to_string();
        if matches!(word.as_str(), "true" | "false") {
            self.at = after;
            let lit = Lit::Bool(LitBool { value: word == "true", span: first.span() });
            return Some(Expr::Lit(ExprLit { attrs: Vec::new(), lit }));
        }
        if is_keyword(&word) && !BEGINNINGS.contains(&word.as_str()) {
            return None;
        }
        self.at = after;
        let expr = path_of(first);
        if !self.is_path() && !self.is_mark(&['!']) {
            return self.unless_struct(expr);
        }
        let Expr::Path(mut path) = expr else { return None };
        while self.is_path() {
            let separator = Token![::]([self.mark(':')?, self.mark(':')?]);
            path.path.segments.push_punct(separator);
            path.path.segments.push_value(PathSegment::from(self.name()?));
        }
        if self.is_mark(&['!']) && operator_at(self.at).is_none() {
            return self.call_of_macro(path.path);
        }
        self.unless_struct(Expr::Path(path))
    }

    /// A path, unless it is that of a struct which is being built.
    fn unless_struct(&self, path: Expr) -> Option<Expr> {
        (self.before_block || self.at.group(Delimiter::Brace).is_none()).then_some(path)
    }

    fn call_of_macro(&mut self, path: Path) -> Option<Expr> {
        let bang_token = Token![!](self.mark('!')?);
        let (_, delimiter, span, _) = self.at.any_group()?;
        let delimiter = match delimiter {
            Delimiter::Parenthesis => MacroDelimiter::Paren(token::Paren(span)),
            Delimiter::Bracket => MacroDelimiter::Bracket(token::Bracket(span)),
            // It may be a statement, or an item.
            Delimiter::Brace | Delimiter::None => return None,
        };
        let Some((TokenTree::Group(group), after)) = self.at.token_tree() else { return None };
        self.at = after;
        let mac = Macro { path, bang_token, delimiter, tokens: group.stream() };
        Some(Expr::Macro(ExprMacro { attrs: Vec::new(), mac }))
    }

    /// A type that is a name.
    pub(super) fn ty(&mut self) -> Option<Type> {
        let name = self.name()?;
        let is_group = |delimiter| self.at.group(delimiter).is_some();
        let goes_on = self.is_mark(&['<', ':', '!', '.', '?'])
            || is_group(Delimiter::Parenthesis)
            || is_group(Delimiter::Bracket);
        let path = Path::from(name);
        (!goes_on).then(|| Type::Path(TypePath { attrs: Vec::new(), qself: None, path }))
    }

    /// Arguments in parentheses; inside, `None` if they are not known here.
    fn arguments(&mut self) -> Option<(Option<Punctuated<Expr, Token![,]>>, token::Paren)> {
        let (inside, span, after) = self.at.group(Delimiter::Parenthesis)?;
        self.at = after;
        Some((Reader::new(inside).list(Reader::expr), token::Paren(span)))
    }

    /// All that is left, separated by commas.
    pub(super) fn list<T>(&mut self, one: impl Fn(&mut Self) -> Option<T>) -> Option<Punctuated<T, Token![,]>> {
        let mut list = Punctuated::new();
        while !self.at.eof() {
            list.push_value(one(self)?);
            if self.at.eof() {
                break;
            }
            list.push_punct(Token![,](self.mark(',')?));
        }
        Some(list)
    }

    /// An expression that is all that is left.
    fn alone(&mut self) -> Option<Expr> {
        let expr = self.expr()?;
        self.at.eof().then_some(expr)
    }

    /// A name that is no keyword.
    pub(super) fn name(&mut self) -> Option<Ident> {
        let (name, after) = self.at.ident()?;
        self.at = after;
        (!is_keyword(&name.to_string())).then_some(name)
    }

    /// Goes on behind a word, if it comes next.
    pub(super) fn keyword(&mut self, word: &str) -> Option<Span> {
        let (found, after) = self.at.ident().filter(|(found, _)| found == word)?;
        self.at = after;
        Some(found.span())
    }

    /// Goes on behind a mark, if it comes next.
    pub(super) fn mark(&mut self, wanted: char) -> Option<Span> {
        let (mark, after) = self.at.punct().filter(|(mark, _)| mark.as_char() == wanted)?;
        self.at = after;
        Some(mark.span())
    }

    /// Goes on behind a dot that is no range.
    fn dot(&mut self) -> Option<Span> {
        let (mark, after) = self.at.punct().filter(|(mark, _)| mark.as_char() == '.')?;
        let is_range = mark.spacing() == Spacing::Joint && Reader::new(after).is_mark(&['.']);
        self.at = if is_range { self.at } else { after };
        (!is_range).then(|| mark.span())
    }

    pub(super) fn is_word(&self, word: &str) -> bool {
        self.at.ident().is_some_and(|(found, _)| found == word)
    }

    /// Whether one of these marks comes next.
    pub(super) fn is_mark(&self, marks: &[char]) -> bool {
        self.at.punct().is_some_and(|(mark, _)| marks.contains(&mark.as_char()))
    }

    /// Whether `::` comes next.
    pub(super) fn is_path(&self) -> bool {
        let colon = self.at.punct().filter(|(mark, _)| mark.as_char() == ':' && mark.spacing() == Spacing::Joint);
        colon.is_some_and(|(_, after)| Reader::new(after).is_mark(&[':']))
    }
}

/// Keywords that a path may begin with.
const BEGINNINGS: [&str; 4] = ["self", "Self", "super", "crate"];

/// How tight an operation binds.
fn precedence_of(expr: &Expr) -> Option<Precedence> {
    let Expr::Binary(binary) = expr else { return None };
    let compares =
        matches!(binary.op, BinOp::Eq(_) | BinOp::Ne(_) | BinOp::Lt(_) | BinOp::Le(_) | BinOp::Gt(_) | BinOp::Ge(_));
    compares.then_some(Precedence::Compare)
}
