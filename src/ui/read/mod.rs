//! The reading view: the articles in columns, side by side.
//!
//! Owns what only drawing needs to remember: how far each column is scrolled, heights of paragraphs,
//! the text selected with the pointer.

mod choose;
mod column;
mod frames;
mod header;
mod paint;
mod pointer;
mod ribbons;
mod ruler;
mod steer;

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Rect, Sense, Stroke, Ui, UiBuilder, WidgetInfo, pos2};

use crate::app::linking::Link;
use crate::app::{Command, State};
use crate::model::{AnalysedArticle, Comparison, EntityId, FindingId, Kind};
use crate::text::{ArticleId, Span};

use super::theme::{Fit, Palette, size};
use choose::Chosen;
use column::Column;
pub use column::row_rects;
use frames::Frame;
use paint::Look;
use ribbons::{End, through};

/// What the reading view remembers from frame to frame.
#[derive(Debug, Default)]
pub struct ReadView {
    comparison: Arc<Comparison>,
    columns: BTreeMap<ArticleId, Column>,
    /// Share of the width that each column takes, 1 being an even share.
    shares: BTreeMap<ArticleId, f32>,
    followed: u64,
    links: BTreeMap<(ArticleId, ArticleId), Link>,
    linked_for: Option<FindingId>,
    hovered: Option<EntityId>,
    chosen: Option<Chosen>,
    fit: Fit,
    /// How far the columns are scrolled sideways.
    across: f32,
}

impl ReadView {
    /// Where the words of a place were drawn in the last frame, a rectangle a row.
    #[must_use]
    pub fn rects_of(&self, state: &State, article: ArticleId, span: Span) -> Vec<Rect> {
        let text = &state.story.comparison.articles[article].article.text;
        self.columns
            .get(&article)
            .map(|column| column.rects_of(text, span))
            .unwrap_or_default()
    }

    /// Draws the columns and returns what the reader asked for.
    pub fn show_ui(&mut self, ui: &mut Ui, state: &State, fit: Fit) -> Vec<Command> {
        self.keep_up(state);
        self.fit = fit;
        let mut commands = Vec::new();
        let area = ui.available_rect_before_wrap();
        let frames = self.frames_ui(ui, state, area);
        self.columns_ui(ui, state, area, &frames, &mut commands);
        commands
    }

    /// Starts anew with another comparison; drops links that a new selection bends.
    fn keep_up(&mut self, state: &State) {
        if !Arc::ptr_eq(&self.comparison, &state.story.comparison) {
            let (old, new) = (&self.comparison.articles, &state.story.comparison.articles);
            let same = |(old, new): (&Arc<AnalysedArticle>, &Arc<AnalysedArticle>)| {
                old.article.source.sha256 == new.article.source.sha256 && old.article.text == new.article.text
            };
            if old.len() == new.len() && old.iter().zip(new.iter()).all(same) {
                // The same texts: a reader who has joined two names keeps the place.
                self.links.clear();
                self.hovered = None;
            } else {
                *self = Self {
                    followed: self.followed,
                    ..Self::default()
                };
            }
            self.comparison = state.story.comparison.clone();
        }
        self.columns.retain(|article, _| state.order.contains(article));
        if self.linked_for != state.selection.finding() {
            self.linked_for = state.selection.finding();
            self.links.clear();
        }
    }

    fn columns_ui(&mut self, ui: &mut Ui, state: &State, whole: Rect, frames: &[Frame], commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        let mut refining = false;
        for frame in frames {
            refining |= self.lay_out(ui, state, frame.article, frame.rect);
        }
        let moved = self.steer(ui, state, frames);
        for frame in frames.iter().filter(|frame| frame.rect.intersects(frame.clip)) {
            let mut column = ui.new_child(UiBuilder::new().max_rect(frame.rect).id_salt(frame.article));
            column.set_clip_rect(frame.clip);
            self.column_ui(&mut column, state, frame.article, frame.rect, commands);
        }
        for pair in frames.windows(2) {
            let x = pair[0].rect.right().max(pair[1].clip.left());
            ui.painter().vline(x, whole.y_range(), Stroke::new(1.0, palette.rule));
            self.border_ui(ui, [pair[0].article, pair[1].article], x, whole);
        }
        let top = self
            .columns
            .values()
            .map(|column| column.body.top())
            .fold(f32::INFINITY, f32::min);
        let clip = Rect::from_min_max(pos2(whole.left(), top), whole.max).intersect(ui.clip_rect());
        let ribbons = self.ribbons(state, frames, &palette);
        for pair in frames.windows(2) {
            let (Some(left), Some(right)) = (self.columns.get(&pair[0].article), self.columns.get(&pair[1].article))
            else {
                continue;
            };
            // Ribbons show between the texts only: across a column they would strike its words out.
            let left = left.text_x.1.max(pair[1].clip.left() - self.fit.right());
            let gutter = Rect::from_x_y_ranges(left..=right.text_x.0, clip.y_range());
            let painter = ui.painter().with_clip_rect(gutter.intersect(clip));
            painter.extend(ribbons.iter().map(ribbons::Ribbon::shape));
        }
        choose::copy(ui, state, self.chosen.as_ref());
        if let Some(command) = self.offer_ui(ui, state) {
            self.chosen = None;
            commands.push(command);
        }
        if refining || moved {
            ui.ctx().request_repaint();
        }
    }
}

impl ReadView {
    /// Measures a column in its frame; true while heights are still estimates.
    fn lay_out(&mut self, ui: &Ui, state: &State, article: ArticleId, frame: Rect) -> bool {
        let column = self.columns.entry(article).or_default();
        let text = &state.story.comparison.articles[article].article.text;
        let setting = &state.story.settings[article];
        let fit = self.fit;
        let room = frame.width() - fit.gutter() - fit.right();
        let width = room.min(size::MEASURE_MOST);
        let left = frame.left() + fit.gutter() + ((room - width) / 2.0).floor();
        column.text_x = (left, left + width);
        let (title, head) = header::lay_out(ui, state, article, column.text_x, frame.top(), fit);
        let bottom = frame.bottom();
        column.body = Rect::from_min_max(pos2(frame.left(), frame.top() + head), pos2(frame.right(), bottom));
        column.fit(ui, text, setting, width, fit);
        let refining = column.lay_out(ui, text, setting);
        column.lines.insert(0, title);
        refining
    }

    fn column_ui(&mut self, ui: &mut Ui, state: &State, article: ArticleId, frame: Rect, commands: &mut Vec<Command>) {
        let palette = Palette::of(ui);
        let story = &state.story;
        let text = &story.comparison.articles[article].article.text;
        let setting = &story.settings[article];
        let Some(column) = self.columns.get_mut(&article) else {
            return;
        };
        // Steering may have moved the column since it was measured.
        if column.has_moved() {
            let title = column.lines.remove(0);
            column.lay_out(ui, text, setting);
            column.lines.insert(0, title);
        }

        let look = Look {
            state,
            article,
            palette,
            hovered: self.hovered,
            chosen: self
                .chosen
                .filter(|chosen| chosen.article == article)
                .and_then(Chosen::span),
            found: found(state, article),
        };
        let clip = ui.clip_rect().intersect(column.body);
        let body = ui.painter().with_clip_rect(clip);
        for laid in &column.lines[1..] {
            look.paint(&body, laid, palette.text);
        }
        let head = Rect::from_min_max(frame.min, pos2(frame.right(), column.body.top()));
        ui.painter().rect_filled(head, 0.0, palette.paper);
        look.paint(ui.painter(), &column.lines[0], palette.text);
        let rule = column.text_x.0..=column.text_x.1 + self.fit.before_ruler();
        ui.painter()
            .hline(rule, head.bottom() - 1.0, Stroke::new(1.0, palette.rule));
        commands.extend(header::line_ui(ui, state, article, head, column.text_x));
        name_paragraphs(ui, column, text, clip, article);

        let right = column.text_x.1 + self.fit.before_ruler();
        let ruler = Rect::from_min_max(
            pos2(right, column.body.top() + 4.0),
            pos2(right + size::RULER, column.body.bottom() - 6.0),
        );
        let lead = ruler::ruler_ui(ui, state, article, column, ruler);
        self.pointer_ui(ui, state, article, commands);
        if lead {
            self.follow_leader(state, article);
        }
    }

    /// Ribbons of the selected finding, and faint ones of the others that are in view.
    fn ribbons(&self, state: &State, frames: &[Frame], palette: &Palette) -> Vec<ribbons::Ribbon> {
        let story = &state.story;
        let mut faint = Vec::new();
        let mut strong = Vec::new();
        for finding in self.in_sight(state) {
            let kind = story.comparison.findings[finding].kind;
            let chosen = state.selection.finding() == Some(finding);
            let ends: Vec<(usize, End)> = frames
                .iter()
                .map(|frame| &frame.article)
                .enumerate()
                .filter_map(|(at, article)| {
                    let span = story.seat(finding, *article)?;
                    let column = self.columns.get(article)?;
                    if !chosen && !column.shows(span) {
                        return None;
                    }
                    let text = &story.comparison.articles[*article].article.text;
                    let y = column.screen_line(text, &story.settings[*article], span);
                    let title = story.settings[*article].title.is_some_and(|title| title.contains(span));
                    let seen = column.body.y_range().contains(y) && !title;
                    let end = End {
                        text_x: column.text_x,
                        y,
                    };
                    (chosen && !title || seen).then_some((at, end))
                })
                .collect();
            if chosen {
                let ends: Vec<End> = ends.into_iter().map(|(_, end)| end).collect();
                strong = through(&ends, 2.2, palette.kind(kind));
            } else if faint.len() < FAINT_MOST && matches!(kind, Kind::Conflict | Kind::Agreement) {
                // A faint ribbon never crosses a column that lies between.
                for pair in ends.windows(2).filter(|pair| pair[1].0 == pair[0].0 + 1) {
                    faint.extend(through(&[pair[0].1, pair[1].1], 1.3, palette.faint(kind)));
                }
            }
        }
        faint.append(&mut strong);
        faint
    }

    /// The findings that are marked in what is laid out, and the selected one, in the order of lists.
    fn in_sight(&self, state: &State) -> Vec<FindingId> {
        let mut seen: Vec<(Kind, FindingId)> = Vec::new();
        for (article, column) in &self.columns {
            for laid in column.lines.iter().filter(|laid| laid.index.is_some()) {
                let marks = state.story.marks.findings_in(*article, laid.span);
                let shown = marks.filter(|mark| state.marks(mark.finding));
                seen.extend(shown.map(|mark| (mark.kind, mark.finding)));
            }
        }
        let selected = state.selection.finding().filter(|finding| state.marks(*finding));
        seen.extend(selected.map(|finding| (state.story.comparison.findings[finding].kind, finding)));
        seen.sort_unstable();
        seen.dedup();
        seen.into_iter().map(|(_, finding)| finding).collect()
    }
}

/// More faint ribbons than this would be a tangle.
const FAINT_MOST: usize = 6;

/// Places in an article that the search found.
fn found(state: &State, article: ArticleId) -> Vec<Span> {
    let places = state.search.places.iter();
    places
        .filter(|place| place.article == article)
        .map(|place| place.span)
        .collect()
}

/// Gives the paragraphs in view to screen readers.
fn name_paragraphs(ui: &Ui, column: &Column, text: &str, clip: Rect, article: ArticleId) {
    for laid in &column.lines {
        let rect = Rect::from_min_size(laid.origin, laid.galley.size());
        let rect = if laid.index.is_some() {
            rect.intersect(clip)
        } else {
            rect
        };
        if !rect.is_positive() {
            continue;
        }
        let id = ui.scope_id().with(("para", article, laid.index));
        let role = if laid.index.is_some() {
            Role::Paragraph
        } else {
            Role::Heading
        };
        let words = if laid.span.is_empty() {
            laid.galley.job.text.as_str()
        } else {
            laid.span.slice(text)
        };
        ui.interact(rect, id, Sense::hover())
            .widget_info(|| WidgetInfo::labeled(role, true, words));
    }
}
