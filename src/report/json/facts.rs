//! The lists of facts in the document: what each article holds, and the entities and events over all of them.

use crate::model;
use crate::model::Comparison;
use crate::text::{ArticleId, Idx, IndexVec, Location, Span};

use super::document::{
    Decimal, Entity, Event, Facts, Mention, Part, Participant, Place, Quantity, Quote, Statement, Time,
};
use super::numbering::{EntitySource, EventSource, Numbering, in_reading_order};

fn place(article: ArticleId, span: Span) -> Place {
    Location::new(article, span).into()
}

/// The facts of all articles, and the entities and events over them.
pub(super) fn facts<'a>(comparison: &'a Comparison, numbering: &Numbering) -> Facts<'a> {
    let mut facts = Facts {
        mentions: Vec::new(),
        entities: entities(comparison, numbering),
        quantities: Vec::new(),
        times: Vec::new(),
        quotes: Vec::new(),
        events: events(comparison, numbering),
        statements: Vec::new(),
    };
    for (article, analysed) in comparison.articles.enumerated() {
        push_facts(&mut facts, article, analysed, numbering);
    }
    facts
}

/// Appends a row for each fact of one sort of an article, in reading order; `row` is given the row's number.
fn push<'a, Id: Idx, Fact, Row>(
    rows: &mut Vec<Row>,
    facts: &'a IndexVec<Id, Fact>,
    span: impl Fn(&Fact) -> Span,
    row: impl Fn(usize, &'a Fact) -> Row,
) {
    for id in in_reading_order(facts, span) {
        rows.push(row(rows.len(), &facts[id]));
    }
}

/// Appends the facts of one article.
fn push_facts<'a>(
    facts: &mut Facts<'a>,
    article: ArticleId,
    analysed: &'a model::AnalysedArticle,
    numbering: &Numbering,
) {
    let event = |trigger: Option<model::TriggerId>| numbering.event(article, trigger?);
    push(
        &mut facts.mentions,
        &analysed.mentions,
        |it| it.span,
        |id, mention| Mention {
            id,
            place: place(article, mention.span),
            form: mention.form,
            entity: numbering.entity(article, mention.chain),
            head: mention.head.into(),
            rule: mention.rule,
        },
    );
    push(
        &mut facts.quantities,
        &analysed.quantities,
        |it| it.span,
        |id, quantity| Quantity {
            id,
            place: place(article, quantity.span),
            value: Decimal(quantity.value),
            low: quantity.interval.low.map(Decimal),
            high: quantity.interval.high.map(Decimal),
            unit: quantity.unit.as_deref(),
            modifier: quantity.modifier.map(|span| analysed.slice(span)),
            event: event(quantity.trigger),
            role: quantity.role.as_deref(),
            number: quantity.number.into(),
        },
    );
    push(
        &mut facts.times,
        &analysed.times,
        |it| it.span,
        |id, time| Time {
            id,
            place: place(article, time.span),
            kind: time.kind,
            value: &time.value,
            event: event(time.trigger),
        },
    );
    push(
        &mut facts.quotes,
        &analysed.quotes,
        |it| it.span,
        |id, quote| Quote {
            id,
            place: place(article, quote.span),
            direct: quote.direct,
            source: quote.source.map(Into::into),
            cue: quote.cue.map(Into::into),
            entity: quote.chain.and_then(|chain| numbering.entity(article, chain)),
        },
    );
    push(
        &mut facts.statements,
        &analysed.statements,
        |it| it.span,
        |id, statement| Statement {
            id,
            place: place(article, statement.span),
            event: event(statement.trigger),
            quote: statement.quote.and_then(|quote| numbering.quote(article, quote)),
            certainty: statement.certainty,
            negated: statement.negated,
        },
    );
}

fn entities<'a>(comparison: &'a Comparison, numbering: &Numbering) -> Vec<Entity<'a>> {
    let mut entities: Vec<_> = numbering
        .entities
        .iter()
        .enumerate()
        .map(|(id, source)| {
            let (name, kind) = match *source {
                EntitySource::Joined(entity) => {
                    let entity = &comparison.entities[entity];
                    (entity.name.as_str(), entity.kind)
                }
                EntitySource::Lone(article, chain) => comparison.articles[article]
                    .chains
                    .get(chain)
                    .map_or(("", model::EntityKind::Other), |it| (it.name.as_str(), it.kind)),
            };
            Entity {
                id,
                name,
                kind,
                mentions: Vec::new(),
            }
        })
        .collect();
    // From the mentions' side, so that both directions always agree.
    for (article, analysed) in comparison.articles.enumerated() {
        for (id, mention) in analysed.mentions.enumerated() {
            let number = numbering.mention(article, id);
            if let (Some(entity), Some(number)) = (numbering.entity(article, mention.chain), number) {
                entities[entity].mentions.push(number);
            }
        }
    }
    for entity in &mut entities {
        entity.mentions.sort_unstable();
    }
    entities
}

fn events<'a>(comparison: &'a Comparison, numbering: &Numbering) -> Vec<Event<'a>> {
    numbering
        .events
        .iter()
        .enumerate()
        .map(|(id, source)| {
            let lone;
            let (label, triggers, time, where_) = match *source {
                EventSource::Joined(event) => {
                    let event = &comparison.events[event];
                    (
                        event.label.as_str(),
                        event.triggers.as_slice(),
                        event.time.as_deref(),
                        event.place,
                    )
                }
                EventSource::Lone(article, trigger) => {
                    lone = [(article, trigger)];
                    let label = comparison.articles[article].triggers[trigger].lemma.as_str();
                    (label, lone.as_slice(), None, None)
                }
            };
            // A trigger that two events claim belongs to the one that its facts point to.
            let own = triggers
                .iter()
                .filter(|(article, trigger)| numbering.event(*article, *trigger) == Some(id));
            let own: Vec<_> = own.map(|(article, trigger)| (*article, *trigger)).collect();
            Event {
                id,
                label,
                mentions: trigger_places(comparison, &own),
                time,
                place: where_.and_then(|entity| numbering.joined_entity(entity)),
                participants: participants(comparison, numbering, &own),
            }
        })
        .collect()
}

fn trigger_places(comparison: &Comparison, triggers: &[(ArticleId, model::TriggerId)]) -> Vec<Place> {
    let mut places: Vec<_> = triggers
        .iter()
        .map(|(article, id)| Location::new(*article, comparison.articles[*article].triggers[*id].span))
        .collect();
    places.sort_unstable();
    places.into_iter().map(Place::from).collect()
}

fn participants(
    comparison: &Comparison,
    numbering: &Numbering,
    triggers: &[(ArticleId, model::TriggerId)],
) -> Vec<Participant> {
    let mut found = Vec::new();
    for (article, id) in triggers {
        for participant in &comparison.articles[*article].triggers[*id].participants {
            let entity = participant.chain.and_then(|chain| numbering.entity(*article, chain));
            found.push((Location::new(*article, participant.span), participant.role, entity));
        }
    }
    found.sort_unstable();
    found.dedup();
    found
        .into_iter()
        .map(|(location, role, entity)| Participant {
            role: Part::from(role),
            place: location.into(),
            entity,
        })
        .collect()
}
