//! ZIP archives: the parts of office documents, and the files that people pack together.
//!
//! Unpacks into memory only and never follows a name out of the archive. What would grow beyond all measure is refused
//! by what it unpacks to, not by what it claims to be.

use std::io::{Cursor, Read as _};

use zip::ZipArchive;
use zip::result::ZipError;

use crate::model::FileProblem;

/// Greatest size of all files of an archive together, in bytes, unpacked.
const MAX_ALL: u64 = 200_000_000;

/// Greatest size of one file, in bytes, unpacked; as large as a file that is not packed may be.
const MAX_ONE: u64 = 20_000_000;

/// Greatest number of files; an archive of more is no collection of articles.
const MAX_FILES: usize = 5_000;

/// An archive that is open, with what may still be unpacked of it.
pub struct Archive<'a> {
    files: ZipArchive<Cursor<&'a [u8]>>,
    left: u64,
}

impl<'a> Archive<'a> {
    /// Whether some bytes begin as an archive does.
    pub fn begins(bytes: &[u8]) -> bool {
        bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
    }

    /// Reads the list of files.
    ///
    /// # Errors
    /// [`FileProblem::Damaged`] where there is no such list, [`FileProblem::Swollen`] where it is too long.
    pub fn open(bytes: &'a [u8]) -> Result<Self, FileProblem> {
        let files = ZipArchive::new(Cursor::new(bytes)).map_err(|error| problem(&error))?;
        if files.len() > MAX_FILES {
            return Err(FileProblem::Swollen { limit: MAX_ALL });
        }
        Ok(Self { files, left: MAX_ALL })
    }

    /// Names of the files, sorted.
    pub fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = self
            .files
            .file_names()
            .filter_map(|name| Some(name.ok()?.into_owned()))
            .collect();
        names.sort_unstable();
        names
    }

    /// Whether there is a file of this name.
    pub fn has(&self, name: &str) -> bool {
        self.files.index_for_name(name).is_some()
    }

    /// The bytes of one file.
    ///
    /// # Errors
    /// A [`FileProblem`], where it is missing, locked, damaged, or larger than what may be unpacked.
    pub fn file(&mut self, name: &str) -> Result<Vec<u8>, FileProblem> {
        let file = self.files.by_name(name).map_err(|error| problem(&error))?;
        let most = MAX_ONE.min(self.left);
        let mut bytes = Vec::new();
        // The size that the archive claims is not believed.
        file.take(most + 1)
            .read_to_end(&mut bytes)
            .map_err(|_| FileProblem::Damaged("the archive cannot be unpacked"))?;
        if bytes.len() as u64 > most {
            return Err(FileProblem::Swollen { limit: most });
        }
        self.left -= bytes.len() as u64;
        Ok(bytes)
    }
}

fn problem(error: &ZipError) -> FileProblem {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => FileProblem::Protected,
        ZipError::FileNotFound => FileProblem::Damaged("a part of it is missing"),
        _ => FileProblem::Damaged("the archive cannot be unpacked"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::packed_for_tests::packed;

    #[test]
    fn files_come_out_as_they_went_in() {
        let bytes = packed(&[("b.txt", b"two"), ("a/one.txt", b"one")]);
        let mut archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.names(), ["a/one.txt", "b.txt"]);
        assert_eq!(archive.file("b.txt").unwrap(), b"two");
        assert!(archive.has("a/one.txt") && !archive.has("a"));
        assert!(archive.file("c.txt").is_err());
    }

    #[test]
    fn what_swells_is_refused() {
        let bytes = packed(&[("bomb.txt", &vec![b'a'; MAX_ONE as usize + 1])]);
        assert!(bytes.len() < 100_000);
        let mut archive = Archive::open(&bytes).unwrap();
        assert_eq!(archive.file("bomb.txt"), Err(FileProblem::Swollen { limit: MAX_ONE }));
    }

    #[test]
    fn a_cut_archive_is_damaged() {
        let bytes = packed(&[("a.txt", b"The hall burned.")]);
        for length in 4..bytes.len() {
            let opened = Archive::open(&bytes[..length]).and_then(|mut archive| archive.file("a.txt"));
            assert!(matches!(opened, Err(FileProblem::Damaged(_))), "{length}: {opened:?}");
        }
    }
}
