//! One name, spelled in two ways, or two names that differ by a letter or two for one thing.

use std::collections::BTreeMap;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::lexicon::calendar::{MONTHS, WEEKDAYS};
use crate::model::{Dimension, Finding, Kind, Rule, Token, Upos};
use crate::text::{ArticleId, IndexVec, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Name,
    rule: Rule("name-spelling"),
    topic: "Name",
};

/// Fit of two sentences from which their names may be one.
const SAME_POINT: f32 = 0.2;

/// Fewest letters of a name that may be misspelled, and of one that may differ by two letters.
const LETTERS: (usize, usize) = (5, 7);

/// British spellings, and the American ones for them.
const STYLES: &[(&str, &str)] = &[
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("ence", "ense"),
    ("our", "or"),
    ("yse", "yze"),
    ("isor", "iser"),
    ("ogue", "og"),
    ("tre", "ter"),
];

/// Conflicts between spellings.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let words: IndexVec<ArticleId, BTreeMap<String, usize>> = view
        .all
        .articles
        .iter()
        .map(|article| {
            let mut words = BTreeMap::new();
            for token in &article.syntax.tokens {
                *words.entry(article.slice(token.span).to_lowercase()).or_default() += 1;
            }
            words
        })
        .collect::<Vec<_>>()
        .into();
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_POINT) {
        for (ours, our) in names(view, meeting.one) {
            for (theirs, their) in names(view, meeting.other) {
                // A writer who knows both spellings knows two names.
                let own = !words[meeting.one.article].contains_key(&their)
                    && !words[meeting.other.article].contains_key(&our);
                if own
                    && is_misspelled(&our, &their)
                    && alike_around(view, (meeting.one, ours), (meeting.other, theirs))
                {
                    found.push(Difference::new(
                        (meeting.one, ours),
                        (meeting.other, theirs),
                        0.4 + 0.6 * meeting.fit,
                    ));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "In the same place the accounts write {}; no account has both, so one of them is misspelled.",
            list(sides)
        )
    })
}

/// The words of names in a sentence, and in lower case.
fn names(view: &View<'_>, at: Location) -> Vec<(Span, String)> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)]
        .iter()
        .filter(|token| token.upos == Upos::Propn)
        .map(|token| (token.span, article.slice(token.span)))
        .filter(|(_, word)| {
            word.chars().all(char::is_alphabetic) && word.chars().next().is_some_and(char::is_uppercase)
        })
        .map(|(span, word)| (span, word.to_lowercase()))
        .collect()
}

/// Whether two words look like one name spelled in two ways: the same first letter and a letter or two
/// apart, and not only in the ending, as a country and its people are.
fn is_misspelled(one: &str, other: &str) -> bool {
    let (ours, theirs): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
    let shorter = ours.len().min(theirs.len());
    if shorter < LETTERS.0 || ours[0] != theirs[0] || ours == theirs {
        return false;
    }
    if is_calendar(one) || is_calendar(other) || is_house_style(one, other) {
        return false;
    }
    let common = ours.iter().zip(&theirs).take_while(|(a, b)| a == b).count();
    if common + 1 >= shorter {
        return false;
    }
    let allowed = if shorter >= LETTERS.1 { 2 } else { 1 };
    distance(&ours, &theirs) <= allowed
}

/// Whether a word is the name of a day or a month, which is no misspelling of another one.
fn is_calendar(word: &str) -> bool {
    WEEKDAYS.contains(&word) || MONTHS.contains(&word)
}

/// Whether two words differ only in what each house of the press spells in its own way: marks on letters ("Jose",
/// "José") and British or American endings ("organisation", "organization").
fn is_house_style(one: &str, other: &str) -> bool {
    let marked = |(ours, theirs): (char, char)| ours == theirs || ours.is_ascii() != theirs.is_ascii();
    let marks = one.chars().count() == other.chars().count() && one.chars().zip(other.chars()).all(marked);
    let american = |word: &str| {
        STYLES
            .iter()
            .fold(word.to_owned(), |word, (from, to)| word.replace(from, to))
    };
    marks || american(one) == american(other)
}

/// Edits between two words (Levenshtein 1966).
fn distance(one: &[char], other: &[char]) -> usize {
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, ours) in one.iter().enumerate() {
        let mut before = row[0];
        row[0] = i + 1;
        for (j, theirs) in other.iter().enumerate() {
            let kept = before + usize::from(ours != theirs);
            before = row[j + 1];
            row[j + 1] = kept.min(before + 1).min(row[j] + 1);
        }
    }
    row[other.len()]
}

/// Whether the names next to two words, where there are any, are the same: "Paris Island" / "Parris Island",
/// but not "Anna Hansen" / "Paul Hanson".
fn alike_around(view: &View<'_>, one: (Location, Span), other: (Location, Span)) -> bool {
    let around = |(at, word): (Location, Span)| -> [Option<String>; 2] {
        let article = view.article(at.article);
        let tokens = article.syntax.tokens.as_slice();
        let place = article.syntax.tokens_in(word).start;
        let name = |token: Option<&Token>| {
            token
                .filter(|token| token.upos == Upos::Propn && at.span.contains(token.span))
                .map(|token| article.slice(token.span).to_lowercase())
        };
        [
            name(place.checked_sub(1).and_then(|before| tokens.get(before))),
            name(tokens.get(place + 1)),
        ]
    };
    let ([before, after], [their_before, their_after]) = (around(one), around(other));
    let meets = |one: Option<String>, other: Option<String>| match (one, other) {
        (Some(one), Some(other)) => {
            // The name beside it may be misspelled as well: "Erik Olsen", "Eric Olson".
            let (ours, theirs): (Vec<char>, Vec<char>) = (one.chars().collect(), other.chars().collect());
            let slip = ours[0] == theirs[0] && ours.len() == theirs.len() && distance(&ours, &theirs) == 1;
            one.starts_with(&other) || other.starts_with(&one) || slip
        }
        _ => true,
    };
    meets(before, their_before) && meets(after, their_after)
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn one_name_spelled_twice() {
        check(
            "name-spelling",
            "Rescuers towed the dhow Salahaddin into the harbour before dawn.",
            "Rescuers towed the dhow Salahuddin into the harbour before dawn.",
            true,
        );
    }

    #[test]
    fn house_styles_and_days_are_no_misspellings() {
        for (one, other) in [
            ("Defence", "Defense"),
            ("Organisation", "Organization"),
            ("Adviser", "Advisor"),
            ("Calderón", "Calderon"),
            ("Tuesday", "Thursday"),
        ] {
            check(
                "name-spelling",
                &format!("Rescuers praised the Harbour {one} Kirsten Holm for her calm."),
                &format!("Rescuers praised the Harbour {other} Kirsten Holm for her calm."),
                false,
            );
        }
        check(
            "name-spelling",
            "Rescuers praised the sailor Kirsten Alsup for her calm.",
            "Rescuers praised the sailor Kirsten Allsup for her calm.",
            true,
        );
    }

    #[test]
    fn both_names_misspelled() {
        check(
            "name-spelling",
            "Rescuers praised the sailor Erik Olsen for his calm.",
            "Rescuers praised the sailor Eric Olson for his calm.",
            true,
        );
    }

    #[test]
    fn a_people_and_two_people() {
        check(
            "name-spelling",
            "Rescuers from Somalia towed the dhow into the harbour before dawn.",
            "Somali rescuers towed the dhow into the harbour before dawn.",
            false,
        );
        check(
            "name-spelling",
            "Rescuers praised the sailor Anna Hansen for her calm.",
            "Rescuers praised the sailor Paul Hanson for his calm.",
            false,
        );
    }
}
