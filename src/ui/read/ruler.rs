//! The overview ruler beside a column: where its findings lie over the whole length, and what is in view.

use egui::accesskit::Role;
use egui::{CornerRadius, Rect, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::State;
use crate::app::story::letter;
use crate::text::ArticleId;

use super::super::theme::Palette;
use super::column::Column;

/// Draws the ruler and scrolls the column where it is clicked; true if it did.
pub fn ruler_ui(ui: &mut Ui, state: &State, article: ArticleId, column: &mut Column, rect: Rect) -> bool {
    let palette = Palette::of(ui);
    let id = ui.scope_id().with(("ruler", article));
    let response = ui.interact(rect.expand2(vec2(3.0, 0.0)), id, Sense::CLICK | Sense::DRAG);
    response
        .widget_info(|| WidgetInfo::labeled(Role::ScrollBar, true, format!("Overview ruler of {}", letter(article))));
    let total = column.heights.total().max(1.0);
    let scale = (rect.height() / total).min(1.0);
    let (groove, view) = palette.groove();
    let painter = ui.painter();
    painter.rect_filled(rect, CornerRadius::same(3), groove);
    if column.farthest() > 0.0 {
        let top = rect.top() + column.offset * scale;
        let bottom = (top + column.body.height() * scale).min(rect.bottom());
        let thumb = Rect::from_min_max(pos2(rect.left(), top), pos2(rect.right(), bottom));
        painter.rect_filled(thumb, CornerRadius::same(3), view);
    }
    make_ticks(state, article, column, scale);
    for (y, kind, chosen) in &column.ticks.ticks {
        let y = rect.top() + y;
        let half = if *chosen { 2.5 } else { 1.25 };
        let tick = Rect::from_min_max(pos2(rect.left(), y - half), pos2(rect.right(), y + half));
        painter.rect_filled(tick.intersect(rect), CornerRadius::ZERO, palette.kind(*kind));
    }
    paint_mentions(ui, state, article, column, rect, scale);
    let Some(pointer) = response
        .interact_pointer_pos()
        .filter(|_| response.clicked() || response.dragged())
    else {
        return false;
    };
    column.goal = None;
    column.scroll_to((pointer.y - rect.top()) / scale - column.body.height() / 2.0);
    true
}

/// Works out where the ticks of findings stand, if anything has changed; of one kind, one a pixel.
fn make_ticks(state: &State, article: ArticleId, column: &mut Column, scale: f32) {
    let selected = state.selection.finding();
    let wanted = (state.marked, column.heights.changes(), selected, scale.to_bits());
    if column.ticks.made_for == Some(wanted) {
        return;
    }
    let setting = &state.story.settings[article];
    let mut ticks = Vec::new();
    let mut last = [i32::MIN; 5];
    for mark in &state.story.marks.findings[article] {
        if !state.marks(mark.finding) {
            continue;
        }
        let chosen = selected == Some(mark.finding);
        let y = (column.rough_line_of(setting, mark.span.start) * scale).round();
        if chosen || last[mark.kind as usize] != y as i32 {
            last[mark.kind as usize] = y as i32;
            ticks.push((y, mark.kind, chosen));
        }
    }
    column.ticks.made_for = Some(wanted);
    column.ticks.ticks = ticks;
}

/// Marks the mentions of the selected entity at the ruler's left edge.
fn paint_mentions(ui: &Ui, state: &State, article: ArticleId, column: &Column, rect: Rect, scale: f32) {
    let Some(entity) = state.selection.entity() else {
        return;
    };
    let palette = Palette::of(ui);
    let setting = &state.story.settings[article];
    for named in state.story.marks.names[article]
        .iter()
        .filter(|named| named.entity == entity)
    {
        let y = (rect.top() + column.rough_line_of(setting, named.span.start) * scale).round();
        let tick = Rect::from_center_size(pos2(rect.left() - 2.0, y), vec2(3.0, 3.0));
        ui.painter().rect_filled(tick, CornerRadius::same(1), palette.accent);
    }
}
