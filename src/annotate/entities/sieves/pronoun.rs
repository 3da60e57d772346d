//! Pronouns: the nearest fitting entity, subjects first; "I" and "we" in a quotation mean who speaks.

use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::lexicon::nouns::Gender;
use crate::model::{Deprel, EntityKind, Form};

/// How many sentences back a pronoun can reach.
const SENTENCES: usize = 3;

pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    let mut by_line: Vec<Vec<usize>> = vec![Vec::new(); words.lines.len()];
    for (at, mention) in mentions.iter().enumerate() {
        by_line[mention.sentence].push(at);
    }
    let speakers = speakers(words, mentions, &by_line, clusters);
    for (at, mention) in mentions.iter().enumerate() {
        if mention.form != Form::Pronoun || mention.refers.is_some() {
            continue;
        }
        let quoted = words.list[mention.words.start].quoted;
        let speaker = speakers[words.lines[mention.sentence].block];
        if first_person(&mention.key) {
            if let Some(speaker) = speaker.filter(|_| quoted) {
                clusters.join(speaker, at, "speaker");
            }
            continue;
        }
        let barred = speaker.filter(|_| quoted).map(|speaker| clusters.find(speaker));
        if let Some(antecedent) = antecedent(words, mentions, &by_line, clusters, at, barred) {
            clusters.join(antecedent, at, "pronoun");
        }
    }
}

fn first_person(key: &str) -> bool {
    matches!(
        key,
        "i" | "me" | "my" | "mine" | "myself" | "we" | "us" | "our" | "ours" | "ourselves"
    )
}

fn says(lower: &str) -> bool {
    matches!(
        lower,
        "said"
            | "says"
            | "told"
            | "added"
            | "tweeted"
            | "wrote"
            | "asked"
            | "replied"
            | "responded"
            | "explained"
            | "insisted"
            | "warned"
            | "noted"
            | "continued"
            | "argued"
            | "concluded"
            | "recalled"
            | "stated"
            | "claimed"
            | "announced"
            | "testified"
            | "declared"
    )
}

/// Who speaks in each block: the one person or body beside a verb of saying outside the quotation marks.
fn speakers(
    words: &Words<'_>,
    mentions: &[Candidate],
    by_line: &[Vec<usize>],
    clusters: &mut Clusters,
) -> Vec<Option<usize>> {
    let blocks = words.lines.last().map_or(0, |line| line.block + 1);
    let mut found: Vec<Option<usize>> = vec![None; blocks];
    let mut several = vec![false; blocks];
    for (line, members) in words.lines.iter().zip(by_line) {
        for at in members {
            let mention = &mentions[*at];
            let outside = !words.list[mention.words.start].quoted;
            if !outside || !may_speak(clusters, *at) || mention.form == Form::Pronoun && first_person(&mention.key) {
                continue;
            }
            let after = words.next(mention.words.end - 1).is_some_and(|word| says(&word.lower));
            let before = words
                .previous(mention.words.start)
                .is_some_and(|word| says(&word.lower) && word.lower != "told" && word.lower != "asked");
            if !(after || before) {
                continue;
            }
            let root = clusters.find(*at);
            match found[line.block] {
                None => found[line.block] = Some(*at),
                Some(other) if clusters.find(other) == root => {}
                Some(_) => several[line.block] = true,
            }
        }
    }
    for (speaker, several) in found.iter_mut().zip(several) {
        if several {
            *speaker = None;
        }
    }
    go_on(words, &mut found);
    found
}

/// A paragraph that begins with a quotation and names nobody goes on with the speaker before.
fn go_on(words: &Words<'_>, speakers: &mut [Option<usize>]) {
    for line in &words.lines {
        let begins = line.block > 0
            && words
                .list
                .get(line.words.start)
                .is_some_and(|word| word.text == "\u{201c}" || word.text == "\"");
        let first = line.words.start == 0 || words.lines[words.list[line.words.start - 1].sentence].block != line.block;
        if begins && first && speakers[line.block].is_none() {
            speakers[line.block] = speakers[line.block - 1];
        }
    }
}

/// Persons, and bodies that speak through one ("the ministry said").
fn may_speak(clusters: &mut Clusters, at: usize) -> bool {
    may_be_person(clusters, at) || matches!(clusters.of(at).kind, EntityKind::Group | EntityKind::Organization)
}

fn may_be_person(clusters: &mut Clusters, at: usize) -> bool {
    let cluster = clusters.of(at);
    cluster.kind == EntityKind::Person || cluster.kind == EntityKind::Other && !cluster.sure
}

fn antecedent(
    words: &Words<'_>,
    mentions: &[Candidate],
    by_line: &[Vec<usize>],
    clusters: &mut Clusters,
    at: usize,
    barred: Option<usize>,
) -> Option<usize> {
    let pronoun = &mentions[at];
    if let Some(subject) = clause_subject(words, mentions, &by_line[pronoun.sentence], clusters, at)
        && barred.is_none_or(|barred| clusters.find(subject) != barred)
    {
        return Some(subject);
    }
    let block = words.lines[pronoun.sentence].block;
    for back in 0..=SENTENCES {
        let Some(line) = pronoun.sentence.checked_sub(back) else {
            break;
        };
        // A pronoun reaches two paragraphs back at most, and not into the headline.
        if block - words.lines[line].block > 2 || words.lines[line].heading && line != pronoun.sentence {
            break;
        }
        let mut owners = Vec::new();
        for other in by_line[line].iter().copied().filter(|other| *other < at) {
            let mention = &mentions[other];
            let speaks = mention.form == Form::Pronoun && first_person(&mention.key);
            if mention.is_adjective()
                || speaks
                || mention.words.end > pronoun.words.start
                // What somebody speaks of is seldom what the text goes on with.
                || words.list[mention.words.start].quoted && !words.list[pronoun.words.start].quoted
                || !fits(clusters, pronoun, other)
            {
                continue;
            }
            if barred.is_some_and(|barred| clusters.find(other) == barred) {
                continue;
            }
            // An owner is less likely meant than what it owns.
            if words.list[mention.words.end - 1].possessive {
                owners.push(other);
                continue;
            }
            return Some(other);
        }
        if let Some(owner) = owners.first() {
            return Some(*owner);
        }
    }
    None
}

/// The subject of a clause that the pronoun's own hangs on ("Lee left because she …", "Lee sold her car"):
/// climbing the tree, the first one that fits (after Hobbs 1978).
fn clause_subject(
    words: &Words<'_>,
    mentions: &[Candidate],
    line: &[usize],
    clusters: &mut Clusters,
    at: usize,
) -> Option<usize> {
    let pronoun = &mentions[at];
    let word = &words.list[pronoun.words.start];
    let free = word.penn == "PRP$" || pronoun.key.ends_with("self") || pronoun.key.ends_with("selves");
    // The subject of its own clause is not meant by "him" or "it".
    let mut own = !free;
    let mut above = word.head?;
    for _ in 0..8 {
        let subjects: Vec<usize> = line
            .iter()
            .copied()
            .filter(|other| {
                let head = mentions[*other].head.end - 1;
                let top = mentions[*other]
                    .head
                    .clone()
                    .find(|word| words.list[*word].deprel == Deprel::Nsubj);
                let subject = top.unwrap_or(head);
                words.list[subject].deprel == Deprel::Nsubj && words.list[subject].head == Some(above)
            })
            .collect();
        let has_subject = !subjects.is_empty();
        if !own {
            let fitting = subjects.into_iter().find(|other| {
                *other < at
                    && mentions[*other].words.end <= pronoun.words.start
                    && !mentions[*other].is_adjective()
                    && !(mentions[*other].form == Form::Pronoun && first_person(&mentions[*other].key))
                    && words.list[mentions[*other].words.start].quoted == words.list[pronoun.words.start].quoted
                    && fits(clusters, pronoun, *other)
            });
            if fitting.is_some() {
                return fitting;
            }
        }
        own = own && !has_subject;
        above = words.list[above].head?;
    }
    None
}

fn fits(clusters: &mut Clusters, pronoun: &Candidate, other: usize) -> bool {
    let cluster = clusters.of(other);
    let gender =
        cluster.gender == pronoun.gender || cluster.gender == Gender::Unknown || pronoun.gender == Gender::Unknown;
    match pronoun.kind {
        EntityKind::Person => cluster.kind == EntityKind::Person && gender && !cluster.plural,
        EntityKind::Group => {
            cluster.plural
                || matches!(cluster.kind, EntityKind::Group)
                || cluster.kind == EntityKind::Organization && cluster.roles.contains("police")
        }
        _ => {
            !cluster.plural
                && cluster.gender == Gender::Unknown
                && matches!(
                    cluster.kind,
                    EntityKind::Organization | EntityKind::Place | EntityKind::Product | EntityKind::Work
                )
        }
    }
}
