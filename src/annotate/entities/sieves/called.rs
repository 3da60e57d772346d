//! A thing and the name that the text gives it: "a ferry, later identified as the Halden Star".

use super::apposition::fits;
use crate::annotate::entities::candidate::Candidate;
use crate::annotate::entities::clusters::Clusters;
use crate::annotate::entities::words::Words;
use crate::model::{EntityKind, Form};

/// "a dhow, later identified as NAME", "the boat is named the NAME": what the text says a thing is called.
pub(super) fn join(words: &Words<'_>, mentions: &[Candidate], clusters: &mut Clusters) {
    /// Most words between the two.
    const BETWEEN: usize = 8;
    for (at, name) in mentions.iter().enumerate() {
        if !name.is_name() || name.is_adjective() {
            continue;
        }
        let nearest = mentions[..at].iter().enumerate().rev().find(|(_, other)| {
            other.words.end <= name.words.start && other.form == Form::Nominal || other.sentence != name.sentence
        });
        let Some((other, nominal)) = nearest.filter(|(_, other)| other.sentence == name.sentence) else {
            continue;
        };
        let between = &words.list[nominal.words.end..name.words.start];
        if nominal.form != Form::Nominal || nominal.plural || nominal.class.is_none() || between.len() > BETWEEN {
            continue;
        }
        let said: Vec<&str> = between
            .iter()
            .filter(|word| word.is_word())
            .map(|word| word.lower.as_str())
            .filter(|word| {
                !matches!(
                    *word,
                    "the" | "which" | "who" | "that" | "is" | "was" | "has" | "had" | "been" | "later" | "since"
                )
            })
            .collect();
        let called = matches!(
            said.join(" ").as_str(),
            "named"
                | "called"
                | "dubbed"
                | "nicknamed"
                | "christened"
                | "known as"
                | "identified as"
                | "identified by police as"
                | "identified as bearing name"
                | "bearing name"
                | "by name of"
                | "under name"
                | "whose name"
        );
        // "the trawler `Halden Star'": a name in quotation marks right behind what it names.
        let quoted = !between.is_empty()
            && between
                .iter()
                .all(|word| matches!(word.text, "\"" | "`" | "'" | "\u{201c}" | "\u{2018}" | "``"));
        if !(called || quoted) || words.list[nominal.words.end - 1].possessive {
            continue;
        }
        // What the text says a thing is called outweighs what the name looks like.
        let thing = !matches!(nominal.kind, EntityKind::Person | EntityKind::Other | EntityKind::Group);
        if thing && clusters.of(at).entry.is_none() {
            clusters.set_kind(at, nominal.kind);
        }
        if fits(mentions, clusters, other, at) {
            clusters.join(other, at, "identified");
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn a_name_given_to_a_thing_is_not_its_owners() {
        check_apart(
            "The plan of Tessel Harbour, dubbed Longreach, was dropped. Tessel Harbour regretted it.",
            "Tessel Harbour",
            "Longreach",
        );
    }

    #[test]
    fn a_thing_bears_the_name_that_the_text_gives_it() {
        let text = "A ferry, later identified as the Halden Star, lay in the bay. The Halden Star had lost its mast.";
        check(text, "A ferry", "the Halden Star");
        let text = "The owner of the ferry \u{201c}Halden Star\u{201d} was late. The Halden Star had sailed.";
        check(text, "the ferry", "Halden Star");
        let text = "The second boat is named the Ostra. The Ostra sank.";
        check(text, "The second boat", "the Ostra");
        check_apart(
            "The police saw a ferry beside the Halden Star. It sank.",
            "a ferry",
            "the Halden Star",
        );
    }
}
