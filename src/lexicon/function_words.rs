//! Words that carry grammar rather than content.

use std::collections::BTreeSet;
use std::sync::LazyLock;

static WORDS: LazyLock<BTreeSet<&'static str>> =
    LazyLock::new(|| super::word_list(include_str!("../../assets/lexicons/function-words.txt")).collect());

/// Whether a word, in lower case, carries grammar rather than content: "the", "of", "said".
#[must_use]
pub fn is_function_word(word: &str) -> bool {
    WORDS.contains(word)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn content_words_are_none() {
        assert!(is_function_word("the") && is_function_word("said"));
        assert!(!is_function_word("harbour") && !is_function_word("strike"));
    }
}
