//! How rare words are: inverse document frequencies, from a table embedded in the program and the
//! articles at hand.
//!
//! Owns the counts. It must never know an article: a caller hands it words.
//!
//! The table was counted by `parallax-train idf` (docs/TRAINING.md). Layout: `PXI1`,
//! `documents: u32`, a [`WordTable`] of folded words that stand in two documents or more, then two
//! bytes a word, the number of documents it stands in.

use std::collections::{BTreeMap, BTreeSet};

use super::word_table::{WordTable, fold, read_u32};

/// First bytes of the file.
pub const MAGIC: &[u8; 4] = b"PXI1";

/// Document counts of words.
#[derive(Clone, Debug)]
pub struct Idf {
    table: WordTable<'static>,
    counts: &'static [u8],
    documents: u32,
    session: BTreeMap<String, u32>,
    session_documents: u32,
}

impl Idf {
    /// The table that is part of the program.
    #[must_use]
    pub fn embedded() -> Self {
        static DATA: &[u8] = include_bytes!("../../assets/vectors/idf.bin");
        Self::read(DATA).expect("the embedded table is whole")
    }

    /// A table in the layout above; none where the bytes are not one.
    fn read(data: &'static [u8]) -> Option<Self> {
        let right = data.starts_with(MAGIC);
        let documents = read_u32(data, 4)?;
        let (table, counts) = WordTable::read(data.get(8..)?)?;
        (right && counts.len() == table.len() * 2).then_some(Self {
            table,
            counts,
            documents,
            session: BTreeMap::new(),
            session_documents: 0,
        })
    }

    /// Adds the articles at hand, each as its words, to the counts, so that a word they all share
    /// weighs less than one that only some of them use.
    #[must_use]
    pub fn with_articles<'w, A, W>(mut self, articles: A) -> Self
    where
        A: IntoIterator<Item = W>,
        W: IntoIterator<Item = &'w str>,
    {
        for article in articles {
            let words: BTreeSet<String> = article.into_iter().map(fold).collect();
            for word in words {
                *self.session.entry(word).or_default() += 1;
            }
            self.session_documents += 1;
        }
        self
    }

    /// `ln((N + 1) / (n + 1))` for a word that stands in `n` of `N` documents: 0 for a word that is
    /// everywhere, about 6.4 for one that is nowhere. Case and accents are folded.
    #[must_use]
    pub fn weight(&self, word: &str) -> f32 {
        let word = fold(word);
        let in_table = self.table.find(word.as_bytes()).map_or(0, |position| {
            u32::from(u16::from_le_bytes([
                self.counts[position * 2],
                self.counts[position * 2 + 1],
            ]))
        });
        let here = in_table + self.session.get(&word).copied().unwrap_or(0);
        let all = self.documents + self.session_documents;
        ((all + 1) as f32 / (here + 1) as f32).ln()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_words_weigh_little_and_unknown_ones_most() {
        let idf = Idf::embedded();
        let [the, people, bombing, unknown] = ["The", "people", "bombing", "zorvath"].map(|word| idf.weight(word));
        assert!(
            the < 0.2 && the < people && people < bombing && bombing <= unknown,
            "{the} {people} {bombing} {unknown}"
        );
        assert!((6.0..7.0).contains(&unknown));
    }

    #[test]
    fn words_shared_by_the_articles_weigh_less() {
        let idf = Idf::embedded().with_articles([["Quake", "zorvath"], ["quake", "quake"]]);
        let alone = Idf::embedded();
        assert!(idf.weight("quake") < idf.weight("zorvath"));
        assert!(idf.weight("zorvath") < alone.weight("zorvath"));
        assert!(idf.weight("untouched") >= alone.weight("untouched"));
    }
}
