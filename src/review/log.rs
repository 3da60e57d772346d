//! The log of decisions: what was decided, in order, with undo and redo without limit.

use std::collections::{BTreeMap, BTreeSet};

use serde::{Deserialize, Serialize};

use crate::model::Correction;

use super::{Decision, FindingKey, Made, MentionKey, PlaceKey};

/// What a reader says of a finding.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Verdict {
    /// It is right.
    Confirmed,
    /// It is wrong; it leaves the counts and the reports.
    Rejected,
    /// It was looked at and stays open.
    Unsure,
}

/// One step of a reader's work.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Action {
    /// Gives a verdict, or takes it back.
    Judge {
        /// The finding.
        finding: FindingKey,
        /// The verdict; none takes it back.
        verdict: Option<Verdict>,
    },
    /// Writes a note; an empty text removes it.
    Note {
        /// The finding.
        finding: FindingKey,
        /// The note's text.
        text: String,
    },
    /// Gives an entity another name.
    Rename {
        /// A mention of the entity.
        entity: MentionKey,
        /// The name.
        name: String,
    },
    /// Takes two entities for one.
    Merge {
        /// A mention of the one that is joined.
        entity: MentionKey,
        /// A mention of the one that it is joined to.
        into: MentionKey,
    },
    /// Takes mentions out of their entity; together they are one of their own.
    Split {
        /// The mentions.
        mentions: Vec<MentionKey>,
    },
    /// Corrects what was read of an article.
    Correct {
        /// SHA-256 of the article's file.
        sha256: String,
        /// The corrected values.
        correction: Correction,
    },
    /// Keeps all findings of a rule out of sight, or shows them again.
    Mute {
        /// The rule's stable name.
        rule: String,
        /// Whether they are kept out of sight.
        muted: bool,
    },
    /// Adds a finding of the reader's own.
    Add {
        /// The finding.
        made: Made,
    },
    /// Takes a finding of the reader's own away.
    Withdraw {
        /// The finding.
        made: Made,
    },
    /// Says that passages speak of the same thing, or that they do not.
    Align {
        /// The passages.
        places: Vec<PlaceKey>,
        /// Whether they do.
        together: bool,
    },
}

/// A step and who took it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The step.
    pub action: Action,
    /// The reviewer, if a name is set.
    pub reviewer: Option<String>,
}

/// Every step of a reader's work, and how many of them count.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    entries: Vec<Entry>,
    /// Entries from here on were undone.
    done: usize,
}

impl Review {
    /// Takes a step. What was undone before can no longer be redone.
    pub fn record(&mut self, entry: Entry) {
        self.entries.truncate(self.done);
        self.entries.push(entry);
        self.done = self.entries.len();
    }

    /// Takes the last step back; says which.
    pub fn undo(&mut self) -> Option<&Entry> {
        self.done = self.done.min(self.entries.len()).checked_sub(1)?;
        self.entries.get(self.done)
    }

    /// Takes the step again that was undone last; says which.
    pub fn redo(&mut self) -> Option<&Entry> {
        let entry = self.entries.get(self.done)?;
        self.done += 1;
        Some(entry)
    }

    /// The steps that count, in order.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        // A file that was edited by hand may hold any number.
        &self.entries[..self.done.min(self.entries.len())]
    }

    /// Whether no step counts.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries().is_empty()
    }

    /// What the steps come to, a decision a finding; findings without any are left out.
    #[must_use]
    pub fn outcome(&self) -> BTreeMap<&FindingKey, Decision> {
        let mut outcome: BTreeMap<&FindingKey, Decision> = BTreeMap::new();
        for entry in self.entries() {
            let decision = match &entry.action {
                Action::Judge { finding, verdict } => {
                    let decision = outcome.entry(finding).or_default();
                    decision.verdict = *verdict;
                    decision
                }
                Action::Note { finding, text } => {
                    let decision = outcome.entry(finding).or_default();
                    text.trim().clone_into(&mut decision.note);
                    decision
                }
                _ => continue,
            };
            decision.reviewer.clone_from(&entry.reviewer);
        }
        outcome.retain(|_, decision| decision.verdict.is_some() || !decision.note.is_empty());
        outcome
    }

    /// What was read wrongly, by the SHA-256 of the file; a later correction of an article takes the place of an
    /// earlier one.
    #[must_use]
    pub fn corrections(&self) -> BTreeMap<String, Correction> {
        let corrections = self.entries().iter().filter_map(|entry| match &entry.action {
            Action::Correct { sha256, correction } => Some((sha256.clone(), correction.clone())),
            _ => None,
        });
        corrections.collect()
    }

    /// The rules whose findings are kept out of sight.
    #[must_use]
    pub fn muted(&self) -> BTreeSet<&str> {
        let mut rules = BTreeSet::new();
        for entry in self.entries() {
            match &entry.action {
                Action::Mute { rule, muted: true } => rules.insert(rule.as_str()),
                Action::Mute { rule, muted: false } => rules.remove(rule.as_str()),
                _ => continue,
            };
        }
        rules
    }

    /// The reader's own findings that were not taken away again, each once, and who made them.
    #[must_use]
    pub fn made(&self) -> Vec<(&Made, Option<&str>)> {
        let mut all: Vec<(&Made, Option<&str>)> = Vec::new();
        for entry in self.entries() {
            match &entry.action {
                Action::Add { made } if all.iter().all(|(known, _)| *known != made) => {
                    all.push((made, entry.reviewer.as_deref()));
                }
                Action::Withdraw { made } => all.retain(|(known, _)| *known != made),
                _ => {}
            }
        }
        all
    }

    /// Whether any step that counts changes what was found.
    #[must_use]
    pub fn changes_comparison(&self) -> bool {
        self.entries().iter().any(|entry| {
            matches!(
                entry.action,
                Action::Rename { .. }
                    | Action::Merge { .. }
                    | Action::Split { .. }
                    | Action::Add { .. }
                    | Action::Align { .. }
            )
        })
    }
}
