//! The one place where commands are applied: to the state, to the analysis, to files and dialogs.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::model::{Comparison, Config};
use crate::report::{Report, html, json, markdown};
use crate::review::Decisions;
use crate::storage;
use crate::text::{ArticleId, Idx as _};
use crate::worker::{Input, Request, Update, Worker};

use super::tasks::{Outcome, Tasks, Wake};
use super::{Command, ReportFormat, Settings, State, View, Work};

/// State, analysis thread and jobs together.
pub struct Desk {
    state: State,
    worker: Worker,
    tasks: Tasks,
    /// What is open, in the order of the comparison's articles; while an analysis runs, what it was asked for.
    inputs: Vec<Input>,
    /// What was open before the analysis that runs.
    before: Vec<Input>,
    /// Pasted texts so far, so that each has a name of its own.
    pasted: usize,
    /// Whether settings are kept on the disk.
    keeps_settings: bool,
}

impl Desk {
    /// A desk with these files on it; without any, the sample story.
    #[must_use]
    pub fn open(wake: Wake, files: Vec<PathBuf>) -> Self {
        let mut desk = Self::empty(wake);
        desk.keeps_settings = true;
        if let Some(text) = storage::load_settings() {
            Settings::parse(&text).restore(&mut desk.state);
        }
        if files.is_empty() {
            desk.apply(Command::OpenSample);
        } else {
            desk.apply(Command::OpenFiles {
                paths: files,
                replace: true,
            });
        }
        desk
    }

    /// A desk with nothing on it, that leaves no trace on the disk.
    #[must_use]
    pub fn empty(wake: Wake) -> Self {
        let waker = wake.clone();
        Self {
            state: State::default(),
            worker: Worker::start(move || waker()),
            tasks: Tasks::new(wake),
            inputs: Vec::new(),
            before: Vec::new(),
            pasted: 0,
            keeps_settings: false,
        }
    }

    /// A desk that shows a comparison made elsewhere, and leaves no trace on the disk.
    #[must_use]
    pub fn over(wake: Wake, comparison: Arc<Comparison>) -> Self {
        let mut desk = Self::empty(wake);
        desk.inputs = comparison
            .articles
            .iter()
            .map(|article| Input::Path(article.article.source.path.clone()))
            .collect();
        desk.state.show_story(comparison);
        desk
    }

    /// What is open and how it is looked at.
    #[must_use]
    pub fn state(&self) -> &State {
        &self.state
    }

    /// Whether an analysis or a job may still change the state.
    #[must_use]
    pub fn is_busy(&self) -> bool {
        self.state.work.is_some()
    }

    /// Applies a command.
    pub fn apply(&mut self, command: Command) {
        self.state.apply(&command);
        match command {
            Command::OpenDialog => self.tasks.choose_files(),
            Command::OpenFiles { paths, replace } => self.open_files(paths, replace),
            Command::OpenText(text) => self.open_text(text),
            Command::OpenSample => {
                let sample = sample();
                self.analyse(sample);
            }
            Command::Close(article) => self.close_article(article),
            Command::CloseAll => self.analyse(Vec::new()),
            Command::Cancel => self.worker.cancel(),
            Command::SaveDialog(path) => self.tasks.choose_place(&path, self.state.format),
            Command::Export(path) => self.export(path),
            Command::SetTheme(_) | Command::Zoom(_) | Command::ToggleLinked => self.keep_settings(),
            _ => {}
        }
    }

    /// Takes in what the analysis and the jobs have brought; a place for the report, if one was chosen.
    pub fn poll(&mut self) -> Option<PathBuf> {
        for update in self.worker.poll() {
            self.take(update);
        }
        let mut place = None;
        for outcome in self.tasks.collect() {
            match outcome {
                Outcome::Chosen(paths) if paths.is_empty() => self.state.say(
                    "No file was chosen. If no dialog appeared, the desktop has no dialog service: choose Open, then Type a path.",
                    false,
                ),
                Outcome::Chosen(paths) => self.open_files(paths, false),
                Outcome::Place(path) => place = place.or(path),
                Outcome::Written(Ok(path)) => {
                    self.state.say(format!("The report was written to {}", path.display()), false);
                }
                Outcome::Written(Err(reason)) => self.state.say(reason, true),
            }
        }
        place
    }

    /// Keeps what is to be remembered; the window is about to close.
    pub fn close(&mut self) {
        self.worker.cancel();
        self.keep_settings();
    }

    fn open_files(&mut self, paths: Vec<PathBuf>, replace: bool) {
        Settings::remember(&mut self.state.recent, &paths);
        self.keep_settings();
        let mut inputs = if replace { Vec::new() } else { self.open_now() };
        for path in paths {
            let input = Input::Path(path);
            if inputs.contains(&input) {
                self.state.say(format!("{} is open already", name_of(&input)), false);
            } else {
                inputs.push(input);
            }
        }
        self.analyse(inputs);
    }

    fn open_text(&mut self, text: String) {
        if text.trim().is_empty() {
            self.state.say("The clipboard holds no text", true);
            return;
        }
        self.pasted += 1;
        let mut inputs = self.open_now();
        inputs.push(Input::Bytes {
            name: format!("Pasted text {}", self.pasted),
            bytes: text.into_bytes().into(),
        });
        self.analyse(inputs);
    }

    /// What is open and belongs to the reader; the sample story makes room for it.
    fn open_now(&self) -> Vec<Input> {
        if self.inputs == sample() {
            Vec::new()
        } else {
            self.inputs.clone()
        }
    }

    fn close_article(&mut self, article: ArticleId) {
        let mut inputs = self.inputs.clone();
        if article.index() < inputs.len() && inputs.len() == self.state.story.comparison.articles.len() {
            inputs.remove(article.index());
            self.analyse(inputs);
        }
    }

    fn analyse(&mut self, inputs: Vec<Input>) {
        if self.state.work.is_none() {
            self.before = std::mem::take(&mut self.inputs);
        }
        self.inputs.clone_from(&inputs);
        if inputs.is_empty() {
            self.worker.cancel();
            self.state.work = None;
            self.state.view = View::Overview;
            self.state.show_story(Arc::default());
            return;
        }
        self.state.work = Some(Work {
            stage: "Reading articles".to_owned(),
            done: 0,
            total: 1,
        });
        self.worker.request(Request::Compare {
            inputs,
            config: Config::default(),
        });
    }

    fn take(&mut self, update: Update) {
        if self.state.work.is_none() {
            return;
        }
        match update {
            Update::Progress { progress, .. } => {
                self.state.work = Some(Work {
                    stage: progress.stage.to_owned(),
                    done: progress.done,
                    total: progress.total,
                });
            }
            Update::Done {
                comparison, refused, ..
            } => {
                self.state.work = None;
                for refused in &refused {
                    self.state.say(format!("{}: {}", refused.name, refused.reason), true);
                }
                let kept = |(at, _): &(usize, Input)| !refused.iter().any(|refused| refused.input == *at);
                let inputs = std::mem::take(&mut self.inputs);
                self.inputs = inputs
                    .into_iter()
                    .enumerate()
                    .filter(kept)
                    .map(|(_, input)| input)
                    .collect();
                self.tell_notices(&comparison);
                self.state.show_story(comparison);
            }
            Update::Failed { message, .. } => {
                self.give_up();
                self.state.say(message, true);
            }
            Update::Cancelled { .. } => {
                self.give_up();
                self.state.say("The comparison was cancelled", false);
            }
        }
    }

    /// Goes back to what was open before the analysis.
    fn give_up(&mut self) {
        self.state.work = None;
        self.inputs = std::mem::take(&mut self.before);
    }

    /// Says what could not be read well or compared.
    fn tell_notices(&mut self, comparison: &Comparison) {
        for article in &comparison.articles {
            let name = article.article.source.path.display();
            for notice in article.article.notices.iter().chain(&article.notices) {
                self.state.say(format!("{name}: {}", notice.message), false);
            }
        }
        for notice in &comparison.notices {
            self.state.say(notice.message.clone(), false);
        }
    }

    fn export(&mut self, path: PathBuf) {
        let format = ReportFormat::of_extension(&path).unwrap_or(self.state.format);
        let path = if path.extension().is_none() {
            path.with_extension(format.extension())
        } else {
            path
        };
        let comparison = self.state.story.comparison.clone();
        self.tasks
            .run("report", move || Outcome::Written(write(&path, format, &comparison)));
    }

    fn keep_settings(&self) {
        if self.keeps_settings {
            // A disk that takes no settings is no reason to trouble the reader.
            let _ = storage::save_settings(&Settings::of(&self.state).to_text());
        }
    }
}

/// Writes a report and returns its full path, or the reason why not.
fn write(path: &Path, format: ReportFormat, comparison: &Comparison) -> Result<PathBuf, String> {
    let report = Report {
        comparison,
        config: &Config::default(),
        decisions: &Decisions::default(),
        with_rejected: false,
    };
    let text = match format {
        ReportFormat::Html => html::html(&report),
        ReportFormat::Markdown => markdown::markdown(&report),
        ReportFormat::Json => json::comparison(comparison),
    };
    storage::save(path, text.as_bytes()).map_err(|error| format!("The report was not written. {error}"))?;
    Ok(std::path::absolute(path).unwrap_or_else(|_| path.to_path_buf()))
}

/// The sample story as inputs.
fn sample() -> Vec<Input> {
    let input = |(name, text): &(&str, &str)| Input::Bytes {
        name: (*name).to_owned(),
        bytes: text.as_bytes().into(),
    };
    super::sample::SAMPLE.iter().map(input).collect()
}

fn name_of(input: &Input) -> String {
    match input {
        Input::Path(path) => path.display().to_string(),
        Input::Bytes { name, .. } => name.clone(),
    }
}
