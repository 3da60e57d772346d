//! The sample story: what a first start shows.

/// File name and text of each article; all of it invented (`assets/samples/README.md`).
pub const SAMPLE: [(&str, &str); 3] = [
    ("courier.txt", include_str!("../../assets/samples/courier.txt")),
    ("meridian.txt", include_str!("../../assets/samples/meridian.txt")),
    ("clarion.txt", include_str!("../../assets/samples/clarion.txt")),
];
