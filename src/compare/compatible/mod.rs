//! Look-alikes: what seems to be a conflict and is none, with the reason. One rule a file.

pub(super) mod date;
pub(super) mod degree;
pub(super) mod estimate;
pub(super) mod length;
pub(super) mod member;
pub(super) mod number;
pub(super) mod office;
pub(super) mod ordinal;
pub(super) mod party;
pub(super) mod place;
pub(super) mod proportion;
pub(super) mod reason;
pub(super) mod relative;
pub(super) mod unit;
pub(super) mod update;
pub(super) mod vague;
