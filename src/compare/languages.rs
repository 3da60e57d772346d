//! Agreement across languages: passages with the same numbers or dates beside the same names, where one of them cannot
//! be read.

use crate::model::{Alignment, Dimension, Evidence, Finding, Kind, Rule};
use crate::text::Location;

use super::importance;
use super::view::View;
use super::wording::{extract, key_words, list};

pub(super) const RULE: Rule = Rule("same-figures");

/// Fewest words that must meet: a number alone meets its like by chance.
const LEAST: usize = 2;

/// Share of the chance that is left, since nothing is known of what the passages say of their numbers.
const UNREAD: f32 = 0.6;

/// Agreements, one an alignment with a passage in another language whose every passage has a number or a date that meets.
pub(super) fn find(view: &View<'_>) -> Vec<Finding> {
    let is_unread = |alignment: &&Alignment| {
        let mut articles = alignment.members.iter().map(|member| member.location.article);
        articles.any(|article| !view.reads(article))
    };
    view.all
        .alignments
        .iter()
        .filter(is_unread)
        .filter_map(|alignment| figures(view, alignment))
        .collect()
}

fn figures(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let evidence: Vec<Evidence> = alignment
        .members
        .iter()
        .map(|member| View::evidence(member.location, member.keys.iter().copied()))
        .collect();
    let every = |test: &dyn Fn(&Evidence) -> bool| evidence.iter().all(test);
    let meets = |one: &Evidence, span: crate::text::Span| one.keys.iter().any(|key| key.overlaps(span));
    let numbers = every(&|one| {
        view.quantities(one.location)
            .any(|quantity| meets(one, quantity.number))
    });
    let dates = every(&|one| view.times(one.location).any(|time| meets(one, time.span)));
    if !(numbers || dates) || !every(&|one| one.keys.len() >= LEAST) {
        return None;
    }
    let passages: Vec<Location> = evidence.iter().map(|one| one.location).collect();
    let mut articles: Vec<_> = passages.iter().map(|passage| passage.article).collect();
    articles.dedup();
    let names: Vec<String> = articles.iter().map(|article| view.name(*article)).collect();
    let quoted: Vec<String> = evidence
        .iter()
        .map(|one| format!("“{}”", key_words(view, one)))
        .collect();
    Some(Finding {
        kind: Kind::Agreement,
        dimension: if numbers { Dimension::Number } else { Dimension::Date },
        rule: RULE,
        confidence: (UNREAD * alignment.score.sqrt()).clamp(0.05, 0.6),
        importance: UNREAD * alignment.score * importance::of_passages(view, &passages).cbrt(),
        summary: extract(view, &passages),
        why: format!(
            "{} have the same figures and names here: {}. The words around them were not compared, since not all of them \
             are in English.",
            list(&names),
            list(&quoted)
        ),
        evidence,
        absent_in: Vec::new(),
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check_texts;

    const ENGLISH: &str = "A fire destroyed a warehouse in the port of Hamburg on 26 November 2026. Fourteen people were hurt, \
        said Mayor Anna Lindner.\n\nThe insurer Nordhafen put the damage at 40,000 euros. Some 12.5 per cent of the goods of \
        Lindner Logistik could be saved, Peter Brandt said.";

    const GERMAN: &str = "Ein Feuer hat am 26. November 2026 eine Lagerhalle im Hafen von Hamburg zerstört. Dabei wurden 14 Menschen \
        verletzt, wie die Bürgermeisterin Anna Lindner sagte.\n\nDer Versicherer Nordhafen schätzte den Schaden auf 40.000 Euro. \
        Etwa 12,5 Prozent der Waren von Lindner Logistik konnten nach den Worten von Peter Brandt gerettet werden.";

    #[test]
    fn figures_meet_across_languages() {
        check_texts("same-figures", [ENGLISH, GERMAN], true);
        check_texts(
            "same-figures",
            [ENGLISH, &GERMAN.replace("40.000", "50.000").replace("14", "15")],
            true,
        );
    }

    #[test]
    fn words_of_another_language_are_not_judged() {
        for rule in [
            "same-fact",
            "no-counterpart",
            "loaded-word",
            "naming-grid",
            "headline-emphasis",
            "opening-emphasis",
        ] {
            check_texts(rule, [ENGLISH, GERMAN], false);
        }
        let other = GERMAN
            .replace("26. November", "3. Mai")
            .replace("14", "9")
            .replace("40.000", "700")
            .replace("12,5", "3");
        check_texts("same-figures", [ENGLISH, &other], false);
    }
}
