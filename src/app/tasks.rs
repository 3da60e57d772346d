//! Short jobs beside the analysis that may wait for a person or a disk: dialogs of the desktop, writing a report.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, Sender, channel};

use crate::model::Comparison;
use crate::review::Review;

use super::{ReportFormat, Story};

/// What a job brought back.
#[derive(Debug)]
pub enum Outcome {
    /// Files were chosen; none if the dialog was closed, or if no dialog service answered.
    Chosen(Vec<PathBuf>),
    /// A place for the report was chosen, or none.
    Place(Option<PathBuf>),
    /// The session was saved under this path.
    Saved(PathBuf),
    /// Files of the session are elsewhere or have changed: their names, and words that say so.
    Astray(Vec<String>, String),
    /// The tables of a large comparison are made: the comparison as it was found, the decisions that they were made with,
    /// and the story.
    Tabled(Arc<Comparison>, Review, Box<Story>),
    /// A report was written, or could not be.
    Written(Result<PathBuf, String>),
}

/// Wakes the window when there is something to collect.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// The jobs' side of the window.
pub struct Tasks {
    wake: Wake,
    sender: Sender<Outcome>,
    receiver: Receiver<Outcome>,
}

impl Tasks {
    /// No job yet.
    pub fn new(wake: Wake) -> Self {
        let (sender, receiver) = channel();
        Self { wake, sender, receiver }
    }

    /// What jobs have brought back since the last call.
    pub fn collect(&self) -> Vec<Outcome> {
        self.receiver.try_iter().collect()
    }

    /// Asks for files with the desktop's dialog.
    pub fn choose_files(&self) {
        self.run("open dialog", || {
            let chosen = rfd::FileDialog::new()
                .set_title("Open articles")
                .add_filter(
                    "Articles",
                    &[
                        "txt", "md", "markdown", "html", "htm", "text", "pdf", "docx", "odt", "rtf", "eml", "mht",
                        "mhtml", "zip", "parallax",
                    ],
                )
                .add_filter("All files", &["*"])
                .pick_files();
            Outcome::Chosen(chosen.unwrap_or_default())
        });
    }

    /// Asks for one file, which is a place as that of a report is.
    pub fn choose_file(&self) {
        self.run("open dialog", || {
            Outcome::Place(rfd::FileDialog::new().set_title("Where is the file?").pick_file())
        });
    }

    /// Asks for a place for a report with the desktop's dialog.
    pub fn choose_place(&self, suggested: &std::path::Path, format: ReportFormat) {
        let name = suggested.file_name().unwrap_or_default().to_string_lossy().into_owned();
        let folder = suggested.parent().map(std::path::Path::to_path_buf);
        self.run("save dialog", move || {
            let mut dialog = rfd::FileDialog::new()
                .set_title("Export the report")
                .set_file_name(name)
                .add_filter(format.label(), &[format.extension()]);
            if let Some(folder) = folder {
                dialog = dialog.set_directory(folder);
            }
            Outcome::Place(dialog.save_file())
        });
    }

    /// Asks for a place for the session with the desktop's dialog.
    pub fn choose_workspace(&self, suggested: &std::path::Path) {
        let name = suggested.file_name().unwrap_or_default().to_string_lossy().into_owned();
        self.run("save dialog", move || {
            let dialog = rfd::FileDialog::new()
                .set_title("Save the session")
                .set_file_name(name)
                .add_filter("Parallax workspace", &["parallax"]);
            Outcome::Place(dialog.save_file())
        });
    }

    /// Runs a job whose coming to nothing is no news.
    pub fn run_quietly(&self, name: &str, job: impl FnOnce() -> Option<Outcome> + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        let started = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            if let Some(outcome) = job() {
                let _ = sender.send(outcome);
                wake();
            }
        });
        if let Err(error) = started {
            tracing::warn!("the system gave no thread: {error}");
        }
    }

    /// Runs `job` on a thread of its own; a thread that the system refuses is reported as a failed job.
    pub fn run(&self, name: &str, job: impl FnOnce() -> Outcome + Send + 'static) {
        let (sender, wake) = (self.sender.clone(), self.wake.clone());
        let started = std::thread::Builder::new().name(name.to_owned()).spawn(move || {
            let outcome = job();
            // The window may be gone; then nobody waits for the outcome.
            let _ = sender.send(outcome);
            wake();
        });
        if let Err(error) = started {
            let _ = self
                .sender
                .send(Outcome::Written(Err(format!("The system gave no thread: {error}"))));
        }
    }
}
