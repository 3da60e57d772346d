//! The one place where commands are applied: to the state, to the analysis, to files and dialogs.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{Comparison, Config, Correction};
use crate::review::corrected;
use crate::storage;
use crate::text::{ArticleId, Idx as _};
use crate::worker::{Request, Update, Worker};

use super::opened::{Opened, sample};
use super::saver::Saver;
use super::tasks::{Outcome, Tasks, Wake};
use super::workspace::Looks;
use super::{Command, Dialog, Settings, State, Story, View, Work};

/// Words up to which the tables of a comparison are made between two frames.
const AT_ONCE: usize = 20_000;

/// State, analysis thread and jobs together.
pub struct Desk {
    pub(super) state: State,
    pub(super) worker: Worker,
    pub(super) tasks: Tasks,
    /// What is open, in the order of the comparison's articles; while an analysis runs, what it was asked for.
    pub(super) opened: Vec<Opened>,
    /// What was open before the analysis that runs.
    before: Vec<Opened>,
    /// The comparison as it was found, without a reader's corrections of entities.
    pub(super) found: Arc<Comparison>,
    /// The comparison whose tables are being made behind.
    tabling: Option<Arc<Comparison>>,
    /// The corrections that it was made with.
    made_with: BTreeMap<String, Correction>,
    /// How a workspace that is being opened was looked at.
    pub(super) looks: Option<Looks>,
    /// Pasted texts so far, so that each has a name of its own.
    pub(super) pasted: usize,
    /// Whether the worker groups files, while what is open stays.
    pub(super) grouping: bool,
    /// Whether settings and the session are kept on the disk.
    keeps: bool,
    pub(super) saver: Option<Saver>,
    /// The files that the program was started with, until they are opened.
    start: Option<Vec<PathBuf>>,
}

impl Desk {
    /// A desk with these files on it; without any, the session that was open last, else the sample story.
    ///
    /// They are read by [`Self::begin`], once the first frame is on the screen: the analysis takes every processor, and a
    /// window that stands there is the sooner answer.
    #[must_use]
    pub fn open(wake: Wake, files: Vec<PathBuf>) -> Self {
        let mut desk = Self::empty(wake);
        desk.keeps = true;
        desk.saver = Saver::start();
        if let Some(text) = storage::load_settings() {
            Settings::parse(&text).restore(&mut desk.state);
        }
        desk.state.work = Some(Work {
            stage: "Reading articles".to_owned(),
            done: 0,
            total: 1,
        });
        desk.start = Some(files);
        desk
    }

    /// Opens what the program was started with, once.
    pub fn begin(&mut self) {
        let Some(files) = self.start.take() else {
            return;
        };
        self.state.work = None;
        if !files.is_empty() {
            self.apply(Command::OpenFiles {
                paths: files,
                replace: true,
            });
        } else if !self.open_last_session() {
            self.apply(Command::OpenSample);
        }
    }

    /// A desk with nothing on it, that leaves no trace on the disk.
    #[must_use]
    pub fn empty(wake: Wake) -> Self {
        let waker = wake.clone();
        Self {
            state: State::default(),
            worker: Worker::start(move || waker()),
            tasks: Tasks::new(wake),
            opened: Vec::new(),
            before: Vec::new(),
            found: Arc::default(),
            tabling: None,
            made_with: BTreeMap::new(),
            looks: None,
            pasted: 0,
            grouping: false,
            keeps: false,
            saver: None,
            start: None,
        }
    }

    /// A desk that shows a comparison made elsewhere, and leaves no trace on the disk.
    #[must_use]
    pub fn over(wake: Wake, comparison: Arc<Comparison>) -> Self {
        let mut desk = Self::empty(wake);
        desk.opened = comparison
            .articles
            .iter()
            .map(|article| Opened::file(article.article.source.path.clone()))
            .collect();
        desk.found = Arc::clone(&comparison);
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
        self.state.work.is_some() || self.tabling.is_some()
    }

    /// Applies a command.
    pub fn apply(&mut self, command: Command) {
        self.state.apply(&command);
        match command {
            Command::OpenDialog => self.tasks.choose_files(),
            Command::OpenFiles { paths, replace } => self.open_files(paths, replace),
            Command::OpenText(text) => self.open_text(text),
            Command::OpenSample => {
                self.start_session();
                self.analyse(sample());
            }
            Command::Close(article) => self.close_article(article),
            Command::CloseAll => {
                self.start_session();
                self.analyse(Vec::new());
            }
            Command::Cancel => self.worker.cancel(),
            Command::SaveDialog(path) => self.tasks.choose_place(&path, self.state.format),
            Command::Export(path) => self.export(path),
            Command::SetTheme(_)
            | Command::Zoom(_)
            | Command::ToggleLinked
            | Command::ToggleList
            | Command::SetReviewer(_)
            | Command::SetParts(_) => self.keep_settings(),
            Command::Make(_) => {
                self.follow_review();
                self.state.select_made();
            }
            command if command.is_decision() => self.follow_review(),
            Command::OpenStory(at) => self.open_story(at),
            Command::Save => match self.state.workspace.clone() {
                Some(path) => self.save_workspace(path),
                None => self.state.dialog = Some(Dialog::SaveWorkspace),
            },
            Command::SaveWorkspace(path) => self.save_workspace(path),
            Command::SaveWorkspaceDialog(path) => self.tasks.choose_workspace(&path),
            Command::Reread => self.reread(),
            Command::Locate(article, path) => self.locate(article, path),
            Command::LocateDialog => self.tasks.choose_file(),
            Command::Show(_)
            | Command::Toggle(_)
            | Command::Move(..)
            | Command::Hide(_)
            | Command::Unhide(_)
            | Command::Pin(_) => {
                self.autosave();
            }
            _ => {}
        }
    }

    /// Takes in what the analysis and the jobs have brought; a place that was chosen in a dialog of the desktop.
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
                Outcome::Saved(path) => self.state.say(format!("The session is saved in {}", path.display()), false),
                Outcome::Astray(names, words) => {
                    self.state.astray = names;
                    self.state.say(words, false);
                }
                Outcome::Tabled(found, review, story) => {
                    if self.tabling.take_if(|awaited| Arc::ptr_eq(awaited, &found)).is_some() {
                        self.take_tables(found, *story);
                        if self.state.review != review {
                            self.follow_review();
                        }
                    }
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
        self.autosave();
        // Waits until what is to be saved is on the disk.
        self.saver = None;
    }

    /// Forgets the decisions and the file of the session before: what is opened now is another one.
    pub(super) fn start_session(&mut self) {
        self.state.review = crate::review::Review::default();
        self.state.workspace = None;
        self.state.astray.clear();
        self.looks = None;
    }

    fn close_article(&mut self, article: ArticleId) {
        let mut opened = self.opened.clone();
        if article.index() < opened.len() && opened.len() == self.state.story.comparison.articles.len() {
            opened.remove(article.index());
            self.analyse(opened);
        }
    }

    pub(super) fn analyse(&mut self, opened: Vec<Opened>) {
        if self.state.work.is_none() || std::mem::take(&mut self.grouping) {
            self.before = std::mem::take(&mut self.opened);
        }
        self.opened = opened;
        self.tabling = None;
        if self.opened.is_empty() {
            self.worker.cancel();
            self.state.work = None;
            self.state.view = View::Overview;
            self.found = Arc::default();
            self.state.show_story(Arc::default());
            self.autosave();
            return;
        }
        self.state.work = Some(Work {
            stage: "Reading articles".to_owned(),
            done: 0,
            total: 1,
        });
        self.made_with = self.state.review.corrections();
        self.worker.request(Request::Compare {
            inputs: self.opened.iter().map(Opened::input).collect(),
            config: Config::default(),
            corrections: self.made_with.clone(),
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
                comparison,
                refused,
                sources,
                ..
            } => {
                self.state.work = None;
                for refused in &refused {
                    self.state.say(format!("{}: {}", refused.name, refused.reason), true);
                }
                let inputs = std::mem::take(&mut self.opened);
                self.opened = sources
                    .into_iter()
                    .filter_map(|source| Some(inputs.get(source.input)?.read_as(source)))
                    .collect();
                self.show(comparison);
            }
            Update::Grouped { stories, refused, .. } => self.take_stories(stories, &refused),
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

    /// Shows a comparison that was just made. The tables of a large one are made behind, since the window would stand
    /// still meanwhile.
    fn show(&mut self, found: Arc<Comparison>) {
        if !is_large(&found) {
            let story = Story::new(corrected(&found, &self.state.review));
            self.present(found, story);
            return;
        }
        self.state.work = Some(Work {
            stage: "Preparing the views".to_owned(),
            done: 1,
            total: 1,
        });
        self.make_tables(found);
    }

    /// Makes the tables of a large comparison behind, with the decisions of now.
    fn make_tables(&mut self, found: Arc<Comparison>) {
        let review = self.state.review.clone();
        self.tabling = Some(Arc::clone(&found));
        self.tasks.run("tables", move || {
            let story = Story::new(corrected(&found, &review));
            Outcome::Tabled(found, review, Box::new(story))
        });
    }

    /// Takes in tables that were made behind: those of a comparison just made, or of the one that is shown, for which
    /// only decisions have changed.
    fn take_tables(&mut self, found: Arc<Comparison>, story: Story) {
        if !Arc::ptr_eq(&found, &self.found) {
            self.present(found, story);
            return;
        }
        let made = story.comparison.findings.len() > self.state.story.comparison.findings.len();
        self.state.show_made(story);
        if made {
            self.state.select_made();
        }
    }

    fn present(&mut self, found: Arc<Comparison>, story: Story) {
        self.found = found;
        self.state.work = None;
        self.state.tell_notices(&self.found.clone());
        self.state.show_made(story);
        if let Some(looks) = self.looks.take() {
            looks.restore(&mut self.state);
        }
        self.state.tell_lost();
        self.autosave();
    }

    /// Goes back to what was open before the analysis.
    pub(super) fn give_up(&mut self) {
        self.state.work = None;
        if !std::mem::take(&mut self.grouping) {
            self.opened = std::mem::take(&mut self.before);
        }
        self.follow_entities();
    }

    /// Brings the comparison in line with the decisions.
    fn follow_review(&mut self) {
        if self.state.review.corrections() != self.made_with {
            let opened = self.opened.clone();
            self.analyse(opened);
        } else if self.state.work.is_none() {
            self.follow_entities();
        }
        self.autosave();
    }

    /// Shows what the decisions make of the comparison as it was found. Tables that are being made behind are waited for:
    /// when they come, what was decided meanwhile is followed.
    fn follow_entities(&mut self) {
        if self.tabling.is_some() {
            return;
        }
        let now = corrected(&self.found, &self.state.review);
        let shown = &self.state.story.comparison;
        let changed =
            now.entities != shown.entities || now.findings != shown.findings || now.alignments != shown.alignments;
        if changed && is_large(&now) {
            self.make_tables(Arc::clone(&self.found));
        } else if changed {
            self.state.show_story(now);
        }
    }

    /// Reads the files again from the disk; texts that were pasted stay.
    fn reread(&mut self) {
        let opened = self.opened.iter().map(Opened::without_bytes).collect();
        self.analyse(opened);
    }

    /// Reads one article again from where its file is now.
    fn locate(&mut self, article: ArticleId, path: PathBuf) {
        let mut opened = self.opened.clone();
        let Some(moved) = opened.get_mut(article.index()).filter(|_| self.state.work.is_none()) else {
            return;
        };
        self.state.astray.retain(|name| *name != moved.name);
        *moved = Opened::file(path);
        self.analyse(opened);
    }

    fn export(&mut self, path: PathBuf) {
        let order = super::exporting::Order::new(&self.state, path);
        self.tasks.run("report", move || Outcome::Written(order.write()));
    }

    /// Saves the session: under its own name, if it has one, and where the next start looks for it.
    pub(super) fn autosave(&mut self) {
        if self.keeps && self.state.work.is_none() {
            self.save_session();
        }
    }

    pub(super) fn keep_settings(&self) {
        if self.keeps {
            // A disk that takes no settings is no reason to trouble the reader.
            let _ = storage::save_settings(&Settings::of(&self.state).to_text());
        }
    }
}

/// Whether the window would stand still while the tables of a comparison are made.
fn is_large(comparison: &Comparison) -> bool {
    let words: usize = comparison.articles.iter().map(|read| read.article.words()).sum();
    words > AT_ONCE
}
