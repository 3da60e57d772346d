//! What the pointer does in a column: choose text, take it as a passage, select what is marked.

use egui::accesskit::Role;
use egui::{CursorIcon, Rect, Sense, Ui, WidgetInfo, pos2};

use crate::app::marks::{Hit, hit};
use crate::app::{Command, Selection, State};
use crate::text::{ArticleId, Location, Span};

use super::super::widgets::key_button;
use super::ReadView;
use super::choose::{self, Chosen};
use super::column::Column;

impl ReadView {
    /// What the pointer does in a column: choose text, select what is marked.
    pub(super) fn pointer_ui(&mut self, ui: &mut Ui, state: &State, article: ArticleId, commands: &mut Vec<Command>) {
        let Some(column) = self.columns.get_mut(&article) else {
            return;
        };
        let text = &state.story.comparison.articles[article].article.text;
        let top = column.lines[0].origin.y;
        let area = Rect::from_x_y_ranges(
            column.text_x.0 - 4.0..=column.text_x.1 + 4.0,
            top..=column.body.bottom(),
        );
        let response = ui.interact(area, ui.scope_id().with(("body", article)), Sense::CLICK | Sense::DRAG);
        response.widget_info(|| {
            let name = format!("Text of {}", crate::app::story::letter(article));
            WidgetInfo::labeled(Role::Document, true, name)
        });
        let Some(point) = response.hover_pos().or(response.interact_pointer_pos()) else {
            return;
        };
        let in_sight = |point: egui::Pos2| {
            point.y < column.body.top() && point.y < column.lines[0].origin.y + column.lines[0].galley.size().y
                || column.body.contains(point)
        };
        let target = choose::under(column, text, point)
            .filter(|_| in_sight(point))
            .and_then(|offset| {
                let at = Span::new(offset as usize, offset as usize + 1);
                let marks = state.story.marks.findings_in(article, at);
                let shown = marks.filter(|mark| state.marks(mark.finding));
                hit(offset, shown, state.story.marks.names_in(article, at))
            });
        if response.hovered() {
            let hovered = match target {
                Some(Hit::Mention(entity, _)) => Some(entity),
                _ => None,
            };
            if self.hovered != hovered {
                self.hovered = hovered;
                ui.ctx().request_repaint();
            }
            let cursor = if target.is_some() {
                CursorIcon::PointingHand
            } else {
                CursorIcon::Text
            };
            ui.ctx().set_cursor_icon(cursor);
        }
        if response.drag_started() || response.dragged() {
            let press = ui.input(|input| input.pointer.press_origin()).unwrap_or(point);
            let pointer = response.interact_pointer_pos().unwrap_or(point);
            let head = choose::nearest(column, text, pointer);
            if response.drag_started() {
                let anchor = choose::nearest(column, text, press);
                self.chosen = anchor.zip(head).map(|(anchor, head)| Chosen { article, anchor, head });
            } else if let (Some(chosen), Some(head)) = (&mut self.chosen, head) {
                chosen.head = head;
            }
            drag_scroll(column, pointer);
            ui.ctx().request_repaint();
        } else if response.double_clicked() {
            let span = choose::nearest(column, text, point).map(|offset| choose::word(text, offset));
            self.chosen = span.map(|span| Chosen {
                article,
                anchor: span.start,
                head: span.end,
            });
        } else if response.clicked() {
            self.chosen = None;
            commands.push(Command::Select(match target {
                Some(Hit::Finding(finding)) => Selection::Finding(finding),
                Some(Hit::Mention(entity, mention)) => Selection::Mention(entity, article, mention),
                None => Selection::None,
            }));
        }
    }

    /// Offers to take the text that is selected as a passage of a finding, by key `t` too, and to correct what was read
    /// of it.
    pub(super) fn offer_ui(&self, ui: &Ui, state: &State) -> Option<Command> {
        let chosen = self.chosen?;
        let text = &state.story.comparison.articles[chosen.article].article.text;
        let span = chosen.span()?;
        let whole = || Location::new(chosen.article, choose::whole_words(text, span));
        let free = state.dialog.is_none() && !ui.ctx().egui_wants_keyboard_input();
        if free && ui.input_mut(|input| input.consume_key(egui::Modifiers::NONE, egui::Key::T)) {
            return Some(Command::Take(whole()));
        }
        if ui.input(|input| input.pointer.primary_down()) && !ui.ctx().is_pointer_over_egui() {
            return None;
        }
        let column = self.columns.get(&chosen.article)?;
        let last = *column.rects_of(text, span).last()?;
        if !column.body.intersects(last) {
            return None;
        }
        let at = pos2(last.left().max(column.text_x.0), last.bottom() + 5.0);
        egui::Area::new(egui::Id::unique("take passage"))
            .fixed_pos(at)
            .order(egui::Order::Middle)
            .constrain_to(ui.max_rect())
            .show(ui.ctx(), |ui| {
                ui.horizontal(|ui| {
                    ui.spacing_mut().item_spacing.x = 4.0;
                    let taken = key_button(ui, "Take passage", "t", false, false).clicked();
                    let mut asked = taken.then(|| Command::Take(whole()));
                    // A long stretch holds many numbers; a short one says which is meant.
                    let ways = state.correctable_at(Location::new(chosen.article, span));
                    for (name, dialog) in ways.into_iter().take(2) {
                        if key_button(ui, &name, "", false, false).clicked() {
                            asked = Some(Command::Dialog(Some(dialog)));
                        }
                    }
                    asked
                })
                .inner
            })
            .inner
    }
}

/// Scrolls while text is chosen beyond the column's ends.
fn drag_scroll(column: &mut Column, pointer: egui::Pos2) {
    let body = column.body;
    let beyond = if pointer.y > body.bottom() - 12.0 {
        pointer.y - (body.bottom() - 12.0)
    } else if pointer.y < body.top() {
        pointer.y - body.top()
    } else {
        return;
    };
    let offset = column.offset + beyond.clamp(-40.0, 40.0) * 0.4;
    column.scroll_to(offset);
}
