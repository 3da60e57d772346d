//! One column: heights of its paragraphs, how far it is scrolled, and what of it is laid out in this frame.

use std::sync::Arc;

use egui::text::LayoutJob;
use egui::{Color32, Galley, Pos2, Rect, Ui, pos2};

use crate::app::heights::Heights;
use crate::app::paragraphs::{Paragraph, Setting, char_of_byte};
use crate::model::{BlockKind, FindingId, Kind};
use crate::text::Span;

use super::super::theme::{Fit, Type, size};

/// Paragraphs refined off screen in one frame.
const REFINED_A_FRAME: usize = 10;

/// What is known of a column from frame to frame.
#[derive(Debug)]
pub struct Column {
    /// Heights of the paragraphs with the gap after them.
    pub heights: Heights,
    /// How far it is scrolled, in points.
    pub offset: f32,
    /// Where it is gliding to.
    pub goal: Option<f32>,
    /// Where the text stood in the last frame, on screen.
    pub body: Rect,
    /// Left and right edge of the text, on screen.
    pub text_x: (f32, f32),
    /// What is laid out, from top to bottom.
    pub lines: Vec<Laid>,
    /// How far it was scrolled when that was laid out.
    laid_at: Option<f32>,
    /// Ticks of the ruler, with what they were made for.
    pub ticks: Ticks,
    fit: Fit,
    set_for: Option<(u32, u32, Fit)>,
}

impl Default for Column {
    fn default() -> Self {
        Self {
            heights: Heights::default(),
            offset: 0.0,
            goal: None,
            body: Rect::ZERO,
            text_x: (0.0, 0.0),
            lines: Vec::new(),
            laid_at: None,
            ticks: Ticks::default(),
            fit: Fit::Full,
            set_for: None,
        }
    }
}

/// The ticks of a column's ruler: they change seldom, and there may be thousands of marks behind them.
#[derive(Debug, Default)]
pub struct Ticks {
    /// What they were made for.
    pub made_for: Option<TicksFor>,
    /// Height within the column, kind, and whether it is the selected finding's.
    pub ticks: Vec<(f32, Kind, bool)>,
}

/// What the ticks of a ruler depend on: marks, heights, the selected finding, the ruler's scale.
pub type TicksFor = (u64, u64, Option<FindingId>, u32);

/// A paragraph that is laid out.
#[derive(Clone, Debug)]
pub struct Laid {
    /// Its place in the setting; `None` is the headline.
    pub index: Option<usize>,
    /// Its words.
    pub span: Span,
    /// Its top left corner on screen.
    pub origin: Pos2,
    /// Its rows.
    pub galley: Arc<Galley>,
}

impl Column {
    /// Starts anew when the width or the scale has changed, keeping the same words at the top.
    pub fn fit(&mut self, ui: &Ui, text: &str, setting: &Setting, width: f32, fit: Fit) {
        let key = (width.to_bits(), ui.pixels_per_point().to_bits(), fit);
        if self.set_for == Some(key) {
            return;
        }
        let kept = self.set_for.is_some().then(|| {
            let index = self.heights.at(self.offset);
            let height = self.heights.height_or_zero(index).max(1.0);
            (index, (self.offset - self.heights.top(index)) / height)
        });
        let estimates = setting
            .paragraphs
            .iter()
            .map(|paragraph| estimate(text, paragraph, width, fit));
        self.heights = Heights::new(estimates.collect());
        self.ticks.made_for = None;
        self.fit = fit;
        self.set_for = Some(key);
        if let Some((index, share)) = kept {
            self.offset = self.heights.top(index) + share * self.heights.height_or_zero(index);
            self.goal = None;
        }
    }

    /// Farthest that the column scrolls: its last lines may rise to the reading line.
    pub fn farthest(&self) -> f32 {
        let view = self.body.height();
        if self.heights.total() <= view {
            return 0.0;
        }
        self.heights.total() - view * 0.6
    }

    /// Scrolls to `offset`, within bounds.
    pub fn scroll_to(&mut self, offset: f32) {
        self.offset = offset.clamp(0.0, self.farthest().max(0.0));
    }

    /// Glides towards the goal; true while there is some way left.
    pub fn glide(&mut self, seconds: f32) -> bool {
        let Some(goal) = self.goal else {
            return false;
        };
        let goal = goal.clamp(0.0, self.farthest().max(0.0));
        let way = goal - self.offset;
        if way.abs() < 0.75 {
            self.offset = goal;
            self.goal = None;
            return false;
        }
        self.offset += way * (1.0 - (-seconds * 18.0).exp());
        true
    }

    /// Lays out what is in view and a few paragraphs more, in the place of what was laid out before; true while heights
    /// are still estimates.
    pub fn lay_out(&mut self, ui: &Ui, text: &str, setting: &Setting) -> bool {
        self.lines.clear();
        let width = self.text_x.1 - self.text_x.0;
        let fit = self.fit;
        let height_of = |index: usize, galley: &Galley| {
            let gap = if setting.paragraphs[index].kind == BlockKind::Heading {
                4.0
            } else {
                size::PARAGRAPH_GAP
            };
            galley.size().y + gap
        };
        let mut set: Vec<(usize, Arc<Galley>)> = Vec::new();
        // Twice, as true heights may bring other paragraphs into view.
        for _ in 0..2 {
            set.clear();
            let changes = self.heights.changes();
            let top = self.heights.at(self.offset);
            for index in self.heights.visible(self.offset, self.offset + self.body.height()) {
                let galley = lay(ui, text, &setting.paragraphs[index], width, fit);
                let short = self.heights.measure(index, height_of(index, &galley));
                if index < top {
                    self.offset += short;
                }
                set.push((index, galley));
            }
            self.heights.settle();
            if self.heights.changes() == changes {
                break;
            }
        }
        let first = self.heights.at(self.offset);
        let waiting = self.heights.unmeasured_near(first, REFINED_A_FRAME);
        for index in &waiting {
            let galley = lay(ui, text, &setting.paragraphs[*index], width, fit);
            let short = self.heights.measure(*index, height_of(*index, &galley));
            if *index < first {
                self.offset += short;
            }
        }
        self.heights.settle();
        self.offset = self.offset.clamp(0.0, self.farthest().max(0.0));

        let visible = self.heights.visible(self.offset, self.offset + self.body.height());
        for index in visible {
            let paragraph = &setting.paragraphs[index];
            let y = self.body.top() + self.heights.top(index) - self.offset;
            let known = set.iter().find(|(of, _)| *of == index);
            self.lines.push(Laid {
                index: Some(index),
                span: paragraph.span,
                origin: pos2(self.text_x.0 + indent(paragraph.kind), y),
                galley: known.map_or_else(
                    || lay(ui, text, paragraph, width, fit),
                    |(_, galley)| Arc::clone(galley),
                ),
            });
        }
        self.laid_at = Some(self.offset);
        !waiting.is_empty()
    }

    /// Whether the column has been scrolled since it was laid out.
    pub fn has_moved(&self) -> bool {
        self.laid_at != Some(self.offset)
    }

    /// Height within the column of the line that byte `offset` stands in, its middle.
    pub fn line_of(&self, text: &str, setting: &Setting, offset: u32) -> f32 {
        let Some(index) = setting.paragraph_at(offset) else {
            return self.heights.total();
        };
        let span = setting.paragraphs[index].span;
        if setting.title.is_some_and(|title| offset < title.end) {
            return 0.0;
        }
        if let Some(laid) = self.lines.iter().find(|laid| laid.index == Some(index)) {
            let character = char_of_byte(span.slice(text), offset.saturating_sub(span.start) as usize);
            let rect = laid.galley.pos_from_cursor(egui::text::CCursor::new(character));
            return self.heights.top(index) + rect.center().y;
        }
        self.rough_line(setting, index, offset)
    }

    /// As [`Self::line_of`], by the paragraph's height alone, so that it costs little.
    pub fn rough_line_of(&self, setting: &Setting, offset: u32) -> f32 {
        match setting.paragraph_at(offset) {
            None => self.heights.total(),
            Some(_) if setting.title.is_some_and(|title| offset < title.end) => 0.0,
            Some(index) => self.rough_line(setting, index, offset),
        }
    }

    fn rough_line(&self, setting: &Setting, index: usize, offset: u32) -> f32 {
        let paragraph = &setting.paragraphs[index];
        let span = paragraph.span;
        let line = Type::of_block(paragraph.kind, self.fit).line();
        let share = f64::from(offset.saturating_sub(span.start)) / span.len().max(1) as f64;
        let rows = ((self.heights.height_or_zero(index) - size::PARAGRAPH_GAP) / line)
            .round()
            .max(1.0);
        let row = (share as f32 * rows).floor().min(rows - 1.0);
        self.heights.top(index) + (row + 0.5) * line
    }

    /// Whether a part of `span` is laid out in this frame.
    pub fn shows(&self, span: Span) -> bool {
        self.lines
            .iter()
            .any(|laid| laid.index.is_some() && laid.span.overlaps(span))
    }

    /// Where the words of `span` are drawn, a rectangle a row; empty if they are out of sight.
    pub fn rects_of(&self, text: &str, span: Span) -> Vec<Rect> {
        let mut rects = Vec::new();
        for laid in &self.lines {
            rects.extend(laid.rects_of(text, span));
        }
        rects
    }

    /// Height on screen of the first line of `span`; estimated where it is out of sight.
    pub fn screen_line(&self, text: &str, setting: &Setting, span: Span) -> f32 {
        match self.rects_of(text, span).first() {
            Some(rect) => rect.center().y,
            None => self.body.top() + self.line_of(text, setting, span.start) - self.offset,
        }
    }
}

impl Laid {
    /// Where the words of `span` that lie in this paragraph are drawn, a rectangle a row.
    pub fn rects_of(&self, text: &str, span: Span) -> Vec<Rect> {
        let Some(range) = crate::app::paragraphs::clip(span, self.span) else {
            return Vec::new();
        };
        let words = self.span.slice(text);
        let characters = char_of_byte(words, range.start)..char_of_byte(words, range.end);
        row_rects(&self.galley, characters)
            .into_iter()
            .map(|rect| rect.translate(self.origin.to_vec2()))
            .collect()
    }
}

/// Where characters of a galley are drawn, a rectangle a row, without the blank at a row's end.
pub fn row_rects(galley: &Galley, characters: std::ops::Range<usize>) -> Vec<Rect> {
    let mut rects = Vec::new();
    let mut first = 0;
    for row in &galley.rows {
        let count = row.glyphs.len();
        let start = characters.start.max(first) - first;
        let mut end = characters.end.min(first + count).saturating_sub(first);
        while end > start && row.glyphs[end - 1].chr.is_whitespace() {
            end -= 1;
        }
        if start < end {
            let (left, right) = (row.glyphs[start].pos.x, row.glyphs[end - 1].max_x());
            let rect = Rect::from_min_max(pos2(left, 0.0), pos2(right, row.size.y));
            rects.push(rect.translate(row.pos.to_vec2()));
        }
        first += row.char_count_including_newline().0;
        if first >= characters.end {
            break;
        }
    }
    rects
}

/// Room left of a block's text.
fn indent(kind: BlockKind) -> f32 {
    match kind {
        BlockKind::Quote | BlockKind::List => 16.0,
        _ => 0.0,
    }
}

/// Sets a paragraph; egui keeps the result while it is in view.
fn lay(ui: &Ui, text: &str, paragraph: &Paragraph, width: f32, fit: Fit) -> Arc<Galley> {
    set(
        ui,
        paragraph.span.slice(text),
        Type::of_block(paragraph.kind, fit),
        width - indent(paragraph.kind),
    )
}

/// Sets words in a role; line ends inside them are blanks, so that characters keep their places.
pub fn set(ui: &Ui, words: &str, role: Type, width: f32) -> Arc<Galley> {
    let one_line = words.replace(['\n', '\r', '\t'], " ");
    let mut job = LayoutJob::single_section(one_line, role.format(Color32::PLACEHOLDER));
    job.wrap.max_width = width;
    ui.fonts_mut(|fonts| fonts.layout_job(job))
}

/// Height of a paragraph by its number of characters.
fn estimate(text: &str, paragraph: &Paragraph, width: f32, fit: Fit) -> f32 {
    let role = Type::of_block(paragraph.kind, fit);
    let characters = paragraph.span.slice(text).chars().count() as f32;
    let a_row = (width / (role.font().size * 0.53)).max(8.0);
    (characters / a_row).ceil().max(1.0) * role.line() + size::PARAGRAPH_GAP
}
