//! Time expressions, resolved to TIMEX3 values.

use crate::model::{Article, Config, Notice, Syntax, Time, TimeId, Trigger, TriggerId};
use crate::text::IndexVec;

/// Time expressions in reading order, resolved against `config.reference_date`, else the article's own date.
#[must_use]
pub fn times(
    _article: &Article,
    _syntax: &Syntax,
    _triggers: &IndexVec<TriggerId, Trigger>,
    _config: &Config,
) -> (IndexVec<TimeId, Time>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
