//! The facts of one article: who, how many, when, who said it, what happened.
//!
//! Every fact holds the span of its words. Ids are local to the article; how facts of different
//! articles belong together is the business of [`super::Comparison`].

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{IndexVec, Span, define_id};

use super::{Article, Notice, Syntax};

define_id! {
    /// A mention in an article.
    pub struct MentionId;
    /// A coreference chain of an article.
    pub struct ChainId;
    /// A quantity in an article.
    pub struct QuantityId;
    /// A time expression in an article.
    pub struct TimeId;
    /// A quote in an article.
    pub struct QuoteId;
    /// An event trigger in an article.
    pub struct TriggerId;
    /// A statement in an article.
    pub struct StatementId;
}

/// An article with everything that was found in it alone, without looking at any other.
#[derive(Clone, Debug)]
pub struct AnalysedArticle {
    /// The article.
    pub article: Article,
    /// Its sentences and tokens.
    pub syntax: Syntax,
    /// Mentions in reading order.
    pub mentions: IndexVec<MentionId, Mention>,
    /// Mentions of one entity joined, in order of first mention.
    pub chains: IndexVec<ChainId, Chain>,
    /// Quantities in reading order.
    pub quantities: IndexVec<QuantityId, Quantity>,
    /// Time expressions in reading order.
    pub times: IndexVec<TimeId, Time>,
    /// Attributed speech in reading order.
    pub quotes: IndexVec<QuoteId, Quote>,
    /// Words that tell of an event, in reading order.
    pub triggers: IndexVec<TriggerId, Trigger>,
    /// Clauses, each about one event, in reading order.
    pub statements: IndexVec<StatementId, Statement>,
    /// What the analysis could not do.
    pub notices: Vec<Notice>,
}

impl AnalysedArticle {
    /// An article with its sentences and tokens, in which nothing is found yet.
    #[must_use]
    pub fn bare(article: Article, syntax: Syntax) -> Self {
        Self {
            article,
            syntax,
            mentions: IndexVec::new(),
            chains: IndexVec::new(),
            quantities: IndexVec::new(),
            times: IndexVec::new(),
            quotes: IndexVec::new(),
            triggers: IndexVec::new(),
            statements: IndexVec::new(),
            notices: Vec::new(),
        }
    }

    /// The words at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        self.article.slice(span)
    }
}

/// Words that refer to an entity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// The whole phrase ("the group's leader", "Gen. Qassem Soleimani").
    pub span: Span,
    /// The head noun or the name proper inside the phrase.
    pub head: Span,
    /// How it refers.
    pub form: Form,
    /// The entity within the article.
    pub chain: ChainId,
    /// The rule that put it into its chain, by its stable name ("surname", "apposition").
    pub rule: &'static str,
}

/// How a mention refers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Form {
    /// By name.
    Name,
    /// By a common noun.
    Nominal,
    /// By a pronoun.
    Pronoun,
}

/// A coreference chain: the mentions of one entity in one article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chain {
    /// The fullest name, or the first nominal if it is never named.
    pub name: String,
    /// What it is.
    pub kind: EntityKind,
    /// Key of the gazetteer entry that it names, where there is one ("country:IR").
    pub gazetteer: Option<&'static str>,
    /// Every other name or epithet the article itself gives as meaning the same, with the mention's words.
    pub aliases: Vec<String>,
    /// Its mentions in reading order.
    pub mentions: Vec<MentionId>,
}

/// Types of entity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum EntityKind {
    /// One person.
    Person,
    /// A company, agency, party, government.
    Organization,
    /// A country, city, building, region.
    Place,
    /// People without an organization: "protesters", "Iranians".
    Group,
    /// A thing that is made or sold.
    Product,
    /// A book, film, law, report.
    Work,
    /// A named event: a war, a storm, an election.
    Event,
    /// Anything else.
    Other,
}

/// A closed interval of values; an end that is `None` is open.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// Least value.
    pub low: Option<f64>,
    /// Greatest value.
    pub high: Option<f64>,
}

/// A number with what it counts.
#[derive(Clone, Debug, PartialEq)]
pub struct Quantity {
    /// The words from modifier to unit ("close to 100 people").
    pub span: Span,
    /// The number's own words ("100").
    pub number: Span,
    /// The number as said, in `unit`.
    pub value: f64,
    /// The values that the words allow: "over 100" has a low end only.
    pub interval: Interval,
    /// What is counted or the measure, singular lemma ("person", "USD", "percent", "kilometre").
    pub unit: Option<String>,
    /// The modifier as written ("close to").
    pub modifier: Option<Span>,
    /// The event in which it counts something.
    pub trigger: Option<TriggerId>,
    /// What happens to the counted ("killed", "arrested"), as a lemma or a class name of the lexicon.
    pub role: Option<String>,
}

/// A time expression (TIMEX3, ISO 24617-1).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Time {
    /// Its words.
    pub span: Span,
    /// Type of the expression.
    pub kind: TimeKind,
    /// TIMEX3 value ("2024-01-03", "2024-W01", "P3D", `PRESENT_REF`); the granularity is the value's own.
    pub value: String,
    /// First and last day that the value covers, where it names a stretch of the calendar.
    pub days: Option<(Date, Date)>,
    /// The event that it dates.
    pub trigger: Option<TriggerId>,
}

/// Types of time expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum TimeKind {
    /// A day, month, year or a span of them.
    Date,
    /// A time of day.
    Time,
    /// A length of time.
    Duration,
    /// A repetition.
    Set,
}

/// Attributed speech.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quote {
    /// The content, without quotation marks, from first to last word where the cue stands in between.
    pub span: Span,
    /// Whether the words are said to be the speaker's own.
    pub direct: bool,
    /// Words naming the speaker.
    pub source: Option<Span>,
    /// The speaker as an entity of the article.
    pub chain: Option<ChainId>,
    /// The words of saying.
    pub cue: Option<Span>,
}

/// A word that tells of an event: a verb, or a noun such as "blast" or "denial".
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Trigger {
    /// The trigger word or words.
    pub span: Span,
    /// Lemma of the trigger.
    pub lemma: String,
    /// Sense class of the lexicon ("attack", "die", "deny"), else the lemma; words of one class may tell of one event.
    pub class: String,
    /// Who and what takes part.
    pub participants: Vec<Participant>,
    /// Whether it is denied.
    pub negated: bool,
    /// How surely it is said.
    pub certainty: Certainty,
}

/// A participant of an event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Participant {
    /// Part that it plays.
    pub role: Role,
    /// Its words.
    pub span: Span,
    /// The entity within the article.
    pub chain: Option<ChainId>,
}

/// Parts played in an event (after PropBank's proto-roles).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Role {
    /// Who does it.
    Agent,
    /// Who or what it is done to.
    Patient,
    /// Who receives.
    Recipient,
    /// By what means.
    Instrument,
    /// Where it happens.
    Place,
    /// Any other part.
    Other,
}

/// A clause about one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Statement {
    /// The clause.
    pub span: Span,
    /// The event it is about.
    pub trigger: Option<TriggerId>,
    /// The speech it is part of; none where the narrator speaks.
    pub quote: Option<QuoteId>,
    /// How surely it is said.
    pub certainty: Certainty,
    /// Whether it is denied.
    pub negated: bool,
}

/// How surely something is said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Certainty {
    /// As a fact.
    Asserted,
    /// As possible or likely.
    Hedged,
    /// Under a condition.
    Hypothetical,
    /// As intended.
    Planned,
}
