//! What stands above the window until it is answered: a path to open, the report to write, the keys.

use std::path::PathBuf;

use egui::{Button, Id, Key, Modal, TextEdit, Ui, vec2};

use crate::app::{Command, Dialog, ReportFormat, State};

use super::theme::{Palette, Type};
use super::widgets::{head, label};

/// What has been typed into dialogs.
#[derive(Debug, Default)]
pub struct Dialogs {
    /// The path to open.
    open: String,
    /// The path of the report.
    report: String,
    /// The dialog that was up in the last frame.
    before: Option<Dialog>,
}

impl Dialogs {
    /// A place for the report that the desktop's dialog brought.
    pub fn set_report(&mut self, path: &std::path::Path) {
        self.report = path.display().to_string();
    }

    /// Draws the dialog that is up.
    pub fn show_ui(&mut self, ui: &Ui, state: &State) -> Vec<Command> {
        let fresh = self.before != state.dialog;
        self.before = state.dialog;
        let Some(dialog) = state.dialog else {
            return Vec::new();
        };
        if fresh && dialog == Dialog::Export {
            self.report = state.suggested_report().display().to_string();
        }
        let palette = Palette::of(ui);
        let mut commands = Vec::new();
        let modal = Modal::new(Id::unique("dialog")).backdrop_color(palette.veil());
        let response = modal.show(ui.ctx(), |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 8.0);
            match dialog {
                Dialog::OpenPath => self.open_ui(ui, fresh, &mut commands),
                Dialog::Export => self.export_ui(ui, state, fresh, &mut commands),
                Dialog::Help => help_ui(ui, &mut commands),
            }
        });
        if response.should_close() {
            commands.push(Command::Dialog(None));
        }
        commands
    }

    fn open_ui(&mut self, ui: &mut Ui, fresh: bool, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        ui.set_width(460.0);
        label(ui, "Open a file", Type::Card, palette.text);
        let words = "Plain text, Markdown or a saved web page. Several paths may stand on lines of their own.";
        label(ui, words, Type::Small, palette.muted);
        let edit = TextEdit::multiline(&mut self.open)
            .desired_rows(2)
            .desired_width(f32::INFINITY)
            .hint_text("/home/me/articles/one.txt");
        let edit = ui.add(edit).accessible_name("Path of the file");
        if fresh {
            edit.request_focus();
        }
        let paths = paths(&self.open);
        ui.horizontal(|ui| {
            let open = ui.add_enabled(!paths.is_empty(), Button::new("Open"));
            let enter = ui.input(|input| input.modifiers.command && input.key_pressed(Key::Enter));
            if open.clicked() || enter && !paths.is_empty() {
                commands.push(Command::OpenFiles { paths, replace: false });
                commands.push(Command::Dialog(None));
                self.open.clear();
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::Dialog(None));
            }
        });
    }

    fn export_ui(&mut self, ui: &mut Ui, state: &State, fresh: bool, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        ui.set_width(460.0);
        label(ui, "Export the report", Type::Card, palette.text);
        ui.horizontal(|ui| {
            for format in ReportFormat::ALL {
                if ui.radio(state.format == format, format.label()).clicked() {
                    commands.push(Command::SetFormat(format));
                    let path = PathBuf::from(&self.report).with_extension(format.extension());
                    self.report = path.display().to_string();
                }
            }
        });
        label(ui, about(state.format), Type::Small, palette.muted);
        let edit = TextEdit::singleline(&mut self.report).desired_width(f32::INFINITY);
        let edit = ui.add(edit).accessible_name("Path of the report");
        if fresh {
            edit.request_focus();
        }
        if edit.changed()
            && let Some(format) = ReportFormat::of_extension(&PathBuf::from(&self.report))
        {
            commands.push(Command::SetFormat(format));
        }
        let enter = edit.lost_focus() && ui.input(|input| input.key_pressed(Key::Enter));
        let path = self.report.trim();
        ui.horizontal(|ui| {
            let write = ui.add_enabled(!path.is_empty(), Button::new("Write report"));
            if write.clicked() || enter && !path.is_empty() {
                commands.push(Command::Export(PathBuf::from(path)));
                commands.push(Command::Dialog(None));
            }
            if ui.button("Choose a place…").clicked() {
                commands.push(Command::SaveDialog(PathBuf::from(path)));
            }
            if ui.button("Cancel").clicked() {
                commands.push(Command::Dialog(None));
            }
        });
    }
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

fn about(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Html => "One self-contained page that opens in any browser and prints well.",
        ReportFormat::Markdown => "Plain text with headings and quotations.",
        ReportFormat::Json => "Every fact with its place in the text, for other programs.",
    }
}

/// Keys and what they do, in groups.
const KEYS: [(&str, &[(&str, &str)]); 4] = [
    (
        "Findings",
        &[
            ("↓ or j", "next finding"),
            ("↑ or k", "previous finding"),
            ("Esc", "select nothing"),
        ],
    ),
    (
        "Names",
        &[
            ("n", "next mention, in any article"),
            ("p", "previous mention"),
            ("Shift n, Shift p", "the same within the article"),
        ],
    ),
    (
        "Views",
        &[
            ("1 2 3", "Overview, Read, Names"),
            ("l", "link or free the columns"),
            ("Page Up, Page Down, Home, End", "scroll"),
            ("Ctrl + and Ctrl −", "larger, smaller"),
            ("Ctrl 0", "usual size"),
        ],
    ),
    (
        "Doing",
        &[
            ("Ctrl O", "open files"),
            ("Ctrl V", "paste an article"),
            ("Ctrl F", "search; Enter and Shift Enter go on"),
            ("Ctrl C", "copy the selected text"),
            ("Ctrl E", "export a report"),
            ("F1 or ?", "these keys"),
        ],
    ),
];

fn help_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    ui.set_width(430.0);
    label(ui, "Keys", Type::Card, palette.text);
    for (group, keys) in KEYS {
        ui.add_space(2.0);
        head(ui, group);
        egui::Grid::new(group)
            .num_columns(2)
            .spacing(vec2(20.0, 3.0))
            .min_col_width(160.0)
            .show(ui, |ui| {
                for (key, does) in keys {
                    label(ui, key, Type::ToolStrong, palette.text);
                    label(ui, does, Type::Tool, palette.text);
                    ui.end_row();
                }
            });
    }
    ui.add_space(2.0);
    if ui.button("Close").clicked() {
        commands.push(Command::Dialog(None));
    }
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
