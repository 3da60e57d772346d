//! Items joined by the average likeness of all their pairs.
//!
//! Owns agglomerative clustering with average link over sparse likenesses; a pair without one counts
//! as 0. Likenesses are whole numbers, so that no order of addition changes a sum.

use std::collections::{BTreeMap, BinaryHeap};

/// Likeness of two items that certainly belong together.
pub(super) const WHOLE: u64 = 10_000;

/// A likeness of 0 to 1 as a whole number.
pub(super) fn whole(likeness: f32) -> u64 {
    #[allow(clippy::cast_sign_loss, reason = "the number is not below 0")]
    let whole = (likeness.clamp(0.0, 100.0) * WHOLE as f32) as u64;
    whole
}

/// Groups of the positions `0..count`, each in ascending order, in the order of their first members.
///
/// `likenesses` holds pairs of positions, the smaller first; the most alike groups are joined first,
/// as long as their average likeness is `least` or more. Time grows with the number of pairs.
pub(super) fn average_link(count: usize, likenesses: &BTreeMap<(usize, usize), u64>, least: u64) -> Vec<Vec<usize>> {
    average_link_where(count, likenesses, least, |_, _| true)
}

/// As [`average_link`], but two groups become one only where `may` allows it of their members.
pub(super) fn average_link_where(
    count: usize,
    likenesses: &BTreeMap<(usize, usize), u64>,
    least: u64,
    may: impl Fn(&[usize], &[usize]) -> bool,
) -> Vec<Vec<usize>> {
    let mut sums: Vec<BTreeMap<usize, u64>> = vec![BTreeMap::new(); count];
    let mut pairs = Vec::new();
    for (&(one, other), &likeness) in likenesses {
        sums[one].insert(other, likeness);
        sums[other].insert(one, likeness);
        if likeness >= least {
            pairs.push(Join::new(likeness, (one, 1), (other, 1)));
        }
    }
    // Most joins are of this first list: sorted once, it is walked far faster than a queue of all is emptied.
    pairs.sort_unstable_by(|one, other| other.cmp(one));
    let mut pairs = pairs.into_iter().peekable();
    let mut grown: BinaryHeap<Join> = BinaryHeap::new();
    let mut groups: Vec<Vec<usize>> = (0..count).map(|at| vec![at]).collect();
    loop {
        let join = match (pairs.peek(), grown.peek()) {
            (Some(pair), Some(top)) if pair < top => grown.pop(),
            (None, _) => grown.pop(),
            (Some(_), _) => pairs.next(),
        };
        let Some(join) = join else { break };
        let (low, high) = join.groups();
        // A group that has grown or gone since has its own entry, or none.
        if (groups[low].len(), groups[high].len()) != join.sizes() {
            continue;
        }
        if !may(&groups[low], &groups[high]) {
            continue;
        }
        let moved = std::mem::take(&mut groups[high]);
        groups[low].extend(moved);
        for (other, sum) in std::mem::take(&mut sums[high]) {
            sums[other].remove(&high);
            if other != low {
                *sums[low].entry(other).or_default() += sum;
                *sums[other].entry(low).or_default() += sum;
            }
        }
        for (&other, &sum) in &sums[low] {
            let average = sum / (groups[low].len() * groups[other].len()) as u64;
            if average >= least {
                grown.push(Join::new(
                    average,
                    (low, groups[low].len()),
                    (other, groups[other].len()),
                ));
            }
        }
    }
    groups.retain(|group| !group.is_empty());
    for group in &mut groups {
        group.sort_unstable();
    }
    groups
}

/// A pair of groups that may be joined; the greatest is the most alike and, of equals, the first. Kept small, for there
/// may be millions.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Join {
    average: u64,
    first: std::cmp::Reverse<(u32, u32)>,
    sizes: (u32, u32),
}

impl Join {
    /// The groups are given by their first members and their sizes.
    fn new(average: u64, one: (usize, usize), other: (usize, usize)) -> Self {
        let (low, high) = if one.0 < other.0 { (one, other) } else { (other, one) };
        Self {
            average,
            first: std::cmp::Reverse((low.0 as u32, high.0 as u32)),
            sizes: (low.1 as u32, high.1 as u32),
        }
    }

    fn groups(&self) -> (usize, usize) {
        (self.first.0.0 as usize, self.first.0.1 as usize)
    }

    fn sizes(&self) -> (usize, usize) {
        (self.sizes.0 as usize, self.sizes.1 as usize)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(count: usize, likenesses: &[((usize, usize), u64)], expected: &[&[usize]]) {
        let likenesses = likenesses.iter().copied().collect();
        assert_eq!(average_link(count, &likenesses, 5000), expected);
    }

    #[test]
    fn groups_that_may_not_join_stay_apart() {
        let likenesses = [((0, 1), 9000), ((1, 2), 8000), ((0, 2), 9500)].into_iter().collect();
        let may = |one: &[usize], other: &[usize]| !(one.contains(&0) && other.contains(&2));
        assert_eq!(average_link_where(3, &likenesses, 5000, may), [vec![0, 1], vec![2]]);
    }

    #[test]
    fn groups_join_by_their_average() {
        check(3, &[], &[&[0], &[1], &[2]]);
        check(3, &[((0, 1), 9000), ((1, 2), 4000)], &[&[0, 1], &[2]]);
        // A chain of two strong pairs does not hold where the third is missing.
        check(3, &[((0, 1), 9000), ((1, 2), 8000)], &[&[0, 1], &[2]]);
        check(3, &[((0, 1), 9000), ((1, 2), 8000), ((0, 2), 3000)], &[&[0, 1, 2]]);
        check(
            4,
            &[
                ((0, 1), 9000),
                ((2, 3), 9000),
                ((0, 2), 6000),
                ((1, 3), 6000),
                ((0, 3), 6000),
                ((1, 2), 6000),
            ],
            &[&[0, 1, 2, 3]],
        );
    }
}
