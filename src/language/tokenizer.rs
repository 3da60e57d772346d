//! Sentences to tokens, after the conventions of Universal Dependencies for English (EWT, GUM).
//!
//! Owns how words are cut: contractions, hyphens, currency, units, addresses. Every character that
//! is neither white space nor invisible is in exactly one token. Works in time linear in the length. It must never
//! know grammar.

use crate::text::Span;

use super::abbreviations::{Period, period_after};
use super::words::{cut_clitics, cut_unit};

/// Appends the tokens of the sentence at `sentence` to `tokens`, in order.
pub fn tokenize(text: &str, sentence: Span, tokens: &mut Vec<Span>) {
    let words = sentence.slice(text);
    let base = sentence.start as usize;
    let end = words.trim_end().len();
    let mut pieces = Pieces(Vec::new());
    let mut chunk_start = None;
    for (at, letter) in words.char_indices() {
        if letter.is_whitespace() || is_invisible(letter) {
            if let Some(start) = chunk_start.take() {
                pieces.chunk(words, start, at, at >= end);
            }
        } else {
            chunk_start.get_or_insert(at);
        }
    }
    if let Some(start) = chunk_start {
        pieces.chunk(words, start, words.len(), true);
    }
    tokens.extend(
        pieces
            .0
            .into_iter()
            .map(|(start, end)| Span::of(text, base + start, base + end)),
    );
}

/// Characters that take no room and mean no more than a space does.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}' | '\u{feff}' | '\u{2060}') || (letter.is_control() && !letter.is_whitespace())
}

/// An address longer than this is cut like any other word.
const LONGEST_ADDRESS: usize = 2048;

/// How far back a word is read to know whether its period belongs to it, in bytes.
const LONGEST_ABBREVIATION: usize = 32;

struct Pieces(Vec<(usize, usize)>);

impl Pieces {
    fn push(&mut self, start: usize, end: usize) {
        if start < end {
            self.0.push((start, end));
        }
    }

    /// Cuts what stands between two spaces.
    fn chunk(&mut self, text: &str, start: usize, end: usize, last: bool) {
        let core = self.leading(text, start, end);
        if has_scheme(&text[core..end]) && end - core <= LONGEST_ADDRESS {
            let marks = ['.', ',', ';', ':', '!', '?', ')', '"', '”', '\'', '’', '>', ']'];
            let address = core + text[core..end].trim_end_matches(marks).len();
            self.push(core, address);
            self.chunk(text, address, end, last);
            return;
        }
        let mut tail = Vec::new();
        let core_end = trailing(text, core, end, last, &mut tail);
        if core < core_end {
            if is_address(&text[core..core_end]) {
                self.push(core, core_end);
            } else {
                self.inside(text, core, core_end);
            }
        }
        for (start, end) in tail.into_iter().rev() {
            self.push(start, end);
        }
    }

    /// Pushes the marks that a chunk begins with; returns where the word begins.
    fn leading(&mut self, text: &str, start: usize, end: usize) -> usize {
        let mut at = start;
        while at < end {
            let rest = &text[at..end];
            let Some(letter) = rest.chars().next() else { break };
            let one = letter.len_utf8();
            let length = match letter {
                '(' | '[' | '{' | '"' | '“' | '”' | '„' | '«' | '»' | '¿' | '¡' | '‹' | '›' | ')' | ']' | '}' | '…'
                | ',' | ';' | '$' | '€' | '£' | '¥' | '₹' | '₽' | '•' | '%' | '°' => one,
                '<' | '>' | '-' | '–' | '—' | '*' | '=' | '~' | '_' | '`' | '‘' | '!' | '?' | '|' | '/' | '\\'
                | '^'
                    if is_smiley(rest) == 0 =>
                {
                    run(rest, letter)
                }
                ':' if is_smiley(rest) == 0 => one,
                '.' => match run(rest, '.') {
                    1 if rest[1..].starts_with(|next: char| next.is_alphanumeric()) => break,
                    length => length,
                },
                '\'' | '’' => {
                    if begins_clipped(rest) {
                        break;
                    }
                    run(rest, letter).min(2 * one)
                }
                '#' | '+' if !rest[1..].starts_with(char::is_alphabetic) => run(rest, letter),
                '@' if !rest[1..].starts_with(|next: char| next.is_alphanumeric() || next == '_') => one,
                _ => break,
            };
            if letter == '-' && length == 1 && rest[1..].starts_with(|next: char| next.is_ascii_digit()) && at == start
            {
                break;
            }
            self.push(at, at + length);
            at += length;
        }
        at
    }

    /// Cuts a word without marks around it: at hyphens, dashes, slashes and marks inside it.
    fn inside(&mut self, text: &str, start: usize, end: usize) {
        let word = &text[start..end];
        if is_smiley(word) == word.len() || is_plain(word) {
            self.piece(text, start, end);
            return;
        }
        let mut from = 0;
        let mut at = 0;
        while at < word.len() {
            let Some(letter) = word[at..].chars().next() else { break };
            if letter == '$' && is_dollar_prefix(&word[from..at]) {
                at += 1;
                self.push(start + from, start + at);
                from = at;
                continue;
            }
            let length = separator(word, from, at, letter);
            if length == 0 {
                at += letter.len_utf8();
                continue;
            }
            self.piece(text, start + from, start + at);
            self.push(start + at, start + at + length);
            at += length;
            from = at;
        }
        self.piece(text, start + from, end);
    }

    /// Cuts units and contractions off a piece without separators.
    fn piece(&mut self, text: &str, start: usize, end: usize) {
        if start >= end {
            return;
        }
        let word = &text[start..end];
        if word.ends_with('.')
            && word.len() > 1
            && period_after(&word[..word.len() - 1]) == Period::Plain
            && word.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.')
            && !word[..word.len() - 1].contains('.')
        {
            self.piece(text, start, end - 1);
            self.push(end - 1, end);
            return;
        }
        let mut cuts = cut_unit(word);
        if cuts.is_empty() {
            cuts = cut_clitics(word);
        }
        let mut from = start;
        for cut in cuts {
            self.push(from, start + cut);
            from = start + cut;
        }
        self.push(from, end);
    }
}

/// Collects the marks that a chunk ends with, last first; returns where the word ends.
fn trailing(text: &str, start: usize, end: usize, last: bool, tail: &mut Vec<(usize, usize)>) -> usize {
    let mut at = end;
    while at > start {
        let rest = &text[start..at];
        let Some(letter) = rest.chars().next_back() else { break };
        let one = letter.len_utf8();
        let length = match letter {
            ')' if rest.ends_with("(s)") || is_smiley_end(rest) => break,
            ',' | ';' | '"' | '”' | '“' | '„' | '»' | '«' | '›' | '‹' | ']' | '}' | '[' | '(' | '{' | '…' | '%'
            | '°' | '€' | '£' | ')' | ':' => one,
            '!' | '?' => rest.len() - rest.trim_end_matches(['!', '?']).len(),
            '>' | '-' | '–' | '—' | '*' | '=' | '~' | '_' | '|' | '/' | '\\' | '^' | '`' => {
                rest.len() - rest.trim_end_matches(letter).len()
            }
            '\'' | '’' | '‘' => {
                if rest.ends_with("''") || rest.ends_with("’’") {
                    2 * one
                } else {
                    one
                }
            }
            '.' => {
                let dots = rest.len() - rest.trim_end_matches('.').len();
                let word = &rest[..rest.len() - dots];
                if dots == 1 && keeps_period(word, last && tail.is_empty()) {
                    break;
                }
                // "etc..": the word keeps its own period.
                if dots == 2 && period_after(last_piece(word)) == Period::Either {
                    1
                } else {
                    dots
                }
            }
            _ => break,
        };
        tail.push((at - length, at));
        at -= length;
    }
    at
}

/// Whether the period after `word` is part of its token.
fn keeps_period(word: &str, sentence_end: bool) -> bool {
    let piece = last_piece(word);
    match period_after(piece) {
        Period::Title | Period::Either => true,
        Period::BeforeNumber => !sentence_end,
        Period::Letter => {
            piece.len() < word.len()
                || !sentence_end
                || piece.chars().all(|letter| letter.is_uppercase() && letter != 'I')
        }
        Period::Plain => false,
    }
}

/// What follows the last hyphen, slash, bracket or quotation mark of a word.
fn last_piece(word: &str) -> &str {
    let reach = word.floor_char_boundary(word.len().saturating_sub(LONGEST_ABBREVIATION));
    word[reach..]
        .rsplit(['-', '/', '(', '[', '"', '“', '‘', '—', '–'])
        .next()
        .unwrap_or(word)
}

/// Length of the separator that begins at `at` of `word`, of which `from` begins the piece before it.
fn separator(word: &str, from: usize, at: usize, letter: char) -> usize {
    let one = letter.len_utf8();
    let before = word[from..at].chars().next_back();
    let rest = &word[at + one..];
    let after = rest.chars().next();
    let digits =
        before.is_some_and(|letter| letter.is_ascii_digit()) && after.is_some_and(|letter| letter.is_ascii_digit());
    match letter {
        '(' if rest.starts_with("s)") => 0,
        ')' if word[..at].ends_with("(s") => 0,
        '–' | '—' | '…' | '"' | '“' | '”' | '„' | '«' | '»' | '[' | ']' | '{' | '}' | ';' | '=' | '<' | '>' | '|'
        | '~' | '*' | '×' | '÷' | '→' | '•' | '°' | '%' | '$' | '€' | '£' | '¥' | '₹' | '(' | ')' => one,
        '-' if rest.starts_with('-') => run(&word[at..], '-'),
        '-' => usize::from(!keeps_hyphen(word, from, at)) * one,
        '/' => usize::from(!keeps_slash(word)) * one,
        '.' if rest.starts_with('.') => run(&word[at..], '.'),
        ',' | ':' => usize::from(!digits) * one,
        '!' | '?' => usize::from(after.is_some_and(char::is_alphanumeric)) * one,
        '+' => usize::from(digits) * one,
        _ => 0,
    }
}

/// "US" of "US$5": the dollar sign belongs to the letters before it.
fn is_dollar_prefix(before: &str) -> bool {
    (1..=3).contains(&before.len()) && before.bytes().all(|byte| byte.is_ascii_uppercase())
}

/// Whether the hyphen at `at` stands inside one token: after a prefix, in a telephone number or a date.
fn keeps_hyphen(word: &str, from: usize, at: usize) -> bool {
    let piece = &word[from..at];
    let rest = &word[at + 1..];
    if piece.len() <= 7 && PREFIXES.binary_search(&piece.to_ascii_lowercase().as_str()).is_ok() {
        return true;
    }
    if word.len() <= 24 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'-') {
        let parts: Vec<usize> = word.split('-').map(str::len).collect();
        let telephone = parts.last() == Some(&4) && parts[parts.len() - 2] == 3;
        return telephone || (parts.len() == 3 && parts.iter().all(|&part| part > 0));
    }
    (word.len() <= 64 && word.contains('_')) || (rest.is_empty() && from == 0 && PREFIXES.binary_search(&piece).is_ok())
}

/// Prefixes that stay with the word after their hyphen, sorted.
const PREFIXES: &[&str] = &[
    "anti", "co", "counter", "cross", "de", "e", "ex", "extra", "hyper", "infra", "inter", "intra", "mega", "meta",
    "micro", "mid", "mini", "multi", "non", "over", "post", "pre", "pro", "psycho", "quasi", "re", "semi", "socio",
    "sub", "super", "trans", "ultra", "un", "under",
];

/// Whether slashes stand inside one token: in dates, fractions and a few short forms.
fn keeps_slash(word: &str) -> bool {
    let numeric = word.len() <= 12 && word.bytes().all(|byte| byte.is_ascii_digit() || byte == b'/');
    let short = word.len() <= 5
        && matches!(
            word.to_ascii_lowercase().as_str(),
            "w/o" | "w/" | "n/a" | "s/he" | "b/c" | "c/o" | "a/c"
        );
    numeric || short || word.starts_with('/')
}

/// Whether a word has nothing that could separate pieces.
fn is_plain(word: &str) -> bool {
    word.bytes().all(|byte| byte.is_ascii_alphanumeric())
}

/// Whether an apostrophe begins a clipped word or a contraction, not a quotation: "'s", "'em", "'90s".
fn begins_clipped(rest: &str) -> bool {
    const CLIPPED: &[&str] = &[
        "s",
        "m",
        "re",
        "ve",
        "ll",
        "d",
        "t",
        "em",
        "til",
        "cause",
        "bout",
        "tis",
        "twas",
        "n",
        "nineties",
        "eighties",
        "seventies",
        "sixties",
        "fifties",
        "forties",
        "thirties",
        "twenties",
    ];
    let mut letters = rest.chars();
    letters.next();
    let word = letters.as_str();
    let length = word.bytes().take(10).take_while(u8::is_ascii_alphanumeric).count();
    let (stem, tail) = word.split_at(length);
    let digits = stem.bytes().take_while(u8::is_ascii_digit).count();
    (digits == 2 && matches!(&stem[2..], "" | "s") && !tail.starts_with(['\'', '’']))
        || (!tail.starts_with(['\'', '’']) && CLIPPED.contains(&stem.to_ascii_lowercase().as_str()))
}

/// Length of the smiley that `text` begins with.
fn is_smiley(text: &str) -> usize {
    const SMILEYS: &[&str] = &[
        ":-)", ";-)", ":-(", ":-D", ":)", ";)", ":(", ":D", ":P", ":p", ":-P", "<3", "=)", ":/",
    ];
    SMILEYS
        .iter()
        .filter(|smiley| text.starts_with(**smiley) && !text[smiley.len()..].starts_with(char::is_alphanumeric))
        .map(|smiley| smiley.len())
        .max()
        .unwrap_or(0)
}

fn is_smiley_end(text: &str) -> bool {
    [":-)", ";-)", ":)", ";)", "=)"].contains(&text)
}

/// Whether a chunk begins like an internet address.
fn has_scheme(chunk: &str) -> bool {
    let bytes = chunk.as_bytes();
    let prefix = bytes.get(..9).unwrap_or(bytes).to_ascii_lowercase();
    [&b"http://"[..], b"https://", b"ftp://", b"www."]
        .iter()
        .any(|scheme| prefix.starts_with(scheme) && prefix.len() > scheme.len())
}

/// Whether a word is an internet or electronic mail address.
fn is_address(word: &str) -> bool {
    if word.len() > LONGEST_ADDRESS || !word.is_char_boundary(1) {
        return false;
    }
    let name = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_' | b'+');
    if let Some((user, host)) = word.split_once('@') {
        return !user.is_empty() && host.contains('.') && user.bytes().all(name) && host.bytes().all(name);
    }
    let host = word.split('/').next().unwrap_or(word);
    let mut parts = host.rsplit('.');
    let top = parts.next().unwrap_or_default();
    let below = parts.next().unwrap_or_default();
    below.len() > 1
        && ["com", "org", "net", "gov", "edu", "info"].contains(&top.to_ascii_lowercase().as_str())
        && host.bytes().all(name)
}

/// Length in bytes of the run of `letter` that `text` begins with.
fn run(text: &str, letter: char) -> usize {
    text.len() - text.trim_start_matches(letter).len()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that a sentence, in which `|` marks cuts beside the spaces, is cut there and nowhere else.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let mut tokens = Vec::new();
        tokenize(&text, Span::of(&text, 0, text.len()), &mut tokens);
        let found: Vec<&str> = tokens.iter().map(|token| token.slice(&text)).collect();
        let expected: Vec<&str> = marked
            .split(['|', ' ', '\u{a0}'])
            .filter(|piece| !piece.is_empty())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn marks_and_quotes() {
        check("“|It|’s over|,|” she said|.");
        check("(|The mayor|'s office|)|, |'|open|' since May|!!!");
        check("He left|... |and came back|—|late|.");
        check("The workers|' pay in the |'90s");
    }

    #[test]
    fn numbers_money_and_units() {
        check("It cost |$|5.4|bn or US$|3,200 |(|12.5|%|)|.");
        check("At 7:30|pm on 3/5/2021 |, |£|20|m of 1,000|-|odd notes");
        check("A 6.1|-|magnitude quake|, 10|km deep|, in the 1990s|.");
    }

    #[test]
    fn hyphens() {
        check("an anti-war|, US|-|led|, 55|-|year|-|old ex-minister of al|-|Nur");
        check("call 555-0134 or 020-555-0134");
    }

    #[test]
    fn periods() {
        check("Mr. Lund of the U.S. met J. Ortiz|, Jr.|, at Acme Inc.");
        check("They can|not say no|.");
        check("He does|n't know|.");
    }

    #[test]
    fn addresses() {
        check("See https://example.org/a-b?c=d#e|, www.example.org |(|or desk@example.org|)|.");
        check("read on example.com today");
        check("and|/|or 24/7 news");
    }

    #[test]
    fn hard_spaces_and_invisible_characters() {
        check("10\u{a0}000 people\u{a0}left");
        let text = "a\u{200b}b\u{feff}";
        let mut tokens = Vec::new();
        tokenize(text, Span::of(text, 0, text.len()), &mut tokens);
        assert_eq!(
            tokens.iter().map(|token| token.slice(text)).collect::<Vec<_>>(),
            ["a", "b"]
        );
    }
}
