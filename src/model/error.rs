//! Why a file could not be read or written, in words that a user understands.

use std::path::{Path, PathBuf};

/// A file that could not be used, and the reason. Its text names the file first.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{}: {problem}", .path.display())]
pub struct FileError {
    /// The file as it was given.
    pub path: PathBuf,
    /// What is wrong with it.
    pub problem: FileProblem,
}

impl FileError {
    /// Joins the two.
    pub fn new(path: &Path, problem: FileProblem) -> Self {
        Self {
            path: path.to_path_buf(),
            problem,
        }
    }
}

/// What can be wrong with a file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FileProblem {
    /// There is nothing by that name.
    #[error("there is no such file")]
    Missing,
    /// A folder where a file is needed.
    #[error("this is a folder, not a file")]
    Folder,
    /// A folder in which nothing is an article.
    #[error("there is no file in this folder that could be an article")]
    EmptyFolder,
    /// Links that lead to one another.
    #[error("its link leads in a circle")]
    Circle,
    /// A pipe, a socket or a device.
    #[error("this is not an ordinary file (a pipe, a socket or a device)")]
    Special,
    /// The system does not let us read it.
    #[error("you have no permission to read it")]
    NotReadable,
    /// Reading failed in another way.
    #[error("it could not be read: {0}")]
    Reading(String),
    /// Larger than any article.
    #[error("it is {} large; files above {} are not read", megabytes(*.size), megabytes(*.limit))]
    TooLarge {
        /// Its size in bytes.
        size: u64,
        /// Greatest size that is read, in bytes.
        limit: u64,
    },
    /// No bytes at all.
    #[error("the file is empty")]
    Empty,
    /// Nothing but white space.
    #[error("the file holds nothing but white space")]
    Blank,
    /// Signs and figures, but not one word.
    #[error("there are no words in it")]
    NoWords,
    /// A kind of file that is not text.
    #[error("it looks like {0}, not text")]
    NotText(&'static str),
    /// A document that holds text, of a kind that is not read.
    #[error("it looks like {0}, which is not supported yet: save it as text or HTML and open that")]
    Unsupported(&'static str),
    /// A page in which no article was found.
    #[error("no text was found in this page")]
    NoArticle,
    /// A file that only says where a page is.
    #[error("it is a link to a page, not the page itself: open it in a browser, save the page, and open that file")]
    Shortcut,
    /// A document that opens with a password only.
    #[error("it is protected with a password")]
    Protected,
    /// A document whose pages are pictures.
    #[error("there is no text in it, only pictures of pages: text recognition (OCR) would have to add it first")]
    OnlyPictures,
    /// A packed file that would be far larger unpacked.
    #[error("unpacked it would be larger than {}, which no article is", megabytes(*.limit))]
    Swollen {
        /// Greatest size that is unpacked, in bytes.
        limit: u64,
    },
    /// A file that its reader does not come to an end with in time.
    #[error("reading it took longer than {0} seconds, so it was given up")]
    TooSlow(u64),
    /// An archive without any file that can be read.
    #[error("there is no article in this archive")]
    NoneInside,
    /// An archive of many articles where one is needed.
    #[error("it holds {0} articles: unpack it and open those that you want")]
    ManyInside(usize),
    /// A file on which its reader failed.
    #[error("it is damaged, or made in a way that cannot be read ({0})")]
    Damaged(&'static str),
    /// A file that breaks the rules of its own format.
    #[error("it is not well formed: {0}")]
    Malformed(String),
    /// The folder to write into does not exist.
    #[error("the folder to save it in does not exist")]
    NoFolder,
    /// The system does not let us write there.
    #[error("you have no permission to write there")]
    NotWritable,
    /// Writing failed in another way.
    #[error("it could not be saved: {0}")]
    Writing(String),
}

/// A size for people: "50.0 MB", "812 kB".
fn megabytes(bytes: u64) -> String {
    if bytes < 1_000_000 {
        format!("{} kB", bytes.div_ceil(1000))
    } else {
        let tenths = bytes / 100_000;
        format!("{}.{} MB", tenths / 10, tenths % 10)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_name_the_file_and_the_limit() {
        let problem = FileProblem::TooLarge {
            size: 52_428_800,
            limit: 20_000_000,
        };
        let error = FileError::new(Path::new("folder/long.txt"), problem);
        assert_eq!(
            error.to_string(),
            "folder/long.txt: it is 52.4 MB large; files above 20.0 MB are not read"
        );
    }
}
