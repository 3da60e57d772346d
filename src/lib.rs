//! Parallax compares news articles on one event.
//!
//! The modules stand in reading order: each knows only those above it (the exact rules are in
//! `ARCHITECTURE.md` and enforced by `tests/architecture.rs`).

pub mod text;

pub mod model;

pub mod lexicon;

pub mod language;

pub mod ingest;

pub mod annotate;

pub mod align;

pub mod compare;

pub mod review;

pub mod report;

pub mod pipeline;

pub mod storage;

pub mod patience;

pub mod worker;

pub mod cli;

pub mod app;

pub mod ui;

#[cfg(test)]
#[path = "../tests/packed/mod.rs"]
mod packed_for_tests;
