//! The sentence encoder whose weights the word vectors are distilled from: a small BERT
//! (Devlin et al. 2019; all-MiniLM-L6-v2: 6 layers, 384 numbers, 12 heads), forward only.
//!
//! Owns the reading of its weights (the safetensors layout: a length, a JSON header, raw floats) and
//! the forward pass for inputs of one length, which is all that distilling needs.

use std::collections::BTreeMap;
use std::path::Path;

use parallax::language::network::matrix::{Matrix, product};

use crate::Failure;

const WIDTH: usize = 384;
const HEADS: usize = 12;
const LAYERS: usize = 6;
const EPSILON: f32 = 1e-12;

/// The encoder's weights by name.
pub struct Encoder {
    tensors: BTreeMap<String, Matrix>,
}

impl Encoder {
    /// Reads `model.safetensors`.
    pub fn read(path: &Path) -> Result<Self, Failure> {
        let data = std::fs::read(path)?;
        let broken = || Failure::from(format!("{}: not a safetensors file", path.display()));
        let length = u64::from_le_bytes(*data.first_chunk::<8>().ok_or_else(broken)?) as usize;
        let header: BTreeMap<String, serde_json::Value> =
            serde_json::from_slice(data.get(8..8 + length).ok_or_else(broken)?)?;
        let body = &data[8 + length..];
        let mut tensors = BTreeMap::new();
        for (name, entry) in header {
            if entry["dtype"] != "F32" {
                continue;
            }
            let shape: Vec<usize> = serde_json::from_value(entry["shape"].clone())?;
            let range: [usize; 2] = serde_json::from_value(entry["data_offsets"].clone())?;
            let raw = body.get(range[0]..range[1]).ok_or_else(broken)?;
            let values = raw
                .chunks_exact(4)
                .map(|b| f32::from_le_bytes([b[0], b[1], b[2], b[3]]));
            let columns = *shape.last().ok_or_else(broken)?;
            tensors.insert(name, Matrix::new(columns, values.collect()));
        }
        Ok(Self { tensors })
    }

    fn tensor(&self, name: &str) -> &Matrix {
        self.tensors
            .get(name)
            .unwrap_or_else(|| panic!("the model has no tensor {name}"))
    }

    /// Mean over the positions of each input's last layer. `inputs` are piece ids, `length` to an input.
    pub fn encode(&self, inputs: &[u32], length: usize) -> Matrix {
        let words = self.tensor("embeddings.word_embeddings.weight");
        let places = self.tensor("embeddings.position_embeddings.weight");
        let kinds = self.tensor("embeddings.token_type_embeddings.weight");
        let mut x = Matrix::zeros(inputs.len(), WIDTH);
        for (index, id) in inputs.iter().enumerate() {
            let (word, place, kind) = (words.row(*id as usize), places.row(index % length), kinds.row(0));
            let row = x.row_mut(index);
            for column in 0..WIDTH {
                row[column] = word[column] + place[column] + kind[column];
            }
        }
        self.normalise(&mut x, "embeddings.LayerNorm");
        for layer in 0..LAYERS {
            let name = |part: &str| format!("encoder.layer.{layer}.{part}");
            let mixed = self.attend(&x, length, &name("attention.self"));
            let mut after = self.dense(&mixed, &name("attention.output.dense"));
            after.add(&x);
            self.normalise(&mut after, &name("attention.output.LayerNorm"));
            let mut inner = self.dense(&after, &name("intermediate.dense"));
            inner.values.iter_mut().for_each(|value| *value = gelu(*value));
            x = self.dense(&inner, &name("output.dense"));
            x.add(&after);
            self.normalise(&mut x, &name("output.LayerNorm"));
        }
        let mut means = Matrix::zeros(inputs.len() / length, WIDTH);
        for index in 0..inputs.len() {
            let row = means.row_mut(index / length);
            row.iter_mut()
                .zip(x.row(index))
                .for_each(|(mean, value)| *mean += value / length as f32);
        }
        means
    }

    fn dense(&self, x: &Matrix, name: &str) -> Matrix {
        let bias = self.tensor(&format!("{name}.bias"));
        let mut out = product(x.view(), self.tensor(&format!("{name}.weight")).view().turned());
        out.add_row(&bias.values);
        out
    }

    fn attend(&self, x: &Matrix, length: usize, name: &str) -> Matrix {
        let [query, key, value] = ["query", "key", "value"].map(|part| self.dense(x, &format!("{name}.{part}")));
        let size = WIDTH / HEADS;
        let mut out = Matrix::zeros(x.rows(), WIDTH);
        for at in 0..x.rows() {
            let first = at / length * length;
            for head in 0..HEADS {
                let columns = head * size..(head + 1) * size;
                let mut weights: Vec<f32> = (first..first + length)
                    .map(|other| {
                        let pairs = query.row(at)[columns.clone()]
                            .iter()
                            .zip(&key.row(other)[columns.clone()]);
                        pairs.map(|(one, two)| one * two).sum::<f32>() / (size as f32).sqrt()
                    })
                    .collect();
                let most = weights.iter().copied().fold(f32::MIN, f32::max);
                for weight in &mut weights {
                    *weight = (*weight - most).exp();
                }
                let total: f32 = weights.iter().sum();
                for (offset, weight) in weights.iter().enumerate() {
                    let source = &value.row(first + offset)[columns.clone()];
                    let target = &mut out.row_mut(at)[columns.clone()];
                    target
                        .iter_mut()
                        .zip(source)
                        .for_each(|(target, source)| *target += weight / total * source);
                }
            }
        }
        out
    }

    fn normalise(&self, x: &mut Matrix, name: &str) {
        let (gain, bias) = (
            self.tensor(&format!("{name}.weight")),
            self.tensor(&format!("{name}.bias")),
        );
        for index in 0..x.rows() {
            let row = x.row_mut(index);
            let mean = row.iter().sum::<f32>() / WIDTH as f32;
            let variance = row.iter().map(|value| (value - mean).powi(2)).sum::<f32>() / WIDTH as f32;
            let scale = 1.0 / (variance + EPSILON).sqrt();
            for (value, (gain, bias)) in row.iter_mut().zip(gain.values.iter().zip(&bias.values)) {
                *value = (*value - mean) * scale * gain + bias;
            }
        }
    }
}

/// The exact Gaussian error linear unit (Hendrycks and Gimpel 2016).
fn gelu(x: f32) -> f32 {
    0.5 * x * (1.0 + erf(x / std::f32::consts::SQRT_2))
}

/// The error function, to seven digits (Abramowitz and Stegun 1964, 7.1.26).
fn erf(x: f32) -> f32 {
    let t = 1.0 / (1.0 + 0.327_591_1 * x.abs());
    let series = [0.254_829_6, -0.284_496_74, 1.421_413_7, -1.453_152, 1.061_405_4];
    let sum = series.iter().rev().fold(0.0, |sum, factor| (sum + factor) * t);
    (1.0 - sum * (-x * x).exp()).copysign(x)
}
