//! Reading with a limit: a file that takes too long is given up, and so is one that nobody waits for any more.
//!
//! Owns the clock and the threads of reading. A reader is a pure function that cannot be stopped from outside, and half of
//! each is a crate that knows no token; so every file is read on a thread of its own, and what waits for it leaves when
//! its time is up or its token is raised. The thread that is left behind ends when its reader does: all readers end, for
//! what they take is limited (docs/FORMATS.md). This module must never know a format.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::{Duration, Instant};

use rayon::prelude::*;

use crate::model::{Article, FileError, FileProblem, Syntax};
use crate::pipeline::{self, Cancelled, Inside, Part};
use crate::text::Cancel;

/// Longest that one file is read, unless a user says otherwise: the slowest page that was found in trying to break the
/// readers takes a third of it (docs/RELIABILITY.md).
pub const LIMIT: Duration = Duration::from_mins(1);

/// How often whoever waits looks whether the token was raised.
const TICK: Duration = Duration::from_millis(20);

/// As [`pipeline::read_parts`], each file in an archive with the whole limit.
///
/// # Errors
/// [`Cancelled`], when the token was raised meanwhile.
pub fn read_parts(bytes: &Arc<[u8]>, path: &Path, limit: Duration, cancel: &Cancel) -> Result<Vec<Part>, Cancelled> {
    let slow = || FileError::new(path, FileProblem::TooSlow(limit.as_secs()));
    let (whole, name) = (Arc::clone(bytes), path.to_path_buf());
    let opened = within(limit, cancel, move || pipeline::open(&whole, &name))?;
    let Some(inside) = opened.unwrap_or_else(|| Some(vec![(path.to_path_buf(), Err(slow()))])) else {
        let (whole, name) = (Arc::clone(bytes), path.to_path_buf());
        let read = within(limit, cancel, move || pipeline::read(&whole, &name))?;
        return Ok(vec![read.unwrap_or_else(|| Err(slow())).map(|article| (article, None))]);
    };
    let parts = inside.into_par_iter().map(|(path, bytes): Inside| {
        let slow = FileError::new(&path, FileProblem::TooSlow(limit.as_secs()));
        let read = within(limit, cancel, move || pipeline::read_inside((path, bytes)))?;
        Ok(read.unwrap_or(Err(slow)))
    });
    Ok(pipeline::told(parts.collect::<Result<_, Cancelled>>()?, path))
}

/// As [`pipeline::read_tokens`].
///
/// # Errors
/// A [`FileError`] that names the file, if it is no text that can be read, or takes too long.
pub fn read_tokens(bytes: Vec<u8>, path: &Path, limit: Duration) -> Result<(Article, Option<Syntax>), FileError> {
    let name = path.to_path_buf();
    let read = within(limit, &Cancel::new(), move || pipeline::read_tokens(&bytes, &name));
    let slow = FileError::new(path, FileProblem::TooSlow(limit.as_secs()));
    read.ok().flatten().unwrap_or(Err(slow))
}

/// What `work` comes to on a thread of its own; none when that takes longer than `limit`.
fn within<T: Send + 'static>(
    limit: Duration,
    cancel: &Cancel,
    work: impl FnOnce() -> T + Send + 'static,
) -> Result<Option<T>, Cancelled> {
    let begun = Instant::now();
    let (done, waiting) = sync_channel(1);
    let thread = std::thread::Builder::new().name("reading".to_owned()).spawn(move || {
        // Nobody waits any more where this fails.
        let _ = done.send(work());
    });
    let thread = thread.expect("the system gives a thread");
    loop {
        if cancel.is_cancelled() {
            return Err(Cancelled);
        }
        match waiting.recv_timeout(TICK.min(limit)) {
            Ok(made) => return Ok(Some(made)),
            Err(RecvTimeoutError::Timeout) if begun.elapsed() < limit => {}
            Err(RecvTimeoutError::Timeout) => return Ok(None),
            Err(RecvTimeoutError::Disconnected) => match thread.join() {
                Err(panic) => std::panic::resume_unwind(panic),
                Ok(()) => unreachable!("a thread that ends well has sent what it made"),
            },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Work that takes far longer than any test waits.
    fn endless() {
        std::thread::sleep(Duration::from_secs(5));
    }

    #[test]
    fn what_is_done_in_time_is_handed_over() {
        assert_eq!(within(LIMIT, &Cancel::new(), || 7), Ok(Some(7)));
    }

    #[test]
    fn what_takes_too_long_is_left_behind() {
        let begun = Instant::now();
        assert_eq!(within(Duration::from_millis(100), &Cancel::new(), endless), Ok(None));
        assert!(begun.elapsed() < Duration::from_secs(2));
    }

    #[test]
    fn whoever_waits_leaves_when_the_token_is_raised() {
        let cancel = Cancel::new();
        let raised = std::thread::scope(|scope| {
            let waiter = scope.spawn(|| (within(LIMIT, &cancel, endless), Instant::now()));
            std::thread::sleep(Duration::from_millis(50));
            let raised = Instant::now();
            cancel.cancel();
            let (answer, left) = waiter.join().expect("it returns");
            assert_eq!(answer, Err(Cancelled));
            left - raised
        });
        assert!(raised < Duration::from_millis(200), "{raised:?}");
    }

    #[test]
    fn a_slow_file_is_named_with_the_reason() {
        // Quick to write and slow to read: elements that never close.
        let bytes: Arc<[u8]> = "<html><body>"
            .bytes()
            .chain("<div>".bytes().cycle().take(5_000_000))
            .collect();
        let limit = Duration::from_millis(50);
        let parts = read_parts(&bytes, Path::new("deep.html"), limit, &Cancel::new()).expect("nobody cancelled");
        let said: Vec<String> = parts
            .iter()
            .map(|part| part.as_ref().expect_err("it is refused").to_string())
            .collect();
        assert_eq!(
            said,
            ["deep.html: reading it took longer than 0 seconds, so it was given up"]
        );
    }

    #[test]
    #[should_panic(expected = "a fault")]
    fn a_fault_is_passed_on() {
        let _ = within(LIMIT, &Cancel::new(), || panic!("a fault"));
    }
}
