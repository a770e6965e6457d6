//! A tokenizer as an iterator of results: in `try` mode, `?` yields the error once and ends the generator.
//!
//! ```text
//! cargo run --example tokenizer -- [EXPRESSION]..
//! ```
//!
//! The evaluator pulls one token at a time, and what stands behind an error is never looked at.

use genfn::generator;
use std::iter::Peekable;
use std::num::ParseFloatError;
use std::{env, error, fmt};

#[derive(Clone, Copy, Debug, PartialEq)]
enum Token {
    Number(f64),
    Operator(char),
    Open,
    Close,
}

#[derive(Clone, Debug, PartialEq)]
enum Error {
    Number(ParseFloatError),
    Stray { character: char, at: usize },
    Unexpected(Token),
    Incomplete,
}

/// Yields the tokens of an expression.
#[generator(try)]
fn tokens(text: &str) -> impl Iterator<Item = Result<Token, Error>> {
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let end = match first {
            '0'..='9' => rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len()),
            _ => first.len_utf8(),
        };
        let token = match first {
            '0'..='9' => Token::Number(rest[..end].parse()?),
            '+' | '-' | '*' | '/' | '^' => Token::Operator(first),
            '(' => Token::Open,
            ')' => Token::Close,
            character => Err(Error::Stray { character, at: text.len() - rest.len() })?,
        };
        yield_!(token);
        rest = rest[end..].trim_start();
    }
}

/// Evaluates an expression of numbers, operators and parentheses.
fn evaluate(text: &str) -> Result<f64, Error> {
    let mut evaluator = Evaluator { tokens: tokens(text).peekable() };
    let value = evaluator.expression(0)?;
    match evaluator.tokens.next() {
        Some(token) => Err(Error::Unexpected(token?)),
        None => Ok(value),
    }
}

struct Evaluator<I: Iterator> {
    tokens: Peekable<I>,
}

impl<I: Iterator<Item = Result<Token, Error>>> Evaluator<I> {
    /// Evaluates operands for as long as the operators between them bind at least so strongly.
    fn expression(&mut self, strength: u8) -> Result<f64, Error> {
        let mut value = self.operand()?;
        while let Some(operator) = self.operator(strength) {
            value = match operator {
                '+' => value + self.expression(2)?,
                '-' => value - self.expression(2)?,
                '*' => value * self.expression(3)?,
                '/' => value / self.expression(3)?,
                _ => value.powf(self.expression(3)?),
            };
        }
        Ok(value)
    }

    fn operand(&mut self) -> Result<f64, Error> {
        match self.token()? {
            Token::Number(value) => Ok(value),
            Token::Operator('-') => Ok(-self.expression(3)?),
            Token::Open => {
                let value = self.expression(0)?;
                match self.token()? {
                    Token::Close => Ok(value),
                    token => Err(Error::Unexpected(token)),
                }
            }
            token => Err(Error::Unexpected(token)),
        }
    }

    fn token(&mut self) -> Result<Token, Error> {
        self.tokens.next().ok_or(Error::Incomplete)?
    }

    /// Takes the next token if it is an operator that binds at least so strongly.
    fn operator(&mut self, strength: u8) -> Option<char> {
        let binds = |operator| match operator {
            '+' | '-' => strength <= 1,
            '*' | '/' => strength <= 2,
            _ => strength <= 3,
        };
        match self.tokens.next_if(|token| matches!(token, Ok(Token::Operator(operator)) if binds(*operator)))? {
            Ok(Token::Operator(operator)) => Some(operator),
            _ => None,
        }
    }
}

impl From<ParseFloatError> for Error {
    fn from(error: ParseFloatError) -> Self {
        Self::Number(error)
    }
}

impl error::Error for Error {}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Number(error) => error.fmt(f),
            Self::Stray { character, at } => write!(f, "stray {character:?} at byte {at}"),
            Self::Unexpected(token) => write!(f, "unexpected {token:?}"),
            Self::Incomplete => f.write_str("the expression is incomplete"),
        }
    }
}

fn main() {
    let mut expressions: Vec<_> = env::args().skip(1).collect();
    if expressions.is_empty() {
        expressions =
            ["1 + 2 * 3", "(1 + 2) * -3", "2 ^ 3 ^ 2 / 512", "1 + $2", "1.2.3", "2 * ("].map(String::from).into();
    }
    for expression in &expressions {
        match evaluate(expression) {
            Ok(value) => println!("{expression} = {value}"),
            Err(error) => println!("{expression} is no expression: {error}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tells_tokens_apart() {
        let tokens: Result<Vec<_>, _> = tokens(" -(12.5)").collect();
        assert_eq!(tokens, Ok(vec![Token::Operator('-'), Token::Open, Token::Number(12.5), Token::Close]));
        assert!(super::tokens("  ").next().is_none());
    }

    #[test]
    fn an_error_is_yielded_once_and_ends_it() {
        let mut tokens = tokens("é + 1");
        assert_eq!(tokens.next(), Some(Err(Error::Stray { character: 'é', at: 0 })));
        assert_eq!(tokens.next(), None);
        assert!(matches!(super::tokens("1 2..").last(), Some(Err(Error::Number(_)))));
    }

    #[test]
    fn operators_bind_as_usual() {
        for (text, value) in
            [("1 + 2 * 3", 7.0), ("10 - 4 - 3", 3.0), ("2 ^ 3 ^ 2", 512.0), ("-2 ^ 2", -4.0), ("(1 + 2) * 3", 9.0)]
        {
            assert_eq!(evaluate(text), Ok(value), "{text}");
        }
    }

    #[test]
    fn reports_what_is_wrong() {
        assert_eq!(evaluate("1 +"), Err(Error::Incomplete));
        assert_eq!(evaluate("(1"), Err(Error::Incomplete));
        assert_eq!(evaluate("1 )"), Err(Error::Unexpected(Token::Close)));
        assert_eq!(evaluate("1 2"), Err(Error::Unexpected(Token::Number(2.0))));
        assert_eq!(evaluate("1 $"), Err(Error::Stray { character: '$', at: 2 }));
    }
}
