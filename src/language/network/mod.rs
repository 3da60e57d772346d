//! The network that tags, parses and finds names: its shape, its weights and its forward pass.
//!
//! Owns what the weights mean. It must never know a text: it sees the forms of a sentence's tokens.
//!
//! Each form is a word vector beside learned rows for the word, its affixes and its shape; layers of
//! simple recurrent units run over the sentence in both directions (Lei et al. 2018: their products
//! need no order, so that all tokens of many sentences go through one multiplication); on top, tags
//! and names by a linear layer, heads by a biaffine score (Dozat and Manning 2017) with a term for
//! distance, relations by one hidden layer over both ends.

pub mod file;
pub mod gazetteer;
pub mod input;
pub mod matrix;
mod tree;

use std::ops::Range;

use gazetteer::CLASSES;
use input::{EMBEDDING, INPUT, Inputs};
use matrix::{Matrix, product, product_into_columns, sigmoid};

/// Numbers between the layers: both directions.
pub const WIDTH: usize = 256;
/// Numbers of one direction.
pub const HALF: usize = WIDTH / 2;
/// Recurrent layers below the parser.
pub const LAYERS: usize = 3;
/// The recurrent layer of names, on top of the layer of tags.
pub const NAME_LAYER: usize = LAYERS;
/// The layer whose output serves tags and names, counted from 1.
pub const TAG_LAYER: usize = 2;
/// Numbers of each of a token's four roles in parsing: dependent and head, of an arc and of a relation.
pub const ROLE: usize = 128;
/// Tags of names: none, then begin and inside of each kind.
pub const NAME_TAGS: usize = 9;
/// Relations.
pub const RELATIONS: usize = crate::model::Deprel::ALL.len();
/// Universal parts of speech.
pub const UPOS: usize = crate::model::Upos::ALL.len();
/// Longest stretch of tokens that is read at once; longer sentences are cut.
pub const LONGEST: usize = 192;
/// Distances that have a score of their own, on either side.
pub const FAR: usize = 16;

/// Names of the dense parts, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// Input to the first layer.
    Input,
    /// Its bias.
    InputBias,
    /// What the gazetteer's classes add to the input.
    Gazetteer,
    /// Gates of a layer: candidate, forget, reset, of each direction.
    Gates(usize),
    /// Bias of forget and reset of each direction.
    GateBias(usize),
    /// Weights of the last state in forget and reset of each direction.
    Peep(usize),
    /// Universal and Penn tags.
    Tags,
    /// Their bias.
    TagsBias,
    /// Tags of names.
    Names,
    /// Their bias.
    NamesBias,
    /// The four roles.
    Roles,
    /// Their bias.
    RolesBias,
    /// The root in the two roles of a head.
    Root,
    /// Score of an arc from both ends.
    Arc,
    /// Score of an arc from its head alone.
    ArcHead,
    /// Score of a distance.
    Distance,
    /// Relations.
    Label,
    /// Their bias.
    LabelBias,
}

impl Part {
    /// Every part, in the order of the file.
    pub fn all() -> Vec<Self> {
        let mut parts = vec![Self::Input, Self::InputBias, Self::Gazetteer];
        for layer in 0..=NAME_LAYER {
            parts.extend([Self::Gates(layer), Self::GateBias(layer), Self::Peep(layer)]);
        }
        parts.extend([
            Self::Tags,
            Self::TagsBias,
            Self::Names,
            Self::NamesBias,
            Self::Roles,
            Self::RolesBias,
            Self::Root,
            Self::Arc,
            Self::ArcHead,
            Self::Distance,
            Self::Label,
            Self::LabelBias,
        ]);
        parts
    }

    /// Rows and columns, given the number of Penn tags.
    #[must_use]
    pub fn shape(self, penn: usize) -> (usize, usize) {
        match self {
            Self::Input => (INPUT, WIDTH),
            Self::InputBias => (1, WIDTH),
            Self::Gazetteer => (CLASSES, WIDTH),
            Self::Gates(_) => (WIDTH, 3 * WIDTH),
            Self::GateBias(_) | Self::Peep(_) => (1, 2 * WIDTH),
            Self::Tags => (WIDTH, UPOS + penn),
            Self::TagsBias => (1, UPOS + penn),
            Self::Names => (WIDTH, NAME_TAGS),
            Self::NamesBias => (1, NAME_TAGS),
            Self::Roles => (WIDTH, 4 * ROLE),
            Self::RolesBias => (1, 4 * ROLE),
            Self::Root => (1, 2 * ROLE),
            Self::Arc => (ROLE, ROLE),
            Self::ArcHead => (1, ROLE),
            Self::Distance => (1, 2 * FAR + 1),
            Self::Label => (ROLE, RELATIONS),
            Self::LabelBias => (1, RELATIONS),
        }
    }

    fn index(self) -> usize {
        const AFTER: usize = 3 + (NAME_LAYER + 1) * 3;
        match self {
            Self::Input => 0,
            Self::InputBias => 1,
            Self::Gazetteer => 2,
            Self::Gates(layer) => 3 + layer * 3,
            Self::GateBias(layer) => 4 + layer * 3,
            Self::Peep(layer) => 5 + layer * 3,
            Self::Tags => AFTER,
            Self::TagsBias => AFTER + 1,
            Self::Names => AFTER + 2,
            Self::NamesBias => AFTER + 3,
            Self::Roles => AFTER + 4,
            Self::RolesBias => AFTER + 5,
            Self::Root => AFTER + 6,
            Self::Arc => AFTER + 7,
            Self::ArcHead => AFTER + 8,
            Self::Distance => AFTER + 9,
            Self::Label => AFTER + 10,
            Self::LabelBias => AFTER + 11,
        }
    }
}

/// One matrix for each [`Part`].
#[derive(Clone, Debug)]
pub struct Parts(pub Vec<Matrix>);

impl Parts {
    /// All zeros.
    #[must_use]
    pub fn zeros(penn: usize) -> Self {
        let zero = |part: Part| {
            let (rows, columns) = part.shape(penn);
            Matrix::zeros(rows, columns)
        };
        Self(Part::all().into_iter().map(zero).collect())
    }
}

impl std::ops::Index<Part> for Parts {
    type Output = Matrix;

    fn index(&self, part: Part) -> &Matrix {
        &self.0[part.index()]
    }
}

impl std::ops::IndexMut<Part> for Parts {
    fn index_mut(&mut self, part: Part) -> &mut Matrix {
        &mut self.0[part.index()]
    }
}

/// States of a recurrent layer, for the way back: cell, forget and reset of each direction.
#[derive(Clone, Debug, Default)]
pub struct States(pub Matrix);

/// A layer of simple recurrent units over sentences, each a range of rows.
///
/// `gates` are the products of `x`; the output has `x`'s shape. `states`, where given, keeps what
/// the way back needs.
#[must_use]
pub fn recur(
    parts: &Parts,
    layer: usize,
    x: &Matrix,
    gates: &Matrix,
    sentences: &[Range<usize>],
    mut states: Option<&mut States>,
) -> Matrix {
    let (bias, peep) = (&parts[Part::GateBias(layer)], &parts[Part::Peep(layer)]);
    let mut out = Matrix::zeros(x.rows(), WIDTH);
    let mut kept = [[0.0_f32; HALF]; 3];
    for direction in 0..2 {
        let halves = |row: &[f32], at: usize| -> [f32; HALF] { *row[at..].first_chunk().expect("a half row") };
        let [forget_bias, reset_bias] = [0, 1].map(|gate| halves(&bias.values, (2 * direction + gate) * HALF));
        let [forget_peep, reset_peep] = [0, 1].map(|gate| halves(&peep.values, (2 * direction + gate) * HALF));
        for sentence in sentences {
            let mut cell = [0.0_f32; HALF];
            for step in 0..sentence.len() {
                let at = if direction == 0 {
                    sentence.start + step
                } else {
                    sentence.end - 1 - step
                };
                let row = gates.row(at);
                let [fresh, forget_gate, reset_gate] = [0, 1, 2].map(|gate| halves(row, (3 * direction + gate) * HALF));
                let input: [f32; HALF] = halves(x.row(at), direction * HALF);
                let target: &mut [f32; HALF] = out.row_mut(at)[direction * HALF..]
                    .first_chunk_mut()
                    .expect("a half row");
                for lane in 0..HALF {
                    let last = cell[lane];
                    let forget = sigmoid(forget_gate[lane] + forget_peep[lane] * last + forget_bias[lane]);
                    let reset = sigmoid(reset_gate[lane] + reset_peep[lane] * last + reset_bias[lane]);
                    let next = forget * last + (1.0 - forget) * fresh[lane];
                    target[lane] = reset * next + (1.0 - reset) * input[lane];
                    cell[lane] = next;
                    kept[0][lane] = next;
                    kept[1][lane] = forget;
                    kept[2][lane] = reset;
                }
                if let Some(states) = states.as_deref_mut() {
                    let row = &mut states.0.row_mut(at)[3 * direction * HALF..3 * (direction + 1) * HALF];
                    for (target, source) in row.chunks_exact_mut(HALF).zip(&kept) {
                        target.copy_from_slice(source);
                    }
                }
            }
        }
    }
    out
}

/// Bucket of the distance from a dependent to its head; the root, `None`, has the middle one.
#[must_use]
pub fn distance(dependent: usize, head: Option<usize>) -> usize {
    let Some(head) = head else { return FAR };
    let far = dependent.abs_diff(head).clamp(1, FAR);
    if head < dependent { FAR - far } else { FAR + far }
}

/// Scores of every head for every token of one sentence: rows are dependents; column 0 is the root,
/// column `j + 1` token `j`. A token's own column is far below any other.
#[must_use]
pub fn arc_scores(parts: &Parts, roles: &Matrix, sentence: &Range<usize>) -> Matrix {
    let length = sentence.len();
    let turned = product(roles.part(sentence.clone(), 0..ROLE), parts[Part::Arc].view());
    arc_scores_of(parts, roles, sentence, &turned, length)
}

/// As [`arc_scores`], with the dependents already multiplied by [`Part::Arc`].
#[must_use]
pub fn arc_scores_of(parts: &Parts, roles: &Matrix, sentence: &Range<usize>, turned: &Matrix, length: usize) -> Matrix {
    let mut turned = turned.clone();
    turned.add_row(&parts[Part::ArcHead].values);
    let mut scores = Matrix::zeros(length, length + 1);
    let heads = roles.part(sentence.clone(), ROLE..2 * ROLE);
    product_into_columns(1.0, turned.view(), heads.turned(), 0.0, &mut scores, 1..length + 1);
    let root = &parts[Part::Root].values[..ROLE];
    let distances = &parts[Part::Distance].values;
    for dependent in 0..length {
        let at_root: f32 = turned
            .row(dependent)
            .iter()
            .zip(root)
            .map(|(one, other)| one * other)
            .sum();
        let row = scores.row_mut(dependent);
        row[0] = at_root + distances[FAR];
        for head in 0..length {
            row[head + 1] += distances[distance(dependent, Some(head))];
        }
        row[dependent + 1] = f32::MIN / 4.0;
    }
    scores
}

/// The hidden layer of relations for tokens with known heads (positions in `roles`' rows).
#[must_use]
pub fn relation_hidden(parts: &Parts, roles: &Matrix, heads: &[Option<usize>]) -> Matrix {
    let root = &parts[Part::Root].values[ROLE..];
    let mut hidden = Matrix::zeros(heads.len(), ROLE);
    for (at, head) in heads.iter().enumerate() {
        let own = &roles.row(at)[2 * ROLE..3 * ROLE];
        let other = head.map_or(root, |head| &roles.row(head)[3 * ROLE..]);
        for (target, (own, other)) in hidden.row_mut(at).iter_mut().zip(own.iter().zip(other)) {
            *target = (own + other).max(0.0);
        }
    }
    hidden
}

/// What the network says of some sentences, row by row.
#[derive(Clone, Debug)]
pub struct Scores {
    /// Scores of universal tags, then of Penn tags.
    pub tags: Matrix,
    /// Scores of name tags.
    pub names: Matrix,
    /// Head of each token as a row; none for a root.
    pub heads: Vec<Option<usize>>,
    /// Scores of relations.
    pub relations: Matrix,
}

/// Runs the network over sentences, each a range of rows; `forms` gives each row's form in `inputs`,
/// `classes` what the gazetteer knows of it.
#[must_use]
pub fn forward(
    parts: &Parts,
    inputs: &Inputs,
    forms: &[usize],
    classes: &[usize],
    sentences: &[Range<usize>],
) -> Scores {
    let mut projected = product(inputs.rows.view(), parts[Part::Input].view());
    projected.add_row(&parts[Part::InputBias].values);
    let mut x = Matrix::zeros(forms.len(), WIDTH);
    for (at, (form, class)) in forms.iter().zip(classes).enumerate() {
        let both = projected.row(*form).iter().zip(parts[Part::Gazetteer].row(*class));
        for (target, (form, class)) in x.row_mut(at).iter_mut().zip(both) {
            *target = (form + class).max(0.0);
        }
    }
    let mut tagged = Matrix::default();
    for layer in 0..LAYERS {
        let gates = product(x.view(), parts[Part::Gates(layer)].view());
        x = recur(parts, layer, &x, &gates, sentences, None);
        if layer + 1 == TAG_LAYER {
            tagged = x.clone();
        }
    }
    let linear = |x: &Matrix, weights: Part, bias: Part| {
        let mut out = product(x.view(), parts[weights].view());
        out.add_row(&parts[bias].values);
        out
    };
    let tags = linear(&tagged, Part::Tags, Part::TagsBias);
    let gates = product(tagged.view(), parts[Part::Gates(NAME_LAYER)].view());
    let named = recur(parts, NAME_LAYER, &tagged, &gates, sentences, None);
    let names = linear(&named, Part::Names, Part::NamesBias);
    let mut roles = linear(&x, Part::Roles, Part::RolesBias);
    rectify_arc_roles(&mut roles);
    let mut heads = Vec::with_capacity(forms.len());
    for sentence in sentences {
        let scores = arc_scores(parts, &roles, sentence);
        let tree = tree::best_tree(&scores);
        heads.extend(tree.into_iter().map(|head| head.map(|head| sentence.start + head)));
    }
    let relations = linear(&relation_hidden(parts, &roles, &heads), Part::Label, Part::LabelBias);
    Scores {
        tags,
        names,
        heads,
        relations,
    }
}

/// The arc roles are rectified on their own; those of relations only after both ends are joined.
pub fn rectify_arc_roles(roles: &mut Matrix) {
    for row in roles.values.chunks_exact_mut(4 * ROLE) {
        for value in &mut row[..2 * ROLE] {
            *value = value.max(0.0);
        }
    }
}

const _: () = assert!(EMBEDDING > 0 && TAG_LAYER <= LAYERS && TAG_LAYER > 0);
