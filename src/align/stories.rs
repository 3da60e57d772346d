//! Many articles grouped into stories.
//!
//! Articles are compared by their weightiest words (inverse document frequency, from the table and
//! from the articles at hand), found through an inverted index, so that unlike articles are never
//! compared. Likeness is measured against what each article's nearest neighbours reach (local
//! scaling, Zelnik-Manor and Perona 2004): two reports of one event are nearer to one another than
//! to anything else, whether or not the batch is full of reports on that subject. Groups are joined
//! by the average over all their pairs. No grammar is needed: grouping reads words alone.

use std::collections::BTreeMap;

use rayon::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::language::idf::Idf;
use crate::lexicon::is_function_word;
use crate::model::{Article, ArticleCopy, BlockKind, Config, Story};
use crate::text::{ArticleId, Cancel, IndexVec};

use super::clusters::{average_link, whole};

/// Weightiest words kept of an article.
const KEPT: usize = 200;

/// Average likeness of two groups' articles from which they are one story, of [`super::clusters::WHOLE`].
const ONE_STORY: u64 = 7_000;

/// How often a headline's word counts.
const MARKED: f32 = 2.0;

/// A word that stands in more than one article in so many tells no story from another.
const COMMON: usize = 3;

/// Articles that share a word up to which it brings them together whatever their share.
const FEW: usize = 20;

/// Articles that share a word beyond which it never does, so that time stays in proportion.
const MANY: usize = 400;

/// Neighbours by whose likeness an article's own scale is set.
const NEIGHBOURS: usize = 2;

/// Least scale: an article without a near neighbour is not drawn to a far one.
const LEAST_SCALE: f32 = 0.2;

/// Words of an untitled article in a story's label.
const LABEL: usize = 14;

/// Cosine below which two articles are not looked at.
const FAR: f32 = 0.04;

/// Groups articles into stories, in the order of their first articles; every article is in exactly one.
///
/// When `cancel` is raised, every article stays alone.
#[must_use]
pub fn stories(articles: &IndexVec<ArticleId, Article>, _config: &Config, cancel: &Cancel) -> Vec<Story> {
    // Copies go where their original goes: they are so near to it that by its scale all other reports of the event
    // would seem far.
    let copies = super::copies::folded(articles);
    // In the order of their texts, so that the order in which they were opened changes nothing.
    let mut order: Vec<ArticleId> = articles.enumerated().map(|(id, _)| id).collect();
    order.retain(|id| copies.iter().all(|copy| copy.article != *id));
    order.sort_by(|one, other| articles[*one].text.cmp(&articles[*other].text));
    let all: Vec<&Article> = order.iter().map(|id| &articles[*id]).collect();
    let profiles = profiles(&all);
    let cosines = cosines(&profiles);
    let likenesses = if cancel.is_cancelled() {
        BTreeMap::new()
    } else {
        likenesses(&cosines)
    };
    let mut stories: Vec<Story> = average_link(all.len(), &likenesses, ONE_STORY)
        .iter()
        .map(|group| {
            let mut articles: Vec<ArticleId> = group.iter().map(|place| order[*place]).collect();
            let copies: Vec<ArticleCopy> = copies
                .iter()
                .filter(|copy| articles.contains(&copy.of))
                .copied()
                .collect();
            articles.extend(copies.iter().map(|copy| copy.article));
            articles.sort_unstable();
            Story {
                label: label(&all, &cosines, group),
                articles,
                copies,
            }
        })
        .collect();
    stories.sort_by(|one, other| one.articles.cmp(&other.articles));
    stories
}

/// The weightiest words of an article, as a vector of unit length.
type Profile = BTreeMap<String, f32>;

/// The articles that are like one, by their positions, with the cosine.
type Near = BTreeMap<usize, f32>;

fn profiles(articles: &[&Article]) -> Vec<Profile> {
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
            // By the word, so that every sum over a profile adds in one order.
            weights.sort_by(|one, other| one.0.cmp(&other.0));
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

/// Stems of content words with how often they stand in the article, the headline's counted more.
fn counts(article: &Article) -> BTreeMap<String, f32> {
    let title = article.blocks.iter().find(|block| block.kind == BlockKind::Title);
    let mut counts = BTreeMap::new();
    for (at, word) in article.text.unicode_word_indices() {
        let word = word.to_lowercase();
        if word.chars().filter(|letter| letter.is_alphabetic()).count() < 3 || is_function_word(&word) {
            continue;
        }
        let titled = title.is_some_and(|title| title.span.contains_offset(at as u32));
        *counts.entry(stem(&word).to_owned()).or_insert(0.0) += if titled { MARKED } else { 1.0 };
    }
    counts
}

/// A word without the ending of its form ("votes", "voted", "voting").
fn stem(word: &str) -> &str {
    let word = word
        .strip_suffix("'s")
        .or_else(|| word.strip_suffix("’s"))
        .unwrap_or(word);
    ["ing", "ed", "es", "s", "ly"]
        .iter()
        .find_map(|ending| word.strip_suffix(ending).filter(|stem| stem.len() > 3))
        .unwrap_or(word)
}

/// Cosines of all pairs that share a telling word.
fn cosines(profiles: &[Profile]) -> Vec<Near> {
    let mut index: BTreeMap<&str, Vec<(usize, f32)>> = BTreeMap::new();
    for (place, profile) in profiles.iter().enumerate() {
        for (word, weight) in profile {
            index.entry(word).or_default().push((place, *weight));
        }
    }
    let limit = FEW.max(profiles.len() / COMMON).min(MANY);
    index.retain(|_, holders| holders.len() <= limit);
    profiles
        .par_iter()
        .enumerate()
        .map(|(place, profile)| {
            let mut sums = Near::new();
            for (word, ours) in profile {
                for (other, theirs) in index.get(word.as_str()).into_iter().flatten() {
                    if *other != place {
                        *sums.entry(*other).or_default() += ours * theirs;
                    }
                }
            }
            sums.retain(|_, cosine| *cosine >= FAR);
            sums
        })
        .collect()
}

/// Cosines on the scale that both articles' nearest neighbours set, [`super::clusters::WHOLE`] for one that reaches it.
fn likenesses(cosines: &[Near]) -> BTreeMap<(usize, usize), u64> {
    let scales: Vec<f32> = cosines
        .iter()
        .map(|near| {
            let mut best: Vec<f32> = near.values().copied().collect();
            best.sort_by(|one, other| other.total_cmp(one));
            let mean = best.iter().take(NEIGHBOURS).sum::<f32>() / best.len().clamp(1, NEIGHBOURS) as f32;
            mean.max(LEAST_SCALE)
        })
        .collect();
    let mut found = BTreeMap::new();
    for (one, near) in cosines.iter().enumerate() {
        for (&other, cosine) in near.range(one + 1..) {
            let scaled = cosine / (scales[one] * scales[other]).sqrt();
            found.insert((one, other), whole(scaled));
        }
    }
    found
}

/// The headline of the article that is nearest to all others, else the first words of the nearest.
fn label(articles: &[&Article], cosines: &[Near], group: &[usize]) -> String {
    let central = |place: usize| -> f32 { group.iter().filter_map(|other| cosines[place].get(other)).sum() };
    let most = |labels: Vec<(usize, String)>| {
        let filled = labels.into_iter().filter(|(_, label)| !label.is_empty());
        filled.max_by(|one, other| {
            central(one.0)
                .total_cmp(&central(other.0))
                .then_with(|| other.1.cmp(&one.1))
        })
    };
    let title = |place: &usize| articles[*place].title.as_deref().map(|title| (*place, one_line(title)));
    let titled = most(group.iter().filter_map(title).collect());
    let label = titled.or_else(|| {
        most(
            group
                .iter()
                .map(|place| (*place, beginning(articles[*place])))
                .collect(),
        )
    });
    label.map_or_else(String::new, |(_, label)| label)
}

/// An article's first sentence, or as many whole words of it as a label holds.
fn beginning(article: &Article) -> String {
    let paragraph = article.blocks.iter().find(|block| block.kind == BlockKind::Paragraph);
    let text = paragraph.map_or(article.text.as_str(), |block| article.slice(block.span));
    let first = one_line(text.unicode_sentences().next().unwrap_or_default());
    let mut words = first.split(' ');
    let label = words.by_ref().take(LABEL).collect::<Vec<_>>().join(" ");
    if words.next().is_some() { label + " …" } else { label }
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests {
    use crate::model::fixture;

    use super::*;

    const FIRE: [&str; 2] = [
        "The market hall of Port Varn burned down on Wednesday. Firefighters from three towns fought the flames.",
        "Flames destroyed the Port Varn market hall. Firefighters said the fire began in the roof.",
    ];
    const VOTE: [&str; 2] = [
        "The council of Lund voted for a new tram line to the university, after a debate of nine hours.",
        "After nine hours of debate Lund gets its tram: the council voted for the line to the university.",
    ];

    /// The articles of each story, in the order given.
    fn check(texts: &[&str], expected: &[&[usize]]) {
        let articles: IndexVec<ArticleId, Article> = texts.iter().map(|text| fixture::plain(text)).collect();
        let found: Vec<Vec<usize>> = stories(&articles, &Config::default(), &Cancel::default())
            .iter()
            .map(|story| story.articles.iter().map(|id| crate::text::Idx::index(*id)).collect())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn articles_on_one_event_come_together() {
        check(&[FIRE[0], VOTE[0], FIRE[1], VOTE[1]], &[&[0, 2], &[1, 3]]);
        check(&[VOTE[1], FIRE[1], FIRE[0], VOTE[0]], &[&[0, 3], &[1, 2]]);
    }

    #[test]
    fn unlike_articles_stay_apart() {
        check(&[], &[]);
        check(&[FIRE[0]], &[&[0]]);
        check(&[FIRE[0], VOTE[0]], &[&[0], &[1]]);
        check(&[FIRE[0], "The of and."], &[&[0], &[1]]);
    }

    #[test]
    fn a_copy_stands_with_its_original_and_does_not_push_other_reports_away() {
        let texts = [FIRE[0], FIRE[0], FIRE[1], VOTE[0], FIRE[0]];
        check(&texts, &[&[0, 1, 2, 4], &[3]]);
        let articles: IndexVec<ArticleId, Article> = texts.iter().map(|text| fixture::plain(text)).collect();
        let stories = stories(&articles, &Config::default(), &Cancel::default());
        assert_eq!(stories[0].copies.len(), 2);
        assert!(stories[1].copies.is_empty());
    }

    #[test]
    fn untitled_articles_are_labelled_by_their_first_words() {
        let mut articles: IndexVec<ArticleId, Article> = VOTE.iter().map(|text| fixture::plain(text)).collect();
        for article in &mut articles {
            article.title = None;
        }
        let stories = stories(&articles, &Config::default(), &Cancel::default());
        assert_eq!(
            stories[0].label,
            "After nine hours of debate Lund gets its tram: the council voted for the …"
        );
    }
}
