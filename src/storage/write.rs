//! Saving: into a file of its own beside the target, which takes the target's place only when all is written.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use tempfile::NamedTempFile;

use crate::model::{FileError, FileProblem};

/// Saves `bytes` under `path`: afterwards the file holds all of them, or what it held before.
///
/// # Errors
/// A [`FileError`] that names `path`.
pub fn save(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    let mut pending = Pending::create(path)?;
    pending
        .write_all(bytes)
        .map_err(|error| FileError::new(path, writing(&error)))?;
    pending.commit()
}

/// A file that is being written; nobody sees it before [`commit`](Self::commit), and it leaves no trace without.
#[derive(Debug)]
pub struct Pending {
    path: PathBuf,
    to: Target,
}

#[derive(Debug)]
enum Target {
    /// Written beside the target, then moved over it.
    Beside { file: NamedTempFile, target: PathBuf },
    /// A pipe or a device such as `/dev/null`, which nothing can take the place of.
    Direct(File),
}

impl Pending {
    /// Begins to write `path`; a folder that is missing or closed to us is found out here, before any work is done.
    ///
    /// # Errors
    /// A [`FileError`] that names `path`.
    pub fn create(path: &Path) -> Result<Self, FileError> {
        let fail = |problem| FileError::new(path, problem);
        let found = fs::metadata(path).ok();
        let to = match &found {
            Some(metadata) if metadata.is_dir() => return Err(fail(FileProblem::Folder)),
            Some(metadata) if !metadata.is_file() => {
                let file = OpenOptions::new().write(true).open(path);
                Target::Direct(file.map_err(|error| fail(writing(&error)))?)
            }
            Some(metadata) if metadata.permissions().readonly() => return Err(fail(FileProblem::NotWritable)),
            _ => {
                // A link stays a link: the file that it leads to is replaced.
                let target = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
                let file = beside(&target).map_err(|error| fail(creating(&error)))?;
                if let Some(metadata) = &found {
                    let kept = file.as_file().set_permissions(metadata.permissions());
                    kept.map_err(|error| fail(writing(&error)))?;
                }
                Target::Beside { file, target }
            }
        };
        Ok(Self {
            path: path.to_path_buf(),
            to,
        })
    }

    /// Makes what was written the file's content, on the disk and not in a cache alone.
    ///
    /// # Errors
    /// A [`FileError`] that names the file.
    pub fn commit(mut self) -> Result<(), FileError> {
        let written = self.flush().and_then(|()| match self.to {
            Target::Direct(_) => Ok(()),
            Target::Beside { file, target } => {
                file.as_file().sync_all()?;
                file.persist(&target)?;
                sync_folder(&target);
                Ok(())
            }
        });
        written.map_err(|error| FileError::new(&self.path, writing(&error)))
    }
}

impl Write for Pending {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        match &mut self.to {
            Target::Beside { file, .. } => file.write(bytes),
            Target::Direct(file) => file.write(bytes),
        }
    }

    fn flush(&mut self) -> io::Result<()> {
        match &mut self.to {
            Target::Beside { file, .. } => file.flush(),
            Target::Direct(file) => file.flush(),
        }
    }
}

/// A new file in the folder of `target`, so that the move at the end stays on one disk.
fn beside(target: &Path) -> io::Result<NamedTempFile> {
    let folder = match target.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    };
    let mut builder = tempfile::Builder::new();
    builder.prefix(".parallax-").suffix(".part");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt as _;
        // As any new file of the user, not as a secret: the system takes its mask off.
        builder.permissions(fs::Permissions::from_mode(0o666));
    }
    builder.tempfile_in(folder)
}

/// Writes the folder's list of names to the disk, where the system can; the content itself is safe already.
fn sync_folder(target: &Path) {
    if cfg!(unix)
        && let Some(folder) = target.parent()
        && let Ok(folder) = File::open(folder)
    {
        let _ = folder.sync_all();
    }
}

/// An error when a new file was asked for, in plain words.
fn creating(error: &io::Error) -> FileProblem {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => FileProblem::NoFolder,
        _ => writing(error),
    }
}

/// Any other error while writing, in plain words.
fn writing(error: &io::Error) -> FileProblem {
    match error.kind() {
        io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => FileProblem::NotWritable,
        io::ErrorKind::StorageFull => FileProblem::Writing("the disk is full".to_owned()),
        _ => FileProblem::Writing(error.to_string()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let entries = fs::read_dir(folder).unwrap();
        let mut names: Vec<_> = entries
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort_unstable();
        names
    }

    #[test]
    fn saving_replaces_the_whole_file() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        save(&path, b"a long first version").unwrap();
        save(&path, b"short").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"short");
        assert_eq!(names(folder.path()), ["report.md"]);
    }

    #[test]
    fn what_is_not_committed_leaves_no_trace() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("report.md");
        save(&path, b"before").unwrap();
        let mut pending = Pending::create(&path).unwrap();
        pending.write_all(b"half of").unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"before");
        drop(pending);
        assert_eq!(fs::read(&path).unwrap(), b"before");
        assert_eq!(names(folder.path()), ["report.md"]);
    }

    #[test]
    fn a_missing_folder_and_a_folder_are_told_apart() {
        let folder = tempfile::tempdir().unwrap();
        let error = save(&folder.path().join("none").join("a.md"), b"").unwrap_err();
        assert_eq!(error.problem, FileProblem::NoFolder);
        let error = save(folder.path(), b"").unwrap_err();
        assert_eq!(error.problem, FileProblem::Folder);
    }

    #[cfg(unix)]
    #[test]
    fn a_link_stays_a_link_and_a_device_is_written_to() {
        let folder = tempfile::tempdir().unwrap();
        let (real, link) = (folder.path().join("real.md"), folder.path().join("link.md"));
        fs::write(&real, "old").unwrap();
        std::os::unix::fs::symlink(&real, &link).unwrap();
        save(&link, b"new").unwrap();
        assert_eq!(fs::read(&real).unwrap(), b"new");
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
        save(Path::new("/dev/null"), b"gone").unwrap();
    }
}
