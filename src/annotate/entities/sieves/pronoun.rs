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

/// What is asked of every mention before a pronoun.
struct Search<'a, 'w> {
    words: &'a Words<'w>,
    mentions: &'a [Candidate],
    by_line: &'a [Vec<usize>],
    /// The pronoun.
    at: usize,
    /// The chain that is not meant: who speaks the quotation around it.
    barred: Option<usize>,
}

fn antecedent(
    words: &Words<'_>,
    mentions: &[Candidate],
    by_line: &[Vec<usize>],
    clusters: &mut Clusters,
    at: usize,
    barred: Option<usize>,
) -> Option<usize> {
    let search = Search {
        words,
        mentions,
        by_line,
        at,
        barred,
    };
    // "A friend of the actress said she …": who is known to be a woman comes before who may be one.
    let known = search.nearest(clusters, Wanted::Known).is_some();
    let wanted = if known { Wanted::NamedOrKnown } else { Wanted::Any };
    search
        .announced(clusters)
        .or_else(|| search.clause_subject(clusters, wanted))
        .or_else(|| search.nearest(clusters, wanted))
        .or_else(|| search.nearest(clusters, Wanted::Body))
}

/// Which antecedents are let through.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    /// All that fit.
    Any,
    /// Of the pronoun's own gender for sure.
    Known,
    /// Not a description that might be of either gender.
    NamedOrKnown,
    /// A body that is spoken of as its people are: "the team … they".
    Body,
}

impl Search<'_, '_> {
    fn fits(&self, clusters: &mut Clusters, other: usize, wanted: Wanted) -> bool {
        let pronoun = &self.mentions[self.at];
        if self.barred.is_some_and(|barred| clusters.find(other) == barred) {
            return false;
        }
        let cluster = clusters.of(other);
        let known = cluster.gender == pronoun.gender && pronoun.gender != Gender::Unknown;
        match wanted {
            Wanted::Body => pronoun.plural && cluster.kind == EntityKind::Organization && !cluster.names.is_empty(),
            Wanted::Any => fits(clusters, pronoun, other),
            Wanted::Known => known && fits(clusters, pronoun, other),
            Wanted::NamedOrKnown => (known || !cluster.names.is_empty()) && fits(clusters, pronoun, other),
        }
    }

    /// The nearest mention before the pronoun that fits, the first of its sentence before the others.
    fn nearest(&self, clusters: &mut Clusters, wanted: Wanted) -> Option<usize> {
        let (words, pronoun) = (self.words, &self.mentions[self.at]);
        let block = words.lines[pronoun.sentence].block;
        let reach = if wanted == Wanted::Any {
            SENTENCES
        } else {
            SENTENCES - 1
        };
        for back in 0..=reach {
            let Some(line) = pronoun.sentence.checked_sub(back) else {
                break;
            };
            // A pronoun reaches two paragraphs back at most, and not into the headline.
            if block - words.lines[line].block > 2 || words.lines[line].heading && line != pronoun.sentence {
                break;
            }
            let mut owners = Vec::new();
            for other in self.by_line[line].iter().copied().filter(|other| *other < self.at) {
                let mention = &self.mentions[other];
                let speaks = mention.form == Form::Pronoun && first_person(&mention.key);
                if mention.is_adjective()
                    || speaks
                    || mention.words.end > pronoun.words.start
                    // What somebody speaks of is seldom what the text goes on with.
                    || words.list[mention.words.start].quoted && !words.list[pronoun.words.start].quoted
                    || !self.fits(clusters, other, wanted)
                {
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

    /// The subject that a pronoun announces: "After he had left, Lee …"; a name, with none before it in the sentence.
    fn announced(&self, clusters: &mut Clusters) -> Option<usize> {
        let (words, pronoun) = (self.words, &self.mentions[self.at]);
        let first = words.lines[pronoun.sentence].words.start;
        if pronoun.words.start - first > ANNOUNCED || words.list[pronoun.words.start].quoted {
            return None;
        }
        let mut above = words.list[pronoun.words.start].head?;
        for _ in 0..4 {
            let subject = self.by_line[pronoun.sentence].iter().copied().find(|other| {
                let mention = &self.mentions[*other];
                mention.is_name()
                    && mention.words.start > pronoun.words.end
                    && subject_of(words, mention) == Some(above)
            });
            if let Some(subject) = subject {
                return self.fits(clusters, subject, Wanted::Any).then_some(subject);
            }
            above = words.list[above].head?;
        }
        None
    }

    /// The subject of a clause that the pronoun's own hangs on ("Lee left because she …", "Lee sold her car"):
    /// climbing the tree, the first one that fits (after Hobbs 1978).
    fn clause_subject(&self, clusters: &mut Clusters, wanted: Wanted) -> Option<usize> {
        let (words, pronoun) = (self.words, &self.mentions[self.at]);
        let line = &self.by_line[pronoun.sentence];
        let word = &words.list[pronoun.words.start];
        let free = word.penn == "PRP$" || pronoun.key.ends_with("self") || pronoun.key.ends_with("selves");
        // The subject of its own clause is not meant by "him" or "it".
        let mut own = !free;
        let mut above = word.head?;
        for _ in 0..8 {
            let subjects: Vec<usize> = line
                .iter()
                .copied()
                .filter(|other| subject_of(words, &self.mentions[*other]) == Some(above))
                .collect();
            let has_subject = !subjects.is_empty();
            if !own {
                let fitting = subjects.into_iter().find(|other| {
                    let mention = &self.mentions[*other];
                    *other < self.at
                        && mention.words.end <= pronoun.words.start
                        && !mention.is_adjective()
                        && !(mention.form == Form::Pronoun && first_person(&mention.key))
                        && words.list[mention.words.start].quoted == words.list[pronoun.words.start].quoted
                        && self.fits(clusters, *other, wanted)
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
}

/// The verb that a mention is the subject of.
fn subject_of(words: &Words<'_>, mention: &Candidate) -> Option<usize> {
    let top = mention
        .head
        .clone()
        .find(|word| words.list[*word].deprel == Deprel::Nsubj);
    let subject = &words.list[top.unwrap_or(mention.head.end - 1)];
    subject.head.filter(|_| subject.deprel == Deprel::Nsubj)
}

/// How many words of a sentence may stand before a pronoun that announces its subject.
const ANNOUNCED: usize = 3;

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

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn whom_a_pronoun_means() {
        // One known to be a woman comes before one who may be.
        check(
            "Nora Quist left on Monday. A friend of the actress said she was well.",
            "the actress",
            "she",
        );
        check(
            "Suspect held\nA man was arrested on Monday. The man accused of the raid is Peter Marsden.",
            "A man",
            "Peter Marsden",
        );
        check("After he had left, Peter Marsden was tired.", "he", "Peter Marsden");
        check(
            "The Chicago Rovers lost. Now they sell a player.",
            "The Chicago Rovers",
            "they",
        );
    }

    #[test]
    fn pronouns_take_the_nearest_that_fits() {
        check("Nora Quist arrived late. She spoke at once.", "Nora Quist", "She");
        check("\u{201c}I am not afraid,\u{201d} Olaf Brandt said.", "I", "Olaf Brandt");
        check_apart("Nora Quist met Olaf Brandt. He spoke at once.", "Nora Quist", "He");
    }

    #[test]
    fn we_in_a_quotation_are_the_speakers() {
        check(
            "\u{201c}We will rebuild,\u{201d} the ministry said. Nobody answered.",
            "We",
            "the ministry",
        );
        check("\u{201c}We must wait,\u{201d} Ann Larsson said.", "We", "Ann Larsson");
        check_apart("Ann Larsson said nothing. We must wait.", "We", "Ann Larsson");
    }
}
