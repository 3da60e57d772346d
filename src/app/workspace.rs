//! The workspace file: articles with their texts and hashes, decisions, the view; one file that opens anywhere.
//!
//! Owns the format. It must never touch the disk: `storage` does.

use std::path::PathBuf;
use std::sync::Arc;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::model::Kind;
use crate::review::Review;

use super::{State, View};

/// Name of the format; the number rises when older programs could no longer read it.
const FORMAT: &str = "parallax.workspace/";
const VERSION: u32 = 1;

/// A session as it is saved.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Workspace {
    /// "parallax.workspace/1".
    pub format: String,
    /// The program that wrote it.
    #[serde(default)]
    pub generator: String,
    /// The articles, in the order of the comparison.
    pub articles: Vec<Kept>,
    /// Every decision.
    #[serde(default)]
    pub review: Review,
    /// How it was looked at.
    #[serde(default)]
    pub view: Looks,
    /// The file under which the session was saved by its reader, if this is the copy that the program keeps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub saved_as: Option<PathBuf>,
}

/// An article with all its bytes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Kept {
    /// Path or name under which it was opened.
    pub name: String,
    /// Where the file lay; none for a text that was pasted.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub path: Option<PathBuf>,
    /// SHA-256 of the bytes.
    pub sha256: String,
    /// The bytes.
    #[serde(flatten)]
    pub content: Content,
}

/// Bytes as text where they are UTF-8, so that the file can be read by people too.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Content {
    /// UTF-8.
    Text(String),
    /// Anything else.
    Base64(String),
}

impl Content {
    /// Packs bytes.
    #[must_use]
    pub fn of(bytes: &[u8]) -> Self {
        match std::str::from_utf8(bytes) {
            Ok(text) => Self::Text(text.to_owned()),
            Err(_) => Self::Base64(STANDARD.encode(bytes)),
        }
    }

    /// Unpacks them; none if they are damaged.
    #[must_use]
    pub fn bytes(&self) -> Option<Arc<[u8]>> {
        match self {
            Self::Text(text) => Some(text.as_bytes().into()),
            Self::Base64(code) => STANDARD.decode(code).ok().map(Into::into),
        }
    }
}

/// How a session was looked at.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Looks {
    /// The view.
    pub view: View,
    /// Hashes of the articles in columns, from left to right; those left out are hidden.
    pub columns: Vec<String>,
    /// Hashes of the columns that are pinned.
    pub pinned: Vec<String>,
    /// Kinds that are switched off.
    pub off: Vec<Kind>,
    /// Whether lesser findings are shown.
    pub minor: bool,
}

impl Default for Looks {
    fn default() -> Self {
        Self {
            view: View::Overview,
            columns: Vec::new(),
            pinned: Vec::new(),
            off: Vec::new(),
            minor: false,
        }
    }
}

impl Looks {
    /// How a state is looked at.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let articles = &state.story.comparison.articles;
        let hash = |article: &crate::text::ArticleId| articles[*article].article.source.sha256.clone();
        Self {
            view: state.view,
            columns: state.order.iter().map(hash).collect(),
            pinned: state.pinned.iter().map(hash).collect(),
            off: Kind::ALL.into_iter().filter(|kind| !state.shows(*kind)).collect(),
            minor: state.filter.minor,
        }
    }

    /// Looks at a state so; columns of articles that are not there are passed over.
    pub fn restore(&self, state: &mut State) {
        let articles = &state.story.comparison.articles;
        let named = |hash: &String| {
            let mut all = articles.enumerated();
            all.find(|(_, article)| article.article.source.sha256 == *hash)
                .map(|(id, _)| id)
        };
        let order: Vec<_> = self.columns.iter().filter_map(named).collect();
        let pinned = self.pinned.iter().filter_map(named).collect();
        if !order.is_empty() {
            state.order = order;
        }
        state.pinned = pinned;
        state.view = self.view;
        for kind in Kind::ALL {
            state.shown[kind as usize] = !self.off.contains(&kind);
        }
        state.filter.minor = self.minor;
        state.refilter();
    }
}

impl Workspace {
    /// A workspace of this version.
    #[must_use]
    pub fn new(articles: Vec<Kept>, review: Review, view: Looks) -> Self {
        Self {
            format: format!("{FORMAT}{VERSION}"),
            generator: crate::report::json::GENERATOR.to_owned(),
            articles,
            review,
            view,
            saved_as: None,
        }
    }

    /// The file's bytes.
    #[must_use]
    pub fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = serde_json::to_vec_pretty(self).unwrap_or_default();
        bytes.push(b'\n');
        bytes
    }

    /// Reads a workspace.
    ///
    /// # Errors
    /// In words for a reader, if it is none or one of a newer program.
    pub fn parse(bytes: &[u8]) -> Result<Self, String> {
        #[derive(Deserialize)]
        struct Head {
            format: String,
        }
        let head: Head =
            serde_json::from_slice(bytes).map_err(|error| format!("it is no Parallax workspace ({error})"))?;
        let version = head.format.strip_prefix(FORMAT).and_then(|it| it.parse::<u32>().ok());
        match version {
            None => Err("it is no Parallax workspace".to_owned()),
            Some(newer) if newer > VERSION => Err(format!(
                "it was saved by a newer Parallax (format {newer}, this program reads up to {VERSION})"
            )),
            Some(_) => serde_json::from_slice(bytes).map_err(|error| format!("it is damaged ({error})")),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn workspace() -> Workspace {
        let kept = |name: &str, bytes: &[u8]| Kept {
            name: name.to_owned(),
            path: Some(PathBuf::from("/a").join(name)),
            sha256: "0".repeat(64),
            content: Content::of(bytes),
        };
        let articles = vec![kept("one.txt", "Fog, é".as_bytes()), kept("two.pdf", b"\xff\xfe\x00")];
        Workspace::new(articles, Review::default(), Looks::default())
    }

    #[test]
    fn a_workspace_survives_a_round_trip_whatever_the_bytes() {
        let before = workspace();
        let after = Workspace::parse(&before.to_bytes()).expect("it reads back");
        assert_eq!(after, before);
        assert_eq!(&*after.articles[0].content.bytes().expect("text"), "Fog, é".as_bytes());
        assert_eq!(&*after.articles[1].content.bytes().expect("bytes"), b"\xff\xfe\x00");
    }

    #[test]
    fn other_files_and_newer_formats_are_refused_in_words() {
        let check = |text: &str, words: &str| {
            let said = Workspace::parse(text.as_bytes()).expect_err("it is refused");
            assert!(said.contains(words), "{said}");
        };
        check("", "no Parallax workspace");
        check("{\"format\":\"parallax.comparison/1\"}", "no Parallax workspace");
        check("{\"format\":\"parallax.workspace/2\",\"articles\":[]}", "newer");
        check("{\"format\":\"parallax.workspace/1\"}", "damaged");
        let cut = workspace().to_bytes();
        for end in [1, 10, cut.len() / 2, cut.len() - 3] {
            assert!(Workspace::parse(&cut[..end]).is_err());
        }
    }
}
