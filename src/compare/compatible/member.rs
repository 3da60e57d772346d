//! A group with one of its members named, and that member alone: "armed groups, including the Brigade" / "the Brigade".

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::{same_nearby, share_event};
use crate::compare::view::{Meeting, View};
use crate::compare::wording::list;
use crate::lexicon::nouns::{self as lexicon, NounKind};
use crate::model::{Dimension, EntityId, EntityKind, Finding, Form, Kind, Rule, Upos};
use crate::text::{ArticleId, Idx as _, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Compatible,
    dimension: Dimension::Actor,
    rule: Rule("member-of-group"),
    topic: "Who",
};

/// Fit of two sentences from which they may tell of one act.
const SAME_POINT: f32 = 0.2;

/// Fit from which both tell of one act, whatever verbs they use.
const TELLS_ALIKE: f32 = 0.3;

/// Words that name a member of what stands before them.
const NAMES_ONE: &[&str] = &["including", "notably", "among them"];

/// Words before the member, and nouns before "including".
const REACH: usize = 8;

/// Look-alikes between a group and its member.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_POINT) {
        let Meeting { one, other, fit } = meeting;
        for (group, alone) in [(one, other), (other, one)] {
            for (entity, group_span, noun) in groups(view, group) {
                let text = view.slice(alone).to_lowercase();
                if !text.contains(&noun)
                    && !NAMES_ONE.iter().any(|word| text.contains(word))
                    && let Some(key) = named(view, alone, entity)
                    && (fit >= TELLS_ALIKE
                        || share_event(view, meeting)
                        || same_nearby(view, (group, group_span), (alone, key)))
                {
                    found.push(Difference::new((group, group_span), (alone, key), 0.3 + 0.5 * fit));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same is told of {}; one account names the group, the other a member of it.",
            list(sides)
        )
    })
}

/// Where a sentence names an entity.
fn named(view: &View<'_>, at: Location, entity: EntityId) -> Option<Span> {
    view.mentions(at)
        .filter(|(_, mention)| mention.form == Form::Name && at.span.contains(mention.span))
        .find(|(_, mention)| view.entity(at.article, mention.chain) == Some(entity))
        .map(|(_, mention)| mention.span)
}

/// Members of groups that a sentence names: the member, the whole phrase and the noun of the group.
fn groups(view: &View<'_>, at: Location) -> Vec<(EntityId, Span, String)> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let range = article.syntax.tokens_in(at.span);
    let word = |place: usize| article.slice(tokens[place].span).to_lowercase();
    let mut found = Vec::new();
    for place in range.clone().filter(|place| NAMES_ONE.contains(&word(*place).as_str())) {
        let noun = (range.start..place)
            .rev()
            .take_while(|before| place - before <= REACH)
            .find(|before| tokens[*before].upos == Upos::Noun);
        let of_people = |noun: &usize| {
            let lemma = tokens[*noun].lemma.to_lowercase();
            lexicon::noun(&lemma).is_some_and(|noun| matches!(noun.class.kind, NounKind::Person | NounKind::Group))
        };
        let Some(noun) = noun.filter(of_people) else { continue };
        let first = (range.start..noun)
            .rev()
            .take_while(|before| noun - before <= 4 && tokens[*before].head.is_some_and(|head| head.index() == noun))
            .last()
            .unwrap_or(noun);
        let last = range.end.min(place + 1 + REACH);
        let Some((entity, end)) = member(view, at.article, place + 1..last) else {
            continue;
        };
        let span = tokens[first].span.cover(end);
        found.push((entity, span, tokens[noun].lemma.to_lowercase()));
    }
    found
}

/// The first person or body that is named among some tokens, with where its name ends.
fn member(view: &View<'_>, article: ArticleId, places: std::ops::Range<usize>) -> Option<(EntityId, Span)> {
    let tokens = view.article(article).syntax.tokens.as_slice();
    if places.is_empty() {
        return None;
    }
    let span = tokens[places.start].span.cover(tokens[places.end - 1].span);
    let acts = |entity: &EntityId| {
        matches!(
            view.all.entities[*entity].kind,
            EntityKind::Person | EntityKind::Organization | EntityKind::Group
        )
    };
    // "Including a call from Lena Voss" and "including Voss's boat" name no member.
    let is_member = |name: Span| {
        let mut before = tokens[places.clone()]
            .iter()
            .take_while(|token| token.span.end <= name.start);
        let behind = tokens.iter().find(|token| token.span.start >= name.end);
        !before.any(|token| matches!(token.upos, Upos::Adp | Upos::Verb | Upos::Pron | Upos::Num))
            && behind.is_none_or(|token| token.upos != Upos::Noun && token.xpos != "POS")
    };
    view.mentions(Location::new(article, span))
        .filter(|(_, mention)| mention.form == Form::Name && span.contains(mention.span) && is_member(mention.span))
        .find_map(|(_, mention)| {
            let entity = view.entity(article, mention.chain).filter(acts)?;
            Some((entity, mention.span))
        })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn a_group_and_its_member() {
        check(
            "member-of-group",
            "The captain misled the owners, including Lena Voss, about the state of the engine.",
            "The captain misled Lena Voss about the state of the engine.",
            true,
        );
    }

    #[test]
    fn the_same_group_or_somebody_else() {
        check(
            "member-of-group",
            "The captain misled the owners, including Lena Voss, about the state of the engine.",
            "The captain misled the owners, among them Lena Voss, about the state of the engine.",
            false,
        );
        check(
            "member-of-group",
            "The captain misled the owners, including Lena Voss, about the state of the engine.",
            "The captain misled Karin Dahl about the state of the engine.",
            false,
        );
    }

    #[test]
    fn no_group_of_people_or_no_member() {
        let alone = "The captain misled Lena Voss about the state of the engine.";
        check(
            "member-of-group",
            "The captain burned the papers, including a letter from Lena Voss, about the state of the engine.",
            alone,
            false,
        );
        check(
            "member-of-group",
            "The captain misled the owners, including a friend of Lena Voss, about the state of the engine.",
            alone,
            false,
        );
    }
}
