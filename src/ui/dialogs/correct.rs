//! What was read wrongly of an article: title, outlet, day of publication.

use egui::{TextEdit, Ui};
use jiff::civil::Date;

use crate::app::story::letter;
use crate::app::{Command, Correction};
use crate::text::ArticleId;

use super::super::theme::{Palette, Type};
use super::super::widgets::{label, primary_button};
use super::{Page, entered};

/// Title, outlet and date.
pub fn correct_ui(ui: &mut Ui, article: ArticleId, fields: &mut [String; 3], page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    ui.set_width(460.0);
    label(
        ui,
        &format!("Correct article {}", letter(article)),
        Type::Card,
        palette.text,
    );
    let words = "“Yesterday” and “on Friday” are reckoned from the day of publication, so a wrong day makes wrong conflicts. The comparison is made anew.";
    label(ui, words, Type::Small, palette.muted);
    let mut enter = false;
    let names = ["Title", "Outlet", "Day of publication"];
    for (at, (name, field)) in names.into_iter().zip(fields.iter_mut()).enumerate() {
        label(ui, name, Type::Small, palette.muted);
        let hint = if at == 2 { "2024-01-31" } else { "" };
        let edit = TextEdit::singleline(field).desired_width(f32::INFINITY).hint_text(hint);
        let edit = ui.add(edit).accessible_name(name);
        if page.fresh && at == 2 {
            edit.request_focus();
        }
        enter |= entered(ui, &edit);
    }
    let day = fields[2].trim();
    let published: Result<Option<Date>, ()> = if day.is_empty() {
        Ok(None)
    } else {
        day.parse().map(Some).map_err(|_| ())
    };
    if published.is_err() {
        label(
            ui,
            "Write the day as 2024-01-31: year, month, day.",
            Type::Small,
            ui.visuals().error_fg_color,
        );
    }
    let given = |text: &str| (!text.trim().is_empty()).then(|| text.trim().to_owned());
    let correction = published.ok().map(|published| Correction {
        title: given(&fields[0]),
        outlet: given(&fields[1]),
        published,
        ..Correction::default()
    });
    ui.horizontal(|ui| {
        let button = primary_button(ui, correction.is_some(), "Correct", "");
        if let Some(correction) = correction
            && (button.clicked() || enter)
        {
            page.done(Command::Correct(article, correction));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}
