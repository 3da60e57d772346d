//! The good files that are changed, and the pieces that are put between.

use std::path::Path;

/// Some of the files that other programs made of one article.
pub fn fixtures(names: &[&str]) -> Vec<Vec<u8>> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/formats");
    names
        .iter()
        .map(|name| std::fs::read(folder.join(name)).expect("the fixture is there"))
        .collect()
}

/// The sample's articles.
pub fn samples() -> Vec<Vec<u8>> {
    ["clarion", "courier", "meridian"]
        .iter()
        .map(|name| {
            let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("assets/samples/{name}.txt"));
            std::fs::read(path).expect("the sample is there")
        })
        .collect()
}

/// Pieces of news that recognisers look for.
pub const NEWS: &[&str] = &[
    " ",
    "\n",
    "\n\n",
    ". ",
    ", ",
    "\u{201c}",
    "\u{201d}",
    "\"",
    "'",
    "\u{2019}s ",
    " said ",
    "said on Monday",
    "Jon Vik",
    "Mr. ",
    "Port Varn ",
    "U.S. ",
    "the mayor",
    "at least ",
    "12,345.67",
    "3 million",
    "$4.5bn",
    "50%",
    "half",
    "two dozen",
    "1-2",
    "between 3 and 5 ",
    "yesterday",
    "on 31 February 2024",
    "2024-13-45",
    "9/11",
    "last week",
    "in 1999",
    "not ",
    "no ",
    "denied ",
    "killed",
    "was arrested",
    "(AP) \u{2014} ",
    "By Ada Holm",
    "who ",
    "which ",
    "he ",
    "they ",
    "and ",
    "but ",
    "because ",
    "according to ",
    "might ",
    "http://a.example/b?c=d",
    "@someone",
    "#tag",
    "\u{c}",
    "-",
    "--",
    ";",
    ":",
    "(",
    ")",
    "[",
    "]",
    "\u{20ac}",
    "km\u{b2}",
    "5\u{b0}C",
    "10 p.m. EST",
    "No. 1",
    "St. ",
    "e.g. ",
    "...",
    "?!",
    "A",
    "I ",
];
