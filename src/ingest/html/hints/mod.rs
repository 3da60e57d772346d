//! What elements and words say of themselves that are no part of an article: menus, boxes, invitations, comments.
//!
//! The words are those that makers of pages use for classes and ids, and that sites print; none is a site's own.

mod elements;
mod lines;

use crate::model::Reason;

pub use elements::{is_body, of_element};
pub use lines::of_words;

/// What an element hints at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Hint {
    /// Why its words would be left out.
    pub reason: Reason,
    /// Whether an element's own name says so, and not only a class.
    pub sure: bool,
    /// The word that says so. Elements of one word are judged together: builders of pages set every paragraph in a
    /// "widget".
    pub word: &'static str,
}

/// What a box around a field for a mail address is.
pub const SIGN_UP: Hint = Hint {
    reason: Reason::Invitation,
    sure: false,
    word: "email",
};
