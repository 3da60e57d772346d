//! One training step of the network: forward with dropout, losses, and the way back.
//!
//! Owns the order of the layers under training and the learned rows that stand below them. Layers and their meaning are
//! `language::network`'s; what is not shared with it is the noise of training and the derivatives.

mod layers;
mod losses;
mod state;

use parallax::language::network::input::{EMBEDDING, INPUT, SLOTS};
use parallax::language::network::matrix::{Matrix, product};
use parallax::language::network::{HALF, LAYERS, Part, Parts, States, TAG_LAYER, WIDTH, recur};
use parallax::language::vectors::DIMENSIONS;

use crate::adam::Random;
use layers::{add, gate, linear, linear_back, mask, recur_back, times};
use losses::Heads;

pub use state::{Batch, Gradients, Losses};

/// Chances that something is left out.
const DROP_SLOT: f32 = 0.12;
const DROP_VECTOR: f32 = 0.06;
const DROP_LAYER: f32 = 0.25;

/// Which learned rows of a token took part.
type Kept = [bool; SLOTS];

/// Runs one batch and adds its gradients.
pub fn step(parts: &Parts, rows: &Matrix, batch: &Batch, random: &mut Random, gradients: &mut Gradients) -> Losses {
    let tokens = batch.keys.len();
    let (input, kept) = inputs(rows, batch, random);
    let mut x = linear(parts, &input, Part::Input, Part::InputBias);
    for at in 0..tokens {
        add(x.row_mut(at), parts[Part::Gazetteer].row(batch.classes[at]));
    }
    x.rectify();
    let first = x.clone();
    let mut masks = vec![mask(random, tokens * WIDTH, DROP_LAYER)];
    times(&mut x, &masks[0]);
    let (mut xs, mut states, mut all_gates) = (vec![x], Vec::new(), Vec::new());
    for layer in 0..LAYERS {
        let gates = product(xs[layer].view(), parts[Part::Gates(layer)].view());
        let mut state = States(Matrix::zeros(tokens, 6 * HALF));
        let mut out = recur(parts, layer, &xs[layer], &gates, &batch.sentences, Some(&mut state));
        let layer_mask = mask(random, tokens * WIDTH, DROP_LAYER);
        times(&mut out, &layer_mask);
        masks.push(layer_mask);
        states.push(state);
        all_gates.push(gates);
        xs.push(out);
    }
    // Losses and their derivatives, from the top down.
    let mut heads = Heads {
        parts,
        batch,
        random,
        gradients: &mut *gradients,
        losses: Losses::default(),
        share: 1.0 / tokens as f32,
    };
    let (mut dx, mut d_tagged) = (Matrix::zeros(tokens, WIDTH), Matrix::zeros(tokens, WIDTH));
    heads.tree(&xs[LAYERS], &mut dx);
    heads.names(&xs[TAG_LAYER], &mut d_tagged);
    heads.tags(&xs[TAG_LAYER], &mut d_tagged);
    let mut losses = heads.losses;
    for layer in (0..LAYERS).rev() {
        if layer + 1 == TAG_LAYER {
            dx.add(&d_tagged);
        }
        times(&mut dx, &masks[layer + 1]);
        let way = (&xs[layer], &all_gates[layer], &states[layer]);
        dx = recur_back(parts, layer, way, &batch.sentences, &dx, gradients);
    }
    times(&mut dx, &masks[0]);
    gate(&mut dx, &first);
    for at in 0..tokens {
        add(gradients.parts[Part::Gazetteer].row_mut(batch.classes[at]), dx.row(at));
    }
    let d_input = linear_back(parts, &input, &dx, (Part::Input, Part::InputBias), gradients);
    rows_back(batch, &kept, &d_input, gradients);
    losses.tokens = tokens as f32;
    losses
}

/// The input of each token: its vector and its learned rows, some of them left out.
fn inputs(rows: &Matrix, batch: &Batch, random: &mut Random) -> (Matrix, Vec<Kept>) {
    let tokens = batch.keys.len();
    let mut input = Matrix::zeros(tokens, INPUT);
    let mut kept = vec![[false; SLOTS]; tokens];
    for (at, kept) in kept.iter_mut().enumerate() {
        let row = input.row_mut(at);
        if random.unit() >= DROP_VECTOR {
            row[..DIMENSIONS].copy_from_slice(batch.vectors.row(at));
        }
        for (slot, kept) in kept.iter_mut().enumerate() {
            let keep = random.unit() >= DROP_SLOT;
            if let (true, Some(key)) = (keep, batch.keys[at][slot]) {
                *kept = true;
                let target = DIMENSIONS + slot * EMBEDDING;
                row[target..target + EMBEDDING].copy_from_slice(rows.row(key));
            }
        }
    }
    (input, kept)
}

/// Adds the gradients of the learned rows that took part.
fn rows_back(batch: &Batch, kept: &[Kept], d_input: &Matrix, gradients: &mut Gradients) {
    for (at, kept) in kept.iter().enumerate() {
        for (slot, kept) in kept.iter().enumerate() {
            if let (true, Some(key)) = (*kept, batch.keys[at][slot]) {
                let source = DIMENSIONS + slot * EMBEDDING;
                add(
                    gradients.rows.row_mut(key),
                    &d_input.row(at)[source..source + EMBEDDING],
                );
                gradients.touched.push(key);
            }
        }
    }
}
