//! Bytes to text: byte-order marks, UTF-8, and a guess where the bytes are neither.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE};

use crate::model::{FileProblem, Notice};

/// How much of a file is looked at for the encoding that a page declares (HTML Living Standard, 13.2.3.2, asks for
/// 1,024 bytes; real pages put scripts before it).
const DECLARATION: usize = 8192;

/// The text of `bytes` without a byte-order mark and with `\n` as its only line end, and what a reader should know.
///
/// # Errors
/// [`FileProblem::NotText`] when the bytes are no text in any encoding.
pub fn decode(bytes: &[u8]) -> Result<(String, Vec<Notice>), FileProblem> {
    let mut notices = Vec::new();
    let text = if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
        replace_broken(&bytes[mark..], encoding, &mut notices)
    } else if let Some(encoding) = utf16_without_mark(bytes) {
        replace_broken(bytes, encoding, &mut notices)
    } else if let Ok(text) = std::str::from_utf8(bytes) {
        text.to_owned()
    } else {
        guess(bytes, &mut notices)
    };
    if is_binary(&text) {
        return Err(FileProblem::NotText("a binary file"));
    }
    Ok((unix_line_ends(text), notices))
}

/// Decodes in the encoding that is declared, where there is one, or else in the one that fits best.
fn guess(bytes: &[u8], notices: &mut Vec<Notice>) -> String {
    // A text that is UTF-8 but for a few bytes was cut or patched together; no other encoding makes it better.
    let (text, broken) = UTF_8.decode_without_bom_handling(bytes);
    debug_assert!(broken, "valid UTF-8 was taken before");
    let replaced = text.matches('\u{FFFD}').count();
    let beyond_ascii = text.chars().filter(|character| !character.is_ascii()).count();
    if replaced * 4 <= beyond_ascii {
        notices.push(Notice::new(format!(
            "The text is not valid UTF-8: {replaced} unreadable {} been replaced.",
            if replaced == 1 { "place has" } else { "places have" }
        )));
        return text.into_owned();
    }
    let declared = declared(bytes).filter(|encoding| *encoding != UTF_8);
    let encoding = declared.unwrap_or_else(|| {
        let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
        detector.feed(bytes, true);
        detector.guess(None, Utf8Detection::Deny)
    });
    notices.push(Notice::new(format!(
        "The text is not UTF-8; it was read as {}, {}.",
        encoding.name(),
        if declared.is_some() {
            "as it says itself"
        } else {
            "which fits best"
        }
    )));
    encoding.decode_without_bom_handling(bytes).0.into_owned()
}

/// Decodes, with a notice where bytes did not fit the encoding.
fn replace_broken(bytes: &[u8], encoding: &'static Encoding, notices: &mut Vec<Notice>) -> String {
    let (text, broken) = encoding.decode_without_bom_handling(bytes);
    if broken {
        notices.push(Notice::new(format!(
            "The file says that it is {}, but not all of it is: unreadable places have been replaced.",
            encoding.name()
        )));
    }
    text.into_owned()
}

/// The encoding that a page names in `<meta charset=…>`, `<meta … content="…; charset=…">` or `<?xml encoding=…?>`.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes[..bytes.len().min(DECLARATION)].to_ascii_lowercase();
    let head = String::from_utf8_lossy(&head);
    if !head.contains("<meta") && !head.contains("<?xml") {
        return None;
    }
    let at = head.find("charset=").map(|at| at + "charset=".len());
    let at = at.or_else(|| head.find("encoding=").map(|at| at + "encoding=".len()))?;
    let rest = head[at..].trim_start_matches(['"', '\'', ' ']);
    let end = rest.find(|c: char| !c.is_ascii_alphanumeric() && !"-_:.".contains(c));
    Encoding::for_label(&rest.as_bytes()[..end.unwrap_or(rest.len())])
}

/// UTF-16 whose mark was lost: English text has a zero in every other byte.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096) & !1];
    let zeros = |parity: usize| head.iter().skip(parity).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 4 {
        None
    } else if odd * 10 >= pairs * 7 && even * 20 < pairs {
        Some(UTF_16LE)
    } else if even * 10 >= pairs * 7 && odd * 20 < pairs {
        Some(UTF_16BE)
    } else {
        None
    }
}

/// Whether control characters make up more than a slip: a zero anywhere near the start, or one in fifty.
fn is_binary(text: &str) -> bool {
    let mut characters = 0_usize;
    let mut controls = 0_usize;
    for character in text.chars().take(65_536) {
        characters += 1;
        let kept = matches!(
            character,
            '\n' | '\r' | '\t' | '\u{C}' | '\u{B}' | '\u{1B}' | '\u{8}' | '\u{85}'
        );
        if character == '\0' {
            controls += 10;
        } else if character.is_control() && !kept {
            controls += 1;
        }
    }
    controls * 50 > characters
}

/// `\r\n` and `\r` alone become `\n`.
fn unix_line_ends(text: String) -> String {
    if text.contains('\r') {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(bytes: &[u8], want: &str, said: &str) {
        let (text, notices) = decode(bytes).expect("it is text");
        assert_eq!(text, want);
        let all: Vec<_> = notices.iter().map(|notice| notice.message.as_str()).collect();
        assert!(
            if said.is_empty() {
                all.is_empty()
            } else {
                all.iter().any(|message| message.contains(said))
            },
            "{all:?} does not say {said:?}"
        );
    }

    #[test]
    fn marks_are_taken_off_and_line_ends_unified() {
        check(b"\xEF\xBB\xBFOne\r\ntwo\rthree\n", "One\ntwo\nthree\n", "");
        check("caf\u{e9} \u{2014} fine".as_bytes(), "caf\u{e9} \u{2014} fine", "");
        let wide: Vec<u8> = "Caf\u{e9} fire".encode_utf16().flat_map(u16::to_le_bytes).collect();
        check(&[b"\xFF\xFE".as_slice(), &wide].concat(), "Caf\u{e9} fire", "");
        check(&wide, "Caf\u{e9} fire", "");
        let wide: Vec<u8> = "Caf\u{e9} fire".encode_utf16().flat_map(u16::to_be_bytes).collect();
        check(&wide, "Caf\u{e9} fire", "");
    }

    #[test]
    fn other_encodings_are_guessed_and_named() {
        check(
            b"The caf\xE9 owner\x92s r\xE9sum\xE9 was \x93fine\x94, the court said.",
            "The caf\u{e9} owner\u{2019}s r\u{e9}sum\u{e9} was \u{201c}fine\u{201d}, the court said.",
            "windows-1252",
        );
        check(
            b"<html><meta charset=\"iso-8859-2\"><p>Pa\xB9ek</p>",
            "<html><meta charset=\"iso-8859-2\"><p>Pa\u{161}ek</p>",
            "ISO-8859-2, as it says itself",
        );
    }

    #[test]
    fn a_slip_in_utf8_stays_utf8() {
        let mut bytes = "\u{201c}Yes,\u{201d} he said \u{2014} \u{201c}of course.\u{201d}"
            .as_bytes()
            .to_vec();
        bytes.extend(b" And \xC3 then");
        let (text, notices) = decode(&bytes).unwrap();
        assert!(text.starts_with("\u{201c}Yes,") && text.ends_with(" And \u{FFFD} then"));
        assert_eq!(
            notices[0].message,
            "The text is not valid UTF-8: 1 unreadable place has been replaced."
        );
    }

    #[test]
    fn binary_bytes_are_refused() {
        let bytes: Vec<u8> = (0..=255_u8).cycle().take(4000).collect();
        assert_eq!(decode(&bytes), Err(FileProblem::NotText("a binary file")));
        assert!(decode(b"a\0b").is_err());
        assert!(decode(b"A form\x0Cfeed is text.").is_ok());
    }
}
