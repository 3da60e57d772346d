//! The distinct words of a session, each once: its weight and its vector.
//!
//! Owns the lookup from a token to a word and the similarity of two words. It must never know a
//! sentence or an article.

use std::collections::BTreeMap;

use crate::language::idf::Idf;
use crate::language::vectors::{DIMENSIONS, Vector, WordVectors, dot};

/// A word of the table, by its place in alphabetical order, so that the order of the articles
/// changes no id.
pub(super) type WordId = u32;

/// Words with weights and vectors.
pub(super) struct Words {
    ids: BTreeMap<String, WordId>,
    weights: Vec<f32>,
    /// Of unit length, or zeros for a word without a vector.
    rows: Vec<Vector>,
}

impl Words {
    /// A table of `articles`, each given as its words in reading order.
    pub(super) fn new(articles: &[Vec<String>]) -> Self {
        let vectors = WordVectors::embedded();
        let idf = Idf::embedded().with_articles(
            articles
                .iter()
                .map(|words| words.iter().map(String::as_str).collect::<Vec<_>>()),
        );
        let mut ids: BTreeMap<String, WordId> = articles.iter().flatten().map(|word| (word.clone(), 0)).collect();
        let mut weights = Vec::with_capacity(ids.len());
        let mut rows = Vec::with_capacity(ids.len());
        for (place, (word, id)) in ids.iter_mut().enumerate() {
            *id = place as WordId;
            weights.push(idf.weight(word).max(0.0));
            rows.push(vectors.vector(word).unwrap_or([0.0; DIMENSIONS]));
        }
        Self { ids, weights, rows }
    }

    /// The id of a word that the table was built with.
    pub(super) fn id(&self, word: &str) -> Option<WordId> {
        self.ids.get(word).copied()
    }

    /// Inverse document frequency, 0 for a word that is everywhere.
    pub(super) fn weight(&self, word: WordId) -> f32 {
        self.weights[word as usize]
    }

    /// Similarities of `ours` with `theirs`, row by row: the cosine cut at 0 and squared, 1 for one word.
    pub(super) fn similarities(&self, ours: &[WordId], theirs: &[WordId]) -> Vec<f32> {
        ours.iter()
            .flat_map(|word| theirs.iter().map(|other| self.similarity(*word, *other)))
            .collect()
    }

    /// Similarity of two words, 0 to 1.
    pub(super) fn similarity(&self, word: WordId, other: WordId) -> f32 {
        if word == other {
            return 1.0;
        }
        let cosine = dot(&self.rows[word as usize], &self.rows[other as usize]).clamp(0.0, 1.0);
        cosine * cosine
    }
}
