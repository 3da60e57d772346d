//! What a decision is about, told by content: a rule and the passages that bear its finding.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use crate::model::{Comparison, Finding};
use crate::text::Span;

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
