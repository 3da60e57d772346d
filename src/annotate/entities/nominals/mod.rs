//! Nominals: phrases around a common noun that can stand for an entity ("the group", "his wife").
//!
//! Owns the list of an article's nominals, given its names. It must never join two mentions: that is the sieves' business.

mod head;
mod left;

use std::collections::BTreeMap;

use crate::lexicon::nouns::{Gender, Noun, NounKind};
use crate::lexicon::{is_plural, singular, titles};
use crate::model::{EntityKind, Form, Upos};

use super::candidate::{Candidate, Determiner, kind_of};
use super::phrases::determiner;
use super::words::{Style, Words};
use head::{Taken, aged, casualties, head_at, is_noun};
use left::{left, partitive};

/// Nominals in reading order; `names` are those found before, in reading order.
pub(super) fn nominals(words: &Words<'_>, names: &[Candidate]) -> Vec<Candidate> {
    let taken = Taken::new(words, names);
    let mut found: Vec<Candidate> = Vec::new();
    let mut at = 0;
    while at < words.list.len() {
        let Some((end, noun)) = head_at(words, &taken, at) else {
            at += 1;
            continue;
        };
        found.extend(phrase(words, at, end, noun));
        at = end;
    }
    of_phrases(words, names, &mut found);
    found
}

fn phrase(words: &Words<'_>, at: usize, end: usize, noun: Option<Noun>) -> Option<Candidate> {
    let head = &words.list[at];
    let plural = match noun {
        Some(noun) => noun.plural,
        None if head.upos == Upos::X => is_plural(&head.lower),
        None => matches!(head.penn, "NNS" | "NNPS"),
    };
    let mut left = left(words, at, end);
    let age = aged(words, at).and_then(|_| words.age(at, end)).map(|(years, _)| years);
    if age.is_none() && (head.upos == Upos::Num || casualties(words, at)) {
        left.number = Some(head.lower.clone());
    }
    if plural {
        partitive(words, &mut left);
    }
    let style = words.lines[head.sentence].style;
    let determined = left.determiner != Determiner::Bare || left.number.is_some() || left.described;
    if !is_noun(words, at, end, noun, determined || style != Style::Body) {
        return None;
    }
    // A lone capital inside running text is a name's remains, unless a title stands for the person.
    if style == Style::Body
        && head.capital()
        && (head.name.is_some() && end == at + 1 || noun.is_none())
        && !words.begins(left.start)
        && !determined
        && titles::title(head.text).is_none()
    {
        return None;
    }
    let key = words.slice(at, end).to_lowercase();
    Some(Candidate {
        words: left.start..end,
        head: at..end,
        form: Form::Nominal,
        kind: noun.map_or(EntityKind::Other, |noun| kind_of(noun.class.kind, noun.plural)),
        sure: noun.is_some(),
        gender: noun.map_or(Gender::Unknown, |noun| noun.gender),
        plural,
        entry: None,
        roles: Vec::new(),
        class: noun.map(|noun| noun.class),
        concept: match noun {
            Some(noun) => noun.class.name.to_owned(),
            None if plural => singular(&key),
            None => key.clone(),
        },
        age: left.age.or(age),
        refers: None,
        key,
        telling: left
            .modifiers
            .iter()
            .filter(|word| tells_apart(words, word))
            .cloned()
            .collect(),
        modifiers: left.modifiers,
        number: left.number,
        determiner: left.determiner,
        sentence: head.sentence,
    })
}

/// Whether a modifier tells two of a kind apart: a name, or a word of order, size or time.
fn tells_apart(words: &Words<'_>, modifier: &str) -> bool {
    const CONTRASTING: [&str; 30] = [
        "first",
        "second",
        "third",
        "other",
        "another",
        "new",
        "old",
        "larger",
        "smaller",
        "large",
        "small",
        "bigger",
        "earlier",
        "previous",
        "last",
        "next",
        "latest",
        "similar",
        "different",
        "separate",
        "main",
        "former",
        "northern",
        "southern",
        "eastern",
        "western",
        "local",
        "foreign",
        "future",
        "past",
    ];
    CONTRASTING.contains(&modifier)
        || !words.lower_seen.contains(modifier)
        || modifier.chars().any(|c| c.is_ascii_digit())
}

/// "head of Iran's force", "director of wholesale products": a role takes in the phrase after "of".
fn of_phrases(words: &Words<'_>, names: &[Candidate], found: &mut [Candidate]) {
    let mut starts: BTreeMap<usize, usize> = BTreeMap::new();
    for phrase in names.iter().chain(found.iter()) {
        let end = starts.entry(phrase.words.start).or_insert(phrase.words.end);
        *end = (*end).max(phrase.words.end);
    }
    for nominal in found.iter_mut() {
        let role = nominal.class.is_some_and(|class| class.kind == NounKind::Person);
        let of = words
            .list
            .get(nominal.words.end)
            .is_some_and(|word| word.lower == "of" && word.sentence == nominal.sentence);
        let event = nominal.class.is_some_and(|class| class.kind == NounKind::Event);
        if !(role || event) || !of || words.list[nominal.words.end - 1].possessive {
            continue;
        }
        let mut after = nominal.words.end + 1;
        if words.list.get(after).is_some_and(|word| determiner(&word.lower)) && !starts.contains_key(&after) {
            after += 1;
        }
        if let Some(end) = starts.get(&after) {
            nominal.words.end = *end;
        }
    }
}
