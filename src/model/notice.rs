//! Notices: what a stage could not do, said so that a reader understands it.

use serde::{Deserialize, Serialize};

use crate::text::Span;

/// A message about an article or a comparison.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Notice {
    /// One plain sentence.
    pub message: String,
    /// The words it is about, where it is about some.
    pub span: Option<Span>,
}

impl Notice {
    /// Said of an article whose day of publication is not known while it speaks of days as seen from it.
    pub const UNDATED: &str = "No date of publication was found, so days such as \u{201c}Tuesday\u{201d} have no date.";

    /// A notice about the whole.
    pub fn new(message: impl Into<String>) -> Self {
        Self {
            message: message.into(),
            span: None,
        }
    }
}
