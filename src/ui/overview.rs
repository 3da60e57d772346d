//! The overview: the story on one page.

use egui::text::LayoutJob;
use egui::{CornerRadius, Frame, Margin, Rect, ScrollArea, Sense, Stroke, Ui, WidgetInfo, pos2, vec2};

use crate::app::dates::day_month;
use crate::app::digest::{Card, Item};
use crate::app::story::{letter, letters};
use crate::app::{Command, Selection, State};
use crate::model::{FindingId, Kind};
use crate::text::ArticleId;

use super::signs::{badge, glyph};
use super::theme::{Palette, Type, size};
use super::widgets::{ended_at_word, focus_ring, head, label, link, set_in_rows, text};

/// Space at either side of the page.
const MARGIN: f32 = 40.0;
/// Widest page.
const PAGE: f32 = 1240.0;

/// Draws the page.
pub fn overview_ui(ui: &mut Ui, state: &State) -> Vec<Command> {
    let mut commands = Vec::new();
    ScrollArea::vertical()
        .id_salt("overview")
        .auto_shrink(false)
        .show(ui, |ui| {
            let side =
                ((ui.available_width() - PAGE) / 2.0).max(if ui.available_width() < 800.0 { 22.0 } else { MARGIN });
            let margin = Margin {
                left: side.min(120.0) as i8,
                right: side.min(120.0) as i8,
                top: 26,
                bottom: 26,
            };
            Frame::NONE.inner_margin(margin).show(ui, |ui| {
                ui.spacing_mut().item_spacing = vec2(8.0, 0.0);
                headline_ui(ui, state, &mut commands);
                if !state.story.comparison.findings.is_empty() {
                    columns_ui(ui, state, &mut commands);
                }
                cards_ui(ui, state, &mut commands);
            });
        });
    commands
}

fn headline_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let digest = &state.story.digest;
    if let Some((article, title)) = &digest.headline {
        let titled = state.story.comparison.articles[*article].article.title.is_some();
        let how = if titled { "heads it" } else { "begins" };
        let line = format!("Main event · as {} {how}", letter(*article));
        label(ui, &line, Type::Small, palette.muted);
        ui.add_space(5.0);
        let response = label(ui, title, Type::Display, palette.text);
        response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Heading, true, title));
        ui.add_space(4.0);
    }
    label(ui, &digest.line, Type::Tool, palette.muted);
    for copy in state.story.comparison.copies.iter().take(2) {
        let words = format!(
            "{} See what differs",
            copy.says(&letter(copy.article), &letter(copy.of))
        );
        if link(ui, &words, Type::Tool).clicked() {
            commands.push(Command::Dialog(Some(crate::app::Dialog::Versions(
                copy.of,
                copy.article,
            ))));
        }
    }
    if state.story.comparison.findings.is_empty() {
        ui.add_space(16.0);
        let words = if state.story.comparison.articles.len() < 2 {
            "Open a second article on the same event to compare the two."
        } else {
            "These articles share nothing that could be compared. If they report the same event, open another account of it."
        };
        label(ui, words, Type::Tool, palette.text);
    }
    ui.add_space(20.0);
}

/// Findings of a group that are shown; the others are one click away.
const MOST: usize = 3;

/// A column of findings.
struct Group<'a> {
    /// Its head.
    name: &'static str,
    /// What it says if there are none.
    none: &'static str,
    /// The findings.
    items: &'a [Item],
}

fn columns_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let digest = &state.story.digest;
    let groups = [
        Group {
            name: "Where they clash",
            none: "No conflict was found.",
            items: &digest.clashes,
        },
        Group {
            name: "What they agree on",
            none: "Nothing was found that two of them tell.",
            items: &digest.agreements,
        },
        Group {
            name: "How they word it",
            none: "No difference in wording was found.",
            items: &digest.wordings,
        },
    ];
    let width = ui.available_width();
    let gap = 28.0;
    let count = if width < 760.0 { 1 } else { 3 };
    let each = (width - gap * (count as f32 - 1.0)) / count as f32;
    let draw = |ui: &mut Ui, group: &Group<'_>, commands: &mut Vec<Command>| {
        let Group { name, none, items } = *group;
        ui.set_width(each);
        head(ui, name);
        ui.add_space(12.0);
        let shown = varied(state, items.iter().filter(|item| state.marks(item.finding)));
        if shown.is_empty() {
            let palette = Palette::of(ui);
            let words = if items.is_empty() {
                none
            } else if state.teaching {
                "Kept back: read first."
            } else {
                "Hidden by the filter."
            };
            label(ui, words, Type::Tool, palette.muted);
        }
        for item in shown.iter().take(MOST) {
            item_ui(ui, item, each, commands);
            ui.add_space(10.0);
        }
        let more = shown.len().saturating_sub(MOST);
        if more > 0 {
            let name = format!("{more} more");
            if link(ui, &name, Type::Tool).clicked() {
                commands.push(Command::Reveal(Selection::Finding(shown[MOST].finding)));
            }
        }
        ui.add_space(8.0);
    };
    if count == 1 {
        for group in &groups {
            draw(ui, group, commands);
        }
    } else {
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for group in &groups {
                ui.vertical(|ui| {
                    ui.spacing_mut().item_spacing.x = 8.0;
                    draw(ui, group, commands);
                });
            }
        });
    }
    ui.add_space(14.0);
}

/// The first of each kind and dimension first, so that the few that are shown are not all of one sort; conflicts stay in
/// the order of their weight. Differences whose words are the same everywhere show little here and come last.
fn varied<'a>(state: &State, items: impl Iterator<Item = &'a Item>) -> Vec<&'a Item> {
    let mut seen = Vec::new();
    let (mut first, mut rest, mut last) = (Vec::new(), Vec::new(), Vec::new());
    for item in items {
        let sort = (item.kind, state.story.comparison.findings[item.finding].dimension);
        if item.kind == Kind::Compatible && told_by(item).len() < 2 {
            last.push(item);
        } else if item.kind != Kind::Conflict && seen.contains(&sort) {
            rest.push(item);
        } else {
            seen.push(sort);
            first.push(item);
        }
    }
    first.extend(rest);
    first.extend(last);
    first
}

/// The words of a finding, each with all articles that use just these: "B", "C D E".
fn told_by(item: &Item) -> Vec<(String, &str)> {
    let mut told: Vec<(Vec<ArticleId>, &str)> = Vec::new();
    for (article, words) in &item.quotes {
        match told.iter_mut().find(|(_, known)| known.eq_ignore_ascii_case(words)) {
            Some((articles, _)) => articles.push(*article),
            None => told.push((vec![*article], words)),
        }
    }
    told.into_iter()
        .map(|(articles, words)| (letters(&articles), words))
        .collect()
}

/// Draws a finding: its sign, what it is about, each article's words.
fn item_ui(ui: &mut Ui, item: &Item, width: f32, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let told = told_by(item);
    // Many accounts: a line each, so that the cards below stay on the first screen.
    let rows = if told.len() > 2 { 1 } else { 2 };
    let set = |ui: &Ui, words: &str, role: Type, indent: f32| {
        set_in_rows(ui, words, role, palette.text, width - indent, rows)
    };
    let about = set(ui, &item.about, Type::ToolStrong, 22.0);
    let letters: Vec<_> = told
        .iter()
        .map(|(letters, _)| set_in_rows(ui, letters, Type::Letter, palette.muted, width, 1))
        .collect();
    let widest = letters.iter().map(|galley| galley.size().x).fold(0.0, f32::max);
    let indent = 22.0 + widest.max(8.0) + 12.0;
    let quotes: Vec<_> = letters
        .into_iter()
        .zip(&told)
        .map(|(letters, (_, words))| (letters, set(ui, words, Type::Quote, indent)))
        .collect();
    let height = about.size().y + quotes.iter().map(|(_, galley)| galley.size().y).sum::<f32>() + 4.0;
    let (rect, response) = ui.allocate_exact_size(vec2(width, height), Sense::click());
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, spoken(item)));
    if response.hovered() {
        ui.painter().rect_filled(
            rect.expand2(vec2(8.0, 3.0)),
            CornerRadius::same(size::ROUND),
            palette.row_hovered(),
        );
    }
    let sign = Rect::from_min_size(pos2(rect.left(), rect.top() + 5.0), vec2(size::GLYPH, 10.0));
    glyph(ui.painter(), sign, item.kind, &palette);
    let mut y = rect.top() + about.size().y + 3.0;
    ui.painter()
        .galley(pos2(rect.left() + 22.0, rect.top()), about, palette.text);
    for (letters, galley) in quotes {
        let middle = y + (Type::Quote.line() - letters.size().y) / 2.0;
        ui.painter()
            .galley(pos2(rect.left() + 22.0, middle), letters, palette.muted);
        let height = galley.size().y;
        ui.painter().galley(pos2(rect.left() + indent, y), galley, palette.text);
        y += height;
    }
    focus_ring(ui, &response);
    if response.clicked() {
        commands.push(Command::Reveal(Selection::Finding(item.finding)));
    }
}

/// A finding for a screen reader.
fn spoken(item: &Item) -> String {
    let quotes: Vec<String> = item
        .quotes
        .iter()
        .map(|(article, words)| format!("{}: {words}", letter(*article)))
        .collect();
    format!("{}. {}", item.about, quotes.join("; "))
}

fn cards_ui(ui: &mut Ui, state: &State, commands: &mut Vec<Command>) {
    let width = ui.available_width();
    let gap = 16.0;
    let count = state.order.len();
    let fit = (1..=count)
        .rev()
        .find(|fit| *fit as f32 * (260.0 + gap) <= width + gap)
        .unwrap_or(1);
    let rows = count.div_ceil(fit).max(1);
    let a_row = count.div_ceil(rows).max(1);
    let each = ((width - gap * (a_row as f32 - 1.0)) / a_row as f32).floor();
    for articles in state.order.chunks(a_row) {
        let cards: Vec<Laid> = articles.iter().map(|article| lay(ui, state, *article, each)).collect();
        let height = cards.iter().map(|card| card.height).fold(0.0, f32::max);
        ui.horizontal_top(|ui| {
            ui.spacing_mut().item_spacing.x = gap;
            for card in cards {
                card_ui(ui, state, card, vec2(each, height), commands);
            }
        });
        ui.add_space(gap);
    }
}

/// A card's parts, set to its width.
struct Laid {
    article: ArticleId,
    parts: Vec<(std::sync::Arc<egui::Galley>, f32)>,
    only_here: Option<FindingId>,
    height: f32,
}

const INSIDE: f32 = 16.0;

fn lay(ui: &Ui, state: &State, article: ArticleId, width: f32) -> Laid {
    let palette = Palette::of(ui);
    let story = &state.story;
    let card: &Card = &story.digest.cards[crate::text::Idx::index(article)];
    let set = |job: LayoutJob, rows: usize| ended_at_word(ui, job, width - 2.0 * INSIDE, rows);
    let mut parts = vec![
        (set(text(&story.title(article), Type::Card, palette.text), 4), 5.0),
        (set(text(&card.figures, Type::Small, palette.muted), 2), 7.0),
    ];
    if !card.speakers.is_empty() {
        let shares: Vec<String> = card
            .speakers
            .iter()
            .take(4)
            .map(|(name, share)| format!("{name} {share}\u{a0}%"))
            .collect();
        let line = format!("Speaks: {}", shares.join(", "));
        parts.push((set(text(&line, Type::Small, palette.text), 4), 7.0));
    }
    let only_here = state.only_here(article);
    if let Some((_, words)) = only_here {
        let mut job = text("Only here: ", Type::Small, palette.text);
        job.append(words, 0.0, Type::QuoteSmall.format(palette.text));
        parts.push((set(job, 4), 0.0));
    }
    let height = parts.iter().map(|(galley, gap)| galley.size().y + gap).sum::<f32>() + 30.0 + 2.0 * INSIDE;
    Laid {
        article,
        parts,
        only_here: only_here.map(|(finding, _)| *finding),
        height,
    }
}

fn card_ui(ui: &mut Ui, state: &State, card: Laid, wanted: egui::Vec2, commands: &mut Vec<Command>) {
    let palette = Palette::of(ui);
    let story = &state.story;
    let (rect, response) = ui.allocate_exact_size(wanted, Sense::click());
    let name = format!("Article {}: {}", letter(card.article), story.title(card.article));
    response.widget_info(|| WidgetInfo::labeled(egui::accesskit::Role::Button, true, &name));
    let border = if response.hovered() {
        palette.muted
    } else {
        palette.rule
    };
    let round = CornerRadius::same(8);
    ui.painter().rect(
        rect,
        round,
        palette.panel,
        Stroke::new(1.0, border),
        egui::StrokeKind::Inside,
    );
    let left = rect.left() + INSIDE;
    let top = rect.top() + INSIDE;
    badge(
        ui.painter(),
        pos2(left + 9.0, top + 8.0),
        &letter(card.article),
        &palette,
    );
    let read = &story.comparison.articles[card.article].article;
    let mut source = vec![story.outlet(card.article)];
    source.extend(read.published.map(day_month));
    let mut job = text(&source.join(" · "), Type::Small, palette.muted);
    job.wrap = egui::text::TextWrapping::truncate_at_width(rect.width() - 2.0 * INSIDE - 26.0);
    let galley = ui.fonts_mut(|fonts| fonts.layout_job(job));
    ui.painter().galley(
        pos2(left + 26.0, top + 8.0 - galley.size().y / 2.0),
        galley,
        palette.muted,
    );
    let mut y = top + 26.0;
    for (galley, gap) in card.parts {
        let height = galley.size().y;
        ui.painter().galley(pos2(left, y), galley, palette.text);
        y += height + gap;
    }
    focus_ring(ui, &response);
    if response.clicked() {
        commands.push(match card.only_here {
            Some(finding) => Command::Reveal(Selection::Finding(finding)),
            None => Command::Show(crate::app::View::Read),
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Idx as _;

    #[test]
    fn articles_that_use_the_same_words_stand_on_one_line() {
        let quote = |at, words: &str| (ArticleId::from_usize(at), words.to_owned());
        let item = Item {
            finding: FindingId::from_usize(0),
            kind: Kind::Conflict,
            about: "Name".to_owned(),
            quotes: vec![quote(1, "Salah"), quote(2, "Salih"), quote(3, "salah")],
        };
        let wanted = [("B D".to_owned(), "Salah"), ("C".to_owned(), "Salih")];
        assert_eq!(told_by(&item), wanted);
    }
}
