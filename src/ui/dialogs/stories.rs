//! The stories that many files were grouped into, to choose one from.

use egui::{ScrollArea, Ui, vec2};

use crate::app::{Command, StoryFiles, counted};

use super::super::theme::{Palette, Type};
use super::super::widgets::{ended_at_word, head, label, row, text};
use super::Page;

/// Copies of a story that are told.
const COPIES: usize = 3;

/// Titles of a story that are shown.
const TITLES: usize = 3;

/// Draws the list.
pub fn stories_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    let room = ui.ctx().content_rect();
    ui.set_width((room.width() - 120.0).min(640.0));
    let stories = &page.state.stories;
    let articles: usize = stories.iter().map(|story| story.articles.len()).sum();
    let (told, alone): (Vec<_>, Vec<_>) = stories.iter().enumerate().partition(|(_, it)| it.articles.len() > 1);
    label(ui, "Which story?", Type::Card, palette.text);
    let words = match told.len() {
        0 => format!("{} on different events.", counted(articles, "article")),
        1 => format!(
            "{}; one event is told by several of them.",
            counted(articles, "article")
        ),
        many => format!(
            "{}; {many} events are told by several of them.",
            counted(articles, "article")
        ),
    };
    label(ui, &words, Type::Small, palette.muted);
    let copies: usize = stories.iter().map(|story| story.folded(false).len()).sum();
    if copies > 0 {
        let mut unfolded = page.state.unfolded;
        let words = format!("Open copies too ({copies} left out)");
        if ui.checkbox(&mut unfolded, words).changed() {
            page.commands.push(Command::Unfold(unfolded));
        }
    }
    let mut chosen = None;
    ScrollArea::vertical()
        .max_height(room.height() - 200.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(0.0, 3.0);
            for (at, story) in told {
                if story_ui(ui, story) {
                    chosen = Some(at);
                }
            }
            if !alone.is_empty() {
                ui.add_space(6.0);
                head(ui, "Alone in what they report");
            }
            for (at, story) in alone {
                if story_ui(ui, story) {
                    chosen = Some(at);
                }
            }
        });
    if let Some(at) = chosen {
        page.done(Command::OpenStory(at));
    }
    if ui.button("Cancel").clicked() {
        page.close();
    }
}

/// Draws a story: its label, how many articles, the first headlines; true if it was chosen.
fn story_ui(ui: &mut Ui, story: &StoryFiles) -> bool {
    let palette = Palette::of(ui);
    let alone = story.articles.len() == 1;
    // A copy has the headline of its original.
    let originals: Vec<_> = story.articles.iter().filter(|article| article.copy.is_none()).collect();
    let titles: Vec<String> = originals
        .iter()
        .take(TITLES)
        .map(|article| match &article.outlet {
            Some(outlet) => format!("{} ({outlet})", one_line(&article.title)),
            None => one_line(&article.title),
        })
        .collect();
    let label = one_line(&story.label);
    let name = text(&label, Type::ToolStrong, palette.text);
    let name = ended_at_word(ui, name, ui.available_width() - 160.0, 1);
    let rest = originals.len().saturating_sub(TITLES);
    let mut below = if alone { String::new() } else { titles.join(" · ") };
    if rest > 0 {
        below = format!("{below} · {rest} more");
    }
    let copies: Vec<&str> = story
        .articles
        .iter()
        .filter_map(|article| article.copy.as_deref())
        .collect();
    for copy in copies.iter().take(COPIES) {
        below = format!("{below}\n{copy}");
    }
    if copies.len() > COPIES {
        below = format!(
            "{below}\n{} like these",
            counted_copies(copies.len() - COPIES, "more copy", "more copies")
        );
    }
    let mut lines = text(&below, Type::Small, palette.muted);
    lines.wrap.max_width = ui.available_width() - 24.0;
    lines.wrap.max_rows = 3 + COPIES;
    let lines = ui.fonts_mut(|fonts| fonts.layout_job(lines));
    let height = name.size().y + if alone { 12.0 } else { lines.size().y + 14.0 };
    let mut count = counted(originals.len(), "article");
    if !copies.is_empty() {
        count = format!("{count}, {}", counted_copies(copies.len(), "copy", "copies"));
    }
    let said = format!("Compare {label}, {count}");
    let response = row(
        ui,
        vec2(ui.available_width(), height),
        &said,
        false,
        |painter, rect, palette| {
            painter.galley(rect.min + vec2(12.0, 6.0), name, palette.text);
            if !alone {
                let at = egui::pos2(rect.right() - 12.0, rect.top() + 6.0);
                painter.text(at, egui::Align2::RIGHT_TOP, &count, Type::Small.font(), palette.muted);
                painter.galley(rect.min + vec2(12.0, 27.0), lines, palette.muted);
            }
        },
    );
    response.clicked()
}

fn counted_copies(number: usize, one: &str, many: &str) -> String {
    format!("{number} {}", if number == 1 { one } else { many })
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}
