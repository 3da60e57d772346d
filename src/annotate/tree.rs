//! The dependency tree of an article, asked from a head to its dependents.
//!
//! Owns questions of grammar that several recognisers ask: who is the subject of a verb, is it
//! passive, which word of a phrase stands for it. It must never know a mention or an event.
//!
//! Relations are those of Universal Dependencies, without subtypes.

use std::ops::Range;

use crate::model::{Deprel, Syntax, Token, Upos};
use crate::text::{Idx, Span};

/// Heads that are followed from a verb to the word that is its subject.
const FARTHEST: usize = 6;

/// Most tokens of a phrase that are followed: sentences of news are shorter, hostile text is not.
const LARGEST: usize = 300;

/// A tree over each sentence's tokens; all positions are those of [`Syntax::tokens`].
pub(super) struct Tree<'a> {
    tokens: &'a [Token],
    /// Where the dependents of each token begin in `dependents`, and one place more.
    first: Vec<u32>,
    /// Dependents in reading order, one head after the other.
    dependents: Vec<u32>,
}

impl<'a> Tree<'a> {
    /// Turns the heads of `syntax` round; tokens without a parse have no dependents.
    pub fn new(syntax: &'a Syntax) -> Self {
        let tokens = syntax.tokens.as_slice();
        let mut first = vec![0_u32; tokens.len() + 1];
        for head in tokens.iter().filter_map(|token| token.head) {
            first[head.index() + 1] += 1;
        }
        for at in 0..tokens.len() {
            first[at + 1] += first[at];
        }
        let mut next = first.clone();
        let mut dependents = vec![0; first[tokens.len()] as usize];
        for (at, token) in tokens.iter().enumerate() {
            if let Some(head) = token.head {
                let place = &mut next[head.index()];
                dependents[*place as usize] = at as u32;
                *place += 1;
            }
        }
        Self {
            tokens,
            first,
            dependents,
        }
    }

    /// The token at `at`.
    pub fn token(&self, at: usize) -> &'a Token {
        &self.tokens[at]
    }

    /// The head of a token; none for a root.
    pub fn head(&self, at: usize) -> Option<usize> {
        self.tokens[at].head.map(Idx::index)
    }

    /// Dependents in reading order.
    pub fn dependents(&self, at: usize) -> impl DoubleEndedIterator<Item = usize> + '_ {
        let range = self.first[at] as usize..self.first[at + 1] as usize;
        self.dependents[range].iter().map(|dependent| *dependent as usize)
    }

    /// Dependents by one relation, in reading order.
    pub fn under(&self, at: usize, relation: Deprel) -> impl DoubleEndedIterator<Item = usize> + '_ {
        self.dependents(at)
            .filter(move |dependent| self.tokens[*dependent].deprel == relation)
    }

    /// Lemma of the preposition before a phrase, or its possessive mark.
    pub fn case(&self, at: usize) -> Option<&'a str> {
        self.under(at, Deprel::Case)
            .next()
            .map(|case| &*self.tokens[case].lemma)
    }

    /// Whether a phrase owns its head: "the mayor's", "their".
    pub fn is_possessive(&self, at: usize) -> bool {
        matches!(self.tokens[at].xpos, "PRP$" | "WP$")
            || self.under(at, Deprel::Case).any(|case| self.tokens[case].xpos == "POS")
    }

    /// Whether a verb is passive: a participle with "be" or "get", or one without helpers and object.
    pub fn is_passive(&self, at: usize) -> bool {
        if !matches!(self.tokens[at].xpos, "VBN" | "VBD") {
            return false;
        }
        let helper = |lemmas: &[&str]| {
            self.under(at, Deprel::Aux)
                .any(|aux| lemmas.contains(&&*self.tokens[aux].lemma))
        };
        if helper(&["be", "get", "'s", "’s"]) {
            return true;
        }
        self.tokens[at].xpos == "VBN"
            && !helper(&["have", "'ve", "’ve", "'d"])
            && self.under(at, Deprel::Obj).next().is_none()
    }

    /// The word that is the subject of a verb or predicate, its own or one that it shares with the
    /// verb it hangs on; in a participle or relative clause the noun it describes.
    pub fn subject(&self, verb: usize) -> Option<usize> {
        let mut at = verb;
        for _ in 0..FARTHEST {
            if let Some(subject) = self.own_subject(at) {
                let relative =
                    matches!(self.tokens[subject].xpos, "WDT" | "WP") && self.tokens[at].deprel == Deprel::Acl;
                return if relative { self.head(at) } else { Some(subject) };
            }
            let head = self.head(at)?;
            match self.tokens[at].deprel {
                Deprel::Conj if self.tokens[head].upos == Upos::Verb || self.tokens[head].upos == Upos::Adj => {
                    at = head;
                }
                Deprel::Xcomp => {
                    if let Some(object) = self.under(head, Deprel::Obj).next() {
                        return Some(object);
                    }
                    at = head;
                }
                Deprel::Acl => return (self.tokens[at].xpos != "VB").then_some(head),
                Deprel::Advcl if self.under(at, Deprel::Mark).next().is_none() => at = head,
                _ => return None,
            }
        }
        None
    }

    /// The nearest subject before a verb, else the first: of two, the farther one belongs elsewhere.
    fn own_subject(&self, verb: usize) -> Option<usize> {
        let mut subjects = self.under(verb, Deprel::Nsubj);
        let first = subjects.next()?;
        Some(subjects.take_while(|subject| *subject < verb).last().unwrap_or(first))
    }

    /// The word that is the object of a verb: its own, or the noun that a relative clause with a
    /// subject of its own describes ("the car that he drove").
    pub fn object(&self, verb: usize) -> Option<usize> {
        self.under(verb, Deprel::Obj).next().or_else(|| {
            let gap = self.tokens[verb].deprel == Deprel::Acl
                && self
                    .under(verb, Deprel::Nsubj)
                    .any(|subject| !matches!(self.tokens[subject].xpos, "WDT" | "WP"))
                && !self.is_passive(verb)
                && self.under(verb, Deprel::Ccomp).next().is_none();
            gap.then(|| self.head(verb)).flatten()
        })
    }

    /// A word and those joined to it by "and" or a comma.
    pub fn with_conjuncts(&self, at: usize) -> impl Iterator<Item = usize> + '_ {
        std::iter::once(at).chain(self.under(at, Deprel::Conj).take(8))
    }

    /// The tokens from the first to the last of what hangs on a word, itself included, without what
    /// hangs on `without`; no more than [`LARGEST`] tokens are followed.
    pub fn subtree(&self, at: usize, without: Option<usize>) -> Range<usize> {
        let (mut first, mut last) = (at, at);
        let mut open = vec![at];
        let mut seen = 0;
        while let Some(token) = open.pop().filter(|_| seen < LARGEST) {
            seen += 1;
            first = first.min(token);
            last = last.max(token);
            open.extend(
                self.dependents(token)
                    .take(LARGEST)
                    .filter(|dependent| Some(*dependent) != without),
            );
        }
        first..last + 1
    }

    /// A noun with what stands before it and belongs to it: "the two burning cars".
    pub fn phrase(&self, at: usize) -> Span {
        let belongs = |dependent: &usize| {
            matches!(
                self.tokens[*dependent].deprel,
                Deprel::Det | Deprel::Amod | Deprel::Compound | Deprel::Nummod | Deprel::Flat
            )
        };
        self.dependents(at)
            .filter(belongs)
            .map(|dependent| self.tokens[dependent].span)
            .fold(self.tokens[at].span, Span::cover)
    }
}

#[cfg(test)]
mod tests {
    use crate::language;
    use crate::model::{Block, BlockKind};
    use crate::text::{Cancel, IndexVec};

    use super::*;

    /// Subject, object and voice of the verb `verb` in `text`, by the embedded parser.
    fn check(text: &str, verb: &str, subject: Option<&str>, object: Option<&str>, passive: bool) {
        let block = Block {
            span: Span::of(text, 0, text.len()),
            kind: BlockKind::Paragraph,
        };
        let syntax = language::parse(text, &IndexVec::from_iter([block]), &Cancel::default());
        let tree = Tree::new(&syntax);
        let word = |at: usize| syntax.tokens.as_slice()[at].span.slice(text);
        let at = (0..syntax.tokens.len())
            .find(|at| word(*at) == verb)
            .expect("the verb is a token");
        assert_eq!(tree.subject(at).map(word), subject, "{text}");
        assert_eq!(tree.object(at).map(word), object, "{text}");
        assert_eq!(tree.is_passive(at), passive, "{text}");
    }

    #[test]
    fn subjects_and_objects_are_found() {
        check(
            "The farmer sold the old tractor.",
            "sold",
            Some("farmer"),
            Some("tractor"),
            false,
        );
        check(
            "The tractor was sold by the farmer.",
            "sold",
            Some("tractor"),
            None,
            true,
        );
        check(
            "The farmer washed and sold the tractor.",
            "sold",
            Some("farmer"),
            Some("tractor"),
            false,
        );
        check(
            "The farmer who sold the tractor was happy.",
            "sold",
            Some("farmer"),
            Some("tractor"),
            false,
        );
        check(
            "The tractor sold by the farmer was red.",
            "sold",
            Some("tractor"),
            None,
            true,
        );
        check(
            "The farmer had sold the tractor.",
            "sold",
            Some("farmer"),
            Some("tractor"),
            false,
        );
        check(
            "The tractor that the farmer sold was red.",
            "sold",
            Some("farmer"),
            Some("tractor"),
            false,
        );
        check(
            "The farmer wants to sell the tractor.",
            "sell",
            Some("farmer"),
            Some("tractor"),
            false,
        );
    }

    #[test]
    fn text_without_a_parse_has_no_dependents() {
        let syntax = crate::annotate::words::plain_syntax("He ran.");
        let tree = Tree::new(&syntax);
        assert!(tree.dependents(0).next().is_none());
        assert_eq!(tree.subject(1), None);
    }
}
