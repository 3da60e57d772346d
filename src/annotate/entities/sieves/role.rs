//! A description resolved to a name: "the congressman" to the representative, "the agency" to the bureau.

use std::collections::BTreeMap;

use crate::annotate::entities::candidate::{Candidate, Determiner};
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::gazetteer::{self, Sort};
use crate::lexicon::nouns::{self, Class, NounKind};
use crate::model::{EntityKind, Form};

/// How many sentences back an organization or a place can be meant by its kind alone.
const SENTENCES: usize = 4;

/// How many times as often the one that a text is about is named as any other of its kind.
const FOREMOST: usize = 2;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    note_name_heads(words, mentions, clusters);
    let index = Index::new(mentions, clusters);
    for (at, mention) in mentions.iter().enumerate() {
        let Some(class) = mention
            .class
            .filter(|_| mention.form == Form::Nominal && !mention.plural)
        else {
            continue;
        };
        if !clusters.of(at).names.is_empty() || !anaphoric(mention, class) {
            continue;
        }
        if let Some(named) = index.best(words, mentions, clusters, at, class) {
            clusters.join(named, at, "role");
        }
    }
}

/// "the ministry", "the president"; "police" without article means the force named before.
fn anaphoric(mention: &Candidate, class: &Class) -> bool {
    match mention.determiner {
        Determiner::Definite => mention.number.is_none(),
        Determiner::Bare => matches!(class.name, "police" | "parliament") && mention.modifiers.is_empty(),
        _ => false,
    }
}

/// The last word of an organization's name says what it is: "Surrey Police" are the police.
fn note_name_heads(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    for (at, mention) in mentions.iter().enumerate() {
        if !mention.is_name() || matches!(mention.kind, EntityKind::Person) {
            continue;
        }
        if let Some((entry, _)) = mention.entry {
            let stands_for_government = super::government::acts(words, mention);
            if let Some(class) = entry_class(entry.sort).filter(|_| !stands_for_government) {
                clusters.add_role(at, class);
            }
            if entry.sort == Sort::City && super::government::country_of(words, mention).is_some() {
                clusters.add_role(at, "capital");
            }
            if let Some(class) = entry.class {
                clusters.add_role(at, class);
            }
        }
        if is_team(words, mention) {
            clusters.add_role(at, "team");
        }
        // What stands before a ship's name tells what ship it is.
        match words.list[mention.head.start].lower.as_str() {
            "mv" | "m/v" | "mt" | "ss" => clusters.add_role(at, "freighter"),
            "ins" | "hms" | "uss" | "hmas" | "hmcs" => clusters.add_role(at, "warship"),
            _ => {}
        }
        let ends = mention.head.end;
        for first in mention.head.clone().rev().take(2) {
            let before_of = words.list[mention.head.clone()]
                .iter()
                .position(|word| word.lower == "of");
            let (first, end) = before_of.map_or((first, ends), |of| (mention.head.start, mention.head.start + of));
            if end > first
                && let Some(noun) = nouns::noun(&words.slice(first, end).to_lowercase())
                && !matches!(noun.class.kind, NounKind::Person)
            {
                clusters.add_role(at, noun.class.name);
            }
        }
    }
}

/// "the Saints": a nickname in the plural that is no people of the gazetteer.
fn is_team(words: &Words<'_>, mention: &Candidate) -> bool {
    let last = &words.list[mention.head.end - 1];
    let article = words.list[mention.words.start].lower == "the"
        || words
            .previous(mention.words.start)
            .is_some_and(|word| word.lower == "the");
    mention.head.len() == 1 && mention.entry.is_none() && article && last.lower.ends_with('s') && last.capital()
}

fn entry_class(sort: Sort) -> Option<&'static str> {
    Some(match sort {
        Sort::Country => "country",
        Sort::State => "state",
        Sort::City => "city",
        _ => return None,
    })
}

/// Named chains by the classes said of them.
struct Index {
    by_role: BTreeMap<&'static str, Vec<usize>>,
}

impl Index {
    fn new(mentions: &[Candidate], clusters: &mut Clusters) -> Self {
        let mut by_role: BTreeMap<&'static str, Vec<usize>> = BTreeMap::new();
        for (at, mention) in mentions.iter().enumerate() {
            if !mention.is_name() || mention.is_adjective() {
                continue;
            }
            let roles = clusters.of(at).roles.clone();
            for role in roles {
                let Some(class) = nouns::class(role) else { continue };
                by_role.entry(role).or_default().push(at);
                for broad in &class.broader {
                    by_role.entry(broad).or_default().push(at);
                }
            }
        }
        Self { by_role }
    }

    /// The mention of a named chain that "the CLASS" at `at` most likely means.
    fn best(
        &self,
        words: &Words<'_>,
        mentions: &[Candidate],
        clusters: &mut Clusters,
        at: usize,
        class: &Class,
    ) -> Option<usize> {
        let mention = &mentions[at];
        let bearers = self.by_role.get(class.name)?;
        let upto = bearers.partition_point(|bearer| *bearer < at);
        let person = class.kind == NounKind::Person;
        let mut found: Vec<(usize, usize)> = Vec::new();
        let mut trades: Vec<(usize, usize)> = Vec::new();
        for bearer in bearers[..upto].iter().rev().take(40) {
            let back = mention.sentence - mentions[*bearer].sentence;
            if !person && back > SENTENCES && !matches!(class.name, "police" | "capital") {
                break;
            }
            if !clusters.agree(*bearer, at) {
                continue;
            }
            let list = if modifiers_fit(words, mention, *bearer, mentions, clusters) {
                &mut found
            } else {
                &mut trades
            };
            let root = clusters.find(*bearer);
            if !list.iter().any(|(other, _)| *other == root) {
                list.push((root, *bearer));
            }
        }
        // "the software giant": what a company is in may be new, if it is the only one.
        if let (true, [(_, only)]) = (found.is_empty(), trades.as_slice()) {
            let trade = class.kind == NounKind::Organization && mention.telling.is_empty();
            return trade.then_some(*only);
        }
        match found.as_slice() {
            [] => None,
            [(_, only)] => Some(*only),
            // Several: the last one said, where the class is as narrow as a title.
            // Places come in lists; the last must stand alone in its sentence.
            [(_, last), (_, other), ..] if class.kind == NounKind::Place => {
                (mentions[*last].sentence != mentions[*other].sentence).then_some(*last)
            }
            [(_, last), ..] if person => Some(*last),
            // Of two teams the one that the text is about.
            [(root, last), others @ ..] => {
                let size = clusters.of(*root).members.len();
                let much = others
                    .iter()
                    .all(|(other, _)| size >= FOREMOST * clusters.of(*other).members.len());
                much.then_some(*last)
            }
        }
    }
}

/// What stands between "the" and the noun must not speak against the name.
fn modifiers_fit(
    words: &Words<'_>,
    mention: &Candidate,
    bearer: usize,
    mentions: &[Candidate],
    clusters: &mut Clusters,
) -> bool {
    if mention.modifiers.is_empty() {
        return true;
    }
    let members = clusters.of(bearer).members.clone();
    // "the Greek capital", "the Iranian city": the country it lies in.
    let country = clusters.of(bearer).entry.and_then(|entry| entry.country.clone());
    let lies_in = |word: &str| {
        let written = super::super::lookup::title_case(word);
        country.is_some()
            && gazetteer::readings(&written)
                .iter()
                .any(|reading| Some(&reading.entry.key) == country.as_ref())
    };
    mention.modifiers.iter().all(|word| {
        lies_in(word)
            || members.iter().any(|member| {
                let other = &mentions[*member];
                other.modifiers.contains(word) || words.list[other.words.clone()].iter().any(|part| part.lower == *word)
            })
    })
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn roles_lead_back_to_names() {
        let text = "Rep. Nora Quist voted no. The congresswoman had warned of it.";
        check(text, "Rep. Nora Quist", "The congresswoman");
        check(
            "The FBI searched the house. The agency gave no reason.",
            "The FBI",
            "The agency",
        );
        check_apart(
            "Mayor Nora Quist voted no. The senator had warned of it.",
            "Mayor Nora Quist",
            "The senator",
        );
    }
}
