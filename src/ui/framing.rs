//! The framing view: who speaks in each article and how much, how sure it is, its judging words; then the pairs.

use egui::text::LayoutJob;
use egui::{Align2, CornerRadius, Rect, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::digest::{Item, one_line};
use crate::app::framing::Manner;
use crate::app::story::letter;
use crate::app::{Command, Selection, State};
use crate::model::{Dimension, Kind};
use crate::text::{ArticleId, Idx as _, Location};

use super::lists::nothing_ui;
use super::table;
use super::theme::{Palette, Type};
use super::widgets::{flow, focus_ring, label, link, set_in_rows, text};

/// Width of the column that says what a row shows.
const FIRST: f32 = 132.0;
/// Speakers that are shown of an article.
const SPEAKERS: usize = 6;
/// Judging words and passives that are shown of an article.
const WORDS: usize = 14;

/// Groups of pairs, each with its dimension.
const PAIRS: [(&str, Dimension); 7] = [
    ("Named differently", Dimension::Label),
    ("Judging words", Dimension::Loaded),
    ("How sure", Dimension::Certainty),
    ("Who says so", Dimension::Source),
    ("Who acts", Dimension::Voice),
    ("What is quoted", Dimension::Quote),
    ("What leads", Dimension::Emphasis),
];

/// Draws the view.
pub fn framing_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let mut commands = Vec::new();
    if state.story.framing.manners.is_empty() {
        nothing_ui(ui, "Open articles to see who speaks in each and in what words.");
        return commands;
    }
    table::columns_ui(ui, state, FIRST, |ui, each| {
        row_ui(ui, state, ("Who speaks", ""), each, &mut commands, if_read(speakers_ui));
        let hint = "may, reportedly, …";
        row_ui(ui, state, ("How sure", hint), each, &mut commands, if_read(hedges_ui));
        let judging = if_read(|ui, state, article, commands| {
            words_ui(ui, state, &manner(state, article).loaded, commands);
        });
        let hint = "outside quotations";
        row_ui(ui, state, ("Judging words", hint), each, &mut commands, judging);
        let passives = if_read(|ui, state, article, commands| {
            words_ui(ui, state, &manner(state, article).passives, commands);
        });
        let hint = "passives without “by …”";
        row_ui(
            ui,
            state,
            ("No one named as acting", hint),
            each,
            &mut commands,
            passives,
        );
        row_ui(ui, state, ("What leads", ""), each, &mut commands, lead_ui);
        pairs_ui(ui, state, each, &mut commands);
        ui.add_space(18.0);
    });
    commands
}

/// One row of the table: what it shows, with a word on what counts, and the same of each article, side by side.
fn row_ui(
    ui: &mut Ui,
    state: &State,
    (about, hint): (&str, &str),
    each: f32,
    commands: &mut Vec<Command>,
    cell: impl Fn(&mut Ui, &State, ArticleId, &mut Vec<Command>),
) {
    let palette = Palette::of(ui);
    let row = ui
        .horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = 0.0;
            ui.allocate_ui(vec2(FIRST, 10.0), |ui| {
                ui.set_width(FIRST);
                egui::Frame::NONE
                    .inner_margin(egui::Margin {
                        left: 12,
                        right: 12,
                        top: 11,
                        bottom: 10,
                    })
                    .show(ui, |ui| {
                        ui.vertical(|ui| {
                            ui.spacing_mut().item_spacing.y = 2.0;
                            label(ui, about, Type::Tool, palette.muted);
                            if !hint.is_empty() {
                                label(ui, hint, Type::Fine, palette.muted);
                            }
                        });
                    });
            });
            for article in &state.order {
                ui.allocate_ui(vec2(each, 10.0), |ui| {
                    ui.set_width(each);
                    egui::Frame::NONE
                        .inner_margin(egui::Margin {
                            left: 0,
                            right: 22,
                            top: 11,
                            bottom: 12,
                        })
                        .show(ui, |ui| {
                            ui.spacing_mut().item_spacing = vec2(8.0, 4.0);
                            ui.vertical(|ui| cell(ui, state, *article, commands));
                        });
                });
            }
        })
        .response;
    ui.painter().hline(
        row.rect.x_range(),
        row.rect.bottom() - 0.5,
        egui::Stroke::new(1.0, palette.rule),
    );
}

/// A cell that says so where the article is in a language that is not read.
fn if_read(
    cell: impl Fn(&mut Ui, &State, ArticleId, &mut Vec<Command>),
) -> impl Fn(&mut Ui, &State, ArticleId, &mut Vec<Command>) {
    move |ui, state, article, commands| {
        if manner(state, article).is_read {
            cell(ui, state, article, commands);
        } else {
            label(ui, "not read: not in English", Type::Small, Palette::of(ui).muted);
        }
    }
}

fn manner(state: &State, article: ArticleId) -> &Manner {
    &state.story.framing.manners[article.index()]
}

/// Bars: whose words take how much of the speech.
fn speakers_ui(ui: &mut Ui, state: &State, article: ArticleId, _commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let manner = manner(state, article);
    let line = format!("{}\u{a0}% of the text is what people say", manner.quoted);
    label(ui, &line, Type::Small, palette.muted);
    for (name, share) in manner.speakers.iter().take(SPEAKERS) {
        let width = ui.available_width();
        let (rect, response) = ui.allocate_exact_size(vec2(width, 24.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Label, true, format!("{name}: {share} %")));
        let mut job = text(name, Type::Small, palette.text);
        job.wrap = egui::text::TextWrapping::truncate_at_width(width - 44.0);
        let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
        ui.painter().galley(rect.min, galley, palette.text);
        ui.painter().text(
            rect.right_top() + vec2(0.0, 9.0),
            Align2::RIGHT_CENTER,
            format!("{share} %"),
            Type::Fine.font(),
            palette.muted,
        );
        let groove = Rect::from_min_size(pos2(rect.left(), rect.bottom() - 4.0), vec2(width, 3.0));
        ui.painter()
            .rect_filled(groove, CornerRadius::same(1), palette.groove().0);
        let bar = Rect::from_min_size(groove.min, vec2(width * (*share as f32 / 100.0).min(1.0), 3.0));
        ui.painter().rect_filled(bar, CornerRadius::same(1), palette.accent);
    }
    let more = manner.speakers.len().saturating_sub(SPEAKERS);
    if more > 0 {
        label(ui, &format!("{more} more with less"), Type::Small, palette.muted);
    }
}

fn hedges_ui(ui: &mut Ui, state: &State, article: ArticleId, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let manner = manner(state, article);
    let line = format!("{} of {} statements hedged", manner.hedged.len(), manner.statements);
    label(ui, &line, Type::Small, palette.muted);
    for place in manner.hedged.iter().take(3) {
        place_ui(ui, state, *place, 110, commands);
    }
}

fn lead_ui(ui: &mut Ui, state: &State, article: ArticleId, commands: &mut Vec<Command>) {
    if let Some(lead) = manner(state, article).lead {
        place_ui(ui, state, lead, 220, commands);
    } else {
        let palette = Palette::of(ui);
        label(ui, "no running text", Type::Small, palette.muted);
    }
}

/// Words that lead to their place in the text.
fn place_ui(ui: &mut Ui, state: &State, place: Location, most: usize, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let words = one_line(
        place
            .span
            .slice(&state.story.comparison.articles[place.article].article.text),
    );
    let mut short: String = words.chars().take(most).collect();
    if short.len() < words.len() {
        short = format!("{} …", short.rsplit_once(' ').map_or(short.as_str(), |(head, _)| head));
    }
    let mut job = text(&short, Type::QuoteSmall, palette.text);
    job.wrap.max_width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Link, true, &words));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand(3.0), 4.0, palette.row_hovered());
    }
    ui.painter().galley(rect.min, galley, palette.text);
    focus_ring(ui, &response);
    if response.clicked() {
        commands.push(Command::Reveal(Selection::Passage(place)));
    }
}

/// Words with the places where they stand; the first spelling stands for all.
fn gathered<'a>(state: &State, places: &'a [Location]) -> Vec<(String, Vec<&'a Location>)> {
    let mut gathered: Vec<(String, Vec<&Location>)> = Vec::new();
    for place in places {
        let text = &state.story.comparison.articles[place.article].article.text;
        let words = one_line(place.span.slice(text));
        let same = |known: &str| known.to_lowercase() == words.to_lowercase();
        match gathered.iter_mut().find(|(known, _)| same(known)) {
            Some((_, places)) => places.push(place),
            None => gathered.push((words, vec![place])),
        }
    }
    gathered
}

/// Words in a running line, each leading to its place, and a word used again to the next of its places.
fn words_ui(ui: &mut Ui, state: &State, places: &[Location], commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    if places.is_empty() {
        label(ui, "none found", Type::Absent, palette.muted);
        return;
    }
    let gathered = gathered(state, places);
    let mut jobs: Vec<LayoutJob> = Vec::new();
    for (words, places) in gathered.iter().take(WORDS) {
        let mut job = text(words, Type::QuoteSmall, palette.text);
        if places.len() > 1 {
            let count = format!("\u{a0}{}", places.len());
            job.append(&count, 0.0, Type::Small.format(palette.muted));
        }
        jobs.push(job);
    }
    let more = gathered.len().saturating_sub(WORDS);
    if more > 0 {
        jobs.push(text(&format!("{more}\u{a0}more"), Type::Small, palette.muted));
    }
    let width = ui.available_width();
    let galleys: Vec<_> = jobs
        .into_iter()
        .map(|mut job| {
            job.wrap.max_width = width;
            ui.fonts_mut(|fonts| fonts.layout_job(job))
        })
        .collect();
    let sizes: Vec<_> = galleys.iter().map(|galley| galley.size() + vec2(0.0, 3.0)).collect();
    let (at, height) = flow(&sizes, width);
    let (area, _) = ui.allocate_exact_size(vec2(width, height), Sense::hover());
    for (index, (galley, at)) in galleys.into_iter().zip(at).enumerate() {
        let rect = Rect::from_min_size(area.min + at, galley.size());
        let Some((words, places)) = gathered.get(index).filter(|_| index < WORDS) else {
            ui.painter().galley(rect.min, galley, palette.muted);
            continue;
        };
        let response = ui.interact(
            rect,
            ui.scope_id().with((places[0].article, places[0].span)),
            Sense::click(),
        );
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Link, true, words));
        if response.hovered() {
            ui.painter().rect_filled(rect.expand(3.0), 4.0, palette.row_hovered());
        }
        ui.painter().galley(rect.min, galley, palette.text);
        focus_ring(ui, &response);
        if response.clicked() {
            commands.push(Command::Reveal(Selection::Passage(*next_of(places, state.selection))));
        }
    }
}

/// The place after the one that is selected, around the end; the first one if none of them is.
fn next_of<'a>(places: &[&'a Location], selection: Selection) -> &'a Location {
    let at = places.iter().position(|place| selection == Selection::Passage(**place));
    places[at.map_or(0, |at| (at + 1) % places.len())]
}

/// The findings on wording, by what differs.
fn pairs_ui(ui: &mut Ui, state: &State, each: f32, commands: &mut Vec<Command>) {
    let items: Vec<&Item> = state
        .story
        .digest
        .wordings
        .iter()
        .filter(|item| item.kind == Kind::Framing && state.lists(item.finding))
        .collect();
    if !items.is_empty() {
        table::strip_ui(ui, "The same thing in other words");
    }
    for (name, dimension) in PAIRS {
        let of: Vec<&&Item> = items
            .iter()
            .filter(|item| state.story.comparison.findings[item.finding].dimension == dimension)
            .collect();
        if of.is_empty() {
            continue;
        }
        ui.add_space(8.0);
        for (at, item) in of.into_iter().enumerate() {
            let name = if at == 0 { name } else { "" };
            pair_ui(ui, state, (name, item), each, commands);
        }
        ui.add_space(8.0);
        let y = ui.cursor().top() - 0.5;
        ui.painter()
            .hline(ui.max_rect().x_range(), y, Stroke::new(1.0, Palette::of(ui).rule));
    }
    let hidden = state
        .hidden
        .iter()
        .any(|(reason, _)| *reason == crate::app::filter::Reason::Minor);
    if hidden {
        ui.add_space(10.0);
        ui.horizontal(|ui| {
            ui.add_space(12.0);
            if link(ui, "Show lesser findings too", Type::Tool).clicked() {
                commands.push(Command::SetFilter(crate::app::filter::Filter {
                    minor: true,
                    ..state.filter
                }));
            }
        });
    }
}

/// One pair on a line, the words of each article in its column; the first of a group bears the group's name.
fn pair_ui(ui: &mut Ui, state: &State, (name, item): (&str, &Item), each: f32, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let mut spoken = item.about.clone();
    let mut cells = Vec::new();
    for (article, words) in &item.quotes {
        let Some(column) = state.order.iter().position(|shown| shown == article) else {
            continue;
        };
        spoken.extend(["; ", &letter(*article), ": ", words]);
        cells.push((
            column,
            set_in_rows(ui, words, Type::Quote, palette.text, each - 24.0, 3),
        ));
    }
    let head = set_in_rows(ui, name, Type::Tool, palette.muted, FIRST - 24.0, 2);
    let tallest = cells.iter().map(|(_, cell)| cell.size().y).fold(0.0, f32::max);
    let height = tallest.max(if name.is_empty() { 0.0 } else { head.size().y }) + 8.0;
    let wanted = vec2(FIRST + each * state.order.len() as f32, height);
    let selected = state.selection.finding() == Some(item.finding);
    let response = super::widgets::row(ui, wanted, &spoken, selected, |painter, rect, palette| {
        painter.galley(rect.min + vec2(12.0, 4.0), head, palette.muted);
        for (column, cell) in cells {
            let at = rect.min + vec2(FIRST + each * column as f32, 4.0);
            painter.galley(at, cell, palette.text);
        }
    });
    if response.clicked() {
        commands.push(Command::Reveal(Selection::Finding(item.finding)));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Span;

    #[test]
    fn a_word_used_again_leads_to_its_next_place() {
        let place = |start| Location::new(ArticleId::from_usize(0), Span::new(start, start + 4));
        let places = [place(0), place(9), place(20)];
        let places: Vec<&Location> = places.iter().collect();
        let check = |selection, want: usize| assert_eq!(next_of(&places, selection).span.start as usize, want);
        check(Selection::None, 0);
        check(Selection::Passage(place(0)), 9);
        check(Selection::Passage(place(20)), 0);
        check(Selection::Passage(place(5)), 0);
    }
}
