//! What kind of file some bytes are, told by their content.

use std::path::Path;

use crate::model::{FileProblem, Format};

use super::archive::Archive;
use super::{mail, markdown};

/// How files of a kind begin: the bytes, how far in they stand, and the kind's name for a reader.
type Magic = (usize, &'static [u8], &'static str);

/// What holds a text inside.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// A PDF document.
    Pdf,
    /// A document in the Rich Text Format.
    Rtf,
    /// A ZIP archive: an office document, or files that were packed together.
    Zip,
    /// A mail, or a web page saved as one.
    Message(mail::Sort),
    /// None: the bytes are the text.
    Bare,
}

/// What some bytes are by how they begin.
pub fn container(bytes: &[u8]) -> Container {
    // White space before the mark is a slip of the sender that readers of the format forgive.
    let trimmed = bytes.trim_ascii_start();
    let head = &bytes[..bytes.len().min(1024)];
    if Archive::begins(bytes) {
        Container::Zip
    } else if trimmed.starts_with(b"%PDF-") || bytes.contains(&0) && head.windows(5).any(|window| window == b"%PDF-") {
        Container::Pdf
    } else if trimmed.starts_with(b"{\\rtf") {
        Container::Rtf
    } else {
        mail::sort(bytes).map_or(Container::Bare, Container::Message)
    }
}

/// Documents that hold an article, of a kind that is not read.
const DOCUMENTS: &[Magic] = &[
    (
        0,
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1",
        "an old Microsoft Office document",
    ),
    (0, b"%!PS", "a PostScript document"),
    (0, b"BOOKMOBI", "an e-book"),
    (60, b"BOOKMOBI", "an e-book"),
    (0, b"AT&TFORM", "a DjVu document"),
    (0, b"bplist00", "a property list"),
];

/// Name of the part that holds a document which Office has locked with a password, in an old document's shell.
const LOCKED: &[u8] = b"E\0n\0c\0r\0y\0p\0t\0e\0d\0P\0a\0c\0k\0a\0g\0e\0";

/// What is no document at all.
const OTHERS: &[Magic] = &[
    (0, b"\x89PNG\r\n\x1A\n", "a PNG image"),
    (0, b"\xFF\xD8\xFF", "a JPEG image"),
    (0, b"GIF87a", "a GIF image"),
    (0, b"GIF89a", "a GIF image"),
    (8, b"WEBP", "a WebP image"),
    (0, b"II*\0", "a TIFF image"),
    (0, b"MM\0*", "a TIFF image"),
    (4, b"ftypheic", "a HEIC image"),
    (4, b"ftypavif", "an AVIF image"),
    (4, b"ftypM4A", "an audio file"),
    (4, b"ftyp", "a video"),
    (0, b"\x1A\x45\xDF\xA3", "a video"),
    (8, b"AVI ", "a video"),
    (0, b"OggS", "an audio file"),
    (0, b"fLaC", "an audio file"),
    (0, b"ID3", "an audio file"),
    (0, b"\xFF\xFB", "an audio file"),
    (8, b"WAVE", "an audio file"),
    (0, b"\x1F\x8B", "a gzip archive"),
    (0, b"7z\xBC\xAF\x27\x1C", "a 7-Zip archive"),
    (0, b"Rar!\x1A\x07", "a RAR archive"),
    (0, b"BZh", "a bzip2 archive"),
    (0, b"\xFD7zXZ\0", "an xz archive"),
    (0, b"\x28\xB5\x2F\xFD", "a Zstandard archive"),
    (257, b"ustar", "a tar archive"),
    (0, b"\x7FELF", "a program"),
    (0, b"\xCF\xFA\xED\xFE", "a program"),
    (0, b"\xCA\xFE\xBA\xBE", "a program"),
    (0, b"\0asm", "a program"),
    (0, b"SQLite format 3\0", "a database"),
    (0, b"wOFF", "a font"),
    (0, b"wOF2", "a font"),
    (0, b"OTTO", "a font"),
];

/// Office documents in ZIP archives that hold no article, or are not read: a part by which each is known.
pub const INSIDE_ZIP: &[(&str, &str)] = &[
    ("xl/workbook.xml", "an Excel workbook"),
    ("ppt/presentation.xml", "a PowerPoint presentation"),
    ("META-INF/container.xml", "an e-book (EPUB)"),
    ("Index/Document.iwa", "an Apple Pages document"),
];

/// Whether some bytes are a file that only says where a page is: a Windows or Linux shortcut, or a Mac's.
fn is_shortcut(bytes: &[u8]) -> bool {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(2048)]);
    let text = head.trim_start_matches('\u{feff}').trim_start();
    text.starts_with("[InternetShortcut]") && head.contains("URL=")
        || text.starts_with("[Desktop Entry]") && head.contains("Type=Link")
        || text.starts_with("<?xml") && head.contains("<plist") && head.contains("<key>URL</key>") && bytes.len() < 4096
        || head.starts_with("bplist00") && head.contains("://") && bytes.len() < 4096
}

/// Refuses what is known not to be text by how it begins.
///
/// # Errors
/// [`FileProblem::Unsupported`] for documents, [`FileProblem::NotText`] for everything else.
pub fn refuse(bytes: &[u8]) -> Result<(), FileProblem> {
    // White space before the mark is a slip of the sender that readers of the format forgive.
    let trimmed = bytes.trim_ascii_start();
    let begins = |(at, magic, _): &&Magic| {
        let from = if *at == 0 { trimmed } else { bytes };
        from.get(*at..).is_some_and(|rest| rest.starts_with(magic))
    };
    if is_shortcut(bytes) {
        return Err(FileProblem::Shortcut);
    }
    if bytes.starts_with(DOCUMENTS[0].1) && bytes.windows(LOCKED.len()).any(|window| window == LOCKED) {
        return Err(FileProblem::Protected);
    }
    if let Some((.., name)) = DOCUMENTS.iter().find(begins) {
        return Err(FileProblem::Unsupported(name));
    }
    if bytes.starts_with(b"MZ") && bytes.contains(&0) {
        return Err(FileProblem::NotText("a program"));
    }
    // Marks of two letters, or far inside, are believed only beside a byte that no text holds.
    let sure = |(at, magic, _): &&Magic| *at == 0 && magic.len() > 3 || bytes.iter().take(4096).any(|b| *b < 8);
    if let Some((.., name)) = OTHERS.iter().filter(begins).find(sure) {
        return Err(FileProblem::NotText(name));
    }
    Ok(())
}

/// Whether some bytes are a document, an archive or a message by what they hold.
pub fn is_document(bytes: &[u8]) -> bool {
    !matches!(container(bytes), Container::Bare)
}

/// Whether a name ends as those of texts and pages do.
pub fn is_named_as_text(path: &Path) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    let known = ["txt", "text", "md", "markdown", "html", "htm", "xhtml"];
    known.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// The format of a text. What it holds decides; the ending of its name only where that leaves it open.
pub fn format(text: &str, path: &Path) -> Format {
    let ending = path
        .extension()
        .and_then(|ending| ending.to_str())
        .unwrap_or_default()
        .to_ascii_lowercase();
    if ending == "conllu" {
        // Its comments look like headings, and its words may be markup.
        Format::Text
    } else if is_page(text) || matches!(ending.as_str(), "html" | "htm" | "xhtml") && has_markup(text) {
        Format::Html
    } else if matches!(ending.as_str(), "md" | "markdown" | "mdown" | "mkd") || markdown::is_certain(text) {
        Format::Markdown
    } else {
        Format::Text
    }
}

/// Whether a text begins as a web page or a part of one, comments and declarations aside.
fn is_page(text: &str) -> bool {
    let mut rest = text.trim_start();
    loop {
        let end = if rest.starts_with("<!--") {
            rest.find("-->").map(|end| end + 3)
        } else if rest.starts_with("<?xml") {
            rest.find("?>").map(|end| end + 2)
        } else {
            None
        };
        match end {
            Some(end) => rest = rest[end..].trim_start(),
            None => break,
        }
    }
    let begins = |mark: &str| {
        rest.get(..mark.len())
            .is_some_and(|head| head.eq_ignore_ascii_case(mark))
    };
    let page = [
        "<!doctype html",
        "<html",
        "<head",
        "<body",
        "<article",
        "<title",
        "<meta",
    ]
    .iter()
    .any(|mark| begins(mark));
    let part = ["<div", "<p>", "<p ", "<h1", "<h2", "<section", "<main", "<span"]
        .iter()
        .any(|mark| begins(mark));
    page || part && rest.contains("</")
}

/// Whether there is a tag in a text at all.
fn has_markup(text: &str) -> bool {
    text.split('<').skip(1).any(|rest| {
        rest.trim_start_matches('/')
            .starts_with(|first: char| first.is_ascii_alphabetic())
            && rest.contains('>')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], want: &Result<(), FileProblem>) {
        assert_eq!(refuse(bytes), *want, "{:?}", String::from_utf8_lossy(bytes));
    }

    #[test]
    fn kinds_are_named() {
        check(
            b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR",
            &Err(FileProblem::NotText("a PNG image")),
        );
        check(
            b"%!PS-Adobe-3.0",
            &Err(FileProblem::Unsupported("a PostScript document")),
        );
        check(
            b"[InternetShortcut]\r\nURL=https://example.org/",
            &Err(FileProblem::Shortcut),
        );
        check(
            b"<?xml version=\"1.0\"?><plist><dict><key>URL</key><string>https://example.org/</string></dict></plist>",
            &Err(FileProblem::Shortcut),
        );
        check(b"ID3\x04\0\0\0\0", &Err(FileProblem::NotText("an audio file")));
    }

    #[test]
    fn words_that_look_like_marks_are_text() {
        check(b"BZh is what such an archive begins with.", &Ok(()));
        check(b"ID3 tags are how a song says its name.", &Ok(()));
        check(b"MZ are the first letters of every such program.", &Ok(()));
        check(b"", &Ok(()));
    }

    #[test]
    fn containers_are_told_by_how_they_begin() {
        assert_eq!(container(b"%PDF-1.7\n%\xE2\xE3"), Container::Pdf);
        assert_eq!(container(b"\n%PDF-1.4"), Container::Pdf);
        assert_eq!(container(b"{\\rtf1 The hall burned.}"), Container::Rtf);
        assert_eq!(container(b"PK\x03\x04\x14\0"), Container::Zip);
        assert_eq!(container(b"A file that begins with %PDF- is a PDF."), Container::Bare);
        assert_eq!(container(b"The hall burned."), Container::Bare);
    }

    #[test]
    fn content_goes_before_names() {
        let format = |text: &str, name: &str| super::format(text, Path::new(name));
        assert_eq!(format("<!-- saved -->\n<!DOCTYPE HTML><p>x", "a.txt"), Format::Html);
        assert_eq!(format("<p>The hall burned.</p>", "a"), Format::Html);
        assert_eq!(format("The hall <b>burned</b>.", "a.html"), Format::Html);
        assert_eq!(format("The hall burned.", "a.html"), Format::Text);
        assert_eq!(format("A < B and B > C", "a.htm"), Format::Text);
        assert_eq!(format("<html><p>x", "a.md"), Format::Html);
        assert_eq!(format("The hall burned.", "a.md"), Format::Markdown);
        assert_eq!(format("# Fire\n\nThe **hall** burned.", "a.txt"), Format::Markdown);
        assert_eq!(format("The hall burned.", "a.txt"), Format::Text);
    }
}
