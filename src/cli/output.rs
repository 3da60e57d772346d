//! Where results and progress go.

use std::io::{self, BufWriter, ErrorKind, IsTerminal as _, Stdout, Write};
use std::path::Path;

use crate::model::{FileError, FileProblem};
use crate::storage::Pending;

/// Why no more can be written.
#[derive(Debug)]
pub enum Stop {
    /// The reader of our output has gone, as `head` does when it has seen enough: nothing to complain of.
    ReaderGone,
    /// The output could not be written.
    Failed(FileError),
}

/// The standard output, or a file that is seen only when it is whole.
pub enum Output {
    Standard(BufWriter<Stdout>),
    File(Box<BufWriter<Pending>>),
}

impl Output {
    /// Opens the output, so that a folder that is missing is known before any work is done.
    pub fn open(out: Option<&Path>) -> Result<Self, Stop> {
        match out {
            None => Ok(Self::Standard(BufWriter::new(io::stdout()))),
            Some(path) => Pending::create(path)
                .map(|pending| Self::File(Box::new(BufWriter::new(pending))))
                .map_err(Stop::Failed),
        }
    }

    /// Adds text.
    pub fn write(&mut self, text: &str) -> Result<(), Stop> {
        self.write_bytes(text.as_bytes())
    }

    /// Adds bytes.
    pub fn write_bytes(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        match self {
            Self::Standard(stream) => stream.write_all(bytes),
            Self::File(file) => file.write_all(bytes),
        }
        .map_err(|error| stop(&error))
    }

    /// Hands on what was added so far, so that a reader can follow.
    pub fn flush(&mut self) -> Result<(), Stop> {
        match self {
            Self::Standard(stream) => stream.flush().map_err(|error| stop(&error)),
            Self::File(_) => Ok(()),
        }
    }

    /// Nothing more will come: a file is put in its place.
    pub fn finish(self) -> Result<(), Stop> {
        match self {
            Self::Standard(mut stream) => stream.flush().map_err(|error| stop(&error)),
            Self::File(file) => {
                let pending = file.into_inner().map_err(|error| stop(error.error()))?;
                pending.commit().map_err(Stop::Failed)
            }
        }
    }
}

/// What an error of a stream means for the command.
fn stop(error: &io::Error) -> Stop {
    if error.kind() == ErrorKind::BrokenPipe {
        Stop::ReaderGone
    } else {
        Stop::Failed(FileError::new(
            Path::new("output"),
            FileProblem::Writing(error.to_string()),
        ))
    }
}

/// One line on a terminal that says how far the work is; nothing anywhere else.
pub struct Progress {
    shown: bool,
}

impl Progress {
    pub fn new(quiet: bool) -> Self {
        Self {
            shown: !quiet && io::stderr().is_terminal(),
        }
    }

    /// Replaces the line.
    pub fn say(&self, words: &str) {
        if self.shown {
            // A terminal that has gone cannot be told that it has.
            let _ = write!(io::stderr(), "\r\x1b[K{words}");
        }
    }

    /// Takes the line away.
    pub fn clear(&self) {
        self.say("");
    }
}
