//! The words of an article as the recognisers of mentions see them.
//!
//! Tokens are joined where a name needs it ("al-" + "Arouri", "U.S" + ".") and clitics fall to the word
//! before ("Trump" + "'s"), so that one grammar serves whatever tokeniser has run.

use std::collections::{BTreeMap, BTreeSet};

use crate::lexicon::{gazetteer, titles};
use crate::model::{Article, BlockKind, Deprel, NameKind, Syntax, Upos};
use crate::text::{Idx as _, Span};

/// How a sentence is capitalised.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// As running text.
    Body,
    /// Every Main Word of It.
    Title,
    /// ALL IN CAPITALS.
    Capitals,
}

/// A word.
#[derive(Clone, Debug)]
pub(super) struct Word<'a> {
    pub(super) span: Span,
    pub(super) text: &'a str,
    pub(super) lower: String,
    /// Number of its sentence.
    pub(super) sentence: usize,
    pub(super) upos: Upos,
    /// Followed by a possessive 's or apostrophe.
    pub(super) possessive: bool,
    /// Between quotation marks.
    pub(super) quoted: bool,
    /// The name that the tagger saw, and whether it begins here.
    pub(super) name: Option<(NameKind, bool)>,
    /// Penn tag.
    pub(super) penn: &'static str,
    /// Dictionary form.
    pub(super) lemma: &'a str,
    /// The word that it depends on; none for the root of a sentence.
    pub(super) head: Option<usize>,
    /// Its relation to that word.
    pub(super) deprel: Deprel,
}

impl Word<'_> {
    /// Whether it begins with a capital letter.
    pub(super) fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }

    /// Whether it holds a letter or digit at all.
    pub(super) fn is_word(&self) -> bool {
        self.text.chars().any(char::is_alphanumeric)
    }

    /// Whether it is a number in digits.
    pub(super) fn is_number(&self) -> bool {
        self.text.starts_with(|c: char| c.is_ascii_digit())
    }

    /// Whether it has two letters or more and all are capitals.
    pub(super) fn all_capitals(&self) -> bool {
        let mut letters = self.text.chars().filter(|c| c.is_alphabetic());
        letters.clone().count() > 1 && letters.all(char::is_uppercase)
    }
}

/// A sentence as a range of words.
#[derive(Clone, Debug)]
pub(super) struct Line {
    pub(super) words: std::ops::Range<usize>,
    pub(super) style: Style,
    /// Whether it is a headline or a heading.
    pub(super) heading: bool,
    /// Number of its block.
    pub(super) block: usize,
}

/// All words of an article.
pub(super) struct Words<'a> {
    pub(super) text: &'a str,
    pub(super) list: Vec<Word<'a>>,
    pub(super) lines: Vec<Line>,
    /// Words seen in lower case.
    pub(super) lower_seen: BTreeSet<String>,
    /// How often a word was seen with a capital where no sentence begins.
    pub(super) capital_seen: BTreeMap<String, usize>,
    /// Whether a tagger has spoken.
    pub(super) tagged: bool,
    /// The word that each token fell to.
    of_token: Vec<usize>,
}

impl<'a> Words<'a> {
    pub(super) fn new(article: &'a Article, syntax: &'a Syntax) -> Self {
        let mut this = Self {
            text: &article.text,
            list: Vec::with_capacity(syntax.tokens.len()),
            lines: Vec::new(),
            lower_seen: BTreeSet::new(),
            capital_seen: BTreeMap::new(),
            tagged: syntax.tokens.iter().any(|token| token.upos != Upos::X),
            of_token: Vec::with_capacity(syntax.tokens.len()),
        };
        let mut block = 0;
        let blocks = article.blocks.as_slice();
        for sentence in &syntax.sentences {
            while block + 1 < blocks.len() && blocks[block + 1].span.start <= sentence.span.start {
                block += 1;
            }
            let first = this.list.len();
            // Tokens of no sentence fall to no word; the table stays aligned with the tokens.
            this.of_token.resize(sentence.tokens.start as usize, usize::MAX);
            for token in sentence.tokens.clone() {
                let word = this.token(syntax, token as usize, first);
                this.of_token.push(word);
            }
            this.tree(syntax, sentence.tokens.start as usize..sentence.tokens.end as usize);
            let words = first..this.list.len();
            let heading = blocks
                .get(block)
                .is_some_and(|block| matches!(block.kind, BlockKind::Title | BlockKind::Heading));
            let style = style(&this.list[words.clone()]);
            if style != Style::Body {
                // Where every word has a capital, the tagger's proper nouns mean nothing.
                for word in &mut this.list[words.clone()] {
                    if word.upos == Upos::Propn {
                        word.upos = Upos::X;
                    }
                    word.name = None;
                }
            }
            this.lines.push(Line {
                words,
                style,
                heading,
                block,
            });
        }
        this.mark_quotes();
        this.count_cases();
        this
    }

    /// Adds a token; returns the word that it fell to.
    fn token(&mut self, syntax: &'a Syntax, position: usize, first: usize) -> usize {
        let token = &syntax.tokens.as_slice()[position];
        let mut span = token.span;
        let mut text = span.slice(self.text);
        let clitic = matches!(text, "'s" | "\u{2019}s" | "'S" | "\u{2019}S" | "'" | "\u{2019}");
        let glued = self
            .list
            .get(first..)
            .and_then(<[_]>::last)
            .is_some_and(|last: &Word<'_>| last.span.end == span.start);
        if clitic && glued {
            let last = self.list.last_mut().expect("a clitic follows a word");
            let plural = text.len() > 1 && text.chars().count() > 1 || last.lower.ends_with('s');
            if plural && last.is_word() && !matches!(token.upos, Upos::Aux | Upos::Verb | Upos::Punct) {
                last.possessive = true;
                return self.list.len() - 1;
            }
        }
        let mut possessive = false;
        for ending in ["'s", "\u{2019}s", "'S", "\u{2019}S"] {
            if text.len() > ending.len()
                && let Some(stem) = text.strip_suffix(ending)
            {
                possessive = true;
                span = Span::of(self.text, span.start as usize, span.start as usize + stem.len());
                text = stem;
                break;
            }
        }
        if glued && self.joins(text) {
            let last = self.list.last_mut().expect("something to join to");
            last.span = last.span.cover(span);
            last.text = last.span.slice(self.text);
            last.lower = last.text.to_lowercase();
            last.possessive = possessive;
            if matches!(last.upos, Upos::Punct | Upos::X) {
                last.upos = token.upos;
            }
            return self.list.len() - 1;
        }
        if glued {
            self.split_hyphen(first);
        }
        self.list.push(Word {
            span,
            text,
            lower: text.to_lowercase(),
            sentence: self.lines.len(),
            upos: token.upos,
            possessive,
            quoted: false,
            name: token.name.map(|tag| (tag.kind, tag.begin)),
            penn: token.xpos,
            lemma: &token.lemma,
            head: None,
            deprel: Deprel::Dep,
        });
        self.list.len() - 1
    }

    /// Carries the dependencies of a sentence's tokens over to its words. A word of several tokens hangs
    /// where its last token hangs that depends on a word outside it.
    fn tree(&mut self, syntax: &'a Syntax, tokens: std::ops::Range<usize>) {
        for position in tokens {
            let token = &syntax.tokens.as_slice()[position];
            let at = self.of_token[position];
            let joined = position > 0 && self.of_token[position - 1] == at;
            let head = token.head.map(|head| self.of_token[head.index()]);
            if head == Some(at) || token.upos == Upos::Punct && joined {
                continue;
            }
            let word = &mut self.list[at];
            let clitic = word.possessive && token.deprel == Deprel::Case;
            if clitic {
                continue;
            }
            word.head = head;
            word.deprel = token.deprel;
            if joined {
                word.penn = token.xpos;
                if !word.text.chars().any(char::is_uppercase) {
                    word.upos = token.upos;
                    word.lemma = &token.lemma;
                }
            }
        }
    }

    /// Whether word `at` hangs below a word of `phrase`, and by which relation the part hangs there that holds it.
    pub(super) fn below(&self, mut at: usize, phrase: &std::ops::Range<usize>) -> Option<Deprel> {
        // Trees of sentences are seldom deeper than this inside a phrase.
        for _ in 0..8 {
            let word = &self.list[at];
            let head = word.head?;
            if phrase.contains(&head) {
                return Some(word.deprel);
            }
            at = head;
        }
        None
    }

    /// Takes back a hyphen that was joined to the last word in vain ("Trump-" before "backed").
    fn split_hyphen(&mut self, first: usize) {
        let at = self.list.len() - 1;
        let last = &self.list[at];
        let Some(stem) = last.text.strip_suffix(['-', '\u{2010}', '\u{2011}']) else {
            return;
        };
        if at < first || stem.is_empty() {
            return;
        }
        let middle = last.span.start as usize + stem.len();
        let (whole, text) = (last.span, self.text);
        let mut hyphen = last.clone();
        hyphen.span = Span::of(text, middle, whole.end as usize);
        hyphen.text = hyphen.span.slice(text);
        hyphen.text.clone_into(&mut hyphen.lower);
        hyphen.upos = Upos::Punct;
        hyphen.name = None;
        let last = &mut self.list[at];
        last.span = Span::of(text, whole.start as usize, middle);
        last.text = stem;
        last.lower = stem.to_lowercase();
        self.list.push(hyphen);
        // The hyphen's own token goes with it.
        let tokens = self.of_token.len();
        if tokens > 1 && self.of_token[tokens - 2] == at {
            self.of_token[tokens - 1] = at + 1;
        }
    }

    /// Whether `text`, which follows the last word without a gap, is part of that word.
    fn joins(&self, text: &str) -> bool {
        let Some(last) = self.list.last() else { return false };
        if text == "." {
            let initial = last.text.chars().count() == 1 && last.capital();
            let dotted = last.text.contains('.') && last.text.chars().any(char::is_alphabetic);
            return initial || dotted || titles::title(&format!("{}.", last.text)).is_some() || abbreviates(last.text);
        }
        if text == "-" || text == "\u{2010}" || text == "\u{2011}" {
            return last.is_word() && !last.possessive && !last.text.ends_with('-');
        }
        let Some(before) = last.text.strip_suffix(['-', '\u{2010}', '\u{2011}']) else {
            return false;
        };
        let small_before = before.chars().next().is_some_and(char::is_lowercase);
        let capital = text.chars().next().is_some_and(char::is_uppercase);
        let number = before.starts_with(|c: char| c.is_ascii_digit());
        let particle = matches!(before, "al" | "el" | "ul" | "as" | "ad" | "ar" | "an" | "bin" | "ibn");
        if small_before {
            return !capital || particle;
        }
        if number || !capital {
            return number || text == "elect" || text.starts_with(|c: char| c.is_ascii_digit());
        }
        let one_letter = before.chars().count() == 1;
        let both_known = gazetteer::knows(before) && gazetteer::knows(text);
        !(one_letter || both_known)
    }

    fn mark_quotes(&mut self) {
        let mut open = false;
        let mut block = usize::MAX;
        for line in &self.lines {
            if line.block != block {
                open = false;
                block = line.block;
            }
            for word in &mut self.list[line.words.clone()] {
                match word.text {
                    "\u{201c}" | "``" => open = true,
                    "\u{201d}" | "''" => open = false,
                    "\"" => open = !open,
                    _ => word.quoted = open,
                }
            }
        }
    }

    fn count_cases(&mut self) {
        for line in self.lines.iter().filter(|line| line.style == Style::Body) {
            let mut begins = true;
            for word in &self.list[line.words.clone()] {
                if !word.is_word() {
                    // A quotation, a colon or a dash begins a sentence anew.
                    begins = begins || matches!(word.text, "\u{201c}" | "\"" | "``" | ":" | "\u{2014}" | "\u{2018}");
                    continue;
                }
                if word.capital() && !begins {
                    *self.capital_seen.entry(word.text.to_owned()).or_default() += 1;
                } else if !word.text.chars().any(char::is_uppercase) {
                    self.lower_seen.insert(word.lower.clone());
                }
                begins = false;
            }
        }
    }

    /// The age in a phrase: "59-year-old", however it is cut into words; and the words that tell it.
    pub(super) fn age(&self, first: usize, end: usize) -> Option<(u32, std::ops::Range<usize>)> {
        let at = (first..end).find(|at| self.list[*at].is_number())?;
        if let Some((years, _)) = self.list[at].lower.split_once("-year-old") {
            return Some((years.parse().ok()?, at..at + 1));
        }
        let mut rest = (at + 1..end).filter(|at| self.list[*at].is_word());
        let (year, old) = (rest.next()?, rest.next()?);
        let told = matches!(self.list[year].lower.as_str(), "year" | "years") && self.list[old].lower == "old";
        told.then(|| Some((self.list[at].lower.parse().ok()?, at..old + 1)))?
    }

    /// The text from word `first` to before word `end`.
    pub(super) fn slice(&self, first: usize, end: usize) -> &'a str {
        self.span(first, end).slice(self.text)
    }

    /// The span from word `first` to before word `end`; the range is not empty.
    pub(super) fn span(&self, first: usize, end: usize) -> Span {
        self.list[first].span.cover(self.list[end - 1].span)
    }

    /// Whether word `at` is the first real word of its sentence or of a quotation in it.
    pub(super) fn begins(&self, at: usize) -> bool {
        let line = &self.lines[self.list[at].sentence];
        self.list[line.words.start..at]
            .iter()
            .rev()
            .find(|word| word.is_word() || matches!(word.text, "\u{201c}" | "\"" | "``" | ":" | "\u{2014}"))
            .is_none_or(|word| !word.is_word())
    }

    /// Whether one of some words, the head of a phrase, is the subject of a verb.
    pub(super) fn is_subject(&self, head: &std::ops::Range<usize>) -> bool {
        self.list[head.clone()].iter().any(|word| word.deprel == Deprel::Nsubj)
    }

    /// The word after `at` in the same sentence.
    pub(super) fn next(&self, at: usize) -> Option<&Word<'a>> {
        let word = self.list.get(at + 1)?;
        (word.sentence == self.list[at].sentence).then_some(word)
    }

    /// The word before `at` in the same sentence.
    pub(super) fn previous(&self, at: usize) -> Option<&Word<'a>> {
        let word = self.list.get(at.checked_sub(1)?)?;
        (word.sentence == self.list[at].sentence).then_some(word)
    }
}

/// Abbreviations in names that keep their full stop.
fn abbreviates(word: &str) -> bool {
    matches!(
        word,
        "Jr" | "Sr" | "St" | "Inc" | "Corp" | "Co" | "Ltd" | "Mt" | "Ft" | "Calif" | "Conn" | "Mass" | "Pa" | "Va"
    )
}

fn style(words: &[Word<'_>]) -> Style {
    let letters = || words.iter().filter(|word| word.text.chars().any(char::is_alphabetic));
    let all = letters().count();
    let capitals = letters().filter(|word| word.all_capitals()).count();
    if all >= 3 && capitals * 10 >= all * 8 {
        return Style::Capitals;
    }
    let long = || letters().filter(|word| word.text.chars().count() > 3);
    let capitalised = long().filter(|word| word.capital()).count();
    let ends = words
        .iter()
        .rev()
        .find(|word| !matches!(word.text, "\"" | "\u{201d}" | "''"))
        .is_some_and(|word| word.text == ".");
    if all >= 4 && !ends && capitalised * 10 >= long().count() * 7 {
        Style::Title
    } else {
        Style::Body
    }
}
