//! A look at a document's packed streams before anything unpacks them whole.

use flate2::{Decompress, FlushDecompress, Status};

use crate::model::FileProblem;

/// Greatest size of all streams together, in bytes, unpacked.
const MAX_ALL: u64 = 300_000_000;

/// How many times its own size a stream may unpack to, once it is large; text packs to a fifth, drawings to a
/// twentieth, the method itself to a thousandth.
const MAX_RATIO: u64 = 200;

/// Size from which the ratio counts, in bytes.
const LARGE: u64 = 4_000_000;

/// Adds up what the streams unpack to. They are found by the word that begins them, wherever they stand, and unpacked
/// piece by piece into a small buffer.
///
/// # Errors
/// [`FileProblem::Swollen`] where it is too much.
pub fn check(bytes: &[u8]) -> Result<(), FileProblem> {
    let mut all = 0;
    let mut at = 0;
    while let Some(found) = find(&bytes[at..], b"stream") {
        let word = at + found;
        let from = word + b"stream".len();
        at = from;
        if bytes[..word].ends_with(b"end") {
            continue;
        }
        let blank = bytes[from..]
            .iter()
            .take(2)
            .take_while(|byte| matches!(byte, b'\r' | b'\n'))
            .count();
        let packed = &bytes[from + blank..];
        let (read, size) = unpacked(packed, MAX_ALL - all);
        all += size;
        if all >= MAX_ALL || size > LARGE && size / read.max(1) > MAX_RATIO || unpacks_twice(&bytes[..word]) {
            return Err(FileProblem::Swollen { limit: MAX_ALL });
        }
    }
    Ok(())
}

/// Whether the dictionary before a stream names two methods that swell, one in the other.
fn unpacks_twice(before: &[u8]) -> bool {
    let head = &before[before.len().saturating_sub(400)..];
    // Only the last dictionary counts.
    let begin = find_last(head, b"obj").unwrap_or(0);
    let count = |word: &[u8]| {
        head[begin..]
            .windows(word.len())
            .filter(|window| window == &word)
            .count()
    };
    count(b"/FlateDecode") + count(b"/LZWDecode") + count(b"/RunLengthDecode") > 1
}

/// How many bytes were read and how many they unpack to, up to `most`; none where they are not packed this way.
fn unpacked(packed: &[u8], most: u64) -> (u64, u64) {
    // The header's method and check bits (RFC 1950, 2.2).
    if packed.len() < 2 || packed[0] & 0x0F != 8 || !u16::from_be_bytes([packed[0], packed[1]]).is_multiple_of(31) {
        return (0, 0);
    }
    let mut decoder = Decompress::new(true);
    let mut buffer = vec![0; 1 << 16];
    while decoder.total_out() < most {
        let (read, size) = (decoder.total_in(), decoder.total_out());
        let rest = &packed[read as usize..];
        match decoder.decompress(rest, &mut buffer, FlushDecompress::None) {
            Ok(Status::Ok) if decoder.total_in() > read || decoder.total_out() > size => {}
            _ => break,
        }
    }
    (decoder.total_in(), decoder.total_out())
}

fn find(bytes: &[u8], word: &[u8]) -> Option<usize> {
    let mut at = 0;
    while let Some(found) = bytes[at..].iter().position(|byte| *byte == word[0]) {
        at += found;
        if bytes[at..].starts_with(word) {
            return Some(at);
        }
        at += 1;
    }
    None
}

fn find_last(bytes: &[u8], word: &[u8]) -> Option<usize> {
    bytes.windows(word.len()).rposition(|window| window == word)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn stream(plain: &[u8], dictionary: &str) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(plain).unwrap();
        let packed = encoder.finish().unwrap();
        [
            b"%PDF-1.4\n1 0 obj <<",
            dictionary.as_bytes(),
            b">>\nstream\r\n",
            &packed,
            b"\nendstream endobj",
        ]
        .concat()
    }

    #[test]
    fn what_swells_is_refused_before_it_is_read() {
        assert!(check(&stream(&vec![b' '; 20_000_000], "/Filter /FlateDecode")).is_err());
        assert!(check(&stream(b"x", "/Filter [/FlateDecode /FlateDecode]")).is_err());
        assert!(check(&stream(b"BT (The hall burned.) Tj ET", "/Filter /FlateDecode")).is_ok());
        assert!(check(b"%PDF-1.4 stream endstream stream\n\x78\x9c").is_ok());
        assert!(check(b"").is_ok());
    }

    #[test]
    fn a_stream_that_ends_early_is_no_endless_loop() {
        let whole = stream(&b"The hall burned. ".repeat(1000), "/Filter /FlateDecode");
        for cut in (0..whole.len()).step_by(3) {
            assert!(check(&whole[..cut]).is_ok());
        }
    }
}
