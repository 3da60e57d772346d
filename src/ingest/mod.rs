//! Bytes to [`Article`]: decoding, plain text, Markdown, HTML; one file a format.
//!
//! Pure: it must never open a file, a connection or a clock.

mod assemble;
mod dates;
mod decode;
mod header;
mod html;
mod language;
mod layout;
mod markdown;
mod plain;
mod sniff;

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::model::{Article, Block, BlockId, FileError, FileProblem, Format, Source};
use crate::text::IndexVec;

/// What a format's reader found, before it is known where the bytes came from.
#[derive(Debug, Default)]
struct Draft {
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    published: Option<jiff::civil::Date>,
    text: String,
    blocks: IndexVec<BlockId, Block>,
}

/// The article in `bytes`; `path` gives it its name and, where the content leaves it open, its format.
///
/// # Errors
/// A [`FileError`] that names `path`, if the bytes are empty, blank, or no text that can be read.
pub fn read(bytes: &[u8], path: &Path) -> Result<Article, FileError> {
    let fail = |problem| FileError::new(path, problem);
    if bytes.is_empty() {
        return Err(fail(FileProblem::Empty));
    }
    sniff::refuse(bytes).map_err(fail)?;
    let (text, mut notices) = decode::decode(bytes).map_err(fail)?;
    if text.trim().is_empty() {
        return Err(fail(FileProblem::Blank));
    }
    let format = sniff::format(&text, path);
    let draft = match format {
        Format::Text => plain::read(text),
        Format::Markdown => markdown::read(&text),
        Format::Html => html::read(&text),
    };
    if draft.blocks.is_empty() {
        return Err(fail(match format {
            Format::Html => FileProblem::NoArticle,
            Format::Text | Format::Markdown => FileProblem::NoWords,
        }));
    }
    let language = language::detect(&draft.text, &mut notices);
    Ok(Article {
        source: Source {
            path: path.to_path_buf(),
            sha256: hash(bytes),
            format,
        },
        title: draft.title,
        byline: draft.byline,
        outlet: draft.outlet,
        published: draft.published,
        language,
        text: draft.text,
        blocks: draft.blocks,
        notices,
    })
}

/// SHA-256 in lower-case hexadecimal.
fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        // Writing to a string does not fail.
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
