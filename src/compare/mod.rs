//! Findings: agreement, conflict, compatible, framing, omission; one rule a file; and their importance.
//!
//! Owns the judgement of aligned facts. It must never find facts itself, and never generate text that
//! is not backed by spans.

mod agreement;
mod compatible;
mod conflict;
mod denial;
mod difference;
mod framing;
mod groups;
mod importance;
mod languages;
mod measured;
mod merge;
mod nearby;
mod numbers;
mod offices;
mod omission;
mod places;
mod position;
mod ranks;
mod reasons;
mod slots;
mod view;
mod when;
mod wording;

use crate::model::{BlockKind, Comparison, Config, Finding, FindingId, Kind, Notice};
use crate::text::{Cancel, IndexVec};

use view::View;

/// Findings of `comparison`, whose alignments are already known, most important first.
#[must_use]
pub fn findings(
    comparison: &Comparison,
    config: &Config,
    cancel: &Cancel,
) -> (IndexVec<FindingId, Finding>, Vec<Notice>) {
    let view = View::new(comparison);
    let mut found = Vec::new();
    for rule in RULES {
        if cancel.is_cancelled() {
            break;
        }
        found.extend(rule(&view));
    }
    found.retain(|finding| {
        !config.muted_rules.contains(finding.rule.0)
            && is_whole(finding)
            && is_read(&view, finding)
            && !is_shared(&view, finding)
            && !is_imprint(&view, finding)
    });
    merge::without_contradicted(&mut found);
    for finding in &mut found {
        finding
            .evidence
            .sort_by(|one, other| (one.location, &one.keys).cmp(&(other.location, &other.keys)));
    }
    let mut found = merge::distinct(&view, found);
    framing::order::rank(&view, &mut found);
    found.retain(|finding| finding.confidence >= LEAST_CHANCE);
    merge::sort(&view, &mut found);
    (found.into(), Vec::new())
}

/// A rule: a view in, findings out, in any order.
type RuleFn = fn(&View<'_>) -> Vec<Finding>;

const RULES: &[RuleFn] = &[
    conflict::number::find,
    conflict::date::find,
    conflict::place::find,
    conflict::name::find,
    conflict::rank::find,
    conflict::quotation::find,
    conflict::outcome::find,
    conflict::polarity::find,
    conflict::age::find,
    conflict::measure::find,
    conflict::contrast::find,
    conflict::none::find,
    conflict::actor::find,
    conflict::votes::find,
    conflict::dispute::find,
    conflict::cause::find,
    conflict::sequence::find,
    agreement::find,
    languages::find,
    measured::find,
    position::find,
    denial::find,
    compatible::number::find,
    compatible::date::find,
    compatible::vague::find,
    compatible::degree::find,
    compatible::update::find,
    compatible::party::find,
    compatible::length::find,
    compatible::estimate::find,
    compatible::office::find,
    compatible::member::find,
    compatible::ordinal::find,
    compatible::place::find,
    compatible::proportion::find,
    compatible::relative::find,
    compatible::reason::find,
    compatible::unit::find,
    framing::emphasis::find,
    framing::label::find,
    framing::act::find,
    framing::voice::find,
    framing::loaded::find,
    framing::certainty::find,
    framing::attribution::find,
    framing::quotation::find,
    framing::voices::find,
    omission::find,
];

/// Whether all passages that a finding judges can be read: of those in other languages only equal names and numbers are told.
fn is_read(view: &View<'_>, finding: &Finding) -> bool {
    let mut places = finding.evidence.iter().map(|evidence| evidence.location.article);
    finding.rule == languages::RULE || places.all(|article| view.reads(article))
}

/// Whether a difference in wording is none, since one account has the other's sentence too.
fn is_shared(view: &View<'_>, finding: &Finding) -> bool {
    let places = || finding.evidence.iter().map(|evidence| evidence.location);
    finding.kind == Kind::Framing
        && places().any(|one| places().any(|other| one.article != other.article && view.repeats(other.article, one)))
}

/// Whether a finding rests on a byline or a dateline: who wrote an article and when tells nothing of the story.
fn is_imprint(view: &View<'_>, finding: &Finding) -> bool {
    finding.evidence.iter().any(|evidence| {
        view.article(evidence.location.article)
            .article
            .blocks
            .iter()
            .any(|block| {
                matches!(block.kind, BlockKind::Byline | BlockKind::Dateline)
                    && block.span.contains(evidence.location.span)
            })
    })
}

/// What is right less than one time in twenty is not worth a reader's look.
const LEAST_CHANCE: f32 = 0.055;

/// Whether a finding has the chance and the words it needs to stand on.
fn is_whole(finding: &Finding) -> bool {
    let keyed = matches!(finding.kind, Kind::Conflict | Kind::Compatible | Kind::Framing);
    finding.confidence >= LEAST_CHANCE
        && !finding.evidence.is_empty()
        && (!keyed || finding.evidence.iter().all(|evidence| !evidence.keys.is_empty()))
}

#[cfg(test)]
mod case {
    //! What the tests of the rules share: two short accounts of one story, and whether a rule fires on them.

    use std::path::Path;

    use crate::model::{Comparison, Config};
    use crate::pipeline;
    use crate::text::Cancel;

    /// What both accounts tell besides the sentences of the test, so that they are about one story.
    const COMMON: [&str; 2] = [
        "The ferry Aurora struck a reef in thick fog near Lindholm harbour and sank within an hour.",
        "In thick fog near Lindholm harbour the ferry Aurora hit a reef and sank within an hour.",
    ];

    /// Asserts whether the rule named `rule` fires on two accounts that hold these sentences.
    pub(in crate::compare) fn check(rule: &str, one: &str, other: &str, expected: bool) {
        let [one, other] = accounts(one, other);
        check_texts(rule, [&one, &other], expected);
    }

    /// Asserts whether the rule named `rule` fires on two whole texts.
    pub(in crate::compare) fn check_texts(rule: &str, texts: [&str; 2], expected: bool) {
        let comparison = compared(texts);
        let found = comparison.findings.iter().any(|finding| finding.rule.0 == rule);
        let said: Vec<_> = comparison
            .findings
            .iter()
            .map(|finding| (finding.rule.0, &finding.summary))
            .collect();
        assert_eq!(found, expected, "{rule} on {texts:?}: {said:?}");
    }

    /// The passages that the rule named `rule` shows of two accounts that hold these sentences, in the order of its
    /// findings.
    pub(in crate::compare) fn passages(rule: &str, one: &str, other: &str) -> Vec<String> {
        let [one, other] = accounts(one, other);
        let comparison = compared([&one, &other]);
        let findings = comparison.findings.iter().filter(|finding| finding.rule.0 == rule);
        let evidence = findings.flat_map(|finding| &finding.evidence);
        evidence
            .map(|evidence| {
                let place = evidence.location;
                comparison.articles[place.article].slice(place.span).to_owned()
            })
            .collect()
    }

    fn accounts(one: &str, other: &str) -> [String; 2] {
        let texts = [one, other];
        [0, 1].map(|at| format!("{}\n\n{}", COMMON[at], texts[at]))
    }

    /// The comparison of two whole texts.
    pub(in crate::compare) fn compared(texts: [&str; 2]) -> Comparison {
        let (config, cancel) = (Config::default(), Cancel::new());
        let articles = texts
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let article = pipeline::read(text.as_bytes(), Path::new(&format!("{at}.txt"))).expect("it is text");
                pipeline::analyse(article, &config, &cancel)
                    .expect("nobody cancels")
                    .into()
            })
            .collect();
        pipeline::compare(articles, &config, &cancel, &|_| ()).expect("nobody cancels")
    }
}
