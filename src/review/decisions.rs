//! The log applied to a comparison: each finding's decision, and the counts.

use std::collections::BTreeMap;

use crate::model::{Comparison, Correction, FindingId};
use crate::text::IndexVec;

use super::{FindingKey, Review, Verdict};

/// What was decided about a finding.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Decision {
    /// The verdict, if one was given.
    pub verdict: Option<Verdict>,
    /// A note, or nothing.
    pub note: String,
    /// Who decided last, if a name was set.
    pub reviewer: Option<String>,
}

/// Decisions on every finding of one comparison.
#[derive(Clone, Debug, Default)]
pub struct Decisions {
    findings: IndexVec<FindingId, Decision>,
    /// Whether each finding's rule is muted.
    muted: IndexVec<FindingId, bool>,
    /// Decided findings that the comparison does not hold: a rule or a text has changed, or an article is gone.
    pub lost: Vec<FindingKey>,
    /// What was read wrongly and how it was corrected, by the SHA-256 of the article's file.
    pub corrections: BTreeMap<String, Correction>,
}

/// How many findings stand where.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Judged right.
    pub confirmed: usize,
    /// Judged wrong.
    pub rejected: usize,
    /// Looked at and left open.
    pub unsure: usize,
    /// Not reviewed.
    pub open: usize,
}

impl Decision {
    /// Whether nothing was decided.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.verdict.is_none() && self.note.is_empty()
    }
}

impl Decisions {
    /// Applies a log to a comparison.
    ///
    /// A decision meets the finding with the same content; failing that, one of the same rule that
    /// holds all its passages, the decision with most passages first.
    #[must_use]
    pub fn new(comparison: &Comparison, review: &Review) -> Self {
        let outcome = review.outcome();
        let mut lost: Vec<&FindingKey> = outcome.keys().copied().collect();
        let findings = comparison.findings.iter().map(|finding| {
            let key = FindingKey::of(comparison, finding);
            let met = outcome
                .iter()
                .filter(|(decided, _)| decided.carries_over_to(&key))
                .max_by_key(|(decided, _)| decided.passages.len());
            met.map(|(decided, decision)| {
                lost.retain(|it| it != decided);
                decision.clone()
            })
            .unwrap_or_default()
        });
        let findings = findings.collect();
        let rules = review.muted();
        let muted = comparison.findings.iter().map(|finding| rules.contains(finding.rule.0));
        Self {
            findings,
            muted: muted.collect(),
            lost: lost.into_iter().cloned().collect(),
            corrections: review.corrections(),
        }
    }

    /// The decision on a finding; an undecided one for an id that the comparison does not hold.
    #[must_use]
    pub fn of(&self, finding: FindingId) -> Decision {
        self.findings.get(finding).cloned().unwrap_or_default()
    }

    /// Whether a finding was judged wrong.
    #[must_use]
    pub fn is_rejected(&self, finding: FindingId) -> bool {
        self.verdict(finding) == Some(Verdict::Rejected)
    }

    /// Whether a finding's rule is muted.
    #[must_use]
    pub fn is_muted(&self, finding: FindingId) -> bool {
        self.muted.get(finding).is_some_and(|muted| *muted)
    }

    /// Whether a finding is out of the counts and the texts: judged wrong, or its rule is muted.
    #[must_use]
    pub fn is_out(&self, finding: FindingId) -> bool {
        self.is_rejected(finding) || self.is_muted(finding)
    }

    /// The verdict on a finding.
    #[must_use]
    pub fn verdict(&self, finding: FindingId) -> Option<Verdict> {
        self.findings.get(finding)?.verdict
    }

    /// Counts over all findings.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts::default();
        for decision in &self.findings {
            match decision.verdict {
                Some(Verdict::Confirmed) => counts.confirmed += 1,
                Some(Verdict::Rejected) => counts.rejected += 1,
                Some(Verdict::Unsure) => counts.unsure += 1,
                None => counts.open += 1,
            }
        }
        counts
    }
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::model::fixture;
    use crate::review::{Action, Entry};
    use crate::text::{ArticleId, Idx, Location};

    fn judge(comparison: &Comparison, at: usize, verdict: Option<Verdict>) -> Entry {
        let finding = FindingKey::of(comparison, &comparison.findings[FindingId::from_usize(at)]);
        Entry {
            action: Action::Judge { finding, verdict },
            reviewer: Some("R. Ames".to_owned()),
        }
    }

    fn note(comparison: &Comparison, at: usize, text: &str) -> Entry {
        let finding = FindingKey::of(comparison, &comparison.findings[FindingId::from_usize(at)]);
        Entry {
            action: Action::Note {
                finding,
                text: text.to_owned(),
            },
            reviewer: None,
        }
    }

    #[test]
    fn the_last_verdict_counts_and_notes_stay() {
        let comparison = fixture::comparison();
        let mut review = Review::default();
        review.record(judge(&comparison, 0, Some(Verdict::Rejected)));
        review.record(note(&comparison, 0, "  ask the mayor "));
        review.record(judge(&comparison, 0, Some(Verdict::Confirmed)));
        review.record(judge(&comparison, 1, Some(Verdict::Rejected)));
        let decisions = Decisions::new(&comparison, &review);
        let first = decisions.of(FindingId::from_usize(0));
        assert_eq!(first.verdict, Some(Verdict::Confirmed));
        assert_eq!(first.note, "ask the mayor");
        assert_eq!(first.reviewer.as_deref(), Some("R. Ames"));
        assert!(decisions.is_rejected(FindingId::from_usize(1)));
        let counts = decisions.counts();
        assert_eq!(
            (counts.confirmed, counts.rejected, counts.unsure, counts.open),
            (1, 1, 0, 1)
        );
    }

    #[test]
    fn undo_and_redo_walk_the_whole_log_and_a_new_step_ends_redo() {
        let comparison = fixture::comparison();
        let mut review = Review::default();
        assert!(review.undo().is_none());
        for verdict in [Verdict::Confirmed, Verdict::Rejected, Verdict::Unsure] {
            review.record(judge(&comparison, 0, Some(verdict)));
        }
        let verdict = |review: &Review| Decisions::new(&comparison, review).verdict(FindingId::from_usize(0));
        assert!(review.undo().is_some());
        assert_eq!(verdict(&review), Some(Verdict::Rejected));
        assert!(review.undo().is_some() && review.undo().is_some());
        assert!(review.undo().is_none());
        assert_eq!(verdict(&review), None);
        assert!(review.redo().is_some());
        assert_eq!(verdict(&review), Some(Verdict::Confirmed));
        review.record(judge(&comparison, 0, None));
        assert!(review.redo().is_none());
        assert_eq!(verdict(&review), None);
    }

    #[test]
    fn decisions_survive_another_order_and_another_passage_but_not_other_words() {
        let comparison = fixture::comparison();
        let mut review = Review::default();
        review.record(judge(&comparison, 0, Some(Verdict::Rejected)));
        let mut changed = comparison.clone();
        let third = Arc::new(fixture::bare("c.txt", "Mill burns down\n\nAbout 15 dead."));
        let article = changed.articles.push(third);
        let id = FindingId::from_usize(0);
        let mut more = changed.findings[id].evidence[0].clone();
        more.location = Location::new(
            article,
            fixture::find("Mill burns down\n\nAbout 15 dead.", "About 15 dead."),
        );
        more.keys = Vec::new();
        changed.findings[id].evidence.insert(0, more);
        assert!(Decisions::new(&changed, &review).is_rejected(id));

        changed.findings[id].evidence.pop();
        let decisions = Decisions::new(&changed, &review);
        assert!(!decisions.is_rejected(id));
        assert_eq!(decisions.lost.len(), 1);
        assert_eq!(ArticleId::from_usize(2), article);
    }

    #[test]
    fn a_log_survives_a_round_trip_and_a_wrong_count() {
        let comparison = fixture::comparison();
        let mut review = Review::default();
        review.record(judge(&comparison, 0, Some(Verdict::Unsure)));
        review.record(note(&comparison, 2, "old mill"));
        review.undo();
        let text = serde_json::to_string(&review).expect("serialises");
        let mut back: Review = serde_json::from_str(&text).expect("reads back");
        assert_eq!(back, review);
        assert!(back.redo().is_some());
        let broken = text.replace("\"done\":1", "\"done\":99");
        let mut broken: Review = serde_json::from_str(&broken).expect("reads back");
        assert_eq!(broken.entries().len(), 2);
        assert!(broken.redo().is_none());
        assert!(broken.undo().is_some());
        assert_eq!(broken.entries().len(), 1);
    }
}
