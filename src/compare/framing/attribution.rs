//! The same fact told by the narrator in one account and left to a source in the other, or left to
//! different sources.

use crate::compare::nearby::parties;
use crate::compare::view::View;
use crate::compare::wording::quote;
use crate::lexicon::nouns::{NounKind, noun};
use crate::model::{
    AlignedPassage, Alignment, Deprel, Dimension, EntityId, EntityKind, Finding, Quote, Rule, Trigger, TriggerId, Upos,
};
use crate::text::{Location, Span};

use super::grammar::{content, with_helpers};

const RULE: Rule = Rule("who-says-so");

/// Words that what a source says and what another account tells have in common, where they tell the same: fewest, and as a share
/// of the shorter one's.
const SAME: (usize, f32) = (5, 0.6);

/// The same, where an act told with one verb ties them.
const SAME_ACT: (usize, f32) = (3, 0.3);

/// The same, where little does: such a pair is told, but behind the others.
const LIKELY: (usize, f32) = (3, 0.4);

/// How much weaker such a pair is.
const WEAKER: f32 = 0.5;

/// Longest name of a source with its verb, in bytes, that is shown as one.
const LONGEST: usize = 80;

/// Verbs that say somebody told something. Others that take a clause tell what he thinks, wishes, decides or does.
const TELLING: &[&str] = &[
    "say",
    "tell",
    "add",
    "claim",
    "insist",
    "argue",
    "note",
    "suggest",
    "explain",
    "allege",
    "contend",
    "report",
    "announce",
    "state",
    "confirm",
    "reveal",
    "disclose",
    "write",
    "tweet",
    "post",
    "warn",
    "caution",
    "maintain",
    "acknowledge",
    "admit",
    "concede",
    "deny",
    "testify",
    "assert",
    "declare",
    "remark",
    "reply",
    "respond",
    "recall",
    "stress",
    "emphasize",
    "emphasise",
    "reiterate",
    "complain",
    "describe",
    "estimate",
    "find",
    "show",
    "indicate",
    "predict",
    "accord",
    "according",
    "affirm",
    "inform",
    "signal",
    "swear",
    "point",
    "observe",
    "comment",
    "document",
    "detail",
];

/// Words for a speaker that tell nobody who speaks.
const NOBODY: &[&str] = &[
    "that", "it", "which", "who", "i", "we", "you", "this", "what", "one", "those", "these",
];

/// Acts so general that two passages with them need not tell the same.
const LIGHT: &[&str] = &[
    "say", "be", "have", "do", "make", "go", "take", "get", "give", "come", "know", "think", "see", "want", "call",
    "ask", "report", "announce", "put", "let", "keep", "become", "use", "include",
];

/// Who says so, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| attributed(view, alignment))
        .collect()
}

/// A passage that leaves its point to a source.
struct Said<'c> {
    at: Location,
    quote: &'c Quote,
    /// The source with its verb.
    words: Span,
    speaker: Option<EntityId>,
}

fn attributed(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let said: Vec<Option<Said>> = alignment.members.iter().map(|member| said(view, member)).collect();
    for (ours, member) in said.iter().flatten().flat_map(|ours| {
        let others = alignment.members.iter().enumerate();
        others.map(move |(at, member)| (ours, (at, member)))
    }) {
        let (at, theirs) = member;
        if theirs.location.article == ours.at.article {
            continue;
        }
        let tie = common_act(view, ours, theirs.location);
        let content = ours.quote.span;
        let heard = |other: &Said<'_>| other.quote.span;
        let compared = said[at].as_ref().map_or(theirs.location.span, heard);
        let (shared, share) = in_common(view, (ours.at, content), (theirs.location, compared));
        let has = |(least, part): (usize, f32)| shared >= least && share >= part;
        let is_same = has(if tie.is_some() { SAME_ACT } else { SAME });
        if !is_same && !has(LIKELY) {
            continue;
        }
        let strength = (0.25 + 0.4 * alignment.score.max(share * share)) * if is_same { 1.0 } else { WEAKER };
        let found = match &said[at] {
            Some(other) if apart(view, ours, other) => Some(two_sources(view, ours, other, strength)),
            None if is_narrated(view, ours, theirs, tie) => Some(narrated(view, ours, theirs, tie, strength)),
            _ => None,
        };
        if found.is_some() {
            return found;
        }
    }
    None
}

/// The speech that most of a passage's deciding words are part of, where somebody is said to say it.
fn said<'c>(view: &View<'c>, member: &AlignedPassage) -> Option<Said<'c>> {
    let at = member.location;
    let quote = view.quotes(at).find(|quote| {
        let inside = member.keys.iter().filter(|key| quote.span.contains(**key)).count();
        inside * 2 > member.keys.len()
    })?;
    let source = quote.source?;
    let article = view.article(at.article);
    if let Some(cue) = quote.cue {
        let verb = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(cue).start];
        let told = TELLING.contains(&&*verb.lemma.to_lowercase());
        let infinitive = verb.xpos == "VB";
        if !told || infinitive {
            return None;
        }
    }
    let speaker = quote.chain.and_then(|chain| view.entity(at.article, chain));
    can_speak(view, Location::new(at.article, source), speaker).then(|| Said {
        at,
        quote,
        words: match quote.cue {
            Some(cue) if cue.cover(source).len() <= LONGEST => cue.cover(source),
            _ => source,
        },
        speaker,
    })
}

/// Whether words name somebody who can speak, or a paper in which he does.
fn can_speak(view: &View<'_>, source: Location, speaker: Option<EntityId>) -> bool {
    let words = view.slice(source).to_lowercase();
    if NOBODY.contains(&words.split_whitespace().next().unwrap_or_default()) {
        return false;
    }
    let known = speaker.is_some_and(|speaker| {
        matches!(
            view.all.entities[speaker].kind,
            EntityKind::Person | EntityKind::Organization | EntityKind::Group
        )
    });
    if is_pronoun(&words) {
        return known && speaker.is_some_and(|speaker| view.is_named(speaker));
    }
    let article = view.article(source.article);
    let mut tokens = article.syntax.tokens.as_slice()[article.syntax.tokens_in(source.span)].iter();
    known
        || tokens.any(|token| {
            token.upos == Upos::Propn
                || noun(&token.lemma.to_lowercase()).is_some_and(|noun| {
                    matches!(
                        noun.class.kind,
                        NounKind::Person | NounKind::Group | NounKind::Organization | NounKind::Work
                    )
                })
        })
}

fn is_pronoun(words: &str) -> bool {
    matches!(words, "he" | "she" | "they")
}

/// An act, other than saying, that is told both in some speech and in another passage.
fn common_act<'c>(view: &View<'c>, ours: &Said<'_>, theirs: Location) -> Option<(TriggerId, &'c Trigger)> {
    let told = |at: Location| {
        let all = view.article(at.article).triggers.enumerated();
        let tokens = &view.article(at.article).syntax;
        // What a clause says, and not what it says in passing of something else.
        let is_verb = |trigger: &Trigger| {
            let at = tokens.tokens_in(trigger.span).start;
            tokens.tokens.as_slice().get(at).is_some_and(|token| {
                token.upos == Upos::Verb
                    && !matches!(
                        token.deprel,
                        Deprel::Acl | Deprel::Amod | Deprel::Nmod | Deprel::Compound
                    )
            })
        };
        all.filter(move |(_, trigger)| at.span.contains(trigger.span) && !LIGHT.contains(&trigger.class.as_str()))
            .filter(move |(_, trigger)| is_verb(trigger))
    };
    told(ours.at)
        .filter(|(_, trigger)| ours.quote.span.contains(trigger.span))
        .find_map(|(one, our)| {
            told(theirs).find(|(other, their)| {
                view.same_sort((ours.at.article, Some(one)), (theirs.article, Some(*other)))
                    && parties(view, (ours.at.article, our), (theirs.article, their)) != Some(false)
            })
        })
}

/// Content words that two stretches of two passages have in common, and as a share of the shorter one's.
fn in_common(view: &View<'_>, one: (Location, Span), other: (Location, Span)) -> (usize, f32) {
    let words = |(at, stretch): (Location, Span)| {
        let span = Span {
            start: stretch.start.max(at.span.start),
            end: stretch.end.min(at.span.end).max(stretch.start.max(at.span.start)),
        };
        content(view.article(at.article), span)
    };
    let (one, other) = (words(one), words(other));
    let shared = one.intersection(&other).count();
    (shared, shared as f32 / one.len().min(other.len()).max(1) as f32)
}

/// Whether another passage is the narrator's: no speech is around its act, and the speaker of the first is not in it, who might
/// be the one who tells it there too.
fn is_narrated(view: &View<'_>, ours: &Said<'_>, theirs: &AlignedPassage, tie: Option<(TriggerId, &Trigger)>) -> bool {
    let sentence = view.sentence(theirs.location);
    let present = ours
        .speaker
        .is_some_and(|speaker| view.entities_in(sentence).contains(&speaker));
    let act = tie.map(|(_, trigger)| trigger.span);
    let spoken = view.quotes(sentence).any(|quote| match act {
        Some(act) => quote.span.overlaps(act),
        None => theirs.keys.iter().any(|key| quote.span.overlaps(*key)),
    });
    !present && !spoken && !sounds_spoken(view, sentence)
}

/// Whether a sentence reads as somebody's words, though none is found to say them: it goes on with a quotation, says "I" or "we",
/// or has a word of saying before what it tells.
fn sounds_spoken(view: &View<'_>, sentence: Location) -> bool {
    let article = view.article(sentence.article);
    let text = &article.article.text;
    let block = article
        .article
        .blocks
        .iter()
        .find(|block| block.span.contains(sentence.span));
    let before = block.map_or("", |block| {
        &text[block.span.start as usize..sentence.span.start as usize]
    });
    let count = |words: &str, mark: char| words.matches(mark).count();
    let own = view.slice(sentence);
    let open = count(before, '“') > count(before, '”') || count(before, '"') % 2 == 1;
    let odd = count(own, '“') != count(own, '”') || count(own, '"') % 2 == 1;
    let tokens = &article.syntax.tokens.as_slice()[article.syntax.tokens_in(sentence.span)];
    let speaks = tokens.iter().any(|token| {
        let word = article.slice(token.span).to_lowercase();
        matches!(
            word.as_str(),
            "i" | "we" | "my" | "our" | "me" | "us" | "according" | "reportedly" | "allegedly"
        ) && article.slice(token.span) != "US"
            || token.upos == Upos::Verb && TELLING.contains(&&*token.lemma.to_lowercase())
    });
    open || odd || speaks
}

/// Whether two sources are two: neither speaks for the other, nor is one a word for the other.
fn apart(view: &View<'_>, ours: &Said<'_>, theirs: &Said<'_>) -> bool {
    let (Some(one), Some(other)) = (ours.speaker, theirs.speaker) else {
        return false;
    };
    let holds = |said: &Said<'_>, entity: EntityId| {
        said.quote.source.is_some_and(|source| {
            view.entities_in(Location::new(said.at.article, source))
                .contains(&entity)
        })
    };
    let kind = |entity: EntityId| view.all.entities[entity].kind;
    // Whom a pronoun stands for is too unsure to tell two sources from one.
    let unsure = |said: &Said<'_>| {
        let source = said.quote.source.map(|span| Location::new(said.at.article, span));
        source.is_none_or(|source| is_pronoun(&view.slice(source).to_lowercase()))
    };
    if unsure(ours) || unsure(theirs) {
        return false;
    }
    // "The officials" and "the police" may be the same people; of two names, or of a person and an office, that can be seen.
    let told = view.is_named(one) && view.is_named(other) && kind(one) == kind(other);
    let about = |said: &Said<'_>, entity: EntityId| view.entities_in(view.sentence(said.at)).contains(&entity);
    one != other && told && !holds(ours, other) && !holds(theirs, one) && !about(ours, other) && !about(theirs, one)
}

fn two_sources(view: &View<'_>, ours: &Said<'_>, theirs: &Said<'_>, strength: f32) -> Finding {
    let why = format!(
        "The same point comes from {} in {} and from {} in {}.",
        who(view, ours),
        view.name(ours.at.article),
        who(view, theirs),
        view.name(theirs.at.article)
    );
    let evidence = [ours, theirs].map(|said| {
        View::evidence(
            Location::new(said.at.article, said.at.span.cover(said.words)),
            [said.words],
        )
    });
    super::finding(view, RULE, Dimension::Source, evidence.to_vec(), strength, why)
}

fn narrated(
    view: &View<'_>,
    ours: &Said<'_>,
    theirs: &AlignedPassage,
    tie: Option<(TriggerId, &Trigger)>,
    strength: f32,
) -> Finding {
    let article = view.article(theirs.location.article);
    let keys = match tie {
        Some((_, trigger)) => {
            vec![with_helpers(article, article.syntax.tokens_in(trigger.span).start).cover(trigger.span)]
        }
        None => super::plain_keys(view, theirs.location, &theirs.keys),
    };
    let own = keys
        .first()
        .map(|key| quote(view, Location::new(theirs.location.article, *key)))
        .unwrap_or_default();
    let why = format!(
        "{} leaves it to {}; {} tells it in its own voice, naming nobody: “{own}”.",
        view.name(ours.at.article),
        who(view, ours),
        view.name(theirs.location.article),
    );
    let within = |at: Location, keys: &[Span]| -> Location {
        keys.iter().fold(at, |passage, key| {
            Location::new(passage.article, passage.span.cover(*key))
        })
    };
    let summary = format!(
        "Who says so: {} / told as a fact: {own}",
        quote(view, Location::new(ours.at.article, ours.words))
    );
    let evidence = vec![
        View::evidence(within(ours.at, &[ours.words]), [ours.words]),
        View::evidence(within(theirs.location, &keys), keys),
    ];
    Finding {
        summary,
        ..super::finding(view, RULE, Dimension::Source, evidence, strength, why)
    }
}

/// The words that name a source, and whom they mean where they are a pronoun.
fn who(view: &View<'_>, said: &Said<'_>) -> String {
    let words = quote(view, Location::new(said.at.article, said.words));
    let source = said.quote.source.unwrap_or(said.words);
    let pronoun = is_pronoun(&view.slice(Location::new(said.at.article, source)).to_lowercase());
    match said.speaker.filter(|_| pronoun) {
        Some(speaker) => format!("“{words}” ({})", view.all.entities[speaker].name),
        None => format!("“{words}”"),
    }
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn told_by_a_source_in_one_account_only() {
        check(
            "who-says-so",
            "Guards arrested the deckhand Jonas Berg on the Lindholm pier, police said on Monday.",
            "Guards arrested the deckhand Jonas Berg on the Lindholm pier on Monday.",
            true,
        );
    }

    #[test]
    fn what_somebody_wants_he_does_not_say() {
        check(
            "who-says-so",
            "The mayor Ida Lund wants guards to arrest the deckhand Jonas Berg on the Lindholm pier.",
            "Guards arrested the deckhand Jonas Berg on the Lindholm pier on Monday.",
            false,
        );
    }

    #[test]
    fn a_thing_does_not_speak() {
        check(
            "who-says-so",
            "Guards arrested the deckhand Jonas Berg on the Lindholm pier, it said on Monday.",
            "Guards arrested the deckhand Jonas Berg on the Lindholm pier on Monday.",
            false,
        );
    }

    #[test]
    fn the_speaker_stands_in_both() {
        check(
            "who-says-so",
            "The mayor Ida Lund said she would close the Lindholm pier on Monday.",
            "On Monday the mayor Ida Lund closed the Lindholm pier.",
            false,
        );
    }
}
