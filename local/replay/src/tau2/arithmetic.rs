//! Sums of a shopper's figures, exact: fractions of whole numbers, no floating point.

/// Longest expression, in characters.
const MOST_CHARS: usize = 1_000;
/// Deepest nesting of parentheses and signs.
const DEEPEST: usize = 64;

/// A fraction; what is below the line is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Fraction {
    above: i128,
    below: i128,
}

impl Fraction {
    fn new(above: i128, below: i128) -> Result<Self, Wrong> {
        if below == 0 {
            return Err("division_by_zero");
        }
        let divisor = greatest_common_divisor(above.unsigned_abs(), below.unsigned_abs());
        let divisor = i128::try_from(divisor.max(1)).map_err(|_| "too_large")?;
        let sign = if below < 0 { -1 } else { 1 };
        Ok(Self { above: above / divisor * sign, below: below / divisor * sign })
    }

    fn with(self, operator: u8, other: Self) -> Result<Self, Wrong> {
        let times = |a: i128, b: i128| a.checked_mul(b).ok_or("too_large");
        match operator {
            b'+' => {
                let sum = times(self.above, other.below)?
                    .checked_add(times(other.above, self.below)?)
                    .ok_or("too_large")?;
                Self::new(sum, times(self.below, other.below)?)
            }
            b'-' => self.with(b'+', Self { above: -other.above, below: other.below }),
            b'*' => Self::new(times(self.above, other.above)?, times(self.below, other.below)?),
            _ => Self::new(times(self.above, other.below)?, times(self.below, other.above)?),
        }
    }

    /// In hundredths, a half away from zero.
    fn hundredths(self) -> Result<i128, Wrong> {
        let scaled = self.above.checked_mul(200).ok_or("too_large")?;
        let half = if self.above < 0 { -self.below } else { self.below };
        Ok(scaled.checked_add(half).ok_or("too_large")?
            / self.below.checked_mul(2).ok_or("too_large")?)
    }
}

fn greatest_common_divisor(a: u128, b: u128) -> u128 {
    if b == 0 { a } else { greatest_common_divisor(b, a % b) }
}

/// A code for what is wrong with an expression.
type Wrong = &'static str;

/// The value of an expression of numbers, `+ - * /` and parentheses, in hundredths.
pub(super) fn calculate(expression: &str) -> Result<i128, Wrong> {
    if !expression.chars().all(|c| "0123456789+-*/(). ".contains(c)) {
        return Err("invalid_characters");
    }
    if expression.len() > MOST_CHARS {
        return Err("invalid_expression");
    }
    let mut reader = Reader { rest: expression.as_bytes(), depth: 0 };
    let value = reader.sum()?;
    if reader.peek().is_some() { Err("invalid_expression") } else { value.hundredths() }
}

struct Reader<'a> {
    rest: &'a [u8],
    depth: usize,
}

impl Reader<'_> {
    fn peek(&mut self) -> Option<u8> {
        self.rest = self.rest.trim_ascii_start();
        self.rest.first().copied()
    }

    fn take(&mut self, any_of: &[u8]) -> Option<u8> {
        let next = self.peek().filter(|next| any_of.contains(next))?;
        self.rest = self.rest.get(1..).unwrap_or_default();
        Some(next)
    }

    fn sum(&mut self) -> Result<Fraction, Wrong> {
        let mut value = self.product()?;
        while let Some(operator) = self.take(b"+-") {
            value = value.with(operator, self.product()?)?;
        }
        Ok(value)
    }

    fn product(&mut self) -> Result<Fraction, Wrong> {
        let mut value = self.factor()?;
        while let Some(operator) = self.take(b"*/") {
            value = value.with(operator, self.factor()?)?;
        }
        Ok(value)
    }

    fn factor(&mut self) -> Result<Fraction, Wrong> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return Err("invalid_expression");
        }
        let value = if let Some(sign) = self.take(b"+-") {
            Fraction { above: 0, below: 1 }.with(sign, self.factor()?)
        } else if self.take(b"(").is_some() {
            let value = self.sum()?;
            self.take(b")").map(|_| value).ok_or("invalid_expression")
        } else {
            self.number()
        };
        self.depth -= 1;
        value
    }

    fn number(&mut self) -> Result<Fraction, Wrong> {
        self.peek();
        let length = self.rest.iter().take_while(|c| c.is_ascii_digit() || **c == b'.').count();
        let (digits, rest) = self.rest.split_at(length);
        self.rest = rest;
        let text = std::str::from_utf8(digits).map_err(|_| "invalid_expression")?;
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let places = u32::try_from(fraction.len()).map_err(|_| "too_large")?;
        let below = 10_i128.checked_pow(places).ok_or("too_large")?;
        let above = format!("{whole}{fraction}").parse().map_err(|_| "invalid_expression")?;
        Fraction::new(above, below)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_are_exact() {
        for (expression, expect) in [
            ("1 + 2", Ok(300)),
            ("0.1 + 0.2", Ok(30)),
            ("2 - 3 * 4", Ok(-1_000)),
            ("(2 - 3) * 4", Ok(-400)),
            ("-(1.005)", Ok(-101)),
            ("10 / 4 / 5", Ok(50)),
            ("1 / 3", Ok(33)),
            ("2 / 3", Ok(67)),
            ("1 / 0", Err("division_by_zero")),
            ("1 +", Err("invalid_expression")),
            ("1 2", Err("invalid_expression")),
            ("(1", Err("invalid_expression")),
            ("1.2.3", Err("invalid_expression")),
            ("", Err("invalid_expression")),
            ("len(x)", Err("invalid_characters")),
            ("1e3", Err("invalid_characters")),
        ] {
            assert_eq!(calculate(expression), expect, "{expression}");
        }
        assert!(calculate(&"(".repeat(900)).is_err());
        assert!(calculate(&"9".repeat(900)).is_err());
    }
}
