//! Attributions within one sentence: cue, source and content, by the place of the cue.

use std::ops::Range;

use crate::annotate::clause::{BE, HAVE, MODAL};
use crate::annotate::tree::Tree;
use crate::annotate::words::Words;
use crate::lexicon::calendar::WEEKDAYS;
use crate::lexicon::{Complement, Cue, VerbForm, cues};
use crate::model::Upos;

use super::{grammar, source};

/// How far a clause is followed, in words: sentences of news are shorter, hostile text is not.
const REACH: usize = 120;

/// An attribution, in positions of words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Attribution {
    pub content: Range<usize>,
    pub source: Option<Range<usize>>,
    pub cue: Range<usize>,
}

/// Which words stand between quotation marks.
pub(super) type InQuotes<'a> = &'a dyn Fn(usize) -> bool;

/// The attributions of a sentence, in the order of their cues; their contents may nest.
pub(super) fn in_sentence(
    words: &Words,
    tree: &Tree,
    sentence: &Range<usize>,
    headline: bool,
    in_quotes: InQuotes,
) -> Vec<Attribution> {
    let mut found: Vec<Attribution> = Vec::new();
    let mut at = sentence.start;
    // Sources that wait for their next verb: "he said … and added".
    while at < sentence.end {
        let covered = found.last().is_some_and(|last| last.cue.end > at);
        if covered || !words.is_letters(at) || in_quotes(at) {
            at += 1;
            continue;
        }
        let from = clause_from(sentence, at, &found);
        let attribution = if words.is(at, &["according"]) && words.is(at + 1, &["to"]) {
            according_to(words, sentence, at)
        } else {
            let previous = found.last().and_then(|last| last.source.clone());
            cues(words.lower(at))
                .iter()
                .find_map(|cue| by_verb(words, sentence, from, at, cue, previous.as_ref(), in_quotes))
        };
        let parsed = cues(words.lower(at))
            .iter()
            .find_map(|cue| grammar::by_verb(tree, words, at, cue));
        let attribution = match (attribution, parsed) {
            // A clause on both sides of its cue: the patterns see only what stands before.
            (Some(found), Some(parsed)) if parsed.is_aside && found.content.end <= at => Some(parsed.attribution),
            (None, Some(parsed)) => Some(parsed.attribution),
            (None, None) => grammar::by_noun(tree, words, at),
            (found, _) => found,
        };
        if let Some(attribution) = attribution.filter(|attribution| attribution.content.len() >= 2) {
            found.push(attribution);
        }
        at += 1;
    }
    if found.is_empty() && headline {
        found.extend(colon(words, sentence));
    }
    drop_empty(&mut found);
    found
}

/// Where the clause of a cue may begin: after the last attribution's cue.
fn clause_from(sentence: &Range<usize>, at: usize, found: &[Attribution]) -> usize {
    found.last().map_or(sentence.start, |last| last.cue.end).min(at)
}

/// "according to Brandt, it rained", "it rained, according to Brandt".
fn according_to(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Attribution> {
    let cue = at..at + 2;
    let source = source::after(words, at + 2, sentence.end)?;
    let initial = at == sentence.start || (sentence.start..at).all(|word| !words.is_letters(word));
    let content = if initial {
        let comma = (source.end..sentence.end.min(source.end + REACH)).find(|word| words.is(*word, &[","]))?;
        comma + 1..sentence.end
    } else {
        sentence.start..at
    };
    Some(Attribution {
        content: trimmed(words, content),
        source: Some(source),
        cue,
    })
}

fn by_verb(
    words: &Words,
    sentence: &Range<usize>,
    from: usize,
    at: usize,
    cue: &Cue,
    previous: Option<&Range<usize>>,
    in_quotes: InQuotes,
) -> Option<Attribution> {
    let tagged = words.upos(at);
    if !matches!(tagged, Upos::Verb | Upos::X | Upos::Propn)
        || tagged == Upos::Propn && at > sentence.start && !words.is_capitalised(at)
    {
        return None;
    }
    if cue.particle.is_some_and(|particle| words.lower(at + 1) != particle) || !form_fits(words, sentence, at, cue) {
        return None;
    }
    let cue_range = at..at + 1 + usize::from(cue.particle.is_some());
    let next = cue_range.end;
    placed_after(words, sentence, from, at, cue, in_quotes).or_else(|| {
        let content = content_after(words, sentence, next, cue, in_quotes)?;
        let source = source::by_parse(words, sentence, at)
            .or_else(|| source::before(words, from, at).filter(|source| !hangs_elsewhere(words, at, cue, source)))
            .filter(|source| source::is_speaker(words, source))
            .or_else(|| {
                if cue.form == VerbForm::Gerund || words.is(at.saturating_sub(1), &["and", "but", ","]) {
                    previous.cloned().or_else(|| first_subject(words, sentence, at))
                } else {
                    None
                }
            });
        let source = source.filter(|source| source::is_speaker(words, source))?;
        Some(Attribution {
            content: trimmed(words, content),
            source: Some(source),
            cue: cue_range.clone(),
        })
    })
}

/// Whether a participle ("saying that …") does not belong to the phrase before it: of "a letter saying" it does, of "called at noon
/// saying" it does not.
fn hangs_elsewhere(words: &Words, at: usize, cue: &Cue, before: &Range<usize>) -> bool {
    let free = cue.form == VerbForm::Gerund && before.end == at;
    free && words
        .head(at)
        .is_some_and(|head| words.all[before.end - 1].token != head)
}

/// Passives and nouns are no cues: "was told", "the claim".
fn form_fits(words: &Words, sentence: &Range<usize>, at: usize, cue: &Cue) -> bool {
    let before = at.checked_sub(1).filter(|before| *before >= sentence.start);
    let before_is = |list: &[&str]| before.is_some_and(|before| words.is(before, list));
    if before_is(&[
        "the", "a", "an", "this", "his", "her", "their", "its", "of", "'s", "’s", "my", "our", "your", "no", "any",
        "some",
    ]) && cue.form != VerbForm::Gerund
    {
        return false;
    }
    match cue.form {
        VerbForm::Base => {
            words.upos(at) == Upos::Verb
                || !before_is(MODAL)
                    && !before_is(&["to"])
                    && before.is_some_and(|before| {
                        crate::lexicon::is_plural(words.lower(before))
                            || words.is(before, &["i", "we", "they", "you", "also", "not"])
                    })
        }
        VerbForm::PastOrParticiple | VerbForm::Participle => {
            !(before.is_some_and(|before| words.is(before, BE) && !words.is(before, &["'s", "’s"])))
                && (cue.form != VerbForm::Participle
                    || before.is_some_and(|before| {
                        words.is(before, HAVE) || words.is(before, &["also", "long", "repeatedly"])
                    }))
        }
        _ => true,
    }
}

/// "It rained, Brandt said", "“It rained,” said Brandt": the content stands before the cue.
fn placed_after(
    words: &Words,
    sentence: &Range<usize>,
    from: usize,
    at: usize,
    cue: &Cue,
    in_quotes: InQuotes,
) -> Option<Attribution> {
    if !cue
        .takes
        .iter()
        .any(|takes| matches!(takes, Complement::Clause | Complement::That))
        || cue.form == VerbForm::Gerund
    {
        return None;
    }
    let (left, source, rest) = if is_inverted(words, sentence, from, at) {
        inverted(words, sentence, at)
    } else {
        direct(words, sentence, from, at, in_quotes)
    }?;
    if left <= from + 1 {
        return None;
    }
    let mut content = from..left;
    if goes_on(words, sentence, rest, in_quotes) {
        content.end = sentence.end;
    }
    Some(Attribution {
        content: trimmed(words, content),
        source: Some(source),
        cue: at..at + 1,
    })
}

/// Where the content before a cue ends, who says it, and where the words behind both begin.
type Placed = (usize, Range<usize>, usize);

/// Marks of a closed quotation.
const CLOSING: &[&str] = &["”", "\"", "»", "’", "'"];

/// Whether word `at` is a mark that content may end with.
fn is_edge(words: &Words, at: usize) -> bool {
    words.is(at, CLOSING) || words.is(at, &[",", "—", "–", "--", "?", "!"])
}

/// Whether content ends before the cue at word `at` and its subject stands behind it.
fn is_inverted(words: &Words, sentence: &Range<usize>, from: usize, at: usize) -> bool {
    let named = |subject: Range<usize>| {
        words.is_capitalised(subject.start) || words.is(subject.start, &["the", "a", "an", "one", "his", "her"])
    };
    at > from
        && is_edge(words, at - 1)
        && (words.is(at - 1, CLOSING) || source::after(words, at + 1, sentence.end).is_some_and(named))
}

/// “It rained,” said Brandt: the subject behind the cue at word `at`.
fn inverted(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Placed> {
    let subject = source::after(words, at + 1, sentence.end)?;
    let rest = subject.end;
    (words.is(at - 1, CLOSING) || ends_after(words, sentence, rest)).then_some((at, subject, rest))
}

/// “It rained,” Brandt said: the subject before the cue at word `at`.
fn direct(words: &Words, sentence: &Range<usize>, from: usize, at: usize, in_quotes: InQuotes) -> Option<Placed> {
    let subject = source::before(words, from, at)?;
    let edge = subject
        .start
        .checked_sub(1)
        .filter(|edge| *edge > from && is_edge(words, *edge))?;
    let quoted = || in_quotes(edge.saturating_sub(1));
    // After a closed quotation an addressee may follow: “It rained,” she told reporters.
    let closed = words.is(edge, CLOSING) && quoted();
    if !closed && !ends_after(words, sentence, at + 1) {
        return None;
    }
    let quote_opens = words.is(at + 1, &[",", ":"]) && words.is(at + 2, &["“", "\"", "‘", "«"]);
    (!quote_opens || quoted()).then_some((edge + 1, subject, at + 1))
}

/// “It rained,” he said, “and it blew.”: whether the content goes on behind the cue and its subject.
fn goes_on(words: &Words, sentence: &Range<usize>, rest: usize, in_quotes: InQuotes) -> bool {
    let mut on = rest;
    while on < sentence.end && on < rest + 14 && !words.is(on, &[",", ":", "."]) {
        on += 1;
    }
    let next = on + 1;
    next < sentence.end
        && words.is(on, &[",", ":"])
        && (in_quotes(next + 1)
            || in_quotes(next)
            || words.is(next, &["and", "but", "because", "so", "though", "although"])
                && !cues(words.lower(next + 1)).iter().any(|cue| cue.form.is_tensed()))
}

/// Whether nothing that could be content follows word `at`: the end, a comma, a day or a place.
fn ends_after(words: &Words, sentence: &Range<usize>, at: usize) -> bool {
    at >= sentence.end
        || !words.is_letters(at) && !words.is(at, &[":", "\"", "“", "‘", "'", "«"])
        || words.is(at, &WEEKDAYS)
        || words.is(
            at,
            &[
                "in",
                "on",
                "at",
                "during",
                "after",
                "to",
                "late",
                "early",
                "today",
                "yesterday",
                "last",
                "this",
                "of",
                "by",
                "when",
                "while",
                "as",
                "with",
                "from",
                "earlier",
                "before",
                "via",
                "through",
                "again",
            ],
        )
}

/// The content that follows a cue whose subject stands before it.
fn content_after(
    words: &Words,
    sentence: &Range<usize>,
    next: usize,
    cue: &Cue,
    in_quotes: InQuotes,
) -> Option<Range<usize>> {
    let end = content_end(words, sentence, next, in_quotes);
    let whole = (next < end).then_some(next..end)?;
    let is_quote = |at: usize| in_quotes(at) || words.is(at, &["“", "\"", "‘", "«"]) && in_quotes(at + 1);
    let opener = |at: usize| {
        words.is(
            at,
            &["that", "whether", "how", "why", "what", "if", "who", "where", "when"],
        )
    };
    let takes = |complement| cue.takes.contains(&complement);
    if words.is(next, &[":", ","]) && is_quote(next + 1)
        || is_quote(next)
        || words.is(next, &[":"]) && takes(Complement::Clause)
    {
        return Some(whole);
    }
    if (takes(Complement::Clause) || takes(Complement::That)) && opener(next) {
        return Some(whole);
    }
    // "told reporters that", "said on Tuesday that", "warned him that": the opener stands some words on.
    if takes(Complement::Clause) || takes(Complement::That) {
        let reach = end.min(next + 14);
        let opener_at = (next..reach)
            .take_while(|at| words.is_letters(*at) || words.is_digits(*at) || words.is(*at, &[",", "'", "’", "-"]))
            .find(|at| words.is(*at, &["that", "whether"]));
        if let Some(opener_at) = opener_at.filter(|opener_at| !is_relative(words, *opener_at)) {
            return Some(opener_at..end);
        }
        let quote_at = (next..reach).find(|at| words.is(*at, &["“", "\"", "«"]) && in_quotes(at + 1));
        if let Some(quote_at) = quote_at.filter(|_| takes(Complement::Clause)) {
            let partial = (next..quote_at).any(|at| words.is_letters(at))
                && !(next..quote_at).any(|at| words.is(at, &[":", ","]));
            return Some(if partial { next..end } else { quote_at..end });
        }
    }
    if takes(Complement::Clause) && clause_follows(words, next, end) {
        return Some(after_setting(words, next, end)..end);
    }
    if takes(Complement::To) {
        let to = (next..end.min(next + 8)).find(|at| words.is(*at, &["to"]));
        if let Some(to) = to {
            return Some(to..end);
        }
    }
    takes(Complement::Object)
        .then_some(whole)
        .filter(|whole| words.is_letters(whole.start) && !words.is(whole.start, &["by", "in", "on", "at", "with"]))
}

/// "the claim that": a noun before "that" makes it no content of the verb.
fn is_relative(words: &Words, at: usize) -> bool {
    at > 1 && words.is(at - 2, &["the", "a", "an"]) && !crate::lexicon::is_plural(words.lower(at - 1))
}

/// "said on Tuesday the bridge": the day belongs to the saying.
fn after_setting(words: &Words, next: usize, end: usize) -> usize {
    let day = |at: usize| words.lower(at).ends_with("day") && words.is_letters(at);
    if words.is(next, &["on", "late", "early"]) && day(next + 1) && next + 2 < end {
        return next + 2;
    }
    if day(next) && next + 1 < end {
        return next + 1;
    }
    next
}

/// Whether a finite clause begins at `next`: a subject with a verb after it.
fn clause_follows(words: &Words, next: usize, end: usize) -> bool {
    if !words.is_letters(next) && !words.is_digits(next)
        || words.is(next, &["by", "of", "to", "for", "about", "so", "with", "from"])
    {
        return false;
    }
    (next + 1..end.min(next + 22)).any(|at| {
        matches!(words.upos(at), Upos::Verb | Upos::Aux)
            || words.upos(at) == Upos::X
                && (words.is(at, BE)
                    || words.is(at, HAVE)
                    || words.is(at, MODAL)
                    || crate::lexicon::event_senses(words.lower(at))
                        .iter()
                        .any(|sense| matches!(sense.word, crate::lexicon::EventWord::Verb(form) if form.is_tensed())))
    })
}

/// Where content that begins at `next` ends: at a new attribution after a comma, else with the sentence.
fn content_end(words: &Words, sentence: &Range<usize>, next: usize, in_quotes: InQuotes) -> usize {
    let mut end = sentence.end;
    for at in next + 2..sentence.end.min(next + REACH) {
        if !words.is(at, &[",", ";"]) || in_quotes(at) {
            continue;
        }
        let after = at + 1;
        let gerund = cues(words.lower(after)).iter().any(|cue| cue.form == VerbForm::Gerund);
        let coordinated = words.is(after, &["and", "but"])
            && (after + 1..sentence.end.min(after + 4)).any(|at| {
                cues(words.lower(at))
                    .iter()
                    .any(|cue| cue.form.is_tensed() && cue.takes.contains(&Complement::Clause))
            });
        if gerund || coordinated || words.is(at, &[";"]) {
            end = at;
            break;
        }
    }
    while end > next && !words.is_letters(end - 1) && !words.is_digits(end - 1) && !words.is(end - 1, &["%", ")", "$"])
    {
        end -= 1;
    }
    end
}

/// The subject of the sentence: the words before its first verb.
fn first_subject(words: &Words, sentence: &Range<usize>, at: usize) -> Option<Range<usize>> {
    let verb = (sentence.start + 1..at).take(16).find(|word| {
        words.is(*word, BE)
            || words.is(*word, HAVE)
            || words.is(*word, MODAL)
            || crate::lexicon::event_senses(words.lower(*word))
                .iter()
                .any(|sense| matches!(sense.word, crate::lexicon::EventWord::Verb(form) if form.is_tensed()))
    })?;
    source::before(words, sentence.start, verb)
}

/// "Police: Man shot": a headline's source before a colon.
fn colon(words: &Words, sentence: &Range<usize>) -> Option<Attribution> {
    let at = sentence.clone().take(7).find(|at| words.is(*at, &[":"]))?;
    let named =
        at > sentence.start && at - sentence.start <= 4 && (sentence.start..at).all(|word| words.is_letters(word));
    let section = words.is(
        sentence.start,
        &[
            "live",
            "update",
            "updated",
            "breaking",
            "exclusive",
            "analysis",
            "opinion",
            "video",
            "watch",
            "photos",
            "why",
            "how",
            "what",
        ],
    );
    (named && !section && at + 2 < sentence.end).then(|| Attribution {
        content: trimmed(words, at + 1..sentence.end),
        source: Some(sentence.start..at),
        cue: at..at + 1,
    })
}

/// Without marks and connectives at either end.
pub(super) fn trimmed(words: &Words, content: Range<usize>) -> Range<usize> {
    let mut content = content;
    let is_mark =
        |at: usize| !words.is_letters(at) && !words.is_digits(at) && !words.is(at, &["$", "€", "£", "%", "(", "["]);
    while content.start < content.end && is_mark(content.start) {
        content.start += 1;
    }
    while content.end > content.start && is_mark(content.end - 1) {
        content.end -= 1;
    }
    content
}

/// An attribution without content says nothing.
fn drop_empty(found: &mut Vec<Attribution>) {
    found.retain(|attribution| attribution.content.start < attribution.content.end);
}
