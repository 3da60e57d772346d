//! Chains of different articles joined into entities.

use std::sync::Arc;

use crate::model::{AnalysedArticle, Config, Entity, EntityId, Notice};
use crate::text::{ArticleId, IndexVec};

/// Entities over all articles, most mentioned first; every chain is in exactly one.
#[must_use]
pub fn entities(
    _articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>,
    _config: &Config,
) -> (IndexVec<EntityId, Entity>, Vec<Notice>) {
    (IndexVec::new(), Vec::new())
}
