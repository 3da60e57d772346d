//! Statements: clauses about one event, with who says them, how surely, and whether they are denied.

use std::ops::Range;

use crate::model::{
    Article, Certainty, Config, Notice, Quote, QuoteId, Statement, StatementId, Syntax, Trigger, TriggerId, Upos,
};
use crate::text::{Idx, IndexVec, Span};

use super::words::Words;

/// Fewest words of a clause that stands as a passage of its own.
const FEWEST: usize = 4;

/// Most words of a tail that only leads on to reported words: ", which he called", "and argued".
const TAIL: usize = 4;

/// Words that join a clause to the one before and say nothing where it stands alone.
const JOINERS: &[&str] = &["and", "but", "or", "nor", "that"];

/// Words after a comma with which a new clause may begin.
const OPENERS: &[&str] = &[
    "and", "but", "while", "although", "though", "whereas", "because", "as", "when", "after", "before", "which", "who",
    "where", "so", "yet", "or", "since", "until",
];

/// Statements in reading order. Every sentence is covered by at least one.
///
/// A sentence is cut where attributed content begins and ends, then at commas, semicolons and
/// dashes between clauses that tell of an event each. A frame such as "the mayor said" is no
/// statement of its own beside its content.
#[must_use]
pub fn statements(
    article: &Article,
    syntax: &Syntax,
    triggers: &IndexVec<TriggerId, Trigger>,
    quotes: &IndexVec<QuoteId, Quote>,
    _config: &Config,
) -> (IndexVec<StatementId, Statement>, Vec<Notice>) {
    let words = Words::new(&article.text, syntax);
    let cutter = Cutter {
        words: &words,
        triggers,
        quotes,
    };
    let mut found = IndexVec::new();
    let mut open: Vec<QuoteId> = Vec::new();
    let mut next_quote = 0;
    for sentence in words.sentences.iter().filter(|sentence| !sentence.is_empty()) {
        let span = words.cover(sentence.start, sentence.end - 1);
        open.retain(|quote| quotes[*quote].span.end > span.start);
        while let Some(quote) = quotes
            .as_slice()
            .get(next_quote)
            .filter(|quote| quote.span.start < span.end)
        {
            if quote.span.end > span.start && holds_clause(syntax, quote) {
                open.push(QuoteId::from_usize(next_quote));
            }
            next_quote += 1;
        }
        for statement in cutter.sentence(sentence, &open) {
            found.push(statement);
        }
    }
    (found, Vec::new())
}

struct Cutter<'a> {
    words: &'a Words<'a>,
    triggers: &'a IndexVec<TriggerId, Trigger>,
    quotes: &'a IndexVec<QuoteId, Quote>,
}

impl Cutter<'_> {
    fn sentence(&self, sentence: &Range<usize>, open: &[QuoteId]) -> Vec<Statement> {
        let mut found = Vec::new();
        for piece in self.pieces(sentence, open) {
            let quote = self.innermost(&piece, open);
            if self.is_cut_frame(&piece, open) {
                continue;
            }
            if quote.is_none() && !open.is_empty() && self.is_frame(&piece, open) {
                continue;
            }
            for clause in self.clauses(piece) {
                let clause = self.trimmed(clause, sentence, open);
                found.extend(self.statement(&clause, quote));
            }
        }
        if found.is_empty() {
            let quote = self.innermost(sentence, open);
            found.extend(self.statement(sentence, quote).or_else(|| {
                Some(Statement {
                    span: self.words.cover(sentence.start, sentence.end - 1),
                    trigger: None,
                    quote,
                    certainty: Certainty::Asserted,
                    negated: false,
                })
            }));
        }
        found
    }

    /// The sentence cut where the content of quotes begins and ends.
    fn pieces(&self, sentence: &Range<usize>, open: &[QuoteId]) -> Vec<Range<usize>> {
        let word_at = |offset: u32| {
            self.words
                .all
                .partition_point(|word| word.span.start < offset)
                .clamp(sentence.start, sentence.end)
        };
        let mut cuts = vec![sentence.start, sentence.end];
        for quote in open.iter().take(12) {
            let quote = &self.quotes[*quote];
            cuts.extend([word_at(quote.span.start), word_at(quote.span.end)]);
            // A cue between two parts of the content is cut out with its source.
            if let Some(frame) = frame(quote) {
                cuts.extend([word_at(frame.start), word_at(frame.end)]);
            }
        }
        cuts.sort_unstable();
        cuts.dedup();
        cuts.windows(2).map(|pair| pair[0]..pair[1]).collect()
    }

    fn span(&self, piece: &Range<usize>) -> Option<Span> {
        let mut piece = piece.clone();
        let is_mark = |at: usize| !self.words.is_letters(at) && !self.words.is_digits(at);
        while piece.start < piece.end && is_mark(piece.start) && !self.words.is(piece.start, &["$", "€", "£"]) {
            piece.start += 1;
        }
        while piece.end > piece.start && is_mark(piece.end - 1) && !self.words.is(piece.end - 1, &["%"]) {
            piece.end -= 1;
        }
        (!piece.is_empty()).then(|| self.words.cover(piece.start, piece.end - 1))
    }

    /// The shortest quote that holds the piece.
    fn innermost(&self, piece: &Range<usize>, open: &[QuoteId]) -> Option<QuoteId> {
        let span = self.span(piece)?;
        let holds = |quote: &&QuoteId| self.quotes[**quote].span.contains(span);
        open.iter()
            .filter(holds)
            .min_by_key(|quote| self.quotes[**quote].span.len())
            .copied()
    }

    /// "the mayor said on Tuesday": nothing but the cue, the source and a few words.
    fn is_frame(&self, piece: &Range<usize>, open: &[QuoteId]) -> bool {
        let Some(span) = self.span(piece) else {
            return true;
        };
        let cued = |trigger: &Trigger| {
            open.iter()
                .any(|quote| self.quotes[*quote].cue.is_some_and(|cue| cue.overlaps(trigger.span)))
        };
        let told = self.triggers_in(span).iter().filter(|trigger| !cued(trigger)).count();
        told == 0 || piece.len() < FEWEST
    }

    /// The cue and source that stand between two parts of a quote's content.
    fn is_cut_frame(&self, piece: &Range<usize>, open: &[QuoteId]) -> bool {
        let span = self.span(piece);
        let inside = |span: Span| {
            open.iter()
                .filter_map(|quote| frame(&self.quotes[*quote]))
                .any(|frame| frame.contains(span))
        };
        span.is_none_or(inside)
    }

    fn triggers_in(&self, span: Span) -> &[Trigger] {
        let list = self.triggers.as_slice();
        let from = list.partition_point(|trigger| trigger.span.start < span.start);
        let to = list.partition_point(|trigger| trigger.span.start < span.end);
        &list[from..to.max(from)]
    }

    /// A piece cut between clauses that tell of an event each.
    fn clauses(&self, piece: Range<usize>) -> Vec<Range<usize>> {
        let words = self.words;
        let mut found = Vec::new();
        let mut start = piece.start;
        for at in piece.clone() {
            let strong = words.is(at, &[";", "—", "–"]) && !words.is_glued(at + 1) || words.is(at, &[";"]);
            let comma = words.is(at, &[","]) && words.is(at + 1, OPENERS);
            let long_enough = at >= start + FEWEST && piece.end >= at + 1 + FEWEST;
            if (strong || comma) && long_enough && self.tells(start..at) && self.tells(at + 1..piece.end.min(at + 25)) {
                found.push(start..at);
                start = at + 1;
            }
        }
        found.push(start..piece.end);
        found
    }

    /// A clause without the words that tie it to what stands before and after it in its sentence: the joining word at
    /// its head, and at its foot the words that lead on to what somebody says.
    fn trimmed(&self, clause: Range<usize>, sentence: &Range<usize>, open: &[QuoteId]) -> Range<usize> {
        let words = self.words;
        let mut kept = clause.clone();
        let joins = |at: usize| words.is(at, JOINERS) && !matches!(words.upos(at), Upos::Det | Upos::Pron | Upos::Adv);
        let is_mark = |at: usize| !words.is_letters(at) && !words.is_digits(at);
        if !(sentence.start..kept.start).all(is_mark) {
            while kept.start < kept.end && (joins(kept.start) || words.is(kept.start, &[","])) {
                kept.start += 1;
            }
        }
        let ends_before = |at: usize| kept.start + FEWEST <= at && self.tells(kept.start..at);
        while kept.end > kept.start && is_mark(kept.end - 1) {
            kept.end -= 1;
        }
        if kept.end < sentence.end && joins(kept.end.saturating_sub(1)) && ends_before(kept.end - 1) {
            return kept.start..kept.end - 1;
        }
        let cue = kept.end.saturating_sub(1);
        let is_cue = |quote: &QuoteId| {
            let word = words.all.get(cue).map(|word| word.span);
            self.quotes[*quote]
                .cue
                .zip(word)
                .is_some_and(|(cue, word)| cue.overlaps(word))
        };
        if kept.is_empty() || !open.iter().any(is_cue) {
            return kept.start..clause.end;
        }
        let tail = (kept.start..cue)
            .rev()
            .take(TAIL)
            .find(|at| words.is(*at, &["and", "but", "who", "which"]) || words.is(*at, &[","]) && *at + 1 == cue);
        let leads_on = |at: usize| !words.is(at, &[","]) || words.lower(cue).ends_with("ing");
        match tail.filter(|at| leads_on(*at) && ends_before(*at)) {
            Some(at) => kept.start..at,
            None => kept.start..clause.end,
        }
    }

    fn tells(&self, piece: Range<usize>) -> bool {
        self.span(&piece).is_some_and(|span| !self.triggers_in(span).is_empty())
    }

    fn statement(&self, piece: &Range<usize>, quote: Option<QuoteId>) -> Option<Statement> {
        let span = self.span(piece)?;
        let list = self.triggers.as_slice();
        let from = list.partition_point(|trigger| trigger.span.start < span.start);
        let told = self.triggers_in(span);
        // The first verb tells the clause; saying itself only where nothing else is told.
        let chosen = told
            .iter()
            .enumerate()
            .min_by_key(|(at, trigger)| (trigger.class == "say", trigger.participants.is_empty(), *at))
            .map(|(at, _)| from + at);
        let trigger = chosen.map(|at| &list[at]);
        Some(Statement {
            span,
            trigger: chosen.map(TriggerId::from_usize),
            quote,
            certainty: trigger.map_or(Certainty::Asserted, |trigger| trigger.certainty),
            negated: trigger.is_some_and(|trigger| trigger.negated),
        })
    }
}

/// Whether a quote holds a clause, and not only a thing that is called or judged.
fn holds_clause(syntax: &Syntax, quote: &Quote) -> bool {
    quote.direct
        || syntax.tokens.as_slice()[syntax.tokens_in(quote.span)]
            .iter()
            .any(|token| matches!(token.upos, Upos::Verb | Upos::Aux | Upos::X))
}

/// Cue and source of a quote whose content they part.
fn frame(quote: &Quote) -> Option<Span> {
    let cue = quote.cue?;
    let frame = quote.source.map_or(cue, |source| source.cover(cue));
    quote.span.contains(frame).then_some(frame)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::annotate::words::plain_syntax;
    use crate::annotate::{events, quotes};
    use crate::model::fixture;

    fn found(text: &str) -> Vec<(String, bool, bool, Certainty)> {
        let article = fixture::plain(text);
        let (syntax, config) = (plain_syntax(text), Config::default());
        let (triggers, _) = events(&article, &syntax, &IndexVec::new(), &config);
        let (quotes, _) = quotes(&article, &syntax, &IndexVec::new(), &config);
        let (statements, _) = statements(&article, &syntax, &triggers, &quotes, &config);
        let shown = |statement: &Statement| {
            (
                article.slice(statement.span).to_owned(),
                statement.quote.is_some(),
                statement.negated,
                statement.certainty,
            )
        };
        statements.iter().map(shown).collect()
    }

    /// A text, and words, whether reported, whether denied, and certainty of each statement expected.
    type Case<'a> = (&'a str, &'a [(&'a str, bool, bool, Certainty)]);

    fn check(cases: &[Case]) {
        let failed: Vec<_> = cases
            .iter()
            .map(|(text, expected)| {
                let expected: Vec<_> = expected
                    .iter()
                    .map(|(words, quote, negated, sure)| ((*words).to_owned(), *quote, *negated, *sure))
                    .collect();
                (text, expected, found(text))
            })
            .filter(|(_, expected, found)| found != expected)
            .collect();
        assert!(failed.is_empty(), "{failed:#?}");
    }

    #[test]
    fn narrator_and_sources_are_told_apart() {
        use Certainty::Asserted;
        check(&[
            (
                "The bridge collapsed.",
                &[("The bridge collapsed", false, false, Asserted)],
            ),
            (
                "The mayor said that the bridge collapsed.",
                &[("the bridge collapsed", true, false, Asserted)],
            ),
            (
                "The mayor closed the bridge on Monday and said that it would be rebuilt in spring.",
                &[
                    ("The mayor closed the bridge on Monday", false, false, Asserted),
                    ("it would be rebuilt in spring", true, false, Certainty::Planned),
                ],
            ),
            (
                "But the mayor closed the bridge.",
                &[("But the mayor closed the bridge", false, false, Asserted)],
            ),
            (
                "The bridge collapsed at dawn, and three cars fell into the river.",
                &[
                    ("The bridge collapsed at dawn", false, false, Asserted),
                    ("three cars fell into the river", false, false, Asserted),
                ],
            ),
            ("A quiet town.", &[("A quiet town", false, false, Asserted)]),
        ]);
    }

    #[test]
    fn certainty_and_denial_reach_the_clause() {
        use Certainty::{Asserted, Hedged, Hypothetical, Planned};
        check(&[
            (
                "The army did not attack the village.",
                &[("The army did not attack the village", false, true, Asserted)],
            ),
            (
                "The army will attack the village.",
                &[("The army will attack the village", false, false, Planned)],
            ),
            (
                "The army may attack the village.",
                &[("The army may attack the village", false, false, Hedged)],
            ),
            (
                "It is unclear if the army attacked the village.",
                &[(
                    "It is unclear if the army attacked the village",
                    false,
                    false,
                    Hypothetical,
                )],
            ),
            (
                "The army attacked the village.",
                &[("The army attacked the village", false, false, Asserted)],
            ),
        ]);
    }
}
