//! Conflicts: claims about one slot of one event that cannot both hold. One rule a file.
//!
//! A false conflict costs more trust than a missed one, so every rule asks for the same event, the
//! same role and the same slot, and keeps silent where any of them is in doubt.

pub(super) mod cause;
pub(super) mod date;
pub(super) mod dispute;
pub(super) mod name;
pub(super) mod number;
pub(super) mod outcome;
pub(super) mod place;
pub(super) mod quotation;
pub(super) mod rank;
pub(super) mod sequence;
