//! Event triggers and their participants.

use crate::model::{Article, Config, Mention, MentionId, Notice, Syntax, Trigger, TriggerId};
use crate::text::IndexVec;

/// Triggers in reading order, their participants tied to chains through `mentions`.
#[must_use]
pub fn events(
    _article: &Article,
    _syntax: &Syntax,
    _mentions: &IndexVec<MentionId, Mention>,
    _config: &Config,
) -> (IndexVec<TriggerId, Trigger>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
