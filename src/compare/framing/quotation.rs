//! The same quotation, longer in one account and cut or paraphrased in the other.

use std::collections::BTreeSet;

use crate::compare::view::View;
use crate::compare::wording::quote;
use crate::lexicon::is_function_word;
use crate::model::{Alignment, Dimension, Finding, Quote, Rule};
use crate::text::{Location, Span};

const RULE: Rule = Rule("quotation-cut");

/// Share of the shorter quotation's content words that the longer must have.
const SHARED: f32 = 0.6;

/// Quotations cut, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| cut(view, alignment))
        .collect()
}

fn cut(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let quoted: Vec<(Location, &Quote)> = alignment
        .members
        .iter()
        .filter_map(|member| {
            let quotes = view.quotes(member.location).filter(|quote| quote.direct);
            let longest = quotes.max_by_key(|quote| quote.span.overlap(member.location.span))?;
            Some((member.location, longest))
        })
        .collect();
    let (long_at, long) = quoted.iter().max_by_key(|(_, quote)| quote.span.len())?;
    let long_words = words(view, *long_at, long.span);
    let (short_at, short, shared) = quoted
        .iter()
        .filter(|(at, quote)| at.article != long_at.article && quote.span.len() * 3 < long.span.len() * 2)
        .find_map(|(at, quote)| {
            let own = words(view, *at, quote.span);
            let shared = own.intersection(&long_words).count() as f32 / own.len().max(1) as f32;
            (shared >= SHARED).then_some((at, quote, shared))
        })?;
    let inside = |at: &Location, quote: &Quote| -> Option<Span> {
        let (start, end) = (quote.span.start.max(at.span.start), quote.span.end.min(at.span.end));
        (start < end).then_some(Span { start, end })
    };
    let (short_key, long_key) = (inside(short_at, short)?, inside(long_at, long)?);
    let why = format!(
        "{} quotes “{}”, where {} gives more of the same words: “{}”.",
        view.name(short_at.article),
        quote(view, Location::new(short_at.article, short_key)),
        view.name(long_at.article),
        quote(view, Location::new(long_at.article, long_key))
    );
    let evidence = vec![
        View::evidence(*short_at, [short_key]),
        View::evidence(*long_at, [long_key]),
    ];
    Some(super::finding(
        view,
        RULE,
        Dimension::Quote,
        evidence,
        0.2 + 0.4 * shared,
        why,
    ))
}

fn words(view: &View<'_>, at: Location, span: Span) -> BTreeSet<String> {
    let article = view.article(at.article);
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(span)]
        .iter()
        .map(|token| article.slice(token.span).to_lowercase())
        .filter(|word| word.chars().any(char::is_alphanumeric) && !is_function_word(word))
        .collect()
}
