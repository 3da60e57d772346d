//! The window's state, commands and undo; no drawing.
