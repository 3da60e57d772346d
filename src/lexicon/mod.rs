//! Word lists and the gazetteer, parsed once from `assets/`.
//!
//! Owns what English words mean to the recognisers: places and their names, titles, cue verbs,
//! hedges, loaded words, units. It must never know an article or a sentence.
