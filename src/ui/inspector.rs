//! The inspector: why a finding was flagged, in whose words; under which names an entity goes.

use egui::text::LayoutJob;
use egui::{Rect, ScrollArea, Sense, Ui, WidgetInfo, pos2, vec2};

use crate::app::about::dimension_name;
use crate::app::difference::own_words;
use crate::app::digest::{one_line, shortened};
use crate::app::excerpt::excerpt;
use crate::app::story::letter;
use crate::app::{BY_HAND, Command, Dialog, Selection, State, Verdict};
use crate::model::{Evidence, FindingId};
use crate::text::{Location, Span};

use super::entity::entity_ui;
use super::signs::glyph;
use super::taken::taken_ui;
use super::theme::{Palette, Type, size};
use super::widgets::{focus_ring, head, key_button, kind_name, label, link, verdict_name};

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
                taken_ui(ui, state, &mut commands);
                match state.selection {
                    Selection::None if !state.taken.is_empty() => {}
                    Selection::Finding(finding) => finding_ui(ui, state, finding, &mut commands),
                    Selection::Entity(entity) | Selection::Mention(entity, ..) => {
                        entity_ui(ui, state, entity, &mut commands);
                    }
                    Selection::Passage(place) => {
                        passage_ui(ui, state, place);
                        ui.add_space(6.0);
                        correct_ui(ui, &state.correctable_at(place), &mut commands);
                    }
                    Selection::None if state.teaching => {
                        let words = "Select words in a text and take them as a passage (t); then say what they show.";
                        label(ui, words, Type::Small, Palette::of(ui).muted);
                    }
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
        let sure = if found.rule == BY_HAND {
            "by hand".to_owned()
        } else {
            format!("{} % sure", (found.confidence * 100.0).round())
        };
        let line = format!(
            "{} · {} · {sure}",
            kind_name(found.kind),
            dimension_name(found.dimension)
        );
        label(ui, &line, Type::Fine, palette.muted);
    });
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
    ui.add_space(2.0);
    label(ui, &found.why, Type::Small, palette.muted);
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
    if found.rule == BY_HAND {
        met_ui(ui, state, finding, commands);
    }
    let rule = format!("Rule: {}", found.rule.0);
    correct_ui(ui, &state.correctable_in(finding), commands);
    ui.spacing_mut().interact_size.y = 16.0;
    ui.horizontal_wrapped(|ui| {
        ui.spacing_mut().item_spacing.x = 10.0;
        label(ui, &rule, Type::Fine, palette.muted);
        let copy = link(ui, "Copy as citation", Type::Fine);
        if copy.on_hover_text("The exact words with outlet and date (y)").clicked() {
            commands.push(Command::Copy(state.story.citation(finding)));
        }
        if found.rule == BY_HAND {
            if link(ui, "Withdraw", Type::Fine).clicked() {
                commands.push(Command::Withdraw(finding));
            }
        } else if link(ui, "Mute this rule", Type::Fine)
            .on_hover_text("Show no finding of this rule any more; the filter brings it back")
            .clicked()
        {
            commands.push(Command::Mute(found.rule.0.to_owned(), true));
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

/// Ways to correct what was read wrongly of quotations and numbers.
fn correct_ui(ui: &mut Ui, ways: &[(String, Dialog)], commands: &mut Vec<Command>) {
    if ways.is_empty() {
        return;
    }
    label(ui, "Read so; click what is wrong:", Type::Fine, Palette::of(ui).muted);
    for (name, dialog) in ways {
        if link(ui, name, Type::Fine).clicked() {
            commands.push(Command::Dialog(Some(*dialog)));
        }
    }
    ui.add_space(4.0);
}

/// Whether the program found what the reader marked.
fn met_ui(ui: &mut Ui, state: &State, own: FindingId, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    if state.teaching {
        return;
    }
    let met = crate::app::teaching::met(&state.story.comparison, own);
    let words = if met.is_empty() {
        "The program found nothing of this kind here."
    } else {
        "The program found too:"
    };
    label(ui, words, Type::Small, palette.muted);
    for id in met.into_iter().take(3) {
        let summary = &state.story.comparison.findings[id].summary;
        let name = shortened(summary, 44);
        if link(ui, &name, Type::Small).on_hover_text(summary).clicked() {
            commands.push(Command::Reveal(Selection::Finding(id)));
        }
    }
}

/// The buttons that judge a finding.
fn verdict_ui(ui: &mut Ui, state: &State, finding: FindingId, commands: &mut Vec<Command>) {
    let decision = state.decisions.of(finding);
    let tight = ui.max_rect().width() < 260.0;
    ui.horizontal(|ui| {
        ui.spacing_mut().item_spacing = vec2(4.0, 5.0);
        for (name, key, verdict) in [
            ("Confirm", "c", Verdict::Confirmed),
            ("Reject", "r", Verdict::Rejected),
            ("Unsure", "u", Verdict::Unsure),
        ] {
            if key_button(ui, name, key, decision.verdict == Some(verdict), tight).clicked() {
                commands.push(Command::Judge(finding, verdict));
            }
        }
        if key_button(ui, "Note", "m", !decision.note.is_empty(), tight).clicked() {
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
    let keys = joined(words, &keys);
    // Where the inspector lies across the window there is room for more.
    let around = if ui.available_width() > 500.0 { 12 } else { 4 };
    let parts = excerpt(words, &keys, around);
    let mut job = LayoutJob::default();
    let left_out = |job: &mut LayoutJob, sign: &str| job.append(sign, 0.0, Type::Quote.format(palette.muted));
    if parts.first().is_some_and(|part| part.start > 0) {
        left_out(&mut job, "… ");
    }
    let mut end = parts.first().map_or(0, |part| part.start);
    for piece in pieces(words, &[&own, &keys, &parts]) {
        if !parts.iter().any(|part| part.contains(piece)) {
            continue;
        }
        if piece.start > end {
            left_out(&mut job, " … ");
        }
        end = piece.end;
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
    let whole = parts.first().is_none_or(|part| part.len() == words.trim().len());
    if (end as usize) < words.trim_end().len() {
        left_out(&mut job, " …");
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
    if whole {
        return response.clicked();
    }
    response.on_hover_text(one_line(words)).clicked()
}

/// Deciding words between which a short word stands, or none, are one stretch to the eye.
fn joined(text: &str, keys: &[Span]) -> Vec<Span> {
    let mut sorted = keys.to_vec();
    sorted.sort_unstable();
    let mut joined: Vec<Span> = Vec::new();
    for key in sorted {
        match joined.last_mut() {
            Some(last) if key.start <= last.end || is_small(&text[last.end as usize..key.start as usize]) => {
                *last = last.cover(key);
            }
            _ => joined.push(key),
        }
    }
    joined
}

/// Whether nothing stands here but one word of at most three letters.
fn is_small(between: &str) -> bool {
    let mut words = between.split_whitespace();
    let first = words.next().unwrap_or_default();
    words.next().is_none() && first.chars().count() <= 3 && first.chars().all(char::is_alphanumeric)
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

fn passage_ui(ui: &mut Ui, state: &State, place: Location) {
    let palette = Palette::of(ui);
    let analysed = &state.story.comparison.articles[place.article];
    head(ui, &format!("In {}", letter(place.article)));
    let sentence = analysed.syntax.sentence_at(place.span.start);
    let span = sentence.map_or(place.span, |sentence| analysed.syntax.sentences[sentence].span);
    label(ui, &analysed.slice(span).replace('\n', " "), Type::Quote, palette.text);
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

    #[test]
    fn deciding_words_join_over_a_short_word_and_over_nothing_else() {
        let check = |text: &str, keys: &[&str], want: &[&str]| {
            let span = |key: &&str| {
                let start = text.find(key).expect("it stands in the text");
                Span::of(text, start, start + key.len())
            };
            let keys: Vec<Span> = keys.iter().map(span).collect();
            let found = joined(text, &keys);
            let found: Vec<_> = found.iter().map(|span| span.slice(text)).collect();
            assert_eq!(found, want);
        };
        check(
            "secretary of state said",
            &["state", "secretary"],
            &["secretary of state"],
        );
        check("secretary, state", &["secretary", "state"], &["secretary", "state"]);
        check("the old mill burnt", &["old", "burnt"], &["old", "burnt"]);
        check("one two", &["one", "one two"], &["one two"]);
    }
}
