//! The synopsis: fact by article, in the articles' own words.

use std::sync::Arc;

use egui::{Galley, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::synopsis::{Row, Said};
use crate::app::{Command, Selection, State};
use crate::model::Kind;
use crate::text::Idx as _;

use super::lists::nothing_ui;
use super::read::row_rects;
use super::signs::underline;
use super::table;
use super::theme::{Palette, Type};
use super::widgets::{focus_ring, set_in_rows};

/// Width of the column that says what a row is about.
const FIRST: f32 = 132.0;
/// Room above and below the words of a row.
const PAD: f32 = 7.0;

/// Draws the table.
pub fn synopsis_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let mut commands = Vec::new();
    let sections = &state.story.synopsis.sections;
    if sections.is_empty() {
        nothing_ui(
            ui,
            "Open two articles on one event: this page then sets side by side what each says of when, where, who and how many.",
        );
        return commands;
    }
    table::columns_ui(ui, state, FIRST, |ui, each| {
        for section in sections {
            let rows: Vec<&Row> = section.rows.iter().filter(|row| shown(state, row)).collect();
            if rows.is_empty() {
                continue;
            }
            table::strip_ui(ui, &section.name);
            for row in rows {
                row_ui(ui, state, row, each, &mut commands);
            }
        }
        ui.add_space(16.0);
    });
    commands
}

/// Rows of findings follow the filter.
fn shown(state: &State, row: &Row) -> bool {
    row.finding.is_none_or(|finding| state.lists(finding))
}

fn row_ui(ui: &mut Ui, state: &State, row: &Row, each: f32, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let width = FIRST + each * state.order.len() as f32;
    let id = ui.next_auto_id().with(each.to_bits());
    // Rows out of sight keep the height that they had when they were seen.
    let remembered: Option<f32> = ui.data(|data| data.get_temp(id));
    if let Some(height) = remembered
        && !ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, vec2(width, height)))
    {
        ui.allocate_exact_size(vec2(width, height), Sense::hover());
        return;
    }
    let set = |ui: &Ui, words: &str, role: Type, color, width: f32| set_in_rows(ui, words, role, color, width, 5);
    let about = set(ui, &row.about, Type::Tool, palette.muted, FIRST - 24.0);
    let mut spoken = row.about.clone();
    let cells: Vec<(Arc<Galley>, Option<&Said>)> = state
        .order
        .iter()
        .map(|article| {
            let said = row.cells[article.index()].as_ref();
            let letter = crate::app::story::letter(*article);
            if let Some(said) = said {
                spoken.extend(["; ", &letter, ": ", &said.words]);
                (set(ui, &said.words, Type::Quote, palette.text, each - 24.0), Some(said))
            } else {
                let analysed = &state.story.comparison.articles[*article];
                let sentences = analysed.syntax.sentences.len();
                let words = match analysed.article.foreign_language() {
                    // The main event's rows look at the sentences that tell of it, and at no other.
                    None if row.finding.is_none() => "not told of it".to_owned(),
                    None => format!("not found in {sentences} sentences"),
                    Some(_) => "not read: not in English".to_owned(),
                };
                spoken.extend(["; ", &letter, ": ", &words]);
                (set(ui, &words, Type::Absent, palette.muted, each - 24.0), None)
            }
        })
        .collect();
    let tallest = cells
        .iter()
        .map(|(cell, _)| cell.size().y)
        .fold(about.size().y, f32::max);
    let height = tallest + 2.0 * PAD + 1.0;
    ui.data_mut(|data| data.insert_temp(id, height));
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &spoken));
    let selected = row.finding.is_some() && state.selection.finding() == row.finding;
    if selected || response.hovered() {
        let ground = if selected {
            palette.row_selected()
        } else {
            palette.row_hovered()
        };
        ui.painter().rect_filled(rect, 0.0, ground);
    }
    let top = rect.top() + PAD;
    ui.painter()
        .galley(pos2(rect.left() + 12.0, top + 1.0), about, palette.muted);
    let mut place = None;
    let pointer = response.interact_pointer_pos();
    for (at, (galley, said)) in cells.into_iter().enumerate() {
        let origin = pos2(rect.left() + FIRST + each * at as f32, top);
        if let Some(said) = said {
            mark(ui, &galley, origin, said, &palette);
            if pointer.is_some_and(|pointer| pointer.x >= origin.x - 8.0) || place.is_none() {
                place = Some(said.place);
            }
        }
        ui.painter().galley(origin, galley, palette.text);
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    focus_ring(ui, &response);
    if response.clicked() {
        commands.extend(match (row.finding, place) {
            (Some(finding), _) => Some(Command::Reveal(Selection::Finding(finding))),
            (None, Some(place)) => Some(Command::Reveal(Selection::Passage(place))),
            (None, None) => None,
        });
    }
}

/// Draws the mark of the finding that words bear, as in the text.
fn mark(ui: &Ui, galley: &Galley, origin: egui::Pos2, said: &Said, palette: &Palette) {
    let Some(kind) = said.kind.filter(|kind| *kind != Kind::Omission) else {
        return;
    };
    for rect in row_rects(galley, 0..said.words.chars().count()) {
        let rect = rect.translate(origin.to_vec2());
        if kind == Kind::Conflict {
            ui.painter()
                .rect_filled(rect.shrink2(vec2(0.0, 2.0)), 2.0, palette.fill(kind));
        }
        underline(
            ui.painter(),
            rect.left(),
            rect.right(),
            rect.bottom() - 1.0,
            kind,
            palette.kind(kind),
        );
    }
}
