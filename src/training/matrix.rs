//! Dense matrices of floats, row by row, and their products.

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
    pub fn new(columns: usize, values: Vec<f32>) -> Self {
        assert_eq!(values.len() % columns, 0, "whole rows");
        Self { columns, values }
    }

    pub fn zeros(rows: usize, columns: usize) -> Self {
        Self {
            columns,
            values: vec![0.0; rows * columns],
        }
    }

    pub fn rows(&self) -> usize {
        self.values.len() / self.columns
    }

    pub fn row(&self, index: usize) -> &[f32] {
        &self.values[index * self.columns..(index + 1) * self.columns]
    }

    pub fn row_mut(&mut self, index: usize) -> &mut [f32] {
        &mut self.values[index * self.columns..(index + 1) * self.columns]
    }

    pub fn add(&mut self, other: &Self) {
        self.values.iter_mut().zip(&other.values).for_each(|(value, other)| *value += other);
    }
}

/// `a × b`, either of them turned over first where its flag says so.
pub fn product(a: &Matrix, turn_a: bool, b: &Matrix, turn_b: bool) -> Matrix {
    let (a, b) = (view(a, turn_a), view(b, turn_b));
    let mut out = Matrix::zeros(a.nrows(), b.ncols());
    let columns = out.columns;
    let mut target = ArrayViewMut2::from_shape((a.nrows(), columns), &mut out.values).expect("sizes agree");
    general_mat_mul(1.0, &a, &b, 0.0, &mut target);
    out
}

fn view(matrix: &Matrix, turn: bool) -> ArrayView2<'_, f32> {
    let view = ArrayView2::from_shape((matrix.rows(), matrix.columns), &matrix.values).expect("whole rows");
    if turn { view.reversed_axes() } else { view }
}
