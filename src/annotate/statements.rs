//! Statements: clauses about one event, with who says them, how surely, and whether they are denied.

use crate::model::{Article, Config, Notice, Quote, QuoteId, Statement, StatementId, Syntax, Trigger, TriggerId};
use crate::text::IndexVec;

/// Statements in reading order. Every sentence is covered by at least one.
#[must_use]
pub fn statements(
    _article: &Article,
    _syntax: &Syntax,
    _triggers: &IndexVec<TriggerId, Trigger>,
    _quotes: &IndexVec<QuoteId, Quote>,
    _config: &Config,
) -> (IndexVec<StatementId, Statement>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
