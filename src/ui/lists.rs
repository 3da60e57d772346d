//! The lists on the left: findings by kind, entities with their counts.

use std::collections::BTreeMap;
use std::sync::Arc;

use egui::accesskit::Role;
use egui::{Align2, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::heights::Heights;
use crate::app::story::{letter, letters};
use crate::app::{Command, List, Selection, State, Verdict};
use crate::model::{Comparison, EntityId, FindingId, Kind};
use crate::text::Idx as _;

use super::filters::{filter_ui, hidden_ui};
use super::signs::{glyph, verdict_mark};
use super::theme::{Palette, Type, size};
use super::widgets::{ended_at_word, focus_ring, group_name, head, kind_name, label, row, text, verdict_name};

/// Draws the tabs and the list that is chosen; with `follow`, the list scrolls to what is selected.
pub fn lists_ui(ui: &mut Ui, state: &State, list: &mut FindingList, follow: bool) -> Vec<Command> {
    let mut commands = Vec::new();
    tabs_ui(ui, state, &mut commands);
    ScrollArea::vertical()
        .id_salt(("list", state.list as u8))
        .auto_shrink(false)
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
            match state.list {
                List::Findings => findings_ui(ui, state, list, follow, &mut commands),
                List::Entities => entities_ui(ui, state, follow, &mut commands),
            }
            ui.add_space(10.0);
        });
    commands
}

fn tabs_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 22.0;
        ui.add_space(14.0);
        ui.spacing_mut().item_spacing.x = 16.0;
        let entities = format!("Entities {}", state.story.comparison.entities.len());
        for (list, name) in [(List::Findings, "Findings"), (List::Entities, entities.as_str())] {
            let chosen = state.list == list;
            let (role, color) = if chosen {
                (Type::ToolStrong, palette.text)
            } else {
                (Type::Tool, palette.muted)
            };
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(text(name, role, color)));
            let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
            response.widget_info(|| WidgetInfo::selected(Role::Tab, true, chosen, name));
            ui.painter().galley(rect.min, galley, color);
            focus_ring(ui, &response);
            if response.clicked() {
                commands.push(Command::ShowList(list));
            }
        }
        if state.list == List::Findings && !state.teaching {
            ui.with_layout(egui::Layout::right_to_left(egui::Align::Center), |ui| {
                ui.add_space(14.0);
                filter_ui(ui, state, commands);
            });
        }
    });
}

fn findings_ui(ui: &mut Ui, state: &State, list: &mut FindingList, follow: bool, commands: &mut Vec<Command>) {
    if state.teaching {
        teaching_ui(ui, commands);
    } else if state.listing.is_empty() {
        nothing_ui(ui, no_findings(state));
    }
    list.show_ui(ui, state, follow, commands);
    if !state.teaching {
        hidden_ui(ui, state, commands);
    }
}

/// What the list says while findings are kept back.
fn teaching_ui(ui: &mut Ui, commands: &mut Vec<Command>) {
    nothing_ui(
        ui,
        "The findings are kept back. Read the articles first: where do they agree, where do they clash, what does each leave out? Select words and take them as passages to mark what you find. Then look at what was found.",
    );
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.add_space(14.0);
        if ui.button("Show the findings").clicked() {
            commands.push(Command::ToggleTeaching);
        }
    });
}

/// A row of the list of findings.
#[derive(Clone, Copy, Debug)]
enum Row {
    /// The head of a group, with the number of its findings.
    Group(Kind, usize),
    /// A finding.
    Finding(FindingId),
}

/// The rows of the list of findings. There may be thousands: only those in view are drawn.
#[derive(Debug, Default)]
pub struct FindingList {
    rows: Vec<Row>,
    heights: Heights,
    /// Heights of findings that were drawn.
    known: BTreeMap<FindingId, f32>,
    comparison: Arc<Comparison>,
    made_for: Option<(u64, u32)>,
}

impl FindingList {
    fn keep_up(&mut self, state: &State, width: f32) {
        if !Arc::ptr_eq(&self.comparison, &state.story.comparison)
            || self.made_for.map(|it| it.1) != Some(width.to_bits())
        {
            self.comparison = Arc::clone(&state.story.comparison);
            self.known.clear();
            self.made_for = None;
        }
        let wanted = (state.marked, width.to_bits());
        if self.made_for == Some(wanted) {
            return;
        }
        self.made_for = Some(wanted);
        self.rows.clear();
        let findings = &state.story.comparison.findings;
        // The list is in the order of kinds.
        for of_kind in state
            .listing
            .chunk_by(|one, other| findings[*one].kind == findings[*other].kind)
        {
            self.rows.push(Row::Group(findings[of_kind[0]].kind, of_kind.len()));
            self.rows.extend(of_kind.iter().copied().map(Row::Finding));
        }
        let estimate = |row: &Row| match row {
            Row::Group(..) => GROUP,
            Row::Finding(finding) => self.known.get(finding).copied().unwrap_or_else(|| {
                let letters = findings[*finding].summary.chars().count() as f32;
                let lines = (letters * 6.4 / (width - 90.0)).ceil().clamp(1.0, 3.0);
                lines * Type::Tool.line() + 10.0
            }),
        };
        self.heights = Heights::new(self.rows.iter().map(estimate).collect());
    }

    fn show_ui(&mut self, ui: &mut Ui, state: &State, follow: bool, commands: &mut Vec<Command>) {
        self.keep_up(state, ui.available_width());
        let width = ui.available_width();
        let (_, area) = ui.allocate_space(vec2(width, self.heights.total()));
        let clip = ui.clip_rect();
        let place = |heights: &Heights, at: usize| {
            let top = area.top() + heights.top(at);
            Rect::from_min_size(pos2(area.left(), top), vec2(width, heights.height_or_zero(at)))
        };
        let selected = state.selection.finding().filter(|_| follow);
        let chosen = self
            .rows
            .iter()
            .position(|row| matches!(row, Row::Finding(id) if Some(*id) == selected));
        if let Some(at) = chosen {
            // With some of the rows around it, so that a reader sees where in the list it stands.
            ui.scroll_to_rect(place(&self.heights, at).expand2(vec2(0.0, 40.0)), None);
        }
        if !area.intersects(clip) {
            return;
        }
        let in_view = self
            .heights
            .visible(clip.top() - area.top(), clip.bottom() - area.top());
        for at in in_view {
            let place = place(&self.heights, at);
            let row = self.rows[at];
            let mut row_ui = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt(("row", at)));
            let height = match row {
                Row::Group(kind, count) => {
                    group_ui(&row_ui, group_name(kind), count);
                    GROUP
                }
                Row::Finding(finding) => {
                    let (chosen, height) = finding_ui(&mut row_ui, state, finding);
                    if chosen {
                        commands.push(Command::Reveal(Selection::Finding(finding)));
                    }
                    self.known.insert(finding, height);
                    height
                }
            };
            if self.heights.measure(at, height) != 0.0 {
                ui.ctx().request_repaint();
            }
        }
        self.heights.settle();
    }
}

/// Height of a group's head.
const GROUP: f32 = 36.0;

/// Why no finding is listed, and what to do.
fn no_findings(state: &State) -> &'static str {
    let articles = state.story.comparison.articles.len();
    if articles < 2 {
        "Open a second article on the same event to compare the two."
    } else if state.story.comparison.findings.is_empty() {
        "These articles share nothing that could be compared. Do they report the same event?"
    } else {
        "The filter hides every finding."
    }
}

/// A sentence where a list would stand.
pub fn nothing_ui(ui: &mut Ui, words: &str) {
    let palette = Palette::of(ui);
    ui.add_space(12.0);
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(14, 0))
        .show(ui, |ui| label(ui, words, Type::Small, palette.muted));
}

fn group_ui(ui: &Ui, name: &str, count: usize) {
    let palette = Palette::of(ui);
    let rect = ui.max_rect();
    let y = rect.bottom() - 13.0;
    let job = text(&name.to_uppercase(), Type::Label, palette.muted);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let head = Rect::from_min_size(pos2(rect.left() + 14.0, y - galley.size().y / 2.0), galley.size());
    ui.painter().galley(head.min, galley, palette.muted);
    ui.interact(head, ui.scope_id().with("head"), Sense::hover())
        .widget_info(|| WidgetInfo::labeled(Role::Heading, true, name));
    let font = Type::Label.font();
    let right = pos2(rect.right() - 15.0, y);
    ui.painter()
        .text(right, Align2::RIGHT_CENTER, count, font, palette.muted);
}

/// Draws a finding as a row; whether it was chosen, and its height.
fn finding_ui(ui: &mut Ui, state: &State, finding: FindingId) -> (bool, f32) {
    let found = &state.story.comparison.findings[finding];
    let selected = state.selection.finding() == Some(finding);
    let palette = Palette::of(ui);
    let letters = letters(&state.story.articles_of(finding));
    let width = ui.available_width() - 13.0;
    let tag = ui.fonts_mut(|fonts| fonts.layout_job(text(&letters, Type::Label, palette.muted)));
    let verdict = state.decisions.verdict(finding);
    let rejected = verdict == Some(Verdict::Rejected);
    let ink = if rejected { palette.muted } else { palette.text };
    let mut job = text(&found.summary, Type::Tool, ink);
    if rejected {
        for section in &mut job.sections {
            section.format.strikethrough = egui::Stroke::new(1.0, palette.muted);
        }
    }
    let noted = !state.decisions.of(finding).note.is_empty();
    let room = if verdict.is_some() { 14.0 } else { 0.0 };
    let line = ended_at_word(ui, job, width - 31.0 - tag.size().x - 14.0 - room, 3);
    let mut name = format!("{}: {}", kind_name(found.kind), found.summary);
    if let Some(verdict) = verdict {
        name = format!("{name}, {}", verdict_name(verdict).to_lowercase());
    }
    let wanted = vec2(width, line.size().y + 10.0);
    let response = ui
        .horizontal(|ui| {
            ui.add_space(6.0);
            row(ui, wanted, &name, selected, |painter, rect, palette| {
                let sign = Rect::from_min_size(rect.min + vec2(8.0, 9.0), vec2(size::GLYPH, 10.0));
                glyph(painter, sign, found.kind, palette);
                painter.galley(rect.min + vec2(31.0, 5.0), line, palette.text);
                let at = pos2(rect.right() - 8.0 - tag.size().x, rect.top() + 7.0);
                painter.galley(at, tag, palette.muted);
                if let Some(verdict) = verdict {
                    let mark = Rect::from_min_size(pos2(at.x - 15.0, rect.top() + 10.0), vec2(9.0, 9.0));
                    verdict_mark(painter, mark, verdict, palette);
                }
                if noted {
                    let dot = pos2(rect.right() - 10.0, rect.top() + 25.0);
                    painter.circle_filled(dot, 2.0, palette.accent);
                }
            })
        })
        .inner;
    (response.clicked(), wanted.y)
}

fn entities_ui(ui: &mut Ui, state: &State, follow: bool, commands: &mut Vec<Command>) {
    let story = &state.story;
    if story.comparison.entities.is_empty() {
        nothing_ui(
            ui,
            "No names were found. Open an article to see who and what it speaks of.",
        );
        return;
    }
    let palette = Palette::of(ui);
    ui.add_space(8.0);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 18.0;
        ui.add_space(14.0);
        head(ui, "Mentions");
        for (article, x) in counts_at(state, ui.max_rect().right()) {
            let at = pos2(x, ui.min_rect().center().y);
            ui.painter().text(
                at,
                Align2::RIGHT_CENTER,
                letter(article),
                Type::Letter.font(),
                palette.muted,
            );
        }
    });
    ui.add_space(4.0);
    for (entity, _) in story.comparison.entities.enumerated().take(ENTITIES_MOST) {
        if entity_ui(ui, state, entity, follow) {
            commands.push(Command::StepTo(entity));
        }
    }
}

/// A longer list would hold names that stand once only.
const ENTITIES_MOST: usize = 400;

/// The articles in the order of columns, with the right edge of their counts.
fn counts_at(state: &State, right: f32) -> Vec<(crate::text::ArticleId, f32)> {
    let count = state.order.len();
    let place = |at: usize| right - 16.0 - 24.0 * (count - 1 - at) as f32;
    state
        .order
        .iter()
        .enumerate()
        .map(|(at, article)| (*article, place(at)))
        .collect()
}

fn entity_ui(ui: &mut Ui, state: &State, entity: EntityId, follow: bool) -> bool {
    let known = &state.story.comparison.entities[entity];
    let counts = state.story.entity_counts[entity.index()].clone();
    let selected = state.selection.entity() == Some(entity);
    let right = ui.max_rect().right();
    let width = ui.available_width() - 13.0;
    let places = counts_at(state, right);
    let room = places.first().map_or(width, |(_, x)| x - 24.0 - ui.max_rect().left());
    let said: Vec<String> = places
        .iter()
        .map(|(article, _)| format!("{} {}", letter(*article), counts[article.index()]))
        .collect();
    let name = format!("{}, mentions: {}", known.name, said.join(", "));
    let inner = ui.horizontal(|ui| {
        ui.add_space(6.0);
        row(ui, vec2(width, 27.0), &name, selected, |painter, rect, palette| {
            let mut job = text(&known.name, Type::Tool, palette.text);
            job.wrap = egui::text::TextWrapping::truncate_at_width((room - 14.0).max(40.0));
            let line = painter.layout_job(job);
            painter.galley(
                pos2(rect.left() + 8.0, rect.center().y - line.size().y / 2.0),
                line,
                palette.text,
            );
            for (article, x) in &places {
                let count = counts[article.index()];
                let (words, color) = match count {
                    0 => ("–".to_owned(), palette.muted),
                    count => (count.to_string(), palette.text),
                };
                let at = pos2(*x, rect.center().y);
                painter.text(at, Align2::RIGHT_CENTER, words, Type::Small.font(), color);
            }
        })
    });
    if selected && follow {
        inner.inner.scroll_to_me(None);
    }
    inner.inner.clicked()
}
