//! The timeline: what the articles date, day by day on one axis, a lane an article; differing dates are joined.

use egui::text::LayoutJob;
use egui::{Pos2, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::digest::one_line;
use crate::app::story::letter;
use crate::app::timeline::{Dated, Day, Join};
use crate::app::{Command, Selection, State};
use crate::model::Kind;
use crate::text::{ArticleId, Idx as _, Location, Span};

use super::lists::nothing_ui;
use super::table;
use super::theme::{Palette, Type};
use super::widgets::{focus_ring, kind_name, text};

/// Width of the axis with its days.
const FIRST: f32 = 176.0;
/// Where the axis runs.
const AXIS: f32 = 22.0;
/// Room above and below a row.
const PAD: f32 = 9.0;
/// Passages that a cell shows of one day; the rest is counted.
const MOST: usize = 4;

/// Draws the timeline.
pub fn timeline_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let mut commands = Vec::new();
    let timeline = &state.story.timeline;
    if timeline.days.is_empty() {
        nothing_ui(
            ui,
            "These articles name no day. Weekdays need the day of publication: set it with the pencil in a column's head.",
        );
        return commands;
    }
    table::columns_ui(ui, state, FIRST, |ui, each| {
        let mut heights = Vec::new();
        for day in &timeline.days {
            heights.push(day_ui(ui, state, day, each, &mut commands));
        }
        let joins = timeline.joins.iter().filter(|join| state.marks(join.finding));
        for join in joins.enumerate() {
            join_ui(ui, state, join, &heights, each, &mut commands);
        }
        ui.add_space(16.0);
    });
    commands
}

/// Draws a day; returns where its row stands.
fn day_ui(ui: &mut Ui, state: &State, day: &Day, each: f32, commands: &mut Vec<Command>) -> Rect {
    let palette = Palette::of(ui);
    let mut label = text(&day.label, Type::ToolStrong, palette.text);
    label.append(&format!("\n{}", day.note), 0.0, Type::Fine.format(palette.muted));
    label.wrap.max_width = FIRST - AXIS - 34.0;
    let label = ui.fonts_mut(|fonts| fonts.layout_job(label));
    let mut cells = Vec::new();
    let mut tallest = label.size().y;
    for (at, article) in state.order.iter().enumerate() {
        let dated = &day.cells[article.index()];
        let mut y = 0.0;
        for entry in dated.iter().take(MOST) {
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(passage(state, *article, entry, each - 24.0, &palette)));
            let height = galley.size().y;
            cells.push((at, y, Some((*article, entry)), galley));
            y += height + 6.0;
        }
        if dated.len() > MOST {
            let words = format!("{} more", dated.len() - MOST);
            let galley = ui.fonts_mut(|fonts| fonts.layout_job(text(&words, Type::Small, palette.muted)));
            let height = galley.size().y;
            cells.push((at, y, None, galley));
            y += height + 6.0;
        }
        tallest = tallest.max(y - 6.0);
    }
    let width = FIRST + each * state.order.len() as f32;
    let (rect, _) = ui.allocate_exact_size(vec2(width, tallest + 2.0 * PAD), Sense::hover());
    let x = rect.left() + AXIS;
    let middle = rect.top() + PAD + 9.0;
    ui.painter().vline(x, rect.y_range(), Stroke::new(1.5, palette.rule));
    if day.days.is_some() {
        ui.painter().circle_filled(pos2(x, middle), 4.5, palette.accent);
    } else {
        ui.painter()
            .circle(pos2(x, middle), 4.0, palette.paper, Stroke::new(1.5, palette.muted));
    }
    ui.painter()
        .galley(pos2(x + 16.0, rect.top() + PAD), label, palette.text);
    for (at, y, entry, galley) in cells {
        let origin = pos2(rect.left() + FIRST + each * at as f32, rect.top() + PAD + y);
        let Some((article, entry)) = entry else {
            ui.painter().galley(origin, galley, palette.muted);
            continue;
        };
        let area = Rect::from_min_size(origin, vec2(each - 20.0, galley.size().y));
        let id = ui.scope_id().with(("dated", article, entry.time.span.start));
        let response = ui.interact(area, id, Sense::click());
        let spoken = format!("{}, {}: {}", day.label, letter(article), galley.job.text);
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &spoken));
        if response.hovered() {
            ui.painter().rect_filled(area.expand(4.0), 4.0, palette.row_hovered());
        }
        ui.painter().galley(origin, galley, palette.text);
        focus_ring(ui, &response);
        if response.clicked() {
            commands.push(Command::Reveal(Selection::Passage(entry.time)));
        }
    }
    ui.painter().hline(
        rect.left() + AXIS + 16.0..=rect.right(),
        rect.bottom() - 0.5,
        Stroke::new(1.0, palette.rule),
    );
    rect
}

/// The sentence around a date, shortened around it, the date itself in ink that stands out.
fn passage(state: &State, article: ArticleId, entry: &Dated, width: f32, palette: &Palette) -> LayoutJob {
    let text = &state.story.comparison.articles[article].article.text;
    let Location { span, .. } = entry.time;
    let sentence = entry.sentence.cover(span);
    let before = one_line(Span::new(sentence.start as usize, span.start as usize).slice(text));
    let after = one_line(Span::new(span.end as usize, sentence.end as usize).slice(text));
    let mut job = LayoutJob::default();
    let quiet = Type::QuoteSmall.format(palette.muted);
    let strong = Type::QuoteSmall.format(palette.text);
    let tail: Vec<&str> = before.split(' ').filter(|word| !word.is_empty()).collect();
    let from = tail.len().saturating_sub(7);
    let mut lead = tail[from..].join(" ");
    if from > 0 {
        lead.insert_str(0, "… ");
    }
    let head: Vec<&str> = after.split(' ').filter(|word| !word.is_empty()).collect();
    let to = head.len().min(9);
    let mut rest = head[..to].join(" ");
    if to < head.len() {
        rest.push_str("\u{a0}…");
    }
    if !lead.is_empty() {
        job.append(&format!("{lead} "), 0.0, quiet.clone());
    }
    job.append(&one_line(span.slice(text)), 0.0, strong);
    let glued = after.starts_with([',', '.', ';', ':', ')', '’', '\'', '”']);
    if !rest.is_empty() {
        job.append(&format!("{}{rest}", if glued { "" } else { " " }), 0.0, quiet);
    }
    job.wrap.max_width = width;
    job
}

/// Draws a line between the cells that a finding on dates joins: along the gutters and the rules, never through words.
fn join_ui(ui: &Ui, state: &State, (at, join): (usize, &Join), rows: &[Rect], each: f32, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    // Lines that would lie on one another stand side by side.
    let aside = (at % 3) as f32 * 3.0;
    let ends: Vec<End> = join
        .ends
        .iter()
        .filter_map(|(row, article)| {
            let column = state.order.iter().position(|shown| shown == article)?;
            let rect = rows[*row];
            Some(End {
                dot: pos2(
                    rect.left() + FIRST + each * column as f32 - 9.0 - aside,
                    rect.top() + PAD + 10.0,
                ),
                rule: rect.top() - 0.5,
            })
        })
        .collect();
    let chosen = state.selection.finding() == Some(join.finding);
    if join.kind == Kind::Agreement && !chosen {
        return;
    }
    let color = palette.kind(join.kind);
    let stroke = Stroke::new(if chosen { 2.2 } else { 1.4 }, color);
    for pair in ends.windows(2) {
        ui.painter().line(rounded(&path(&pair[0], &pair[1])), stroke);
    }
    let summary = &state.story.comparison.findings[join.finding].summary;
    for (end, (_, article)) in ends.iter().zip(&join.ends) {
        ui.painter().circle_filled(end.dot, 3.0, color);
        let id = ui.scope_id().with(("join", join.finding, *article));
        let response = ui.interact(Rect::from_center_size(end.dot, vec2(12.0, 12.0)), id, Sense::click());
        let spoken = format!("{}, {}: {summary}", kind_name(join.kind), letter(*article));
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &spoken));
        focus_ring(ui, &response);
        let hint = format!("{}: {summary}", kind_name(join.kind));
        if response.on_hover_text(hint).clicked() {
            commands.push(Command::Select(Selection::Finding(join.finding)));
        }
    }
}

/// An end of a join: its dot, and the rule above its row.
struct End {
    dot: Pos2,
    rule: f32,
}

/// The corners of the way from `from` down to `to`: along the gutter of the first, the rule above the second, its gutter.
fn path(from: &End, to: &End) -> Vec<Pos2> {
    let mut corners = vec![from.dot, pos2(from.dot.x, to.rule), pos2(to.dot.x, to.rule), to.dot];
    corners.dedup();
    corners
}

/// The points of a way with its corners rounded.
fn rounded(corners: &[Pos2]) -> Vec<Pos2> {
    const STEPS: usize = 6;
    let mut points = Vec::new();
    for (at, corner) in corners.iter().enumerate() {
        let (Some(before), Some(after)) = (at.checked_sub(1).map(|it| corners[it]), corners.get(at + 1)) else {
            points.push(*corner);
            continue;
        };
        let (back, on) = (before - *corner, *after - *corner);
        let room = 7.0_f32.min(back.length() / 2.0).min(on.length() / 2.0);
        let (start, end) = (*corner + back.normalized() * room, *corner + on.normalized() * room);
        for step in 0..=STEPS {
            let share = step as f32 / STEPS as f32;
            points.push(start.lerp(*corner, share).lerp(corner.lerp(end, share), share));
        }
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_join_goes_along_gutters_and_rules() {
        let (from, to) = (
            End {
                dot: pos2(100.0, 20.0),
                rule: 10.0,
            },
            End {
                dot: pos2(300.0, 120.0),
                rule: 110.0,
            },
        );
        let points = rounded(&path(&from, &to));
        assert_eq!((points.first(), points.last()), (Some(&from.dot), Some(&to.dot)));
        let lies = |point: &Pos2| {
            (point.x - 100.0).abs() < 7.1 || (point.x - 300.0).abs() < 7.1 || (point.y - 110.0).abs() < 7.1
        };
        assert!(points.iter().all(lies), "{points:?}");
        let same = End {
            dot: pos2(100.0, 120.0),
            rule: 110.0,
        };
        assert!(
            rounded(&path(&from, &same))
                .iter()
                .all(|point| point.x == 100.0 && !point.y.is_nan())
        );
    }
}
