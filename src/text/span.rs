//! Spans of one article's text, and locations, which also say which article.

use serde::{Deserialize, Serialize};

use super::define_id;

define_id! {
    /// An article of a comparison, by its place in the order in which the articles were given.
    pub struct ArticleId;
}

/// A half-open range of UTF-8 bytes, `start..end`, in one article's text.
///
/// Both ends lie on character boundaries of the text it was built for; [`Span::of`] asserts it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Span {
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets whose character boundaries the caller vouches for.
    ///
    /// # Panics
    /// If `start > end`, or an offset does not fit in 32 bits.
    #[must_use]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "span starts at {start} after its end {end}");
        let narrow = |offset: usize| u32::try_from(offset).expect("texts are shorter than 4 GiB");
        Self {
            start: narrow(start),
            end: narrow(end),
        }
    }

    /// A span of `text`.
    ///
    /// # Panics
    /// If the range is not inside `text` or cuts a character.
    #[must_use]
    pub fn of(text: &str, start: usize, end: usize) -> Self {
        assert!(
            text.is_char_boundary(start) && text.is_char_boundary(end),
            "span {start}..{end} cuts a character or leaves the text"
        );
        Self::new(start, end)
    }

    /// The bytes as a range, to index a string with.
    #[must_use]
    pub fn range(self) -> std::ops::Range<usize> {
        self.start as usize..self.end as usize
    }

    /// The words it stands for.
    ///
    /// # Panics
    /// If the span was built for another text and does not fit this one.
    #[must_use]
    pub fn slice(self, text: &str) -> &str {
        &text[self.range()]
    }

    /// Length in bytes.
    #[must_use]
    pub fn len(self) -> usize {
        (self.end - self.start) as usize
    }

    /// Whether it holds no byte.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Whether `other` lies wholly inside.
    #[must_use]
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Whether byte `offset` lies inside.
    #[must_use]
    pub fn contains_offset(self, offset: u32) -> bool {
        self.start <= offset && offset < self.end
    }

    /// Whether the two share at least one byte.
    #[must_use]
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Number of bytes that the two share.
    #[must_use]
    pub fn overlap(self, other: Span) -> usize {
        (self.end.min(other.end)).saturating_sub(self.start.max(other.start)) as usize
    }

    /// The shortest span that holds both.
    #[must_use]
    pub fn cover(self, other: Span) -> Span {
        Span {
            start: self.start.min(other.start),
            end: self.end.max(other.end),
        }
    }

    /// The span without white space at either end.
    #[must_use]
    pub fn trim(self, text: &str) -> Span {
        let words = self.slice(text);
        let start = self.start as usize + (words.len() - words.trim_start().len());
        let end = (start + words.trim().len()).max(start);
        Span::of(text, start, end)
    }
}

/// A span and the article it belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Location {
    /// The article.
    pub article: ArticleId,
    /// The place in its text.
    pub span: Span,
}

impl Location {
    /// Joins the two.
    #[must_use]
    pub fn new(article: ArticleId, span: Span) -> Self {
        Self { article, span }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn overlap_counts_shared_bytes() {
        let (a, b) = (Span::new(0, 5), Span::new(3, 9));
        assert_eq!(a.overlap(b), 2);
        assert!(a.overlaps(b));
        assert_eq!(a.overlap(Span::new(5, 7)), 0);
        assert!(!a.overlaps(Span::new(5, 7)));
        assert_eq!(a.cover(b), Span::new(0, 9));
    }

    #[test]
    fn trim_keeps_an_all_blank_span_inside_the_text() {
        let text = "  word \n  ";
        assert_eq!(Span::of(text, 0, 10).trim(text).slice(text), "word");
        assert!(Span::of(text, 7, 10).trim(text).is_empty());
    }

    #[test]
    #[should_panic(expected = "cuts a character")]
    fn a_span_never_cuts_a_character() {
        let _ = Span::of("é", 0, 1);
    }
}
