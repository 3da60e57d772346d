//! The inspector: why a finding was flagged, in whose words; under which names an entity goes.

use egui::text::LayoutJob;
use egui::{Button, Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::about::dimension_name;
use crate::app::difference::own_words;
use crate::app::story::letter;
use crate::app::{Command, Dialog, Selection, State, Step, Verdict};
use crate::model::{EntityId, EntityKind, Evidence, FindingId};
use crate::text::{Location, Span};

use super::theme::{Palette, Type, size};
use super::widgets::{focus_ring, glyph, head, key_button, kind_name, label, link, verdict_name};

/// Draws what is selected.
pub fn inspector_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let mut commands = Vec::new();
    if let Selection::Finding(finding) = state.selection {
        // The verdict stays in reach however long the passages are.
        egui::Panel::bottom("verdict")
            .exact_size(44.0)
            .frame(egui::Frame::NONE.inner_margin(egui::Margin {
                left: 14,
                right: 10,
                top: 8,
                bottom: 6,
            }))
            .show_separator_line(false)
            .resizable(false)
            .show(ui, |ui| verdict_ui(ui, state, finding, &mut commands));
    }
    ScrollArea::vertical()
        .id_salt("inspector")
        .auto_shrink(false)
        .show(ui, |ui| {
            egui::Frame::NONE.inner_margin(egui::Margin { left: 14, right: 14, top: 12, bottom: 14 }).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(6.0, 4.0);
                ui.take_available_width();
                match state.selection {
                    Selection::Finding(finding) => finding_ui(ui, state, finding, &mut commands),
                    Selection::Entity(entity) | Selection::Mention(entity, ..) => {
                        entity_ui(ui, state, entity, &mut commands);
                    }
                    Selection::Passage(place) => passage_ui(ui, state, place),
                    Selection::None => {
                        let words = "Select a finding to see why it was flagged and in whose words, or a name to walk its mentions.";
                        label(ui, words, Type::Small, Palette::of(ui).muted);
                    }
                }
            });
        });
    commands
}

fn finding_ui(ui: &mut Ui, state: &State, finding: FindingId, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let found = &state.story.comparison.findings[finding];
    label(ui, &found.summary, Type::ToolStrong, palette.text);
    ui.horizontal(|ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        let (rect, _) = ui.allocate_exact_size(vec2(size::GLYPH, 10.0), Sense::hover());
        glyph(ui.painter(), rect, found.kind, &palette);
        let sure = (found.confidence * 100.0).round();
        let line = format!(
            "{} · {} · {sure} % sure",
            kind_name(found.kind),
            dimension_name(found.dimension)
        );
        label(ui, &line, Type::Fine, palette.muted);
    });
    label(ui, &found.why, Type::Small, palette.muted);
    ui.add_space(2.0);
    for (at, evidence) in found.evidence.iter().enumerate() {
        let other = if at == 0 {
            found.evidence.get(1)
        } else {
            found.evidence.first()
        };
        if passage_row_ui(ui, state, finding, evidence, other) {
            commands.push(Command::Reveal(Selection::Finding(finding)));
        }
    }
    if !found.absent_in.is_empty() {
        let letters: Vec<_> = found.absent_in.iter().map(|article| letter(*article)).collect();
        let sentences: Vec<_> = found
            .absent_in
            .iter()
            .map(|article| {
                state.story.comparison.articles[*article]
                    .syntax
                    .sentences
                    .len()
                    .to_string()
            })
            .collect();
        let line = format!(
            "Not found in {} ({} sentences)",
            letters.join(", "),
            sentences.join(", ")
        );
        label(ui, &line, Type::Small, palette.muted);
    }
    decided_ui(ui, state, finding);
    ui.add_space(6.0);
    let rule = format!("Rule: {}", found.rule.0);
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().interact_size.y = 16.0;
        label(ui, &rule, Type::Fine, palette.muted);
        let copy = link(ui, "Copy as citation", Type::Fine);
        if copy.on_hover_text("The exact words with outlet and date (y)").clicked() {
            commands.push(Command::Copy(state.story.citation(finding)));
        }
    });
    if found.evidence.len() > 1 {
        label(
            ui,
            "Words that the other passage has too are lighter.",
            Type::Fine,
            palette.muted,
        );
    }
}

/// The buttons that judge a finding.
fn verdict_ui(ui: &mut Ui, state: &State, finding: FindingId, commands: &mut Vec<Command>) {
    let decision = state.decisions.of(finding);
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 5.0);
        for (name, key, verdict) in [
            ("Confirm", "c", Verdict::Confirmed),
            ("Reject", "r", Verdict::Rejected),
            ("Unsure", "u", Verdict::Unsure),
        ] {
            if key_button(ui, name, key, decision.verdict == Some(verdict)).clicked() {
                commands.push(Command::Judge(finding, verdict));
            }
        }
        if key_button(ui, "Note", "m", !decision.note.is_empty()).clicked() {
            commands.push(Command::Dialog(Some(Dialog::Note(finding))));
        }
    });
}

/// What was decided, by whom, and the note.
fn decided_ui(ui: &mut Ui, state: &State, finding: FindingId) {
    let palette = Palette::of(ui);
    let decision = state.decisions.of(finding);
    if decision.is_empty() {
        return;
    }
    ui.add_space(4.0);
    if let Some(verdict) = decision.verdict {
        let by = decision.reviewer.map_or_else(String::new, |name| format!(" by {name}"));
        label(
            ui,
            &format!("{}{by}", verdict_name(verdict)),
            Type::Small,
            palette.muted,
        );
    }
    if !decision.note.is_empty() {
        label(ui, &decision.note, Type::Small, palette.text);
    }
}

/// Draws a passage with its letter: deciding words on their kind's ground, words it shares with `other` lighter.
fn passage_row_ui(
    ui: &mut Ui,
    state: &State,
    finding: FindingId,
    evidence: &Evidence,
    other: Option<&Evidence>,
) -> bool {
    let palette = Palette::of(ui);
    let comparison = &state.story.comparison;
    let words_at = |place: Location| place.span.slice(&comparison.articles[place.article].article.text);
    let kind = comparison.findings[finding].kind;
    let words = words_at(evidence.location);
    let own = match other {
        Some(other) => own_words(words, words_at(other.location)),
        None => vec![Span::new(0, words.len())],
    };
    let start = evidence.location.span.start;
    let keys: Vec<Span> = evidence
        .keys
        .iter()
        .filter(|key| evidence.location.span.contains(**key))
        .map(|key| Span::new((key.start - start) as usize, (key.end - start) as usize))
        .collect();
    let mut job = LayoutJob::default();
    for piece in pieces(words, &[&own, &keys]) {
        let inside = |spans: &[Span]| spans.iter().any(|span| span.contains(piece));
        let color = if inside(&own) || inside(&keys) {
            palette.text
        } else {
            palette.muted
        };
        let mut format = Type::Quote.format(color);
        if inside(&keys) {
            format.background = palette.fill(kind);
        }
        job.append(&piece.slice(words).replace(['\n', '\r', '\t'], " "), 0.0, format);
    }
    job.wrap.max_width = ui.available_width() - 22.0;
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let wanted = vec2(ui.available_width(), galley.size().y + 4.0);
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let name = letter(evidence.location.article);
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, format!("{name}: {words}")));
    if response.hovered() {
        ui.painter()
            .rect_filled(rect.expand2(vec2(4.0, 0.0)), 4.0, palette.row_hovered());
    }
    let first = pos2(rect.left(), rect.top() + 2.0);
    let tag = Rect::from_min_size(first, vec2(16.0, Type::Quote.line()));
    ui.painter().text(
        tag.left_center(),
        egui::Align2::LEFT_CENTER,
        name,
        Type::Letter.font(),
        palette.muted,
    );
    ui.painter()
        .galley(pos2(rect.left() + 20.0, first.y), galley, palette.text);
    focus_ring(ui, &response);
    response.clicked()
}

/// Cuts a text at both ends of all spans, so that each piece lies wholly in or out of each.
fn pieces(text: &str, lists: &[&[Span]]) -> Vec<Span> {
    let mut cuts: Vec<usize> = lists
        .iter()
        .flat_map(|spans| spans.iter())
        .flat_map(|span| [span.start as usize, span.end as usize])
        .chain([0, text.len()])
        .collect();
    cuts.sort_unstable();
    cuts.dedup();
    cuts.windows(2).map(|pair| Span::of(text, pair[0], pair[1])).collect()
}

fn entity_ui(ui: &mut Ui, state: &State, entity: EntityId, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let story = &state.story;
    let known = &story.comparison.entities[entity];
    let mentions = story.comparison.mentions_of(entity);
    label(ui, &known.name, Type::ToolStrong, palette.text);
    let place = match state.selection {
        Selection::Mention(_, article, mention) => {
            let at = mentions.iter().position(|seen| *seen == (article, mention));
            at.map(|at| format!("mention {} of {}", at + 1, mentions.len()))
        }
        _ => None,
    };
    let place = place.unwrap_or_else(|| crate::app::counted(mentions.len(), "mention"));
    label(
        ui,
        &format!("{} · {place}", entity_kind_name(known.kind)),
        Type::Fine,
        palette.muted,
    );
    ui.add_space(4.0);
    ui.horizontal(|ui| {
        for (name, step) in [("Previous mention", Step::Previous), ("Next mention", Step::Next)] {
            let button = Button::new(egui::RichText::new(name).font(Type::Small.font()));
            if ui.add(button).clicked() {
                commands.push(Command::StepMention { step, within: false });
            }
        }
    });
    ui.horizontal(|ui| {
        for (name, dialog) in [
            ("Rename…", Dialog::Rename(entity)),
            ("Merge with…", Dialog::Merge(entity)),
        ] {
            let button = Button::new(egui::RichText::new(name).font(Type::Small.font()));
            if ui.add(button).clicked() {
                commands.push(Command::Dialog(Some(dialog)));
            }
        }
    });
    ui.add_space(6.0);
    for article in &state.order {
        let labels = story.labels(entity, *article);
        ui.horizontal_top(|ui| {
            let (rect, _) = ui.allocate_exact_size(vec2(14.0, Type::QuoteSmall.line()), Sense::hover());
            let font = Type::Letter.font();
            let tag = letter(*article);
            ui.painter()
                .text(rect.left_center(), egui::Align2::LEFT_CENTER, tag, font, palette.muted);
            if labels.is_empty() {
                label(ui, "not mentioned", Type::Small, palette.muted);
                return;
            }
            ui.horizontal_wrapped(|ui| {
                ui.spacing_mut().item_spacing = vec2(10.0, 1.0);
                for (words, count) in &labels {
                    label_ui(ui, words, *count, (entity, *article), commands);
                }
            });
        });
        ui.add_space(3.0);
    }
    if !known.rules.is_empty() {
        let mut rules = known.rules.clone();
        rules.sort_unstable();
        rules.dedup();
        label(
            ui,
            &format!("Joined by: {}", rules.join(", ")),
            Type::Fine,
            palette.muted,
        );
    }
}

/// What an article calls an entity; a click offers to take it out.
fn label_ui(
    ui: &mut Ui,
    words: &str,
    count: usize,
    (entity, article): (EntityId, crate::text::ArticleId),
    commands: &mut Vec<Command>,
) {
    let palette = Palette::of(ui);
    let mut job = LayoutJob::default();
    job.append(words, 0.0, Type::QuoteSmall.format(palette.text));
    job.append(&format!("\u{a0}{count}"), 0.0, Type::Small.format(palette.muted));
    job.wrap.max_width = ui.available_width();
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    let (rect, response) = ui.allocate_exact_size(galley.size(), Sense::click());
    let name = format!(
        "{words} in {}, {}",
        letter(article),
        crate::app::counted(count, "mention")
    );
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    if response.hovered() {
        ui.painter().rect_filled(rect.expand(2.0), 4.0, palette.row_hovered());
    }
    ui.painter().galley(rect.min, galley, palette.text);
    focus_ring(ui, &response);
    egui::Popup::menu(&response).show(|ui| {
        let split = format!("Split off: “{words}” in {} is somebody else", letter(article));
        if ui.add(Button::new(split).frame(false)).clicked() {
            commands.push(Command::Split(entity, article, words.to_owned()));
        }
    });
}

fn passage_ui(ui: &mut Ui, state: &State, place: Location) {
    let palette = Palette::of(ui);
    let analysed = &state.story.comparison.articles[place.article];
    head(ui, &format!("In {}", letter(place.article)));
    let sentence = analysed.syntax.sentence_at(place.span.start);
    let span = sentence.map_or(place.span, |sentence| analysed.syntax.sentences[sentence].span);
    label(ui, &analysed.slice(span).replace('\n', " "), Type::Quote, palette.text);
}

/// What an entity is, for a reader.
pub fn entity_kind_name(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "Person",
        EntityKind::Organization => "Organization",
        EntityKind::Place => "Place",
        EntityKind::Group => "Group",
        EntityKind::Product => "Product",
        EntityKind::Work => "Work",
        EntityKind::Event => "Event",
        EntityKind::Other => "Other",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pieces_lie_wholly_in_or_out() {
        let text = "abcdefgh";
        let (own, keys) = ([Span::new(1, 5)], [Span::new(3, 7)]);
        let cut: Vec<_> = pieces(text, &[&own, &keys])
            .iter()
            .map(|span| span.slice(text))
            .collect();
        assert_eq!(cut, ["a", "bc", "de", "fg", "h"]);
        assert!(pieces("", &[]).is_empty());
    }
}
