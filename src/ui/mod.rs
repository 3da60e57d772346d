//! Drawing: the eframe window, theme, columns, ribbons, panels, views.
//!
//! Drawing returns commands; it must never change the state itself.

mod bottom_bar;
mod dialogs;
mod entity;
mod filters;
mod framing;
mod inspector;
mod keys;
mod lists;
mod menu;
mod names;
mod overview;
mod read;
mod signs;
mod start;
mod synopsis;
mod table;
mod taken;
mod theme;
mod timeline;
mod top_bar;
mod widgets;
mod window;

pub use start::run;
pub use window::Window;
