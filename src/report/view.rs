//! What every format for people shows, in which order: letters, groups, quoted words, labels.
//!
//! The formats differ in how they write it down. This module must never know one of them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::{Comparison, Config, EntityKind, Evidence, Finding, FindingId, Form, Kind};
use crate::review::{BY_HAND, Decision, Decisions, Verdict};
use crate::text::{ArticleId, Idx, Location, Span};

/// What a report is made from.
#[derive(Clone, Copy)]
pub struct Report<'a> {
    /// The facts.
    pub comparison: &'a Comparison,
    /// The settings they were found with.
    pub config: &'a Config,
    /// What a reader decided.
    pub decisions: &'a Decisions,
    /// What goes in.
    pub parts: Parts,
}

/// What goes into a report.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
#[allow(
    clippy::struct_excessive_bools,
    reason = "each is a check mark of its own in a dialog"
)]
pub struct Parts {
    /// Findings of each kind, in the order of [`Kind::ALL`].
    pub kinds: [bool; 5],
    /// Only findings that a reader has confirmed.
    pub confirmed_only: bool,
    /// Rejected findings, struck through.
    pub rejected: bool,
    /// Verdicts, notes and reviewers.
    pub decisions: bool,
    /// The articles in full.
    pub texts: bool,
    /// Names by article.
    pub names: bool,
}

impl Default for Parts {
    fn default() -> Self {
        Self {
            kinds: [true; 5],
            confirmed_only: false,
            rejected: false,
            decisions: true,
            texts: true,
            names: true,
        }
    }
}

/// A finding in its place in a report.
#[derive(Clone, Debug)]
pub(super) struct Item<'a> {
    /// Its number in the report, from 1, in the order shown.
    pub number: usize,
    /// Its id in the comparison.
    pub id: FindingId,
    /// The finding.
    pub finding: &'a Finding,
    /// What was decided.
    pub decision: Decision,
}

/// The findings of one kind.
pub(super) struct Group<'a> {
    /// The kind.
    pub kind: Kind,
    /// Its findings, most important first.
    pub items: Vec<Item<'a>>,
}

/// A stretch of quoted words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Piece<'a> {
    /// The words.
    pub words: &'a str,
    /// Whether they are deciding ones.
    pub key: bool,
}

/// How an article calls an entity, and how often.
pub(super) struct Label<'a> {
    /// The words; of pronouns, all are one label.
    pub words: &'a str,
    /// How often.
    pub count: usize,
}

/// An entity with each article's labels.
pub(super) struct EntityRow<'a> {
    /// The name to show.
    pub name: &'a str,
    /// What it is.
    pub kind: EntityKind,
    /// Labels by article, most frequent first.
    pub labels: Vec<Vec<Label<'a>>>,
    /// Mentions in all.
    pub mentions: usize,
}

impl<'a> Report<'a> {
    /// Findings as they are shown: kinds in the order of lists, each in the order of importance.
    pub(super) fn groups(&self) -> Vec<Group<'a>> {
        let mut number = 0;
        let mut groups = Vec::new();
        for kind in Kind::ALL {
            let mut items = Vec::new();
            for (id, finding) in self.comparison.findings.enumerated() {
                if finding.kind != kind || !self.takes(id, kind) {
                    continue;
                }
                number += 1;
                items.push(Item {
                    number,
                    id,
                    finding,
                    decision: if self.parts.decisions {
                        self.decisions.of(id)
                    } else {
                        Decision::default()
                    },
                });
            }
            if !items.is_empty() {
                groups.push(Group { kind, items });
            }
        }
        groups
    }

    /// Whether a finding goes in.
    fn takes(&self, id: FindingId, kind: Kind) -> bool {
        let verdict = self.decisions.verdict(id);
        let judged = match verdict {
            Some(Verdict::Rejected) => self.parts.rejected,
            verdict => !self.parts.confirmed_only || verdict == Some(Verdict::Confirmed),
        };
        let heard = self.parts.rejected || !self.decisions.is_muted(id);
        self.parts.kinds[kind as usize] && judged && heard
    }

    /// The headline that tells the story best: whose words the other articles use most. First words stand in for it only
    /// where no article has one.
    pub(super) fn title(&self) -> String {
        let articles = &self.comparison.articles;
        let vocabularies: Vec<_> = articles.iter().map(|it| vocabulary(&it.article.text)).collect();
        let any = articles.iter().any(|it| it.article.title.is_some());
        let mut best: Option<(f64, String)> = None;
        for (id, analysed) in articles.enumerated() {
            if any && analysed.article.title.is_none() {
                continue;
            }
            let title = analysed.article.headline();
            let words = vocabulary(&title);
            let shared: usize = vocabularies
                .iter()
                .enumerate()
                .filter(|(other, _)| *other != id.index())
                .map(|(_, other)| words.keys().filter(|word| other.contains_key(*word)).count())
                .sum();
            let share = shared as f64 / words.len().max(1) as f64;
            if best.as_ref().is_none_or(|(most, _)| share > *most) {
                best = Some((share, title));
            }
        }
        best.map_or_else(|| "Comparison".to_owned(), |(_, title)| title)
    }

    /// The words of a passage, cut at its deciding words.
    pub(super) fn pieces(&self, evidence: &Evidence) -> Vec<Piece<'a>> {
        let text = &self.comparison.articles[evidence.location.article].article.text;
        pieces(text, evidence.location.span, &evidence.keys)
    }

    /// Entities worth a row: those of two articles or more, and those mentioned twice or more.
    ///
    /// With the number of those left out.
    pub(super) fn entity_rows(&self) -> (Vec<EntityRow<'a>>, usize) {
        let all = self.all_entity_rows();
        let before = all.len();
        let kept: Vec<_> = all
            .into_iter()
            .filter(|row| row.mentions > 1 || row.labels.iter().filter(|it| !it.is_empty()).count() > 1)
            .collect();
        let left_out = before - kept.len();
        (kept, left_out)
    }

    /// Every entity with at least one mention that is no pronoun, most mentioned first.
    pub(super) fn all_entity_rows(&self) -> Vec<EntityRow<'a>> {
        let comparison = self.comparison;
        let mut rows = Vec::new();
        for (id, entity) in comparison.entities.enumerated() {
            let mut counts = vec![BTreeMap::<&str, usize>::new(); comparison.articles.len()];
            let mut mentions = 0;
            let mut named = false;
            for (article, mention) in comparison.mentions_of(id) {
                let mention = &comparison.articles[article].mentions[mention];
                named |= mention.form != Form::Pronoun;
                let words = match mention.form {
                    Form::Pronoun => "(pronouns)",
                    Form::Name | Form::Nominal => comparison.articles[article].slice(mention.span),
                };
                *counts[article.index()].entry(words).or_insert(0) += 1;
                mentions += 1;
            }
            if named {
                rows.push(EntityRow {
                    name: &entity.name,
                    kind: entity.kind,
                    labels: counts.into_iter().map(by_count).collect(),
                    mentions,
                });
            }
        }
        rows.sort_by_key(|row| std::cmp::Reverse(row.mentions));
        rows
    }

    /// The settings and the version, as short lines.
    pub(super) fn settings(&self) -> Vec<(&'static str, String)> {
        let reference = self.config.reference_date.map_or_else(
            || "each article's own date".to_owned(),
            |day| format!("{day}, for all articles"),
        );
        let muted: Vec<&str> = self.config.muted_rules.iter().map(String::as_str).collect();
        let mut lines = vec![
            ("Program", super::json::GENERATOR.to_owned()),
            ("Relative dates resolved by", reference),
        ];
        if !muted.is_empty() {
            lines.push(("Rules switched off", muted.join(", ")));
        }
        let corrected = super::corrected::lines(self);
        if !corrected.is_empty() {
            lines.push(("Corrected by a reader", corrected.join("; ")));
        }
        let left_out: Vec<&str> = Kind::ALL
            .into_iter()
            .filter(|kind| !self.parts.kinds[*kind as usize])
            .map(heading)
            .collect();
        if !left_out.is_empty() {
            lines.push(("Left out", left_out.join(", ")));
        }
        if self.parts.confirmed_only {
            lines.push(("Findings", "only those that a reader has confirmed".to_owned()));
        }
        lines
    }

    /// The state of the review in one line; none before the first verdict.
    pub(super) fn review_line(&self) -> Option<String> {
        let counts = self.decisions.counts();
        if !self.parts.decisions || counts.confirmed + counts.rejected + counts.unsure == 0 {
            return None;
        }
        let shown = match (counts.rejected, self.parts.rejected) {
            (0, _) => "",
            (_, true) => " (struck through)",
            (_, false) => " (left out)",
        };
        Some(format!(
            "{} confirmed, {} rejected{shown}, {} unsure, {} not reviewed",
            counts.confirmed, counts.rejected, counts.unsure, counts.open
        ))
    }
}

/// The letter that stands for an article: A, B … Z, AA, AB …
#[must_use]
pub fn letter(article: ArticleId) -> String {
    let mut letters = Vec::new();
    let mut rest = article.index() + 1;
    while rest > 0 {
        rest -= 1;
        letters.push(char::from(b'A' + (rest % 26) as u8));
        rest /= 26;
    }
    letters.into_iter().rev().collect()
}

/// [`tamed`] text on one line.
pub(super) fn on_one_line(text: &str) -> impl Iterator<Item = char> {
    tamed(text).map(|c| if c == '\n' { ' ' } else { c })
}

/// A day as people write it: "12 March 2026".
pub(super) fn day(date: jiff::civil::Date) -> String {
    date.strftime("%-d %B %Y").to_string()
}

/// What a group of findings is called, for one reader's eye.
pub(super) fn heading(kind: Kind) -> &'static str {
    match kind {
        Kind::Conflict => "Where they clash",
        Kind::Agreement => "What they agree on",
        Kind::Compatible => "Looks like a conflict, and is none",
        Kind::Framing => "How they word it",
        Kind::Omission => "Told here only",
    }
}

/// What a kind of finding means, in one sentence.
pub(super) fn meaning(kind: Kind) -> &'static str {
    match kind {
        Kind::Conflict => "Claims about one fact that cannot both hold.",
        Kind::Agreement => "The same fact in two or more articles.",
        Kind::Compatible => "Different at first sight, yet both may hold: rounding, precision, a part, a later update.",
        Kind::Framing => "The same thing in other words.",
        Kind::Omission => "Told in some articles, and not found in the others.",
    }
}

/// A kind, dimension, type or verdict in the contract's own word.
pub(super) fn word(value: &impl Serialize) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(word)) => word,
        other => unreachable!("the contract names each by one word, not {other:?}"),
    }
}

/// Characters that would let quoted text reorder or hide what stands beside it, made visible.
///
/// Control characters and the directional overrides and isolates of Unicode become U+FFFD, every kind of
/// line end `\n`, a tab a space. Marks that only hint at a direction stay.
pub(super) fn tamed(text: &str) -> impl Iterator<Item = char> {
    text.chars().map(|c| match c {
        '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}' => '\n',
        '\t' => ' ',
        '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FFFE}' | '\u{FFFF}' => '\u{FFFD}',
        c if c.is_control() => '\u{FFFD}',
        c => c,
    })
}

/// How sure a finding is; of one that a reader made nothing is computed.
pub(super) fn sureness(finding: &Finding) -> String {
    if finding.rule == BY_HAND {
        return "by hand".to_owned();
    }
    format!("{:.0} % sure", f64::from(finding.confidence.clamp(0.0, 1.0)) * 100.0)
}

/// The words of `passage` cut at `keys`. Keys outside it are left out; those that overlap, touch or have nothing but
/// a space or a hyphen between them are joined, so that a phrase is one mark and not a row of them.
pub(super) fn pieces<'a>(text: &'a str, passage: Span, keys: &[Span]) -> Vec<Piece<'a>> {
    let mut sorted: Vec<Span> = keys.iter().copied().filter(|key| passage.contains(*key)).collect();
    sorted.sort_unstable();
    let near = |last: Span, key: Span| {
        let gap = text.get(last.end as usize..key.start as usize);
        key.start <= last.end || gap.is_some_and(|gap| gap.chars().all(|c| c == ' ' || c == '-'))
    };
    let joined = sorted.into_iter().fold(Vec::<Span>::new(), |mut joined, key| {
        match joined.last_mut() {
            Some(last) if near(*last, key) => *last = last.cover(key),
            _ => joined.push(key),
        }
        joined
    });
    let mut pieces = Vec::new();
    let mut push = |start: u32, end: u32, key: bool| {
        if let Some(words) = text.get(start as usize..end as usize).filter(|words| !words.is_empty()) {
            pieces.push(Piece { words, key });
        }
    };
    let mut at = passage.start;
    for key in joined {
        push(at, key.start, false);
        push(key.start, key.end, true);
        at = key.end;
    }
    push(at, passage.end, false);
    pieces
}

/// What the highlights of an article are made of: each finding's deciding words, or the passage if it has none.
pub(super) fn marked_spans(evidence: &Evidence) -> Vec<Location> {
    let article = evidence.location.article;
    if evidence.keys.is_empty() {
        return vec![evidence.location];
    }
    evidence.keys.iter().map(|key| Location::new(article, *key)).collect()
}

fn by_count(counts: BTreeMap<&str, usize>) -> Vec<Label<'_>> {
    let mut labels: Vec<Label> = counts
        .into_iter()
        .map(|(words, count)| Label { words, count })
        .collect();
    labels.sort_by_key(|label| std::cmp::Reverse(label.count));
    labels
}

/// Words of four letters or more, in lower case, with their counts.
fn vocabulary(text: &str) -> BTreeMap<String, usize> {
    let mut words = BTreeMap::new();
    for word in text
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| word.chars().count() > 3)
    {
        *words.entry(word.to_lowercase()).or_insert(0) += 1;
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;
    use crate::review::Review;

    #[test]
    fn what_a_reader_made_is_by_hand_and_not_sure() {
        let comparison = fixture::comparison();
        let found = comparison.findings.iter().next().expect("the fixture has findings");
        let own = Finding {
            rule: BY_HAND,
            confidence: 1.0,
            ..found.clone()
        };
        assert_eq!(sureness(&own), "by hand");
        assert!(sureness(found).ends_with(" % sure"));
    }

    #[test]
    fn letters_go_on_after_z() {
        let letters = [0, 1, 25, 26, 27, 701, 702].map(|at| letter(ArticleId::from_usize(at)));
        assert_eq!(letters, ["A", "B", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn pieces_cut_at_keys_whatever_they_are() {
        let text = "One two three four";
        let check = |keys: &[(usize, usize)], want: &[(&str, bool)]| {
            let keys: Vec<Span> = keys.iter().map(|(start, end)| Span::new(*start, *end)).collect();
            let got = pieces(text, Span::new(4, 18), &keys);
            let got: Vec<(&str, bool)> = got.iter().map(|piece| (piece.words, piece.key)).collect();
            assert_eq!(got, want);
        };
        check(&[], &[("two three four", false)]);
        check(&[(8, 13)], &[("two ", false), ("three", true), (" four", false)]);
        check(&[(8, 13), (4, 10)], &[("two three", true), (" four", false)]);
        check(&[(4, 6), (6, 7)], &[("two", true), (" three four", false)]);
        check(&[(4, 7), (8, 13)], &[("two three", true), (" four", false)]);
        check(
            &[(4, 7), (14, 18)],
            &[("two", true), (" three ", false), ("four", true)],
        );
        check(&[(0, 3), (14, 18)], &[("two three ", false), ("four", true)]);
    }

    #[test]
    fn groups_follow_the_order_of_lists_and_number_on() {
        let comparison = fixture::comparison();
        let decisions = Decisions::new(&comparison, &Review::default());
        let report = Report {
            comparison: &comparison,
            config: &Config::default(),
            decisions: &decisions,
            parts: Parts::default(),
        };
        let numbers: Vec<(Kind, usize)> = report
            .groups()
            .iter()
            .flat_map(|group| group.items.iter().map(|item| (group.kind, item.number)))
            .collect();
        assert_eq!(
            numbers,
            [(Kind::Conflict, 1), (Kind::Agreement, 2), (Kind::Omission, 3)]
        );
        assert_eq!(report.title(), "Fire in Arden");
        assert_eq!(report.review_line(), None);
    }
}
