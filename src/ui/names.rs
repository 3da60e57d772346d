//! The names view: which words each article uses for whom and what, with counts.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Galley, Rect, Sense, Stroke, Ui, Vec2, WidgetInfo, pos2, vec2};

use crate::app::story::{Label, letter};
use crate::app::{Command, State, counted};
use crate::model::EntityId;

use super::entity::{entity_kind_name, label_job};
use super::lists::nothing_ui;
use super::table::columns_ui;
use super::theme::{Palette, Type};
use super::widgets::{flow, focus_ring, label, text};

/// Width of the column of entities.
const FIRST: f32 = 210.0;
/// Room above and below the words of a row.
const PAD: f32 = 8.0;
/// Most rows; what comes later is mentioned once.
const MOST: usize = 200;

/// Draws the table.
pub fn names_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let palette = Palette::of(ui);
    let mut commands = Vec::new();
    if state.story.comparison.entities.is_empty() {
        nothing_ui(
            ui,
            "No names were found. Open an article to see who and what it speaks of.",
        );
        return commands;
    }
    columns_ui(ui, state, FIRST, |ui, each| {
        for (entity, _) in state.story.comparison.entities.enumerated().take(MOST) {
            if row_ui(ui, state, entity, each) {
                commands.push(Command::StepTo(entity));
            }
        }
        let more = state.story.comparison.entities.len().saturating_sub(MOST);
        if more > 0 {
            let words = format!("{more} more in the list of entities");
            label(ui, &words, Type::Small, palette.muted);
        }
    });
    commands
}

/// What stands in a cell: each name with its count, then how many pronouns.
fn jobs(labels: &[Label], palette: &Palette) -> Vec<LayoutJob> {
    let mut jobs: Vec<LayoutJob> = labels
        .iter()
        .filter(|label| !label.pronoun)
        .map(|label| label_job(label, palette))
        .collect();
    let pronouns: usize = labels
        .iter()
        .filter(|label| label.pronoun)
        .map(|label| label.count)
        .sum();
    if pronouns > 0 {
        jobs.push(text(&counted(pronouns, "pronoun"), Type::Small, palette.muted));
    }
    if jobs.is_empty() {
        jobs.push(text("not mentioned", Type::Small, palette.muted));
    }
    jobs
}

/// The names of a cell with their places, set in lines that break between names.
struct Cell {
    labels: Vec<(Vec2, Arc<Galley>)>,
    height: f32,
}

impl Cell {
    fn flow(galleys: Vec<Arc<Galley>>, width: f32) -> Self {
        let sizes: Vec<Vec2> = galleys.iter().map(|galley| galley.size()).collect();
        let (places, height) = flow(&sizes, width);
        Self {
            labels: places.into_iter().zip(galleys).collect(),
            height,
        }
    }
}

/// Draws an entity's row; true if it was chosen.
fn row_ui(ui: &mut Ui, state: &State, entity: EntityId, each: f32) -> bool {
    let palette = Palette::of(ui);
    let known = &state.story.comparison.entities[entity];
    let id = ui.next_auto_id();
    // Rows out of sight keep the height that they had when they were seen.
    let remembered: Option<f32> = ui.data(|data| data.get_temp(id.with(each.to_bits())));
    let width = FIRST + each * state.order.len() as f32;
    if let Some(height) = remembered
        && !ui.is_rect_visible(Rect::from_min_size(ui.cursor().min, vec2(width, height)))
    {
        ui.allocate_exact_size(vec2(width, height), Sense::hover());
        return false;
    }
    let set = |ui: &Ui, mut job: LayoutJob, width: f32| {
        job.wrap.max_width = width;
        ui.fonts_mut(|fonts| fonts.layout_job(job))
    };
    let mut name = text(&known.name, Type::Tool, palette.text);
    name.append(
        &format!("\n{}", entity_kind_name(known.kind)),
        0.0,
        Type::Fine.format(palette.muted),
    );
    let name = set(ui, name, FIRST - 26.0);
    let mut spoken = known.name.clone();
    let cells: Vec<Cell> = state
        .order
        .iter()
        .map(|article| {
            let jobs = jobs(&state.story.labels(entity, *article), &palette);
            let said: Vec<&str> = jobs.iter().map(|job| job.text.as_str()).collect();
            spoken.extend(["; ", &letter(*article), ": ", &said.join(", ")]);
            let galleys = jobs.into_iter().map(|job| set(ui, job, each - 20.0));
            Cell::flow(galleys.collect(), each - 20.0)
        })
        .collect();
    let tallest = cells.iter().map(|cell| cell.height).fold(name.size().y, f32::max);
    let height = tallest + 2.0 * PAD;
    ui.data_mut(|data| data.insert_temp(id.with(each.to_bits()), height));
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &spoken));
    let ground = if state.selection.entity() == Some(entity) {
        palette.row_selected()
    } else if response.hovered() {
        palette.row_hovered()
    } else {
        egui::Color32::TRANSPARENT
    };
    ui.painter().rect_filled(rect, 0.0, ground);
    let top = rect.top() + PAD;
    ui.painter().galley(pos2(rect.left() + 14.0, top), name, palette.text);
    for (at, cell) in cells.into_iter().enumerate() {
        let x = rect.left() + FIRST + each * at as f32;
        for (at, galley) in cell.labels {
            ui.painter().galley(pos2(x, top) + at, galley, palette.text);
        }
    }
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
    focus_ring(ui, &response);
    response.clicked()
}
