//! The file of the network's weights, and the network ready for use.
//!
//! Owns the layout and the way from forms to tags, heads and names. Layout, little endian: `PXN2`;
//! a [`WordTable`] of features; a [`WordTable`] of Penn tags; for each feature a scale of four bytes
//! and [`EMBEDDING`] levels of one; then the parts in their order: of one row as floats, of more
//! rows each row as a scale and levels.

use std::collections::BTreeMap;
use std::ops::Range;

use super::gazetteer;
use super::input::{EMBEDDING, INPUT, Inputs, SLOTS, features, write_vector};
use super::matrix::Matrix;
use super::{LONGEST, NAME_TAGS, Part, Parts, Scores, UPOS, forward};
use crate::language::vectors::{DIMENSIONS, WordVectors};
use crate::language::word_table::WordTable;

/// First bytes of the file.
pub const MAGIC: &[u8; 4] = b"PXN2";
/// Tokens that go through the network at one time.
const BATCH: usize = 512;

/// Grammar of one token, as codes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Position in `Upos::ALL`.
    pub upos: usize,
    /// Position among the Penn tags.
    pub xpos: usize,
    /// Head in the same sentence.
    pub head: Option<usize>,
    /// Position in `Deprel::ALL`.
    pub relation: usize,
    /// 0 for none, then begin and inside of each kind of name.
    pub name: usize,
}

/// The network with its weights. Learned rows stay in the file; the other parts are decoded.
#[derive(Clone, Debug)]
pub struct Network<'a> {
    vectors: WordVectors<'static>,
    keys: WordTable<'a>,
    rows: &'a [u8],
    penn: Vec<&'a str>,
    parts: Parts,
}

impl<'a> Network<'a> {
    /// Reads the weights; none where `data` has not the layout above.
    #[must_use]
    pub fn read(data: &'a [u8]) -> Option<Self> {
        let (keys, data) = WordTable::read(data.strip_prefix(MAGIC)?)?;
        let (tags, data) = WordTable::read(data)?;
        let penn = (0..tags.len())
            .map(|at| std::str::from_utf8(tags.word(at)).ok())
            .collect::<Option<Vec<_>>>()?;
        let (rows, mut data) = data.split_at_checked(keys.len() * (4 + EMBEDDING))?;
        let mut parts = Parts::zeros(penn.len());
        for part in Part::all() {
            data = read_part(&mut parts[part], data)?;
        }
        data.is_empty().then_some(Self {
            vectors: WordVectors::embedded(),
            keys,
            rows,
            penn,
            parts,
        })
    }

    /// The features, the Penn tags, the parts and the learned rows, as the training tool holds them.
    #[must_use]
    pub fn unpack(&self) -> (Vec<String>, Vec<String>, Parts, Matrix) {
        let keys = (0..self.keys.len()).map(|at| String::from_utf8_lossy(self.keys.word(at)).into_owned());
        let mut rows = Matrix::zeros(self.keys.len(), EMBEDDING);
        let decoded = rows.values.chunks_exact_mut(EMBEDDING);
        for (row, bytes) in decoded.zip(self.rows.chunks_exact(4 + EMBEDDING)) {
            decode_row(bytes, row);
        }
        let penn = self.penn.iter().map(|&tag| tag.to_owned()).collect();
        (keys.collect(), penn, self.parts.clone(), rows)
    }

    /// The Penn tag of a code.
    #[must_use]
    pub fn penn(&self, code: usize) -> &'a str {
        self.penn.get(code).copied().unwrap_or_default()
    }

    /// Reads sentences, each given by its forms.
    #[must_use]
    pub fn read_sentences(&self, sentences: &[Vec<&str>]) -> Vec<Vec<Reading>> {
        let mut pieces: Vec<(usize, Range<usize>)> = Vec::new();
        for (at, sentence) in sentences.iter().enumerate() {
            let starts = (0..sentence.len()).step_by(LONGEST);
            pieces.extend(starts.map(|start| (at, start..sentence.len().min(start + LONGEST))));
        }
        let mut out: Vec<Vec<Reading>> = vec![Vec::new(); sentences.len()];
        let mut rest = pieces.as_slice();
        while !rest.is_empty() {
            let mut tokens = 0;
            let fits = rest.iter().take_while(|(_, range)| {
                tokens += range.len();
                tokens <= BATCH
            });
            let (batch, after) = rest.split_at(fits.count().max(1));
            self.read_batch(sentences, batch, &mut out);
            rest = after;
        }
        out
    }

    fn read_batch(&self, sentences: &[Vec<&str>], batch: &[(usize, Range<usize>)], out: &mut [Vec<Reading>]) {
        let (mut known, mut forms, mut ranges) = (BTreeMap::<&str, usize>::new(), Vec::new(), Vec::new());
        let mut classes = Vec::new();
        for (at, range) in batch {
            let start = forms.len();
            for form in &sentences[*at][range.clone()] {
                let next = known.len();
                forms.push(*known.entry(form).or_insert(next));
            }
            classes.extend(gazetteer::classes(&sentences[*at][range.clone()]));
            ranges.push(start..forms.len());
        }
        let mut inputs = Inputs {
            rows: Matrix::zeros(known.len(), INPUT),
        };
        for (form, at) in known {
            self.write_input(form, inputs.rows.row_mut(at));
        }
        let scores = forward(&self.parts, &inputs, &forms, &classes, &ranges);
        for ((at, _), range) in batch.iter().zip(ranges) {
            append(&mut out[*at], &scores, range);
        }
    }

    fn write_input(&self, form: &str, row: &mut [f32]) {
        write_vector(&self.vectors, form, &mut row[..DIMENSIONS]);
        let slots = row[DIMENSIONS..].chunks_exact_mut(EMBEDDING).take(SLOTS);
        for (slot, feature) in slots.zip(features(form)) {
            if let Some(key) = self.keys.find(feature.as_bytes()) {
                let at = key * (4 + EMBEDDING);
                decode_row(&self.rows[at..at + 4 + EMBEDDING], slot);
            }
        }
    }
}

/// The readings of one stretch. Of a sentence in several stretches, later roots hang on the first one's.
fn append(out: &mut Vec<Reading>, scores: &Scores, range: Range<usize>) {
    let base = out.len();
    let first_root = out.iter().position(|reading| reading.head.is_none());
    let names = name_path(&scores.names, range.clone());
    for (at, name) in range.clone().zip(names) {
        let (upos, xpos) = scores.tags.row(at).split_at(UPOS);
        let head = scores.heads[at].map(|head| head - range.start + base).or(first_root);
        let relation = if head.is_none() {
            crate::model::Deprel::Root as usize
        } else if scores.heads[at].is_none() {
            crate::model::Deprel::Parataxis as usize
        } else {
            best(scores.relations.row(at), |relation| {
                relation != crate::model::Deprel::Root as usize
            })
        };
        out.push(Reading {
            upos: best(upos, |_| true),
            xpos: best(xpos, |_| true),
            head,
            relation,
            name,
        });
    }
}

/// Position of the highest score among those allowed, the first of equals.
fn best(scores: &[f32], allowed: impl Fn(usize) -> bool) -> usize {
    let mut best = None;
    for (at, score) in scores.iter().enumerate().filter(|(at, _)| allowed(*at)) {
        if best.is_none_or(|(_, most)| *score > most) {
            best = Some((at, *score));
        }
    }
    best.map_or(0, |(at, _)| at)
}

/// The best sequence of name tags in which every inside tag follows its own kind (Viterbi 1967).
#[must_use]
pub fn name_path(scores: &Matrix, range: Range<usize>) -> Vec<usize> {
    let allowed = |from: usize, to: usize| to == 0 || to % 2 == 1 || from == to || from + 1 == to;
    let mut back: Vec<[usize; NAME_TAGS]> = Vec::with_capacity(range.len());
    let mut last = [f32::MIN / 4.0; NAME_TAGS];
    last[0] = 0.0;
    for at in range {
        let (mut next, mut from) = ([0.0; NAME_TAGS], [0; NAME_TAGS]);
        let row = scores.row(at);
        // The shares, not the bare scores, so that long paths stay comparable.
        let most = row.iter().copied().fold(f32::MIN, f32::max);
        let total: f32 = row.iter().map(|score| (score - most).exp()).sum::<f32>().ln() + most;
        for tag in 0..NAME_TAGS {
            from[tag] = best(&last, |other| allowed(other, tag));
            next[tag] = last[from[tag]] + row[tag] - total;
        }
        last = next;
        back.push(from);
    }
    let mut tag = best(&last, |_| true);
    let mut path: Vec<usize> = back
        .iter()
        .rev()
        .map(|from| {
            let here = tag;
            tag = from[here];
            here
        })
        .collect();
    path.reverse();
    path
}

/// Writes one row as a scale and levels.
pub fn encode_row(row: &[f32], out: &mut Vec<u8>) {
    let largest = row.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
    let scale = largest / 127.0;
    out.extend_from_slice(&scale.to_le_bytes());
    out.extend(row.iter().map(|value| {
        let level = if scale > 0.0 { (value / scale).round() as i8 } else { 0 };
        level.to_le_bytes()[0]
    }));
}

fn decode_row(data: &[u8], row: &mut [f32]) {
    let (scale, levels) = data.split_at(4);
    let scale = f32::from_le_bytes([scale[0], scale[1], scale[2], scale[3]]);
    for (value, level) in row.iter_mut().zip(levels) {
        *value = scale * f32::from(i8::from_le_bytes([*level]));
    }
}

/// Writes one part.
pub fn encode_part(part: &Matrix, out: &mut Vec<u8>) {
    if part.rows() == 1 {
        out.extend(part.values.iter().flat_map(|value| value.to_le_bytes()));
    } else {
        for row in part.values.chunks_exact(part.columns) {
            encode_row(row, out);
        }
    }
}

fn read_part<'a>(part: &mut Matrix, data: &'a [u8]) -> Option<&'a [u8]> {
    if part.rows() == 1 {
        let (here, after) = data.split_at_checked(part.columns * 4)?;
        for (value, bytes) in part.values.iter_mut().zip(here.chunks_exact(4)) {
            *value = f32::from_le_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]);
        }
        Some(after)
    } else {
        let size = 4 + part.columns;
        let (here, after) = data.split_at_checked(part.rows() * size)?;
        for (row, bytes) in part.values.chunks_exact_mut(part.columns).zip(here.chunks_exact(size)) {
            decode_row(bytes, row);
        }
        Some(after)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_never_begins_with_an_inside_tag() {
        let mut scores = Matrix::zeros(3, NAME_TAGS);
        scores.row_mut(0)[2] = 5.0;
        scores.row_mut(1)[2] = 5.0;
        scores.row_mut(1)[4] = 4.0;
        let path = name_path(&scores, 0..3);
        assert_eq!(path.len(), 3);
        assert_eq!(path[..2], [1, 2]);
    }

    #[test]
    fn rows_survive_their_levels() {
        let row = [0.5, -1.0, 0.25, 0.0];
        let mut data = Vec::new();
        encode_row(&row, &mut data);
        let mut back = [0.0; 4];
        decode_row(&data, &mut back);
        for (one, other) in row.iter().zip(back) {
            assert!((one - other).abs() < 0.005);
        }
    }
}
