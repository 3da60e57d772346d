//! Words that judge what they name.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

/// What a word is when it judges: "rocked" does as a verb, "rock" does not as a noun.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Judging {
    /// A name for somebody or something: "regime".
    Noun,
    /// An act: "slammed".
    Verb,
    /// A quality: "brutal".
    Adjective,
    /// A manner: "brazenly".
    Adverb,
    /// No judgement of an act, but a side on which somebody is placed: "conservative", "loyalist".
    Stance,
}

static WORDS: LazyLock<BTreeMap<Judging, BTreeSet<&'static str>>> = LazyLock::new(|| {
    let mut words: BTreeMap<Judging, BTreeSet<&'static str>> = BTreeMap::new();
    for line in super::data_lines(include_str!("../../assets/lexicons/loaded-words.txt")) {
        let Some((part, list)) = line.split_once('|') else {
            continue;
        };
        let part = match part.trim() {
            "noun" => Judging::Noun,
            "verb" => Judging::Verb,
            "adverb" => Judging::Adverb,
            "stance" => Judging::Stance,
            _ => Judging::Adjective,
        };
        words.entry(part).or_default().extend(list.split_whitespace());
    }
    words
});

/// Whether a word, in lower case and any of its regular forms, judges what it names, whatever part of speech it is: "regime",
/// "slammed", "brutal".
#[must_use]
pub fn is_loaded(word: &str) -> bool {
    [Judging::Noun, Judging::Verb, Judging::Adjective, Judging::Adverb]
        .into_iter()
        .any(|part| judges(word, part))
}

/// Whether a word, in lower case and any of its regular forms, judges as the part of speech that it is.
#[must_use]
pub fn judges(word: &str, part: Judging) -> bool {
    WORDS
        .get(&part)
        .is_some_and(|words| words.contains(word) || stems(word).into_iter().any(|stem| words.contains(stem.as_str())))
}

/// What a regular English ending may have been added to.
fn stems(word: &str) -> Vec<String> {
    let mut out = Vec::new();
    for (ending, instead) in [
        ("s", ""),
        ("es", ""),
        ("ies", "y"),
        ("ed", ""),
        ("ed", "e"),
        ("ied", "y"),
        ("ing", ""),
        ("ing", "e"),
        ("'s", ""),
        ("’s", ""),
    ] {
        let Some(stem) = word.strip_suffix(ending).filter(|stem| stem.len() > 2) else {
            continue;
        };
        out.push(format!("{stem}{instead}"));
        // "slammed", "ripping": the consonant is doubled before the ending.
        let mut letters = stem.chars().rev();
        if instead.is_empty() && letters.next() == letters.next() {
            out.push(stem[..stem.len() - stem.chars().next_back().map_or(0, char::len_utf8)].to_owned());
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Judging, is_loaded, judges};

    #[test]
    fn regular_forms_are_found() {
        for word in [
            "regime",
            "slammed",
            "rallying-cry",
            "brutal",
            "denounces",
            "ravaging",
            "terrorists",
        ] {
            assert_eq!(is_loaded(word), word != "rallying-cry", "{word}");
        }
        for word in ["council", "bridge", "walked", "harbour"] {
            assert!(!is_loaded(word), "{word}");
        }
    }

    #[test]
    fn a_word_judges_as_one_part_of_speech_and_not_as_another() {
        assert!(judges("rocked", Judging::Verb) && !judges("rocks", Judging::Noun));
        assert!(judges("radicals", Judging::Noun) && judges("loyalist", Judging::Stance));
        assert!(!is_loaded("top") && !is_loaded("major") && !judges("liberal", Judging::Adjective));
    }
}
