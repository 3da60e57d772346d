//! What stands before the noun of a phrase: determiner or owner, number, age, modifiers.
//!
//! Owns where the phrase begins. It must never ask whether the noun is one.

use crate::model::{Deprel, Upos};

use crate::annotate::entities::candidate::Determiner;
use crate::annotate::entities::words::Words;

/// Most words that a phrase reaches back from its head.
const REACH: usize = 12;

pub(super) struct Left {
    pub(super) start: usize,
    pub(super) determiner: Determiner,
    pub(super) modifiers: Vec<String>,
    pub(super) number: Option<String>,
    pub(super) age: Option<u32>,
    /// Whether a known modifier stands before the noun.
    pub(super) described: bool,
}

/// What stands before a head, as the tree has it: its determiner or owner, numbers and modifiers.
pub(super) fn left(words: &Words<'_>, at: usize, end: usize) -> Left {
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

/// "a string of cables", "a number of residents": the counting word belongs to the phrase.
pub(super) fn partitive(words: &Words<'_>, left: &mut Left) {
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

pub(super) fn number_word(lower: &str) -> bool {
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

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::chains;

    #[test]
    fn a_phrase_does_not_reach_over_a_verb() {
        let found = chains("The Danish navy captured 23 pirates. The pirates gave up.");
        let spans: Vec<&String> = found.iter().flatten().map(|(words, _)| words).collect();
        assert!(spans.iter().any(|words| *words == "The Danish navy"), "{spans:?}");
        assert!(spans.iter().any(|words| *words == "23 pirates"), "{spans:?}");
    }
}
