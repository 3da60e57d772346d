//! Plain text: the file's own text, cut into blocks.

use std::ops::Range;

use crate::model::{Block, BlockKind};
use crate::text::{IndexVec, Span};

use super::Draft;
use super::header::{self, Byline};
use super::layout::{begins_an_item, paragraphs};

/// How many paragraphs at the top may be headline, byline, date and the like.
const HEAD: usize = 8;

/// How many paragraphs at the foot may be notes and credits.
const FOOT: usize = 5;

/// Reads an article; not a byte of `text` is changed.
pub fn read(text: String) -> Draft {
    let ranges = paragraphs(&text);
    let mut draft = Draft::default();
    let mut blocks = Vec::with_capacity(ranges.len() + 1);
    let mut reader = Reader::new(&text, &ranges);
    for (index, range) in ranges.iter().enumerate() {
        reader.paragraph(index, range.clone(), &mut draft, &mut blocks);
    }
    draft.blocks = IndexVec::from(blocks);
    draft.text = text;
    draft
}

/// What has been seen on the way down.
struct Reader<'a> {
    text: &'a str,
    ranges: &'a [Range<usize>],
    /// Whether running text has begun: a headline comes before.
    in_body: bool,
    has_dateline: bool,
    /// Whether the paragraph before was the author's line.
    after_byline: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str, ranges: &'a [Range<usize>]) -> Self {
        Self {
            text,
            ranges,
            in_body: false,
            has_dateline: false,
            after_byline: false,
        }
    }

    /// The words of another paragraph; empty past the end.
    fn words(&self, index: usize) -> &'a str {
        self.ranges.get(index).map_or("", |range| &self.text[range.clone()])
    }

    fn paragraph(&mut self, index: usize, range: Range<usize>, draft: &mut Draft, blocks: &mut Vec<Block>) {
        let words = &self.text[range.clone()];
        let mut push = |start: usize, end: usize, kind: BlockKind| {
            let span = Span::of(self.text, start, end).trim(self.text);
            if !span.is_empty() {
                blocks.push(Block { span, kind });
            }
        };
        let after_byline = std::mem::take(&mut self.after_byline);
        if index < HEAD {
            if let Some(byline) = header::byline(words) {
                take_byline(draft, byline);
                self.after_byline = true;
                return push(range.start, range.end, BlockKind::Byline);
            }
            if super::dates::is_date_line(words, 3) {
                draft.published = draft.published.or_else(|| super::dates::find(words));
                return push(range.start, range.end, BlockKind::Dateline);
            }
            if (after_byline || !self.in_body) && header::is_outlet(words) {
                draft.outlet.get_or_insert_with(|| words.to_owned());
                return push(range.start, range.end, BlockKind::Byline);
            }
            if let Some(found) = header::dateline(words).filter(|_| !self.has_dateline) {
                self.has_dateline = true;
                self.in_body = true;
                draft.published = draft.published.or(found.published);
                draft.outlet = draft.outlet.take().or(found.outlet);
                push(range.start, range.start + found.length, BlockKind::Dateline);
                return push(range.start + found.length, range.end, BlockKind::Paragraph);
            }
        }
        if let Some(kind) = self.kind_of_margin(index, words) {
            if let Some(owner) = header::copyright(words).and_then(|found| found.owner) {
                draft.outlet.get_or_insert(owner);
            }
            return push(range.start, range.end, kind);
        }
        if !self.in_body && index < HEAD && draft.title.is_none() && self.is_title(index) {
            draft.title = Some(words.split_whitespace().collect::<Vec<_>>().join(" "));
            return push(range.start, range.end, BlockKind::Title);
        }
        if begins_an_item(words) {
            self.in_body = true;
            return push(range.start, range.end, BlockKind::List);
        }
        if let Some(rest) = words.strip_prefix('>') {
            self.in_body = true;
            return push(range.end - rest.len(), range.end, BlockKind::Quote);
        }
        if !words.contains(char::is_alphanumeric) {
            // A rule or a row of stars says nothing.
            return;
        }
        let next = self.words(index + 1);
        // A section's name stands over the headline, any other heading over text.
        let over_title = !self.in_body && draft.title.is_none() && words.split_whitespace().count() <= 2;
        let heads_text = !next.is_empty() && (over_title || !header::is_heading(next));
        let standfirst = index > 0 && !self.in_body && words.split_whitespace().count() > 5;
        if heads_text && !standfirst && header::is_heading(words) {
            return push(range.start, range.end, BlockKind::Heading);
        }
        self.in_body = true;
        push(range.start, range.end, BlockKind::Paragraph);
    }

    /// A headline has text below it; a word or two over a longer headline only say the section.
    fn is_title(&self, index: usize) -> bool {
        let (words, next) = (self.words(index), self.words(index + 1));
        let section =
            words.split_whitespace().count() <= 2 && header::is_headline(next) && next.split_whitespace().count() >= 4;
        !next.is_empty() && !section && header::is_headline(words)
    }

    /// Captions, notes and credits, which say so by how they begin.
    fn kind_of_margin(&self, index: usize, words: &str) -> Option<BlockKind> {
        let at_foot = index + FOOT >= self.ranges.len() && index > 0;
        if header::is_caption(words) {
            Some(BlockKind::Caption)
        } else if header::copyright(words).is_some() || at_foot && header::is_footnote(words) {
            Some(BlockKind::Footnote)
        } else if at_foot && header::byline(words).is_some() {
            Some(BlockKind::Byline)
        } else {
            None
        }
    }
}

/// Keeps what a byline says that is not known already.
fn take_byline(draft: &mut Draft, byline: Byline) {
    draft.byline = draft.byline.take().or(byline.authors);
    draft.outlet = draft.outlet.take().or(byline.outlet);
    draft.published = draft.published.or(byline.published);
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, want: &[(&str, BlockKind)]) -> Draft {
        let draft = read(text.to_owned());
        let found: Vec<_> = draft
            .blocks
            .iter()
            .map(|block| (block.span.slice(text), block.kind))
            .collect();
        assert_eq!(found, want);
        assert_eq!(draft.text, text);
        draft
    }

    #[test]
    fn a_whole_article() {
        let draft = check(
            "Fire destroys market hall\n\nBy Ada Holm, Harbour Gazette\n\nJan 4, 2024\n\nPORT VARN (Reuters) \u{2014} The hall \
             burned.\n\nWhat comes next\n\nThe mayor will speak.\n\n- one thing\n- another\n\n*Not his real name.\n",
            &[
                ("Fire destroys market hall", BlockKind::Title),
                ("By Ada Holm, Harbour Gazette", BlockKind::Byline),
                ("Jan 4, 2024", BlockKind::Dateline),
                ("PORT VARN (Reuters) \u{2014}", BlockKind::Dateline),
                ("The hall burned.", BlockKind::Paragraph),
                ("What comes next", BlockKind::Heading),
                ("The mayor will speak.", BlockKind::Paragraph),
                ("- one thing", BlockKind::List),
                ("- another", BlockKind::List),
                ("*Not his real name.", BlockKind::Footnote),
            ],
        );
        assert_eq!(draft.title.as_deref(), Some("Fire destroys market hall"));
        assert_eq!(draft.byline.as_deref(), Some("Ada Holm"));
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Gazette"));
        assert_eq!(draft.published, jiff::civil::Date::new(2024, 1, 4).ok());
    }

    #[test]
    fn a_date_on_the_line_below_the_headline() {
        let draft = check(
            "Fire destroys market hall in Port Varn\n2024-01-04\n\nThe hall burned down on Friday.\n\nTwo people were hurt.",
            &[
                ("Fire destroys market hall in Port Varn", BlockKind::Title),
                ("2024-01-04", BlockKind::Dateline),
                ("The hall burned down on Friday.", BlockKind::Paragraph),
                ("Two people were hurt.", BlockKind::Paragraph),
            ],
        );
        assert_eq!(draft.published, jiff::civil::Date::new(2024, 1, 4).ok());
    }

    #[test]
    fn an_article_without_a_headline() {
        let draft = check(
            "The hall burned down on Friday.\nTwo people were hurt.",
            &[
                ("The hall burned down on Friday.", BlockKind::Paragraph),
                ("Two people were hurt.", BlockKind::Paragraph),
            ],
        );
        assert_eq!(draft.title, None);
    }

    #[test]
    fn one_line_is_text_and_no_headline() {
        let draft = check(
            "Fire destroys market hall",
            &[("Fire destroys market hall", BlockKind::Paragraph)],
        );
        assert_eq!(draft.title, None);
    }

    #[test]
    fn a_section_and_a_standfirst_around_the_headline() {
        check(
            "World\n\nFire destroys market hall in Port Varn\n\nTwo are hurt as flames spread to the quay\n\nThe hall burned.",
            &[
                ("World", BlockKind::Heading),
                ("Fire destroys market hall in Port Varn", BlockKind::Title),
                ("Two are hurt as flames spread to the quay", BlockKind::Paragraph),
                ("The hall burned.", BlockKind::Paragraph),
            ],
        );
    }

    #[test]
    fn the_owner_is_the_outlet() {
        let draft = check(
            "The hall burned.\n\nNobody knows why.\n\n\u{a9} 2024 Harbour Gazette. All rights reserved.",
            &[
                ("The hall burned.", BlockKind::Paragraph),
                ("Nobody knows why.", BlockKind::Paragraph),
                ("\u{a9} 2024 Harbour Gazette. All rights reserved.", BlockKind::Footnote),
            ],
        );
        assert_eq!(draft.outlet.as_deref(), Some("Harbour Gazette"));
    }
}
