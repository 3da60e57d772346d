//! The only access to users' files: open with limits, save so that no half-written file is ever seen.
//!
//! It must never know what is inside a file: it gives and takes bytes.

mod read;
mod session;
mod settings;
mod write;

pub use read::{MAX_FILE, files_below, is_folder, read, read_up_to};
pub use session::{read_workspace, save_session, session_path};
pub use settings::{documents, load_settings, save_settings};
pub use write::{Pending, save};
