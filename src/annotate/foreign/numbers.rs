//! Numbers in articles that are not in English: digits with the marks of their language, small numbers in words, scales,
//! money and shares.
//!
//! Owns what a number and its unit are worth; what it counts is never known here.

use crate::lexicon::foreign::{Word, decimal_mark, word};
use crate::lexicon::{currency, glued_unit};
use crate::model::{Interval, Quantity};
use crate::text::Span;

use super::pieces::{Piece, digit};

/// Most digits of a number; longer ones are codes.
const LONGEST: usize = 15;

/// The quantities of a sentence in reading order, but for those that lie in one of the `dates`.
pub(super) fn numbers(language: &str, text: &str, pieces: &[Piece<'_>], dates: &[Span]) -> Vec<Quantity> {
    let mut found = Vec::new();
    let mut at = 0;
    while at < pieces.len() {
        let dated = dates.iter().any(|date| date.overlaps(pieces[at].span));
        match number_at(language, text, pieces, at).filter(|_| !dated) {
            Some((quantity, next)) => {
                found.push(quantity);
                at = next;
            }
            None => at += 1,
        }
    }
    found
}

/// The quantity whose number begins at piece `at`, and the first piece after it.
fn number_at(language: &str, text: &str, pieces: &[Piece<'_>], at: usize) -> Option<(Quantity, usize)> {
    let (mut value, mut next) = if pieces[at].is_digits() {
        digits_at(language, text, pieces, at)?
    } else {
        match word(language, &pieces[at].lower)? {
            Word::Number(value) => (value, at + 1),
            _ => return None,
        }
    };
    while let Some((Word::Scale(factor), after)) = word_at(language, pieces, next) {
        value *= factor;
        next = after;
    }
    let number = pieces[at].span.cover(pieces[next - 1].span);
    let sign = at.checked_sub(1).and_then(|before| currency_of(pieces[before].raw));
    let (unit, after) = match sign {
        Some(unit) => (Some(unit), next),
        None => unit_at(language, pieces, next).map_or((None, next), |(unit, after)| (Some(unit), after)),
    };
    let start = if sign.is_some() { at - 1 } else { at };
    let quantity = Quantity {
        span: pieces[start].span.cover(pieces[after - 1].span),
        number,
        value,
        interval: Interval {
            low: Some(value),
            high: Some(value),
        },
        unit: unit.map(str::to_owned),
        modifier: None,
        trigger: None,
        role: None,
    };
    Some((quantity, after))
}

/// The number in digits at piece `at`: "40.000", "12,5", "40 000".
fn digits_at(language: &str, text: &str, pieces: &[Piece<'_>], at: usize) -> Option<(f64, usize)> {
    // "A320", "12:30", "3-1": codes, times of day and scores.
    let tied = |place: usize| pieces.get(place).filter(|piece| piece.glued);
    let is_joint = |piece: &Piece<'_>| matches!(piece.raw, ":" | "/" | "-" | "–");
    if pieces[at].glued && at > 0 && is_joint(&pieces[at - 1]) {
        return None;
    }
    let mut digits = pieces[at].raw.to_owned();
    let mut next = at + 1;
    while let Some(group) = pieces
        .get(next)
        .filter(|group| is_group(text, &pieces[next - 1], group))
    {
        if next == at + 1 && pieces[at].raw.chars().count() > 3 {
            break;
        }
        digits.push_str(group.raw);
        next += 1;
    }
    if tied(next).is_some_and(is_joint) && tied(next + 1).is_some_and(Piece::is_digits) {
        return None;
    }
    Some((value(&digits, decimal_mark(language))?, next))
}

/// Whether a piece goes on with the thousands of the one before: three digits after a single blank ("40 000").
fn is_group(text: &str, before: &Piece<'_>, group: &Piece<'_>) -> bool {
    let blank = &text[before.span.end as usize..group.span.start as usize];
    let leading: String = group
        .raw
        .chars()
        .take_while(|letter| digit(*letter).is_some())
        .collect();
    matches!(blank, " " | "\u{a0}" | "\u{202f}" | "\u{2009}")
        && before.raw.chars().all(|letter| digit(letter).is_some())
        && leading.chars().count() == 3
}

/// The value of digits with marks between them. Of two sorts of marks the last one is the decimal mark; a mark that stands
/// more than once parts thousands; a mark before other than three digits is a decimal mark in every language.
fn value(digits: &str, decimal: char) -> Option<f64> {
    let mut plain = String::new();
    for letter in digits.chars() {
        match letter {
            '٫' => plain.push(','),
            '٬' | '\'' | '\u{2019}' => {}
            '.' | ',' => plain.push(letter),
            _ => plain.push(digit(letter)?),
        }
    }
    let count = |mark: char| plain.matches(mark).count();
    let last = plain.rfind(['.', ',']);
    let mark = last.and_then(|last| {
        let mark = if plain[last..].starts_with('.') { '.' } else { ',' };
        let other = if mark == '.' { ',' } else { '.' };
        let is_decimal = count(mark) == 1 && (count(other) > 0 || mark == decimal || plain.len() - last - 1 != 3);
        is_decimal.then_some(mark)
    });
    let figures: String = plain
        .chars()
        .filter_map(|letter| match letter {
            '.' | ',' => (Some(letter) == mark).then_some('.'),
            _ => Some(letter),
        })
        .collect();
    (figures.len() <= LONGEST).then(|| figures.parse().ok()).flatten()
}

/// What one or two pieces from `at` on say, and the first piece after them.
fn word_at(language: &str, pieces: &[Piece<'_>], at: usize) -> Option<(Word, usize)> {
    let first = pieces.get(at)?;
    let two = pieces.get(at + 1).and_then(|second| {
        let found = word(language, &format!("{} {}", first.lower, second.lower))?;
        Some((found, at + 2))
    });
    let hyphened = || {
        let (mark, second) = (pieces.get(at + 1).filter(|mark| mark.raw == "-")?, pieces.get(at + 2)?);
        let found = word(language, &format!("{}{}{}", first.lower, mark.raw, second.lower))?;
        Some((found, at + 3))
    };
    let one = || {
        let dot = usize::from(
            pieces
                .get(at + 1)
                .is_some_and(|dot| dot.raw == "." && dot.glued && at + 2 < pieces.len()),
        );
        let found = word(language, &first.lower)?;
        Some((found, at + 1 + if matches!(found, Word::Scale(_)) { dot } else { 0 }))
    };
    two.or_else(hyphened).or_else(one)
}

/// The unit at piece `at`, be it after "of" ("millions d'euros", "millones de euros"), and the first piece after it.
fn unit_at(language: &str, pieces: &[Piece<'_>], at: usize) -> Option<(&'static str, usize)> {
    let piece = pieces.get(at)?;
    if matches!(piece.raw, "%" | "٪") {
        return Some(("percent", at + 1));
    }
    if let Some(unit) = currency_of(piece.raw) {
        return Some((unit, at + 1));
    }
    let of = usize::from(matches!(&*piece.lower, "d'" | "d\u{2019}" | "de" | "di"));
    if let Some((Word::Unit(unit), after)) = word_at(language, pieces, at + of) {
        return Some((unit, after));
    }
    glued_unit(piece.raw).map(|unit| (unit.name, at + 1))
}

/// The currency of a sign or a code.
fn currency_of(raw: &str) -> Option<&'static str> {
    let mut letters = raw.chars();
    match (letters.next(), letters.next()) {
        (Some(sign), None) => currency(sign),
        _ => ["USD", "EUR", "GBP", "CHF", "JPY"]
            .into_iter()
            .find(|code| *code == raw),
    }
}

#[cfg(test)]
mod tests {
    use super::super::pieces::pieces;
    use super::*;

    fn check(language: &str, text: &str, expected: &[(f64, Option<&str>)]) {
        let pieces = pieces(text, Span::of(text, 0, text.len()));
        let found = numbers(language, text, &pieces, &[]);
        let found: Vec<_> = found.iter().map(|one| (one.value, one.unit.as_deref())).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn marks_are_those_of_the_language() {
        check("de", "Schaden von 40.000 Euro", &[(40_000.0, Some("EUR"))]);
        check("de", "rund 12,5 Prozent der Waren", &[(12.5, Some("percent"))]);
        check("de", "1.234.567,8 Tonnen", &[(1_234_567.8, None)]);
        check("fr", "40 000 euros de dégâts", &[(40_000.0, Some("EUR"))]);
        check("fr", "près de 12,5 % des voix", &[(12.5, Some("percent"))]);
        check("es", "un 3.5 por ciento", &[(3.5, Some("percent"))]);
        check("ja", "人口は1,250人", &[(1250.0, None)]);
        check("de", "1'250 Franken", &[(1250.0, None)]);
        check("ar", "٤٠ شخصا", &[(40.0, None)]);
    }

    #[test]
    fn scales_and_words_count() {
        check(
            "de",
            "1,2 Millionen Euro und vierzehn, nein zwölf Tote",
            &[(1.2e6, Some("EUR")), (12.0, None)],
        );
        check("fr", "2,4 milliards d'euros", &[(2.4e9, Some("EUR"))]);
        check("es", "tres millones de dólares", &[(3e6, Some("USD"))]);
        check("de", "3 Mio. Euro", &[(3e6, Some("EUR"))]);
        check("ru", "5 тысяч рублей", &[(5000.0, Some("RUB"))]);
    }

    #[test]
    fn codes_scores_and_clocks_are_no_numbers() {
        check("de", "um 20:30 Uhr im Airbus A320 beim Stand von 3:1", &[]);
    }
}
