//! Nominals: phrases around a common noun that can stand for an entity ("the group", "his wife").

use std::collections::BTreeMap;

use crate::lexicon::nouns::{self, Noun, NounKind};
use crate::lexicon::titles;
use crate::model::{Form, Upos};

use super::candidate::{Candidate, Determiner, kind_of};
use super::phrases::determiner;
use super::words::{Style, Word, Words};

/// Most words that a phrase reaches back from its head.
const REACH: usize = 7;

/// Nominals in reading order; `names` are those found before, in reading order.
pub(super) fn nominals(words: &Words<'_>, names: &[Candidate]) -> Vec<Candidate> {
    let taken = Taken::new(words, names);
    let mut found: Vec<Candidate> = Vec::new();
    let mut ends: BTreeMap<usize, usize> = names.iter().map(|name| (name.words.end, name.words.start)).collect();
    let mut at = 0;
    while at < words.list.len() {
        let Some((end, noun)) = head_at(words, &taken, at) else {
            at += 1;
            continue;
        };
        if let Some(nominal) = phrase(words, &taken, &ends, at, end, noun) {
            ends.insert(nominal.words.end, nominal.words.start);
            found.push(nominal);
        }
        at = end;
    }
    of_phrases(words, names, &mut found);
    found
}

/// Which words belong to the proper part of a name.
struct Taken {
    name: Vec<bool>,
    phrase: Vec<bool>,
}

impl Taken {
    fn new(words: &Words<'_>, names: &[Candidate]) -> Self {
        let mut taken = Self {
            name: vec![false; words.list.len()],
            phrase: vec![false; words.list.len()],
        };
        for name in names {
            for at in name.head.clone() {
                taken.name[at] = true;
            }
            for at in name.words.clone() {
                taken.phrase[at] = true;
            }
        }
        taken
    }
}

/// A noun of the lexicon that begins at word `at`: where it ends, and what it is.
fn head_at(words: &Words<'_>, taken: &Taken, at: usize) -> Option<(usize, Noun)> {
    let word = &words.list[at];
    if taken.phrase[at] || !word.is_word() {
        return None;
    }
    let line_end = words.lines[word.sentence].words.end;
    let (end, noun) = (at + 1..=line_end.min(at + nouns::LONGEST)).rev().find_map(|end| {
        if words.list[at..end - 1].iter().any(|word| word.possessive) || taken.phrase[at..end].contains(&true) {
            return None;
        }
        nouns::noun(&words.slice(at, end).to_lowercase()).map(|noun| (end, noun))
    })?;
    // In "police spokeswoman" the police are no phrase of their own, unless a tagger says so.
    let follows = words.list.get(end).filter(|next| next.sentence == word.sentence);
    let last = &words.list[end - 1];
    let compound = !last.possessive
        && follows.is_some_and(|next| match next.upos {
            Upos::Noun => true,
            Upos::X | Upos::Propn => {
                !taken.phrase[end] && nouns::noun(&next.lower).is_some() && !next.possessive
                    || nouns::noun(&next.lower).is_some_and(|_| next.possessive)
            }
            _ => false,
        });
    (!compound).then_some((end, noun))
}

/// Whether the form at hand is a noun here and not a verb.
fn is_noun(words: &Words<'_>, at: usize, end: usize, noun: Noun, determined: bool) -> bool {
    let last = &words.list[end - 1];
    match last.upos {
        Upos::Noun | Upos::Propn => true,
        Upos::X => {
            let people = matches!(noun.class.kind, NounKind::Person | NounKind::Group) && (noun.plural || end > at + 1);
            let organization = noun.class.kind == NounKind::Organization;
            determined || people || organization || noun.plural && !verb_like(words, at)
        }
        Upos::Adj => determined && !noun.plural,
        _ => false,
    }
}

/// "attacks", "reports" after a subject: likely a verb.
fn verb_like(words: &Words<'_>, at: usize) -> bool {
    words.previous(at).is_some_and(|before| {
        before.capital()
            || matches!(
                before.lower.as_str(),
                "to" | "he" | "she" | "it" | "they" | "who" | "which" | "that"
            )
    })
}

fn phrase(
    words: &Words<'_>,
    taken: &Taken,
    ends: &BTreeMap<usize, usize>,
    at: usize,
    end: usize,
    noun: Noun,
) -> Option<Candidate> {
    let mut left = left(words, taken, ends, at);
    if noun.plural {
        partitive(words, &mut left);
    }
    let style = words.lines[words.list[at].sentence].style;
    let determined = left.determiner != Determiner::Bare || left.number.is_some() || left.described;
    if !is_noun(words, at, end, noun, determined || style != Style::Body) {
        return None;
    }
    // A lone capital inside running text is a name's remains, unless a title stands for the person.
    let head = &words.list[at];
    if style == Style::Body
        && head.capital()
        && !words.begins(left.start)
        && !determined
        && titles::title(head.text).is_none()
    {
        return None;
    }
    Some(Candidate {
        words: left.start..end,
        head: at..end,
        form: Form::Nominal,
        kind: kind_of(noun.class.kind, noun.plural),
        sure: true,
        gender: noun.class.gender,
        plural: noun.plural,
        entry: None,
        roles: Vec::new(),
        class: Some(noun.class),
        key: words.slice(at, end).to_lowercase(),
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

/// "a string of cables", "a number of residents": the counting word belongs to the phrase.
fn partitive(words: &Words<'_>, left: &mut Left) {
    const COUNTING: [&str; 14] = [
        "string",
        "number",
        "series",
        "handful",
        "couple",
        "dozens",
        "hundreds",
        "thousands",
        "scores",
        "wave",
        "pair",
        "lot",
        "majority",
        "millions",
    ];
    let start = left.start;
    if words.previous(start).is_none_or(|word| word.lower != "of") || start < 2 {
        return;
    }
    let counting = &words.list[start - 2];
    if counting.sentence != words.list[start].sentence || !COUNTING.contains(&counting.lower.as_str()) {
        return;
    }
    left.start = start - 2;
    if words
        .previous(left.start)
        .is_some_and(|word| matches!(word.lower.as_str(), "a" | "an"))
    {
        left.start -= 1;
    }
    left.described = true;
    if left.determiner == Determiner::Bare {
        left.determiner = Determiner::Indefinite;
    }
}

struct Left {
    start: usize,
    determiner: Determiner,
    modifiers: Vec<String>,
    number: Option<String>,
    /// Whether a known modifier stands before the noun.
    described: bool,
}

/// Walks back from the head over modifiers to a determiner or an owner.
fn left(words: &Words<'_>, taken: &Taken, ends: &BTreeMap<usize, usize>, head: usize) -> Left {
    let line = words.lines[words.list[head].sentence].words.start;
    let mut found = Left {
        start: head,
        determiner: Determiner::Bare,
        modifiers: Vec::new(),
        number: None,
        described: false,
    };
    // Modifiers that are certain only once a determiner is found before them.
    let mut pending = Vec::new();
    let mut at = head;
    while at > line && head - at < REACH {
        let word = &words.list[at - 1];
        let lower = word.lower.as_str();
        if word.possessive {
            let start = ends.get(&at).copied().filter(|start| *start >= line).unwrap_or(at - 1);
            settle(&mut found, &mut pending, at);
            found.start = start;
            found.determiner = Determiner::Owned(words.slice(start, at).to_lowercase());
            return found;
        }
        // "that" before more than the noun itself is rather a conjunction.
        if lower == "that" && at != head {
            break;
        }
        if let Some(kind) = determiner_kind(lower) {
            settle(&mut found, &mut pending, at);
            found.start = at - 1;
            found.determiner = kind;
            return found;
        }
        if let Some(start) = ends.get(&at).filter(|start| **start >= line && taken.phrase[at - 1]) {
            // A name as modifier: "Ohio race", "Indian warship". With unknown words in between, one of
            // them may well be the verb.
            if !pending.is_empty() {
                break;
            }
            found.start = at;
            found.modifiers.push(words.slice(*start, at).to_lowercase());
            found.described = true;
            found.start = *start;
            at = *start;
            continue;
        }
        if word.is_number() || number_word(lower) {
            settle(&mut found, &mut pending, at);
            found.number = Some(lower.to_owned());
            found.start = at - 1;
            at -= 1;
            continue;
        }
        match modifier(word) {
            Modifier::Yes => {
                settle(&mut found, &mut pending, at);
                found.modifiers.push(word.lower.clone());
                found.described = true;
                found.start = at - 1;
            }
            Modifier::Perhaps => pending.push(word.lower.clone()),
            Modifier::No => break,
        }
        at -= 1;
    }
    found
}

fn settle(found: &mut Left, pending: &mut Vec<String>, start: usize) {
    if !pending.is_empty() {
        found.modifiers.append(pending);
        found.described = true;
    }
    found.start = found.start.min(start);
}

fn determiner_kind(lower: &str) -> Option<Determiner> {
    Some(match lower {
        "the" | "this" | "that" | "these" | "those" => Determiner::Definite,
        "a" | "an" | "another" | "some" | "any" | "no" | "every" | "each" | "several" | "many" | "few" | "other" => {
            Determiner::Indefinite
        }
        "his" | "her" | "its" | "their" | "our" | "my" | "your" => Determiner::Owned(lower.to_owned()),
        _ => return None,
    })
}

fn number_word(lower: &str) -> bool {
    const NUMBERS: [&str; 22] = [
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
        "fifteen",
        "twenty",
        "thirty",
        "forty",
        "fifty",
        "sixty",
        "hundred",
        "dozen",
        "dozens",
        "thousands",
    ];
    NUMBERS.contains(&lower)
}

enum Modifier {
    Yes,
    Perhaps,
    No,
}

fn modifier(word: &Word<'_>) -> Modifier {
    if !word.is_word() {
        return if word.text == "-" {
            Modifier::Perhaps
        } else {
            Modifier::No
        };
    }
    match word.upos {
        Upos::Adj | Upos::Noun | Upos::Propn | Upos::Num => return Modifier::Yes,
        Upos::X => {}
        Upos::Verb | Upos::Adv
            if word.lower.ends_with("ed") || word.lower.ends_with("ing") || word.lower.ends_with("ly") =>
        {
            return Modifier::Perhaps;
        }
        _ => return Modifier::No,
    }
    if nouns::noun(&word.lower).is_some_and(|noun| !noun.plural) || word.lower.ends_with("-year-old") {
        Modifier::Yes
    } else if titles::opener(&word.lower) && !describing(&word.lower) {
        Modifier::No
    } else {
        Modifier::Perhaps
    }
}

/// Words of the list of openers that are adjectives as well.
fn describing(lower: &str) -> bool {
    matches!(
        lower,
        "big"
            | "huge"
            | "large"
            | "small"
            | "local"
            | "deadly"
            | "former"
            | "young"
            | "old"
            | "new"
            | "recent"
            | "late"
            | "latest"
            | "first"
            | "second"
            | "last"
            | "next"
            | "full"
            | "special"
            | "striking"
            | "strong"
            | "free"
            | "open"
            | "same"
    )
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
        if !role || !of || words.list[nominal.words.end - 1].possessive {
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
