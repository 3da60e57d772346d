//! Tests over files that other programs made of one article of our own, and over damaged copies of them.

use std::path::Path;

use crate::model::{Article, Format};

use super::read_all;

/// The fixtures: name, bytes, format of the first article in it.
macro_rules! files {
    ($($name:literal => $format:expr),* $(,)?) => {
        &[$(($name, include_bytes!(concat!("../../tests/fixtures/formats/", $name)), $format)),*]
    };
}

const FILES: &[(&str, &[u8], Format)] = files! {
    "twin.txt" => Format::Text,
    "pandoc.docx" => Format::Docx,
    "office.docx" => Format::Docx,
    "pandoc.odt" => Format::Odt,
    "office.odt" => Format::Odt,
    "pandoc.rtf" => Format::Rtf,
    "office.rtf" => Format::Rtf,
    "office.pdf" => Format::Pdf,
    "opened.pdf" => Format::Pdf,
    "browser.pdf" => Format::Pdf,
    "columns.pdf" => Format::Pdf,
    "letter.eml" => Format::Mail,
    "page.mhtml" => Format::Mhtml,
    "packed.zip" => Format::Html,
    "singlefile.html" => Format::Html,
    "browser.mhtml" => Format::Mhtml,
};

/// Damaged copies of each file.
const VARIANTS: u64 = 200;

fn paragraphs(article: &Article) -> Vec<&str> {
    let mut found: Vec<&str> = Vec::new();
    for block in &article.blocks {
        found.push(article.slice(block.span));
    }
    found
}

#[test]
fn every_format_gives_the_paragraphs_of_its_plain_twin() {
    let twin = super::read(FILES[0].1, Path::new("twin.txt")).unwrap();
    let want = paragraphs(&twin);
    assert_eq!(want.len(), 7);
    for (name, bytes, format) in FILES {
        let read = read_all(bytes, Path::new(name));
        let article = read[0].as_ref().unwrap_or_else(|error| panic!("{error}"));
        assert_eq!(article.source.format, *format, "{name}");
        assert_eq!(article.title, twin.title, "{name}");
        assert_eq!(article.language.as_deref(), Some("en"), "{name}");
        assert!(article.notices.is_empty(), "{name}: {:?}", article.notices);
        if *name == "columns.pdf" {
            // Born of the layout: a compound parted at its hyphen cannot be told from a word parted by one.
            let bare = |words: &[&str]| words.concat().replace('-', "");
            assert_eq!(bare(&paragraphs(article)), bare(&want), "{name}");
        } else {
            assert_eq!(paragraphs(article), want, "{name}");
        }
    }
}

#[test]
fn what_a_mail_says_of_itself_is_kept() {
    let (name, bytes, _) = FILES.iter().find(|(name, ..)| *name == "letter.eml").unwrap();
    let article = super::read(bytes, Path::new(name)).unwrap();
    assert_eq!(article.byline.as_deref(), Some("Ada Holm"));
    assert_eq!(article.published, jiff::civil::Date::new(2026, 3, 12).ok());
}

#[test]
fn the_browsers_head_and_foot_are_left_out_and_kept_for_the_audit() {
    let (name, bytes, _) = FILES.iter().find(|(name, ..)| *name == "browser.pdf").unwrap();
    let article = super::read(bytes, Path::new(name)).unwrap();
    assert!(
        article.left_out.iter().any(|left| left.words.ends_with("1/2")),
        "{:?}",
        article.left_out
    );
}

/// A generator of numbers that is the same everywhere (Marsaglia's xorshift, 2003).
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % end.max(1) as u64) as usize
    }
}

/// A copy of `bytes` with something wrong: cut, bytes changed, a piece gone, doubled, moved or blanked.
fn damaged(bytes: &[u8], seed: u64) -> Vec<u8> {
    let mut numbers = Numbers(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) | 1);
    let mut copy = bytes.to_vec();
    for _ in 0..=numbers.below(3) {
        let length = copy.len();
        if length < 8 {
            break;
        }
        let from = numbers.below(length - 1);
        let to = (from + 1 + numbers.below((length / 4).max(1))).min(length);
        match numbers.below(7) {
            0 => copy.truncate(from),
            1 => {
                for _ in 0..=numbers.below(20) {
                    let at = numbers.below(length);
                    copy[at] = numbers.below(256) as u8;
                }
            }
            2 => drop(copy.drain(from..to)),
            3 => {
                let piece = copy[from..to].to_vec();
                copy.splice(from..from, piece);
            }
            4 => {
                let piece: Vec<u8> = copy.drain(from..to).collect();
                let at = numbers.below(copy.len());
                copy.splice(at..at, piece);
            }
            5 => copy[from..to].fill(0),
            // Numbers in a text are lengths and places: one that is too large asks for too much.
            _ => {
                for byte in &mut copy[from..to] {
                    if byte.is_ascii_digit() && numbers.below(3) == 0 {
                        *byte = b'9';
                    }
                }
            }
        }
    }
    copy
}

#[test]
fn damaged_files_give_a_message_or_a_text() {
    for (name, bytes, _) in FILES {
        let (mut texts, mut messages) = (0, 0);
        for seed in 0..VARIANTS {
            for read in read_all(&damaged(bytes, seed), Path::new(name)) {
                match read {
                    Ok(article) => {
                        assert!(article.text.contains(char::is_alphanumeric), "{name} {seed}");
                        assert!(article.blocks.iter().all(|block| !article.slice(block.span).is_empty()));
                        texts += 1;
                    }
                    Err(error) => {
                        assert!(error.to_string().starts_with(name), "{name} {seed}: {error}");
                        messages += 1;
                    }
                }
            }
        }
        assert!(texts + messages >= VARIANTS, "{name}");
    }
}

#[test]
fn the_same_bytes_give_the_same_article() {
    for (name, bytes, _) in FILES {
        let read = || {
            super::read_all(bytes, Path::new(name))
                .into_iter()
                .map(Result::unwrap)
                .map(|article| article.text)
        };
        assert_eq!(read().collect::<Vec<_>>(), read().collect::<Vec<_>>(), "{name}");
    }
}
