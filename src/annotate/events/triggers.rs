//! Which words tell of an event.

use std::ops::Range;

use crate::annotate::clause::{BE, HAVE, MODAL};
use crate::annotate::words::Words;
use crate::lexicon::{EventSense, EventWord, VerbForm, event_senses};
use crate::model::{Deprel, NameKind, Upos};

use super::nouns;

/// A trigger as it was recognised.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub first: usize,
    pub last: usize,
    pub lemma: String,
    pub class: String,
    /// Whether it is used as a verb.
    pub verb: bool,
    /// Whether its subject undergoes it.
    pub subject_undergoes: bool,
    /// Token of the light verb that lends a noun its subject ("made" of "made a denial").
    pub support: Option<usize>,
}

/// Verbs that tell of nothing by themselves.
const EMPTY_VERBS: &[&str] = &[
    "be", "have", "do", "get", "let", "seem", "appear", "become", "keep", "will", "would", "can", "could", "may",
    "might", "shall", "should", "must", "ought", "need", "include", "involve", "mean", "contain", "consist", "belong",
    "concern", "regard", "follow", "accord", "relate", "base", "depend", "deserve", "matter",
];

/// Verbs that lend a tense to an event noun ("made a denial", "carried out an attack").
const LIGHT_VERBS: &[&str] = &[
    "make",
    "take",
    "give",
    "have",
    "carry",
    "conduct",
    "hold",
    "commit",
    "stage",
    "mount",
    "perform",
    "undertake",
    "wage",
    "cast",
    "issue",
    "launch",
    "suffer",
    "sustain",
    "reach",
    "pay",
    "receive",
    "get",
    "undergo",
    "enter",
    "face",
    "do",
    "deliver",
    "lodge",
    "begin",
    "put",
    "set",
    "bring",
    "come",
    "go",
];

/// Light verbs that reach their noun by a preposition ("came under attack", "went on strike").
const INTO_VERBS: &[&str] = &["come", "go", "put", "bring", "enter"];

/// Words after which a word of doubtful use is a noun.
const BEFORE_NOUN: &[&str] = &[
    "the", "a", "an", "this", "that", "these", "those", "his", "her", "its", "their", "our", "my", "your", "no", "any",
    "some", "each", "every", "of", "'s", "’s", "another", "more", "several", "many", "few", "in", "by", "for", "with",
    "from", "after", "during", "on", "under", "over", "between", "against", "into",
];

/// Words after which a word of doubtful use is a verb.
const BEFORE_VERB: &[&str] = &["to", "he", "she", "they", "it", "we", "i", "you", "who", "not", "n't"];

/// The triggers of one sentence, in reading order; they never overlap.
pub(super) fn in_sentence(words: &Words, sentence: &Range<usize>) -> Vec<Found> {
    let mut found = Vec::new();
    let title_case = is_title_case(words, sentence);
    let mut at = sentence.start;
    while at < sentence.end {
        let trigger = words
            .is_letters(at)
            .then(|| trigger_at(words, sentence, at, title_case))
            .flatten();
        at = trigger.as_ref().map_or(at, |trigger| trigger.last) + 1;
        found.extend(trigger);
    }
    drop_light_verbs(words, &mut found);
    found
}

/// First words of the triggers.
pub(super) fn starts(triggers: &[Found]) -> Vec<usize> {
    triggers
        .iter()
        .filter(|trigger| trigger.verb)
        .map(|trigger| trigger.first)
        .collect()
}

/// Whether most longer words of a line are capitalised, as in a headline of the American kind.
fn is_title_case(words: &Words, sentence: &Range<usize>) -> bool {
    let long = || {
        sentence
            .clone()
            .filter(|at| words.is_letters(*at) && words.raw(*at).len() > 3)
    };
    let capital = long().filter(|at| words.is_capitalised(*at)).count();
    capital > 3 && capital * 5 > long().count() * 4
}

/// How a word is used, as far as can be told.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Use {
    Verb,
    Noun,
    Adjective,
    Name,
    Unknown,
    Other,
}

fn use_of(words: &Words, sentence: &Range<usize>, at: usize, title_case: bool) -> Use {
    let in_name = words.token(at).is_some_and(|token| token.name.is_some());
    let tagged = match words.upos(at) {
        Upos::Verb => Use::Verb,
        Upos::Noun => Use::Noun,
        Upos::Adj => Use::Adjective,
        Upos::Propn if title_case && !in_name => Use::Unknown,
        Upos::Propn => Use::Name,
        Upos::X => Use::Unknown,
        _ => Use::Other,
    };
    if tagged != Use::Verb && (in_name || tagged == Use::Name) && names_event(words, at) {
        return Use::Noun;
    }
    if in_name && tagged != Use::Verb {
        return Use::Name;
    }
    if tagged != Use::Unknown {
        return tagged;
    }
    if words.is_capitalised(at) && at > sentence.start && !title_case {
        return Use::Name;
    }
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let Some(before) = before else {
        return Use::Unknown;
    };
    if words.is(before, BEFORE_VERB) || words.is(before, MODAL) {
        return Use::Verb;
    }
    // "that killed" is a relative clause: a word with no use as a noun stays a verb.
    let noun = || {
        event_senses(words.lower(at))
            .iter()
            .any(|sense| sense.word == EventWord::Noun)
    };
    if words.is(before, BEFORE_NOUN) && (noun() || words.is(at + 1, &["of"])) {
        return Use::Noun;
    }
    Use::Unknown
}

/// Whether a name ends here whose last word says that it is an event: "the Harbour Awards".
fn names_event(words: &Words, at: usize) -> bool {
    let continues = words
        .token(at + 1)
        .is_some_and(|next| next.upos == Upos::Propn || next.name.is_some_and(|name| !name.begin));
    let fits = words
        .token(at)
        .is_some_and(|token| token.name.is_none_or(|name| name.kind == NameKind::Other));
    fits && !continues
        && event_senses(words.lower(at))
            .iter()
            .any(|sense| sense.word == EventWord::Noun)
}

fn trigger_at(words: &Words, sentence: &Range<usize>, at: usize, title_case: bool) -> Option<Found> {
    let used = use_of(words, sentence, at, title_case);
    if matches!(used, Use::Name | Use::Other) {
        return None;
    }
    let senses = event_senses(words.lower(at));
    let fitting = senses.iter().filter(|sense| follows(words, sentence, at, sense));
    let chosen = match used {
        Use::Verb => fitting.clone().find(|sense| is_verb(sense)),
        // Gerunds and participles are tagged as nouns and adjectives too ("the killing", "wounded").
        Use::Noun => fitting.clone().find(|sense| sense.word == EventWord::Noun).or_else(|| {
            let bare = fitting
                .clone()
                .find(|sense| sense.word == EventWord::Verb(VerbForm::Gerund));
            bare.filter(|_| words.upos(at) == Upos::Noun || is_gerund_noun(words, at))
        }),
        Use::Adjective => fitting.clone().find(|sense| {
            sense.word == EventWord::Adjective || matches!(sense.word, EventWord::Verb(form) if form.is_participle())
        }),
        _ => fitting
            .clone()
            .max_by_key(|sense| untagged_rank(words, sentence, at, sense)),
    };
    match chosen {
        Some(sense) => Some(from_sense(at, sense)),
        None if used == Use::Verb && words.upos(at) == Upos::Verb => plain_verb(words, at),
        None if used == Use::Noun => headline_verb(words, at, senses).or_else(|| plain_noun(words, at)),
        None => None,
    }
}

/// "the killing of": a gerund between a determiner and "of".
fn is_gerund_noun(words: &Words, at: usize) -> bool {
    words.is(at + 1, &["of"])
}

/// Whether the particles that a reading asks for stand right after the word.
fn follows(words: &Words, sentence: &Range<usize>, at: usize, sense: &EventSense) -> bool {
    sense.particles.iter().enumerate().all(|(offset, particle)| {
        let next = at + 1 + offset;
        next < sentence.end && words.lower(next) == *particle
    })
}

fn is_verb(sense: &EventSense) -> bool {
    matches!(sense.word, EventWord::Verb(_))
}

/// Without a tagger: readings with particles first, then forms that only a verb has, then nouns.
fn untagged_rank(words: &Words, sentence: &Range<usize>, at: usize, sense: &EventSense) -> (usize, u8) {
    let fits = match sense.word {
        EventWord::Verb(VerbForm::Base) => 1,
        EventWord::Verb(VerbForm::Third) => 2,
        EventWord::Verb(_) => 4 - u8::from(at > sentence.start && words.is(at - 1, BEFORE_NOUN)) * 2,
        EventWord::Noun => 3,
        EventWord::Adjective => 5,
    };
    (sense.particles.len(), fits)
}

fn from_sense(at: usize, sense: &EventSense) -> Found {
    Found {
        first: at,
        last: at + sense.particles.len(),
        lemma: sense.lemma.clone(),
        class: sense.class.name.to_owned(),
        verb: is_verb(sense),
        subject_undergoes: sense.subject_undergoes,
        support: None,
    }
}

/// A verb that the lexicon does not know: its lemma is its class.
fn plain_verb(words: &Words, at: usize) -> Option<Found> {
    let token = words.token(at)?;
    let lemma = token.lemma.to_lowercase();
    let auxiliary = matches!(token.deprel, Deprel::Aux | Deprel::Cop);
    if auxiliary
        || EMPTY_VERBS.contains(&lemma.as_str())
        || words.is(at, BE)
        || words.is(at, HAVE)
        || words.is(at, MODAL)
    {
        return None;
    }
    // A token of several words is named by its first.
    (words.word_of(words.all[at].token) == Some(at)).then(|| Found {
        first: at,
        last: at,
        class: lemma.clone(),
        lemma,
        verb: true,
        subject_undergoes: false,
        support: None,
    })
}

/// A headline's verb that was taken for a noun: a form that the lexicon knows as a verb alone, before a phrase.
fn headline_verb(words: &Words, at: usize, senses: &[EventSense]) -> Option<Found> {
    let third = senses
        .iter()
        .find(|sense| sense.word == EventWord::Verb(VerbForm::Third) && sense.particles.is_empty())?;
    let before_phrase = matches!(
        words.upos(at + 1),
        Upos::Noun | Upos::Propn | Upos::Det | Upos::Adj | Upos::Num
    );
    before_phrase.then(|| from_sense(at, third))
}

/// A noun that its ending shows to be made of a verb: its lemma is its class.
fn plain_noun(words: &Words, at: usize) -> Option<Found> {
    let token = words.token(at).filter(|token| token.upos == Upos::Noun)?;
    let lemma = &*token.lemma;
    (nouns::is_made_of_verb(lemma) && words.word_of(words.all[at].token) == Some(at)).then(|| Found {
        first: at,
        last: at,
        class: lemma.to_owned(),
        lemma: lemma.to_owned(),
        verb: false,
        subject_undergoes: false,
        support: None,
    })
}

/// "Made a denial" is one event, told by the noun: a light verb whose object is an event noun steps
/// back and lends the noun its subject.
fn drop_light_verbs(words: &Words, found: &mut Vec<Found>) {
    let token = |trigger: &Found| words.all[trigger.first].token;
    let mut given: Vec<usize> = Vec::new();
    for noun in 0..found.len() {
        let relation = words.deprel(found[noun].first);
        let governed = !found[noun].verb && matches!(relation, Deprel::Obj | Deprel::Obl);
        let Some(head) = words.head(found[noun].first).filter(|_| governed) else {
            continue;
        };
        let verb = found.iter().position(|verb| verb.verb && token(verb) == head);
        let lemma = &*words.syntax.tokens.as_slice()[head].lemma;
        let into = relation == Deprel::Obl;
        if !LIGHT_VERBS.contains(&lemma) || into && !INTO_VERBS.contains(&lemma) {
            continue;
        }
        found[noun].support = Some(head);
        given.extend(verb);
    }
    let mut index = 0;
    found.retain(|_| {
        index += 1;
        !given.contains(&(index - 1))
    });
}
