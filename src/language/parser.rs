//! Dependencies: the head and relation of each token.
//!
//! Greedy arc-hybrid transitions (Kuhlmann et al. 2011) scored by an averaged perceptron, trained
//! with a dynamic oracle (Goldberg & Nivre 2013); features after Zhang & Nivre (2011). Time is
//! linear in the length of the sentence. Owns the transition system and its features; it must never
//! know what relations mean.

use super::features::{Features, Word};
use super::weights::Weights;

/// No position.
const NONE: usize = usize::MAX;

/// What the parser does next. Relations are codes into the labels' relations.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Move {
    /// The next word goes on the stack.
    Shift,
    /// The next word becomes the head of the top of the stack, which is done.
    Left(usize),
    /// The word below the top of the stack becomes its head, and the top is done.
    Right(usize),
}

impl Move {
    /// Label codes of the moves for `relations` relations: shift, then left and right of each.
    #[must_use]
    pub fn code(self) -> usize {
        match self {
            Self::Shift => 0,
            Self::Left(relation) => 1 + 2 * relation,
            Self::Right(relation) => 2 + 2 * relation,
        }
    }

    /// The move of a label code.
    #[must_use]
    pub fn of(code: usize) -> Self {
        match code {
            0 => Self::Shift,
            odd if odd % 2 == 1 => Self::Left((odd - 1) / 2),
            even => Self::Right((even - 2) / 2),
        }
    }
}

/// A half-parsed sentence. Position `words` (one past the last word) is the root.
#[derive(Clone, Debug)]
pub struct State {
    /// Words on the stack, the top last.
    pub stack: Vec<usize>,
    /// The next word that was not read yet.
    pub next: usize,
    /// Number of words.
    pub words: usize,
    /// Heads found so far.
    pub heads: Vec<Option<usize>>,
    /// Relations found so far.
    pub relations: Vec<usize>,
    /// First, second and last-but-one, last dependents: two on the left, two on the right.
    left: Vec<[usize; 2]>,
    right: Vec<[usize; 2]>,
    left_count: Vec<u8>,
    right_count: Vec<u8>,
}

impl State {
    /// Nothing read of a sentence of `words` words.
    #[must_use]
    pub fn new(words: usize) -> Self {
        Self {
            stack: Vec::with_capacity(32),
            next: 0,
            words,
            heads: vec![None; words],
            relations: vec![0; words],
            left: vec![[NONE; 2]; words + 1],
            right: vec![[NONE; 2]; words + 1],
            left_count: vec![0; words + 1],
            right_count: vec![0; words + 1],
        }
    }

    /// Whether every word has its head.
    #[must_use]
    pub fn is_done(&self) -> bool {
        self.next == self.words && self.stack.is_empty()
    }

    /// Whether a kind of move is possible; the root takes one word only.
    #[must_use]
    pub fn allows(&self, what: Move) -> bool {
        match what {
            Move::Shift => self.next < self.words,
            Move::Left(_) => match self.stack.len() {
                0 => false,
                1 => true,
                _ => self.next < self.words,
            },
            Move::Right(_) => self.stack.len() > 1,
        }
    }

    /// Makes a move that [`allows`](Self::allows) permits.
    pub fn apply(&mut self, what: Move) {
        match what {
            Move::Shift => {
                self.stack.push(self.next);
                self.next += 1;
            }
            Move::Left(relation) => {
                if let Some(word) = self.stack.pop() {
                    self.attach(word, self.next, relation);
                }
            }
            Move::Right(relation) => {
                if let (Some(word), Some(&head)) = (self.stack.pop(), self.stack.last()) {
                    self.attach(word, head, relation);
                }
            }
        }
    }

    fn attach(&mut self, word: usize, head: usize, relation: usize) {
        self.heads[word] = Some(head);
        self.relations[word] = relation;
        if word < head {
            self.left[head] = [word, self.left[head][0]];
            self.left_count[head] = self.left_count[head].saturating_add(1);
        } else {
            self.right[head] = [word, self.right[head][0]];
            self.right_count[head] = self.right_count[head].saturating_add(1);
        }
    }
}

/// Collects the features of `state`; `tags` are the codes of the words' parts of speech.
pub fn features(state: &State, words: &[Word], tags: &[usize], out: &mut Features) {
    let from_top = |depth: usize| {
        state
            .stack
            .len()
            .checked_sub(depth + 1)
            .map_or(NONE, |at| state.stack[at])
    };
    let (s0, s1, s2) = (from_top(0), from_top(1), from_top(2));
    let queue = |offset: usize| {
        if state.next + offset <= state.words {
            state.next + offset
        } else {
            NONE
        }
    };
    let (b0, b1, b2) = (queue(0), queue(1), queue(2));
    let child = |list: &[[usize; 2]], of: usize, which: usize| if of == NONE { NONE } else { list[of][which] };
    let (s0l, s0l2) = (child(&state.left, s0, 0), child(&state.left, s0, 1));
    let (s0r, s0r2) = (child(&state.right, s0, 0), child(&state.right, s0, 1));
    let (s1l, s1r) = (child(&state.left, s1, 0), child(&state.right, s1, 0));
    let (s1l2, s1r2) = (child(&state.left, s1, 1), child(&state.right, s1, 1));
    let (b0l, b0l2) = (child(&state.left, b0, 0), child(&state.left, b0, 1));

    let form = |at: usize| words.get(at).map_or(if at == NONE { 2 } else { 3 }, |word| word.lower);
    let tag = |at: usize| {
        tags.get(at)
            .map_or(if at == NONE { 253 } else { 254 }, |code| *code as u64)
    };
    let label = |at: usize| state.relations.get(at).map_or(250, |relation| *relation as u64);
    let class = |at: usize, level: usize| words.get(at).map_or(0, |word| u64::from(word.clusters[level]));
    let distance = |one: usize, other: usize| {
        if one == NONE || other == NONE {
            0
        } else {
            match other.abs_diff(one) {
                near @ 0..=4 => near as u64,
                5..=7 => 5,
                8..=12 => 6,
                _ => 7,
            }
        }
    };
    let count = |counts: &[u8], of: usize| if of == NONE { 9 } else { u64::from(counts[of].min(4)) };

    out.clear();
    for at in [s0, s1, s2, b0, b1, b2] {
        out.one(form(at));
        out.one(tag(at));
        out.two(form(at), tag(at));
    }
    for (one, other) in [(s0, b0), (s1, s0), (s0, b1), (s1, b0), (b0, b1)] {
        out.two(form(one), form(other));
        out.two(tag(one), tag(other));
        out.three(form(one), tag(one), tag(other));
        out.three(tag(one), form(other), tag(other));
        out.two(form(one), tag(other));
        out.two(tag(one), form(other));
    }
    let reach = distance(s0, b0);
    let reach_below = distance(s1, s0);
    for (near, one, other) in [(reach, s0, b0), (reach_below, s1, s0)] {
        out.two(form(one), near);
        out.two(tag(one), near);
        out.two(form(other), near);
        out.two(tag(other), near);
        out.three(tag(one), tag(other), near);
    }
    for (first, second, third) in [
        (s0, b0, b1),
        (s1, s0, b0),
        (s2, s1, s0),
        (b0, b1, b2),
        (s0, s0l, b0),
        (s0, s0r, b0),
        (s0, b0, b0l),
        (s1, s0, s0l),
        (s1, s0, s0r),
        (s1, s1r, s0),
        (s1, s1l, s0),
        (s0, s0l, s0l2),
        (s0, s0r, s0r2),
        (b0, b0l, b0l2),
        (s1, s1r, s1r2),
        (s1, s1l, s1l2),
        (s1, s1r, b0),
    ] {
        out.three(tag(first), tag(second), tag(third));
    }
    for child in [s0l, s0l2, s0r, s0r2, s1l, s1r, s1l2, s1r2, b0l, b0l2] {
        out.one(form(child));
        out.one(tag(child));
        out.one(label(child));
    }
    for (parent, left, right) in [(s0, s0l, s0r), (s1, s1l, s1r), (b0, b0l, NONE)] {
        out.three(tag(parent), label(left), label(right));
        out.two(form(parent), label(left));
        out.two(form(parent), label(right));
        out.two(form(parent), count(&state.left_count, parent));
        out.two(tag(parent), count(&state.left_count, parent));
        out.two(form(parent), count(&state.right_count, parent));
        out.two(tag(parent), count(&state.right_count, parent));
    }
    out.three(tag(s0), label(s0l), label(s0l2));
    out.three(tag(s0), label(s0r), label(s0r2));
    out.three(tag(s1), label(s1r), label(s1r2));
    out.three(tag(s0), tag(b0), count(&state.left_count, b0));
    out.three(tag(s1), tag(s0), count(&state.right_count, s1));
    for level in 0..3 {
        out.one(class(s0, level));
        out.one(class(b0, level));
        out.one(class(s1, level));
        out.two(class(s0, level), class(b0, level));
        out.two(class(s1, level), class(s0, level));
        out.two(class(s0, level), tag(b0));
        out.two(tag(s0), class(b0, level));
        out.two(class(s1, level), tag(s0));
        out.two(tag(s1), class(s0, level));
    }
    for at in [s0, s1, b0] {
        let word = words.get(at).copied().unwrap_or_default();
        out.one(word.suffixes[2]);
        out.two(word.shape, tag(at));
    }
    out.three(form(s1), form(s0), tag(b0));
    out.three(tag(s1), form(s0), form(b0));
    out.three(form(s1), tag(s0), form(b0));
    out.two(u64::from(state.next == state.words), state.stack.len().min(4) as u64);
}

/// Parses a sentence: for each word the position of its head (none for the root) and the code of
/// its relation among the labels of `weights`.
pub fn parse(weights: &Weights, words: &[Word], tags: &[usize], out: &mut Features) -> Vec<(Option<usize>, usize)> {
    let mut state = State::new(words.len());
    let mut scores = vec![0i32; 1 + 2 * weights.labels().len()];
    while !state.is_done() {
        scores.fill(0);
        features(&state, words, tags, out);
        for &feature in out.as_slice() {
            weights.add(feature, &mut scores);
        }
        let Some(chosen) = best_allowed(&state, &scores) else {
            break;
        };
        state.apply(chosen);
    }
    let heads = state.heads.iter().map(|head| head.filter(|&head| head < words.len()));
    heads.zip(state.relations).collect()
}

/// The move with the highest score among those possible; the first of equal ones.
pub fn best_allowed<S: PartialOrd + Copy>(state: &State, scores: &[S]) -> Option<Move> {
    let allowed = [Move::Shift, Move::Left(0), Move::Right(0)].map(|what| state.allows(what));
    let mut winner: Option<usize> = None;
    for (code, score) in scores.iter().enumerate() {
        let kind = if code == 0 { 0 } else { 2 - code % 2 };
        if allowed[kind] && winner.is_none_or(|best| *score > scores[best]) {
            winner = Some(code);
        }
    }
    winner.map(Move::of)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_and_moves() {
        for what in [
            Move::Shift,
            Move::Left(0),
            Move::Right(0),
            Move::Left(7),
            Move::Right(36),
        ] {
            assert_eq!(Move::of(what.code()), what);
        }
    }

    #[test]
    fn moves_build_one_tree() {
        let mut state = State::new(3);
        for what in [
            Move::Shift,
            Move::Left(1),
            Move::Shift,
            Move::Shift,
            Move::Right(2),
            Move::Left(0),
        ] {
            assert!(state.allows(what));
            state.apply(what);
        }
        assert!(state.is_done());
        assert_eq!(state.heads, [Some(1), Some(3), Some(1)]);
    }
}
