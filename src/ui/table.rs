//! A table with a column an article: the head with letters and outlets, scrolling both ways.

use egui::{ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::State;
use crate::app::story::letter;

use super::signs::badge;
use super::theme::{Palette, Type};
use super::widgets::text;

/// Height of the row of letters.
const TOP: f32 = 36.0;
/// Least width of an article's column.
const LEAST: f32 = 160.0;

/// Draws the head and, below it, what `rows` draws with the width of an article's column.
pub fn columns_ui(ui: &mut Ui, state: &State, first: f32, rows: impl FnOnce(&mut Ui, f32)) {
    let palette = Palette::of(ui);
    let area = ui.available_rect_before_wrap();
    let count = state.order.len().max(1) as f32;
    // Widths are rounded up when they are drawn; without a whole number the table would be wider than its place by a hair.
    let each = ((area.width() - first) / count).floor().max(LEAST);
    ScrollArea::horizontal()
        .id_salt("table across")
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            ui.set_min_width(first + each * count);
            let (_, top) = ui.allocate_space(vec2(first + each * count, TOP));
            for (at, article) in state.order.iter().enumerate() {
                let x = top.left() + first + each * at as f32;
                badge(ui.painter(), pos2(x + 9.0, top.center().y), &letter(*article), &palette);
                let mut job = text(&state.story.outlet(*article), Type::ToolStrong, palette.muted);
                job.wrap = egui::text::TextWrapping::truncate_at_width(each - 40.0);
                let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
                let at = pos2(x + 24.0, top.center().y - galley.size().y / 2.0);
                ui.painter().galley(at, galley, palette.muted);
            }
            ui.painter()
                .hline(ui.max_rect().x_range(), top.bottom(), Stroke::new(1.0, palette.rule));
            ScrollArea::vertical()
                .id_salt("table down")
                .auto_shrink(false)
                .show(ui, |ui| {
                    ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
                    rows(ui, each);
                });
        });
}

/// Draws the head of a group of rows, across the table.
pub fn strip_ui(ui: &mut Ui, name: &str) {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(ui.available_width(), 28.0), Sense::hover());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Heading, true, name));
    ui.painter().rect_filled(rect, 0.0, palette.panel);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(text(name, Type::SmallStrong, palette.text)));
    ui.painter().galley(
        pos2(rect.left() + 12.0, rect.center().y - galley.size().y / 2.0),
        galley,
        palette.text,
    );
    ui.painter()
        .hline(rect.x_range(), rect.bottom() - 0.5, Stroke::new(1.0, palette.rule));
}
