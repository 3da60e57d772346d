//! What office documents of all makers have in common: elements that are passed over, names of styles, rows of tables,
//! properties.

use crate::model::{BlockKind, FileProblem};

use super::Draft;
use super::assemble::{Piece, one_line};
use super::xml::{Element, Step, walk};

/// Greatest number of words of a row that is told as one line; where there are more, the table is the page's layout.
const LONGEST_ROW: usize = 40;

/// What the name of a paragraph's style says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Style {
    /// The document's title.
    Title,
    /// A block of this kind.
    Kind(BlockKind),
}

impl Style {
    /// Reads a style's name, as programs give it or a user sees it: "Heading 1", "`Heading_20_1`", "`berschrift1`".
    pub fn of(name: &str) -> Option<Self> {
        let letters: String = name
            .replace("_20_", "")
            .chars()
            .filter(|character| character.is_alphabetic())
            .collect::<String>()
            .to_lowercase();
        Some(match letters.as_str() {
            "title" | "titel" | "titre" => Self::Title,
            "quote" | "intensequote" | "quotations" | "blocktext" | "blockquote" => Self::Kind(BlockKind::Quote),
            "caption" | "imagecaption" | "tablecaption" | "figure" | "illustration" => Self::Kind(BlockKind::Caption),
            "listparagraph" | "listbullet" | "listnumber" => Self::Kind(BlockKind::List),
            "footnotetext" | "footnote" | "endnotetext" | "endnote" => Self::Kind(BlockKind::Footnote),
            letters if letters.starts_with("heading") || letters.ends_with("berschrift") => {
                Self::Kind(BlockKind::Heading)
            }
            _ => return None,
        })
    }

    /// The kind of block that a paragraph of this style is; the title is the first heading, which the reader moves.
    pub fn kind(style: Option<Self>) -> BlockKind {
        match style {
            Some(Self::Title) => BlockKind::Title,
            Some(Self::Kind(kind)) => kind,
            None => BlockKind::Paragraph,
        }
    }
}

/// What a reader makes of the elements whose words belong to the text.
pub trait Reads {
    /// An element begins; its name without the prefix.
    fn start(&mut self, name: &str, element: &Element<'_>);

    /// Words stand in it.
    fn words(&mut self, words: &str);

    /// The element ends.
    fn end(&mut self, name: &str);
}

/// Shows a part of a document to its reader, without the elements that `silent` names and all that stands in them.
///
/// # Errors
/// As [`walk`].
pub fn walk_spoken(markup: &[u8], silent: &[&str], reader: &mut impl Reads) -> Result<(), FileProblem> {
    let mut depth = 0_usize;
    walk(markup, |step| match step {
        Step::Start(element) => {
            let name = element.name();
            if depth > 0 || silent.contains(&name.as_str()) {
                depth += 1;
            } else {
                reader.start(&name, &element);
            }
        }
        Step::End(_) if depth > 0 => depth -= 1,
        Step::End(name) => reader.end(&name),
        Step::Words(words) => {
            if depth == 0 {
                reader.words(&words);
            }
        }
    })
}

/// The paragraphs of a document as they are read, those of a table's row together.
#[derive(Default)]
pub struct Pieces {
    all: Vec<Piece>,
    row: Option<Row>,
}

impl Pieces {
    /// A paragraph.
    pub fn push(&mut self, piece: Piece) {
        match &mut self.row {
            Some(row) => row.push(piece),
            None => self.all.push(piece),
        }
    }

    /// A row of a table begins.
    pub fn begin_row(&mut self) {
        self.row = Some(Row::default());
    }

    /// Another cell of the row begins.
    pub fn begin_cell(&mut self) {
        if let Some(row) = &mut self.row {
            row.cell();
        }
    }

    /// The row ends.
    pub fn end_row(&mut self) {
        self.all.extend(self.row.take().map(Row::pieces).unwrap_or_default());
    }

    /// All that was read; a row that did not end is none.
    pub fn done(self) -> Vec<Piece> {
        self.all
    }
}

/// A row of a table while it is read.
#[derive(Default)]
struct Row {
    cells: Vec<Vec<Piece>>,
}

impl Row {
    /// Another cell begins.
    fn cell(&mut self) {
        self.cells.push(Vec::new());
    }

    /// A paragraph of the cell.
    fn push(&mut self, piece: Piece) {
        if piece.words.is_empty() {
            return;
        }
        match self.cells.last_mut() {
            Some(cell) => cell.push(piece),
            None => self.cells.push(vec![piece]),
        }
    }

    /// One block for a row of short cells; the paragraphs of the cells where they hold running text.
    fn pieces(self) -> Vec<Piece> {
        let words: usize = self
            .cells
            .iter()
            .flatten()
            .map(|piece| piece.words.split(' ').count())
            .sum();
        let filled = self.cells.iter().filter(|cell| !cell.is_empty()).count();
        if filled > 1 && words <= LONGEST_ROW && self.cells.iter().all(|cell| cell.len() < 2) {
            let words: Vec<String> = self.cells.into_iter().flatten().map(|piece| piece.words).collect();
            return vec![Piece::new(BlockKind::Paragraph, &words.join(" "))];
        }
        self.cells.into_iter().flatten().collect()
    }
}

/// The first block of the kind title becomes the title; the properties' title holds only where there is none, and no
/// heading either.
pub fn take_title(draft: &mut Draft, pieces: &mut Vec<Piece>) {
    if let Some(at) = pieces.iter().take(8).position(|piece| piece.kind == BlockKind::Title) {
        draft.title = Some(pieces.remove(at).words);
    } else if pieces.iter().take(8).any(|piece| piece.kind == BlockKind::Heading) {
        draft.title = None;
    }
    for piece in pieces {
        if piece.kind == BlockKind::Title {
            piece.kind = BlockKind::Heading;
        }
    }
}

/// Title and author as the file's properties say them (Dublin Core); what programs write there by themselves is none.
pub fn properties(markup: Option<&[u8]>) -> Draft {
    let mut draft = Draft::default();
    let mut inside = String::new();
    let Some(markup) = markup else { return draft };
    let _ = walk(markup, |step| match step {
        Step::Start(element) => inside = element.name(),
        Step::End(_) => inside.clear(),
        Step::Words(words) => {
            let words = one_line(&words);
            match inside.as_str() {
                "title" => draft.title = title(&words),
                "creator" | "initial-creator" => draft.byline = draft.byline.take().or_else(|| author(&words)),
                _ => {}
            }
        }
    });
    draft
}

/// A title that somebody gave, not one that a program made of a file's name.
pub fn title(words: &str) -> Option<String> {
    let words = one_line(words);
    let lower = words.to_lowercase();
    let made = lower.starts_with("microsoft word")
        || ["untitled", "unbenannt", "document", "dokument"]
            .iter()
            .any(|name| lower.starts_with(name))
        || [".doc", ".docx", ".odt", ".pdf", ".indd", ".html", ".txt"]
            .iter()
            .any(|ending| lower.ends_with(ending));
    (!made && words.split(' ').count() > 1).then_some(words)
}

/// An author who can be one: a first name and a surname, not a program or an account.
pub fn author(words: &str) -> Option<String> {
    let words = one_line(words);
    let lower = words.to_lowercase();
    let account = [
        "user",
        "microsoft",
        "admin",
        "office",
        "unknown",
        "python-docx",
        "pandoc",
        "libreoffice",
    ];
    let named = words.split(' ').count() > 1 && words.split(' ').all(|word| word.starts_with(char::is_alphabetic));
    (named && !account.iter().any(|word| lower.contains(word)) && words.len() < 120).then_some(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn styles_in_many_dresses() {
        for name in [
            "Heading 1",
            "heading 2",
            "Heading_20_3",
            "berschrift1",
            "\u{dc}berschrift 2",
            "Heading1",
        ] {
            assert_eq!(Style::of(name), Some(Style::Kind(BlockKind::Heading)), "{name}");
        }
        assert_eq!(Style::of("Title"), Some(Style::Title));
        assert_eq!(Style::of("Quotations"), Some(Style::Kind(BlockKind::Quote)));
        assert_eq!(Style::of("Text_20_body"), None);
        assert_eq!(Style::of("Normal"), None);
    }

    #[test]
    fn what_programs_write_is_no_title_and_no_author() {
        assert_eq!(title("Microsoft Word - fire.doc"), None);
        assert_eq!(title("fire in the hall.pdf"), None);
        assert_eq!(title("Fire in the hall").as_deref(), Some("Fire in the hall"));
        assert_eq!(author("Microsoft Office User"), None);
        assert_eq!(author("root"), None);
        assert_eq!(author("Ada Holm").as_deref(), Some("Ada Holm"));
    }
}
