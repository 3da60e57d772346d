//! Which articles give times of day by the clock of another place.
//!
//! Owns the words that name a clock. It must never compare times.

use std::collections::BTreeSet;

use crate::model::{AnalysedArticle, Comparison};
use crate::text::ArticleId;

/// Words behind a time of day that say by which clock it is.
const ZONES: &[&str] = &[
    "GMT", "UTC", "BST", "EST", "EDT", "ET", "CST", "CDT", "PST", "PDT", "PT", "MST", "CET", "CEST", "IST", "AEST",
    "local", "Eastern", "Pacific",
];

/// Bytes behind a time of day in which such a word stands.
const ZONE_REACH: usize = 16;

/// Those articles.
pub(super) fn zoned(all: &Comparison) -> BTreeSet<ArticleId> {
    let names_clock = |words: &str| {
        let mut words = words.split(|letter: char| !letter.is_alphabetic());
        words.any(|word| ZONES.contains(&word))
    };
    let is_zoned = |article: &AnalysedArticle| {
        let times = article.times.iter().filter(|time| time.value.contains('T'));
        let text = &article.article.text;
        times.into_iter().any(|time| {
            let end = text.len().min(time.span.end as usize + ZONE_REACH);
            let behind = text.get(time.span.end as usize..end);
            names_clock(article.slice(time.span)) || behind.is_some_and(names_clock)
        })
    };
    all.articles
        .enumerated()
        .filter(|(_, article)| is_zoned(article))
        .map(|(id, _)| id)
        .collect()
}
