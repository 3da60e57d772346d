//! Files inside files: ZIP archives, of which an office document is one article and any other may hold many, and what
//! is attached to mails.

use std::path::{Path, PathBuf};

use rayon::prelude::*;

use crate::model::{Article, FileError, FileProblem, Format};

use super::archive::Archive;
use super::{Draft, docx, mail, odt, sniff};

/// Archives and mails inside one another that are opened.
const DEEPEST: usize = 3;

/// Greatest number of bytes that are unpacked of one archive and those inside it.
const MAX_ALL: usize = 200_000_000;

/// Endings of what web pages and systems keep beside articles; nobody means these by opening an archive.
const BESIDE: &[&str] = &[
    "css", "js", "mjs", "json", "xml", "map", "woff", "woff2", "ttf", "svg", "ico", "db", "ini", "csv", "url", "webloc",
];

/// An article that was read, with its own bytes where they are a part of others.
pub type Part = Result<(Article, Option<Vec<u8>>), FileError>;

/// All articles in `bytes`: as many as an archive holds, in the order of their names; a letter, then those attached to it;
/// one of any other file. What can be no article, as pictures and style sheets, is passed over.
pub fn read_all(bytes: &[u8], path: &Path) -> Vec<Result<Article, FileError>> {
    let parts = read_parts(bytes, path).into_iter();
    parts.map(|part| part.map(|(article, _)| article)).collect()
}

/// As [`read_all`], each with the bytes that it was read from where those are a part of `bytes`.
fn read_parts(bytes: &[u8], path: &Path) -> Vec<Part> {
    match open(bytes, path) {
        Some(inside) => told(inside.into_par_iter().map(read_inside).collect(), path),
        None => vec![super::read(bytes, path).map(|article| (article, None))],
    }
}

/// The files in `bytes`, and in the archives and mails among them, in the order of their names; none where `bytes` are
/// no archive and nothing is attached to them.
pub fn open(bytes: &[u8], path: &Path) -> Option<Vec<Inside>> {
    let mut found = Vec::new();
    let mut left = MAX_ALL;
    let opened = if is_archive(bytes) {
        unpack(bytes, path, 0, &mut left, &mut found)
    } else {
        let attached = mail::attached(bytes);
        if attached.is_empty() {
            return None;
        }
        found.push((path.to_path_buf(), Ok(bytes.to_vec())));
        add_attached(attached, path, 0, &mut left, &mut found)
    };
    if let Err(problem) = opened {
        found = vec![(path.to_path_buf(), Err(FileError::new(path, problem)))];
    }
    Some(found)
}

/// The article in a file of an archive.
///
/// # Errors
/// As [`read`](super::read).
pub fn read_inside((path, bytes): Inside) -> Part {
    let bytes = bytes?;
    let article = super::read(&bytes, &path)?;
    Ok((article, Some(bytes)))
}

/// What is told of all that was read in the archive `path`: not of what can be no article.
pub fn told(mut read: Vec<Part>, path: &Path) -> Vec<Part> {
    read.retain(|read| !matches!(read, Err(error) if is_beside(&error.problem)));
    if read.is_empty() {
        return vec![Err(FileError::new(path, FileProblem::NoneInside))];
    }
    read
}

/// The only article of an archive, under the archive's own name.
///
/// # Errors
/// A [`FileError`] where there is none or more than one.
pub fn read_single(bytes: &[u8], path: &Path) -> Result<Article, FileError> {
    let mut read = read_all(bytes, path);
    let readable = read.iter().filter(|read| read.is_ok()).count();
    match readable {
        0 => read.swap_remove(0),
        1 => read.into_iter().find(Result::is_ok).expect("one was counted"),
        many => Err(FileError::new(path, FileProblem::ManyInside(many))),
    }
}

/// Whether some bytes are an archive of files, not an office document.
pub fn is_archive(bytes: &[u8]) -> bool {
    if !Archive::begins(bytes) {
        return false;
    }
    Archive::open(bytes).is_ok_and(|archive| {
        !archive.has(docx::TEXT)
            && !archive.has("mimetype")
            && sniff::INSIDE_ZIP.iter().all(|(part, _)| !archive.has(part))
    })
}

/// Reads the office document that an archive is.
///
/// # Errors
/// A [`FileProblem`] where it is damaged or of a kind that is not read.
pub fn office(bytes: &[u8]) -> Result<(Format, Draft), FileProblem> {
    let mut archive = Archive::open(bytes)?;
    if archive.has(docx::TEXT) {
        return Ok((Format::Docx, docx::read(&mut archive)?));
    }
    if let Ok(kind) = archive.file("mimetype") {
        let kind = String::from_utf8_lossy(&kind);
        if kind.starts_with("application/vnd.oasis.opendocument.text") && archive.has(odt::TEXT) {
            return Ok((Format::Odt, odt::read(&mut archive)?));
        }
        if kind.starts_with("application/vnd.oasis.opendocument") {
            return Err(FileProblem::Unsupported("an OpenDocument file other than a text"));
        }
    }
    let known = sniff::INSIDE_ZIP.iter().find(|(part, _)| archive.has(part));
    Err(known.map_or(FileProblem::NoneInside, |(_, name)| FileProblem::Unsupported(name)))
}

/// A file of an archive: its path, which begins with the archive's, and its bytes.
pub type Inside = (PathBuf, Result<Vec<u8>, FileError>);

/// Adds the files of an archive, and of the archives in it, to `found`.
fn unpack(
    bytes: &[u8],
    path: &Path,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<Inside>,
) -> Result<(), FileProblem> {
    let mut archive = Archive::open(bytes)?;
    for name in archive.names() {
        if name.ends_with('/') || is_hidden(&name) {
            continue;
        }
        let inside = path.join(name.trim_start_matches('/'));
        let ending = inside
            .extension()
            .and_then(|ending| ending.to_str())
            .unwrap_or_default()
            .to_ascii_lowercase();
        if BESIDE.contains(&ending.as_str()) {
            continue;
        }
        match archive.file(&name) {
            Ok(bytes) => add(bytes, &inside, depth, left, found)?,
            Err(problem) => found.push((inside.clone(), Err(FileError::new(&inside, problem)))),
        }
    }
    Ok(())
}

/// Adds the files that are attached to the mail `path`.
fn add_attached(
    attached: Vec<(String, Vec<u8>)>,
    path: &Path,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<Inside>,
) -> Result<(), FileProblem> {
    for (name, bytes) in attached {
        add(bytes, &path.join(name), depth, left, found)?;
    }
    Ok(())
}

/// Adds one file, and those in it.
fn add(
    bytes: Vec<u8>,
    path: &Path,
    depth: usize,
    left: &mut usize,
    found: &mut Vec<Inside>,
) -> Result<(), FileProblem> {
    *left = left
        .checked_sub(bytes.len())
        .ok_or(FileProblem::Swollen { limit: MAX_ALL as u64 })?;
    if is_archive(&bytes) {
        if depth < DEEPEST
            && let Err(problem) = unpack(&bytes, path, depth + 1, left, found)
        {
            found.push((path.to_path_buf(), Err(FileError::new(path, problem))));
        }
        return Ok(());
    }
    let attached = if depth < DEEPEST {
        mail::attached(&bytes)
    } else {
        Vec::new()
    };
    found.push((path.to_path_buf(), Ok(bytes)));
    add_attached(attached, path, depth + 1, left, found)
}

/// Files that systems add to archives by themselves.
fn is_hidden(name: &str) -> bool {
    name.split('/').any(|part| part.starts_with('.') || part == "__MACOSX")
}

/// Whether a file was refused because it is no text at all: a picture beside a page, an empty letter around a document.
fn is_beside(problem: &FileProblem) -> bool {
    matches!(
        problem,
        FileProblem::NotText(_)
            | FileProblem::Empty
            | FileProblem::Blank
            | FileProblem::NoWords
            | FileProblem::Shortcut
    )
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed_for_tests::packed;

    fn names(read: &[Result<Article, FileError>]) -> Vec<String> {
        read.iter()
            .map(|read| match read {
                Ok(article) => article.source.path.display().to_string(),
                Err(error) => error.to_string(),
            })
            .collect()
    }

    #[test]
    fn articles_are_found_and_what_stands_beside_them_is_passed_over() {
        let inner = packed(&[("c.txt", b"The mayor will speak on Monday.")]);
        let bytes = packed(&[
            (
                "b/two.html",
                b"<html><body><p>The hall burned down on Friday.</p></body></html>",
            ),
            ("b/two_files/x.png", b"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"),
            ("b/two_files/x.css", b"p { color: red }"),
            ("__MACOSX/b/._two.html", b"x"),
            ("a.txt", b"Two men were hurt."),
            ("inner.zip", &inner),
        ]);
        let read = read_all(&bytes, Path::new("all.zip"));
        assert_eq!(
            names(&read),
            ["all.zip/a.txt", "all.zip/b/two.html", "all.zip/inner.zip/c.txt"]
        );
        let single = super::super::read(&bytes, Path::new("all.zip")).unwrap_err();
        assert_eq!(single.problem, FileProblem::ManyInside(3));
    }

    #[test]
    fn an_archive_of_one_article_is_that_article() {
        let bytes = packed(&[("a.txt", b"Two men were hurt."), ("b.css", b"p {}")]);
        let article = super::super::read(&bytes, Path::new("one.zip")).unwrap();
        assert_eq!(article.text, "Two men were hurt.");
        let bytes = packed(&[("b.css", b"p {}")]);
        let problem = super::super::read(&bytes, Path::new("none.zip")).unwrap_err().problem;
        assert_eq!(problem, FileProblem::NoneInside);
    }
}
