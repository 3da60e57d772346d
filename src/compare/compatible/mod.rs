//! Look-alikes: what seems to be a conflict and is none, with the reason. One rule a file.

pub(super) mod date;
pub(super) mod number;
