//! CoNLL-U, the treebanks' format: reading given sentences and tokens, writing what was found.
//!
//! Owns the columns of the format. Multiword-token lines give the spacing of the words they hold;
//! empty nodes are passed over. It must never know models.

use std::fmt::Write as _;

use crate::model::{Deprel, NameKind, NameTag, Sentence, Syntax, Token, TokenId, Upos};
use crate::text::{Idx as _, Span};

/// A word line.
#[derive(Clone, Copy, Debug)]
pub struct Row<'t> {
    /// The word as written.
    pub form: &'t str,
    /// Its lemma, `_` where there is none.
    pub lemma: &'t str,
    /// Universal part of speech.
    pub upos: &'t str,
    /// Penn tag.
    pub xpos: &'t str,
    /// Head, counted from 1; 0 for the root.
    pub head: Option<usize>,
    /// Relation to the head.
    pub deprel: &'t str,
    /// The last column.
    pub misc: &'t str,
    /// Whether white space follows the word in the text.
    pub space_after: bool,
}

/// The sentences of a file, each with its words; lines that are no word lines are passed over.
#[must_use]
pub fn rows(file: &str) -> Vec<Vec<Row<'_>>> {
    let mut sentences = Vec::new();
    let mut sentence = Vec::new();
    // The words up to this number stand in one token of the text, which may be followed by a space.
    let mut joined: (usize, bool) = (0, true);
    for line in file.lines() {
        let line = line.trim_end_matches('\r');
        if line.is_empty() {
            if !sentence.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
            joined = (0, true);
            continue;
        }
        if line.starts_with('#') {
            continue;
        }
        let mut columns = line.split('\t');
        let id = columns.next().unwrap_or_default();
        let mut column = || columns.next().filter(|text| !text.is_empty()).unwrap_or("_");
        let (form, lemma, upos, xpos, _, head, deprel, _, misc) = (
            column(),
            column(),
            column(),
            column(),
            column(),
            column(),
            column(),
            column(),
            column(),
        );
        let space = !misc.split('|').any(|item| item == "SpaceAfter=No");
        if let Some((_, last)) = id.split_once('-') {
            joined = (last.parse().unwrap_or(0), space);
            continue;
        }
        let Ok(number) = id.parse::<usize>() else { continue };
        sentence.push(Row {
            form,
            lemma,
            upos,
            xpos,
            head: head.parse().ok(),
            deprel,
            misc,
            space_after: match number.cmp(&joined.0) {
                std::cmp::Ordering::Less => false,
                std::cmp::Ordering::Equal => joined.1,
                std::cmp::Ordering::Greater => space,
            },
        });
    }
    if !sentence.is_empty() {
        sentences.push(sentence);
    }
    sentences
}

/// The text that a file's tokens make, one sentence a line, and the tokens and sentences as given.
///
/// Grammar in the file is not taken over: [`super::analyse`] gives it. White space inside a form
/// ("10 000") is kept.
#[must_use]
pub fn read(file: &str) -> (String, Syntax) {
    let mut text = String::new();
    let mut syntax = Syntax::default();
    for sentence in rows(file) {
        if !text.is_empty() {
            text.push('\n');
        }
        let start = text.len();
        let first = syntax.tokens.len() as u32;
        let last = sentence.len();
        for (at, row) in sentence.iter().enumerate() {
            let from = text.len();
            text.push_str(row.form);
            syntax.tokens.push(Token {
                span: Span::of(&text, from, text.len()),
                upos: Upos::X,
                xpos: "",
                lemma: row.form.to_lowercase().into(),
                head: None,
                deprel: Deprel::Dep,
                name: None,
            });
            if row.space_after && at + 1 < last {
                text.push(' ');
            }
        }
        syntax.sentences.push(Sentence {
            span: Span::of(&text, start, text.len()),
            tokens: first..syntax.tokens.len() as u32,
        });
    }
    (text, syntax)
}

/// Writes sentences and tokens with their grammar; names stand in MISC as `NER=B-person`.
#[must_use]
pub fn write(text: &str, syntax: &Syntax) -> String {
    let mut out = String::new();
    for (id, sentence) in syntax.sentences.enumerated() {
        let line = sentence
            .span
            .slice(text)
            .split_whitespace()
            .collect::<Vec<_>>()
            .join(" ");
        let _ = writeln!(out, "# sent_id = {}\n# text = {line}", id.index() + 1);
        let tokens = syntax.tokens_of(id);
        let first = sentence.tokens.start as usize;
        for (at, token) in tokens.iter().enumerate() {
            let next = tokens.get(at + 1).map_or(token.span.end + 1, |next| next.span.start);
            write_token(&mut out, text, token, at, first, next == token.span.end);
        }
        out.push('\n');
    }
    out
}

fn write_token(out: &mut String, text: &str, token: &Token, at: usize, first: usize, joined: bool) {
    // The format parts its columns by tabs, which a form may not hold.
    let plain = |text: &str| {
        let text = text.replace(['\t', '\n', '\r'], " ");
        if text.is_empty() { "_".to_owned() } else { text }
    };
    let head = token.head.map_or(0, |head: TokenId| head.index() + 1 - first);
    let mut misc = Vec::new();
    if let Some(NameTag { kind, begin }) = token.name {
        let kind = match kind {
            NameKind::Person => "person",
            NameKind::Organization => "organization",
            NameKind::Place => "place",
            NameKind::Other => "other",
        };
        misc.push(format!("NER={}-{kind}", if begin { "B" } else { "I" }));
    }
    if joined {
        misc.push("SpaceAfter=No".to_owned());
    }
    let _ = writeln!(
        out,
        "{}\t{}\t{}\t{}\t{}\t_\t{head}\t{}\t_\t{}",
        at + 1,
        plain(token.span.slice(text)),
        plain(&token.lemma),
        token.upos.as_str(),
        plain(token.xpos),
        token.deprel.as_str(),
        if misc.is_empty() {
            "_".to_owned()
        } else {
            misc.join("|")
        },
    );
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# text = Ann can't go.\n\
        1\tAnn\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2-3\tcan't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        2\tca\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3\tn't\t_\t_\t_\t_\t_\t_\t_\t_\n\
        3.1\tgone\t_\t_\t_\t_\t_\t_\t_\t_\n\
        4\tgo\t_\t_\t_\t_\t_\t_\t_\tSpaceAfter=No\n\
        5\t.\t_\t_\t_\t_\t_\t_\t_\t_\n\n\
        1\tYes\t_\t_\t_\t_\t_\t_\t_\t_\n";

    #[test]
    fn tokens_are_kept_as_given() {
        let (text, syntax) = read(FILE);
        assert_eq!(text, "Ann can't go.\nYes");
        let forms: Vec<&str> = syntax.tokens.iter().map(|token| token.span.slice(&text)).collect();
        assert_eq!(forms, ["Ann", "ca", "n't", "go", ".", "Yes"]);
        assert_eq!(syntax.sentences.len(), 2);
        assert_eq!(rows(&write(&text, &syntax)).len(), 2);
    }

    #[test]
    fn what_is_no_treebank_gives_no_tokens() {
        for text in ["", "\n\n\n", "no columns at all", "x\ty\n1.1\tz"] {
            assert!(read(text).1.tokens.is_empty(), "{text}");
        }
    }

    #[test]
    fn names_and_heads_are_written() {
        let (text, mut syntax) = read("1\tAnn\n2\tsings\n");
        let token = &mut syntax.tokens[TokenId::from_usize(0)];
        token.head = Some(TokenId::from_usize(1));
        token.name = Some(NameTag {
            kind: NameKind::Person,
            begin: true,
        });
        let written = write(&text, &syntax);
        assert!(
            written.contains("1\tAnn\tann\tX\t_\t_\t2\tdep\t_\tNER=B-person\n"),
            "{written}"
        );
    }
}
