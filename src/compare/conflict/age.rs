//! Two ages of one person.

use std::collections::BTreeMap;

use crate::compare::difference::{Difference, Said, Shape, findings};
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::model::{Dimension, EntityId, EntityKind, Finding, Kind, Mention, Quantity, Rule};
use crate::text::{ArticleId, Location};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Number,
    rule: Rule("age-differs"),
    topic: "Age",
};

/// What may stand between who is aged and the age.
const JOINS: &[&str] = &[
    ",",
    ", aged",
    ", age",
    "aged",
    "is",
    "was",
    ", is",
    ", was",
    ", who is",
    ", who was",
    "(",
    ", who turned",
];

/// Years that nobody outlives.
const LONGEST_LIFE: f64 = 120.0;

/// Difference, in years, that a birthday between two accounts may make.
const BIRTHDAY: f64 = 1.0;

/// Chance that two ages of one person, a birthday apart or more, exclude one another.
const SURE: (f32, f32) = (0.5, 0.75);

/// Conflicts between ages.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for (person, accounts) in ages(view) {
        let accounts: Vec<Vec<(f64, Said)>> = accounts.into_values().collect();
        let mut apart = Vec::new();
        for (at, ours) in accounts.iter().enumerate() {
            for theirs in &accounts[at + 1..] {
                // An account that gives both ages, or two of them, tells of two moments or two persons.
                let one = |all: &[(f64, Said)]| all.iter().all(|(age, _)| (age - all[0].0).abs() < f64::EPSILON);
                let gap = (ours[0].0 - theirs[0].0).abs();
                if one(ours) && one(theirs) && gap >= BIRTHDAY {
                    apart.push(Difference {
                        one: ours[0].1,
                        other: theirs[0].1,
                        sure: if gap > BIRTHDAY { SURE.1 } else { SURE.0 },
                    });
                }
            }
        }
        let name = &view.all.entities[person].name;
        let told = findings(view, SHAPE, apart, |sides| {
            format!("{name} has one age at a time; the accounts give {}.", list(sides))
        });
        found.extend(told.into_iter().map(|finding| {
            Finding {
                summary: finding
                    .summary
                    .replacen(SHAPE.topic, &format!("{} of {name}", SHAPE.topic), 1),
                ..finding
            }
        }));
    }
    found
}

/// For each person, the ages that each account gives, in reading order.
fn ages(view: &View<'_>) -> BTreeMap<EntityId, BTreeMap<ArticleId, Vec<(f64, Said)>>> {
    let mut found: BTreeMap<EntityId, BTreeMap<ArticleId, Vec<(f64, Said)>>> = BTreeMap::new();
    for (id, article) in view.all.articles.enumerated() {
        for quantity in &article.quantities {
            let aged = quantity.role.as_deref() == Some("age") && quantity.unit.as_deref() == Some("year");
            let years = aged || is_bare(&article.article.text, quantity);
            let exact = quantity.interval.low == quantity.interval.high;
            if let Some(entity) = (years && exact).then(|| bearer(view, id, quantity)).flatten() {
                let said = Said {
                    sentence: view.sentence(Location::new(id, quantity.number)),
                    key: quantity.number,
                };
                let account = found.entry(entity).or_default().entry(id).or_default();
                account.push((quantity.value, said));
            }
        }
    }
    found
}

/// Whether a number counts nothing and ends its clause, as in "who was 52,".
fn is_bare(text: &str, quantity: &Quantity) -> bool {
    let before = text[..quantity.span.start as usize].trim_end();
    let ends = text[quantity.span.end as usize..].starts_with([',', '.', ')']);
    let alone = quantity.unit.is_none() && quantity.role.is_none() && (1.0..=LONGEST_LIFE).contains(&quantity.value);
    alone && ends && ["who is", "who was"].iter().any(|words| before.ends_with(words))
}

/// The one person whose age a number gives.
fn bearer(view: &View<'_>, id: ArticleId, quantity: &Quantity) -> Option<EntityId> {
    let article = view.article(id);
    let sentence = view.sentence(Location::new(id, quantity.span));
    let holds = |mention: &Mention| {
        mention.span.contains(quantity.span)
            || mention.span.end <= quantity.span.start && {
                let between = &article.article.text[mention.span.end as usize..quantity.span.start as usize];
                JOINS.contains(&between.trim())
            }
    };
    let bearers = view.mentions(sentence).filter(|(_, mention)| holds(mention));
    let shortest = bearers.min_by_key(|(_, mention)| (mention.span.len(), mention.span))?.1;
    let entity = view.entity(id, shortest.chain)?;
    (view.all.entities[entity].kind == EntityKind::Person).then_some(entity)
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_ages() {
        check(
            "age-differs",
            "Captain Erik Olsen, 54, was arrested on Monday.",
            "The police arrested Erik Olsen, a 45-year-old captain, on Monday.",
            true,
        );
        check(
            "age-differs",
            "The 54-year-old captain, Erik Olsen, was arrested on Monday.",
            "Captain Erik Olsen, who was 52, was arrested on Monday.",
            true,
        );
    }

    #[test]
    fn one_age_or_two_persons() {
        check(
            "age-differs",
            "Captain Erik Olsen, 54, was arrested on Monday.",
            "The police arrested Erik Olsen, a 54-year-old captain, on Monday.",
            false,
        );
        check(
            "age-differs",
            "Captain Erik Olsen, 54, was arrested on Monday.",
            "The mate, Karl Dahl, 31, was arrested with Captain Erik Olsen on Monday.",
            false,
        );
        check(
            "age-differs",
            "Captain Erik Olsen, 54, went to sea at the age of 16.",
            "Captain Erik Olsen, 54, was arrested on Monday.",
            false,
        );
    }
}
