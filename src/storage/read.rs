//! Opening files and folders that a user names.

use std::collections::BTreeSet;
use std::fs::{self, File, Metadata};
use std::io::{self, Read as _};
use std::path::{Path, PathBuf};

use crate::model::{FileError, FileProblem};

/// Greatest file that is read, in bytes. The longest newspaper article is a thousandth of it; a saved page with its
/// pictures inside stays below.
pub const MAX_FILE: u64 = 20_000_000;

/// The bytes of an ordinary file. Links are followed; pipes and devices are refused without being opened, so that
/// nothing ever waits.
///
/// # Errors
/// A [`FileError`] that names the file, if it is missing, a folder, no ordinary file, unreadable or above [`MAX_FILE`].
pub fn read(path: &Path) -> Result<Vec<u8>, FileError> {
    read_up_to(path, MAX_FILE)
}

/// As [`read`], with another limit.
///
/// # Errors
/// As [`read`].
pub fn read_up_to(path: &Path, limit: u64) -> Result<Vec<u8>, FileError> {
    let fail = |problem| FileError::new(path, problem);
    let metadata = fs::metadata(path).map_err(|error| fail(reading(&error)))?;
    check(&metadata, limit).map_err(fail)?;
    let file = File::open(path).map_err(|error| fail(reading(&error)))?;
    // The file may have been replaced or grown in between: what was opened is what counts.
    let metadata = file.metadata().map_err(|error| fail(reading(&error)))?;
    check(&metadata, limit).map_err(fail)?;
    let mut bytes = Vec::with_capacity(metadata.len() as usize);
    file.take(limit + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| fail(reading(&error)))?;
    match too_large(bytes.len() as u64, limit) {
        Some(problem) => Err(fail(problem)),
        None => Ok(bytes),
    }
}

/// Whether a path names a folder.
#[must_use]
pub fn is_folder(path: &Path) -> bool {
    path.is_dir()
}

/// Endings of what stands in folders beside articles: the parts of saved pages, pictures, sounds, settings.
const BESIDE: &[&str] = &[
    "css", "js", "mjs", "json", "map", "xml", "woff", "woff2", "ttf", "otf", "eot", "svg", "ico", "png", "jpg", "jpeg",
    "gif", "webp", "avif", "bmp", "tif", "tiff", "heic", "mp3", "mp4", "m4a", "m4v", "webm", "mov", "avi", "ogg",
    "wav", "db", "ini", "exe", "dll", "so", "parallax",
];

/// The files that `paths` stand for: a file is itself, a folder all ordinary files below it, sorted by path. Hidden
/// files and folders are left out unless named, and so is what only stands beside articles: pictures, style sheets,
/// and the folder that a browser saves with a page. A folder is entered once, so that links in a circle do no harm.
///
/// The second list holds what could not be looked at.
#[must_use]
pub fn files_below(paths: &[PathBuf]) -> (Vec<PathBuf>, Vec<FileError>) {
    let mut files = Vec::new();
    let mut errors = Vec::new();
    let mut entered = BTreeSet::new();
    for path in paths {
        if path.is_dir() {
            let new = fs::canonicalize(path).is_ok_and(|real| !entered.contains(&real));
            let before = (files.len(), errors.len());
            walk(path, &mut entered, &mut files, &mut errors);
            if new && before == (files.len(), errors.len()) {
                errors.push(FileError::new(path, FileProblem::EmptyFolder));
            }
        } else {
            files.push(path.clone());
        }
    }
    (files, errors)
}

/// Adds the files below `folder`; a list of folders still to enter takes the place of recursion.
fn walk(folder: &Path, entered: &mut BTreeSet<PathBuf>, files: &mut Vec<PathBuf>, errors: &mut Vec<FileError>) {
    let mut found = Vec::new();
    let mut waiting = vec![folder.to_path_buf()];
    while let Some(folder) = waiting.pop() {
        let real = match fs::canonicalize(&folder) {
            Ok(real) => real,
            Err(error) => {
                errors.push(FileError::new(&folder, reading(&error)));
                continue;
            }
        };
        if !entered.insert(real) {
            continue;
        }
        let entries = match fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) => {
                errors.push(FileError::new(&folder, reading(&error)));
                continue;
            }
        };
        for entry in entries.flatten() {
            if entry.file_name().as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let path = entry.path();
            match fs::metadata(&path) {
                Ok(metadata) if metadata.is_dir() => {
                    if !is_part_of_a_page(&path) {
                        waiting.push(path);
                    }
                }
                Ok(metadata) if metadata.is_file() => {
                    if !has_ending(&path, BESIDE) {
                        found.push(path);
                    }
                }
                // A pipe or a device inside a folder was not asked for.
                Ok(_) => {}
                Err(error) => errors.push(FileError::new(&path, reading(&error))),
            }
        }
        // Sorted from the end, for the last is entered first: which of two links to one folder counts is settled.
        waiting.sort_unstable_by(|a, b| b.cmp(a));
    }
    found.sort_unstable();
    files.append(&mut found);
    errors.sort_by(|a, b| a.path.cmp(&b.path));
}

fn has_ending(path: &Path, endings: &[&str]) -> bool {
    let ending = path.extension().and_then(|ending| ending.to_str()).unwrap_or_default();
    endings.iter().any(|known| ending.eq_ignore_ascii_case(known))
}

/// Whether a folder holds the pictures and frames of the page beside it, as browsers name it: "Fire.html" and
/// "`Fire_files`".
fn is_part_of_a_page(folder: &Path) -> bool {
    let name = folder.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let page = ["_files", "-files", ".files", "_Dateien", "_fichiers"]
        .iter()
        .find_map(|ending| name.strip_suffix(ending));
    page.is_some_and(|page| {
        ["html", "htm", "xhtml"]
            .iter()
            .any(|ending| folder.with_file_name(format!("{page}.{ending}")).is_file())
    })
}

/// Whether a file of this kind and size may be read.
fn check(metadata: &Metadata, limit: u64) -> Result<(), FileProblem> {
    if metadata.is_dir() {
        Err(FileProblem::Folder)
    } else if !metadata.is_file() {
        Err(FileProblem::Special)
    } else {
        too_large(metadata.len(), limit).map_or(Ok(()), Err)
    }
}

fn too_large(size: u64, limit: u64) -> Option<FileProblem> {
    (size > limit).then_some(FileProblem::TooLarge { size, limit })
}

/// The system's number for links that lead in a circle, for which the standard library has no stable name.
const CIRCLE: Option<i32> = if cfg!(target_os = "linux") {
    Some(40)
} else if cfg!(target_os = "macos") {
    Some(62)
} else {
    None
};

/// A system's error in plain words.
fn reading(error: &io::Error) -> FileProblem {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileProblem::Missing,
        io::ErrorKind::PermissionDenied => FileProblem::NotReadable,
        io::ErrorKind::IsADirectory => FileProblem::Folder,
        _ if CIRCLE.is_some() && error.raw_os_error() == CIRCLE => FileProblem::Circle,
        _ => FileProblem::Reading(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn problem(path: &Path) -> FileProblem {
        read(path).expect_err("the file is refused").problem
    }

    #[test]
    fn what_is_no_ordinary_file_is_refused() {
        let folder = tempfile::tempdir().unwrap();
        assert_eq!(problem(folder.path()), FileProblem::Folder);
        assert_eq!(problem(&folder.path().join("none.txt")), FileProblem::Missing);
        #[cfg(unix)]
        assert_eq!(problem(Path::new("/dev/zero")), FileProblem::Special);
    }

    #[test]
    fn a_file_above_the_limit_is_refused_with_its_size() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("long.txt");
        File::create(&path).unwrap().set_len(MAX_FILE + 1).unwrap();
        assert_eq!(
            problem(&path),
            FileProblem::TooLarge {
                size: MAX_FILE + 1,
                limit: MAX_FILE
            }
        );
        File::create(&path).unwrap().set_len(MAX_FILE).unwrap();
        assert_eq!(read(&path).unwrap().len() as u64, MAX_FILE);
    }

    #[test]
    fn what_stands_beside_articles_is_left_out() {
        let folder = tempfile::tempdir().unwrap();
        let path = |name: &str| folder.path().join(name);
        fs::create_dir(path("Fire_files")).unwrap();
        fs::create_dir(path("my_files")).unwrap();
        for name in [
            "Fire.html",
            "Fire_files/frame.html",
            "my_files/a.txt",
            "x.PNG",
            "style.css",
        ] {
            fs::write(path(name), "x").unwrap();
        }
        let (files, errors) = files_below(&[folder.path().to_path_buf()]);
        assert_eq!(files, [path("Fire.html"), path("my_files/a.txt")]);
        assert!(errors.is_empty());
        assert_eq!(
            files_below(&[path("x.PNG")]).0,
            [path("x.PNG")],
            "what is named is read"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_in_a_circle_end() {
        let folder = tempfile::tempdir().unwrap();
        let inner = folder.path().join("inner");
        fs::create_dir(&inner).unwrap();
        fs::write(inner.join("b.txt"), "b").unwrap();
        fs::write(folder.path().join("a.txt"), "a").unwrap();
        fs::write(folder.path().join(".hidden"), "h").unwrap();
        std::os::unix::fs::symlink(folder.path(), inner.join("up")).unwrap();
        std::os::unix::fs::symlink(folder.path().join("nowhere"), inner.join("broken")).unwrap();
        let (files, errors) = files_below(&[folder.path().to_path_buf()]);
        assert_eq!(files, [folder.path().join("a.txt"), inner.join("b.txt")]);
        assert_eq!(errors, [FileError::new(&inner.join("broken"), FileProblem::Missing)]);
    }
}
