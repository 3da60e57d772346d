//! Small parts that stand in several places: names of kinds, rows of text, quiet buttons.

use std::sync::Arc;

use egui::accesskit::Role;
use egui::text::LayoutJob;
use egui::{
    Color32, CornerRadius, Galley, Painter, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, pos2, vec2,
};

use crate::app::Verdict;
use crate::model::Kind;

use super::theme::{Palette, Type, size};

/// What a kind is called in chips and heads.
pub fn kind_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Conflict => "Conflict",
        Kind::Agreement => "Agree",
        Kind::Compatible => "Compatible",
        Kind::Framing => "Framing",
        Kind::Omission => "Only here",
    }
}

/// What a group of findings of a kind is called.
pub fn group_name(kind: Kind) -> &'static str {
    match kind {
        Kind::Conflict => "Conflicts",
        Kind::Agreement => "Agreements",
        Kind::Compatible => "Compatible",
        Kind::Framing => "Framing",
        Kind::Omission => "Only here",
    }
}

/// A stretch of text in one role and colour.
pub fn text(words: &str, role: Type, color: Color32) -> LayoutJob {
    LayoutJob::single_section(words.to_owned(), role.format(color))
}

/// Words set to a width; where they do not fit so many rows, they end at a word with a sign that some are left out.
pub fn set_in_rows(ui: &Ui, words: &str, role: Type, color: Color32, width: f32, rows: usize) -> Arc<Galley> {
    ended_at_word(ui, text(words, role, color), width, rows)
}

/// As [`set_in_rows`], for words in several roles.
pub fn ended_at_word(ui: &Ui, mut job: LayoutJob, width: f32, rows: usize) -> Arc<Galley> {
    job.wrap.max_width = width;
    job.wrap.max_rows = rows;
    let mut galley = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    while galley.elided {
        let letters: usize = galley.rows.iter().map(|row| row.glyphs.len()).sum();
        let Some(end) = last_word(&job.text, letters.saturating_sub(1)) else {
            break;
        };
        cut(&mut job, end);
        galley = ui.fonts_mut(|fonts| fonts.layout_job(job.clone()));
    }
    galley
}

/// Where the last word ends that lies within the first `letters` letters, the sign of what is left out not counted; none
/// if that is the first word, or one that is already the last.
fn last_word(words: &str, letters: usize) -> Option<usize> {
    let shown = words.char_indices().nth(letters).map_or(words.len(), |(at, _)| at);
    let blank = words[..shown].trim_end_matches([' ', '…']).rfind(' ')?;
    let end = words[..blank]
        .trim_end_matches([' ', ',', ';', ':', '…', '–', '—'])
        .len();
    (end > 0).then_some(end)
}

/// Cuts a job after `end` bytes and puts the sign there that something is left out.
fn cut(job: &mut LayoutJob, end: usize) {
    job.text.truncate(end);
    job.text.push_str(" …");
    job.sections.retain(|section| section.byte_range.start.0 < end);
    if let Some(last) = job.sections.last_mut() {
        last.byte_range.end.0 = job.text.len();
    }
}

/// Space between two boxes of a line.
const BETWEEN: f32 = 12.0;

/// Where boxes of these sizes stand in lines of `width`, and the height of all lines; no box is cut.
pub fn flow(sizes: &[Vec2], width: f32) -> (Vec<Vec2>, f32) {
    let mut places = Vec::new();
    let (mut x, mut y, mut line) = (0.0_f32, 0.0_f32, 0.0_f32);
    for size in sizes {
        if x > 0.0 && x + size.x > width {
            (x, y, line) = (0.0, y + line, 0.0);
        }
        places.push(vec2(x, y));
        x += size.x + BETWEEN;
        line = line.max(size.y);
    }
    (places, y + line)
}

/// The button that does what a dialog is for.
pub fn primary_button(ui: &mut Ui, enabled: bool, name: &str, key: &str) -> Response {
    let palette = Palette::of(ui);
    let words = egui::RichText::new(name).color(palette.on_accent);
    let mut button = egui::Button::new(words).fill(palette.accent);
    if !key.is_empty() {
        button = button.shortcut_text(egui::RichText::new(key).color(palette.on_accent));
    }
    let response = ui.add_enabled(enabled, button);
    focus_ring(ui, &response);
    response
}

/// A label in one role and colour.
pub fn label(ui: &mut Ui, words: &str, role: Type, color: Color32) -> Response {
    ui.add(egui::Label::new(text(words, role, color)).wrap())
}

/// A group head: small, spaced, quiet capitals.
pub fn head(ui: &mut Ui, words: &str) -> Response {
    let palette = Palette::of(ui);
    let job = text(&words.to_uppercase(), Type::Label, palette.muted);
    let response = ui.add(egui::Label::new(job));
    response.widget_info(|| WidgetInfo::labeled(Role::Heading, true, words));
    response
}

/// A line of ink around what has the keyboard's focus.
pub fn focus_ring(ui: &Ui, response: &Response) {
    if response.has_focus() {
        let palette = Palette::of(ui);
        let rect = response.rect.expand(1.0);
        let stroke = Stroke::new(2.0, palette.accent);
        ui.painter()
            .rect_stroke(rect, CornerRadius::same(size::ROUND), stroke, StrokeKind::Outside);
    }
}

/// A clickable area that paints its own ground; `paint` draws the rest.
pub fn row(
    ui: &mut Ui,
    wanted: Vec2,
    name: &str,
    selected: bool,
    paint: impl FnOnce(&Painter, Rect, &Palette),
) -> Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, selected, name));
    if ui.is_rect_visible(rect) {
        let ground = if selected {
            palette.row_selected()
        } else if response.hovered() {
            palette.row_hovered()
        } else {
            Color32::TRANSPARENT
        };
        let painter = ui.painter();
        painter.rect_filled(rect, CornerRadius::same(size::ROUND), ground);
        if selected {
            let bar = Rect::from_min_max(rect.left_top(), pos2(rect.left() + 3.0, rect.bottom()));
            let round = CornerRadius {
                nw: 3,
                ne: 0,
                sw: 3,
                se: 0,
            };
            painter.rect_filled(bar, round, palette.accent);
        }
        paint(painter, rect, &palette);
    }
    focus_ring(ui, &response);
    response
}

/// Words that can be followed, without a frame.
pub fn link(ui: &mut Ui, words: &str, role: Type) -> Response {
    let palette = Palette::of(ui);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(text(words, role, palette.accent)));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Link, true, words));
    if response.hovered() {
        let y = rect.bottom() - 1.5;
        ui.painter().hline(rect.x_range(), y, Stroke::new(1.0, palette.accent));
    }
    ui.painter().galley(rect.min, galley, palette.accent);
    focus_ring(ui, &response);
    response
}

/// A button that is only a drawn sign; `name` says what it does.
pub fn sign_button(ui: &mut Ui, name: &str, paint: impl FnOnce(&Painter, Rect, Color32)) -> Response {
    let palette = Palette::of(ui);
    let (rect, response) = ui.allocate_exact_size(vec2(18.0, 18.0), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(Role::Button, true, name));
    let color = if response.hovered() {
        palette.text
    } else {
        palette.muted
    };
    if response.hovered() {
        ui.painter()
            .rect_filled(rect, CornerRadius::same(4), palette.row_hovered());
    }
    paint(ui.painter(), rect.shrink(5.0), color);
    focus_ring(ui, &response);
    response.on_hover_text(name)
}

/// What a verdict is called.
pub fn verdict_name(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Confirmed => "Confirmed",
        Verdict::Rejected => "Rejected",
        Verdict::Unsure => "Unsure",
    }
}

/// A button with its key behind the name, in quieter ink; `pressed` stays on a ground of its own.
pub fn key_button(ui: &mut Ui, name: &str, key: &str, pressed: bool, tight: bool) -> Response {
    let palette = Palette::of(ui);
    let mut job = text(name, Type::Small, palette.text);
    // Where there is room for names alone, the tip says the key.
    if !tight && !key.is_empty() {
        job.append(key, 4.0, Type::Label.format(palette.muted));
    }
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let pad = if tight { 9.0 } else { 14.0 };
    let (rect, response) = ui.allocate_exact_size(galley.size() + vec2(pad, 8.0), Sense::click());
    response.widget_info(|| WidgetInfo::selected(Role::Button, true, pressed, name));
    let visuals = ui.style().interact(&response);
    let (fill, stroke) = if pressed {
        (palette.row_selected(), Stroke::new(1.0, palette.accent))
    } else {
        (visuals.weak_bg_fill, visuals.bg_stroke)
    };
    let round = CornerRadius::same(size::ROUND);
    ui.painter().rect(rect, round, fill, stroke, StrokeKind::Inside);
    ui.painter()
        .galley(rect.center() - galley.size() / 2.0, galley, palette.text);
    focus_ring(ui, &response);
    if tight {
        return response.on_hover_text(format!("{name} ({key})"));
    }
    response
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_go_to_the_next_line_whole() {
        let sizes = [vec2(50.0, 18.0), vec2(40.0, 18.0), vec2(130.0, 36.0), vec2(10.0, 18.0)];
        let (places, height) = flow(&sizes, 110.0);
        let wanted = [vec2(0.0, 0.0), vec2(62.0, 0.0), vec2(0.0, 18.0), vec2(0.0, 54.0)];
        assert_eq!(places, wanted);
        assert!((height - 72.0).abs() < 0.1);
        assert_eq!(flow(&[], 110.0), (Vec::new(), 0.0));
    }

    #[test]
    fn words_are_left_out_whole() {
        let check = |words: &str, letters, want: Option<&str>| {
            assert_eq!(last_word(words, letters).map(|end| &words[..end]), want, "{words}");
        };
        check("one two, three", 12, Some("one two"));
        check("one two three", 9, Some("one two"));
        check("one two …", 8, Some("one"));
        check("unbreakable", 5, None);
        check("ein größeres Boot", 9, Some("ein"));
    }
}
