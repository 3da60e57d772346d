//! Which words are the noun that a phrase stands around.
//!
//! Owns the head: a noun that the lexicon lists, one that no class lists, a number or an age that stands for people, and
//! what only looks like one. It must never ask what stands before the head.

use crate::lexicon::nouns::{self, Noun, NounKind};
use crate::lexicon::{EventWord, event_senses, singular, titles};
use crate::model::{Deprel, Upos};

use super::left::number_word;
use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::phrases::determiner;
use crate::annotate::entities::words::{Word, Words};

/// Most words that an age is cut into: "37", "-", "year", "-", "old".
const LONGEST_AGE: usize = 5;

/// Which words belong to the proper part of a name.
pub(super) struct Taken {
    name: Vec<bool>,
    phrase: Vec<bool>,
}

impl Taken {
    pub(super) fn new(words: &Words<'_>, names: &[Candidate]) -> Self {
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
pub(super) fn head_at(words: &Words<'_>, taken: &Taken, at: usize) -> Option<(usize, Option<Noun>)> {
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
pub(super) fn casualties(words: &Words<'_>, at: usize) -> bool {
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
pub(super) fn aged(words: &Words<'_>, at: usize) -> Option<usize> {
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
pub(super) fn is_noun(words: &Words<'_>, at: usize, end: usize, noun: Option<Noun>, determined: bool) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{chains, check, check_apart, mentions};

    #[test]
    fn a_person_may_stand_before_what_the_tree_takes_for_a_noun() {
        assert!(mentions("A Bergen man shot three people on Monday.").contains(&"A Bergen man".to_owned()));
        assert!(mentions("A gunman shot two people in Bergen.").contains(&"gunman".to_owned()));
        assert!(!mentions("The student paper was sold on Monday.").contains(&"The student".to_owned()));
        assert!(!mentions("The driver training was dear.").contains(&"The driver".to_owned()));
    }

    #[test]
    fn an_age_may_stand_for_a_person() {
        check(
            "Nora Quist, 37, was held on Monday. The 37-year-old said nothing.",
            "Nora Quist",
            "The 37-year-old",
        );
        assert!(!mentions("The 37-year-old bridge was closed.").contains(&"The 37-year-old".to_owned()));
    }

    #[test]
    fn a_papers_label_is_no_phrase() {
        assert!(!mentions("UPDATE: Nora Quist has answered the mayor.").contains(&"UPDATE".to_owned()));
        assert!(mentions("The firm sent out an update for its browser.").contains(&"an update".to_owned()));
    }

    #[test]
    fn a_choice_for_an_office_is_who_is_chosen() {
        check(
            "The mayor picked Nora Quist on Monday. His choice for coach was praised.",
            "Nora Quist",
            "His choice",
        );
        check_apart(
            "The mayor picked Nora Quist on Monday. His choice of words was praised.",
            "Nora Quist",
            "His choice",
        );
    }

    #[test]
    fn an_office_in_several_words_needs_no_article() {
        assert!(mentions("She was nominated to be surgeon general.").contains(&"surgeon general".to_owned()));
        assert!(!mentions("He was running back to the harbour.").contains(&"running back".to_owned()));
    }

    #[test]
    fn a_number_after_a_verb_of_harming_counts_people() {
        assert!(mentions("A gunman killed 2 and wounded one in the harbour.").contains(&"2".to_owned()));
        assert!(!mentions("A gunman killed 2 officers in the harbour.").contains(&"2".to_owned()));
        assert!(!mentions("The storm killed 2 percent of the cattle.").contains(&"2".to_owned()));
    }

    #[test]
    fn nouns_that_no_list_holds() {
        check(
            "A kettle exploded in the kitchen. The kettle was new.",
            "A kettle",
            "The kettle",
        );
        let found = chains("They had no hesitation on that day.");
        assert!(
            !found
                .iter()
                .flatten()
                .any(|(words, _)| words.contains("hesitation") || words.contains("day")),
            "{found:?}"
        );
    }

    #[test]
    fn verbs_forms_that_stand_for_things() {
        let found = chains("The storm ended five days of rioting. Young men were rioting in the square.");
        let has = |words: &str| found.iter().flatten().filter(|(mention, _)| mention == words).count();
        assert_eq!(has("rioting"), 1, "{found:?}");
    }

    #[test]
    fn the_half_of_a_day_is_no_minister() {
        let of = |text: &str| {
            let found = chains(text);
            let said = found.iter().flatten().filter(|(words, _)| words.ends_with("PM"));
            said.count()
        };
        assert_eq!(of("The train left at 5:30 PM on Monday."), 0);
        assert_eq!(of("On Monday the PM resigned."), 1);
    }
}
