//! Scrolling: the wheel, the keys, a request to show a place, and columns that follow one another.

use egui::{Key, Ui};

use crate::app::State;
use crate::app::linking::Link;
use crate::text::{ArticleId, Location};

use super::{Frame, ReadView};

/// Where the reading line lies in the part of a column that every column shows.
const READING_LINE: f32 = 0.30;

impl ReadView {
    /// Scrolls as asked; true while a column still glides.
    pub(super) fn steer(&mut self, ui: &Ui, state: &State, frames: &[Frame]) -> bool {
        let line = self.reading_line();
        if self.followed != state.reveal.serial {
            self.followed = state.reveal.serial;
            self.reveal(state, &state.reveal.targets, line);
        }
        let seconds = ui.input(|input| input.stable_dt).min(0.05);
        let mut gliding = false;
        for column in self.columns.values_mut() {
            gliding |= column.glide(seconds);
        }
        let leader = frames
            .iter()
            .find(|frame| ui.rect_contains_pointer(frame.rect.intersect(frame.clip)))
            .map(|frame| frame.article);
        let wheel = ui.input(|input| input.smooth_scroll_delta().y);
        let leader_or_first = leader.or_else(|| frames.first().map(|frame| frame.article));
        let keys = if ui.ctx().memory(|memory| memory.focused().is_none()) {
            self.keys(ui)
        } else {
            0.0
        };
        let (article, way) = match (leader, leader_or_first) {
            (Some(article), _) if wheel != 0.0 && !ui.input(|input| input.modifiers.any()) => (article, -wheel),
            (_, Some(article)) if keys != 0.0 => (article, keys),
            _ => return gliding,
        };
        if let Some(column) = self.columns.get_mut(&article) {
            column.goal = None;
            let offset = column.offset + way;
            column.scroll_to(offset);
        }
        self.follow(state, article, line);
        gliding
    }

    /// How far the keys ask to scroll.
    fn keys(&self, ui: &Ui) -> f32 {
        let page = self
            .columns
            .values()
            .map(|column| column.body.height())
            .fold(0.0, f32::max)
            * 0.85;
        ui.input(|input| {
            let mut way = 0.0;
            for (key, step) in [
                (Key::PageDown, page),
                (Key::PageUp, -page),
                (Key::Space, page),
                (Key::Home, -1e9),
                (Key::End, 1e9),
            ] {
                if input.key_pressed(key) && input.modifiers.is_none() {
                    way += step;
                }
            }
            way
        })
    }

    /// Height on screen of the line at which passages stand level.
    fn reading_line(&self) -> f32 {
        let top = self
            .columns
            .values()
            .map(|column| column.body.top())
            .fold(0.0, f32::max);
        let bottom = self
            .columns
            .values()
            .map(|column| column.body.bottom())
            .fold(f32::INFINITY, f32::min);
        top + (bottom - top).max(0.0) * READING_LINE
    }

    /// Sets goals so that every target stands at the reading line; columns without one follow if they are linked.
    fn reveal(&mut self, state: &State, targets: &[Location], line: f32) {
        for target in targets {
            let text = &state.story.comparison.articles[target.article].article.text;
            let setting = &state.story.settings[target.article];
            if let Some(column) = self.columns.get_mut(&target.article) {
                let y = column.line_of(text, setting, target.span.start);
                column.goal = Some(y - (line - column.body.top()));
            }
        }
        let Some(first) = targets.first().filter(|_| state.linked) else {
            return;
        };
        let Some(y) = self
            .columns
            .get(&first.article)
            .and_then(|column| Some(column.goal? + line - column.body.top()))
        else {
            return;
        };
        for article in &state.order {
            if targets.iter().any(|target| target.article == *article) {
                continue;
            }
            let to = self.partner(state, first.article, *article, y);
            if let Some(column) = self.columns.get_mut(article) {
                column.goal = Some(to - (line - column.body.top()));
            }
        }
    }

    /// Brings every other column level with `leader`, if they are linked.
    pub(super) fn follow(&mut self, state: &State, leader: ArticleId, line: f32) {
        let Some(y) = self
            .columns
            .get(&leader)
            .map(|column| column.offset + line - column.body.top())
        else {
            return;
        };
        if !state.linked {
            return;
        }
        for article in state.order.iter().filter(|article| **article != leader) {
            let to = self.partner(state, leader, *article, y);
            if let Some(column) = self.columns.get_mut(article) {
                column.goal = None;
                column.scroll_to(to - (line - column.body.top()));
            }
        }
    }

    /// As [`Self::follow`], at the reading line.
    pub(super) fn follow_leader(&mut self, state: &State, leader: ArticleId) {
        let line = self.reading_line();
        self.follow(state, leader, line);
    }

    /// The height in column `to` that belongs to height `y` in column `from`.
    fn partner(&mut self, state: &State, from: ArticleId, to: ArticleId, y: f32) -> f32 {
        let pin = state.selection.finding().and_then(|finding| {
            let seat = |article| state.story.seat(finding, article).map(|span| span.start);
            Some((seat(from)?, seat(to)?))
        });
        let link = self
            .links
            .entry((from, to))
            .or_insert_with(|| Link::between(&state.story.comparison, from, to, pin));
        let (Some(leading), Some(following)) = (self.columns.get(&from), self.columns.get(&to)) else {
            return 0.0;
        };
        let line_of = |article: ArticleId, column: &super::Column, offset| {
            let text = &state.story.comparison.articles[article].article.text;
            column.line_of(text, &state.story.settings[article], offset)
        };
        link.follow(
            y,
            (leading.heights.total(), following.heights.total()),
            |offset| line_of(from, leading, offset),
            |offset| line_of(to, following, offset),
        )
    }
}
