//! The article among a page's JSON-LD objects (schema.org).
//!
//! Knows nothing of the page's own words; what it holds is believed only as far as the page bears it out.

use std::borrow::Cow;

use dom_query::Document;
use jiff::civil::Date;
use serde_json::{Map, Value};

use super::super::assemble::one_line;
use super::super::dates;
use super::meta::is_a_name;

/// Letters from which a text is more than a summary; of two articles the one with such a text is the page's.
const LEAST_TEXT: usize = 500;

/// What the structured data says of the article.
#[derive(Default)]
pub struct Linked {
    /// The headline.
    pub title: Option<String>,
    /// The name, which is the title on some sites and a label on others.
    pub name: Option<String>,
    /// The authors.
    pub byline: Option<String>,
    /// The publisher.
    pub outlet: Option<String>,
    /// Day of publication.
    pub published: Option<Date>,
    /// Day of the last change.
    pub updated: Option<Date>,
    /// The text; markup on some sites.
    pub body: Option<String>,
}

impl Linked {
    /// Reads the article that the page is about: the first that holds a text, else the first that has a headline, else
    /// the first.
    pub fn of(page: &Document) -> Self {
        let scripts = page.select("script[type='application/ld+json']");
        let values: Vec<Value> = scripts.iter().filter_map(|script| parsed(&script.text())).collect();
        let mut articles = Vec::new();
        for value in &values {
            collect(value, &mut articles);
        }
        let has_text = |article: &&&Map<String, Value>| body(article).is_some_and(|text| text.len() >= LEAST_TEXT);
        let has_title = |article: &&&Map<String, Value>| article.get("headline").is_some_and(Value::is_string);
        let found = articles
            .iter()
            .find(has_text)
            .or_else(|| articles.iter().find(has_title))
            .or(articles.first());
        found.map_or_else(Self::default, |article| Self::read(article))
    }

    fn read(article: &Map<String, Value>) -> Self {
        let string = |field: &str| {
            let text = article.get(field).and_then(Value::as_str).map(decoded);
            text.filter(|text| !text.is_empty())
        };
        let names: Vec<String> = match article.get("author") {
            Some(Value::Array(authors)) => authors.iter().filter_map(name_of).collect(),
            author => author.and_then(name_of).into_iter().collect(),
        };
        let day = |field: &str| article.get(field).and_then(Value::as_str).and_then(dates::find);
        Self {
            title: string("headline"),
            name: string("name"),
            byline: (!names.is_empty()).then(|| names.join(", ")),
            outlet: article.get("publisher").and_then(name_of),
            published: day("datePublished"),
            updated: day("dateModified"),
            body: body(article),
        }
    }
}

/// The value in a script; what sites wrap it in is taken off, and line ends inside strings, which the format forbids and
/// many sites write all the same, are forgiven.
fn parsed(script: &str) -> Option<Value> {
    let text = script.trim().trim_start_matches("<!--").trim_end_matches("-->").trim();
    let text = text.trim_start_matches("//").trim_start_matches("/*").trim();
    let text = text.trim_start_matches("<![CDATA[").trim().trim_start_matches("*/");
    let text = text.trim_end_matches("*/").trim_end_matches("]]>").trim();
    let text = text
        .trim_end_matches("//")
        .trim_end_matches("/*")
        .trim()
        .trim_end_matches(';');
    // The parser refuses what nests deeper than 128 levels, so that nothing here can overflow.
    serde_json::from_str(text)
        .or_else(|_| serde_json::from_str(&without_raw_line_ends(text)))
        .ok()
}

/// A JSON text whose strings have their control characters written as the format asks.
fn without_raw_line_ends(text: &str) -> Cow<'_, str> {
    if !text.contains(char::is_control) {
        return Cow::Borrowed(text);
    }
    let mut mended = String::with_capacity(text.len() + 64);
    let (mut inside, mut escaped) = (false, false);
    for letter in text.chars() {
        match letter {
            '\n' if inside => mended.push_str("\\n"),
            letter if letter.is_control() => mended.push(' '),
            letter => mended.push(letter),
        }
        inside ^= letter == '"' && !escaped;
        escaped = letter == '\\' && !escaped;
    }
    Cow::Owned(mended)
}

/// Adds the articles in a JSON-LD value: itself, those of a list or graph, and the one that a page is about.
fn collect<'a>(value: &'a Value, found: &mut Vec<&'a Map<String, Value>>) {
    match value {
        Value::Array(values) => values.iter().for_each(|value| collect(value, found)),
        Value::Object(object) => {
            if is_article(object) {
                found.push(object);
            }
            for field in ["@graph", "mainEntity", "mainEntityOfPage"] {
                if let Some(value) = object.get(field) {
                    collect(value, found);
                }
            }
        }
        _ => {}
    }
}

/// Whether an object is an article after schema.org: `Article` and the types below it.
fn is_article(object: &Map<String, Value>) -> bool {
    let named = |kind: &Value| {
        kind.as_str()
            .is_some_and(|kind| kind.ends_with("Article") || kind.ends_with("BlogPosting") || kind == "Report")
    };
    match object.get("@type") {
        Some(Value::Array(kinds)) => kinds.iter().any(named),
        kind => kind.is_some_and(named),
    }
}

/// The text of an article; that of a live report is all its updates, in the order given.
fn body(article: &Map<String, Value>) -> Option<String> {
    let text = |object: &Map<String, Value>| {
        let found = ["articleBody", "text"]
            .iter()
            .find_map(|field| object.get(*field)?.as_str());
        found.map(unescaped)
    };
    let updates = match article.get("liveBlogUpdate") {
        Some(Value::Array(updates)) => updates.iter().filter_map(Value::as_object).filter_map(text).collect(),
        _ => Vec::new(),
    };
    let all: Vec<String> = text(article).into_iter().chain(updates).collect();
    (!all.is_empty()).then(|| all.join("\n"))
}

/// A person's or an organization's name, given alone or in an object.
fn name_of(value: &Value) -> Option<String> {
    let name = value.as_str().or_else(|| value["name"].as_str()).map(decoded)?;
    is_a_name(&name).then_some(name)
}

/// JSON-LD often carries HTML entities, which the page's parser does not see.
fn decoded(text: &str) -> String {
    if text.contains('&') || text.contains('<') {
        one_line(&Document::fragment(text).text())
    } else {
        one_line(text)
    }
}

/// A text whose markup may be written as entities, with its line ends.
fn unescaped(text: &str) -> String {
    if text.contains("&lt;") || text.contains('&') && !text.contains("</") {
        let lines: Vec<String> = text
            .split('\n')
            .map(|line| Document::fragment(line).text().to_string())
            .collect();
        return lines.join("\n");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::super::meta::Meta;
    use super::*;

    #[test]
    fn json_ld_in_a_graph() {
        let found = Meta::of_head(
            r#"<script type="application/ld+json">{"@context":"https://schema.org","@graph":[{"@type":"WebSite"},
            {"@type":["NewsArticle"],"headline":"Fire &amp; flood","author":[{"name":"Ada Holm"},{"name":"Jon Vik"}],
            "publisher":{"name":"Harbour Gazette"},"datePublished":"2024-01-04T23:10:00+01:00"}]}</script>"#,
        );
        assert_eq!(
            found,
            Meta {
                title: Some("Fire & flood".to_owned()),
                byline: Some("Ada Holm, Jon Vik".to_owned()),
                outlet: Some("Harbour Gazette".to_owned()),
                published: Date::new(2024, 1, 4).ok(),
                ..Meta::default()
            }
        );
    }

    #[test]
    fn broken_json_is_passed_over() {
        assert_eq!(
            Meta::of_head("<script type='application/ld+json'>{\"@type\": </script>"),
            Meta::default()
        );
        let deep = "[".repeat(100_000);
        assert_eq!(
            Meta::of_head(&format!("<script type='application/ld+json'>{deep}</script>")),
            Meta::default()
        );
    }

    #[track_caller]
    fn check_body(json: &str, want: Option<&str>) {
        let found = Meta::of_head(&format!("<script type='application/ld+json'>{json}</script>"));
        assert_eq!(found.body.as_deref(), want, "{json}");
    }

    #[test]
    fn the_article_that_the_page_is_about() {
        let long = "The hall burned down on Friday. ".repeat(20);
        // A list of other articles comes first, the page's own is what the page is about.
        check_body(
            &format!(
                r#"[{{"@type":"NewsArticle","headline":"Another"}},{{"@type":"WebPage","mainEntity":
                {{"@type":"ReportageNewsArticle","articleBody":"{long}"}}}}]"#
            ),
            Some(&long),
        );
        check_body(r#"{"@type":"WebPage","text":"Two men were hurt."}"#, None);
    }

    #[test]
    fn the_updates_of_a_live_report_are_its_text() {
        check_body(
            r#"{"@type":"LiveBlogPosting","liveBlogUpdate":[{"@type":"BlogPosting","articleBody":"One."},{"text":"Two."}, 3]}"#,
            Some("One.\nTwo."),
        );
    }

    #[test]
    fn line_ends_inside_strings_are_forgiven() {
        check_body(
            "{\"@type\":\"Article\",\n\"articleBody\":\"One \\\"hall\\\".\nTwo.\"}",
            Some("One \"hall\".\nTwo."),
        );
        check_body(
            "//<![CDATA[\n{\"@type\":\"Article\",\"text\":\"One.\"}\n//]]>",
            Some("One."),
        );
        check_body("{\"@type\":\"Article\",\"text\":\"One.\"};", Some("One."));
        check_body("{\"@type\":\"Article\",\"text\":\"One.", None);
    }
}
