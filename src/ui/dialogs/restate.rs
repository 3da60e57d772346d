//! What was read wrongly of a quotation or a number: who speaks, what is counted.

use egui::{ScrollArea, TextEdit, Ui, vec2};

use crate::app::digest::{one_line, shortened};
use crate::app::restating::speaker_of;
use crate::app::story::letter;
use crate::app::{Command, counted};
use crate::model::{QuantityId, QuoteId};
use crate::text::ArticleId;

use super::super::theme::{Palette, Type};
use super::super::widgets::{label, link, primary_button, row, text};
use super::{Page, entered, part_of_name};

/// Characters of a quotation that are shown.
const QUOTED: usize = 220;
/// People that are offered at once; a part of the name finds the others.
const OFFERED: usize = 60;
/// Meanings of other numbers that are offered.
const MEANINGS: usize = 6;

/// What both dialogs begin with: the question, the article's words, how they are read now.
fn opening_ui(ui: &mut Ui, question: &str, words: &str, now: &str) {
    let palette = Palette::of(ui);
    ui.set_width(440.0);
    label(ui, question, Type::Card, palette.text);
    let words = shortened(&one_line(words), QUOTED);
    // A quotation's own marks are enough.
    let marked = words.starts_with(['“', '"', '«', '„', '‘', '\'']);
    let words = if marked { words } else { format!("“{words}”") };
    label(ui, &words, Type::QuoteSmall, palette.text);
    label(ui, now, Type::Small, palette.muted);
}

/// Who speaks in a quotation.
pub fn speaker_ui(ui: &mut Ui, (article, quote): (ArticleId, QuoteId), words: &mut String, page: &mut Page<'_>) {
    let read = page.state.story.comparison.articles.get(article);
    let Some((read, said)) = read.and_then(|read| Some((read, read.quotes.get(quote)?))) else {
        page.close();
        return;
    };
    let now = speaker_of(read, quote).unwrap_or_else(|| "nobody who is named".to_owned());
    opening_ui(
        ui,
        &format!("Who says this in {}?", letter(article)),
        read.slice(said.span),
        &format!("Read as said by {now}. Choose who says it; the comparison is made anew."),
    );
    let wanted = part_of_name(ui, words, page.fresh);
    let mut offered: Vec<(String, String, _)> = page
        .state
        .candidates(article)
        .into_iter()
        .map(|it| (it.name, counted(it.mentions, "mention"), Some(it.mention)))
        .collect();
    offered.insert(0, ("Nobody who is named".to_owned(), String::new(), None));
    let height = (ui.ctx().content_rect().height() - 340.0).clamp(100.0, 280.0);
    ScrollArea::vertical().max_height(height).show(ui, |ui| {
        ui.spacing_mut().item_spacing = vec2(0.0, 0.0);
        let fitting = offered
            .into_iter()
            .filter(|(name, ..)| name.to_lowercase().contains(&wanted));
        for (name, count, mention) in fitting.take(OFFERED) {
            let spoken = format!("Said by {name}");
            let width = ui.available_width();
            let response = row(ui, vec2(width, 26.0), &spoken, false, |painter, rect, palette| {
                let mut line = text(&name, Type::Tool, palette.text);
                line.append(&count, 8.0, Type::Fine.format(palette.muted));
                line.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 16.0);
                let galley = painter.layout_job(line);
                let at = egui::pos2(rect.left() + 8.0, rect.center().y - galley.size().y / 2.0);
                painter.galley(at, galley, palette.text);
            });
            if response.clicked() {
                page.done(Command::SetSpeaker(article, quote, mention));
            }
        }
    });
    if ui.button("Cancel").clicked() {
        page.close();
    }
}

/// What a number counts.
pub fn count_ui(
    ui: &mut Ui,
    (article, number): (ArticleId, QuantityId),
    fields: &mut [String; 3],
    page: &mut Page<'_>,
) {
    let read = page.state.story.comparison.articles.get(article);
    let Some((read, quantity)) = read.and_then(|read| Some((read, read.quantities.get(number)?))) else {
        page.close();
        return;
    };
    let sentence = read.syntax.sentence_at(quantity.span.start);
    let span = sentence.map_or(quantity.span, |id| read.syntax.sentences[id].span);
    opening_ui(
        ui,
        &format!("What does this number count in {}?", letter(article)),
        read.slice(span),
        &format!(
            "“{}” is compared with numbers that count the same. The comparison is made anew.",
            one_line(read.slice(quantity.span))
        ),
    );
    let palette = Palette::of(ui);
    let mut enter = false;
    let [unit, role, _] = fields;
    for (at, (name, hint, field)) in [
        ("What is counted", "person, boat, USD", unit),
        ("What happens to it, if anything", "killed, injured, arrested", role),
    ]
    .into_iter()
    .enumerate()
    {
        label(ui, name, Type::Small, palette.muted);
        let edit = TextEdit::singleline(field).desired_width(f32::INFINITY).hint_text(hint);
        let edit = ui.add(edit).accessible_name(name);
        if page.fresh && at == 0 {
            edit.request_focus();
        }
        enter |= entered(ui, &edit);
    }
    let meanings = page.state.counted_elsewhere();
    if !meanings.is_empty() {
        ui.horizontal_wrapped(|ui| {
            ui.spacing_mut().item_spacing = vec2(10.0, 2.0);
            ui.spacing_mut().interact_size.y = 18.0;
            label(ui, "As elsewhere:", Type::Small, palette.muted);
            for (unit, role) in meanings.into_iter().take(MEANINGS) {
                if link(ui, &format!("{unit}, {role}"), Type::Small).clicked() {
                    fields[0] = unit;
                    fields[1] = role;
                }
            }
        });
    }
    ui.horizontal(|ui| {
        if primary_button(ui, true, "Correct", "").clicked() || enter {
            let [unit, role, _] = fields;
            page.done(Command::SetCount(article, number, unit.clone(), role.clone()));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}
