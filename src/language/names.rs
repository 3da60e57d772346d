//! Names: which tokens make up the name of a person, an organization, a place or something else.
//!
//! A greedy left-to-right averaged perceptron over words, shapes, clusters, tags and the two labels
//! before, in the IOB2 scheme. Owns the recogniser's features and labels. It must never know an
//! article: consistency over a text is [`super::consistency`]'s work.

use crate::model::{NameKind, NameTag};

use super::features::{Features, Word};
use super::tagger::best;
use super::weights::Weights;

/// Number of labels: outside, and begin and inside of four kinds.
pub const LABELS: usize = 9;

const KINDS: [NameKind; 4] = [
    NameKind::Person,
    NameKind::Organization,
    NameKind::Place,
    NameKind::Other,
];

/// The label's code: 0 outside, then begin and inside of each kind.
#[must_use]
pub fn code(name: Option<NameTag>) -> usize {
    name.map_or(0, |name| {
        let kind = KINDS.iter().position(|kind| *kind == name.kind).unwrap_or(0);
        1 + 2 * kind + usize::from(!name.begin)
    })
}

/// The label of a code.
#[must_use]
pub fn name_tag(code: usize) -> Option<NameTag> {
    let place = code.checked_sub(1)?;
    Some(NameTag {
        kind: *KINDS.get(place / 2)?,
        begin: place % 2 == 0,
    })
}

/// Whether the label `code` may follow `last`: a name's inside only follows the same name.
#[must_use]
pub fn follows(code: usize, last: usize) -> bool {
    code == 0 || code % 2 == 1 || last == code || last == code - 1
}

/// Collects the features of the word at `at`, after words with the labels `last` (nearest first);
/// `tags` are the codes of the words' parts of speech.
pub fn features(words: &[Word], tags: &[usize], at: usize, last: [usize; 2], out: &mut Features) {
    let none = Word::default();
    let place = |offset: isize| at.checked_add_signed(offset).filter(|place| *place < words.len());
    let word = |offset: isize| place(offset).map_or(&none, |place| &words[place]);
    let tag = |offset: isize| place(offset).map_or(200, |place| tags[place] as u64);
    let (here, before, after) = (word(0), word(-1), word(1));
    let label = last[0] as u64;
    let start = u64::from(at == 0);
    out.clear();
    for offset in -2..=2 {
        out.one(word(offset).lower);
        out.one(word(offset).shape);
        out.one(tag(offset));
        out.two(tag(offset), label);
        for level in 0..3 {
            out.one(u64::from(word(offset).clusters[level]));
        }
        out.two(u64::from(word(offset).clusters[1]), label);
    }
    out.one(here.exact);
    for affix in here.suffixes.into_iter().chain(here.prefixes) {
        out.one(affix);
    }
    out.two(before.suffixes[2], here.shape);
    out.two(after.suffixes[2], here.shape);
    out.one(label);
    out.two(label, last[1] as u64);
    out.two(label, here.lower);
    out.three(label, here.shape, tag(0));
    out.three(label, here.shape, tag(1));
    out.three(label, before.lower, here.shape);
    out.three(before.shape, here.shape, after.shape);
    out.three(tag(-1), tag(0), tag(1));
    out.three(tag(0), tag(1), tag(2));
    out.two(before.lower, here.shape);
    out.two(after.lower, here.shape);
    out.two(before.lower, here.lower);
    out.two(here.lower, after.lower);
    out.three(word(-2).lower, before.lower, here.shape);
    out.three(here.shape, after.lower, word(2).lower);
    out.three(start, here.shape, tag(0));
    out.three(here.shape, after.shape, word(2).shape);
    for level in 0..3 {
        let class = |offset: isize| u64::from(word(offset).clusters[level]);
        out.two(class(0), here.shape);
        out.two(class(0), class(1));
        out.two(class(-1), class(0));
        out.two(class(-1), here.shape);
        out.two(class(1), here.shape);
    }
    let all_capitals = u64::from(here.capitals && before.capitals && after.capitals);
    out.two(all_capitals, tag(0));
}

/// Finds the names of a sentence: for each word its label's code.
pub fn recognise(weights: &Weights, words: &[Word], tags: &[usize], out: &mut Features) -> Vec<usize> {
    let mut last = [0, 0];
    (0..words.len())
        .map(|at| {
            let mut scores = [0i32; LABELS];
            features(words, tags, at, last, out);
            for &feature in out.as_slice() {
                weights.add(feature, &mut scores);
            }
            for (code, score) in scores.iter_mut().enumerate() {
                if !follows(code, last[0]) {
                    *score = i32::MIN;
                }
            }
            let found = best(&scores);
            last = [found, last[0]];
            found
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_labels() {
        for number in 0..LABELS {
            assert_eq!(code(name_tag(number)), number);
        }
        assert!(follows(2, 1) && follows(2, 2) && !follows(2, 0) && !follows(2, 3) && follows(3, 2));
    }
}
