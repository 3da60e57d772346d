//! Descriptions by what somebody did or suffered: "Ann Lee will host the show … the host", "a man was
//! arrested … the suspect". Only where one person of the text has that part.

use std::collections::{BTreeMap, BTreeSet};

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::{self, NounKind};
use crate::model::{Deprel, EntityKind, Form};

/// Blocks that count as headline and lead.
const LEAD: usize = 3;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let bearers = bearers(words, mentions, clusters);
    descriptions(words, mentions, clusters, &bearers);
    unnamed_and_named(words, mentions, clusters, &bearers);
}

/// Mentions of persons by the class of noun that their verb earns them.
fn bearers(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) -> BTreeMap<&'static str, Vec<usize>> {
    let passive: BTreeSet<usize> = words
        .list
        .iter()
        .filter(|word| word.deprel == Deprel::Aux && word.lemma == "be")
        .filter_map(|word| word.head)
        .filter(|verb| words.list[*verb].penn == "VBN")
        .collect();
    let mut bearers: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate() {
        let cluster = clusters.of(at);
        if mention.plural || cluster.plural || cluster.kind != EntityKind::Person {
            continue;
        }
        for word in mention.head.clone().map(|at| &words.list[at]) {
            let Some(verb) = word.head.filter(|head| !mention.head.contains(head)) else {
                continue;
            };
            let undergoes = match word.deprel {
                Deprel::Nsubj => passive.contains(&verb),
                Deprel::Obj => true,
                _ => continue,
            };
            if let Some(class) = earned(words.list[verb].lemma, undergoes) {
                bearers.entry(class).or_default().push(at);
            }
        }
    }
    suspected(words, mentions, clusters, &mut bearers);
    bearers
}

/// "a man suspected of …", "the driver charged with …": a participle behind the noun earns as the verb does.
fn suspected(
    words: &Words<'_>,
    mentions: &[Candidate],
    clusters: &mut Clusters,
    bearers: &mut BTreeMap<&'static str, Vec<usize>>,
) {
    let mut by_head: BTreeMap<usize, usize> = BTreeMap::new();
    for (at, mention) in mentions.iter().enumerate().filter(|(_, mention)| !mention.plural) {
        for word in mention.head.clone() {
            by_head.entry(word).or_insert(at);
        }
    }
    for word in words
        .list
        .iter()
        .filter(|word| word.deprel == Deprel::Acl && word.penn == "VBN")
    {
        let Some(at) = word.head.and_then(|head| by_head.get(&head)).copied() else {
            continue;
        };
        if clusters.of(at).kind == EntityKind::Person
            && let Some(class) = earned(word.lemma, true)
        {
            bearers.entry(class).or_default().push(at);
        }
    }
}

/// The class of persons who do what a verb says, or undergo it.
fn earned(verb: &str, undergoes: bool) -> Option<&'static str> {
    if undergoes {
        return match verb {
            "arrest" | "charge" | "accuse" | "detain" | "indict" | "suspect" | "apprehend" | "capture" | "handcuff"
            | "arraign" | "convict" | "want" => Some("suspect"),
            "kill" | "wound" | "injure" | "stab" | "murder" | "rape" | "strike" | "hit" | "hurt" | "shoot" => {
                Some("victim")
            }
            "nominate" | "pick" | "choose" | "select" | "tap" => Some("candidate"),
            _ => None,
        };
    }
    if verb == "die" {
        return Some("victim");
    }
    let stem = verb.strip_suffix('e').unwrap_or(verb);
    let doubled = stem.chars().next_back().map(|last| format!("{stem}{last}er"));
    [verb.to_owned(), format!("{stem}er"), format!("{stem}or")]
        .into_iter()
        .chain(doubled)
        .find_map(|noun| nouns::noun(&noun).filter(|noun| noun.class.kind == NounKind::Person && !noun.plural))
        .map(|noun| noun.class.name)
}

/// "the host", "Suspect held": a description without antecedent means the one who has earned it.
fn descriptions(
    words: &Words<'_>,
    mentions: &[Candidate],
    clusters: &mut Clusters,
    bearers: &BTreeMap<&'static str, Vec<usize>>,
) {
    for (at, mention) in mentions.iter().enumerate() {
        let Some(class) = mention.class.filter(|class| class.kind == NounKind::Person) else {
            continue;
        };
        let heading = words.lines[mention.sentence].heading && mention.determiner == Determiner::Bare;
        let cluster = clusters.of(at);
        let open = cluster.names.is_empty() && cluster.members[0] == at && !mention.plural;
        // "the mayor's pick for coach": whose it is, does not tell it apart.
        let owned = class.name == "candidate" && matches!(mention.determiner, Determiner::Owned(_));
        let known = heading || owned || mention.determiner == Determiner::Definite;
        if mention.form != Form::Nominal || !known || !open {
            continue;
        }
        let root = clusters.find(at);
        let fitting: BTreeMap<usize, usize> = bearers
            .iter()
            .filter(|(earned, _)| nouns::covers(class.name, earned))
            .flat_map(|(_, bearers)| bearers.iter().copied())
            .map(|bearer| (clusters.find(bearer), bearer))
            .filter(|(other, _)| *other != root)
            .collect();
        if let (Some((_, bearer)), 1) = (fitting.first_key_value(), fitting.len())
            && clusters.agree(*bearer, at)
        {
            clusters.join(*bearer, at, "what was done");
        }
    }
}

/// "A man was arrested … Ann Lee was charged": the unnamed of the lead and the named of the text, where each is the
/// only one of the kind.
fn unnamed_and_named(
    words: &Words<'_>,
    mentions: &[Candidate],
    clusters: &mut Clusters,
    bearers: &BTreeMap<&'static str, Vec<usize>>,
) {
    for class in ["victim", "suspect", "gunman", "killer", "driver"] {
        let mut named: BTreeMap<usize, usize> = BTreeMap::new();
        let mut unnamed: BTreeMap<usize, usize> = BTreeMap::new();
        for at in bearers.get(class).into_iter().flatten().copied() {
            let root = clusters.find(at);
            let cluster = clusters.of(at);
            let first = &mentions[cluster.members[0]];
            if !cluster.names.is_empty() {
                named.entry(root).or_insert(at);
            } else if first.form == Form::Nominal && words.lines[first.sentence].block < LEAD {
                unnamed.entry(root).or_insert(at);
            }
        }
        if let (Some((_, name)), 1, Some((_, other)), 1) = (
            named.first_key_value(),
            named.len(),
            unnamed.first_key_value(),
            unnamed.len(),
        ) && other < name
            && mentions[*other].sentence < mentions[*name].sentence
            && clusters.agree(*other, *name)
        {
            clusters.join(*other, *name, "what was done");
        }
    }
}

/// Those who tell of an event more often than it is about them.
const SPEAKING: [&str; 11] = [
    "source",
    "spokesman",
    "spokeswoman",
    "spokesperson",
    "official",
    "officer",
    "detective",
    "sheriff",
    "lawyer",
    "prosecutor",
    "witness",
];

/// "A mob boss has hanged himself. ⏎ Ann Lee was found …": the one unnamed person of the first sentence is the person whose
/// full name opens the next paragraph, if the lead names nobody and both did or suffered the like.
pub(super) fn named_next(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let is_person =
        |clusters: &mut Clusters, at: usize| clusters.of(at).kind == EntityKind::Person && !mentions[at].plural;
    let Some(opening) = (0..mentions.len()).find(|at| {
        let line = &words.lines[mentions[*at].sentence];
        !line.heading && line.block < LEAD && is_person(clusters, *at)
    }) else {
        return;
    };
    let first = mentions[opening].sentence;
    let unnamed: Vec<usize> = (opening..mentions.len())
        .take_while(|at| mentions[*at].sentence == first)
        .filter(|at| mentions[*at].form == Form::Nominal && is_person(clusters, *at))
        .filter(|at| matches!(mentions[*at].determiner, Determiner::Indefinite | Determiner::Bare))
        .filter(|at| {
            let class = mentions[*at].class.map_or("", |class| class.name);
            !super::kin::is_kin(class) && !SPEAKING.contains(&class)
        })
        .collect();
    let named = (opening..mentions.len())
        .find(|at| mentions[*at].is_name() && is_person(clusters, *at))
        .filter(|at| {
            let mention = &mentions[*at];
            let block = words.lines[mention.sentence].block;
            let speaks = mention.roles.iter().any(|role| SPEAKING.contains(role));
            mention.head.len() > 1
                && words.is_subject(&mention.head)
                && !speaks
                && block == words.lines[first].block + 1
        });
    let ([unnamed], Some(named)) = (unnamed.as_slice(), named) else {
        return;
    };
    let unnamed = *unnamed;
    if !clusters.of(unnamed).names.is_empty() || !clusters.agree(unnamed, named) {
        return;
    }
    let bearers = bearers(words, mentions, clusters);
    let mut parts = |at: usize| -> BTreeSet<&'static str> {
        let root = clusters.find(at);
        let bears = |(class, all): (&&'static str, &Vec<usize>)| {
            all.iter()
                .any(|bearer| clusters.find(*bearer) == root)
                .then_some(*class)
        };
        bearers.iter().filter_map(bears).collect()
    };
    let (one, other) = (parts(unnamed), parts(named));
    if one.is_empty() || other.is_empty() || !one.is_disjoint(&other) {
        clusters.join(unnamed, named, "named next");
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{chains, check, check_apart, joined};

    #[test]
    fn what_somebody_did_describes_them() {
        check(
            "Nora Quist will host the show in May. The host was born in Bergen.",
            "Nora Quist",
            "The host",
        );
        check_apart(
            "Nora Quist will open the show in May. The host was born in Bergen.",
            "Nora Quist",
            "The host",
        );
    }

    #[test]
    fn the_unnamed_person_of_the_lead_is_named_next() {
        let check_next = |lead: &str, next: &str, expected: bool| {
            let text = format!("{lead}\n\n{next}");
            let first = chains(&text).into_iter().flatten().next().map(|(words, _)| words);
            let first = first.expect("somebody is mentioned");
            assert_eq!(joined(&text, &first, "Tom Reed"), expected, "{:?}", chains(&text));
        };
        check_next(
            "A baker fell off a ladder in Lima on Monday.",
            "Tom Reed was taken to a clinic.",
            true,
        );
        check_next(
            "A source spoke of the fire in Lima on Monday.",
            "Tom Reed was taken to a clinic.",
            false,
        );
        check_next(
            "A baker was arrested in Lima on Monday.",
            "Tom Reed was killed in his shop.",
            false,
        );
    }
}
