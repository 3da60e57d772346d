//! How findings quote: deciding words in one line, and lists of names.
//!
//! Owns no fact; every word of the articles that appears in a text comes from a span.

use crate::model::Evidence;
use crate::text::{Location, Span};

use super::view::View;

/// Longest quotation in a summary, in characters.
const LONGEST: usize = 72;

/// Longest heading made of a whole passage, in characters.
const HEADING: usize = 110;

/// Bytes below which a passage is a fragment and no heading.
const FRAGMENT: usize = 30;

/// The deciding words of a passage in one line, gaps marked by an ellipsis.
pub(super) fn key_words(view: &View<'_>, evidence: &Evidence) -> String {
    let text = &view.article(evidence.location.article).article.text;
    if evidence.keys.is_empty() {
        return shorten(evidence.location.span.slice(text));
    }
    let cover = evidence
        .keys
        .iter()
        .copied()
        .reduce(Span::cover)
        .unwrap_or(evidence.location.span);
    let whole = one_line(cover.slice(text));
    if whole.chars().count() <= LONGEST {
        return whole;
    }
    let mut out = String::new();
    let mut end = None;
    for key in &evidence.keys {
        if let Some(end) = end {
            let between = &text[end as usize..(key.start.max(end)) as usize];
            out.push_str(if between.split_whitespace().count() <= 1 {
                between
            } else {
                " … "
            });
        }
        out.push_str(key.slice(text));
        end = Some(key.end);
    }
    shorten(&out)
}

/// The shortest of some passages that is more than a fragment, in one line: a heading for what all of them say.
pub(super) fn extract(view: &View<'_>, passages: &[Location]) -> String {
    extracts(view, passages).into_iter().next().unwrap_or_default()
}

/// The headings that some passages make, the shortest that is more than a fragment first.
pub(super) fn extracts(view: &View<'_>, passages: &[Location]) -> Vec<String> {
    let mut passages = passages.to_vec();
    passages.sort_by_key(|passage| (passage.span.len() < FRAGMENT, passage.span.len(), view.rank(*passage)));
    passages
        .iter()
        .map(|passage| cut(view.slice(*passage), HEADING))
        .collect()
}

/// The words at a location, in one line.
pub(super) fn quote(view: &View<'_>, location: Location) -> String {
    shorten(view.slice(location))
}

/// At most [`LONGEST`] characters, cut at a word.
pub(super) fn shorten(words: &str) -> String {
    cut(words, LONGEST)
}

/// Words that are a heading by themselves, in one line.
pub(super) fn brief(words: &str) -> String {
    cut(words, HEADING)
}

/// At most `longest` characters in one line, cut at a word.
fn cut(words: &str, longest: usize) -> String {
    let line = one_line(words);
    if line.chars().count() <= longest {
        return line;
    }
    let cut = line.char_indices().nth(longest).map_or(line.len(), |(at, _)| at);
    let cut = line[..cut].rfind(' ').unwrap_or(cut);
    format!("{} …", line[..cut].trim_end_matches([',', ';', ':', ' ']))
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// "a", "a and b", "a, b and c".
pub(super) fn list(names: &[String]) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{} and {last}", first.join(", ")),
    }
}

/// Two, three or more sides joined for a summary, doubles left out: "close to 100 / over a hundred".
pub(super) fn sides(words: impl IntoIterator<Item = String>) -> String {
    let mut seen: Vec<String> = Vec::new();
    for side in words {
        if !seen.iter().any(|known| known.to_lowercase() == side.to_lowercase()) {
            seen.push(side);
        }
    }
    seen.join(" / ")
}

/// With a capital, for the beginning of a line.
pub(super) fn heading(words: &str) -> String {
    let mut letters = words.chars();
    letters
        .next()
        .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A small number in words, as newspapers write it.
pub(super) fn count(number: usize) -> String {
    let words = [
        "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ];
    words
        .get(number)
        .map_or_else(|| number.to_string(), |word| (*word).to_owned())
}
