//! Blocks that a format's reader found, joined into one text.

use crate::model::{Block, BlockKind};
use crate::text::Span;

use super::{Draft, dates, header};

/// How many blocks at the top may be byline, date and the like.
const HEAD: usize = 8;

/// A block as its format marks it up, before it has a place in the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What the markup says that it is.
    pub kind: BlockKind,
    /// Its words, in one line.
    pub words: String,
}

impl Piece {
    /// A block whose white space, line ends included, becomes single blanks.
    pub fn new(kind: BlockKind, words: &str) -> Self {
        Self {
            kind,
            words: one_line(words),
        }
    }
}

/// Joins `pieces` below the title of `draft`, which becomes the first block; a blank line stands between blocks.
///
/// Where `draft` has no title, the first heading before any text is it. Bylines, dates and captions that the markup
/// does not tell are recognised by their words.
pub fn assemble(mut draft: Draft, pieces: Vec<Piece>) -> Draft {
    let mut pieces: Vec<Piece> = pieces
        .into_iter()
        .filter(|piece| piece.words.contains(char::is_alphanumeric))
        .collect();
    // Programs set a document's title above a text that begins with it.
    if pieces.len() > 2 && same_words(&pieces[0].words, &pieces[1].words) {
        pieces.remove(0);
    }
    if draft.title.is_none() {
        let first_text = pieces.iter().position(|piece| piece.kind == BlockKind::Paragraph);
        let first_heading = pieces.iter().position(|piece| piece.kind == BlockKind::Heading);
        if let Some(at) = first_heading.filter(|at| first_text.is_none_or(|text| *at < text)) {
            draft.title = Some(pieces.remove(at).words);
        }
    } else if let Some(title) = draft.title.as_deref() {
        // Pages and front matter say the title twice; the reader wants it once.
        let repeated = pieces.iter().take(4).position(|piece| same_words(&piece.words, title));
        if let Some(at) = repeated {
            pieces.remove(at);
        }
    }
    let mut writer = Writer::default();
    if let Some(title) = &draft.title {
        writer.push(title, BlockKind::Title);
    }
    for (index, piece) in pieces.iter().enumerate() {
        let kind = if piece.kind == BlockKind::Paragraph {
            kind_of_paragraph(&mut draft, &piece.words, index)
        } else {
            piece.kind
        };
        let inline = header::dateline(&piece.words)
            .filter(|_| kind == BlockKind::Paragraph && index < HEAD && !writer.has(BlockKind::Dateline));
        writer.separate();
        if let Some(found) = inline {
            draft.published = draft.published.or(found.published);
            draft.outlet = draft.outlet.take().or(found.outlet);
            writer.push_inline(&piece.words, found.length);
        } else {
            writer.push(&piece.words, kind);
        }
    }
    draft.text = writer.text;
    draft.blocks = writer.blocks.into();
    draft
}

/// What a paragraph is by its words; what it tells is kept where the file has not said it better.
fn kind_of_paragraph(draft: &mut Draft, words: &str, index: usize) -> BlockKind {
    if index < HEAD {
        if let Some(found) = header::byline(words) {
            draft.byline = draft.byline.take().or(found.authors);
            draft.outlet = draft.outlet.take().or(found.outlet);
            draft.published = draft.published.or(found.published);
            return BlockKind::Byline;
        }
        if dates::is_date_line(words, 3) {
            draft.published = draft.published.or_else(|| dates::find(words));
            return BlockKind::Dateline;
        }
    }
    if header::is_caption(words) {
        BlockKind::Caption
    } else if let Some(found) = header::copyright(words) {
        draft.outlet = draft.outlet.take().or(found.owner);
        BlockKind::Footnote
    } else {
        BlockKind::Paragraph
    }
}

/// The text so far.
#[derive(Default)]
struct Writer {
    text: String,
    blocks: Vec<Block>,
}

impl Writer {
    fn separate(&mut self) {
        if !self.text.is_empty() {
            self.text.push_str("\n\n");
        }
    }

    fn push(&mut self, words: &str, kind: BlockKind) {
        let start = self.text.len();
        self.text.push_str(words);
        self.mark(start, self.text.len(), kind);
    }

    /// A paragraph whose first `length` bytes are a dateline.
    fn push_inline(&mut self, words: &str, length: usize) {
        let start = self.text.len();
        self.text.push_str(words);
        self.mark(start, start + length, BlockKind::Dateline);
        self.mark(start + length, self.text.len(), BlockKind::Paragraph);
    }

    fn mark(&mut self, start: usize, end: usize, kind: BlockKind) {
        let span = Span::of(&self.text, start, end).trim(&self.text);
        if !span.is_empty() {
            self.blocks.push(Block { span, kind });
        }
    }

    fn has(&self, kind: BlockKind) -> bool {
        self.blocks.iter().any(|block| block.kind == kind)
    }
}

/// Words with single blanks between them.
pub fn one_line(words: &str) -> String {
    let mut line = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !line.is_empty() {
            line.push(' ');
        }
        line.push_str(word);
    }
    line
}

/// Whether two lines are the same but for case, quotes and blanks.
pub fn same_words(one: &str, other: &str) -> bool {
    let letters = |line: &str| -> String {
        line.chars()
            .filter(|c| c.is_alphanumeric())
            .flat_map(char::to_lowercase)
            .collect()
    };
    letters(one) == letters(other)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_become_blocks() {
        let pieces = vec![
            Piece::new(BlockKind::Heading, "Fire destroys  hall"),
            Piece::new(BlockKind::Paragraph, "By Ada Holm"),
            Piece::new(BlockKind::Paragraph, "PORT VARN (AP) \u{2014} The hall\nburned."),
            Piece::new(BlockKind::Paragraph, " \u{2022} "),
            Piece::new(BlockKind::Quote, "It is gone."),
        ];
        let draft = assemble(Draft::default(), pieces);
        assert_eq!(
            draft.told(),
            [
                ("Fire destroys hall", BlockKind::Title),
                ("By Ada Holm", BlockKind::Byline),
                ("PORT VARN (AP) \u{2014}", BlockKind::Dateline),
                ("The hall burned.", BlockKind::Paragraph),
                ("It is gone.", BlockKind::Quote),
            ]
        );
        assert_eq!(draft.title.as_deref(), Some("Fire destroys hall"));
        assert_eq!(
            (draft.byline.as_deref(), draft.outlet.as_deref()),
            (Some("Ada Holm"), Some("AP"))
        );
    }

    #[test]
    fn a_title_said_twice_stands_once() {
        let draft = Draft {
            title: Some("Fire destroys hall".to_owned()),
            ..Draft::default()
        };
        let pieces = vec![
            Piece::new(BlockKind::Heading, "FIRE DESTROYS HALL"),
            Piece::new(BlockKind::Paragraph, "The hall burned."),
        ];
        assert_eq!(assemble(draft, pieces).text, "Fire destroys hall\n\nThe hall burned.");
    }
}
