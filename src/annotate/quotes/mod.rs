//! Attributed speech: content, cue and source.

mod attribution;
mod grammar;
mod marks;
mod source;

use std::ops::Range;

use crate::model::{Article, BlockKind, ChainId, Config, Mention, MentionId, Notice, Quote, QuoteId, Syntax};
use crate::text::{IndexVec, Span};

use super::tree::Tree;
use super::words::Words;
use attribution::Attribution;
use marks::Quoted;

/// Fewest words of a passage in marks that is speech by itself; shorter ones without a cue are scare quotes.
const FEWEST: usize = 5;

/// Quotes in reading order, their speakers tied to chains through `mentions`.
///
/// Direct speech is what stands for the most part between quotation marks; indirect speech is the
/// content of a verb of saying, "according to", or a headline's attribution. Passages that go on in
/// the next sentence or paragraph without a cue of their own keep their speaker.
#[must_use]
pub fn quotes(
    article: &Article,
    syntax: &Syntax,
    mentions: &IndexVec<MentionId, Mention>,
    _config: &Config,
) -> (IndexVec<QuoteId, Quote>, Vec<Notice>) {
    let words = Words::new(&article.text, syntax);
    let tree = Tree::new(syntax);
    let quoted = marks::quoted(&article.text);
    let mut reader = Reader {
        article,
        words: &words,
        tree: &tree,
        quoted: &quoted,
        mentions,
        found: Vec::new(),
        speaker: None,
    };
    let mut next_mark = 0;
    for sentence in &words.sentences {
        if !sentence.is_empty() {
            next_mark = reader.sentence(sentence, next_mark);
        }
    }
    let mut found = reader.found;
    found.sort_by_key(|quote| (quote.span.start, std::cmp::Reverse(quote.span.end)));
    found.dedup_by_key(|quote| quote.span);
    (found.into(), Vec::new())
}

struct Reader<'a> {
    article: &'a Article,
    words: &'a Words<'a>,
    tree: &'a Tree<'a>,
    quoted: &'a [Quoted],
    mentions: &'a IndexVec<MentionId, Mention>,
    found: Vec<Quote>,
    /// Who spoke last, and where the speech ended.
    speaker: Option<(Span, Option<ChainId>, u32)>,
}

impl Reader<'_> {
    /// Reads one sentence; `next_mark` is the first passage in marks that no sentence has used. Returns the next such.
    fn sentence(&mut self, sentence: &Range<usize>, next_mark: usize) -> usize {
        let words = self.words;
        let span = words.cover(sentence.start, sentence.end - 1);
        let in_quotes = |at: usize| {
            words
                .all
                .get(at)
                .is_some_and(|word| self.mark_over(word.span).is_some())
        };
        let headline = self.is_headline(span);
        let attributions = attribution::in_sentence(words, self.tree, sentence, headline, &in_quotes);
        for attribution in &attributions {
            self.add(attribution);
        }
        // Passages in marks of this sentence that no attribution took.
        let mut mark = next_mark;
        while let Some(quoted) = self.quoted.get(mark).filter(|quoted| quoted.outer.start < span.end) {
            if quoted.outer.start >= span.start {
                self.unattributed(*quoted);
            }
            mark += 1;
        }
        mark
    }

    /// The passage in marks that holds `span`.
    fn mark_over(&self, span: Span) -> Option<Quoted> {
        let after = self.quoted.partition_point(|quoted| quoted.outer.start <= span.start);
        let quoted = self.quoted[after.checked_sub(1)?];
        quoted.outer.contains(span).then_some(quoted)
    }

    fn is_headline(&self, span: Span) -> bool {
        let blocks = self.article.blocks.as_slice();
        let after = blocks.partition_point(|block| block.span.start <= span.start);
        after.checked_sub(1).is_some_and(|at| {
            matches!(blocks[at].kind, BlockKind::Title | BlockKind::Heading) && blocks[at].span.contains(span)
        })
    }

    fn add(&mut self, attribution: &Attribution) {
        let words = self.words;
        let Attribution { content, source, cue } = attribution;
        let mut span = words.cover(content.start, content.end - 1);
        // A passage in marks is taken whole, over the sentences that it runs through.
        for edge in [content.start, content.end - 1] {
            if let Some(quoted) = self.mark_over(words.all[edge].span) {
                span = span.cover(quoted.inner);
            }
        }
        let direct = self.is_mostly_quoted(span);
        let source = source.as_ref().map(|source| words.cover(source.start, source.end - 1));
        let cue = words.cover(cue.start, cue.end - 1);
        // The cue's own clause is no content.
        if span.contains(cue) && span.start >= cue.start {
            return;
        }
        let chain = source.and_then(|source| self.chain_of(source));
        if let Some(source) = source {
            self.speaker = Some((source, chain, span.end.max(cue.end).max(source.end)));
        }
        self.found.push(Quote {
            span,
            direct,
            source,
            chain,
            cue: Some(cue),
        });
    }

    /// Whether most of `span` stands between marks.
    fn is_mostly_quoted(&self, span: Span) -> bool {
        let from = self.quoted.partition_point(|quoted| quoted.outer.end <= span.start);
        let inside: usize = self.quoted[from..]
            .iter()
            .take_while(|quoted| quoted.outer.start < span.end)
            .take(100)
            .map(|quoted| quoted.outer.overlap(span))
            .sum();
        inside * 2 > span.len()
    }

    /// A passage in marks without a cue in its sentence: it goes on from the speech before, or has no known speaker.
    fn unattributed(&mut self, quoted: Quoted) {
        let taken = self
            .found
            .iter()
            .rev()
            .take(6)
            .any(|quote| quote.span.overlaps(quoted.inner));
        let text = &self.article.text;
        let count = quoted.inner.slice(text).split_whitespace().count();
        if taken {
            return;
        }
        let gap = |end: u32| (end <= quoted.outer.start).then(|| &text[end as usize..quoted.outer.start as usize]);
        let follows = self.speaker.and_then(|(source, chain, end)| {
            let gap = gap(end)?;
            let near = gap.len() < 160 && gap.matches('\n').count() <= 3;
            let same_paragraph = near && !gap.contains('\n');
            let next_paragraph = near && gap.chars().all(|char| char.is_whitespace() || !char.is_alphanumeric());
            (same_paragraph || next_paragraph).then_some((source, chain, same_paragraph))
        });
        if let Some((source, chain, same_paragraph)) = follows {
            let span = quoted.inner;
            let sentence_like = quoted.inner.slice(text).ends_with(['.', '!', '?', '…']);
            if count < FEWEST && !(same_paragraph && sentence_like) {
                return;
            }
            self.speaker = Some((source, chain, quoted.outer.end));
            if same_paragraph
                && let Some(last) = self
                    .found
                    .last_mut()
                    .filter(|last| last.source == Some(source) && last.direct)
            {
                last.span = last.span.cover(span);
                return;
            }
            self.found.push(Quote {
                span,
                direct: true,
                source: Some(source),
                chain,
                cue: None,
            });
            return;
        }
        // A whole sentence in marks is speech though nobody is named; a phrase is not.
        let whole = quoted.inner.slice(text).ends_with(['.', '!', '?', ',', '…'])
            && quoted.inner.slice(text).starts_with(char::is_uppercase);
        if whole && count >= FEWEST {
            self.found.push(Quote {
                span: quoted.inner,
                direct: true,
                source: None,
                chain: None,
                cue: None,
            });
        }
    }

    /// The chain of the mention that names the source best: the one that covers most of it, the first of equals.
    fn chain_of(&self, source: Span) -> Option<ChainId> {
        let list = self.mentions.as_slice();
        let from = list.partition_point(|mention| mention.span.start < source.start.saturating_sub(200));
        list[from..]
            .iter()
            .take_while(|mention| mention.span.start < source.end)
            .filter(|mention| mention.span.overlaps(source))
            .map(|mention| {
                (
                    mention.span.overlap(source),
                    std::cmp::Reverse(mention.span.len()),
                    std::cmp::Reverse(mention.span.start),
                    mention.chain,
                )
            })
            .max()
            .map(|(.., chain)| chain)
    }
}

#[cfg(test)]
mod tests;
