//! Names in articles that are not in English, told by capitals, the gazetteer and given names.
//!
//! Owns what can be said of a name without grammar: common nouns and pronouns are never read. Where a language writes
//! every noun with a capital, one capital alone tells nothing.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::entities::kind_of_entry;
use crate::lexicon::foreign::{capitalises_nouns, country};
use crate::lexicon::gazetteer::{self, Entry, Use};
use crate::lexicon::titles::given_name;
use crate::model::{Chain, ChainId, EntityKind, Form, Mention, MentionId};
use crate::text::{Idx as _, IndexVec, Span};

use super::pieces::Piece;

/// Words between the parts of a person's name.
const PARTICLES: [&str; 14] = [
    "von", "van", "der", "den", "de", "da", "dos", "del", "della", "bin", "al", "el", "ibn", "ter",
];

/// A name in the text.
struct Name {
    span: Span,
    text: String,
    kind: EntityKind,
    entry: Option<&'static Entry>,
    /// Number of its words.
    words: usize,
    /// Whether it is one word at the start of its sentence, where a capital tells nothing.
    opening: bool,
}

/// Mentions in reading order with their chains: a surname alone joins the one person who bears it, and one text is one name.
pub(super) fn names(
    language: &str,
    sentences: &[Vec<Piece<'_>>],
    taken: &[Span],
) -> (IndexVec<MentionId, Mention>, IndexVec<ChainId, Chain>) {
    let mut all: Vec<Name> = sentences
        .iter()
        .filter(|sentence| !is_shouted(sentence))
        .flat_map(|sentence| runs(sentence, taken).into_iter().map(move |run| (sentence, run)))
        .filter_map(|(sentence, run)| name(language, sentence, run))
        .collect();
    let inside: BTreeSet<String> = all
        .iter()
        .filter(|name| !name.opening)
        .map(|name| name.text.clone())
        .collect();
    let surnames = surnames(&all);
    let nouns = capitalises_nouns(language);
    all.retain(|name| {
        let known = name.entry.is_some() || surnames.contains_key(&name.text);
        known || (name.words > 1 || !nouns || is_acronym(&name.text)) && (!name.opening || inside.contains(&name.text))
    });
    chains(&all, &surnames)
}

/// Whether a sentence is written in capitals throughout.
fn is_shouted(sentence: &[Piece<'_>]) -> bool {
    sentence.iter().all(|piece| !piece.raw.chars().any(char::is_lowercase))
}

/// The runs of words with capitals outside dates and numbers, as ranges of pieces.
fn runs(sentence: &[Piece<'_>], taken: &[Span]) -> Vec<std::ops::Range<usize>> {
    let is_capital = |at: usize| {
        sentence.get(at).is_some_and(|piece: &Piece<'_>| {
            piece.is_capital() && !taken.iter().any(|other| other.overlaps(piece.span))
        })
    };
    let mut runs = Vec::new();
    let mut at = 0;
    while at < sentence.len() {
        if !is_capital(at) {
            at += 1;
            continue;
        }
        let mut end = at + 1;
        loop {
            let raw = sentence.get(end).map_or("", |piece| piece.raw);
            let hyphen = raw == "-" && sentence[end].glued && is_capital(end + 1) && sentence[end + 1].glued;
            let particles = (1..=2).find(|count| {
                given_name(sentence[at].raw).is_some()
                    && (end..end + count)
                        .all(|place| sentence.get(place).is_some_and(|word| PARTICLES.contains(&word.raw)))
                    && is_capital(end + count)
            });
            end = if is_capital(end) && !sentence[end].glued {
                end + 1
            } else if hyphen {
                end + 2
            } else if let Some(count) = particles {
                end + count + 1
            } else {
                break;
            };
        }
        runs.push(at..end);
        at = end;
    }
    runs
}

/// The name in a run: all of it where the gazetteer knows it, else from the first given name on, else what is left
/// without the word that opens the sentence.
fn name(language: &str, sentence: &[Piece<'_>], run: std::ops::Range<usize>) -> Option<Name> {
    let at_start = sentence[..run.start]
        .iter()
        .all(|piece| !piece.raw.starts_with(char::is_alphanumeric));
    let make = |range: std::ops::Range<usize>| {
        let span = sentence[range.start].span.cover(sentence[range.end - 1].span);
        let text = joined(&sentence[range.clone()]);
        let entry = known(language, &text);
        let words = sentence[range.clone()]
            .iter()
            .filter(|piece| piece.is_capital())
            .count();
        let is_person = entry.is_none() && words > 1 && given_name(sentence[range.start].raw).is_some();
        Name {
            kind: entry.map_or(
                if is_person {
                    EntityKind::Person
                } else {
                    EntityKind::Other
                },
                kind_of_entry,
            ),
            opening: at_start && range.start == run.start && words == 1,
            span,
            text,
            entry,
            words,
        }
    };
    let whole = make(run.clone());
    if whole.entry.is_some() || whole.kind == EntityKind::Person {
        return Some(whole);
    }
    let given = run
        .clone()
        .find(|at| *at + 1 < run.end && given_name(sentence[*at].raw).is_some());
    if let Some(given) = given {
        return Some(make(given..run.end));
    }
    if at_start && whole.words > 1 {
        let second = (run.start + 1..run.end).find(|at| sentence[*at].is_capital() && !sentence[*at].glued)?;
        return Some(make(second..run.end));
    }
    Some(whole)
}

fn joined(pieces: &[Piece<'_>]) -> String {
    let mut text = String::new();
    for piece in pieces {
        if !text.is_empty() && !piece.glued {
            text.push(' ');
        }
        text.push_str(piece.raw);
    }
    text
}

/// The entry that a name stands for, by its name in the language or in English.
fn known(language: &str, name: &str) -> Option<&'static Entry> {
    country(language, name).or_else(|| {
        let readings = gazetteer::readings(name);
        let named = readings.iter().find(|reading| reading.used == Use::Name);
        named.map(|reading| reading.entry)
    })
}

fn is_acronym(name: &str) -> bool {
    name.chars().count() > 1 && name.chars().all(char::is_uppercase)
}

/// The last word of each person's name, with the name where only one person bears it.
fn surnames(names: &[Name]) -> BTreeMap<String, String> {
    let mut bearers: BTreeMap<String, BTreeSet<&str>> = BTreeMap::new();
    for name in names.iter().filter(|name| name.kind == EntityKind::Person) {
        if let Some(last) = name.text.split(' ').next_back() {
            bearers.entry(last.to_owned()).or_default().insert(&name.text);
        }
    }
    let only = |(last, bearers): (String, BTreeSet<&str>)| {
        let bearer = bearers.first().filter(|_| bearers.len() == 1)?;
        Some((last, (*bearer).to_owned()))
    };
    bearers.into_iter().filter_map(only).collect()
}

fn chains(
    names: &[Name],
    surnames: &BTreeMap<String, String>,
) -> (IndexVec<MentionId, Mention>, IndexVec<ChainId, Chain>) {
    let mut mentions = IndexVec::new();
    let mut chains: IndexVec<ChainId, Chain> = IndexVec::new();
    let mut of_key: BTreeMap<&str, ChainId> = BTreeMap::new();
    for name in names {
        let bearer = surnames
            .get(&name.text)
            .filter(|_| name.entry.is_none() && name.words == 1);
        let key = name
            .entry
            .map_or_else(|| bearer.unwrap_or(&name.text).as_str(), |entry| entry.key.as_str());
        let chain = *of_key.entry(key).or_insert_with(|| {
            chains.push(Chain {
                name: bearer.unwrap_or(&name.text).clone(),
                kind: if bearer.is_some() {
                    EntityKind::Person
                } else {
                    name.kind
                },
                gazetteer: name.entry.map(|entry| entry.key.as_str()),
                aliases: Vec::new(),
                mentions: Vec::new(),
            });
            ChainId::from_usize(chains.len() - 1)
        });
        chains[chain].mentions.push(MentionId::from_usize(mentions.len()));
        mentions.push(Mention {
            span: name.span,
            head: name.span,
            form: Form::Name,
            chain,
            rule: if bearer.is_some() { "surname" } else { "name" },
        });
    }
    (mentions, chains)
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;

    fn check(language: &str, sentences: &[&str], expected: &[&str]) {
        let text = sentences.join(" ");
        let mut start = 0;
        let cut: Vec<Vec<Piece<'_>>> = sentences
            .iter()
            .map(|sentence| {
                let span = Span::of(&text, start, start + sentence.len());
                start += sentence.len() + 1;
                pieces(&text, span)
            })
            .collect();
        let (mentions, chains) = names(language, &cut, &[]);
        let found: Vec<&str> = mentions.iter().map(|mention| &*chains[mention.chain].name).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn nouns_with_capitals_are_no_names() {
        check(
            "de",
            &[
                "Der Brand in der Halle hat Bürgermeisterin Anna Lindner erschüttert.",
                "Lindner kam nach Hamburg.",
            ],
            &["Anna Lindner", "Anna Lindner", "Hamburg"],
        );
        check(
            "de",
            &["Das Bundesamt warnt, die NATO und Frankreich auch."],
            &["NATO", "Frankreich"],
        );
    }

    #[test]
    fn capitals_tell_names_elsewhere() {
        check(
            "fr",
            &[
                "Selon la préfecture, l'entrepôt de Fernel appartient à Jean-Luc de Brive.",
                "Hier, Brive a parlé.",
            ],
            &["Fernel", "Jean-Luc de Brive", "Jean-Luc de Brive"],
        );
        check(
            "es",
            &["Según el alcalde, Estados Unidos enviará ayuda."],
            &["Estados Unidos"],
        );
    }
}
