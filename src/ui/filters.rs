//! What narrows the list of findings: a menu, and a line that says how many are hidden and why.

use egui::{Popup, PopupCloseBehavior, Slider, Ui};

use crate::app::about::{DIMENSIONS, capitalised, dimension_name};
use crate::app::filter::{Filter, Reason, ReviewFilter};
use crate::app::story::letter;
use crate::app::{Command, State};
use crate::model::Kind;

use super::theme::{Palette, Type};
use super::widgets::{group_name, head, label, link};

/// Draws the button that opens the menu.
pub fn filter_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let narrowed = !state.filter.asks_nothing();
    let name = if narrowed { "Filter (on)" } else { "Filter" };
    let response = link(ui, name, Type::Small);
    Popup::menu(&response)
        .close_behavior(PopupCloseBehavior::CloseOnClickOutside)
        .show(|ui| {
            ui.set_min_width(230.0);
            // The lines of a list, not buttons.
            ui.spacing_mut().item_spacing.y = 2.0;
            ui.spacing_mut().interact_size.y = 23.0;
            head(ui, "Kinds");
            for kind in Kind::ALL {
                let mut shown = state.shows(kind);
                let name = format!("{} ({})", group_name(kind), state.counts[kind as usize]);
                if ui.checkbox(&mut shown, name).clicked() {
                    commands.push(Command::Toggle(kind));
                }
            }
            ui.separator();
            let mut filter = state.filter;
            menu_ui(ui, state, &mut filter);
            if filter != state.filter {
                commands.push(Command::SetFilter(filter));
            }
            muted_ui(ui, state, commands);
        });
}

/// The rules that are muted, each with a way back.
fn muted_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let muted = state.review.muted();
    if muted.is_empty() {
        return;
    }
    ui.add_space(4.0);
    head(ui, "Muted rules");
    for rule in muted {
        if ui.button(format!("Show {rule} again")).clicked() {
            commands.push(Command::Mute(rule.to_owned(), false));
        }
    }
}

fn menu_ui(ui: &mut Ui, state: &State, filter: &mut Filter) {
    ui.checkbox(&mut filter.minor, "Lesser findings too");
    ui.add_space(4.0);
    head(ui, "Review");
    for review in ReviewFilter::ALL {
        ui.radio_value(&mut filter.review, review, review.label());
    }
    ui.add_space(4.0);
    head(ui, "Least confidence");
    let mut percent = (filter.least * 100.0).round();
    let slider = Slider::new(&mut percent, 0.0..=95.0)
        .step_by(5.0)
        .fixed_decimals(0)
        .suffix(" %")
        .trailing_fill(true);
    // A groove of paper on paper would not be seen.
    ui.visuals_mut().widgets.inactive.bg_fill = Palette::of(ui).rule;
    if ui.add(slider).accessible_name("Least confidence").changed() {
        filter.least = percent / 100.0;
    }
    ui.add_space(4.0);
    head(ui, "About");
    let present = |dimension| {
        let mut findings = state.story.comparison.findings.iter();
        findings.any(|finding| finding.dimension == dimension)
    };
    let chosen = filter
        .dimension
        .map_or_else(|| "Anything".to_owned(), |it| capitalised(dimension_name(it)));
    egui::ComboBox::from_id_salt("dimension")
        .selected_text(&chosen)
        .width(200.0)
        .show_ui(ui, |ui| {
            ui.selectable_value(&mut filter.dimension, None, "Anything");
            for dimension in DIMENSIONS.into_iter().filter(|it| present(*it)) {
                ui.selectable_value(
                    &mut filter.dimension,
                    Some(dimension),
                    capitalised(dimension_name(dimension)),
                );
            }
        })
        .response
        .widget_info(|| egui::WidgetInfo::labeled(egui::accesskit::Role::ComboBox, true, format!("About: {chosen}")));
    if state.story.comparison.articles.len() > 2 {
        ui.add_space(4.0);
        head(ui, "With the article");
        ui.horizontal(|ui| {
            ui.radio_value(&mut filter.article, None, "any");
            for article in &state.order {
                ui.radio_value(&mut filter.article, Some(*article), letter(*article));
            }
        });
    }
    if !filter.asks_nothing() {
        ui.add_space(4.0);
        if ui.button("Clear the filter").clicked() {
            *filter = Filter {
                minor: filter.minor,
                ..Filter::default()
            };
        }
    }
}

/// Says how many findings are hidden and why; a click shows the lesser ones, or clears the filter.
pub fn hidden_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    if state.hidden.is_empty() {
        return;
    }
    let palette = Palette::of(ui);
    let all: usize = state.hidden.iter().map(|(_, count)| count).sum();
    let line = match state.hidden.as_slice() {
        [(reason, _)] => format!("{all} hidden, {}.", reason.label()),
        several => {
            let why = several
                .iter()
                .map(|(reason, count)| format!("{count} {}", reason.label()));
            format!("{all} hidden: {}.", why.collect::<Vec<_>>().join(", "))
        }
    };
    ui.add_space(10.0);
    egui::Frame::NONE
        .inner_margin(egui::Margin::symmetric(14, 0))
        .show(ui, |ui| {
            ui.spacing_mut().item_spacing.y = 2.0;
            label(ui, &line, Type::Small, palette.muted);
            let minor = state.hidden.iter().any(|(reason, _)| *reason == Reason::Minor);
            if minor && link(ui, "Show all", Type::ToolStrong).clicked() {
                commands.push(Command::SetFilter(Filter {
                    minor: true,
                    ..state.filter
                }));
            }
            if !state.filter.asks_nothing() && link(ui, "Clear the filter", Type::ToolStrong).clicked() {
                commands.push(Command::SetFilter(Filter {
                    minor: state.filter.minor,
                    ..Filter::default()
                }));
            }
        });
}
