//! Reports: JSON after the contract, HTML, Markdown.
//!
//! Owns the export types. It must never write a file: it gives text, `storage` saves it.
