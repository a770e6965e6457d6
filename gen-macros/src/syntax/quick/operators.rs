//! Binary operators, and how tight they bind.

use proc_macro2::{Spacing, Span};
use syn::buffer::Cursor;
use syn::{BinOp, RangeLimits, Token};

/// How tight an operator binds, the loosest first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Precedence {
    Lowest,
    Assign,
    Range,
    Or,
    And,
    Compare,
    BitOr,
    BitXor,
    BitAnd,
    Shift,
    Sum,
    Product,
    Cast,
}

/// An operator between two expressions, or an expression and a type.
pub(super) enum Operator {
    Binary(BinOp),
    Assign(Token![=]),
    Range(RangeLimits),
    As(Token![as]),
}

/// An operator, and what stands behind it.
pub(super) struct Found<'a> {
    pub(super) operator: Operator,
    pub(super) precedence: Precedence,
    pub(super) behind: Cursor<'a>,
}

/// The operator that comes next.
pub(super) fn operator_at(at: Cursor<'_>) -> Option<Found<'_>> {
    if let Some((word, behind)) = at.ident() {
        let operator = (word == "as").then(|| Operator::As(Token![as](word.span())))?;
        return Some(Found { operator, precedence: Precedence::Cast, behind });
    }
    let marks = Marks::read(at)?;
    let (operator, precedence, length) = marks.operator()?;
    Some(Found { operator, precedence, behind: marks.behind[length - 1] })
}

/// Up to three marks that are joined.
struct Marks<'a> {
    /// The others are spaces.
    chars: [char; 3],
    spans: [Span; 3],
    behind: [Cursor<'a>; 3],
}

impl<'a> Marks<'a> {
    fn read(at: Cursor<'a>) -> Option<Self> {
        let (first, behind) = at.punct()?;
        let mut read = Self { chars: [first.as_char(), ' ', ' '], spans: [first.span(); 3], behind: [behind; 3] };
        let (mut joined, mut count) = (first.spacing() == Spacing::Joint, 1);
        while joined && count < 3 {
            let Some((mark, behind)) = read.behind[count - 1].punct() else { break };
            (read.chars[count], read.spans[count], read.behind[count]) = (mark.as_char(), mark.span(), behind);
            (joined, count) = (mark.spacing() == Spacing::Joint, count + 1);
        }
        Some(read)
    }

    /// The operator, how tight it binds, and of how many marks it is.
    fn operator(&self) -> Option<(Operator, Precedence, usize)> {
        let Self { spans, chars, .. } = self;
        let [one, second, _] = *spans;
        let two = [one, second];
        match chars {
            ['<', '<', '='] => Some((Operator::Binary(BinOp::ShlAssign(Token![<<=](*spans))), Precedence::Assign, 3)),
            ['>', '>', '='] => Some((Operator::Binary(BinOp::ShrAssign(Token![>>=](*spans))), Precedence::Assign, 3)),
            ['.', '.', '='] => Some((Operator::Range(RangeLimits::Closed(Token![..=](*spans))), Precedence::Range, 3)),
            ['.', '.', '.'] | ['<', '-', _] | ['-' | '=', '>', _] => None,
            ['.', '.', _] => Some((Operator::Range(RangeLimits::HalfOpen(Token![..](two))), Precedence::Range, 2)),
            [first, second, _] => match double(*first, *second, two) {
                Some((operator, precedence)) => Some((Operator::Binary(operator), precedence, 2)),
                None if *first == '=' => Some((Operator::Assign(Token![=](one)), Precedence::Assign, 1)),
                None => single(*first, one).map(|(operator, precedence)| (Operator::Binary(operator), precedence, 1)),
            },
        }
    }
}

/// An operator of two marks.
fn double(first: char, second: char, at: [Span; 2]) -> Option<(BinOp, Precedence)> {
    Some(match (first, second) {
        ('+', '=') => (BinOp::AddAssign(Token![+=](at)), Precedence::Assign),
        ('-', '=') => (BinOp::SubAssign(Token![-=](at)), Precedence::Assign),
        ('*', '=') => (BinOp::MulAssign(Token![*=](at)), Precedence::Assign),
        ('/', '=') => (BinOp::DivAssign(Token![/=](at)), Precedence::Assign),
        ('%', '=') => (BinOp::RemAssign(Token![%=](at)), Precedence::Assign),
        ('^', '=') => (BinOp::BitXorAssign(Token![^=](at)), Precedence::Assign),
        ('&', '=') => (BinOp::BitAndAssign(Token![&=](at)), Precedence::Assign),
        ('|', '=') => (BinOp::BitOrAssign(Token![|=](at)), Precedence::Assign),
        ('&', '&') => (BinOp::And(Token![&&](at)), Precedence::And),
        ('|', '|') => (BinOp::Or(Token![||](at)), Precedence::Or),
        ('<', '<') => (BinOp::Shl(Token![<<](at)), Precedence::Shift),
        ('>', '>') => (BinOp::Shr(Token![>>](at)), Precedence::Shift),
        ('=', '=') => (BinOp::Eq(Token![==](at)), Precedence::Compare),
        ('<', '=') => (BinOp::Le(Token![<=](at)), Precedence::Compare),
        ('!', '=') => (BinOp::Ne(Token![!=](at)), Precedence::Compare),
        ('>', '=') => (BinOp::Ge(Token![>=](at)), Precedence::Compare),
        _ => return None,
    })
}

/// An operator of one mark.
fn single(mark: char, at: Span) -> Option<(BinOp, Precedence)> {
    Some(match mark {
        '+' => (BinOp::Add(Token![+](at)), Precedence::Sum),
        '-' => (BinOp::Sub(Token![-](at)), Precedence::Sum),
        '*' => (BinOp::Mul(Token![*](at)), Precedence::Product),
        '/' => (BinOp::Div(Token![/](at)), Precedence::Product),
        '%' => (BinOp::Rem(Token![%](at)), Precedence::Product),
        '^' => (BinOp::BitXor(Token![^](at)), Precedence::BitXor),
        '&' => (BinOp::BitAnd(Token![&](at)), Precedence::BitAnd),
        '|' => (BinOp::BitOr(Token![|](at)), Precedence::BitOr),
        '<' => (BinOp::Lt(Token![<](at)), Precedence::Compare),
        '>' => (BinOp::Gt(Token![>](at)), Precedence::Compare),
        _ => return None,
    })
}
