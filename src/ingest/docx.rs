//! Word documents (Office Open XML, ECMA-376): the text as it stands when all tracked changes are accepted.

use std::collections::BTreeMap;

use crate::model::{BlockKind, FileProblem};

use super::Draft;
use super::archive::Archive;
use super::assemble::{Piece, assemble, one_line};
use super::office::{self, Pieces, Reads, Style, walk_spoken};
use super::xml::{Element, Step, walk};

/// The part that holds the text.
pub const TEXT: &str = "word/document.xml";

/// Elements whose words are not part of the text: deleted words, instructions of fields, the second version of what
/// stands in two versions, and what is moved away.
const SILENT: &[&str] = &["del", "delText", "moveFrom", "instrText", "Fallback", "pict"];

/// Reads an article.
///
/// # Errors
/// A [`FileProblem`] where a part is missing or damaged.
pub fn read(archive: &mut Archive<'_>) -> Result<Draft, FileProblem> {
    let styles = archive
        .file("word/styles.xml")
        .map(|markup| styles(&markup))
        .unwrap_or_default();
    let mut reader = Reader {
        styles,
        ..Reader::default()
    };
    let text = archive.file(TEXT)?;
    walk_spoken(&text, SILENT, &mut reader)?;
    if let Ok(notes) = archive.file("word/footnotes.xml") {
        reader.note = true;
        // Damaged notes are no reason to lose the text.
        let _ = walk_spoken(&notes, SILENT, &mut reader);
    }
    let mut pieces = reader.pieces.done();
    let mut draft = office::properties(archive.file("docProps/core.xml").ok().as_deref());
    office::take_title(&mut draft, &mut pieces);
    Ok(assemble(draft, pieces))
}

/// Kinds of the paragraph styles, by the id that paragraphs name.
fn styles(markup: &[u8]) -> BTreeMap<String, Style> {
    let mut styles = BTreeMap::new();
    let mut id = String::new();
    let _ = walk(markup, |step| {
        if let Step::Start(element) = step {
            match element.name().as_str() {
                "style" => id = element.attribute("styleId").unwrap_or_default(),
                "name" => {
                    if let Some(style) = element.attribute("val").and_then(|name| Style::of(&name)) {
                        styles.insert(id.clone(), style);
                    }
                }
                _ => {}
            }
        }
    });
    styles
}

/// What has been read so far.
#[derive(Default)]
struct Reader {
    styles: BTreeMap<String, Style>,
    pieces: Pieces,
    /// Paragraphs that are open; one stands inside another where a text box is anchored.
    open: Vec<(String, Option<Style>)>,
    /// Whether words are being read, not white space between elements.
    in_words: bool,
    /// Whether this is the part with the notes.
    note: bool,
}

impl Reader {
    fn push(&mut self, words: &str) {
        if let Some((open, _)) = self.open.last_mut() {
            open.push_str(words);
        }
    }

    /// The first thing said of a paragraph's kind counts: a numbered heading is a heading.
    fn style(&mut self, style: Option<Style>) {
        if let Some((_, known)) = self.open.last_mut() {
            *known = known.or(style);
        }
    }
}

impl Reads for Reader {
    fn start(&mut self, name: &str, element: &Element<'_>) {
        match name {
            "p" => self.open.push((String::new(), None)),
            "t" => self.in_words = true,
            "tab" | "br" | "cr" | "ptab" => self.push(" "),
            "noBreakHyphen" => self.push("-"),
            "pStyle" => {
                let known = element.attribute("val");
                let style = known.and_then(|id| self.styles.get(&id).copied().or_else(|| Style::of(&id)));
                self.style(style);
            }
            "numPr" => self.style(Some(Style::Kind(BlockKind::List))),
            "tr" => self.pieces.begin_row(),
            "tc" => self.pieces.begin_cell(),
            _ => {}
        }
    }

    fn words(&mut self, words: &str) {
        if self.in_words {
            self.push(words);
        }
    }

    fn end(&mut self, name: &str) {
        match name {
            "t" => self.in_words = false,
            "p" => {
                let Some((words, style)) = self.open.pop() else { return };
                let kind = if self.note {
                    BlockKind::Footnote
                } else {
                    Style::kind(style)
                };
                let words = one_line(&words);
                self.pieces.push(Piece { kind, words });
            }
            "tr" => self.pieces.end_row(),
            _ => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed_for_tests::packed;

    #[track_caller]
    fn check(body: &str, want: &[(&str, BlockKind)]) {
        let text = format!("<w:document><w:body>{body}</w:body></w:document>");
        let styles = r#"<w:styles><w:style w:styleId="berschrift1"><w:name w:val="heading 1"/></w:style></w:styles>"#;
        let bytes = packed(&[(TEXT, text.as_bytes()), ("word/styles.xml", styles.as_bytes())]);
        let draft = read(&mut Archive::open(&bytes).unwrap()).unwrap();
        assert_eq!(draft.told(), want);
    }

    #[test]
    fn paragraphs_headings_and_lists() {
        check(
            r#"<w:p><w:pPr><w:pStyle w:val="berschrift1"/></w:pPr><w:r><w:t>Fire destroys hall</w:t></w:r></w:p>
            <w:p><w:r><w:t xml:space="preserve">The hall </w:t></w:r><w:r><w:t>burned &amp; fell.</w:t></w:r></w:p>
            <w:p><w:pPr><w:numPr/></w:pPr><w:r><w:t>Two were hurt.</w:t></w:r></w:p>"#,
            &[
                ("Fire destroys hall", BlockKind::Title),
                ("The hall burned & fell.", BlockKind::Paragraph),
                ("Two were hurt.", BlockKind::List),
            ],
        );
    }

    #[test]
    fn deleted_words_are_gone_and_inserted_ones_stay() {
        check(
            "<w:p><w:r><w:t>The hall </w:t></w:r><w:del><w:r><w:delText>shop</w:delText></w:r></w:del><w:ins><w:r>\
             <w:t>burned.</w:t></w:r></w:ins><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>",
            &[("The hall burned.", BlockKind::Paragraph)],
        );
    }

    #[test]
    fn a_row_of_a_table_is_one_block() {
        let cell = |words: &str| format!("<w:tc><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>");
        check(
            &format!("<w:tbl><w:tr>{}{}</w:tr></w:tbl>", cell("Dead"), cell("12 people")),
            &[("Dead 12 people", BlockKind::Paragraph)],
        );
    }
}
