//! The log of decisions: what was decided, in order, with undo and redo without limit.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Decision, FindingKey};

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
            let finding = match &entry.action {
                Action::Judge { finding, .. } | Action::Note { finding, .. } => finding,
            };
            let decision = outcome.entry(finding).or_default();
            match &entry.action {
                Action::Judge { verdict, .. } => decision.verdict = *verdict,
                Action::Note { text, .. } => text.trim().clone_into(&mut decision.note),
            }
            decision.reviewer.clone_from(&entry.reviewer);
        }
        outcome.retain(|_, decision| decision.verdict.is_some() || !decision.note.is_empty());
        outcome
    }
}
