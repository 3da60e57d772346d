//! Copies: articles whose words stand, all or most of them, in another article.
//!
//! Two texts share a passage where they share runs of words (shingles, after Broder 1997); how much of an article is
//! copied is the share of its words that stand in such a run. Candidates are found through a sample of the runs
//! (min-wise sketches in the simplest form, those divisible by a number), so that time grows with the number of
//! articles and not with their pairs; the share itself is counted exactly. No grammar is needed.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use unicode_segmentation::UnicodeSegmentation as _;

use crate::model::{AnalysedArticle, Article, ArticleCopy, Notice};
use crate::text::{ArticleId, IndexVec};

/// Words in a run: long enough that two writers do not hit on it by chance, names and titles apart.
const RUN: usize = 8;

/// Runs up to which an article is sampled whole.
const WHOLE: usize = 256;

/// Of a longer article, one run of so many is in the sample.
const SAMPLE: u64 = 8;

/// Articles that hold one run up to which all their pairs are looked at. Of more, neighbours are: a boilerplate line
/// brings nothing together by itself, and a text with many copies still forms one chain.
const MOST_HOLDERS: usize = 16;

/// Percent of the shorter article that must be copied for two articles to be told as versions of one.
const VERSIONS: usize = 50;

/// Percent of the longest version's words from which a version is as full as that one.
const AS_FULL: usize = 95;

/// All copies and versions among the articles of a comparison, by article, and a sentence on each.
#[must_use]
pub fn copies(articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>) -> (Vec<ArticleCopy>, Vec<Notice>) {
    let found = among(
        articles.enumerated().map(|(id, it)| (id, &it.article)).collect(),
        VERSIONS,
    );
    let says = |copy: &ArticleCopy| {
        let name = |id: ArticleId| articles[id].article.source.file_name();
        let says = copy.says(&name(copy.article), &name(copy.of));
        Notice::new(if copy.is_folded() {
            format!("{says} The two count as one origin.")
        } else {
            says
        })
    };
    let notices = found.iter().map(says).collect();
    (found, notices)
}

/// The articles to be folded among many, by article.
#[must_use]
pub fn folded(articles: &IndexVec<ArticleId, Article>) -> Vec<ArticleCopy> {
    among(articles.enumerated().collect(), ArticleCopy::FOLDED)
}

fn among(mut articles: Vec<(ArticleId, &Article)>, least: usize) -> Vec<ArticleCopy> {
    // In the order of their texts, so that the order in which they were opened changes nothing.
    articles.sort_by(|(_, one), (_, other)| {
        let by = |article: &Article| (article.published.is_none(), article.published);
        one.text
            .cmp(&other.text)
            .then_with(|| by(one).cmp(&by(other)))
            .then_with(|| one.source.path.cmp(&other.source.path))
    });
    let texts: Vec<Runs> = articles
        .par_iter()
        .map(|(_, article)| Runs::of(&article.text))
        .collect();
    let shares: BTreeMap<(usize, usize), (usize, usize)> = candidates(&texts)
        .into_par_iter()
        .map(|(one, other)| {
            (
                (one, other),
                (texts[one].within(&texts[other]), texts[other].within(&texts[one])),
            )
        })
        .filter(|(_, (there, back))| *there.max(back) >= least)
        .collect();
    let mut found = fold(&articles, &texts, &shares);
    let gone: BTreeSet<usize> = found.iter().map(|(copy, ..)| *copy).collect();
    for (&(one, other), &(there, back)) in &shares {
        if !gone.contains(&one) && !gone.contains(&other) {
            // The shorter of two versions is named first, as a copy is.
            let shorter = texts[one].words.len() <= texts[other].words.len();
            found.push(if shorter {
                (one, other, there, back)
            } else {
                (other, one, back, there)
            });
        }
    }
    let mut copies: Vec<ArticleCopy> = found
        .into_iter()
        .map(|(copy, of, share, back)| ArticleCopy {
            article: articles[copy].0,
            of: articles[of].0,
            share,
            back,
        })
        .collect();
    copies.sort_unstable_by_key(|copy| (copy.article, copy.of));
    copies
}

/// A copy, what it is a copy of, the share of its words that stand there, and the share of those that stand here.
type Found = (usize, usize, usize, usize);

/// In every group of articles that are copies of one another, all that are copies of the fullest.
fn fold(
    articles: &[(ArticleId, &Article)],
    texts: &[Runs],
    shares: &BTreeMap<(usize, usize), (usize, usize)>,
) -> Vec<Found> {
    let mut near: BTreeMap<usize, BTreeSet<usize>> = BTreeMap::new();
    for (&(one, other), (there, back)) in shares {
        if *there.max(back) >= ArticleCopy::FOLDED {
            near.entry(one).or_default().insert(other);
            near.entry(other).or_default().insert(one);
        }
    }
    let mut found = Vec::new();
    while let Some(first) = near.keys().next().copied() {
        let mut group = reached(&near, first);
        near.retain(|member, _| group.binary_search(member).is_err());
        // What is no copy of the fullest may be one of the next.
        while group.len() > 1 {
            let original = original(articles, texts, &group);
            group.retain(|member| *member != original);
            group.retain(|&member| {
                let share = texts[member].within(&texts[original]);
                let folded = share >= ArticleCopy::FOLDED;
                if folded {
                    found.push((member, original, share, texts[original].within(&texts[member])));
                }
                !folded
            });
        }
    }
    found
}

/// All that hangs together with `first`, in order.
fn reached(near: &BTreeMap<usize, BTreeSet<usize>>, first: usize) -> Vec<usize> {
    let mut seen = BTreeSet::from([first]);
    let mut waiting = vec![first];
    while let Some(at) = waiting.pop() {
        waiting.extend(near[&at].iter().filter(|other| seen.insert(**other)));
    }
    seen.into_iter().collect()
}

/// The fullest of a group; of several as full, the one that was published first.
fn original(articles: &[(ArticleId, &Article)], texts: &[Runs], group: &[usize]) -> usize {
    let length = |member: usize| texts[member].words.len();
    let longest = group.iter().map(|member| length(*member)).max().unwrap_or_default();
    let full = group
        .iter()
        .filter(|member| length(**member) * 100 >= longest * AS_FULL);
    let first = full.min_by_key(|member| {
        let published = articles[**member].1.published;
        (published.is_none(), published, Reverse(length(**member)), **member)
    });
    *first.expect("the longest is as full as itself")
}

/// Pairs of articles that share a run of the sample.
fn candidates(texts: &[Runs]) -> BTreeSet<(usize, usize)> {
    let mut sample: Vec<(u64, usize)> = Vec::new();
    for (place, text) in texts.iter().enumerate() {
        let all = text.runs.len() <= WHOLE;
        let taken = text.runs.iter().filter(|run| all || *run % SAMPLE == 0);
        sample.extend(taken.map(|run| (*run, place)));
    }
    sample.par_sort_unstable();
    let mut pairs = BTreeSet::new();
    for holders in sample.chunk_by(|one, other| one.0 == other.0) {
        for (at, (_, one)) in holders.iter().enumerate() {
            let reach = if holders.len() <= MOST_HOLDERS {
                holders.len()
            } else {
                at + 2
            };
            pairs.extend(
                holders[at + 1..reach.min(holders.len()).max(at + 1)]
                    .iter()
                    .map(|(_, other)| (*one, *other)),
            );
        }
    }
    pairs
}

/// An article's words and its runs of words, as numbers.
struct Runs {
    words: Vec<u64>,
    /// Sorted, each once.
    runs: Vec<u64>,
}

impl Runs {
    fn of(text: &str) -> Self {
        let words: Vec<u64> = text
            .unicode_words()
            .map(|word| number(word.to_lowercase().bytes()))
            .collect();
        let mut runs: Vec<u64> = words.windows(RUN.min(words.len()).max(1)).map(run).collect();
        runs.sort_unstable();
        runs.dedup();
        Self { words, runs }
    }

    /// Percent of the words that stand in a run which the other text has as well.
    fn within(&self, other: &Self) -> usize {
        let length = RUN.min(self.words.len()).max(1);
        let (mut copied, mut until) = (0, 0);
        for (at, words) in self.words.windows(length).enumerate() {
            if other.runs.binary_search(&run(words)).is_ok() {
                copied += at + length - until.max(at);
                until = at + length;
            }
        }
        copied * 100 / self.words.len().max(1)
    }
}

/// The number of a run, from those of its words.
fn run(words: &[u64]) -> u64 {
    number(words.iter().flat_map(|word| word.to_le_bytes()))
}

/// The 64-bit FNV-1a hash (Fowler, Noll and Vo), the same on every machine.
fn number(bytes: impl Iterator<Item = u8>) -> u64 {
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

#[cfg(test)]
mod tests {
    use crate::model::fixture;
    use crate::text::Idx as _;

    use super::*;

    const FIRE: &str = "The market hall of Port Varn burned down on Wednesday night, and nobody was hurt. Firefighters \
        from three towns fought the flames until the morning, the mayor said. The hall was built in 1908 and had been \
        repaired only last year. Traders will get stalls on the quay.";
    const VOTE: &str = "The council of Lund voted for a new tram line to the university, after a debate of nine hours \
        in which every party spoke twice.";

    /// The folded articles, each with what it is a copy of and how it is told.
    fn check(texts: &[&str], expected: &[(usize, usize, &str)]) {
        let articles: IndexVec<ArticleId, Article> = texts.iter().map(|text| fixture::plain(text)).collect();
        let found: Vec<_> = folded(&articles)
            .iter()
            .map(|copy| (copy.article.index(), copy.of.index(), copy.says("B", "A")))
            .collect();
        let found: Vec<_> = found
            .iter()
            .map(|(copy, of, says)| (*copy, *of, says.as_str()))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn the_same_text_and_a_cut_one_are_copies_of_the_fullest() {
        let cut = &FIRE[..FIRE.find(" Traders").unwrap()];
        check(
            &[FIRE, VOTE, &FIRE.to_uppercase()],
            &[(0, 2, "B is the same text as A.")],
        );
        let says = "B is a copy of A with cuts: 100 % of its words stand there in the same order.";
        check(&[cut, VOTE, FIRE], &[(0, 2, says)]);
        check(&[FIRE, cut, VOTE], &[(1, 0, says)]);
    }

    #[test]
    fn a_changed_copy_says_how_much_of_it_is_copied() {
        let changed = FIRE.replace("nobody was hurt", "two men were hurt") + " He wept.";
        check(
            &[&changed, FIRE],
            &[(
                1,
                0,
                "B is a copy of A with small changes: 95 % of its words stand there in the same order.",
            )],
        );
    }

    #[test]
    fn what_is_told_anew_or_shares_a_sentence_is_no_copy() {
        check(
            &[
                FIRE,
                "The old market hall in Port Varn has burned down. The mayor said that firefighters from three towns had come.",
            ],
            &[],
        );
        let quoting = format!(
            "{VOTE} Elsewhere, traders will get stalls on the quay. {}",
            &FIRE[..FIRE.find(". Fire").unwrap()]
        );
        check(&[FIRE, &quoting], &[]);
        check(&["Fire.", "Vote.", ""], &[]);
    }

    #[test]
    fn of_two_that_are_as_full_the_earlier_is_the_original() {
        let day = |day| jiff::civil::Date::new(2024, 1, day).ok();
        let mut articles: IndexVec<ArticleId, Article> = [FIRE, FIRE, FIRE].into_iter().map(fixture::plain).collect();
        for (at, published) in [day(4), day(3), None].into_iter().enumerate() {
            articles[ArticleId::from_usize(at)].published = published;
        }
        let found: Vec<_> = folded(&articles)
            .iter()
            .map(|copy| (copy.article.index(), copy.of.index()))
            .collect();
        assert_eq!(found, [(0, 1), (2, 1)]);
    }

    #[test]
    fn many_copies_of_one_text_are_found_without_looking_at_all_pairs() {
        let texts: Vec<String> = (0..200).map(|at| format!("{FIRE} Number {at}.")).collect();
        let articles: IndexVec<ArticleId, Article> = texts.iter().map(|text| fixture::plain(text)).collect();
        assert_eq!(folded(&articles).len(), 199);
    }
}
