//! A reader's corrections of entities: other names, two taken for one, mentions taken out.
//!
//! The facts that were found stay as they are; what comes out is another comparison over the same articles.

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::model::{AnalysedArticle, Chain, ChainId, Comparison, Entity, EntityId, MentionId};
use crate::text::{ArticleId, IndexVec};

use super::{Action, MentionKey, Review};

/// The comparison with a log's corrections of its entities, in their order, and with the reader's own findings. A step whose mentions the comparison does
/// not hold is passed over.
#[must_use]
pub fn corrected(comparison: &Arc<Comparison>, review: &Review) -> Arc<Comparison> {
    if !review.changes_comparison() {
        return Arc::clone(comparison);
    }
    let mut changed = Comparison::clone(comparison);
    for entry in review.entries() {
        match &entry.action {
            Action::Rename { entity, name } => rename(&mut changed, entity, name),
            Action::Merge { entity, into } => merge(&mut changed, entity, into),
            Action::Split { mentions } => split(&mut changed, mentions),
            _ => {}
        }
    }
    super::by_hand::add(&mut changed, review);
    Arc::new(changed)
}

fn holder(comparison: &Comparison, key: &MentionKey) -> Option<EntityId> {
    let (article, mention) = key.find(comparison)?;
    comparison.entity_of(article, comparison.articles[article].mentions[mention].chain)
}

fn rename(comparison: &mut Comparison, key: &MentionKey, name: &str) {
    let name = name.trim();
    if let Some(entity) = holder(comparison, key).filter(|_| !name.is_empty()) {
        name.clone_into(&mut comparison.entities[entity].name);
    }
}

fn merge(comparison: &mut Comparison, key: &MentionKey, into: &MentionKey) {
    let (Some(from), Some(into)) = (holder(comparison, key), holder(comparison, into)) else {
        return;
    };
    if from == into {
        return;
    }
    let moved = std::mem::take(&mut comparison.entities[from].chains);
    let target = &mut comparison.entities[into];
    target.chains.extend(moved);
    target.chains.sort_unstable();
    target.rules.push("reader");
    drop_empty(comparison, Some((from, into)));
}

/// Takes out entities without chains; `moved` says which entity now stands for which.
fn drop_empty(comparison: &mut Comparison, moved: Option<(EntityId, EntityId)>) {
    let old = std::mem::take(&mut comparison.entities);
    let mut ids: BTreeMap<EntityId, EntityId> = BTreeMap::new();
    let mut kept = IndexVec::new();
    for (id, entity) in old.ids().zip(old.iter()) {
        if !entity.chains.is_empty() {
            ids.insert(id, kept.push(entity.clone()));
        }
    }
    if let Some((from, into)) = moved
        && let Some(now) = ids.get(&into).copied()
    {
        ids.insert(from, now);
    }
    comparison.entities = kept;
    for event in &mut comparison.events {
        event.place = event.place.and_then(|place| ids.get(&place).copied());
    }
}

fn split(comparison: &mut Comparison, keys: &[MentionKey]) {
    let mut taken: BTreeMap<(ArticleId, ChainId), Vec<MentionId>> = BTreeMap::new();
    for (article, mention) in keys.iter().filter_map(|key| key.find(comparison)) {
        let chain = comparison.articles[article].mentions[mention].chain;
        taken.entry((article, chain)).or_default().push(mention);
    }
    let Some(from) = taken
        .keys()
        .next()
        .and_then(|(article, chain)| comparison.entity_of(*article, *chain))
    else {
        return;
    };
    let mut chains = Vec::new();
    let mut name = None;
    for ((article, chain), mentions) in taken {
        let analysed = Arc::make_mut(&mut comparison.articles[article]);
        name = name.or_else(|| mentions.first().map(|mention| said(analysed, *mention)));
        let new = take_out(analysed, chain, &mentions);
        if new == chain {
            for entity in &mut comparison.entities {
                entity.chains.retain(|member| *member != (article, chain));
            }
        }
        chains.push((article, new));
    }
    chains.sort_unstable();
    let kind = comparison.entities[from].kind;
    comparison.entities.push(Entity {
        name: name.unwrap_or_default(),
        kind,
        chains,
        rules: vec!["reader"],
    });
    drop_empty(comparison, None);
}

fn said(analysed: &AnalysedArticle, mention: MentionId) -> String {
    let words = analysed.slice(analysed.mentions[mention].span);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Gives mentions a chain of their own; the chain itself, if it holds no others.
fn take_out(analysed: &mut AnalysedArticle, chain: ChainId, mentions: &[MentionId]) -> ChainId {
    let rest: Vec<MentionId> = analysed.chains[chain]
        .mentions
        .iter()
        .copied()
        .filter(|mention| !mentions.contains(mention))
        .collect();
    if rest.is_empty() {
        return chain;
    }
    let name = mentions
        .first()
        .map(|mention| said(analysed, *mention))
        .unwrap_or_default();
    let mut own = mentions.to_vec();
    own.sort_unstable();
    let kind = analysed.chains[chain].kind;
    analysed.chains[chain].mentions = rest;
    let new = analysed.chains.push(Chain {
        name,
        kind,
        gazetteer: None,
        aliases: Vec::new(),
        mentions: own.clone(),
    });
    for mention in own {
        analysed.mentions[mention].chain = new;
    }
    new
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;
    use crate::review::Entry;
    use crate::text::Idx;

    /// The fixture with hashes that differ and an entity for every chain.
    fn before() -> Arc<Comparison> {
        let mut comparison = fixture::comparison();
        for (at, article) in comparison.articles.iter_mut().enumerate() {
            Arc::make_mut(article).article.source.sha256 = at.to_string();
        }
        let mut second = comparison.entities.as_slice()[0].clone();
        "the mayor".clone_into(&mut second.name);
        second.chains = vec![(Idx::from_usize(1), Idx::from_usize(0))];
        comparison.entities.push(second);
        Arc::new(comparison)
    }

    fn after(comparison: &Arc<Comparison>, actions: Vec<Action>) -> Arc<Comparison> {
        let mut review = Review::default();
        for action in actions {
            review.record(Entry { action, reviewer: None });
        }
        corrected(comparison, &review)
    }

    /// Every chain of every article is in exactly one entity.
    fn check(comparison: &Comparison) {
        let mut held: Vec<_> = comparison
            .entities
            .iter()
            .flat_map(|entity| entity.chains.clone())
            .collect();
        held.sort_unstable();
        let all: Vec<_> = comparison
            .articles
            .enumerated()
            .flat_map(|(article, analysed)| analysed.chains.ids().map(move |chain| (article, chain)))
            .collect();
        assert_eq!(held, all);
        assert!(comparison.entities.iter().all(|entity| !entity.chains.is_empty()));
    }

    #[test]
    fn a_name_is_changed_and_two_entities_become_one() {
        let before = before();
        let key = |at: usize| {
            let entity = before.entities.ids().nth(at).expect("an entity");
            MentionKey::of_entity(&before, entity).expect("a mention")
        };
        let renamed = after(
            &before,
            vec![Action::Rename {
                entity: key(0),
                name: " The old mill ".to_owned(),
            }],
        );
        assert_eq!(renamed.entities.as_slice()[0].name, "The old mill");
        let merged = after(
            &before,
            vec![Action::Merge {
                entity: key(1),
                into: key(0),
            }],
        );
        check(&merged);
        assert_eq!(merged.entities.len(), before.entities.len() - 1);
        assert_eq!(merged.entities.as_slice()[0].name, before.entities.as_slice()[0].name);
        let same = after(
            &before,
            vec![Action::Merge {
                entity: key(0),
                into: key(0),
            }],
        );
        assert_eq!(same.entities.len(), before.entities.len());
    }

    #[test]
    fn mentions_taken_out_are_an_entity_of_their_own_and_nothing_is_lost() {
        let before = before();
        for entity in before.entities.ids() {
            for (article, mention) in before.mentions_of(entity) {
                let key = MentionKey::of(&before, article, mention);
                let split = after(
                    &before,
                    vec![Action::Split {
                        mentions: vec![key.clone()],
                    }],
                );
                check(&split);
                let alone = holder(&split, &key).expect("it is held");
                assert_eq!(split.mentions_of(alone), [(article, mention)]);
            }
        }
    }

    #[test]
    fn a_step_about_another_file_changes_nothing() {
        let before = before();
        let stranger = MentionKey {
            sha256: "none".to_owned(),
            span: crate::text::Span::new(0, 1),
        };
        let after = after(
            &before,
            vec![
                Action::Split {
                    mentions: vec![stranger.clone()],
                },
                Action::Rename {
                    entity: stranger,
                    name: "x".to_owned(),
                },
            ],
        );
        assert_eq!(after.entities, before.entities);
    }
}
