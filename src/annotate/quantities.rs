//! Numbers with modifiers and units, and what they count.

use crate::model::{Article, Config, Notice, Quantity, QuantityId, Syntax, Trigger, TriggerId};
use crate::text::IndexVec;

/// Quantities in reading order.
#[must_use]
pub fn quantities(
    _article: &Article,
    _syntax: &Syntax,
    _triggers: &IndexVec<TriggerId, Trigger>,
    _config: &Config,
) -> (IndexVec<QuantityId, Quantity>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
