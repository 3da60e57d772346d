//! Reads treebanks and name sets into sentences with gold answers.
//!
//! Owns how the data sets' name types map to ours, and where a name of theirs begins and ends. Files: CoNLL-U (with GUM's `Entity=` in MISC),
//! IOB2 with numbered tokens (Universal NER), and word-tab-tag lines (WNUT).

use std::path::Path;

use parallax::lexicon::gazetteer::{self, Use};
use parallax::lexicon::titles;
use parallax::model::{Deprel, Upos};

use crate::Failure;

/// Bits of the name tags that a token may bear; see [`name_tag`].
pub type TagSet = u16;

/// A sentence with what is known of it.
#[derive(Clone, Debug, Default)]
pub struct Sentence {
    pub forms: Vec<String>,
    pub lemmas: Vec<String>,
    pub upos: Vec<usize>,
    pub xpos: Vec<String>,
    /// Head of each token, none for the root.
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<usize>,
    /// Whether tags and heads are known.
    pub grammar: bool,
    /// The name tags that each token may bear; empty where nothing is known of names.
    pub names: Vec<TagSet>,
    /// Whether the sentence may teach the head of names alone.
    pub names_head_only: bool,
}

/// Position of a name tag: 0 for none, then begin and inside of each kind.
pub fn name_tag(kind: usize, begin: bool) -> usize {
    1 + 2 * kind + usize::from(!begin)
}

const OTHER: usize = 3;

fn kind_of(name: &str) -> usize {
    match name.to_ascii_lowercase().as_str() {
        "per" | "person" => 0,
        "org" | "organization" | "corporation" | "group" => 1,
        "loc" | "location" | "place" => 2,
        _ => OTHER,
    }
}

/// The sentences of a CoNLL-U file; with names where its MISC column has entities.
pub fn read_conllu(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let text = std::fs::read_to_string(path)?;
    let with_entities = text.contains("Entity=");
    let sentences = text.split("\n\n").filter_map(|block| {
        let rows: Vec<Vec<&str>> = block
            .lines()
            .filter(|line| !line.starts_with('#'))
            .map(|line| line.split('\t').collect::<Vec<_>>())
            .filter(|fields| fields.len() == 10 && fields[0].parse::<usize>().is_ok())
            .collect();
        let column = |index: usize| rows.iter().map(move |fields| fields[index]);
        let sentence = Sentence {
            forms: column(1).map(str::to_owned).collect(),
            lemmas: column(2).map(str::to_owned).collect(),
            upos: column(3).map(|tag| Upos::parse(tag) as usize).collect(),
            xpos: column(4).map(str::to_owned).collect(),
            heads: column(6)
                .map(|head| head.parse::<usize>().ok()?.checked_sub(1))
                .collect(),
            relations: column(7).map(|relation| Deprel::parse(relation) as usize).collect(),
            grammar: true,
            names: if with_entities { entity_names(&rows) } else { Vec::new() },
            names_head_only: false,
        };
        (!rows.is_empty()).then_some(sentence)
    });
    Ok(sentences.collect())
}

/// A mention as GUM's `Entity=` brackets give it.
struct Mention {
    start: usize,
    end: usize,
    kind: String,
    /// First and last of its minimal tokens, counted from its own first.
    core: (usize, usize),
}

/// Names of a sentence: mentions whose core is a proper noun, cut to the proper nouns round it.
fn entity_names(rows: &[Vec<&str>]) -> Vec<TagSet> {
    let mut tags: Vec<TagSet> = vec![1; rows.len()];
    let mut names: Vec<(usize, usize, usize)> = mentions(rows)
        .iter()
        .filter_map(|mention| name_of(rows, mention))
        .collect();
    names.sort_by_key(|(start, end, _)| (std::cmp::Reverse(end - start), *start));
    for (start, end, kind) in names {
        if tags[start..end].iter().all(|tag| *tag == 1) {
            for at in start..end {
                tags[at] = 1 << name_tag(kind, at == start);
            }
        }
    }
    tags
}

fn mentions(rows: &[Vec<&str>]) -> Vec<Mention> {
    let (mut open, mut done) = (Vec::<(String, Mention)>::new(), Vec::new());
    for (at, fields) in rows.iter().enumerate() {
        let Some(entity) = fields[9].split('|').find_map(|item| item.strip_prefix("Entity=")) else {
            continue;
        };
        let mut rest = entity;
        while !rest.is_empty() {
            if let Some(inner) = rest.strip_prefix('(') {
                let end = inner.find(['(', ')']).unwrap_or(inner.len());
                let parts: Vec<&str> = inner[..end].split('-').collect();
                let core = parts.get(5).map_or((1, 1), |span| {
                    let numbers: Vec<usize> = span.split(',').filter_map(|number| number.parse().ok()).collect();
                    (*numbers.first().unwrap_or(&1), *numbers.last().unwrap_or(&1))
                });
                let mention = Mention {
                    start: at,
                    end: at + 1,
                    kind: (*parts.get(1).unwrap_or(&"")).to_owned(),
                    core,
                };
                let id = parts[0].to_owned();
                rest = &inner[end..];
                if let Some(after) = rest.strip_prefix(')') {
                    done.push(mention);
                    rest = after;
                } else {
                    open.push((id, mention));
                }
            } else {
                let end = rest.find(')').map_or(rest.len(), |end| end + 1);
                let id = rest[..end].trim_end_matches(')');
                if let Some(found) = open.iter().rposition(|(other, _)| other == id) {
                    let (_, mut mention) = open.remove(found);
                    mention.end = at + 1;
                    done.push(mention);
                }
                rest = &rest[end..];
            }
        }
    }
    done
}

/// Words that may stand inside a name.
const INNER: [&str; 12] = [
    "of", "the", "and", "&", "for", "de", "la", "del", "di", "von", "van", "-",
];
fn name_of(rows: &[Vec<&str>], mention: &Mention) -> Option<(usize, usize, usize)> {
    let kind = match mention.kind.as_str() {
        "time" => return None,
        kind => kind_of(kind),
    };
    let proper = |at: usize| rows[at][3] == "PROPN";
    let core = mention.start + mention.core.0 - 1;
    if core >= mention.end || !proper(core) {
        return None;
    }
    let inner = |at: usize| INNER.contains(&rows[at][1].to_lowercase().as_str());
    let (mut start, mut end) = (core, core + 1);
    // Words between proper nouns count only where another proper noun follows them.
    loop {
        let next = (end..mention.end).find(|at| !inner(*at));
        match next {
            Some(at) if proper(at) && at - end <= 2 => end = at + 1,
            _ => break,
        }
    }
    loop {
        let before = (mention.start..start).rev().find(|at| !inner(*at));
        match before {
            Some(at) if proper(at) && start - at <= 3 => start = at,
            _ => break,
        }
    }
    // A title before a name is no part of it, and alone it is no name.
    while kind == 0 {
        let titled = |length: usize| {
            let words: Vec<&str> = rows[start..start + length].iter().map(|row| row[1]).collect();
            titles::title(&words.join(" ")).is_some()
        };
        match (1..=2).rev().find(|length| start + length <= end && titled(*length)) {
            Some(length) => start += length,
            None => break,
        }
        if start == end {
            return None;
        }
    }
    // Inhabitants are named after their country; the persons are not.
    let people = |reading: &gazetteer::Reading| matches!(reading.used, Use::Adjective | Use::Person | Use::People);
    let form = rows[start][1];
    if start + 1 == end && gazetteer::readings(form).first().is_some_and(people) {
        return Some((start, end, OTHER));
    }
    Some((start, end, kind))
}

/// The sentences of a name set, without grammar. Universal NER knows three kinds alone, so that
/// where it has no name, there may be one of another kind.
pub fn read_names(path: &Path) -> Result<Vec<Sentence>, Failure> {
    let universal = path.extension().is_some_and(|extension| extension == "iob2");
    let none: TagSet = if universal {
        1 | 1 << name_tag(OTHER, true) | 1 << name_tag(OTHER, false)
    } else {
        1
    };
    let (mut sentences, mut sentence) = (Vec::new(), Sentence::default());
    sentence.names_head_only = universal;
    let mut last = None;
    for line in std::fs::read_to_string(path)?.lines().chain([""]) {
        let fields: Vec<&str> = line.split('\t').collect();
        let columns = if universal { (1, 2) } else { (0, 1) };
        if line.trim().is_empty() && !sentence.forms.is_empty() {
            sentences.push(std::mem::take(&mut sentence));
            sentence.names_head_only = universal;
            last = None;
        }
        let (Some(form), Some(tag)) = (fields.get(columns.0), fields.get(columns.1)) else {
            continue;
        };
        if form.trim().is_empty() {
            continue;
        }
        sentence.forms.push((*form).to_owned());
        let kind = tag.get(2..).filter(|_| *tag != "O").map(kind_of);
        let begin = tag.starts_with('B') || last != kind;
        sentence
            .names
            .push(kind.map_or(none, |kind| 1 << name_tag(kind, begin)));
        last = kind;
    }
    Ok(sentences)
}
