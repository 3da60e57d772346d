//! PDF documents with a text layer (ISO 32000): the words of the pages, put back into paragraphs.
//!
//! Nothing in a document is run: scripts, forms and actions are not looked at, and no picture is decoded.

mod bomb;
mod glyphs;
mod layout;
mod paragraphs;

use std::panic::{AssertUnwindSafe, catch_unwind};

use hayro_interpret::hayro_syntax::{LoadPdfError, Pdf};

use crate::model::{FileProblem, Notice};

use super::Draft;
use super::assemble::assemble;
use super::office;

/// Greatest number of pages that are read; no article has more.
const MAX_PAGES: usize = 300;

/// Reads an article.
///
/// # Errors
/// A [`FileProblem`] where the document is locked, damaged, too large unpacked, or without a text layer.
pub fn read(bytes: &[u8], notices: &mut Vec<Notice>) -> Result<Draft, FileProblem> {
    bomb::check(bytes)?;
    // The parser has been tried on hundreds of thousands of documents; what still breaks it must not break us.
    catch_unwind(AssertUnwindSafe(|| read_pages(bytes, notices)))
        .unwrap_or(Err(FileProblem::Damaged("reading its pages failed")))
}

fn read_pages(bytes: &[u8], notices: &mut Vec<Notice>) -> Result<Draft, FileProblem> {
    let document = Pdf::new(bytes.to_vec()).map_err(|error| match error {
        LoadPdfError::Decryption(_) => FileProblem::Protected,
        LoadPdfError::Invalid => FileProblem::Damaged("it has no pages"),
    })?;
    let count = document.pages().len();
    if count > MAX_PAGES {
        notices.push(Notice::new(format!(
            "The document has {count} pages; only the first {MAX_PAGES} have been read."
        )));
    }
    let found = glyphs::pages(&document, MAX_PAGES);
    if found.cut {
        notices.push(Notice::new(
            "The document is too large: not all of its pages have been read.",
        ));
    }
    if found.unknown * 10 > found.known {
        notices.push(Notice::new(
            "Some letters of this document do not say which letters they are, and are missing from the text.",
        ));
    }
    let lines: Vec<Vec<layout::Line>> = found.pages.iter().map(layout::lines).collect();
    let (pieces, left_out) = paragraphs::pieces(lines);
    if pieces.is_empty() {
        return Err(FileProblem::OnlyPictures);
    }
    let said = |value: &Option<Box<[u8]>>| value.as_deref().map(text).unwrap_or_default();
    let metadata = document.metadata();
    let mut draft = Draft {
        title: office::title(&said(&metadata.title)),
        byline: office::author(&said(&metadata.author)),
        left_out,
        ..Draft::default()
    };
    let mut pieces = pieces;
    office::take_title(&mut draft, &mut pieces);
    Ok(assemble(draft, pieces))
}

/// A text string of a document (ISO 32000-1, 7.9.2.2): UTF-16 with a mark, UTF-8 with a mark, or nearly Latin-1.
fn text(bytes: &[u8]) -> String {
    if let Some((encoding, mark)) = encoding_rs::Encoding::for_bom(bytes) {
        return encoding.decode_without_bom_handling(&bytes[mark..]).0.into_owned();
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => text.to_owned(),
        Err(_) => encoding_rs::mem::decode_latin1(bytes).into_owned(),
    }
}
