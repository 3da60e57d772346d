//! The layers of the network with the noise of training, and their way back.
//!
//! Owns derivatives of single layers. It must never know what the network is to learn.

use std::ops::Range;

use parallax::language::network::matrix::{Matrix, product, product_into};
use parallax::language::network::{HALF, Part, Parts, States, WIDTH};

use super::state::Gradients;
use crate::adam::Random;

/// Zeroes some numbers and scales the others up, so that the mean stays.
pub fn mask(random: &mut Random, size: usize, chance: f32) -> Vec<f32> {
    (0..size)
        .map(|_| {
            if random.unit() < chance {
                0.0
            } else {
                1.0 / (1.0 - chance)
            }
        })
        .collect()
}

/// Applies a mask.
pub fn times(matrix: &mut Matrix, mask: &[f32]) {
    matrix
        .values
        .iter_mut()
        .zip(mask)
        .for_each(|(value, mask)| *value *= mask);
}

/// A linear layer.
pub fn linear(parts: &Parts, x: &Matrix, weights: Part, bias: Part) -> Matrix {
    let mut out = product(x.view(), parts[weights].view());
    out.add_row(&parts[bias].values);
    out
}

/// Gradients of a linear layer; gives that of its input.
pub fn linear_back(
    parts: &Parts,
    x: &Matrix,
    d_out: &Matrix,
    (weights, bias): (Part, Part),
    gradients: &mut Gradients,
) -> Matrix {
    product_into(1.0, x.view().turned(), d_out.view(), 1.0, &mut gradients.parts[weights]);
    for row in d_out.values.chunks_exact(d_out.columns) {
        add(&mut gradients.parts[bias].values, row);
    }
    product(d_out.view(), parts[weights].view().turned())
}

/// The way back through a recurrent layer; gives the gradient of its input.
pub fn recur_back(
    parts: &Parts,
    layer: usize,
    (x, gates, states): (&Matrix, &Matrix, &States),
    sentences: &[Range<usize>],
    d_out: &Matrix,
    gradients: &mut Gradients,
) -> Matrix {
    let weights = &parts[Part::Gates(layer)];
    let mut d_gates = Matrix::zeros(x.rows(), 3 * WIDTH);
    let mut dx = Matrix::zeros(x.rows(), WIDTH);
    for direction in 0..2 {
        let halves = |row: &[f32], at: usize| -> [f32; HALF] { *row[at..].first_chunk().expect("a half row") };
        let peep = &parts[Part::Peep(layer)].values;
        let [forget_peep, reset_peep] = [0, 1].map(|gate| halves(peep, (2 * direction + gate) * HALF));
        let mut d_peep = [[0.0_f32; HALF]; 2];
        let mut d_bias = [[0.0_f32; HALF]; 2];
        for sentence in sentences {
            let mut carried = [0.0_f32; HALF];
            for step in (0..sentence.len()).rev() {
                let at = if direction == 0 {
                    sentence.start + step
                } else {
                    sentence.end - 1 - step
                };
                let state = |kind: usize, at: usize| halves(states.0.row(at), (3 * direction + kind) * HALF);
                let [cell, forget, reset] = [0, 1, 2].map(|kind| state(kind, at));
                let last = match (step, direction) {
                    (0, _) => [0.0; HALF],
                    (_, 0) => state(0, at - 1),
                    _ => state(0, at + 1),
                };
                let fresh = halves(gates.row(at), 3 * direction * HALF);
                let input = halves(x.row(at), direction * HALF);
                let d_here = halves(d_out.row(at), direction * HALF);
                let mut grads = [[0.0_f32; HALF]; 3];
                let mut d_input = [0.0_f32; HALF];
                for lane in 0..HALF {
                    let d_reset = d_here[lane] * (cell[lane] - input[lane]) * reset[lane] * (1.0 - reset[lane]);
                    let d_cell = d_here[lane] * reset[lane] + carried[lane];
                    d_input[lane] = d_here[lane] * (1.0 - reset[lane]);
                    let d_forget = d_cell * (last[lane] - fresh[lane]) * forget[lane] * (1.0 - forget[lane]);
                    grads[0][lane] = d_cell * (1.0 - forget[lane]);
                    grads[1][lane] = d_forget;
                    grads[2][lane] = d_reset;
                    carried[lane] = d_cell * forget[lane] + d_forget * forget_peep[lane] + d_reset * reset_peep[lane];
                    d_peep[0][lane] += d_forget * last[lane];
                    d_peep[1][lane] += d_reset * last[lane];
                    d_bias[0][lane] += d_forget;
                    d_bias[1][lane] += d_reset;
                }
                dx.row_mut(at)[direction * HALF..(direction + 1) * HALF].copy_from_slice(&d_input);
                let target = &mut d_gates.row_mut(at)[3 * direction * HALF..3 * (direction + 1) * HALF];
                for (target, source) in target.chunks_exact_mut(HALF).zip(&grads) {
                    target.copy_from_slice(source);
                }
            }
        }
        for gate in 0..2 {
            let at = (2 * direction + gate) * HALF;
            add(
                &mut gradients.parts[Part::Peep(layer)].values[at..at + HALF],
                &d_peep[gate],
            );
            add(
                &mut gradients.parts[Part::GateBias(layer)].values[at..at + HALF],
                &d_bias[gate],
            );
        }
    }
    product_into(
        1.0,
        x.view().turned(),
        d_gates.view(),
        1.0,
        &mut gradients.parts[Part::Gates(layer)],
    );
    product_into(1.0, d_gates.view(), weights.view().turned(), 1.0, &mut dx);
    dx
}

/// Stops a gradient where a rectified unit was off.
pub fn gate(d_out: &mut Matrix, out: &Matrix) {
    d_out
        .values
        .iter_mut()
        .zip(&out.values)
        .for_each(|(gradient, value)| *gradient = if *value > 0.0 { *gradient } else { 0.0 });
}

/// Adds the numbers of one row to those of another.
pub fn add(target: &mut [f32], source: &[f32]) {
    target
        .iter_mut()
        .zip(source)
        .for_each(|(target, source)| *target += source);
}
