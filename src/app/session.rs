//! Sessions: opened from a workspace, saved by command and by themselves, looked after when files have moved.

use std::path::{Path, PathBuf};

use sha2::{Digest as _, Sha256};

use crate::storage;
use crate::text::Idx as _;

use super::opened::Opened;
use super::tasks::Outcome;
use super::workspace::{Kept, Looks, Workspace};
use super::{Command, Desk, Settings};

impl Desk {
    /// Opens the session that was open last; false if there is none.
    pub(super) fn open_last_session(&mut self) -> bool {
        let Some(path) = storage::session_path() else {
            return false;
        };
        let Ok(bytes) = storage::read_workspace(&path) else {
            return false;
        };
        match Workspace::parse(&bytes) {
            Ok(workspace) if workspace.articles.is_empty() => false,
            Ok(workspace) => {
                let name = workspace.saved_as.clone();
                self.show_workspace(&workspace, name);
                true
            }
            Err(reason) => {
                let words = format!("The last session could not be opened: {reason}");
                self.apply(Command::Say(words));
                false
            }
        }
    }

    /// Opens a workspace instead of what is open.
    pub(super) fn open_workspace(&mut self, path: &Path) {
        let read = storage::read_workspace(path).map_err(|error| error.to_string());
        let parsed =
            read.and_then(|bytes| Workspace::parse(&bytes).map_err(|reason| format!("{}: {reason}", path.display())));
        match parsed {
            Ok(workspace) => self.show_workspace(&workspace, Some(path.to_path_buf())),
            Err(reason) => self.state.say(reason, true),
        }
    }

    fn show_workspace(&mut self, workspace: &Workspace, name: Option<PathBuf>) {
        self.start_session();
        self.state.review = workspace.review.clone();
        self.state.workspace = name;
        self.looks = Some(workspace.view.clone());
        let mut opened = Vec::new();
        for kept in &workspace.articles {
            match Opened::from_kept(kept) {
                Some(article) => opened.push(article),
                None => self
                    .state
                    .say(format!("{}: its text in the workspace is damaged", kept.name), true),
            }
        }
        self.look_after(&workspace.articles);
        self.analyse(opened);
    }

    /// Says which files have moved or changed since they were compared; looked up beside the window.
    fn look_after(&self, articles: &[Kept]) {
        let files: Vec<(PathBuf, String, String)> = articles
            .iter()
            .filter_map(|kept| Some((kept.path.clone()?, kept.sha256.clone(), kept.name.clone())))
            .collect();
        if files.is_empty() {
            return;
        }
        self.tasks.run_quietly("files of the session", move || {
            let mut moved = Vec::new();
            let mut changed = Vec::new();
            let mut astray = Vec::new();
            for (path, sha256, opened) in files {
                let name = path.display().to_string();
                match storage::read(&path) {
                    Ok(bytes) if hash(&bytes) == sha256 => {}
                    Ok(_) => {
                        changed.push(name);
                        astray.push(opened);
                    }
                    Err(_) => {
                        moved.push(name);
                        astray.push(opened);
                    }
                }
            }
            let mut words = Vec::new();
            if !moved.is_empty() {
                words.push(format!(
                    "No longer where it was: {}. The workspace keeps the text that was compared; the menu can find the file again.",
                    moved.join(", ")
                ));
            }
            if !changed.is_empty() {
                words.push(format!(
                    "Changed on the disk since it was compared: {}. The workspace keeps the text that was compared; to compare the new one, choose Read the files again in the menu.",
                    changed.join(", ")
                ));
            }
            (!words.is_empty()).then(|| Outcome::Astray(astray, words.join(" ")))
        });
    }

    /// Saves the session under a name and from then on keeps that file up to date.
    pub(super) fn save_workspace(&mut self, path: PathBuf) {
        let path = if super::opened::is_workspace(&path) {
            path
        } else {
            let mut name = path.into_os_string();
            name.push(".parallax");
            PathBuf::from(name)
        };
        Settings::remember(&mut self.state.recent, std::slice::from_ref(&path));
        self.state.workspace = Some(path.clone());
        let workspace = self.workspace();
        let shown = std::path::absolute(&path).unwrap_or_else(|_| path.clone());
        self.tasks.run("workspace", move || {
            match storage::save_session(&path, &workspace.to_bytes()) {
                Ok(()) => Outcome::Saved(shown),
                Err(error) => Outcome::Written(Err(format!("The session was not saved. {error}"))),
            }
        });
        self.autosave();
    }

    /// Hands the session to the saving thread.
    pub(super) fn save_session(&mut self) {
        let Some(saver) = &self.saver else {
            return;
        };
        let mut workspace = self.workspace();
        if let Some(named) = self.state.workspace.clone() {
            let copy = workspace.clone();
            saver.save(named, Box::new(move || copy.to_bytes()), None);
        }
        if let Some(path) = storage::session_path() {
            workspace.saved_as = self
                .state
                .workspace
                .as_ref()
                .map(|path| std::path::absolute(path).unwrap_or_else(|_| path.clone()));
            saver.save(path, Box::new(move || workspace.to_bytes()), None);
        }
    }

    fn workspace(&self) -> Workspace {
        let articles = &self.state.story.comparison.articles;
        let kept = self.opened.iter().enumerate().filter_map(|(at, opened)| {
            let article = articles.get(crate::text::ArticleId::from_usize(at))?;
            Some(opened.kept(&article.article.source.sha256))
        });
        Workspace::new(kept.collect(), self.state.review.clone(), Looks::of(&self.state))
    }
}

fn hash(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    Sha256::digest(bytes).iter().fold(String::new(), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}
