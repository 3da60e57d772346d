//! The losses of the network's heads, and their derivatives.
//!
//! Owns what the network is to learn: tags, names, the tree. It must never know the layers below the heads but by their
//! outputs.

use std::ops::Range;

use parallax::language::network::matrix::{Matrix, product, product_into, product_into_columns};
use parallax::language::network::{
    FAR, HALF, NAME_LAYER, NAME_TAGS, Part, Parts, ROLE, States, UPOS, arc_scores_of, distance, rectify_arc_roles,
    recur, relation_hidden,
};

use super::layers::{add, gate, linear, linear_back, mask, recur_back, times};
use super::state::{Batch, Gradients, Losses};
use crate::adam::Random;

/// Chances that something is left out.
const DROP_HEAD: f32 = 0.2;
const DROP_NAMES: f32 = 0.3;
/// Weights of the losses.
const XPOS_WEIGHT: f32 = 0.5;
const NAMES_WEIGHT: f32 = 1.0;

/// The heads in one step: what they read, and what they add to.
pub struct Heads<'s> {
    pub parts: &'s Parts,
    pub batch: &'s Batch,
    pub random: &'s mut Random,
    pub gradients: &'s mut Gradients,
    pub losses: Losses,
    /// Weight of one token.
    pub share: f32,
}

impl Heads<'_> {
    /// Tags, read off `x`; adds its gradient to `dx`.
    pub fn tags(&mut self, x: &Matrix, dx: &mut Matrix) {
        let mut scores = linear(self.parts, x, Part::Tags, Part::TagsBias);
        for at in 0..x.rows() {
            let (upos, xpos) = scores.row_mut(at).split_at_mut(UPOS);
            if self.batch.grammar[at] {
                self.losses.tags += soften(upos, |tag| tag == self.batch.upos[at], self.share);
                soften(xpos, |tag| tag == self.batch.xpos[at], self.share * XPOS_WEIGHT);
            } else {
                upos.fill(0.0);
                xpos.fill(0.0);
            }
        }
        dx.add(&linear_back(
            self.parts,
            x,
            &scores,
            (Part::Tags, Part::TagsBias),
            self.gradients,
        ));
    }

    /// Names, read off `x`; adds its gradient to `dx`.
    pub fn names(&mut self, x: &Matrix, dx: &mut Matrix) {
        if self.batch.names.iter().all(Option::is_none) {
            return;
        }
        let gates = product(x.view(), self.parts[Part::Gates(NAME_LAYER)].view());
        let mut states = States(Matrix::zeros(x.rows(), 6 * HALF));
        let mut hidden = recur(
            self.parts,
            NAME_LAYER,
            x,
            &gates,
            &self.batch.sentences,
            Some(&mut states),
        );
        let hidden_mask = mask(self.random, hidden.values.len(), DROP_NAMES);
        times(&mut hidden, &hidden_mask);
        let mut scores = linear(self.parts, &hidden, Part::Names, Part::NamesBias);
        for at in 0..x.rows() {
            let row = scores.row_mut(at);
            if let Some(set) = self.batch.names[at] {
                self.losses.names += soften(
                    &mut row[..NAME_TAGS],
                    |tag| set >> tag & 1 == 1,
                    self.share * NAMES_WEIGHT,
                );
            } else {
                row.fill(0.0);
            }
        }
        let mut d_hidden = linear_back(
            self.parts,
            &hidden,
            &scores,
            (Part::Names, Part::NamesBias),
            self.gradients,
        );
        times(&mut d_hidden, &hidden_mask);
        let way = (x, &gates, &states);
        let d_input = recur_back(
            self.parts,
            NAME_LAYER,
            way,
            &self.batch.sentences,
            &d_hidden,
            self.gradients,
        );
        for at in (0..x.rows()).filter(|at| !self.batch.names_head_only[*at]) {
            add(dx.row_mut(at), d_input.row(at));
        }
    }

    /// The tree, read off `x`; adds its gradient to `dx`.
    pub fn tree(&mut self, x: &Matrix, dx: &mut Matrix) {
        if !self.batch.grammar.iter().any(|known| *known) {
            return;
        }
        let mut roles = linear(self.parts, x, Part::Roles, Part::RolesBias);
        rectify_arc_roles(&mut roles);
        let before = roles.clone();
        let mut role_mask = mask(self.random, roles.values.len(), DROP_HEAD);
        for row in role_mask.chunks_exact_mut(4 * ROLE) {
            row[2 * ROLE..].fill(1.0);
        }
        times(&mut roles, &role_mask);
        let mut d_roles = Matrix::zeros(x.rows(), 4 * ROLE);
        for sentence in self
            .batch
            .sentences
            .iter()
            .filter(|sentence| self.batch.grammar[sentence.start])
        {
            self.arcs(&roles, sentence, &mut d_roles);
        }
        self.relations(&roles, &mut d_roles);
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
            self.parts,
            x,
            &d_roles,
            (Part::Roles, Part::RolesBias),
            self.gradients,
        ));
    }

    /// Relations, of the gold heads.
    fn relations(&mut self, roles: &Matrix, d_roles: &mut Matrix) {
        let mut hidden = relation_hidden(self.parts, roles, &self.batch.heads);
        let hidden_before = hidden.clone();
        let hidden_mask = mask(self.random, hidden.values.len(), DROP_HEAD);
        times(&mut hidden, &hidden_mask);
        let mut scores = linear(self.parts, &hidden, Part::Label, Part::LabelBias);
        for at in 0..roles.rows() {
            if self.batch.grammar[at] {
                self.losses.relations += soften(
                    scores.row_mut(at),
                    |relation| relation == self.batch.relations[at],
                    self.share,
                );
            } else {
                scores.row_mut(at).fill(0.0);
            }
        }
        let mut d_hidden = linear_back(
            self.parts,
            &hidden,
            &scores,
            (Part::Label, Part::LabelBias),
            self.gradients,
        );
        times(&mut d_hidden, &hidden_mask);
        gate(&mut d_hidden, &hidden_before);
        for at in (0..roles.rows()).filter(|at| self.batch.grammar[*at]) {
            add(&mut d_roles.row_mut(at)[2 * ROLE..3 * ROLE], d_hidden.row(at));
            match self.batch.heads[at] {
                Some(head) => add(&mut d_roles.row_mut(head)[3 * ROLE..], d_hidden.row(at)),
                None => add(&mut self.gradients.parts[Part::Root].values[ROLE..], d_hidden.row(at)),
            }
        }
    }

    /// Heads of the tokens of one sentence.
    fn arcs(&mut self, roles: &Matrix, sentence: &Range<usize>, d_roles: &mut Matrix) {
        let length = sentence.len();
        let turned = product(roles.part(sentence.clone(), 0..ROLE), self.parts[Part::Arc].view());
        let mut scores = arc_scores_of(self.parts, roles, sentence, &turned, length);
        for at in 0..length {
            let gold = self.batch.heads[sentence.start + at].map_or(0, |head| head - sentence.start + 1);
            self.losses.arcs += soften(scores.row_mut(at), |head| head == gold, self.share);
        }
        let with_bias = {
            let mut with_bias = turned;
            with_bias.add_row(&self.parts[Part::ArcHead].values);
            with_bias
        };
        let heads = roles.part(sentence.clone(), ROLE..2 * ROLE);
        let d_scores = scores.part(0..length, 1..length + 1);
        let mut d_turned = product(d_scores, heads);
        let d_heads = product(d_scores.turned(), with_bias.view());
        let root = &self.parts[Part::Root].values[..ROLE];
        for at in 0..length {
            let at_root = scores.row(at)[0];
            let scaled = |(target, value): (&mut f32, &f32)| *target += at_root * value;
            d_turned.row_mut(at).iter_mut().zip(root).for_each(scaled);
            let d_root = &mut self.gradients.parts[Part::Root].values[..ROLE];
            d_root.iter_mut().zip(with_bias.row(at)).for_each(scaled);
            let distances = &mut self.gradients.parts[Part::Distance].values;
            distances[FAR] += at_root;
            for head in (0..length).filter(|head| *head != at) {
                distances[distance(at, Some(head))] += scores.row(at)[head + 1];
            }
        }
        for at in 0..length {
            add(&mut self.gradients.parts[Part::ArcHead].values, d_turned.row(at));
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
            &mut self.gradients.parts[Part::Arc],
        );
        let mut d_dependents = Matrix::zeros(length, ROLE);
        product_into_columns(
            1.0,
            d_turned.view(),
            self.parts[Part::Arc].view().turned(),
            0.0,
            &mut d_dependents,
            0..ROLE,
        );
        for at in 0..length {
            add(&mut d_roles.row_mut(sentence.start + at)[..ROLE], d_dependents.row(at));
        }
    }
}

/// Turns scores into the derivative of `-ln p(allowed)`, times `weight`; gives the loss.
fn soften(scores: &mut [f32], allowed: impl Fn(usize) -> bool, weight: f32) -> f32 {
    let most = scores.iter().copied().fold(f32::MIN, f32::max);
    for score in scores.iter_mut() {
        *score = (*score - most).exp();
    }
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
