//! One thing that is two ways of which only one can hold: a red van or a blue one, the captain's brother or his cousin,
//! north of a town or south of it.

use std::collections::BTreeSet;

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::nearby::{Told, told_alike};
use crate::compare::view::{Meeting, View};
use crate::compare::when;
use crate::compare::wording::list;
use crate::lexicon::contrasts::{Contrast, contrast};
use crate::model::{Deprel, Dimension, EntityId, Finding, Kind, Rule, Token, TokenId, Upos};
use crate::text::{Idx, Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Other,
    rule: Rule("contrast"),
    topic: "Which",
};

/// Fit of two sentences from which a word of one stands against a word of the other.
const SAME_POINT: f32 = 0.35;

/// Fit from which two nouns of one lemma name one thing where nothing else tells.
const SAME_THING: f32 = 0.55;

/// Conflicts between words that exclude one another.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_POINT) {
        if when::of_two_times(view, meeting.one, meeting.other) {
            continue;
        }
        let (ours, theirs) = (words(view, meeting.one), words(view, meeting.other));
        if ours.is_empty() || theirs.is_empty() {
            continue;
        }
        let told = told_alike(view, meeting);
        for our in &ours {
            for their in &theirs {
                let sole =
                    |all: &[Word], of: &Word| all.iter().filter(|word| word.says.set == of.says.set).count() == 1;
                if our.says.excludes(&their.says)
                    && sole(&ours, our)
                    && sole(&theirs, their)
                    && is_one_slot(view, meeting, (our, their), &told)
                    && !tells(view, meeting.one, our, &their.says)
                    && !tells(view, meeting.other, their, &our.says)
                {
                    found.push(Difference::new(
                        (meeting.one, our.span),
                        (meeting.other, their.span),
                        0.25 + 0.6 * meeting.fit,
                    ));
                }
            }
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!("The same is called {}; it cannot be both.", list(sides))
    })
}

/// A word that excludes others.
struct Word {
    place: usize,
    span: Span,
    says: Contrast,
}

fn words(view: &View<'_>, at: Location) -> Vec<Word> {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    article
        .syntax
        .tokens_in(at.span)
        .filter_map(|place| {
            let token = &tokens[place];
            let plain = matches!(token.upos, Upos::Noun | Upos::Adj | Upos::Adv | Upos::Propn | Upos::Adp);
            let says = plain.then(|| contrast(&token.lemma.to_lowercase(), article.slice(token.span)))??;
            Some(Word {
                place,
                span: token.span,
                says,
            })
        })
        .collect()
}

/// Whether two words fill one slot: they describe one noun, they name one entity, or they play one part in one event.
fn is_one_slot(view: &View<'_>, meeting: Meeting, (one, other): (&Word, &Word), told: &[(Told<'_>, Told<'_>)]) -> bool {
    let theirs = Slot::of(view, meeting.other, other);
    let same = |our: &Slot| theirs.iter().any(|their| is_same(view, meeting, (our, their), told));
    Slot::of(view, meeting.one, one).iter().any(same)
}

fn is_same(view: &View<'_>, meeting: Meeting, slots: (&Slot, &Slot), told: &[(Told<'_>, Told<'_>)]) -> bool {
    let syntax = |at: Location| &view.article(at.article).syntax;
    match slots {
        (Slot::Describes(ours), Slot::Describes(theirs)) => {
            let same = |one: Option<EntityId>, other: Option<EntityId>| one.is_some() && one == other;
            let plays = |told: &Told<'_>, at: Location, place: usize| {
                let span = syntax(at).tokens.as_slice()[place].span;
                let mut parts = told.trigger.participants.iter();
                parts.find(|part| part.span.contains(span)).map(|part| part.role)
            };
            let one_part = || {
                told.iter().any(|(one, other)| {
                    let role = plays(one, meeting.one, ours.noun);
                    role.is_some() && role == plays(other, meeting.other, theirs.noun)
                })
            };
            ours.lemma == theirs.lemma
                && (same(ours.entity, theirs.entity)
                    || same(ours.subject, theirs.subject)
                    || one_part()
                    || meeting.fit >= SAME_THING)
        }
        (Slot::Names(entity, owner), Slot::Names(their, their_owner)) => entity == their && owner == their_owner,
        (Slot::Plays(head, deprel, case), Slot::Plays(their_head, their_deprel, their_case)) => {
            let is_trigger = |at: Location, told: &Told<'_>, head: TokenId| {
                syntax(at).tokens_in(told.trigger.span).contains(&head.index())
            };
            let mut told = told.iter();
            deprel == their_deprel
                && case == their_case
                && told.any(|(our, their)| {
                    is_trigger(meeting.one, our, *head) && is_trigger(meeting.other, their, *their_head)
                })
        }
        (Slot::Lies(of), Slot::Lies(their)) => of == their,
        (Slot::Is(one), Slot::Is(other)) => one == other,
        _ => false,
    }
}

/// What a word tells of.
enum Slot {
    /// It describes a noun.
    Describes(Described),
    /// It is the noun by which somebody is called, and of whom, as in "the captain's brother".
    Names(EntityId, Option<Owner>),
    /// It plays a part in what its head tells, by an adposition or none.
    Plays(TokenId, Deprel, Option<String>),
    /// It is a direction, from the place of this name.
    Lies(String),
    /// It is what somebody or something is or is found to be.
    Is(EntityId),
}

/// A noun that a word describes.
struct Described {
    /// Its token.
    noun: usize,
    lemma: String,
    /// Who or what it is.
    entity: Option<EntityId>,
    /// Whose it is or who is in it: the subject of its clause.
    subject: Option<EntityId>,
}

/// Whose something is.
#[derive(PartialEq, Eq)]
enum Owner {
    Known(EntityId),
    Called(String),
}

impl Slot {
    fn of(view: &View<'_>, at: Location, word: &Word) -> Vec<Self> {
        let clause = Clause { view, at };
        let tokens = clause.tokens();
        let token = &tokens[word.place];
        if word.says.set == "compass" {
            return clause.lies(word.place).map(Self::Lies).into_iter().collect();
        }
        let describes = matches!(token.deprel, Deprel::Amod | Deprel::Compound)
            || token.deprel == Deprel::Nmod && token.upos != Upos::Noun
            || token.deprel == Deprel::Case;
        if word.says.set == "rank" && !clause.is_definite(word.place) {
            return Vec::new();
        }
        if token.upos == Upos::Adj && !describes {
            return clause.subject(word.place).map(Self::Is).into_iter().collect();
        }
        if describes && let Some(head) = token.head {
            let noun = head.index();
            return vec![Self::Describes(Described {
                noun,
                lemma: tokens[noun].lemma.to_lowercase(),
                entity: clause.entity(noun),
                subject: clause.subject(noun),
            })];
        }
        let mut slots = Vec::new();
        if matches!(word.says.set, "kin" | "sex" | "nation" | "party") {
            // "The captain, a Norwegian": what is set behind a noun names who the noun is.
            let named = token.head.filter(|_| token.deprel == Deprel::Appos);
            let entity = clause.entity(named.map_or(word.place, Idx::index));
            let owner = clause
                .child(word.place, Deprel::Nmod)
                .filter(|owner| *owner < word.place);
            let owner = owner.map(|owner| {
                let called = || Owner::Called(tokens[owner].lemma.to_lowercase());
                clause.entity(owner).map_or_else(called, Owner::Known)
            });
            slots.extend(entity.map(|entity| Self::Names(entity, owner)));
        }
        if let (Some(head), Upos::Noun) = (token.head, token.upos) {
            // In or on something are one, of what carries somebody.
            let by = clause
                .child(word.place, Deprel::Case)
                .filter(|_| word.says.set != "vehicle");
            let case = by.map(|by| tokens[by].lemma.to_lowercase());
            slots.push(Self::Plays(head, token.deprel, case));
        }
        slots
    }
}

/// A sentence as a tree.
struct Clause<'v, 'c> {
    view: &'v View<'c>,
    at: Location,
}

impl<'c> Clause<'_, 'c> {
    fn tokens(&self) -> &'c [Token] {
        self.view.article(self.at.article).syntax.tokens.as_slice()
    }

    fn child(&self, of: usize, deprel: Deprel) -> Option<usize> {
        let tokens = self.tokens();
        let mut sentence = self.view.article(self.at.article).syntax.tokens_in(self.at.span);
        sentence
            .find(|place| tokens[*place].deprel == deprel && tokens[*place].head.is_some_and(|head| head.index() == of))
    }

    /// Whether "the" stands before a word: a second one of its kind is another one.
    fn is_definite(&self, place: usize) -> bool {
        let before = place.checked_sub(1).map(|before| &self.tokens()[before]);
        before.is_some_and(|token| token.upos == Upos::Det && &*token.lemma == "the")
    }

    /// The entity that a token refers to.
    fn entity(&self, place: usize) -> Option<EntityId> {
        let span = self.tokens()[place].span;
        self.view.entity_of(Location::new(self.at.article, span))
    }

    /// Who or what is the subject of the predicate that a token is or hangs on.
    fn subject(&self, place: usize) -> Option<EntityId> {
        let governor = self.tokens()[place].head.map(Idx::index);
        let subject = self
            .child(place, Deprel::Nsubj)
            .or_else(|| self.child(governor?, Deprel::Nsubj))?;
        self.entity(subject)
    }

    /// The name of the place from which a direction is told: "Lindholm" of "north of Lindholm".
    fn lies(&self, place: usize) -> Option<String> {
        let rest = self.tokens().get(place + 1..)?;
        let of = rest.first().filter(|token| &*token.lemma == "of")?;
        let name = rest.iter().skip(1).take(3).find(|token| token.upos == Upos::Propn)?;
        let article = self.view.article(self.at.article);
        (self.at.span.contains(name.span) && of.span.end < name.span.start)
            .then(|| article.slice(name.span).to_lowercase())
    }
}

/// Whether an article says of the noun that a word describes, or at large, what the other account says.
fn tells(view: &View<'_>, at: Location, word: &Word, other: &Contrast) -> bool {
    let article = view.article(at.article);
    let tokens = article.syntax.tokens.as_slice();
    let head = |token: &Token| token.head.map(|head| &*tokens[head.index()].lemma);
    let own: BTreeSet<&str> = head(&tokens[word.place]).into_iter().collect();
    tokens.iter().any(|token| {
        let said = contrast(&token.lemma.to_lowercase(), article.slice(token.span));
        said.is_some_and(|said| said.set == other.set && !said.excludes(other))
            && head(token).is_some_and(|head| own.contains(head))
    })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn two_ways_of_which_one_can_hold() {
        let cases = [
            (
                "The ferry was rammed by a red boat in the fog.",
                "The ferry was rammed by a blue boat in the fog.",
            ),
            (
                "Karl Dahl, the captain's brother, called the coast guard.",
                "Karl Dahl, the captain's cousin, called the coast guard.",
            ),
            (
                "The captain broke his left arm in the sinking.",
                "The captain broke his right arm in the sinking.",
            ),
            (
                "The ferry struck the reef north of Lindholm in the fog.",
                "The ferry struck the reef south of Lindholm in the fog.",
            ),
            (
                "The captain threatened the mate with a knife.",
                "The captain threatened the mate with a pistol.",
            ),
            (
                "The captain was found dead in his flat on Friday.",
                "The captain was found alive in his flat on Friday.",
            ),
            (
                "The captain waited for the mate inside the terminal.",
                "The captain waited for the mate outside the terminal.",
            ),
        ];
        for (one, other) in cases {
            check("contrast", one, other, true);
        }
    }

    #[test]
    fn two_things_or_one_said_more_closely() {
        let cases = [
            (
                "The captain threatened the mate with a gun.",
                "The captain threatened the mate with a pistol.",
            ),
            (
                "The ferry was rammed by a red boat in the fog.",
                "The ferry was rammed by a red boat and a blue boat in the fog.",
            ),
            (
                "The captain broke his left arm in the sinking.",
                "The mate broke his right leg in the sinking.",
            ),
            (
                "Karl Dahl, the captain's brother, called the coast guard.",
                "Karl Dahl, the mate's cousin, called the coast guard.",
            ),
            (
                "The first rescue boat reached the ferry at nine.",
                "A second rescue boat reached the ferry at ten.",
            ),
        ];
        for (one, other) in cases {
            check("contrast", one, other, false);
        }
    }
}
