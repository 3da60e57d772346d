//! What a decision is about, told by content: a rule and the passages that bear its finding.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Comparison, EntityId, Finding, MentionId};
use crate::text::{ArticleId, Location, Span};

/// A finding by its content. It is the same in every run over the same files, in whatever order they are given.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct FindingKey {
    /// The rule's stable name.
    pub rule: String,
    /// The passages that bear the finding.
    pub passages: BTreeSet<PassageKey>,
}

/// A passage by its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PassageKey {
    /// SHA-256 of the article's file.
    pub sha256: String,
    /// The passage in the article's text.
    pub span: Span,
    /// The deciding words.
    pub keys: Vec<Span>,
}

/// A mention by its content; it stands for the entity that holds it.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct MentionKey {
    /// SHA-256 of the article's file.
    pub sha256: String,
    /// The mention's words in the article's text.
    pub span: Span,
}

/// A stretch of an article's text by its content.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct PlaceKey {
    /// SHA-256 of the article's file.
    pub sha256: String,
    /// The words in the article's text.
    pub span: Span,
}

impl PlaceKey {
    /// The key of a place of `comparison`.
    #[must_use]
    pub fn of(comparison: &Comparison, place: Location) -> Self {
        Self {
            sha256: comparison.articles[place.article].article.source.sha256.clone(),
            span: place.span,
        }
    }

    /// The place in `comparison`, if there are such words.
    #[must_use]
    pub fn find(&self, comparison: &Comparison) -> Option<Location> {
        let mut articles = comparison.articles.enumerated();
        let (id, article) = articles.find(|(_, it)| it.article.source.sha256 == self.sha256)?;
        let range = self.span.start as usize..self.span.end as usize;
        article.article.text.get(range)?;
        Some(Location::new(id, self.span))
    }
}

impl MentionKey {
    /// The key of a mention of `comparison`.
    #[must_use]
    pub fn of(comparison: &Comparison, article: ArticleId, mention: MentionId) -> Self {
        let analysed = &comparison.articles[article];
        Self {
            sha256: analysed.article.source.sha256.clone(),
            span: analysed.mentions[mention].span,
        }
    }

    /// The key of an entity: its first mention.
    #[must_use]
    pub fn of_entity(comparison: &Comparison, entity: EntityId) -> Option<Self> {
        let (article, mention) = comparison.mentions_of(entity).into_iter().next()?;
        Some(Self::of(comparison, article, mention))
    }

    /// The mention in `comparison`, if it is there.
    #[must_use]
    pub fn find(&self, comparison: &Comparison) -> Option<(ArticleId, MentionId)> {
        let mut articles = comparison.articles.enumerated();
        let (id, article) = articles.find(|(_, it)| it.article.source.sha256 == self.sha256)?;
        let mut mentions = article.mentions.enumerated();
        let (mention, _) = mentions.find(|(_, mention)| mention.span == self.span)?;
        Some((id, mention))
    }
}

impl FindingKey {
    /// The key of a finding of `comparison`.
    #[must_use]
    pub fn of(comparison: &Comparison, finding: &Finding) -> Self {
        let passages = finding.evidence.iter().map(|evidence| PassageKey {
            sha256: comparison.articles[evidence.location.article]
                .article
                .source
                .sha256
                .clone(),
            span: evidence.location.span,
            keys: evidence.keys.clone(),
        });
        Self {
            rule: finding.rule.0.to_owned(),
            passages: passages.collect(),
        }
    }

    /// Whether a decision on `self` also speaks of `other`: the same rule, and every passage found again.
    ///
    /// An article that is added may bring a finding one more passage; what was decided stays true of it.
    #[must_use]
    pub fn carries_over_to(&self, other: &Self) -> bool {
        self.rule == other.rule && self.passages.is_subset(&other.passages)
    }
}
