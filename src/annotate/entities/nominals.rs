//! Nominals: phrases around a common noun that can stand for an entity ("the group", "his wife").

use std::collections::BTreeMap;

use crate::lexicon::nouns::{self, Gender, Noun, NounKind};
use crate::lexicon::{EventWord, event_senses, is_plural, singular, titles};
use crate::model::{Deprel, EntityKind, Form, Upos};

use super::candidate::{Candidate, Determiner, kind_of};
use super::phrases::determiner;
use super::words::{Style, Word, Words};

/// Most words that a phrase reaches back from its head.
const REACH: usize = 12;

/// Most words that an age is cut into: "37", "-", "year", "-", "old".
const LONGEST_AGE: usize = 5;

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

/// A noun that begins at word `at`: where it ends, and what the lexicon says of it, if it lists it.
fn head_at(words: &Words<'_>, taken: &Taken, at: usize) -> Option<(usize, Option<Noun>)> {
    let word = &words.list[at];
    if taken.phrase[at] || !word.is_word() || is_half_of_day(words, at) || is_label(words, at) {
        return None;
    }
    let line_end = words.lines[word.sentence].words.end;
    let listed = (at + 1..=line_end.min(at + nouns::LONGEST)).rev().find_map(|end| {
        if words.list[at..end - 1].iter().any(|word| word.possessive) || taken.phrase[at..end].contains(&true) {
            return None;
        }
        nouns::noun(&words.slice(at, end).to_lowercase()).map(|noun| (end, Some(noun)))
    });
    let (end, noun) = match listed {
        Some(found) => found,
        None if word.upos == Upos::Noun && hyphenated(&word.lower).is_some() => (at + 1, hyphenated(&word.lower)),
        None if casualties(words, at) => {
            let one = matches!(word.lower.as_str(), "1" | "one");
            return Some((at + 1, nouns::noun(if one { "person" } else { "people" })));
        }
        None if let Some(end) = aged(words, at) => return Some((end, nouns::noun("person"))),
        None if picked(words, at) => (at + 1, nouns::noun("nominee")),
        None if refers(words, at) => (at + 1, None),
        None => return None,
    };
    (!compound(words, taken, end - 1)).then_some((end, noun))
}

/// "5:30 PM": the second half of the day, and no prime minister.
fn is_half_of_day(words: &Words<'_>, at: usize) -> bool {
    matches!(words.list[at].text, "PM" | "AM") && words.previous(at).is_some_and(Word::is_number)
}

/// "UPDATE: …": the paper's word on what follows, and no phrase of the text.
fn is_label(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    word.all_capitals() && words.begins(at) && words.next(at).is_some_and(|next| next.text == ":")
}

/// "missile-frigate", "ex-wife": the last part says what it is.
fn hyphenated(lower: &str) -> Option<Noun> {
    let (before, last) = lower.rsplit_once('-')?;
    let against = matches!(before, "anti" | "pro" | "non" | "self" | "pre" | "post");
    nouns::noun(last).filter(|_| !against && before.len() > 1)
}

/// "two dead", "1 hurt", "wounds 2": a number that counts people without a noun.
fn casualties(words: &Words<'_>, at: usize) -> bool {
    const HARMED: [&str; 9] = [
        "dead", "killed", "wounded", "injured", "hurt", "missing", "arrested", "detained", "rescued",
    ];
    const HARMING: [&str; 12] = [
        "kill", "kills", "killed", "killing", "wound", "wounds", "wounded", "wounding", "injure", "injures", "injured",
        "injuring",
    ];
    let word = &words.list[at];
    let counts = word.is_number() && word.text.len() < 5 && word.text.bytes().all(|byte| byte.is_ascii_digit())
        || number_word(&word.lower);
    let harmed = |next: &Word| HARMED.contains(&next.lower.as_str());
    // "wounds 2 officers", "wounds 2-year-old", "killed 2 percent": the number belongs to what follows.
    let alone = |next: &Word| {
        !next.is_word() && !matches!(next.text, "-" | "%") || matches!(next.upos, Upos::Cconj | Upos::Adp)
    };
    let harming = words
        .previous(at)
        .is_some_and(|verb| HARMING.contains(&verb.lower.as_str()));
    counts && (words.next(at).is_some_and(harmed) || harming && words.next(at).is_none_or(alone))
}

/// "the 37-year-old was held": where an age that stands for a person ends, with no noun behind it.
fn aged(words: &Words<'_>, at: usize) -> Option<usize> {
    let line_end = words.lines[words.list[at].sentence].words.end;
    let (_, told) = words.age(at, line_end.min(at + LONGEST_AGE))?;
    let alone = |next: &Word| {
        !next.is_word()
            || matches!(next.penn, "WP" | "WP$" | "WDT")
            || matches!(
                next.upos,
                Upos::Verb | Upos::Aux | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Part
            )
    };
    (told.start == at && words.next(told.end - 1).is_none_or(alone)).then_some(told.end)
}

/// "his choice for mayor", "the party's pick to lead the bank": a person, where a choice between things has no office.
fn picked(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let office = |at: usize| {
        let begin = words.list[at..]
            .iter()
            .position(|word| !determiner(&word.lower))
            .map(|skip| at + skip)?;
        let line_end = words.lines[word.sentence].words.end;
        (begin..line_end.min(begin + 3)).find(|at| {
            let noun = nouns::noun(&words.list[*at].lower);
            noun.is_some_and(|noun| noun.class.kind == NounKind::Person && !noun.plural)
        })
    };
    let takes = |verb: &Word| {
        matches!(
            verb.lower.as_str(),
            "lead" | "head" | "be" | "become" | "run" | "succeed" | "replace"
        )
    };
    matches!(word.lower.as_str(), "choice" | "pick")
        && word.upos == Upos::Noun
        && words.next(at).is_some_and(|next| match next.lower.as_str() {
            "for" | "as" => words.next(at + 1).is_some() && office(at + 2).is_some(),
            "to" => words.next(at + 1).is_some_and(takes),
            _ => false,
        })
}

/// Whether a noun that no class lists can stand for a thing or a person: no time, no measure, no
/// abstraction and no event.
fn refers(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let common = match word.upos {
        Upos::Noun => true,
        // In a headline a capital says nothing; what the text writes small is a common noun.
        Upos::X => word.capital() && words.lower_seen.contains(&word.lower) && !titles::opener(&word.lower),
        _ => false,
    };
    let one = singular(&word.lower);
    common
        && word.lower.chars().count() > 2
        && word.lower.chars().all(|c| c.is_alphabetic() || c == '-')
        && !nouns::vague(&word.lower)
        && !nouns::vague(&one)
        && one.rsplit_once('-').is_none_or(|(_, last)| !nouns::vague(last))
        && !event_senses(&one).iter().any(|sense| sense.word == EventWord::Noun)
}

/// Whether the word is part of a longer noun: in "police spokeswoman" the police are no phrase of their own.
fn compound(words: &Words<'_>, taken: &Taken, last: usize) -> bool {
    let word = &words.list[last];
    let Some(next) = words.next(last).filter(|_| !word.possessive) else {
        return false;
    };
    match word.head {
        Some(head) => {
            matches!(
                word.deprel,
                Deprel::Compound | Deprel::Flat | Deprel::Amod | Deprel::Goeswith
            ) && head > last
                && !acts(words, last, head)
        }
        None => next.upos == Upos::X && !taken.phrase[last + 1] && nouns::noun(&next.lower).is_some(),
    }
}

/// "A gunman shot two", "Judge sentences killer": what the tree takes for a noun behind a person may be what the person
/// does. It stands right behind, and is tagged as a verb or is one by its form where a clause has no other.
fn acts(words: &Words<'_>, last: usize, head: usize) -> bool {
    let person = nouns::noun(&words.list[last].lower)
        .is_some_and(|noun| matches!(noun.class.kind, NounKind::Person) && !words.list[last].possessive);
    let verb = &words.list[head];
    if !person || head != last + 1 || nouns::noun(&verb.lower).is_some() {
        return false;
    }
    let stem = singular(&verb.lower);
    let finite = stem != verb.lower
        && event_senses(&stem)
            .iter()
            .any(|sense| matches!(sense.word, EventWord::Verb(_)));
    verb.upos == Upos::Verb || matches!(verb.deprel, Deprel::Root | Deprel::Ccomp) && finite
}

/// Whether the form at hand is a noun here and not a verb.
fn is_noun(words: &Words<'_>, at: usize, end: usize, noun: Option<Noun>, determined: bool) -> bool {
    let last = &words.list[end - 1];
    let Some(noun) = noun else { return true };
    // "five days of rioting", "the worst rioting": a verb's form that stands where a noun does.
    let gerund = || {
        last.penn == "VBG"
            && noun.class.kind == NounKind::Event
            && words
                .previous(at)
                .is_some_and(|word| matches!(word.upos, Upos::Det | Upos::Adj) || word.lower == "of")
    };
    match last.upos {
        Upos::Noun | Upos::Propn | Upos::Num => true,
        Upos::X => {
            let people = matches!(noun.class.kind, NounKind::Person | NounKind::Group) && (noun.plural || end > at + 1);
            let organization = noun.class.kind == NounKind::Organization;
            determined || people || organization || noun.plural && !verb_like(words, at)
        }
        // "to be surgeon general", "the star running back": of a noun in several words the last may be read amiss.
        Upos::Adj => determined && !noun.plural || end > at + 1,
        Upos::Adv => determined && end > at + 1,
        // "23 sea brigands": what the tree holds for a verb's object or subject is no verb.
        Upos::Verb => {
            gerund()
                || noun.plural
                    && last.lower.ends_with('s')
                    && matches!(
                        last.deprel,
                        Deprel::Obj | Deprel::Nsubj | Deprel::Obl | Deprel::Nmod | Deprel::Appos
                    )
        }
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
    age: Option<u32>,
    /// Whether a known modifier stands before the noun.
    described: bool,
}

/// What stands before a head, as the tree has it: its determiner or owner, numbers and modifiers.
fn left(words: &Words<'_>, at: usize, end: usize) -> Left {
    let (start, owner) = left_edge(words, at, end);
    let mut found = Left {
        start,
        determiner: Determiner::Bare,
        modifiers: Vec::new(),
        number: None,
        age: None,
        described: false,
    };
    let mut from = start;
    let mut aged = 0..0;
    if let Some(owner) = owner {
        found.determiner = Determiner::Owned(words.slice(start, owner + 1).to_lowercase());
        from = owner + 1;
    }
    if let Some((age, rest)) = words.age(from, at) {
        found.age = Some(age);
        found.described = true;
        aged = rest;
    }
    for (place, word) in words.list.iter().enumerate().take(at).skip(from) {
        if !word.is_word() || aged.contains(&place) {
            continue;
        }
        let lower = word.lower.as_str();
        match determiner_kind(lower) {
            Some(kind) if found.determiner == Determiner::Bare => found.determiner = kind,
            Some(Determiner::Definite) => found.determiner = Determiner::Definite,
            _ if word.is_number() && !lower.contains('-') || number_word(lower) => {
                found.number = Some(lower.to_owned());
            }
            _ if matches!(word.upos, Upos::Adv | Upos::Adp | Upos::Cconj | Upos::Sconj | Upos::Det) => {}
            _ => {
                found.modifiers.push(lower.to_owned());
                found.described = true;
            }
        }
    }
    found
}

/// Where the phrase around a head begins, and the last word of the head's owner in it.
fn left_edge(words: &Words<'_>, at: usize, end: usize) -> (usize, Option<usize>) {
    let line = words.lines[words.list[at].sentence].words.start;
    let phrase = at..end;
    let (mut start, mut owner) = (at, None);
    while start > line && at - start < REACH {
        let word = &words.list[start - 1];
        if matches!(word.upos, Upos::Adp | Upos::Sconj | Upos::Aux) && word.deprel != Deprel::Advmod {
            break;
        }
        let inside = match words.below(start - 1, &phrase) {
            Some(Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::Nummod | Deprel::Flat) => true,
            Some(Deprel::Nmod) if owner.is_some() => true,
            Some(Deprel::Nmod) if word.possessive || word.penn == "PRP$" => {
                owner = Some(start - 1);
                true
            }
            // "nearly 200 people", but "only" before "the people" says something of the sentence.
            Some(Deprel::Advmod) => determiner_kind(&words.list[start].lower).is_none(),
            Some(Deprel::Punct) => word.text == "-",
            _ => false,
        };
        if !inside {
            break;
        }
        start -= 1;
    }
    while start < at && !words.list[start].is_word() {
        start += 1;
    }
    (start, owner.filter(|owner| *owner >= start))
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
