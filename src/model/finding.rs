//! Findings: what a reader is shown, each with its exact words.

use serde::{Deserialize, Serialize};

use crate::text::{ArticleId, Location, Span, define_id};

define_id! {
    /// A finding of a comparison.
    pub struct FindingId;
}

/// Something that the comparison found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What sort of finding.
    pub kind: Kind,
    /// What it is about.
    pub dimension: Dimension,
    /// The rule that fired.
    pub rule: Rule,
    /// Chance that a careful reader would call it right, 0 to 1.
    pub confidence: f32,
    /// How much it matters, 0 to 1.
    pub importance: f32,
    /// One line, quoting the deciding words: "Killed: close to 100 / over a hundred".
    pub summary: String,
    /// What was compared and why it counts, one or two plain sentences quoting the deciding words.
    pub why: String,
    /// The passages that bear it, sorted by location.
    pub evidence: Vec<Evidence>,
    /// For an omission, the articles without it.
    pub absent_in: Vec<ArticleId>,
}

/// A passage that bears a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Evidence {
    /// The sentence or clause.
    pub location: Location,
    /// The deciding words inside it; never empty for conflict, compatible and framing.
    pub keys: Vec<Span>,
}

/// Sorts of finding, in the order in which lists group them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// Claims about one fact that cannot both hold.
    Conflict,
    /// The same fact in two or more articles.
    Agreement,
    /// What looks like a conflict and is none.
    Compatible,
    /// The same thing worded differently.
    Framing,
    /// A weighty statement that others lack.
    Omission,
}

impl Kind {
    /// Every kind, in the order of lists.
    pub const ALL: [Self; 5] = [
        Self::Conflict,
        Self::Agreement,
        Self::Compatible,
        Self::Framing,
        Self::Omission,
    ];
}

/// What a finding is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
#[allow(missing_docs, reason = "the names are the contract's own and say what they mean")]
pub enum Dimension {
    Event,
    Number,
    Date,
    Time,
    Place,
    Actor,
    Name,
    Negation,
    Cause,
    Sequence,
    SourceDispute,
    Quote,
    Status,
    Background,
    Label,
    Loaded,
    Voice,
    Certainty,
    Source,
    Emphasis,
    Other,
}

/// The stable name of a rule ("number-interval").
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Rule(pub &'static str);
