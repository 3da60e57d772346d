//! The export types: what the contract's JSON holds, field by field, in the contract's order.
//!
//! They are kept apart from the model, so that the model may change without breaking a reader of
//! the files. Fields may be added; none is ever renamed or dropped.

use serde::{Serialize, Serializer};

use crate::model::{BlockKind, Certainty, Dimension, EntityKind, Form, Kind, Role, TimeKind};
use crate::text::{Idx, Location, Span};

/// Bytes of one article's text, half open.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Range {
    start: u32,
    end: u32,
}

impl From<Span> for Range {
    fn from(span: Span) -> Self {
        Self {
            start: span.start,
            end: span.end,
        }
    }
}

/// A range and the position of its article in `articles`.
#[derive(Clone, Copy, Serialize)]
pub(super) struct Place {
    article: usize,
    start: u32,
    end: u32,
}

impl From<Location> for Place {
    fn from(location: Location) -> Self {
        Self {
            article: location.article.index(),
            start: location.span.start,
            end: location.span.end,
        }
    }
}

/// A number as people write it: without a fraction where it has none, else with six digits after the point.
#[derive(Clone, Copy)]
pub(super) struct Decimal(pub f64);

impl Serialize for Decimal {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        // Whole numbers below 2^53 are exact in both types.
        const EXACT: f64 = 9_007_199_254_740_992.0;
        let rounded = (self.0 * 1e6).round() / 1e6;
        if !self.0.is_finite() {
            serializer.serialize_none()
        } else if self.0.abs() >= EXACT || !rounded.is_finite() {
            serializer.serialize_f64(self.0)
        } else if rounded.fract() == 0.0 {
            serializer.serialize_i64(rounded as i64)
        } else {
            serializer.serialize_f64(rounded)
        }
    }
}

/// A score from 0 to 1 with four digits after the point.
#[derive(Clone, Copy)]
pub(super) struct Score(pub f32);

impl Serialize for Score {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if self.0.is_finite() {
            serializer.serialize_f64((f64::from(self.0) * 1e4).round() / 1e4)
        } else {
            serializer.serialize_f64(0.0)
        }
    }
}

#[derive(Serialize)]
pub(super) struct Article<'a> {
    pub id: usize,
    pub path: String,
    pub sha256: &'a str,
    pub title: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub published: Option<String>,
    pub language: Option<&'a str>,
    pub text: &'a str,
    pub blocks: Vec<Block>,
    pub sentences: Vec<Range>,
    pub notices: Vec<&'a str>,
}

#[derive(Serialize)]
pub(super) struct Block {
    #[serde(flatten)]
    pub range: Range,
    pub kind: BlockKind,
}

#[derive(Serialize)]
pub(super) struct Mention {
    pub id: usize,
    #[serde(flatten)]
    pub place: Place,
    pub form: Form,
    pub entity: Option<usize>,
    pub head: Range,
    pub rule: &'static str,
}

#[derive(Serialize)]
pub(super) struct Entity<'a> {
    pub id: usize,
    pub name: &'a str,
    #[serde(rename = "type")]
    pub kind: EntityKind,
    pub mentions: Vec<usize>,
}

#[derive(Serialize)]
pub(super) struct Quantity<'a> {
    pub id: usize,
    #[serde(flatten)]
    pub place: Place,
    pub value: Decimal,
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
    pub unit: Option<&'a str>,
    pub modifier: Option<&'a str>,
    pub event: Option<usize>,
    pub role: Option<&'a str>,
    pub number: Range,
}

#[derive(Serialize)]
pub(super) struct Time<'a> {
    pub id: usize,
    #[serde(flatten)]
    pub place: Place,
    #[serde(rename = "type")]
    pub kind: TimeKind,
    pub value: &'a str,
    pub event: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Quote {
    pub id: usize,
    #[serde(flatten)]
    pub place: Place,
    pub direct: bool,
    pub source: Option<Range>,
    pub cue: Option<Range>,
    pub entity: Option<usize>,
}

#[derive(Serialize)]
pub(super) struct Event<'a> {
    pub id: usize,
    pub label: &'a str,
    pub mentions: Vec<Place>,
    pub time: Option<&'a str>,
    pub place: Option<usize>,
    pub participants: Vec<Participant>,
}

#[derive(Serialize)]
pub(super) struct Participant {
    pub role: Part,
    #[serde(flatten)]
    pub place: Place,
    pub entity: Option<usize>,
}

/// The contract's roles. A place is an event's own field there, so as a participant it is `other`.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "lowercase")]
pub(super) enum Part {
    Agent,
    Patient,
    Recipient,
    Instrument,
    Other,
}

impl From<Role> for Part {
    fn from(role: Role) -> Self {
        match role {
            Role::Agent => Self::Agent,
            Role::Patient => Self::Patient,
            Role::Recipient => Self::Recipient,
            Role::Instrument => Self::Instrument,
            Role::Place | Role::Other => Self::Other,
        }
    }
}

#[derive(Serialize)]
pub(super) struct Statement {
    pub id: usize,
    #[serde(flatten)]
    pub place: Place,
    pub event: Option<usize>,
    pub quote: Option<usize>,
    pub certainty: Certainty,
    pub negated: bool,
}

#[derive(Serialize)]
pub(super) struct Alignment {
    pub id: usize,
    pub score: Score,
    pub members: Vec<Passage>,
}

/// A passage and the deciding words inside it.
#[derive(Serialize)]
pub(super) struct Passage {
    #[serde(flatten)]
    pub place: Place,
    pub keys: Vec<Range>,
}

/// An article that is a copy or a version of another, by their positions in `articles`.
#[derive(Serialize)]
pub(super) struct ArticleCopy {
    pub article: usize,
    pub of: usize,
    pub share: Score,
    pub folded: bool,
}

#[derive(Serialize)]
pub(super) struct Finding<'a> {
    pub id: usize,
    pub kind: Kind,
    pub dimension: Dimension,
    pub rule: &'static str,
    pub confidence: Score,
    pub importance: Score,
    pub summary: &'a str,
    pub why: &'a str,
    pub evidence: Vec<Passage>,
    pub absent_in: Vec<usize>,
}

/// The facts of one or more articles, each list in reading order.
pub(super) struct Facts<'a> {
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity<'a>>,
    pub quantities: Vec<Quantity<'a>>,
    pub times: Vec<Time<'a>>,
    pub quotes: Vec<Quote>,
    pub events: Vec<Event<'a>>,
    pub statements: Vec<Statement>,
}

/// A line of `annotate`: an article with its own facts.
#[derive(Serialize)]
pub(super) struct Annotation<'a> {
    #[serde(flatten)]
    pub article: Article<'a>,
    pub mentions: Vec<Mention>,
    pub entities: Vec<Entity<'a>>,
    pub quantities: Vec<Quantity<'a>>,
    pub times: Vec<Time<'a>>,
    pub quotes: Vec<Quote>,
    pub events: Vec<Event<'a>>,
    pub statements: Vec<Statement>,
}

/// A line of `extract`.
#[derive(Serialize)]
pub(super) struct Extraction<'a> {
    pub path: String,
    pub title: Option<&'a str>,
    pub byline: Option<&'a str>,
    pub outlet: Option<&'a str>,
    pub published: Option<String>,
    pub updated: Option<String>,
    pub language: Option<&'a str>,
    pub text: &'a str,
    pub left_out: Vec<LeftOut<'a>>,
    pub notices: Vec<&'a str>,
}

/// A block that is not part of the text.
#[derive(Serialize)]
pub(super) struct LeftOut<'a> {
    pub words: &'a str,
    pub reason: &'static str,
}

/// A setting, as the reports for people name it.
#[derive(Serialize)]
pub(super) struct Setting {
    pub name: &'static str,
    pub value: String,
}

/// What a reader decided about a finding.
#[derive(Serialize)]
pub(super) struct Reviewed {
    pub finding: usize,
    pub verdict: Option<crate::review::Verdict>,
    pub note: String,
    pub reviewer: Option<String>,
}
