//! The treebanks and name sets, as the linear models train on them.
//!
//! Owns the reading of the files and the mapping of their names to Parallax's types.

use std::path::Path;

use parallax::language::conllu;
use parallax::model::{Deprel, NameKind, NameTag};

use crate::Failure;

/// A word with its gold grammar.
#[derive(Clone, Debug)]
pub struct Word {
    /// As written.
    pub form: String,
    /// Lemma.
    pub lemma: String,
    /// Penn and Universal tag, joined by a space.
    pub tag: String,
    /// Position of the head; the number of words for the root.
    pub head: usize,
    /// Relation.
    pub relation: Deprel,
}

/// A sentence with its gold grammar; names where the file tells them.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    /// The words.
    pub words: Vec<Word>,
    /// For each word the name it is part of; empty where the file does not say.
    pub names: Vec<Option<NameTag>>,
    /// Whether names other than persons, organizations and places are marked.
    pub marks_other: bool,
}

/// Reads a treebank.
///
/// # Errors
/// If the file cannot be read.
pub fn treebank(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let mut sentences = Vec::new();
    for rows in conllu::rows(&file) {
        let count = rows.len();
        let words: Vec<Word> = rows
            .iter()
            .map(|row| Word {
                form: row.form.to_owned(),
                lemma: row.lemma.to_owned(),
                tag: format!("{} {}", row.xpos, row.upos),
                head: row.head.and_then(|head| head.checked_sub(1)).unwrap_or(count),
                relation: Deprel::parse(row.deprel),
            })
            .collect();
        let names = if file.contains("Entity=") {
            entity_names(&rows, &words)
        } else {
            Vec::new()
        };
        sentences.push(Sentence {
            words,
            names,
            marks_other: true,
        });
    }
    Ok(sentences)
}

/// An open mention of GUM's entity layer.
struct Open {
    id: String,
    kind: String,
    start: usize,
}

/// Names from GUM's `Entity=` layer: the proper nouns around the head of a mention, where that is one.
fn entity_names(rows: &[conllu::Row<'_>], words: &[Word]) -> Vec<Option<NameTag>> {
    let mut mentions: Vec<(usize, usize, String)> = Vec::new();
    let mut open: Vec<Open> = Vec::new();
    for (at, row) in rows.iter().enumerate() {
        let Some(entity) = row.misc.split('|').find_map(|item| item.strip_prefix("Entity=")) else {
            continue;
        };
        let mut rest = entity;
        while !rest.is_empty() {
            if let Some(after) = rest.strip_prefix('(') {
                let end = after.find(['(', ')']).unwrap_or(after.len());
                let mut parts = after[..end].split('-');
                let id = parts.next().unwrap_or_default().to_owned();
                let kind = parts.next().unwrap_or_default().to_owned();
                rest = &after[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    mentions.push((at, at + 1, kind));
                    rest = after;
                } else {
                    open.push(Open { id, kind, start: at });
                }
            } else {
                let end = rest.find(')').map_or(rest.len(), |end| end + 1);
                let id = rest[..end].trim_end_matches(')');
                if let Some(place) = open.iter().rposition(|mention| mention.id == id) {
                    let mention = open.remove(place);
                    mentions.push((mention.start, at + 1, mention.kind));
                }
                rest = &rest[end..];
            }
        }
    }
    // Short mentions first, so that a long name overwrites the names inside it.
    mentions.sort_by_key(|(start, end, _)| end - start);
    let mut names = vec![None; words.len()];
    for (start, end, kind) in mentions {
        let kind = match kind.as_str() {
            "person" => NameKind::Person,
            "organization" => NameKind::Organization,
            "place" => NameKind::Place,
            "time" => continue,
            _ => NameKind::Other,
        };
        if let Some((start, end)) = proper_part(rows, words, start, end, kind) {
            set_name(&mut names, start, end, kind);
        }
    }
    names
}

fn set_name(names: &mut [Option<NameTag>], start: usize, end: usize, kind: NameKind) {
    // A name that loses its beginning to another one is gone as a whole.
    let mut after = end;
    while after < names.len() && names[after].is_some_and(|name| !name.begin) {
        names[after] = None;
        after += 1;
    }
    for (at, name) in names.iter_mut().enumerate().take(end).skip(start) {
        *name = Some(NameTag {
            kind,
            begin: at == start,
        });
    }
}

/// Titles that stand before a person's name and are no part of it.
const TITLES: &[&str] = &[
    "mr.",
    "mrs.",
    "ms.",
    "dr.",
    "president",
    "senator",
    "sen.",
    "prime",
    "minister",
    "king",
    "queen",
    "prince",
    "princess",
    "general",
    "gen.",
    "captain",
    "professor",
    "prof.",
    "sir",
    "lord",
    "lady",
    "governor",
    "gov.",
    "rep.",
    "secretary",
    "judge",
    "justice",
    "father",
    "sheriff",
    "officer",
    "chancellor",
    "vice",
    "mr",
    "mrs",
    "ms",
    "dr",
    "st.",
];

/// The proper nouns around the head of the mention `start..end`, with small words between them.
fn proper_part(
    rows: &[conllu::Row<'_>],
    words: &[Word],
    start: usize,
    end: usize,
    kind: NameKind,
) -> Option<(usize, usize)> {
    let head = (start..end).find(|&at| words[at].head < start || words[at].head >= end)?;
    if rows[head].upos != "PROPN" {
        return None;
    }
    let proper = |at: usize| rows[at].upos == "PROPN" || (rows[at].form == "&");
    let link = |at: usize| {
        matches!(
            rows[at].form,
            "of" | "the" | "-" | "'s" | "’s" | "and" | "for" | "in" | "/" | "de" | "la"
        )
    };
    let mut last = head + 1;
    let mut at = last;
    while at < end && (proper(at) || link(at)) {
        at += 1;
        if proper(at - 1) {
            last = at;
        }
    }
    let mut first = head;
    at = first;
    while at > start && (proper(at - 1) || link(at - 1)) {
        at -= 1;
        if proper(at) {
            first = at;
        }
    }
    while kind == NameKind::Person && first + 1 < last && TITLES.contains(&rows[first].form.to_lowercase().as_str()) {
        first += 1;
    }
    (first < last).then_some((first, last))
}

/// Reads a name set: a word a line, the tag in the third column (UNER) or the last (WNUT).
///
/// # Errors
/// If the file cannot be read.
pub fn names(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let file = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let numbered = path.extension().is_some_and(|extension| extension == "iob2");
    let mut sentences = Vec::new();
    let mut sentence = Sentence::default();
    for line in file.lines().chain([""]) {
        if line.trim().is_empty() {
            if !sentence.words.is_empty() {
                sentences.push(std::mem::take(&mut sentence));
            }
            continue;
        }
        if numbered && line.starts_with('#') {
            continue;
        }
        let columns: Vec<&str> = line.split('\t').collect();
        let (form, tag) = if numbered {
            (columns[1], columns[2])
        } else {
            (columns[0], columns[columns.len() - 1])
        };
        sentence.marks_other = !numbered;
        sentence.names.push(name_tag(tag));
        sentence.words.push(Word {
            form: form.to_owned(),
            lemma: String::new(),
            tag: String::new(),
            head: 0,
            relation: Deprel::Dep,
        });
    }
    Ok(sentences)
}

fn name_tag(tag: &str) -> Option<NameTag> {
    let (begin, kind) = tag.split_once('-')?;
    let kind = match kind.to_ascii_lowercase().as_str() {
        "per" | "person" => NameKind::Person,
        "org" | "corporation" | "group" => NameKind::Organization,
        "loc" | "location" => NameKind::Place,
        _ => NameKind::Other,
    };
    Some(NameTag {
        kind,
        begin: begin == "B",
    })
}
