//! The analysis thread: the newest request wins; progress, cancel; a panic becomes an error.
//!
//! Owns the thread, its requests and the analysed articles that it keeps. It must never know the window: it is given
//! a closure to wake whoever asks for [`Update`]s.

mod cache;
mod job;

use std::collections::{BTreeMap, VecDeque};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::PathBuf;
use std::sync::{Arc, Condvar, Mutex, MutexGuard, PoisonError};
use std::thread::JoinHandle;

use crate::model::{Comparison, Config, Correction};
use crate::pipeline::{Cancelled, Progress};
use crate::text::Cancel;

/// What the thread is asked to do.
#[derive(Clone, Debug)]
pub enum Request {
    /// Reads and compares articles; one alone is analysed and has no findings.
    Compare {
        /// The articles, in the order in which they are to stand.
        inputs: Vec<Input>,
        /// Settings of the analysis.
        config: Config,
        /// What was read wrongly, by the SHA-256 of the file it was read from.
        corrections: BTreeMap<String, Correction>,
    },
    /// Reads files, those in folders included, and groups their articles into stories.
    Group {
        /// Files and folders.
        paths: Vec<PathBuf>,
        /// Settings of the grouping.
        config: Config,
    },
}

/// A story that files were grouped into.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFiles {
    /// A short label in the articles' own words.
    pub label: String,
    /// Its articles.
    pub articles: Vec<StoryFile>,
}

impl StoryFiles {
    /// The articles that are not opened with the story: its copies, unless they are unfolded or nothing else would be
    /// left to compare.
    #[must_use]
    pub fn folded(&self, unfolded: bool) -> Vec<&StoryFile> {
        let copies: Vec<&StoryFile> = self.articles.iter().filter(|article| article.copy.is_some()).collect();
        if unfolded || self.articles.len() - copies.len() < 2 {
            return Vec::new();
        }
        copies
    }
}

/// More articles than these are not set side by side: they are grouped into stories first.
pub const MANY: usize = 8;

/// An article of such a story.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoryFile {
    /// Where it was read.
    pub source: Read,
    /// Its headline, else its first words.
    pub title: String,
    /// Its outlet, else nothing.
    pub outlet: Option<String>,
    /// Whose copy it is, in one sentence; a copy is folded until a reader unfolds it.
    pub copy: Option<String>,
}

/// Where an article was read, and the bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Read {
    /// Place of its input among those of the request.
    pub input: usize,
    /// The path or name, that of the part if it was inside an archive.
    pub name: PathBuf,
    /// Whether it was a part of an archive.
    pub part: bool,
    /// The bytes.
    pub bytes: Arc<[u8]>,
}

/// Where an article comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Input {
    /// A file.
    Path(PathBuf),
    /// Text that is in memory: pasted, or part of the program.
    Bytes {
        /// A name for it, which stands where a path would.
        name: String,
        /// The text as a file would hold it.
        bytes: Arc<[u8]>,
    },
}

/// An input that could not be used.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Its place among the inputs of the request.
    pub input: usize,
    /// The path or name that was given.
    pub name: String,
    /// The reason, for a reader, without the name.
    pub reason: String,
}

/// Counts requests; a later one is greater.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Generation(u64);

/// What the thread has to say of a request.
#[derive(Clone, Debug)]
pub enum Update {
    /// How far it has come.
    Progress {
        /// The request.
        generation: Generation,
        /// The step that has begun.
        progress: Progress,
    },
    /// It is done.
    Done {
        /// The request.
        generation: Generation,
        /// The result, with the articles that could be read, in the order of the inputs.
        comparison: Arc<Comparison>,
        /// The inputs that could not be used.
        refused: Vec<Refused>,
        /// Where each article of the comparison was read, in its order.
        sources: Vec<Read>,
    },
    /// Files were grouped.
    Grouped {
        /// The request.
        generation: Generation,
        /// The stories, in the order of their first articles.
        stories: Vec<StoryFiles>,
        /// What could not be read.
        refused: Vec<Refused>,
    },
    /// It came to nothing through a fault of the program.
    Failed {
        /// The request.
        generation: Generation,
        /// The reason, for a reader.
        message: String,
    },
    /// It was given up because [`Worker::cancel`] was called.
    Cancelled {
        /// The request.
        generation: Generation,
    },
}

impl Update {
    /// The request that it belongs to.
    #[must_use]
    pub fn generation(&self) -> Generation {
        match self {
            Self::Progress { generation, .. }
            | Self::Done { generation, .. }
            | Self::Grouped { generation, .. }
            | Self::Failed { generation, .. }
            | Self::Cancelled { generation } => *generation,
        }
    }
}

/// The handle of the analysis thread; the thread ends with it.
pub struct Worker {
    shared: Arc<Shared>,
    thread: Option<JoinHandle<()>>,
}

/// Does one request; the first argument of the answer's closure is the step that begins.
type Engine = Box<dyn FnMut(&Request, &Cancel, &(dyn Fn(Progress) + Sync)) -> Answer + Send>;

/// What came of a request, and the inputs that could not be used.
type Answer = Result<(Made, Vec<Refused>), Cancelled>;

/// What came of a request.
enum Made {
    /// A comparison, and where its articles were read.
    Comparison(Arc<Comparison>, Vec<Read>),
    /// Stories.
    Stories(Vec<StoryFiles>),
}

struct Shared {
    state: Mutex<State>,
    /// Rung when there is something to do.
    bell: Condvar,
    /// Called when there is an update to poll.
    wake: Box<dyn Fn() + Send + Sync>,
}

#[derive(Default)]
struct State {
    newest: Generation,
    /// The request to do next; an older one is forgotten.
    waiting: Option<(Generation, Request)>,
    /// The request that is being done and its token; none once it was answered, though the work may take a moment more to
    /// hear of it.
    running: Option<(Generation, Cancel)>,
    updates: VecDeque<Update>,
    closing: bool,
}

impl Worker {
    /// Starts the thread. `wake` is called, from that thread, whenever [`poll`](Self::poll) has something new.
    ///
    /// # Panics
    /// If the system gives no thread.
    #[must_use]
    pub fn start(wake: impl Fn() + Send + Sync + 'static) -> Self {
        let mut kept = cache::Cache::default();
        Self::with_engine(
            wake,
            Box::new(move |request, cancel, progress| match request {
                Request::Compare {
                    inputs,
                    config,
                    corrections,
                } => job::compare(inputs, config, corrections, &mut kept, cancel, progress),
                Request::Group { paths, config } => job::group(paths, config, cancel, progress),
            }),
        )
    }

    fn with_engine(wake: impl Fn() + Send + Sync + 'static, engine: Engine) -> Self {
        let shared = Arc::new(Shared {
            state: Mutex::default(),
            bell: Condvar::new(),
            wake: Box::new(wake),
        });
        let thread = std::thread::Builder::new().name("analysis".to_owned()).spawn({
            let shared = Arc::clone(&shared);
            move || shared.serve(engine)
        });
        Self {
            shared,
            thread: Some(thread.expect("the system gives a thread")),
        }
    }

    /// Asks for work. What is being done for an older request is given up, and nothing more is heard of it.
    pub fn request(&self, request: Request) -> Generation {
        let mut state = self.shared.lock();
        state.newest.0 += 1;
        let generation = state.newest;
        state.waiting = Some((generation, request));
        state.updates.clear();
        if let Some((_, running)) = &state.running {
            running.cancel();
        }
        drop(state);
        self.shared.bell.notify_one();
        generation
    }

    /// What the newest request has brought since the last call, in order. Never waits.
    #[must_use]
    pub fn poll(&self) -> Vec<Update> {
        self.shared.lock().updates.drain(..).collect()
    }

    /// Whether a request is waiting or being done.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        let state = self.shared.lock();
        state.waiting.is_some() || state.running.is_some()
    }

    /// Gives up the newest request; an [`Update::Cancelled`] says so at once. The work stops at its next look at the token,
    /// and nothing more is heard of it.
    pub fn cancel(&self) {
        let mut state = self.shared.lock();
        let running = state.running.take().map(|(generation, token)| {
            token.cancel();
            generation
        });
        let waiting = state.waiting.take().map(|(generation, _)| generation);
        if let Some(generation) = waiting.or(running) {
            state.updates.push_back(Update::Cancelled { generation });
            drop(state);
            (self.shared.wake)();
        }
    }
}

impl Drop for Worker {
    fn drop(&mut self) {
        let mut state = self.shared.lock();
        state.closing = true;
        state.waiting = None;
        if let Some((_, running)) = &state.running {
            running.cancel();
        }
        drop(state);
        self.shared.bell.notify_one();
        if let Some(thread) = self.thread.take() {
            // The thread catches panics, so that there is none to pass on.
            let _ = thread.join();
        }
    }
}

impl Shared {
    /// The state; a panic elsewhere while it was locked has left it whole, for it is only moved in and out of.
    fn lock(&self) -> MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The thread's whole life.
    fn serve(&self, mut engine: Engine) {
        while let Some((generation, request, cancel)) = self.next() {
            let progress = |progress| self.tell(Update::Progress { generation, progress });
            let answer = catch_unwind(AssertUnwindSafe(|| engine(&request, &cancel, &progress)));
            let update = match answer {
                Ok(Ok((Made::Comparison(comparison, sources), refused))) => Update::Done {
                    generation,
                    comparison,
                    refused,
                    sources,
                },
                Ok(Ok((Made::Stories(stories), refused))) => Update::Grouped {
                    generation,
                    stories,
                    refused,
                },
                Ok(Err(Cancelled)) => Update::Cancelled { generation },
                Err(panic) => Update::Failed {
                    generation,
                    message: format!(
                        "The analysis stopped at a fault in the program ({}). The articles are unharmed.",
                        words_of(panic.as_ref())
                    ),
                },
            };
            self.tell(update);
        }
    }

    /// Waits for the next request; none when the handle is gone.
    fn next(&self) -> Option<(Generation, Request, Cancel)> {
        let mut state = self.lock();
        loop {
            if state.closing {
                return None;
            }
            if let Some((generation, request)) = state.waiting.take() {
                let cancel = Cancel::new();
                state.running = Some((generation, cancel.clone()));
                return Some((generation, request, cancel));
            }
            state = self.bell.wait(state).unwrap_or_else(PoisonError::into_inner);
        }
    }

    /// Hands over an update, unless a newer request has made it stale or it was given up.
    fn tell(&self, update: Update) {
        let mut state = self.lock();
        let generation = update.generation();
        if state.running.as_ref().is_none_or(|(running, _)| *running != generation) {
            return;
        }
        if !matches!(update, Update::Progress { .. }) {
            state.running = None;
        }
        if generation < state.newest {
            return;
        }
        // Only the last step matters to who looks at progress.
        if matches!(update, Update::Progress { .. }) && matches!(state.updates.back(), Some(Update::Progress { .. })) {
            state.updates.pop_back();
        }
        state.updates.push_back(update);
        drop(state);
        (self.wake)();
    }
}

/// What a panic says of itself.
fn words_of(panic: &(dyn std::any::Any + Send)) -> &str {
    panic
        .downcast_ref::<&str>()
        .copied()
        .or_else(|| panic.downcast_ref::<String>().map(String::as_str))
        .unwrap_or("it did not say why")
}

#[cfg(test)]
mod tests;
