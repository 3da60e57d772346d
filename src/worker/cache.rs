//! Analysed articles that are kept, so that adding an article to a comparison analyses only that one.

use std::sync::Arc;

use jiff::civil::Date;

use crate::model::{AnalysedArticle, Article, Config, Format};

/// How many articles are kept at most; the oldest go first.
const KEPT: usize = 64;

/// Analysed articles by content and settings, the last used last.
#[derive(Default)]
pub struct Cache {
    entries: Vec<(Key, Arc<AnalysedArticle>)>,
    analyses: usize,
}

/// All that an analysis depends on: the same bytes, read as the same format, under the same settings.
#[derive(Clone, PartialEq, Eq)]
pub struct Key {
    sha256: String,
    format: Format,
    config: Config,
    /// As read or as corrected: relative dates resolve against the day, speakers may be the outlet.
    told: (Option<String>, Option<String>, Option<Date>),
    /// Places of the blocks that were left out, which a reader may have chosen anew.
    left_out: Vec<usize>,
}

impl Key {
    /// The key of an article under `config`.
    pub fn new(article: &Article, config: &Config) -> Self {
        Self {
            sha256: article.source.sha256.clone(),
            format: article.source.format,
            config: config.clone(),
            left_out: article.left_out.iter().map(|block| block.place).collect(),
            told: (article.title.clone(), article.outlet.clone(), article.published),
        }
    }
}

impl Cache {
    /// The analysis of the same content, under the name that `article` has now.
    pub fn get(&mut self, key: &Key, article: &Article) -> Option<Arc<AnalysedArticle>> {
        let at = self.entries.iter().position(|(known, _)| known == key)?;
        let (key, found) = self.entries.remove(at);
        let found = if found.article.source == article.source {
            found
        } else {
            let mut renamed = AnalysedArticle::clone(&found);
            renamed.article.source = article.source.clone();
            Arc::new(renamed)
        };
        self.entries.push((key, Arc::clone(&found)));
        Some(found)
    }

    /// Keeps an analysis that was just made.
    pub fn put(&mut self, key: Key, analysed: Arc<AnalysedArticle>) {
        self.analyses += 1;
        self.entries.retain(|(known, _)| *known != key);
        if self.entries.len() >= KEPT {
            self.entries.remove(0);
        }
        self.entries.push((key, analysed));
    }

    /// How many analyses were made, not found.
    #[cfg(test)]
    pub fn analyses(&self) -> usize {
        self.analyses
    }
}
