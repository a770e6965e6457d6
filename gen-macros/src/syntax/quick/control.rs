//! Statements with blocks: `if`, `for`, `while` and `loop`. What stands in front of a block is read before it is known whether
//! the whole is known here; then the block is parsed where it stands.

use super::expr::Reader;
use super::parse_statements;
use proc_macro2::{Delimiter, Span};
use syn::buffer::Cursor;
use syn::parse::ParseStream;
use syn::{Block, Expr, ExprBlock, ExprForLoop, ExprIf, ExprLoop, ExprWhile, Label, Pat, Stmt, Token, braced};

/// What stands in front of a block.
pub(super) enum Head {
    If(Token![if], Expr),
    For(Option<Label>, Token![for], Pat, Token![in], Expr),
    While(Option<Label>, Token![while], Expr),
    Loop(Option<Label>, Token![loop]),
}

/// Reads what stands in front of the block of a statement, if all of it is known here.
pub(super) fn head_of(at: Cursor<'_>) -> Option<Head> {
    let mut reader = Reader::new(at);
    let label = reader.label();
    let (word, span) = reader.word()?;
    let head = match word.as_str() {
        "if" if label.is_none() => Head::If(Token![if](span), reader.condition()?),
        "for" => {
            let (pat, in_span) = (reader.pattern()?, reader.keyword("in")?);
            Head::For(label, Token![for](span), pat, Token![in](in_span), reader.condition()?)
        }
        "while" => Head::While(label, Token![while](span), reader.condition()?),
        "loop" => Head::Loop(label, Token![loop](span)),
        _ => return None,
    };
    is_known_behind(reader.at, matches!(head, Head::If(..))).then_some(head)
}

/// Whether a block follows without attributes of its own, and the statement ends behind it or its `else`.
fn is_known_behind(at: Cursor<'_>, may_have_else: bool) -> bool {
    let Some((inside, _, after)) = at.group(Delimiter::Brace) else { return false };
    let mut reader = Reader::new(after);
    if Reader::new(inside).is_mark(&['#']) {
        return false;
    }
    match reader.keyword("else") {
        Some(_) if !may_have_else => false,
        Some(_) if reader.is_word("if") => head_of(reader.at).is_some(),
        Some(_) => is_known_behind(reader.at, false),
        None => !reader.is_mark(&['.', '?']),
    }
}

impl Head {
    /// Parses the statement.
    pub(super) fn parse_rest(self, input: ParseStream<'_>) -> syn::Result<Stmt> {
        let expr = self.parse_expr(input)?;
        let semi = input.step(|cursor| match cursor.punct() {
            Some((mark, after)) if mark.as_char() == ';' => Ok((Some(Token![;](mark.span())), after)),
            _ => Ok((None, *cursor)),
        });
        Ok(Stmt::Expr(expr, semi?))
    }

    fn parse_expr(self, input: ParseStream<'_>) -> syn::Result<Expr> {
        let (body, attrs) = (parse_block(input)?, Vec::new());
        Ok(match self {
            Self::If(if_token, cond) => {
                let else_branch = parse_else(input)?;
                Expr::If(ExprIf { attrs, if_token, cond: Box::new(cond), then_branch: body, else_branch })
            }
            Self::For(label, for_token, pat, in_token, expr) => {
                let (pat, expr) = (Box::new(pat), Box::new(expr));
                Expr::ForLoop(ExprForLoop { attrs, label, for_token, pat, in_token, expr, body })
            }
            Self::While(label, while_token, cond) => {
                Expr::While(ExprWhile { attrs, label, while_token, cond: Box::new(cond), body })
            }
            Self::Loop(label, loop_token) => Expr::Loop(ExprLoop { attrs, label, loop_token, body }),
        })
    }
}

/// Parses the block that comes next, whatever has been read in front of it.
fn parse_block(input: ParseStream<'_>) -> syn::Result<Block> {
    input.step(|cursor| {
        let mut at = *cursor;
        while at.group(Delimiter::Brace).is_none() {
            let group = at.any_group().map(|(_, _, _, after)| after);
            let next = group.or_else(|| at.token_tree().map(|(_, after)| after));
            at = next.ok_or_else(|| cursor.error("a block is missing"))?;
        }
        Ok(((), at))
    })?;
    let inside;
    let brace_token = braced!(inside in input);
    Ok(Block { brace_token, stmts: parse_statements(&inside)? })
}

fn parse_else(input: ParseStream<'_>) -> syn::Result<Option<(Token![else], Box<Expr>)>> {
    let mut reader = Reader::new(input.cursor());
    let Some(span) = reader.keyword("else") else { return Ok(None) };
    let otherwise = match head_of(reader.at) {
        Some(head) => head.parse_expr(input)?,
        None => Expr::Block(ExprBlock { attrs: Vec::new(), label: None, block: parse_block(input)? }),
    };
    Ok(Some((Token![else](span), Box::new(otherwise))))
}

impl Reader<'_> {
    /// An expression that a block follows.
    fn condition(&mut self) -> Option<Expr> {
        let inner = std::mem::replace(&mut self.before_block, true);
        let condition = self.expr();
        self.before_block = inner;
        condition
    }

    fn label(&mut self) -> Option<Label> {
        let (name, after) = self.at.lifetime()?;
        self.at = after;
        let colon_token = Token![:](self.mark(':')?);
        Some(Label { name, colon_token })
    }

    /// The next word, and where it stands.
    fn word(&mut self) -> Option<(String, Span)> {
        let (ident, after) = self.at.ident()?;
        self.at = after;
        Some((ident.to_string(), ident.span()))
    }
}
