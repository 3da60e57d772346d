//! What of an article's file is compared and what is not, block by block, with a switch for each.

use egui::{ScrollArea, Ui, vec2};

use crate::app::story::letter;
use crate::app::{Command, counted};
use crate::model::{BlockKind, Part, Reason, parts};
use crate::text::ArticleId;

use super::super::theme::{Palette, Type};
use super::super::widgets::label;
use super::Page;

/// Characters of a block that are shown.
const SHOWN: usize = 320;

/// Draws the blocks of an article's file.
pub fn audit_ui(ui: &mut Ui, article: ArticleId, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    let room = ui.ctx().content_rect();
    ui.set_width((room.width() - 120.0).min(680.0));
    let Some(read) = page.state.story.comparison.articles.get(article) else {
        page.close();
        return;
    };
    let parts = parts(&read.article);
    let left = parts.iter().filter(|part| part.reason.is_some()).count();
    let title = format!("What is compared of {}", letter(article));
    label(ui, &title, Type::Card, palette.text);
    let words = match left {
        0 => format!(
            "All {} of the file. Take away what is no part of the article.",
            counted(parts.len(), "block")
        ),
        left => format!(
            "{left} of {} were left out. Tick what belongs to the article; the comparison follows.",
            counted(parts.len(), "block")
        ),
    };
    label(ui, &words, Type::Small, palette.muted);
    let only = parts.len() - left < 2;
    ScrollArea::vertical()
        .max_height(room.height() - 210.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
            for part in &parts {
                part_ui(ui, article, part, only, page);
            }
        });
    if ui.button("Close").clicked() {
        page.close();
    }
}

fn part_ui(ui: &mut Ui, article: ArticleId, part: &Part, only: bool, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.horizontal_top(|ui| {
        let mut belongs = part.reason.is_none();
        let words = shown(&part.words);
        // The article keeps at least one block.
        let free = !(belongs && only);
        let response = ui.add_enabled(free, egui::Checkbox::without_text(&mut belongs));
        response.widget_info(|| {
            let name = format!("Part of the article: {words}");
            egui::WidgetInfo::selected(egui::accesskit::Role::CheckBox, free, belongs, name)
        });
        if response.clicked() {
            page.commands.push(Command::Choose(article, part.place, belongs));
        }
        ui.vertical(|ui| {
            let role = match part.kind {
                BlockKind::Title | BlockKind::Heading => Type::HeadingTight,
                _ => Type::QuoteSmall,
            };
            let ink = if part.reason.is_some() {
                palette.muted
            } else {
                palette.text
            };
            label(ui, &words, role, ink);
            if let Some(reason) = part.reason {
                label(
                    ui,
                    &format!("Left out: {}", Reason::words(reason)),
                    Type::Fine,
                    palette.muted,
                );
            }
        });
    });
}

fn shown(words: &str) -> String {
    let mut line = words.split_whitespace().collect::<Vec<_>>().join(" ");
    if let Some((cut, _)) = line.char_indices().nth(SHOWN) {
        line.truncate(cut);
        line.push('…');
    }
    line
}
