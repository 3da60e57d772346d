//! One article as it was read: its text, where it came from, and its blocks.

use std::path::PathBuf;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use crate::text::{IndexVec, Span, define_id};

use super::Notice;

define_id! {
    /// A block of an article.
    pub struct BlockId;
}

/// An article: immutable text with what the file said of itself.
#[derive(Clone, Debug)]
pub struct Article {
    /// Where it was read.
    pub source: Source,
    /// The headline.
    pub title: Option<String>,
    /// Who wrote it, without the word "by".
    pub byline: Option<String>,
    /// The paper, agency or site that published it.
    pub outlet: Option<String>,
    /// Day of publication; relative dates in the text resolve against it.
    pub published: Option<Date>,
    /// Language as an ISO 639-1 code, where it could be told.
    pub language: Option<String>,
    /// The text; every span of the article's facts points into it.
    pub text: String,
    /// Title, paragraphs and so on, in reading order; they never overlap.
    pub blocks: IndexVec<BlockId, Block>,
    /// What a reader should know about how it was read.
    pub notices: Vec<Notice>,
}

impl Article {
    /// Number of white-space separated words in the text.
    #[must_use]
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// The words at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }
}

/// The file an article was read from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Path as it was given.
    pub path: PathBuf,
    /// SHA-256 of the file's bytes, in lower-case hexadecimal.
    pub sha256: String,
    /// What kind of file it is.
    pub format: Format,
}

/// What a reader says was read wrongly of an article; what is `None` stays as it was read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Correction {
    /// The headline.
    pub title: Option<String>,
    /// The outlet.
    pub outlet: Option<String>,
    /// The day of publication.
    pub published: Option<Date>,
}

impl Correction {
    /// Puts the corrected values in the place of those that were read.
    pub fn apply(&self, article: &mut Article) {
        if let Some(title) = &self.title {
            article.title = Some(title.clone());
        }
        if let Some(outlet) = &self.outlet {
            article.outlet = Some(outlet.clone());
        }
        if self.published.is_some() {
            article.published = self.published;
        }
    }
}

/// File types that can be read, told by content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Plain text.
    Text,
    /// CommonMark.
    Markdown,
    /// A saved web page.
    Html,
}

/// A stretch of the text with one function.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands, without surrounding white space.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
}

/// Functions of a block.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum BlockKind {
    /// The headline.
    Title,
    /// The author's line.
    Byline,
    /// Place and date before the text.
    Dateline,
    /// A heading inside the text.
    Heading,
    /// Running text.
    Paragraph,
    /// A set-off quotation.
    Quote,
    /// An item of a list.
    List,
    /// Words below a picture.
    Caption,
    /// A note at the foot.
    Footnote,
}
