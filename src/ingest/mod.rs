//! Bytes to [`Article`]: decoding, plain text, Markdown, web pages, mails, office documents, PDF; one file a format.
//!
//! Pure: it must never open a file, a connection or a clock. Nothing in a file is run or fetched.

mod archive;
mod assemble;
mod dates;
mod decode;
mod docx;
mod header;
mod html;
mod language;
mod layout;
mod mail;
mod markdown;
mod odt;
mod office;
mod packed;
mod pdf;
mod plain;
#[cfg(test)]
mod real_files;
mod rtf;
mod sniff;
mod xml;

use std::path::Path;

use sha2::{Digest as _, Sha256};

use crate::model::{Article, Block, BlockId, FileError, FileProblem, Format, LeftOut, Notice, Source};
use crate::text::IndexVec;

use sniff::Container;

pub use packed::{Inside, Part, open, read_all, read_inside, told};

/// What a format's reader found, before it is known where the bytes came from.
#[derive(Debug, Default)]
struct Draft {
    title: Option<String>,
    byline: Option<String>,
    outlet: Option<String>,
    published: Option<jiff::civil::Date>,
    updated: Option<jiff::civil::Date>,
    text: String,
    blocks: IndexVec<BlockId, Block>,
    left_out: Vec<LeftOut>,
}

#[cfg(test)]
impl Draft {
    /// The words and the kind of each block.
    fn told(&self) -> Vec<(&str, crate::model::BlockKind)> {
        let blocks = self.blocks.iter();
        blocks.map(|block| (block.span.slice(&self.text), block.kind)).collect()
    }
}

/// The article in `bytes`; `path` gives it its name and, where the content leaves it open, its format. An archive must
/// hold a single article; [`read_all`] reads those that hold more.
///
/// # Errors
/// A [`FileError`] that names `path`, if the bytes are empty, blank, or no text that can be read.
pub fn read(bytes: &[u8], path: &Path) -> Result<Article, FileError> {
    if packed::is_archive(bytes) {
        return packed::read_single(bytes, path);
    }
    let fail = |problem| FileError::new(path, problem);
    if bytes.is_empty() {
        return Err(fail(FileProblem::Empty));
    }
    let mut notices = Vec::new();
    let (format, draft) = draft(bytes, path, &mut notices).map_err(fail)?;
    let worded = |block: &Block| block.span.slice(&draft.text).chars().any(char::is_alphanumeric);
    if !draft.blocks.iter().any(worded) {
        return Err(fail(match format {
            Format::Html | Format::Mhtml => FileProblem::NoArticle,
            Format::Pdf => FileProblem::OnlyPictures,
            _ => FileProblem::NoWords,
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
        updated: draft
            .updated
            .filter(|updated| draft.published.is_none_or(|published| published < *updated)),
        language,
        text: draft.text,
        blocks: draft.blocks,
        left_out: draft.left_out,
        notices,
    })
}

/// What the reader of the format that `bytes` are in finds.
fn draft(bytes: &[u8], path: &Path, notices: &mut Vec<Notice>) -> Result<(Format, Draft), FileProblem> {
    match sniff::container(bytes) {
        Container::Pdf => Ok((Format::Pdf, pdf::read(bytes, notices)?)),
        Container::Rtf => Ok((Format::Rtf, rtf::read(bytes))),
        Container::Zip => packed::office(bytes),
        Container::Message(sort) => {
            let format = if sort == mail::Sort::Page {
                Format::Mhtml
            } else {
                Format::Mail
            };
            Ok((format, mail::read(bytes, sort)?))
        }
        Container::Bare => {
            sniff::refuse(bytes)?;
            let (text, said) = decode::decode(bytes)?;
            notices.extend(said);
            if text.trim().is_empty() {
                return Err(FileProblem::Blank);
            }
            let format = sniff::format(&text, path);
            let draft = match format {
                Format::Markdown => markdown::read(&text),
                Format::Html => html::read(&text),
                _ => plain::read(text),
            };
            Ok((format, draft))
        }
    }
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::Idx as _;

    /// Blocks lie on character boundaries inside the text, in order, apart, and none is blank.
    fn check_blocks(article: &Article) {
        let mut last = 0;
        for (id, block) in article.blocks.enumerated() {
            let words = article
                .text
                .get(block.span.range())
                .expect("a block is a piece of the text");
            assert!(block.span.start >= last, "block {} begins inside another", id.index());
            assert!(!words.is_empty() && words == words.trim(), "{words:?}");
            last = block.span.end;
        }
    }

    fn check(bytes: &[u8]) {
        for name in ["a", "a.txt", "a.md", "a.html"] {
            if let Ok(article) = read(bytes, Path::new(name)) {
                check_blocks(&article);
            }
        }
    }

    #[test]
    fn the_hash_is_that_of_the_bytes() {
        let article = read(b"abc", Path::new("a.txt")).expect("it is text");
        // FIPS 180-2, appendix B.1.
        assert_eq!(
            article.source.sha256,
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
        );
    }

    #[test]
    fn what_holds_no_words_is_said_to() {
        let problem = |bytes: &[u8], name: &str| read(bytes, Path::new(name)).expect_err("it is refused").problem;
        assert_eq!(problem(b"", "a.txt"), FileProblem::Empty);
        assert_eq!(problem(b" \n ", "a.txt"), FileProblem::Blank);
        assert_eq!(problem(b"* * *\n", "a.txt"), FileProblem::NoWords);
        assert_eq!(
            problem(b"<html><script>x</script></html>", "a.html"),
            FileProblem::NoArticle
        );
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(96))]

        #[test]
        fn any_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
            check(&bytes);
        }

        #[test]
        fn any_text_is_read_or_refused(text in "\\PC{0,400}") {
            check(text.as_bytes());
        }

        #[test]
        fn anything_like_an_article_is_read(
            parts in prop::collection::vec(
                prop::sample::select(vec![
                    "\n", "\n\n", " ", "By ", "Ada Holm", "Jan 4, 2024", "PORT VARN ", "\u{2014} ", "- ", "> ", "# ",
                    "\u{a9} ", "*", "(AP)", "The hall burned.", "\u{201c}caf\u{e9}\u{201d} ", "<p>", "</p>", "<h1>", "<b ",
                    "<!--", "-->", "---\n", "title: x\n", "<script>", "</", "\r", "\t", "[1] ", "|",
                ]),
                0..60,
            ),
        ) {
            check(parts.concat().as_bytes());
        }
    }
}
