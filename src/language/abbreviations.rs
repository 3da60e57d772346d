//! Words that bear a period of their own, and words that begin sentences.
//!
//! Owns the short lists by which the sentence splitter and the tokeniser tell a period that belongs
//! to a word from one that ends a sentence. It must never know a sentence's grammar.

/// How the period after a word behaves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// Belongs to the word, and another word always follows: "Dr.", "Gen.".
    Title,
    /// Belongs to the word before a number, and else ends a sentence: "No. 5", "p. 12", "Fig. 3".
    BeforeNumber,
    /// Belongs to the word, which may stand last in its sentence: "Inc.", "a.m.", "U.S.".
    Either,
    /// An initial or one letter of a list.
    Letter,
    /// Ends the sentence.
    Plain,
}

/// What the period after `word` (given without it) is.
#[must_use]
pub fn period_after(word: &str) -> Period {
    let mut letters = word.chars();
    match (letters.next(), letters.next()) {
        (None, _) => return Period::Plain,
        (Some(letter), None) if letter.is_alphabetic() => {
            return if letter == 'p' {
                Period::BeforeNumber
            } else {
                Period::Letter
            };
        }
        _ => {}
    }
    if word.len() > 12 {
        return Period::Plain;
    }
    if is_dotted(word) {
        return Period::Either;
    }
    let lower = word.to_lowercase();
    let upper_start = word.starts_with(char::is_uppercase);
    if TITLES.binary_search(&lower.as_str()).is_ok() && (upper_start || LOWER_TITLES.contains(&lower.as_str())) {
        Period::Title
    } else if BEFORE_NUMBER.binary_search(&lower.as_str()).is_ok() {
        Period::BeforeNumber
    } else if EITHER.binary_search(&lower.as_str()).is_ok()
        || (upper_start && EITHER_CAPITAL.binary_search(&lower.as_str()).is_ok())
    {
        Period::Either
    } else {
        Period::Plain
    }
}

/// Letters with periods between them, as in "U.S", "e.g", "Ph.D".
fn is_dotted(word: &str) -> bool {
    let mut pieces = 0;
    for piece in word.split('.') {
        let letters = piece.chars().count();
        if letters == 0 || letters > 2 || !piece.chars().all(char::is_alphabetic) {
            return false;
        }
        pieces += 1;
    }
    pieces > 1
}

/// Whether a capitalised `word` often begins a sentence and seldom follows an abbreviation inside one.
#[must_use]
pub fn is_starter(word: &str) -> bool {
    word.len() <= 12 && STARTERS.binary_search(&word.to_lowercase().as_str()).is_ok()
}

/// Titles that are also written in lower case, so that their period counts there as well.
const LOWER_TITLES: &[&str] = &["approx", "cf", "dr", "eg", "ie", "mr", "mrs", "ms", "rs", "viz", "vs"];

/// Sorted, in lower case.
const TITLES: &[&str] = &[
    "adm", "amb", "approx", "asst", "atty", "brig", "bros", "capt", "cdr", "cf", "cmdr", "col", "cpl", "cpt", "dep",
    "det", "dr", "drs", "eg", "eng", "fr", "ft", "gen", "gov", "govs", "hon", "ie", "insp", "lt", "maj", "messrs",
    "mlle", "mme", "mr", "mrs", "ms", "msgr", "mt", "ofc", "ofcr", "pfc", "pres", "prof", "profs", "pvt", "rep",
    "reps", "rev", "rs", "sen", "sens", "sgt", "spc", "supt", "viz", "vs",
];

/// Sorted, in lower case.
const BEFORE_NUMBER: &[&str] = &[
    "art", "chap", "ext", "fig", "figs", "no", "nos", "nr", "nrs", "n°", "op", "pp", "sec", "sect", "vol", "vols",
];

/// Sorted, in lower case.
const EITHER: &[&str] = &[
    "al", "am", "ave", "bldg", "blvd", "btw", "ca", "co", "corp", "dept", "dist", "ed", "eds", "esp", "est", "etc",
    "ext", "gmbh", "govt", "hrs", "inc", "incl", "jr", "kg", "lb", "lbs", "llc", "ltd", "med", "mfg", "min", "mins",
    "misc", "natl", "oz", "plc", "pm", "pty", "rd", "sq", "sr", "st", "univ", "yrs",
];

/// Abbreviations only where they are written with a capital: months, weekdays, states, directions. Sorted.
const EITHER_CAPITAL: &[&str] = &[
    "ala", "apr", "ariz", "ark", "assn", "aug", "calif", "colo", "conn", "dec", "del", "feb", "fla", "fri", "ga",
    "ill", "ind", "jan", "jul", "jun", "kan", "ky", "la", "mar", "md", "mich", "minn", "mo", "mon", "mont", "neb",
    "nev", "nov", "oct", "okla", "ont", "ore", "pa", "ph", "que", "sc", "sep", "sept", "tenn", "tex", "thu", "thur",
    "thurs", "tue", "tues", "va", "vt", "wed", "wis", "wyo",
];

/// Sorted, in lower case.
const STARTERS: &[&str] = &[
    "a",
    "about",
    "according",
    "after",
    "all",
    "also",
    "although",
    "among",
    "an",
    "and",
    "another",
    "anyone",
    "are",
    "as",
    "at",
    "authorities",
    "because",
    "before",
    "billions",
    "both",
    "but",
    "by",
    "can",
    "could",
    "critics",
    "despite",
    "did",
    "do",
    "does",
    "dozens",
    "during",
    "each",
    "earlier",
    "even",
    "every",
    "everyone",
    "experts",
    "few",
    "five",
    "for",
    "four",
    "from",
    "had",
    "has",
    "have",
    "he",
    "her",
    "here",
    "his",
    "how",
    "however",
    "hundreds",
    "i",
    "if",
    "in",
    "instead",
    "is",
    "it",
    "it's",
    "its",
    "it’s",
    "just",
    "last",
    "later",
    "let",
    "many",
    "may",
    "maybe",
    "meanwhile",
    "millions",
    "more",
    "most",
    "my",
    "nearly",
    "neither",
    "next",
    "no",
    "nobody",
    "none",
    "nor",
    "not",
    "nothing",
    "now",
    "of",
    "officials",
    "on",
    "once",
    "one",
    "only",
    "or",
    "other",
    "others",
    "our",
    "over",
    "people",
    "perhaps",
    "please",
    "several",
    "she",
    "should",
    "since",
    "so",
    "some",
    "someone",
    "still",
    "such",
    "that",
    "that's",
    "the",
    "their",
    "then",
    "there",
    "there's",
    "these",
    "they",
    "this",
    "those",
    "though",
    "thousands",
    "three",
    "to",
    "two",
    "under",
    "unlike",
    "until",
    "was",
    "we",
    "were",
    "what",
    "when",
    "where",
    "whether",
    "which",
    "while",
    "who",
    "why",
    "will",
    "with",
    "without",
    "witnesses",
    "would",
    "yes",
    "yet",
    "you",
    "your",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_lists_are_sorted() {
        for list in [TITLES, BEFORE_NUMBER, EITHER, EITHER_CAPITAL, STARTERS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn periods_are_told_apart() {
        for (word, expected) in [
            ("Dr", Period::Title),
            ("gen", Period::Plain),
            ("No", Period::BeforeNumber),
            ("U.S", Period::Either),
            ("Ph.D", Period::Either),
            ("Inc", Period::Either),
            ("Oct", Period::Either),
            ("oct", Period::Plain),
            ("J", Period::Letter),
            ("house", Period::Plain),
            ("", Period::Plain),
            ("example.org", Period::Plain),
        ] {
            assert_eq!(period_after(word), expected, "{word}");
        }
    }
}
