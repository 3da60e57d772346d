//! Conflicts: claims about one slot of one event that cannot both hold. One rule a file.
//!
//! A false conflict costs more trust than a missed one, so every rule asks for the same event, the
//! same role and the same slot, and keeps silent where any of them is in doubt.

pub(super) mod actor;
pub(super) mod age;
pub(super) mod cause;
pub(super) mod contrast;
pub(super) mod date;
pub(super) mod dispute;
pub(super) mod measure;
pub(super) mod name;
pub(super) mod none;
pub(super) mod number;
pub(super) mod outcome;
pub(super) mod place;
pub(super) mod polarity;
pub(super) mod quotation;
pub(super) mod rank;
pub(super) mod sequence;
pub(super) mod votes;
