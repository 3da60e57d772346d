//! What a reader says was read wrongly of an article, and how the article looks then.

use std::collections::{BTreeMap, BTreeSet};

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{IndexVec, Span};

use super::{AnalysedArticle, Article, Block, BlockKind, Counted, LeftOut, Reason, Speaker};

/// What a reader says was read wrongly of an article; what is `None` stays as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
    /// Blocks of the file by their place in it, and whether they belong to the article.
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    pub blocks: BTreeMap<usize, bool>,
    /// Speakers of quotations.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub speakers: Vec<Speaker>,
    /// What numbers count.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub counts: Vec<Counted>,
}

impl Correction {
    /// Puts the corrected values in the place of those that were read.
    pub fn apply(&self, article: &mut Article) {
        self.choose_blocks(article);
        if let Some(title) = &self.title {
            article.title = Some(title.clone());
        }
        if let Some(outlet) = &self.outlet {
            article.outlet = Some(outlet.clone());
        }
        if self.published.is_some() {
            article.published = self.published;
        }
    }

    /// Puts the corrected facts in the place of those that were found; quotations and numbers that the text no longer
    /// holds are passed over.
    pub fn apply_to_facts(&self, article: &mut AnalysedArticle) {
        for speaker in &self.speakers {
            speaker.apply(article);
        }
        for counted in &self.counts {
            counted.apply(article);
        }
    }

    /// Whether any fact is corrected.
    #[must_use]
    pub fn changes_facts(&self) -> bool {
        !self.speakers.is_empty() || !self.counts.is_empty()
    }

    /// Adds a speaker, in the place of what was said of this quotation before.
    pub fn say_speaker(&mut self, speaker: Speaker) {
        self.speakers.retain(|said| said.quote != speaker.quote);
        self.speakers.push(speaker);
    }

    /// Adds what a number counts, in the place of what was said of it before.
    pub fn say_count(&mut self, counted: Counted) {
        self.counts.retain(|said| said.number != counted.number);
        self.counts.push(counted);
    }

    /// Sets the text anew from the blocks that belong to it; an article always keeps at least one.
    fn choose_blocks(&self, article: &mut Article) {
        let parts = parts(article);
        let belongs = |part: &Part| self.blocks.get(&part.place).copied().unwrap_or(part.reason.is_none());
        let changes = parts.iter().any(|part| belongs(part) == part.reason.is_some());
        if !changes || !parts.iter().any(belongs) {
            return;
        }
        let mut text = String::new();
        let mut blocks = IndexVec::new();
        let mut left_out = Vec::new();
        for part in parts {
            if !belongs(&part) {
                left_out.push(LeftOut {
                    place: part.place,
                    words: part.words.split_whitespace().collect::<Vec<_>>().join(" "),
                    reason: part.reason.unwrap_or(Reason::Chosen),
                });
                continue;
            }
            if !text.is_empty() {
                text.push_str("\n\n");
            }
            let start = text.len();
            text.push_str(&part.words);
            blocks.push(Block {
                span: Span::of(&text, start, text.len()),
                kind: part.kind,
            });
        }
        article.text = text;
        article.blocks = blocks;
        article.left_out = left_out;
    }
}

/// A block of a file, whether it belongs to the article or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its place among all blocks of the file, from 0.
    pub place: usize,
    /// Its words.
    pub words: String,
    /// What it is.
    pub kind: BlockKind,
    /// Why it was left out; none if it is part of the article.
    pub reason: Option<Reason>,
}

/// All blocks of the file that an article was read from, in the order of the file.
#[must_use]
pub fn parts(article: &Article) -> Vec<Part> {
    let taken: BTreeSet<usize> = article.left_out.iter().map(|block| block.place).collect();
    let free = (0..).filter(|place| !taken.contains(place));
    let kept = article.blocks.iter().zip(free).map(|(block, place)| Part {
        place,
        words: article.slice(block.span).to_owned(),
        kind: block.kind,
        reason: None,
    });
    let left = article.left_out.iter().map(|block| Part {
        place: block.place,
        words: block.words.clone(),
        kind: BlockKind::Paragraph,
        reason: Some(block.reason),
    });
    let mut parts: Vec<Part> = kept.chain(left).collect();
    parts.sort_by_key(|part| part.place);
    parts
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    fn article() -> Article {
        let mut article = fixture::bare("a.txt", "Mill burns\n\nTwo were hurt.").article.clone();
        let spans = [(0, 10), (12, 26)];
        article.blocks = spans
            .into_iter()
            .map(|(start, end)| Block {
                span: Span::new(start, end),
                kind: BlockKind::Paragraph,
            })
            .collect();
        article.left_out = vec![LeftOut {
            place: 1,
            words: "The miller wept.".to_owned(),
            reason: Reason::Around,
        }];
        article
    }

    fn after(blocks: &[(usize, bool)]) -> Article {
        let mut article = article();
        let correction = Correction {
            blocks: blocks.iter().copied().collect(),
            ..Correction::default()
        };
        correction.apply(&mut article);
        article
    }

    #[test]
    fn a_block_is_put_back_in_its_place_and_another_left_out() {
        let places: Vec<_> = parts(&article()).iter().map(|part| (part.place, part.reason)).collect();
        assert_eq!(places, [(0, None), (1, Some(Reason::Around)), (2, None)]);
        let back = after(&[(1, true)]);
        assert_eq!(back.text, "Mill burns\n\nThe miller wept.\n\nTwo were hurt.");
        assert_eq!((back.blocks.len(), back.left_out.len()), (3, 0));
        let less = after(&[(2, false)]);
        assert_eq!(less.text, "Mill burns");
        let reasons: Vec<_> = less.left_out.iter().map(|block| (block.place, block.reason)).collect();
        assert_eq!(reasons, [(1, Reason::Around), (2, Reason::Chosen)]);
    }

    #[test]
    fn an_article_is_never_emptied_and_nothing_changes_without_a_choice() {
        assert_eq!(after(&[(0, false), (2, false)]).text, article().text);
        assert_eq!(after(&[(0, true), (1, false), (99, true)]).text, article().text);
    }
}
