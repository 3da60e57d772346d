//! Attributed speech: content, cue and source.

use crate::model::{Article, Config, Mention, MentionId, Notice, Quote, QuoteId, Syntax};
use crate::text::IndexVec;

/// Quotes in reading order, their speakers tied to chains through `mentions`.
#[must_use]
pub fn quotes(
    _article: &Article,
    _syntax: &Syntax,
    _mentions: &IndexVec<MentionId, Mention>,
    _config: &Config,
) -> (IndexVec<QuoteId, Quote>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
