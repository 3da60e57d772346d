//! One quotation, given to the letter by two accounts, in different words.

use crate::compare::difference::{Difference, Shape, findings};
use crate::compare::view::View;
use crate::compare::wording::list;
use crate::model::{Dimension, Finding, Kind, Rule};
use crate::text::{Location, Span};

const SHAPE: Shape = Shape {
    kind: Kind::Conflict,
    dimension: Dimension::Other,
    rule: Rule("quotation-wording"),
    topic: "Quoted as",
};

/// Fit of two sentences from which their quotations may be one.
const SAME_POINT: f32 = 0.25;

/// Fewest words in a row, or nearly so, that two records of one sentence share.
const SHARED: usize = 6;

/// Share of the shorter quotation that the longer has.
const SHARE: f32 = 0.7;

/// Longest gap, in words, between shared words that is another wording and not another sentence.
const GAP: usize = 2;

/// Words that records of speech drop and add freely.
const FILLERS: &[&str] = &[
    "and", "but", "so", "that", "the", "a", "an", "well", "uh", "um", "just", "you", "know",
];

/// Forms of speech, without apostrophes, that writers give in full or not.
const CONTRACTIONS: &[(&str, &str)] = &[
    ("s", "is"),
    ("s", "has"),
    ("m", "am"),
    ("re", "are"),
    ("ve", "have"),
    ("ll", "will"),
    ("d", "would"),
    ("d", "had"),
    ("nt", "not"),
    ("ca", "can"),
    ("wo", "will"),
    ("gonna", "going"),
    ("cannot", "can"),
];

/// Conflicts between two records of one quotation.
pub(in crate::compare) fn find(view: &View<'_>) -> Vec<Finding> {
    let mut found = Vec::new();
    for meeting in view.meetings(SAME_POINT) {
        let (ours, theirs) = (quoted(view, meeting.one), quoted(view, meeting.other));
        if let Some((one, other)) = differ(&ours, &theirs) {
            // The same slip in two places of an account is one difference.
            let words = |at: Location, key: Span| view.slice(Location::new(at.article, key)).to_lowercase();
            let known = found.iter().any(|known: &Difference| {
                let ends = |words: &str| words.split_whitespace().nth(1).map(str::to_owned);
                ends(&words(known.one.sentence, known.one.key)) == ends(&words(meeting.one, one))
                    && ends(&words(known.other.sentence, known.other.key)) == ends(&words(meeting.other, other))
                    && known.one.sentence.article == meeting.one.article
                    && known.other.sentence.article == meeting.other.article
            });
            if known {
                continue;
            }
            found.push(Difference::new(
                (meeting.one, one),
                (meeting.other, other),
                0.4 + 0.5 * meeting.fit,
            ));
        }
    }
    findings(view, SHAPE, found, |sides| {
        format!(
            "The same sentence is quoted to the letter as {}; it was said in one way only.",
            list(sides)
        )
    })
}

/// A word of a quotation; whether something is left out or put in before it.
struct Word {
    span: Span,
    lower: String,
    mended: bool,
}

/// The words of a sentence that stand in direct quotes.
fn quoted(view: &View<'_>, at: Location) -> Vec<Word> {
    let article = view.article(at.article);
    let quotes: Vec<Span> = view
        .quotes(at)
        .filter(|quote| quote.direct)
        .map(|quote| quote.span)
        .collect();
    let mut words: Vec<Word> = Vec::new();
    let mut mended = false;
    // A quote's span runs over a cue in its middle; the marks say where the speaker pauses. What an account says in its
    // own words before the first mark, "she is grateful “for the trust”", is no record.
    let opens_at_mark = |quote: &Span| {
        let before = article.article.text[..quote.range().start].trim_end();
        before.ends_with(['"', '“', '\'', '‘', '`'])
    };
    let mut inside = !quotes
        .iter()
        .any(|quote| at.span.contains(*quote) && !opens_at_mark(quote));
    for token in &article.syntax.tokens.as_slice()[article.syntax.tokens_in(at.span)] {
        let written = article.slice(token.span);
        match written {
            "“" | "``" => inside = true,
            "”" | "''" => inside = false,
            "\"" => inside = !quotes.iter().any(|quote| quote.contains(token.span)) || !inside,
            _ => {}
        }
        if !inside || !quotes.iter().any(|quote| quote.contains(token.span)) {
            mended = true;
        } else if written.chars().any(char::is_alphanumeric) {
            let lower: String = written
                .to_lowercase()
                .chars()
                .filter(|letter| letter.is_alphanumeric())
                .collect();
            words.push(Word {
                span: token.span,
                lower,
                mended,
            });
            mended = false;
        } else {
            mended |= !matches!(written, "'" | "’" | "-");
        }
    }
    words
}

/// The deciding words, with the word before and the word behind them, of two records that differ inside.
fn differ(ours: &[Word], theirs: &[Word]) -> Option<(Span, Span)> {
    let shared = common(ours, theirs);
    let shorter = ours.len().min(theirs.len());
    if shared.len() < SHARED || (shared.len() as f32) < SHARE * shorter as f32 {
        return None;
    }
    shared.windows(2).find_map(|pair| {
        let ((i, j), (next_i, next_j)) = (pair[0], pair[1]);
        let (our_gap, their_gap) = (&ours[i + 1..next_i], &theirs[j + 1..next_j]);
        let words = |gap: &[Word]| -> Vec<String> {
            gap.iter()
                .map(|word| word.lower.clone())
                .filter(|word| !FILLERS.contains(&word.as_str()))
                .collect()
        };
        let (our_words, their_words) = (words(our_gap), words(their_gap));
        let short = |ours: &[String], theirs: &[String]| {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(one, other)| is_contraction(one, other))
        };
        let whole = |all: &[Word], first: usize, last: usize| all[first + 1..=last].iter().all(|word| !word.mended);
        let same = our_words.concat() == their_words.concat() || short(&our_words, &their_words);
        let differs = !same && our_gap.len() <= GAP && their_gap.len() <= GAP;
        (differs && whole(ours, i, next_i) && whole(theirs, j, next_j)).then(|| {
            (
                ours[i].span.cover(ours[next_i].span),
                theirs[j].span.cover(theirs[next_j].span),
            )
        })
    })
}

/// Whether two words are one, spoken fast or in full: "'s" and "is".
fn is_contraction(one: &str, other: &str) -> bool {
    one == other
        || CONTRACTIONS
            .iter()
            .any(|(short, full)| (one, other) == (*short, *full) || (other, one) == (*short, *full))
}

/// The longest common subsequence of two lists of words, as places in both.
fn common(ours: &[Word], theirs: &[Word]) -> Vec<(usize, usize)> {
    let width = theirs.len() + 1;
    let mut longest = vec![0_u32; (ours.len() + 1) * width];
    for i in (0..ours.len()).rev() {
        for j in (0..theirs.len()).rev() {
            longest[i * width + j] = if ours[i].lower == theirs[j].lower {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j, mut pairs) = (0, 0, Vec::new());
    while i < ours.len() && j < theirs.len() {
        if ours[i].lower == theirs[j].lower {
            pairs.push((i, j));
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use crate::compare::case::check;

    #[test]
    fn one_sentence_in_two_wordings() {
        check(
            "quotation-wording",
            "“We have learned something very important from this terrible night,” Olsen said.",
            "“We have learned something important from this terrible night,” Olsen said.",
            true,
        );
    }

    #[test]
    fn spoken_fast_or_in_full_is_one_wording() {
        check(
            "quotation-wording",
            "“He is asking the harbour office to open the whole inquiry to us,” Olsen said.",
            "“He’s asking the harbour office to open the whole inquiry to us,” Olsen said.",
            false,
        );
    }

    #[test]
    fn an_accounts_own_words_before_the_marks_are_no_record() {
        check(
            "quotation-wording",
            "“I am grateful to Captain Olsen for the trust that he placed in me and my crew,” Voss said.",
            "She is grateful to Mr. Olsen “for the trust that he placed in me and my crew,” Voss said.",
            false,
        );
    }

    #[test]
    fn a_sentence_cut_or_mended() {
        check(
            "quotation-wording",
            "“We have learned something very important from this terrible night,” Olsen said.",
            "“We have learned something … important from this terrible night,” Olsen said.",
            false,
        );
        check(
            "quotation-wording",
            "“We have learned something important from this terrible night,” Olsen said.",
            "“We have learned something important from this terrible night, and we will act,” Olsen said.",
            false,
        );
    }
}
