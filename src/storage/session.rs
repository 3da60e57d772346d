//! Where the session that was open last is kept: one file in the user's data folder.

use std::path::{Path, PathBuf};

use crate::model::FileError;

use super::{read_up_to, save};

/// Greatest workspace that is read, in bytes: it holds several articles, pictures and all.
const MAX_WORKSPACE: u64 = 400_000_000;

/// Where the last session is kept; none where the system names no folder for it.
#[must_use]
pub fn session_path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "parallax")?;
    Some(folders.data_local_dir().join("session.parallax"))
}

/// The bytes of a workspace file.
///
/// # Errors
/// A [`FileError`] that names the file, as for any article, with a higher limit.
pub fn read_workspace(path: &Path) -> Result<Vec<u8>, FileError> {
    read_up_to(path, MAX_WORKSPACE)
}

/// Saves a session: all of it, or what the file held before. The folder is made if it is missing.
///
/// # Errors
/// A [`FileError`] that names the file.
pub fn save_session(path: &Path, bytes: &[u8]) -> Result<(), FileError> {
    if let Some(folder) = path.parent() {
        // If this fails, so does saving, and that says why.
        let _ = std::fs::create_dir_all(folder);
    }
    save(path, bytes)
}
