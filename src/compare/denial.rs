//! Agreement on a denial: two articles say that the same actor denies a part in what happened.
//!
//! Few of the words of "has denied having a hand in it" and "was not involved" meet, so the alignment
//! of words does not see that they say the same; this rule knows the two shapes of a denial.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Deprel, Dimension, EntityId, Evidence, Finding, Kind, Rule, SentenceId, Token, Upos};
use crate::text::{ArticleId, Location, Span};

use super::importance;
use super::view::View;
use super::wording::{key_words, list, sides};

const RULE: Rule = Rule("shared-denial");

/// Chance that two denials of a part by one actor, in articles on one story, deny the same thing.
const CONFIDENCE: f32 = 0.65;

/// How far behind the denying word its part may stand, in tokens.
const REACH: usize = 10;

/// Words for having a part in something.
const PARTS: &[&str] = &[
    "behind",
    "complicit",
    "complicity",
    "connection",
    "hand",
    "involved",
    "involvement",
    "part",
    "responsibility",
    "responsible",
    "role",
];

/// Verbs that hold a part: behind another one, "not to overstate his role", the part is not what is denied.
const HOLDING: &[&str] = &[
    "be", "have", "do", "play", "take", "bear", "hold", "get", "involve", "stand", "accept", "will", "would", "can",
    "could", "may", "might", "must", "should", "shall",
];

/// A sentence in which somebody denies a part.
pub(super) struct Denial {
    /// The sentence.
    pub(super) passage: Location,
    /// Who denies, and the words that deny.
    pub(super) keys: Vec<Span>,
    /// Who denies.
    pub(super) deniers: BTreeSet<EntityId>,
}

/// For each actor and article, the first denial, by its place in the list of all denials.
pub(super) type ByActor = BTreeMap<EntityId, BTreeMap<ArticleId, usize>>;

/// Every denial of a part, and who denies it where.
pub(super) fn denials(view: &View<'_>) -> (ByActor, Vec<Denial>) {
    let mut by_actor = ByActor::new();
    let mut all: Vec<Denial> = Vec::new();
    for article in view.all.articles.ids() {
        for sentence in view.article(article).syntax.sentences.ids() {
            let Some(denial) = denial(view, article, sentence) else {
                continue;
            };
            for actor in &denial.deniers {
                by_actor.entry(*actor).or_default().entry(article).or_insert(all.len());
            }
            all.push(denial);
        }
    }
    (by_actor, all)
}

/// Agreements on who denies a part, one a set of passages.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let (by_actor, all) = denials(view);
    // Actors whose denials stand in the same sentences make one finding.
    let sets: BTreeSet<Vec<usize>> = by_actor
        .into_values()
        .filter(|articles| articles.len() > 1)
        .map(|articles| articles.into_values().collect())
        .collect();
    sets.iter()
        .map(|set| finding(view, set.iter().map(|at| &all[*at])))
        .collect()
}

fn finding<'d>(view: &View<'_>, denials: impl Iterator<Item = &'d Denial>) -> Finding {
    let evidence: Vec<Evidence> = denials
        .map(|denial| View::evidence(denial.passage, denial.keys.iter().copied()))
        .collect();
    let passages: Vec<Location> = evidence.iter().map(|one| one.location).collect();
    let names: Vec<String> = passages.iter().map(|passage| view.name(passage.article)).collect();
    let quoted: Vec<String> = evidence
        .iter()
        .map(|one| format!("“{}”", key_words(view, one)))
        .collect();
    Finding {
        kind: Kind::Agreement,
        dimension: Dimension::Status,
        rule: RULE,
        confidence: CONFIDENCE,
        importance: importance::of_passages(view, &passages) * CONFIDENCE,
        summary: sides(evidence.iter().map(|one| key_words(view, one))),
        why: format!(
            "{} report that the same actor denies a part: {}.",
            list(&names),
            list(&quoted)
        ),
        evidence,
        absent_in: Vec::new(),
    }
}

/// The denial in a sentence: "denied having a hand", "was not involved", "neither … nor … is responsible".
fn denial(view: &View<'_>, article: ArticleId, sentence: SentenceId) -> Option<Denial> {
    let analysed = view.article(article);
    let tokens = analysed.syntax.tokens_of(sentence);
    let lower = |token: &Token| analysed.slice(token.span).to_lowercase();
    let (cue, part) = tokens.iter().enumerate().find_map(|(at, token)| {
        let word = lower(token);
        let denies = matches!(word.as_str(), "deny" | "denies" | "denied" | "denying");
        let negates = matches!(word.as_str(), "not" | "n't" | "n’t" | "never" | "no" | "neither");
        let behind = tokens.iter().skip(at + 1).take(REACH);
        let part = behind
            .take_while(|token| !matches!(analysed.slice(token.span), "." | ";" | ":" | "," | "”" | "\""))
            .take_while(|token| !matches!(token.upos, Upos::Verb | Upos::Aux) || HOLDING.contains(&&*token.lemma))
            .find(|token| PARTS.contains(&lower(token).as_str()));
        part.filter(|_| denies || negates).map(|part| (token, part))
    })?;
    let passage = Location::new(article, analysed.syntax.sentences[sentence].span);
    let named: Vec<(EntityId, Span)> = view
        .mentions(passage)
        .filter(|(_, mention)| mention.head.end <= part.span.start && passage.span.contains(mention.head))
        .filter_map(|(_, mention)| Some((view.entity(article, mention.chain)?, mention.head)))
        .collect();
    let named = of_subject(view, (article, sentence), part).map_or(named.clone(), |subject| {
        let own: Vec<_> = named
            .iter()
            .copied()
            .filter(|(_, head)| subject.overlaps(*head))
            .collect();
        if own.is_empty() { named } else { own }
    });
    // The deniers of "denied" stand before it; "neither" stands before its own.
    let neither = lower(cue) == "neither";
    let deniers: Vec<(EntityId, Span)> = named
        .into_iter()
        .filter(|(_, head)| {
            if neither {
                head.start > cue.span.start
            } else {
                head.end <= cue.span.start
            }
        })
        .collect();
    let keys = deniers
        .iter()
        .map(|(_, head)| *head)
        .chain([cue.span, part.span])
        .collect();
    let deniers: BTreeSet<EntityId> = deniers.into_iter().map(|(entity, _)| entity).collect();
    (!deniers.is_empty()).then_some(Denial { passage, keys, deniers })
}

/// The subject of the clause in which a part is denied, with all that are listed there.
fn of_subject(view: &View<'_>, (article, sentence): (ArticleId, SentenceId), part: &Token) -> Option<Span> {
    let syntax = &view.article(article).syntax;
    let tokens = syntax.tokens.as_slice();
    let place = syntax.tokens_in(part.span).start;
    let index = |place: usize| tokens[place].head.map(crate::text::Idx::index);
    let heads = [Some(place), index(place)];
    let sentence = syntax.sentences[sentence].tokens.clone();
    let range = sentence.start as usize..sentence.end as usize;
    let subject = range
        .clone()
        .filter(|at| *at < place && tokens[*at].deprel == Deprel::Nsubj)
        .find(|at| index(*at).is_some() && heads.contains(&index(*at)))?;
    let listed = range.filter(|at| index(*at) == Some(subject) && tokens[*at].deprel == Deprel::Conj);
    Some(listed.fold(tokens[subject].span, |span, at| span.cover(tokens[at].span)))
}

#[cfg(test)]
mod tests {
    use std::path::Path;

    use crate::model::Config;
    use crate::pipeline;
    use crate::text::Cancel;

    /// Whether two articles are found to agree on a denial.
    fn check(one: &str, other: &str, expected: bool) {
        let (config, cancel) = (Config::default(), Cancel::new());
        let articles = [one, other]
            .iter()
            .enumerate()
            .map(|(at, text)| {
                let name = format!("{at}.txt");
                let article = pipeline::read(text.as_bytes(), Path::new(&name)).expect("it is text");
                pipeline::analyse(article, &config, &cancel)
                    .expect("nobody cancels")
                    .into()
            })
            .collect();
        let comparison = pipeline::compare(articles, &config, &cancel, &|_| ()).expect("nobody cancels");
        let found = comparison.findings.iter().any(|finding| finding.rule == super::RULE);
        assert_eq!(found, expected, "{one:?} and {other:?}");
    }

    #[test]
    fn a_denial_in_other_words_is_the_same_denial() {
        let denied = "A depot burned in Norway on Monday. Sweden has firmly denied having a hand in the fire.";
        check(
            denied,
            "A depot in Norway burned down. Sweden was not involved in the fire, a minister said.",
            true,
        );
        check(
            denied,
            "A depot in Norway burned down. Neither Sweden nor Finland was involved, a minister said.",
            true,
        );
    }

    #[test]
    fn another_actor_or_no_denial_is_none() {
        let denied = "A depot burned in Norway on Monday. Sweden has firmly denied having a hand in the fire.";
        check(
            denied,
            "A depot in Norway burned down. Finland was not involved in the fire, a minister said.",
            false,
        );
        check(
            denied,
            "A depot in Norway burned down. Sweden was involved in the fire, a minister said.",
            false,
        );
        check(
            denied,
            "A depot in Norway burned down. Sweden took care not to overstate the role of its neighbours.",
            false,
        );
        check(
            denied,
            "A depot in Norway burned down. Sweden has not commented.",
            false,
        );
    }
}
