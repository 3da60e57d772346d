//! Names: capitalised sequences, told from words that a sentence or a headline capitalises.
//!
//! Owns the list of an article's names. It must never join two of them: that is the sieves' business.

mod extent;
mod headlines;
mod segment;

use std::collections::BTreeSet;
use std::ops::Range;

use crate::lexicon::gazetteer::Sort;
use crate::lexicon::nouns::{self, NounKind};
use crate::lexicon::titles;
use crate::model::{EntityKind, NameKind, Upos};

use super::candidate::Candidate;
use super::lookup::gazetteer_match;
use super::words::{Style, Words};
use extent::{run, with_particle};
use headlines::{Known, headline};
use segment::segment;

/// Names in reading order, the longer first where two begin together; nested ones included.
pub(super) fn names(words: &Words<'_>) -> Vec<Candidate> {
    let mut found = Vec::new();
    for line in words.lines.iter().filter(|line| line.style == Style::Body) {
        body(words, line.words.clone(), &mut found);
    }
    surnames(&mut found);
    let known = Known::new(&found);
    for line in words.lines.iter().filter(|line| line.style != Style::Body) {
        headline(words, line.words.clone(), line.style, &known, &mut found);
    }
    for name in &mut found {
        tagged_kind(words, name);
        made(words, name);
    }
    found.sort_by_key(|name| (name.words.start, std::cmp::Reverse(name.words.end)));
    found
}

/// "Toyota Corolla": a make and a model are a thing, whatever the maker is.
fn made(words: &Words<'_>, name: &mut Candidate) {
    let class = nouns::made(words.slice(name.head.start, name.head.end));
    let person = name.sure && name.kind == EntityKind::Person;
    if let Some(class) = class.filter(|_| name.entry.is_none() && !person) {
        name.kind = EntityKind::Product;
        name.sure = true;
        name.roles.push(class);
    }
}

/// A town's name that a person of the text bears as a surname means the person: "Jackson" after "Ann Jackson".
fn surnames(found: &mut [Candidate]) {
    let borne: BTreeSet<String> = found
        .iter()
        .filter(|name| name.kind == EntityKind::Person && name.head.len() > 1)
        .filter_map(|name| name.key.rsplit_once(' ').map(|(_, surname)| surname.to_owned()))
        .collect();
    for name in found {
        let town = name.entry.is_some_and(|(entry, _)| {
            matches!(entry.sort, Sort::City | Sort::State | Sort::Region) && name.head.len() == 1
        });
        if town && borne.contains(&name.key) {
            name.entry = None;
            name.kind = EntityKind::Person;
            name.sure = false;
        }
    }
}

fn body(words: &Words<'_>, line: Range<usize>, found: &mut Vec<Candidate>) {
    let mut at = line.start;
    while at < line.end {
        let end = run(words, at, line.end);
        if end == at + 1 && (party_member(words, at) || common_noun(words, at) || crowd(words, at)) {
            at = end;
        } else if end > at {
            let start = with_particle(words, at);
            segment(words, start, end, found);
            at = end;
        } else {
            at += 1;
        }
    }
}

/// The determiner of the phrase that ends with word `at`, before its adjectives ("a fragile Government").
fn determined_by<'a>(words: &'a Words<'_>, at: usize) -> Option<&'a str> {
    /// Most adjectives and their adverbs between a determiner and its noun.
    const BETWEEN: usize = 4;
    let mut before = at;
    for _ in 0..=BETWEEN {
        let word = words.previous(before)?;
        if super::phrases::determiner(&word.lower) {
            return Some(&word.lower);
        }
        if word.capital() || !matches!(word.upos, Upos::Adj | Upos::Adv) {
            return None;
        }
        before -= 1;
    }
    None
}

/// "a Republican": a person, whom the nominals will find, and not the party.
fn party_member(words: &Words<'_>, at: usize) -> bool {
    let article = determined_by(words, at).is_some_and(|lower| matches!(lower, "a" | "an"));
    let noun = nouns::noun(&words.list[at].lower).is_some_and(|noun| !noun.plural);
    let alone = words
        .next(at)
        .is_none_or(|next| !next.capital() && next.text != "-" && nouns::noun(&next.lower).is_none());
    article && noun && alone
}

/// "the Government", "his Ministry": a capital out of respect.
fn common_noun(words: &Words<'_>, at: usize) -> bool {
    let article = determined_by(words, at).is_some();
    let word = &words.list[at];
    // "the Hunters" are a family where nobody hunts, "the Rovers" a team where nothing roves.
    let common = |noun: nouns::Noun| {
        !matches!(noun.class.kind, NounKind::Person | NounKind::Product | NounKind::Other)
            || words.lower_seen.contains(&word.lower)
            || titles::title(word.text).is_some()
            // "the CEO", "the A.G."
            || word.all_capitals()
    };
    article && gazetteer_match(words, at).is_none() && nouns::noun(&word.lower).is_some_and(common)
}

/// "Youths threw stones": people in the plural that owe their capital to the sentence they open.
fn crowd(words: &Words<'_>, at: usize) -> bool {
    let word = &words.list[at];
    let people = |noun: nouns::Noun| noun.plural && matches!(noun.class.kind, NounKind::Person | NounKind::Group);
    words.begins(at)
        && !words.capital_seen.contains_key(word.text)
        && gazetteer_match(words, at).is_none()
        && nouns::noun(&word.lower).is_some_and(people)
}

/// Lets the tagger decide where the words themselves left the type open.
fn tagged_kind(words: &Words<'_>, name: &mut Candidate) {
    if name.sure {
        return;
    }
    let Some((kind, _)) = words.list[name.head.clone()].iter().find_map(|word| word.name) else {
        return;
    };
    name.kind = match kind {
        NameKind::Person => EntityKind::Person,
        NameKind::Organization => EntityKind::Organization,
        NameKind::Place => EntityKind::Place,
        NameKind::Other => return,
    };
    name.sure = true;
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{chains, check, check_apart};

    #[test]
    fn a_make_tells_what_a_thing_is() {
        check(
            "A grey Toyota Corolla hit a wall in Bergen. The car was towed.",
            "Toyota Corolla",
            "The car",
        );
        check(
            "A Cessna Skyhawk left Bergen at noon. The plane landed in Oslo.",
            "Cessna Skyhawk",
            "The plane",
        );
        check_apart(
            "Toyota Motors hired Nora Quist in Bergen. The car was towed.",
            "Toyota Motors",
            "The car",
        );
        check_apart(
            "A grey Toyota Corolla hit a wall in Bergen. The ship was towed.",
            "Toyota Corolla",
            "The ship",
        );
    }

    #[test]
    fn a_family_is_not_its_trade() {
        check(
            "Peter Baker and Laura Baker left. The Bakers were tired. The couple slept.",
            "The Bakers",
            "The couple",
        );
    }

    #[test]
    fn a_surname_that_is_a_town_as_well() {
        check(
            "Nora Jackson came first. Jackson thanked them.",
            "Nora Jackson",
            "Jackson",
        );
        check_apart("Nora Quist came to Jackson on Monday.", "Nora Quist", "Jackson");
    }

    #[test]
    fn adjectives_stand_between_an_article_and_a_common_noun() {
        let found = chains("She beat a more moderate Democrat. A fragile Government fell in Lima.");
        let has = |words: &str| found.iter().flatten().any(|(mention, _)| mention == words);
        assert!(has("a more moderate Democrat"), "{found:?}");
        assert!(has("A fragile Government"), "{found:?}");
    }
}
