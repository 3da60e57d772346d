//! Arguments to the window or to a headless command; nothing else.

use parallax as _;

fn main() {}
