//! The sieves on sentences of our own: what must be joined, and what must not.
