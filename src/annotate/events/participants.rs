//! Who and what takes part in an event.

use std::ops::Range;

use crate::annotate::clause::is_boundary;
use crate::annotate::words::Words;
use crate::model::{ChainId, Mention, MentionId, Participant, Role};
use crate::text::{IndexVec, Span};

use super::triggers::Found;

/// How far from the trigger a participant is looked for, in words.
const REACH: usize = 14;

/// The participants of `trigger`, each role at most once, in reading order.
pub(super) fn of(
    words: &Words,
    sentence: &Range<usize>,
    trigger: &Found,
    others: &[Found],
    mentions: &IndexVec<MentionId, Mention>,
) -> Vec<Participant> {
    let (left, right) = (
        left_edge(words, sentence, trigger),
        right_edge(words, sentence, trigger, others),
    );
    let before = nearest_before(words, left, trigger, mentions);
    let after = mentions_between(words, trigger.last + 1, right, mentions);
    let mut found: Vec<Participant> = Vec::new();
    let undergoes = trigger.passive || trigger.subject_undergoes;
    if let (true, Some(mention)) = (trigger.verb, before) {
        found.push(participant(
            mention,
            if undergoes { Role::Patient } else { Role::Agent },
        ));
    }
    for mention in after {
        let Some(role) = role_after(words, trigger, mention, undergoes) else {
            continue;
        };
        if found.iter().all(|participant| participant.role != role) {
            found.push(participant(mention, role));
        }
    }
    found.sort_by_key(|participant| participant.span);
    found
}

fn participant(mention: &Mention, role: Role) -> Participant {
    Participant {
        role,
        span: mention.span,
        chain: Some(chain(mention)),
    }
}

fn chain(mention: &Mention) -> ChainId {
    mention.chain
}

fn left_edge(words: &Words, sentence: &Range<usize>, trigger: &Found) -> usize {
    let mut start = trigger.first;
    while start > sentence.start && trigger.first - start < REACH && !is_boundary(words, start - 1) {
        start -= 1;
    }
    start
}

fn right_edge(words: &Words, sentence: &Range<usize>, trigger: &Found, others: &[Found]) -> usize {
    let following = others.partition_point(|other| other.first <= trigger.last);
    let next_verb = others[following..]
        .iter()
        .take(REACH)
        .find(|other| other.verb)
        .map_or(sentence.end, |other| other.first);
    let mut end = trigger.last + 1;
    while end < next_verb && end - trigger.last < REACH && !is_boundary(words, end) {
        end += 1;
    }
    end
}

fn nearest_before<'a>(
    words: &Words,
    left: usize,
    trigger: &Found,
    mentions: &'a IndexVec<MentionId, Mention>,
) -> Option<&'a Mention> {
    let start = words.all[left].span.start;
    let end = words.all[trigger.first].span.start;
    let list = mentions.as_slice();
    let last = list.partition_point(|mention| mention.span.start < end);
    list[..last]
        .iter()
        .rev()
        .take_while(|mention| mention.span.start >= start)
        .filter(|mention| mention.span.end <= end)
        .max_by_key(|mention| (mention.span.end, mention.span.len()))
}

fn mentions_between<'a>(
    words: &Words,
    first: usize,
    end: usize,
    mentions: &'a IndexVec<MentionId, Mention>,
) -> &'a [Mention] {
    if first >= end {
        return &[];
    }
    let span: Span = words.cover(first, end - 1);
    let list = mentions.as_slice();
    let from = list.partition_point(|mention| mention.span.start < span.start);
    let to = list.partition_point(|mention| mention.span.start < span.end);
    &list[from..to.max(from)]
}

fn role_after(words: &Words, trigger: &Found, mention: &Mention, undergoes: bool) -> Option<Role> {
    let at = words.all.partition_point(|word| word.span.start < mention.span.start);
    let mut before = at.checked_sub(1)?;
    while before > trigger.last && words.is(before, &["the", "a", "an", "his", "her", "its", "their"]) {
        before -= 1;
    }
    if before == trigger.last {
        return (trigger.verb && !undergoes).then_some(Role::Patient);
    }
    Some(match words.lower(before) {
        "by" => Role::Agent,
        "of" | "on" | "against" if !trigger.verb => Role::Patient,
        "in" | "at" | "near" | "outside" | "inside" | "across" | "around" => Role::Place,
        "to" => Role::Recipient,
        "with" => Role::Instrument,
        _ => return None,
    })
}
