//! Words that a reader writes: a note, a text to compare, a name.

use egui::{TextEdit, Ui};

use crate::app::Command;
use crate::model::FindingId;

use super::super::theme::{Palette, Type};
use super::super::widgets::{label, primary_button};
use super::{Page, control_enter, line_ui};

/// A note on a finding.
pub fn note_ui(ui: &mut Ui, finding: FindingId, words: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(440.0);
    label(ui, "Note", Type::Card, palette.text);
    if let Some(found) = page.state.story.comparison.findings.get(finding) {
        label(ui, &found.summary, Type::Small, palette.muted);
    }
    let enter = control_enter(ui);
    let edit = TextEdit::multiline(words).desired_rows(4).desired_width(f32::INFINITY);
    let edit = ui.add(edit).accessible_name("Note on the finding");
    if page.fresh {
        edit.request_focus();
    }
    ui.horizontal(|ui| {
        if primary_button(ui, true, "Keep note", "Ctrl+Enter").clicked() || enter {
            page.done(Command::Note(finding, words.clone()));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}

/// A text that is added as an article.
pub fn paste_ui(ui: &mut Ui, words: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(560.0);
    label(ui, "Add an article", Type::Card, palette.text);
    let hint =
        "Paste or write the text, the headline on the first line. Title, outlet and date can be corrected afterwards.";
    label(ui, hint, Type::Small, palette.muted);
    let enter = control_enter(ui);
    let height = (ui.ctx().content_rect().height() - 260.0).clamp(120.0, 320.0);
    egui::ScrollArea::vertical().max_height(height).show(ui, |ui| {
        let edit = TextEdit::multiline(words).desired_rows(12).desired_width(f32::INFINITY);
        let edit = ui.add(edit).accessible_name("Text of the article");
        if page.fresh {
            edit.request_focus();
        }
    });
    let any = !words.trim().is_empty();
    ui.horizontal(|ui| {
        if primary_button(ui, any, "Add", "Ctrl+Enter").clicked() || enter && any {
            page.done(Command::OpenText(std::mem::take(words)));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}

/// Whose decisions these are.
pub fn reviewer_ui(ui: &mut Ui, words: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(380.0);
    label(ui, "Reviewer’s name", Type::Card, palette.text);
    let hint = "It goes with every decision and note from now on, and into reports. Empty: none.";
    label(ui, hint, Type::Small, palette.muted);
    let enter = line_ui(ui, words, "Name of the reviewer", page.fresh);
    ui.horizontal(|ui| {
        if primary_button(ui, true, "Keep name", "").clicked() || enter {
            page.done(Command::SetReviewer(words.clone()));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}
