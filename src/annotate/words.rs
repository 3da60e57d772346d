//! The words of an article as recognisers of numbers, dates and events read them.
//!
//! A token of the language core may hold several of these ("54-year-old", "$5.4bn"), or one may hold
//! several tokens ("don't"): the recognisers' patterns must not depend on how a tokeniser cuts.

use std::ops::Range;

use crate::model::{Deprel, Syntax, Token, Upos};
use crate::text::{Idx, Span};

/// What a word is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum WordKind {
    /// Letters, with inner apostrophes and following digits ("O'Brien", "A320"), or a possessive "'s".
    Letters,
    /// Digits with thousands separators and a decimal point ("1,200.5").
    Digits,
    /// One other character.
    Mark,
}

/// A word of a sentence.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub span: Span,
    pub kind: WordKind,
    /// Position of the token that it begins in.
    pub token: usize,
    /// Whether no white space stands between the word before and this one.
    pub glued: bool,
}

/// All words of an article, and the lower-case text they are compared in.
pub(super) struct Words<'a> {
    pub text: &'a str,
    pub syntax: &'a Syntax,
    /// As long as `text`, byte for byte: only ASCII letters are lowered.
    lower: String,
    pub all: Vec<Word>,
    /// The words of each sentence.
    pub sentences: Vec<Range<usize>>,
}

impl<'a> Words<'a> {
    /// Cuts the sentences of `text` into words.
    pub fn new(text: &'a str, syntax: &'a Syntax) -> Self {
        let mut this = Self {
            text,
            syntax,
            lower: text.to_ascii_lowercase(),
            all: Vec::with_capacity(syntax.tokens.len() * 9 / 8),
            sentences: Vec::with_capacity(syntax.sentences.len()),
        };
        for sentence in &syntax.sentences {
            let first = this.all.len();
            this.cut(sentence.span, sentence.tokens.start as usize);
            this.sentences.push(first..this.all.len());
        }
        this
    }

    fn cut(&mut self, span: Span, mut token: usize) {
        let bytes = self.text.as_bytes();
        let end = span.end as usize;
        let mut at = span.start as usize;
        let mut glued = false;
        while let Some(char) = self.text[at..end].chars().next() {
            if char.is_whitespace() || char == '\u{200b}' || char == '\u{feff}' {
                at += char.len_utf8();
                glued = false;
                continue;
            }
            let (stop, kind) = if char.is_ascii_digit() {
                (digits_end(bytes, at, end), WordKind::Digits)
            } else if char.is_alphabetic() {
                (letters_end(self.text, at, end), WordKind::Letters)
            } else if let Some(stop) = possessive_end(&self.lower, at, end) {
                (stop, WordKind::Letters)
            } else {
                (at + char.len_utf8(), WordKind::Mark)
            };
            while self
                .syntax
                .tokens
                .as_slice()
                .get(token)
                .is_some_and(|token| token.span.end as usize <= at)
            {
                token += 1;
            }
            self.all.push(Word {
                span: Span::new(at, stop),
                kind,
                token,
                glued,
            });
            at = stop;
            glued = true;
        }
    }

    /// The word in lower case; empty past the end.
    pub fn lower(&self, at: usize) -> &str {
        self.all.get(at).map_or("", |word| word.span.slice(&self.lower))
    }

    /// The word as written; empty past the end.
    pub fn raw(&self, at: usize) -> &'a str {
        self.all.get(at).map_or("", |word| word.span.slice(self.text))
    }

    /// Whether the word is one of `list`, in lower case.
    pub fn is(&self, at: usize, list: &[&str]) -> bool {
        list.contains(&self.lower(at))
    }

    /// Whether the word begins with a capital letter.
    pub fn is_capitalised(&self, at: usize) -> bool {
        self.raw(at).chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether the word is made of letters.
    pub fn is_letters(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|word| word.kind == WordKind::Letters)
    }

    /// Whether the word is made of digits.
    pub fn is_digits(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|word| word.kind == WordKind::Digits)
    }

    /// Whether no white space stands before the word.
    pub fn is_glued(&self, at: usize) -> bool {
        self.all.get(at).is_some_and(|word| word.glued)
    }

    /// Whether the word is a hyphen or a dash of any length.
    pub fn is_dash(&self, at: usize) -> bool {
        self.is(at, &["-", "–", "—", "‐", "‑", "−"])
    }

    /// The token in which the word begins.
    pub fn token(&self, at: usize) -> Option<&'a Token> {
        self.all
            .get(at)
            .and_then(|word| self.syntax.tokens.as_slice().get(word.token))
    }

    /// Part of speech of the word's token; [`Upos::X`] where no model has spoken.
    pub fn upos(&self, at: usize) -> Upos {
        self.token(at).map_or(Upos::X, |token| token.upos)
    }

    /// Words from `first` to `last`, both included, as one span.
    pub fn cover(&self, first: usize, last: usize) -> Span {
        self.all[first].span.cover(self.all[last].span)
    }

    /// The first word that begins in token `token`.
    pub fn word_of(&self, token: usize) -> Option<usize> {
        let at = self.all.partition_point(|word| word.token < token);
        self.all.get(at).filter(|word| word.token == token).map(|_| at)
    }

    /// Position of the head of the word's token, where a parser found one.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.token(at)?.head.map(Idx::index)
    }

    /// Relation of the word's token to its head.
    pub fn deprel(&self, at: usize) -> Deprel {
        self.token(at).map_or(Deprel::Dep, |token| token.deprel)
    }
}

/// Where digits that begin at `at` end: "1,200.5", but not the full stop of "in 2012." or the comma of "3, 4".
fn digits_end(bytes: &[u8], at: usize, end: usize) -> usize {
    let run = |from: usize| from + bytes[from..end].iter().take_while(|byte| byte.is_ascii_digit()).count();
    let mut stop = run(at);
    let mut grouped = stop - at <= 3;
    while grouped && stop < end && bytes[stop] == b',' {
        let next = run(stop + 1);
        if next != stop + 4 {
            break;
        }
        stop = next;
        grouped = true;
    }
    if stop < end && bytes[stop] == b'.' && run(stop + 1) > stop + 1 {
        let next = run(stop + 1);
        // "1.2.3" is no number; leave its first part alone, the dots tell the reader of it.
        if !(next < end && bytes[next] == b'.' && next + 1 < end && bytes[next + 1].is_ascii_digit()) {
            stop = next;
        }
    }
    stop
}

fn letters_end(text: &str, at: usize, end: usize) -> usize {
    let mut stop = at;
    let mut rest = text[at..end].char_indices().peekable();
    while let Some((offset, char)) = rest.next() {
        let joins = char.is_alphanumeric() || is_combining(char) || {
            let next = rest.peek().map(|(_, next)| *next);
            is_apostrophe(char) && next.is_some_and(char::is_alphabetic) && !is_possessive(&text[at + offset..end])
        };
        if !joins {
            break;
        }
        stop = at + offset + char.len_utf8();
    }
    stop
}

fn is_combining(char: char) -> bool {
    matches!(char, '\u{300}'..='\u{36f}')
}

fn is_apostrophe(char: char) -> bool {
    matches!(char, '\'' | '’')
}

/// Whether `rest` begins with a possessive or short "'s" that ends there.
fn is_possessive(rest: &str) -> bool {
    let mut chars = rest.chars();
    chars.next().is_some_and(is_apostrophe)
        && matches!(chars.next(), Some('s' | 'S'))
        && !chars.next().is_some_and(char::is_alphanumeric)
}

fn possessive_end(lower: &str, at: usize, end: usize) -> Option<usize> {
    let rest = &lower[at..end];
    is_possessive(rest).then(|| at + rest.chars().next().map_or(0, char::len_utf8) + 1)
}

/// Sentences and tokens of a text that no model has seen, for tests of the recognisers: sentences end
/// at a mark that a capital letter follows, tokens at white space.
#[cfg(test)]
pub(super) fn plain_syntax(text: &str) -> Syntax {
    let mut syntax = Syntax::default();
    let bytes = text.as_bytes();
    let mut start = 0;
    for at in 0..text.len() {
        let mark = matches!(bytes[at], b'.' | b'?' | b'!');
        let cut = mark && bytes.get(at + 1) == Some(&b' ') && bytes.get(at + 2).is_some_and(u8::is_ascii_uppercase);
        let blank = bytes[at] == b'\n' && bytes.get(at + 1) == Some(&b'\n');
        if !cut && !blank && at + 1 < text.len() {
            continue;
        }
        let span = Span::of(text, start, at + 1).trim(text);
        start = at + 1;
        let first = syntax.tokens.len() as u32;
        let mut word = span.start as usize;
        for piece in span.slice(text).split_inclusive(char::is_whitespace) {
            let token = Span::of(text, word, word + piece.len()).trim(text);
            word += piece.len();
            if !token.is_empty() {
                syntax.tokens.push(Token {
                    span: token,
                    upos: Upos::X,
                    xpos: "",
                    lemma: token.slice(text).to_lowercase().into(),
                    head: None,
                    deprel: Deprel::Dep,
                    name: None,
                });
            }
        }
        if !span.is_empty() {
            syntax.sentences.push(crate::model::Sentence {
                span,
                tokens: first..syntax.tokens.len() as u32,
            });
        }
    }
    syntax
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cuts_where_patterns_need_it() {
        let check = |text: &str, expected: &[&str]| {
            let syntax = plain_syntax(text);
            let words = Words::new(text, &syntax);
            let found: Vec<_> = (0..words.all.len()).map(|at| words.raw(at)).collect();
            assert_eq!(found, expected);
        };
        check("A 54-year-old", &["A", "54", "-", "year", "-", "old"]);
        check("$5.4bn", &["$", "5.4", "bn"]);
        check("Iran’s 1,200", &["Iran", "’s", "1,200"]);
        check("They don't, O'Brien's", &["They", "don't", ",", "O'Brien", "'s"]);
        check("in 2012. 3, 4", &["in", "2012", ".", "3", ",", "4"]);
        check("A320 3rd 10:30", &["A320", "3", "rd", "10", ":", "30"]);
    }

    #[test]
    fn long_runs_take_linear_time() {
        for text in [
            "7".repeat(300_000),
            "\"".repeat(300_000),
            "'".repeat(300_000),
            "a'".repeat(100_000),
            "1,".repeat(100_000),
        ] {
            let mut syntax = Syntax::default();
            syntax.sentences.push(crate::model::Sentence {
                span: Span::of(&text, 0, text.len()),
                tokens: 0..0,
            });
            assert!(!Words::new(&text, &syntax).all.is_empty());
        }
    }
}
