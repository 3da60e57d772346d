//! Saving beside the window: one thread that writes the newest state of each file, in order, whole or not at all.

use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::storage;

/// Makes a file's bytes, on the saving thread.
pub type Make = Box<dyn FnOnce() -> Vec<u8> + Send>;

/// Told how saving went, on the saving thread.
pub type Told = Box<dyn FnOnce(Result<(), String>) + Send>;

struct Job {
    path: PathBuf,
    make: Make,
    told: Option<Told>,
}

#[derive(Default)]
struct Waiting {
    jobs: Vec<Job>,
    closing: bool,
}

/// The handle of the saving thread. When it goes, what waits is still saved.
pub struct Saver {
    shared: Arc<(Mutex<Waiting>, Condvar)>,
    thread: Option<JoinHandle<()>>,
}

fn lock(waiting: &Mutex<Waiting>) -> MutexGuard<'_, Waiting> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Saver {
    /// Starts the thread; none if the system gives no thread.
    #[must_use]
    pub fn start() -> Option<Self> {
        let shared = Arc::new((Mutex::new(Waiting::default()), Condvar::new()));
        let theirs = Arc::clone(&shared);
        let thread = std::thread::Builder::new()
            .name("saving".to_owned())
            .spawn(move || serve(&theirs))
            .ok()?;
        Some(Self {
            shared,
            thread: Some(thread),
        })
    }

    /// Saves under `path`; what waits to be saved there is forgotten, unless somebody wants to be told of it.
    pub fn save(&self, path: PathBuf, make: Make, told: Option<Told>) {
        let mut waiting = lock(&self.shared.0);
        waiting.jobs.retain(|job| job.path != path || job.told.is_some());
        waiting.jobs.push(Job { path, make, told });
        self.shared.1.notify_one();
    }
}

impl Drop for Saver {
    fn drop(&mut self) {
        lock(&self.shared.0).closing = true;
        self.shared.1.notify_one();
        if let Some(thread) = self.thread.take() {
            // A panic there was told on standard error; there is nobody left to tell.
            let _ = thread.join();
        }
    }
}

fn serve((waiting, bell): &(Mutex<Waiting>, Condvar)) {
    loop {
        let job = {
            let mut state = lock(waiting);
            loop {
                if !state.jobs.is_empty() {
                    break state.jobs.remove(0);
                }
                if state.closing {
                    return;
                }
                state = bell.wait(state).unwrap_or_else(PoisonError::into_inner);
            }
        };
        let saved = storage::save_session(&job.path, &(job.make)()).map_err(|error| error.to_string());
        if let Some(told) = job.told {
            told(saved);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_newest_state_is_on_the_disk_when_the_handle_is_gone() {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("new").join("session.parallax");
        let saver = Saver::start().expect("a thread");
        for round in 0..50_u8 {
            saver.save(path.clone(), Box::new(move || vec![round; 1000]), None);
        }
        drop(saver);
        assert_eq!(std::fs::read(&path).expect("it is there"), vec![49; 1000]);
    }
}
