//! K-means over the word vectors, by cosine, with three levels of classes.
//!
//! Owns the making of `assets/models/clusters.bin`.

use parallax::language::vectors::{DIMENSIONS, Vector, WordVectors, dot};

use crate::linear_learner::Random;

/// Classes of the first two levels; the third splits each class of the second.
const COARSE: usize = 64;
const MIDDLE: usize = 320;
const SPLIT: usize = 5;
const ROUNDS: usize = 8;

/// The class table for `vectors`: for each row three numbers of 16 bits, counted from 1.
pub fn table(vectors: &WordVectors<'_>, seed: u64) -> Vec<u8> {
    let rows: Vec<Vector> = (0..vectors.len()).map(|row| vectors.decode(row)).collect();
    let all: Vec<usize> = (0..rows.len()).collect();
    let mut random = Random::new(seed);
    let coarse = classes(&rows, &all, COARSE, &mut random);
    let middle = classes(&rows, &all, MIDDLE, &mut random);
    let mut fine = vec![0; rows.len()];
    let mut count = 0;
    for class in 0..MIDDLE {
        let members: Vec<usize> = all.iter().copied().filter(|row| middle[*row] == class).collect();
        let inner = classes(&rows, &members, SPLIT, &mut random);
        for (row, part) in members.iter().zip(inner) {
            fine[*row] = count + part;
        }
        count += SPLIT;
    }
    (0..rows.len())
        .flat_map(|row| [coarse[row], middle[row], fine[row]])
        .flat_map(|class| u16::try_from(class + 1).expect("few classes").to_le_bytes())
        .collect()
}

/// For each of `members` its class, from 0 to `count`.
fn classes(rows: &[Vector], members: &[usize], count: usize, random: &mut Random) -> Vec<usize> {
    if members.len() <= count {
        return (0..members.len()).collect();
    }
    let mut order = members.to_vec();
    random.shuffle(&mut order);
    let mut centres: Vec<Vector> = order[..count].iter().map(|row| rows[*row]).collect();
    let mut found = vec![0; members.len()];
    for _ in 0..ROUNDS {
        for (member, class) in members.iter().zip(&mut found) {
            let mut best = f32::MIN;
            for (candidate, centre) in centres.iter().enumerate() {
                let likeness = dot(&rows[*member], centre);
                if likeness > best {
                    (best, *class) = (likeness, candidate);
                }
            }
        }
        let mut sums = vec![[0.0f32; DIMENSIONS]; count];
        for (member, class) in members.iter().zip(&found) {
            sums[*class]
                .iter_mut()
                .zip(&rows[*member])
                .for_each(|(sum, value)| *sum += value);
        }
        for (centre, sum) in centres.iter_mut().zip(sums) {
            let length = dot(&sum, &sum).sqrt();
            if length > 0.0 {
                *centre = sum.map(|value| value / length);
            }
        }
    }
    found
}
