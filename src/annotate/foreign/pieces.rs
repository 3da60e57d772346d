//! The pieces of a sentence in any language: words, numbers and marks after UAX 29.
//!
//! Owns nothing but the cut; it must never know what a piece says.

use unicode_segmentation::UnicodeSegmentation as _;

use crate::text::Span;

/// A word, a number or a mark.
#[derive(Clone, Debug)]
pub(super) struct Piece<'t> {
    pub(super) span: Span,
    pub(super) raw: &'t str,
    pub(super) lower: String,
    /// Whether no white space stands before it.
    pub(super) glued: bool,
}

impl Piece<'_> {
    /// Whether it begins with a digit of any script.
    pub(super) fn is_digits(&self) -> bool {
        self.raw.chars().next().is_some_and(|first| digit(first).is_some())
    }

    /// Whether it is a word with a capital.
    pub(super) fn is_capital(&self) -> bool {
        self.raw.chars().next().is_some_and(char::is_uppercase)
    }

    /// Its value as a whole number of at most four digits.
    pub(super) fn small(&self) -> Option<u16> {
        let digits: Option<String> = self.raw.chars().map(digit).collect();
        digits.filter(|digits| digits.len() <= 4)?.parse().ok()
    }
}

/// The pieces of the sentence at `span`. An elided article or preposition is a piece of its own ("l'", "d'").
pub(super) fn pieces(text: &str, span: Span) -> Vec<Piece<'_>> {
    let mut found: Vec<Piece<'_>> = Vec::new();
    let mut glued = false;
    for (at, raw) in span.slice(text).split_word_bound_indices() {
        if raw.trim().is_empty() {
            glued = false;
            continue;
        }
        let start = span.start as usize + at;
        let cut = elision(raw);
        for (from, to) in [(0, cut), (cut, raw.len())] {
            if from < to {
                found.push(Piece {
                    span: Span::of(text, start + from, start + to),
                    raw: &raw[from..to],
                    lower: raw[from..to].to_lowercase(),
                    glued,
                });
                glued = true;
            }
        }
    }
    found
}

/// Length of an elided word at the beginning of `raw`, with its apostrophe ("l'incendie", "dell'Interno").
fn elision(raw: &str) -> usize {
    let Some((at, mark)) = raw
        .char_indices()
        .find(|(_, letter)| matches!(letter, '\'' | '\u{2019}'))
    else {
        return 0;
    };
    let letters = raw[..at].chars().filter(|letter| letter.is_alphabetic()).count();
    let is_name = raw[..at].starts_with('O');
    if (1..=4).contains(&letters) && !is_name {
        at + mark.len_utf8()
    } else {
        0
    }
}

/// The digit that `letter` is in any of the scripts in which news are written with digits of their own.
pub(super) fn digit(letter: char) -> Option<char> {
    const ZEROS: [char; 5] = ['0', '\u{660}', '\u{6f0}', '\u{966}', '\u{9e6}'];
    ZEROS.iter().find_map(|zero| {
        let value = u32::from(letter).checked_sub(u32::from(*zero))?;
        char::from_digit(value, 10)
    })
}
