//! What stands around a place in a text: the words beside it, the marks, the quotation it is in.
//!
//! Owns the looks forward and back that the sentence splitter decides by; each is bounded, so that
//! splitting stays linear. It must never know what is decided.

use super::abbreviations::{Period, is_starter, period_after};

/// A quotation or bracket that closes within so many bytes is not cut.
const QUOTATION_REACH: usize = 300;
/// How far a decision looks back for the word before a period, in bytes.
const WORD_REACH: usize = 48;
/// How far a decision looks for a name and a verb of saying after a closed quotation, in bytes.
const ATTRIBUTION_REACH: usize = 60;
/// Where the quotation or bracket that opens at `at` with `mark` closes, if it is near.
pub fn enclosure_end(text: &str, at: usize, mark: char) -> Option<usize> {
    let from = at + mark.len_utf8();
    let reach = floor_boundary(text, from + QUOTATION_REACH);
    let inside = text.get(from..reach)?;
    if inside.starts_with(char::is_whitespace) {
        return None;
    }
    let closer = match mark {
        '“' | '„' => '”',
        '«' => '»',
        '‘' => '’',
        '`' => '\'',
        '(' => ')',
        '[' => ']',
        other => other,
    };
    let single = matches!(closer, '\'' | '’');
    let mut previous = mark;
    for (position, letter) in inside.char_indices() {
        if letter == '\n' {
            return None;
        }
        let end = from + position + letter.len_utf8();
        // An apostrophe closes a quotation only beside a mark: "the workers' pay" does not.
        let marks = ['.', ',', '!', '?', '…', ';', ':', ')'];
        let apostrophe =
            single && !marks.contains(&previous) && !text[end..].starts_with(marks) && !text[end..].starts_with(" (");
        if letter == closer && !apostrophe && !text[end..].starts_with(char::is_alphanumeric) {
            return Some(end);
        }
        previous = letter;
    }
    None
}

/// Whether a word is in lower case.
pub fn is_lower(word: &str) -> bool {
    word.chars()
        .all(|letter| letter.is_lowercase() || letter == '\'' || letter == '’')
}

/// Whether `word` is "a.m" or "p.m".
pub fn is_hour(word: &str) -> bool {
    matches!(word, "a.m" | "p.m" | "A.M" | "P.M" | "am" | "pm")
}

/// Whether every longer word of a line is capitalised.
pub fn is_title_case(line: &str) -> bool {
    line.len() > 3
        && line.split_whitespace().filter(|word| word.len() > 3).all(|word| {
            word.chars()
                .find(|letter| letter.is_alphanumeric())
                .is_some_and(|letter| !letter.is_lowercase())
        })
}

/// Whether a word that starts with `follower` can begin a sentence.
pub fn begins_sentence(follower: char, word: &str) -> bool {
    let odd_case = || word.chars().skip(1).take(2).any(char::is_uppercase);
    follower.is_uppercase()
        || follower.is_numeric()
        || matches!(follower, '$' | '€' | '£' | '¥' | '#' | '@' | '•' | '.')
        || (follower.is_alphabetic() && !follower.is_lowercase())
        || (follower.is_lowercase() && odd_case())
}

/// Whether a name and a verb of saying follow, as in `"Go!" Ms Mora said`.
pub fn said_by_name(text: &str, at: usize) -> bool {
    const CUES: &[&str] = &[
        "added",
        "adds",
        "announced",
        "answered",
        "asked",
        "asks",
        "cried",
        "declared",
        "demanded",
        "exclaimed",
        "insisted",
        "joked",
        "quipped",
        "recalled",
        "remarked",
        "replied",
        "said",
        "says",
        "shouted",
        "snapped",
        "tells",
        "told",
        "tweeted",
        "wondered",
        "writes",
        "wrote",
        "yelled",
    ];
    let reach = floor_boundary(text, at + ATTRIBUTION_REACH);
    for word in text[at..reach].split_whitespace().take(6) {
        let bare = word.trim_end_matches(['.', ',', ':', ';', '?', '!']);
        if CUES.contains(&bare) {
            return true;
        }
        if bare.len() < word.len() && !(word.ends_with('.') && period_after(bare) != Period::Plain) {
            return false;
        }
    }
    false
}

/// Whether `word` is the last part of an internet address.
pub fn is_domain(word: &str) -> bool {
    const DOMAINS: &[&str] = &[
        "com", "org", "net", "gov", "edu", "mil", "int", "info", "co", "uk", "us", "eu", "de", "fr", "io", "tv", "ca",
        "au", "in", "cn", "ru", "ir", "il", "jp", "html", "htm", "php", "js", "pdf", "doc", "jpg", "png", "exe",
    ];
    word.len() <= 4 && DOMAINS.contains(&word.to_ascii_lowercase().as_str())
}

/// The word that ends at `at`, no further back than `start`: letters, digits and periods between them.
pub fn word_before(text: &str, start: usize, at: usize) -> &str {
    let reach = floor_boundary(text, at.saturating_sub(WORD_REACH)).max(start);
    let before = &text[reach..at];
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '.' | '\'' | '’' | '°' | ',');
    let from = before
        .char_indices()
        .rev()
        .take_while(|&(_, letter)| part(letter))
        .last()
        .map_or(before.len(), |(position, _)| position);
    before[from..].trim_start_matches(['\'', '’', ','])
}

/// The word that begins at `at`, with its apostrophes.
pub fn word_after(text: &str, at: usize) -> &str {
    let reach = floor_boundary(text, at + WORD_REACH);
    let part = |letter: char| letter.is_alphanumeric() || matches!(letter, '\'' | '’');
    let word = &text[at..reach];
    let end = word.find(|letter| !part(letter)).unwrap_or(word.len());
    let whole = &word[..end];
    whole
        .split(['\'', '’'])
        .next()
        .filter(|stem| is_starter(stem))
        .unwrap_or(whole)
}

/// What stands from `at` to the next white space, as far as decisions look.
pub fn chunk_after(text: &str, at: usize) -> &str {
    let reach = floor_boundary(text, at + WORD_REACH);
    text[at..reach].split(char::is_whitespace).next().unwrap_or_default()
}

/// Past quotation marks and brackets that close after a mark at the end of a sentence.
pub fn skip_closers(text: &str, at: usize) -> usize {
    skip_while(text, at, |letter| {
        matches!(letter, '"' | '”' | '’' | '\'' | '»' | ')' | ']' | '}' | '*' | '_')
    })
}

/// Past quotation marks and brackets that open before a sentence.
pub fn skip_openers(text: &str, at: usize) -> usize {
    skip_while(text, at, |letter| {
        matches!(
            letter,
            '"' | '“' | '„' | '‘' | '\'' | '’' | '«' | '(' | '[' | '{' | '¿' | '¡' | '*' | '_' | '`'
        )
    })
}

/// Past the numbers of footnotes: "end.[3] [4]", "end.11 12 Next".
pub fn skip_notes(text: &str, mark: usize, at: usize) -> usize {
    let mut end = at;
    loop {
        let open = if text[end..].starts_with('[') { end } else { break };
        let digits = skip_while(text, open + 1, |letter| letter.is_ascii_digit());
        if digits == open + 1 || digits - open > 4 || !text[digits..].starts_with(']') {
            break;
        }
        end = digits + 1;
    }
    let number_before = text[..mark].ends_with(|letter: char| letter.is_ascii_digit());
    if end == at && !number_before && text[mark..at].starts_with('.') {
        let mut digits = skip_while(text, at, |letter| letter.is_ascii_digit());
        if digits > at && digits - at <= 3 {
            loop {
                let more = skip_while(text, digits + 1, |letter| letter.is_ascii_digit());
                if !text[digits..].starts_with(' ') || more == digits + 1 || more - digits > 4 {
                    break;
                }
                digits = more;
            }
            let capital = text[digits..].starts_with(' ') && char_at(text, digits + 1).is_some_and(char::is_uppercase);
            end = if capital { digits } else { end };
        }
    }
    end
}

/// The character that begins at `at`.
pub fn char_at(text: &str, at: usize) -> Option<char> {
    text.get(at..)?.chars().next()
}

/// The character that ends at `at`.
pub fn char_before(text: &str, at: usize) -> Option<char> {
    text[..at].chars().next_back()
}

/// The first place from `at` on whose character is not `wanted`.
pub fn skip_while(text: &str, at: usize, wanted: impl Fn(char) -> bool) -> usize {
    let Some(rest) = text.get(at..) else { return at };
    at + rest.find(|letter| !wanted(letter)).unwrap_or(rest.len())
}

/// The last character boundary at or before `at`.
pub fn floor_boundary(text: &str, at: usize) -> usize {
    text.floor_char_boundary(at)
}
