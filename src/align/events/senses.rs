//! Which senses of triggers may tell of one event, and how near they are.
//!
//! Owns lemmas, classes and the derivation of nouns from verbs. It must never know an article.

use std::collections::{BTreeMap, BTreeSet};

use crate::language::idf::Idf;
use crate::language::vectors::{Vector, WordVectors, dot};

/// Cosine of two lemmas from which they are compared as words of one meaning.
const SYNONYMS: f32 = 0.45;

/// Cosine below which one stem is an accident ("commit", "committee").
const KIN: f32 = 0.35;

/// Senses up to which all are compared by their vectors; beyond, only those of one class or stem.
const MANY: usize = 1500;

/// Letters that two words of one stem begin with.
const STEM: usize = 4;

/// What verbs and the nouns made of them end in after their common letters ("invade", "invasion").
const ENDINGS: &[&str] = &[
    "", "s", "e", "es", "ed", "d", "ing", "ings", "ion", "ions", "tion", "ation", "ations", "ition", "sion", "ssion",
    "ment", "ments", "al", "als", "ance", "ence", "ure", "er", "or", "y", "ery", "age", "t", "th", "ication", "ism",
    "ist", "de", "te", "se", "ve", "fy", "ate", "ize", "ise", "it", "ption", "be", "ct", "ction", "ss", "rt", "r",
    "rrence", "ency", "ancy", "ant", "ent", "ee",
];

/// Classes whose words often tell of one event from two sides: who kills and who dies.
const KINDRED: &[(&str, &str)] = &[
    ("attack", "explode"),
    ("attack", "hit"),
    ("attack", "kill"),
    ("attack", "shoot"),
    ("announce", "say"),
    ("announce", "report"),
    ("arrest", "find"),
    ("arrest", "hold"),
    ("arrest", "take"),
    ("clash", "attack"),
    ("clash", "riot"),
    ("confirm", "say"),
    ("crash", "hit"),
    ("cut", "damage"),
    ("damage", "destroy"),
    ("defeat", "lose"),
    ("defeat", "win"),
    ("die", "kill"),
    ("die", "suicide"),
    ("elect", "vote"),
    ("elect", "win"),
    ("escape", "leave"),
    ("fire", "leave"),
    ("fire", "replace"),
    ("fire", "end"),
    ("kill", "shoot"),
    ("launch", "publish"),
    ("lose", "win"),
    ("pay", "fund"),
    ("injure", "shoot"),
    ("prevent", "end"),
    ("quake", "hit"),
    ("resign", "leave"),
    ("sentence", "convict"),
    ("burn", "explode"),
    ("buy", "sell"),
];

/// A lemma in one of its classes.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Sense {
    pub lemma: String,
    pub class: String,
}

/// How two senses are related in the lexicon, the nearest relation that holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Relation {
    /// They are one lemma.
    SameLemma,
    /// They are of one class.
    SameClass,
    /// Their classes often tell of one event from two sides.
    Kindred,
    /// None of these.
    Apart,
}

/// How two senses are near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Nearness {
    /// How their words are related in the lexicon.
    pub relation: Relation,
    /// Whether one is derived from the other.
    pub derived: bool,
    /// Cosine of their vectors, not below 0.
    pub cosine: f32,
    /// Mean of their weights (inverse document frequency), 1 for a word that is nowhere.
    pub rarity: f32,
}

/// Pairs of positions in `senses` that may tell of one event, the smaller first; a sense goes with itself.
pub(super) fn near(senses: &[Sense]) -> BTreeMap<(usize, usize), Nearness> {
    let (vectors, idf) = (WordVectors::embedded(), Idf::embedded());
    let first_words: Vec<&str> = senses.iter().map(|sense| first_word(&sense.lemma)).collect();
    let rows: Vec<Option<Vector>> = first_words.iter().map(|word| vectors.vector(word)).collect();
    let rarities: Vec<f32> = first_words.iter().map(|word| idf.weight(word) / 6.0).collect();
    let mut pairs = BTreeMap::new();
    for (one, other) in candidates(senses) {
        let (ours, theirs) = (&senses[one], &senses[other]);
        let relation = relation(ours, theirs);
        let same = relation == Relation::SameLemma;
        let cosine = match (&rows[one], &rows[other]) {
            _ if same => 1.0,
            (Some(ours), Some(theirs)) => dot(ours, theirs).max(0.0),
            _ => 0.0,
        };
        let derived = !same && cosine > KIN && of_one_stem(&ours.lemma, &theirs.lemma);
        if relation != Relation::Apart || derived || cosine >= SYNONYMS {
            let nearness = Nearness {
                relation,
                derived,
                cosine,
                rarity: f32::midpoint(rarities[one], rarities[other]),
            };
            pairs.insert((one, other), nearness);
        }
    }
    pairs
}

/// The verb of a verb with a particle.
fn first_word(lemma: &str) -> &str {
    lemma.split(' ').next().unwrap_or(lemma)
}

fn candidates(senses: &[Sense]) -> BTreeSet<(usize, usize)> {
    let mut pairs: BTreeSet<(usize, usize)> = (0..senses.len()).map(|at| (at, at)).collect();
    if senses.len() <= MANY {
        for other in 0..senses.len() {
            pairs.extend((0..other).map(|one| (one, other)));
        }
        return pairs;
    }
    let mut alike: BTreeMap<(bool, &str), Vec<usize>> = BTreeMap::new();
    for (at, sense) in senses.iter().enumerate() {
        let stem = &sense.lemma[..sense.lemma.floor_char_boundary(STEM)];
        alike.entry((true, sense.class.as_str())).or_default().push(at);
        alike.entry((false, stem)).or_default().push(at);
    }
    for group in alike.values().filter(|group| group.len() <= 200) {
        for (place, other) in group.iter().enumerate() {
            pairs.extend(group[..place].iter().map(|one| (*one, *other)));
        }
    }
    pairs
}

fn relation(one: &Sense, other: &Sense) -> Relation {
    let (ours, theirs) = (one.class.as_str(), other.class.as_str());
    if one.lemma == other.lemma {
        Relation::SameLemma
    } else if ours == theirs {
        Relation::SameClass
    } else if KINDRED.contains(&(ours, theirs)) || KINDRED.contains(&(theirs, ours)) {
        Relation::Kindred
    } else {
        Relation::Apart
    }
}

/// Whether two lemmas have a stem in common and end as a verb and its nouns do.
fn of_one_stem(one: &str, other: &str) -> bool {
    let common: usize = one
        .chars()
        .zip(other.chars())
        .take_while(|(ours, theirs)| ours == theirs)
        .map(|(letter, _)| letter.len_utf8())
        .sum();
    common >= STEM
        && common * 2 >= one.len().max(other.len())
        && ENDINGS.contains(&&one[common..])
        && ENDINGS.contains(&&other[common..])
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(one: &str, other: &str, expected: bool) {
        let sense = |lemma: &str| Sense {
            lemma: lemma.to_owned(),
            class: lemma.to_owned(),
        };
        let pairs = near(&[sense(one), sense(other)]);
        assert_eq!(pairs.contains_key(&(0, 1)), expected, "{one} / {other}");
    }

    #[test]
    fn verbs_meet_their_nouns_and_their_synonyms() {
        check("invade", "invasion", true);
        check("explode", "explosion", true);
        check("decide", "decision", true);
        check("kill", "murder", true);
        check("kill", "die", true);
        check("kill", "vote", false);
        check("commit", "committee", false);
        check("paint", "arrest", false);
        check("port", "portray", false);
    }

    #[test]
    fn many_senses_take_little_time() {
        let senses: Vec<Sense> = (0..20_000)
            .map(|at| Sense {
                lemma: format!("w{at}ing"),
                class: format!("c{}", at % 500),
            })
            .collect();
        assert!(near(&senses).len() >= senses.len());
    }
}
