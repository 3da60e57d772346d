//! In which event a number counts, and what happens there to the counted.

use std::ops::Range;

use crate::annotate::clause::{HAVE, auxiliary_before, is_between, is_boundary, is_passive};
use crate::annotate::words::Words;
use crate::lexicon::{EventClass, EventWord, event_class, event_senses};
use crate::model::{Deprel, Trigger, TriggerId, Upos};
use crate::text::{Idx, IndexVec};

/// Event nouns that count people by what befell them ("95 deaths").
const VICTIM_NOUNS: &[&str] = &[
    "death",
    "fatality",
    "casualty",
    "injury",
    "arrest",
    "detention",
    "killing",
    "murder",
    "conviction",
    "homicide",
    "infection",
    "hospitalization",
    "hospitalisation",
];

/// How many words away from a number its event is looked for.
const REACH: usize = 14;

/// The triggers of one sentence by word.
pub(super) struct Triggers<'a> {
    /// First and last word, and the trigger.
    list: Vec<(usize, usize, TriggerId)>,
    all: &'a IndexVec<TriggerId, Trigger>,
}

/// What governs a number.
#[derive(Clone, Copy, Debug)]
pub(super) struct Governor {
    pub trigger: TriggerId,
    /// Whether the counted undergoes the event; otherwise it does it, or is merely near.
    pub undergoes: bool,
}

impl<'a> Triggers<'a> {
    /// Those that lie in `sentence`.
    pub fn of(words: &Words, sentence: &Range<usize>, all: &'a IndexVec<TriggerId, Trigger>) -> Self {
        let mut list = Vec::new();
        if !sentence.is_empty() {
            let span = words.cover(sentence.start, sentence.end - 1);
            let from = all
                .as_slice()
                .partition_point(|trigger| trigger.span.start < span.start);
            let mut word = sentence.start;
            for (index, trigger) in all.as_slice()[from..]
                .iter()
                .take_while(|trigger| trigger.span.start < span.end)
                .enumerate()
            {
                while word < sentence.end && words.all[word].span.start < trigger.span.start {
                    word += 1;
                }
                let mut last = word;
                while last + 1 < sentence.end && words.all[last + 1].span.end <= trigger.span.end {
                    last += 1;
                }
                list.push((word, last, TriggerId::from_usize(from + index)));
            }
        }
        Self { list, all }
    }

    pub fn class(&self, id: TriggerId) -> Option<&'static EventClass> {
        event_class(&self.all[id].class)
    }

    /// Whether the trigger is told by the word at `head`.
    pub fn is_at(&self, id: TriggerId, head: Option<usize>) -> bool {
        head.is_some_and(|head| self.at(head) == Some(id))
    }

    fn at(&self, word: usize) -> Option<TriggerId> {
        let index = self.list.partition_point(|(_, last, _)| *last < word);
        self.list
            .get(index)
            .filter(|(first, _, _)| *first <= word)
            .map(|(_, _, id)| *id)
    }

    /// The event that governs the number whose phrase runs over words `first..end`, counted noun at `head`.
    pub fn governor(
        &self,
        words: &Words,
        sentence: &Range<usize>,
        first: usize,
        end: usize,
        head: Option<usize>,
    ) -> Option<Governor> {
        let own = head.and_then(|head| self.at(head));
        if let Some(id) = own {
            let victims = VICTIM_NOUNS.contains(&self.all[id].lemma.as_str());
            return Some(Governor {
                trigger: id,
                undergoes: victims,
            });
        }
        self.right_after(words, sentence, end, head)
            .or_else(|| self.by_parse(words, head))
            .or_else(|| self.just_before(words, sentence, first))
            .or_else(|| self.after(words, sentence, end))
            .or_else(|| self.before(words, sentence, first))
    }

    /// By the grammar: the counted is the object or the passive subject of a trigger, or a participle hangs on it.
    fn by_parse(&self, words: &Words, head: Option<usize>) -> Option<Governor> {
        let head = head?;
        let token = words.all[head].token;
        let near = self.list.partition_point(|(first, _, _)| *first < head);
        for (word, _, id) in self.list.iter().skip(near).take(4) {
            if words.head(*word) == Some(token) && words.deprel(*word) == Deprel::Acl {
                let participle = is_participle(words, *word);
                let passive_relative = participle
                    && (auxiliary_before(words, &(0..*word), *word).is_none()
                        || is_passive(words, &(0..words.all.len()), *word));
                return Some(Governor {
                    trigger: *id,
                    undergoes: passive_relative || undergoes_as_subject(words, *word),
                });
            }
        }
        let mut token = token;
        let mut relation = words.deprel(head);
        // A conjunct plays the part of the first of its list.
        for _ in 0..4 {
            if relation != Deprel::Conj {
                break;
            }
            let up = words.syntax.tokens.as_slice()[token].head?;
            token = up.index();
            relation = words.syntax.tokens.as_slice()[token].deprel;
        }
        let governor = words.syntax.tokens.as_slice()[token].head?.index();
        let word = words.word_of(governor)?;
        let id = self.at(word)?;
        let whole = 0..words.all.len();
        let undergoes = match relation {
            Deprel::Obj | Deprel::Iobj => true,
            Deprel::Nsubj => is_passive(words, &whole, word) || undergoes_as_subject(words, word),
            Deprel::Nmod => words.upos(word) == Upos::Noun,
            Deprel::Obl => false,
            _ => return None,
        };
        Some(Governor { trigger: id, undergoes })
    }

    /// "killed over a hundred", "killing at least 14".
    fn just_before(&self, words: &Words, sentence: &Range<usize>, first: usize) -> Option<Governor> {
        let mut at = first;
        while at > sentence.start
            && first - at < 3
            && words.is(
                at - 1,
                &[
                    "the", "another", "these", "those", "as", "all", "its", "his", "their", "a", "an", "also",
                ],
            )
        {
            at -= 1;
        }
        let id = self.at(at.checked_sub(1).filter(|at| *at >= sentence.start)?)?;
        let word = at - 1;
        let verb = event_senses(words.lower(word))
            .iter()
            .any(|sense| matches!(sense.word, EventWord::Verb(_)));
        (verb && !is_passive(words, sentence, word) && !undergoes_as_subject_only(words, word)).then_some(Governor {
            trigger: id,
            undergoes: true,
        })
    }

    /// "14 injured", "five killed", "100 dead", "five people killed in the blast".
    fn right_after(&self, words: &Words, sentence: &Range<usize>, end: usize, head: Option<usize>) -> Option<Governor> {
        let mut word = end;
        while word < sentence.end && is_between(words, word) {
            word += 1;
        }
        let trigger = self.at(word)?;
        let found = Governor {
            trigger,
            undergoes: true,
        };
        if is_state(words, word) && !is_participle(words, word) {
            return Some(found);
        }
        // An object after it tells a verb in the past tense: "five gunmen killed a guard".
        let next = word + 1;
        let objectless = next >= sentence.end
            || words.is(
                next,
                &[
                    "in", "by", "when", "at", "on", "since", "during", "after", "and", "as", "near", "from", "over",
                    "this", "last", "so", "or", "while", "with", "outside", "inside", "across", "before", "among",
                ],
            )
            || !words.is_letters(next) && !words.is_digits(next);
        let only_participle = words.token(word).is_some_and(|token| token.xpos == "VBN");
        let past_tense = words.token(word).is_some_and(|token| token.xpos == "VBD") && head.is_some();
        (is_participle(words, word) && (objectless || only_participle) && !past_tense).then_some(found)
    }

    /// "100 people were killed", "people who died".
    fn after(&self, words: &Words, sentence: &Range<usize>, end: usize) -> Option<Governor> {
        let index = self.list.partition_point(|(first, _, _)| *first < end);
        let (word, _, id) = *self.list.get(index)?;
        let stop = word.min(end + REACH);
        if word > stop || (end..stop).any(|at| is_boundary(words, at)) {
            return None;
        }
        let comma = (end..word).any(|at| {
            words.is(
                at,
                &[
                    ",", "and", "but", "after", "when", "as", "while", "before", "that", "which",
                ],
            )
        });
        let passive = is_participle(words, word) && is_passive(words, sentence, word);
        let subject = undergoes_as_subject(words, word) || is_state(words, word);
        if (passive || subject) && !comma {
            return Some(Governor {
                trigger: id,
                undergoes: true,
            });
        }
        let adjacent = (end..word).all(|at| is_between(words, at));
        let active = is_participle(words, word) && adjacent && !words.is(word.saturating_sub(1), HAVE);
        active.then_some(Governor {
            trigger: id,
            undergoes: false,
        })
    }

    /// "a death toll of 95", "killed a guard and 14 visitors", "the toll rose to 95".
    fn before(&self, words: &Words, sentence: &Range<usize>, first: usize) -> Option<Governor> {
        let index = self.list.partition_point(|(_, last, _)| *last < first);
        let reach = first.saturating_sub(REACH).max(sentence.start);
        let mut passed_change = false;
        for (word, last, id) in self.list[..index].iter().rev() {
            if *word < reach || (*last + 1..first).any(|at| is_boundary(words, at)) {
                return None;
            }
            let trigger = &self.all[*id];
            let noun = event_senses(words.lower(*word))
                .iter()
                .any(|sense| sense.word == EventWord::Noun);
            // A toll rises, stands and falls; the change is not what happens to the counted.
            let change = matches!(
                trigger.class.as_str(),
                "rise"
                    | "fall"
                    | "continue"
                    | "move"
                    | "arrive"
                    | "say"
                    | "report"
                    | "confirm"
                    | "estimate"
                    | "stay"
                    | "change"
            );
            if change && !passed_change {
                passed_change = true;
                continue;
            }
            let toll = noun
                && (matches!(words.lower(*word), "toll" | "deaths" | "casualties" | "fatalities")
                    || words.is(last + 1, &["toll", "tolls"]));
            if toll {
                return Some(Governor {
                    trigger: *id,
                    undergoes: true,
                });
            }
            if passed_change {
                return None;
            }
            let coordinated = (*last + 1..first).any(|at| words.is(at, &["and", ","]))
                && !(*last + 1..first)
                    .any(|at| words.is(at, &["in", "on", "at", "after", "when", "by", "from", "that", "who"]));
            let complement = words.is(last + 1, &["to", "at", "for", "of"]) && first - last <= 4;
            let verb = event_senses(words.lower(*word))
                .iter()
                .any(|sense| matches!(sense.word, EventWord::Verb(_)));
            if verb && coordinated && !is_passive(words, sentence, *word) || complement {
                return Some(Governor {
                    trigger: *id,
                    undergoes: true,
                });
            }
            return None;
        }
        None
    }
}

fn is_participle(words: &Words, at: usize) -> bool {
    words.token(at).is_some_and(|token| token.xpos == "VBN")
        || event_senses(words.lower(at))
            .iter()
            .any(|sense| matches!(sense.word, EventWord::Verb(form) if form.is_participle()))
}

fn is_state(words: &Words, at: usize) -> bool {
    event_senses(words.lower(at))
        .iter()
        .any(|sense| sense.word == EventWord::Adjective)
}

fn undergoes_as_subject(words: &Words, at: usize) -> bool {
    event_senses(words.lower(at))
        .iter()
        .any(|sense| sense.subject_undergoes)
}

/// A verb such as "die" that takes no object: what follows it is no victim.
fn undergoes_as_subject_only(words: &Words, at: usize) -> bool {
    let senses = event_senses(words.lower(at));
    let verbs = || senses.iter().filter(|sense| matches!(sense.word, EventWord::Verb(_)));
    verbs().next().is_some() && verbs().all(|sense| sense.subject_undergoes && sense.class.name == "die")
}
