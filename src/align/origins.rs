//! Copied text: passages of different articles that are the same to the letter.
//!
//! Two sentences are copies when their words are the same in order, whatever the case, the spacing
//! and the signs between them. Near copies are found by long runs of shared words (shingles, after
//! Broder 1997), because an editor who trims a sentence copies it all the same.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use crate::model::{AnalysedArticle, Config, Notice, Origin};
use crate::text::{ArticleId, IndexVec, Location};

/// Fewest words of a sentence that can be told to be copied: shorter ones may meet by chance.
const LEAST_WORDS: usize = 8;

/// Words in a run.
const RUN: usize = 8;

/// Share of the shorter sentence's runs that two sentences must share to be copies.
const SHARED_RUNS: f32 = 0.6;

/// Copied passages, each group with one origin, in reading order.
#[must_use]
pub fn origins(articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>, _config: &Config) -> (Vec<Origin>, Vec<Notice>) {
    let sentences = sentences(articles);
    let mut holders: BTreeMap<&[String], Vec<usize>> = BTreeMap::new();
    for (place, (_, words)) in sentences.iter().enumerate() {
        for run in words.windows(RUN) {
            let places = holders.entry(run).or_default();
            if places.last() != Some(&place) {
                places.push(place);
            }
        }
    }
    let mut shared: BTreeMap<(usize, usize), usize> = BTreeMap::new();
    for places in holders.values() {
        // A run that stands in very many sentences is boilerplate; the first ones speak for it.
        for (at, one) in places.iter().take(MOST_HOLDERS).enumerate() {
            for other in places.iter().take(MOST_HOLDERS).skip(at + 1) {
                *shared.entry((*one, *other)).or_default() += 1;
            }
        }
    }
    let mut group: Vec<usize> = (0..sentences.len()).collect();
    for ((one, other), runs) in shared {
        let of = |place: usize| sentences[place].1.len() + 1 - RUN;
        let across = sentences[one].0.article != sentences[other].0.article;
        if across && runs as f32 >= SHARED_RUNS * of(one).min(of(other)) as f32 {
            let (low, high) = (root(&group, one), root(&group, other));
            group[low.max(high)] = low.min(high);
        }
    }
    let mut members: BTreeMap<usize, Vec<Location>> = BTreeMap::new();
    for (place, (location, _)) in sentences.iter().enumerate() {
        members.entry(root(&group, place)).or_default().push(*location);
    }
    let mut origins: Vec<Origin> = members
        .into_values()
        .map(|mut members| {
            members.sort_unstable();
            Origin { members }
        })
        .filter(|origin| {
            origin
                .members
                .iter()
                .map(|member| member.article)
                .collect::<BTreeSet<_>>()
                .len()
                > 1
        })
        .collect();
    origins.sort_by(|one, other| one.members.cmp(&other.members));
    (origins, Vec::new())
}

/// Sentences that share one run up to which all are compared.
const MOST_HOLDERS: usize = 32;

/// Every sentence long enough to be told to be copied, with its words in lower case.
fn sentences(articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>) -> Vec<(Location, Vec<String>)> {
    let mut out = Vec::new();
    for (id, article) in articles.enumerated() {
        for sentence in article.syntax.sentences.ids() {
            let words: Vec<String> = article
                .syntax
                .tokens_of(sentence)
                .iter()
                .map(|token| article.slice(token.span))
                .filter(|word| word.chars().any(char::is_alphanumeric))
                .map(str::to_lowercase)
                .collect();
            if words.len() >= LEAST_WORDS {
                out.push((Location::new(id, article.syntax.sentences[sentence].span), words));
            }
        }
    }
    out
}

fn root(group: &[usize], mut place: usize) -> usize {
    while group[place] != place {
        place = group[place];
    }
    place
}
