//! Classes of words that are used alike: k-means of the word vectors, made by the training tool.
//!
//! Owns the class table, which stands row by row beside the vectors. The linear models see a word
//! only through these classes, never through its numbers. It must never know a model.

use super::vectors::WordVectors;
use super::word_table::fold;

/// Levels of classes, from coarse to fine.
pub const LEVELS: usize = 3;

/// The classes of the words that have a vector of their own.
#[derive(Clone, Copy, Debug)]
pub struct Clusters {
    vectors: WordVectors<'static>,
    table: &'static [u8],
}

impl Clusters {
    /// A table for `vectors`: three numbers of 16 bits for each of its rows; 0 stands for no class.
    #[must_use]
    pub fn new(vectors: WordVectors<'static>, table: &'static [u8]) -> Self {
        Self { vectors, table }
    }

    /// The classes of `word`, zeros where it has none.
    #[must_use]
    pub fn of(&self, word: &str) -> [u16; LEVELS] {
        if word.len() > 48 {
            return [0; LEVELS];
        }
        let Some(row) = self.vectors.row(&fold(word)) else {
            return [0; LEVELS];
        };
        std::array::from_fn(|level| {
            let at = (row * LEVELS + level) * 2;
            self.table
                .get(at..at + 2)
                .map_or(0, |bytes| u16::from_le_bytes([bytes[0], bytes[1]]))
        })
    }
}
