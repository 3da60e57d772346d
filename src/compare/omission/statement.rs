//! What is a statement that a reader may miss, and where it ends: what one sentence begins the next may go on with.
//!
//! A quotation that runs on and a sentence that opens with "He" or "But" say little by themselves; with the
//! sentence before they are one statement. It must never weigh what is said.

use crate::model::{BlockKind, Mention, Quote, Upos};
use crate::text::{Location, Span};

use super::super::view::View;
use super::Candidate;

/// Fewest words of a sentence that says enough to be missed.
const LEAST_WORDS: usize = 7;

/// Fewest digits of a telephone number that is written in groups.
const TELEPHONE: usize = 9;

/// Longest statement of two sentences, in bytes: what is longer holds more than one thing to be missed.
const LONGEST: usize = 350;

/// First words that tie a sentence to the one before.
const TIES: &[&str] = &[
    "he", "she", "it", "they", "his", "her", "its", "their", "this", "that", "these", "those", "but", "and", "however",
    "so", "there",
];

/// Whether a sentence is part of an article's running text and says enough to be missed.
pub(super) fn is_told(view: &View<'_>, sentence: Location) -> bool {
    let blocks = &view.article(sentence.article).article.blocks;
    let block = blocks.iter().find(|block| block.span.contains(sentence.span));
    let text = view.slice(sentence);
    view.reads(sentence.article)
        && text.split_whitespace().count() >= LEAST_WORDS
        && !is_contact(text)
        && block.is_none_or(|block| matches!(block.kind, BlockKind::Paragraph | BlockKind::Quote | BlockKind::List))
}

/// Whether a sentence is there for its link or telephone number: an embedded post, a call to readers.
fn is_contact(text: &str) -> bool {
    let is_link = |word: &str| {
        let host = word.split_once('/').map_or("", |(host, _)| host);
        word.contains("://")
            || host
                .split_once('.')
                .is_some_and(|(name, domain)| !name.is_empty() && domain.len() > 1)
    };
    let groups = text.split(|letter: char| !letter.is_ascii_digit() && letter != ' ' && letter != '-');
    text.split_whitespace().any(is_link)
        || groups
            .map(|group| group.bytes().filter(u8::is_ascii_digit).count())
            .any(|digits| digits >= TELEPHONE)
}

/// Whether a sentence does not stand without what is before it: it opens with a word for what was just spoken of.
fn leans(view: &View<'_>, sentence: Location) -> bool {
    let syntax = &view.article(sentence.article).syntax;
    let tokens = &syntax.tokens.as_slice()[syntax.tokens_in(sentence.span)];
    let first = tokens.iter().find(|token| token.upos != Upos::Punct);
    first.is_some_and(|token| {
        let word = view.slice(Location::new(sentence.article, token.span)).to_lowercase();
        TIES.contains(&word.as_str())
    })
}

/// Candidates of one article in the order of their sentences, each two joined of which the second goes on with what
/// the first says.
pub(super) fn run_on(view: &View<'_>, candidates: impl Iterator<Item = Candidate>) -> Vec<Candidate> {
    let mut joined: Vec<Candidate> = Vec::new();
    for candidate in candidates {
        match joined.pop() {
            Some(last) if goes_on(view, &last, &candidate) => joined.push(join(last, candidate)),
            last => {
                joined.extend(last);
                joined.push(candidate);
            }
        }
    }
    joined
}

/// Whether a statement of one sentence goes on with the next one, in a passage that is not too long.
fn goes_on(view: &View<'_>, last: &Candidate, next: &Candidate) -> bool {
    let ([one], [other]) = (last.sentences.as_slice(), next.sentences.as_slice()) else {
        return false;
    };
    let between = Location::new(one.article, Span::new(one.span.end as usize, other.span.start as usize));
    let is_known = |quote: &Quote| {
        let speaker = |mention: &Mention| Some(mention.chain) == quote.chain;
        quote.source.is_none() || view.mentions(*one).any(|(_, mention)| speaker(mention))
    };
    let speaks_on = || {
        let opens = view.slice(*other).starts_with(['"', '“', '‘', '\'', '«']);
        opens && view.quotes(*other).any(|quote| quote.direct && is_known(quote))
    };
    view.slice(between).trim().is_empty()
        && one.span.cover(other.span).len() <= LONGEST
        && (speaks_on() || leans(view, *other))
}

fn join(one: Candidate, other: Candidate) -> Candidate {
    let (place, next) = (one.sentences[0], other.sentences[0]);
    let whole = Location::new(place.article, place.span.cover(next.span));
    let nearer = |one: &(Location, f32), other: &(Location, f32)| one.1.total_cmp(&other.1);
    Candidate {
        evidence: vec![View::evidence(whole, [])],
        sentences: vec![place, next],
        absent: one.absent,
        nearest: one.nearest.into_iter().chain(other.nearest).max_by(nearer),
        words: one.words.into_iter().chain(other.words).collect(),
        gain: one.gain.max(other.gain),
    }
}

#[cfg(test)]
mod tests {
    use super::is_contact;
    use crate::compare::case::passages;

    fn check(text: &str, expected: bool) {
        assert_eq!(is_contact(text), expected, "{text}");
    }

    #[test]
    fn links_and_telephone_numbers() {
        check("Witnesses should ring the harbour office on 0471 555 0186.", true);
        check("Read the inquiry's report at https://example.org/aurora.", true);
        check(
            "Fog over the harbour this morning pic.example.com/x7 Lindholm Mail, May 2",
            true,
        );
    }

    #[test]
    fn numbers_and_slashes_that_are_neither() {
        check("It carried 40,000 tonnes of grain in 2011, 2012 and 2013.", false);
        check(
            "The ferry sailed on 2024-05-02 with 24/7 service and 1,250,000 litres of oil.",
            false,
        );
        check("Each diver and his/her mate had been down twice.", false);
    }

    const OTHER: &str = "Divers found the hull.";

    fn check_whole(text: &str, expected: &[&str]) {
        assert_eq!(passages("no-counterpart", text, OTHER), expected);
    }

    #[test]
    fn a_quotation_that_runs_on_is_one_statement() {
        let text = "\"Nobody had tested the radar since the winter,\" said the union's chairman Olav Berge. \
                    \"Three captains had asked for a new one in letters to the owners.\"";
        check_whole(text, &[text]);
    }

    #[test]
    fn a_quotation_of_somebody_new_is_a_statement_of_its_own() {
        let (one, other) = (
            "Insurers from Hamburg have hired the investigator Karla Voss for 200,000 euros.",
            "\"Three captains had asked for a new radar in letters to the owners,\" said the union's chairman Olav Berge.",
        );
        let mut found = passages("no-counterpart", &format!("{one} {other}"), OTHER);
        found.sort_unstable();
        assert_eq!(found, [other, one]);
    }

    #[test]
    fn a_sentence_that_leans_on_the_one_before_is_one_statement() {
        let text = "Insurers from Hamburg have hired the investigator Karla Voss for 200,000 euros. \
                    She had traced the loss of four trawlers to a faulty pump in 2019.";
        check_whole(text, &[text]);
    }

    #[test]
    fn sentences_that_stand_alone_are_two_statements() {
        let (one, other) = (
            "Insurers from Hamburg have hired the investigator Karla Voss for 200,000 euros.",
            "The union's chairman Olav Berge asked for a new radar in letters to the owners.",
        );
        let mut found = passages("no-counterpart", &format!("{one} {other}"), OTHER);
        found.sort_unstable();
        assert_eq!(found, [one, other]);
    }

    #[test]
    fn a_long_passage_is_not_joined() {
        let one = "Insurers from Hamburg, Rotterdam and Antwerp have hired the investigator Karla Voss for 200,000 \
                   euros to find out why the bilge pumps of the forward compartment stopped within six minutes.";
        let other = "She had traced the loss of four trawlers, two tankers and a dredger to a faulty pump in 2019, and \
                     her report to the maritime court in Bremen changed how such pumps are tested in eleven countries.";
        let mut found = passages("no-counterpart", &format!("{one} {other}"), OTHER);
        found.sort_unstable();
        assert_eq!(found, [one, other]);
    }
}
