//! Steps through the XML of office documents: only elements and their words, with a limit to how deep they nest.

use std::borrow::Cow;

use quick_xml::Reader;
use quick_xml::events::attributes::Attribute;
use quick_xml::events::{BytesStart, Event};

use crate::model::FileProblem;

/// Greatest depth of elements; a text document has some twenty.
const DEEPEST: usize = 500;

/// One step through a document.
pub enum Step<'a> {
    /// An element begins.
    Start(Element<'a>),
    /// An element ends; its name without the prefix.
    End(String),
    /// Words, with entities resolved.
    Words(Cow<'a, str>),
}

/// An element with its attributes.
pub struct Element<'a>(BytesStart<'a>);

impl Element<'_> {
    /// Its name without the prefix; prefixes are the writer's choice.
    pub fn name(&self) -> String {
        local(self.0.name().as_ref())
    }

    /// The value of an attribute, by its name without the prefix.
    pub fn attribute(&self, name: &str) -> Option<String> {
        let is_it = |attribute: &Attribute<'_>| local(attribute.key.as_ref()) == name;
        let found = self.0.attributes().with_checks(false).flatten().find(is_it)?;
        Some(resolved(&String::from_utf8_lossy(&found.value)))
    }
}

/// Calls `see` for each step of `markup`. Entities that the document declares itself are never expanded.
///
/// # Errors
/// [`FileProblem::Damaged`] where the markup is broken or nests too deep.
pub fn walk<'a>(markup: &'a [u8], mut see: impl FnMut(Step<'_>)) -> Result<(), FileProblem> {
    let mut reader: Reader<&'a [u8]> = Reader::from_reader(markup);
    reader.config_mut().expand_empty_elements = true;
    let broken = || FileProblem::Damaged("its XML is broken");
    let mut depth = 0_usize;
    loop {
        match reader.read_event().map_err(|_| broken())? {
            Event::Start(element) => {
                depth += 1;
                if depth > DEEPEST {
                    return Err(FileProblem::Damaged("its XML nests too deep"));
                }
                see(Step::Start(Element(element)));
            }
            Event::End(element) => {
                depth = depth.saturating_sub(1);
                see(Step::End(local(element.name().as_ref())));
            }
            Event::Text(words) => see(Step::Words(String::from_utf8_lossy(&words))),
            Event::CData(words) => see(Step::Words(String::from_utf8_lossy(&words))),
            Event::GeneralRef(name) => see(Step::Words(entity(&String::from_utf8_lossy(&name)).into())),
            Event::Eof => break,
            _ => {}
        }
    }
    if depth > 0 { Err(broken()) } else { Ok(()) }
}

fn local(name: &[u8]) -> String {
    let name = String::from_utf8_lossy(name);
    name.rsplit(':').next().unwrap_or_default().to_owned()
}

/// What an entity stands for; one that is unknown is a blank.
fn entity(name: &str) -> String {
    let number = name
        .strip_prefix('#')
        .and_then(|number| match number.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => number.parse().ok(),
        });
    match name {
        "amp" => "&".to_owned(),
        "lt" => "<".to_owned(),
        "gt" => ">".to_owned(),
        "quot" => "\"".to_owned(),
        "apos" => "'".to_owned(),
        _ => number.and_then(char::from_u32).unwrap_or(' ').to_string(),
    }
}

/// An attribute's value with its entities resolved.
fn resolved(value: &str) -> String {
    let mut parts = value.split('&');
    let mut whole = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        match part.split_once(';') {
            Some((name, rest)) if name.len() < 10 => {
                whole.push_str(&entity(name));
                whole.push_str(rest);
            }
            _ => {
                whole.push('&');
                whole.push_str(part);
            }
        }
    }
    whole
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(markup: &str, want: &str) {
        let mut seen = String::new();
        let walked = walk(markup.as_bytes(), |step| match step {
            Step::Start(element) => {
                let value = element
                    .attribute("v")
                    .map(|value| format!("={value}"))
                    .unwrap_or_default();
                seen += &["<", &element.name(), &value, ">"].concat();
            }
            Step::End(name) => seen += &["</", &name, ">"].concat(),
            Step::Words(words) => seen.push_str(&words),
        });
        match walked {
            Ok(()) => assert_eq!(seen, want),
            Err(_) => assert_eq!(want, "broken"),
        }
    }

    #[test]
    fn steps() {
        check(
            "<w:p w:v='1 &amp; 2'>a&#x41;b &lt;<b/></w:p>",
            "<p=1 & 2>aAb <<b></b></p>",
        );
        check("<a><b></a>", "broken");
        check("<a>", "broken");
        check(&"<a>".repeat(100_000), "broken");
        let bomb = "<!DOCTYPE a [<!ENTITY x 'xx'><!ENTITY y '&x;&x;'>]><a>&y;</a>";
        check(bomb, "<a> </a>");
    }
}
