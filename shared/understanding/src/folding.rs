//! The view of a text that recognisers scan: character by character, each with the place it has
//! in the original, full-width forms and other scripts' digits as ASCII, invisible characters
//! gone. Finding things in the view is done elsewhere.

/// One visible character and the bytes of the original text that it stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Folded {
    /// The character, ASCII where it has an ASCII twin; letters keep their case.
    pub(crate) char: char,
    /// First byte in the original.
    pub(crate) start: usize,
    /// Byte after its last in the original.
    pub(crate) end: usize,
}

/// The whole text in that view.
pub(crate) fn fold(text: &str) -> Vec<Folded> {
    let mut folded = Vec::with_capacity(text.len().min(512));
    folded.extend(
        text.char_indices().filter(|(_, c)| !is_invisible(*c)).map(|(start, c)| Folded {
            char: fold_char(c),
            start,
            end: start + c.len_utf8(),
        }),
    );
    folded
}

/// Whether a character leaves no mark on the screen and only disturbs matching: zero-width
/// characters, bidirectional controls, variation selectors, soft hyphens, tags.
pub(crate) fn is_invisible(c: char) -> bool {
    matches!(c,
        '\u{AD}' | '\u{34F}' | '\u{61C}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
        | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200F}' | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}'
        | '\u{FFA0}' | '\u{FFF0}'..='\u{FFFB}' | '\u{E0000}'..='\u{E0FFF}')
}

fn fold_char(c: char) -> char {
    let code = u32::from(c);
    let digit = |zero: u32| char::from_digit(code - zero, 10).unwrap_or(c);
    match code {
        0xFF01..=0xFF5E => char::from_u32(code - 0xFEE0).unwrap_or(c),
        0x0660..=0x0669 => digit(0x0660),
        0x06F0..=0x06F9 => digit(0x06F0),
        0x0966..=0x096F => digit(0x0966),
        // Hyphens, dashes and the minus sign, as phones and word processors write them.
        0x2010..=0x2015 | 0x2212 | 0xFE58 | 0xFE63 => '-',
        0x00A0 | 0x2000..=0x200A | 0x202F | 0x205F | 0x3000 | 0x0009 => ' ',
        _ => c,
    }
}

/// Whether a character is written in Chinese characters.
pub(crate) fn is_han(c: char) -> bool {
    matches!(u32::from(c),
        0x3005 | 0x3007 | 0x3400..=0x4DBF | 0x4E00..=0x9FFF | 0xF900..=0xFAFF | 0x20000..=0x323AF)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folding_keeps_the_way_back() {
        let text = "订单＃Ｗ２３\u{200B}７－８到";
        let folded = fold(text);
        assert_eq!(folded.iter().map(|f| f.char).collect::<String>(), "订单#W237-8到");
        for f in &folded {
            assert!(text.get(f.start..f.end).is_some());
        }
    }
}
