//! The window's state, commands and logic; it draws nothing.

pub mod sample;
