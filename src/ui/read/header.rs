//! The head of a column: letter, outlet, date, words, headline; and the buttons that move and close it.

use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use crate::app::dates::day_month;
use crate::app::digest::one_line;
use crate::app::story::letter;
use crate::app::{Command, Dialog, State, Step, counted};
use crate::text::{ArticleId, Span};

use super::super::signs::{badge, chevron, cross, dash, pencil, pin};
use super::super::theme::{Fit, Palette, Type};
use super::super::widgets::sign_button;
use super::column::{Laid, set};

/// Height of the line above the headline, with the space around it.
const LINE: f32 = 35.0;

/// Sets the headline and returns it with the height of the whole head.
pub fn lay_out(ui: &Ui, state: &State, article: ArticleId, text_x: (f32, f32), top: f32, fit: Fit) -> (Laid, f32) {
    let story = &state.story;
    let text = &story.comparison.articles[article].article.text;
    let (words, span) = match story.settings[article].title {
        // A corrected title stands nowhere in the text.
        Some(span) if one_line(span.slice(text)) != story.title(article) && !span.is_empty() => {
            (story.title(article), Span::new(0, 0))
        }
        Some(span) => (span.slice(text).to_owned(), span),
        None => (story.title(article), Span::new(0, 0)),
    };
    let galley = set(ui, &words, Type::of_title(fit), text_x.1 - text_x.0);
    let height = LINE + galley.size().y + 9.0;
    let origin = pos2(text_x.0, top + LINE);
    let index = None;
    (
        Laid {
            index,
            span,
            origin,
            galley,
        },
        height,
    )
}

/// Draws the line above the headline; the buttons show when the pointer is in the head.
pub fn line_ui(ui: &mut Ui, state: &State, article: ArticleId, head: Rect, text_x: (f32, f32)) -> Vec<Command> {
    let palette = Palette::of(ui);
    let story = &state.story;
    let middle = head.top() + 21.0;
    badge(ui.painter(), pos2(text_x.0 + 9.0, middle), &letter(article), &palette);
    let mut commands = Vec::new();
    let line = Rect::from_min_max(
        pos2(text_x.0 + 26.0, middle - 10.0),
        pos2(text_x.1 + 4.0, middle + 10.0),
    );
    let mut line_ui = ui.new_child(
        UiBuilder::new()
            .max_rect(line)
            .layout(egui::Layout::right_to_left(egui::Align::Center)),
    );
    line_ui.spacing_mut().item_spacing = vec2(1.0, 0.0);
    let inside = ui.rect_contains_pointer(head);
    let pinned = state.pinned.contains(&article);
    line_ui.scope(|ui| {
        let name = letter(article);
        let buttons: [(String, u8, Command); 6] = [
            (format!("Close {name}"), 0, Command::Close(article)),
            (format!("Hide {name}"), 3, Command::Hide(article)),
            (
                format!("Correct title, outlet or date of {name}"),
                4,
                Command::Dialog(Some(Dialog::Correct(article))),
            ),
            (
                format!("{} {name}", if pinned { "Let go of" } else { "Pin" }),
                5,
                Command::Pin(article),
            ),
            (format!("Move {name} right"), 1, Command::Move(article, Step::Next)),
            (format!("Move {name} left"), 2, Command::Move(article, Step::Previous)),
        ];
        for (name, sign, command) in buttons {
            let only = state.order.len() < 2 && (1..4).contains(&sign) || state.order.len() < 3 && sign == 5;
            if only {
                continue;
            }
            let response = sign_button(ui, &name, |painter, rect, color| {
                let color = match (sign, pinned, inside) {
                    (5, true, _) => palette.accent,
                    (_, _, true) => color,
                    _ => egui::Color32::TRANSPARENT,
                };
                match sign {
                    0 => cross(painter, rect, color),
                    3 => dash(painter, rect, color),
                    4 => pencil(painter, rect, color),
                    5 => pin(painter, rect, color),
                    sign => chevron(painter, rect, color, sign == 1),
                }
            });
            if response.clicked() {
                commands.push(command);
            }
        }
    });
    let read = &story.comparison.articles[article].article;
    let mut parts = vec![story.outlet(article)];
    parts.extend(read.published.map(day_month));
    parts.push(counted(story.words[article], "word"));
    let room = match (inside, pinned) {
        (true, _) => 120.0,
        (_, true) => 64.0,
        _ => 0.0,
    };
    let room = (line.width() - room).max(20.0);
    // What does not fit is left out whole, the last part first; only the outlet is cut.
    let galley = loop {
        let mut job = egui::text::LayoutJob::single_section(parts.join("  "), Type::Small.format(palette.muted));
        if parts.len() == 1 {
            job.wrap = egui::text::TextWrapping::truncate_at_width(room);
        }
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        if galley.size().x <= room || parts.len() == 1 {
            break galley;
        }
        parts.pop();
    };
    let at = pos2(line.left(), middle - galley.size().y / 2.0);
    ui.painter().galley(at, galley, palette.muted);
    commands
}
