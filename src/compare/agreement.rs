//! Agreement: the same fact in two or more articles.

use std::collections::BTreeSet;

use crate::model::{AlignedPassage, Alignment, Dimension, EntityKind, Evidence, Finding, Kind, Rule, TimeKind, Upos};
use crate::text::Location;

use super::importance;
use super::nearby::is_cut;
use super::view::View;
use super::wording::{count, extracts, key_words, list};

const RULE: Rule = Rule("same-fact");

/// Score of an alignment from which its passages state one fact.
const SAME_FACT: f32 = 0.1;

/// Score at which an alignment is as often one fact as not.
const EVEN: f32 = 0.25;

/// Most words of a clause that may say no more than who speaks.
const FRAME: usize = 10;

/// Agreements, one an alignment whose passages state one fact.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found: Vec<Finding> = view
        .all
        .alignments
        .iter()
        .filter(|alignment| alignment.score >= SAME_FACT)
        .filter(|alignment| {
            alignment
                .members
                .iter()
                .all(|member| says_something(view, member.location))
        })
        .filter(|alignment| {
            let excluded = alignment.members.iter().filter(|member| excludes(view, member)).count();
            excluded == 0 || excluded == alignment.members.len()
        })
        .map(|alignment| agreement(view, alignment))
        .collect();
    head(view, &mut found);
    found
}

/// Gives each finding a heading of its own, the most important first: a headline that bears two facts heads one of them.
fn head(view: &View<'_>, found: &mut [Finding]) {
    let passages = |finding: &Finding| -> Vec<Location> {
        let evidence = finding.evidence.iter();
        evidence.map(|evidence| evidence.location).collect()
    };
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by(|one, other| {
        let places = |at: &usize| -> Vec<_> {
            let mut places: Vec<_> = passages(&found[*at])
                .into_iter()
                .map(|place| view.rank(place))
                .collect();
            places.sort_unstable();
            places
        };
        let (ours, theirs) = (&found[*one], &found[*other]);
        theirs
            .importance
            .total_cmp(&ours.importance)
            .then_with(|| places(one).cmp(&places(other)))
    });
    let candidates = order.iter().map(|at| extracts(view, &passages(&found[*at])));
    let headings = each_its_own(candidates.collect());
    for (at, heading) in order.into_iter().zip(headings) {
        found[at].summary = heading;
    }
}

/// Of each list the first that no list before it has taken, else its first.
fn each_its_own(lists: Vec<Vec<String>>) -> Vec<String> {
    let mut used: BTreeSet<String> = BTreeSet::new();
    let choose = |list: Vec<String>| {
        let own = list.iter().find(|heading| !used.contains(*heading));
        let heading = own.or(list.first()).cloned().unwrap_or_default();
        used.insert(heading.clone());
        heading
    };
    lists.into_iter().map(choose).collect()
}

/// Whether a passage tells more than that somebody speaks: a short one without a number whose only event is
/// speech ("the ministry said in a statement") does not.
fn says_something(view: &View<'_>, passage: Location) -> bool {
    let mut triggers = view.triggers(passage);
    let speaks = view.triggers(passage).any(|trigger| trigger.class == "say");
    let is_short = view.slice(passage).split_whitespace().count() <= FRAME;
    if is_short && is_cut(view, passage) && verbs(view, passage) == 1 {
        return false;
    }
    !speaks
        || triggers.any(|trigger| trigger.class != "say" && trigger.lemma != "statement")
        || view.quantities(passage).next().is_some()
        || !is_short
}

fn verbs(view: &View<'_>, passage: Location) -> usize {
    let syntax = &view.article(passage.article).syntax;
    let words = &syntax.tokens.as_slice()[syntax.tokens_in(passage.span)];
    words.iter().filter(|token| token.upos == Upos::Verb).count()
}

/// Whether a passage names one of those that it meets the others by only to rule it out: "the mate, not the captain, gave the
/// order".
fn excludes(view: &View<'_>, member: &AlignedPassage) -> bool {
    let article = view.article(member.location.article);
    view.mentions(member.location).any(|(_, mention)| {
        let met = member.keys.iter().any(|key| key.overlaps(mention.span));
        let before = article.syntax.tokens_in(mention.span).start.checked_sub(1);
        met && before.is_some_and(|at| article.slice(article.syntax.tokens.as_slice()[at].span) == "not")
    })
}

fn agreement(view: &View<'_>, alignment: &Alignment) -> Finding {
    let evidence: Vec<Evidence> = alignment
        .members
        .iter()
        .map(|member| View::evidence(member.location, member.keys.iter().copied()))
        .collect();
    let passages: Vec<Location> = evidence.iter().map(|evidence| evidence.location).collect();
    let mut articles: Vec<_> = passages.iter().map(|passage| passage.article).collect();
    articles.dedup();
    let names: Vec<String> = articles.iter().map(|article| view.name(*article)).collect();
    let independent = view.independent(&passages);
    let origin = if independent < articles.len() {
        format!(
            " The wording is copied in part, so the {} articles carry {} independent {}.",
            count(articles.len()),
            count(independent),
            if independent == 1 { "report" } else { "reports" }
        )
    } else {
        String::new()
    };
    let quoted: Vec<String> = evidence
        .iter()
        .map(|evidence| format!("“{}”", key_words(view, evidence)))
        .collect();
    Finding {
        kind: Kind::Agreement,
        dimension: dimension(view, &evidence),
        rule: RULE,
        confidence: confidence(alignment.score),
        importance: order(
            importance::of_passages(view, &passages),
            alignment.score,
            passages.len(),
        ),
        summary: String::new(),
        why: format!("{} state the same: {}.{origin}", list(&names), list(&quoted)),
        evidence,
        absent_in: Vec::new(),
    }
}

/// Place among the findings: how surely the passages state one fact comes first, what it weighs decides among the like. Many
/// passages have more often met by way of a third one, so that their number counts against them a little.
fn order(weight: f32, score: f32, passages: usize) -> f32 {
    score.min(1.0) * (weight / (passages as f32).sqrt()).cbrt()
}

/// Chance that an alignment of this score is one fact: even at a score of about a quarter, and steep there
/// (a logistic curve over the score's logarithm, laid through the shares of right ones on annotated stories).
fn confidence(score: f32) -> f32 {
    let steep = score.max(0.0).powi(3);
    (steep / (steep + EVEN.powi(3))).clamp(0.05, 0.95)
}

/// What met: the rarest sort of fact among the deciding words that every side has.
fn dimension(view: &View<'_>, evidence: &[Evidence]) -> Dimension {
    let every = |test: &dyn Fn(&Evidence) -> bool| evidence.iter().all(test);
    let key_meets = |evidence: &Evidence, span: crate::text::Span| evidence.keys.iter().any(|key| key.overlaps(span));
    if every(&|one| {
        view.quotes(one.location)
            .any(|quote| quote.direct && quote.span.overlap(one.location.span) * 2 > one.location.span.len())
    }) {
        return Dimension::Quote;
    }
    if every(&|one| {
        view.quantities(one.location)
            .any(|quantity| key_meets(one, quantity.number))
    }) {
        return Dimension::Number;
    }
    if every(&|one| {
        view.times(one.location)
            .any(|time| time.kind == TimeKind::Date && key_meets(one, time.span))
    }) {
        return Dimension::Date;
    }
    if every(&|one| view.triggers(one.location).any(|trigger| key_meets(one, trigger.span))) {
        return Dimension::Event;
    }
    let kind_met = |one: &Evidence, kind: EntityKind| {
        view.mentions(one.location).any(|(_, mention)| {
            key_meets(one, mention.head) && view.article(one.location.article).chains[mention.chain].kind == kind
        })
    };
    if every(&|one| kind_met(one, EntityKind::Person) || kind_met(one, EntityKind::Organization)) {
        return Dimension::Actor;
    }
    if every(&|one| kind_met(one, EntityKind::Place)) {
        return Dimension::Place;
    }
    Dimension::Event
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check_texts;

    #[test]
    fn that_somebody_speaks_is_no_fact() {
        check_texts(
            "same-fact",
            [
                "It remains unclear what caused the damage, but the Norwegian communications ministry said that internet \
                 cables had been cut in the Baltic Sea near Gotland.",
                "Norway's communications ministry says phone lines in the Baltic Sea have been down since the morning.",
            ],
            false,
        );
    }

    #[test]
    fn who_is_ruled_out_is_not_agreed_on() {
        let one = "Captain Nora Quist ordered the frightened passengers into the lifeboats.";
        check_texts(
            "same-fact",
            [
                one,
                "On Monday Captain Nora Quist ordered the frightened passengers into the lifeboats.",
            ],
            true,
        );
        check_texts(
            "same-fact",
            [
                one,
                "The mate Peter Marsden, not Captain Nora Quist, ordered the frightened passengers into the lifeboats.",
            ],
            false,
        );
    }

    #[test]
    fn a_headline_heads_one_fact() {
        let lists = [
            ["The headline", "A sentence"].as_slice(),
            ["The headline", "Another"].as_slice(),
            ["The headline"].as_slice(),
        ];
        let lists = lists.map(|list| list.iter().map(|words| (*words).to_owned()).collect());
        assert_eq!(
            super::each_its_own(lists.to_vec()),
            ["The headline", "Another", "The headline"]
        );
    }
}
