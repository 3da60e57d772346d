//! A long passage cut to what matters: the deciding words with a few words around each.

use crate::text::Span;

/// Fewer words than these are not worth leaving out.
const LEAST: usize = 4;
/// Words that stay of a passage without deciding words.
const HEAD: usize = 24;

/// The parts of a passage that stay, in order: the deciding words (`keys`, as spans of `passage`) and `around` words at
/// either side of them.
#[must_use]
pub fn excerpt(passage: &str, keys: &[Span], around: usize) -> Vec<Span> {
    let words = words(passage);
    let mut stays: Vec<bool> = words
        .iter()
        .enumerate()
        .map(|(at, word)| keys.iter().any(|key| key.overlaps(*word)) || keys.is_empty() && at < HEAD)
        .collect();
    let decides: Vec<usize> = (0..words.len()).filter(|at| stays[*at] && !keys.is_empty()).collect();
    for at in decides {
        let last = (at + around + 1).min(words.len());
        stays[at.saturating_sub(around)..last].fill(true);
    }
    let mut from = 0;
    while from < stays.len() {
        let run = stays[from..].iter().take_while(|stays| !**stays).count();
        if run < LEAST {
            stays[from..from + run].fill(true);
        }
        from += run.max(1);
    }
    let mut parts: Vec<Span> = Vec::new();
    let mut goes_on = false;
    for (word, stays) in words.iter().zip(stays) {
        match parts.last_mut() {
            Some(part) if stays && goes_on => *part = part.cover(*word),
            _ if stays => parts.push(*word),
            _ => {}
        }
        goes_on = stays;
    }
    parts
}

/// What stands between blanks.
fn words(text: &str) -> Vec<Span> {
    text.split_whitespace()
        .map(|word| {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            Span::of(text, start, start + word.len())
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(passage: &str, keys: &[&str], want: &[&str]) {
        let span = |key: &&str| {
            let start = passage.find(key).expect("the words stand in the passage");
            Span::of(passage, start, start + key.len())
        };
        let keys: Vec<Span> = keys.iter().map(span).collect();
        let parts = excerpt(passage, &keys, 4);
        let parts: Vec<&str> = parts.iter().map(|part| part.slice(passage)).collect();
        assert_eq!(parts, want);
    }

    #[test]
    fn deciding_words_keep_their_neighbours() {
        let long = "In the early hours of a cold and windy Monday the old ferry struck a bank, hurting fourteen people on board, \
                    as the harbour master said in a long and careful statement";
        check(
            long,
            &["fourteen"],
            &["struck a bank, hurting fourteen people on board, as"],
        );
        check(
            long,
            &["fourteen", "struck"],
            &["Monday the old ferry struck a bank, hurting fourteen people on board, as"],
        );
        check(
            long,
            &["early", "statement"],
            &["In the early hours of a cold", "a long and careful statement"],
        );
    }

    #[test]
    fn a_short_passage_stays_whole() {
        check(
            "Fourteen people were hurt.",
            &["Fourteen"],
            &["Fourteen people were hurt."],
        );
        check(
            "Fourteen people were hurt when it left the rails.",
            &["Fourteen"],
            &["Fourteen people were hurt when"],
        );
        check("a\n b", &[], &["a\n b"]);
        check("", &[], &[]);
    }

    #[test]
    fn without_deciding_words_the_beginning_stays() {
        let long = "word ".repeat(60);
        let parts = excerpt(&long, &[], 4);
        assert_eq!(parts, [Span::new(0, 24 * 5 - 1)]);
    }
}
