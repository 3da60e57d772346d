//! Where the window's settings are kept: one small file in the user's configuration folder.

use std::path::PathBuf;

use crate::model::FileError;

use super::save;

/// The settings as they were saved; none where there are none, or none that can be read.
#[must_use]
pub fn load_settings() -> Option<String> {
    std::fs::read_to_string(path()?).ok()
}

/// Saves the settings. Where the system names no configuration folder, nothing is kept.
///
/// # Errors
/// A [`FileError`] that names the file, if the folder or the file cannot be written.
pub fn save_settings(text: &str) -> Result<(), FileError> {
    let Some(path) = path() else {
        return Ok(());
    };
    if let Some(folder) = path.parent() {
        // If this fails, so does saving, and that says why.
        let _ = std::fs::create_dir_all(folder);
    }
    save(&path, text.as_bytes())
}

/// Where the user keeps documents, else the home folder; none where the system names neither.
#[must_use]
pub fn documents() -> Option<PathBuf> {
    let folders = directories::UserDirs::new()?;
    let named = folders.document_dir().filter(|folder| folder.is_dir());
    Some(named.unwrap_or(folders.home_dir()).to_path_buf())
}

fn path() -> Option<PathBuf> {
    let folders = directories::ProjectDirs::from("", "", "parallax")?;
    Some(folders.config_dir().join("settings.json"))
}
