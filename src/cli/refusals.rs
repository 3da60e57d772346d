//! Inputs that could not be used: named on the standard error, and remembered for the exit status.

use std::io::{self, Write as _};

use super::output::{Progress, Stop};

/// Says what goes wrong and remembers that something did.
pub struct Refusals {
    progress: Progress,
    any: bool,
}

impl Refusals {
    pub fn new(quiet: bool) -> Self {
        Self {
            progress: Progress::new(quiet),
            any: false,
        }
    }

    pub fn progress(&self) -> &Progress {
        &self.progress
    }

    /// Names an input that is left out, or an output that could not be written.
    pub fn refuse(&mut self, why: &dyn std::fmt::Display) {
        self.any = true;
        self.progress.clear();
        // A closed standard error leaves the exit status to tell.
        let _ = writeln!(io::stderr(), "parallax: {why}");
    }

    /// Whether the command has done all that was asked, given how its output ended.
    pub fn all_well(mut self, written: Result<(), Stop>) -> bool {
        self.progress.clear();
        if let Err(Stop::Failed(error)) = written {
            self.refuse(&error);
        }
        !self.any
    }
}
