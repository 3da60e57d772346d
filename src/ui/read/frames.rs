//! Where the columns stand: side by side, the pinned ones at the left, the others scrolled sideways where they do not fit.

use egui::{CursorIcon, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::State;
use crate::text::ArticleId;

use super::ReadView;

/// Height that the bar takes by which columns are scrolled sideways.
const SIDEWAYS: f32 = 10.0;

/// Where a column stands, and the part of the screen in which it is seen.
#[derive(Clone, Copy, Debug)]
pub struct Frame {
    /// The article.
    pub article: ArticleId,
    /// The whole column.
    pub rect: Rect,
    /// Where it is seen.
    pub clip: Rect,
}

impl ReadView {
    /// Where each column stands: pinned ones at the left, the others behind them, scrolled sideways where they do not
    /// all fit.
    pub(super) fn frames_ui(&mut self, ui: &mut Ui, state: &State, area: Rect) -> Vec<Frame> {
        let least = self.fit.column();
        let pinned = state.order.iter().filter(|article| state.pinned.contains(article));
        // Were all pinned, or too many, none could be scrolled to.
        let most = (1..state.order.len())
            .rfind(|most| (most + 1) as f32 * least <= area.width())
            .unwrap_or(0);
        let pinned: Vec<ArticleId> = pinned.copied().take(most).collect();
        let free = state.order.iter().filter(|article| !pinned.contains(article));
        let order: Vec<ArticleId> = pinned.iter().chain(free).copied().collect();
        let needed = least * order.len() as f32;
        let widths = self.widths(&order, area.width().max(needed));
        let fixed: f32 = widths[..pinned.len()].iter().sum();
        let view = Rect::from_min_max(pos2(area.left() + fixed, area.top()), area.max);
        let all: f32 = widths[pinned.len()..].iter().sum();
        let scrolled = needed > area.width() + 1.0;
        if scrolled {
            let mut inner = ui.new_child(UiBuilder::new().max_rect(view));
            self.across += sideways(ui, view);
            let reveal = self.followed != state.reveal.serial;
            if let (true, Some(target)) = (reveal, state.reveal.targets.first()) {
                self.bring_into_view(
                    &order[pinned.len()..],
                    &widths[pinned.len()..],
                    target.article,
                    view.width(),
                );
            }
            let output = egui::ScrollArea::horizontal()
                .id_salt("columns")
                .scroll_source(egui::containers::scroll_area::ScrollSource::SCROLL_BAR)
                .horizontal_scroll_offset(self.across.clamp(0.0, (all - view.width()).max(0.0)))
                .auto_shrink(false)
                .show(&mut inner, |ui| {
                    ui.allocate_space(vec2(all, view.height() - SIDEWAYS));
                });
            self.across = output.state.clamped_offset().x;
        } else {
            self.across = 0.0;
        }
        let height = area.height() - if scrolled { SIDEWAYS } else { 0.0 };
        let mut left = area.left();
        let mut frames = Vec::new();
        for (at, (article, width)) in order.iter().zip(widths).enumerate() {
            let free = at >= pinned.len();
            if at == pinned.len() {
                left -= self.across;
            }
            let frame = Rect::from_min_size(pos2(left, area.top()), vec2(width, height));
            let clip = if free { view } else { frame };
            frames.push(Frame {
                article: *article,
                rect: frame,
                clip: clip.intersect(ui.clip_rect()),
            });
            left += width;
        }
        frames
    }

    /// Scrolls sideways as little as shows the column of `article`.
    fn bring_into_view(&mut self, order: &[ArticleId], widths: &[f32], article: ArticleId, room: f32) {
        let Some(at) = order.iter().position(|shown| *shown == article) else {
            return;
        };
        let left: f32 = widths[..at].iter().sum();
        let right = left + widths[at];
        self.across = self
            .across
            .clamp((right - room).max(0.0), left.max(right - room).max(0.0));
    }

    /// Width of each column: even shares, but for borders that the reader moved.
    fn widths(&self, order: &[ArticleId], whole: f32) -> Vec<f32> {
        let share = |article: &ArticleId| self.shares.get(article).copied().unwrap_or(1.0);
        let all: f32 = order.iter().map(share).sum();
        order
            .iter()
            .map(|article| (whole * share(article) / all).floor())
            .collect()
    }

    /// The border between two columns can be dragged.
    pub(super) fn border_ui(&mut self, ui: &mut Ui, [left, right]: [ArticleId; 2], x: f32, whole: Rect) {
        let rect = Rect::from_x_y_ranges(x - 3.0..=x + 3.0, whole.y_range());
        let response = ui.interact(rect, ui.scope_id().with(("border", left)), Sense::DRAG);
        let response = response.on_hover_and_drag_cursor(CursorIcon::ResizeHorizontal);
        if !response.dragged() {
            return;
        }
        let (a, b) = (self.shares.get(&left).copied(), self.shares.get(&right).copied());
        let (a, b) = (a.unwrap_or(1.0), b.unwrap_or(1.0));
        let columns = self.columns.len().max(1) as f32;
        let by = response.drag_delta().x / whole.width() * columns;
        let least = self.fit.column() / whole.width() * columns;
        let by = by.clamp((least - a).min(0.0), (b - least).max(0.0));
        self.shares.insert(left, a + by);
        self.shares.insert(right, b - by);
    }
}

/// How far the wheel asks the columns to go sideways.
fn sideways(ui: &Ui, view: Rect) -> f32 {
    if !ui.rect_contains_pointer(view) {
        return 0.0;
    }
    -ui.input(|input| input.smooth_scroll_delta().x)
}
