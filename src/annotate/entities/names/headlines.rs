//! Names in headlines, where capitals say nothing: what the running text has named is found again.

use std::collections::BTreeMap;
use std::ops::Range;

use crate::lexicon::gazetteer;
use crate::lexicon::titles;
use crate::model::EntityKind;

use super::extent::calendar;
use super::segment::{last_title, segment};
use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::lookup::{from_gazetteer, gazetteer_match, make, title_case};
use crate::annotate::entities::words::{Style, Words};

/// Names of the running text by their words in lower case.
pub(super) struct Known {
    names: BTreeMap<String, Candidate>,
    longest: usize,
}

impl Known {
    pub(super) fn new(found: &[Candidate]) -> Self {
        let mut known = Self {
            names: BTreeMap::new(),
            longest: 1,
        };
        for name in found {
            known.longest = known.longest.max(name.head.len());
            known.names.entry(name.key.clone()).or_insert_with(|| name.clone());
            let person = name.kind == EntityKind::Person && name.head.len() > 1;
            if let Some(surname) = name.key.split(' ').next_back().filter(|_| person) {
                known.names.entry(surname.to_owned()).or_insert_with(|| name.clone());
            }
        }
        known
    }

    /// The longest known name that begins at word `at` of a headline.
    fn at(&self, words: &Words<'_>, at: usize, line_end: usize) -> Option<(usize, &Candidate)> {
        (at + 1..=line_end.min(at + self.longest)).rev().find_map(|end| {
            let name = self.names.get(&words.slice(at, end).to_lowercase())?;
            Some((end, name))
        })
    }
}

/// Names in one headline.
pub(super) fn headline(words: &Words<'_>, line: Range<usize>, style: Style, known: &Known, found: &mut Vec<Candidate>) {
    let mut at = line.start;
    while at < line.end {
        let word = &words.list[at];
        if !word.capital() || calendar(word) {
            at += 1;
            continue;
        }
        let from_text = known.at(words, at, line.end);
        let listed = listed(words, at, style).filter(|(end, _)| from_text.is_none_or(|(stop, _)| stop < *end));
        if let Some((end, name)) = listed {
            found.push(name);
            at = end;
        } else if let Some((end, name)) = from_text {
            let mut again = make(words, at, end, name.kind, name.sure);
            again.gender = name.gender;
            again.entry = name.entry;
            again.plural = name.plural;
            found.push(again);
            at = end;
        } else if let Some(end) = person(words, at, line.end, style) {
            segment(words, at, end, found);
            at = end;
        } else {
            at += 1;
        }
    }
}

/// A name of the gazetteer, also where it is set in capitals.
fn listed(words: &Words<'_>, at: usize, style: Style) -> Option<(usize, Candidate)> {
    let common = titles::opener(&words.list[at].lower);
    if let Some((end, readings)) = gazetteer_match(words, at).filter(|_| !common) {
        return Some((end, from_gazetteer(words, at, end, &readings)));
    }
    if style != Style::Capitals {
        return None;
    }
    let line_end = words.lines[words.list[at].sentence].words.end;
    (at + 1..=line_end.min(at + gazetteer::LONGEST)).rev().find_map(|end| {
        let readings = gazetteer::readings(&title_case(words.slice(at, end)));
        (!readings.is_empty() && !common).then(|| (end, from_gazetteer(words, at, end, &readings)))
    })
}

/// The end of a person's name told by a title or a given name.
fn person(words: &Words<'_>, at: usize, line_end: usize, style: Style) -> Option<usize> {
    if style == Style::Capitals {
        return None;
    }
    let plain = |index: usize| {
        let word = &words.list[index];
        index < line_end && word.capital() && word.is_word() && !titles::opener(&word.lower) && !calendar(word)
    };
    if titles::given_name(words.list[at].text).is_some() && at + 1 < line_end && plain(at + 1) {
        let initial = words.list[at + 1].text.ends_with('.') && at + 2 < line_end && plain(at + 2);
        return Some(at + 2 + usize::from(initial));
    }
    let (stop, _) = last_title(words, at, (at + titles::LONGEST).min(line_end))?;
    let given = stop < line_end && plain(stop) && titles::may_be_given_name(words.list[stop].text);
    let two = given && stop + 1 < line_end && plain(stop + 1);
    (given || two).then_some(stop + 1 + usize::from(two))
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{chains, check};

    #[test]
    fn names_in_headlines_are_those_of_the_text() {
        let text = "Brandt Rejects New Harbour Plan\nOlaf Brandt rejected the plan on Monday.";
        check(text, "Brandt", "Olaf Brandt");
        let found = chains(text);
        assert!(
            !found.iter().flatten().any(|(words, _)| words.contains("Rejects")),
            "{found:?}"
        );
    }
}
