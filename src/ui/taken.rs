//! What is made of passages that a reader has taken from the texts: a finding, or a word on whether they belong
//! together.

use egui::{Button, Ui, vec2};

use crate::app::story::letter;
use crate::app::{Command, State};
use crate::model::Kind;

use super::signs::cross;
use super::theme::{Palette, Type};
use super::widgets::{head, kind_name, label, link, sign_button};

/// Characters of a passage that the list quotes.
const QUOTED: usize = 90;

/// Draws the passages that were taken and what can be made of them.
pub fn taken_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.taken.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    head(ui, "Passages taken");
    for place in &state.taken {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing = vec2(6.0, 2.0);
            let name = format!("Give back the passage of {}", letter(place.article));
            if sign_button(ui, &name, cross).clicked() {
                commands.push(Command::GiveBack(*place));
            }
            label(ui, &letter(place.article), Type::Letter, palette.muted);
            let words = state.story.comparison.articles[place.article].slice(place.span);
            let mut words = words.split_whitespace().collect::<Vec<_>>().join(" ");
            if let Some((cut, _)) = words.char_indices().nth(QUOTED) {
                words.truncate(cut);
                words.push('…');
            }
            label(ui, &words, Type::QuoteSmall, palette.text);
        });
    }
    ui.add_space(4.0);
    let hint = if state.taken.len() == 1 {
        "Take the matching words of another article too, or say what this is:"
    } else {
        "What do they show?"
    };
    label(ui, hint, Type::Small, palette.muted);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 4.0);
        for kind in Kind::ALL {
            let button = Button::new(egui::RichText::new(kind_name(kind)).font(Type::Small.font()));
            let response = ui.add(button);
            response.widget_info(|| {
                let name = format!("Make a finding: {}", kind_name(kind));
                egui::WidgetInfo::labeled(egui::accesskit::Role::Button, true, name)
            });
            if response.clicked() {
                commands.push(Command::Make(kind));
            }
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
        if state.taken.len() > 1 {
            for (name, together) in [("They belong together", true), ("They do not", false)] {
                if link(ui, name, Type::Small).clicked() {
                    commands.push(Command::Align(together));
                }
            }
        }
        if link(ui, "Give all back", Type::Small).clicked() {
            commands.push(Command::ForgetTaken);
        }
    });
    ui.add_space(8.0);
}
