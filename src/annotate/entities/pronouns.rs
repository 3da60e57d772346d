//! Pronouns that can stand for an entity.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::nouns::Gender;
use crate::model::{Deprel, EntityKind, Form, Upos};

use super::candidate::Candidate;
use super::words::Words;

/// Personal and possessive pronouns in reading order.
pub(super) fn pronouns(words: &Words<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for (at, word) in words.list.iter().enumerate() {
        let Some((kind, gender, plural)) = pronoun(&word.lower) else {
            continue;
        };
        // "US" is no pronoun, nor is the state of Maine.
        if word.all_capitals() || matches!(word.upos, Upos::Propn | Upos::Noun) {
            continue;
        }
        let mut mention = Candidate::name(at..at + 1, at..at + 1, word.lower.clone(), word.sentence);
        mention.form = Form::Pronoun;
        mention.kind = kind;
        mention.gender = gender;
        mention.plural = plural;
        found.push(mention);
    }
    found
}

/// How many sentences back "there" can reach, and how many paragraphs.
const THERE: usize = 2;

/// "there" where one of `found` is the place that it means: "She went to the clinic … had worked there".
pub(super) fn there(words: &Words<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let mut places: Vec<&Candidate> = found.iter().filter(|mention| located(words, mention)).collect();
    places.sort_by_key(|place| place.words.end);
    let mut all = Vec::new();
    for (at, word) in words.list.iter().enumerate() {
        // "There was a fire" says nothing of a place.
        if word.lower != "there" || word.deprel != Deprel::Advmod || word.penn == "EX" {
            continue;
        }
        let before = places.partition_point(|place| place.words.end <= at);
        let near = |place: &&&Candidate| {
            word.sentence - place.sentence <= THERE
                && words.lines[word.sentence].block - words.lines[place.sentence].block < THERE
        };
        let Some(place) = places[..before].last().filter(near) else {
            continue;
        };
        let mut mention = Candidate::name(at..at + 1, at..at + 1, word.lower.clone(), word.sentence);
        mention.form = Form::Pronoun;
        mention.kind = EntityKind::Place;
        mention.refers = Some(place.head.end - 1);
        all.push(mention);
    }
    all
}

/// Whether a mention is a place, or a house that bodies are in, at which or to which something is said to be.
fn located(words: &Words<'_>, mention: &Candidate) -> bool {
    let by_word = words.previous(mention.words.start).is_some_and(|word| {
        matches!(
            word.lower.as_str(),
            "at" | "in"
                | "to"
                | "into"
                | "inside"
                | "near"
                | "from"
                | "on"
                | "outside"
                | "left"
                | "visited"
                | "entered"
        )
    });
    let house = mention.class.is_some_and(|class| {
        matches!(
            class.name,
            "hospital" | "school" | "university" | "church" | "company" | "bank" | "court"
        )
    });
    by_word && !mention.plural && !mention.is_adjective() && (house || mention.kind == EntityKind::Place)
}

/// Relative pronouns whose antecedent is one of `found` ("the driver, who fled").
pub(super) fn relative(words: &Words<'_>, found: &[Candidate]) -> Vec<Candidate> {
    let heads: BTreeSet<usize> = found.iter().flat_map(|mention| mention.head.clone()).collect();
    let mut ends = Ends::new();
    for mention in found {
        ends.entry(mention.words.end).or_default().push(mention);
    }
    let mut all = Vec::new();
    for (at, word) in words.list.iter().enumerate() {
        let relative = matches!(word.penn, "WP" | "WP$" | "WDT" | "WRB")
            && matches!(
                word.lower.as_str(),
                "who" | "whom" | "whose" | "which" | "that" | "where"
            );
        if !relative {
            continue;
        }
        let by_tree = antecedent(words, at).filter(|head| *head < at && heads.contains(head));
        let Some(antecedent) = by_tree.or_else(|| just_before(words, &ends, at)) else {
            continue;
        };
        let mut mention = Candidate::name(at..at + 1, at..at + 1, word.lower.clone(), word.sentence);
        mention.form = Form::Pronoun;
        mention.refers = Some(antecedent);
        all.push(mention);
    }
    all
}

/// Mentions by the word before which they end.
type Ends<'f> = BTreeMap<usize, Vec<&'f Candidate>>;

/// "Ann Lee, who": the person or place that ends right before the pronoun, where the tree says nothing.
fn just_before(words: &Words<'_>, ends: &Ends<'_>, at: usize) -> Option<usize> {
    let comma = words.previous(at).is_some_and(|word| word.text == ",");
    let end = if comma { at - 1 } else { at };
    let place = match words.list[at].lower.as_str() {
        "who" | "whom" | "whose" => false,
        "where" => true,
        _ => return None,
    };
    ends.get(&end)?
        .iter()
        .filter(|mention| mention.sentence == words.list[at].sentence)
        .filter(|mention| match mention.kind {
            EntityKind::Person | EntityKind::Group => !place,
            EntityKind::Place => place,
            _ => false,
        })
        .map(|mention| mention.head.end - 1)
        .max()
}

/// The word that the clause around a relative pronoun describes.
fn antecedent(words: &Words<'_>, mut at: usize) -> Option<usize> {
    for _ in 0..5 {
        let word = &words.list[at];
        if word.deprel == Deprel::Acl {
            return word.head;
        }
        at = word.head?;
    }
    None
}

fn pronoun(lower: &str) -> Option<(EntityKind, Gender, bool)> {
    Some(match lower {
        "he" | "him" | "his" | "himself" => (EntityKind::Person, Gender::Male, false),
        "she" | "her" | "hers" | "herself" => (EntityKind::Person, Gender::Female, false),
        "i" | "me" | "my" | "mine" | "myself" => (EntityKind::Person, Gender::Unknown, false),
        "we" | "us" | "our" | "ours" | "ourselves" | "they" | "them" | "their" | "theirs" | "themselves" => {
            (EntityKind::Group, Gender::Unknown, true)
        }
        "it" | "its" | "itself" => (EntityKind::Other, Gender::Unknown, false),
        _ => return None,
    })
}
