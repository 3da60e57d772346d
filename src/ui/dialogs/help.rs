//! The list of keys.

use egui::{Ui, vec2};

use super::super::theme::{Palette, Type};
use super::super::widgets::{head, label};
use super::Page;

/// A group of keys and what they do.
type Group = (&'static str, &'static [(&'static str, &'static str)]);

/// Keys and what they do, in two columns of groups.
const KEYS: [&[Group]; 2] = [
    &[
        (
            "Findings",
            &[
                ("↓ or j", "next finding"),
                ("↑ or k", "previous finding"),
                ("c", "confirm"),
                ("r", "reject"),
                ("u", "unsure"),
                ("m", "note"),
                ("y", "copy as a citation"),
                ("Esc", "select nothing"),
            ],
        ),
        (
            "Views",
            &[
                ("1 to 6", "Overview, Read, Synopsis, Names, Framing, Timeline"),
                ("l", "link or free the columns"),
                ("Ctrl B", "show or hide the list"),
                ("Page Up, Page Down, Home, End", "scroll"),
                ("Ctrl\u{a0}+, Ctrl\u{a0}−, Ctrl\u{a0}0", "larger, smaller, usual size"),
            ],
        ),
    ],
    &[
        (
            "Names",
            &[
                ("n", "next mention, in any article"),
                ("p", "previous mention"),
                ("Shift n, Shift p", "the same within the article"),
            ],
        ),
        (
            "Doing",
            &[
                ("Ctrl O", "open files"),
                ("Ctrl V", "paste an article"),
                ("Ctrl S", "save the session"),
                ("Ctrl Z, Ctrl Shift Z", "undo, redo"),
                ("Ctrl F", "search; Enter and Shift Enter go on"),
                ("Ctrl C", "copy the selected text"),
                ("t", "take the selected text as a passage"),
                ("Ctrl E", "export a report"),
                ("F1 or ?", "these keys"),
            ],
        ),
    ],
];

/// Draws the list.
pub fn help_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    let room = ui.ctx().content_rect();
    let beside = room.width() > 860.0;
    ui.set_width(if beside { 720.0 } else { 380.0 });
    label(ui, "Keys", Type::Card, palette.text);
    egui::ScrollArea::vertical()
        .max_height(room.height() - 160.0)
        .show(ui, |ui| {
            if beside {
                ui.horizontal_top(|ui| {
                    for groups in KEYS {
                        ui.vertical(|ui| {
                            ui.set_width(346.0);
                            groups_ui(ui, groups);
                        });
                    }
                });
            } else {
                for groups in KEYS {
                    groups_ui(ui, groups);
                }
            }
        });
    if ui.button("Close").clicked() {
        page.close();
    }
}

fn groups_ui(ui: &mut Ui, groups: &[Group]) {
    let palette = Palette::of(ui);
    for (name, keys) in groups {
        ui.add_space(4.0);
        head(ui, name);
        for (key, does) in *keys {
            ui.horizontal_top(|ui| {
                ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
                ui.scope(|ui| {
                    ui.set_width(138.0);
                    label(ui, key, Type::ToolStrong, palette.text);
                });
                label(ui, does, Type::Tool, palette.text);
            });
        }
    }
}
