//! What the foot of the window says: messages, the status line; and the paths that dialogs suggest.

use std::path::PathBuf;

use crate::storage;

use super::{Dialog, State};

/// A message at the foot of the window that stays until it is dismissed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// Tells messages apart.
    pub id: u64,
    /// What it says.
    pub text: String,
    /// Whether something went wrong.
    pub bad: bool,
    /// Whether it is about the comparison on screen, and goes with it.
    pub notice: bool,
    /// What can be done about it: the words of a link and the dialog that it opens.
    pub way: Option<(String, Dialog)>,
}

impl State {
    /// Puts a message at the foot of the window.
    pub fn say(&mut self, text: impl Into<String>, bad: bool) {
        self.put(text.into(), bad, false, None);
    }

    /// Puts a message about the comparison on screen at the foot of the window.
    pub fn note(&mut self, text: impl Into<String>) {
        self.put(text.into(), false, true, None);
    }

    /// The same with a way to do something about it.
    pub fn note_with(&mut self, text: impl Into<String>, way: (String, Dialog)) {
        self.put(text.into(), false, true, Some(way));
    }

    fn put(&mut self, text: String, bad: bool, notice: bool, way: Option<(String, Dialog)>) {
        self.messages.retain(|message| message.text != text);
        self.messages.push(Message {
            id: self.next_message,
            text,
            bad,
            notice,
            way,
        });
        self.next_message += 1;
        let surplus = self.messages.len().saturating_sub(6);
        self.messages.drain(..surplus);
    }

    /// Where a report would be written if nobody says otherwise: beside the first article.
    #[must_use]
    pub fn suggested_report(&self) -> PathBuf {
        self.beside(&format!("parallax-report.{}", self.format.extension()))
    }

    /// A file of this name beside the first article that has a folder, else where the user keeps documents.
    fn beside(&self, name: &str) -> PathBuf {
        let folder = self.story.comparison.articles.iter().find_map(|article| {
            let folder = article.article.source.path.parent()?;
            (!folder.as_os_str().is_empty() && storage::is_folder(folder)).then(|| folder.to_path_buf())
        });
        let path = folder.or_else(storage::documents).unwrap_or_default().join(name);
        std::path::absolute(&path).unwrap_or(path)
    }

    /// Where the session would be saved if nobody says otherwise: where it was, else beside the first article.
    #[must_use]
    pub fn suggested_workspace(&self) -> PathBuf {
        if let Some(path) = &self.workspace {
            return path.clone();
        }
        self.beside("comparison.parallax")
    }

    /// The line at the foot: what is open and how much was found.
    #[must_use]
    pub fn status(&self) -> String {
        let story = &self.story;
        let (articles, findings) = (story.comparison.articles.len(), story.comparison.findings.len());
        let listed = self.listing.len();
        let name = self
            .workspace
            .as_ref()
            .and_then(|path| path.file_stem())
            .map(|name| format!("{} · ", name.to_string_lossy()));
        let name = name.unwrap_or_default();
        let counts = self.decisions.counts();
        let mut reviewed = Vec::new();
        for (count, word) in [
            (counts.confirmed, "confirmed"),
            (counts.rejected, "rejected"),
            (counts.unsure, "unsure"),
        ] {
            if count > 0 {
                reviewed.push(format!("{count} {word}"));
            }
        }
        let reviewed = if reviewed.is_empty() {
            String::new()
        } else {
            format!(": {}", reviewed.join(", "))
        };
        match articles {
            0 => "Nothing is open".to_owned(),
            1 => format!("{name}1 article · open another to compare"),
            _ => {
                let away = articles - self.order.len();
                let away = if away > 0 {
                    format!(" ({away} hidden)")
                } else {
                    String::new()
                };
                format!(
                    "{name}{articles} articles{away} · {}{reviewed}",
                    shown(listed, findings)
                )
            }
        }
    }
}

/// A number with its noun: "1 finding", "3 findings".
#[must_use]
pub fn counted(number: usize, noun: &str) -> String {
    let ending = if number == 1 { "" } else { "s" };
    format!("{number} {noun}{ending}")
}

/// "3 findings", or "28 of 115 findings shown" where some are not listed.
fn shown(listed: usize, all: usize) -> String {
    if listed == all {
        counted(all, "finding")
    } else {
        format!("{listed} of {} shown", counted(all, "finding"))
    }
}
