//! Where a name begins and ends in running text.
//!
//! Owns what a capital says: which words may begin a name, stand inside it or join its parts. It must never ask of what
//! type the name is.

use crate::lexicon::calendar::{MONTHS, WEEKDAYS};
use crate::lexicon::gazetteer;
use crate::lexicon::name_parts::{self, Part};
use crate::lexicon::{nouns, titles};
use crate::model::{NameKind, Upos};

use crate::annotate::entities::lookup::gazetteer_match;
use crate::annotate::entities::words::{Style, Word, Words};

/// Words of a nickname, at most.
const NICKNAME: usize = 3;

/// The end of the name that begins at word `at`; `at` itself where none does.
pub(super) fn run(words: &Words<'_>, at: usize, line_end: usize) -> usize {
    let known = gazetteer_match(words, at).map(|(end, _)| end);
    if !may_begin(words, at) {
        return match known {
            // "al-Qaeda" and the like begin small; "The Hague" begins with an article.
            Some(end) if !calendar(&words.list[at]) && (end > at + 1 || !words.begins(at)) => end,
            _ => at,
        };
    }
    let mut end = known.unwrap_or(at + 1).max(at + 1);
    while end < line_end && (!words.list[end - 1].possessive || words.list[end].text == "Office") {
        if may_be_inside(words, end, at) && adjacent(words, end) {
            let skip = gazetteer_match(words, end).map_or(end + 1, |(inner, _)| inner);
            end = skip.max(end + 1);
        } else if let Some(after) =
            over_connector(words, at, end, line_end).or_else(|| over_nickname(words, at, end, line_end))
        {
            end = after;
        } else {
            break;
        }
    }
    end
}

/// Takes in a small particle before the name: "bin Laden", "van Gogh".
pub(super) fn with_particle(words: &Words<'_>, at: usize) -> usize {
    match words.previous(at) {
        Some(before) if matches!(before.text, "bin" | "ibn" | "van" | "von" | "de" | "al" | "el" | "abu") => at - 1,
        _ => at,
    }
}

/// Whether a name may begin with word `at`.
fn may_begin(words: &Words<'_>, at: usize) -> bool {
    if !may_be_inside(words, at, at) {
        return false;
    }
    let word = &words.list[at];
    let opener = titles::opener(&word.lower);
    if !words.begins(at) {
        // Inside a sentence a capital speaks for a name; function words alone do not.
        let function = matches!(
            word.lower.as_str(),
            "the" | "a" | "an" | "this" | "that" | "his" | "her" | "its"
        );
        let goes_on = !word.possessive && words.next(at).is_some_and(Word::capital);
        return !function && (!opener || goes_on);
    }
    if gazetteer_match(words, at).is_some() || titles::title(word.text).is_some() {
        return true;
    }
    if between_quotes(words, at) {
        return true;
    }
    if titles::given_name(word.text).is_some() && (!opener || words.next(at).is_some_and(Word::capital)) {
        return true;
    }
    if opener {
        return words.capital_seen.get(word.text).is_some_and(|count| *count > 1)
            && !words.lower_seen.contains(&word.lower);
    }
    if words.tagged {
        let seen = words.capital_seen.get(word.text).is_some_and(|count| *count > 1);
        return word.upos == Upos::Propn || word.name.is_some() || seen && !words.lower_seen.contains(&word.lower);
    }
    if words.capital_seen.contains_key(word.text) || word.all_capitals() {
        return true;
    }
    let goes_on = words.next(at).is_some_and(|next| next.capital() && !calendar(next)) && !word.possessive;
    !words.lower_seen.contains(&word.lower) && (goes_on || word.possessive || says(words, at))
}

fn may_be_inside(words: &Words<'_>, at: usize, first: usize) -> bool {
    let word = &words.list[at];
    let the = words.previous(at).is_some_and(|before| before.lower == "the");
    let numbered = number_nickname(word) && (at > first || the);
    if !(word.capital() || particle_name(word) || numbered) || !word.is_word() {
        return false;
    }
    let after_given = at > first && titles::may_be_given_name(words.list[at - 1].text);
    if matches!(word.lower.as_str(), "may" | "march") {
        return after_given || words.begins(at);
    }
    !calendar(word) || (after_given && matches!(word.lower.as_str(), "april" | "june" | "august"))
}

/// "al-Arouri": a name that begins with a small particle.
fn particle_name(word: &Word<'_>) -> bool {
    word.text.split_once('-').is_some_and(|(before, after)| {
        matches!(before, "al" | "el" | "ul" | "as" | "ad" | "ar" | "an")
            && after.chars().next().is_some_and(char::is_uppercase)
    })
}

/// Days, months, and the pronoun I: capitals that make no name.
pub(super) fn calendar(word: &Word<'_>) -> bool {
    // "March" and "May" stand in names too.
    let months = MONTHS.iter().filter(|month| !matches!(**month, "march" | "may"));
    let word_is = |name: &&str| word.lower == *name;
    WEEKDAYS.iter().any(word_is)
        || months.into_iter().any(word_is)
        || matches!(word.lower.as_str(), "i" | "gmt" | "est")
        || matches!(
            word.lower.as_str(),
            "jan."
                | "feb."
                | "mar."
                | "apr."
                | "aug."
                | "sept."
                | "oct."
                | "nov."
                | "dec."
                | "jan"
                | "feb"
                | "sept"
                | "oct"
                | "nov"
                | "dec"
                | "aug"
                | "a.m."
                | "p.m."
                | "am"
                | "pm"
                | "i'm"
                | "i\u{2019}m"
        )
}

pub(super) fn number_nickname(word: &Word<'_>) -> bool {
    word.is_number() && word.lower.ends_with("ers")
}

/// Whether word `at` opens a short quotation, inside a sentence, all of whose words have capitals: "Deep Harbour".
fn between_quotes(words: &Words<'_>, at: usize) -> bool {
    let line = &words.lines[words.list[at].sentence];
    let opens = |text: &str| matches!(text, "\u{201c}" | "\"" | "``");
    let inside = at > line.words.start + 1 && line.style == Style::Body && opens(words.list[at - 1].text);
    let close = (at..line.words.end.min(at + 1 + NICKNAME)).find(|index| !words.list[*index].is_word());
    inside
        && close.is_some_and(|close| {
            matches!(words.list[close].text, "\u{201d}" | "\"" | "''")
                && close > at + 1
                && words.list[at..close].iter().all(Word::capital)
        })
}

/// Whether the next word is one of saying or doing that a name is often the subject of.
fn says(words: &Words<'_>, at: usize) -> bool {
    words.next(at).is_some_and(|next| {
        matches!(
            next.lower.as_str(),
            "said" | "says" | "told" | "added" | "has" | "had" | "was" | "is" | "will" | "would" | "also" | "who"
        )
    })
}

/// Whether nothing but one blank (or nothing) stands before word `at`.
fn adjacent(words: &Words<'_>, at: usize) -> bool {
    let before = &words.list[at - 1];
    let gap = &words.text[before.span.end as usize..words.list[at].span.start as usize];
    // An owner's clitic is no word of its own.
    let longest = if before.possessive { 3 } else { 1 };
    gap.chars().count() <= longest && !gap.contains('\n')
}

/// The end of a run that goes on after a small word inside a name: "of", "and", "de".
fn over_connector(words: &Words<'_>, first: usize, at: usize, line_end: usize) -> Option<usize> {
    let capital = |index: usize| index < line_end && may_be_inside(words, index, first);
    let last = &words.list[at - 1];
    match words.list[at].lower.as_str() {
        "de" | "la" | "van" | "von" | "der" | "den" | "bin" | "ibn" | "al" | "el" | "da" | "di" | "du" | "del"
        | "dos" | "le" | "ten" | "abu" | "&" => {
            if capital(at + 1) {
                Some(at + 2)
            } else {
                let two =
                    at + 2 < line_end && matches!(words.list[at + 1].lower.as_str(), "la" | "der" | "den" | "los");
                (two && capital(at + 2)).then_some(at + 3)
            }
        }
        "of" | "for" if name_parts::joins_of(&last.lower) => {
            if capital(at + 1) {
                Some(at + 2)
            } else {
                (at + 1 < line_end && words.list[at + 1].lower == "the" && capital(at + 2)).then_some(at + 3)
            }
        }
        "and" if capital(at + 1) => {
            let inside = words.list[first..at]
                .iter()
                .any(|word| matches!(word.lower.as_str(), "of" | "for"));
            let mut end = at + 2;
            while capital(end) && !words.list[end - 1].possessive {
                end += 1;
            }
            let organization = name_parts::last(&words.list[end - 1].lower) == Some(Part::Organization);
            let common = nouns::noun(&last.lower).is_some();
            let names_apart = gazetteer::knows(last.text) || titles::may_be_given_name(words.list[at + 1].text);
            let lists = inside && !names_apart && !gazetteer::knows(words.list[at + 1].text);
            (!names_apart && ((organization && common) || (lists && !common && last.text.ends_with('s'))))
                .then_some(at + 2)
        }
        _ => None,
    }
}

/// The end of a person's name that goes on after a nickname between its parts: `Ada "The Gull" Lunt`, `Ada (Addie) Lunt`.
fn over_nickname(words: &Words<'_>, first: usize, at: usize, line_end: usize) -> Option<usize> {
    let closing = match words.list[at].text {
        "\"" => "\"",
        "'" => "'",
        "\u{201c}" => "\u{201d}",
        "\u{2018}" => "\u{2019}",
        "``" => "''",
        "(" => ")",
        _ => return None,
    };
    let close = (at + 2..line_end.min(at + 2 + NICKNAME)).find(|close| words.list[*close].text == closing)?;
    let person = (first..at).any(|index| {
        titles::may_be_given_name(words.list[index].text)
            || matches!(words.list[index].name, Some((NameKind::Person, _)))
    });
    let inside = &words.list[at + 1..close];
    let fits = if closing == ")" {
        inside.len() == 1 && titles::may_be_given_name(inside[0].text)
    } else {
        inside.iter().all(|word| word.capital() || word.lower == "the")
    };
    let goes_on = close + 1 < line_end && may_be_inside(words, close + 1, first) && adjacent(words, close + 1);
    (person && fits && goes_on).then_some(close + 2)
}

#[cfg(test)]
mod tests {
    use crate::annotate::entities::case::{check, check_apart};

    #[test]
    fn a_nickname_stands_inside_a_name() {
        for full in [
            "Nora \"The Gull\" Quist",
            "Nora \u{201c}Gull\u{201d} Quist",
            "Nora 'The Gull' Quist",
            "Nora (Rose) Quist",
        ] {
            check(&format!("On Monday {full} was freed. Quist wept."), full, "Quist");
        }
        check_apart(
            "The critic told Nora that \"Gull Rock\" was no film for her. Nora laughed.",
            "Nora",
            "Gull Rock",
        );
    }
}
