//! Mentions and the coreference chains of one article.

use crate::model::{Article, Chain, ChainId, Config, Mention, MentionId, Notice, Syntax};
use crate::text::IndexVec;

/// Mentions in reading order, and the chains they form; every mention is in exactly one chain.
#[must_use]
pub fn entities(
    _article: &Article,
    _syntax: &Syntax,
    _config: &Config,
) -> (IndexVec<MentionId, Mention>, IndexVec<ChainId, Chain>, Vec<Notice>) {
    (IndexVec::new(), IndexVec::new(), Vec::new())
}
