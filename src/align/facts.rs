//! Links between two passages, joined into facts over any number of articles.
//!
//! A fact is told by the words that met: two links belong to one fact when they rest on the same
//! words of a passage they share, so that one sentence can bear several facts, each listed once.

use std::collections::{BTreeMap, BTreeSet};

use crate::text::Span;

use super::words::WordId;

/// Share of the lighter passage's words that two links must have in common to be about one fact.
const SAME_WORDS: f32 = 0.6;

/// Share of a fact's score that a passage of one more article needs, on average over the passages
/// that the fact has already.
const JOIN: f32 = 0.7;

/// Weight of shared words, as a share of both facts', from which one fact only restates the other.
const RESTATED: f32 = 0.85;

/// Two passages that fit.
#[derive(Clone, Debug)]
pub(super) struct Link {
    pub(super) score: f32,
    /// Weight that met.
    pub(super) mass: f32,
    pub(super) sides: [Side; 2],
}

/// A passage of a link or a fact.
#[derive(Clone, Debug)]
pub(super) struct Side {
    pub(super) article: usize,
    pub(super) sentence: usize,
    pub(super) span: Span,
    /// Items that met, by their place in the article, and how much each carries.
    pub(super) keys: BTreeMap<usize, f32>,
    /// The words of those items, and how much each carries.
    pub(super) words: BTreeMap<WordId, f32>,
}

/// Passages that state one fact.
#[derive(Clone, Debug)]
pub(super) struct Fact {
    pub(super) score: f32,
    /// Weight that met in the link that the fact began with.
    pub(super) mass: f32,
    pub(super) sides: Vec<Side>,
}

/// Joins links into facts, best links first; a fact that only restates a better one is left out.
pub(super) fn join(mut links: Vec<Link>) -> Vec<Fact> {
    links.sort_by(|one, other| {
        let place = |link: &Link| link.sides.clone().map(|side| (side.article, side.span));
        other
            .score
            .total_cmp(&one.score)
            .then_with(|| place(one).cmp(&place(other)))
    });
    let scores = scores(&links);
    let mut facts: Vec<Fact> = Vec::new();
    let mut at: BTreeMap<Place, Vec<usize>> = BTreeMap::new();
    for link in links {
        let near: BTreeSet<usize> = link
            .sides
            .iter()
            .filter_map(|side| at.get(&side.place()))
            .flatten()
            .copied()
            .collect();
        let fate = near
            .into_iter()
            .map(|fact| (fact, facts[fact].fate(&link, &scores)))
            .find(|(_, fate)| !matches!(fate, Fate::New));
        match fate {
            Some((fact, Fate::Joins(which))) => {
                let side = link.sides[which].clone();
                at.entry(side.place()).or_default().push(fact);
                facts[fact].sides.push(side);
            }
            Some((_, Fate::Known)) => {}
            _ => {
                for side in &link.sides {
                    at.entry(side.place()).or_default().push(facts.len());
                }
                facts.push(Fact {
                    score: link.score,
                    mass: link.mass,
                    sides: link.sides.to_vec(),
                });
            }
        }
    }
    without_restatements(facts)
}

/// A sentence: its article and its place there.
type Place = (usize, usize);

/// The best score of each pair of sentences.
fn scores(links: &[Link]) -> BTreeMap<(Place, Place), f32> {
    let mut scores = BTreeMap::new();
    for link in links {
        let [one, other] = &link.sides;
        let key = (one.place().min(other.place()), one.place().max(other.place()));
        let best = scores.entry(key).or_insert(0.0_f32);
        *best = best.max(link.score);
    }
    scores
}

/// The facts without those whose passages, in the same articles, say once more what a better fact says.
fn without_restatements(mut facts: Vec<Fact>) -> Vec<Fact> {
    facts.sort_by(|one, other| (other.score * other.mass).total_cmp(&(one.score * one.mass)));
    let mut kept: Vec<(Fact, BTreeMap<WordId, f32>)> = Vec::new();
    for fact in facts {
        let mut words: BTreeMap<WordId, f32> = BTreeMap::new();
        for (word, weight) in fact.sides.iter().flat_map(|side| &side.words) {
            let best = words.entry(*word).or_default();
            *best = best.max(*weight);
        }
        if !kept.iter().any(|(_, known)| overlap(known, &words) >= RESTATED) {
            kept.push((fact, words));
        }
    }
    kept.into_iter().map(|(fact, _)| fact).collect()
}

/// Weight of what both have, as a share of what the second has.
fn overlap(known: &BTreeMap<WordId, f32>, words: &BTreeMap<WordId, f32>) -> f32 {
    let all: f32 = words.values().sum();
    let both: f32 = words
        .iter()
        .filter_map(|(word, weight)| Some(weight.min(*known.get(word)?)))
        .sum();
    if all > 0.0 { both / all } else { 1.0 }
}

impl Side {
    fn place(&self) -> Place {
        (self.article, self.sentence)
    }
}

/// What becomes of a link in view of a fact.
enum Fate {
    /// It is about something else.
    New,
    /// It says again what the fact says.
    Known,
    /// One of its sides belongs to the fact as well.
    Joins(usize),
}

impl Fact {
    fn fate(&self, link: &Link, scores: &BTreeMap<(Place, Place), f32>) -> Fate {
        let shared = [0, 1].map(|which| {
            let side = &link.sides[which];
            self.sides
                .iter()
                .filter(|own| own.article == side.article && own.sentence == side.sentence)
                .map(|own| common(&own.keys, &side.keys))
                .reduce(f32::max)
        });
        let new = match shared {
            [Some(one), Some(other)] => {
                return if one.max(other) >= SAME_WORDS {
                    Fate::Known
                } else {
                    Fate::New
                };
            }
            [Some(share), None] if share >= SAME_WORDS => 1,
            [None, Some(share)] if share >= SAME_WORDS => 0,
            _ => return Fate::New,
        };
        let side = &link.sides[new];
        if self.sides.iter().any(|own| own.article == side.article) {
            return Fate::Known;
        }
        let fit = |own: &Side| {
            let key = (own.place().min(side.place()), own.place().max(side.place()));
            scores.get(&key).copied().unwrap_or(0.0)
        };
        let average = self.sides.iter().map(fit).sum::<f32>() / self.sides.len() as f32;
        if average >= JOIN * self.score {
            Fate::Joins(new)
        } else {
            Fate::New
        }
    }
}

/// Weight of the items that both have, as a share of the lighter.
fn common(one: &BTreeMap<usize, f32>, other: &BTreeMap<usize, f32>) -> f32 {
    let mass = |keys: &BTreeMap<usize, f32>| keys.values().sum::<f32>();
    let both: f32 = one
        .iter()
        .filter_map(|(item, weight)| Some(weight.min(*other.get(item)?)))
        .sum();
    let least = mass(one).min(mass(other));
    if least > 0.0 { both / least } else { 0.0 }
}
