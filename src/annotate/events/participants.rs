//! Who and what takes part in an event, by the grammar of its clause.

use crate::annotate::tree::Tree;
use crate::model::{Deprel, Form, Mention, MentionId, Participant, Role, Syntax, Upos};
use crate::text::IndexVec;

use super::triggers::Found;

/// Classes of nouns whose owner undergoes the event: "his arrest", "the minister's death".
const OWNER_UNDERGOES: &[&str] = &[
    "kill", "die", "suicide", "injure", "arrest", "release", "abduct", "rescue", "evacuate", "miss", "charge",
    "suspect", "convict", "acquit", "sentence", "try", "fine", "fire", "appoint", "elect", "bury", "bear", "deport",
    "diagnose", "treat", "infect", "identify", "impeach", "torture", "collapse", "destroy", "damage", "sink",
];

/// Light verbs whose subject undergoes the event that the noun tells: "suffered a defeat".
const UNDERGOING: &[&str] = &["suffer", "sustain", "undergo", "receive", "face", "get"];

/// Prepositions that name the place of an event.
const WHERE: &[&str] = &[
    "in",
    "at",
    "near",
    "outside",
    "inside",
    "across",
    "around",
    "off",
    "within",
    "throughout",
    "along",
    "beside",
    "aboard",
];

/// Finds participants of the triggers of one article.
pub(super) struct Finder<'a> {
    tree: &'a Tree<'a>,
    mentions: &'a IndexVec<MentionId, Mention>,
    /// The longest mention whose head, or whose title before a name, a token belongs to.
    mention_of: Vec<Option<MentionId>>,
}

impl<'a> Finder<'a> {
    pub(super) fn new(syntax: &Syntax, tree: &'a Tree<'a>, mentions: &'a IndexVec<MentionId, Mention>) -> Self {
        let mut mention_of: Vec<Option<MentionId>> = vec![None; syntax.tokens.len()];
        for (id, mention) in mentions.enumerated() {
            for token in syntax.tokens_in(mention.head) {
                let known = mention_of[token].map_or(0, |known| mentions[known].span.len());
                if mention.span.len() > known {
                    mention_of[token] = Some(id);
                }
            }
        }
        // A title that the tree takes for the head, "captain Erik Olsen", stands for the one who bears it.
        for (id, mention) in mentions.enumerated().filter(|(_, mention)| mention.form == Form::Name) {
            let first = syntax.tokens_in(mention.span).start;
            let head = syntax.tokens_in(mention.head).start;
            let titles = (first..head).rev();
            let bears = |place: &usize| matches!(syntax.tokens.as_slice()[*place].upos, Upos::Noun | Upos::Propn);
            for place in titles.take_while(bears) {
                mention_of[place].get_or_insert(id);
            }
        }
        Self {
            tree,
            mentions,
            mention_of,
        }
    }

    /// The participants of `trigger`, whose first token is `at`, in reading order.
    pub(super) fn of(&self, trigger: &Found, at: usize) -> Vec<Participant> {
        let mut found = Vec::new();
        if trigger.verb {
            self.of_verb(trigger, at, &mut found);
        } else {
            self.of_noun(trigger, at, &mut found);
        }
        found.retain(|one| {
            one.span.end <= self.tree.token(at).span.start || one.span.start >= self.tree.token(at).span.end
        });
        found.sort_by_key(|participant| (participant.span, participant.role));
        found.dedup_by_key(|participant| participant.span);
        found
    }

    fn of_verb(&self, trigger: &Found, verb: usize, found: &mut Vec<Participant>) {
        let passive = self.tree.is_passive(verb);
        let undergoes = passive || trigger.subject_undergoes && self.tree.object(verb).is_none();
        if let Some(subject) = self.tree.subject(verb) {
            self.add(subject, if undergoes { Role::Patient } else { Role::Agent }, found);
        }
        if let Some(object) = self.tree.object(verb) {
            self.add(object, Role::Patient, found);
            self.add_places(object, found);
        }
        if let Some(recipient) = self.tree.under(verb, Deprel::Iobj).next() {
            self.add(recipient, Role::Recipient, found);
        }
        for oblique in self.tree.under(verb, Deprel::Obl) {
            let role = match self.tree.case(oblique) {
                Some("by") if passive => Role::Agent,
                Some("at" | "on") if trigger.class == "shoot" => Role::Patient,
                Some("against") => Role::Patient,
                Some("to") => Role::Recipient,
                Some("with" | "using") => Role::Instrument,
                Some(case) if WHERE.contains(&case) => Role::Place,
                _ => continue,
            };
            self.add(oblique, role, found);
        }
    }

    fn of_noun(&self, trigger: &Found, noun: usize, found: &mut Vec<Participant>) {
        let undergone = trigger.subject_undergoes || OWNER_UNDERGOES.contains(&trigger.class.as_str());
        let owner = if undergone { Role::Patient } else { Role::Agent };
        for modifier in self.tree.under(noun, Deprel::Nmod) {
            let role = match self.tree.case(modifier) {
                _ if self.tree.is_possessive(modifier) => owner,
                Some("by") => Role::Agent,
                Some("of" | "on" | "against") => Role::Patient,
                Some("to") => Role::Recipient,
                Some("with" | "between" | "from") => Role::Other,
                Some(case) if WHERE.contains(&case) => Role::Place,
                _ => continue,
            };
            self.add(modifier, role, found);
        }
        for modifier in self.tree.under(noun, Deprel::Compound) {
            self.add_mention(modifier, if undergone { Role::Patient } else { Role::Other }, found);
        }
        // "Ten people were dead": the subject of the state.
        if trigger.subject_undergoes
            && let Some(subject) = self.tree.under(noun, Deprel::Nsubj).next()
        {
            self.add(subject, Role::Patient, found);
        }
        let Some(verb) = trigger.support else { return };
        let suffers = self.tree.is_passive(verb) || UNDERGOING.contains(&&*self.tree.token(verb).lemma);
        if let Some(subject) = self.tree.subject(verb).filter(|subject| *subject != noun) {
            self.add(subject, if suffers { Role::Patient } else { Role::Agent }, found);
        }
        self.add_places(verb, found);
    }

    /// Places that hang on a verb or on its object: "hit a bus in Leeds".
    fn add_places(&self, at: usize, found: &mut Vec<Participant>) {
        for place in self.tree.dependents(at) {
            let fits = matches!(self.tree.token(place).deprel, Deprel::Nmod | Deprel::Obl)
                && self.tree.case(place).is_some_and(|case| WHERE.contains(&case));
            if fits {
                self.add_mention(place, Role::Place, found);
            }
        }
    }

    /// Adds the phrase of token `at` and those joined to it by "and".
    fn add(&self, at: usize, role: Role, found: &mut Vec<Participant>) {
        for token in self.tree.with_conjuncts(at) {
            let bare = matches!(role, Role::Agent | Role::Patient) && self.mention_of[token].is_none();
            if bare && matches!(self.tree.token(token).upos, Upos::Noun | Upos::Propn) {
                found.push(Participant {
                    role,
                    span: self.tree.phrase(token),
                    chain: None,
                });
            } else {
                self.add_mention(token, role, found);
            }
        }
    }

    fn add_mention(&self, token: usize, role: Role, found: &mut Vec<Participant>) {
        if let Some(mention) = self.mention_of[token].map(|id| &self.mentions[id]) {
            found.push(Participant {
                role,
                span: mention.span,
                chain: Some(mention.chain),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::annotate::{entities, events};
    use crate::language;
    use crate::model::{Block, BlockKind, Config, Role, fixture};
    use crate::text::{Cancel, Span};

    /// The words in each role of the event told by `trigger`, in reading order.
    fn check(text: &str, trigger: &str, expected: &[(Role, &str)]) {
        let mut article = fixture::plain(text);
        article.blocks.push(Block {
            span: Span::of(text, 0, text.len()),
            kind: BlockKind::Paragraph,
        });
        let syntax = language::parse(&article.text, &article.blocks, &Cancel::default());
        let (mentions, ..) = entities(&article, &syntax, &Config::default());
        let (triggers, _) = events(&article, &syntax, &mentions, &Config::default());
        let told = triggers
            .iter()
            .find(|one| article.slice(one.span) == trigger)
            .unwrap_or_else(|| panic!("no trigger {trigger} in {text}"));
        let found: Vec<(Role, &str)> = told
            .participants
            .iter()
            .map(|one| (one.role, article.slice(one.span)))
            .collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn a_title_stands_for_who_bears_it() {
        check(
            "The court acquitted captain Erik Olsen on Monday.",
            "acquitted",
            &[(Role::Agent, "The court"), (Role::Patient, "captain Erik Olsen")],
        );
    }

    #[test]
    fn roles_are_the_same_in_active_and_passive() {
        use Role::{Agent, Patient, Place};
        check(
            "Maria Keller sued Paul Brandt in Hamburg.",
            "sued",
            &[(Agent, "Maria Keller"), (Patient, "Paul Brandt"), (Place, "Hamburg")],
        );
        check(
            "Paul Brandt was sued by Maria Keller.",
            "sued",
            &[(Patient, "Paul Brandt"), (Agent, "Maria Keller")],
        );
        check(
            "Paul Brandt died in Hamburg.",
            "died",
            &[(Patient, "Paul Brandt"), (Place, "Hamburg")],
        );
    }

    #[test]
    fn nouns_have_participants_too() {
        use Role::{Agent, Patient, Recipient};
        check(
            "The arrest of Paul Brandt came late.",
            "arrest",
            &[(Patient, "Paul Brandt")],
        );
        check("Paul Brandt's visit was short.", "visit", &[(Agent, "Paul Brandt")]);
        check(
            "Maria Keller paid a visit to the docks.",
            "visit",
            &[(Agent, "Maria Keller"), (Recipient, "the docks")],
        );
    }
}
