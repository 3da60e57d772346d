//! Distils word vectors from a sentence encoder: each word piece alone through the encoder, then
//! principal components, then 4-bit levels (the layout is `language::vectors`').

use std::path::{Path, PathBuf};

use clap::Args;
use nalgebra::{DMatrix, SymmetricEigen};
use parallax::language::network::matrix::{Matrix, product};
use parallax::language::vectors::{DIMENSIONS, MAGIC};
use parallax::language::word_table::write_words;

use crate::Failure;
use crate::encoder::Encoder;

/// Ids of the pieces that open and close every input.
const OPENING: u32 = 101;
const CLOSING: u32 = 102;

/// Word pieces that go through the encoder at one time.
const BATCH: usize = 256;

#[derive(Args)]
pub struct Options {
    /// Folder of the encoder: model.safetensors and vocab.txt of all-MiniLM-L6-v2
    #[arg(long)]
    model: PathBuf,
    /// File to write
    #[arg(short, long)]
    output: PathBuf,
}

pub fn run(options: &Options) -> Result<(), Failure> {
    let pieces = read_vocabulary(&options.model.join("vocab.txt"))?;
    let encoder = Encoder::read(&options.model.join("model.safetensors"))?;
    let mut states = Matrix::zeros(0, 384);
    for (done, batch) in pieces.chunks(BATCH).enumerate() {
        let inputs: Vec<u32> = batch.iter().flat_map(|(_, id)| [OPENING, *id, CLOSING]).collect();
        states.values.extend(encoder.encode(&inputs, 3).values);
        if done % 20 == 0 {
            eprintln!("{} of {} pieces", done * BATCH, pieces.len());
        }
    }
    let rows = principal_components(states, DIMENSIONS);
    let mut out = Vec::from(*MAGIC);
    out.extend_from_slice(&(DIMENSIONS as u32).to_le_bytes());
    out.extend(write_words(pieces.iter().map(|(piece, _)| piece.as_str())));
    let mut kept = 0.0;
    for index in 0..rows.rows() {
        let (levels, cosine) = quantise(rows.row(index));
        kept += cosine;
        out.extend(levels.chunks_exact(2).map(|pair| pair[0] | pair[1] << 4));
    }
    std::fs::write(&options.output, &out)?;
    println!(
        "{} pieces, {} bytes, mean cosine of a row with its levels {:.4}",
        pieces.len(),
        out.len(),
        kept / rows.rows() as f32
    );
    Ok(())
}

/// Word pieces with their ids, in byte order, without those that stand for no text.
fn read_vocabulary(path: &Path) -> Result<Vec<(String, u32)>, Failure> {
    let text = std::fs::read_to_string(path)?;
    let special = |piece: &str| piece.len() > 2 && piece.starts_with('[') && piece.ends_with(']');
    let mut pieces: Vec<(String, u32)> = (0..)
        .zip(text.lines())
        .filter(|(_, piece)| !piece.is_empty() && !special(piece))
        .map(|(id, piece)| (piece.to_owned(), id))
        .collect();
    pieces.sort();
    pieces.dedup_by(|one, other| one.0 == other.0);
    Ok(pieces)
}

/// The rows, centred, in the coordinates of their `count` strongest principal components.
fn principal_components(mut rows: Matrix, count: usize) -> Matrix {
    let (height, width) = (rows.rows(), rows.columns);
    let mut mean = vec![0.0_f64; width];
    for index in 0..height {
        for (mean, value) in mean.iter_mut().zip(rows.row(index)) {
            *mean += f64::from(*value) / height as f64;
        }
    }
    for index in 0..height {
        for (value, mean) in rows.row_mut(index).iter_mut().zip(&mean) {
            *value -= *mean as f32;
        }
    }
    let covariance = product(rows.view().turned(), rows.view());
    let covariance = DMatrix::from_iterator(width, width, covariance.values.iter().map(|value| f64::from(*value)));
    let eigen = SymmetricEigen::new(covariance);
    let mut order: Vec<usize> = (0..width).collect();
    order.sort_by(|one, other| eigen.eigenvalues[*other].total_cmp(&eigen.eigenvalues[*one]));
    let mut axes = Matrix::zeros(width, count);
    for (target, source) in order.into_iter().take(count).enumerate() {
        let axis = eigen.eigenvectors.column(source);
        // An eigenvector's sign is free: the largest part shall be positive.
        let largest = axis
            .iter()
            .copied()
            .fold(0.0_f64, |most, x| if x.abs() > most.abs() { x } else { most });
        for (row, value) in axis.iter().enumerate() {
            axes.row_mut(row)[target] = (value * largest.signum()) as f32;
        }
    }
    product(rows.view(), axes.view())
}

/// Sixteen even levels for one row, at the step that keeps its direction best; and the cosine it keeps.
fn quantise(row: &[f32]) -> (Vec<u8>, f32) {
    let largest = row.iter().fold(0.0_f32, |most, value| most.max(value.abs()));
    let length = |values: &mut dyn Iterator<Item = f32>| values.map(|value| value * value).sum::<f32>().sqrt();
    let mut best = (vec![7; row.len()], -1.0);
    for step in 0..40 {
        let unit = largest / 7.5 * (1.0 - 0.02 * step as f32);
        let level = |value: &f32| (value / unit + 7.5).round().clamp(0.0, 15.0);
        let levels: Vec<f32> = row.iter().map(level).collect();
        let dot: f32 = levels.iter().zip(row).map(|(level, value)| (level - 7.5) * value).sum();
        let lengths = length(&mut levels.iter().map(|level| level - 7.5)) * length(&mut row.iter().copied());
        if dot / lengths > best.1 {
            #[allow(clippy::cast_sign_loss, reason = "a level is clamped to 0..=15 above")]
            let codes = levels.iter().map(|level| *level as u8).collect();
            best = (codes, dot / lengths);
        }
    }
    best
}
