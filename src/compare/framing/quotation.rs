//! The same quotation, longer in one account and cut in the other.

use crate::compare::view::View;
use crate::compare::wording::quote;
use crate::lexicon::is_function_word;
use crate::model::{Alignment, AnalysedArticle, Dimension, Finding, Quote, Rule};
use crate::text::{Location, Span};

const RULE: Rule = Rule("quotation-cut");

/// Share of the shorter quotation that must stand word for word in the longer.
const SHARED: f32 = 0.75;

/// Fewest words that both must have in a row to be one quotation.
const RUN: usize = 4;

/// Fewest words with a meaning of their own that one must leave out.
const LEFT_OUT: usize = 3;

/// Words in a row by which it is seen that an account has elsewhere what it seems to leave out.
const ELSEWHERE: usize = 3;

/// Most words of a quotation that are compared.
const LONGEST: usize = 200;

/// Quotations cut, one finding an alignment.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    super::close(view)
        .iter()
        .filter_map(|alignment| cut(view, alignment))
        .collect()
}

/// A direct quotation, with its words in lower case.
struct Spoken<'c> {
    at: Location,
    quote: &'c Quote,
    words: Vec<(Span, String)>,
}

fn cut(view: &View<'_>, alignment: &Alignment) -> Option<Finding> {
    let spoken: Vec<Spoken> = alignment
        .members
        .iter()
        .filter_map(|member| {
            let quotes = view.quotes(member.location).filter(|quote| quote.direct);
            let quote = quotes.max_by_key(|quote| quote.span.overlap(member.location.span))?;
            Some(Spoken {
                at: member.location,
                quote,
                words: own_words(view.article(member.location.article), quote),
            })
        })
        .collect();
    spoken
        .iter()
        .flat_map(|short| spoken.iter().map(move |long| (short, long)))
        .filter(|(short, long)| short.at.article != long.at.article && short.words.len() < long.words.len())
        .find_map(|(short, long)| shortened(view, short, long))
}

fn shortened(view: &View<'_>, short: &Spoken, long: &Spoken) -> Option<Finding> {
    let speaker = |spoken: &Spoken| {
        let chain = spoken.quote.chain?;
        view.entity(spoken.at.article, chain)
    };
    if matches!((speaker(short), speaker(long)), (Some(one), Some(other)) if one != other) {
        return None;
    }
    let (from, to, length) = common_run(&short.words, &long.words);
    if length < RUN || (length as f32) < SHARED * short.words.len() as f32 {
        return None;
    }
    let (before, after) = (&long.words[..to], &long.words[to + length..]);
    let weighty = |words: &[(Span, String)]| words.iter().filter(|(_, word)| !is_function_word(word)).count();
    let (rest, goes_on) = if weighty(after) >= weighty(before) {
        (after, true)
    } else {
        (before, false)
    };
    if weighty(rest) < LEFT_OUT || has(view.article(short.at.article), rest) {
        return None;
    }
    let stretch = |words: &[(Span, String)]| -> Option<Span> { Some(words.first()?.0.cover(words.last()?.0)) };
    let (kept, left_out) = (stretch(&short.words[from..from + length])?, stretch(rest)?);
    let (short_name, long_name) = (view.name(short.at.article), view.name(long.at.article));
    let kept_words = quote(view, Location::new(short.at.article, kept));
    let lost_words = quote(view, Location::new(long.at.article, left_out));
    let why = if goes_on {
        format!("{short_name} ends the quotation with “{kept_words}”; in {long_name} it goes on: “{lost_words}”.")
    } else {
        format!("{short_name} begins the quotation with “{kept_words}”; {long_name} has before that: “{lost_words}”.")
    };
    let evidence = vec![
        View::evidence(Location::new(short.at.article, short.at.span.cover(kept)), [kept]),
        View::evidence(Location::new(long.at.article, long.at.span.cover(left_out)), [left_out]),
    ];
    let strength = 0.4 + 0.02 * weighty(rest).min(15) as f32;
    let finding = super::finding(view, RULE, Dimension::Quote, evidence, strength, why);
    Some(Finding {
        summary: format!("Quoted: {kept_words} / left out there: {lost_words}"),
        ..finding
    })
}

/// The words of a quotation between its marks, without those that say who speaks where they stand in its midst.
fn own_words(article: &AnalysedArticle, quote: &Quote) -> Vec<(Span, String)> {
    let text = &article.article.text;
    let before = text[..quote.span.start as usize].chars().next_back();
    let marks: Vec<(u32, char)> = quote
        .span
        .slice(text)
        .char_indices()
        .filter(|(_, letter)| matches!(letter, '“' | '”' | '"'))
        .map(|(at, letter)| (quote.span.start + u32::try_from(at).unwrap_or(0), letter))
        .collect();
    let opens_inside = match marks.first() {
        None | Some((_, '”')) => true,
        Some((_, '"')) => before == Some('"'),
        Some(_) => false,
    };
    let inside = |span: Span| -> bool {
        let passed = marks.partition_point(|(at, _)| *at < span.start);
        match passed.checked_sub(1).map(|last| marks[last].1) {
            None => opens_inside,
            Some('“') => true,
            Some('”') => false,
            Some(_) => opens_inside == (passed % 2 == 0),
        }
    };
    words(article, quote.span)
        .filter(|(span, _)| inside(*span))
        .take(LONGEST)
        .collect()
}

/// The words of a stretch in lower case, without the marks in them that outlets set differently ("U.S.", "it’s").
fn words(article: &AnalysedArticle, span: Span) -> impl Iterator<Item = (Span, String)> {
    let plain = |word: &str| -> String {
        let letters = word.chars().filter(|letter| letter.is_alphanumeric());
        letters.flat_map(char::to_lowercase).collect()
    };
    article.syntax.tokens.as_slice()[article.syntax.tokens_in(span)]
        .iter()
        .map(move |token| (token.span, plain(article.slice(token.span))))
        .filter(|(_, word)| !word.is_empty())
}

/// The longest run of words that two quotations have in common: where it begins in either, and its length.
fn common_run(one: &[(Span, String)], other: &[(Span, String)]) -> (usize, usize, usize) {
    let mut best = (0, 0, 0);
    let mut above = vec![0_usize; other.len() + 1];
    for (at, (_, word)) in one.iter().enumerate() {
        let mut row = vec![0_usize; other.len() + 1];
        for (there, (_, their)) in other.iter().enumerate() {
            if word == their {
                row[there + 1] = above[there] + 1;
                let length = row[there + 1];
                if length > best.2 {
                    best = (at + 1 - length, there + 1 - length, length);
                }
            }
        }
        above = row;
    }
    best
}

/// Whether an article has some words of a stretch in a row, in another sentence or quotation.
fn has(article: &AnalysedArticle, stretch: &[(Span, String)]) -> bool {
    let all: Vec<String> = words(article, Span::of(&article.article.text, 0, article.article.text.len()))
        .map(|(_, word)| word)
        .collect();
    let wanted: Vec<&String> = stretch.iter().map(|(_, word)| word).collect();
    wanted
        .chunks(ELSEWHERE)
        .filter(|chunk| chunk.len() == ELSEWHERE && chunk.iter().any(|word| !is_function_word(word)))
        .any(|chunk| {
            all.windows(ELSEWHERE)
                .any(|window| window.iter().eq(chunk.iter().copied()))
        })
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn the_end_of_a_quotation_is_left_out() {
        check(
            "quotation-cut",
            "“We will repair the harbour lights of Lindholm,” the mayor Ida Lund said.",
            "“We will repair the harbour lights of Lindholm, but only when the owners pay their debts,” the mayor Ida Lund said.",
            true,
        );
    }

    #[test]
    fn the_same_quotation() {
        check(
            "quotation-cut",
            "“We will repair the harbour lights of Lindholm,” the mayor Ida Lund said.",
            "“We will repair the harbour lights of Lindholm,” said the mayor Ida Lund on the Lindholm pier on Monday.",
            false,
        );
    }

    #[test]
    fn the_rest_stands_in_another_sentence() {
        check(
            "quotation-cut",
            "“We will repair the harbour lights of Lindholm,” the mayor Ida Lund said. \
             She added: “But only when the owners pay their debts.”",
            "“We will repair the harbour lights of Lindholm, but only when the owners pay their debts,” the mayor Ida Lund said.",
            false,
        );
    }
}
