//! The inspector of an entity: under which names it goes, in which article, how often.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Button, Galley, Rect, Sense, Ui, WidgetInfo, vec2};

use crate::app::story::{Label, letter};
use crate::app::{Command, Dialog, Selection, State, Step};
use crate::model::{EntityId, EntityKind};
use crate::text::ArticleId;

use super::theme::{Palette, Type};
use super::widgets::{flow, focus_ring, label, text};

/// Draws an entity: its names and counts by article, ways through its mentions, corrections.
pub fn entity_ui(ui: &mut Ui, state: &State, entity: EntityId, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let story = &state.story;
    let known = &story.comparison.entities[entity];
    let mentions = story.comparison.mentions_of(entity);
    label(ui, &known.name, Type::ToolStrong, palette.text);
    let place = match state.selection {
        Selection::Mention(_, article, mention) => {
            let at = mentions.iter().position(|seen| *seen == (article, mention));
            at.map(|at| format!("mention {} of {}", at + 1, mentions.len()))
        }
        _ => None,
    };
    let place = place.unwrap_or_else(|| crate::app::counted(mentions.len(), "mention"));
    label(
        ui,
        &format!("{} · {place}", entity_kind_name(known.kind)),
        Type::Fine,
        palette.muted,
    );
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        for (name, step) in [("Previous mention", Step::Previous), ("Next mention", Step::Next)] {
            let button = Button::new(egui::RichText::new(name).font(Type::Small.font()));
            if ui.add(button).clicked() {
                commands.push(Command::StepMention { step, within: false });
            }
        }
    });
    ui.horizontal(|ui| {
        for (name, dialog) in [
            ("Rename…", Dialog::Rename(entity)),
            ("Merge with…", Dialog::Merge(entity)),
        ] {
            let button = Button::new(egui::RichText::new(name).font(Type::Small.font()));
            if ui.add(button).clicked() {
                commands.push(Command::Dialog(Some(dialog)));
            }
        }
    });
    ui.add_space(6.0);
    for article in &state.order {
        let labels = story.labels(entity, *article);
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, Type::QuoteSmall.line()), Sense::hover());
            let font = Type::Letter.font();
            let tag = letter(*article);
            ui.painter()
                .text(rect.left_center(), egui::Align2::LEFT_CENTER, tag, font, palette.muted);
            if labels.is_empty() {
                label(ui, "not mentioned", Type::Small, palette.muted);
                return;
            }
            labels_ui(ui, &labels, (entity, *article), commands);
        });
        ui.add_space(3.0);
    }
    if !known.rules.is_empty() {
        let mut rules = known.rules.clone();
        rules.sort_unstable();
        rules.dedup();
        label(
            ui,
            &format!("Joined by: {}", rules.join(", ")),
            Type::Fine,
            palette.muted,
        );
    }
}

/// A name with its count.
pub fn label_job(label: &Label, palette: &Palette) -> LayoutJob {
    let mut job = text(&label.words, Type::QuoteSmall, palette.text);
    job.append(
        &format!("\u{a0}{}", label.count),
        0.0,
        Type::Small.format(palette.muted),
    );
    job
}

/// What an article calls an entity, in lines that break between names.
fn labels_ui(ui: &mut Ui, labels: &[Label], whose: (EntityId, ArticleId), commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let width = ui.available_width();
    let galleys: Vec<_> = labels
        .iter()
        .map(|label| {
            let mut job = label_job(label, &palette);
            job.wrap.max_width = width;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        })
        .collect();
    let sizes: Vec<_> = galleys.iter().map(|galley| galley.size()).collect();
    let (places, height) = flow(&sizes, width);
    let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    for ((label, galley), place) in labels.iter().zip(galleys).zip(places) {
        let rect = Rect::from_min_size(area.min + place, galley.size());
        label_ui(ui, label, (rect, galley), whose, commands);
    }
}

/// What an article calls an entity; a click offers to take it out.
fn label_ui(
    ui: &Ui,
    Label { words, count, .. }: &Label,
    (rect, galley): (Rect, Arc<Galley>),
    (entity, article): (EntityId, ArticleId),
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let response = ui.interact(rect, ui.scope_id().with((entity, article, words)), Sense::click());
    let name = format!(
        "{words} in {}, {}",
        letter(article),
        crate::app::counted(*count, "mention")
    );
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand(2.0), 4.0, palette.row_hovered());
    }
    ui.painter().galley(rect.min, galley, palette.text);
    focus_ring(ui, &response);
    egui::Popup::menu(&response).show(|ui| {
        let split = format!("Split off: “{words}” in {} is somebody else", letter(article));
        if ui.add(Button::new(split).frame(false)).clicked() {
            commands.push(Command::Split(entity, article, words.clone()));
        }
    });
}

/// What an entity is, for a reader.
pub fn entity_kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Group => "Group",
        EntityKind::Product => "Product",
        EntityKind::Work => "Work",
        EntityKind::Event => "Event",
        EntityKind::Other => "Other",
    }
}
