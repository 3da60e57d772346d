//! Mail messages (RFC 5322, MIME) and web pages saved as one (MIME HTML, RFC 2557).

use std::path::Path;

use jiff::civil::Date;
use mail_parser::{Message, MessageParser, MimeHeaders as _, PartType};

use crate::model::FileProblem;

use super::{Draft, decode, html, plain, sniff};

/// Headers by which a message is known; a few of them make one, for "From:" begins many a line.
const HEADERS: &[&str] = &[
    "from",
    "to",
    "subject",
    "date",
    "mime-version",
    "content-type",
    "message-id",
    "received",
    "return-path",
    "delivered-to",
    "reply-to",
    "x-mailer",
    "dkim-signature",
    "content-transfer-encoding",
    "snapshot-content-location",
    "cc",
    "user-agent",
    "list-id",
    "sender",
];

/// Greatest depth of parts inside parts that is followed; messages forwarded inside messages have a few.
const DEEPEST: usize = 50;

/// What a message is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// A web page with its pictures.
    Page,
    /// A mail.
    Letter,
}

/// What kind of message some bytes begin as, if they do: lines of headers, then a blank line.
pub fn sort(bytes: &[u8]) -> Option<Sort> {
    let head = String::from_utf8_lossy(&bytes[..bytes.len().min(16_384)]);
    let (mut known, mut fields, mut page) = (0, 0, false);
    // Mailboxes put a line of their own before the headers.
    for (index, line) in head.trim_start_matches(['\u{feff}', '\n', '\r']).lines().enumerate() {
        if line.trim().is_empty() {
            break;
        }
        if line.starts_with([' ', '\t']) && fields > 0 || index == 0 && line.starts_with("From ") {
            page |= line.contains("text/html");
            continue;
        }
        let (name, value) = line.split_once(':')?;
        if name.is_empty() || !name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-') {
            return None;
        }
        fields += 1;
        let name = name.to_ascii_lowercase();
        known += usize::from(HEADERS.contains(&name.as_str()));
        page |= name == "snapshot-content-location"
            || name == "content-type" && value.trim_start().to_ascii_lowercase().starts_with("multipart/related");
    }
    if known < 2 || known * 3 < fields && known < 4 {
        return None;
    }
    Some(if page { Sort::Page } else { Sort::Letter })
}

/// Reads a saved page, or the letter in a message.
///
/// # Errors
/// [`FileProblem::Damaged`] where there is no text in it.
pub fn read(bytes: &[u8], sort: Sort) -> Result<Draft, FileProblem> {
    if depth(bytes) > DEEPEST {
        return Err(FileProblem::Damaged("its parts nest too deep"));
    }
    let message = MessageParser::default()
        .parse(bytes)
        .ok_or(FileProblem::Damaged("it is no message"))?;
    let page = message.parts.iter().find_map(|part| match &part.body {
        PartType::Html(markup) => {
            // The parser takes what names no encoding for UTF-8; pages name theirs inside.
            let named = part.content_type().and_then(|kind| kind.attribute("charset")).is_some();
            let raw = part.contents();
            Some(match decode::decode(raw) {
                Ok((text, _)) if !named => text,
                _ => markup.to_string(),
            })
        }
        _ => None,
    });
    if sort == Sort::Page
        && let Some(page) = &page
    {
        return Ok(html::read(page));
    }
    Ok(letter(&message, page))
}

/// The files attached to a letter that may be articles, with the names that they bear: documents and archives by what
/// they hold, texts by the ending of their names, for cards, calendars and signatures are texts too.
pub fn attached(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    if sort(bytes) != Some(Sort::Letter) || depth(bytes) > DEEPEST {
        return Vec::new();
    }
    let Some(message) = MessageParser::default().parse(bytes) else {
        return Vec::new();
    };
    let parts = message.attachments().enumerate();
    let named = parts.map(|(at, part)| {
        let name = part.attachment_name().unwrap_or_default().replace(['/', '\\'], "_");
        let name = if name.is_empty() {
            format!("part {}", at + 1)
        } else {
            name
        };
        (name, part.contents())
    });
    named
        .filter(|(name, bytes)| sniff::is_document(bytes) || sniff::is_named_as_text(Path::new(name)))
        .map(|(name, bytes)| (name, bytes.to_vec()))
        .collect()
}

/// The text of a mail, its subject as the title.
fn letter(message: &Message<'_>, page: Option<String>) -> Draft {
    let text = message.parts.iter().find_map(|part| match &part.body {
        PartType::Text(text) if !part.is_attachment_like() => Some(text.to_string()),
        _ => None,
    });
    // Some senders put "open this mail in a browser" where the text should be.
    let enough = |text: &str, page: &Option<String>| text.split_whitespace().count() > 40 || page.is_none();
    let mut draft = match (text, page) {
        (Some(text), page) if enough(&text, &page) => {
            let text = without_signature(&text.replace("\r\n", "\n").replace('\r', "\n"));
            plain_below(message.subject().unwrap_or_default(), &text)
        }
        (_, Some(page)) => html::read_letter(&page, message.subject()),
        _ => Draft::default(),
    };
    let sender = message.from().and_then(|from| from.first());
    let name = sender.and_then(|sender| sender.name()).map(str::to_owned);
    draft.byline = draft.byline.or(name);
    draft.published = draft.published.or_else(|| {
        let date = message.date()?;
        Date::new(
            i16::try_from(date.year).ok()?,
            i8::try_from(date.month).ok()?,
            i8::try_from(date.day).ok()?,
        )
        .ok()
    });
    draft
}

/// Plain text with a title above it that the text itself does not have.
fn plain_below(subject: &str, text: &str) -> Draft {
    let subject = super::assemble::one_line(subject);
    let first = text.trim_start().lines().next().unwrap_or_default();
    if subject.is_empty() || super::assemble::same_words(first, &subject) {
        return plain::read(text.to_owned());
    }
    plain::read(format!("{subject}\n\n{}", text.trim_start()))
}

/// The text above the line that begins a signature (RFC 3676, 4.3).
fn without_signature(text: &str) -> String {
    // Some encodings lose the blank behind the dashes.
    match text.rfind("\n-- \n").or_else(|| text.rfind("\n--\n")) {
        Some(at) if at * 2 > text.len() => text[..at].to_owned(),
        _ => text.to_owned(),
    }
}

/// How many containers of parts the message declares; a bound to how deep it can nest.
fn depth(bytes: &[u8]) -> usize {
    let marks: [&[u8]; 2] = [b"multipart/", b"message/rfc822"];
    bytes
        .windows(14)
        .filter(|window| {
            marks
                .iter()
                .any(|mark| window.len() >= mark.len() && window[..mark.len()].eq_ignore_ascii_case(mark))
        })
        .count()
}

/// Whether a part says that it is a file beside the letter.
trait Attached {
    fn is_attachment_like(&self) -> bool;
}

impl Attached for mail_parser::MessagePart<'_> {
    fn is_attachment_like(&self) -> bool {
        self.content_disposition()
            .is_some_and(|kind| kind.ctype().eq_ignore_ascii_case("attachment"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn messages_are_told_from_text() {
        let page = b"From: <Saved by Blink>\r\nSubject: x\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n\ttype=\"text/html\"\r\n\r\n";
        assert_eq!(sort(page), Some(Sort::Page));
        assert_eq!(
            sort(b"From: Ada <a@example.org>\nTo: b@example.org\nSubject: Fire\n\nHi"),
            Some(Sort::Letter)
        );
        assert_eq!(sort(b"From: the town hall\n\nThe hall burned."), None);
        assert_eq!(sort(b"Subject to change\nFrom: here\nTo: there\n"), None);
        assert_eq!(
            sort(b"To: be or not to be, that is what he asked.\nDate: none\nAnd so on."),
            None
        );
        assert_eq!(sort(b""), None);
    }

    #[test]
    fn a_letter_is_read() {
        let mail = "From: =?utf-8?q?Ada_H=C3=B6lm?= <ada@example.org>\r\nTo: b@example.org\r\nSubject: Fire destroys market \
            hall\r\nDate: Thu, 4 Jan 2024 10:00:00 +0100\r\nMIME-Version: 1.0\r\nContent-Type: text/plain; \
            charset=\"iso-8859-1\"\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\nThe caf=E9 at the old market \
            hall burned down on =\r\nFriday.\r\n\r\nTwo men were hurt.\r\n\r\n-- \r\nAda\r\n";
        let draft = read(mail.as_bytes(), Sort::Letter).unwrap();
        assert_eq!(draft.title.as_deref(), Some("Fire destroys market hall"));
        assert_eq!(draft.byline.as_deref(), Some("Ada H\u{f6}lm"));
        assert_eq!(draft.published, Date::new(2024, 1, 4).ok());
        assert!(
            draft
                .text
                .contains("The caf\u{e9} at the old market hall burned down on Friday."),
            "{}",
            draft.text
        );
        assert!(draft.text.trim_end().ends_with("hurt."), "{}", draft.text);
    }

    #[test]
    fn parts_inside_parts_end() {
        let part = |n: usize| format!("Content-Type: multipart/mixed; boundary=b{n}\n\n--b{n}\n");
        let parts: Vec<String> = (0..20_000).map(part).collect();
        let mail = format!("From: a\nTo: b\nSubject: c\n{}", parts.concat());
        assert!(read(mail.as_bytes(), Sort::Letter).is_err());
    }
}
