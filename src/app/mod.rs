//! The window's state, commands and logic; no drawing.
//!
//! Drawing reads the [`State`] and returns [`Command`]s; [`Desk`] is the one place that applies them. This module
//! must never know a colour, a font or where something stands on the screen.

mod command;
pub mod dates;
mod desk;
pub mod difference;
pub mod digest;
pub mod heights;
pub mod linking;
pub mod marks;
pub mod paragraphs;
pub mod sample;
pub mod search;
mod settings;
mod state;
pub mod story;
mod tasks;

pub use command::{Command, Dialog, List, ReportFormat, Selection, Step, ThemeChoice, View};
pub use desk::Desk;
pub use settings::Settings;
pub use state::{Message, Reveal, State, Work, counted};
pub use story::Story;
