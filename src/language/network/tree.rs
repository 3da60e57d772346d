//! The best tree over a sentence from the scores of its arcs.
//!
//! Owns the search: Chu and Liu 1965, Edmonds 1967, with one root. It must never know a word.

use super::matrix::Matrix;

/// Head of every token, none for the root, such that the arcs are a tree with one root and their
/// scores' sum is as high as it can be.
///
/// `scores` has a row for each of `n` dependents; column 0 is the root, column `j + 1` token `j`.
#[must_use]
pub fn best_tree(scores: &Matrix) -> Vec<Option<usize>> {
    let length = scores.rows();
    let best = |dependent: usize, columns: std::ops::Range<usize>| {
        let row = &scores.row(dependent)[columns.clone()];
        let start = (columns.start, f32::MIN);
        let (at, _) = columns.zip(row).fold(
            start,
            |best, (at, score)| if *score > best.1 { (at, *score) } else { best },
        );
        at
    };
    let mut heads: Vec<usize> = (0..length).map(|dependent| best(dependent, 0..length + 1)).collect();
    let roots = heads.iter().filter(|head| **head == 0).count();
    if roots != 1 || cycle(&heads).is_some() {
        heads = with_one_root(scores);
    }
    heads.into_iter().map(|head| head.checked_sub(1)).collect()
}

/// The best tree whose root arc is the one that costs least, found by a penalty on all root arcs.
fn with_one_root(scores: &Matrix) -> Vec<usize> {
    let length = scores.rows();
    // Nodes are 0 for the root and `i + 1` for token `i`; `weights[d * (n + 1) + h]`.
    let nodes = length + 1;
    let highest = scores.values.iter().copied().fold(f32::MIN, f32::max);
    let spread = scores
        .values
        .iter()
        .filter(|score| **score > f32::MIN / 8.0)
        .fold(1.0_f32, |most, score| most.max(highest - score));
    let penalty = f64::from(spread) * (length + 1) as f64;
    let mut weights = vec![f64::NEG_INFINITY; nodes * nodes];
    for dependent in 0..length {
        for head in 0..nodes {
            if head != dependent + 1 {
                let root = if head == 0 { penalty } else { 0.0 };
                weights[(dependent + 1) * nodes + head] = f64::from(scores.row(dependent)[head]) - root;
            }
        }
    }
    let heads = spanning_tree(weights, nodes);
    heads[1..].to_vec()
}

/// A contracted cycle with what is needed to open it again.
struct Level {
    /// Its nodes; the first stands for all of them from here on.
    cycle: Vec<usize>,
    /// Heads before it was contracted.
    heads: Vec<usize>,
    /// For each node outside as a head: which of the cycle's nodes its arc enters.
    into: Vec<usize>,
    /// For each node outside as a dependent: which of the cycle's nodes its arc leaves.
    out_of: Vec<usize>,
}

/// A maximum spanning tree rooted in node 0 by contraction of cycles; quadratic for each cycle.
fn spanning_tree(mut weights: Vec<f64>, nodes: usize) -> Vec<usize> {
    let mut alive = vec![true; nodes];
    let mut levels: Vec<Level> = Vec::new();
    let heads = loop {
        let mut heads = vec![0; nodes];
        for node in (1..nodes).filter(|node| alive[*node]) {
            let mut best = (0, f64::NEG_INFINITY);
            for head in (0..nodes).filter(|head| alive[*head] && *head != node) {
                if weights[node * nodes + head] > best.1 {
                    best = (head, weights[node * nodes + head]);
                }
            }
            heads[node] = best.0;
        }
        let Some(cycle) = live_cycle(&heads, &alive) else {
            break heads;
        };
        let keep = cycle[0];
        let (mut into, mut out_of) = (vec![keep; nodes], vec![keep; nodes]);
        for other in (0..nodes).filter(|node| alive[*node] && !cycle.contains(node)) {
            let mut best_in = (keep, f64::NEG_INFINITY);
            let mut best_out = (keep, f64::NEG_INFINITY);
            for &member in &cycle {
                let gain = weights[member * nodes + other] - weights[member * nodes + heads[member]];
                if gain > best_in.1 {
                    best_in = (member, gain);
                }
                let leave = weights[other * nodes + member];
                if leave > best_out.1 {
                    best_out = (member, leave);
                }
            }
            (into[other], weights[keep * nodes + other]) = best_in;
            (out_of[other], weights[other * nodes + keep]) = best_out;
        }
        for &member in &cycle[1..] {
            alive[member] = false;
        }
        levels.push(Level {
            cycle,
            heads,
            into,
            out_of,
        });
    };
    unfold(heads, levels)
}

/// Opens the contracted cycles again, the last one first.
fn unfold(mut heads: Vec<usize>, levels: Vec<Level>) -> Vec<usize> {
    for level in levels.into_iter().rev() {
        let keep = level.cycle[0];
        // Arcs that leave the cycle leave it from one of its members.
        for (node, head) in heads.iter_mut().enumerate().skip(1) {
            if *head == keep && !level.cycle.contains(&node) {
                *head = level.out_of[node];
            }
        }
        let entry = heads[keep];
        let entered = level.into[entry];
        for &member in &level.cycle {
            heads[member] = level.heads[member];
        }
        heads[entered] = entry;
    }
    heads
}

/// A cycle among the heads (0 is the root, `j` is token `j - 1`'s node), if there is one.
fn cycle(heads: &[usize]) -> Option<Vec<usize>> {
    let mut with_root = vec![0];
    with_root.extend_from_slice(heads);
    let alive = vec![true; with_root.len()];
    live_cycle(&with_root, &alive)
}

fn live_cycle(heads: &[usize], alive: &[bool]) -> Option<Vec<usize>> {
    let mut seen = vec![0_usize; heads.len()];
    for start in (1..heads.len()).filter(|node| alive[*node]) {
        let mut node = start;
        while node != 0 && seen[node] == 0 {
            seen[node] = start;
            node = heads[node];
        }
        if node != 0 && seen[node] == start {
            let mut cycle = vec![node];
            let mut next = heads[node];
            while next != node {
                cycle.push(next);
                next = heads[next];
            }
            return Some(cycle);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// The best sum over all trees with one root, by trying them all.
    fn by_force(scores: &Matrix) -> f32 {
        let length = scores.rows();
        let mut best = f32::MIN;
        for code in 0..(length + 1).pow(length as u32) {
            let heads: Vec<usize> = (0..length)
                .map(|at| code / (length + 1).pow(at as u32) % (length + 1))
                .collect();
            let one_root = heads.iter().filter(|head| **head == 0).count() == 1;
            if one_root && (0..length).all(|at| heads[at] != at + 1) && cycle(&heads).is_none() {
                best = best.max((0..length).map(|at| scores.row(at)[heads[at]]).sum());
            }
        }
        best
    }

    proptest! {
        #[test]
        fn no_tree_is_better(values in proptest::collection::vec(-9_i8..9, 20), length in 1_usize..5) {
            let values: Vec<f32> = values[..length * (length + 1)].iter().map(|value| f32::from(*value)).collect();
            let mut scores = Matrix::new(length + 1, values);
            for at in 0..length {
                scores.row_mut(at)[at + 1] = f32::MIN / 4.0;
            }
            let heads = best_tree(&scores);
            let columns: Vec<usize> = heads.iter().map(|head| head.map_or(0, |head| head + 1)).collect();
            prop_assert!(cycle(&columns).is_none());
            prop_assert_eq!(columns.iter().filter(|column| **column == 0).count(), 1);
            let sum: f32 = (0..length).map(|at| scores.row(at)[columns[at]]).sum();
            prop_assert_eq!(sum, by_force(&scores));
        }
    }
}
