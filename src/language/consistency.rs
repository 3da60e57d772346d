//! One name, one reading: what an article says of a name in one place, used in all others.
//!
//! A surname seen with its first name is a person's wherever it stands; words in a headline of
//! capitals, and at the beginning of sentences, are read as they are elsewhere; what a noun for a
//! person stands before ("the singer Quist") is a person. Owns these rules alone. It must never know
//! who or what a name stands for: all it goes by is the article itself and its common nouns.

use std::collections::BTreeMap;

use crate::lexicon::gazetteer;
use crate::lexicon::nouns::{self, NounKind};
use crate::model::{Deprel, NameKind, NameTag, SentenceId, Syntax, Upos};
use crate::text::{Idx as _, IndexVec};

/// Votes for each of the four kinds, in the order of [`KINDS`].
type Votes = [u32; 4];

const KINDS: [NameKind; 4] = [
    NameKind::Person,
    NameKind::Organization,
    NameKind::Place,
    NameKind::Other,
];

/// What the article as a whole says of its words and names, all in lower case.
#[derive(Default)]
struct Knowledge {
    /// How often a name was found, by kind.
    names: BTreeMap<String, Votes>,
    /// Last words of persons' names of two and more words.
    surnames: BTreeMap<String, u32>,
    /// How often a word stands in lower case, and with a capital inside a sentence.
    cased: BTreeMap<String, [u32; 2]>,
}

/// Where a name stands, as positions of tokens.
struct Found {
    start: usize,
    end: usize,
    kind: NameKind,
}

/// Makes the names of `syntax` agree with one another.
pub fn unify(text: &str, syntax: &mut Syntax) {
    let shouting: IndexVec<SentenceId, bool> = syntax.sentences.ids().fold(IndexVec::new(), |mut out, id| {
        out.push(is_shouted(text, syntax, id));
        out
    });
    describe(text, syntax);
    let knowledge = learn(text, syntax, &shouting);
    let sentences: Vec<(std::ops::Range<usize>, bool)> = syntax
        .sentences
        .enumerated()
        .map(|(id, sentence)| {
            (
                sentence.tokens.start as usize..sentence.tokens.end as usize,
                shouting[id],
            )
        })
        .collect();
    for (range, shouted) in sentences {
        for name in names_of(syntax, range.clone()) {
            settle(text, syntax, &name, range.start, &knowledge);
        }
        find_missed(text, syntax, range, shouted, &knowledge);
    }
}

/// Whether a sentence of three words and more is in capitals throughout.
fn is_shouted(text: &str, syntax: &Syntax, id: SentenceId) -> bool {
    let words = syntax.tokens_of(id).iter().map(|token| token.span.slice(text));
    let mut count = 0;
    for word in words.filter(|word| word.chars().any(char::is_alphabetic)) {
        if word.chars().any(char::is_lowercase) {
            return false;
        }
        count += 1;
    }
    count >= 3
}

fn names_of(syntax: &Syntax, range: std::ops::Range<usize>) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for at in range {
        match syntax.tokens.as_slice()[at].name {
            Some(NameTag { kind, begin: true }) => found.push(Found {
                start: at,
                end: at + 1,
                kind,
            }),
            Some(_) => {
                if let Some(last) = found.last_mut().filter(|last| last.end == at) {
                    last.end = at + 1;
                }
            }
            None => {}
        }
    }
    found
}

/// Makes persons of names that the gazetteer does not know and that a noun for one person belongs to.
fn describe(text: &str, syntax: &mut Syntax) {
    let names = names_of(syntax, 0..syntax.tokens.len());
    for name in names
        .iter()
        .filter(|name| name.kind != NameKind::Person && name.start > 0)
    {
        let tokens = syntax.tokens.as_slice();
        let (noun, inside) = (name.start - 1, name.start..name.end);
        let joined = match (tokens[noun].deprel, tokens[noun].head) {
            (Deprel::Compound, Some(head)) if inside.contains(&head.index()) => true,
            _ => inside.clone().any(|at| {
                matches!(tokens[at].deprel, Deprel::Appos | Deprel::Flat)
                    && tokens[at].head.is_some_and(|head| head.index() == noun)
            }),
        };
        let person = || {
            let word = tokens[noun].span.slice(text);
            word.starts_with(char::is_lowercase)
                && nouns::noun(word).is_some_and(|noun| noun.class.kind == NounKind::Person && !noun.plural)
        };
        let known =
            || gazetteer::knows(&text[tokens[name.start].span.start as usize..tokens[name.end - 1].span.end as usize]);
        if joined && person() && !known() {
            for token in &mut syntax.tokens.as_mut_slice()[inside] {
                token.name = token.name.map(|tag| NameTag {
                    kind: NameKind::Person,
                    ..tag
                });
            }
        }
    }
}

fn form(text: &str, syntax: &Syntax, at: usize) -> String {
    syntax.tokens.as_slice()[at].span.slice(text).to_lowercase()
}

fn key(text: &str, syntax: &Syntax, name: &Found) -> String {
    let words: Vec<String> = (name.start..name.end).map(|at| form(text, syntax, at)).collect();
    words.join(" ")
}

fn learn(text: &str, syntax: &Syntax, shouting: &IndexVec<SentenceId, bool>) -> Knowledge {
    let mut knowledge = Knowledge::default();
    for (id, sentence) in syntax.sentences.enumerated() {
        if shouting[id] {
            continue;
        }
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        for at in range.clone() {
            let word = syntax.tokens.as_slice()[at].span.slice(text);
            // Only words that could be read either way matter, and none is that long.
            if word.len() > 40 {
                continue;
            }
            match word.chars().next() {
                Some(first) if first.is_lowercase() => {
                    knowledge.cased.entry(word.to_lowercase()).or_default()[0] += 1;
                }
                Some(first) if first.is_uppercase() && at > range.start => {
                    knowledge.cased.entry(word.to_lowercase()).or_default()[1] += 1;
                }
                _ => {}
            }
        }
        for name in names_of(syntax, range) {
            let votes = knowledge.names.entry(key(text, syntax, &name)).or_default();
            votes[name.kind as usize] += 1;
            if name.kind == NameKind::Person && name.end - name.start > 1 {
                *knowledge.surnames.entry(form(text, syntax, name.end - 1)).or_default() += 1;
            }
        }
    }
    knowledge
}

/// The kind with the most votes, if it has more than half of them.
fn winner(votes: &Votes) -> Option<NameKind> {
    let total: u32 = votes.iter().sum();
    (0..4).find(|&kind| votes[kind] * 2 > total).map(|kind| KINDS[kind])
}

/// Gives a name the kind that the article gives it elsewhere, or drops it where it is a plain word.
fn settle(text: &str, syntax: &mut Syntax, name: &Found, sentence: usize, knowledge: &Knowledge) {
    let words = key(text, syntax, name);
    let single = name.end - name.start == 1;
    if single && name.start == sentence {
        let [small, large] = knowledge.cased.get(&words).copied().unwrap_or_default();
        if small > 0 && large == 0 && syntax.tokens.as_slice()[name.start].upos != Upos::Propn {
            syntax.tokens.as_mut_slice()[name.start].name = None;
            return;
        }
    }
    let elsewhere = knowledge.names.get(&words).and_then(winner);
    let kind = if single && knowledge.surnames.contains_key(&words) {
        // "Paris Lund" makes a person of "Lund", but not of "Paris" where that is mostly a place.
        let places = knowledge.names.get(&words).map_or(0, |votes| votes[1] + votes[2]);
        if places > 2 { elsewhere } else { Some(NameKind::Person) }
    } else {
        elsewhere
    };
    if let Some(kind) = kind {
        for token in &mut syntax.tokens.as_mut_slice()[name.start..name.end] {
            token.name = token.name.map(|tag| NameTag { kind, ..tag });
        }
    }
}

/// Marks words that are a name elsewhere: surnames, and in headlines of capitals any known name.
fn find_missed(text: &str, syntax: &mut Syntax, range: std::ops::Range<usize>, shouted: bool, knowledge: &Knowledge) {
    for at in range {
        let token = &syntax.tokens.as_slice()[at];
        if token.name.is_some() || token.span.len() > 40 {
            continue;
        }
        let word = token.span.slice(text);
        if !word.starts_with(char::is_uppercase) {
            continue;
        }
        let lower = word.to_lowercase();
        let [small, large] = knowledge.cased.get(&lower).copied().unwrap_or_default();
        let kind = if shouted {
            if small > large {
                continue;
            }
            knowledge.names.get(&lower).and_then(winner)
        } else if small == 0 && token.upos == Upos::Propn {
            knowledge.surnames.contains_key(&lower).then_some(NameKind::Person)
        } else {
            None
        };
        if let Some(kind) = kind {
            syntax.tokens.as_mut_slice()[at].name = Some(NameTag { kind, begin: true });
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;
    use crate::language::conllu;

    /// Names of a text whose tokens are parted by spaces and sentences by lines, after unifying
    /// those given: `Word/person` begins a name, `Word/+person` goes on with it; `word/>` is a
    /// compound with the word after it.
    fn unified(marked: &str) -> String {
        let mut file = String::new();
        let (mut tags, mut compounds) = (Vec::new(), Vec::new());
        for line in marked.lines() {
            for (at, word) in line.split(' ').enumerate() {
                let (word, tag) = word.split_once('/').unwrap_or((word, ""));
                if tag == ">" {
                    compounds.push(tags.len());
                }
                tags.push(
                    match tag.trim_start_matches('+') {
                        "person" => Some(NameKind::Person),
                        "place" => Some(NameKind::Place),
                        "organization" => Some(NameKind::Organization),
                        _ => None,
                    }
                    .map(|kind| NameTag {
                        kind,
                        begin: !tag.starts_with('+'),
                    }),
                );
                let _ = writeln!(file, "{}\t{word}", at + 1);
            }
            file.push('\n');
        }
        let (text, mut syntax) = conllu::read(&file);
        for (token, tag) in syntax.tokens.as_mut_slice().iter_mut().zip(tags) {
            token.name = tag;
            token.upos = if tag.is_some() || token.span.slice(&text).starts_with(char::is_uppercase) {
                Upos::Propn
            } else {
                Upos::Noun
            };
        }
        for at in compounds {
            let token = &mut syntax.tokens.as_mut_slice()[at];
            (token.deprel, token.head) = (Deprel::Compound, Some(crate::model::TokenId::from_usize(at + 1)));
        }
        unify(&text, &mut syntax);
        let shown = syntax.tokens.iter().filter_map(|token| {
            token
                .name
                .map(|name| format!("{}:{:?}", token.span.slice(&text), name.kind))
        });
        shown.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_surname_is_a_person_everywhere() {
        assert_eq!(
            unified("Ada/person Quist/+person spoke\nthen Quist/place left\nnobody saw Quist"),
            "Ada:Person Quist:Person Quist:Person Quist:Person"
        );
    }

    #[test]
    fn a_noun_for_a_person_makes_a_person() {
        assert_eq!(unified("the singer/> Quist/place spoke"), "Quist:Person");
        assert_eq!(unified("the harbour/> Quist/place closed"), "Quist:Place");
        assert_eq!(unified("the singer Quist/place spoke"), "Quist:Place");
        assert_eq!(unified("the minister/> Norway/place sent"), "Norway:Place");
    }

    #[test]
    fn a_headline_of_capitals_is_read_by_the_text() {
        assert_eq!(
            unified("OSLO CALLS FOR CALM\nit was in Oslo/place that calls came"),
            "OSLO:Place Oslo:Place"
        );
    }

    #[test]
    fn the_more_frequent_kind_wins() {
        assert_eq!(
            unified("in Vard/place today\nat Vard/place\nsays Vard/organization"),
            "Vard:Place Vard:Place Vard:Place"
        );
    }
}
