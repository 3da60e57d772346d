//! The naming grid: what each account calls the same person, group, place or act.

use std::collections::{BTreeMap, BTreeSet};

use crate::compare::view::View;
use crate::compare::wording::list;
use crate::lexicon::{is_function_word, is_loaded};
use crate::model::{Dimension, EntityId, EntityKind, Evidence, Finding, Form, Rule};
use crate::text::{ArticleId, Location, Span};

const RULE: Rule = Rule("naming-grid");

/// What one account calls an entity.
struct Label {
    /// Content words in lower case.
    words: BTreeSet<String>,
    /// Where it stands first.
    first: Location,
    /// How often it is used.
    count: usize,
    /// Whether it refers by name.
    named: bool,
    /// Number of judging words.
    loaded: usize,
}

/// Labels that set accounts apart, one finding an entity.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    view.all
        .entities
        .ids()
        .filter_map(|entity| grid(view, entity))
        .collect()
}

fn grid(view: &View<'_>, entity: EntityId) -> Option<Finding> {
    let labels = labels(view, entity);
    if labels.len() < 2 {
        return None;
    }
    let person = view.all.entities[entity].kind == EntityKind::Person;
    let mut chosen: Vec<(ArticleId, &Label, f32)> = Vec::new();
    for (article, own) in &labels {
        let others: Vec<&Label> = labels
            .iter()
            .filter(|(other, _)| *other != article)
            .flat_map(|(_, all)| all)
            .collect();
        let best = own
            .iter()
            .filter(|label| !(person && label.named && label.loaded == 0))
            .map(|label| (label, distinct(label, &others)))
            .filter(|(_, distinct)| *distinct > 0.0)
            .max_by(|one, other| one.1.total_cmp(&other.1).then(other.0.first.cmp(&one.0.first)));
        if let Some((label, distinct)) = best {
            chosen.push((*article, label, distinct));
        }
    }
    chosen.sort_by(|one, other| {
        other
            .2
            .total_cmp(&one.2)
            .then_with(|| view.rank(one.1.first).cmp(&view.rank(other.1.first)))
    });
    let (_, strongest, weight) = *chosen.first()?;
    // A single account with a label of its own stands against the others' most frequent one.
    let mut members: Vec<&Label> = vec![strongest];
    for (article, own) in &labels {
        if *article == strongest.first.article {
            continue;
        }
        let own_label = chosen
            .iter()
            .find(|(other, _, _)| other == article)
            .map(|(_, label, _)| *label);
        members.extend(own_label.or_else(|| {
            own.iter()
                .max_by_key(|label| (label.count, std::cmp::Reverse(label.first)))
        }));
    }
    members.sort_by_key(|label| label.first);
    let evidence: Vec<Evidence> = members
        .iter()
        .map(|label| View::evidence(passage(view, label.first), [label.first.span]))
        .collect();
    let quoted: Vec<String> = members
        .iter()
        .map(|label| format!("“{}” ({})", view.slice(label.first), view.name(label.first.article)))
        .collect();
    let why = format!(
        "The accounts name the same {} differently: {}.",
        noun(view.all.entities[entity].kind),
        list(&quoted)
    );
    let strength = 0.15 + 0.15 * weight.min(3.0) + 0.3 * view.centrality(entity).sqrt();
    Some(super::finding(view, RULE, Dimension::Label, evidence, strength, why))
}

/// The labels of an entity, article by article.
fn labels(view: &View<'_>, entity: EntityId) -> BTreeMap<ArticleId, Vec<Label>> {
    let mut labels: BTreeMap<ArticleId, Vec<Label>> = BTreeMap::new();
    for (id, mention) in view.all.mentions_of(entity) {
        let facts = &view.article(id).mentions[mention];
        if facts.form == Form::Pronoun {
            continue;
        }
        let words = content(view, Location::new(id, facts.span));
        if words.is_empty() {
            continue;
        }
        let known = labels.entry(id).or_default();
        if let Some(label) = known.iter_mut().find(|label| label.words == words) {
            label.count += 1;
            continue;
        }
        let loaded = words.iter().filter(|word| is_loaded(word)).count();
        known.push(Label {
            words,
            first: Location::new(id, facts.span),
            count: 1,
            named: facts.form == Form::Name,
            loaded,
        });
    }
    labels
}

/// How much a label sets its account apart: judging words of its own, and words that no other account uses.
fn distinct(label: &Label, others: &[&Label]) -> f32 {
    let theirs: BTreeSet<&String> = others.iter().flat_map(|other| &other.words).collect();
    let own = label.words.iter().filter(|word| !theirs.contains(word)).count();
    if own == 0 {
        return 0.0;
    }
    let judging = label
        .words
        .iter()
        .filter(|word| is_loaded(word) && !theirs.contains(word))
        .count();
    let share = own as f32 / label.words.len() as f32;
    share + judging as f32 + 0.1 * (label.count.min(5) as f32) + if label.named { 0.3 } else { 0.0 }
}

fn content(view: &View<'_>, at: Location) -> BTreeSet<String> {
    view.slice(at)
        .split(|letter: char| !letter.is_alphanumeric() && letter != '-')
        .map(str::to_lowercase)
        .filter(|word| word.chars().count() > 1 && !is_function_word(word))
        .collect()
}

/// The sentence around a mention.
fn passage(view: &View<'_>, mention: Location) -> Location {
    let sentence = view.sentence(mention);
    let span: Span = sentence.span.cover(mention.span);
    Location::new(mention.article, span)
}

fn noun(kind: EntityKind) -> &'static str {
    match kind {
        EntityKind::Person => "person",
        EntityKind::Organization => "organisation",
        EntityKind::Place => "place",
        EntityKind::Group => "group",
        EntityKind::Event => "event",
        EntityKind::Product | EntityKind::Work | EntityKind::Other => "thing",
    }
}
