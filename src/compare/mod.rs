//! Findings: agreement, conflict, compatible, framing, omission; one rule a file; and their importance.
//!
//! Owns the judgement of aligned facts. It must never find facts itself, and never generate text that
//! is not backed by spans.

use crate::model::{Comparison, Config, Finding, FindingId, Notice};
use crate::text::{Cancel, IndexVec};

/// Findings of `comparison`, whose alignments are already known, most important first.
#[must_use]
pub fn findings(
    _comparison: &Comparison,
    _config: &Config,
    _cancel: &Cancel,
) -> (IndexVec<FindingId, Finding>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
