//! Positions in text and the small containers that every other module is built on.
//!
//! Owns spans, locations, ids, [`IndexVec`], the line index and the cancel token. It is a leaf: it
//! must never know what an article, a word or a finding is.

mod cancel;
mod index_vec;
mod line_index;
mod span;

pub use cancel::Cancel;
pub use index_vec::{Idx, IndexVec, define_id};
pub use line_index::{LineColumn, LineIndex};
pub use span::{ArticleId, Location, Span};
