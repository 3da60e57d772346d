//! Parts of speech: one tag for each token, Penn and Universal at once.
//!
//! A greedy left-to-right averaged perceptron (Collins 2002) over words, affixes, shapes, clusters
//! and the two tags before. Owns the tagger's features; it must never know dependencies.

use super::features::{Features, Word};
use super::weights::Weights;

/// Stands for a word before the first or after the last.
const NONE: Word = Word {
    exact: 1,
    lower: 1,
    prefixes: [1; 3],
    suffixes: [1; 4],
    shape: 1,
    capital: false,
    capitals: false,
    clusters: [0; 3],
};

/// Collects the features of the word at `at`, whose two neighbours to the left bear `tags`.
pub fn features(words: &[Word], at: usize, tags: [usize; 2], out: &mut Features) {
    let word = |offset: isize| {
        at.checked_add_signed(offset)
            .and_then(|position| words.get(position))
            .unwrap_or(&NONE)
    };
    let (here, before, after) = (word(0), word(-1), word(1));
    let [last, second_last] = tags.map(|tag| tag as u64);
    out.clear();
    out.one(here.lower);
    out.one(here.exact);
    for affix in here.suffixes.into_iter().chain(here.prefixes) {
        out.one(affix);
    }
    out.two(here.shape, u64::from(at == 0));
    out.two(here.shape, here.suffixes[1]);
    out.one(last);
    out.two(last, second_last);
    out.two(last, here.lower);
    out.two(last, here.suffixes[2]);
    out.two(last, after.lower);
    out.one(before.lower);
    out.one(word(-2).lower);
    out.one(after.lower);
    out.one(word(2).lower);
    out.two(before.lower, here.lower);
    out.two(here.lower, after.lower);
    out.two(before.lower, after.lower);
    out.one(before.suffixes[2]);
    out.one(after.suffixes[2]);
    out.two(after.suffixes[2], here.suffixes[2]);
    out.two(after.shape, here.shape);
    out.two(before.shape, here.shape);
    out.three(before.shape, here.shape, after.shape);
    for level in 0..3 {
        for seen in [here, before, after] {
            cluster(seen.clusters[level], level as u64, out);
        }
    }
    out.two(u64::from(here.clusters[1]), last);
    out.two(u64::from(here.clusters[1]), u64::from(after.clusters[1]));
    out.two(u64::from(here.clusters[1]), u64::from(before.clusters[1]));
    out.two(u64::from(after.clusters[0]), last);
    out.two(u64::from(here.clusters[2]), here.suffixes[1]);
}

fn cluster(class: u16, level: u64, out: &mut Features) {
    if class == 0 {
        out.skip();
    } else {
        out.two(u64::from(class), level);
    }
}

/// Tags a sentence: for each word the code of its label in `weights`.
pub fn tag(weights: &Weights, words: &[Word], out: &mut Features) -> Vec<usize> {
    let outside = weights.labels().len();
    let mut scores = vec![0i32; outside];
    let mut last = [outside, outside];
    (0..words.len())
        .map(|at| {
            scores.fill(0);
            features(words, at, last, out);
            for &feature in out.as_slice() {
                weights.add(feature, &mut scores);
            }
            let best = best(&scores);
            last = [best, last[0]];
            best
        })
        .collect()
}

/// Position of the highest score; the first of equal ones.
#[must_use]
pub fn best(scores: &[i32]) -> usize {
    let mut winner = 0;
    for (code, score) in scores.iter().enumerate() {
        if *score > scores[winner] {
            winner = code;
        }
    }
    winner
}
