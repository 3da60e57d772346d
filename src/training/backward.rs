//! One training step of the network: forward with dropout, losses, and the way back.
//!
//! Owns the gradients. Layers and their meaning are `language::network`'s; what is not shared with
//! it is the noise of training and the derivatives.

use std::ops::Range;

use parallax::language::network::input::{EMBEDDING, INPUT, SLOTS};
use parallax::language::network::matrix::{Matrix, product, product_into, product_into_columns};
use parallax::language::network::{
    FAR, HALF, LAYERS, NAME_LAYER, NAME_TAGS, Part, Parts, ROLE, States, TAG_LAYER, UPOS, WIDTH, arc_scores_of,
    distance, rectify_arc_roles, recur, relation_hidden,
};
use parallax::language::vectors::DIMENSIONS;

use crate::adam::Random;
use crate::treebank::TagSet;

/// Chances that something is left out.
const DROP_SLOT: f32 = 0.12;
const DROP_VECTOR: f32 = 0.06;
const DROP_LAYER: f32 = 0.25;
const DROP_HEAD: f32 = 0.2;
const DROP_NAMES: f32 = 0.3;
/// Weights of the losses.
const XPOS_WEIGHT: f32 = 0.5;
const NAMES_WEIGHT: f32 = 1.0;

/// Sentences that are learned from at one time, token by token.
pub struct Batch {
    pub sentences: Vec<Range<usize>>,
    /// A scaled word vector a row.
    pub vectors: Matrix,
    /// Learned row of each slot of each token, if it has one.
    pub keys: Vec<[Option<usize>; SLOTS]>,
    pub upos: Vec<usize>,
    pub xpos: Vec<usize>,
    /// Head as a row, none for the root.
    pub heads: Vec<Option<usize>>,
    pub relations: Vec<usize>,
    /// Whether tags and heads are known.
    pub grammar: Vec<bool>,
    pub names: Vec<Option<TagSet>>,
    pub names_head_only: Vec<bool>,
    /// What the gazetteer knows of each token.
    pub classes: Vec<usize>,
}

/// Gradients of all weights.
pub struct Gradients {
    pub parts: Parts,
    pub rows: Matrix,
    /// Learned rows that took part.
    pub touched: Vec<usize>,
}

/// Sums of the losses of one step.
#[derive(Clone, Copy, Default)]
pub struct Losses {
    pub tags: f32,
    pub arcs: f32,
    pub relations: f32,
    pub names: f32,
    pub tokens: f32,
}

/// Zeroes some numbers and scales the others up, so that the mean stays.
fn mask(random: &mut Random, size: usize, chance: f32) -> Vec<f32> {
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

fn times(matrix: &mut Matrix, mask: &[f32]) {
    matrix
        .values
        .iter_mut()
        .zip(mask)
        .for_each(|(value, mask)| *value *= mask);
}

/// Runs one batch and adds its gradients.
pub fn step(parts: &Parts, rows: &Matrix, batch: &Batch, random: &mut Random, gradients: &mut Gradients) -> Losses {
    let tokens = batch.keys.len();
    let penn = parts[Part::TagsBias].columns - UPOS;
    let share = 1.0 / tokens as f32;
    // Forward: inputs.
    let mut input = Matrix::zeros(tokens, INPUT);
    let mut kept = vec![[false; SLOTS]; tokens];
    for at in 0..tokens {
        let row = input.row_mut(at);
        if random.unit() >= DROP_VECTOR {
            row[..DIMENSIONS].copy_from_slice(batch.vectors.row(at));
        }
        for slot in 0..SLOTS {
            let keep = random.unit() >= DROP_SLOT;
            if let (true, Some(key)) = (keep, batch.keys[at][slot]) {
                kept[at][slot] = true;
                let target = DIMENSIONS + slot * EMBEDDING;
                row[target..target + EMBEDDING].copy_from_slice(rows.row(key));
            }
        }
    }
    let mut x = linear(parts, &input, Part::Input, Part::InputBias);
    for at in 0..tokens {
        add(x.row_mut(at), parts[Part::Gazetteer].row(batch.classes[at]));
    }
    x.rectify();
    let first = x.clone();
    let mut masks = vec![mask(random, tokens * WIDTH, DROP_LAYER)];
    times(&mut x, &masks[0]);
    // Forward: layers.
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
    let mut losses = Losses::default();
    let mut d_top = Matrix::zeros(tokens, WIDTH);
    parse_loss(
        parts,
        &xs[LAYERS],
        batch,
        random,
        gradients,
        &mut d_top,
        &mut losses,
        share,
    );
    let mut d_tagged = Matrix::zeros(tokens, WIDTH);
    names_loss(
        parts,
        &xs[TAG_LAYER],
        batch,
        random,
        gradients,
        &mut d_tagged,
        &mut losses,
        share,
    );
    tags_loss(
        parts,
        &xs[TAG_LAYER],
        batch,
        gradients,
        &mut d_tagged,
        &mut losses,
        share,
        penn,
    );
    let mut dx = d_top;
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
    let d_input = linear_back(parts, &input, &dx, Part::Input, Part::InputBias, gradients, true);
    for at in 0..tokens {
        for slot in 0..SLOTS {
            if let (true, Some(key)) = (kept[at][slot], batch.keys[at][slot]) {
                let source = DIMENSIONS + slot * EMBEDDING;
                let target = gradients.rows.row_mut(key);
                let source = &d_input.row(at)[source..source + EMBEDDING];
                target
                    .iter_mut()
                    .zip(source)
                    .for_each(|(target, source)| *target += source);
                gradients.touched.push(key);
            }
        }
    }
    losses.tokens = tokens as f32;
    losses
}

fn linear(parts: &Parts, x: &Matrix, weights: Part, bias: Part) -> Matrix {
    let mut out = product(x.view(), parts[weights].view());
    out.add_row(&parts[bias].values);
    out
}

/// Gradients of a linear layer; gives that of its input where asked.
fn linear_back(
    parts: &Parts,
    x: &Matrix,
    d_out: &Matrix,
    weights: Part,
    bias: Part,
    gradients: &mut Gradients,
    want_input: bool,
) -> Matrix {
    product_into(1.0, x.view().turned(), d_out.view(), 1.0, &mut gradients.parts[weights]);
    for row in d_out.values.chunks_exact(d_out.columns) {
        add(&mut gradients.parts[bias].values, row);
    }
    if want_input {
        product(d_out.view(), parts[weights].view().turned())
    } else {
        Matrix::default()
    }
}

fn add(target: &mut [f32], source: &[f32]) {
    target
        .iter_mut()
        .zip(source)
        .for_each(|(target, source)| *target += source);
}

/// Stops a gradient where a rectified unit was off.
fn gate(d_out: &mut Matrix, out: &Matrix) {
    d_out
        .values
        .iter_mut()
        .zip(&out.values)
        .for_each(|(gradient, value)| *gradient = if *value > 0.0 { *gradient } else { 0.0 });
}

/// Turns scores into the derivative of `-ln p(allowed)`, times `weight`; gives the loss.
fn soften(scores: &mut [f32], allowed: impl Fn(usize) -> bool, weight: f32) -> f32 {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    scores.iter_mut().for_each(|score| *score = (*score - most).exp());
    let total: f32 = scores.iter().sum();
    let right: f32 = scores
        .iter()
        .enumerate()
        .filter(|(at, _)| allowed(*at))
        .map(|(_, score)| score)
        .sum();
    let right = right.max(1e-30);
    for (at, score) in scores.iter_mut().enumerate() {
        let share = if allowed(at) { *score / right } else { 0.0 };
        *score = (*score / total - share) * weight;
    }
    (total / right).ln()
}

#[allow(clippy::too_many_arguments, reason = "the sums of one step")]
fn tags_loss(
    parts: &Parts,
    x: &Matrix,
    batch: &Batch,
    gradients: &mut Gradients,
    dx: &mut Matrix,
    losses: &mut Losses,
    share: f32,
    penn: usize,
) {
    let mut scores = linear(parts, x, Part::Tags, Part::TagsBias);
    for at in 0..x.rows() {
        let (upos, xpos) = scores.row_mut(at).split_at_mut(UPOS);
        debug_assert_eq!(xpos.len(), penn);
        if batch.grammar[at] {
            losses.tags += soften(upos, |tag| tag == batch.upos[at], share);
            soften(xpos, |tag| tag == batch.xpos[at], share * XPOS_WEIGHT);
        } else {
            upos.fill(0.0);
            xpos.fill(0.0);
        }
    }
    dx.add(&linear_back(
        parts,
        x,
        &scores,
        Part::Tags,
        Part::TagsBias,
        gradients,
        true,
    ));
}

#[allow(clippy::too_many_arguments, reason = "the sums of one step")]
fn names_loss(
    parts: &Parts,
    x: &Matrix,
    batch: &Batch,
    random: &mut Random,
    gradients: &mut Gradients,
    dx: &mut Matrix,
    losses: &mut Losses,
    share: f32,
) {
    if batch.names.iter().all(Option::is_none) {
        return;
    }
    let gates = product(x.view(), parts[Part::Gates(NAME_LAYER)].view());
    let mut states = States(Matrix::zeros(x.rows(), 6 * HALF));
    let mut hidden = recur(parts, NAME_LAYER, x, &gates, &batch.sentences, Some(&mut states));
    let hidden_mask = mask(random, hidden.values.len(), DROP_NAMES);
    times(&mut hidden, &hidden_mask);
    let mut scores = linear(parts, &hidden, Part::Names, Part::NamesBias);
    for at in 0..x.rows() {
        let row = scores.row_mut(at);
        if let Some(set) = batch.names[at] {
            losses.names += soften(&mut row[..NAME_TAGS], |tag| set >> tag & 1 == 1, share * NAMES_WEIGHT);
        } else {
            row.fill(0.0);
        }
    }
    let mut d_hidden = linear_back(parts, &hidden, &scores, Part::Names, Part::NamesBias, gradients, true);
    times(&mut d_hidden, &hidden_mask);
    let way = (x, &gates, &states);
    let d_input = recur_back(parts, NAME_LAYER, way, &batch.sentences, &d_hidden, gradients);
    for at in (0..x.rows()).filter(|at| !batch.names_head_only[*at]) {
        add(dx.row_mut(at), d_input.row(at));
    }
}

#[allow(clippy::too_many_arguments, reason = "the sums of one step")]
fn parse_loss(
    parts: &Parts,
    x: &Matrix,
    batch: &Batch,
    random: &mut Random,
    gradients: &mut Gradients,
    dx: &mut Matrix,
    losses: &mut Losses,
    share: f32,
) {
    if !batch.grammar.iter().any(|known| *known) {
        return;
    }
    let mut roles = linear(parts, x, Part::Roles, Part::RolesBias);
    rectify_arc_roles(&mut roles);
    let before = roles.clone();
    let mut role_mask = mask(random, roles.values.len(), DROP_HEAD);
    for row in role_mask.chunks_exact_mut(4 * ROLE) {
        row[2 * ROLE..].fill(1.0);
    }
    times(&mut roles, &role_mask);
    let mut d_roles = Matrix::zeros(x.rows(), 4 * ROLE);
    for sentence in batch.sentences.iter().filter(|sentence| batch.grammar[sentence.start]) {
        arcs_loss(parts, &roles, sentence, batch, gradients, &mut d_roles, losses, share);
    }
    // Relations, of the gold heads.
    let mut hidden = relation_hidden(parts, &roles, &batch.heads);
    let hidden_before = hidden.clone();
    let hidden_mask = mask(random, hidden.values.len(), DROP_HEAD);
    times(&mut hidden, &hidden_mask);
    let mut scores = linear(parts, &hidden, Part::Label, Part::LabelBias);
    for at in 0..x.rows() {
        if batch.grammar[at] {
            losses.relations += soften(scores.row_mut(at), |relation| relation == batch.relations[at], share);
        } else {
            scores.row_mut(at).fill(0.0);
        }
    }
    let mut d_hidden = linear_back(parts, &hidden, &scores, Part::Label, Part::LabelBias, gradients, true);
    times(&mut d_hidden, &hidden_mask);
    gate(&mut d_hidden, &hidden_before);
    for at in (0..x.rows()).filter(|at| batch.grammar[*at]) {
        add(&mut d_roles.row_mut(at)[2 * ROLE..3 * ROLE], d_hidden.row(at));
        match batch.heads[at] {
            Some(head) => add(&mut d_roles.row_mut(head)[3 * ROLE..], d_hidden.row(at)),
            None => add(&mut gradients.parts[Part::Root].values[ROLE..], d_hidden.row(at)),
        }
    }
    times(&mut d_roles, &role_mask);
    for at in 0..x.rows() {
        let (row, before) = (d_roles.row_mut(at), before.row(at));
        for column in 0..2 * ROLE {
            if before[column] <= 0.0 {
                row[column] = 0.0;
            }
        }
    }
    dx.add(&linear_back(
        parts,
        x,
        &d_roles,
        Part::Roles,
        Part::RolesBias,
        gradients,
        true,
    ));
}

#[allow(clippy::too_many_arguments, reason = "the sums of one step")]
fn arcs_loss(
    parts: &Parts,
    roles: &Matrix,
    sentence: &Range<usize>,
    batch: &Batch,
    gradients: &mut Gradients,
    d_roles: &mut Matrix,
    losses: &mut Losses,
    share: f32,
) {
    let length = sentence.len();
    let turned = product(roles.part(sentence.clone(), 0..ROLE), parts[Part::Arc].view());
    let mut scores = arc_scores_of(parts, roles, sentence, &turned, length);
    for at in 0..length {
        let gold = batch.heads[sentence.start + at].map_or(0, |head| head - sentence.start + 1);
        losses.arcs += soften(scores.row_mut(at), |head| head == gold, share);
    }
    let with_bias = {
        let mut with_bias = turned;
        with_bias.add_row(&parts[Part::ArcHead].values);
        with_bias
    };
    let heads = roles.part(sentence.clone(), ROLE..2 * ROLE);
    let d_scores = scores.part(0..length, 1..length + 1);
    let mut d_turned = product(d_scores, heads);
    let d_heads = product(d_scores.turned(), with_bias.view());
    let root = &parts[Part::Root].values[..ROLE];
    for at in 0..length {
        let at_root = scores.row(at)[0];
        for column in 0..ROLE {
            d_turned.row_mut(at)[column] += at_root * root[column];
            gradients.parts[Part::Root].values[column] += at_root * with_bias.row(at)[column];
        }
        let distances = &mut gradients.parts[Part::Distance].values;
        distances[FAR] += at_root;
        for head in (0..length).filter(|head| *head != at) {
            distances[distance(at, Some(head))] += scores.row(at)[head + 1];
        }
    }
    for at in 0..length {
        add(&mut gradients.parts[Part::ArcHead].values, d_turned.row(at));
        add(
            &mut d_roles.row_mut(sentence.start + at)[ROLE..2 * ROLE],
            d_heads.row(at),
        );
    }
    let dependents = roles.part(sentence.clone(), 0..ROLE);
    product_into(
        1.0,
        dependents.turned(),
        d_turned.view(),
        1.0,
        &mut gradients.parts[Part::Arc],
    );
    let mut d_dependents = Matrix::zeros(length, ROLE);
    product_into_columns(
        1.0,
        d_turned.view(),
        parts[Part::Arc].view().turned(),
        0.0,
        &mut d_dependents,
        0..ROLE,
    );
    for at in 0..length {
        add(&mut d_roles.row_mut(sentence.start + at)[..ROLE], d_dependents.row(at));
    }
}

/// The way back through a recurrent layer; gives the gradient of its input.
fn recur_back(
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
