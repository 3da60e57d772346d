//! Plain facts: what an article says and how articles relate.
//!
//! Owns the types that the stages hand to one another. Facts are built once and never edited; they
//! hold spans and ids, no references. This module must never know how a fact is found, drawn or
//! written to a file.

mod article;
mod comparison;
mod config;
mod correction;
mod error;
mod facts;
mod finding;
#[cfg(test)]
pub(crate) mod fixture;
mod notice;
mod restated;
mod syntax;

pub use article::{Article, Block, BlockId, BlockKind, Format, LeftOut, Reason, Source};
pub use comparison::{
    AlignedPassage, Alignment, AlignmentId, ArticleCopy, Comparison, Entity, EntityId, Event, EventId, Nearest, Origin,
    Story,
};
pub use config::Config;
pub use correction::{Correction, Part, parts};
pub use error::{FileError, FileProblem};
pub use facts::{
    AnalysedArticle, Certainty, Chain, ChainId, EntityKind, Form, Interval, Mention, MentionId, Participant, Quantity,
    QuantityId, Quote, QuoteId, Role, Statement, StatementId, Time, TimeId, TimeKind, Trigger, TriggerId,
};
pub use finding::{Dimension, Evidence, Finding, FindingId, Kind, Rule};
pub use notice::Notice;
pub use restated::{Counted, Speaker};
pub use syntax::{Deprel, NameKind, NameTag, Sentence, SentenceId, Syntax, Token, TokenId, Upos};
