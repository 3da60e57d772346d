//! Bytes to [`Article`](crate::model::Article): decoding, plain text, Markdown, HTML; one file a format.
//!
//! Pure: it must never open a file, a connection or a clock.
