//! The averaged perceptron (Collins 2002) over hashed features, and its way into a weight file.
//!
//! Owns weights while they are learnt. It must never know what features or labels mean.

use parallax::language::weights::encode;

/// One label's weight for one feature, with what averaging needs.
#[derive(Clone, Copy, Debug)]
struct Cell {
    label: u8,
    weight: f32,
    /// Sum of the weight over all steps up to `stamp`.
    total: f64,
    stamp: u32,
}

/// Weights under training.
pub struct Learner {
    labels: usize,
    step: u32,
    /// Open-addressed table from feature to row; 0 marks an empty place.
    keys: Vec<u64>,
    rows: Vec<u32>,
    cells: Vec<Vec<Cell>>,
    used: usize,
}

impl Learner {
    /// No weights for `labels` labels.
    pub fn new(labels: usize) -> Self {
        assert!(labels < 256, "labels are kept in one byte");
        Self {
            labels,
            step: 0,
            keys: vec![0; 1 << 16],
            rows: vec![0; 1 << 16],
            cells: Vec::new(),
            used: 0,
        }
    }

    /// Scores of all labels for `features`, into `scores`.
    pub fn score(&self, features: &[u64], scores: &mut Vec<f32>) {
        scores.clear();
        scores.resize(self.labels, 0.0);
        for &feature in features {
            let place = self.place(feature);
            if self.keys[place] != 0 {
                for cell in &self.cells[self.rows[place] as usize] {
                    scores[usize::from(cell.label)] += cell.weight;
                }
            }
        }
    }

    /// Counts one decision; call it once for each, right or wrong.
    pub fn tick(&mut self) {
        self.step += 1;
    }

    /// Moves the weights towards `wanted` and away from `found`.
    pub fn update(&mut self, features: &[u64], wanted: usize, found: usize) {
        for &feature in features {
            let row = self.row(feature);
            self.change(row, wanted, 1.0);
            self.change(row, found, -1.0);
        }
    }

    fn change(&mut self, row: usize, label: usize, by: f32) {
        let step = self.step;
        let cells = &mut self.cells[row];
        let label = label as u8;
        if let Some(cell) = cells.iter_mut().find(|cell| cell.label == label) {
            cell.total += f64::from(cell.weight) * f64::from(step - cell.stamp);
            cell.weight += by;
            cell.stamp = step;
        } else {
            cells.push(Cell {
                label,
                weight: by,
                total: 0.0,
                stamp: step,
            });
        }
    }

    fn place(&self, feature: u64) -> usize {
        let key = feature.max(1);
        let mask = self.keys.len() - 1;
        let mut place = (key >> 20) as usize & mask;
        while self.keys[place] != 0 && self.keys[place] != key {
            place = (place + 1) & mask;
        }
        place
    }

    fn row(&mut self, feature: u64) -> usize {
        let place = self.place(feature);
        if self.keys[place] != 0 {
            return self.rows[place] as usize;
        }
        self.keys[place] = feature.max(1);
        self.rows[place] = self.cells.len() as u32;
        self.cells.push(Vec::new());
        self.used += 1;
        if self.used * 10 > self.keys.len() * 6 {
            self.grow();
        }
        self.cells.len() - 1
    }

    fn grow(&mut self) {
        let size = self.keys.len() * 2;
        let keys = std::mem::replace(&mut self.keys, vec![0; size]);
        let rows = std::mem::replace(&mut self.rows, vec![0; size]);
        for (key, row) in keys.into_iter().zip(rows).filter(|(key, _)| *key != 0) {
            let place = self.place(key);
            self.keys[place] = key;
            self.rows[place] = row;
        }
    }

    /// The averaged weights as a file of at most about `budget` bytes; the smallest weights are dropped.
    pub fn into_file(self, labels: &[String], budget: usize) -> Vec<u8> {
        let step = self.step;
        let average = |cell: &Cell| {
            let total = cell.total + f64::from(cell.weight) * f64::from(step - cell.stamp);
            (total / f64::from(step.max(1))) as f32
        };
        let rows: Vec<(u64, Vec<(u8, f32)>)> = self
            .keys
            .iter()
            .zip(&self.rows)
            .filter(|(key, _)| **key != 0)
            .map(|(key, row)| {
                let cells = &self.cells[*row as usize];
                (*key, cells.iter().map(|cell| (cell.label, average(cell))).collect())
            })
            .collect();
        let mut sizes: Vec<f32> = rows
            .iter()
            .flat_map(|(_, row)| row)
            .map(|(_, weight)| weight.abs())
            .collect();
        sizes.sort_unstable_by(f32::total_cmp);
        // A few huge weights must not make the rest coarse.
        let top = sizes
            .get(sizes.len().saturating_sub(1 + sizes.len() / 2000))
            .copied()
            .unwrap_or(1.0);
        let least = least_weight(&rows, &sizes, budget).max(top / 254.0);
        let mut kept: Vec<(u64, Vec<[u8; 2]>)> = Vec::new();
        for (key, row) in &rows {
            let mut entries: Vec<[u8; 2]> = row
                .iter()
                .filter(|(_, weight)| weight.abs() >= least)
                .map(|(label, weight)| {
                    let level = (weight / top * 127.0).round().clamp(-127.0, 127.0) as i8;
                    [*label, level.cast_unsigned()]
                })
                .collect();
            entries.sort_unstable();
            if !entries.is_empty() {
                kept.push((*key, entries));
            }
        }
        kept.sort_unstable();
        encode(labels, &kept)
    }
}

/// The least weight to keep so that a file stays within `budget` bytes: ten for a feature's slot, two
/// for a weight. `sizes` are all weights' absolute values in order.
fn least_weight(rows: &[(u64, Vec<(u8, f32)>)], sizes: &[f32], budget: usize) -> f32 {
    let bytes = |least: f32| -> usize {
        let kept = |row: &[(u8, f32)]| row.iter().filter(|(_, weight)| weight.abs() >= least).count();
        rows.iter()
            .map(|(_, row)| kept(row))
            .filter(|count| *count > 0)
            .map(|count| 10 + 2 * count)
            .sum()
    };
    let (mut low, mut high) = (0, sizes.len());
    while low < high {
        let middle = low.midpoint(high);
        if bytes(sizes[middle]) > budget {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    sizes.get(low).copied().unwrap_or(0.0)
}

/// Random numbers from a seed (splitmix64), the same on every machine.
pub struct Random(u64);

impl Random {
    /// Numbers that follow from `seed`.
    pub fn new(seed: u64) -> Self {
        Self(seed)
    }

    /// The next number.
    pub fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut mixed = self.0;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    /// Puts `items` in a random order.
    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for at in (1..items.len()).rev() {
            items.swap(at, (self.next() % (at as u64 + 1)) as usize);
        }
    }
}
