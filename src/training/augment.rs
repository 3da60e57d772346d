//! More sentences from those that are there: headlines, and names in the place of other names.
//!
//! Owns what is made up. Treebanks hold few headlines, so that their taggers take every capital for a
//! name; copies in title case and in capitals teach that case is a habit of the place. Names are few as
//! well: copies with other names of the same kind (mention replacement, Dai and Adel 2020) teach the
//! sentence round them. Such copies teach names alone, since their trees no longer fit.

use crate::adam::Random;
use crate::treebank::{Sentence, name_tag};

/// Share of the sentences with grammar that are copied in title case, and in capitals.
const TITLED: f32 = 0.06;
const SHOUTED: f32 = 0.03;
/// Share of the sentences with names that are copied with other names.
const RENAMED: f32 = 0.5;
/// Share of the organizations that become a made-up acronym, and of the persons that mix two names.
const ACRONYM: f32 = 0.12;
const MIXED: f32 = 0.4;
/// Sentences shorter than this are not copied.
const SHORTEST: usize = 4;

/// Words that title case leaves small.
const SMALL: [&str; 20] = [
    "a", "an", "the", "and", "or", "but", "of", "in", "on", "at", "to", "for", "with", "by", "from", "as", "into",
    "is", "'s", "n't",
];

/// The made-up copies of some of `sentences`.
pub fn copies(sentences: &[Sentence], random: &mut Random) -> Vec<Sentence> {
    let pools = pools(sentences);
    let mut out = Vec::new();
    for sentence in sentences.iter().filter(|one| one.forms.len() >= SHORTEST) {
        if sentence.grammar && random.unit() < TITLED {
            out.push(headline(sentence, title_case));
        }
        if sentence.grammar && random.unit() < SHOUTED {
            out.push(headline(sentence, |_, form| form.to_uppercase()));
        }
        if !mentions(sentence).is_empty() && random.unit() < RENAMED {
            out.push(renamed(sentence, &pools, random));
        }
    }
    out
}

/// A copy with its forms in another case, without the full stop at its end.
fn headline(sentence: &Sentence, case: impl Fn(usize, &str) -> String) -> Sentence {
    let mut copy = sentence.clone();
    let last = copy.forms.len() - 1;
    if copy.forms[last] == "." && copy.heads.iter().all(|head| *head != Some(last)) && copy.heads[last].is_some() {
        copy.forms.pop();
        copy.upos.pop();
        copy.xpos.pop();
        copy.heads.pop();
        copy.relations.pop();
        copy.names.truncate(last);
    }
    for (at, form) in copy.forms.iter_mut().enumerate() {
        *form = case(at, form);
    }
    copy
}

fn title_case(at: usize, form: &str) -> String {
    let mut letters = form.chars();
    match letters.next() {
        Some(first) if first.is_lowercase() && (at == 0 || !SMALL.contains(&form)) => {
            first.to_uppercase().chain(letters).collect()
        }
        _ => form.to_owned(),
    }
}

/// Names of a sentence as start, end and kind; none where a token's tag is not certain.
fn mentions(sentence: &Sentence) -> Vec<(usize, usize, usize)> {
    let mut out: Vec<(usize, usize, usize)> = Vec::new();
    for (at, set) in sentence.names.iter().enumerate() {
        let tag = set.trailing_zeros() as usize;
        if tag == 0 || set.count_ones() != 1 {
            continue;
        }
        match out.last_mut() {
            Some(last) if tag % 2 == 0 && last.1 == at && last.2 == (tag - 1) / 2 => last.1 = at + 1,
            _ => out.push((at, at + 1, (tag - 1) / 2)),
        }
    }
    out
}

/// Every name of each kind, as often as it occurs.
fn pools(sentences: &[Sentence]) -> [Vec<Vec<String>>; 4] {
    let mut pools: [Vec<Vec<String>>; 4] = Default::default();
    for sentence in sentences {
        for (start, end, kind) in mentions(sentence) {
            pools[kind].push(sentence.forms[start..end].to_vec());
        }
    }
    pools
}

/// A copy in which every name is another one of its kind.
fn renamed(sentence: &Sentence, pools: &[Vec<Vec<String>>; 4], random: &mut Random) -> Sentence {
    let mut copy = Sentence {
        names_head_only: sentence.names_head_only,
        ..Sentence::default()
    };
    let mut at = 0;
    for (start, end, kind) in mentions(sentence) {
        copy.forms.extend_from_slice(&sentence.forms[at..start]);
        copy.names.extend_from_slice(&sentence.names[at..start]);
        for (position, form) in other_name(kind, pools, random).into_iter().enumerate() {
            copy.forms.push(form);
            copy.names.push(1 << name_tag(kind, position == 0));
        }
        at = end;
    }
    copy.forms.extend_from_slice(&sentence.forms[at..]);
    copy.names.extend_from_slice(&sentence.names[at..]);
    copy
}

fn other_name(kind: usize, pools: &[Vec<Vec<String>>; 4], random: &mut Random) -> Vec<String> {
    let pool = &pools[kind];
    let one = &pool[random.below(pool.len())];
    if kind == 1 && random.unit() < ACRONYM {
        let letters = 3 + random.below(4);
        let letter = |random: &mut Random| char::from(b'A' + random.below(26) as u8);
        return vec![(0..letters).map(|_| letter(random)).collect()];
    }
    if kind == 0 && one.len() > 1 && random.unit() < MIXED {
        let other = &pool[random.below(pool.len())];
        return vec![one[0].clone(), other[other.len() - 1].clone()];
    }
    one.clone()
}
