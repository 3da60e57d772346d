//! What is opened: files, texts, and stories out of many files.

use std::path::PathBuf;

use crate::model::Config;
use crate::storage;
use crate::worker::{MANY, Refused, Request, StoryFiles};

use super::opened::{Opened, sample};
use super::{Desk, Dialog, Settings, Work, counted};

impl Desk {
    pub(super) fn open_files(&mut self, mut paths: Vec<PathBuf>, replace: bool) {
        Settings::remember(&mut self.state.recent, &paths);
        self.keep_settings();
        if let Some(at) = paths.iter().position(|path| super::opened::is_workspace(path)) {
            let workspace = paths.remove(at);
            if !paths.is_empty() {
                self.state
                    .say("A workspace opens alone. Add the other files afterwards.", false);
            }
            self.open_workspace(&workspace);
            return;
        }
        if paths.len() > MANY || paths.iter().any(|path| storage::is_folder(path)) {
            self.group(paths);
            return;
        }
        let mut opened = if replace { Vec::new() } else { self.open_now() };
        if opened.is_empty() {
            self.start_session();
        }
        for path in paths {
            let file = Opened::file(path);
            if opened.iter().any(|known| known.name == file.name) {
                self.state.say(format!("{} is open already", file.name), false);
            } else {
                opened.push(file);
            }
        }
        self.analyse(opened);
    }

    /// Groups many files into stories; what is open stays until one is chosen.
    fn group(&mut self, paths: Vec<PathBuf>) {
        if self.state.work.is_some() {
            self.give_up();
        }
        self.grouping = true;
        self.state.work = Some(Work {
            stage: "Reading files".to_owned(),
            done: 0,
            total: 1,
        });
        self.worker.request(Request::Group {
            paths,
            config: Config::default(),
        });
    }

    pub(super) fn take_stories(&mut self, mut stories: Vec<StoryFiles>, refused: &[Refused]) {
        // An archive among files to compare may turn out to hold stories; what was open stays meanwhile.
        self.give_up();
        if let [first, ..] = refused {
            let more = match refused.len() - 1 {
                0 => String::new(),
                more => format!(" ({} more could not be read)", counted(more, "file")),
            };
            self.state.say(format!("{}: {}{more}", first.name, first.reason), true);
        }
        // The story that most articles tell comes first.
        stories.sort_by_key(|story| std::cmp::Reverse(story.articles.len()));
        match stories.as_slice() {
            [] => self.state.say("No article was found there", true),
            [one] if one.articles.len() <= MANY => {
                self.state.stories = stories;
                self.open_story(0);
            }
            _ => {
                self.state.stories = stories;
                self.state.dialog = Some(Dialog::Stories);
            }
        }
    }

    pub(super) fn open_story(&mut self, at: usize) {
        let Some(story) = self.state.stories.get(at) else {
            return;
        };
        let all = story.articles.len();
        let folded = story.folded(self.state.unfolded);
        let told: Vec<&str> = folded.iter().filter_map(|article| article.copy.as_deref()).collect();
        let told = match told.as_slice() {
            [] => None,
            [one] => Some(format!("A copy was left out: {one}")),
            [one, ..] => Some(format!("{} copies were left out: {one} …", told.len())),
        };
        let articles: Vec<Opened> = story
            .articles
            .iter()
            .filter(|article| !folded.contains(article))
            .map(|article| Opened::of_read(&article.source))
            .collect();
        debug_assert_eq!(articles.len() + folded.len(), all, "an article is opened or folded");
        self.start_session();
        if let Some(told) = told {
            let how = "“Stories of the folder…” in the menu opens copies too.";
            self.state.say(format!("{told} {how}"), false);
        }
        self.analyse(articles);
    }

    pub(super) fn open_text(&mut self, text: String) {
        if text.trim().is_empty() {
            self.state.say("The clipboard holds no text", true);
            return;
        }
        let mut opened = self.open_now();
        if opened.is_empty() {
            self.start_session();
        }
        let name = loop {
            self.pasted += 1;
            let name = format!("Pasted text {}", self.pasted);
            if opened.iter().all(|known| known.name != name) {
                break name;
            }
        };
        opened.push(Opened::text(name, text.into_bytes().into()));
        self.analyse(opened);
    }

    /// What is open and belongs to the reader; the sample story makes room for it.
    fn open_now(&self) -> Vec<Opened> {
        if self.opened == sample() {
            Vec::new()
        } else {
            self.opened.clone()
        }
    }
}
