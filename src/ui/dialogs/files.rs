//! Paths: files to open, the file of the session.

use std::path::PathBuf;

use egui::{TextEdit, Ui};

use crate::app::Command;
use crate::app::story::letter;
use crate::text::ArticleId;

use super::super::theme::{Palette, Type};
use super::super::widgets::{label, primary_button};
use super::{Page, control_enter, line_ui};

/// Paths to open, one a line.
pub fn open_ui(ui: &mut Ui, typed: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(460.0);
    label(ui, "Open a file", Type::Card, palette.text);
    let words = "An article or a workspace. Several paths may stand on lines of their own; Ctrl+Enter opens them.";
    label(ui, words, Type::Small, palette.muted);
    let enter = control_enter(ui);
    let edit = TextEdit::multiline(typed)
        .desired_rows(2)
        .desired_width(f32::INFINITY)
        .hint_text("/home/me/articles/one.txt");
    let edit = ui.add(edit).accessible_name("Path of the file");
    if page.fresh {
        edit.request_focus();
    }
    let paths = paths(typed);
    ui.horizontal(|ui| {
        let open = primary_button(ui, !paths.is_empty(), "Open", "");
        if open.clicked() || enter && !paths.is_empty() {
            typed.clear();
            page.done(Command::OpenFiles { paths, replace: false });
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}

/// Where the session is saved.
pub fn save_ui(ui: &mut Ui, place: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(460.0);
    label(ui, "Save the session", Type::Card, palette.text);
    let words = "One file with the articles, your decisions and notes. It opens on another machine, and is kept up to date from now on.";
    label(ui, words, Type::Small, palette.muted);
    let enter = line_ui(ui, place, "Path of the session", page.fresh);
    let path = PathBuf::from(place.trim());
    let named = !place.trim().is_empty();
    ui.horizontal(|ui| {
        if primary_button(ui, named, "Save", "").clicked() || enter && named {
            page.done(Command::SaveWorkspace(path.clone()));
        }
        if ui.button("Choose a place…").clicked() {
            page.commands.push(Command::SaveWorkspaceDialog(path.clone()));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}

/// Where the file of an article is now.
pub fn locate_ui(ui: &mut Ui, article: ArticleId, place: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(460.0);
    let title = format!("Where is the file of {}?", letter(article));
    label(ui, &title, Type::Card, palette.text);
    let words = "It is read again from there. Decisions stay where its words have stayed the same.";
    label(ui, words, Type::Small, palette.muted);
    let enter = line_ui(ui, place, "New path of the file", page.fresh);
    let named = !place.trim().is_empty();
    ui.horizontal(|ui| {
        if primary_button(ui, named, "Read it there", "").clicked() || enter && named {
            page.done(Command::Locate(article, PathBuf::from(place.trim())));
        }
        if ui.button("Choose the file…").clicked() {
            page.commands.push(Command::LocateDialog);
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}

/// One path a line; quotation marks around a path, as file managers copy them, are taken off.
fn paths(typed: &str) -> Vec<PathBuf> {
    typed
        .lines()
        .map(|line| line.trim().trim_matches(['"', '\'']))
        .map(|line| line.strip_prefix("file://").unwrap_or(line))
        .filter(|line| !line.is_empty())
        .map(PathBuf::from)
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_stand_on_lines_and_may_be_quoted() {
        let typed = "  /a/one.txt \n\n\"/b/two words.txt\"\nfile:///c/three.md\n";
        assert_eq!(
            paths(typed),
            ["/a/one.txt", "/b/two words.txt", "/c/three.md"].map(PathBuf::from)
        );
    }
}
