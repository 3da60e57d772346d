//! Attributions by the grammar of a clause: complements of verbs and nouns, cues set between commas.
//!
//! Owns what the tree says and the patterns of [`super::attribution`] do not see. It must never know
//! quotation marks.

use std::ops::Range;

use crate::annotate::tree::Tree;
use crate::annotate::words::Words;
use crate::lexicon::{Complement, Cue};
use crate::model::{Deprel, Upos};
use crate::text::Span;

use super::attribution::Attribution;

/// Longest name of a speaker, in words; of a longer phrase only the head and what belongs to it is kept.
const LONGEST: usize = 18;

/// Longest clause of saying set between commas, in words.
const ASIDE: usize = 22;

/// Nouns of saying and thinking: "his claim that", "the union's decision to".
const NOUNS: &[&str] = &[
    "claim",
    "assertion",
    "statement",
    "belief",
    "view",
    "opinion",
    "fear",
    "concern",
    "worry",
    "hope",
    "warning",
    "promise",
    "pledge",
    "vow",
    "threat",
    "suggestion",
    "argument",
    "allegation",
    "accusation",
    "announcement",
    "report",
    "rumor",
    "rumour",
    "conclusion",
    "finding",
    "prediction",
    "forecast",
    "expectation",
    "assumption",
    "notion",
    "impression",
    "conviction",
    "acknowledgment",
    "acknowledgement",
    "admission",
    "denial",
    "insistence",
    "contention",
    "declaration",
    "proposal",
    "plan",
    "call",
    "demand",
    "request",
    "decision",
    "order",
    "offer",
    "refusal",
    "complaint",
    "doubt",
    "suspicion",
    "speculation",
    "estimate",
    "commitment",
    "desire",
    "wish",
    "confidence",
    "willingness",
    "recommendation",
    "advice",
    "theory",
    "charge",
    "testimony",
    "reminder",
    "assurance",
    "determination",
    "intention",
];

/// Nouns of judging, whose object follows a preposition: "her criticism of the plan".
const JUDGEMENTS: &[&str] = &[
    "criticism",
    "support",
    "opposition",
    "praise",
    "condemnation",
    "endorsement",
    "disdain",
    "contempt",
    "admiration",
    "advocacy",
    "comment",
    "remark",
    "complaint",
    "concern",
    "worry",
    "question",
    "attack",
    "view",
    "opinion",
    "position",
    "stance",
    "rhetoric",
    "skepticism",
    "scepticism",
    "outrage",
    "anger",
    "frustration",
    "fear",
    "hope",
    "call",
];

/// Prepositions before what a judgement is about.
const ABOUT: &[&str] = &[
    "of", "for", "about", "on", "over", "against", "to", "toward", "towards", "at",
];

/// Verbs by which one makes or holds what a noun of saying names.
const HOLDING: &[&str] = &[
    "make",
    "issue",
    "express",
    "voice",
    "repeat",
    "raise",
    "have",
    "reject",
    "dismiss",
    "defend",
    "offer",
    "announce",
    "share",
    "reiterate",
    "hold",
    "give",
    "back",
    "retract",
    "withdraw",
    "renew",
    "echo",
];

/// An attribution and whether its cue stands between the words of its content.
pub(super) struct Parsed {
    pub attribution: Attribution,
    pub is_aside: bool,
}

/// The attribution of the verb at word `at`, read as `cue`.
pub(super) fn by_verb(tree: &Tree, words: &Words, at: usize, cue: &Cue) -> Option<Parsed> {
    let reader = Reader { tree, words };
    let verb = words.all[at].token;
    let particle = cue.particle.is_none_or(|particle| words.lower(at + 1) == particle);
    if tree.token(verb).upos != Upos::Verb || !particle || words.word_of(verb) != Some(at) {
        return None;
    }
    let source = reader.speaker(verb)?;
    let (content, is_aside) = reader.content(verb, cue)?;
    let cue_end = at + 1 + usize::from(cue.particle.is_some());
    // Where the content begins with the particle, or holds its own speaker, the reading is wrong.
    let apart = source.end <= content.start || content.end <= source.start;
    if !is_aside && (!apart || content.contains(&at)) {
        return None;
    }
    Some(Parsed {
        attribution: Attribution {
            content,
            source: Some(source),
            cue: at..cue_end,
        },
        is_aside,
    })
}

/// The attribution of the noun at word `at`: "his claim that", "their criticism of".
pub(super) fn by_noun(tree: &Tree, words: &Words, at: usize) -> Option<Attribution> {
    let reader = Reader { tree, words };
    let noun = words.all[at].token;
    let lemma = &*tree.token(noun).lemma;
    let (says, judges) = (NOUNS.contains(&lemma), JUDGEMENTS.contains(&lemma));
    if tree.token(noun).upos != Upos::Noun || !(says || judges) {
        return None;
    }
    let clause = tree
        .dependents(noun)
        .filter(|_| says)
        .filter(|clause| matches!(tree.token(*clause).deprel, Deprel::Acl | Deprel::Ccomp))
        .find(|clause| {
            tree.under(*clause, Deprel::Mark)
                .any(|mark| matches!(&*tree.token(mark).lemma, "that" | "to" | "whether"))
        });
    let object = || {
        tree.under(noun, Deprel::Nmod)
            .filter(|_| judges)
            .filter(|object| !tree.is_possessive(*object))
            .find(|object| tree.case(*object).is_some_and(|case| ABOUT.contains(&case)))
    };
    let content = reader.words_of(tree.subtree(clause.or_else(object)?, None))?;
    let source = reader.owner(noun)?;
    let apart = source.end <= content.start || content.end <= source.start;
    (apart && !content.contains(&at) && !source.contains(&at)).then(|| Attribution {
        content: super::attribution::trimmed(words, content),
        source: Some(source),
        cue: at..at + 1,
    })
}

struct Reader<'a> {
    tree: &'a Tree<'a>,
    words: &'a Words<'a>,
}

impl Reader<'_> {
    /// The words of a range of tokens.
    fn words_of(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        if tokens.is_empty() {
            return None;
        }
        let span: Span = self
            .tree
            .token(tokens.start)
            .span
            .cover(self.tree.token(tokens.end - 1).span);
        let first = self.words.all.partition_point(|word| word.span.start < span.start);
        let end = self.words.all.partition_point(|word| word.span.start < span.end);
        (first < end).then_some(first..end)
    }

    /// The phrase of one who speaks.
    fn phrase(&self, head: usize, beside: usize) -> Option<Range<usize>> {
        let whole = self.tree.subtree(head, None);
        let long = whole.len() > LONGEST || whole.contains(&beside);
        if !long {
            return self
                .words_of(whole)
                .map(|range| super::attribution::trimmed(self.words, range));
        }
        let span = self.tree.phrase(head);
        let first = self.words.all.partition_point(|word| word.span.start < span.start);
        let end = self.words.all.partition_point(|word| word.span.start < span.end);
        (first < end).then_some(first..end)
    }

    /// Who says what the verb tells: its subject or, of a passive, the agent after "by".
    fn speaker(&self, verb: usize) -> Option<Range<usize>> {
        let speaker = if self.tree.is_passive(verb) {
            self.tree
                .under(verb, Deprel::Obl)
                .find(|agent| self.tree.case(*agent) == Some("by"))?
        } else {
            self.tree.subject(verb)?
        };
        let token = self.tree.token(speaker);
        let named = matches!(token.upos, Upos::Noun | Upos::Propn | Upos::Num | Upos::Det)
            || token.upos == Upos::Pron
                && !matches!(&*token.lemma, "it" | "there" | "which" | "that" | "this" | "what");
        named.then(|| self.phrase(speaker, verb)).flatten()
    }

    fn content(&self, verb: usize, cue: &Cue) -> Option<(Range<usize>, bool)> {
        let tree = self.tree;
        let takes = |complement| cue.takes.contains(&complement);
        let says = takes(Complement::Clause) || takes(Complement::That);
        if says && tree.token(verb).deprel == Deprel::Parataxis {
            let own = tree.subtree(verb, None);
            let whole = tree.subtree(tree.head(verb)?, Some(verb));
            let is_aside = whole.start < own.start && own.end < whole.end;
            if is_aside && own.len() <= ASIDE {
                return Some((self.trim(whole)?, true));
            }
        }
        if says && let Some(clause) = tree.under(verb, Deprel::Ccomp).next() {
            // "The bridge, he said, will close": the clause stands on both sides of its cue.
            let mut whole = tree.subtree(clause, None);
            if let Some(subject) = self.strayed_subject(verb, clause) {
                whole.start = whole.start.min(tree.subtree(subject, None).start);
            }
            let is_aside = whole.contains(&verb);
            return Some((self.trim(whole)?, is_aside));
        }
        if takes(Complement::To)
            && let Some(clause) = tree
                .under(verb, Deprel::Xcomp)
                .find(|clause| tree.under(*clause, Deprel::Mark).next().is_some() && *clause > verb)
        {
            return Some((self.trim(tree.subtree(clause, None))?, false));
        }
        if (takes(Complement::Object) || takes(Complement::Judged))
            && let Some(object) = tree.under(verb, Deprel::Obj).next().filter(|object| *object > verb)
        {
            let mut range = tree.subtree(object, None);
            let further = tree.dependents(verb).filter(|other| *other > object).filter(|other| {
                let case = tree.case(*other);
                match tree.token(*other).deprel {
                    Deprel::Xcomp => true,
                    Deprel::Obl | Deprel::Advcl => {
                        case.is_some_and(|case| matches!(case, "as" | "for" | "of" | "over"))
                    }
                    _ => false,
                }
            });
            for other in further {
                range.end = range.end.max(tree.subtree(other, None).end);
            }
            return Some((self.trim(range)?, false));
        }
        if takes(Complement::About)
            && let Some(object) = tree
                .under(verb, Deprel::Obl)
                .find(|object| *object > verb && tree.case(*object).is_some_and(|case| ABOUT.contains(&case)))
        {
            return Some((self.trim(tree.subtree(object, None))?, false));
        }
        None
    }

    /// The subject of the content where the cue has taken it: the first of two before the cue, while
    /// the clause after it has none.
    fn strayed_subject(&self, verb: usize, clause: usize) -> Option<usize> {
        let mut before = self.tree.under(verb, Deprel::Nsubj).filter(|subject| *subject < verb);
        let first = before.next()?;
        let is_headless = clause > verb && self.tree.under(clause, Deprel::Nsubj).next().is_none();
        (is_headless && before.next().is_some()).then_some(first)
    }

    fn trim(&self, tokens: Range<usize>) -> Option<Range<usize>> {
        let content = super::attribution::trimmed(self.words, self.words_of(tokens)?);
        (!content.is_empty()).then_some(content)
    }

    /// Whose a noun of saying is: its owner, the one after "of", "by" or "from", or who makes it.
    fn owner(&self, noun: usize) -> Option<Range<usize>> {
        let owner = self.tree.under(noun, Deprel::Nmod).find(|owner| {
            self.tree.is_possessive(*owner) || matches!(self.tree.case(*owner), Some("by" | "from" | "among"))
        });
        if let Some(owner) = owner {
            return self.phrase(owner, noun);
        }
        let verb = self
            .tree
            .head(noun)
            .filter(|_| self.tree.token(noun).deprel == Deprel::Obj)?;
        let holds = HOLDING.contains(&&*self.tree.token(verb).lemma) && !self.tree.is_passive(verb);
        holds.then(|| self.speaker(verb)).flatten()
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::quotes;
    use crate::language;
    use crate::model::{Block, BlockKind, Config, fixture};
    use crate::text::{Cancel, IndexVec, Span};

    /// Content and source of every quote in `text`, by the embedded parser.
    fn found(text: &str) -> Vec<(&str, &str)> {
        let mut article = fixture::plain(text);
        article.blocks.push(Block {
            span: Span::of(text, 0, text.len()),
            kind: BlockKind::Paragraph,
        });
        let syntax = language::parse(text, &article.blocks, &Cancel::default());
        let (found, _) = quotes(&article, &syntax, &IndexVec::new(), &Config::default());
        found
            .iter()
            .map(|quote| {
                (
                    quote.span.slice(text),
                    quote.source.map_or("", |source| source.slice(text)),
                )
            })
            .collect()
    }

    fn check(text: &str, expected: &[(&str, &str)]) {
        assert_eq!(found(text), expected, "{text}");
    }

    #[test]
    fn what_is_no_speaker_is_not_taken_for_one() {
        for (text, not) in [
            (
                "The ship called for help at around noon saying that it was on fire.",
                "at around noon",
            ),
            (
                "They marched through the town saying that the tax was unfair.",
                "through the town",
            ),
            (
                "The crowd grew over five days saying that the tax was unfair.",
                "five days",
            ),
            ("The town hides its past by saying that the mine never was.", "by"),
        ] {
            let found = found(text);
            assert!(
                !found.iter().any(|(_, source)| source.ends_with(not)),
                "{text}: {found:?}"
            );
        }
        check(
            "Many said that the bridge was unsafe.",
            &[("that the bridge was unsafe", "Many")],
        );
    }

    #[test]
    fn nouns_carry_what_is_said() {
        check(
            "The mayor repeated her claim that the bridge was safe.",
            &[("that the bridge was safe", "her")],
        );
        check("The bridge that the town built was safe.", &[]);
    }

    #[test]
    fn verbs_of_judging_have_an_object() {
        check(
            "The union opposes the new harbour tax.",
            &[("the new harbour tax", "The union")],
        );
        check("The union painted the old harbour wall.", &[]);
    }

    #[test]
    fn asides_part_their_content() {
        check(
            "The old bridge fell, the mayor said.",
            &[("The old bridge fell", "the mayor")],
        );
        check(
            "The old bridge, the mayor said, will be closed for a year.",
            &[("The old bridge, the mayor said, will be closed for a year", "the mayor")],
        );
    }
}
