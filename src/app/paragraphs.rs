//! An article as the window sets it: a headline and paragraphs, and how bytes and characters of a paragraph relate.

use crate::model::{AnalysedArticle, BlockKind};
use crate::text::Span;

/// A stretch of text that is set on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Paragraph {
    /// Where it stands.
    pub span: Span,
    /// What it is, which decides how it is set.
    pub kind: BlockKind,
}

/// An article cut into what a column shows.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Setting {
    /// The headline, where the text has one.
    pub title: Option<Span>,
    /// The rest, in reading order.
    pub paragraphs: Vec<Paragraph>,
}

impl Setting {
    /// The setting of an article; a text without blocks is one paragraph a line.
    #[must_use]
    pub fn of(article: &AnalysedArticle) -> Self {
        let article = &article.article;
        let mut setting = Self::default();
        for block in &article.blocks {
            if block.span.is_empty() {
                continue;
            }
            if block.kind == BlockKind::Title && setting.title.is_none() && setting.paragraphs.is_empty() {
                setting.title = Some(block.span);
            } else {
                setting.paragraphs.push(Paragraph {
                    span: block.span,
                    kind: block.kind,
                });
            }
        }
        if article.blocks.is_empty() {
            setting.paragraphs = lines(&article.text);
        }
        setting
    }

    /// The paragraph that byte `offset` lies in, else the first one after it.
    #[must_use]
    pub fn paragraph_at(&self, offset: u32) -> Option<usize> {
        let at = self
            .paragraphs
            .partition_point(|paragraph| paragraph.span.end <= offset);
        (at < self.paragraphs.len()).then_some(at)
    }
}

fn lines(text: &str) -> Vec<Paragraph> {
    let mut start = 0;
    let mut paragraphs = Vec::new();
    for line in text.split_inclusive('\n') {
        let span = Span::of(text, start, start + line.len()).trim(text);
        start += line.len();
        if !span.is_empty() {
            paragraphs.push(Paragraph {
                span,
                kind: BlockKind::Paragraph,
            });
        }
    }
    paragraphs
}

/// Number of characters of `text` before byte `offset`; an offset inside a character counts that character out.
#[must_use]
pub fn char_of_byte(text: &str, offset: usize) -> usize {
    let offset = text.floor_char_boundary(offset.min(text.len()));
    text[..offset].chars().count()
}

/// Byte at which character number `index` of `text` starts; past the last one, the end.
#[must_use]
pub fn byte_of_char(text: &str, index: usize) -> usize {
    text.char_indices().nth(index).map_or(text.len(), |(at, _)| at)
}

/// The part of `span` that lies inside `outer`, counted from `outer`'s start.
#[must_use]
pub fn clip(span: Span, outer: Span) -> Option<std::ops::Range<usize>> {
    let (start, end) = (span.start.max(outer.start), span.end.min(outer.end));
    (start < end).then(|| (start - outer.start) as usize..(end - outer.start) as usize)
}

/// The word around byte `offset` of `text`, without surrounding punctuation.
#[must_use]
pub fn word_at(text: &str, offset: usize) -> std::ops::Range<usize> {
    use unicode_segmentation::UnicodeSegmentation as _;
    text.split_word_bound_indices()
        .map(|(at, word)| at..at + word.len())
        .find(|range| range.contains(&offset))
        .unwrap_or(text.len()..text.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_and_bytes_agree_both_ways() {
        let text = "Zoë’s 東 car";
        for (index, (byte, _)) in text.char_indices().enumerate() {
            assert_eq!(char_of_byte(text, byte), index);
            assert_eq!(byte_of_char(text, index), byte);
        }
        assert_eq!(byte_of_char(text, 99), text.len());
        assert_eq!(char_of_byte(text, 3), 2, "inside the two bytes of ë");
    }

    #[test]
    fn clipping_counts_from_the_paragraph() {
        let outer = Span::new(10, 20);
        assert_eq!(clip(Span::new(5, 12), outer), Some(0..2));
        assert_eq!(clip(Span::new(15, 30), outer), Some(5..10));
        assert_eq!(clip(Span::new(0, 10), outer), None);
    }

    #[test]
    fn a_text_without_blocks_is_set_line_by_line() {
        let text = "One.\n\n  Two.\n";
        let spans: Vec<_> = lines(text).iter().map(|line| line.span.slice(text)).collect();
        assert_eq!(spans, ["One.", "Two."]);
    }

    #[test]
    fn a_double_click_takes_the_word() {
        assert_eq!(word_at("the rail board", 5), 4..8);
        assert_eq!(word_at("end", 3), 3..3);
    }
}
