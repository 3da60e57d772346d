//! What one training step learns from and what it gives.
//!
//! Owns plain types. It must never know the network.

use std::ops::Range;

use parallax::language::network::Parts;
use parallax::language::network::input::SLOTS;
use parallax::language::network::matrix::Matrix;

use crate::treebank::TagSet;

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
