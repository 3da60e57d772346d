//! A reader's decisions as a log applied to a comparison, keyed by content and not by index.
//!
//! It must never change a fact: what was found and what a reader decided stay apart.
