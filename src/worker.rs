//! The analysis thread: the newest request wins; progress, cancel; a panic becomes an error.
