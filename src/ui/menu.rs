//! The menu: theme, columns, files, size, session, reviewer.

use egui::accesskit::Role;
use egui::{Button, CornerRadius, Popup, Sense, Stroke, StrokeKind, Ui, WidgetInfo, vec2};

use crate::app::story::letter;
use crate::app::{Command, Dialog, State, Step, ThemeChoice, counted};

use super::theme::{Palette, size};
use super::widgets::{focus_ring, head};

/// What is known of the files: what was left out, versions of one article, files that have moved.
fn files_menu_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let articles = &state.story.comparison.articles;
    if articles.is_empty() {
        return;
    }
    ui.separator();
    head(ui, "Files");
    let mut entry = |ui: &mut Ui, name: String, dialog: Dialog| {
        if ui.add(Button::new(name).frame(false)).clicked() {
            commands.push(Command::Dialog(Some(dialog)));
        }
    };
    ui.menu_button("What was left out", |ui| {
        for (id, read) in articles.enumerated() {
            let left = counted(read.article.left_out.len(), "block");
            let name = format!("{}  {}: {left}", letter(id), state.story.outlet(id));
            entry(ui, name, Dialog::Audit(id));
        }
    });
    for copy in &state.story.comparison.copies {
        let (of, name) = (letter(copy.of), letter(copy.article));
        let name = format!("Versions {of} and {name} ({} % the same)…", copy.share);
        entry(ui, name, Dialog::Versions(copy.of, copy.article));
    }
    for (id, read) in articles.enumerated() {
        let name = read.article.source.path.display().to_string();
        if state.astray.contains(&name) {
            entry(
                ui,
                format!("Find the file of {} again…", letter(id)),
                Dialog::Locate(id),
            );
        }
    }
    if !state.stories.is_empty() {
        entry(ui, "Stories of the folder…".to_owned(), Dialog::Stories);
    }
}

/// Which articles have a column.
fn columns_menu_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let articles = &state.story.comparison.articles;
    if articles.len() < 2 {
        return;
    }
    ui.separator();
    head(ui, "Columns");
    for article in articles.ids() {
        let mut shown = state.order.contains(&article);
        let name = format!("{}  {}", letter(article), state.story.outlet(article));
        if ui.checkbox(&mut shown, name).clicked() {
            commands.push(if shown {
                Command::Unhide(article)
            } else {
                Command::Hide(article)
            });
        }
    }
}

/// Draws the button with the menu.
pub fn menu_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(30.0, 28.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, "Menu"));
    let visuals = ui.style().interact(&response);
    let round = CornerRadius::same(size::ROUND);
    ui.painter()
        .rect(rect, round, visuals.weak_bg_fill, visuals.bg_stroke, StrokeKind::Inside);
    for dy in [-4.0, 0.0, 4.0] {
        let y = rect.center().y + dy;
        let x = rect.center().x;
        ui.painter().hline(x - 6.0..=x + 6.0, y, Stroke::new(1.4, palette.text));
    }
    focus_ring(ui, &response);
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(250.0);
        // A row is lower than a button elsewhere, so that the menu fits a low screen.
        ui.spacing_mut().interact_size.y = 20.0;
        ui.spacing_mut().item_spacing.y = 2.0;
        ui.spacing_mut().button_padding.y = 2.0;
        head(ui, "Theme");
        for (name, theme) in [
            ("As the desktop", ThemeChoice::System),
            ("Light", ThemeChoice::Light),
            ("Dark", ThemeChoice::Dark),
        ] {
            if ui.radio(state.theme == theme, name).clicked() {
                commands.push(Command::SetTheme(theme));
            }
        }
        ui.separator();
        let mut linked = state.linked;
        if ui.checkbox(&mut linked, "Scroll the columns together").clicked() {
            commands.push(Command::ToggleLinked);
        }
        let mut list = state.list_shown;
        if ui.checkbox(&mut list, "List beside the columns").clicked() {
            commands.push(Command::ToggleList);
        }
        let mut teaching = state.teaching;
        if ui
            .checkbox(&mut teaching, "Keep the findings back (teaching)")
            .clicked()
        {
            commands.push(Command::ToggleTeaching);
        }
        columns_menu_ui(ui, state, commands);
        files_menu_ui(ui, state, commands);
        ui.separator();
        let mut entry = |ui: &mut Ui, name: &str, key: &str, command: Command| {
            if ui.add(Button::new(name).frame(false).shortcut_text(key)).clicked() {
                commands.push(command);
            }
        };
        entry(ui, "Larger", "Ctrl +", Command::Zoom(Some(Step::Next)));
        entry(ui, "Smaller", "Ctrl −", Command::Zoom(Some(Step::Previous)));
        let size = format!("Usual size ({} %)", (state.zoom * 100.0).round());
        entry(ui, &size, "Ctrl 0", Command::Zoom(None));
        ui.separator();
        let open = !state.story.is_empty();
        ui.add_enabled_ui(open, |ui| {
            entry(ui, "Save the session", "Ctrl+S", Command::Save);
            entry(
                ui,
                "Save the session as…",
                "",
                Command::Dialog(Some(Dialog::SaveWorkspace)),
            );
            entry(ui, "Read the files again", "", Command::Reread);
            entry(ui, "Undo", "Ctrl+Z", Command::Undo);
            entry(ui, "Redo", "Ctrl+Shift+Z", Command::Redo);
        });
        let name = if state.reviewer.is_empty() {
            "Reviewer's name…".to_owned()
        } else {
            format!("Reviewer: {}…", state.reviewer)
        };
        entry(ui, &name, "", Command::Dialog(Some(Dialog::Reviewer)));
        ui.separator();
        entry(ui, "Keys", "F1", Command::Dialog(Some(Dialog::Help)));
        entry(ui, "Leave", "Ctrl+Q", Command::Quit);
    });
}
