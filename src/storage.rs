//! The only access to users' files: open, save atomically, settings, workspace.
