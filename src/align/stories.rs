//! Many articles grouped into stories.

use std::sync::Arc;

use crate::model::{AnalysedArticle, Config, Story};
use crate::text::{ArticleId, Cancel, IndexVec};

/// Groups articles into stories; every article is in exactly one.
#[must_use]
pub fn stories(articles: &IndexVec<ArticleId, Arc<AnalysedArticle>>, _config: &Config, _cancel: &Cancel) -> Vec<Story> {
    articles
        .ids()
        .map(|id| Story {
            label: String::new(),
            articles: vec![id],
        })
        .collect()
}
