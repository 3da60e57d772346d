//! A number in one account where another counts the same thing without one: "sixty residents" / "a number of residents".

use crate::compare::difference::{Difference, Said, Shape, findings};
use std::collections::BTreeSet;

use crate::compare::nearby::same_nearby;
use crate::compare::slots::{self, Filled};
use crate::compare::view::{Meeting, View};
use crate::compare::when;
use crate::compare::wording::list;
use crate::lexicon::nouns::{NounKind, noun};
use crate::lexicon::unit as unit_of;
use crate::model::{Deprel, Dimension, Finding, Kind, Quantity, Rule, Sentence, Upos};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Number,
    rule: Rule("number-vague"),
    topic: "How many",
};

/// Fit of two sentences from which they may count one thing.
const SAME_POINT: f32 = 0.2;

/// Words that count without a number.
const VAGUE: &[&str] = &[
    "several",
    "some",
    "many",
    "numerous",
    "various",
    "multiple",
    "few",
    "countless",
    "number",
    "string",
    "series",
    "handful",
    "group",
    "dozens",
    "scores",
    "hundreds",
    "thousands",
    "crowd",
    "wave",
];

/// Those of them that may say something of all that the noun stands for, and stand for no set that was told of.
const GENERAL: &[&str] = &["some", "many", "numerous", "various", "few", "countless"];

/// Fit from which one counts what the other counts, whatever is told of it.
const TELLS_ALIKE: f32 = 0.3;

/// Fit of two sentences from which one may count what the other only names in the plural.
const SAME_THING: f32 = 0.38;

/// Words that may stand between a vague count and what it counts.
const BETWEEN: usize = 3;

/// Numbers against vague counts.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for Meeting { one, other, fit } in view.meetings(SAME_POINT) {
        for (counted, vague) in [(one, other), (other, one)] {
            for quantity in view.quantities(counted) {
                let filled = Filled {
                    sentence: counted,
                    quantity,
                };
                let formal = matches!(quantity.role.as_deref(), Some("age" | "ordinal" | "for" | "against"))
                    || matches!(
                        quantity.unit.as_deref(),
                        Some("hour" | "day" | "week" | "month" | "year" | "time")
                    );
                if formal || is_measure(quantity) || quantity.value < 2.0 {
                    continue;
                }
                let mut units = slots::counted(view, filled);
                units.extend(quantity.unit.clone());
                let open = || (fit >= SAME_THING).then(|| bare(view, vague, &units)).flatten();
                // Who gives the number elsewhere does not leave it open.
                let known = view.article(vague.article).quantities.iter().any(|other| {
                    let unit = other.unit.as_ref();
                    other.value == quantity.value && unit.is_some_and(|unit| units.contains(unit))
                });
                if known || when::apart(view, counted, vague) {
                    continue;
                }
                let told = |key: &Span| {
                    !is_general(view.slice(Location::new(vague.article, *key)))
                        || fit >= TELLS_ALIKE
                        || same_nearby(view, (counted, quantity.span), (vague, *key))
                };
                if let Some(key) = vaguely(view, vague, &units).filter(told).or_else(open) {
                    found.push(Difference {
                        one: Said {
                            sentence: counted,
                            key: quantity.span,
                        },
                        other: Said { sentence: vague, key },
                        sure: 0.3 + 0.6 * fit,
                    });
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same thing is counted as {}; one gives the number that the other leaves open.",
            list(sides)
        )
    })
}

/// Whether a vague count may be of all there are: "many people fear storms".
fn is_general(words: &str) -> bool {
    let first = words.split_whitespace().next().unwrap_or_default().to_lowercase();
    GENERAL.contains(&first.as_str()) || words.ends_with("people")
}

/// Whether a number measures, and counts no things: "a few miles" is no vague way to say 2,000.
fn is_measure(quantity: &Quantity) -> bool {
    let unit = quantity.unit.as_deref();
    unit.is_some_and(|name| unit_of(name).is_some() || matches!(name, "percent" | "percentage point" | "USD" | "vote"))
}

/// The words that count `unit` in a sentence without a number.
fn vaguely(view: &View<'_>, at: Location, units: &BTreeSet<String>) -> Option<Span> {
    let article = view.article(at.article);
    let range = article.syntax.tokens_in(at.span);
    let tokens = &article.syntax.tokens.as_slice()[range];
    let lower = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let counted = |span: Span| {
        view.quantities(at).any(|quantity| {
            quantity.interval.low.is_some() && quantity.interval.high.is_some() && quantity.span.overlaps(span)
        })
    };
    tokens.iter().enumerate().find_map(|(place, token)| {
        let plural = token.xpos.ends_with('S') && units.contains(&*token.lemma);
        if !plural || counted(token.span) {
            return None;
        }
        let from = place.saturating_sub(BETWEEN + 1);
        let belongs = |at: &usize| {
            let modifier = matches!(
                tokens[*at].upos,
                Upos::Adj | Upos::Adv | Upos::Noun | Upos::Propn | Upos::Det
            );
            VAGUE.contains(&lower(*at).as_str()) || lower(*at) == "of" || modifier && !tokens[*at].xpos.ends_with('S')
        };
        let vague = (from..place)
            .rev()
            .take_while(belongs)
            .find(|at| VAGUE.contains(&lower(*at).as_str()))?;
        // "How many passengers" asks, and "the number of passengers" is one that all know.
        let asked = vague > 0 && matches!(lower(vague - 1).as_str(), "how" | "the" | "as" | "so" | "too");
        (!asked).then(|| tokens[vague].span.cover(token.span))
    })
}

/// Sentences with a noun from which on it is the topic of an article, and its plural says nothing of a count.
const TOPIC: usize = 3;

/// Words before a plural among which a number may count it.
const NUMBERED: usize = 4;

/// A plural of `units` with nothing before it that counts or points: "rockets" of "a launcher along with rockets".
/// People are left out, who are named again and again, and what the whole article is about.
fn bare(view: &View<'_>, at: Location, units: &BTreeSet<String>) -> Option<Span> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    article.syntax.tokens_in(at.span).find_map(|place| {
        let token = &tokens[place];
        let counted = view.quantities(at).any(|quantity| {
            let filled = Filled { sentence: at, quantity };
            quantity.span.overlaps(token.span) || slots::counted(view, filled).contains(&*token.lemma)
        });
        let people =
            || noun(&token.lemma).is_some_and(|noun| matches!(noun.class.kind, NounKind::Person | NounKind::Group));
        if token.xpos != "NNS" || counted || !units.contains(&*token.lemma) || people() || topic(view, at, &token.lemma)
        {
            return None;
        }
        let numbered = tokens[place.saturating_sub(NUMBERED)..place]
            .iter()
            .rev()
            .take_while(|before| before.xpos != "," && before.upos != Upos::Verb)
            .any(|before| before.upos == Upos::Num);
        let pointed = tokens.iter().any(|other| {
            other.head.map(crate::text::Idx::index) == Some(place)
                && matches!(other.deprel, Deprel::Det | Deprel::Nummod)
        });
        let owned = place > 0 && matches!(tokens[place - 1].xpos, "PRP$" | "POS" | "DT" | "CD");
        let word = article.slice(token.span).chars().all(char::is_alphabetic);
        (word && !pointed && !owned && !numbered).then_some(token.span)
    })
}

/// Whether a noun stands in so many sentences of an article that it is what the article is about.
fn topic(view: &View<'_>, at: Location, lemma: &str) -> bool {
    let syntax = &view.article(at.article).syntax;
    let holds = |sentence: &&Sentence| {
        let range = sentence.tokens.start as usize..sentence.tokens.end as usize;
        syntax.tokens.as_slice()[range]
            .iter()
            .any(|token| &*token.lemma == lemma)
    };
    syntax.sentences.iter().filter(holds).count() >= TOPIC
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_number_and_an_open_count() {
        check(
            "number-vague",
            "Sixty passengers were taken to a hospital in Lindholm.",
            "A number of passengers were taken to a hospital in Lindholm.",
            true,
        );
    }

    #[test]
    fn a_number_and_a_bare_plural() {
        check(
            "number-vague",
            "Divers raised two lifeboats, the bell and the compass from the wreck near Lindholm.",
            "Divers raised lifeboats, the bell and the compass from the wreck near Lindholm.",
            true,
        );
        check(
            "number-vague",
            "Divers raised two lifeboats, the bell and the compass from the wreck near Lindholm.",
            "Divers raised the lifeboats, the bell and the compass from the wreck near Lindholm.",
            false,
        );
    }

    #[test]
    fn a_count_that_is_known_or_a_measure_is_not_open() {
        let counted = "Sixty passengers were taken to a hospital in Lindholm.";
        check(
            "number-vague",
            counted,
            "Doctors asked how many passengers were taken to the hospital in Lindholm.",
            false,
        );
        check(
            "number-vague",
            counted,
            "The number of passengers taken to the hospital in Lindholm rose.",
            false,
        );
        check(
            "number-vague",
            "The wreck lies forty miles from Lindholm harbour.",
            "The wreck lies some miles from Lindholm harbour.",
            false,
        );
    }

    #[test]
    fn two_numbers() {
        check(
            "number-vague",
            "Sixty passengers were taken to a hospital in Lindholm.",
            "Sixty passengers were taken to a hospital in Lindholm overnight.",
            false,
        );
    }
}
