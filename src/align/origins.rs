//! Copied text: passages of different articles that are the same to the letter.

use std::sync::Arc;

use crate::model::{AnalysedArticle, Config, Notice, Origin};
use crate::text::{ArticleId, IndexVec};

/// Copied passages, each group with one origin.
#[must_use]
pub fn origins(_articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>, _config: &Config) -> (Vec<Origin>, Vec<Notice>) {
    (Vec::new(), Vec::new())
}
