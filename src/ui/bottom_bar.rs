//! The bar at the foot: what is open, what is being done, messages, key hints.

use egui::accesskit::Role;
use egui::{Align, CornerRadius, Layout, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::app::{Command, State, View};

use super::signs::cross;
use super::theme::{Palette, Type};
use super::widgets::{label, link, sign_button};

/// Draws the bar.
pub fn bottom_bar_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let palette = Palette::of(ui);
    let mut commands = Vec::new();
    ui.horizontal_centered(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        ui.add_space(6.0);
        match &state.work {
            Some(work) => {
                bar_ui(ui, work.done as f32 / work.total.max(1) as f32);
                label(ui, &format!("{}…", work.stage), Type::Fine, palette.muted);
                if link(ui, "Cancel", Type::Fine).clicked() {
                    commands.push(Command::Cancel);
                }
            }
            None => {
                label(ui, &state.status(), Type::Fine, palette.muted);
            }
        }
        ui.with_layout(Layout::right_to_left(Align::Center), |ui| {
            ui.add_space(6.0);
            if ui.available_width() > 430.0 {
                label(ui, hints(state), Type::Fine, palette.muted);
            }
        });
    });
    commands
}

fn hints(state: &State) -> &'static str {
    match (state.story.is_empty(), state.view) {
        (true, _) => "Ctrl+O open · ? keys",
        (_, View::Read) => "↑↓ next finding · n p mentions · c r u confirm, reject, unsure · ? keys",
        _ => "1–6 views · ↑↓ next finding · c r u confirm, reject, unsure · ? keys",
    }
}

fn bar_ui(ui: &mut Ui, share: f32) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(90.0, 4.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, "Progress of the comparison"));
    ui.painter().rect_filled(rect, CornerRadius::same(2), palette.rule);
    let done = Rect::from_min_size(rect.min, vec2(rect.width() * share.clamp(0.03, 1.0), rect.height()));
    ui.painter().rect_filled(done, CornerRadius::same(2), palette.accent);
}

/// Messages that stand at the foot at once.
const SHOWN: usize = 2;

/// Draws the messages above the bar, each with a button that takes it away.
pub fn messages_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let palette = Palette::of(ui);
    let mut commands = Vec::new();
    // The latest matter most; a reader who wants the others takes these away.
    let from = state.messages.len().saturating_sub(SHOWN);
    if from > 0 {
        label(ui, &format!("{from} earlier"), Type::Fine, palette.muted);
    }
    for message in &state.messages[from..] {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 8.0;
            let (rect, _) = ui.allocate_exact_size(vec2(3.0, 19.0), Sense::hover());
            let color = if message.bad {
                ui.visuals().error_fg_color
            } else {
                palette.accent
            };
            ui.painter().rect_filled(rect, CornerRadius::same(1), color);
            ui.with_layout(Layout::right_to_left(Align::Min), |ui| {
                if sign_button(ui, "Dismiss", cross).clicked() {
                    commands.push(Command::Dismiss(message.id));
                }
                if let Some((name, dialog)) = &message.way
                    && link(ui, name, Type::Small).clicked()
                {
                    commands.push(Command::Dialog(Some(*dialog)));
                }
                ui.with_layout(Layout::left_to_right(Align::Min), |ui| {
                    label(ui, &message.text, Type::Small, palette.text);
                });
            });
        });
    }
    commands
}
