//! What is open: files and pasted texts, with their bytes once they have been read.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::worker::{Input, Read};

use super::workspace::{Content, Kept};

/// One article as it was opened. Once read its bytes are kept, so that what was compared stays what it was.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// Path or name as it was given.
    pub name: String,
    /// The file; none for a text that was pasted.
    pub path: Option<PathBuf>,
    /// What it held when it was read.
    pub bytes: Option<Arc<[u8]>>,
}

impl Opened {
    /// A file that is still to be read.
    #[must_use]
    pub fn file(path: PathBuf) -> Self {
        Self {
            name: path.display().to_string(),
            path: Some(path),
            bytes: None,
        }
    }

    /// A text without a file.
    #[must_use]
    pub fn text(name: String, bytes: Arc<[u8]>) -> Self {
        Self {
            name,
            path: None,
            bytes: Some(bytes),
        }
    }

    /// One of the articles that were read of it: itself with its bytes, or a part of an archive, which stands for itself.
    #[must_use]
    pub fn read_as(&self, read: Read) -> Self {
        if read.part {
            return Self::of_read(&read);
        }
        let mut opened = self.clone();
        opened.bytes = Some(read.bytes);
        opened
    }

    /// An article that was read beside the window; a part of an archive has no file of its own.
    #[must_use]
    pub fn of_read(read: &Read) -> Self {
        Self {
            name: read.name.display().to_string(),
            path: (!read.part).then(|| read.name.clone()),
            bytes: Some(Arc::clone(&read.bytes)),
        }
    }

    /// The same, to be read again where there is a file.
    #[must_use]
    pub fn without_bytes(&self) -> Self {
        let mut again = self.clone();
        if self.path.is_some() {
            again.bytes = None;
        }
        again
    }

    /// What the analysis is given.
    #[must_use]
    pub fn input(&self) -> Input {
        match (&self.bytes, &self.path) {
            (None, Some(path)) => Input::Path(path.clone()),
            (bytes, _) => Input::Bytes {
                name: self.name.clone(),
                bytes: bytes.clone().unwrap_or_default(),
            },
        }
    }

    /// How a workspace keeps it; `sha256` is that of its bytes.
    #[must_use]
    pub fn kept(&self, sha256: &str) -> Kept {
        Kept {
            name: self.name.clone(),
            path: self
                .path
                .as_ref()
                .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone())),
            sha256: sha256.to_owned(),
            content: Content::of(self.bytes.as_deref().unwrap_or_default()),
        }
    }

    /// An article of a workspace; none if its bytes are damaged.
    #[must_use]
    pub fn from_kept(kept: &Kept) -> Option<Self> {
        Some(Self {
            name: kept.name.clone(),
            path: kept.path.clone(),
            bytes: Some(kept.content.bytes()?),
        })
    }
}

/// Whether a path names a workspace.
#[must_use]
pub fn is_workspace(path: &Path) -> bool {
    path.extension()
        .is_some_and(|ending| ending.eq_ignore_ascii_case("parallax"))
}

/// The sample story.
#[must_use]
pub fn sample() -> Vec<Opened> {
    let text = |(name, text): &(&str, &str)| Opened::text((*name).to_owned(), text.as_bytes().into());
    super::sample::SAMPLE.iter().map(text).collect()
}
