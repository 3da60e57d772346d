//! Dense matrices of floats, row by row, and their products.
//!
//! Owns the arithmetic that the network and the training tool share. It must never know what a
//! number stands for.

use ndarray::linalg::general_mat_mul;
use ndarray::{ArrayView2, ArrayViewMut2};

/// A matrix; rows follow one another in `values`.
#[derive(Clone, Debug, Default)]
pub struct Matrix {
    /// Numbers in one row.
    pub columns: usize,
    /// All rows.
    pub values: Vec<f32>,
}

impl Matrix {
    /// A matrix of whole rows.
    #[must_use]
    pub fn new(columns: usize, values: Vec<f32>) -> Self {
        assert_eq!(values.len() % columns, 0, "whole rows");
        Self { columns, values }
    }

    /// All zeros.
    #[must_use]
    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            columns,
            values: vec![0.0; rows * columns],
        }
    }

    /// Number of rows.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    /// One row.
    #[must_use]
    pub fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.columns..(index + 1) * self.columns]
    }

    /// One row, to be changed.
    pub fn row_mut(&mut self, index: usize) -> &mut [f32] {
        &mut self.values[index * self.columns..(index + 1) * self.columns]
    }

    /// Adds another matrix of the same shape.
    pub fn add(&mut self, other: &Self) {
        self.values
            .iter_mut()
            .zip(&other.values)
            .for_each(|(value, other)| *value += other);
    }

    /// Adds one row to every row.
    pub fn add_row(&mut self, bias: &[f32]) {
        for row in self.values.chunks_exact_mut(self.columns) {
            row.iter_mut().zip(bias).for_each(|(value, bias)| *value += bias);
        }
    }

    /// Cuts negative values at 0 (a rectified linear unit).
    pub fn rectify(&mut self) {
        for value in &mut self.values {
            *value = value.max(0.0);
        }
    }

    /// The whole matrix as a view.
    #[must_use]
    pub fn view(&self) -> View<'_> {
        self.part(0..self.rows(), 0..self.columns)
    }

    /// Some rows and columns as a view.
    #[must_use]
    pub fn part(&self, rows: std::ops::Range<usize>, columns: std::ops::Range<usize>) -> View<'_> {
        let all = ArrayView2::from_shape((self.rows(), self.columns), &self.values).expect("whole rows");
        View(all.slice_move(ndarray::s![rows, columns]))
    }
}

/// A part of a matrix, perhaps turned over.
#[derive(Clone, Copy, Debug)]
pub struct View<'a>(ArrayView2<'a, f32>);

impl View<'_> {
    /// Rows for columns.
    #[must_use]
    pub fn turned(self) -> Self {
        Self(self.0.reversed_axes())
    }
}

/// `a × b`.
#[must_use]
pub fn product(a: View, b: View) -> Matrix {
    let mut out = Matrix::zeros(a.0.nrows(), b.0.ncols());
    product_into(1.0, a, b, 0.0, &mut out);
    out
}

/// `out = scale · a × b + keep · out`.
pub fn product_into(scale: f32, a: View, b: View, keep: f32, out: &mut Matrix) {
    let columns = 0..out.columns;
    product_into_columns(scale, a, b, keep, out, columns);
}

/// As [`product_into`], into some columns of `out`.
pub fn product_into_columns(
    scale: f32,
    a: View,
    b: View,
    keep: f32,
    out: &mut Matrix,
    columns: std::ops::Range<usize>,
) {
    let shape = (out.rows(), out.columns);
    let target = ArrayViewMut2::from_shape(shape, &mut out.values).expect("whole rows");
    let mut target = target.slice_move(ndarray::s![.., columns]);
    general_mat_mul(scale, &a.0, &b.0, keep, &mut target);
}

/// The logistic function, `1 / (1 + e^-x)`.
#[must_use]
#[inline]
pub fn sigmoid(x: f32) -> f32 {
    0.5 + 0.5 * tanh(0.5 * x)
}

/// The hyperbolic tangent to seven digits, as a quotient of polynomials, so that a loop over it is vectorised.
#[inline]
fn tanh(x: f32) -> f32 {
    let x = x.clamp(-7.9, 7.9);
    let y = x * x;
    let over = [
        -2.760_768_4e-16,
        2.000_188e-13,
        -8.604_672e-11,
        5.122_297e-8,
        1.485_722_3e-5,
        6.372_62e-4,
        4.893_525e-3,
    ];
    let under = [1.198_258_4e-6, 1.185_347e-4, 2.268_434_6e-3, 4.893_525e-3];
    let horner = |factors: &[f32]| factors.iter().fold(0.0, |sum, factor| sum * y + factor);
    x * horner(&over) / horner(&under)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_logistic_function_is_close_to_its_definition() {
        for step in -200..=200 {
            let x = step as f32 / 10.0;
            let exact = 1.0 / (1.0 + (-x).exp());
            assert!((sigmoid(x) - exact).abs() < 1e-3, "{x}: {} {exact}", sigmoid(x));
        }
    }

    #[test]
    fn products_follow_their_definition() {
        let a = Matrix::new(2, vec![1.0, 2.0, 3.0, 4.0]);
        let b = Matrix::new(2, vec![5.0, 6.0, 7.0, 8.0]);
        assert_eq!(product(a.view(), b.view()).values, [19.0, 22.0, 43.0, 50.0]);
        assert_eq!(product(a.view().turned(), b.view()).values, [26.0, 30.0, 38.0, 44.0]);
        assert_eq!(product(a.part(1..2, 0..2), b.view()).values, [43.0, 50.0]);
    }
}
