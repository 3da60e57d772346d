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

/// Words that stand for a headline where there is none.
const FIRST_WORDS: usize = 10;

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
    /// Day of the last change, where the file gives one that is later than its publication.
    pub updated: Option<Date>,
    /// Language as an ISO 639-1 code, where it could be told.
    pub language: Option<String>,
    /// The text; every span of the article's facts points into it.
    pub text: String,
    /// Title, paragraphs and so on, in reading order; they never overlap.
    pub blocks: IndexVec<BlockId, Block>,
    /// Blocks that stand in the file and were left out of the text, in reading order.
    pub left_out: Vec<LeftOut>,
    /// What a reader should know about how it was read.
    pub notices: Vec<Notice>,
}

impl Article {
    /// Number of white-space separated words in the text.
    #[must_use]
    pub fn words(&self) -> usize {
        self.text.split_whitespace().count()
    }

    /// The headline on one line, else the first words, else the file's name.
    #[must_use]
    pub fn headline(&self) -> String {
        let (words, most) = match &self.title {
            Some(title) => (title.as_str(), usize::MAX),
            None => (self.text.as_str(), FIRST_WORDS),
        };
        let mut words = words.split_whitespace();
        let first: Vec<_> = words.by_ref().take(most).collect();
        let more = if words.next().is_some() { " …" } else { "" };
        if first.is_empty() {
            return self.source.file_name();
        }
        first.join(" ") + more
    }

    /// The words at `span`.
    #[must_use]
    pub fn slice(&self, span: Span) -> &str {
        span.slice(&self.text)
    }

    /// The language, where it is another than the English that the analysis reads; a text whose language cannot be told is
    /// taken for English.
    #[must_use]
    pub fn foreign_language(&self) -> Option<&str> {
        self.language.as_deref().filter(|language| *language != "en")
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

impl Source {
    /// The file's name without its folders.
    #[must_use]
    pub fn file_name(&self) -> String {
        let name = self.path.file_name().unwrap_or(self.path.as_os_str());
        name.to_string_lossy().into_owned()
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
    /// A web page with its pictures in one file (MIME HTML).
    Mhtml,
    /// A mail message.
    Mail,
    /// A Word document (Office Open XML).
    Docx,
    /// An OpenDocument text.
    Odt,
    /// A document in the Rich Text Format.
    Rtf,
    /// A PDF document with a text layer.
    Pdf,
}

/// A block of a file that is not part of its article, kept so that a reader can see what was left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LeftOut {
    /// Its place among all blocks of the file, those that were kept included, from 0.
    pub place: usize,
    /// Its words, in one line.
    pub words: String,
    /// Why it was left out.
    pub reason: Reason,
}

/// Why a block is not part of an article.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Reason {
    /// It stands apart from the running text: menus, boxes, other articles' openings.
    Around,
    /// A list of links.
    Links,
    /// An invitation to subscribe, share, log in or accept cookies.
    Invitation,
    /// Readers' comments.
    Comments,
    /// A line that stands at the head or foot of many pages, or a page number.
    RunningHead,
    /// The words stand in the article already.
    Repeated,
    /// A reader said so.
    Chosen,
}

impl Reason {
    /// For a reader: "a list of links".
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::Around => "beside the article",
            Self::Links => "a list of links",
            Self::Invitation => "an invitation to subscribe, share or agree",
            Self::Comments => "readers\u{2019} comments",
            Self::RunningHead => "a running head or page number",
            Self::Repeated => "said already",
            Self::Chosen => "left out by you",
        }
    }
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

#[cfg(test)]
mod tests {
    use crate::model::fixture;

    #[test]
    fn first_words_and_the_files_name_stand_in_for_a_headline() {
        let check = |title: Option<&str>, text: &str, want: &str| {
            let mut article = fixture::plain(text);
            article.title = title.map(str::to_owned);
            assert_eq!(article.headline(), want);
        };
        check(Some("Mill\n burns"), "Twelve were hurt.", "Mill burns");
        check(None, "Twelve  were\nhurt.", "Twelve were hurt.");
        check(None, "1 2 3 4 5 6 7 8 9 10 11", "1 2 3 4 5 6 7 8 9 10 …");
        check(None, " ", "test.txt");
        check(Some(""), "Twelve", "test.txt");
    }
}
