//! The window's state and the one place where commands change it.

use std::path::PathBuf;
use std::sync::Arc;

use crate::model::{Comparison, FindingId, Kind};
use crate::text::{ArticleId, Idx as _, Location};

use crate::report::Parts;
use crate::review::{Decisions, Review};

use super::filter::{Filter, Reason};
use super::search::Search;
use super::status::Message;
use super::story::Story;
use super::{Command, Dialog, List, ReportFormat, Selection, Step, ThemeChoice, View};

/// A request to scroll; a view that has seen this serial number has followed it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Reveal {
    /// Rises with every request.
    pub serial: u64,
    /// The place to bring to the reading line in each article that has one.
    pub targets: Vec<Location>,
}

/// What is done meanwhile.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Work {
    /// What, for a reader.
    pub stage: String,
    /// Steps done of steps in all.
    pub done: usize,
    /// Steps in all.
    pub total: usize,
}

/// What is open and how it is looked at.
#[derive(Clone, Debug)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a choice of its own that the reader makes"
)]
pub struct State {
    /// The comparison on screen.
    pub story: Story,
    /// Columns from left to right.
    pub order: Vec<ArticleId>,
    /// The view in the centre.
    pub view: View,
    /// The list on the left.
    pub list: List,
    /// Whether findings of each kind are shown, in the order of [`Kind::ALL`].
    pub shown: [bool; 5],
    /// What else narrows the findings.
    pub filter: Filter,
    /// The findings that are shown, by kind and importance.
    pub listing: Vec<FindingId>,
    /// How many are not shown, and why.
    pub hidden: Vec<(Reason, usize)>,
    /// Findings of each kind that the filter lets through and nobody rejected, in the order of [`Kind::ALL`].
    pub counts: [usize; 5],
    /// Every decision, in order.
    pub review: Review,
    /// What the decisions come to.
    pub decisions: Decisions,
    /// Whose decisions these are; empty if no name is set.
    pub reviewer: String,
    /// Where the session is saved, if it was saved under a name.
    pub workspace: Option<PathBuf>,
    /// Whether the list on the left is shown.
    pub list_shown: bool,
    /// Whether findings are kept back, so that a reader looks first.
    pub teaching: bool,
    /// What goes into the report.
    pub parts: Parts,
    /// What is selected.
    pub selection: Selection,
    /// The last request to scroll.
    pub reveal: Reveal,
    /// What is looked for.
    pub search: Search,
    /// Whether columns scroll together.
    pub linked: bool,
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Size of everything, 1 in a new window.
    pub zoom: f32,
    /// The dialog above the window.
    pub dialog: Option<Dialog>,
    /// Format of the next report.
    pub format: ReportFormat,
    /// What is being done.
    pub work: Option<Work>,
    /// Messages, oldest first.
    pub messages: Vec<Message>,
    /// Files opened before, the latest first.
    pub recent: Vec<PathBuf>,
    /// Passages that the reader has taken from the texts, to make a finding of.
    pub taken: Vec<Location>,
    /// Names of the files that are no longer where they were, or have changed since.
    pub astray: Vec<String>,
    /// Stories that many files were grouped into, to choose one from.
    pub stories: Vec<crate::worker::StoryFiles>,
    /// Whether a story of these is opened with the copies in it.
    pub unfolded: bool,
    /// Columns that stay in sight while the others are scrolled sideways.
    pub pinned: Vec<ArticleId>,
    /// Rises whenever other findings are marked in the texts.
    pub marked: u64,
    /// Whether each finding is listed.
    listed: Vec<bool>,
    pub(super) next_message: u64,
}

impl Default for State {
    fn default() -> Self {
        Self {
            story: Story::default(),
            order: Vec::new(),
            view: View::default(),
            list: List::default(),
            shown: [true; 5],
            filter: Filter::default(),
            listing: Vec::new(),
            hidden: Vec::new(),
            counts: [0; 5],
            review: Review::default(),
            decisions: Decisions::default(),
            reviewer: String::new(),
            workspace: None,
            list_shown: true,
            teaching: false,
            parts: Parts::default(),
            selection: Selection::None,
            reveal: Reveal::default(),
            search: Search::default(),
            linked: true,
            theme: ThemeChoice::default(),
            zoom: 1.0,
            dialog: None,
            format: ReportFormat::default(),
            work: None,
            messages: Vec::new(),
            recent: Vec::new(),
            taken: Vec::new(),
            astray: Vec::new(),
            stories: Vec::new(),
            unfolded: false,
            pinned: Vec::new(),
            marked: 0,
            listed: Vec::new(),
            next_message: 0,
        }
    }
}

/// Zoom steps, from the smallest to the largest.
const ZOOMS: [f32; 9] = [0.7, 0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0];

impl State {
    /// Shows another comparison; the view stays, what was selected in the last one does not.
    pub fn show_story(&mut self, comparison: Arc<Comparison>) {
        self.show_made(Story::new(comparison));
    }

    /// Shows a story whose tables have been made already.
    pub fn show_made(&mut self, story: Story) {
        let comparison = Arc::clone(&story.comparison);
        let same = |old: &Comparison, id: ArticleId| {
            let source = |of: &Comparison| of.articles.get(id).map(|article| article.article.source.clone());
            source(old) == source(&comparison)
        };
        // Places in a text that was chosen anew mean nothing any more.
        let text = |of: &Comparison, place: &Location| of.articles.get(place.article).map(|it| it.article.text.clone());
        let old = Arc::clone(&self.story.comparison);
        self.taken.retain(|place| text(&old, place) == text(&comparison, place));
        let kept = comparison.articles.len() == self.story.comparison.articles.len()
            && comparison.articles.ids().all(|id| same(&self.story.comparison, id));
        if !kept {
            self.order = comparison.articles.ids().collect();
            self.pinned.clear();
            self.taken.clear();
            self.filter.article = None;
        }
        let selected = self.selected_key();
        self.story = story;
        self.selection = selected.map_or(Selection::None, |key| key.find(&self.story.comparison));
        self.decide();
        let query = std::mem::take(&mut self.search.query);
        self.search = Search::run(query, &self.story.comparison, &self.order);
        if self.story.comparison.articles.len() == 1 {
            self.view = View::Read;
        }
    }

    /// Whether findings of `kind` are shown.
    #[must_use]
    pub fn shows(&self, kind: Kind) -> bool {
        self.shown[kind as usize]
    }

    /// Whether a finding's words are marked in the texts: it is listed and nobody rejected it, or it is selected.
    #[must_use]
    pub fn marks(&self, finding: FindingId) -> bool {
        let chosen = self.selection.finding() == Some(finding) && !self.teaching;
        chosen || !self.decisions.is_out(finding) && self.lists(finding)
    }

    /// Whether a finding is listed.
    #[must_use]
    pub fn lists(&self, finding: FindingId) -> bool {
        self.listed.get(finding.index()).is_some_and(|listed| *listed)
    }

    /// What an article alone reports, the weightiest that is shown.
    #[must_use]
    pub fn only_here(&self, article: ArticleId) -> Option<&(FindingId, String)> {
        let card = self.story.digest.cards.get(article.index())?;
        card.only_here.iter().find(|(finding, _)| self.marks(*finding))
    }

    /// Works out again which findings are shown.
    pub fn refilter(&mut self) {
        let mut listing = Vec::new();
        let mut hidden = std::collections::BTreeMap::new();
        self.counts = [0; 5];
        for (id, finding) in self.story.comparison.findings.enumerated() {
            let reason = self.filter.reason(&self.story, id, &self.decisions.of(id));
            let reason = if self.decisions.is_muted(id) {
                Some(Reason::Muted)
            } else if self.teaching && finding.rule != crate::review::BY_HAND {
                Some(Reason::KeptBack)
            } else {
                reason
            };
            if reason.is_none() && !self.decisions.is_out(id) {
                self.counts[finding.kind as usize] += 1;
            }
            let off = (!self.shows(finding.kind)).then_some(Reason::Kind);
            match reason.or(off) {
                Some(reason) => *hidden.entry(reason).or_insert(0) += 1,
                None => listing.push((finding.kind, id)),
            }
        }
        listing.sort_unstable();
        self.listing = listing.into_iter().map(|(_, id)| id).collect();
        self.listed = vec![false; self.story.comparison.findings.len()];
        for finding in &self.listing {
            self.listed[finding.index()] = true;
        }
        self.marked += 1;
        self.hidden = hidden.into_iter().collect();
    }

    /// Changes the state as `command` says. Commands that reach beyond the state (files, dialogs, the
    /// analysis) are no business of this function; they leave the state as it is.
    pub fn apply(&mut self, command: &Command) {
        match command {
            Command::Show(view) => self.view = *view,
            Command::ShowList(list) => self.list = *list,
            Command::Toggle(kind) => self.toggle(*kind),
            Command::SetFilter(filter) => {
                self.filter = *filter;
                self.refilter();
            }
            Command::ToggleList => self.list_shown = !self.list_shown,
            Command::ToggleTeaching => {
                self.teaching = !self.teaching;
                self.selection = Selection::None;
                self.refilter();
                if !self.teaching {
                    self.tell_marks();
                }
            }
            Command::SetReviewer(name) => name.trim().clone_into(&mut self.reviewer),
            Command::SetParts(parts) => self.parts = *parts,
            Command::Hide(article) => {
                if self.order.len() > 1 {
                    self.order.retain(|shown| shown != article);
                }
            }
            Command::Unhide(article) => {
                if !self.order.contains(article) {
                    self.order.push(*article);
                }
            }
            command if command.is_decision() => self.record(command),
            Command::Take(place) => {
                if !self.taken.contains(place) {
                    self.taken.push(*place);
                    self.taken.sort_unstable();
                }
            }
            Command::GiveBack(place) => self.taken.retain(|taken| taken != place),
            Command::ForgetTaken => self.taken.clear(),
            Command::Pin(article) => {
                if self.pinned.contains(article) {
                    self.pinned.retain(|pinned| pinned != article);
                } else {
                    self.pinned.push(*article);
                }
            }
            Command::Select(selection) => self.select(*selection),
            Command::Reveal(selection) => {
                self.view = View::Read;
                self.select(*selection);
            }
            Command::StepTo(entity) => {
                self.selection = Selection::Entity(*entity);
                self.step_mention(Step::Next, false);
            }
            Command::StepFinding(step) => self.step_finding(*step),
            Command::StepMention { step, within } => self.step_mention(*step, *within),
            Command::Move(article, step) => self.move_column(*article, *step),
            Command::Search(query) => {
                self.search = Search::run(query.clone(), &self.story.comparison, &self.order);
            }
            Command::StepSearch(step) => {
                if let Some(place) = self.search.step(*step == Step::Next) {
                    self.view = View::Read;
                    self.select(Selection::Passage(place));
                }
            }
            Command::ToggleLinked => self.linked = !self.linked,
            Command::SetTheme(theme) => self.theme = *theme,
            Command::Zoom(step) => self.zoom = zoomed(self.zoom, *step),
            Command::Dialog(dialog) => self.dialog = *dialog,
            Command::Unfold(unfolded) => self.unfolded = *unfolded,
            Command::SetFormat(format) => self.format = *format,
            Command::Dismiss(id) => self.messages.retain(|message| message.id != *id),
            Command::Say(text) => self.say(text.clone(), false),
            // Those left reach beyond the state, or are decisions.
            Command::OpenDialog
            | Command::OpenFiles { .. }
            | Command::OpenText(_)
            | Command::OpenSample
            | Command::Paste
            | Command::Copy(_)
            | Command::Save
            | Command::SaveWorkspace(_)
            | Command::SaveWorkspaceDialog(_)
            | Command::Reread
            | Command::CloseAll
            | Command::Close(_)
            | Command::SaveDialog(_)
            | Command::Export(_)
            | Command::Cancel
            | Command::OpenStory(_)
            | Command::Locate(..)
            | Command::LocateDialog
            | Command::Judge(..)
            | Command::Note(..)
            | Command::Correct(..)
            | Command::SetSpeaker(..)
            | Command::SetCount(..)
            | Command::Rename(..)
            | Command::Merge(..)
            | Command::Split(..)
            | Command::Choose(..)
            | Command::Mute(..)
            | Command::Make(_)
            | Command::Withdraw(_)
            | Command::Align(_)
            | Command::Undo
            | Command::Redo
            | Command::Quit => {}
        }
    }

    fn toggle(&mut self, kind: Kind) {
        self.shown[kind as usize] = !self.shown[kind as usize];
        self.refilter();
        let hidden = self
            .selection
            .finding()
            .is_some_and(|finding| !self.shows(self.story.comparison.findings[finding].kind));
        if hidden {
            self.selection = Selection::None;
        }
    }

    fn move_column(&mut self, article: ArticleId, step: Step) {
        let Some(at) = self.order.iter().position(|shown| *shown == article) else {
            return;
        };
        let to = match step {
            Step::Next => at + 1,
            Step::Previous => at.wrapping_sub(1),
        };
        if to < self.order.len() {
            self.order.swap(at, to);
        }
    }
}

fn zoomed(zoom: f32, step: Option<Step>) -> f32 {
    match step {
        None => 1.0,
        Some(Step::Next) => ZOOMS.into_iter().find(|size| *size > zoom + 0.01).unwrap_or(2.0),
        Some(Step::Previous) => {
            let smaller = ZOOMS.into_iter().rev().find(|size| *size < zoom - 0.01);
            smaller.unwrap_or(0.7)
        }
    }
}
