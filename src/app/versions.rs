//! Two versions of one article, as an edited page or a syndicated copy: which articles they are, and where they differ.

use std::collections::BTreeSet;
use std::time::{Duration, Instant};

use similar::{Algorithm, ChangeTag, TextDiff};

use crate::model::Comparison;
use crate::text::ArticleId;

/// Percent of the shorter article that must be copied to the letter for two articles to be versions of one.
const VERSIONS: usize = 50;

/// Longest that a difference is refined; what is then left is told more coarsely.
const PATIENCE: Duration = Duration::from_millis(300);

/// Pairs of articles that are versions of one, with the share of the shorter one's words that both have, in percent.
#[must_use]
pub fn versions(comparison: &Comparison) -> Vec<(ArticleId, ArticleId, usize)> {
    let mut pairs = Vec::new();
    let articles: Vec<ArticleId> = comparison.articles.ids().collect();
    for (at, one) in articles.iter().enumerate() {
        for other in &articles[at + 1..] {
            let shorter = [one, other]
                .into_iter()
                .min_by_key(|id| comparison.articles[**id].article.text.len());
            let Some(shorter) = shorter else {
                continue;
            };
            let length = comparison.articles[*shorter].article.text.len().max(1);
            let percent = copied(comparison, *one, *other, *shorter) * 100 / length;
            if percent >= VERSIONS {
                pairs.push((*one, *other, percent));
            }
        }
    }
    pairs
}

/// Bytes of `of` that stand in a passage which both articles have.
fn copied(comparison: &Comparison, one: ArticleId, other: ArticleId, of: ArticleId) -> usize {
    let mut bytes = BTreeSet::new();
    for origin in &comparison.origins {
        let has = |article| origin.members.iter().any(|member| member.article == article);
        if has(one) && has(other) {
            let members = origin.members.iter().filter(|member| member.article == of);
            bytes.extend(members.flat_map(|member| member.span.start..member.span.end));
        }
    }
    bytes.len()
}

/// A stretch of the two texts together.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// In both.
    Both,
    /// In the first alone.
    First,
    /// In the second alone.
    Second,
}

/// Both texts as one, word by word: what both have, what one alone has.
#[must_use]
pub fn difference(first: &str, second: &str) -> Vec<(Side, String)> {
    let diff = TextDiff::configure()
        .algorithm(Algorithm::Patience)
        .deadline(Instant::now() + PATIENCE)
        .diff_unicode_words(first, second);
    let mut pieces: Vec<(Side, String)> = Vec::new();
    for change in diff.iter_all_changes() {
        let side = match change.tag() {
            ChangeTag::Equal => Side::Both,
            ChangeTag::Delete => Side::First,
            ChangeTag::Insert => Side::Second,
        };
        match pieces.last_mut() {
            Some((last, words)) if *last == side => words.push_str(change.value()),
            _ => pieces.push((side, change.value().to_owned())),
        }
    }
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(first: &str, second: &str, own: &[(Side, &str)]) {
        let pieces = difference(first, second);
        let side = |wanted: Side| -> String {
            let of = pieces.iter().filter(|(side, _)| *side == Side::Both || *side == wanted);
            of.map(|(_, words)| words.as_str()).collect()
        };
        assert_eq!(
            (side(Side::First), side(Side::Second)),
            (first.to_owned(), second.to_owned())
        );
        let told: Vec<_> = pieces
            .iter()
            .filter(|(side, _)| *side != Side::Both)
            .map(|(side, words)| (*side, words.trim()))
            .collect();
        assert_eq!(told, own);
    }

    #[test]
    fn what_an_edit_changed_is_told_and_nothing_is_lost() {
        check(
            "The mill burned. Two were hurt.",
            "The mill burned. Three were hurt.",
            &[(Side::First, "Two"), (Side::Second, "Three")],
        );
        check("same é", "same é", &[]);
        check("", "new", &[(Side::Second, "new")]);
    }

    #[test]
    fn articles_that_share_most_of_their_words_are_versions() {
        use crate::model::{Origin, fixture};
        use crate::text::{Idx, Location, Span};
        let mut comparison = fixture::comparison();
        comparison.origins.clear();
        assert!(versions(&comparison).is_empty());
        let whole = |at: usize| {
            let id = ArticleId::from_usize(at);
            Location::new(id, Span::new(0, comparison.articles[id].article.text.len()))
        };
        comparison.origins = vec![Origin {
            members: vec![whole(0), whole(1)],
        }];
        let found = versions(&comparison);
        assert_eq!((found.len(), found[0].2), (1, 100));
    }
}
