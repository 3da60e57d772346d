//! A reader's decisions as a log applied to a comparison, keyed by content and not by index.
//!
//! It must never change a fact: what was found and what a reader decided stay apart.

mod by_hand;
mod decisions;
mod entities;
mod key;
mod log;

pub use by_hand::{BY_HAND, Made};
pub use decisions::{Counts, Decision, Decisions};
pub use entities::corrected;
pub use key::{FindingKey, MentionKey, PassageKey, PlaceKey};
pub use log::{Action, Entry, Review, Verdict};
