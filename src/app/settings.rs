//! What the window remembers from one start to the next.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::report::Parts;

use super::{State, ThemeChoice};

/// Most files that the recent list keeps.
const RECENT_MOST: usize = 12;

/// Settings of the window. Unknown fields are ignored and missing ones take their defaults, so that files of
/// other versions still open.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Settings {
    /// Light or dark.
    pub theme: ThemeChoice,
    /// Size of everything.
    pub zoom: f32,
    /// Whether columns scroll together.
    pub linked: bool,
    /// Whether the list on the left is shown.
    pub list: bool,
    /// Whose decisions are made here; empty if no name is set.
    pub reviewer: String,
    /// What goes into reports.
    pub parts: Parts,
    /// Files opened before, the latest first.
    pub recent: Vec<PathBuf>,
}

impl Default for Settings {
    fn default() -> Self {
        Self::of(&State::default())
    }
}

impl Settings {
    /// The part of a state that is remembered.
    #[must_use]
    pub fn of(state: &State) -> Self {
        Self {
            theme: state.theme,
            zoom: state.zoom,
            linked: state.linked,
            list: state.list_shown,
            reviewer: state.reviewer.clone(),
            parts: state.parts,
            recent: state.recent.clone(),
        }
    }

    /// Reads settings; text that is none gives the defaults.
    #[must_use]
    pub fn parse(text: &str) -> Self {
        serde_json::from_str(text).unwrap_or_default()
    }

    /// The settings as text.
    #[must_use]
    pub fn to_text(&self) -> String {
        serde_json::to_string_pretty(self).unwrap_or_default()
    }

    /// Gives a state what was remembered.
    pub fn restore(self, state: &mut State) {
        state.theme = self.theme;
        state.zoom = if self.zoom.is_finite() {
            self.zoom.clamp(0.7, 2.0)
        } else {
            1.0
        };
        state.linked = self.linked;
        state.list_shown = self.list;
        state.reviewer = self.reviewer;
        state.parts = self.parts;
        state.recent = self.recent;
        state.recent.truncate(RECENT_MOST);
    }

    /// Puts files at the head of a recent list, each once.
    pub fn remember(recent: &mut Vec<PathBuf>, paths: &[PathBuf]) {
        for path in paths.iter().rev() {
            recent.retain(|known| known != path);
            recent.insert(0, path.clone());
        }
        recent.truncate(RECENT_MOST);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn settings_survive_a_round_trip_and_foreign_text() {
        let settings = Settings {
            theme: ThemeChoice::Dark,
            zoom: 1.25,
            linked: false,
            list: false,
            reviewer: "R. Ames".to_owned(),
            parts: Parts {
                names: false,
                ..Parts::default()
            },
            recent: vec![PathBuf::from("a.txt")],
        };
        assert_eq!(Settings::parse(&settings.to_text()), settings);
        assert_eq!(
            Settings::parse("{\"theme\":\"light\",\"new\":1}").theme,
            ThemeChoice::Light
        );
        assert_eq!(Settings::parse("\u{0}"), Settings::default());
    }

    #[test]
    fn the_latest_file_comes_first_and_once() {
        let mut recent = vec![PathBuf::from("a"), PathBuf::from("b")];
        Settings::remember(&mut recent, &[PathBuf::from("b"), PathBuf::from("c")]);
        assert_eq!(recent, ["b", "c", "a"].map(PathBuf::from));
    }
}
