//! Stochastic gradient steps with moments (Adam: Kingma and Ba 2015), and the random numbers of training.

/// First and second moments of some weights.
pub struct Moments {
    first: Vec<f32>,
    second: Vec<f32>,
}

impl Moments {
    pub fn new(size: usize) -> Self {
        Self {
            first: vec![0.0; size],
            second: vec![0.0; size],
        }
    }

    /// One step on the weights from `start` on; `gradient` is cleared. `rate` has the correction for young moments in it.
    pub fn step(&mut self, start: usize, weights: &mut [f32], gradient: &mut [f32], rate: f32) {
        const FIRST: f32 = 0.9;
        const SECOND: f32 = 0.98;
        let range = start..start + weights.len();
        let moments = self.first[range.clone()].iter_mut().zip(&mut self.second[range]);
        for ((weight, gradient), (first, second)) in weights.iter_mut().zip(gradient).zip(moments) {
            *first = FIRST * *first + (1.0 - FIRST) * *gradient;
            *second = SECOND * *second + (1.0 - SECOND) * *gradient * *gradient;
            *weight -= rate * *first / (second.sqrt() + 1e-8);
            *gradient = 0.0;
        }
    }
}

/// A small generator of random numbers (xorshift*: Marsaglia 2003, Vigna 2016).
pub struct Random(u64);

impl Random {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 >> 12;
        self.0 ^= self.0 << 25;
        self.0 ^= self.0 >> 27;
        self.0.wrapping_mul(0x2545_f491_4f6c_dd1d)
    }

    /// From 0 up to 1.
    pub fn unit(&mut self) -> f32 {
        (self.next() >> 40) as f32 / (1 << 24) as f32
    }

    /// From 0 up to `bound`.
    pub fn below(&mut self, bound: usize) -> usize {
        ((u128::from(self.next()) * bound as u128) >> 64) as usize
    }

    pub fn shuffle<T>(&mut self, items: &mut [T]) {
        for last in (1..items.len()).rev() {
            items.swap(last, self.below(last + 1));
        }
    }
}
