//! The bar at the top: open, views, kinds of finding, search, export, menu.

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    Align, Button, CornerRadius, Key, Layout, Popup, Rect, Response, Sense, Stroke, StrokeKind, TextEdit, Ui,
    WidgetInfo, pos2, vec2,
};

use crate::app::{Command, Dialog, Selection, State, Step, View, counted};
use crate::model::Kind;

use super::menu::menu_ui;
use super::signs::glyph;
use super::theme::{Palette, Type, size};
use super::widgets::{focus_ring, head, kind_name, label, row, text};

/// Id of the search field, so that a key can bring the cursor to it.
pub const SEARCH_FIELD: &str = "search field";

/// Draws the bar.
pub fn top_bar_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let mut commands = Vec::new();
    let palette = Palette::of(ui);
    let narrow = ui.available_width() < 1120.0;
    let tiny = ui.available_width() < 980.0;
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        if !narrow {
            label(ui, "Parallax", Type::ToolStrong, palette.text);
        }
        open_ui(ui, state, &mut commands);
        views_ui(ui, state, &mut commands);
        // Where the bar is too narrow, the kinds are in the list's filter.
        if !state.story.is_empty() && !tiny {
            chips_ui(ui, state, narrow, &mut commands);
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.spacing_mut().item_spacing.x = 10.0;
            ui.add_space(2.0);
            menu_ui(ui, state, &mut commands);
            if ui.add_enabled(!state.story.is_empty(), Button::new("Export")).clicked() {
                commands.push(Command::Dialog(Some(Dialog::Export)));
            }
            search_ui(ui, state, &mut commands);
        });
    });
    commands
}

fn open_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let response = ui.button("Open…");
    Popup::menu(&response).show(|ui| {
        ui.set_min_width(210.0);
        let mut entry = |ui: &mut Ui, name: &str, key: &str, command: Command| {
            if ui.add(Button::new(name).frame(false).shortcut_text(key)).clicked() {
                commands.push(command);
            }
        };
        entry(ui, "Choose files…", "Ctrl+O", Command::OpenDialog);
        entry(ui, "Type a path…", "", Command::Dialog(Some(Dialog::OpenPath)));
        entry(ui, "Paste an article", "Ctrl+V", Command::Paste);
        entry(
            ui,
            "Write or paste into a field…",
            "",
            Command::Dialog(Some(Dialog::PasteText)),
        );
        entry(ui, "The sample story", "", Command::OpenSample);
        if !state.order.is_empty() {
            entry(ui, "Close all", "", Command::CloseAll);
        }
        if !state.recent.is_empty() {
            ui.separator();
            head(ui, "Recent");
            for path in state.recent.iter().take(8) {
                let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
                let button = Button::new(name.as_ref()).frame(false);
                let response = ui.add(button).on_hover_text(path.display().to_string());
                if response.clicked() {
                    commands.push(Command::OpenFiles {
                        paths: vec![path.clone()],
                        replace: false,
                    });
                }
            }
        }
    });
}

/// Room for a view's name in the switch, left and right together.
const VIEW_PAD: f32 = 17.0;

/// The switch between views: one frame, the view in use on a ground of its own.
fn views_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let galleys: Vec<_> = View::ALL
        .iter()
        .map(|view| {
            let color = if *view == state.view {
                palette.on_accent
            } else {
                palette.muted
            };
            (
                *view,
                color,
                ui.fonts_mut(|fonts| fonts.layout_job(text(view.label(), Type::Tool, color))),
            )
        })
        .collect();
    let width = galleys
        .iter()
        .map(|(_, _, galley)| galley.size().x + VIEW_PAD)
        .sum::<f32>()
        + 4.0;
    let (frame, _) = ui.allocate_exact_size(vec2(width, 30.0), Sense::hover());
    let round = CornerRadius::same(size::ROUND + 1);
    ui.painter().rect(
        frame,
        round,
        palette.paper,
        Stroke::new(1.0, palette.rule),
        StrokeKind::Inside,
    );
    let mut left = frame.left() + 2.0;
    for (view, color, galley) in galleys {
        let rect = Rect::from_min_size(pos2(left, frame.top() + 2.0), vec2(galley.size().x + VIEW_PAD, 26.0));
        left = rect.right();
        let chosen = view == state.view;
        let response = ui.interact(rect, ui.scope_id().with(("view", view.label())), Sense::click());
        response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, view.label()));
        let round = CornerRadius::same(size::ROUND - 1);
        if chosen {
            ui.painter().rect_filled(rect, round, palette.accent);
        } else if response.hovered() {
            ui.painter().rect_filled(rect, round, palette.row_hovered());
        }
        let at = rect.center() - galley.size() / 2.0;
        let color = if response.hovered() && !chosen {
            palette.text
        } else {
            color
        };
        ui.painter().galley_with_override_text_color(at, galley, color);
        focus_ring(ui, &response);
        if response.clicked() {
            commands.push(Command::Show(view));
        }
    }
}

/// Kinds in the order in which the bar shows them.
const CHIPS: [Kind; 5] = [
    Kind::Agreement,
    Kind::Conflict,
    Kind::Compatible,
    Kind::Framing,
    Kind::Omission,
];

/// The kinds with their counts, each a switch. In a narrow bar the name stands below sign and count.
fn chips_ui(ui: &mut Ui, state: &State, narrow: bool, commands: &mut Vec<Command>) {
    ui.spacing_mut().item_spacing.x = if narrow { 2.0 } else { 0.0 };
    for kind in CHIPS {
        let response = chip_ui(ui, kind, state.counts[kind as usize], state.shows(kind), narrow);
        if response.clicked() {
            commands.push(Command::Toggle(kind));
        }
    }
}

fn chip_ui(ui: &mut Ui, kind: Kind, count: usize, shown: bool, narrow: bool) -> Response {
    let palette = Palette::of(ui);
    let ink = if shown { palette.text } else { palette.muted };
    let struck = if shown {
        Stroke::NONE
    } else {
        Stroke::new(1.0, palette.muted)
    };
    let set = |words: &str, role: Type, color| {
        let mut format = role.format(color);
        format.strikethrough = struck;
        ui.fonts_mut(|fonts| fonts.layout_job(LayoutJob::single_section(words.to_owned(), format)))
    };
    let name = set(kind_name(kind), if narrow { Type::Label } else { Type::Tool }, ink);
    let number = set(
        &count.to_string(),
        if narrow { Type::Small } else { Type::Tool },
        palette.muted,
    );
    let wanted = if narrow {
        vec2(name.size().x.max(size::GLYPH + 5.0 + number.size().x) + 10.0, 36.0)
    } else {
        vec2(size::GLYPH + name.size().x + number.size().x + 22.0, 28.0)
    };
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let told = format!("{}: {}", kind_name(kind), counted(count, "finding"));
    response.widget_info(|| WidgetInfo::selected(Role::CheckBox, true, shown, &told));
    let round = CornerRadius::same(size::ROUND);
    if response.hovered() {
        ui.painter().rect_filled(rect, round, palette.row_hovered());
    }
    let left = rect.left() + 5.0;
    let middle = if narrow { rect.top() + 11.0 } else { rect.center().y };
    let sign = Rect::from_min_size(pos2(left, middle - 5.0), vec2(size::GLYPH, 10.0));
    let mut painter = ui.painter().clone();
    if !shown {
        painter.set_opacity(0.4);
    }
    glyph(&painter, sign, kind, &palette);
    let right = sign.right() + 5.0;
    let (name_at, number_at) = if narrow {
        (pos2(left, rect.bottom() - name.size().y - 2.0), right)
    } else {
        (pos2(right, middle - name.size().y / 2.0), right + name.size().x + 7.0)
    };
    let number_at = pos2(number_at, middle - number.size().y / 2.0);
    ui.painter().galley(name_at, name, ink);
    ui.painter().galley(number_at, number, ink);
    focus_ring(ui, &response);
    response.on_hover_text(format!("{} {told}", if shown { "Hide" } else { "Show" }))
}

fn search_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let id = egui::Id::unique(SEARCH_FIELD);
    let mut query = state.search.query.clone();
    let active = ui.memory(|memory| memory.has_focus(id)) || !query.is_empty();
    let room = ui.available_width();
    if room < 60.0 {
        return;
    }
    let width = if active { room.min(180.0) } else { room.min(98.0) };
    let edit = TextEdit::singleline(&mut query)
        .id(id)
        .hint_text(egui::RichText::new("Search").color(palette.muted))
        .margin(vec2(8.0, 5.0))
        .align(egui::Align2::LEFT_CENTER)
        .desired_width(width - 16.0);
    let response = ui.add(edit).accessible_name("Search");
    if response.changed() {
        commands.push(Command::Search(query));
    }
    if response.has_focus() || response.lost_focus() {
        let (enter, shift, escape) = ui.input(|input| {
            let pressed = |key| input.key_pressed(key);
            (pressed(Key::Enter), input.modifiers.shift, pressed(Key::Escape))
        });
        if enter {
            commands.push(Command::StepSearch(if shift { Step::Previous } else { Step::Next }));
            response.request_focus();
        } else if escape {
            commands.push(Command::Search(String::new()));
        }
    }
    let open = response.has_focus() && state.search.query.trim().chars().count() > 1;
    Popup::from_response(&response)
        .open(open)
        .accessible_name("Search results")
        .width(320.0)
        .show(|ui| results_ui(ui, state, commands));
}

/// What the search found: places to step through, entities and findings to select.
fn results_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let search = &state.search;
    ui.set_width(320.0);
    ui.spacing_mut().item_spacing.y = 2.0;
    let places = match (search.current, search.places.len()) {
        (_, 0) => "Not in the texts".to_owned(),
        (None, count) => format!("{} in the texts", counted(count, "place")),
        (Some(at), count) => format!("Place {} of {count} in the texts", at + 1),
    };
    ui.horizontal(|ui| {
        label(ui, &places, Type::Small, palette.muted);
        if !search.places.is_empty() {
            ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
                for (name, step) in [("Next", Step::Next), ("Previous", Step::Previous)] {
                    if ui.small_button(name).clicked() {
                        commands.push(Command::StepSearch(step));
                    }
                }
            });
        }
    });
    let width = ui.available_width();
    let mut line = |ui: &mut Ui, words: &str, command: Command| {
        let response = row(ui, vec2(width, 26.0), words, false, |painter, rect, palette| {
            let mut job = text(words, Type::Tool, palette.text);
            job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
            let galley = painter.layout_job(job);
            painter.galley(
                pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0),
                galley,
                palette.text,
            );
        });
        if response.clicked() {
            commands.push(command);
        }
    };
    if !search.entities.is_empty() {
        head(ui, "Entities");
        for entity in search.entities.iter().take(6) {
            line(
                ui,
                &state.story.comparison.entities[*entity].name,
                Command::StepTo(*entity),
            );
        }
    }
    if !search.findings.is_empty() {
        head(ui, "Findings");
        for finding in search.findings.iter().take(8) {
            let found = &state.story.comparison.findings[*finding];
            line(ui, &found.summary, Command::Reveal(Selection::Finding(*finding)));
        }
    }
}
