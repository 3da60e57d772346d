//! Triggers, within and across articles, joined into events.

use std::sync::Arc;

use crate::model::{AnalysedArticle, Config, Entity, EntityId, Event, EventId, Notice};
use crate::text::{ArticleId, IndexVec};

/// Events over all articles; every trigger is in exactly one.
#[must_use]
pub fn events(
    _articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>,
    _entities: &IndexVec<EntityId, Entity>,
    _config: &Config,
) -> (IndexVec<EventId, Event>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
