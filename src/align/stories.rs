//! Many articles grouped into stories.

use std::sync::Arc;

use crate::model::{AnalysedArticle, Config};
use crate::text::{ArticleId, Cancel, IndexVec};

/// Articles about one event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Story {
    /// A short label in the articles' own words.
    pub label: String,
    /// The articles, sorted.
    pub articles: Vec<ArticleId>,
}

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
