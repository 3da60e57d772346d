//! Words that judge what they name.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| super::word_list(include_str!("../../assets/lexicons/loaded-words.txt")).collect());

/// Whether a word, in lower case and any of its regular forms, judges what it names: "regime",
/// "slammed", "brutal".
#[must_use]
pub fn is_loaded(word: &str) -> bool {
    WORDS.contains(word) || stems(word).into_iter().any(|stem| WORDS.contains(stem.as_str()))
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
    use super::is_loaded;

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
}
