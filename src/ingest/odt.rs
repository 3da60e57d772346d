//! OpenDocument texts (ISO/IEC 26300): paragraphs, headings and lists of `content.xml`.

use std::collections::BTreeMap;

use crate::model::{BlockKind, FileProblem};

use super::Draft;
use super::archive::Archive;
use super::assemble::{Piece, assemble, one_line};
use super::office::{self, Pieces, Reads, Style, walk_spoken};
use super::xml::Element;

/// The part that holds the text.
pub const TEXT: &str = "content.xml";

/// Elements whose words are not part of the text: deleted words, remarks, declarations, and what stands in for a
/// picture.
const SILENT: &[&str] = &[
    "tracked-changes",
    "annotation",
    "annotation-end",
    "sequence-decls",
    "variable-decls",
    "user-field-decls",
    "forms",
    "scripts",
    "font-face-decls",
    "note-citation",
    "title",
    "desc",
    "bookmark",
    "event-listeners",
];

/// Reads an article.
///
/// # Errors
/// A [`FileProblem`] where a part is missing or damaged.
pub fn read(archive: &mut Archive<'_>) -> Result<Draft, FileProblem> {
    let mut reader = Reader::default();
    let text = archive.file(TEXT)?;
    walk_spoken(&text, SILENT, &mut reader)?;
    let mut pieces = reader.pieces.done();
    pieces.append(&mut reader.notes);
    let mut draft = office::properties(archive.file("meta.xml").ok().as_deref());
    office::take_title(&mut draft, &mut pieces);
    Ok(assemble(draft, pieces))
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    /// Parents of the styles that the document makes itself: "P3" is a "Heading".
    parents: BTreeMap<String, String>,
    pieces: Pieces,
    notes: Vec<Piece>,
    /// Paragraphs that are open; a note stands inside the one it belongs to.
    open: Vec<(String, BlockKind)>,
    lists: usize,
    in_note: usize,
}

impl Reader {
    fn push(&mut self, words: &str) {
        if let Some((open, _)) = self.open.last_mut() {
            open.push_str(words);
        }
    }

    /// The kind that a paragraph's style, or the style that it is made from, says.
    fn kind(&self, element: &Element<'_>) -> Option<BlockKind> {
        let name = element.attribute("style-name")?;
        let style = Style::of(&name).or_else(|| self.parents.get(&name).and_then(|parent| Style::of(parent)));
        style.map(|style| Style::kind(Some(style)))
    }
}

impl Reads for Reader {
    fn start(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "style" => {
                if let (Some(name), Some(parent)) = (element.attribute("name"), element.attribute("parent-style-name"))
                {
                    self.parents.insert(name, parent);
                }
            }
            "h" => {
                let kind = self.kind(element).filter(|kind| *kind == BlockKind::Title);
                self.open.push((String::new(), kind.unwrap_or(BlockKind::Heading)));
            }
            "p" => {
                let kind = if self.in_note > 0 {
                    BlockKind::Footnote
                } else {
                    let list = (self.lists > 0).then_some(BlockKind::List);
                    self.kind(element).or(list).unwrap_or(BlockKind::Paragraph)
                };
                self.open.push((String::new(), kind));
            }
            "s" | "tab" | "line-break" => self.push(" "),
            "list" => self.lists += 1,
            "note" => self.in_note += 1,
            "table-row" => self.pieces.begin_row(),
            "table-cell" => self.pieces.begin_cell(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        self.push(words);
    }

    fn end(&mut self, name: &str) {
        match name {
            "p" | "h" => {
                let Some((words, kind)) = self.open.pop() else { return };
                let piece = Piece {
                    kind,
                    words: one_line(&words),
                };
                if self.in_note > 0 {
                    self.notes.push(piece);
                } else {
                    self.pieces.push(piece);
                }
            }
            "list" => self.lists = self.lists.saturating_sub(1),
            "note" => self.in_note = self.in_note.saturating_sub(1),
            "table-row" => self.pieces.end_row(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed_for_tests::packed;

    #[test]
    fn paragraphs_notes_and_styles() {
        let text = r#"<office:document-content><office:automatic-styles>
            <style:style style:name="P1" style:parent-style-name="Title"/></office:automatic-styles><office:body><office:text>
            <text:tracked-changes><text:p>The shop</text:p></text:tracked-changes>
            <text:p text:style-name="P1">Fire destroys<text:s/>hall</text:p>
            <text:p>The hall<text:note><text:note-citation>1</text:note-citation><text:note-body><text:p>Built in 1900.
            </text:p></text:note-body></text:note> burned.</text:p>
            <text:list><text:list-item><text:p>Two were hurt.</text:p></text:list-item></text:list>
            </office:text></office:body></office:document-content>"#;
        let bytes = packed(&[(TEXT, text.as_bytes())]);
        let draft = read(&mut Archive::open(&bytes).unwrap()).unwrap();
        assert_eq!(
            draft.told(),
            [
                ("Fire destroys hall", BlockKind::Title),
                ("The hall burned.", BlockKind::Paragraph),
                ("Two were hurt.", BlockKind::List),
                ("Built in 1900.", BlockKind::Footnote),
            ]
        );
    }
}
