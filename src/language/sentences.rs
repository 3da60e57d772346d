//! Where sentences end.
//!
//! Owns the rules that tell a period that ends a sentence from one that does not, and those for
//! lines, headings, lists and quotations: a short quotation is not cut, so that what was said and
//! who said it stay together. Works on one block at a time, in time linear in its length. It must
//! never know tokens or grammar.

use crate::text::Span;

use super::abbreviations::{Period, is_starter, period_after};
use super::listing::{List, Marker, marker_at};
use super::scan::{
    begins_sentence, char_at, char_before, chunk_after, enclosure_end, floor_boundary, is_domain, is_hour, is_lower,
    is_title_case, said_by_name, skip_closers, skip_notes, skip_openers, skip_while, word_after, word_before,
};

/// The sentences of the block at `block`, in order, without surrounding white space.
///
/// Every character of the block that is not white space is in exactly one sentence.
#[must_use]
pub fn split(text: &str, block: Span) -> Vec<Span> {
    Splitter::new(block.slice(text).trim_end())
        .run()
        .into_iter()
        .map(|(start, end)| Span::of(text, block.start as usize + start, block.start as usize + end))
        .collect()
}

/// As [`split`], for languages that write ordinals with a period: "am 3. Mai" is one sentence. A sentence that ends in a number
/// of one or two digits goes on in the next one.
#[must_use]
pub fn split_foreign(text: &str, block: Span) -> Vec<Span> {
    let mut joined: Vec<Span> = Vec::new();
    for sentence in split(text, block) {
        match joined.last_mut() {
            Some(before) if ends_in_ordinal(before.slice(text)) && on_one_line(text, *before, sentence) => {
                *before = before.cover(sentence);
            }
            _ => joined.push(sentence),
        }
    }
    joined
}

/// Whether a sentence ends in a number of one or two digits and a period.
fn ends_in_ordinal(sentence: &str) -> bool {
    let Some(before) = sentence.strip_suffix('.') else {
        return false;
    };
    let number = before.rsplit(|letter: char| !letter.is_ascii_digit()).next();
    number.is_some_and(|number| (1..=2).contains(&number.len()))
        && before
            .trim_end_matches(|letter: char| letter.is_ascii_digit())
            .ends_with(' ')
}

fn on_one_line(text: &str, one: Span, next: Span) -> bool {
    !text[one.end as usize..next.start as usize].contains('\n')
}

/// A block of lines that are all shorter than this and end without a mark is a list, one line an item.
const LIST_LINE: usize = 60;

struct Splitter<'t> {
    text: &'t str,
    /// Start of the sentence that is being read.
    start: usize,
    /// The quotation or bracket that is being read, or the last one: from its mark to its mark.
    enclosed: (usize, usize),
    done: Vec<(usize, usize)>,
    list: List,
    /// Length of the longest line.
    longest_line: usize,
    /// Whether every line break ends a sentence.
    line_by_line: bool,
}

impl<'t> Splitter<'t> {
    fn new(text: &'t str) -> Self {
        let longest_line = text.split('\n').map(|line| line.trim().len()).max().unwrap_or(0);
        let lines = text.trim().lines().count();
        Self {
            text,
            start: 0,
            enclosed: (0, 0),
            done: Vec::new(),
            list: List::default(),
            longest_line,
            line_by_line: lines > 2 && (3..LIST_LINE).contains(&longest_line) && !text.contains(['.', '!', '?', '…']),
        }
    }

    fn run(mut self) -> Vec<(usize, usize)> {
        let mut at = 0;
        let mut line_start = 0;
        let mut previous = '\n';
        self.open_list(0);
        while let Some(letter) = char_at(self.text, at) {
            let next = at + letter.len_utf8();
            match letter {
                '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．' => {
                    let after = self.terminator(at);
                    previous = char_before(self.text, after).unwrap_or(letter);
                    at = after;
                    continue;
                }
                '”' | '"' if previous == '—' || previous == '-' => self.broken_off(at, next),
                '\n' => {
                    if at > self.start && self.line_ends_sentence(line_start, at) {
                        self.cut(at);
                        // Past all blank lines at once, so that a page of them is read but once.
                        at = self.start.max(next);
                        line_start = at;
                        previous = '\n';
                        continue;
                    }
                    line_start = next;
                }
                '"' | '“' | '„' | '«' | '‘' | '\'' | '`' | '(' | '['
                    if at >= self.enclosed.1 && !previous.is_alphanumeric() =>
                {
                    if previous.is_whitespace() && at > self.start && self.list.continues_at(self.text, at) {
                        self.cut(at);
                    }
                    if let Some(end) = enclosure_end(self.text, at, letter) {
                        self.enclosed = (at, end);
                    }
                }
                _ if previous.is_whitespace()
                    && !letter.is_whitespace()
                    && at > self.start
                    && self.list.continues_at(self.text, at) =>
                {
                    self.cut(at);
                }
                _ => {}
            }
            previous = letter;
            at = next;
        }
        self.cut(self.text.len());
        self.done
    }

    /// Ends the sentence before `at`, and begins the next one at the first word after it.
    fn cut(&mut self, at: usize) {
        let sentence = &self.text[self.start..at];
        let trimmed = sentence.trim();
        if !trimmed.is_empty() {
            let start = self.start + (sentence.len() - sentence.trim_start().len());
            self.done.push((start, start + trimmed.len()));
        }
        let rest = &self.text[at..];
        self.start = at + (rest.len() - rest.trim_start().len());
        self.open_list(self.start);
    }

    /// Notes the list that a sentence beginning at `at` opens or goes on with.
    fn open_list(&mut self, at: usize) {
        let rest = &self.text[at..];
        self.list.open(self.text, at + (rest.len() - rest.trim_start().len()));
    }

    /// Decides on the run of marks that begins at `at`; returns where reading goes on.
    fn terminator(&mut self, at: usize) -> usize {
        let run = self.run_end(at);
        if self.text[at..].starts_with(". . . .") && !self.text[..at].ends_with(char::is_whitespace) {
            let next = skip_while(self.text, run, char::is_whitespace);
            if char_at(self.text, next).is_some_and(char::is_uppercase) {
                // The first period is the sentence's own, the others stand for words left out.
                self.cut(at + 1);
                return run;
            }
        }
        let closed = skip_closers(self.text, run);
        let noted = skip_notes(self.text, at, closed);
        if self.ends_sentence(at, run, closed, noted) {
            self.cut(noted);
        }
        noted
    }

    /// Ends the sentence after a quotation that breaks off: "I never thought—" Then the door opened.
    fn broken_off(&mut self, at: usize, end: usize) {
        let next = skip_while(self.text, end, |letter| letter == ' ');
        let opening = word_after(self.text, next);
        if next > end && at > self.start && is_starter(opening) && opening.starts_with(char::is_uppercase) {
            self.cut(end);
        }
    }

    /// The end of the marks that begin at `at`: "?!", "...", and with spaces between ". . .".
    fn run_end(&self, at: usize) -> usize {
        let marks = |letter| matches!(letter, '.' | '!' | '?' | '…' | '。' | '！' | '？' | '．');
        let mut end = at;
        loop {
            end = skip_while(self.text, end, marks);
            let spaced = self.text[end..].starts_with(" .")
                && self.text[..end].ends_with('.')
                && !char_at(self.text, end + 2).is_some_and(char::is_alphanumeric);
            if !spaced {
                return end;
            }
            end += 1;
        }
    }

    fn ends_sentence(&self, at: usize, run: usize, closed: usize, noted: usize) -> bool {
        let next = skip_while(self.text, noted, char::is_whitespace);
        if next == self.text.len() {
            return false;
        }
        let marks = &self.text[at..run];
        if marks.contains(['。', '！', '？', '．']) {
            return true;
        }
        if noted < self.enclosed.1 || (self.text[..at].ends_with('[') && self.text[run..].starts_with(']')) {
            return false;
        }
        let word = word_before(self.text, self.start, at);
        if next == noted {
            return closed == run && marks.len() == 1 && self.ends_without_space(at, word, next);
        }
        if self.only_marker_before(at) {
            return false;
        }
        let dash = skip_while(self.text, next, |letter| matches!(letter, '-' | '–' | '—'));
        let opened = skip_openers(self.text, skip_while(self.text, dash, |letter| letter == ' '));
        let follower = char_at(self.text, opened).unwrap_or(' ');
        let starter = word_after(self.text, opened);
        let item = marker_at(self.text, next).is_some_and(Marker::opens_list);
        if !begins_sentence(follower, starter) && !item && !self.list.continues_at(self.text, next) {
            return false;
        }
        if dash > next && !follower.is_uppercase() {
            return false;
        }
        let aside = closed > run && self.text[next..].starts_with('(') && self.start < self.enclosed.0;
        if aside && self.enclosed.1 == closed {
            return false;
        }
        if marks != "." {
            if marks.len() > 1 && marks.ends_with('.') && starter == "I" {
                return false;
            }
            let named = matches!(word, "Yahoo" | "Jeopardy") && marks == "!" && !is_starter(starter);
            let attributed = closed > run && opened == next && said_by_name(self.text, next);
            return !named && !attributed;
        }
        if closed > run || noted > closed {
            return true;
        }
        self.period_ends(word, follower, starter)
    }

    /// Whether a period right before a space ends the sentence, given the words around it.
    fn period_ends(&self, word: &str, follower: char, starter: &str) -> bool {
        match period_after(word) {
            Period::Plain => true,
            Period::Title => false,
            Period::BeforeNumber => !follower.is_numeric(),
            Period::Letter => !follower.is_numeric() && is_starter(starter),
            Period::Either => {
                follower.is_uppercase()
                    && (is_starter(starter)
                        || word.eq_ignore_ascii_case("etc")
                        || (is_hour(word) && self.hour_ends(starter)))
            }
        }
    }

    /// Whether a sentence that has come to "a.m." ends there, before the capitalised word `next`.
    ///
    /// "At 5 a.m. Ms Mora left" goes on: what came so far is but the time.
    fn hour_ends(&self, next: &str) -> bool {
        const ZONES: &[&str] = &[
            "AEST", "BST", "CET", "CST", "EDT", "EST", "ET", "GMT", "IST", "MST", "PDT", "PST", "PT", "UTC",
        ];
        const TIMES: &[&str] = &["Central", "Eastern", "Greenwich", "Mountain", "Pacific", "Zulu"];
        const PREPOSITIONS: &[&str] = &[
            "About", "After", "Around", "At", "Before", "By", "From", "On", "Since", "Until",
        ];
        let opening = word_after(self.text, self.start);
        let sentence = &self.text[self.start..];
        let words = sentence.split_whitespace().take(8).map(str::len).sum::<usize>();
        let short = sentence.len() > words
            && self.text[self.start..]
                .split_whitespace()
                .take(8)
                .any(|word| is_hour(word.trim_end_matches('.')));
        let day = next.ends_with("day") || period_after(next) == Period::Either;
        !(ZONES.contains(&next) || TIMES.contains(&next) || day || (short && PREPOSITIONS.contains(&opening)))
    }

    /// Whether a period or other mark without a space after it ends a sentence: "the end.Then".
    fn ends_without_space(&self, at: usize, word: &str, next: usize) -> bool {
        let mut letters = self.text[next..].chars();
        let capitalised = letters.next().is_some_and(char::is_uppercase)
            && letters
                .next()
                .is_some_and(|letter| letter.is_lowercase() || letter == ' ');
        let plain = word.len() > 1
            && (is_lower(word)
                || word.chars().all(|letter| letter.is_ascii_digit() || letter == ',')
                || (word.starts_with(char::is_uppercase) && word.chars().skip(1).all(char::is_lowercase)));
        let address = self.text[..at - word.len()].ends_with(['/', '@', '_', '-', '\\', '=']);
        capitalised
            && plain
            && !address
            && period_after(word) == Period::Plain
            && !is_domain(word_after(self.text, next))
            && !chunk_after(self.text, next).contains(['@', '/'])
    }

    /// Whether the sentence so far is nothing but the marker of a list item: "1", "b", "iv".
    fn only_marker_before(&self, at: usize) -> bool {
        at > self.start && at - self.start <= 6 && marker_at(self.text, self.start).is_some()
    }

    /// Whether `line` and the line that begins at `next` are both short and written like headings.
    fn two_titles(&self, line: &str, next: usize) -> bool {
        let reach = floor_boundary(self.text, next + LIST_LINE);
        let following = self.text[next..reach].split('\n').next().unwrap_or_default();
        line.len() < LIST_LINE && following.len() < LIST_LINE && is_title_case(line) && is_title_case(following)
    }

    /// Whether the line from `line` to the break at `at` ends a sentence.
    fn line_ends_sentence(&self, line: usize, at: usize) -> bool {
        let next = skip_while(self.text, at, char::is_whitespace);
        if next == self.text.len() {
            return false;
        }
        if self.line_by_line || self.text[at + 1..next].contains('\n') {
            return true;
        }
        if marker_at(self.text, next).is_some_and(Marker::begins_line) {
            return true;
        }
        let words = self.text[line..at].trim();
        let opened = skip_openers(self.text, next);
        let follower = char_at(self.text, opened).unwrap_or(' ');
        let bracketed_number = opened > next && follower.is_numeric();
        if !follower.is_uppercase() && !bracketed_number {
            return false;
        }
        if marker_at(self.text, self.start).is_some() || self.two_titles(words, next) {
            return true;
        }
        self.longest_line > 20
            && words.len() * 5 < self.longest_line * 3
            && !words.ends_with([',', ';', '-', '–', '—', '&'])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Checks that `text`, in which `¦` marks each end of a sentence, is split there and nowhere else.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('¦', "");
        let expected: Vec<String> = marked.split('¦').map(|sentence| sentence.trim().to_owned()).collect();
        let found: Vec<String> = split(&text, Span::of(&text, 0, text.len()))
            .into_iter()
            .map(|sentence| sentence.slice(&text).to_owned())
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn periods_of_words() {
        check("Dr. Ines Mora met Gen. Ruiz in St. Albans. ¦They spoke for two hours.");
        check("The firm moved to Dover Inc. in May. ¦It left Acme Corp. ¦The reason is not known.");
        check("He lives in the U.S. ¦The house is old.");
        check("The U.S. Embassy closed at 6 p.m. on Monday. ¦Calls went unanswered.");
        check("See No. 7 on p. 12 for more. ¦The answer was no. ¦Nobody came.");
        check("J. K. Lund wrote it. ¦Karin B. Lund did not.");
    }

    #[test]
    fn quotations_stay_whole_and_with_their_speaker() {
        check("“We heard it. We ran,” said Lena Holt, a nurse. ¦She lives nearby.");
        check("\"Who did this?\" Ms. Holt asked. ¦Nobody answered.");
        check("“It is over.” ¦The crowd left.");
        check("(He spoke first. She did not.) ¦Then they left.");
    }

    #[test]
    fn datelines_and_ellipses_go_on() {
        check("PORT ELLEN, Scotland (Northern Wire) — The ferry sank on Jan. 3 in calm water. ¦No one was hurt.");
        check("He waited ... and waited. ¦Then he left...¦ She stayed.");
    }

    #[test]
    fn lines_and_lists() {
        check(
            "Ferry sinks off the coast¦\nThe ferry went down on Tuesday morning within sight of the old harbour wall.",
        );
        check("The ferry went down on Tuesday morning within\nsight of the old harbour wall.");
        check("1. Bread and butter ¦2. Milk ¦3. Eggs");
        check("• Bread ¦• Milk");
        check("One para.¦\n\nAnother para.");
    }

    #[test]
    fn missing_spaces() {
        check("The talks ended.¦Both sides left. ¦See www.example.org or mail.Desk@example.org for more.");
    }
}
