//! Everything that a person can ask of the window, and what is selected in it.

use std::path::PathBuf;

use crate::model::{Correction, EntityId, FindingId, Kind, MentionId, QuantityId, QuoteId};
use crate::review::Verdict;
use crate::text::{ArticleId, Location};

use super::filter::Filter;
use crate::report::Parts;

/// What is selected; every view shows it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Selection {
    /// Nothing.
    #[default]
    None,
    /// A finding, with all its passages.
    Finding(FindingId),
    /// An entity, with all its mentions.
    Entity(EntityId),
    /// One mention of an entity.
    Mention(EntityId, ArticleId, MentionId),
    /// A stretch of one article, such as a place that a search found.
    Passage(Location),
}

impl Selection {
    /// The entity that is selected, by itself or through a mention.
    #[must_use]
    pub fn entity(self) -> Option<EntityId> {
        match self {
            Self::Entity(entity) | Self::Mention(entity, ..) => Some(entity),
            _ => None,
        }
    }

    /// The finding that is selected.
    #[must_use]
    pub fn finding(self) -> Option<FindingId> {
        match self {
            Self::Finding(finding) => Some(finding),
            _ => None,
        }
    }
}

/// Views that fill the centre of the window.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum View {
    /// The story on one page.
    #[default]
    Overview,
    /// The articles side by side.
    Read,
    /// Fact by article, in the articles' own words.
    Synopsis,
    /// Entity by article: every label with its counts.
    Names,
    /// How each article tells it: who speaks, hedges, loaded words, passives.
    Framing,
    /// What is dated, day by day.
    Timeline,
}

impl View {
    /// Every view, in the order of the switch and of the keys 1 to 6.
    pub const ALL: [Self; 6] = [
        Self::Overview,
        Self::Read,
        Self::Synopsis,
        Self::Names,
        Self::Framing,
        Self::Timeline,
    ];

    /// What the switch calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Overview => "Overview",
            Self::Read => "Read",
            Self::Synopsis => "Synopsis",
            Self::Names => "Names",
            Self::Framing => "Framing",
            Self::Timeline => "Timeline",
        }
    }
}

/// The list on the left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum List {
    /// Findings by kind.
    #[default]
    Findings,
    /// Entities with counts.
    Entities,
}

/// Windows that stand above the others until they are answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Dialog {
    /// A path to open.
    OpenPath,
    /// A report to write.
    Export,
    /// The keys.
    Help,
    /// Where to save the session.
    SaveWorkspace,
    /// A text to add as an article.
    PasteText,
    /// A note on a finding.
    Note(FindingId),
    /// Title, outlet and date of an article.
    Correct(ArticleId),
    /// Who speaks in a quotation.
    Speaker(ArticleId, QuoteId),
    /// What a number counts.
    Count(ArticleId, QuantityId),
    /// Another name for an entity.
    Rename(EntityId),
    /// The entity that this one is the same as.
    Merge(EntityId),
    /// The reviewer's name.
    Reviewer,
    /// What was left out of an article's file and why.
    Audit(ArticleId),
    /// The stories that many files were grouped into.
    Stories,
    /// Where two versions of one article differ.
    Versions(ArticleId, ArticleId),
    /// Where an article's file is now.
    Locate(ArticleId),
}

/// Forward or backward.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// To the next.
    Next,
    /// To the one before.
    Previous,
}

/// Formats of a report.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ReportFormat {
    /// One page that opens anywhere.
    #[default]
    Html,
    /// Text with little marks.
    Markdown,
    /// A document for a word processor.
    Docx,
    /// Two tables, findings and entities.
    Csv,
    /// The comparison document.
    Json,
}

impl ReportFormat {
    /// Every format, in the order of the dialog.
    pub const ALL: [Self; 5] = [Self::Html, Self::Markdown, Self::Docx, Self::Csv, Self::Json];

    /// Name for a reader.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Html => "Web page",
            Self::Markdown => "Markdown",
            Self::Docx => "Word (DOCX)",
            Self::Csv => "Tables (CSV)",
            Self::Json => "JSON",
        }
    }

    /// Ending of the file's name.
    #[must_use]
    pub fn extension(self) -> &'static str {
        match self {
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Docx => "docx",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The format that a file's name asks for.
    #[must_use]
    pub fn of_extension(path: &std::path::Path) -> Option<Self> {
        let extension = path.extension()?.to_str()?.to_ascii_lowercase();
        match extension.as_str() {
            "html" | "htm" => Some(Self::Html),
            "md" | "markdown" => Some(Self::Markdown),
            "docx" => Some(Self::Docx),
            "csv" => Some(Self::Csv),
            "json" => Some(Self::Json),
            _ => None,
        }
    }
}

/// Light or dark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum ThemeChoice {
    /// As the desktop has it.
    #[default]
    System,
    /// Paper.
    Light,
    /// Night.
    Dark,
}

/// A wish of the person before the window; one place applies them.
#[derive(Clone, Debug, PartialEq)]
pub enum Command {
    /// Ask for files with the desktop's dialog.
    OpenDialog,
    /// Add these files to what is open; `replace` closes the others first.
    OpenFiles {
        /// The files.
        paths: Vec<PathBuf>,
        /// Whether what is open is closed first.
        replace: bool,
    },
    /// Add this text as an article of its own.
    OpenText(String),
    /// Add what the clipboard holds as an article.
    Paste,
    /// Open the sample story instead of what is open.
    OpenSample,
    /// Close every article.
    CloseAll,
    /// Close one article.
    Close(ArticleId),
    /// Take a column out of sight; the article stays in the comparison.
    Hide(ArticleId),
    /// Bring a hidden column back, at the right end.
    Unhide(ArticleId),
    /// Keep a column in sight while the others are scrolled sideways; or let go of it.
    Pin(ArticleId),
    /// Move a column by one place.
    Move(ArticleId, Step),
    /// Show a view.
    Show(View),
    /// Show a list.
    ShowList(List),
    /// Show or hide a kind of finding.
    Toggle(Kind),
    /// Narrow what is shown.
    SetFilter(Filter),
    /// Show or hide the list on the left.
    ToggleList,
    /// Hide all findings until they are asked for, so that a reader looks first; or show them again.
    ToggleTeaching,
    /// Judge a finding; the verdict that it has already is taken back.
    Judge(FindingId, Verdict),
    /// Write a note on a finding; an empty one is removed.
    Note(FindingId, String),
    /// Correct what was read of an article.
    Correct(ArticleId, Correction),
    /// Say who speaks in a quotation; none, if nobody is named.
    SetSpeaker(ArticleId, QuoteId, Option<MentionId>),
    /// Say what a number counts, and what happens to it; either may be empty.
    SetCount(ArticleId, QuantityId, String, String),
    /// Give an entity another name.
    Rename(EntityId, String),
    /// Take the first entity for the second.
    Merge(EntityId, EntityId),
    /// Take what an article calls an entity by these words out of it.
    Split(EntityId, ArticleId, String),
    /// Say whether the block at a place of an article's file belongs to the article.
    Choose(ArticleId, usize, bool),
    /// Keep the findings of a rule out of sight, or show them again.
    Mute(String, bool),
    /// Take a passage of a text, to make a finding of.
    Take(Location),
    /// Take a passage no longer.
    GiveBack(Location),
    /// Take no passage any longer.
    ForgetTaken,
    /// Make a finding of the passages that were taken.
    Make(Kind),
    /// Take a finding away that was made so.
    Withdraw(FindingId),
    /// Say whether the passages that were taken speak of the same thing.
    Align(bool),
    /// Open a story that many files were grouped into, by its place.
    OpenStory(usize),
    /// Open stories with the copies in them, or with those folded.
    Unfold(bool),
    /// Take the last decision back.
    Undo,
    /// Take the decision again that was taken back last.
    Redo,
    /// Whose decisions these are; an empty name is none.
    SetReviewer(String),
    /// Save the session where it was saved before, else ask where.
    Save,
    /// Save the session under this path.
    SaveWorkspace(PathBuf),
    /// Ask where to save the session with the desktop's dialog.
    SaveWorkspaceDialog(PathBuf),
    /// Read the files again from the disk.
    Reread,
    /// Read an article again from the place to which its file has moved.
    Locate(ArticleId, PathBuf),
    /// Ask for that place with the desktop's dialog.
    LocateDialog,
    /// Give words to the clipboard.
    Copy(String),
    /// Select something; what has a place in the text is scrolled to.
    Select(Selection),
    /// Step through the findings that are shown.
    StepFinding(Step),
    /// Step through the mentions of the selected entity.
    StepMention {
        /// Which way.
        step: Step,
        /// Whether to stay within the article.
        within: bool,
    },
    /// Scroll every column to what is selected, in Read.
    Reveal(Selection),
    /// Select an entity and go to its first mention, in Read.
    StepTo(EntityId),
    /// Look for these words.
    Search(String),
    /// Go to the next or the previous place that the search found.
    StepSearch(Step),
    /// Link or free the scrolling of the columns.
    ToggleLinked,
    /// Light, dark, or as the desktop has it.
    SetTheme(ThemeChoice),
    /// Larger or smaller; `None` is the size of a new window.
    Zoom(Option<Step>),
    /// Put up a dialog, or take it away.
    Dialog(Option<Dialog>),
    /// Choose what goes into the report.
    SetParts(Parts),
    /// Choose the report's format.
    SetFormat(ReportFormat),
    /// Ask where to write the report with the desktop's dialog; the path is a suggestion.
    SaveDialog(PathBuf),
    /// Write the report.
    Export(PathBuf),
    /// Stop the analysis.
    Cancel,
    /// Take a message away.
    Dismiss(u64),
    /// Say how something went.
    Say(String),
    /// Leave.
    Quit,
}

impl Command {
    /// Whether it is a step of the log of decisions, or walks along it.
    #[must_use]
    pub fn is_decision(&self) -> bool {
        matches!(
            self,
            Self::Judge(..)
                | Self::Note(..)
                | Self::Correct(..)
                | Self::SetSpeaker(..)
                | Self::SetCount(..)
                | Self::Choose(..)
                | Self::Rename(..)
                | Self::Merge(..)
                | Self::Split(..)
                | Self::Mute(..)
                | Self::Make(_)
                | Self::Withdraw(_)
                | Self::Align(_)
                | Self::Undo
                | Self::Redo
        )
    }

    /// Whether it puts up a dialog of the desktop, or ends the program.
    #[must_use]
    pub fn leaves_window(&self) -> bool {
        matches!(
            self,
            Self::OpenDialog | Self::SaveDialog(_) | Self::SaveWorkspaceDialog(_) | Self::LocateDialog | Self::Quit
        )
    }
}
