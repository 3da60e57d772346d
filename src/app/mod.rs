//! The window's state, commands and logic; no drawing.
//!
//! Drawing reads the [`State`] and returns [`Command`]s; [`Desk`] is the one place that applies them. This module
//! must never know a colour, a font or where something stands on the screen.

pub mod about;
mod command;
pub mod dates;
mod desk;
pub mod difference;
pub mod digest;
pub mod excerpt;
mod exporting;
pub mod filter;
pub mod framing;
pub mod heights;
pub mod linking;
pub mod marks;
mod opened;
mod opening;
pub mod paragraphs;
pub mod restating;
mod reviewing;
pub mod sample;
pub mod saver;
pub mod search;
mod selecting;
mod session;
mod settings;
mod state;
mod status;
pub mod story;
pub mod synopsis;
mod tasks;
pub mod teaching;
mod telling;
pub mod timeline;
pub mod versions;
pub mod workspace;

pub use crate::model::Correction;
pub use crate::report::Parts;
pub use crate::review::{BY_HAND, Decision, Verdict};
pub use crate::worker::StoryFiles;
pub use command::{Command, Dialog, List, ReportFormat, Selection, Step, ThemeChoice, View};
pub use desk::Desk;
pub use settings::Settings;
pub use state::{Reveal, State, Work};
pub use status::{Message, counted};
pub use story::Story;
