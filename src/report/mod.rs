//! Reports: JSON after the contract, HTML, Markdown, CSV, DOCX.
//!
//! Owns the export types. It must never write a file: it gives text, `storage` saves it.

mod corrected;
pub mod csv;
pub mod docx;
pub mod html;
pub mod json;
pub mod markdown;
mod view;

pub use view::{Parts, Report, letter};
