//! Which omissions are listed, and in what order.
//!
//! The weightiest first, each weighed against those before it. It must never look into an article.

use crate::text::Location;

use super::super::view::View;
use super::Candidate;

/// What a statement loses that has all its words in common with one that is already listed.
const TOLD_BEFORE: f32 = 0.2;

/// What a statement loses of which a sentence is already listed: a fact is listed once.
const SAME_SENTENCE: f32 = 0.5;

/// Gain below which few readers miss a statement: on annotated stories one in eight.
const LEAST_GAIN: f32 = 0.7;

/// The weightiest candidates, each weighed anew against those before it, so that one topic does not fill the list
/// (maximal marginal relevance: Carbonell and Goldstein 1998).
pub(super) fn varied(view: &View<'_>, mut left: Vec<Candidate>, most: usize) -> Vec<Candidate> {
    let place = |candidate: &Candidate| -> Vec<_> {
        let evidence = candidate.evidence.iter();
        let mut places: Vec<_> = evidence.map(|evidence| view.rank(evidence.location)).collect();
        places.sort_unstable();
        places
    };
    let mut kept: Vec<Candidate> = Vec::new();
    while kept.len() < most {
        let best = left.iter().enumerate().max_by(|(_, one), (_, other)| {
            one.gain
                .total_cmp(&other.gain)
                .then_with(|| place(other).cmp(&place(one)))
        });
        let Some(best) = best.filter(|(_, best)| best.gain >= LEAST_GAIN).map(|(at, _)| at) else {
            break;
        };
        let best = left.swap_remove(best);
        for candidate in &mut left {
            let common = candidate.words.intersection(&best.words).count();
            let fewer = candidate.words.len().min(best.words.len()).max(1);
            candidate.gain -= TOLD_BEFORE * common as f32 / fewer as f32;
            if candidate.shares_sentence(&best) {
                candidate.gain -= SAME_SENTENCE;
            }
        }
        kept.push(best);
    }
    kept
}

impl Candidate {
    fn shares_sentence(&self, other: &Self) -> bool {
        let meets = |one: &Location| {
            let mut others = other.sentences.iter();
            others.any(|other| one.article == other.article && one.span.overlaps(other.span))
        };
        self.sentences.iter().any(meets)
    }
}
