//! Corrections of entities, each with what it comes to before it is done.

use egui::{ScrollArea, Ui, vec2};

use crate::app::story::letter;
use crate::app::{Command, State, counted};
use crate::model::EntityId;
use crate::text::Idx as _;

use super::super::theme::{Palette, Type};
use super::super::widgets::{label, primary_button, row, text};
use super::{Page, line_ui, part_of_name};

/// Entities that the list offers at once.
const OFFERED: usize = 60;

/// Another name.
pub fn rename_ui(ui: &mut Ui, entity: EntityId, words: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(400.0);
    label(ui, "Rename", Type::Card, palette.text);
    label(ui, &counts(page.state, &[entity]), Type::Small, palette.muted);
    let enter = line_ui(ui, words, "Name of the entity", page.fresh);
    let named = !words.trim().is_empty();
    ui.horizontal(|ui| {
        if primary_button(ui, named, "Rename", "").clicked() || enter && named {
            page.done(Command::Rename(entity, words.trim().to_owned()));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}

/// The entity that this one is the same as.
pub fn merge_ui(ui: &mut Ui, entity: EntityId, words: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(440.0);
    let entities = &page.state.story.comparison.entities;
    let Some(known) = entities.get(entity) else {
        page.close();
        return;
    };
    label(ui, &format!("Who else is “{}”?", known.name), Type::Card, palette.text);
    let hint = "Choose the entity that is the same; all mentions of both go under its name.";
    label(ui, hint, Type::Small, palette.muted);
    let wanted = part_of_name(ui, words, page.fresh);
    let fits = |name: &str| name.to_lowercase().contains(&wanted);
    // The same type first: a person is seldom a place.
    let mut offered: Vec<EntityId> = entities
        .enumerated()
        .filter(|(id, other)| *id != entity && fits(&other.name))
        .map(|(id, _)| id)
        .collect();
    offered.sort_by_key(|id| (entities[*id].kind != known.kind, *id));
    let height = (ui.ctx().content_rect().height() - 300.0).clamp(100.0, 300.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        if offered.is_empty() {
            label(ui, "No other entity has such a name.", Type::Small, palette.muted);
        }
        for other in offered.into_iter().take(OFFERED) {
            let preview = format!("together {}", counts(page.state, &[entity, other]));
            let name = &entities[other].name;
            let spoken = format!("Merge with {name}, {preview}");
            let width = ui.available_width();
            let response = row(ui, vec2(width, 40.0), &spoken, false, |painter, rect, palette| {
                let mut line = text(name, Type::Tool, palette.text);
                line.append(&format!("\n{preview}"), 0.0, Type::Fine.format(palette.muted));
                line.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
                line.wrap.max_rows = 2;
                painter.galley(rect.min + vec2(8.0, 2.0), painter.layout_job(line), palette.text);
            });
            if response.clicked() {
                page.done(Command::Merge(entity, other));
            }
        }
    });
    if ui.button("Cancel").clicked() {
        page.close();
    }
}

/// Mentions of entities taken together, in all and by article: "8 mentions: A 5, B 3".
fn counts(state: &State, entities: &[EntityId]) -> String {
    let story = &state.story;
    let of = |article: usize| -> usize {
        entities
            .iter()
            .filter_map(|entity| story.entity_counts.get(entity.index()))
            .map(|counts| counts[article])
            .sum()
    };
    let by_article: Vec<String> = story
        .comparison
        .articles
        .ids()
        .map(|article| (article, of(article.index())))
        .filter(|(_, count)| *count > 0)
        .map(|(article, count)| format!("{} {count}", letter(article)))
        .collect();
    let all: usize = story.comparison.articles.ids().map(|article| of(article.index())).sum();
    format!("{}: {}", counted(all, "mention"), by_article.join(", "))
}
