//! Draws a paragraph: what lies under its words, the words, and what is drawn over them.

use egui::{Color32, CornerRadius, Painter, Rect, Stroke, StrokeKind, pos2};

use crate::app::marks::{Mark, Run, runs};
use crate::app::{Selection, State};
use crate::model::{EntityId, Kind};
use crate::text::{ArticleId, Span};

use super::super::signs::underline;
use super::super::theme::Palette;

use super::column::Laid;

/// How strongly findings are drawn while another one or a name is selected.
const RECEDED: f32 = 0.30;

/// How strongly findings other than conflicts are drawn while nothing is selected: there may be one on every line.
const RESTING: f32 = 0.62;

/// What decides how an article's words are drawn in this frame.
pub struct Look<'a> {
    /// The state.
    pub state: &'a State,
    /// The article.
    pub article: ArticleId,
    /// The colours.
    pub palette: Palette,
    /// The entity under the pointer.
    pub hovered: Option<EntityId>,
    /// Text selected with the pointer.
    pub chosen: Option<Span>,
    /// Places that a search found in this article.
    pub found: Vec<Span>,
}

impl Look<'_> {
    fn text(&self) -> &str {
        &self.state.story.comparison.articles[self.article].article.text
    }

    /// Marks of findings that are shown and touch `span`.
    fn marks(&self, span: Span) -> Vec<Mark> {
        let marks = self.state.story.marks.findings_in(self.article, span);
        marks.filter(|mark| self.state.marks(mark.finding)).copied().collect()
    }

    /// Draws a paragraph in `ink`.
    pub fn paint(&self, painter: &Painter, laid: &Laid, ink: Color32) {
        let runs = self.layered(&self.marks(laid.span));
        self.paint_below(painter, laid, &runs);
        painter.galley_with_override_text_color(laid.origin, laid.galley.clone(), ink);
        self.paint_above(painter, laid, &runs);
    }

    /// Runs with how strongly they are drawn: once something is selected, all else stands back, so that it alone
    /// speaks.
    fn layered(&self, marks: &[Mark]) -> Vec<(Run, f32)> {
        let selected = match self.state.selection {
            Selection::None | Selection::Passage(_) => {
                let strength = |kind| if kind == Kind::Conflict { 1.0 } else { RESTING };
                return runs(marks).into_iter().map(|run| (run, strength(run.kind))).collect();
            }
            selection => selection.finding(),
        };
        let chosen = |mark: &&Mark| Some(mark.finding) == selected;
        let (front, back): (Vec<Mark>, Vec<Mark>) = marks.iter().partition(chosen);
        let back = runs(&back).into_iter().map(|run| (run, RECEDED));
        let front = runs(&front).into_iter().map(|run| (run, 1.0));
        back.chain(front).collect()
    }

    fn paint_below(&self, painter: &Painter, laid: &Laid, runs: &[(Run, f32)]) {
        let palette = &self.palette;
        let fill = |span: Span, color: Color32, grow: f32| {
            for rect in laid.rects_of(self.text(), span) {
                painter.rect_filled(snug(rect).expand2(egui::vec2(grow, 0.0)), CornerRadius::same(2), color);
            }
        };
        if let Selection::Finding(finding) = self.state.selection {
            let found = &self.state.story.comparison.findings[finding];
            for evidence in found
                .evidence
                .iter()
                .filter(|evidence| evidence.location.article == self.article)
            {
                fill(evidence.location.span, palette.wash(found.kind), 1.0);
            }
        }
        for (run, strength) in runs.iter().filter(|(run, _)| run.kind == Kind::Conflict) {
            fill(run.span, palette.fill(run.kind).gamma_multiply(*strength), 0.0);
        }
        for span in &self.found {
            fill(*span, palette.text_selection(), 0.0);
        }
        if let Selection::Passage(place) = self.state.selection
            && place.article == self.article
        {
            fill(place.span, palette.text_selection(), 1.0);
        }
        for place in self.state.taken.iter().filter(|place| place.article == self.article) {
            fill(place.span, palette.name_fill(), 1.0);
        }
        if let Some(span) = self.chosen {
            fill(span, palette.text_selection(), 0.0);
        }
    }

    fn paint_above(&self, painter: &Painter, laid: &Laid, runs: &[(Run, f32)]) {
        let palette = &self.palette;
        for (run, strength) in runs {
            let color = palette.kind(run.kind).gamma_multiply(*strength);
            let rects = laid.rects_of(self.text(), run.span);
            if run.kind == Kind::Omission {
                if let Some(whole) = rects.iter().copied().reduce(Rect::union) {
                    let left = laid.origin.x - 11.0;
                    let bar = Rect::from_min_max(pos2(left, whole.top() + 2.0), pos2(left + 3.0, whole.bottom() - 2.0));
                    painter.rect_filled(bar, CornerRadius::same(1), color);
                }
                continue;
            }
            for rect in rects {
                let y = snug(rect).bottom() + 1.0 + f32::from(run.lane) * 3.0;
                underline(painter, rect.left(), rect.right(), y, run.kind, color);
            }
        }
        self.paint_names(painter, laid);
    }

    /// Outlines mentions of the selected entity and, lighter, of the one under the pointer.
    fn paint_names(&self, painter: &Painter, laid: &Laid) {
        let selected = self.state.selection.entity();
        if selected.is_none() && self.hovered.is_none() {
            return;
        }
        let round = CornerRadius::same(3);
        for named in self.state.story.marks.names_in(self.article, laid.span) {
            let chosen = Some(named.entity) == selected;
            if !chosen && Some(named.entity) != self.hovered {
                continue;
            }
            let current = matches!(self.state.selection, Selection::Mention(_, article, mention)
                if article == self.article && mention == named.mention);
            let width = if current { 2.0 } else { 1.0 };
            let color = if chosen {
                self.palette.accent
            } else {
                self.palette.accent.gamma_multiply(0.55)
            };
            for rect in laid.rects_of(self.text(), named.span) {
                let rect = snug(rect).expand2(egui::vec2(1.5, 1.0));
                if chosen {
                    painter.rect_filled(rect, round, self.palette.name_fill());
                }
                painter.rect_stroke(rect, round, Stroke::new(width, color), StrokeKind::Outside);
            }
        }
    }
}

/// The part of a row that the letters take, without the leading between rows.
fn snug(row: Rect) -> Rect {
    let leading = (row.height() - 20.0).max(0.0) / 2.0;
    row.shrink2(egui::vec2(0.0, leading))
}
