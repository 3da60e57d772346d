//! How likely two described things are one.
//!
//! A logistic model over what is said of both: their nouns, numbers, genders, words before the noun and
//! what they do. It must never know which rule or cluster asks.

use std::collections::BTreeSet;

use crate::lexicon::nouns;
use crate::model::EntityKind;

use super::profile::Profile;

/// What speaks for or against two chains being one, by name. Each is 0 or 1 unless said otherwise.
pub(super) const FEATURES: [&str; 27] = [
    "same head noun",
    "same class of nouns",
    "one class is broader",
    "class is listed",
    "a number is shared",
    "numbers differ",
    "an age is shared",
    "ages differ",
    "genders differ",
    "types differ",
    "groups",
    "events",
    "places",
    "persons",
    "number of the noun agrees",
    "number of the noun differs",
    "acts shared, at most 2",
    "a title is shared",
    "words before the noun shared, at most 2",
    "names before the noun differ",
    "same words before the noun",
    "one is named",
    "none is named",
    "the only one of its kind in both articles",
    "both said once",
    "one said once",
    "logarithm of the fewer mentions",
];

/// Weights of [`FEATURES`], and the constant last: logistic regression with a penalty of half the squared
/// weights, on 3,286 pairs of chains that readers judged in 22 topics of ECB+ (Cybulska and Vossen 2014); the
/// eight topics by which docs/EVALUATION.md measures were not among them. The pairs were of single chains; weights fitted on
/// all that names have joined held no better on topics left out.
const WEIGHTS: [f64; FEATURES.len() + 1] = [
    1.70, 1.13, -0.80, -1.38, 0.28, -1.91, -0.31, -0.21, -0.88, -0.37, 0.38, 0.51, -0.26, 0.52, 0.94, -1.30, 0.83,
    0.18, 0.31, -0.65, -0.11, 0.42, 1.21, 0.53, -0.36, -0.43, -0.19, -1.01,
];

/// What a chain is called, worked out once.
pub(super) struct Described<'p> {
    profile: &'p Profile,
    concepts: BTreeSet<&'p str>,
    broader: BTreeSet<&'static str>,
    /// Whether some noun is singular, and whether some is plural.
    numbers: (bool, bool),
    once: bool,
    named: bool,
}

impl<'p> Described<'p> {
    pub(super) fn new(profile: &'p Profile) -> Self {
        let named = profile.is_named();
        let concepts: BTreeSet<&str> = profile.descriptions.keys().map(|one| one.concept.as_str()).collect();
        Self {
            broader: concepts
                .iter()
                .filter_map(|concept| nouns::class(concept))
                .flat_map(|class| class.broader.iter().copied())
                .collect(),
            concepts,
            numbers: (
                profile.descriptions.keys().any(|one| !one.plural),
                profile.descriptions.keys().any(|one| one.plural),
            ),
            once: !named && profile.descriptions.values().sum::<usize>() == 1,
            named,
            profile,
        }
    }

    /// Whether it has a noun at all.
    pub(super) fn is_described(&self) -> bool {
        !self.concepts.is_empty()
    }

    /// What another chain must share one of to be compared with it.
    pub(super) fn keys(&self) -> impl Iterator<Item = Key<'p>> {
        let profile = self.profile;
        let heads = profile.heads.iter().map(|head| Key::Noun(head));
        let classes = self.concepts.iter().map(|concept| Key::Noun(concept));
        let ages = profile.ages.iter().map(|age| Key::Age(*age));
        heads.chain(classes.collect::<Vec<_>>()).chain(ages)
    }

    /// Classes whose nouns may stand for its own.
    pub(super) fn broader(&self) -> impl Iterator<Item = &'static str> {
        self.broader.iter().copied()
    }

    /// The nouns and classes that it shares with another.
    fn shared<'s>(&'s self, other: &'s Self) -> impl Iterator<Item = &'p str> + 's {
        let heads = self
            .profile
            .heads
            .intersection(&other.profile.heads)
            .map(String::as_str);
        self.concepts.intersection(&other.concepts).copied().chain(heads)
    }
}

/// What a chain can be found by.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Key<'p> {
    Noun(&'p str),
    Age(u32),
}

/// The values of [`FEATURES`]; `alone` tells of a kind whether the articles of both have one chain of it each.
pub(super) fn features(
    one: &Described<'_>,
    other: &Described<'_>,
    alone: impl Fn(&str) -> bool,
) -> [f64; FEATURES.len()] {
    let (a, b) = (one.profile, other.profile);
    let meet = |a: &BTreeSet<String>, b: &BTreeSet<String>| !a.is_disjoint(b);
    let head = meet(&a.heads, &b.heads);
    let class = !one.concepts.is_disjoint(&other.concepts);
    let broader =
        |one: &Described<'_>, other: &Described<'_>| one.broader.iter().any(|name| other.concepts.contains(name));
    let listed = one
        .concepts
        .intersection(&other.concepts)
        .any(|concept| nouns::class(concept).is_some());
    let known = |kind| kind != EntityKind::Other;
    let both = |kind| a.kind == kind && b.kind == kind;
    let agree = one.numbers.0 && other.numbers.0 || one.numbers.1 && other.numbers.1;
    let two = |count: usize| count.min(2) as f64;
    let yes = |is: bool| f64::from(u8::from(is));
    let only = one.shared(other).next().is_some() && one.shared(other).all(alone);
    [
        yes(head),
        yes(class && !head),
        yes(!class && (broader(one, other) || broader(other, one))),
        yes(listed),
        yes(meet(&a.numbers, &b.numbers)),
        yes(differ(&a.numbers, &b.numbers)),
        yes(!a.ages.is_disjoint(&b.ages)),
        yes(differ(&a.ages, &b.ages)),
        yes(differ(&a.genders, &b.genders)),
        yes(a.kind != b.kind && known(a.kind) && known(b.kind)),
        yes(both(EntityKind::Group)),
        yes(a.kind == EntityKind::Event || b.kind == EntityKind::Event),
        yes(a.kind == EntityKind::Place || b.kind == EntityKind::Place),
        yes(both(EntityKind::Person)),
        yes(agree),
        yes(!agree),
        two(a.acts.intersection(&b.acts).count()),
        yes(meet(&a.titles, &b.titles)),
        two(a.modifiers.intersection(&b.modifiers).count()),
        yes(differ(&a.proper, &b.proper)),
        yes(meet(&a.wordings, &b.wordings)),
        yes(one.named != other.named),
        yes(!one.named && !other.named),
        yes(only),
        yes(one.once && other.once),
        yes(one.once != other.once),
        (a.mentions.min(b.mentions).max(1) as f64).ln(),
    ]
}

/// Whether something said of two chains rules out that they are one: ages, genders, how many people they are.
pub(super) fn apart(a: &Profile, b: &Profile) -> bool {
    // "two people" and "31 people" are others, where "23 pirates" and "24 pirates" may be the same.
    let vague = |profile: &Profile| {
        let mut concepts = profile.descriptions.keys().map(|one| one.concept.as_str());
        concepts.all(|concept| matches!(concept, "people" | "person"))
    };
    differ(&a.ages, &b.ages) || differ(&a.genders, &b.genders) || vague(a) && vague(b) && differ(&a.numbers, &b.numbers)
}

/// Whether the words before the nouns of two chains tell them apart: names ("the Danish navy", "the Swedish navy")
/// or, for what is said once, words of contrast ("the second accident").
pub(super) fn contrasted(a: &Profile, b: &Profile) -> bool {
    let once = |profile: &Profile| profile.descriptions.values().sum::<usize>() == 1;
    let contrast = !a.is_named() && !b.is_named() && (once(a) || once(b)) && a.apart != b.apart;
    contrast || differ(&a.proper, &b.proper)
}

/// Whether something is said of both, and nothing alike.
fn differ<T: Ord>(a: &BTreeSet<T>, b: &BTreeSet<T>) -> bool {
    !a.is_empty() && !b.is_empty() && a.is_disjoint(b)
}

/// How likely two chains with these [`FEATURES`] are one, 0 to 1.
pub(super) fn probability(features: &[f64; FEATURES.len()]) -> f64 {
    let sum: f64 = features.iter().zip(WEIGHTS).map(|(value, weight)| value * weight).sum();
    let odds = sum + WEIGHTS[FEATURES.len()];
    1.0 / (1.0 + (-odds).exp())
}
