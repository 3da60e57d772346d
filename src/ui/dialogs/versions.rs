//! Two versions of one article as one text, in which each one's own words stand out.

use egui::text::LayoutJob;
use egui::{ScrollArea, Stroke, Ui};

use crate::app::story::letter;
use crate::app::versions::{Side, difference};
use crate::model::Kind;
use crate::text::ArticleId;

use super::super::theme::{Palette, Type};
use super::super::widgets::label;
use super::Page;

/// What the dialog shows: made once, when it comes up.
pub type Pieces = Vec<(Side, String)>;

/// Works out what the dialog shows.
pub fn prepare(state: &crate::app::State, [first, second]: [ArticleId; 2]) -> Pieces {
    let articles = &state.story.comparison.articles;
    match (articles.get(first), articles.get(second)) {
        (Some(first), Some(second)) => difference(&first.article.text, &second.article.text),
        _ => Vec::new(),
    }
}

/// Draws both texts as one.
pub fn versions_ui(ui: &mut Ui, [first, second]: [ArticleId; 2], pieces: &Pieces, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    let room = ui.ctx().content_rect();
    ui.set_width((room.width() - 120.0).min(700.0));
    let title = format!("How {} differs from {}", letter(second), letter(first));
    label(ui, &title, Type::Card, palette.text);
    let words = format!(
        "Struck through: words of {} alone. Underlined: words of {} alone.",
        letter(first),
        letter(second)
    );
    label(ui, &words, Type::Small, palette.muted);
    ScrollArea::vertical()
        .max_height(room.height() - 200.0)
        .auto_shrink([false, true])
        .show(ui, |ui| {
            let mut job = LayoutJob::default();
            for (side, words) in pieces {
                let mut format = Type::QuoteSmall.format(palette.text);
                match side {
                    Side::Both => {}
                    Side::First => {
                        format.color = palette.kind(Kind::Conflict);
                        format.strikethrough = Stroke::new(1.0, format.color);
                    }
                    Side::Second => {
                        format.color = palette.kind(Kind::Agreement);
                        format.underline = Stroke::new(1.5, format.color);
                    }
                }
                job.append(words, 0.0, format);
            }
            job.wrap.max_width = ui.available_width() - 12.0;
            ui.add(egui::Label::new(job).wrap());
        });
    if ui.button("Close").clicked() {
        page.close();
    }
}
