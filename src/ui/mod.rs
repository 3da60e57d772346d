//! Drawing: the eframe window, theme, columns, ribbons, panels, views.
//!
//! Drawing returns commands; it must never change the state itself.
