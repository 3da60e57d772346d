//! The report: its format, what goes in, where it is written.

use std::path::PathBuf;

use egui::{TextEdit, Ui};

use crate::app::{Command, ReportFormat};
use crate::model::Kind;

use super::super::theme::{Palette, Type};
use super::super::widgets::{group_name, head, label, primary_button};
use super::{Page, entered};

/// Format, parts and place of the report.
pub fn export_ui(ui: &mut Ui, place: &mut String, page: &mut Page<'_>) {
    let palette = Palette::of(ui);
    let state = page.state;
    ui.set_width(500.0);
    label(ui, "Export the report", Type::Card, palette.text);
    ui.horizontal_wrapped(|ui| {
        for format in ReportFormat::ALL {
            if ui.radio(state.format == format, format.label()).clicked() {
                page.commands.push(Command::SetFormat(format));
                let path = PathBuf::from(&*place).with_extension(format.extension());
                *place = path.display().to_string();
            }
        }
    });
    label(ui, about(state.format), Type::Small, palette.muted);
    if state.format != ReportFormat::Json {
        parts_ui(ui, page);
    }
    head(ui, "Where");
    let edit = TextEdit::singleline(place).desired_width(f32::INFINITY);
    let edit = ui.add(edit).accessible_name("Path of the report");
    if page.fresh {
        edit.request_focus();
    }
    if edit.changed()
        && let Some(format) = ReportFormat::of_extension(&PathBuf::from(&*place))
    {
        page.commands.push(Command::SetFormat(format));
    }
    let enter = entered(ui, &edit);
    let path = PathBuf::from(place.trim());
    let named = !place.trim().is_empty();
    ui.horizontal(|ui| {
        if primary_button(ui, named, "Write report", "").clicked() || enter && named {
            page.done(Command::Export(path.clone()));
        }
        if ui.button("Choose a place…").clicked() {
            page.commands.push(Command::SaveDialog(path.clone()));
        }
        if ui.button("Cancel").clicked() {
            page.close();
        }
    });
}

/// What goes in.
fn parts_ui(ui: &mut Ui, page: &mut Page<'_>) {
    let mut parts = page.state.parts;
    head(ui, "What goes in");
    // The lines of a list, not buttons.
    ui.spacing_mut().interact_size.y = 22.0;
    ui.horizontal_wrapped(|ui| {
        for kind in Kind::ALL {
            ui.checkbox(&mut parts.kinds[kind as usize], group_name(kind));
        }
    });
    ui.horizontal_wrapped(|ui| {
        ui.checkbox(&mut parts.decisions, "Verdicts and notes");
        ui.checkbox(&mut parts.confirmed_only, "Confirmed findings only");
        ui.checkbox(&mut parts.rejected, "Rejected findings, struck through");
        if page.state.format != ReportFormat::Csv {
            ui.checkbox(&mut parts.texts, "Articles in full");
            ui.checkbox(&mut parts.names, "Names");
        }
    });
    if parts != page.state.parts {
        page.commands.push(Command::SetParts(parts));
    }
}

fn about(format: ReportFormat) -> &'static str {
    match format {
        ReportFormat::Html => "One self-contained page that opens in any browser and prints well.",
        ReportFormat::Markdown => "Plain text with headings and quotations.",
        ReportFormat::Docx => "A document for Word, LibreOffice and their kin.",
        ReportFormat::Csv => "Two tables for a spreadsheet: the findings, and beside them the entities.",
        ReportFormat::Json => "Every fact with its place in the text, for other programs.",
    }
}
