//! Takes a normalised text apart into words, runs of a script that is written without spaces, and
//! marks: punctuation that speaks, pictographs, and the stand-ins for codes and addresses. What is
//! made of them is the features' business.

use crate::folding::is_han;

/// The longest text that is looked at, in characters of its normal form: enough for any message
/// of a chat; a longer one is judged by its beginning.
pub(crate) const MAX_SEEN: usize = 400;
/// A token of digits and letters with this many digits or more is a code.
const CODE_DIGITS: usize = 4;
/// What stands for a code; private use characters, which no normalised word contains by chance.
const CODE: char = '\u{E000}';
/// What stands for an e-mail address.
const ADDRESS: char = '\u{E001}';
/// What stands for punctuation between two parts of a sentence.
const BREAK: char = ',';
/// Letters after an apostrophe that still belong to the word: "don't", "we're".
const TAIL: usize = 2;

/// What a token is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    /// A word between spaces.
    Word,
    /// Letters of a script without spaces in a row.
    Run,
    /// One character that stands for itself or for something.
    Mark,
}

/// A token and where it stands in its line.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Token {
    pub(crate) from: usize,
    pub(crate) to: usize,
    pub(crate) kind: Kind,
}

/// The tokens in a row, a space before, between and after them.
#[derive(Debug, Default)]
pub(crate) struct Line {
    pub(crate) chars: Vec<char>,
    pub(crate) tokens: Vec<Token>,
}

impl Line {
    /// The line of a normalised text.
    pub(crate) fn of(normalised: &str) -> Self {
        Self::of_pieces(&[(normalised, false)]).0
    }

    /// The line of a text in normalised pieces, each with whether it follows the one before without
    /// a space; and where the pieces start in it.
    pub(crate) fn of_pieces<S: AsRef<str>>(pieces: &[(S, bool)]) -> (Self, Vec<usize>) {
        let length = pieces.iter().map(|(piece, _)| piece.as_ref().len()).sum::<usize>();
        let length = length.min(MAX_SEEN) * 3 / 2 + 8;
        let mut line = Self { chars: Vec::with_capacity(length), tokens: Vec::with_capacity(32) };
        line.chars.push(' ');
        let mut starts = Vec::with_capacity(pieces.len());
        let (mut seen, mut in_run) = (0, false);
        let mut joined: Vec<char> = Vec::with_capacity(32);
        for (piece, follows) in pieces {
            in_run &= follows;
            starts.push(line.chars.len() - usize::from(in_run));
            line.add_piece(piece.as_ref(), &mut seen, &mut joined, &mut in_run);
        }
        (line, starts)
    }

    fn add_piece(
        &mut self,
        piece: &str,
        seen: &mut usize,
        joined: &mut Vec<char>,
        in_run: &mut bool,
    ) {
        let line = self;
        for c in piece.chars().take(MAX_SEEN - *seen) {
            *seen += 1;
            let c = if matches!(c, '’' | '‘' | '`' | '´') { '\'' } else { c };
            if is_unspaced(c) {
                line.finish(joined);
                line.add_to_run(c, *in_run);
                *in_run = true;
                continue;
            }
            *in_run = false;
            let joins = matches!(c, '\'' | '-' | '_' | '#' | '@' | '.' | '/');
            if c.is_alphanumeric() || (joins && !joined.is_empty()) {
                joined.push(c);
                continue;
            }
            line.finish(joined);
            if matches!(c, '?' | '!' | '%' | '$' | '€' | '£') || is_pictograph(c) {
                line.add(&[c], Kind::Mark);
            } else if separates(c) && line.chars.iter().nth_back(1).is_some_and(|l| *l != BREAK) {
                line.add(&[BREAK], Kind::Mark);
            }
        }
        line.finish(joined);
    }

    /// The characters of a token.
    pub(crate) fn text(&self, token: &Token) -> &[char] {
        self.chars.get(token.from..token.to).unwrap_or_default()
    }

    /// A token with the space before and after it.
    pub(crate) fn bordered(&self, token: &Token) -> &[char] {
        self.chars.get(token.from.saturating_sub(1)..token.to + 1).unwrap_or_default()
    }

    fn add(&mut self, chars: &[char], kind: Kind) {
        let from = self.chars.len();
        self.chars.extend_from_slice(chars);
        self.tokens.push(Token { from, to: self.chars.len(), kind });
        self.chars.push(' ');
    }

    fn add_to_run(&mut self, c: char, continues: bool) {
        match self.tokens.last_mut().filter(|_| continues) {
            Some(run) => {
                self.chars.pop();
                self.chars.push(c);
                run.to += 1;
                self.chars.push(' ');
            }
            None => self.add(&[c], Kind::Run),
        }
    }

    /// Ends what may be a code, an address, or words joined by punctuation.
    fn finish(&mut self, joined: &mut Vec<char>) {
        if joined.is_empty() {
            return;
        }
        if joined.contains(&'@') {
            self.add(&[ADDRESS], Kind::Mark);
        } else if joined.iter().filter(|c| c.is_numeric()).count() >= CODE_DIGITS {
            self.add(&[CODE], Kind::Mark);
        } else {
            for word in joined.split(|c| !(c.is_alphanumeric() || *c == '\'')) {
                self.add_word(word);
            }
        }
        joined.clear();
    }

    fn add_word(&mut self, word: &[char]) {
        let parts: Vec<&[char]> = word.split(|c| *c == '\'').filter(|p| !p.is_empty()).collect();
        match parts.as_slice() {
            [] => {}
            [whole] => self.add(whole, Kind::Word),
            [head, tail] if tail.len() <= TAIL && head.len() > 1 => {
                self.add(&[*head, *tail].concat(), Kind::Word);
            }
            several => several.iter().for_each(|part| self.add(part, Kind::Word)),
        }
    }
}

/// Letters of scripts that are written without spaces between words.
pub(crate) fn is_unspaced(c: char) -> bool {
    is_han(c) || matches!(u32::from(c), 0x3041..=0x30FF | 0x31F0..=0x31FF | 0x0E00..=0x0E7F)
}

/// Punctuation between the parts of a sentence, as NFKC leaves it.
fn separates(c: char) -> bool {
    matches!(c, ',' | ';' | ':' | '。' | '、' | '…' | '(' | ')' | '~' | '،' | '؛')
}

fn is_pictograph(c: char) -> bool {
    matches!(u32::from(c), 0x2600..=0x27BF | 0x1F000..=0x1FAFF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stand_for_what_matters() {
        let words = |text: &str| {
            let line = Line::of(text);
            let text = |token| line.text(token).iter().collect::<String>();
            line.tokens.iter().map(text).collect::<Vec<_>>().join("|")
        };
        assert_eq!(words("where's my order #w2378156?"), "wheres|my|order|\u{E000}|?");
        assert_eq!(words("订单w2378156到哪了"), "订单|\u{E000}|到哪了");
        assert_eq!(words("mail jane@x.com , 2 of them."), "mail|\u{E001}|,|2|of|them");
        assert_eq!(words("un-opened 'box' l'adresse"), "un|opened|box|l|adresse");
        assert_eq!(words("荷物はどこ,,です"), "荷物はどこ|,|です");
    }
}
