//! Many articles grouped into stories.
//!
//! Articles are compared by their weightiest words and names (inverse document frequency, from the
//! table and from the articles at hand), found through an inverted index, so that unlike articles
//! are never compared; groups are joined best pair first, by the average over all their pairs.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;

use crate::language::idf::Idf;
use crate::lexicon::is_function_word;
use crate::model::{AnalysedArticle, BlockKind, Config, Form, Story};
use crate::text::{ArticleId, Cancel, IndexVec};

/// Weightiest words kept of an article.
const KEPT: usize = 80;

/// Average similarity of two groups' articles from which they are one story.
const ONE_STORY: f32 = 0.2;

/// How much more a name and a headline's word weigh than another word.
const MARKED: f32 = 2.0;

/// A word that stands in more than one article in so many tells no story from another.
const COMMON: usize = 5;

/// Articles that share a word up to which it brings them together whatever their share.
const FEW: usize = 20;

/// Groups articles into stories, in the order of their first articles; every article is in exactly one.
///
/// When `cancel` is raised, what has not been joined yet stays apart.
#[must_use]
pub fn stories(articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>, _config: &Config, cancel: &Cancel) -> Vec<Story> {
    let all: Vec<&AnalysedArticle> = articles.iter().map(Arc::as_ref).collect();
    let profiles = profiles(&all);
    let pairs = similar_pairs(&profiles);
    let groups = join(&pairs, articles.len(), cancel);
    groups
        .into_iter()
        .map(|group| {
            let articles = group
                .iter()
                .map(|place| <ArticleId as crate::text::Idx>::from_usize(*place))
                .collect();
            Story {
                label: label(&all, &profiles, &pairs, &group),
                articles,
            }
        })
        .collect()
}

/// The weightiest words of an article, as a vector of unit length.
type Profile = BTreeMap<String, f32>;

fn profiles(articles: &[&AnalysedArticle]) -> Vec<Profile> {
    let idf = Idf::embedded();
    let counts: Vec<BTreeMap<String, f32>> = articles.par_iter().map(|article| counts(article)).collect();
    let mut holders: BTreeMap<&str, usize> = BTreeMap::new();
    for word in counts.iter().flat_map(|counts| counts.keys()) {
        *holders.entry(word).or_default() += 1;
    }
    let all = articles.len() as f32;
    counts
        .par_iter()
        .map(|counts| {
            let mut weights: Vec<(String, f32)> = counts
                .iter()
                .map(|(word, count)| {
                    let here = ((all + 1.0) / (holders[word.as_str()] as f32 + 0.5)).ln().max(0.0);
                    (word.clone(), (1.0 + count.ln()) * (idf.weight(word).max(0.0) + here))
                })
                .collect();
            weights.sort_by(|one, other| other.1.total_cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
            weights.truncate(KEPT);
            let length = weights
                .iter()
                .map(|(_, weight)| weight * weight)
                .sum::<f32>()
                .sqrt()
                .max(f32::MIN_POSITIVE);
            weights
                .into_iter()
                .map(|(word, weight)| (word, weight / length))
                .collect()
        })
        .collect()
}

/// Content words with how often they stand in the article, names and headline words counted more.
fn counts(article: &AnalysedArticle) -> BTreeMap<String, f32> {
    let mut named = BTreeSet::new();
    for mention in article.mentions.iter().filter(|mention| mention.form == Form::Name) {
        named.extend(article.syntax.tokens_in(mention.head));
    }
    let title = article
        .article
        .blocks
        .iter()
        .find(|block| block.kind == BlockKind::Title);
    let mut counts = BTreeMap::new();
    for (at, token) in article.syntax.tokens.iter().enumerate() {
        let word = article.slice(token.span).to_lowercase();
        if word.chars().filter(|letter| letter.is_alphabetic()).count() < 3 || is_function_word(&word) {
            continue;
        }
        let marked = named.contains(&at) || title.is_some_and(|title| title.span.contains(token.span));
        let lemma = if token.lemma.is_empty() {
            word
        } else {
            token.lemma.to_lowercase()
        };
        *counts.entry(lemma).or_insert(0.0) += if marked { MARKED } else { 1.0 };
    }
    counts
}

/// Similarities of all pairs that share a telling word, first article first.
fn similar_pairs(profiles: &[Profile]) -> BTreeMap<(usize, usize), f32> {
    let mut index: BTreeMap<&str, Vec<(usize, f32)>> = BTreeMap::new();
    for (place, profile) in profiles.iter().enumerate() {
        for (word, weight) in profile {
            index.entry(word).or_default().push((place, *weight));
        }
    }
    let limit = FEW.max(profiles.len() / COMMON);
    let mut pairs: BTreeMap<(usize, usize), f32> = BTreeMap::new();
    for holders in index.values().filter(|holders| holders.len() <= limit) {
        for (at, (other, theirs)) in holders.iter().enumerate() {
            for (one, ours) in &holders[..at] {
                *pairs.entry((*one, *other)).or_default() += ours * theirs;
            }
        }
    }
    pairs
}

/// Groups of articles, best pairs first.
fn join(pairs: &BTreeMap<(usize, usize), f32>, articles: usize, cancel: &Cancel) -> Vec<Vec<usize>> {
    let mut group_of: Vec<usize> = (0..articles).collect();
    let mut groups: Vec<Vec<usize>> = (0..articles).map(|place| vec![place]).collect();
    let mut order: Vec<(f32, usize, usize)> = pairs
        .iter()
        .filter(|(_, similarity)| **similarity >= ONE_STORY)
        .map(|((one, other), similarity)| (*similarity, *one, *other))
        .collect();
    order.sort_by(|one, other| other.0.total_cmp(&one.0).then((one.1, one.2).cmp(&(other.1, other.2))));
    for (_, one, other) in order {
        if cancel.is_cancelled() {
            break;
        }
        let (low, high) = (group_of[one].min(group_of[other]), group_of[one].max(group_of[other]));
        if low == high {
            continue;
        }
        let between: f32 = groups[low]
            .iter()
            .flat_map(|ours| {
                groups[high]
                    .iter()
                    .map(move |theirs| ((*ours).min(*theirs), (*ours).max(*theirs)))
            })
            .map(|pair| pairs.get(&pair).copied().unwrap_or(0.0))
            .sum();
        if between / (groups[low].len() * groups[high].len()) as f32 >= ONE_STORY {
            let moved = std::mem::take(&mut groups[high]);
            for place in &moved {
                group_of[*place] = low;
            }
            groups[low].extend(moved);
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups.sort();
    groups
}

/// The headline of the article that is nearest to all others, else the words that most of them share.
fn label(
    articles: &[&AnalysedArticle],
    profiles: &[Profile],
    pairs: &BTreeMap<(usize, usize), f32>,
    group: &[usize],
) -> String {
    let central = |place: usize| -> f32 {
        group
            .iter()
            .map(|other| {
                pairs
                    .get(&(place.min(*other), place.max(*other)))
                    .copied()
                    .unwrap_or(0.0)
            })
            .sum()
    };
    let titled = group
        .iter()
        .filter_map(|place| {
            articles[*place]
                .article
                .title
                .as_deref()
                .map(|title| (*place, title.trim()))
        })
        .filter(|(_, title)| !title.is_empty())
        .max_by(|one, other| central(one.0).total_cmp(&central(other.0)).then(other.1.cmp(one.1)));
    if let Some((_, title)) = titled {
        return title.to_owned();
    }
    let mut words: BTreeMap<&str, f32> = BTreeMap::new();
    for (word, weight) in group.iter().flat_map(|place| &profiles[*place]) {
        *words.entry(word).or_default() += weight;
    }
    let mut words: Vec<(&str, f32)> = words.into_iter().collect();
    words.sort_by(|one, other| other.1.total_cmp(&one.1).then(one.0.cmp(other.0)));
    words
        .iter()
        .take(4)
        .map(|(word, _)| *word)
        .collect::<Vec<_>>()
        .join(", ")
}
