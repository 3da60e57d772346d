//! The naming of acts: one event told with different words, "the killing" against "the murder".

use std::collections::BTreeMap;

use crate::compare::view::View;
use crate::compare::wording::list;
use crate::lexicon::{event_class, is_loaded};
use crate::model::{Dimension, Event, Evidence, Finding, Rule, Trigger, TriggerId};
use crate::text::{ArticleId, Location};

const RULE: Rule = Rule("naming-act");

/// How near two sentences must come for their words to name one act.
const NEAR: f32 = 0.2;

/// What is added to the nearness of two words that both stand in a headline or first paragraph.
const IN_LEADS: f32 = 0.2;

/// First letters that two words of one family share ("bombed", "bombing").
const FAMILY: usize = 4;

/// Classes of events that are talk or routine, so that the choice of the word tells little.
const QUIET: &[&str] = &[
    "say", "talk", "meet", "travel", "arrive", "leave", "write", "show", "know",
];

/// The same, of two short words.
const SHORT_FAMILY: usize = 3;

/// Acts named differently, one finding an event.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    view.all.events.iter().filter_map(|event| act(view, event)).collect()
}

/// A word for an act, in its place.
#[derive(Clone, Copy)]
struct Word<'c> {
    place: Location,
    sentence: Location,
    trigger: &'c Trigger,
}

fn act(view: &View<'_>, event: &Event) -> Option<Finding> {
    let words = words(view, event);
    let articles: Vec<&Vec<Word>> = words.values().collect();
    // Of pairs that are as near, the first by content, so that the order of the articles decides nothing.
    let order = |one: &Word, other: &Word| {
        let (one, other) = (view.rank(one.place), view.rank(other.place));
        (one.min(other), one.max(other))
    };
    let (near, one, other) = articles
        .iter()
        .enumerate()
        .flat_map(|(at, ours)| articles[at + 1..].iter().map(move |theirs| (ours, theirs)))
        .flat_map(|(ours, theirs)| {
            ours.iter()
                .flat_map(|one| theirs.iter().map(move |other| (*one, *other)))
        })
        .map(|(one, other)| (nearness(view, &one, &other), one, other))
        .filter(|(near, one, other)| *near >= NEAR && !kin(&one.trigger.lemma, &other.trigger.lemma))
        .max_by(|(near, one, other), (known, ours, theirs)| {
            near.total_cmp(known)
                .then_with(|| order(ours, theirs).cmp(&order(one, other)))
        })?;
    let mut members = vec![one, other];
    for (article, words) in &words {
        if members.iter().any(|member| member.place.article == *article) {
            continue;
        }
        let nearest = words
            .iter()
            .map(|word| (nearness(view, word, &one).max(nearness(view, word, &other)), word))
            .filter(|(near, _)| *near >= NEAR)
            .max_by(|one, other| one.0.total_cmp(&other.0).then(other.1.place.cmp(&one.1.place)));
        members.extend(nearest.map(|(_, word)| *word));
    }
    members.sort_by_key(|word| view.rank(word.place));
    let quoted: Vec<String> = members
        .iter()
        .map(|word| format!("“{}” ({})", view.slice(word.place), view.name(word.place.article)))
        .collect();
    let why = format!("The accounts use different words for the same act: {}.", list(&quoted));
    let evidence: Vec<Evidence> = members
        .iter()
        .map(|word| View::evidence(word.sentence, [word.place.span]))
        .collect();
    let judging = |word: &Word| is_loaded(&word.trigger.lemma);
    let uneven = judging(&one) != judging(&other);
    let strength = 0.25 + 0.3 * near + if uneven { 0.2 } else { 0.0 };
    Some(super::finding(view, RULE, Dimension::Label, evidence, strength, why))
}

/// The words for an event whose class the lexicon knows, by article, in an order that does not depend on the input's.
fn words<'c>(view: &View<'c>, event: &Event) -> BTreeMap<ArticleId, Vec<Word<'c>>> {
    let mut words: BTreeMap<ArticleId, Vec<Word>> = BTreeMap::new();
    let mut triggers: Vec<&(ArticleId, TriggerId)> = event.triggers.iter().collect();
    triggers.sort_by_key(|(article, trigger)| {
        view.rank(Location::new(*article, view.article(*article).triggers[*trigger].span))
    });
    for (article, trigger) in triggers {
        let trigger = &view.article(*article).triggers[*trigger];
        if QUIET.contains(&trigger.class.as_str()) || event_class(&trigger.class).is_none() {
            continue;
        }
        let place = Location::new(*article, trigger.span);
        words.entry(*article).or_default().push(Word {
            place,
            sentence: view.sentence(place),
            trigger,
        });
    }
    words
}

fn nearness(view: &View<'_>, one: &Word, other: &Word) -> f32 {
    let leads = view.in_lead(one.place) && view.in_lead(other.place);
    view.aligned(one.sentence, other.sentence) + if leads { IN_LEADS } else { 0.0 }
}

/// Whether two words are forms of one family, so that the choice between them is one of grammar.
fn kin(one: &str, other: &str) -> bool {
    let shared = one
        .chars()
        .zip(other.chars())
        .take_while(|(one, other)| one == other)
        .count();
    let (one, other) = (one.chars().count(), other.chars().count());
    // "Dead" and "death".
    let short = shared >= SHORT_FAMILY && one.max(other) <= FAMILY + 1;
    short || shared >= FAMILY.min(one).min(other)
}

#[cfg(test)]
mod tests {
    use crate::compare::case::{check, check_texts};

    #[test]
    fn two_forms_of_one_word() {
        check_texts(
            "naming-act",
            [
                "Two sailors are dead after the ferry Aurora sank in thick fog near Lindholm harbour within an hour.",
                "The ferry Aurora sank in thick fog near Lindholm harbour within an hour, to the death of two sailors.",
            ],
            false,
        );
    }

    #[test]
    fn another_word_for_the_act() {
        check(
            "naming-act",
            "Police arrested the captain Erik Olsen in Lindholm on Monday.",
            "Police seized the captain Erik Olsen in Lindholm on Monday.",
            true,
        );
    }

    #[test]
    fn the_same_word_or_another_form_of_it() {
        let texts = [
            "The ferry Aurora struck a reef in thick fog near Lindholm harbour. \
             Police arrested the captain Erik Olsen in Lindholm on Monday.",
            "In thick fog near Lindholm harbour the ferry Aurora struck a reef. \
             The captain Erik Olsen was arrested by police in Lindholm on Monday.",
        ];
        check_texts("naming-act", texts, false);
    }
}
