//! Heights of paragraphs that are mostly not laid out: estimates first, corrected when measured, with prefix sums.

use std::ops::Range;

/// Heights of a column's paragraphs, in points.
#[derive(Clone, Debug, Default)]
pub struct Heights {
    each: Vec<f32>,
    measured: Vec<bool>,
    /// `tops[i]` is where paragraph `i` starts; the last entry is the total. Valid up to `settled`.
    tops: Vec<f32>,
    settled: usize,
    unmeasured: usize,
    /// Rises whenever a height changes.
    changes: u64,
}

impl Heights {
    /// Estimates for paragraphs that nobody has laid out yet.
    #[must_use]
    pub fn new(estimates: Vec<f32>) -> Self {
        let count = estimates.len();
        let mut heights = Self {
            measured: vec![false; count],
            tops: vec![0.0; count + 1],
            each: estimates,
            settled: 0,
            unmeasured: count,
            changes: 0,
        };
        heights.settle();
        heights
    }

    /// Sets the true height of paragraph `index` and returns by how much the estimate was short.
    pub fn measure(&mut self, index: usize, height: f32) -> f32 {
        let short = height - self.each[index];
        if !self.measured[index] {
            self.measured[index] = true;
            self.unmeasured -= 1;
        }
        if short != 0.0 {
            self.each[index] = height;
            self.changes += 1;
            self.settled = self.settled.min(index);
        }
        short
    }

    /// Brings the prefix sums up to date; only what lies behind the first change is added anew.
    pub fn settle(&mut self) {
        for index in self.settled..self.each.len() {
            self.tops[index + 1] = self.tops[index] + self.each[index];
        }
        self.settled = self.each.len();
    }

    /// Where paragraph `index` starts.
    #[must_use]
    pub fn top(&self, index: usize) -> f32 {
        self.tops[index.min(self.each.len())]
    }

    /// The height of paragraph `index`; nothing if there is no such paragraph.
    #[must_use]
    pub fn height_or_zero(&self, index: usize) -> f32 {
        self.each.get(index).copied().unwrap_or_default()
    }

    /// A number that rises whenever a height changes.
    #[must_use]
    pub fn changes(&self) -> u64 {
        self.changes
    }

    /// Number of paragraphs.
    #[must_use]
    pub fn len(&self) -> usize {
        self.each.len()
    }

    /// Whether there is no paragraph.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.each.is_empty()
    }

    /// Height of all.
    #[must_use]
    pub fn total(&self) -> f32 {
        self.tops.last().copied().unwrap_or_default()
    }

    /// The paragraph at height `y`; the last one if `y` lies below all.
    #[must_use]
    pub fn at(&self, y: f32) -> usize {
        let starts = &self.tops[..self.each.len()];
        starts.partition_point(|top| *top <= y).saturating_sub(1)
    }

    /// The paragraphs that share a point with `top..bottom`.
    #[must_use]
    pub fn visible(&self, top: f32, bottom: f32) -> Range<usize> {
        if self.each.is_empty() {
            return 0..0;
        }
        self.at(top)..(self.at(bottom) + 1).min(self.each.len())
    }

    /// Up to `count` paragraphs without a true height, the nearest to `around` first.
    #[must_use]
    pub fn unmeasured_near(&self, around: usize, count: usize) -> Vec<usize> {
        if self.unmeasured == 0 {
            return Vec::new();
        }
        let below = (around..self.each.len()).filter(|index| !self.measured[*index]);
        let above = (0..around.min(self.each.len()))
            .rev()
            .filter(|index| !self.measured[*index]);
        below.chain(above).take(count).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_move_what_lies_below() {
        let mut heights = Heights::new(vec![10.0; 5]);
        assert_eq!(heights.total(), 50.0);
        assert_eq!(heights.measure(1, 25.0), 15.0);
        heights.settle();
        assert_eq!((heights.top(1), heights.top(2), heights.total()), (10.0, 35.0, 65.0));
        assert_eq!(heights.at(34.0), 1);
        assert_eq!(heights.at(35.0), 2);
        assert_eq!(heights.at(999.0), 4);
        assert_eq!(heights.visible(12.0, 40.0), 1..3);
    }

    #[test]
    fn the_nearest_are_refined_first_and_each_once() {
        let mut heights = Heights::new(vec![10.0; 6]);
        heights.measure(3, 10.0);
        assert_eq!(heights.unmeasured_near(3, 3), [4, 5, 2]);
        for index in 0..6 {
            heights.measure(index, 11.0);
        }
        assert!(heights.unmeasured_near(0, 10).is_empty());
    }

    #[test]
    fn an_empty_column_has_nothing_to_show() {
        let heights = Heights::new(Vec::new());
        assert_eq!(heights.visible(0.0, 100.0), 0..0);
        assert_eq!(heights.total(), 0.0);
    }
}
