//! A reader's decisions as a log applied to a comparison, keyed by content and not by index.
//!
//! It must never change a fact: what was found and what a reader decided stay apart.

mod decisions;
mod key;
mod log;

pub use decisions::{Counts, Decision, Decisions};
pub use key::{FindingKey, PassageKey};
pub use log::{Action, Entry, Review, Verdict};
