//! The gazetteer asked about words in their sentence.

use crate::lexicon::gazetteer::{self, Entry, Reading, Sort, Use};
use crate::model::EntityKind;

use super::candidate::Candidate;
use super::words::{Word, Words};

/// The longest gazetteer form that begins at word `at`, and how it can be read.
pub(super) fn gazetteer_match(words: &Words<'_>, at: usize) -> Option<(usize, Vec<Reading>)> {
    let word = &words.list[at];
    if small_first(word) {
        return small_match(words, at);
    }
    if !(word.capital() || word.is_number() || word.text.starts_with("al") || word.text.starts_with("sub")) {
        return None;
    }
    let line_end = words.lines[word.sentence].words.end;
    for end in (at + 1..=line_end.min(at + gazetteer::LONGEST)).rev() {
        let inner_possessive = words.list[at..end - 1].iter().any(|word| word.possessive);
        if inner_possessive && !words.slice(at, end).contains('\'') && !words.slice(at, end).contains('\u{2019}') {
            continue;
        }
        let mut readings = gazetteer::readings(words.slice(at, end));
        if readings.is_empty() && words.list[at..end].iter().all(Word::all_capitals) {
            readings = gazetteer::readings(&title_case(words.slice(at, end)));
        }
        if readings.iter().all(|reading| reading.used == Use::Abbreviation) && !abbreviation_fits(words, at) {
            continue;
        }
        if !readings.is_empty() {
            return Some((end, readings));
        }
    }
    None
}

/// Words of a place's name that many write small: "south Asia", "the horn of Africa".
fn small_first(word: &Word<'_>) -> bool {
    matches!(
        word.text,
        "north"
            | "south"
            | "east"
            | "west"
            | "central"
            | "eastern"
            | "western"
            | "southeast"
            | "horn"
            | "gulf"
            | "strait"
    )
}

fn small_match(words: &Words<'_>, at: usize) -> Option<(usize, Vec<Reading>)> {
    let line_end = words.lines[words.list[at].sentence].words.end;
    (at + 2..=line_end.min(at + 4)).rev().find_map(|end| {
        let text = words.slice(at, end);
        let readings = gazetteer::readings(&format!("{}{}", text[..1].to_uppercase(), &text[1..]));
        let place = readings
            .first()
            .is_some_and(|reading| reading.entry.sort != Sort::Organization);
        (place && words.list[end - 1].capital()).then_some((end, readings))
    })
}

/// A state's abbreviation stands after a comma, a dash, a bracket or "in".
fn abbreviation_fits(words: &Words<'_>, at: usize) -> bool {
    words
        .previous(at)
        .is_some_and(|before| matches!(before.lower.as_str(), "," | "-" | "(" | "in" | "from" | "\u{2013}"))
}

pub(super) fn title_case(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    let mut begins = true;
    for c in words.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        begins = !c.is_alphanumeric() && c != '\'' && c != '\u{2019}';
    }
    out
}

/// The reading that fits the place of the form in its sentence.
pub(super) fn best<'r>(words: &Words<'_>, first: usize, end: usize, readings: &'r [Reading]) -> &'r Reading {
    // A capital stays a city here; whether it stands for the government is decided when all is known.
    let name = readings.iter().find(|reading| reading.used == Use::Name);
    if let Some(capital) = readings
        .iter()
        .find(|reading| reading.entry.sort == Sort::City && reading.used == Use::Name)
        && readings.iter().any(|reading| reading.used == Use::Capital)
    {
        return capital;
    }
    // "Georgia" beside another state of the Union, "R-Ga." and the like.
    let after_comma = words.previous(first).is_some_and(|word| word.text == ",");
    let state = readings.iter().find(|reading| reading.entry.sort == Sort::State);
    if let Some(state) = state.filter(|_| after_comma) {
        return state;
    }
    // "the British": people; "British officials": an adjective.
    let people = readings
        .iter()
        .find(|reading| matches!(reading.used, Use::People | Use::Person));
    let article = words
        .previous(first)
        .is_some_and(|word| matches!(word.lower.as_str(), "the" | "a" | "an"));
    let alone = words
        .list
        .get(end)
        .is_none_or(|word| !word.is_word() || crate::lexicon::titles::opener(&word.lower));
    if let Some(people) =
        people.filter(|_| name.is_none() && (article || words.list[first].text.ends_with('s')) && alone)
    {
        return people;
    }
    name.or_else(|| readings.iter().find(|reading| reading.used == Use::Adjective))
        .unwrap_or(&readings[0])
}

/// What an entry of the gazetteer is.
pub(in crate::annotate) fn kind_of_entry(entry: &Entry) -> EntityKind {
    match entry.sort {
        Sort::Organization => EntityKind::Organization,
        Sort::Event => EntityKind::Event,
        Sort::Work => EntityKind::Work,
        Sort::Other => EntityKind::Other,
        Sort::Country | Sort::State | Sort::Region | Sort::Water | Sort::City => EntityKind::Place,
    }
}

pub(super) fn from_gazetteer(words: &Words<'_>, first: usize, end: usize, readings: &[Reading]) -> Candidate {
    let reading = best(words, first, end, readings);
    let mut name = make(words, first, end, kind_of_entry(reading.entry), true);
    name.plural = reading.used == Use::People;
    name.entry = Some((reading.entry, reading.used));
    if matches!(reading.used, Use::People | Use::Person)
        && words.previous(first).is_some_and(|word| word.lower == "the")
    {
        name.words.start = first - 1;
    }
    name
}

/// A name of words `first..end`.
pub(super) fn make(words: &Words<'_>, first: usize, end: usize, kind: EntityKind, sure: bool) -> Candidate {
    let sentence = words.list[first].sentence;
    let mut name = Candidate::name(first..end, first..end, words.slice(first, end).to_lowercase(), sentence);
    name.kind = kind;
    name.sure = sure;
    name
}
