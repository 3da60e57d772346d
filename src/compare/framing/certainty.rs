//! The same event flatly told in one account and hedged in the other.

use crate::compare::nearby::parties;
use crate::compare::view::View;
use crate::compare::wording::quote;
use crate::lexicon::{Effect, certainty_cue};
use crate::model::{Alignment, AnalysedArticle, Certainty, Deprel, Dimension, Finding, Rule, Trigger, TriggerId, Upos};
use crate::text::{Location, Span};

use super::grammar::{dependents, head, token, with_helpers};

const RULE: Rule = Rule("hedged-or-flat");

/// Heads that are followed from an act to the word that hedges it: "is believed to have fled".
const FARTHEST: usize = 2;

/// Hedges that speak of what somebody is able to do or looks at, and not of how sure a thing is.
const ABLE: &[&str] = &[
    "can",
    "capable",
    "consider",
    "expect",
    "estimate",
    "predict",
    "wonder",
    "guess",
    "potential",
    "likely",
];

/// Verbs that hedge for whoever is their subject: with "I" and "we" they are turns of speech.
const OPINIONS: &[&str] = &["think", "believe", "suppose", "assume", "seem", "fear"];

/// Hedges that name what they hedge ("alleged theft"), so that the act may be a noun elsewhere.
const EVIDENTIAL: &[&str] = &[
    "allegedly",
    "reportedly",
    "supposedly",
    "purportedly",
    "apparently",
    "alleged",
    "suspected",
    "apparent",
    "presumed",
    "purported",
    "supposed",
    "reported",
];

/// Hedged against flat, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| hedged(view, alignment))
        .collect()
}

/// An act as told in a passage.
type Told<'c> = (Location, TriggerId, &'c Trigger);

fn hedged(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let told: Vec<Told> = alignment
        .members
        .iter()
        .flat_map(|member| {
            let all = view.article(member.location.article).triggers.enumerated();
            all.filter(|(_, trigger)| member.location.span.contains(trigger.span))
                .map(|(id, trigger)| (member.location, id, trigger))
        })
        .collect();
    told.iter()
        .filter(|(.., trigger)| trigger.certainty == Certainty::Hedged)
        .find_map(|soft| {
            let cue = governing_cue(view, soft)?;
            let mut others = told.iter().filter(|flat| flat.0.article != soft.0.article);
            let flat = others.find(|flat| is_flat(view, soft, flat, cue))?;
            Some(told_twice(view, (soft, cue), flat, 0.35 + 0.4 * alignment.score))
        })
}

/// A finding on an act that is hedged in one passage and flatly told in another.
fn told_twice(view: &View<'_>, (soft, cue): (&Told, Span), flat: &Told, strength: f32) -> Finding {
    let ((ours, _, soft), (theirs, _, flat)) = (soft, flat);
    let hedge = cue.cover(soft.span);
    let other = view.article(theirs.article);
    let plain = with_helpers(other, other.syntax.tokens_in(flat.span).start).cover(flat.span);
    let spoken = view
        .quotes(view.sentence(*theirs))
        .any(|quote| quote.span.overlaps(flat.span));
    let why = format!(
        "{} hedges it, “{}”; {} {} flatly: “{}”.",
        view.name(ours.article),
        quote(view, Location::new(ours.article, hedge)),
        view.name(theirs.article),
        if spoken { "has a source tell it" } else { "tells it" },
        quote(view, Location::new(theirs.article, plain))
    );
    let evidence = vec![
        View::evidence(Location::new(ours.article, ours.span.cover(hedge)), [hedge]),
        View::evidence(Location::new(theirs.article, theirs.span.cover(plain)), [plain]),
    ];
    super::finding(view, RULE, Dimension::Certainty, evidence, strength, why)
}

/// Whether another account tells the same act as a fact, in its own voice.
fn is_flat(view: &View<'_>, soft: &Told, flat: &Told, cue: Span) -> bool {
    let ((ours, our_id, our), (theirs, their_id, their)) = (soft, flat);
    let soft_article = view.article(ours.article);
    let soft_act = soft_article.syntax.tokens_in(our.span).start;
    let perfect = token(soft_article, soft_act).xpos == "VBN"
        && dependents(soft_article, soft_act).any(|aux| token(soft_article, aux).lemma.as_ref() == "have");
    // "May have fled" speaks of what is past, as "allegedly fled" does.
    let named = perfect || EVIDENTIAL.contains(&view.slice(Location::new(ours.article, cue)).to_lowercase().as_str());
    let shared = parties(view, (ours.article, our), (theirs.article, their)) == Some(true);
    let one_event = view
        .event(ours.article, *our_id)
        .is_some_and(|event| view.event(theirs.article, *their_id) == Some(event));
    // What somebody is alleged to have done is past and done once; what may happen, and does elsewhere, may be another thing.
    let same = (our.class == their.class || one_event) && (named || shared && (one_event || our.lemma == their.lemma));
    if their.certainty != Certainty::Asserted
        || their.negated != our.negated
        || !same
        || parties(view, (ours.article, our), (theirs.article, their)) == Some(false)
    {
        return false;
    }
    let article = view.article(theirs.article);
    let at = article.syntax.tokens_in(their.span).start;
    let spoken = view
        .quotes(view.sentence(*theirs))
        .any(|quote| quote.span.overlaps(their.span));
    (named || !spoken) && (is_finite(article, at) || named && token(article, at).upos == Upos::Noun)
}

/// Whether a verb tells that something happened: it has a tense, or a helper that has.
fn is_finite(article: &AnalysedArticle, at: usize) -> bool {
    let verb = token(article, at);
    let helped = dependents(article, at).any(|aux| token(article, aux).deprel == Deprel::Aux);
    match verb.xpos {
        "VBD" | "VBZ" | "VBP" => true,
        "VBN" | "VBG" => helped,
        _ => false,
    }
}

/// The word that hedges an act and none beside it: it hangs on the act, or the act on it.
fn governing_cue(view: &View<'_>, (place, _, trigger): &Told) -> Option<Span> {
    let article = view.article(place.article);
    let act = article.syntax.tokens_in(trigger.span).start;
    let mut above: Vec<usize> = Vec::new();
    let mut at = act;
    while let Some(up) = head(article, at).filter(|_| above.len() < FARTHEST) {
        if !matches!(
            token(article, at).deprel,
            Deprel::Xcomp | Deprel::Ccomp | Deprel::Advcl | Deprel::Conj | Deprel::Obj | Deprel::Obl
        ) {
            break;
        }
        above.push(up);
        at = up;
    }
    // "He allegedly took the money and fled": the hedge of the first act goes on to the second.
    let below = std::iter::once(act).chain(above.clone()).flat_map(|act| {
        dependents(article, act).filter(move |at| {
            *at < act && matches!(token(article, *at).deprel, Deprel::Aux | Deprel::Advmod | Deprel::Amod)
        })
    });
    below
        .chain(above.clone())
        .filter(|cue| *cue < act && is_hedge(article, *cue))
        .map(|cue| token(article, cue).span)
        .next()
}

fn is_hedge(article: &AnalysedArticle, at: usize) -> bool {
    let lemma = token(article, at).lemma.to_lowercase();
    // "is said to have", "are thought to": hedges as passives before an infinitive.
    let passive = matches!(
        lemma.as_str(),
        "say" | "think" | "believe" | "report" | "accuse" | "rumour" | "rumor"
    ) && token(article, at).xpos == "VBN"
        && dependents(article, at).any(|aux| token(article, aux).lemma.as_ref() == "be");
    let tokens = article.syntax.tokens.as_slice();
    let on = |ahead: usize| tokens.get(at + ahead).map_or("", |token| article.slice(token.span));
    let hedges = matches!(certainty_cue(on), Some((Effect::Hedged, _)));
    let own_mind = OPINIONS.contains(&lemma.as_str())
        && dependents(article, at).any(|who| {
            let words = article.slice(token(article, who).span).to_lowercase();
            token(article, who).deprel == Deprel::Nsubj && matches!(words.as_str(), "i" | "we" | "you")
        });
    passive || hedges && !own_mind && !ABLE.contains(&lemma.as_str())
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn allegedly_against_flatly() {
        check(
            "hedged-or-flat",
            "The deckhand Jonas Berg allegedly cut the mooring line of the ferry on the Lindholm pier.",
            "The deckhand Jonas Berg cut the mooring line of the ferry on the Lindholm pier.",
            true,
        );
    }

    #[test]
    fn may_have_against_flatly() {
        check(
            "hedged-or-flat",
            "The deckhand Jonas Berg may have cut the mooring line of the ferry on the Lindholm pier.",
            "The deckhand Jonas Berg cut the mooring line of the ferry on the Lindholm pier.",
            true,
        );
    }

    #[test]
    fn a_hedge_of_something_else() {
        check(
            "hedged-or-flat",
            "The deckhand Jonas Berg, who may retire, cut the mooring line of the ferry on the Lindholm pier.",
            "The deckhand Jonas Berg cut the mooring line of the ferry on the Lindholm pier.",
            false,
        );
    }

    #[test]
    fn what_one_can_do_is_no_hedge() {
        check(
            "hedged-or-flat",
            "The deckhand Jonas Berg can cut the mooring line of the ferry on the Lindholm pier.",
            "The deckhand Jonas Berg cut the mooring line of the ferry on the Lindholm pier.",
            false,
        );
    }
}
